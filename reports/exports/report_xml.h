// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "reports/exports/report_record.h"

namespace velocert::reports {

/// The report as a file that goes with it, readable for people; left out when empty.
struct AttachedDocument {
    std::string name;  ///< "R-2026-0001.pdf"
    std::span<const std::uint8_t> pdf;
};

/// The record in the shape of PTB's digital test report, which borrows that of the digital calibration certificate
/// (DCC 3.3.0, D-SI): administrative data, measurement results with value, unit, expanded uncertainty, coverage factor
/// and probability, the conformity of each, a comment with what has no place there, and the document. UTF-8; the same
/// record gives the same text.
[[nodiscard]] std::string xml_text(const ReportRecord& record, const AttachedDocument& document = {});

}  // namespace velocert::reports
