// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/positioning/time_to_first_fix.h"

#include <algorithm>

#include "core/sequence/evaluations/judged_values.h"
#include "core/sequence/evaluations/not_counting.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/series/sample_series.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Kind;

constexpr std::string_view action = "receive";
constexpr std::string_view role = "receiver";

/// From where on the receiver has run without starting anew.
std::size_t after_restart(const EvaluationInput& input, const FixSeries& series) {
    std::size_t first = series.first;
    for (const auto& capture : input.captures) {
        if (capture.role != role) continue;
        for (const auto& event : capture.events)
            if (event.kind == metrology::DeviceEvent::Kind::restarted)
                while (first < series.epochs.size() && series.epochs[first].offset < event.offset) ++first;
    }
    return first;
}

}  // namespace

tl::expected<FirstFix, Reason> first_fix(const FixSeries& series, const FirstFixMethod& method) {
    const auto& epochs = series.epochs;
    if (series.first >= epochs.size()) return tl::unexpected(Reason::series_empty);
    std::size_t start = series.first > 0 ? series.first - 1 : series.first;
    std::size_t first = series.first;
    while (method.on_the_way_s > 0 && first < epochs.size() && epochs[first].fixed) {
        const auto passed = seconds_between(epochs, start, first, method.longest_gap_s);
        if (!passed || *passed > method.on_the_way_s) return tl::unexpected(Reason::start_missing);
        ++first;
    }
    if (first > series.first) start = first - 1;
    if (first >= epochs.size()) return tl::unexpected(Reason::start_missing);
    double before_s = 0;  ///< from the start to the first moment that is looked at
    while (before_s < method.started_s) {
        if (++first >= epochs.size()) return tl::unexpected(Reason::start_missing);
        const auto step = seconds_between(epochs, first - 1, first, method.longest_gap_s);
        if (!step) return tl::unexpected(step.error());
        before_s += *step;
    }
    // A fix already when it starts: there was nothing to find, or what came before is not on record.
    if (epochs[first].fixed && (first == 0 || epochs[first - 1].fixed)) return tl::unexpected(Reason::start_missing);
    const std::size_t counted_from = method.started_s > 0 ? first : start;
    bool any = false;
    std::size_t row = 0;
    for (std::size_t i = first; i < epochs.size(); ++i) {
        row = epochs[i].fixed ? row + 1 : 0;
        any = any || epochs[i].fixed;
        if (row < method.consecutive) continue;
        const std::size_t fix = i + 1 - row;
        const auto time = seconds_between(epochs, counted_from, fix, method.longest_gap_s);
        if (!time) return tl::unexpected(time.error());
        const auto last = seconds_between(epochs, fix - 1, fix, method.longest_gap_s);
        if (!last) return tl::unexpected(last.error());
        return FirstFix{before_s + *time - method.started_s, *last, fix, fix - first};
    }
    return tl::unexpected(any ? Reason::too_few_epochs : Reason::no_fix);
}

base::Result<StepResult> time_to_first_fix(const EvaluationInput& input) {
    const auto longest_gap = step_parameter(input.step, "longest_gap", Kind::duration);
    const auto consecutive = step_parameter(input.step, "consecutive", Kind::count);
    for (const auto* parameter : {&longest_gap, &consecutive})
        if (!*parameter) return base::fail(parameter->error());
    StepResult result;
    if (!input.void_reason.empty()) return not_counting(std::move(result), Reason::run_void);
    auto series = fix_series(input, action, role);
    if (!series) return not_counting(std::move(result), series.error());
    if (const auto again = after_restart(input, *series); again > series->first) {
        // What it said before is of another start.
        series->epochs.erase(series->epochs.begin(), series->epochs.begin() + static_cast<std::ptrdiff_t>(again));
        series->first = 0;
    }
    FirstFixMethod method{number(*longest_gap), static_cast<std::size_t>(consecutive->base()), 0, 0};
    if (const auto on_the_way = step_parameter(input.step, "on_the_way", Kind::duration);
        on_the_way && !input.marks.empty())
        method.on_the_way_s = number(*on_the_way);
    if (const auto started = typed_quantity(input.typed, "started_after", Kind::duration))
        method.started_s = number(*started);
    const auto fix = first_fix(*series, method);
    if (!fix) return not_counting(std::move(result), fix.error());
    const auto time = exact(Kind::duration, fix->seconds);
    const auto interval = exact(Kind::duration, fix->interval_s);
    if (!time || !interval) return not_counting(std::move(result), Reason::value_not_finite);
    result.values.push_back({"time_to_first_fix", *time});
    result.values.push_back({"epoch_interval", *interval});
    const auto counted = [&](const char* name, std::int64_t count) {
        result.values.push_back({name, AnyQuantity(Kind::count, count)});
    };
    counted("moments_without_fix", static_cast<std::int64_t>(fix->without));
    if (const auto& used = series->epochs[fix->epoch].satellites) counted("satellites", *used);
    return judged_values(input, std::move(result), {{"result", "time_to_first_fix"}});
}

}  // namespace velocert::sequence
