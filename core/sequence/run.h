// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/conformity/assessment.h"
#include "core/laboratory/station.h"
#include "core/laboratory/test_item.h"
#include "core/metrology/measurement.h"
#include "core/sequence/calibration_set.h"
#include "core/sequence/frozen_calibration.h"
#include "core/sequence/typed_value.h"

namespace velocert::sequence {

/// Where a run stands. Only `completed` says that all steps were done as planned.
enum class Lifecycle : std::uint8_t { running, completed, stopped, aborted, errored };
[[nodiscard]] std::string_view name(Lifecycle lifecycle);
[[nodiscard]] base::Result<Lifecycle> parse_lifecycle(std::string_view text);

/// Which received bytes of which capture belong to an action: what recompute cuts out again.
struct Mark {
    std::string action;  ///< action id of the step ("zero", "load", "ride")
    std::string role;
    std::uint64_t from = 0;  ///< received bytes before the action
    std::uint64_t to = 0;    ///< received bytes at its end
};

/// One instrument's capture during one attempt.
struct CaptureRecord {
    std::string role;
    std::string driver;
    std::vector<std::pair<std::string, std::string>> options;
    std::string identity;  ///< "maker|model|serial|software"
    bool simulated = false;
    base::Digest log;      ///< the wire log in the archive
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

/// What one attempt gave: computed by the step's pure evaluation from its captures, and nothing else.
struct StepResult {
    bool valid = false;  ///< counts towards the number of valid runs
    conformity::Verdict verdict = conformity::Verdict::not_evaluated;  ///< of this attempt alone against the limit
    conformity::Reason reason = conformity::Reason::step_not_completed;
    std::vector<NamedValue> values;

    [[nodiscard]] std::optional<metrology::AnyQuantity> value(std::string_view name) const;
    friend bool operator==(const StepResult&, const StepResult&) = default;
};

/// One attempt at one step. A retry is a new StepRun; the earlier one stays.
struct StepRun {
    std::string procedure;
    std::string step;
    int number = 1;  ///< 1, 2, 3 ... within the step
    std::string started_utc;
    std::string ended_utc;
    conformity::Outcome outcome = conformity::Outcome::errored;
    std::string error_code;    ///< base::name(ErrorCode) when errored
    std::string error_text;
    std::string void_reason;   ///< id of the step's VoidReason when the operator declared it void
    std::string void_note;
    std::string retry_reason;  ///< why this attempt followed an invalid, void or failed one
    std::vector<CaptureRecord> captures;
    std::vector<Mark> marks;
    std::vector<TypedValue> typed;  ///< in the order in which it was asked for
    StepResult result;
};

/// The judgement of one procedure: every applicable assessment, and the worst of them.
struct ProcedureResult {
    std::string procedure;
    conformity::Verdict verdict = conformity::Verdict::not_evaluated;
    conformity::Reason reason = conformity::Reason::step_not_completed;
    std::vector<conformity::Assessment> assessments;
    std::vector<std::string> missing_conditions;  ///< step ids without data (judge only)
};

/// One execution of procedures on one item. Append-only: assembled from the ledger's records.
struct Run {
    std::string id;
    std::string started_utc;
    std::string ended_utc;
    laboratory::TestItem item;
    laboratory::Station station;
    std::string edition;
    std::string edition_reason;         ///< code
    std::string edition_reason_text;
    base::Digest pack;                  ///< bundle of the edition pack, in the archive
    std::optional<base::Digest> release;///< text of the laboratory's release, in the archive
    std::string laboratory;             ///< name of the releasing laboratory
    conformity::DecisionRule rule;
    CalibrationSet calibrations;        ///< frozen at the start; in a run from records: calibrations_of()
    std::vector<FrozenCertificate> certificates;  ///< empty in runs recorded before they were asked for
    std::vector<Deviation> deviations;
    std::string operator_name;
    std::string program_version;
    bool specimen = false;              ///< from a training archive
    std::vector<std::string> procedures;///< as planned
    std::vector<StepRun> step_runs;
    std::vector<ProcedureResult> results;
    Lifecycle lifecycle = Lifecycle::running;
    std::string lifecycle_text;         ///< what ended it early
    conformity::Verdict verdict = conformity::Verdict::not_evaluated;
};

// The records of the ledger that make up a run. Types: "run-start/1", "attempt-start/1", "step-run/1", "run-end/1".
// Each is one JSON object with a "run" member; unknown members are refused when read.
[[nodiscard]] base::Json run_start_record(const Run& run);
[[nodiscard]] base::Json attempt_start_record(std::string_view run, const StepRun& step_run,
                                              const std::vector<std::pair<std::string, std::string>>& pending_logs);
[[nodiscard]] base::Json step_run_record(std::string_view run, const StepRun& step_run);
[[nodiscard]] base::Json run_end_record(const Run& run);
/// Rebuilds a run from its records in ledger order (type, record).
[[nodiscard]] base::Result<Run> run_from_records(const std::vector<std::pair<std::string, base::Json>>& records);

/// The contract's result document, "velocert-result/1" (judge, run, records).
[[nodiscard]] base::Json result_json(const Run& run, const ProcedureResult& result);
/// Exact stored form of assessments and step results, for records and for comparing digits.
[[nodiscard]] base::Json to_json(const conformity::Assessment& assessment);
[[nodiscard]] base::Result<conformity::Assessment> assessment_from_json(const base::Json& json, std::string_view source);
[[nodiscard]] base::Json to_json(const StepResult& result);
[[nodiscard]] base::Result<StepResult> step_result_from_json(const base::Json& json, std::string_view source);

}  // namespace velocert::sequence
