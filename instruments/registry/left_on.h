// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/sequence/run.h"

namespace velocert::instruments {

/// An instrument that can put power on something, and of which nobody knows that it is off. Any thread.
struct LeftOn {
    std::string role;
    std::string driver;
    std::string port;
    std::string said;  ///< what was asked and what came back, as it stands in the record

    /// What is the matter and what to do, in one sentence.
    [[nodiscard]] std::string text() const;
    friend bool operator==(const LeftOn&, const LeftOn&) = default;
};

/// The instrument behind this word of its, if it can put power on something and does not confirm that it is off. One
/// whose driver this program does not know counts as one that can.
[[nodiscard]] std::optional<LeftOn> left_on(const laboratory::Station& station, const sequence::SafeState& state);
/// Those of a run whose last word is not that they are off, in the order of the attempts.
[[nodiscard]] std::vector<LeftOn> left_on(const sequence::Run& run);

}  // namespace velocert::instruments
