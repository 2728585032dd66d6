// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/runner.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "core/sequence/attempt.h"
#include "core/sequence/freeze_calibrations.h"
#include "core/sequence/judge_procedure.h"
#include "core/sequence/part_step.h"
#include "core/sequence/suspension.h"

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

/// The instruments of a run, opened when first needed and again after they were lost.
class OpenInstruments {
  public:
    OpenInstruments(InstrumentSource& source, bool training) : source_(source), training_(training) {}

    Result<Instrument*> get(const std::string& role) {
        auto& slot = open_[role];
        if (slot == nullptr) {
            auto opened = source_.open(role);
            if (!opened) return base::fail(opened.error());
            if ((*opened)->identity().simulated && !training_)
                return base::fail(ErrorCode::not_permitted, role,
                                  "the instrument says it is virtual: " + (*opened)->identity().text(),
                                  "a real instrument, or a training archive");
            if (auto same = check_identity(role, told_by(**opened)); !same) return base::fail(same.error());
            slot = std::move(*opened);
        }
        return slot.get();
    }
    void drop(const std::string& role) { open_[role].reset(); }

    /// What the instruments that are open told of themselves.
    [[nodiscard]] std::map<std::string, laboratory::ToldIdentity> told() const {
        std::map<std::string, laboratory::ToldIdentity> out;
        for (const auto& [role, instrument] : open_)
            if (instrument != nullptr) out.emplace(role, told_by(*instrument));
        return out;
    }
    /// From now on a role is served by the instrument it was checked for, and by no other.
    void hold_to(const CalibrationChoice& choice, const RunPlan& plan) {
        expected_ = told();
        for (const auto& role : choice.unresolved) unresolved_.insert(role);
        for (const auto& assigned : choice.certificates)
            if (!expected_.contains(assigned.role)) serials_[assigned.role] = assigned.certificate.instrument.serial;
        for (const auto& placed : plan.station.instruments) {
            const auto* registered = plan.equipment->by_id(placed.equipment);
            if (registered != nullptr) serials_.try_emplace(placed.role, registered->equipment.instrument.serial);
            if (!placed.serial.empty()) serials_.try_emplace(placed.role, placed.serial);
        }
    }

  private:
    static laboratory::ToldIdentity told_by(const Instrument& instrument) {
        const auto& identity = instrument.identity();
        return {identity.maker, identity.model, identity.serial, identity.simulated};
    }

    [[nodiscard]] Result<void> check_identity(const std::string& role, const laboratory::ToldIdentity& now) const {
        const auto shown = [](const laboratory::ToldIdentity& one) {
            return one.maker + '|' + one.model + '|' + one.serial;
        };
        if (unresolved_.contains(role))
            return base::fail(ErrorCode::wrong_instrument, role,
                              "an instrument that was not there when the run began: " + shown(now),
                              "a new run, whose beginning asks for its calibration");
        if (const auto before = expected_.find(role); before != expected_.end() && !(before->second == now))
            return base::fail(ErrorCode::wrong_instrument, role, "another instrument: " + shown(now),
                              shown(before->second) + ", whose calibration the run has frozen");
        if (const auto serial = serials_.find(role);
            serial != serials_.end() && !expected_.contains(role) && serial->second != now.serial)
            return base::fail(ErrorCode::wrong_instrument, role,
                              "an instrument with the serial number '" + now.serial + "'",
                              "'" + serial->second + "', whose calibration the run has frozen");
        return {};
    }

    InstrumentSource& source_;
    bool training_;
    std::map<std::string, std::unique_ptr<Instrument>> open_;
    std::map<std::string, laboratory::ToldIdentity> expected_;  ///< as told when the run began
    std::map<std::string, std::string> serials_;                ///< of those that could not be asked then
    std::set<std::string> unresolved_;
};

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
        const bool known = std::ranges::find(procedure.roles, part.balance, &standards::Role::id) != procedure.roles.end();
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
    return out;
}

}  // namespace

/// What goes on while one run is under way.
class RunInProgress {
  public:
    RunInProgress(const base::Clock& clock, const DecoderSource& decoders, Operator& person, EvidenceSink& sink,
                  RunObserver& observer, RunControl& control, const RunPlan& plan, OpenInstruments& instruments,
                  Run& run)
        : clock_(clock),
          decoders_(decoders),
          person_(person),
          sink_(sink),
          observer_(observer),
          control_(control),
          plan_(plan),
          instruments_(instruments),
          run_(run) {}

    [[nodiscard]] Result<void> steps(const standards::Procedure& procedure) {
        for (const auto& step : procedure.steps) {
            if (!step.applies.covers(plan_.item.traits) || done_elsewhere(step)) continue;
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

  private:
    std::vector<StepRun> of_step(const standards::Procedure& procedure, const standards::Step& step,
                                 const std::string& subject) const {
        std::vector<StepRun> out;
        for (const auto& step_run : run_.step_runs)
            if (step_run.procedure == procedure.id && step_run.step == step.id && step_run.subject == subject)
                out.push_back(step_run);
        return out;
    }

    /// Whether another procedure of this run has given what the step would.
    [[nodiscard]] bool done_elsewhere(const standards::Step& step) const {
        return !step.instead.empty() && std::ranges::any_of(run_.step_runs, [&](const StepRun& step_run) {
            return step_run.result.valid && step_run.procedure + '/' + step_run.step == step.instead;
        });
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
    const RunPlan& plan_;
    OpenInstruments& instruments_;
    Run& run_;
    bool all_completed_ = true;
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
        return base::fail(ErrorCode::bad_input, "run " + run.id, "is not suspended: " + std::string(name(run.lifecycle)),
                          "a suspended run");
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
    RunInProgress progress(clock_, decoders_, person_, sink_, observer_, control_, plan, instruments, run);
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
            if (!progress.all_completed()) run.lifecycle_text = "a step ended without being completed";
            break;
    }
    run.ended_utc = base::utc_text(clock_.now());
    if (auto ended = sink_.append("run-end/1", run_end_record(run)); !ended) return base::fail(ended.error());
    observer_.run_ended(run);
    return run;
}

}  // namespace velocert::sequence
