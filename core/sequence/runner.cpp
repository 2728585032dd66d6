// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/runner.h"

#include <map>
#include <memory>
#include <set>

#include "core/sequence/attempt.h"
#include "core/sequence/freeze_calibrations.h"

namespace velocert::sequence {

using base::ErrorCode;
using base::Result;

void RunControl::request(Stop stop) {
    const std::scoped_lock lock(mutex_);
    // A stronger wish is never replaced by a weaker one.
    const auto strength = [](Stop s) {
        return s == Stop::none ? 0 : s == Stop::abandon ? 1 : s == Stop::safely ? 2 : 3;
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

Result<std::vector<const standards::Procedure*>> procedures_of(const RunPlan& plan) {
    std::vector<const standards::Procedure*> out;
    for (const auto& id : plan.procedures) {
        const auto* procedure = plan.edition.procedure(id);
        if (procedure == nullptr)
            return base::fail(ErrorCode::not_found, plan.edition.id, "has no procedure '" + id + "'",
                              "one of those that the command 'standards' lists");
        if (procedure->applies.covers(plan.item.traits))
            for (const auto& role : procedure->roles)
                if (plan.station.instrument(role.id) == nullptr)
                    return base::fail(ErrorCode::not_found, "station " + plan.station.id,
                                      "no instrument for the role '" + role.id + "' of the procedure '" + id + "'",
                                      "an instrument of kind '" + role.kind + "' with that role");
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
            if (!step.applies.covers(plan_.item.traits)) continue;
            if (stopping()) return {};
            if (auto done = attempts(procedure, step); !done) return done;
        }
        return {};
    }

    [[nodiscard]] bool stopping() const {
        return control_.requested() == RunControl::Stop::safely || control_.requested() == RunControl::Stop::emergency;
    }
    [[nodiscard]] bool all_completed() const { return all_completed_; }

  private:
    std::vector<StepRun> of_step(const standards::Procedure& procedure, const standards::Step& step) const {
        std::vector<StepRun> out;
        for (const auto& step_run : run_.step_runs)
            if (step_run.procedure == procedure.id && step_run.step == step.id) out.push_back(step_run);
        return out;
    }

    Result<void> attempts(const standards::Procedure& procedure, const standards::Step& step) {
        std::string retry_reason;
        for (int number = 1;; ++number) {
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
                                         [this](const std::string& role) { instruments_.drop(role); }};
            Attempt attempt(context, number, retry_reason);
            auto step_run = attempt.run();
            if (!step_run) return base::fail(step_run.error());
            run_.step_runs.push_back(*step_run);
            const auto before = of_step(procedure, step);
            const RepeatState state = repeat_state(plan_.edition, step, before);
            observer_.attempt_saved(*step_run, state);
            const bool completed = step_run->outcome == conformity::Outcome::completed;
            if (stopping()) {
                all_completed_ = false;
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
        prompt.attempt = last.number;
        prompt.conditions = step.conditions;
        prompt.attempts_left = state.attempts_left;
        auto answer = person_.ask(prompt, control_.token());
        if (!answer || !answer->accepted) return std::nullopt;
        if (!answer->note.empty()) return answer->note;
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
};

Result<Run> Runner::run(RunPlan plan) {
    if (auto allowed = permitted(plan, sink_.training()); !allowed) return base::fail(allowed.error());
    auto procedures = procedures_of(plan);
    if (!procedures) return base::fail(procedures.error());

    // Instruments are asked who they are before anything is recorded: a virtual one in a real archive ends
    // here. One that cannot be opened is bench trouble, which belongs on the record and is met again by its
    // step.
    OpenInstruments instruments(instruments_, sink_.training());
    for (const auto* procedure : *procedures) {
        if (!procedure->applies.covers(plan.item.traits)) continue;
        for (const auto& role : procedure->roles) {
            const auto opened = instruments.get(role.id);
            if (!opened && opened.error().code == ErrorCode::not_permitted) return base::fail(opened.error());
            observer_.instrument_state(role.id, opened ? (*opened)->state() : InstrumentState::unplugged);
        }
    }

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
    run.program_version = plan.program_version;
    run.specimen = sink_.training();
    run.procedures = plan.procedures;
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

    RunInProgress progress(clock_, decoders_, person_, sink_, observer_, control_, plan, instruments, run);
    for (const auto* procedure : *procedures) {
        if (procedure->applies.covers(plan.item.traits) && !progress.stopping())
            if (auto done = progress.steps(*procedure); !done) return base::fail(done.error());
        run.results.push_back(judge_procedure(plan.edition, *procedure, plan.item.traits, plan.rule, run.step_runs));
        observer_.procedure_judged(run.results.back());
    }

    std::vector<conformity::Verdict> verdicts;
    for (const auto& result : run.results) verdicts.push_back(result.verdict);
    run.verdict = conformity::worst(verdicts);
    switch (control_.requested()) {
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
