// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <cstdint>
#include <vector>

#include "app/desktop/look/look.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

enum class BandCause : std::uint8_t { simulated, training, past_run };

/// The striped band across the window while anything is simulated, only for training, or of the past; where several are
/// true it says each. Nobody can close it.
class SimulatedBand final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    SimulatedBand(const Look& look, QWidget* parent);
    void set_causes(std::vector<BandCause> causes);
    [[nodiscard]] const QString& text() const { return text_; }

  protected:
    void retranslate() override;
    void paintEvent(QPaintEvent* event) override;

  private:
    const Look& look_;
    std::vector<BandCause> causes_;
    QString text_;
};

}  // namespace velocert::app
