// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/signing/notes/signed_note.h"

namespace velocert::app {

/// What a run can be handed on as.
enum class ExportFormat : std::uint8_t {
    package,  ///< all another machine needs to verify and recompute
    json,     ///< the report as data (velocert-report/1)
    xml,      ///< the same in the shape of a digital test report
    xlsx,     ///< its tables
    csv,      ///< what the instruments showed: a folder
};
[[nodiscard]] std::string_view name(ExportFormat format);
[[nodiscard]] base::Result<ExportFormat> parse_export_format(std::string_view text);

/// Writes it to a new file, or for csv to a new folder. Once the run has an issued report, json, xml and xlsx carry its
/// number, standing and signatures and what its sealed record states, and xml the file itself. Refuses to overwrite
/// (already_exists) and a run that is going on (bad_input), except as a package. With a station's key a package says
/// that it is complete.
[[nodiscard]] base::Result<void> export_run(const records::Archive& archive, const std::string& run,
                                            ExportFormat format, const std::string& out,
                                            const signing::StationKey* station = nullptr,
                                            const base::Progress& progress = {});

}  // namespace velocert::app
