// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/sequence/running/runner.h"
#include "instruments/registry/guarded_instrument.h"

namespace velocert::instruments {

/// Whether what is asked by a prompt of this key closes the test space or confirms a start, as told below. Pure.
[[nodiscard]] bool asks_for_consent(std::string_view key);

/// What the person at the bench has told about the test space, by the prompts of the procedures: the end of the key
/// "/interlock" with "interlock_closed" answered yes closes it, any other answer to it opens it; "/energise", or that
/// with a set point behind it, confirms one start, and nothing else does. One run thread. Must outlive the instruments
/// that ask it.
class HazardConsent {
  public:
    HazardConsent() = default;
    HazardConsent(const HazardConsent&) = delete;
    HazardConsent& operator=(const HazardConsent&) = delete;

    void answered(const sequence::Prompt& prompt, const sequence::Answer& answer);
    /// Asked at each start; the confirmation is used up by it.
    [[nodiscard]] HazardInputs inputs();

  private:
    bool closed_ = false;
    bool confirmed_ = false;
};

}  // namespace velocert::instruments
