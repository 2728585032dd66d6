// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <array>

#include "app/desktop/model/frame/failure_presenter.h"
#include "app/desktop/model/frame/seat.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// Below the strip after an unclean end: asks whoever may annotate for its cause and for what is done about it, until
/// somebody has answered. It can be put off, and keeps nobody from working.
class FailurePanel final : public Speaking<QFrame> {
    Q_OBJECT

  public:
    /// Presenter and seat outlive it.
    FailurePanel(FailurePresenter& failures, const Seat& seat, QWidget* parent);

  protected:
    void retranslate() override;

  private:
    void follow();
    void go_on();
    void record();

    FailurePresenter& failures_;
    const Seat& seat_;
    QLabel* title_;
    QLabel* told_;
    std::array<QLabel*, 3> labels_;
    std::array<QLineEdit*, 3> fields_;
    QLabel* problem_;
    QPushButton* record_;
    QPushButton* later_;
};

}  // namespace velocert::app
