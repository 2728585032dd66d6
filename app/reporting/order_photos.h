// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/laboratory/order.h"
#include "core/records/archive.h"
#include "core/records/reports/report_checks.h"
#include "core/records/reports/report_entries.h"

namespace velocert::app {

/// The photos of an order, opened and held against what the order says of each.
struct OpenedPhotos {
    std::vector<records::PreparedPhoto> named;
    std::vector<std::vector<std::uint8_t>> bytes;  ///< of each, in the same order
    /// "photo/<subject>" for each that is missing, is another file, no picture, outside the order's folder, one picture
    /// under two subjects, or of a day that cannot be. Nothing may be prepared then.
    std::vector<records::ReportFinding> findings;
};

/// Reads each photo beside its order, in `folder`; without a folder the archive's evidence must hold it (an order that
/// is given again). `issue_on` is the report's day; no photo is younger. Reads only.
[[nodiscard]] OpenedPhotos open_photos(const laboratory::Order& order, const std::string& folder,
                                       const records::Archive& archive, const base::Date& issue_on);

/// The bytes of photos that a preparation holds. Errors: those of the evidence.
[[nodiscard]] base::Result<std::vector<std::vector<std::uint8_t>>> load_photos(
    const records::Archive& archive, const std::vector<records::PreparedPhoto>& photos);

}  // namespace velocert::app
