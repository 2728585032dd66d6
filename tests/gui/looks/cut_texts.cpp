// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/looks/cut_texts.h"

#include <qcustomplot.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <QTabBar>
#include <QTextLayout>
#include <cmath>

#include "app/desktop/view/bench/focus_page.h"

namespace velocert::app::test {
namespace {

// Qt tells views, delegates, headers and tabs alone what they draw with; a name in a class of the same line opens it.
struct OpenDelegate : QStyledItemDelegate {
    using QStyledItemDelegate::initStyleOption;
};
struct OpenView : QAbstractItemView {
    using QAbstractItemView::initViewItemOption;
};
struct OpenHeader : QHeaderView {
    using QHeaderView::sectionSizeFromContents;
};
struct OpenTabs : QTabBar {
    using QTabBar::tabSizeHint;
};

/// A text is drawn to the pixel below; a part of one is nobody's letter.
constexpr int hair = 1;

QSizeF laid_out(const QString& text, const QFont& font, int width, bool wraps) {
    QString lines = text;
    lines.replace('\n', QChar::LineSeparator);
    QTextLayout layout(lines, font);
    QTextOption option;
    option.setWrapMode(wraps ? QTextOption::WordWrap : QTextOption::ManualWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    double widest = 0;
    double height = 0;
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(wraps ? width : 1e6);
        widest = std::max(widest, line.naturalTextWidth());
        height += line.height();
    }
    layout.endLayout();
    return {widest, height};
}

class Finder {
  public:
    void look_at(const QWidget& widget) {
        if (!widget.isVisible()) return;
        if (const auto* label = qobject_cast<const QLabel*>(&widget)) look_at_label(*label);
        if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) look_at_button(*button);
        if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget)) look_at_cells(*view);
        if (const auto* header = qobject_cast<const QHeaderView*>(&widget)) look_at_header(*header);
        if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) look_at_tabs(*tabs);
        if (const auto* choice = qobject_cast<const QComboBox*>(&widget)) look_at_choice(*choice);
        if (const auto* field = qobject_cast<const QLineEdit*>(&widget)) look_at_hint(*field);
        if (const auto* letters = qobject_cast<const LargeText*>(&widget))
            if (!letters->fits()) add(widget, letters->text());
        // Plots of no kind of their own are told by what they draw.
        if (auto* plot = dynamic_cast<QCustomPlot*>(const_cast<QWidget*>(&widget))) look_at_plot(*plot);
    }
    QStringList found;

  private:
    void add(const QWidget& widget, const QString& text) { found << name_of(widget) + ": " + text; }
    static QString name_of(const QWidget& widget) {
        for (const auto* at = &widget; at != nullptr; at = at->parentWidget())
            if (!at->objectName().isEmpty() && !at->objectName().startsWith("qt_")) return at->objectName();
        return {};
    }
    void held(const QWidget& widget, const QString& text, bool whole) {
        if (!whole || reachable(widget) != widget.rect()) add(widget, text);
    }

    void look_at_label(const QLabel& label) {
        if (label.text().isEmpty() || !label.pixmap(Qt::ReturnByValue).isNull()) return;
        held(label, label.text(),
             label.wordWrap() ? label.heightForWidth(label.width()) <= label.height()
                              : label.sizeHint().width() <= label.width());
    }

    void look_at_button(const QAbstractButton& button) {
        // Qt draws the action of a line edit as its icon alone, in a button whose hint counts a frame besides.
        const bool icon = qobject_cast<const QLineEdit*>(button.parentWidget()) != nullptr;
        const QSize wanted = icon ? button.iconSize() : button.sizeHint();
        held(button, button.text(), wanted.width() <= button.width() && wanted.height() <= button.height());
    }

    void look_at_cells(const QAbstractItemView& view) {
        if (view.model() == nullptr || qobject_cast<const QHeaderView*>(&view) != nullptr) return;
        const QRect seen = view.viewport()->rect();
        const bool scrolls = view.horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff;
        look_at_rows(view, view.rootIndex(), seen, scrolls);
    }
    void look_at_rows(const QAbstractItemView& view, const QModelIndex& parent, const QRect& seen, bool scrolls) {
        const auto& model = *view.model();
        for (int row = 0; row < model.rowCount(parent); ++row)
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const auto index = model.index(row, column, parent);
                const QRect place = view.visualRect(index);
                if (place.isEmpty() && column > 0) continue;  // hidden, or under a cell that spans it
                if (place.intersects(seen)) look_at_cell(view, index, place, scrolls || place.right() <= seen.right());
                if (column == 0 && model.hasChildren(index)) look_at_rows(view, index, seen, scrolls);
                // What lies below is scrolled to, and drawn as its like above.
                if (place.top() > seen.bottom()) return;
            }
    }
    void look_at_cell(const QAbstractItemView& view, const QModelIndex& index, const QRect& place, bool in_reach) {
        const auto* delegate = qobject_cast<const QStyledItemDelegate*>(view.itemDelegateForIndex(index));
        if (delegate == nullptr) return;
        QStyleOptionViewItem option;
        (view.*(&OpenView::initViewItemOption))(&option);
        option.rect = place;
        (delegate->*(&OpenDelegate::initStyleOption))(&option, index);
        if (option.text.isEmpty()) return;
        const auto& style = *view.style();
        QRect room = style.subElementRect(QStyle::SE_ItemViewItemText, &option, &view);
        const int margin = style.pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, &view) + 1;
        const bool wraps = option.features.testFlag(QStyleOptionViewItem::WrapText);
        const QSizeF wanted = laid_out(option.text, option.font, room.width() - 2 * margin + 2 * hair, wraps);
        // Of lines that do not stand in it whole Qt draws fewer, with dots behind them; one line it draws in any case.
        const bool lines = wraps && wanted.height() >= 2 * QFontMetricsF(option.font).height();
        const int spare = lines ? 0 : 2 * hair;
        if (!in_reach || wanted.width() > room.width() - 2 * margin + 2 * hair ||
            wanted.height() > room.height() + spare)
            add(view, option.text);
    }

    void look_at_header(const QHeaderView& header) {
        if (header.model() == nullptr) return;
        for (int i = 0; i < header.count(); ++i) {
            const QString text = header.model()->headerData(i, header.orientation(), Qt::DisplayRole).toString();
            if (header.isSectionHidden(i) || text.isEmpty() || header.orientation() == Qt::Vertical) continue;
            const QSize wanted = (header.*(&OpenHeader::sectionSizeFromContents))(i);
            if (wanted.width() > header.sectionSize(i) + hair) add(header, text);
        }
    }

    void look_at_tabs(const QTabBar& tabs) {
        for (int i = 0; i < tabs.count(); ++i) {
            const QRect place = tabs.tabRect(i);
            const QSize wanted = (tabs.*(&OpenTabs::tabSizeHint))(i);
            if (wanted.width() > place.width() + hair || place.right() > tabs.rect().right() + hair)
                add(tabs, tabs.tabText(i));
        }
    }

    void look_at_choice(const QComboBox& choice) {
        if (choice.isEditable() || choice.currentText().isEmpty()) return;
        QStyleOptionComboBox option;
        option.initFrom(&choice);
        option.editable = false;
        option.subControls = QStyle::SC_All;
        const QRect room =
            choice.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &choice);
        const int icon = choice.itemIcon(choice.currentIndex()).isNull() ? 0 : choice.iconSize().width() + 4;
        if (choice.fontMetrics().horizontalAdvance(choice.currentText()) + icon > room.width() + 2 * hair)
            add(choice, choice.currentText());
    }

    void look_at_hint(const QLineEdit& field) {
        if (!field.text().isEmpty() || field.placeholderText().isEmpty()) return;
        QStyleOptionFrame option;
        option.initFrom(&field);
        const QRect room = field.style()->subElementRect(QStyle::SE_LineEditContents, &option, &field);
        const auto margins = field.textMargins();
        // A line edit keeps two pixels free on each side of its letters.
        if (field.fontMetrics().horizontalAdvance(field.placeholderText()) >
            room.width() - margins.left() - margins.right() - 4 + hair)
            add(field, field.placeholderText());
    }

    /// The end of a curve, where it decides, under words with a ground of their own.
    void look_for_hidden(QCustomPlot& plot, const QCPItemText& label, const QRectF& place) {
        constexpr double end = 0.1;
        if (label.brush().style() == Qt::NoBrush) return;
        for (int i = 0; i < plot.graphCount(); ++i) {
            const auto& graph = *plot.graph(i);
            if (!graph.visible() || graph.lineStyle() == QCPGraph::lsNone || graph.data()->isEmpty()) continue;
            const double first = graph.data()->at(0)->key;
            const double last = graph.data()->at(graph.data()->size() - 1)->key;
            for (const auto& point : *graph.data()) {
                if (point.key < last - end * (last - first)) continue;
                const QPointF at(plot.xAxis->coordToPixel(point.key), plot.yAxis->coordToPixel(point.value));
                if (!place.adjusted(hair, hair, -hair, -hair).contains(at)) continue;
                add(plot, "curve under " + label.text());
                return;
            }
        }
    }

    void look_at_plot(QCustomPlot& plot) {
        const QRectF all = QRectF(plot.rect()).adjusted(-hair, -hair, hair, hair);
        for (int i = 0; i < plot.itemCount(); ++i) {
            const auto* item = qobject_cast<const QCPItemText*>(plot.item(i));
            if (item == nullptr || !item->visible() || item->text().isEmpty()) continue;
            const QRectF place(item->topLeft->pixelPosition(), item->bottomRight->pixelPosition());
            const QRectF room =
                item->clipToAxisRect() ? QRectF(plot.axisRect()->rect()).adjusted(-hair, -hair, hair, hair) : all;
            if (!room.contains(place)) add(plot, item->text());
            look_for_hidden(plot, *item, place);
            for (int j = i + 1; j < plot.itemCount(); ++j) {
                const auto* other = qobject_cast<const QCPItemText*>(plot.item(j));
                if (other == nullptr || !other->visible() || other->text().isEmpty()) continue;
                const QRectF of_other(other->topLeft->pixelPosition(), other->bottomRight->pixelPosition());
                if (place.adjusted(hair, hair, -hair, -hair).intersects(of_other))
                    add(plot, item->text() + " | " + other->text());
            }
        }
        for (const auto* axis : {plot.xAxis, plot.yAxis}) {
            if (!axis->visible() || axis->label().isEmpty()) continue;
            const double wanted = QFontMetricsF(axis->labelFont()).horizontalAdvance(axis->label());
            const double room = axis->orientation() == Qt::Horizontal ? plot.width() : plot.height();
            if (wanted > room) add(plot, axis->label());
        }
        if (plot.legend != nullptr && plot.legend->visible() && plot.legend->itemCount() > 0 &&
            !QRectF(plot.axisRect()->rect()).adjusted(-hair, -hair, hair, hair).contains(plot.legend->outerRect()))
            add(plot, "legend");
    }
};

}  // namespace

QRect reachable(const QWidget& widget) {
    QRect seen = widget.rect();
    QPoint place;
    for (const auto* at = &widget; !at->isWindow() && at->parentWidget() != nullptr; at = at->parentWidget()) {
        if (const auto* area = qobject_cast<const QAbstractScrollArea*>(at->parentWidget()->parentWidget());
            area != nullptr && area->viewport() == at->parentWidget())
            break;
        place += at->pos();
        seen &= at->parentWidget()->rect().translated(-place);
    }
    return seen;
}

QStringList cut_texts(QWidget& window) {
    Finder finder;
    for (const auto* widget : window.findChildren<QWidget*>()) finder.look_at(*widget);
    return finder.found;
}

}  // namespace velocert::app::test
