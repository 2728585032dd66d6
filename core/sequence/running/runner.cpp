// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/runner.h"

#include <algorithm>

#include "core/sequence/documents/suspension.h"
#include "core/sequence/judging/judge_procedure.h"
#include "core/sequence/judging/results_so_far.h"
#include "core/sequence/running/freeze_calibrations.h"
#include "core/sequence/running/open_instruments.h"
#include "core/sequence/running/run_in_progress.h"
#include "core/standards/needs/step_order.h"

namespace velocert::sequence {

using base::ErrorCode;
using base::Result;

void RunControl::request(Stop stop, StopCause cause) {
    const std::scoped_lock lock(mutex_);
    // A stronger wish is never replaced by a weaker one.
    const auto strength = [](Stop s) {
        return s == Stop::none ? 0 : s == Stop::abandon ? 1 : s == Stop::suspend ? 2 : s == Stop::safely ? 3 : 4;
    };
    if (strength(stop) > strength(stop_.load())) {
        cause_.store(cause);
        stop_.store(stop);
    }
    source_.request_stop();
}

std::stop_token RunControl::token() const {
    const std::scoped_lock lock(mutex_);
    return source_.get_token();
}

void RunControl::rearm() {
    const std::scoped_lock lock(mutex_);
    if (stop_.load() != Stop::abandon && stop_.load() != Stop::none) return;
    stop_.store(Stop::none);
    cause_.store(StopCause::person);
    source_ = std::stop_source();
}

namespace {

Result<void> permitted(const RunPlan& plan, bool training) {
    if (training) return {};
    if (plan.station.is_virtual)
        return base::fail(ErrorCode::not_permitted, "station", "virtual instruments work in training archives only",
                          "a training archive");
    if (plan.edition.demonstration)
        return base::fail(ErrorCode::not_permitted, "edition",
                          "limits released by a demonstration laboratory work in training archives only",
                          "limits of the edition or of the laboratory itself, or a training archive");
    return {};
}

/// Each part's own balance must be a role of the procedure, and be there.
Result<void> parts_served(const RunPlan& plan, const standards::Procedure& procedure) {
    if (std::ranges::none_of(procedure.steps, &standards::Step::for_each_part)) return {};
    for (const auto& part : plan.parts) {
        if (part.balance.empty()) continue;
        const bool known =
            std::ranges::find(procedure.roles, part.balance, &standards::Role::id) != procedure.roles.end();
        if (!known || plan.station.instrument(part.balance) == nullptr)
            return base::fail(ErrorCode::not_found, "part " + part.id,
                              known ? "the station " + plan.station.id + " has no '" + part.balance + "'"
                                    : "'" + part.balance + "' is no role of the procedure '" + procedure.id + "'",
                              "a balance of the procedure that the station has");
    }
    return {};
}

Result<std::vector<const standards::Procedure*>> procedures_of(const RunPlan& plan) {
    std::vector<const standards::Procedure*> out;
    for (const auto& id : plan.procedures) {
        const auto* procedure = plan.edition.procedure(id);
        if (procedure == nullptr)
            return base::fail(ErrorCode::not_found, plan.edition.id, "has no procedure '" + id + "'",
                              "one of those that the command 'standards' lists");
        if (procedure->applies.covers(plan.item.traits))
            for (const auto& role : procedure->roles)
                if (!role.optional && plan.station.instrument(role.id) == nullptr)
                    return base::fail(ErrorCode::not_found, "station " + plan.station.id,
                                      "no instrument for the role '" + role.id + "' of the procedure '" + id + "'",
                                      "an instrument of kind '" + role.kind + "' with that role");
        if (auto served = parts_served(plan, *procedure); !served) return base::fail(served.error());
        out.push_back(procedure);
    }
    if (out.empty()) return base::fail(ErrorCode::bad_input, "run", "no procedure to run", "at least one procedure");
    for (auto later = out.begin(); later != out.end(); ++later)
        for (auto earlier = out.begin(); earlier != later; ++earlier)
            if (standards::needs_procedure(**earlier, (*later)->id))
                return base::fail(ErrorCode::bad_input, "run",
                                  "the procedure '" + (*earlier)->id + "' stands before '" + (*later)->id +
                                      "', of which it needs a step",
                                  "'" + (*later)->id + "' first");
    return out;
}

}  // namespace

Result<std::vector<const standards::Procedure*>> Runner::prepare(const RunPlan& plan, OpenInstruments& instruments) {
    if (auto allowed = permitted(plan, sink_.training()); !allowed) return base::fail(allowed.error());
    auto procedures = procedures_of(plan);
    if (!procedures) return procedures;
    // Instruments are asked who they are before anything is recorded: a virtual one in a real archive ends
    // here. One that cannot be opened is bench trouble, which belongs on the record and is met again by its
    // step.
    for (const auto* procedure : *procedures) {
        if (!procedure->applies.covers(plan.item.traits)) continue;
        for (const auto& role : procedure->roles) {
            if (role.optional && plan.station.instrument(role.id) == nullptr) continue;
            const auto opened = instruments.get(role.id);
            if (!opened && opened.error().code == ErrorCode::not_permitted) return base::fail(opened.error());
            observer_.instrument_state(role.id, opened ? (*opened)->state() : InstrumentState::unplugged);
        }
    }
    return procedures;
}

Result<Run> Runner::run(RunPlan plan) {
    OpenInstruments instruments(instruments_, sink_.training());
    auto procedures = prepare(plan, instruments);
    if (!procedures) return base::fail(procedures.error());

    const auto now = clock_.now();
    CalibrationChoice choice;
    if (plan.equipment) {
        auto chosen = choose_calibrations(plan, instruments.told(), now);
        if (!chosen) return base::fail(chosen.error());
        choice = std::move(*chosen);
        instruments.hold_to(choice, plan);
    }

    Run run;
    run.id = plan.run_id;
    run.started_utc = base::utc_text(now);
    run.item = plan.item;
    run.station = plan.station;
    run.edition = plan.edition.id;
    run.edition_reason = plan.edition_reason;
    run.edition_reason_text = plan.edition_reason_text;
    run.laboratory = plan.edition.released_by;
    run.rule = plan.rule;
    run.calibrations = plan.calibrations;
    run.operator_name = plan.operator_name;
    run.operator_account = plan.operator_account;
    run.program_version = plan.program_version;
    run.program = plan.program;
    run.specimen = sink_.training();
    run.procedures = plan.procedures;
    run.whole = plan.whole;
    run.pack_of = plan.edition.laboratory;
    run.pack_approval = plan.pack_approval;
    run.parts = plan.parts;
    run.former = plan.former;
    auto pack = sink_.store(base::as_bytes(plan.pack_bundle));
    if (!pack) return base::fail(pack.error());
    run.pack = *pack;
    if (plan.release_text) {
        auto release = sink_.store(base::as_bytes(*plan.release_text));
        if (!release) return base::fail(release.error());
        run.release = *release;
    }
    if (plan.equipment)
        if (auto frozen = freeze(choice, sink_, plan, run); !frozen) return base::fail(frozen.error());
    // What could not be read back must not become a record.
    const base::Json start = run_start_record(run);
    if (const auto readable = run_from_records({{"run-start/1", start}}); !readable)
        return base::fail(readable.error());
    if (auto started = sink_.append("run-start/1", start); !started) return base::fail(started.error());
    observer_.run_started(run);
    return go_on(plan, std::move(run), instruments, *procedures);
}

Result<Run> Runner::resume(RunPlan plan, Run run) {
    if (run.lifecycle != Lifecycle::suspended)
        return base::fail(ErrorCode::bad_input, "run " + run.id,
                          "is not suspended: " + std::string(name(run.lifecycle)), "a suspended run");
    auto added = laboratory::parts_to_add(run.parts, plan.parts, "bill of parts of run " + run.id);
    if (!added) return base::fail(added.error());
    // The parts on record come first, in their order, whatever the plan says.
    plan.parts = run.parts;
    plan.parts.insert(plan.parts.end(), added->begin(), added->end());
    OpenInstruments instruments(instruments_, sink_.training());
    auto procedures = prepare(plan, instruments);
    if (!procedures) return base::fail(procedures.error());

    Resumption resumption;
    resumption.resumed_utc = base::utc_text(clock_.now());
    resumption.operator_name = plan.operator_name;
    resumption.operator_account = plan.operator_account;
    resumption.program_version = plan.program_version;
    resumption.program = plan.program;
    resumption.station = plan.station;
    if (plan.equipment) {
        // What holds today is asked again, and frozen for the attempts from here on.
        auto choice = choose_calibrations(plan, instruments.told(), clock_.now());
        if (!choice) return base::fail(choice.error());
        instruments.hold_to(*choice, plan);
        Run frozen;
        if (auto done = freeze(*choice, sink_, plan, frozen); !done) return base::fail(done.error());
        resumption.certificates = std::move(frozen.certificates);
        resumption.deviations = std::move(frozen.deviations);
        resumption.calibrations = plan.calibrations;
    } else if (!same(plan.calibrations, calibrations_at(run, run.step_runs.size()))) {
        resumption.calibrations = plan.calibrations;
    }
    resumption.parts_added = std::move(*added);
    resumption.first_attempt = run.step_runs.size();
    if (auto done = sink_.append("run-resume/1", run_resume_record(run.id, resumption)); !done)
        return base::fail(done.error());
    run.parts = plan.parts;
    run.resumptions.push_back(std::move(resumption));
    run.lifecycle = Lifecycle::running;
    run.lifecycle_text.clear();
    run.results.clear();
    observer_.run_started(run);
    return go_on(plan, std::move(run), instruments, *procedures);
}

Result<Run> Runner::suspended(Run run, const RunPlan& plan, std::string why) {
    // So far; none of it is on record, and the run is judged when it ends.
    run.results = results_so_far(plan.edition, run);
    run.unexamined = unexamined_clauses(plan.edition, run);
    run.verdict = conformity::Verdict::not_evaluated;
    run.lifecycle = Lifecycle::suspended;
    run.suspensions.push_back({base::utc_text(clock_.now()), std::move(why), plan.program_version});
    run.lifecycle_text = run.suspensions.back().text;
    if (auto done = sink_.append("run-suspend/1", run_suspend_record(run.id, run.suspensions.back())); !done)
        return base::fail(done.error());
    observer_.run_ended(run);
    return run;
}

Result<Run> Runner::go_on(const RunPlan& plan, Run run, OpenInstruments& instruments,
                          const std::vector<const standards::Procedure*>& procedures) {
    observer_.expected(
        expected_decisions(plan.edition, plan.procedures, plan.item.traits, plan.rule, plan.calibrations));
    RunInProgress progress({clock_, decoders_, person_, sink_, observer_, control_, sleep_}, plan, instruments, run);
    // What a long rest waits for is done first, so that the rest goes on beside all the others.
    if (auto done = progress.begin_rests(procedures); !done) return base::fail(done.error());
    std::vector<const standards::Procedure*> open = procedures;
    while (!open.empty()) {
        std::vector<const standards::Procedure*> later;
        for (const auto* procedure : open) {
            if (procedure->applies.covers(plan.item.traits) && !progress.cut_short())
                if (auto done = progress.steps(*procedure); !done) return base::fail(done.error());
            if (progress.cut_short() && control_.requested() == RunControl::Stop::suspend &&
                can_be_resumed(run, plan.edition))
                return suspended(std::move(run), plan, "suspended by " + std::string(by_whom(control_.cause())));
            if (!progress.cut_short() && progress.waits_for_rest(*procedure)) {
                later.push_back(procedure);
                continue;
            }
            run.results.push_back(judge_procedure(plan.edition, *procedure, run, progress.standing()));
            observer_.procedure_judged(run.results.back());
        }
        open = std::move(later);
        if (open.empty()) break;
        if (plan.suspend_for_rests && can_be_resumed(run, plan.edition))
            return suspended(std::move(run), plan, progress.what_rests());
        progress.wait_for_rest();
    }
    // What is stored is judged by the whole run, as it is when it is computed again: an attempt that came later may
    // belong to what was judged before it, and what was simulated makes all of it so.
    for (auto& result : run.results) {
        auto whole = judge_procedure(plan.edition, *plan.edition.procedure(result.procedure), run, progress.standing());
        const bool other = whole.verdict != result.verdict;
        result = std::move(whole);
        if (other) observer_.procedure_judged(result);
    }
    std::ranges::sort(run.results, {}, [&](const ProcedureResult& result) {
        return std::ranges::find(run.procedures, result.procedure) - run.procedures.begin();
    });

    run.unexamined = unexamined_clauses(plan.edition, run);
    run.verdict = overall_verdict(run);
    switch (control_.requested()) {
        case RunControl::Stop::suspend:
        case RunControl::Stop::safely:
            run.lifecycle = Lifecycle::stopped;
            run.lifecycle_text = "stopped safely by " + std::string(by_whom(control_.cause()));
            break;
        case RunControl::Stop::emergency:
            run.lifecycle = Lifecycle::aborted;
            run.lifecycle_text = "emergency stop by " + std::string(by_whom(control_.cause()));
            break;
        case RunControl::Stop::none:
        case RunControl::Stop::abandon:
            run.lifecycle = progress.all_completed() ? Lifecycle::completed : Lifecycle::errored;
            if (!progress.all_completed())
                run.lifecycle_text =
                    progress.not_begun().empty() ? "a step ended without being completed" : progress.not_begun();
            break;
    }
    run.ended_utc = base::utc_text(clock_.now());
    if (auto ended = sink_.append("run-end/1", run_end_record(run)); !ended) return base::fail(ended.error());
    observer_.run_ended(run);
    return run;
}

}  // namespace velocert::sequence
