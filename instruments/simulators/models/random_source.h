// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace velocert::instruments {

/// Seeded random numbers that are the same on every machine: xoshiro256** (Blackman and Vigna 2018), seeded
/// through splitmix64, and transforms that use nothing but exactly rounded operations. The standard library's
/// distributions differ between libraries, and so do its logarithms. Not for secrets. One thread at a time.
class RandomSource {
  public:
    explicit RandomSource(std::uint64_t seed);

    /// 64 independent bits.
    [[nodiscard]] std::uint64_t bits();
    /// 0 <= x < 1, with 53 bits.
    [[nodiscard]] double uniform();
    /// low <= x < high.
    [[nodiscard]] double between(double low, double high);
    /// 0 <= n < count; count must be positive. The bias for small counts is below 2^-50.
    [[nodiscard]] std::uint32_t below(std::uint32_t count);
    /// Mean 0, standard deviation 1: the sum of twelve uniform numbers less six. Its tails end at six, which
    /// for a model of a rider is a virtue.
    [[nodiscard]] double normal();
    /// A source of its own, so that what one part draws does not shift what another part gets.
    [[nodiscard]] RandomSource fork();

  private:
    std::array<std::uint64_t, 4> state_{};
};

}  // namespace velocert::instruments
