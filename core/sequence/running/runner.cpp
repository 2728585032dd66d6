// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/runner.h"

#include <algorithm>

#include "core/sequence/documents/suspension.h"
#include "core/sequence/judging/judge_procedure.h"
#include "core/sequence/judging/part_step.h"
#include "core/sequence/pause.h"
#include "core/sequence/running/attempt.h"
#include "core/sequence/running/freeze_calibrations.h"
#include "core/sequence/running/open_instruments.h"
#include "core/sequence/running/timed_wait.h"
#include "core/standards/needs/step_order.h"

namespace velocert::sequence {

using base::ErrorCode;
using base::Result;

void RunControl::request(Stop stop) {
    const std::scoped_lock lock(mutex_);
    // A stronger wish is never replaced by a weaker one.
    const auto strength = [](Stop s) {
        return s == Stop::none ? 0 : s == Stop::abandon ? 1 : s == Stop::suspend ? 2 : s == Stop::safely ? 3 : 4;
    };
    if (strength(stop) > strength(stop_.load())) stop_.store(stop);
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

/// What goes on while one run is under way.
class RunInProgress {
  public:
    RunInProgress(const base::Clock& clock, const DecoderSource& decoders, Operator& person, EvidenceSink& sink,
                  RunObserver& observer, RunControl& control, const base::SleepClock& sleep, const RunPlan& plan,
                  OpenInstruments& instruments, Run& run)
        : clock_(clock),
          decoders_(decoders),
          person_(person),
          sink_(sink),
          observer_(observer),
          control_(control),
          sleep_(sleep),
          plan_(plan),
          instruments_(instruments),
          run_(run) {}

    [[nodiscard]] Result<void> steps(const standards::Procedure& procedure) {
        for (const auto& step : procedure.steps) {
            if (!step.applies.covers(plan_.item.traits) || done_elsewhere(step)) continue;
            if (const auto need = unmet_need(step); !need.empty()) {
                all_completed_ = false;
                not_begun_ += (not_begun_.empty() ? "" : "; ") + procedure.id + '/' + step.id +
                              " was not begun: " + need + ", which it needs before it, has no result that counts";
                observer_.step_not_begun(procedure.id, step.id, need);
                continue;
            }
            for (const auto& subject : step.subjects) {
                if (cut_short()) return {};
                if (auto done = attempts(procedure, step_for_subject(step, subject), nullptr, &subject); !done)
                    return done;
            }
            if (!step.subjects.empty()) continue;
            if (!step.for_each_part) {
                if (cut_short()) return {};
                if (auto done = attempts(procedure, step, nullptr); !done) return done;
                continue;
            }
            for (std::size_t i = 0; i < plan_.parts.size(); ++i) {
                const auto& part = plan_.parts[i];
                auto own = step_for_part(step, part);
                own.conditions["part_number"] = std::to_string(i + 1);
                own.conditions["part_count"] = std::to_string(plan_.parts.size());
                if (cut_short()) return {};
                if (auto done = attempts(procedure, own, &part); !done) return done;
            }
        }
        return {};
    }

    /// Whether a stop was asked for before all was done that was planned.
    [[nodiscard]] bool cut_short() {
        cut_short_ = cut_short_ || stopping();
        return cut_short_;
    }
    [[nodiscard]] bool stopping() const {
        switch (control_.requested()) {
            case RunControl::Stop::none:
            case RunControl::Stop::abandon: return false;
            case RunControl::Stop::suspend:
            case RunControl::Stop::safely:
            case RunControl::Stop::emergency: return true;
        }
        return true;
    }
    [[nodiscard]] bool all_completed() const { return all_completed_; }
    /// What was left out because of what it needs, in words; empty when nothing was.
    [[nodiscard]] const std::string& not_begun() const { return not_begun_; }

  private:
    std::vector<StepRun> of_step(const standards::Procedure& procedure, const standards::Step& step,
                                 const std::string& subject) const {
        std::vector<StepRun> out;
        for (const auto& step_run : run_.step_runs)
            if (step_run.procedure == procedure.id && step_run.step == step.id && step_run.subject == subject)
                out.push_back(step_run);
        return out;
    }

    [[nodiscard]] bool has_valid(const std::string& name, const std::string& subject) const {
        return std::ranges::any_of(run_.step_runs, [&](const StepRun& step_run) {
            return step_run.result.valid && step_run.procedure + '/' + step_run.step == name &&
                   (subject.empty() || step_run.subject == subject);
        });
    }

    /// The first step that this one needs before it and that this run has to give, but has not given; for each of its
    /// specimens, where it has any. What is no part of the run was done before it, or is missing there.
    [[nodiscard]] std::string unmet_need(const standards::Step& step) const {
        for (const auto& need : step.needs) {
            const auto* needed = standards::step_of(plan_.edition, need);
            const auto* procedure = plan_.edition.procedure(need.substr(0, need.find('/')));
            if (needed == nullptr || procedure == nullptr) return need;
            if (std::ranges::find(plan_.procedures, procedure->id) == plan_.procedures.end() ||
                !procedure->applies.covers(plan_.item.traits) || !needed->applies.covers(plan_.item.traits))
                continue;
            if (needed->subjects.empty()
                    ? !has_valid(need, {})
                    : !std::ranges::all_of(needed->subjects, [&](const standards::Subject& subject) {
                          return has_valid(need, subject.id);
                      }))
                return need;
        }
        return {};
    }

    /// Whether another procedure of this run has given what the step would.
    [[nodiscard]] bool done_elsewhere(const standards::Step& step) const {
        return !step.instead.empty() && has_valid(step.instead, {});
    }

    Result<void> attempts(const standards::Procedure& procedure, const standards::Step& step,
                          const laboratory::Part* part, const standards::Subject* of_list = nullptr) {
        const std::string subject = part != nullptr ? part->id : of_list != nullptr ? of_list->id : std::string();
        std::string retry_reason;
        int number = 1;
        // What a resumed run has on record already is not done again.
        if (const auto before = of_step(procedure, step, subject); !before.empty()) {
            if (repeat_state(plan_.edition, step, before).done) {
                all_completed_ = all_completed_ && before.back().outcome == conformity::Outcome::completed;
                return {};
            }
            number = before.back().number + 1;
            if (!before.back().result.valid) retry_reason = why_again(before.back());
        }
        for (;; ++number) {
            if (!rested(procedure, step)) return {};
            const AttemptContext context{clock_,
                                         decoders_,
                                         person_,
                                         sink_,
                                         observer_,
                                         control_,
                                         plan_,
                                         procedure,
                                         step,
                                         run_.step_runs,
                                         [this](const std::string& role) { return instruments_.get(role); },
                                         [this](const std::string& role) { instruments_.drop(role); },
                                         sleep_,
                                         part,
                                         of_list};
            Attempt attempt(context, number, retry_reason);
            auto step_run = attempt.run();
            if (!step_run) return base::fail(step_run.error());
            run_.step_runs.push_back(*step_run);
            const auto before = of_step(procedure, step, subject);
            const RepeatState state = repeat_state(plan_.edition, step, before);
            observer_.attempt_saved(*step_run, state);
            const bool completed = step_run->outcome == conformity::Outcome::completed;
            if (stopping()) {
                all_completed_ = false;
                cut_short_ = cut_short_ || !state.done;
                return {};
            }
            control_.rearm();
            if (state.done || state.attempts_left <= 0) {
                all_completed_ = all_completed_ && completed;
                return {};
            }
            retry_reason.clear();
            if (completed && step_run->result.valid) continue;
            auto again = ask_retry(procedure, step, *step_run, state);
            if (!again) {
                all_completed_ = all_completed_ && completed;
                cut_short_ = cut_short_ || stopping();
                return {};
            }
            retry_reason = std::move(*again);
        }
    }

    /// Waits until the rest that the method asks for since the attempt before is over. False when it was left before:
    /// no attempt was begun then.
    bool rested(const standards::Procedure& procedure, const standards::Step& step) {
        const auto ends = rest_ends(step, procedure.id, run_.step_runs);
        while (ends && clock_.now() < *ends) {
            const auto left = *ends - clock_.now();
            observer_.resting(step, std::chrono::ceil<std::chrono::seconds>(left));
            constexpr std::chrono::nanoseconds tick = std::chrono::seconds(1);
            if (timed_wait(clock_, std::min<std::chrono::nanoseconds>(left, tick), control_.token())) continue;
            all_completed_ = false;
            cut_short_ = cut_short_ || stopping();
            if (!stopping()) control_.rearm();
            return false;
        }
        return true;
    }

    /// The reason for one more attempt, or nothing when the step is left as it is.
    std::optional<std::string> ask_retry(const standards::Procedure& procedure, const standards::Step& step,
                                         const StepRun& last, const RepeatState& state) {
        Prompt prompt;
        prompt.kind = Prompt::Kind::retry;
        prompt.key = procedure.id + '/' + step.id + "/retry";
        prompt.text = step.title;
        prompt.procedure = procedure.id;
        prompt.step = step.id;
        prompt.subject = last.subject;
        prompt.attempt = last.number;
        prompt.conditions = step.conditions;
        prompt.attempts_left = state.attempts_left;
        auto answer = person_.ask(prompt, control_.token());
        if (answer && answer->suspend) control_.request(RunControl::Stop::suspend);
        if (!answer || !answer->accepted || answer->suspend) return std::nullopt;
        if (!answer->note.empty()) return answer->note;
        return why_again(last);
    }

    static std::string why_again(const StepRun& last) {
        return last.outcome == conformity::Outcome::completed ? std::string(conformity::name(last.result.reason))
                                                              : last.error_code;
    }

    const base::Clock& clock_;
    const DecoderSource& decoders_;
    Operator& person_;
    EvidenceSink& sink_;
    RunObserver& observer_;
    RunControl& control_;
    const base::SleepClock& sleep_;
    const RunPlan& plan_;
    OpenInstruments& instruments_;
    Run& run_;
    bool all_completed_ = true;
    std::string not_begun_;
    bool cut_short_ = false;
};

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
    run.parts = plan.parts;
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
    observer_.run_started(run);
    return go_on(plan, std::move(run), instruments, *procedures);
}

Result<Run> Runner::go_on(const RunPlan& plan, Run run, OpenInstruments& instruments,
                          const std::vector<const standards::Procedure*>& procedures) {
    observer_.expected(
        expected_decisions(plan.edition, plan.procedures, plan.item.traits, plan.rule, plan.calibrations));
    RunInProgress progress(clock_, decoders_, person_, sink_, observer_, control_, sleep_, plan, instruments, run);
    for (const auto* procedure : procedures) {
        if (procedure->applies.covers(plan.item.traits) && !progress.cut_short())
            if (auto done = progress.steps(*procedure); !done) return base::fail(done.error());
        if (progress.cut_short() && control_.requested() == RunControl::Stop::suspend &&
            can_be_resumed(run, plan.edition)) {
            run.results.clear();
            run.verdict = conformity::Verdict::not_evaluated;
            run.lifecycle = Lifecycle::suspended;
            run.suspensions.push_back(
                {base::utc_text(clock_.now()), "suspended by the operator", plan.program_version});
            run.lifecycle_text = run.suspensions.back().text;
            if (auto done = sink_.append("run-suspend/1", run_suspend_record(run.id, run.suspensions.back())); !done)
                return base::fail(done.error());
            observer_.run_ended(run);
            return run;
        }
        run.results.push_back(judge_procedure(plan.edition, *procedure, plan.item.traits, plan.rule, run.step_runs));
        observer_.procedure_judged(run.results.back());
    }

    run.unexamined = unexamined_clauses(plan.edition, run);
    run.verdict = overall_verdict(run);
    switch (control_.requested()) {
        case RunControl::Stop::suspend:
        case RunControl::Stop::safely:
            run.lifecycle = Lifecycle::stopped;
            run.lifecycle_text = "stopped safely by the operator";
            break;
        case RunControl::Stop::emergency:
            run.lifecycle = Lifecycle::aborted;
            run.lifecycle_text = "emergency stop by the operator";
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
