// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/looks/foreign_words.h"

#include <qcustomplot.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSet>
#include <QTabBar>
#include <QTextDocumentFragment>
#include <QTextEdit>
#include <algorithm>

#include "app/desktop/model/frame/driver_words.h"
#include "app/desktop/view/bench/focus_page.h"
#include "core/metrology/unit.h"
#include "instruments/registry/registry.h"

namespace velocert::app::test {
namespace {

/// What is written so in Chinese, too.
const QSet<QString>& usual() {
    // Asked for on screens in Chinese alone.
    static const QSet<QString> words = [] {
        QSet<QString> out{// The program, standards and those who make them.
                          "Velocert", "Qt", "GNU", "GB", "ISO", "IEC", "EN", "GUM", "ILAC", "JCGM", "CNAS", "CCC",
                          // Formats, ways of writing, parts of computers and of instruments.
                          "PDF", "PNG", "SVG", "CSV", "XML", "JSON", "SHA", "USB", "UTC", "ID", "PKCS", "CMS", "PEM",
                          "DER", "LCR", "CR", "LF",
                          // The file of an archive that says who writes it.
                          "lock",
                          // How a day is written.
                          "YYYY", "MM", "DD",
                          // Keys.
                          "Ctrl", "Tab", "Enter", "Esc", "Home", "Shift",
                          // Other scripts' own names for themselves.
                          "English",
                          // Symbols of quantities with more than one letter.
                          "Sc"};
        // Makers and models, as the list of drivers writes them in Chinese.
        static const QRegularExpression others("[^A-Za-z]+");
        for (const auto* driver : instruments::drivers())
            for (const auto& part : driver_name_words(driver->name).split(others, Qt::SkipEmptyParts)) out << part;
        for (const auto& unit : metrology::units())
            for (const auto& part : QString::fromUtf8(unit.print.data(), static_cast<qsizetype>(unit.print.size()))
                                        .split(QRegularExpression("[^A-Za-z]"), Qt::SkipEmptyParts))
                out << part;
        return out;
    }();
    return words;
}

/// What the people of the tests type and enter into registers, and the name of a laboratory as it is printed: their
/// words, in whatever language.
QString without_typed(QString text) {
    static const char* const typed[] = {"Zhao Lei",
                                        "Wang Fang",
                                        "Li Ming",
                                        "Metrology institute",
                                        "Platform scale",
                                        "Bike Lab",
                                        "U below 0.05 kg",
                                        "one year",
                                        "as usual",
                                        "national",
                                        "bench 1",
                                        "the rider lifted a foot",
                                        "Demonstration laboratory (assumed limits, for training only)",
                                        "Mettler",
                                        "IND",
                                        "seven lamps over a quiet river",
                                        "asked to",
                                        "工位 Bench"};
    for (const char* one : typed) text.replace(QString::fromUtf8(one), QStringLiteral(" "));
    // How the instruments of the virtual bench answer who they are.
    static const QRegularExpression answer("VIRTUAL-[A-Z]+");
    return text.remove(answer);
}

/// What drivers are called in a station file and in commands: ids without a digit.
bool driver(const QString& token) {
    const auto& all = instruments::drivers();
    return std::ranges::any_of(all,
                               [&](const auto& one) { return token == QString::fromStdString(std::string(one->id)); });
}

class Reader {
  public:
    void look_at(const QWidget& widget) {
        if (!widget.isVisible() || typed_or_sent(widget)) return;
        if (const auto* label = qobject_cast<const QLabel*>(&widget)) read(widget, label->text());
        if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) read(widget, button->text());
        if (const auto* header = qobject_cast<const QHeaderView*>(&widget)) return look_at_header(*header);
        if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget)) look_at_cells(*view, view->rootIndex());
        if (const auto* choice = qobject_cast<const QComboBox*>(&widget); choice != nullptr && !choice->isEditable())
            read(widget, choice->currentText());
        if (const auto* field = qobject_cast<const QLineEdit*>(&widget); field != nullptr && field->text().isEmpty())
            read(widget, field->placeholderText());
        if (const auto* tabs = qobject_cast<const QTabBar*>(&widget))
            for (int i = 0; i < tabs->count(); ++i) read(widget, tabs->tabText(i));
        if (const auto* pages = qobject_cast<const QTextEdit*>(&widget); pages != nullptr && pages->isReadOnly())
            for (const auto& line : pages->toPlainText().split('\n')) read(widget, line);
        if (const auto* letters = qobject_cast<const LargeText*>(&widget)) read(widget, letters->text());
        if (auto* plot = dynamic_cast<QCustomPlot*>(const_cast<QWidget*>(&widget))) look_at_plot(*plot);
    }
    QStringList found;

  private:
    static QString name_of(const QWidget& widget) {
        for (const auto* at = &widget; at != nullptr; at = at->parentWidget())
            if (!at->objectName().isEmpty() && !at->objectName().startsWith("qt_")) return at->objectName();
        return {};
    }
    static bool typed_or_sent(const QWidget& widget) {
        // Help shows besides what is written into files.
        return widget.objectName() == "terminal_lines" || widget.objectName() == "help_page";
    }

    void read(const QWidget& widget, const QString& text) {
        QString plain = Qt::mightBeRichText(text) ? QTextDocumentFragment::fromHtml(text).toPlainText() : text;
        // Where a long word may be broken is no end of it.
        plain = without_typed(plain.remove(QChar(0x200b)));
        if (const auto words = foreign_words(plain); !words.isEmpty())
            found << QString("%1: %2 in \"%3\"").arg(name_of(widget), words.join(", "), plain);
    }

    void look_at_header(const QHeaderView& header) {
        if (header.model() == nullptr) return;
        for (int i = 0; i < header.count(); ++i)
            if (!header.isSectionHidden(i))
                read(header, header.model()->headerData(i, header.orientation(), Qt::DisplayRole).toString());
    }

    void look_at_cells(const QAbstractItemView& view, const QModelIndex& parent) {
        if (view.model() == nullptr) return;
        const auto& model = *view.model();
        for (int row = 0; row < model.rowCount(parent); ++row)
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const auto index = model.index(row, column, parent);
                const QRect place = view.visualRect(index);
                if (place.top() > view.viewport()->rect().bottom()) return;
                if (place.intersects(view.viewport()->rect())) read(view, index.data().toString());
                if (column == 0 && model.hasChildren(index)) look_at_cells(view, index);
            }
    }

    void look_at_plot(QCustomPlot& plot) {
        for (int i = 0; i < plot.itemCount(); ++i)
            if (const auto* item = qobject_cast<const QCPItemText*>(plot.item(i)); item != nullptr && item->visible())
                read(plot, item->text());
        for (const auto* axis : {plot.xAxis, plot.yAxis})
            if (axis->visible()) read(plot, axis->label());
        if (plot.legend != nullptr && plot.legend->visible())
            for (int i = 0; i < plot.plottableCount(); ++i) read(plot, plot.plottable(i)->name());
    }
};

}  // namespace

QStringList foreign_words(const QString& text) {
    // Runs of what a word or an id is written with.
    static const QRegularExpression token("[A-Za-z0-9_./:@\\\\'-]*[A-Za-z][A-Za-z0-9_./:@\\\\'-]*");
    static const QRegularExpression id("[A-Za-z0-9][._/:@\\\\][A-Za-z0-9]|[0-9]|^[/~]");
    static const QRegularExpression between("[^A-Za-z]+");
    QStringList out;
    for (auto at = token.globalMatch(text); at.hasNext();) {
        const QString one = at.next().captured();
        if (one.contains(id) || driver(one)) continue;
        for (const auto& word : one.split(between, Qt::SkipEmptyParts)) {
            // One letter alone is a symbol or a mark.
            if (word.size() > 1 && !usual().contains(word) && !out.contains(word)) out << word;
        }
    }
    return out;
}

QStringList foreign_texts(const QWidget& window) {
    Reader reader;
    reader.look_at(window);
    for (const auto* widget : window.findChildren<QWidget*>())
        if (widget->window() == window.window()) reader.look_at(*widget);
    return reader.found;
}

}  // namespace velocert::app::test
