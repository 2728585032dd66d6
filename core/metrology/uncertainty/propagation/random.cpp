// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/propagation/random.h"

#include <bit>

namespace velocert::metrology {
namespace {

double to_uniform(std::uint64_t bits) {
    return (static_cast<double>(static_cast<std::int64_t>(bits >> 12U)) + 0.5) * 0x1p-52;
}

}  // namespace

Random::Random(std::uint64_t seed) {
    for (auto& word : state_) {
        seed += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = seed;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        word = z ^ (z >> 31U);
    }
}

std::uint64_t Random::next() {
    const std::uint64_t out = std::rotl(state_[0] + state_[3], 23) + state_[0];
    const std::uint64_t shifted = state_[1] << 17U;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return out;
}

double Random::uniform() { return to_uniform(next()); }

void Random::fill_uniform(double* out, std::size_t count) {
    Random local = *this;  // so that the state stays in registers
    for (std::size_t i = 0; i < count; ++i) out[i] = to_uniform(local.next());
    *this = local;
}

void Random::jump() {
    constexpr std::array<std::uint64_t, 4> polynomial{0x180ec6d33cfd0abaULL, 0xd5a61266f0c9392cULL,
                                                      0xa9582618e03fc9aaULL, 0x39abdc4529b1661cULL};
    std::array<std::uint64_t, 4> sum{};
    for (const auto word : polynomial) {
        for (unsigned bit = 0; bit < 64; ++bit) {
            if ((word >> bit & 1U) != 0)
                for (std::size_t i = 0; i < sum.size(); ++i) sum[i] ^= state_[i];
            static_cast<void>(next());
        }
    }
    state_ = sum;
}

}  // namespace velocert::metrology
