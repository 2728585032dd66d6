// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/sequence/instrument.h"
#include "reports/content/report.h"

namespace velocert::app {

/// The document of a report that is prepared for signing: its pages, with the machine-readable record inside. The same
/// report, record and run give the same bytes. Main thread, after ensure_gui_environment().
[[nodiscard]] base::Result<std::vector<std::uint8_t>> make_document(const reports::Report& report,
                                                                    std::string_view record,
                                                                    std::string_view run_ended_utc);

/// What the ledger's head says at the foot of a report that is prepared when the ledger has that many entries: its
/// latest checkpoint until then, or the bare head of the tree where no station signs any.
[[nodiscard]] base::Result<std::string> checkpoint_text(const records::Archive& archive, std::uint64_t entries);

/// The pages of a report as it was prepared last, made again from its run and its order.
struct ReportPages {
    reports::Report report;
    base::Digest document;    ///< of the frozen PDF, without signatures
    bool same_bytes = false;  ///< made into a PDF again, the pages are that document to the byte
};
/// Errors: not_found if there is none of that number; those of the archive and of build_report(). Main thread.
[[nodiscard]] base::Result<ReportPages> report_pages(const records::Archive& archive, std::string_view number,
                                                     const sequence::DecoderSource& decoders);

}  // namespace velocert::app
