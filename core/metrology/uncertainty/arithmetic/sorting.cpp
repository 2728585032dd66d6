// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/arithmetic/sorting.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace velocert::metrology {
namespace {

constexpr unsigned digit_bits = 11;
constexpr std::size_t digit_values = 1U << digit_bits;
constexpr std::size_t passes = 6;

/// Bits whose order as whole numbers is that of the doubles, and back.
std::uint64_t key(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    return (bits >> 63U) != 0 ? ~bits : bits | (std::uint64_t{1} << 63U);
}
double value_of(std::uint64_t key) {
    return std::bit_cast<double>((key >> 63U) != 0 ? key & ~(std::uint64_t{1} << 63U) : ~key);
}

}  // namespace

void sort_values(std::vector<double>& values) {
    constexpr std::size_t few = 2048;
    if (values.size() < few) {
        std::sort(values.begin(), values.end());
        return;
    }
    std::vector<std::uint64_t> keys(values.size());
    std::vector<std::uint64_t> other(values.size());
    std::array<std::array<std::uint32_t, digit_values>, passes> count{};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::uint64_t k = key(values[i]);
        keys[i] = k;
        for (std::size_t pass = 0; pass < passes; ++pass) ++count[pass][k >> (pass * digit_bits) & (digit_values - 1)];
    }
    for (std::size_t pass = 0; pass < passes; ++pass) {
        auto& places = count[pass];
        const std::size_t shift = pass * digit_bits;
        if (places[keys.front() >> shift & (digit_values - 1)] == keys.size()) continue;  // all alike in this digit
        std::uint32_t start = 0;
        for (auto& place : places) {
            const std::uint32_t size = place;
            place = start;
            start += size;
        }
        for (const std::uint64_t k : keys) other[places[k >> shift & (digit_values - 1)]++] = k;
        keys.swap(other);
    }
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = value_of(keys[i]);
}

}  // namespace velocert::metrology
