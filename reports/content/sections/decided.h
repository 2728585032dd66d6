// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/conformity/assessment.h"
#include "core/sequence/run.h"
#include "core/standards/procedure.h"
#include "reports/content/build_report.h"

namespace velocert::reports {

/// What of a procedure a decision is about: the step, and the field whose answer decides; null where the edition does
/// not tell, and the field also where something was measured or computed.
struct Decided {
    const standards::Step* step = nullptr;
    const standards::Field* field = nullptr;
    friend bool operator==(const Decided&, const Decided&) = default;
};

/// The assessment must be one of the result's: several fields and steps may be judged by one limit, in their order.
[[nodiscard]] Decided decided_by(const ReportInput& input, const standards::Procedure& procedure,
                                 const sequence::ProcedureResult& result, const conformity::Assessment& assessment);

/// The value of a decision as it stands on paper: to the place where its U ends; without U with the digits that were
/// typed, where it was typed in the limit's unit, else with the usual ones of its kind. Empty without a value.
[[nodiscard]] std::string found_text(const ReportInput& input, const conformity::Assessment& assessment);

/// The decisions on one field over its specimens (or attempts at tampering).
struct Alike {
    std::vector<const conformity::Assessment*> all;  ///< in their order
    const conformity::Assessment* worst = nullptr;   ///< of equally good ones the one with the least margin
    bool same = true;                                ///< every one found the same value or word
};
/// Those that answer the same question as this one, itself among them.
[[nodiscard]] Alike alike(const ReportInput& input, const standards::Procedure& procedure,
                          const sequence::ProcedureResult& result, const conformity::Assessment& assessment);
/// "6 项均同", "6 项中最不利：把立管": which of several the worst one is. Empty for a single one.
[[nodiscard]] Bilingual among_text(const Alike& alike, const standards::Step& step);

}  // namespace velocert::reports
