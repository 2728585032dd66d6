// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/instrument_window.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace velocert::app {

InstrumentWindow::InstrumentWindow(const Look& look, QWidget* parent)
    : Speaking<QDialog>(parent),
      look_(look),
      shape_(new QLabel(this)),
      state_(make_label("title", this, true)),
      cause_(make_label("sentences", this, true)),
      fix_(make_label("sentences", this, true)),
      go_(new QPushButton(this)),
      close_(new QPushButton(this)) {
    setObjectName("instrument_window");
    state_->setObjectName("instrument_state");
    cause_->setObjectName("instrument_cause");
    fix_->setObjectName("instrument_fix");
    go_->setObjectName("instrument_go");
    close_->setObjectName("instrument_close");
    go_->setProperty("kind", "primary");
    auto* head = new QHBoxLayout;
    head->setSpacing(2 * grid);
    head->addWidget(shape_);
    head->addWidget(state_, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * grid);
    buttons->addWidget(go_);
    buttons->addStretch(1);
    buttons->addWidget(close_);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 4 * grid, 3 * grid);
    column->addLayout(head);
    column->addWidget(cause_);
    column->addWidget(fix_);
    column->addStretch(1);
    column->addLayout(buttons);
    resize(120 * grid, 60 * grid);
    connect(close_, &QPushButton::clicked, this, &QDialog::reject);
    connect(go_, &QPushButton::clicked, this, [this] {
        accept();
        emit pageWanted(note_.page);
    });
    retranslate();
}

void InstrumentWindow::explain(InstrumentNote note) {
    note_ = std::move(note);
    retranslate();
    open();
    (note_.page.isEmpty() ? close_ : go_)->setFocus();
}

void InstrumentWindow::retranslate() {
    setWindowTitle(note_.name);
    shape_->setPixmap(note_.sign == Sign::none ? QPixmap() : look_.shape(note_.sign, 20));
    state_->setText(tr("%1: %2").arg(note_.name, note_.state));
    cause_->setText(note_.cause);
    cause_->setVisible(!note_.cause.isEmpty());
    fix_->setText(note_.fix);
    fix_->setVisible(!note_.fix.isEmpty());
    go_->setVisible(!note_.page.isEmpty());
    go_->setText(note_.page_words);
    go_->setAccessibleName(note_.page_words.isEmpty() ? tr("Open the page of Setup") : note_.page_words);
    close_->setText(tr("Close"));
    close_->setAccessibleName(close_->text());
}

}  // namespace velocert::app
