// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/trail/draw.h"

#include <limits>
#include <set>
#include <string>

#include "core/base/digest.h"

namespace velocert::records {
namespace {

std::uint64_t value_of(const std::string& beginning, std::uint64_t k) {
    const auto digest = base::Digest::of(beginning + std::to_string(k));
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < 8; ++i) out = out << 8U | digest.bytes()[i];
    return out;
}

}  // namespace

base::Result<std::vector<std::uint64_t>> draw(std::string_view seed, std::uint64_t population, std::uint64_t count) {
    if (seed.empty()) return base::fail(base::ErrorCode::bad_value, "seed", "empty", "any text in one line");
    if (seed.find('\n') != std::string_view::npos)
        return base::fail(base::ErrorCode::bad_value, "seed", "more than one line", "any text in one line");
    if (count < 1 || count > population)
        return base::fail(base::ErrorCode::bad_value, "number of records to draw", std::to_string(count),
                          population == 0 ? "records to draw from" : "1 to " + std::to_string(population));
    const std::string beginning = "velocert-draw/1\n" + std::string(seed) + '\n' + std::to_string(population) + '\n';
    // 2^64 mod population, without 2^64.
    const std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    const std::uint64_t left_over = (most % population + 1) % population;
    std::vector<std::uint64_t> out;
    std::set<std::uint64_t> drawn;
    for (std::uint64_t k = 1; out.size() < count; ++k) {
        const auto value = value_of(beginning, k);
        if (value > most - left_over) continue;
        const auto number = value % population + 1;
        if (drawn.insert(number).second) out.push_back(number);
    }
    return out;
}

}  // namespace velocert::records
