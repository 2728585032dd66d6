// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/braking/series_file.h"

#include <array>

#include "core/sequence/evaluations/series/csv_series.h"

namespace velocert::sequence {
namespace {

using metrology::Kind;

constexpr std::array columns{
    CsvColumn{"t", Kind::duration, 1e6, true},        CsvColumn{"speed", Kind::speed, 3.6e6, true},
    CsvColumn{"distance", Kind::length, 1e6, true},   CsvColumn{"front_force", Kind::force, 1e3, false},
    CsvColumn{"rear_force", Kind::force, 1e3, false}, CsvColumn{"brake", std::nullopt, 1, true, true}};
constexpr std::size_t front_force = 3;
constexpr std::size_t rear_force = 4;

}  // namespace

base::Result<BrakingSeries> parse_braking_series(std::string_view text, std::string_view source) {
    const auto read =
        parse_csv_series(text, source, columns, "t_s,speed_km/h,distance_m,front_force_N,rear_force_N,brake");
    if (!read) return base::fail(read.error());
    BrakingSeries series;
    series.rows.reserve(read->rows.size());
    for (const auto& row : read->rows) series.rows.push_back({row[0], row[1], row[2], row[3], row[4], row[5]});
    series.has_front_force = read->given[front_force];
    series.has_rear_force = read->given[rear_force];
    return series;
}

}  // namespace velocert::sequence
