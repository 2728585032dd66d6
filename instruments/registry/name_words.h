// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

// The words of which the names of makers and models are made, for comparing what an instrument calls itself with what a
// driver's table says. Pure.

inline constexpr std::size_t shortest_word = 3;

/// Runs of letters and digits as they are written, whatever their length.
[[nodiscard]] std::vector<std::string> pieces_of(std::string_view text);
[[nodiscard]] std::string capitals(std::string word);
/// Those of at least three characters, in capitals.
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);
/// "GDM-8342" calls itself "GDM8342", and "B&K" is "BK".
[[nodiscard]] std::string joined(std::string text);
[[nodiscard]] bool has_digit(std::string_view word);
[[nodiscard]] bool has_letter(std::string_view word);
/// "TH283X" and "IT6000" stand for their whole series: what all of its models begin with.
[[nodiscard]] std::string series_of(std::string word);

/// The profile whose id or name has the model that is told in `said` ("OWON XDM1041"): of several the one that agrees
/// with more of it. Null where none has a word of it; a maker's name alone tells no profile.
[[nodiscard]] const Profile* profile_named(const Driver& driver, const std::string& said);

}  // namespace velocert::instruments
