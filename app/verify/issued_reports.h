// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/integrity/verify_reports.h"
#include "core/signing/certificates/trust.h"

namespace velocert::app {

/// What the issued files of an archive or a package are held against.
struct IssuedReports {
    const records::ReportsRead& read;
    std::function<base::Result<std::vector<std::uint8_t>>(const base::Digest&)> load;
    const signing::TrustList* trust = nullptr;  ///< absent: signatures are checked, and no signer is known
    std::chrono::system_clock::time_point now;
};

/// What is said of one issued file, as of a report that is checked by itself.
struct ReportAnswer {
    std::string report;              ///< number
    std::vector<std::string> lines;  ///< three: bytes, signers and by which proof, certificates today
    base::Json document;             ///< the same for programs
    bool holds = false;              ///< nothing was found against the file
};
/// Each issued file by verify_seal(), with the digests that its records name, and its certificates against those of the
/// signatures in the records; with a trust list also the chain of every record signature. A checkpoint that covers a
/// signature or an issue proves that it existed then. What does not hold becomes a finding.
/// Returns the answer about each file; of one that cannot be read, that it cannot.
[[nodiscard]] std::vector<ReportAnswer> check_issued(const IssuedReports& reports, records::Verification& out);

/// What is said of the persons who signed something else than a report: annotations, reviews of the trail.
struct OtherSigners {
    std::vector<std::string> lines;  ///< the three lines of an answer, as a report has them; none where nobody signed
    base::Json document;             ///< the same for programs, with each signature; null where nobody signed
};
/// With a trust list: the chain of each such signature, at the time that a checkpoint proves. What does not hold
/// becomes a finding. That the signatures hold over their words is for who reads the records.
[[nodiscard]] OtherSigners check_other_signers(const IssuedReports& asked, records::Verification& out);

/// How the reports of a package stand, in lines for people: state, holds, what asks to void it, what amends it; under
/// each the answer about its issued file.
[[nodiscard]] std::vector<std::string> standing_lines(const records::ReportRegister& reports,
                                                      const std::vector<ReportAnswer>& answers);
/// The answers alone, for an archive: those of more files than anybody reads are counted, and only what does not hold
/// is told.
[[nodiscard]] std::vector<std::string> answer_lines(const std::vector<ReportAnswer>& answers);
/// How the reports of an archive stand, in few lines for people: how many are issued, superseded, voided and in work,
/// which runs are voided or asked to be, which holds are open, each with ten names at most. `holds` tells whether the
/// records were found good: of an archive that was not, an empty register says nothing.
[[nodiscard]] std::vector<std::string> summary_lines(const records::ReportRegister& reports, bool holds);
/// The same: {"reports": [{"report", "state", "open_holds", "void_request", "voided", "amended_by"}], "holds": [...]}.
/// With the answer about its issued file as "seal" (null where there is none).
[[nodiscard]] base::Json standing_json(const records::ReportRegister& reports,
                                       const std::vector<ReportAnswer>& answers);

}  // namespace velocert::app
