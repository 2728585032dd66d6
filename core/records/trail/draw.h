// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace velocert::records {

/// A draw of `count` out of the numbers 1 to `population`, each at most once, in the order drawn: the same for the same
/// seed and population, on any machine, for ever. The seed is any text (a date, a throw of dice said aloud).
///
/// Draw k (k = 1, 2, 3 ...) takes the first 8 bytes of SHA-256("velocert-draw/1", line feed, seed, line feed,
/// population, line feed, k) as a whole number, most significant byte first. A value among the last 2^64 mod population
/// ones is left out so that none is favoured; else value mod population, plus 1, is drawn unless it was before. Anybody
/// can do this again with `sha256sum`.
///
/// Errors: bad_value for an empty seed, one with a line feed, or a count that is not 1 to the population.
[[nodiscard]] base::Result<std::vector<std::uint64_t>> draw(std::string_view seed, std::uint64_t population,
                                                            std::uint64_t count);

}  // namespace velocert::records
