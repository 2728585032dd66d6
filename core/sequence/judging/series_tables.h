// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/sequence/evidence.h"
#include "core/sequence/instrument.h"
#include "core/sequence/run.h"

namespace velocert::sequence {

/// What one instrument showed during one attempt, as a table for other programs (CSV), or the list of all of them.
struct SeriesTable {
    std::string name;  ///< of a file in a folder of its own: letters, digits, dots, dashes, underscores
    std::string text;
};

/// The list of a run's tables and where each comes from; it stands last.
inline constexpr std::string_view series_list_name = "series.json";
/// Of a capture that received more bytes no table is made: decoding it takes many times its size in memory.
inline constexpr std::uint64_t most_tabulated = std::uint64_t{64} << 20U;

/// The names of all tables that a run can have, capture by capture: each once, at most 90 characters. Empty for a run
/// that captured nothing.
[[nodiscard]] std::vector<std::string> series_table_names(const Run& run);

/// Takes tables as they are made, one attempt in memory at a time. An error ends the making and is handed through.
using TakeTable = std::function<base::Result<void>(SeriesTable)>;
/// What the instruments of a run showed, one table for each capture of each attempt, decoded again from the wire logs;
/// a pure function of these, so that it can be made again anywhere and compared byte for byte. A row is one frame; its
/// columns are "t_s" (seconds since the first frame that any instrument of the attempt sent, by the clock of the
/// computer), "device_s" where the instrument tells its own time, then "measurand_unit" with the digits as they were
/// shown, and "flags". A log that cannot be decoded and one that is too long have no table; the list says so.
/// Errors: those of the evidence.
[[nodiscard]] base::Result<void> tabulate_series(const Run& run, const EvidenceSource& evidence,
                                                 const DecoderSource& decoders, const TakeTable& take);

}  // namespace velocert::sequence
