// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/pause.h"

#include <algorithm>

#include "core/base/clock.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;

bool acquires(const standards::Step& step, std::string_view action) {
    return std::any_of(step.actions.begin(), step.actions.end(), [&](const standards::Action& one) {
        return one.kind == standards::Action::Kind::acquire && one.id == action;
    });
}

/// The last acquisition before; null when there was none.
const Mark* last_acquisition(const standards::Step& step, std::string_view procedure,
                             std::span<const StepRun> earlier) {
    for (auto before = earlier.rbegin(); before != earlier.rend(); ++before) {
        if (before->step != step.id || (!procedure.empty() && before->procedure != procedure)) continue;
        for (auto mark = before->marks.rbegin(); mark != before->marks.rend(); ++mark)
            if (acquires(step, mark->action)) return &*mark;
    }
    return nullptr;
}

std::optional<std::chrono::microseconds> longest_pause(const standards::Step& step) {
    if (!step.repeat.longest_pause || step.repeat.longest_pause->kind() != metrology::Kind::duration)
        return std::nullopt;
    return std::chrono::microseconds(step.repeat.longest_pause->value().base());
}

std::optional<std::chrono::microseconds> least_pause(const standards::Step& step) {
    if (!step.repeat.least_pause || step.repeat.least_pause->kind() != metrology::Kind::duration) return std::nullopt;
    return std::chrono::microseconds(step.repeat.least_pause->value().base());
}

/// When that much time is over since the last acquisition.
std::optional<std::chrono::system_clock::time_point> after_last(const standards::Step& step, std::string_view procedure,
                                                                std::span<const StepRun> earlier,
                                                                std::optional<std::chrono::microseconds> time) {
    if (!time) return std::nullopt;
    const Mark* last = last_acquisition(step, procedure, earlier);
    if (last == nullptr) return std::nullopt;
    const auto end = base::parse_utc(last->to_utc);
    if (!end) return std::nullopt;
    return *end + *time;
}

}  // namespace

std::optional<std::chrono::system_clock::time_point> rest_ends(const standards::Step& step, std::string_view procedure,
                                                               std::span<const StepRun> earlier) {
    return after_last(step, procedure, earlier, least_pause(step));
}

std::optional<std::chrono::system_clock::time_point> pause_ends(const standards::Step& step, std::string_view procedure,
                                                                std::span<const StepRun> earlier) {
    return after_last(step, procedure, earlier, longest_pause(step));
}

std::optional<std::chrono::milliseconds> pause_before(const standards::Step& step, std::string_view procedure,
                                                      std::span<const Mark> marks, std::span<const StepRun> earlier) {
    const auto mark =
        std::find_if(marks.begin(), marks.end(), [&](const Mark& one) { return acquires(step, one.action); });
    const Mark* last = last_acquisition(step, procedure, earlier);
    if (mark == marks.end() || last == nullptr) return std::nullopt;
    const auto begin = base::parse_utc(mark->from_utc);
    const auto end = base::parse_utc(last->to_utc);
    if (!begin || !end) return std::nullopt;
    return std::chrono::duration_cast<std::chrono::milliseconds>(*begin - *end);
}

Reason pause_objection(const standards::Step& step, std::string_view procedure, std::string_view action,
                       std::span<const Mark> marks, std::span<const StepRun> earlier) {
    const auto longest = longest_pause(step);
    const auto least = least_pause(step);
    if (!longest && !least) return Reason::none;
    const auto mark = std::find_if(marks.rbegin(), marks.rend(), [&](const Mark& one) { return one.action == action; });
    const Mark* last = last_acquisition(step, procedure, earlier);
    if (mark == marks.rend() || last == nullptr) return Reason::none;
    if (mark->from_utc.empty() && last->to_utc.empty()) return Reason::none;
    const auto begin = base::parse_utc(mark->from_utc);
    const auto end = base::parse_utc(last->to_utc);
    if (!begin || !end || *begin < *end) return Reason::clock_fault;
    if (longest && *begin - *end > *longest) return Reason::pause_too_long;
    return least && *begin - *end < *least ? Reason::pause_too_short : Reason::none;
}

}  // namespace velocert::sequence
