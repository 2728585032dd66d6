// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/run.h"

#include <array>

namespace velocert::sequence {

std::string_view name(Lifecycle lifecycle) {
    switch (lifecycle) {
        case Lifecycle::running: return "running";
        case Lifecycle::completed: return "completed";
        case Lifecycle::stopped: return "stopped";
        case Lifecycle::aborted: return "aborted";
        case Lifecycle::errored: return "errored";
        case Lifecycle::suspended: return "suspended";
    }
    return "errored";
}

base::Result<Lifecycle> parse_lifecycle(std::string_view text) {
    static constexpr std::array all{Lifecycle::running, Lifecycle::completed, Lifecycle::stopped,
                                    Lifecycle::aborted, Lifecycle::errored,   Lifecycle::suspended};
    for (const auto lifecycle : all)
        if (name(lifecycle) == text) return lifecycle;
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no lifecycle",
                      "running, completed, stopped, aborted, errored or suspended");
}

const NamedWord* StepResult::word(std::string_view word_name) const {
    for (const auto& named : words)
        if (named.name == word_name) return &named;
    return nullptr;
}

std::optional<metrology::AnyQuantity> StepResult::value(std::string_view value_name) const {
    for (const auto& named : values)
        if (named.name == value_name) return named.value;
    return std::nullopt;
}

const CalibrationSet& calibrations_at(const Run& run, std::size_t attempt) {
    const CalibrationSet* out = &run.calibrations;
    for (const auto& resumption : run.resumptions)
        if (resumption.first_attempt <= attempt && resumption.calibrations) out = &*resumption.calibrations;
    return *out;
}

CalibrationSet calibrations_in(const Run& run, std::size_t attempt) {
    const auto& instruments = calibrations_at(run, attempt);
    return attempt < run.step_runs.size() ? with_gauges(instruments, run.step_runs[attempt].gauges) : instruments;
}

const laboratory::Station& station_at(const Run& run, std::size_t attempt) {
    const auto* out = &run.station;
    for (const auto& resumption : run.resumptions)
        if (resumption.first_attempt <= attempt) out = &resumption.station;
    return *out;
}

std::span<const laboratory::Part> parts_at(const Run& run, std::size_t attempt) {
    std::size_t count = run.parts.size();
    for (const auto& resumption : run.resumptions)
        if (resumption.first_attempt > attempt) count -= resumption.parts_added.size();
    return std::span(run.parts).first(count);
}

std::string attempt_name(const StepRun& step_run) {
    return step_run.procedure + '/' + step_run.step + (step_run.subject.empty() ? "" : '@' + step_run.subject) + '#' +
           std::to_string(step_run.number);
}

}  // namespace velocert::sequence
