// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/review/pages_view.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <algorithm>
#include <utility>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {

PagesView::PagesView(QWidget* parent)
    : Speaking<QFrame>(parent),
      picture_(new QLabel(this)),
      which_(make_label("quiet", this)),
      back_(new QToolButton(this)),
      on_(new QToolButton(this)),
      large_(new QPushButton(this)) {
    setObjectName("pages");
    setFocusPolicy(Qt::StrongFocus);
    picture_->setObjectName("pages_picture");
    picture_->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    back_->setObjectName("pages_back");
    on_->setObjectName("pages_on");
    large_->setObjectName("pages_large");
    which_->setObjectName("pages_which");
    for (auto* button : {back_, on_}) button->setProperty("kind", "pill");
    auto* foot = new QHBoxLayout;
    foot->setSpacing(2 * grid);
    foot->addWidget(back_);
    foot->addWidget(which_);
    foot->addWidget(on_);
    foot->addStretch(1);
    foot->addWidget(large_);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 0, grid);
    column->addLayout(foot);
    column->addWidget(picture_, 1);
    connect(back_, &QToolButton::clicked, this, [this] { turn(-1); });
    connect(on_, &QToolButton::clicked, this, [this] { turn(1); });
    connect(large_, &QPushButton::clicked, this, &PagesView::enlarge);
    retranslate();
}

void PagesView::retranslate() {
    back_->setText(QStringLiteral("‹"));
    on_->setText(QStringLiteral("›"));
    back_->setAccessibleName(tr("Page before"));
    on_->setAccessibleName(tr("Next page"));
    large_->setText(tr("Large"));
    large_->setAccessibleName(tr("Show the pages large"));
    setAccessibleName(tr("Pages of the report"));
    draw();
}

void PagesView::show_pages(reports::PagePictures pages) {
    pages_.emplace(std::move(pages));
    page_ = 0;
    seen_ = false;
    draw();
    if (pages_->count() == 1) see_end();
}

void PagesView::clear() {
    pages_.reset();
    seen_ = false;
    draw();
}

void PagesView::resizeEvent(QResizeEvent* event) {
    Speaking<QFrame>::resizeEvent(event);
    draw();
}

void PagesView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_PageDown || event->key() == Qt::Key_Right) return turn(1);
    if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_Left) return turn(-1);
    Speaking<QFrame>::keyPressEvent(event);
}

void PagesView::turn(int by) {
    if (!pages_) return;
    page_ = std::clamp(page_ + by, 0, pages_->count() - 1);
    draw();
    if (page_ == pages_->count() - 1) see_end();
}

void PagesView::see_end() {
    if (std::exchange(seen_, true)) return;
    emit seenToTheEnd();
}

void PagesView::draw() {
    const bool any = pages_.has_value();
    setVisible(any);
    if (!any) {
        picture_->clear();
        return;
    }
    const qreal ratio = devicePixelRatioF();
    // As wide as there is room, and never higher than it.
    const int room = std::max(40, std::min(width() - 2, (height() - 10 * grid) * 210 / 297));
    auto image = pages_->picture(page_, static_cast<int>(room * ratio));
    image.setDevicePixelRatio(ratio);
    picture_->setPixmap(QPixmap::fromImage(image));
    picture_->setAccessibleName(tr("Page %1 of %2").arg(page_ + 1).arg(pages_->count()));
    picture_->setAccessibleDescription(pages_->text(page_));
    which_->setText(picture_->accessibleName());
    back_->setEnabled(page_ > 0);
    on_->setEnabled(page_ + 1 < pages_->count());
}

void PagesView::enlarge() {
    if (!pages_) return;
    auto* window = new QDialog(this);
    window->setObjectName("pages_window");
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(accessibleName());
    auto* all = new QWidget(window);
    auto* column = new QVBoxLayout(all);
    set_gaps(column, 3 * grid, 3 * grid);
    const qreal ratio = devicePixelRatioF();
    for (int i = 0; i < pages_->count(); ++i) {
        auto* label = new QLabel(all);
        auto image = pages_->picture(i, static_cast<int>(200 * grid * ratio));
        image.setDevicePixelRatio(ratio);
        label->setPixmap(QPixmap::fromImage(image));
        label->setAccessibleName(tr("Page %1 of %2").arg(i + 1).arg(pages_->count()));
        label->setAccessibleDescription(pages_->text(i));
        column->addWidget(label);
    }
    auto* scroll = new QScrollArea(window);
    scroll->setObjectName("pages_scroll");
    scroll->setAccessibleName(accessibleName());
    scroll->setWidget(all);
    auto* whole = new QVBoxLayout(window);
    set_gaps(whole, 0, 0);
    whole->addWidget(scroll);
    window->resize(220 * grid, 200 * grid);
    // Opened is not looked through: the last page has to have been in sight.
    connect(scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, [this, scroll](int value) {
        if (value == scroll->verticalScrollBar()->maximum()) see_end();
    });
    window->open();
    scroll->setFocus();
    if (scroll->verticalScrollBar()->maximum() == 0) see_end();
}

}  // namespace velocert::app
