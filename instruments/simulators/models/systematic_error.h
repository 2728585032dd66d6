// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/simulators/models/random_source.h"

namespace velocert::instruments {

/// How well an instrument is known: standard uncertainties of its calibration, the noise of one indication and the
/// smallest step it shows, in the instrument's unit (SI here). All zero: an ideal instrument.
struct InstrumentAccuracy {
    double gain_uncertainty = 0.0;    ///< relative
    double offset_uncertainty = 0.0;  ///< absolute
    double noise = 0.0;               ///< standard deviation of one indication
    double step = 0.0;                ///< resolution; 0: none
};

/// The errors of one instrument: what its calibration does not tell, drawn once, and the noise of each indication. Of
/// many instruments made with different seeds, the errors spread as the uncertainty says.
class SystematicError {
  public:
    SystematicError() : random_(0) {}
    SystematicError(const InstrumentAccuracy& accuracy, RandomSource random)
        : accuracy_(accuracy),
          random_(random),
          gain_(accuracy.gain_uncertainty * random_.normal()),
          offset_(accuracy.offset_uncertainty * random_.normal()) {}

    [[nodiscard]] double gain() const { return gain_; }
    [[nodiscard]] double offset() const { return offset_; }
    /// What the instrument makes of the true value, before it rounds to its step.
    [[nodiscard]] double indicated(double truth) {
        return truth * (1.0 + gain_) + offset_ + accuracy_.noise * random_.normal();
    }
    [[nodiscard]] double step() const { return accuracy_.step; }

  private:
    InstrumentAccuracy accuracy_;
    RandomSource random_;
    double gain_ = 0.0;
    double offset_ = 0.0;
};

}  // namespace velocert::instruments
