// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/conformity/assessment.h"
#include "core/laboratory/bill_of_parts.h"
#include "core/laboratory/station.h"
#include "core/laboratory/test_item.h"
#include "core/metrology/measurement.h"
#include "core/sequence/answers/typed_value.h"
#include "core/sequence/calibrations/calibration_set.h"
#include "core/sequence/calibrations/frozen_calibration.h"
#include "core/sequence/calibrations/gauge_use.h"
#include "core/sequence/documents/pack_approval.h"
#include "core/sequence/documents/program_file.h"

namespace velocert::sequence {

/// Where a run stands. Only `completed` says that all steps were done as planned.
/// A suspended one has not ended: it can be gone on with, and is judged when it ends.
enum class Lifecycle : std::uint8_t { running, completed, stopped, aborted, errored, suspended };
[[nodiscard]] std::string_view name(Lifecycle lifecycle);
[[nodiscard]] base::Result<Lifecycle> parse_lifecycle(std::string_view text);

/// Which received bytes of which capture belong to an action: what recompute cuts out again.
struct Mark {
    std::string action;  ///< action id of the step ("zero", "load", "ride")
    std::string role;
    std::uint64_t from = 0;     ///< received bytes before the action
    std::uint64_t to = 0;       ///< received bytes at its end
    std::string from_utc = {};  ///< when the action began; empty in marks recorded before times were kept
    std::string to_utc = {};
};

/// One instrument's capture during one attempt.
struct CaptureRecord {
    std::string role;
    std::string driver;
    std::vector<std::pair<std::string, std::string>> options;
    std::string identity;  ///< "maker|model|serial|software"
    bool simulated = false;
    base::Digest log;  ///< the wire log in the archive
    std::uint64_t received = 0;
    std::uint64_t rejected = 0;
    bool overflowed = false;
};

/// A named exact value of a step's result ("speed", "distance", "corrected_distance", "reading_1").
struct NamedValue {
    std::string name;
    metrology::AnyQuantity value;
    friend bool operator==(const NamedValue&, const NamedValue&) = default;
};

/// What a figure of a step's result is in words, or why there is nothing of it: the word of a choice ("yes", "V-0"),
/// why the question does not arise, or which answers are missing.
struct NamedWord {
    std::string name;
    std::string text;
    conformity::Reason reason =
        conformity::Reason::none;  ///< answered_not_applicable, answer_missing ...; none: a word
    friend bool operator==(const NamedWord&, const NamedWord&) = default;
};

/// What one attempt gave: computed by the step's pure evaluation from its captures, and nothing else.
struct StepResult {
    bool valid = false;                                                ///< counts towards the number of valid runs
    conformity::Verdict verdict = conformity::Verdict::not_evaluated;  ///< of this attempt alone against the limit
    conformity::Reason reason = conformity::Reason::step_not_completed;
    std::vector<NamedValue> values;
    std::vector<NamedWord> words = {};

