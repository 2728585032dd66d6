// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/judging/preconditions.h"

#include <algorithm>

#include "core/base/clock.h"
#include "core/sequence/answers/on_record.h"
#include "core/standards/needs/step_order.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using std::chrono::microseconds;
using std::chrono::milliseconds;

std::optional<metrology::AnyQuantity> asked_rest(const standards::Step& step) {
    if (!step.waits || !step.waits->value || step.waits->value->kind() != metrology::Kind::duration)
        return std::nullopt;
    return step.waits->value->value();
}

bool has_valid(std::span<const StepRun> earlier, std::string_view name, std::string_view subject) {
    return std::ranges::any_of(counting_attempts(name, earlier),
                               [&](const StepRun* attempt) { return subject.empty() || attempt->subject == subject; });
}

/// The end of the last attempt that counts of what the step needs; nothing where there is none.
base::Result<std::optional<std::chrono::system_clock::time_point>> needs_done(const standards::Step& step,
                                                                              std::span<const StepRun> earlier) {
    std::optional<std::chrono::system_clock::time_point> since;
    for (const auto& need : step.needs)
        for (const auto* attempt : counting_attempts(need, earlier)) {
            const auto ended = base::parse_utc(attempt->ended_utc);
            if (!ended) return base::fail(ended.error());
            since = since ? std::max(*since, *ended) : *ended;
        }
    return since;
}

std::string duration_text(microseconds time) {
    return metrology::AnyQuantity(metrology::Kind::duration, time.count()).text();
}

/// What follows at once was measured too long after it.
std::optional<NamedWord> measured_late(const standards::StandardEdition& edition, const standards::Step& step,
                                       const AttemptBegun& attempt, std::span<const StepRun> earlier) {
    const auto* limit = step.within.empty() ? nullptr : edition.limit(step.within);
    if (limit == nullptr || limit->status == conformity::LimitStatus::unverified || !limit->value) return std::nullopt;
    const auto done = needs_done(step, earlier);
    const std::string measured(attempt.measured_utc.empty() ? attempt.started_utc : attempt.measured_utc);
    const auto at = base::parse_utc(measured);
    if (!done || !at) return NamedWord{"within", measured, Reason::clock_fault};
    if (!*done) return std::nullopt;
    const auto gone = std::chrono::duration_cast<microseconds>(*at - **done);
    const auto asked = limit->value->value();
    const auto times = base::utc_text(**done) + " - " + measured + "; " + limit->id + ": " + limit->value->text();
    if (gone < microseconds(0)) return NamedWord{"within", times, Reason::clock_fault};
    if (gone.count() <= asked.base()) return std::nullopt;
    return NamedWord{"within", duration_text(gone) + " (" + times + ')', Reason::pause_too_long};
}

}  // namespace

std::string unmet_need(const standards::StandardEdition& edition, const standards::ItemTraits& item,
                       const standards::Step& step, std::span<const StepRun> earlier) {
    for (const auto& need : step.needs) {
        const auto* needed = standards::step_of(edition, need);
        const auto* procedure = edition.procedure(need.substr(0, need.find('/')));
        if (needed == nullptr || procedure == nullptr) return need;
        if (!procedure->applies.covers(item) || !needed->applies.covers(item)) continue;
        const bool elsewhere = !needed->instead.empty() && has_valid(earlier, needed->instead, {});
        const bool met = elsewhere ? true
                         : needed->subjects.empty()
                             ? has_valid(earlier, need, {})
                             : std::ranges::all_of(needed->subjects, [&](const standards::Subject& subject) {
                                   return has_valid(earlier, need, subject.id);
                               });
        if (!met) return need;
    }
    return {};
}

base::Result<std::optional<SampleRest>> rest_before(const standards::Step& step, std::span<const StepRun> earlier) {
    const auto asked = asked_rest(step);
    if (!asked) return std::nullopt;
    const auto done = needs_done(step, earlier);
    if (!done) return base::fail(done.error());
    if (!*done) return std::nullopt;
    const auto since = **done;
    return SampleRest{since, std::chrono::ceil<milliseconds>(since + microseconds(asked->base())), *asked};
}

std::optional<NamedWord> precondition_objection(const standards::StandardEdition& edition,
                                                const standards::ItemTraits& item, const standards::Step& step,
                                                const AttemptBegun& attempt, std::span<const StepRun> earlier) {
    if (auto need = unmet_need(edition, item, step, earlier); !need.empty())
        return NamedWord{"needs", std::move(need), Reason::rests_on_missing};
    if (auto late = measured_late(edition, step, attempt, earlier)) return late;
    if (!asked_rest(step)) return std::nullopt;
    const auto rest = rest_before(step, earlier);
    const auto begun = base::parse_utc(attempt.started_utc);
    if (!rest || !begun) return NamedWord{"rest", std::string(attempt.started_utc), Reason::clock_fault};
    if (!*rest) return std::nullopt;
    const auto kept = std::chrono::duration_cast<microseconds>(*begun - (*rest)->since) + attempt.passed_over;
    if (kept >= (*rest)->ends - (*rest)->since) return std::nullopt;
    const auto times =
        base::utc_text((*rest)->since) + " - " + std::string(attempt.started_utc) + "; " + (*rest)->asked.text();
    if (kept < microseconds(0)) return NamedWord{"rest", times, Reason::clock_fault};
    return NamedWord{"rest", duration_text(kept) + " (" + times + ')', Reason::pause_too_short};
}

}  // namespace velocert::sequence
