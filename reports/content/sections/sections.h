// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/standards/sample_plan.h"
#include "reports/content/build_report.h"
#include "reports/content/report.h"
#include "reports/content/sections/chart_moments.h"

namespace velocert::reports {

// The parts build_report is put together from. Each is a pure function of the input.

/// How many clauses of the standard were decided, and how many stay open. What a laboratory's own pack adds is no
/// clause of the standard and counted apart.
struct Coverage {
    int decided = 0;
    int not_applicable = 0;
    int open = 0;
    int informative = 0;  ///< looked at, and nothing in it is judged
    int own_decided = 0;  ///< of the laboratory's own clauses; those that do not apply are in neither
    int own_open = 0;
    std::vector<const standards::Clause*> open_clauses = {};    ///< of the input's edition, in its order; own ones too
    std::vector<const standards::Clause*> failed_clauses = {};  ///< the same; among the decided ones
};

[[nodiscard]] Fields cover_fields(const ReportInput& input);
[[nodiscard]] Section statement_section(Standing standing);
[[nodiscard]] Section item_section(const ReportInput& input);
[[nodiscard]] Section edition_section(const ReportInput& input);
[[nodiscard]] Section summary_section(const ReportInput& input, const Bilingual& conclusion);

/// Of a combined run: which run each procedure was tested in, when and by whom, and which results are not taken and
/// why. No blocks for other runs.
[[nodiscard]] Section runs_section(const ReportInput& input);

[[nodiscard]] Coverage coverage(const ReportInput& input);
/// With a column for the sample that each item was tested on, where the edition plans samples.
[[nodiscard]] Section clauses_section(const ReportInput& input, const standards::SamplePlan& samples = {});

/// Conditions, decisions and every attempt of one procedure.
[[nodiscard]] Section procedure_section(const ReportInput& input, const standards::Procedure& procedure);

/// Every attempt of a step that measures; many values of few attempts stand below each other.
[[nodiscard]] Table attempts_table(const ReportInput& input, const standards::Procedure& procedure,
                                   const standards::Step& step);
/// Whether nothing was measured in the step: it has answers only, and those stand in a table of their own.
[[nodiscard]] bool only_answers(const ReportInput& input, const standards::Procedure& procedure,
                                const standards::Step& step);
/// The attempts of all steps that have answers only, in one table; nothing when there are none.
[[nodiscard]] std::optional<Table> answered_attempts(const ReportInput& input, const standards::Procedure& procedure);
/// Rule, coverage factor, acceptance limit, zone and conformance probability of the decisions that know their U, and
/// what has to be told beside them. `title` names what an assessment is of. Nothing where no U is known.
void add_decision_basis(Section& section, const sequence::ProcedureResult& result,
                        const std::function<Bilingual(const conformity::Assessment& assessment)>& title);
/// Whether a step of answers needs no more said of its attempt than when it began: it has one, which counts and has no
/// remark. The table of its answers says so.
[[nodiscard]] bool told_by_answers(const ReportInput& input, const standards::Procedure& procedure,
                                   const standards::Step& step);
/// Every answer of a step that is done for each of several specimens: a row for each attempt, a column for each
/// question. Nothing where there are no specimens, or more questions than can be read beside each other.
[[nodiscard]] bool has_specimens_table(const ReportInput& input, const standards::Procedure& procedure,
                                       const standards::Step& step);
[[nodiscard]] std::optional<Table> specimens_table(const ReportInput& input, const standards::Procedure& procedure,
                                                   const standards::Step& step);
/// What instruments confirmed at the end of the attempts; attempts that say the same share a row.
[[nodiscard]] std::optional<Table> safe_states_table(const ReportInput& input, const standards::Procedure& procedure);
/// What they confirmed when a run was stopped: after its last attempt. Nothing of a run that was not stopped, and of
/// one that recorded none.
[[nodiscard]] std::optional<Bilingual> safe_state_after_stop(const ReportInput& input);
/// An answer as the pack says it, and a figure with the unit as it is printed.
[[nodiscard]] Bilingual typed_words(const ReportInput& input, const sequence::StepRun& attempt,
                                    const standards::Field& field, std::string_view text);
/// Whether an attempt counts, with its verdict; and what else has to be said of it, "–" when nothing.
[[nodiscard]] Cell counts_cell(const sequence::StepRun& attempt);
[[nodiscard]] Cell remark_cell(const standards::Step& step, const sequence::StepRun& attempt);
/// What was typed at the prompts of a step: the surroundings and the state of vehicle and track, beside their limits.
/// What was read with a gauge stands in attempts_table. Nothing when nothing was typed.
[[nodiscard]] std::optional<Table> typed_table(const ReportInput& input, const standards::Procedure& procedure,
                                               const standards::Step& step);
/// Mean deceleration and the pause before each attempt; nothing when neither is known.
[[nodiscard]] std::optional<Table> deceleration_table(const ReportInput& input, const standards::Procedure& procedure,
                                                      const standards::Step& step);
/// The parts of the bill with every weighing of each, and the sums and the share that were computed from them.
[[nodiscard]] Table parts_table(const ReportInput& input, const standards::Procedure& procedure,
                                const standards::Step& step);
[[nodiscard]] Table share_table(const ReportInput& input, const standards::Procedure& procedure,
                                const standards::Step& step);

/// The uncertainty budgets of a procedure, one for each step, with the figures of its first attempt that counts; and
/// what became of them over all attempts. No blocks when no result has a budget.
[[nodiscard]] Section uncertainty_section(const ReportInput& input, const standards::Procedure& procedure);

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

/// The annotations of a chart's attempt, by the numbers they have in the chart; nothing without one.
[[nodiscard]] std::optional<Table> chart_notes(const ReportInput& input, const ChartMoments& moments);
/// All other annotations of the run, and which ones were withdrawn. No blocks without any.
[[nodiscard]] Section annotations_section(const ReportInput& input);

/// A gauge's certificate as it was frozen, with what it says.
struct GaugeCertificate {
    sequence::FrozenCertificate frozen;
    laboratory::Certificate certificate;
};
/// Of all gauges that were named in the run. Errors: those of the evidence.
[[nodiscard]] base::Result<std::vector<GaugeCertificate>> gauge_certificates(const ReportInput& input);
/// Instruments that were connected, and gauges that a person read and named.
[[nodiscard]] Section instruments_section(const ReportInput& input, const std::vector<GaugeCertificate>& gauges = {});
/// `certificates` in the order of used_certificates().
[[nodiscard]] Section calibrations_section(const ReportInput& input,
                                           const std::vector<laboratory::Certificate>& certificates,
                                           const std::vector<GaugeCertificate>& gauges = {});
[[nodiscard]] Section rule_section(const ReportInput& input);
[[nodiscard]] Section deviations_section(const ReportInput& input);
/// Photos in the order in which they were taken, and a table of the other files. No blocks when none was asked for.
/// Errors: those of the evidence (a file that is missing or not what it was).
[[nodiscard]] base::Result<Section> photos_section(const ReportInput& input, const standards::SamplePlan& samples = {});
/// On which sample a step is done, by the laboratory's code, or that nobody stated it; the item where the edition plans
/// no samples.
/// What was scanned at the bench goes before what the order foretells; of one attempt alone where it is given, else of
/// those that count.
[[nodiscard]] Bilingual sample_words(const ReportInput& input, const standards::SamplePlan& samples,
                                     const std::string& procedure, const standards::Step& step,
                                     const sequence::StepRun* attempt = nullptr);
/// The number under which the photo of that field stands there; 0 when it is none.
[[nodiscard]] int photo_number(const ReportInput& input, const sequence::StepRun& attempt,
                               const standards::Field& field);
[[nodiscard]] Section records_section(const ReportInput& input);
[[nodiscard]] Section signatures_section(Standing standing);

// Shared by several sections.

void drop_column(Table& table, std::size_t column);
/// Takes a column out whose every cell says "–"; one of a table without rows stays.
void drop_empty_column(Table& table, std::size_t column);
/// The step's limit for that use; for "result", the one of the item's battery kind where the step tells kinds apart.
[[nodiscard]] const conformity::Limit* step_limit(const ReportInput& input, const standards::Step& step,
                                                  std::string_view use);
[[nodiscard]] const sequence::ProcedureResult* result_of(const ReportInput& input, std::string_view procedure);
/// Whether the first comes nearer to a Fail: by its verdict, and of equally good ones by its margin.
[[nodiscard]] bool is_worse(const conformity::Assessment& one, const conformity::Assessment& other);
/// The decision against that limit, if the run made one; of several (specimens, attempts at tampering) the worst, and
/// of equally good ones the one with the least margin.
[[nodiscard]] const conformity::Assessment* assessment_of(const ReportInput& input, std::string_view limit);
/// Attempts of one step, in order.
[[nodiscard]] std::vector<const sequence::StepRun*> attempts_of(const ReportInput& input,
                                                                const standards::Procedure& procedure,
                                                                const standards::Step& step);
/// The title of a role, as any procedure of the edition has it; the id where none does.
[[nodiscard]] Bilingual role_title(const ReportInput& input, const std::string& role);
/// The title with the attempt's number after it.
[[nodiscard]] Bilingual numbered(Bilingual title, const sequence::StepRun& attempt);
/// "制动性能：干态，第 3 次": an attempt in words, with its specimen and number.
[[nodiscard]] Bilingual attempt_title(const ReportInput& input, const sequence::StepRun& attempt);
/// "maker|model|serial|software" of an instrument, without the strokes and without what it does not tell.
[[nodiscard]] std::string identity_text(const std::string& identity);
/// An edition as it is printed, where the text names the report's by its id.
[[nodiscard]] std::string with_printed_edition(const ReportInput& input, std::string text);
/// The name of a laboratory that stands in both languages with a stroke between them.
[[nodiscard]] Bilingual both_names(const std::string& laboratory);
/// The number of each limit's row in the item table.
[[nodiscard]] std::map<std::string, int> item_numbers(const ReportInput& input);
/// The name of the value that is held against the step's limit ("corrected_distance", "mass").
[[nodiscard]] std::string_view deciding_value(const standards::Step& step);
/// The demonstration laboratory whose assumed values an edition holds.
[[nodiscard]] const std::string& demonstration_laboratory(const standards::StandardEdition& edition);
/// Whether a released limit is an assumed one.
[[nodiscard]] bool is_assumed(const standards::StandardEdition& edition, const conformity::Limit& limit);
/// Whether the clause, or the limit, is one that the laboratory's own pack adds to those of the standard. Never so in a
/// shipped pack; a pack of an edition that the program does not ship tells nothing of it.
[[nodiscard]] bool is_own(const standards::StandardEdition& edition, const standards::Clause& clause);
[[nodiscard]] bool is_own(const standards::StandardEdition& edition, const conformity::Limit& limit);
/// "暂定 Provisional", "假定值 Assumed", "实验室自定 The laboratory's own": how far the limit may be trusted.
[[nodiscard]] Bilingual status_text(const ReportInput& input, const conformity::Limit& limit);
[[nodiscard]] Tone status_tone(const conformity::Limit& limit);
/// The clause as the standard numbers it: what a pack adds after a stroke to tell parts apart is left out; "–" for one
/// whose number the pack does not know.
[[nodiscard]] std::string clause_text(std::string_view clause);
/// "制动性能（6.1）": a title with its clause behind it, where that has a number.
[[nodiscard]] Bilingual with_clause(const Bilingual& title, std::string_view clause);
/// SHA-256 over the run's records in canonical form, one per line.
[[nodiscard]] base::Digest record_digest(const sequence::Run& run);

}  // namespace velocert::reports
