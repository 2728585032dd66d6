// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/test_plan.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/clock.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/judge_procedure.h"

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

std::vector<Candidate> applicable(const standards::StandardEdition& edition, const standards::ItemTraits& item) {
    std::vector<Candidate> out;
    for (const auto& procedure : edition.procedures) {
        if (!procedure.applies.covers(item)) continue;
        for (const auto& step : procedure.steps) {
            if (!step.applies.covers(item)) continue;
            PlannedStep planned{procedure.id,
                                step.id,
                                step.title,
                                step.clause,
                                step.sample.empty() ? "A" : step.sample,
                                step.destructive,
                                PlannedState::ready,
                                {},
                                {},
                                rest_of(step),
                                {}};
            out.push_back({&procedure, &step, std::move(planned), {}});
        }
    }
    return out;
}

/// When the last valid attempt ended, if the step has all that it needs in this run.
std::optional<Time> done_in(const standards::StandardEdition& edition, const Candidate& candidate, const Run& run) {
    std::map<std::string, std::vector<StepRun>> by_subject;
    for (const auto& subject : candidate.step->subjects) by_subject[subject.id];
    if (by_subject.empty()) by_subject[{}];
    const bool by_part = candidate.step->for_each_part;
    std::optional<Time> last;
    for (const auto& attempt : run.step_runs) {
        if (attempt.procedure != candidate.procedure->id || attempt.step != candidate.step->id) continue;
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
        if (state.valid < state.needed.value_or(1)) return std::nullopt;
    }
    return last;
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
    while (!open.empty()) {
        auto best = open.end();
        for (auto one = open.begin(); one != open.end(); ++one) {
            const bool may = std::ranges::none_of(one->step->needs,
                                                  [&](const std::string& need) { return unplaced.contains(need); });
            if (may && (best == open.end() || better(*one, *best))) best = one;
        }
        if (best == open.end()) best = open.begin();  // a circle; the loader refuses it, and a plan must end
        unplaced.erase(best->planned.key());
        out.push_back(std::move(*best));
        open.erase(best);
    }
    return out;
}

void say_where_it_stands(Candidate& one, const std::map<std::string, std::optional<Time>>& done,
                         const std::set<std::string>& used_up, Time now) {
    auto& planned = one.planned;
    planned.done_at = done.at(planned.key());
    if (planned.done_at) {
        planned.state = PlannedState::done;
        return;
    }
    if (used_up.contains(planned.sample)) {
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

TestPlan plan_tests(const standards::StandardEdition& edition, const standards::ItemTraits& item,
                    std::span<const Run> runs, Time now) {
    auto all = applicable(edition, item);
    pass_rests_back(all);
    std::map<std::string, std::optional<Time>> done;
    std::set<std::string> used_up;
    for (const auto& one : all) {
        auto& when = done[one.planned.key()];
        for (const auto& run : runs)
            if (const auto ended = run.edition == edition.id ? done_in(edition, one, run) : std::nullopt; ended)
                when = when ? std::max(*when, *ended) : *ended;
        if (when && one.planned.destructive) used_up.insert(one.planned.sample);
    }
    TestPlan out;
    bool resting = false;
    for (auto& one : in_order(std::move(all))) {
        say_where_it_stands(one, done, used_up, now);
        if (const auto& at = one.planned.done_at) {
            ++out.done;
            out.first_done = out.first_done ? std::min(*out.first_done, *at) : *at;
            out.last_done = out.last_done ? std::max(*out.last_done, *at) : *at;
        }
        resting = resting || one.planned.state == PlannedState::resting;
        out.steps.push_back(std::move(one.planned));
    }
    if (resting)
        for (const auto& one : out.steps)
            if (one.state == PlannedState::ready) out.beside.push_back(one.key());
    return out;
}

}  // namespace velocert::sequence
