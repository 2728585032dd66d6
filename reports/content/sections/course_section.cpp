// SPDX-License-Identifier: GPL-3.0-or-later
// Charts of what was measured over time, and of positions.
#include "reports/content/sections/course_section.h"

#include <algorithm>
#include <array>
#include <memory>

#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/positioning/position_accuracy.h"
#include "core/sequence/evaluations/series/sample_series.h"
#include "core/sequence/judging/evaluate.h"
#include "core/sequence/judging/part_step.h"
#include "core/sequence/judging/recording.h"
#include "reports/charts/course_chart.h"
#include "reports/charts/limit_marks.h"
#include "reports/content/sections/sections.h"
#include "reports/content/words/value_text.h"

namespace velocert::reports {
namespace {

using conformity::Reason;
using metrology::Kind;
using metrology::Measurand;
using sequence::EvaluationInput;
using sequence::StepRun;

/// The attempt that a chart is of; null when there is none.
const StepRun* drawn_attempt(const std::vector<const StepRun*>& attempts) {
    const StepRun* out = nullptr;
    for (const auto* attempt : attempts) {
        if (attempt->outcome != conformity::Outcome::completed || attempt->captures.empty()) continue;
        const bool better = out == nullptr || attempt->result.valid > out->result.valid ||
                            (attempt->result.valid == out->result.valid &&
                             (!attempt->result.valid || attempt->result.verdict >= out->result.verdict));
        if (better) out = attempt;
    }
    return out;
}

/// The attempt as its evaluation saw it. Owns what the input borrows.
class Again {
  public:
    [[nodiscard]] static base::Result<std::unique_ptr<Again>> read(const ReportInput& input,
                                                                   const standards::Procedure& procedure,
                                                                   const standards::Step& step,
                                                                   const StepRun& attempt) {
        auto out = std::make_unique<Again>();
        for (const auto& capture : attempt.captures) {
            const auto bytes = input.evidence.load(capture.log);
            if (!bytes) return base::fail(bytes.error());
            auto data = sequence::decode_capture(capture, *bytes, input.decoders);
            if (!data) return base::fail(data.error());
            out->captures_.push_back(std::move(*data));
        }
        auto kept = sequence::kept_documents(attempt.typed, input.evidence);
        if (!kept) return base::fail(kept.error());
        sequence::add_recordings(*kept, attempt.typed, input.decoders, out->captures_);
        out->procedure_ = &procedure;
        out->step_ = &step;
        out->attempt_ = &attempt;
        const auto index = static_cast<std::size_t>(&attempt - input.run.step_runs.data());
        out->calibrations_ = sequence::calibrations_in(input.run, index);
        return out;
    }
    [[nodiscard]] EvaluationInput seen(const ReportInput& input) const {
        EvaluationInput out{input.edition, *step_,          input.run.item.traits, input.run.rule,
                            captures_,     attempt_->marks, attempt_->void_reason, attempt_->typed};
        out.calibrations = &calibrations_;
        out.procedure = procedure_->id;
        return out;
    }
    [[nodiscard]] const StepRun& attempt() const { return *attempt_; }
    [[nodiscard]] const standards::Step& step() const { return *step_; }
    [[nodiscard]] const standards::Procedure& procedure() const { return *procedure_; }

