// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "reports/content/build_report.h"
#include "reports/content/report.h"

namespace velocert::reports {

// The parts build_report is put together from. Each is a pure function of the input.

/// How many clauses of the edition were decided, and how many stay open.
struct Coverage {
    int decided = 0;
    int not_applicable = 0;
    int open = 0;
};

[[nodiscard]] Fields cover_fields(const ReportInput& input);
[[nodiscard]] Section statement_section(Standing standing);
[[nodiscard]] Section item_section(const ReportInput& input);
[[nodiscard]] Section edition_section(const ReportInput& input);
[[nodiscard]] Section summary_section(const ReportInput& input, const Bilingual& conclusion);

[[nodiscard]] Coverage coverage(const ReportInput& input);
[[nodiscard]] Section clauses_section(const ReportInput& input);

/// Conditions, decisions and every attempt of one procedure.
[[nodiscard]] Section procedure_section(const ReportInput& input, const standards::Procedure& procedure);

/// The attempt that decides: the valid one nearest to, or furthest beyond, the limit of the worst step.
/// Null members when no attempt of the procedure counts.
struct DecidingRun {
    const standards::Step* step = nullptr;
    const sequence::StepRun* attempt = nullptr;
};
[[nodiscard]] DecidingRun deciding_run(const ReportInput& input, const standards::Procedure& procedure);
/// The chart of a ride, decoded again from its wire log; only for procedures that record rides.
[[nodiscard]] bool has_rides(const standards::Procedure& procedure);
[[nodiscard]] base::Result<Section> chart_section(const ReportInput& input, const standards::Procedure& procedure);

[[nodiscard]] Section instruments_section(const ReportInput& input);
/// `certificates` in the order of the run's.
[[nodiscard]] Section calibrations_section(const ReportInput& input,
                                           const std::vector<laboratory::Certificate>& certificates);
[[nodiscard]] Section rule_section(const ReportInput& input);
[[nodiscard]] Section deviations_section(const ReportInput& input);
[[nodiscard]] Section records_section(const ReportInput& input);
[[nodiscard]] Section signatures_section(Standing standing);

// Shared by several sections.

/// The step's limit for that use; for "result", the one of the item's battery kind where the step tells kinds apart.
[[nodiscard]] const conformity::Limit* step_limit(const ReportInput& input, const standards::Step& step,
                                                  std::string_view use);
[[nodiscard]] const sequence::ProcedureResult* result_of(const ReportInput& input, std::string_view procedure);
/// The decision against that limit, if the run made one.
[[nodiscard]] const conformity::Assessment* assessment_of(const ReportInput& input, std::string_view limit);
/// Attempts of one step, in order.
[[nodiscard]] std::vector<const sequence::StepRun*> attempts_of(const ReportInput& input,
                                                                const standards::Procedure& procedure,
                                                                const standards::Step& step);
/// The name of the value that is held against the step's limit ("corrected_distance", "mass").
[[nodiscard]] std::string_view deciding_value(const standards::Step& step);
/// "暂定 Provisional", "演示实验室假定值 Assumed by ...": how far the limit may be trusted.
[[nodiscard]] Bilingual status_text(const ReportInput& input, const conformity::Limit& limit);
[[nodiscard]] Tone status_tone(const conformity::Limit& limit);
/// The clause as the standard numbers it: what a pack adds after a stroke to tell parts apart is left out.
[[nodiscard]] std::string clause_text(std::string_view clause);
/// "braking/dry.both#3".
[[nodiscard]] std::string attempt_name(const sequence::StepRun& attempt);
/// SHA-256 over the run's records in canonical form, one per line.
[[nodiscard]] base::Digest record_digest(const sequence::Run& run);

}  // namespace velocert::reports
