// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/positioning/position_accuracy.h"

#include <algorithm>
#include <array>
#include <cmath>

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
constexpr std::string_view reference_role = "reference";
constexpr int in_three_dimensions = 3;

/// The values that are judged, in the order of their uses.
constexpr std::array<std::string_view, 3> figures{"horizontal_rms", "vertical_rms", "speed_rms"};

double root_mean(double squares, std::size_t count) {
    return count == 0 ? 0.0 : std::sqrt(squares / static_cast<double>(count));
}

/// From `than` to `one` by the receivers' clocks. Of the day alone: a date becomes known with the first fix.
std::optional<double> seconds_apart(const FixEpoch& one, const FixEpoch& than) {
    constexpr double day_s = 86400.0;
    constexpr auto none = metrology::Indication::no_time;
    if (one.device_us == none || than.device_us == none) return std::nullopt;
    return std::remainder(static_cast<double>(one.device_us - than.device_us) / 1e6, day_s);
}

/// The day that a receiver tells; nothing before it knows one.
std::optional<base::Date> day_of(const FixEpoch& epoch) {
    if (epoch.device_us == metrology::Indication::no_time) return std::nullopt;
    const auto day = std::chrono::floor<std::chrono::days>(
        std::chrono::sys_time<std::chrono::microseconds>(std::chrono::microseconds(epoch.device_us)));
    if (day == std::chrono::sys_days()) return std::nullopt;
    return base::Date(day);
}

/// Two that match in the time of the day and are not of one day; a moment around midnight may be of either.
bool of_other_days(const FixEpoch& one, const FixEpoch& other) {
    constexpr std::int64_t half_a_day_us = 43'200'000'000;
    return day_of(one) && day_of(other) && std::abs(one.device_us - other.device_us) > half_a_day_us;
}

bool alike(const FixEpoch& one, const FixEpoch& other) {
    return one.latitude == other.latitude && one.longitude == other.longitude && one.height == other.height &&
           one.speed == other.speed;
}

std::optional<double> typed_number(std::span<const TypedValue> typed, std::string_view field, Kind kind, double unit) {
    const auto value = typed_quantity(typed, field, kind);
    if (!value) return std::nullopt;
    return static_cast<double>(value->base()) / unit;
}

/// The three figures of a typed point.
struct TypedPoint {
    std::optional<double> latitude;
    std::optional<double> longitude;
    std::optional<double> height;
};
TypedPoint typed_point(std::span<const TypedValue> typed) {
    return {typed_number(typed, "reference_latitude", Kind::angle, 1e9),
            typed_number(typed, "reference_longitude", Kind::angle, 1e9),
            typed_number(typed, "reference_height", Kind::length, 1e6)};
}

/// The method's own figures, and the stretch they leave.
struct Counting {
    double longest_gap_s = 0;
    std::size_t least = 1;
};
base::Result<Counting> counting_of(const standards::Step& step) {
    const auto longest_gap = step_parameter(step, "longest_gap", Kind::duration);
    if (!longest_gap) return base::fail(longest_gap.error());
    const auto least = step_parameter(step, "least_epochs", Kind::count);
    if (!least) return base::fail(least.error());
    return Counting{number(*longest_gap), static_cast<std::size_t>(least->base())};
}

CountedEpochs epochs_of(const EvaluationInput& input, std::string_view of, const Counting& counting) {
    const auto series = fix_series(input, action, of);
    if (!series) return {{}, series.error()};
    return counted_epochs(*series, counting.least, counting.longest_gap_s);
}

bool has_reference(const EvaluationInput& input) {
    return std::ranges::any_of(input.captures,
                               [](const CaptureData& capture) { return capture.role == reference_role; });
}

/// How closely in time a reference receiver's moments are taken for the same ones; nothing where the step compares with
/// a place, or no receiver was recorded beside.
std::optional<double> matched_within(const EvaluationInput& input) {
    const auto point = typed_point(input.typed);
    if (point.latitude || point.longitude || point.height || !has_reference(input)) return std::nullopt;
    const auto within = step_parameter(input.step, "matched_within", Kind::duration);
    return within ? std::optional(number(*within)) : std::nullopt;
}

/// What a typed point or a reference receiver says; nothing when there is neither.
tl::expected<std::optional<Reference>, Reason> reference_of(const EvaluationInput& input, const Counting& counting) {
    const auto speed = typed_number(input.typed, "reference_speed", Kind::speed, 3.6e6);
    if (const auto place = typed_reference(input.typed)) return std::optional(Reference{*place, speed.value_or(0.0)});
    const auto point = typed_point(input.typed);
    if (point.latitude || point.longitude || point.height) return tl::unexpected(Reason::reference_missing);
    if (!has_reference(input)) return std::optional<Reference>();
    const auto counted = epochs_of(input, reference_role, counting);
    if (counted.trouble != Reason::none) return tl::unexpected(counted.trouble);
    const auto place = mean_place(counted.epochs);
    if (!place) return tl::unexpected(Reason::reference_missing);
    return std::optional(Reference{*place, speed.value_or(0.0)});
}

