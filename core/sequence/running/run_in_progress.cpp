// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/run_in_progress.h"

#include <algorithm>

#include "core/sequence/judging/part_step.h"
#include "core/sequence/judging/preconditions.h"
#include "core/sequence/judging/standing.h"
#include "core/sequence/pause.h"
#include "core/sequence/running/attempt.h"
#include "core/sequence/running/timed_wait.h"

namespace velocert::sequence {

using base::Result;

namespace {

std::string name_of(const standards::Procedure& procedure, const standards::Step& step) {
    return procedure.id + '/' + step.id;
}

std::vector<StepRun> of_step(std::span<const StepRun> attempts, const standards::Procedure& procedure,
                             const standards::Step& step, const std::string& subject) {
    std::vector<StepRun> out;
    for (const auto& attempt : attempts)
        if (attempt.procedure == procedure.id && attempt.step == step.id && attempt.subject == subject)
            out.push_back(attempt);
    return out;
}

std::string why_again(const StepRun& last) {
    return last.outcome == conformity::Outcome::completed ? std::string(conformity::name(last.result.reason))
                                                          : last.error_code;
}

}  // namespace

RunInProgress::RunInProgress(const RunSurroundings& surroundings, const RunPlan& plan, OpenInstruments& instruments,
                             Run& run)
    : with_(surroundings),
      plan_(plan),
      instruments_(instruments),
      run_(run),
      rests_pass_(plan.station.is_virtual && surroundings.sink.training()),
      standing_(standing_attempts(plan.edition, run)) {}

Result<void> RunInProgress::begin_rests(std::span<const standards::Procedure* const> procedures) {
    std::set<std::string> rest_after;
    for (const auto* procedure : procedures)
        for (const auto& step : procedure->steps)
            if (step.waits && procedure->applies.covers(plan_.item.traits) && step.applies.covers(plan_.item.traits))
                rest_after.insert(step.needs.begin(), step.needs.end());
    for (const auto* procedure : procedures)
        for (const auto& step : procedure->steps) {
            if (!rest_after.contains(name_of(*procedure, step)) || !step.needs.empty() || cut_short()) continue;
            if (!procedure->applies.covers(plan_.item.traits)) continue;
            if (auto done = one_step(*procedure, step); !done) return done;
        }
    return {};
}

Result<void> RunInProgress::steps(const standards::Procedure& procedure) {
    for (const auto& step : procedure.steps) {
        if (cut_short()) return {};
        if (auto done = one_step(procedure, step); !done) return done;
    }
    return {};
}

Result<void> RunInProgress::one_step(const standards::Procedure& procedure, const standards::Step& step) {
    const auto key = name_of(procedure, step);
    if (finished_.contains(key) || !step.applies.covers(plan_.item.traits) || done_elsewhere(step)) return {};
    if (const auto need = unmet_need(plan_.edition, plan_.item.traits, step, standing_); !need.empty()) {
        if (put_aside_.contains(need)) {
            put_aside_.insert(key);
            return {};
        }
        with_.observer.step_not_begun(procedure.id, step.id, need);
        leave_out(key, need + ", which it needs before it, has no result that counts");
        return {};
    }
    const auto rests = put_aside(key, procedure, step);
    if (!rests) {
        with_.observer.step_not_begun(procedure.id, step.id, rests.error().text());
        leave_out(key, rests.error().text());
        return {};
    }
    if (*rests) return {};
    if (auto done = for_each_subject(procedure, step); !done) return done;
    if (!cut_short()) finished_.insert(key);
    return {};
}

Result<void> RunInProgress::for_each_subject(const standards::Procedure& procedure, const standards::Step& step) {
    for (const auto& subject : step.subjects) {
        if (cut_short()) return {};
        if (auto done = attempts(procedure, step_for_subject(step, subject), nullptr, &subject); !done) return done;
    }
    if (!step.subjects.empty()) return {};
    if (!step.for_each_part) return cut_short() ? Result<void>() : attempts(procedure, step, nullptr);
    for (std::size_t i = 0; i < plan_.parts.size(); ++i) {
        const auto& part = plan_.parts[i];
        auto own = step_for_part(step, part);
        own.conditions["part_number"] = std::to_string(i + 1);
        own.conditions["part_count"] = std::to_string(plan_.parts.size());
        if (cut_short()) return {};
        if (auto done = attempts(procedure, own, &part); !done) return done;
    }
    return {};
}

void RunInProgress::leave_out(const std::string& step, const std::string& why) {
    tell_left(step + " was not begun: " + why);
    finished_.insert(step);
    put_aside_.erase(step);
}

void RunInProgress::tell_left(const std::string& what) {
    all_completed_ = false;
    not_begun_ += (not_begun_.empty() ? "" : "; ") + what;
}

bool RunInProgress::cut_short() {
    cut_short_ = cut_short_ || stopping();
    return cut_short_;
}

bool RunInProgress::stopping() const {
    switch (with_.control.requested()) {
        case RunControl::Stop::none:
        case RunControl::Stop::abandon: return false;
        case RunControl::Stop::suspend:
        case RunControl::Stop::safely:
        case RunControl::Stop::emergency: return true;
    }
    return true;
}

bool RunInProgress::done_elsewhere(const standards::Step& step) const {
    return !step.instead.empty() && std::ranges::any_of(standing_, [&](const StepRun& attempt) {
        return attempt.result.valid && attempt.procedure + '/' + attempt.step == step.instead;
    });
}

Result<bool> RunInProgress::put_aside(const std::string& key, const standards::Procedure& procedure,
                                      const standards::Step& step) {
    std::erase_if(resting_, [&](const Resting& one) { return one.step == key; });
    put_aside_.erase(key);
    const auto rest = rest_before(step, standing_);
    if (!rest) return base::fail(rest.error());
    if (rests_pass_ || !*rest || with_.clock.now() >= (*rest)->ends) return false;
    resting_.push_back({key, &step, (*rest)->ends});
    put_aside_.insert(key);
    with_.observer.put_aside(procedure.id, step.id, (*rest)->ends);
    return true;
}

bool RunInProgress::waits_for_rest(const standards::Procedure& procedure) const {
    return !resting_.empty() && std::ranges::any_of(procedure.steps, [&](const standards::Step& step) {
        return put_aside_.contains(name_of(procedure, step));
    });
}

std::string RunInProgress::what_rests() const {
    const auto first = std::ranges::min_element(resting_, {}, &Resting::until);
    return first == resting_.end() ? std::string()
                                   : first->step + " rests until " + base::utc_text(first->until) +
                                         "; all that could be done meanwhile is done";
}

void RunInProgress::wait_for_rest() {
    const auto first = std::ranges::min_element(resting_, {}, &Resting::until);
    if (first == resting_.end()) return;
    // The steps are gone through again then, and those that still rest are put aside again.
    if (wait_until(first->until, *first->plan) || stopping()) return;
    with_.control.rearm();
    const std::string left = first->step;
    std::erase_if(resting_, [&](const Resting& one) { return one.step == left; });
    put_aside_.erase(left);
    leave_out(left, "nobody waited until its sample had rested");
}

std::optional<metrology::AnyQuantity> RunInProgress::rest_to_pass_over(const standards::Step& step) const {
    if (!rests_pass_) return std::nullopt;
    const auto rest = rest_before(step, standing_);
    if (!rest || !*rest) return std::nullopt;
    // The record keeps milliseconds: none of them may be missing at its beginning.
    const auto left = (*rest)->ends - std::chrono::floor<std::chrono::milliseconds>(with_.clock.now());
    if (left <= left.zero()) return std::nullopt;
    return metrology::AnyQuantity(metrology::Kind::duration,
                                  std::chrono::ceil<std::chrono::microseconds>(left).count());
}

Result<void> RunInProgress::attempts(const standards::Procedure& procedure, const standards::Step& step,
                                     const laboratory::Part* part, const standards::Subject* of_list) {
    const std::string subject = part != nullptr ? part->id : of_list != nullptr ? of_list->id : std::string();
    std::string retry_reason;
    int number = 1;
    // What a resumed run has on record already is not done again, and what is numbered keeps its number.
    if (const auto all = of_step(run_.step_runs, procedure, step, subject); !all.empty()) {
        const auto before = of_step(standing_, procedure, step, subject);
        if (!before.empty() && repeat_state(plan_.edition, step, before).done) {
            all_completed_ = all_completed_ && before.back().outcome == conformity::Outcome::completed;
            return {};
        }
        number = all.back().number + 1;
        if (!all.back().result.valid) retry_reason = why_again(all.back());
    }
    for (;; ++number) {
        if (!rested(procedure, step)) return {};
        const AttemptContext context{with_.clock,
                                     with_.decoders,
                                     with_.person,
                                     with_.sink,
                                     with_.observer,
                                     with_.control,
                                     plan_,
                                     procedure,
                                     step,
                                     standing_,
                                     [this](const std::string& role) { return instruments_.get(role); },
                                     [this](const std::string& role) { instruments_.drop(role); },
                                     with_.sleep,
                                     part,
                                     of_list,
                                     rest_to_pass_over(step),
                                     run_.former.has_value()};
        Attempt attempt(context, number, retry_reason);
        auto step_run = attempt.run();
        if (!step_run) return base::fail(step_run.error());
        run_.step_runs.push_back(*step_run);
        standing_.push_back(*step_run);
        const RepeatState state = repeat_state(plan_.edition, step, of_step(standing_, procedure, step, subject));
        with_.observer.attempt_saved(*step_run, state);
        const bool completed = step_run->outcome == conformity::Outcome::completed;
        if (stopping()) {
            all_completed_ = false;
            cut_short_ = cut_short_ || !state.done;
            return {};
        }
        with_.control.rearm();
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

bool RunInProgress::rested(const standards::Procedure& procedure, const standards::Step& step) {
    const auto ends = rest_ends(step, procedure.id, standing_);
    if (!ends || wait_until(*ends, step)) return true;
    all_completed_ = false;
    cut_short_ = cut_short_ || stopping();
    if (!stopping()) with_.control.rearm();
    return false;
}

bool RunInProgress::wait_until(Time until, const standards::Step& step) {
    while (with_.clock.now() < until) {
        const auto left = until - with_.clock.now();
        with_.observer.resting(step, std::chrono::ceil<std::chrono::seconds>(left));
        constexpr std::chrono::nanoseconds tick = std::chrono::seconds(1);
        if (!timed_wait(with_.clock, std::min<std::chrono::nanoseconds>(left, tick), with_.control.token()))
            return false;
    }
    return true;
}

std::optional<std::string> RunInProgress::ask_retry(const standards::Procedure& procedure, const standards::Step& step,
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
    auto answer = with_.person.ask(prompt, with_.control.token());
    // That nobody could be asked is no decision to leave the step, and must not look like one.
    if (!answer && !stopping())
        tell_left(name_of(procedure, step) + (last.subject.empty() ? "" : '@' + last.subject) +
                  " was not done again: " + answer.error().text());
    if (answer && answer->suspend) with_.control.request(RunControl::Stop::suspend);
    if (answer && answer->stop) with_.control.request(RunControl::Stop::safely);
    if (!answer || !answer->accepted || answer->suspend) return std::nullopt;
    if (!answer->note.empty()) return answer->note;
    return why_again(last);
}

}  // namespace velocert::sequence
