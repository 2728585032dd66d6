// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/test_plan.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/clock.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/judge_procedure.h"
#include "core/sequence/judging/standing.h"
#include "core/standards/needs/answer_needs.h"

namespace velocert::sequence {
namespace {

using Time = PlannedStep::Time;

/// A step of the edition that applies, while it is looked for its place.
struct Candidate {
    const standards::Procedure* procedure = nullptr;
    const standards::Step* step = nullptr;
    PlannedStep planned;
    std::chrono::seconds rest_behind{0};  ///< the longest rest that waits for this step, through others too
};

std::optional<std::chrono::seconds> rest_of(const standards::Step& step) {
    if (!step.waits || !step.waits->value || step.waits->value->kind() != metrology::Kind::duration)
        return std::nullopt;
    return std::chrono::duration_cast<std::chrono::seconds>(
        std::chrono::microseconds(step.waits->value->value().base()));
}

std::vector<Candidate> applicable(const standards::StandardEdition& edition, const standards::ItemTraits& item,
                                  const PlanSamples& samples) {
    std::vector<Candidate> out;
    for (const auto& procedure : edition.procedures) {
        if (!procedure.applies.covers(item)) continue;
        for (const auto& step : procedure.steps) {
            if (!step.applies.covers(item)) continue;
            PlannedStep planned{procedure.id,
                                step.id,
                                step.title,
                                step.clause,
                                samples.plan.sample_of(step),
                                step.destructive,
                                PlannedState::ready,
                                {},
                                {},
                                rest_of(step),
                                {},
                                procedure.title,
                                samples.code(procedure, step)};
            planned.conditions = standards::stated_conditions(edition, step);
            out.push_back({&procedure, &step, std::move(planned), {}});
        }
    }
    return out;
}

/// In a list each attempt is a deed of its own: one whose answer its own figures speak against leaves the list open,
/// whatever comes after it, as it leaves its clause not evaluated.
bool leaves_list_open(const standards::Step& step, const StepRun& attempt) {
    return !step.repeat.again_if_field.empty() && std::ranges::any_of(step.limits, [&](const auto& use) {
        return contradicted(attempt, standards::figure_of(use.first));
    });
}

/// When the last valid attempt ended, if the step has all that it needs in this run.
std::optional<Time> done_in(const standards::StandardEdition& edition, const Candidate& candidate,
                            std::span<const StepRun> standing) {
    std::map<std::string, std::vector<StepRun>> by_subject;
    for (const auto& subject : candidate.step->subjects) by_subject[subject.id];
    if (by_subject.empty()) by_subject[{}];
    const bool by_part = candidate.step->for_each_part;
    std::optional<Time> last;
    for (const auto& attempt : standing) {
        if (attempt.procedure != candidate.procedure->id || attempt.step != candidate.step->id) continue;
        if (leaves_list_open(*candidate.step, attempt)) return std::nullopt;
        if (by_part)
            by_subject[{}].push_back(attempt);
        else if (const auto found = by_subject.find(attempt.subject); found != by_subject.end())
            found->second.push_back(attempt);
        if (const auto ended = base::parse_utc(attempt.ended_utc); ended && attempt.result.valid)
            last = last ? std::max(*last, *ended) : *ended;
    }
    for (const auto& [subject, attempts] : by_subject) {
        const auto state = repeat_state(edition, *candidate.step, attempts);
        // A number of runs that is not verified yet cannot be reached; one valid attempt then has to do for planning.
        // A list that says that another attempt is to follow has not got it.
        if (state.valid < state.needed.value_or(1) || (state.needed && !state.done)) return std::nullopt;
    }
    return last;
}

/// What a run of the edition leaves to plan with.
struct StandingRun {
    std::vector<std::string> procedures;
    std::vector<StepRun> attempts;
};

/// The same, or when what serves in its place was done in a run that holds both procedures.
std::optional<Time> done_or_elsewhere(const standards::StandardEdition& edition, const std::vector<Candidate>& all,
                                      const Candidate& candidate, const StandingRun& run) {
    if (const auto own = done_in(edition, candidate, run.attempts)) return own;
    if (candidate.step->instead.empty() ||
        std::ranges::find(run.procedures, candidate.procedure->id) == run.procedures.end())
        return std::nullopt;
    const auto other =
        std::ranges::find_if(all, [&](const Candidate& one) { return one.planned.key() == candidate.step->instead; });
    return other == all.end() ? std::nullopt : done_in(edition, *other, run.attempts);
}

/// How long the longest rest is that begins when the step is done, in this step's followers or theirs.
void pass_rests_back(std::vector<Candidate>& all) {
    std::map<std::string, Candidate*> by_key;
    for (auto& one : all) by_key[one.planned.key()] = &one;
    // As many rounds as there are steps carry a rest through the longest chain; a circle of needs ends there too.
    for (std::size_t round = 0; round < all.size(); ++round) {
        bool changed = false;
        for (const auto& one : all) {
            const auto behind = std::max(one.rest_behind, one.planned.rest.value_or(std::chrono::seconds(0)));
            for (const auto& need : one.step->needs)
                if (const auto found = by_key.find(need);
                    found != by_key.end() && found->second->rest_behind < behind) {
                    found->second->rest_behind = behind;
                    changed = true;
                }
        }
        if (!changed) return;
    }
}

/// Whether the candidate is the better one to do now: nothing destructive before anything that is not, then what a
/// longer rest waits for, then what need not rest itself. Otherwise the edition's own order stands.
bool better(const Candidate& one, const Candidate& than) {
    if (one.planned.destructive != than.planned.destructive) return !one.planned.destructive;
    if (one.rest_behind != than.rest_behind) return one.rest_behind > than.rest_behind;
    return !one.planned.rest && than.planned.rest;
}

std::vector<Candidate> in_order(std::vector<Candidate> open) {
    std::vector<Candidate> out;
    std::set<std::string> unplaced;
    for (const auto& one : open) unplaced.insert(one.planned.key());
    const auto may = [&](const Candidate& one) {
        return std::ranges::none_of(one.step->needs, [&](const std::string& need) { return unplaced.contains(need); });
    };
    const auto place = [&](std::vector<Candidate>::iterator one) {
        unplaced.erase(one->planned.key());
        out.push_back(std::move(*one));
        return open.erase(one);
    };
    while (!open.empty()) {
        auto best = open.end();
        for (auto one = open.begin(); one != open.end(); ++one) {
            if (may(*one) && (best == open.end() || better(*one, *best))) best = one;
        }
        if (best == open.end()) best = open.begin();  // a circle; the loader refuses it, and a plan must end
        place(best);
        // What the same result serves for is not done again days later, when the sample is another one by then.
        const std::string done = out.back().planned.key();
        for (auto one = open.begin(); one != open.end();)
            one = one->step->instead == done && may(*one) ? place(one) : one + 1;
    }
    return out;
}

/// What each step needs before it, through others too.
using Needs = std::map<std::string, std::set<std::string>>;

Needs all_needs(const std::vector<Candidate>& in_order) {
    Needs out;
    // What a step needs stands before it, so that its own needs are known by then.
    for (const auto& one : in_order) {
        auto& all = out[one.planned.key()];
        for (const auto& need : one.step->needs) {
            all.insert(need);
            if (const auto found = out.find(need); found != out.end() && &found->second != &all)
                all.insert(found->second.begin(), found->second.end());
        }
    }
    return out;
}

/// Which samples destructive steps have used up.
class UsedUp {
  public:
    /// `voided`: what each run that does not count has done.
    UsedUp(const std::vector<Candidate>& all, const std::map<std::string, std::optional<Time>>& done,
           const std::vector<std::set<std::string>>& voided, const Needs& needs, const PlanSamples& samples)
        : needs_(needs), samples_(samples) {
        for (const auto& one : all) {
            auto& destroyed = destroyed_[one.planned.sample];
            if (one.planned.destructive && done.at(one.planned.key())) destroyed.insert(one.planned.key());
        }
        for (const auto& keys : voided)
            for (const auto& one : all) {
                const auto key = one.planned.key();
                if (one.planned.destructive && keys.contains(key) && !needs_one_of(key, keys) &&
                    !needs_one_of(key, destroyed_.at(one.planned.sample)))
                    ++voided_[one.planned.sample];
            }
    }
    /// Whether none is left for a step that is still to be done.
    [[nodiscard]] bool none_left(const PlannedStep& planned) const {
        const auto number = samples_.number(planned.sample);
        const auto& destroyed = destroyed_.at(planned.sample);
        if (!number || needs_one_of(planned.key(), destroyed)) return false;
        // Steps that go on with what another one left use up no further sample.
        auto used = static_cast<std::size_t>(
            std::ranges::count_if(destroyed, [&](const std::string& key) { return !needs_one_of(key, destroyed); }));
        if (const auto more = voided_.find(planned.sample); more != voided_.end()) used += more->second;
        return used > 0 && used >= *number;
    }

