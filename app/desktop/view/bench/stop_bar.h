// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QWidget>

#include "app/desktop/model/bench/running/run_presenter.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// The three stop verbs, each with its consequence on the button. They act at once: a stop is never wrong.
class StopBar final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    enum class Size : std::uint8_t { usual, large };
    /// `large`: to be read from three metres.
    StopBar(RunPresenter& run, QWidget* parent, Size size = Size::usual);

  protected:
    void retranslate() override;

  private:
    void enable();

    RunPresenter& run_;
    QPushButton* safely_;
    QPushButton* abandon_;
    QPushButton* emergency_;
};

}  // namespace velocert::app
