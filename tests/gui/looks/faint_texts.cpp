// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/looks/faint_texts.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <cmath>
#include <unordered_map>

#include "app/words/language.h"
#include "tests/gui/looks/foreign_words.h"
#include "tests/gui/window_checks.h"

namespace velocert::app::test {
namespace {

double linear(int value) {
    const double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

/// Relative luminance of what the person sees.
double luminance(QRgb colour, const Vision& vision) {
    const std::array rgb{linear(qRed(colour)), linear(qGreen(colour)), linear(qBlue(colour))};
    constexpr std::array weights{0.2126, 0.7152, 0.0722};
    double out = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        double seen = 0;
        for (std::size_t j = 0; j < 3; ++j) seen += vision.matrix[i][j] * rgb[j];
        out += weights[i] * std::clamp(seen, 0.0, 1.0);
    }
    return out;
}

/// The strongest contrast of any point in that part of the picture against what most of it is.
double strongest(const QImage& picture, const QRect& part, const Vision& vision) {
    std::unordered_map<QRgb, int> colours;
    for (int y = part.top(); y <= part.bottom(); ++y)
        for (int x = part.left(); x <= part.right(); ++x) ++colours[picture.pixel(x, y) & RGB_MASK];
    if (colours.empty()) return 21;
    const auto ground = std::ranges::max_element(colours, {}, [](const auto& one) { return one.second; })->first;
    const double behind = luminance(ground, vision);
    double best = 1;
    for (const auto& [colour, count] : colours) {
        const double front = luminance(colour, vision);
        best = std::max(best, (std::max(front, behind) + 0.05) / (std::min(front, behind) + 0.05));
    }
    return best;
}

class Looker {
  public:
    Looker(QWidget& window, const QImage& picture, const Vision& vision, double least)
        : window_(window), picture_(picture), vision_(vision), least_(least) {}

    void look_at(QWidget& widget) {
        if (!widget.isVisible()) return;
        if (const auto* label = qobject_cast<QLabel*>(&widget))
            if (!label->text().isEmpty()) measure(widget, widget.rect(), label->text());
        // What a control is framed with is no letter of it.
        constexpr int frame = 4;
        if (const auto* button = qobject_cast<QAbstractButton*>(&widget))
            // The action of a line edit is drawn as its icon alone.
            if (!button->text().isEmpty() && widget.isEnabled() &&
                qobject_cast<QLineEdit*>(widget.parentWidget()) == nullptr)
                measure(widget, widget.rect().adjusted(frame, frame, -frame, -frame), button->text());
        if (const auto* field = qobject_cast<QLineEdit*>(&widget))
            if (const QString text = field->text().isEmpty() ? field->placeholderText() : field->text();
                !text.isEmpty() && !field->hasFocus())
                measure(widget, widget.rect().adjusted(frame, frame, -frame, -frame), text);
        if (const auto* choice = qobject_cast<QComboBox*>(&widget))
            if (!choice->currentText().isEmpty())
                // Without its arrow.
                measure(widget, widget.rect().adjusted(frame, frame, -24, -frame), choice->currentText());
        if (const auto* view = qobject_cast<QAbstractItemView*>(&widget)) look_at_cells(*view, view->rootIndex());
    }
    QStringList found;

  private:
    void look_at_cells(const QAbstractItemView& view, const QModelIndex& parent) {
        if (view.model() == nullptr) return;
        for (int row = 0; row < view.model()->rowCount(parent); ++row)
            for (int column = 0; column < view.model()->columnCount(parent); ++column) {
                const auto index = view.model()->index(row, column, parent);
                QRect place = view.visualRect(index);
                if (place.top() > view.viewport()->rect().bottom()) return;
                const QString text = index.data().toString();
                const bool decorated = index.data(Qt::DecorationRole).isValid() ||
                                       (index.flags().testFlag(Qt::ItemIsUserCheckable) && column == 0);
                // Neither its sign nor the line below it.
                place.adjust(decorated ? 26 : 2, 2, -2, -3);
                if (!text.trimmed().isEmpty()) measure(*view.viewport(), place, text);
                if (column == 0 && view.model()->hasChildren(index)) look_at_cells(view, index);
            }
    }

