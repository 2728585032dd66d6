// SPDX-License-Identifier: GPL-3.0-or-later
// The chart of the run that decides, made again from the bytes that came down the wire.
#include <algorithm>
#include <functional>
#include <limits>

#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/evaluate.h"
#include "core/sequence/wire_log.h"
#include "reports/charts/deceleration_chart.h"
#include "reports/charts/limit_marks.h"
#include "reports/charts/stop_chart.h"
#include "reports/content/sections/chart_moments.h"
#include "reports/content/sections/sections.h"
#include "reports/content/sections/step_sections.h"
#include "reports/content/words/value_text.h"

namespace velocert::reports {
namespace {

using conformity::Assessment;
using conformity::Limit;
using conformity::Relation;
using sequence::StepRun;

// Exact distance from the limit into the permitted side; smaller is worse. Nothing without a limit value.
std::optional<std::int64_t> room(const metrology::AnyQuantity& value, const Limit* limit) {
    if (limit == nullptr || !limit->value || limit->value->kind() != value.kind()) return std::nullopt;
    const std::int64_t bound = limit->value->value().base();
    return limit->relation == Relation::at_least ? value.base() - bound : bound - value.base();
}

// The room as a share of the limit, so that 7 m and 15 m can be compared.
double share(std::int64_t room_base, const Limit& limit) {
    const auto bound = static_cast<double>(limit.value->value().base());
    return bound == 0 ? static_cast<double>(room_base) : static_cast<double>(room_base) / bound;
}

struct Candidate {
    DecidingRun run;
    conformity::Verdict verdict = conformity::Verdict::not_applicable;  // of the step
    std::optional<double> share;
};

Candidate worst_attempt(const ReportInput& input, const standards::Procedure& procedure, const standards::Step& step) {
    const Limit* limit = step_limit(input, step, "result");
    Candidate found;
    std::optional<std::int64_t> least;
    for (const StepRun* attempt : attempts_of(input, procedure, step)) {
        const auto value = attempt->result.value(deciding_value(step));
        if (attempt->outcome != conformity::Outcome::completed || !attempt->result.valid || !value) continue;
        const auto left = room(*value, limit);
        const bool worse = found.run.attempt == nullptr || (left && least && *left < *least);
        if (!worse) continue;
        found.run = {&step, attempt};
        least = left;
    }
    if (least) found.share = share(*least, *limit);
    if (limit != nullptr) {
        const Assessment* assessment = assessment_of(input, limit->id);
        if (assessment != nullptr) found.verdict = assessment->verdict;
    }
    return found;
}

bool worse(const Candidate& a, const Candidate& b) {
    if (a.verdict != b.verdict) return a.verdict > b.verdict;
    if (a.share && b.share) return *a.share < *b.share;
    return a.share.has_value() && !b.share.has_value();
}

/// What the recorder showed during the ride, and when the first byte of the attempt went over any of its wires.
struct Ride {
    std::vector<metrology::Indication> indications;
    std::string role;
    std::int64_t start_ns = std::numeric_limits<std::int64_t>::max();
};

base::Result<Ride> read_ride(const ReportInput& input, const DecidingRun& deciding) {
    Ride out;
    const StepRun& attempt = *deciding.attempt;
    const standards::Action* action = ride_action(*deciding.step);
    std::vector<std::vector<std::uint8_t>> logs;
    for (const sequence::CaptureRecord& capture : attempt.captures) {
        auto bytes = input.evidence.load(capture.log);
        if (!bytes) return base::fail(bytes.error());
        const auto log = sequence::parse_wire_log(*bytes, sequence::attempt_name(attempt) + ", " + capture.role);
        if (!log) return base::fail(log.error());
        if (!log->records.empty()) out.start_ns = std::min(out.start_ns, log->records.front().time_ns);
        logs.push_back(std::move(*bytes));
    }
    for (const sequence::Mark& mark : attempt.marks) {
        if (action == nullptr || mark.action != action->id) continue;
        for (std::size_t i = 0; i < logs.size(); ++i) {
            if (attempt.captures[i].role != mark.role) continue;
            out.role = mark.role;
            const auto data = sequence::decode_capture(attempt.captures[i], logs[i], input.decoders);
            if (!data) return base::fail(data.error());
            std::copy_if(
                data->indications.begin(), data->indications.end(), std::back_inserter(out.indications),
                [&mark](const metrology::Indication& one) { return one.offset >= mark.from && one.offset < mark.to; });
        }
    }
    return out;
}

ChartMoments moments_of(const Ride& ride, const StepRun& attempt) {
    ChartMoments out{&attempt, {}, ride.role, ride.start_ns};
    const RideTrace trace = ride_trace(ride.indications);
    if (trace.points.empty()) return out;
    const double origin = trace.trigger_m.value_or(trace.points.back().distance_m);
    const metrology::Indication* speed = nullptr;
    for (const metrology::Indication& one : ride.indications) {
        if (one.measurand == metrology::Measurand::speed && one.has_value()) speed = &one;
        if (one.measurand != metrology::Measurand::distance || !one.has_value() ||
            one.arrival_ns == metrology::Indication::no_time)
            continue;
        const metrology::Unit& wanted = metrology::preferred_unit(one.unit->kind);
        const double x =
            one.value.to_double() * static_cast<double>(one.unit->factor) / static_cast<double>(wanted.factor);
        out.moments.push_back(
            {static_cast<double>(one.arrival_ns - ride.start_ns) / 1e9, x - origin, speed != nullptr ? *speed : one});
    }
    return out;
}

/// Beside the limit what the uncertainty of the result left open; nothing where none was stated.
void add_guard(const ReportInput& input, const StopLimits& limits, Chart& chart) {
    if (limits.distance == nullptr) return;
    const Assessment* decided = assessment_of(input, limits.distance->id);
    if (decided == nullptr || !decided->measurement) return;
    const auto expanded = decided->measurement->expanded_uncertainty();
    if (!expanded || expanded->kind() != limits.distance->kind) return;
    add_guard_bands(conformity::sufficiency(decided->limit, decided->rule, *decided->measurement),
                    uncertainty_text(*decided), Direction::vertical, chart);
}

DecidingRun deciding_among(const ReportInput& input, const standards::Procedure& procedure,
                           const std::function<bool(const standards::Step& step)>& asked) {
    Candidate found;
    for (const standards::Step& step : procedure.steps) {
        if (!asked(step)) continue;
        const Candidate candidate = worst_attempt(input, procedure, step);
        if (candidate.run.attempt == nullptr) continue;
        if (found.run.attempt == nullptr || worse(candidate, found)) found = candidate;
    }
    return found.run;
}

Bilingual caption_of(const DecidingRun& deciding) {
    const std::string number = std::to_string(deciding.attempt->number);
    return {deciding.step->title.zh + "，第 " + number + " 次", deciding.step->title.en + ", attempt " + number};
}

}  // namespace

base::Result<StepChart> step_chart(const ReportInput& input, const standards::Procedure& procedure,
                                   std::span<const std::string> steps) {
    StepChart out;
    const DecidingRun deciding = deciding_among(input, procedure, [&](const standards::Step& step) {
        return ride_action(step) != nullptr && std::ranges::find(steps, step.id) != steps.end();
    });
    if (deciding.attempt == nullptr) return out;
    const auto ride = read_ride(input, deciding);
    if (!ride) return base::fail(ride.error());
    out.step = deciding.step;
    const auto limits = stop_limits(input.edition, *deciding.step);
    out.chart = stop_chart(caption_of(deciding), limits, ride_trace(ride->indications), &deciding.attempt->result);
    add_guard(input, limits, out.chart);
    out.moments = moments_of(*ride, *deciding.attempt);
    return out;
}

base::Result<ChartMoments> chart_moments(const ReportInput& input, const standards::Procedure& procedure) {
    if (!has_rides(procedure)) return ChartMoments{};
    const DecidingRun deciding = deciding_run(input, procedure);
    if (deciding.attempt == nullptr) return ChartMoments{};
    const auto ride = read_ride(input, deciding);
    if (!ride) return base::fail(ride.error());
    return moments_of(*ride, *deciding.attempt);
}

bool has_rides(const standards::Procedure& procedure) {
    return std::any_of(procedure.steps.begin(), procedure.steps.end(),
                       [](const standards::Step& step) { return ride_action(step) != nullptr; });
}

DecidingRun deciding_run(const ReportInput& input, const standards::Procedure& procedure) {
    return deciding_among(input, procedure, [](const standards::Step&) { return true; });
}

namespace {

/// The chart of one attempt, with the annotations that stand in it. Nothing else of the section.
base::Result<std::vector<Block>> ride_blocks(const ReportInput& input, const DecidingRun& drawn, bool deciding) {
    const StepRun& attempt = *drawn.attempt;
    const auto ride = read_ride(input, drawn);
    if (!ride) return base::fail(ride.error());
    std::vector<Block> out;
    const Bilingual caption = caption_of(drawn);
    const RideTrace trace = ride_trace(ride->indications);
    const auto limits = stop_limits(input.edition, *drawn.step);
    Figure figure{caption, stop_chart(caption, limits, trace, &attempt.result)};
    add_guard(input, limits, figure.chart);
    if (!deciding) {
        out.emplace_back(std::move(figure));
        return out;
    }
    const auto moments = moments_of(*ride, attempt);
    add_annotations(input.annotations, moments, figure.chart);
    out.emplace_back(std::move(figure));
    if (auto notes = chart_notes(input, moments)) out.emplace_back(std::move(*notes));
    if (attempt.result.value("mfdd")) {
        const Bilingual below{"减速度，" + caption.zh, "Deceleration, " + caption.en};
        out.emplace_back(Figure{below, deceleration_chart(below, *drawn.step, trace, &attempt.result)});
    }
    return out;
}

}  // namespace

base::Result<Section> chart_section(const ReportInput& input, const standards::Procedure& procedure) {
    Section section{"chart/" + procedure.id,
                    {procedure.title.zh + "：各试验条件的曲线", procedure.title.en + ": charts of the conditions"},
                    {},
                    false};
    const DecidingRun deciding = deciding_run(input, procedure);
    if (deciding.attempt == nullptr) {
        section.blocks.emplace_back(Paragraph{
            {"没有计入的试验，因此没有曲线。", "No attempt counts, so there is no chart."}, Tone::not_evaluated});
        return section;
    }
    const auto add = [&](const DecidingRun& drawn) -> base::Result<void> {
        auto blocks = ride_blocks(input, drawn, drawn.attempt == deciding.attempt);
        if (!blocks) return base::fail(blocks.error());
        std::move(blocks->begin(), blocks->end(), std::back_inserter(section.blocks));
        return {};
    };
    // The run that decides comes first, then the worst one of each other condition.
    if (auto done = add(deciding); !done) return base::fail(done.error());
    for (const standards::Step& step : procedure.steps) {
        if (ride_action(step) == nullptr || &step == deciding.step) continue;
        const auto worst_run = worst_attempt(input, procedure, step).run;
        if (worst_run.attempt == nullptr) continue;
        if (auto done = add(worst_run); !done) return base::fail(done.error());
    }
    return section;
}

}  // namespace velocert::reports