  private:
    [[nodiscard]] bool needs_one_of(const std::string& key, const std::set<std::string>& steps) const {
        return std::ranges::any_of(needs_.at(key), [&](const std::string& need) { return steps.contains(need); });
    }
    const Needs& needs_;
    const PlanSamples& samples_;
    std::map<std::string, std::set<std::string>> destroyed_;
    std::map<std::string, std::size_t> voided_;  ///< how many of each went in runs that do not count
};

void say_where_it_stands(Candidate& one, const std::map<std::string, std::optional<Time>>& done, const UsedUp& used_up,
                         Time now) {
    auto& planned = one.planned;
    planned.done_at = done.at(planned.key());
    if (planned.done_at) {
        planned.state = PlannedState::done;
        return;
    }
    if (used_up.none_left(planned)) {
        planned.state = PlannedState::no_sample;
        return;
    }
    std::optional<Time> since;
    for (const auto& need : one.step->needs) {
        const auto found = done.find(need);
        if (found == done.end()) continue;  // it does not apply to this item
        if (!found->second)
            planned.after.push_back(need);
        else
            since = since ? std::max(*since, *found->second) : *found->second;
    }
    if (!planned.after.empty()) {
        planned.state = PlannedState::after;
    } else if (planned.rest && since && *since + *planned.rest > now) {
        planned.state = PlannedState::resting;
        planned.rests_until = *since + *planned.rest;
    }
}

/// The earliest time for each open step, in the order in which they stand.
void say_when(std::vector<PlannedStep>& steps, const std::map<std::string, const standards::Step*>& plans, Time now) {
    std::map<std::string, const PlannedStep*> before;
    for (auto& one : steps) {
        const auto& needs = plans.at(one.key())->needs;
        std::optional<Time> since;
        bool never = one.state == PlannedState::done || one.state == PlannedState::no_sample;
        for (const auto& need : needs) {
            const auto found = before.find(need);
            if (found == before.end()) continue;
            const auto over = found->second->done_at ? found->second->done_at : found->second->not_before;
            never = never || !over;
            if (over) since = since ? std::max(*since, *over) : *over;
        }
        if (!never) {
            const auto rested = since ? *since + one.rest.value_or(std::chrono::seconds(0)) : now;
            one.not_before = std::max(now, rested);
        }
        before[one.key()] = &one;
    }
}

/// Whether something may be done on the one's sample while the other one's rests.
bool leaves_alone(const PlannedStep& one, const PlannedStep& resting, const PlanSamples& samples) {
    return one.sample != resting.sample || !samples.number(one.sample);
}

void say_what_goes_on_meanwhile(TestPlan& plan, const Needs& needs, const PlanSamples& samples) {
    const auto open = [](const PlannedStep& one) { return one.not_before.has_value(); };
    for (auto& waiting : plan.steps) {
        if (!open(waiting) || !waiting.rest || needs.at(waiting.key()).empty()) continue;
        for (const auto& other : plan.steps) {
            const bool free = open(other) && &other != &waiting && !needs.at(waiting.key()).contains(other.key()) &&
                              !needs.at(other.key()).contains(waiting.key());
            if (free && leaves_alone(other, waiting, samples)) waiting.meanwhile.push_back(other.key());
        }
    }
    std::vector<const PlannedStep*> resting;
    for (const auto& one : plan.steps)
        if (one.state == PlannedState::resting) resting.push_back(&one);
    if (resting.empty()) return;
    for (const auto& one : plan.steps)
        if (one.state == PlannedState::ready &&
            std::ranges::all_of(resting, [&](const PlannedStep* other) { return leaves_alone(one, *other, samples); }))
            plan.beside.push_back(one.key());
}

}  // namespace

std::string_view name(PlannedState state) {
    switch (state) {
        case PlannedState::done: return "done";
        case PlannedState::ready: return "ready";
        case PlannedState::after: return "after";
        case PlannedState::resting: return "resting";
        case PlannedState::no_sample: return "no-sample";
    }
    return {};
}

laboratory::SampleCode PlanSamples::code(const standards::Procedure& procedure, const standards::Step& step) const {
    const auto id = plan.sample_of(step);
    if (const auto* sample = plan.sample(id); sample != nullptr && sample->item) return {item, {}};
    return laboratory::sample_code(received, id, procedure.id);
}

std::optional<std::size_t> PlanSamples::number(std::string_view sample) const {
    const auto* planned = plan.sample(sample);
    if (planned != nullptr && planned->pieces) return std::nullopt;
    auto there = std::ranges::count(received, sample, &laboratory::OrderSample::plan);
    if (planned != nullptr && planned->item)
        there = 1 + std::ranges::count_if(received, [&](const laboratory::OrderSample& one) {
                    return one.plan == sample && one.code != item;
                });
    if (there > 0) return static_cast<std::size_t>(there);
    return planned == nullptr ? 1U : static_cast<std::size_t>(planned->count);
}

TestPlan plan_tests(const standards::StandardEdition& edition, const standards::ItemTraits& item,
                    std::span<const Run> runs, Time now, const PlanSamples& samples, std::span<const Run> voided) {
    auto all = applicable(edition, item, samples);
    pass_rests_back(all);
    std::vector<StandingRun> standing;
    for (const auto& run : runs)
        if (run.edition == edition.id) standing.push_back({run.procedures, standing_attempts(edition, run)});
    std::map<std::string, std::optional<Time>> done;
    std::map<std::string, const standards::Step*> plans;
    for (const auto& one : all) {
        plans[one.planned.key()] = one.step;
        auto& when = done[one.planned.key()];
        for (const auto& run : standing)
            if (const auto ended = done_or_elsewhere(edition, all, one, run))
                when = when ? std::max(*when, *ended) : *ended;
    }
    std::vector<std::set<std::string>> gone;
    for (const auto& run : voided) {
        if (run.edition != edition.id) continue;
        auto own = standing_attempts(edition, run);
        // What it took over from another run is told there.
        if (run.former) own.erase(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(run.former->size()));
        auto& keys = gone.emplace_back();
        for (const auto& one : all)
            if (done_in(edition, one, own)) keys.insert(one.planned.key());
    }
    TestPlan out;
    for (auto& one : all)
        if (!one.step->instead.empty() && plans.contains(one.step->instead)) one.planned.instead = one.step->instead;
    auto ordered = in_order(std::move(all));
    const auto needs = all_needs(ordered);
    const UsedUp used_up(ordered, done, gone, needs, samples);
    for (auto& one : ordered) {
        say_where_it_stands(one, done, used_up, now);
        if (const auto& at = one.planned.done_at) {
            ++out.done;
            out.first_done = out.first_done ? std::min(*out.first_done, *at) : *at;
            out.last_done = out.last_done ? std::max(*out.last_done, *at) : *at;
        }
        out.steps.push_back(std::move(one.planned));
    }
    say_when(out.steps, plans, now);
    say_what_goes_on_meanwhile(out, needs, samples);
    return out;
}

}  // namespace velocert::sequence
