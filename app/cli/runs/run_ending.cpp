// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runs/run_ending.h"

#include <algorithm>
#include <array>
#include <string>

#include "app/cli/interrupt.h"
#include "core/conformity/assessment.h"
#include "core/sequence/documents/pass_caveats.h"
#include "core/sequence/judging/combined_run.h"
#include "core/sequence/used_calibrations.h"
#include "instruments/registry/left_on.h"

namespace velocert::app {
namespace {

using base::Json;

/// An answer that cannot be one ended the attempt: its place names the field.
bool answered_wrongly(const sequence::StepRun& attempt) {
    constexpr std::array wrong{base::ErrorCode::bad_value, base::ErrorCode::wrong_unit, base::ErrorCode::bad_input,
                               base::ErrorCode::not_found};
    return attempt.error_text.find(", field ") != std::string::npos &&
           std::ranges::any_of(wrong, [&](base::ErrorCode code) { return attempt.error_code == base::name(code); });
}

/// What ended attempts before their time: the bench before an answer; an answer that nobody gave is named in the
/// verdict.
ExitCode trouble_of(const sequence::Run& run) {
    ExitCode out = exit_code(run.verdict);
    for (const auto& attempt : run.step_runs) {
        if (attempt.outcome == conformity::Outcome::completed ||
            attempt.error_code == base::name(base::ErrorCode::missing_field))
            continue;
        if (!answered_wrongly(attempt)) return ExitCode::bench_trouble;
        out = ExitCode::wrong_input;
    }
    return out;
}

/// What the result rests on that a person should know.
Json warnings_of(const sequence::Run& run) {
    auto out = Json::array();
    if (run.pack_approval && !run.pack_approval->given())
        out.push(std::string(sequence::pack_not_approved) + ": the archive had no accounts, so that nobody could sign");
    for (const auto& deviation : sequence::deviations_of(run)) out.push(deviation_line(deviation));
    return out;
}

/// What a Pass rests on, behind its reason.
std::string noted(const conformity::Assessment& assessment) {
    std::string out;
    for (const auto caveat : sequence::caveats(assessment)) out += ", " + std::string(sequence::name(caveat));
    return out;
}

/// The instruments that nobody knows to be off.
Json not_off(const sequence::Run& run) {
    auto out = Json::array();
    for (const auto& left : instruments::left_on(run))
        out.push(Json::object()
                     .set("role", left.role)
                     .set("driver", left.driver)
                     .set("port", left.port)
                     .set("said", left.said)
                     .set("what_to_do", "switch it off at the instrument itself before anyone touches what is "
                                        "connected"));
    return out;
}

Json texts_of(const std::vector<std::string>& texts) {
    auto out = Json::array();
    for (const auto& text : texts) out.push(text);
    return out;
}

/// What the procedures that were chosen leave open of the edition. Of a few procedures it is nearly all of it.
std::string not_asked_for(const std::vector<std::string>& open) {
    constexpr std::size_t most = 12;
    std::string names;
    if (open.size() <= most)
        for (const auto& clause : open) names += (names.empty() ? ": " : ", ") + clause;
    return std::to_string(open.size()) + (open.size() == 1 ? " clause" : " clauses") +
           " of the edition not asked for in this run" + names;
}

/// How the command's own part of the run ended: what a signal suspends has been stopped, and can be gone on with.
std::string ended_as(const sequence::Run& run) {
    const bool stopped = run.lifecycle == sequence::Lifecycle::suspended && interrupted();
    return std::string(sequence::name(stopped ? sequence::Lifecycle::stopped : run.lifecycle));
}

}  // namespace

std::string deviation_line(const sequence::Deviation& deviation) {
    if (deviation.kind == sequence::result_not_taken)
        return "not taken: " + deviation.role + ", " + deviation.cause + ": " + deviation.reason;
    if (deviation.kind == sequence::ended_early)
        return deviation.role + " ended early, " + deviation.cause + ": " + deviation.reason;
    return "deviation: " + deviation.role + ": " + std::string(laboratory::name(deviation.code)) + ": " +
           deviation.cause + "; approved by " + deviation.approver + ": " + deviation.reason;
}

void print_result(const Output& output, const sequence::Run& run, const std::string& archive, base::Json expected,
                  const std::vector<std::string>& open) {
    if (output.json) {
        auto procedures = Json::array();
        for (const auto& result : run.results) procedures.push(sequence::result_json(run, result));
        output.document(Json::object()
                            .set("run", run.id)
                            .set("verdict", std::string(conformity::name(run.verdict)))
                            .set("lifecycle", ended_as(run))
                            .set("lifecycle_text", run.lifecycle_text.empty() ? Json() : Json(run.lifecycle_text))
                            .set("resumable", run.lifecycle == sequence::Lifecycle::suspended)
                            .set("specimen", run.specimen)
                            .set("procedures", procedures)
                            .set("unexamined", texts_of(open))
                            .set("pack_of", run.pack_of.empty() ? Json() : Json(run.pack_of))
                            .set("pack_approval", run.pack_approval && run.pack_approval->given()
                                                      ? sequence::to_json(*run.pack_approval)
                                                      : Json())
                            .set("expected", std::move(expected))
                            .set("not_off", not_off(run))
                            .set("warnings", warnings_of(run)));
        // What was left for want of an answer or of what it needs is read at the bench, too.
        if (run.lifecycle == sequence::Lifecycle::errored) output.say("note: " + run.lifecycle_text);
        return;
    }
    for (const auto& result : run.results)
        for (const auto& assessment : result.assessments) {
            output.text("  " + result.procedure + "  " + assessment.limit.id +
                        (assessment.subject.empty() ? std::string() : "@" + assessment.subject) + " " +
                        std::string(conformity::name(assessment.limit.relation)) + " " +
                        conformity::value_text(assessment.limit) +
                        (assessment.limit.at ? " at " + assessment.limit.at->text() : std::string()) + " (" +
                        std::string(conformity::name(assessment.limit.status)) + "): " +
                        (assessment.measurement
                             ? conformity::print_against(assessment.measurement->value, assessment.limit, 3)
                         : assessment.word.empty() ? std::string("no value")
                                                   : assessment.word) +
                        "  " + std::string(conformity::name(assessment.verdict)) + ", " +
                        std::string(conformity::name(assessment.reason)) +
                        (assessment.detail.empty() ? std::string() : ": " + assessment.detail) + noted(assessment));
        }
    for (const auto& clause : run.unexamined) output.text("  clause " + clause + " was not examined");
    if (run.unexamined.empty() && !open.empty()) output.text("  " + not_asked_for(open));
    if (!run.pack_of.empty())
        output.text("  judged by the pack of " + run.pack_of +
                    (run.pack_approval && run.pack_approval->given()
                         ? ", approved by " + run.pack_approval->approved_by.name + " on " + run.pack_approval->time
                         : std::string()));
    const Json warnings = warnings_of(run);
    for (const auto& warning : *warnings.items()) output.text("  warning: " + *warning.string());
    for (const auto& left : instruments::left_on(run)) output.text("  NOT OFF: " + left.text());
    output.text("verdict: " + std::string(conformity::name(run.verdict)) + "  (" + ended_as(run) +
                (run.lifecycle_text.empty() ? "" : ": " + run.lifecycle_text) + (run.specimen ? ", specimen" : "") +
                ")");
    output.text("run " + run.id + " in archive " + archive);
    if (run.lifecycle == sequence::Lifecycle::suspended)
        output.text("go on with it: velocert-cli run --resume " + run.id + " --archive " + archive +
                    " (--station FILE | --virtual)");
}

ExitCode ending(const sequence::Run& run) {
    // Whatever was found, what matters now is that something may be live; the verdict stands in the result.
    if (!instruments::left_on(run).empty()) return ExitCode::bench_trouble;
    if (run.verdict == conformity::Verdict::fail && !interrupted()) return ExitCode::failed;
    switch (run.lifecycle) {
        case sequence::Lifecycle::completed: return exit_code(run.verdict);
        // Asked for, a suspension is no trouble; by a signal the command was interrupted all the same.
        case sequence::Lifecycle::suspended: return interrupted() ? ExitCode::bench_trouble : exit_code(run.verdict);
        case sequence::Lifecycle::errored: return trouble_of(run);
        case sequence::Lifecycle::running:
        case sequence::Lifecycle::stopped:
        case sequence::Lifecycle::aborted: return ExitCode::bench_trouble;
    }
    return ExitCode::bench_trouble;
}

}  // namespace velocert::app
