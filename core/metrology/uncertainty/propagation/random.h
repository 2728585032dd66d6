// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace velocert::metrology {

/// xoshiro256++ 1.0 (Blackman and Vigna 2021, "Scrambled linear pseudorandom number generators"), period 2^256 - 1.
/// The state is filled from the seed by SplitMix64, as its authors advise.
class Random {
  public:
    explicit Random(std::uint64_t seed);
    explicit Random(const std::array<std::uint64_t, 4>& state) : state_(state) {}

    [[nodiscard]] std::uint64_t next();
    /// Uniform in (0, 1): (n + 1/2) 2^-52 with n of 52 bits; symmetric about 1/2, never 0 or 1.
    [[nodiscard]] double uniform();
    void fill_uniform(double* out, std::size_t count);
    /// Goes on by 2^128 numbers: streams that never meet.
    void jump();

  private:
    std::array<std::uint64_t, 4> state_{};
};

}  // namespace velocert::metrology
