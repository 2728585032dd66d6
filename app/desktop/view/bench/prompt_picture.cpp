// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/prompt_picture.h"

#include <QMouseEvent>
#include <QPainter>
#include <QSvgRenderer>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/view/parts/parts.h"
#include "reports/charts/palette.h"

namespace velocert::app {
namespace {

/// Of a drawing, as all of resources/pictures are; another shape stands in the middle of that room.
constexpr int drawn_width = 360;
constexpr int drawn_height = 220;
constexpr int least_width = 40 * grid;
constexpr int most_width = 110 * grid;

}  // namespace

PromptPicture::PromptPicture(QWidget* parent) : QFrame(parent), painter_(new QSvgRenderer(this)), margin_(2 * grid) {
    setObjectName("prompt_picture");
    setProperty("kind", "panel");
    setCursor(Qt::PointingHandCursor);
    setMinimumHeight(25 * grid);
    hide();
}

void PromptPicture::show_picture(const QString& name, const QByteArray& drawing, const QString& words) {
    setAccessibleName(words);
    if (name != name_ || drawing != drawing_) {
        name_ = name;
        drawing_ = drawing;
        // A picture that an archived pack names and this program does not have is no picture.
        if (!name_.isEmpty() && !load()) name_.clear();
        update();
    }
    setVisible(has_picture());
}

bool PromptPicture::load() {
    return drawing_.isEmpty() ? painter_->load(":/velocert/pictures/" + name_) : painter_->load(drawing_);
}

void PromptPicture::set_column(int width) {
    if (width <= 0) {
        margin_ = 2 * grid;
        setMinimumSize(0, 25 * grid);
        setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
        return;
    }
    set_width(std::clamp(width * 9 / 20, least_width, most_width));
}

void PromptPicture::set_width(int width) {
    margin_ = 1;
    setFixedSize(width, (width - 2) * drawn_height / drawn_width + 2);
}

QSize PromptPicture::sizeHint() const { return {minimumWidth(), minimumHeight()}; }

void PromptPicture::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    if (!has_picture()) return;
    const QRectF room = QRectF(rect()).marginsRemoved(QMarginsF(margin_, margin_, margin_, margin_));
    QSizeF size = painter_->viewBoxF().size();
    size.scale(room.size(), Qt::KeepAspectRatio);
    QRectF place(QPointF(0, 0), size);
    place.moveCenter(room.center());
    QPainter painter(this);
    // The program's drawings bring their paper; black lines of a laboratory would be lost on a dark screen.
    if (!drawing_.isEmpty()) painter.fillRect(place, reports::paper_palette().surface);
    painter_->render(&painter, place);
}

void PromptPicture::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) emit pressed();
}

LargePicture::LargePicture(QWidget* parent)
    : Speaking<QFrame>(parent),
      picture_(new PromptPicture(this)),
      asked_(make_label("sentence", this, true)),
      way_back_(make_label("quiet", this, true)) {
    setObjectName("large_picture");
    setProperty("kind", "panel");
    picture_->setObjectName("large_picture_drawing");
    asked_->setObjectName("large_picture_asked");
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 3 * grid, 2 * grid);
    column->addWidget(picture_, 1);
    column->addWidget(asked_);
    column->addWidget(way_back_);
    connect(picture_, &PromptPicture::pressed, this, &QWidget::hide);
    retranslate();
    hide();
}

void LargePicture::show_over(const QRect& place, const PromptPicture& picture) {
    picture_->show_picture(picture.name(), picture.drawing(), picture.accessibleName());
    asked_->setText(picture.accessibleName());
    setAccessibleName(picture.accessibleName());
    setGeometry(place);
    raise();
    show();
}

void LargePicture::retranslate() { way_back_->setText(tr("F6 or a click makes it small again.")); }

}  // namespace velocert::app