void add_count(StepResult& result, const char* name, std::int64_t count) {
    result.values.push_back({name, AnyQuantity(Kind::count, count)});
}

/// Whose satellites were used, over all moments.
struct Used {
    bool told = true;  ///< in every moment, of BeiDou and of the others
    std::int64_t beidou = 0;
    std::int64_t others = 0;
    int beidou_least = -1;
    int least = -1;
};
Used used_in(std::span<const FixEpoch> epochs) {
    Used out;
    const auto least = [](int& so_far, int count) { so_far = so_far < 0 ? count : std::min(so_far, count); };
    for (const auto& epoch : epochs) {
        if (epoch.satellites) least(out.least, *epoch.satellites);
        out.told = out.told && epoch.beidou && epoch.others;
        // More were used than were named: a sentence was lost, and whose they were is not known.
        if (epoch.satellites && epoch.beidou && epoch.others)
            out.told = out.told && *epoch.satellites <= *epoch.beidou + *epoch.others;
        if (!epoch.beidou || !epoch.others) continue;
        out.beidou += *epoch.beidou;
        out.others += *epoch.others;
        least(out.beidou_least, *epoch.beidou);
    }
    return out;
}

void add_used(StepResult& result, const Used& used) {
    if (used.least >= 0) add_count(result, "satellites_least", used.least);
    if (used.beidou_least >= 0) add_count(result, "beidou_least", used.beidou_least);
    const std::int64_t all = used.beidou + used.others;
    if (!used.told || all == 0) return;
    if (const auto share = exact(Kind::ratio, 100.0 * static_cast<double>(used.beidou) / static_cast<double>(all)))
        result.values.push_back({"share_of_beidou", *share});
}

}  // namespace

std::optional<Place> typed_reference(std::span<const TypedValue> typed) {
    const auto point = typed_point(typed);
    if (!point.latitude || !point.longitude || !point.height) return std::nullopt;
    return Place{*point.latitude, *point.longitude, *point.height};
}

PositionErrors position_errors(std::span<const FixEpoch> epochs, const Reference& reference) {
    PositionErrors out;
    for (const auto& epoch : epochs) {
        if (!epoch.latitude || !epoch.longitude) continue;
        const Place place{*epoch.latitude, *epoch.longitude, epoch.height.value_or(reference.place.height)};
        const auto offset = offset_from(reference.place, place);
        out.horizontal += offset.horizontal_squared();
        ++out.positions;
        if (epoch.height && epoch.mode.value_or(in_three_dimensions) == in_three_dimensions) {
            out.vertical += offset.up * offset.up;
            ++out.heights;
        }
        if (epoch.speed) {
            const double error = *epoch.speed - reference.speed;
            out.speed += error * error;
            ++out.speeds;
        }
    }
    out.horizontal = root_mean(out.horizontal, out.positions);
    out.vertical = root_mean(out.vertical, out.heights);
    out.speed = root_mean(out.speed, out.speeds);
    return out;
}

MatchedErrors matched_errors(std::span<const FixEpoch> epochs, std::span<const FixEpoch> reference, double within_s) {
    MatchedErrors out;
    auto& errors = out.errors;
    if (reference.empty()) return out;
    const auto like_of = [&](const FixEpoch& epoch) {
        const FixEpoch* best = nullptr;
        for (const auto& one : reference) {
            const auto apart = seconds_apart(epoch, one);
            if (!apart || std::abs(*apart) > within_s || !one.latitude || !one.longitude) continue;
            if (best == nullptr || std::abs(*apart) < std::abs(*seconds_apart(epoch, *best))) best = &one;
        }
        return best;
    };
    for (const auto& epoch : epochs) {
        if (!epoch.latitude || !epoch.longitude) continue;
        const auto* like = like_of(epoch);
        if (like == nullptr) {
            const auto after_first = seconds_apart(epoch, reference.front());
            const auto before_last = seconds_apart(reference.back(), epoch);
            if (!after_first || !before_last || (*after_first > 0 && *before_last > 0)) ++out.unmatched;
            continue;
        }
        if (alike(epoch, *like)) ++out.alike;
        if (!out.days && of_other_days(epoch, *like)) out.days.emplace(*day_of(epoch), *day_of(*like));
        const double level = like->height.value_or(epoch.height.value_or(0.0));
        const auto offset = offset_from({*like->latitude, *like->longitude, level},
                                        {*epoch.latitude, *epoch.longitude, epoch.height.value_or(level)});
        errors.horizontal += offset.horizontal_squared();
        ++errors.positions;
        const bool both_high = epoch.height && like->height &&
                               epoch.mode.value_or(in_three_dimensions) == in_three_dimensions &&
                               like->mode.value_or(in_three_dimensions) == in_three_dimensions;
        if (both_high) {
            errors.vertical += offset.up * offset.up;
            ++errors.heights;
        }
        if (epoch.speed && like->speed) {
            errors.speed += (*epoch.speed - *like->speed) * (*epoch.speed - *like->speed);
            ++errors.speeds;
        }
    }
    errors.horizontal = root_mean(errors.horizontal, errors.positions);
    errors.vertical = root_mean(errors.vertical, errors.heights);
    errors.speed = root_mean(errors.speed, errors.speeds);
    return out;
}

