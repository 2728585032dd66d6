// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/metrology/decoder.h"
#include "instruments/drivers/driver.h"

namespace velocert::app {

/// Remembers whether any indication had a value. An instrument that answers in order and never with one is easily
/// taken for one that works: it is said in words then.
class ValueTally {
  public:
    void add(const metrology::Decoded& decoded);
    /// What came in place of values; empty where nothing came, or a value did.
    [[nodiscard]] std::string note(const instruments::Driver& driver, const instruments::Options& options) const;

  private:
    bool any_ = false;
    bool value_ = false;
    metrology::Flags flags_;
    metrology::Measurand measurand_ = metrology::Measurand::mass;  ///< of the first that was beyond its range
    std::string said_;                                             ///< by the instrument in place of the last value
};

}  // namespace velocert::app
