// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "reports/content/report.h"
#include "reports/render/typography.h"

namespace velocert::reports {

/// The report as PDF bytes. The same report gives the same bytes: dates and file identifier come from the run.
/// Main thread, after ensure_gui_environment(). Errors: not_found (fonts), io, integrity (its text layer would not say
/// what is printed).
[[nodiscard]] base::Result<std::vector<std::uint8_t>> render_pdf(const Report& report);
[[nodiscard]] base::Result<std::vector<std::uint8_t>> render_pdf(const Report& report, const Typography& typography);

enum class Existing : std::uint8_t { keep, replace };
/// Renders and publishes under `path`: a reader sees the whole file or none. Makes the application object if there is
/// none. Errors: already_exists when the file is there and to be kept, disk_full, read_only, io, not_found (folder,
/// fonts).
[[nodiscard]] base::Result<void> write_pdf(const Report& report, const std::string& path,
                                           Existing existing = Existing::keep);

}  // namespace velocert::reports
