// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/hazard_consent.h"

#include <string_view>
#include <utility>

namespace velocert::instruments {

void HazardConsent::answered(const sequence::Prompt& prompt, const sequence::Answer& answer) {
    const std::string_view key = std::string_view(prompt.key).substr(prompt.key.rfind('/') + 1);
    if (key == "interlock") {
        const auto typed = answer.values.find("interlock_closed");
        closed_ = answer.accepted && typed != answer.values.end() && typed->second == "yes";
    }
    // A confirmation was given for what comes next, and not for what comes after another question.
    confirmed_ = answer.accepted && !answer.suspend && key.starts_with("energise");
}

HazardInputs HazardConsent::inputs() {
    return {[this] { return closed_; }, [this] { return std::exchange(confirmed_, false); }};
}

}  // namespace velocert::instruments