    void measure(const QWidget& widget, const QRect& place, const QString& text) {
        const QRect seen = place & widget.visibleRegion().boundingRect();
        // What is in sight in part is scrolled to; its letters may stand in the other part.
        if (seen != place || seen.width() < 4 || seen.height() < 4) return;
        const QRectF at(QPointF(widget.mapTo(&window_, seen.topLeft())), QSizeF(seen.size()));
        const qreal ratio = picture_.devicePixelRatio();
        const QRect part =
            QRectF(at.topLeft() * ratio, at.size() * ratio).toAlignedRect() & QRect(QPoint(), picture_.size());
        const double best = strongest(picture_, part, vision_);
        if (best < least_)
            found << QString("%1: %2 in \"%3\" (%4)")
                         .arg(QString::fromLatin1(vision_.name))
                         .arg(best, 0, 'f', 2)
                         .arg(text.left(60), widget.objectName());
    }

    QWidget& window_;
    const QImage& picture_;
    const Vision& vision_;
    double least_;
};

}  // namespace

QStringList faint_texts(QWidget& window, const QImage& picture, const Vision& vision, double least) {
    Looker looker(window, picture, vision, least);
    auto all = window.findChildren<QWidget*>();
    all.push_back(&window);
    // What is pictured may be a part of a window; a dialog that belongs to it is a window of its own.
    for (auto* widget : all)
        if (widget->window() == window.window()) looker.look_at(*widget);
    return looker.found;
}

void save_picture(QWidget& shown, const QString& name) {
    INFO(name.toStdString());
    QApplication::processEvents();
    QTest::qWait(60);
    const QString folder = QStringLiteral(VELOCERT_BUILD "/pictures");
    REQUIRE(QDir().mkpath(folder));
    const QImage picture = shown.grab().toImage();
    // Packed quickly: pictures are taken by the hundred, and looked at for one build.
    REQUIRE(picture.save(QString("%1/%2.png").arg(folder, name), nullptr, 50));
    check_nothing_cut(shown);
    check_named(shown);
    if (language_in_use() == Language::chinese)
        for (const auto& one : foreign_texts(shown)) {
            INFO(one.toStdString());
            CHECK(one.isEmpty());
        }
    auto faint = faint_texts(shown, picture);
    // Those who see fewer colours read the same words: as large letters are measured, for what is lost is hue.
    for (const auto& vision : visions) faint += faint_texts(shown, picture, vision);
    for (const auto& one : faint) {
        INFO(one.toStdString());
        CHECK(one.isEmpty());
    }
}

void picture_dialog(QWidget& dialog, const char* object_name, const QString& name) {
    REQUIRE(dialog.objectName() == object_name);
    REQUIRE(dialog.isVisible());
    save_picture(dialog, name);
    for (const auto& one : backward_steps(dialog)) {
        INFO(one.toStdString());
        CHECK(one.isEmpty());
    }
    // In a window of 640 by 360, as a small screen has it at 200 %, it is no larger than that.
    // Help and About stand beside the program's window and may be larger than it.
    constexpr QSize small(640, 360);
    const bool beside = dialog.objectName() == "help_window" || dialog.objectName() == "about_window";
    const QSize before = dialog.size();
    if (!beside && dialog.devicePixelRatioF() > 1 && before.boundedTo(small) != before) {
        dialog.resize(before.boundedTo(small));
        QApplication::processEvents();
        CHECK(dialog.height() <= small.height());
        CHECK(dialog.width() <= small.width());
        save_picture(dialog, name + "-small");
        dialog.resize(before);
        QApplication::processEvents();
    }
    // Its name is spoken when it opens.
    CHECK_FALSE((dialog.windowTitle() + dialog.accessibleName()).isEmpty());
}

}  // namespace velocert::app::test
