// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/records/trail/audit_trail.h"
#include "reports/charts/bilingual.h"
#include "reports/content/report.h"

namespace velocert::reports {

/// One entry of the audit trail as it is printed. A text in one language alone stands in both places.
struct TrailLine {
    std::uint64_t seq = 0;
    std::string time;  ///< UTC
    Bilingual sentence;
    std::vector<Bilingual> changes;  ///< "roles: technician → custodian"
    std::string reason;              ///< as the person wrote it; empty where none was asked
};

/// What was chosen of the audit trail, and where it comes from.
struct TrailPaper {
    bool specimen = true;  ///< of a training archive
    std::string origin;    ///< of the ledger, as its checkpoints name it
    records::TrailQuery query;
    std::uint64_t size = 0;         ///< entries of the whole ledger
    std::uint64_t reviewed_to = 0;  ///< up to which entry somebody signed a review; 0: never
    std::string reviewed_by;
    std::string made_utc;
    std::string made_by;  ///< empty: nobody was named
    std::string program_version;
    std::vector<TrailLine> lines;
    std::size_t newest = 0;  ///< only so many of what was asked for, the newest; 0: all of it
};

/// The trail as a document for paper: what was asked for, how far it was reviewed, and every entry with number, time,
/// sentence, what it changed (weighty) and why. No verdict and no report: it is marked as an extract. Pure.
[[nodiscard]] Report trail_document(const TrailPaper& trail);

}  // namespace velocert::reports
