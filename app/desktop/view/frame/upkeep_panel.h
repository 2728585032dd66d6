// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <functional>

#include "app/desktop/model/frame/seat.h"
#include "app/desktop/model/frame/trust_presenter.h"
#include "app/desktop/model/frame/upkeep_presenter.h"
#include "app/desktop/view/parts/fact_table.h"
#include "app/desktop/view/parts/speaking.h"
#include "app/desktop/view/parts/work_bar.h"

namespace velocert::app {

/// Below the strip, when somebody asks for it or the archive does not hold: what is known of the archive, what it is
/// owed each day, the work that goes on with its end on request, and a button that verifies now.
class UpkeepPanel final : public Speaking<QFrame> {
    Q_OBJECT

  public:
    /// The presenters, the seat and the look outlive it.
    UpkeepPanel(const TrustPresenter& trust, UpkeepPresenter& upkeep, Seat& seat, const Look& look, QWidget* parent);

    void verify();
    /// Shows what is known, or puts it away; never while nobody may act.
    void show_or_hide();
    void follow();

  protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void told();
    /// As high as its words want, and in a low window no more than a part of that: then they are scrolled.
    void fit();

    const TrustPresenter& trust_;
    UpkeepPresenter& upkeep_;
    Seat& seat_;
    QLabel* title_;
    QLabel* known_;
    FactTable* duties_;
    QWidget* inside_;
    QScrollArea* scroll_;
    WorkBar* work_;
    QPushButton* verify_;
    QPushButton* close_;
};

}  // namespace velocert::app
