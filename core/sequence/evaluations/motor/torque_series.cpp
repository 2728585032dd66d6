// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/motor/torque_series.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/sequence/evaluations/series/csv_series.h"

namespace velocert::sequence {
namespace {

using metrology::Kind;

// Rows keep s, r/min, N m, V and A.
constexpr std::array columns{CsvColumn{"t", Kind::duration, 1e6, true}, CsvColumn{"speed", Kind::rotation, 1e3, true},
                             CsvColumn{"torque", Kind::torque, 1e3, true},
                             CsvColumn{"supply", Kind::voltage, 1e6, true},
                             CsvColumn{"current", Kind::current, 1e6, false}};

/// Part of a series between two places of its common clock.
HeldSeries part(const HeldSeries& series, std::size_t from, std::size_t to) {
    const auto cut = [&](const Series& whole) {
        if (whole.size() < to) return Series{};
        return Series(whole.begin() + static_cast<std::ptrdiff_t>(from),
                      whole.begin() + static_cast<std::ptrdiff_t>(to));
    };
    return {cut(series.torque), cut(series.rotation), cut(series.supply), cut(series.current), cut(series.power)};
}

}  // namespace

base::Result<HeldSeries> parse_torque_series(std::string_view text, std::string_view source) {
    const auto read = parse_csv_series(text, source, columns, "t_s,speed_r/min,torque_N.m,supply_V,current_A");
    if (!read) return base::fail(read.error());
    HeldSeries series;
    for (const auto& row : read->rows) {
        series.rotation.push_back({row[0], row[1]});
        series.torque.push_back({row[0], row[2]});
        series.supply.push_back({row[0], row[3]});
        if (read->given[4]) series.current.push_back({row[0], row[4]});
    }
    return series;
}

std::vector<double> held_speeds(const HeldSeries& series, const SteadyMethod& method) {
    std::vector<double> out;
    std::size_t begin = 0;
    while (begin < series.rotation.size()) {
        // As far as the speed stays near that of the window's beginning, it is one holding.
        std::size_t end = begin;
        while (end < series.rotation.size() &&
               std::fabs(series.rotation[end].value - series.rotation[begin].value) <= 2 * method.speed_tolerance)
            ++end;
        const auto holding = part(series, begin, end);
        const auto window = find_steady(holding, std::nullopt, method);
        if (window) {
            const auto mean = steady_mean(within(holding.rotation, *window));
            if (mean) out.push_back(mean->mean);
            begin = end;
        } else {
            // What was not steady is not tried again value by value: a long drift would be looked at for ever.
            begin += std::max<std::size_t>(1, (end - begin) / 8);
        }
    }
    return out;
}

}  // namespace velocert::sequence
