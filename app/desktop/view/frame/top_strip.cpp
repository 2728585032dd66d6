// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/top_strip.h"

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {

TopStrip::TopStrip(QWidget* parent) : QFrame(parent), row_(new QHBoxLayout(this)), title_(make_label("item", this)) {
    setProperty("kind", "strip");
    setFixedHeight(11 * grid);
    title_->setObjectName("strip_title");
    row_->setContentsMargins(3 * grid, 0, 3 * grid, 0);
    row_->setSpacing(2 * grid);
    row_->addWidget(title_, 1);
}

void TopStrip::show_part(const QString& title, QWidget* part) {
    title_->setText(title);
    title_->setVisible(part == nullptr);
    if (part == part_) return;
    if (part_ != nullptr) {
        row_->removeWidget(part_);
        part_->hide();
    }
    part_ = part;
    if (part_ == nullptr) return;
    row_->insertWidget(1, part_, 1);
    part_->show();
}

void TopStrip::add(QWidget* widget) { row_->addWidget(widget); }

}  // namespace velocert::app