CountedEpochs counted_epochs(const FixSeries& series, std::size_t least, double longest_gap_s) {
    const auto begin =
        series.epochs.begin() + static_cast<std::ptrdiff_t>(std::min(series.first, series.epochs.size()));
    if (begin == series.epochs.end()) return {{}, Reason::series_empty};
    const auto first = std::find_if(begin, series.epochs.end(), [](const FixEpoch& epoch) { return epoch.fixed; });
    if (first == series.epochs.end()) return {{}, Reason::no_fix};
    CountedEpochs out{{first, series.epochs.end()}, Reason::none};
    for (std::size_t i = 1; i < out.epochs.size() && out.trouble == Reason::none; ++i)
        if (const auto step = seconds_between(out.epochs, i - 1, i, longest_gap_s); !step) out.trouble = step.error();
    if (std::erase_if(out.epochs, [](const FixEpoch& epoch) { return !epoch.fixed; }) > 0) out.trouble = Reason::no_fix;
    if (out.trouble == Reason::none && out.epochs.size() < least) out.trouble = Reason::too_few_epochs;
    return out;
}

std::optional<Place> mean_place(std::span<const FixEpoch> epochs) {
    if (epochs.empty() || !epochs.front().latitude || !epochs.front().longitude) return std::nullopt;
    // Differences from the first one are small: no digit is lost, and the date line does no harm.
    const double latitude = *epochs.front().latitude;
    const double longitude = *epochs.front().longitude;
    Place sum;
    double heights = 0;
    for (const auto& epoch : epochs) {
        if (!epoch.latitude || !epoch.longitude) return std::nullopt;
        sum.latitude += *epoch.latitude - latitude;
        sum.longitude += std::remainder(*epoch.longitude - longitude, 360.0);
        if (!epoch.height || epoch.mode.value_or(in_three_dimensions) != in_three_dimensions) continue;
        sum.height += *epoch.height;
        heights += 1;
    }
    if (heights == 0) return std::nullopt;
    const auto count = static_cast<double>(epochs.size());
    return Place{latitude + sum.latitude / count, longitude + sum.longitude / count, sum.height / heights};
}

namespace {

void add_errors(StepResult& result, const PositionErrors& errors) {
    struct Figure {
        const char* name;
        Kind kind;
        double value;
        std::size_t count;
    };
    for (const auto& figure : {Figure{"horizontal_rms", Kind::length, errors.horizontal, errors.positions},
                               Figure{"vertical_rms", Kind::length, errors.vertical, errors.heights},
                               Figure{"speed_rms", Kind::speed, errors.speed * 3.6, errors.speeds}})
        if (const auto value = exact(figure.kind, figure.value); value && figure.count > 0)
            result.values.push_back({figure.name, *value});
    add_count(result, "positions", static_cast<std::int64_t>(errors.positions));
}

}  // namespace

