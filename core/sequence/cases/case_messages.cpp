// SPDX-License-Identifier: GPL-3.0-or-later
// Intervals, alarms and contents of a vehicle's messages from a log.
#include "core/sequence/cases/case_input.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/evaluations/messages/message_columns.h"
#include "core/sequence/evaluations/messages/message_intervals.h"

namespace velocert::sequence {

using base::ErrorCode;

base::Result<CaseAttempts> message_attempts(base::JsonReader& data, const CaseContext& context) {
    const std::string name = data.text("log");
    if (auto done = data.finish(); !done) return base::fail(done.error());
    if (!context.input.read_file)
        return base::fail(ErrorCode::not_found, data.where("log"), "no files can be read here", "a message log");
    const auto text = context.input.read_file(name);
    if (!text) return base::fail(text.error());
    CaseAttempts out;
    out.provenance = metrology::Provenance::imported;
    for (const auto& step : context.procedure.steps) {
        if (step.evaluation != "message-log") continue;
        const EvaluationInput input{context.edition, step, context.item, context.rule, {}, {}, {}};
        const auto log = parse_message_log(*text, name, log_rule(step));
        if (!log) return base::fail(log.error());
        if (auto fine = check_columns(input, *log, name); !fine) return base::fail(fine.error());
        auto result = message_result(input, *log);
        if (!result) return base::fail(result.error());
        StepRun attempt;
        attempt.procedure = context.procedure.id;
        attempt.step = step.id;
        attempt.outcome = conformity::Outcome::completed;
        attempt.result = std::move(*result);
        out.step_runs.push_back(std::move(attempt));
        out.as_given.push_back({{"log", name}});
    }
    return out;
}

}  // namespace velocert::sequence
