// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/models/random_source.h"

namespace velocert::instruments {
namespace {

constexpr std::uint64_t rotated(std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

}  // namespace

RandomSource::RandomSource(std::uint64_t seed) {
    for (auto& word : state_) {
        seed += 0x9E3779B97F4A7C15U;
        std::uint64_t z = seed;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        word = z ^ (z >> 31U);
    }
}

std::uint64_t RandomSource::bits() {
    const std::uint64_t result = rotated(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17U;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = rotated(state_[3], 45);
    return result;
}

double RandomSource::uniform() { return static_cast<double>(bits() >> 11U) * 0x1.0p-53; }

double RandomSource::between(double low, double high) { return low + (high - low) * uniform(); }

std::uint32_t RandomSource::below(std::uint32_t count) {
    return static_cast<std::uint32_t>(uniform() * static_cast<double>(count));
}

double RandomSource::normal() {
    double sum = -6.0;
    for (int i = 0; i < 12; ++i) sum += uniform();
    return sum;
}

RandomSource RandomSource::fork() { return RandomSource(bits()); }

}  // namespace velocert::instruments
