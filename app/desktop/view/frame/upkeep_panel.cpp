// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/upkeep_panel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {

UpkeepPanel::UpkeepPanel(const TrustPresenter& trust, UpkeepPresenter& upkeep, Seat& seat, const Look& look,
                         QWidget* parent)
    : Speaking<QFrame>(parent),
      trust_(trust),
      upkeep_(upkeep),
      seat_(seat),
      title_(make_label("title", this)),
      known_(make_label("quiet", this, true)),
      duties_(new FactTable(look, "upkeep_duties", this)),
      inside_(new QWidget(this)),
      scroll_(new QScrollArea(this)),
      work_(new WorkBar(upkeep.work(), look, this, "upkeep_work")),
      verify_(new QPushButton(this)),
      close_(new QPushButton(this)) {
    setProperty("kind", "panel");
    setObjectName("upkeep_panel");
    known_->setObjectName("upkeep_known");
    verify_->setObjectName("upkeep_verify");
    close_->setObjectName("upkeep_close");
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * grid);
    buttons->addWidget(verify_);
    buttons->addWidget(close_);
    buttons->addStretch(1);
    auto* words = new QVBoxLayout;
    words->setSpacing(2 * grid);
    words->addWidget(title_);
    words->addWidget(known_);
    words->addStretch(1);
    words->addLayout(buttons);
    inside_->setProperty("kind", "plain");
    auto* row = new QHBoxLayout(inside_);
    set_gaps(row, 0, 4 * grid);
    row->addLayout(words, 1);
    // At the top, so that its height does not bound that of the words.
    row->addWidget(duties_, 1, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 3 * grid, 2 * grid);
    scroll_->setProperty("kind", "plain");
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setWidgetResizable(true);
    scroll_->setWidget(inside_);
    column->addWidget(scroll_);
    column->addWidget(work_);
    duties_->setMaximumHeight(44 * grid);
    connect(verify_, &QPushButton::clicked, this, &UpkeepPanel::verify);
    connect(close_, &QPushButton::clicked, this, &QWidget::hide);
    connect(&trust_, &TrustPresenter::changed, this, &UpkeepPanel::follow);
    connect(&upkeep_, &UpkeepPresenter::changed, this, &UpkeepPanel::follow);
    connect(&upkeep_, &UpkeepPresenter::ended, this, &UpkeepPanel::told);
    connect(&seat_, &Seat::changed, this, &UpkeepPanel::follow);
    retranslate();
    hide();
}

void UpkeepPanel::retranslate() {
    verify_->setText(tr("Verify now"));
    close_->setText(tr("Put away"));
    duties_->setAccessibleName(tr("What the archive is owed"));
    follow();
    if (const auto result = upkeep_.result(); result && !upkeep_.work().running()) work_->show_result(*result);
}

void UpkeepPanel::verify() {
    upkeep_.verify_now({seat_.person().value_or(base::Person{}), seat_.account()});
    if (seat_.may_act()) show();
}

void UpkeepPanel::show_or_hide() {
    setVisible(!isVisible() && seat_.may_act());
    // An archive that a run has just made is news here.
    if (isVisible()) upkeep_.refresh();
    follow();
}

void UpkeepPanel::follow() {
    if (!seat_.may_act()) hide();
    verify_->setVisible(seat_.may(laboratory::Act::verify_records));
    verify_->setEnabled(!upkeep_.work().running() && upkeep_.owed().has_value());
    if (!isVisible()) return;
    const auto line = trust_.archive();
    title_->setText(line.text.isEmpty() ? tr("There is no archive yet.") : line.text);
    known_->setText(line.explanation);
    duties_->show_facts(upkeep_.duties());
    fit();
}

void UpkeepPanel::resizeEvent(QResizeEvent* event) {
    Speaking<QFrame>::resizeEvent(event);
    fit();
}

void UpkeepPanel::fit() {
    const auto& layout = *inside_->layout();
    const int wide = scroll_->viewport()->width();
    const int wanted = layout.hasHeightForWidth() ? layout.totalHeightForWidth(wide) : layout.totalSizeHint().height();
    scroll_->setFixedHeight(std::min(wanted, std::max(24 * grid, window()->height() * 2 / 5)));
}

void UpkeepPanel::told() {
    const auto result = upkeep_.result();
    if (!result) return;
    work_->show_result(*result);
    // What was asked for stands where it was asked; what went well by itself disturbs nobody.
    if (upkeep_.alarming() && seat_.may_act()) show();
    follow();
}

}  // namespace velocert::app
