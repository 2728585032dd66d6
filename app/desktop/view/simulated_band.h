// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/desktop/look/look.h"
#include "app/desktop/view/speaking.h"

namespace velocert::app {

/// The striped band across the window while anything is simulated or only for training. Nobody can close it.
class SimulatedBand final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    enum class Cause { simulated, training };

    SimulatedBand(const Look& look, QWidget* parent);
    void set_cause(Cause cause);
    [[nodiscard]] const QString& text() const { return text_; }

  protected:
    void retranslate() override;
    void paintEvent(QPaintEvent* event) override;

  private:
    const Look& look_;
    Cause cause_ = Cause::simulated;
    QString text_;
};

}  // namespace velocert::app