  private:
    std::vector<sequence::CaptureData> captures_;
    const standards::Procedure* procedure_ = nullptr;
    const standards::Step* step_ = nullptr;
    const StepRun* attempt_ = nullptr;
    sequence::CalibrationSet calibrations_;
};

std::vector<ChartPoint> points_of(const sequence::Series& samples, double origin_s) {
    std::vector<ChartPoint> out;
    for (const auto& sample : samples)
        if (out.empty() || sample.time_s - origin_s >= out.back().x)
            out.push_back({sample.time_s - origin_s, sample.value});
    return out;
}

ChartAxis axis_of(Kind kind, Bilingual quantity) {
    return {std::move(quantity), std::string(metrology::preferred_unit(kind).print)};
}

std::optional<sequence::Series> series_of(const EvaluationInput& seen, Measurand measurand, std::string_view action,
                                          sequence::TimeBase time_base) {
    const auto role = sequence::role_with(seen, action, measurand);
    auto series = sequence::sample_series(seen, action, role, measurand, time_base);
    if (!series || series->samples.size() < 2) return std::nullopt;
    return std::move(series->samples);
}

void mark(Chart& chart, std::optional<double> at, Bilingual label, std::string value = {}) {
    if (at) chart.lines.push_back({Direction::vertical, *at, ChartRole::event, std::move(label), std::move(value)});
}

void add_result(Chart& chart, const sequence::StepResult& result, const char* name, Bilingual label, ChartRole role) {
    if (const auto value = result.value(name))
        chart.lines.push_back(
            {Direction::horizontal, in_preferred_unit(*value), role, std::move(label), value_text(*value)});
}

constexpr std::string_view ride_action = "ride";

/// Speed and current over the same time, with the moments at which the cut-off speed is passed and the motor's current
/// has fallen to its limit.
std::vector<Figure> cut_off_figures(const ReportInput& input, const Again& again, const Bilingual& caption) {
    const auto seen = again.seen(input);
    const auto speed = series_of(seen, Measurand::speed, ride_action, sequence::TimeBase::device);
    const auto current = series_of(seen, Measurand::current, ride_action, sequence::TimeBase::device);
    if (!speed || !current) return {};
    const double origin = std::min(speed->front().time_s, current->front().time_s);
    const auto& result = again.attempt().result;
    auto over_speed = course_chart(caption, {axis_of(Kind::speed, {"速度", "Speed"}), points_of(*speed, origin)}, true);
    auto over_current =
        course_chart(caption, {axis_of(Kind::current, {"电流", "Current"}), points_of(*current, origin)}, true);
    const auto& ride = over_speed.series.front().points;
    const auto& drawn = over_current.series.front().points;
    const auto cut_off = result.value("cut_off_speed");
    std::optional<double> passed;
    std::optional<double> below;
    if (cut_off) {
        const double level = in_preferred_unit(*cut_off);
        passed = crossing(ride, level, true, ride.front().x);
        // Near the cut-off speed it swings about it; it is below again after its highest.
        const auto highest = std::ranges::max_element(ride, {}, &ChartPoint::y)->x;
        if (passed) below = crossing(ride, level, false, std::max(*passed, highest));
        over_speed.lines.push_back(
            {Direction::horizontal, level, ChartRole::limit, {"断电车速", "Cut-off speed"}, value_text(*cut_off)});
    }
    const auto* limit = step_limit(input, again.step(), "result");
    std::optional<double> ended;
    if (limit != nullptr && limit->value && passed) {
        const double level = in_preferred_unit(limit->value->value());
        ended = last_fall_to(drawn, level, below);
    }
    for (auto* chart : {&over_speed, &over_current}) {
        mark(*chart, ended, {"电流降至限值", "Current down to the limit"});
        mark(*chart, passed, {"超过断电车速", "Cut-off speed passed"});
        mark(*chart, below, {"回到断电车速以下", "Below it again"});
    }
    if (limit != nullptr) add_limit_lines(*limit, Kind::current, over_current);
    close_course(over_speed, {"速度随时间变化曲线", "Speed over time"});
    close_course(over_current, {"电流随时间变化曲线", "Current over time"});
    const Bilingual of_speed{"速度，" + caption.zh, "Speed, " + caption.en};
    const Bilingual of_current{"电流，" + caption.zh, "Current, " + caption.en};
    over_speed.title = of_speed;
    over_current.title = of_current;
    return {Figure{of_speed, std::move(over_speed)}, Figure{of_current, std::move(over_current)}};
}

std::vector<Figure> speed_figures(const ReportInput& input, const Again& again, const Bilingual& caption) {
    const auto seen = again.seen(input);
    const auto speed = series_of(seen, Measurand::speed, ride_action, sequence::TimeBase::device);
    if (!speed) return {};
    auto chart = course_chart(
        caption, {axis_of(Kind::speed, {"速度", "Speed"}), points_of(*speed, speed->front().time_s)}, true);
    add_result(chart, again.attempt().result, "measured_speed", {"测得车速", "Measured speed"}, ChartRole::result);
    for (const auto& step : again.procedure().steps)
        if (const auto* limit = step.evaluation == "mean-of-directions" ? step_limit(input, step, "result") : nullptr)
            add_limit_lines(*limit, Kind::speed, chart);
    close_course(chart, {"速度随时间变化曲线", "Speed over time"});
    return {Figure{caption, std::move(chart)}};
}

std::vector<Figure> sound_figures(const ReportInput& input, const Again& again, const Bilingual& caption) {
    const auto seen = again.seen(input);
    const auto level = series_of(seen, Measurand::sound_level, "sound", sequence::TimeBase::arrival);
    if (!level) return {};
    auto chart = course_chart(
        caption, {axis_of(Kind::sound_level, {"声级", "Sound level"}), points_of(*level, level->front().time_s)},
        false);
    const auto& result = again.attempt().result;
    add_result(chart, result, "sound_level", {"去除背景后的声级", "Level without background"}, ChartRole::result);
    add_result(chart, result, "background", {"背景声级", "Background"}, ChartRole::quiet);
    if (const auto* limit = step_limit(input, again.step(), "result"))
        add_limit_lines(*limit, Kind::sound_level, chart);
    close_course(chart, {"声级随时间变化曲线", "Sound level over time"});
    return {Figure{caption, std::move(chart)}};
}

std::vector<Figure> position_figures(const ReportInput& input, const Again& again, const Bilingual& caption) {
    const auto seen = again.seen(input);
    const auto fixes = [&](std::string_view role) {
        std::vector<sequence::FixEpoch> out;
        const auto series = sequence::fix_series(seen, "receive", role);
        if (!series) return out;
        for (std::size_t i = series->first; i < series->epochs.size(); ++i)
            if (series->epochs[i].fixed && series->epochs[i].latitude && series->epochs[i].longitude)
                out.push_back(series->epochs[i]);
        return out;
    };
    const auto epochs = fixes("receiver");
    if (epochs.empty()) return {};
    Bilingual about{"参考点", "reference point"};
    auto reference = sequence::typed_reference(again.attempt().typed);
    if (!reference) {
        about = {"参考接收机", "reference receiver"};
        reference = sequence::mean_place(fixes("reference"));
    }
    if (!reference) {
        about = {"自身平均位置", "mean of themselves"};
        reference = sequence::mean_place(epochs);
    }
    if (!reference) return {};
    std::vector<ChartPoint> offsets;
    for (const auto& epoch : epochs) {
        const auto offset = sequence::offset_from(
            *reference, {*epoch.latitude, *epoch.longitude, epoch.height.value_or(reference->height)});
        offsets.push_back({offset.east, offset.north});
    }
    const auto rms = again.attempt().result.value("horizontal_rms");
    auto chart = position_chart(caption, offsets, rms ? std::optional(in_preferred_unit(*rms)) : std::nullopt,
                                rms ? value_text(*rms) : std::string(), about);
    return {Figure{caption, std::move(chart)}};
}

struct Drawing {
    std::string_view evaluation;
    std::vector<Figure> (*figures)(const ReportInput& input, const Again& again, const Bilingual& caption);
};
constexpr std::array drawings{Drawing{"cut-off", cut_off_figures}, Drawing{"measured-speed", speed_figures},
                              Drawing{"sound-level", sound_figures}, Drawing{"position-accuracy", position_figures}};

const Drawing* drawing_of(const standards::Step& step) {
    const auto found = std::ranges::find(drawings, step.evaluation, &Drawing::evaluation);
    return found == drawings.end() ? nullptr : &*found;
}

}  // namespace

bool has_courses(const standards::Procedure& procedure) {
    return std::ranges::any_of(procedure.steps, [](const auto& step) { return drawing_of(step) != nullptr; });
}

base::Result<Section> course_section(const ReportInput& input, const standards::Procedure& procedure) {
    Section section{"course/" + procedure.id,
                    {procedure.title.zh + "：测量曲线", procedure.title.en + ": charts of the measurement"},
                    {},
                    false};
    for (const auto& step : procedure.steps) {
        const auto* drawing = drawing_of(step);
        if (drawing == nullptr || !step.applies.covers(input.run.item.traits)) continue;
        const StepRun* attempt = drawn_attempt(attempts_of(input, procedure, step));
        if (attempt == nullptr) continue;
        const auto again = Again::read(input, procedure, step, *attempt);
        if (!again) return base::fail(again.error());
        const Bilingual caption = numbered(step.title, *attempt);
        auto figures = drawing->figures(input, **again, caption);
        if (figures.empty())
            section.blocks.emplace_back(
                Paragraph{{caption.zh + "：记录中没有可绘制的完整序列。",
                           caption.en + ": the record has no whole series that could be drawn."},
                          Tone::quiet});
        for (auto& figure : figures) section.blocks.emplace_back(std::move(figure));
    }
    return section;
}

}  // namespace velocert::reports