namespace {

/// Why nothing is judged, and about what: told of each figure.
StepResult refused(StepResult result, Reason reason, const std::string& about) {
    for (const auto figure : figures) result.words.push_back({std::string(figure), about, reason});
    return not_counting(std::move(result), reason);
}

/// Whether the step asks what the reference is worth; a record of before was not asked.
bool asks_reference(const standards::Step& step) { return step.parameters.contains("reference_rule"); }

/// What heights or speeds lack: "height 12/130 (least_epochs: 100)"; empty when nothing.
std::string lacking(const PositionErrors& errors, std::size_t least) {
    std::string out;
    const auto told = [&](const char* what, std::size_t count) {
        if (count >= least) return;
        out += (out.empty() ? "" : ", ") + std::string(what) + ' ' + std::to_string(count) + '/' +
               std::to_string(errors.positions);
    };
    told("height", errors.heights);
    told("speed", errors.speeds);
    return out.empty() ? out : out + " (least_epochs: " + std::to_string(least) + ')';
}

/// How far the reference is, where no receiver is so far off; empty where it may be where the receiver stands.
std::string too_far(const standards::Step& step, const StepResult& result) {
    const auto longest = step_parameter(step, "longest_offset", Kind::length);
    const auto off = result.value(figures.front());
    if (!longest || !off || off->base() <= longest->base()) return {};
    return "reference " + off->text() + " (longest_offset: " + longest->text() + ')';
}

base::Result<StepResult> judged(const EvaluationInput& input, StepResult result, const PositionErrors& errors,
                                std::size_t least) {
    if (const auto far = too_far(input.step, result); !far.empty())
        return refused(std::move(result), Reason::implausible, far);
    const bool enough = errors.positions >= least && errors.heights >= least && errors.speeds >= least;
    if (!enough && errors.positions >= least && asks_reference(input.step))
        return refused(std::move(result), Reason::value_missing, lacking(errors, least));
    // A height or a speed that only some of the moments tell is not that of the stretch.
    if (!enough) return not_counting(std::move(result), Reason::too_few_epochs);
    return judged_values(input, std::move(result),
                         {{"horizontal", "horizontal_rms"}, {"vertical", "vertical_rms"}, {"speed", "speed_rms"}});
}

/// Against a receiver that was recorded beside, moment by moment.
base::Result<StepResult> against_receiver(const EvaluationInput& input, const Counting& counting,
                                          const CountedEpochs& counted, double within_s) {
    StepResult result;
    const auto reference = epochs_of(input, reference_role, counting);
    const auto matched = matched_errors(counted.epochs, reference.epochs, within_s);
    const auto& errors = matched.errors;
    if (errors.positions > 0) {
        add_errors(result, errors);
        add_used(result, used_in(counted.epochs));
    }
    if (!input.void_reason.empty()) return not_counting(std::move(result), Reason::run_void);
    for (const auto trouble : {counted.trouble, reference.trouble})
        if (trouble != Reason::none) return not_counting(std::move(result), trouble);
    if (matched.unmatched > 0) return not_counting(std::move(result), Reason::series_gap);
    if (asks_reference(input.step)) {
        if (matched.days)
            return refused(
                std::move(result), Reason::clock_fault,
                "receiver " + base::text(matched.days->first) + ", reference " + base::text(matched.days->second));
        if (errors.positions > 0 && matched.alike == errors.positions)
            return refused(std::move(result), Reason::reference_missing, "reference = receiver");
    }
    return judged(input, std::move(result), errors, counting.least);
}

}  // namespace

base::Result<StepResult> position_accuracy(const EvaluationInput& input) {
    const auto counting = counting_of(input.step);
    if (!counting) return base::fail(counting.error());
    StepResult result;
    const auto counted = epochs_of(input, role, *counting);
    if (const auto within = matched_within(input)) return against_receiver(input, *counting, counted, *within);
    const auto given = reference_of(input, *counting);
    std::optional<Reference> reference = given ? *given : std::nullopt;
    if (given && !reference)
        if (const auto own = mean_place(counted.epochs)) reference = Reference{*own, 0.0};
    PositionErrors errors;
    if (reference && !counted.epochs.empty()) {
        errors = position_errors(counted.epochs, *reference);
        add_errors(result, errors);
        add_used(result, used_in(counted.epochs));
    }
    if (!input.void_reason.empty()) return not_counting(std::move(result), Reason::run_void);
    if (counted.trouble != Reason::none) return not_counting(std::move(result), counted.trouble);
    if (!given) return not_counting(std::move(result), given.error());
    if (!*given) return not_counting(std::move(result), Reason::reference_missing);
    return judged(input, std::move(result), errors, counting->least);
}

base::Result<StepResult> beidou_alone(const EvaluationInput& input) {
    const auto counting = counting_of(input.step);
    if (!counting) return base::fail(counting.error());
    StepResult result;
    const auto counted = epochs_of(input, role, *counting);
    const auto used = used_in(counted.epochs);
    add_count(result, "positions", static_cast<std::int64_t>(counted.epochs.size()));
    add_used(result, used);
    if (!input.void_reason.empty()) return not_counting(std::move(result), Reason::run_void);
    // More of the same would not help where other systems take part.
    if (!counted.epochs.empty() && (!used.told || used.others > 0 || used.beidou_least < 1))
        return not_counting(std::move(result), Reason::other_constellation);
    if (counted.trouble != Reason::none) return not_counting(std::move(result), counted.trouble);
    return judged_values(input, std::move(result), {{"result", "share_of_beidou"}});
}

}  // namespace velocert::sequence
