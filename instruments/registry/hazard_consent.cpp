// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/hazard_consent.h"

#include <utility>

namespace velocert::instruments {

namespace {

constexpr std::string_view interlock = "interlock";
constexpr std::string_view energise = "energise";

/// The prompt's own part of its key.
std::string_view own_part(std::string_view key) { return key.substr(key.rfind('/') + 1); }

}  // namespace

bool asks_for_consent(std::string_view key) {
    return own_part(key) == interlock || own_part(key).starts_with(energise);
}

void HazardConsent::answered(const sequence::Prompt& prompt, const sequence::Answer& answer) {
    const auto key = own_part(prompt.key);
    if (key == interlock) {
        const auto typed = answer.values.find("interlock_closed");
        closed_ = answer.accepted && typed != answer.values.end() && typed->second == "yes";
    }
    // A confirmation was given for what comes next, and not for what comes after another question.
    confirmed_ = answer.accepted && !answer.suspend && key.starts_with(energise);
}

HazardInputs HazardConsent::inputs() {
    return {[this] { return closed_; }, [this] { return std::exchange(confirmed_, false); }};
}

}  // namespace velocert::instruments
