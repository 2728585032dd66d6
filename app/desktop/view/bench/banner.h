// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>

#include "app/desktop/model/bench/running/run_presenter.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// The verdict across the window, readable from three metres: shape, word, and the margin in words.
class Banner final : public Speaking<QFrame> {
    Q_OBJECT

  public:
    Banner(const RunPresenter& run, const Look& look, QWidget* parent);
    /// Report and folder, once a run is on record.
    [[nodiscard]] QPushButton* report_button() { return report_; }
    [[nodiscard]] QPushButton* folder_button() { return folder_; }

  protected:
    void retranslate() override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void show_verdict();

    const RunPresenter& run_;
    const Look& look_;
    QLabel* shape_;
    QLabel* headline_;
    QLabel* sentence_;
    QLabel* scope_;  ///< that the verdict is not that of the whole type test
    QLabel* note_;
    QPushButton* report_;
    QPushButton* folder_;
    Sign sign_ = Sign::none;
};

}  // namespace velocert::app