    [[nodiscard]] const NamedWord* word(std::string_view name) const;
    [[nodiscard]] std::optional<metrology::AnyQuantity> value(std::string_view name) const;
    friend bool operator==(const StepResult&, const StepResult&) = default;
};

/// What an instrument said when it was driven to its safe state at the end of an attempt, whatever ended it.
struct SafeState {
    std::string role;
    std::string text;  ///< as read back, or why it could not be
    bool ok = false;
    friend bool operator==(const SafeState&, const SafeState&) = default;
};

/// One attempt at one step. A retry is a new StepRun; the earlier one stays.
struct StepRun {
    std::string procedure;
    std::string step;
    std::string subject;  ///< id of the part, specimen or attempt it is about, in a step that is done for each of them
    int number = 1;       ///< 1, 2, 3 ... within the step, and within the part
    std::string started_utc;
    std::string ended_utc;
    conformity::Outcome outcome = conformity::Outcome::errored;
    std::string error_code;  ///< base::name(ErrorCode) when errored
    std::string error_text;
    std::string void_reason;  ///< id of the step's VoidReason when the operator declared it void
    std::string void_note;
    std::string retry_reason;  ///< why this attempt followed an invalid, void or failed one
    std::vector<CaptureRecord> captures;
    std::vector<Mark> marks;
    std::vector<TypedValue> typed;       ///< in the order in which it was asked for
    std::vector<SafeState> safe_states;  ///< empty in records of before it was kept
    std::vector<GaugeUse> gauges = {};   ///< by which typed values were read, as the register had them then
    /// How much of the sample's rest before it a virtual bench passed over; nothing where the rest was kept. Counts in
    /// a specimen only.
    std::optional<metrology::AnyQuantity> rest_passed_over = {};
    /// The field whose prompt was answered otherwise than it must be. Kept since such an answer is told before all
    /// else; empty in records of before, which tell as they did.
    std::string refused = {};
    StepResult result;
};

/// An attempt of an earlier run of the same item on which this run rests, as it stood on record when this one began:
/// what was answered and what it gave, without its captures, which are with its own run.
struct FormerAttempt {
    std::string run;  ///< id of the run that it belongs to
    StepRun attempt;
};

/// That a run was left, to be gone on with later.
struct Suspension {
    std::string suspended_utc;
    std::string text;  ///< why: by the operator, or because the program died
    std::string program_version;
};

/// That a suspended run was taken up again, and what is different from then on.
struct Resumption {
    std::string resumed_utc;
    std::string operator_name;
    std::string program_version;
    laboratory::Station station;
    std::optional<CalibrationSet> calibrations;   ///< that hold from here on; absent: those that held before. In a run
                                                  ///< from records: load_calibrations()
    std::vector<FrozenCertificate> certificates;  ///< where they come from
    std::vector<Deviation> deviations;
    std::vector<laboratory::Part> parts_added;  ///< to the bill; nothing is ever taken from it
    std::string operator_account = {};          ///< id of the operator's account; empty in an archive without accounts
    std::optional<ProgramFile> program = {};    ///< the file of the program; absent in records of before it was kept
    std::size_t first_attempt = 0;  ///< index in Run::step_runs of the first attempt after it (follows from the order
                                    ///< of the records)
};

/// The judgement of one procedure: every applicable assessment, and the worst of them.
struct ProcedureResult {
    std::string procedure;
    conformity::Verdict verdict = conformity::Verdict::not_evaluated;
    conformity::Reason reason = conformity::Reason::step_not_completed;
    std::vector<conformity::Assessment> assessments;
    std::vector<std::string> missing_conditions;  ///< step ids without data (judge only)
    std::string detail = {};  ///< which step or answer the reason is about, where no assessment says so
};

/// One execution of procedures on one item. Append-only: assembled from the ledger's records.
struct Run {
    std::string id;
    std::string started_utc;
    std::string ended_utc;
    laboratory::TestItem item;
    laboratory::Station station;
    std::string edition;
    std::string edition_reason;  ///< code
    std::string edition_reason_text;
    base::Digest pack;         ///< bundle of the edition pack, in the archive
    std::string pack_of = {};  ///< laboratory whose own pack it is; empty: the shipped one
    /// By which approval it began; absent with the shipped pack, and in records of before it was asked for.
    std::optional<PackApproval> pack_approval = {};
    std::optional<base::Digest> release;  ///< text of the laboratory's release, in the archive
    std::string laboratory;               ///< name of the releasing laboratory
    conformity::DecisionRule rule;
    CalibrationSet calibrations;                  ///< frozen at the start; in a run from records: calibrations_of()
    std::vector<FrozenCertificate> certificates;  ///< empty in runs recorded before they were asked for
    std::vector<Deviation> deviations;
    std::string operator_name;
    std::string operator_account = {};  ///< id of the operator's account; empty in an archive without accounts
    std::string program_version;
    std::optional<ProgramFile> program = {};   ///< its file; absent in records of before it was kept
    bool specimen = false;                     ///< from a training archive
    std::vector<std::string> procedures;       ///< as planned
    bool whole = false;                        ///< the whole edition was to be judged, not the named procedures alone
    std::vector<std::string> unexamined = {};  ///< clauses that apply and were not examined; of a whole run at its end
    std::vector<laboratory::Part> parts;       ///< the bill of parts with all that was added; empty: none was needed
    /// What earlier runs of the item gave of the steps that this run rests on and does not do itself; frozen at the
    /// start. Nothing in runs of before it was kept: of those neither needs outside the run nor rests were judged.
    std::optional<std::vector<FormerAttempt>> former = {};
    std::vector<Suspension> suspensions;
    std::vector<Resumption> resumptions;  ///< as many as suspensions, or one fewer while the run is suspended
    std::vector<StepRun> step_runs;
    std::vector<ProcedureResult> results;
    Lifecycle lifecycle = Lifecycle::running;
    std::string lifecycle_text;  ///< what ended it early
    conformity::Verdict verdict = conformity::Verdict::not_evaluated;
};

/// The calibrations that held when the attempt of that index was made.
[[nodiscard]] const CalibrationSet& calibrations_at(const Run& run, std::size_t attempt);
/// The same with those of the gauges that were named in it, under the fields that name them.
[[nodiscard]] CalibrationSet calibrations_in(const Run& run, std::size_t attempt);
/// The station that served it; for an attempt that is not made yet, of the sitting under way.
[[nodiscard]] const laboratory::Station& station_at(const Run& run, std::size_t attempt);
/// The bill of parts as it stood then.
[[nodiscard]] std::span<const laboratory::Part> parts_at(const Run& run, std::size_t attempt);
/// "braking/dry.both#3", "plastics-share/part@P-012#1".
[[nodiscard]] std::string attempt_name(const StepRun& step_run);

// The records of the ledger that make up a run. Types: "run-start/1", "attempt-start/1", "step-run/1", "run-suspend/1",
// "run-resume/1", "run-end/1".
// Each is one JSON object with a "run" member; unknown members are refused when read.
[[nodiscard]] base::Json run_start_record(const Run& run);
[[nodiscard]] base::Json attempt_start_record(std::string_view run, const StepRun& step_run,
                                              const std::vector<std::pair<std::string, std::string>>& pending_logs);
[[nodiscard]] base::Json step_run_record(std::string_view run, const StepRun& step_run);
[[nodiscard]] base::Json run_end_record(const Run& run);
[[nodiscard]] base::Json run_suspend_record(std::string_view run, const Suspension& suspension);
[[nodiscard]] base::Json run_resume_record(std::string_view run, const Resumption& resumption);
/// Rebuilds a run from its records in ledger order (type, record).
[[nodiscard]] base::Result<Run> run_from_records(const std::vector<std::pair<std::string, base::Json>>& records);

/// The contract's result document, "velocert-result/1" (judge, run, records).
[[nodiscard]] base::Json result_json(const Run& run, const ProcedureResult& result);
/// Exact stored form of assessments and step results, for records and for comparing digits.
[[nodiscard]] base::Json to_json(const conformity::Assessment& assessment);
[[nodiscard]] base::Result<conformity::Assessment> assessment_from_json(const base::Json& json,
                                                                        std::string_view source);
[[nodiscard]] base::Json to_json(const StepResult& result);
[[nodiscard]] base::Result<StepResult> step_result_from_json(const base::Json& json, std::string_view source);

}  // namespace velocert::sequence
