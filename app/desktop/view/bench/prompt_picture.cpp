// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/prompt_picture.h"

#include <QPainter>
#include <QSvgRenderer>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {

PromptPicture::PromptPicture(QWidget* parent) : QFrame(parent), drawing_(new QSvgRenderer(this)) {
    setObjectName("prompt_picture");
    setProperty("kind", "panel");
    setMinimumHeight(25 * grid);
    hide();
}

void PromptPicture::show_picture(const QString& name, const QString& words) {
    setAccessibleName(words);
    if (name != name_) {
        name_ = name;
        // A picture that a laboratory's pack names and this program does not have is no picture.
        if (!name_.isEmpty() && !drawing_->load(":/velocert/pictures/" + name_)) name_.clear();
        update();
    }
    setVisible(has_picture());
}

QSize PromptPicture::sizeHint() const { return {0, minimumHeight()}; }

void PromptPicture::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    if (!has_picture()) return;
    const QRectF room = QRectF(rect()).marginsRemoved(QMarginsF(2 * grid, 2 * grid, 2 * grid, 2 * grid));
    QSizeF size = drawing_->defaultSize();
    size.scale(room.size(), Qt::KeepAspectRatio);
    QRectF place(QPointF(0, 0), size);
    place.moveCenter(room.center());
    QPainter painter(this);
    drawing_->render(&painter, place);
}

}  // namespace velocert::app
