// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/series/sample_series.h"

#include "core/sequence/evaluations/series/marked_capture.h"

namespace velocert::sequence {

using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Flag;
using metrology::Indication;

namespace {

std::optional<AnyQuantity> resolution_of(const Indication& indication) {
    if (!indication.has_value()) return std::nullopt;
    std::optional<AnyQuantity> value = metrology::WrittenQuantity(indication.resolution, *indication.unit).value();
    // A temperature's step is a difference: the offset of its unit is none of it.
    if (value) value = AnyQuantity(value->kind(), value->base() - indication.unit->offset);
    return value;
}

/// Digits finer than the base unit (floating-point answers of power and impedance meters) to the nearest one: a series
/// is computed with, its values are not stored.
Indication to_base(const Indication& indication) {
    Indication out = indication;
    if (indication.has_value())
        out.value = metrology::WrittenQuantity(indication.value, *indication.unit).value().in(*indication.unit);
    return out;
}

std::optional<double> time_of(const Indication& indication, TimeBase time_base) {
    switch (time_base) {
        case TimeBase::arrival:
            if (indication.arrival_ns == Indication::no_time) return std::nullopt;
            return static_cast<double>(indication.arrival_ns) * 1e-9;
        case TimeBase::device:
            if (indication.device_time_us == Indication::no_time) return std::nullopt;
            return static_cast<double>(indication.device_time_us) * 1e-6;
    }
    return std::nullopt;
}

}  // namespace

double number(const AnyQuantity& value) {
    const auto& unit = metrology::preferred_unit(value.kind());
    return static_cast<double>(value.base() - unit.offset) / static_cast<double>(unit.factor);
}

std::optional<AnyQuantity> exact(metrology::Kind kind, double value) {
    const auto& unit = metrology::preferred_unit(kind);
    const auto out =
        metrology::nearest_quantity(kind, value * static_cast<double>(unit.factor) + static_cast<double>(unit.offset));
    if (!out) return std::nullopt;
    return *out;
}

tl::expected<SampleSeries, Reason> sample_series(const EvaluationInput& input, std::string_view action,
                                                 std::string_view role, metrology::Measurand measurand,
                                                 TimeBase time_base) {
    SampleSeries out;
    const auto marked = marked_capture(input.captures, input.marks, action, role);
    if (!marked) return out;
    if (!marked->capture->complete) return tl::unexpected(Reason::series_gap);
    for (const auto& indication : marked->capture->indications) {
        if (indication.measurand != measurand || !marked->holds(indication.offset, indication.length)) continue;
        if (indication.flags.has(Flag::gap)) return tl::unexpected(Reason::series_gap);
        if (indication.flags.has(Flag::no_value)) return tl::unexpected(Reason::value_missing);
        const auto value = corrected(input.calibration_set(), role, to_base(indication));
        if (!value) return tl::unexpected(value.error());
        const auto time = time_of(indication, time_base);
        if (!time || (!out.samples.empty() && *time < out.samples.back().time_s))
            return tl::unexpected(Reason::clock_fault);
        out.samples.push_back({*time, number(*value)});
        const auto step = resolution_of(indication);
        if (step && (!out.resolution || step->base() > out.resolution->base())) out.resolution = step;
    }
    // An alarm among the values shows as a value that is missing; one outside the marks is none of this action's.
    if (const auto trouble = instrument_trouble(*marked->capture); trouble != Reason::none)
        return tl::unexpected(trouble);
    return out;
}

std::string_view role_with(const EvaluationInput& input, std::string_view action, metrology::Measurand measurand) {
    for (auto mark = input.marks.rbegin(); mark != input.marks.rend(); ++mark) {
        if (mark->action != action) continue;
        const auto marked = marked_capture(input.captures, input.marks, action, mark->role);
        if (!marked) continue;
        for (const auto& indication : marked->capture->indications)
            if (indication.measurand == measurand && marked->holds(indication.offset, indication.length))
                return mark->role;
    }
    return {};
}

}  // namespace velocert::sequence
