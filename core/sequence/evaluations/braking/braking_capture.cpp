// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/braking/braking_capture.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "core/metrology/exact_value.h"
#include "core/sequence/evaluations/braking/braking_calibration.h"
#include "core/sequence/evaluations/braking/braking_conditions.h"
#include "core/sequence/evaluations/braking/mean_deceleration.h"
#include "core/sequence/evaluations/braking/stopping_distance.h"
#include "core/sequence/evaluations/braking/two_sources.h"
#include "core/sequence/evaluations/series/marked_capture.h"
#include "core/sequence/pause.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using metrology::Flag;
using metrology::Indication;
using metrology::Measurand;

/// The acquisition of the ride, as the braking steps of every pack name it.
constexpr std::string_view ride_action = "ride";

struct LeverState {
    std::int64_t time_us = 0;
    bool moved = false;
};
struct ForcePoint {
    std::int64_t time_us = 0;
    std::optional<metrology::Force> force;  ///< absent: saturated or without a value
};
struct Lever {
    std::vector<LeverState> states;
    std::vector<ForcePoint> forces;
};

struct Ride {
    PulseSeries pulses;
    Lever front;
    Lever rear;
    GateTimes gates;
    Reason trouble = Reason::none;
};

void add_distance(Ride& ride, const Indication& indication) {
    const auto value = exact_value(indication);
    if (!value || value->kind() != metrology::Kind::length) {
        // A frame without a path is a lost frame as far as the stop is concerned.
        ride.pulses.gaps_us.push_back(indication.device_time_us);
        return;
    }
    const double path = static_cast<double>(value->base()) * 1e-6;
    auto& edges = ride.pulses.edges;
    if (indication.resolution.mantissa() > 0) {
        Indication step = indication;
        step.value = indication.resolution;
        if (const auto pulse = exact_value(step)) ride.pulses.pulse_m = static_cast<double>(pulse->base()) * 1e-6;
    }
    if (!edges.empty()) {
        if (indication.device_time_us < edges.back().time_us) ride.trouble = Reason::clock_fault;
        if (path < edges.back().path_m) ride.trouble = Reason::instrument_restarted;  // counter zeroed while riding
        if (path == edges.back().path_m) return;
        // Two counts at one time: the clock of the edges does not run.
        if (indication.device_time_us == edges.back().time_us) ride.trouble = Reason::clock_fault;
    }
    edges.push_back({indication.device_time_us, path});
}

void add_force(Ride& ride, Lever& lever, const Indication& indication) {
    auto& frames = ride.pulses.frames_us;
    if (!frames.empty() && indication.device_time_us < frames.back()) ride.trouble = Reason::clock_fault;
    std::optional<metrology::Force> force;
    if (!indication.flags.has(Flag::saturated))
        if (const auto value = exact_value(indication)) force = value->as<metrology::Kind::force>();
    lever.forces.push_back({indication.device_time_us, force});
}

void add_lever(Ride& ride, const Indication& indication) {
    if (!indication.has_value()) return;
    if (indication.measurand == Measurand::front_brake || indication.measurand == Measurand::rear_brake)
        (indication.measurand == Measurand::front_brake ? ride.front : ride.rear)
            .states.push_back({indication.device_time_us, indication.value.mantissa() != 0});
}

/// The first time the ride broke the gate.
void add_gate(std::optional<std::int64_t>& time_us, const Indication& indication) {
    if (!time_us && indication.has_value() && indication.value.mantissa() != 0) time_us = indication.device_time_us;
}

void add(Ride& ride, const Indication& indication) {
    if (indication.device_time_us == Indication::no_time) {
        // Host time is never used for speed or distance.
        ride.trouble = Reason::clock_fault;
        return;
    }
    bool frame_time = true;
    switch (indication.measurand) {
        case Measurand::distance:
            add_distance(ride, indication);
            frame_time = false;  // it carries the time of the last edge
            break;
        case Measurand::speed: frame_time = false; break;
        case Measurand::front_force: add_force(ride, ride.front, indication); break;
        case Measurand::rear_force: add_force(ride, ride.rear, indication); break;
        case Measurand::front_brake:
        case Measurand::rear_brake: add_lever(ride, indication); break;
        case Measurand::light_gate_1: add_gate(ride.gates.first_us, indication); break;
        case Measurand::light_gate_2: add_gate(ride.gates.second_us, indication); break;
        case Measurand::force:
        case Measurand::mass:
        case Measurand::torque:
        case Measurand::rotation:
        case Measurand::voltage:
        case Measurand::current:
        case Measurand::temperature:
        case Measurand::humidity:
        case Measurand::wind_speed:
        case Measurand::sound_level:
        case Measurand::power:
        case Measurand::frequency:
        case Measurand::inductance:
        case Measurand::resistance:
        case Measurand::capacitance:
        case Measurand::quality_factor:
        case Measurand::energy:
        case Measurand::peak_force:
        case Measurand::maximum_sound_level:
        case Measurand::acceleration:
        case Measurand::lateral_acceleration:
        case Measurand::wind_direction:
        case Measurand::pressure:
        case Measurand::elapsed_time:
        case Measurand::judgement:
        case Measurand::latitude:
        case Measurand::longitude:
        case Measurand::height:
        case Measurand::course:
        case Measurand::speed_accuracy:
        case Measurand::fix_quality:
        case Measurand::fix_mode:
        case Measurand::satellites:
        case Measurand::beidou_satellites:
        case Measurand::other_satellites:
        case Measurand::time_utc:
        case Measurand::length:
        case Measurand::plane_angle:
        case Measurand::pulses: break;
    }
    auto& frames = ride.pulses.frames_us;
    if (frame_time && (frames.empty() || indication.device_time_us > frames.back()))
        frames.push_back(indication.device_time_us);
    if (indication.flags.has(Flag::gap))
        ride.pulses.gaps_us.push_back(frame_time || frames.empty() ? indication.device_time_us : frames.back());
}

Ride ride_of(const MarkedCapture& marked) {
    Ride ride;
    ride.trouble = instrument_trouble(*marked.capture);
    for (const auto& indication : marked.capture->indications) {
        if (marked.holds(indication.offset, indication.length))
            add(ride, indication);
        else if (indication.offset < marked.from)
            add_lever(ride, indication);  // what a lever did before still holds: only its changes may be told
    }
    // A change may be told after a sample that was latched later.
    const auto earlier = [](const LeverState& a, const LeverState& b) { return a.time_us < b.time_us; };
    std::stable_sort(ride.front.states.begin(), ride.front.states.end(), earlier);
    std::stable_sort(ride.rear.states.begin(), ride.rear.states.end(), earlier);
    auto& pulses = ride.pulses;
    // The first count was there before the ride: when its edge was is not known.
    if (!pulses.edges.empty()) pulses.edges.erase(pulses.edges.begin());
    if (pulses.pulse_m <= 0) {
        for (std::size_t i = 1; i < pulses.edges.size(); ++i) {
            const double step = pulses.edges[i].path_m - pulses.edges[i - 1].path_m;
            if (pulses.pulse_m <= 0 || step < pulses.pulse_m) pulses.pulse_m = step;
        }
    }
    return ride;
}

/// Times at which the lever goes from rest to moved.
std::vector<std::int64_t> movements(const Lever& lever) {
    std::vector<std::int64_t> out;
    for (std::size_t i = 1; i < lever.states.size(); ++i)
        if (lever.states[i].moved && !lever.states[i - 1].moved) out.push_back(lever.states[i].time_us);
    return out;
}

/// Whether the lever was away from rest at any time of the interval. A state holds until the next one is told.
bool moved_within(const Lever& lever, std::int64_t from, std::int64_t to) {
    for (std::size_t i = 0; i < lever.states.size(); ++i) {
        const std::int64_t until = i + 1 < lever.states.size() ? lever.states[i + 1].time_us : to;
        if (lever.states[i].moved && lever.states[i].time_us <= to && until >= from) return true;
    }
    return false;
}

/// First movement while the vehicle moves; a lever held while standing begins no stop.
std::optional<std::int64_t> onset_of(const Lever& lever, const PulseSeries& pulses, const StopMethod& method) {
    for (const auto time : movements(lever))
        if (!stands_before(pulses, time, method)) return time;
    return std::nullopt;
}

struct Peak {
    Reason trouble = Reason::none;
    std::optional<metrology::Force> force;
};

/// The greatest force between onset and standstill, whichever way round its transducer is wired: a pull that shows as
/// negative is a pull.
Peak peak_force(const Lever& lever, std::int64_t onset, std::int64_t standstill) {
    Peak peak;
    std::size_t count = 0;
    bool changes = false;
    std::optional<metrology::Force> first;
    for (const auto& point : lever.forces) {
        if (point.time_us < onset || point.time_us > standstill) continue;
        if (!point.force) return {Reason::saturated, {}};
        if (!first) first = point.force;
        changes = changes || *point.force != *first;
        const auto size = point.force->base() < 0 ? -*point.force : *point.force;
        if (!peak.force || size > *peak.force) peak.force = size;
        ++count;
    }
    // A lever that brakes is never pulled with a force that does not change by one count: the converter is stuck.
    if (count > 1 && !changes) peak.trouble = Reason::stale;
    return peak;
}

/// The smallest onset of the levers in use, or what stands against there being one.
tl::expected<std::int64_t, Reason> onset_of(const Ride& ride, const LeversInUse& levers, const StopMethod& method) {
    const auto front = onset_of(ride.front, ride.pulses, method);
    const auto rear = onset_of(ride.rear, ride.pulses, method);
    std::optional<std::int64_t> onset;
    if (levers.front) onset = front;
    if (levers.rear && rear && (!onset || *rear < *onset)) onset = rear;
    const bool wrong = (!levers.front && front) || (!levers.rear && rear);
    if (wrong) return tl::unexpected(Reason::wrong_brake);
    if (!onset) return tl::unexpected(Reason::trigger_missing);
    return *onset;
}

/// Rounded up to the base unit, so that it is never understated; nothing when it is not known.
template <typename Quantity>
std::optional<Quantity> uncertainty(metrology::Kind kind, double base_units) {
    const auto value = metrology::nearest_quantity(kind, std::ceil(base_units));
    if (!value) return std::nullopt;
    return Quantity::from_base(value->base());
}

void describe(const Ride& ride, const Stop& stop, const std::optional<DecelerationBand>& band, BrakingData& data) {
    using metrology::Kind;
    data.speed_uncertainty = uncertainty<metrology::Speed>(Kind::speed, stop.spread.speed_mps * 3.6e6);
    data.onset_path_uncertainty = uncertainty<metrology::Length>(Kind::length, stop.spread.onset_m * 1e6);
    data.standstill_uncertainty = uncertainty<metrology::Length>(Kind::length, stop.spread.standstill_m * 1e6);
    if (!band) return;
    const auto points = speed_points(ride.pulses.edges, stop.braked.first, stop.braked.second);
    data.mean_deceleration = mean_deceleration(points, stop.speed_mps, *band);
}

void evaluate_ride(const Ride& ride, const LeversInUse& levers, const StopMethod& method,
                   const std::optional<DecelerationBand>& band, BrakingData& data) {
    if (ride.trouble != Reason::none) {
        data.trouble = ride.trouble;
        return;
    }
    if (ride.pulses.edges.empty()) {
        data.trouble = Reason::series_empty;
        return;
    }
    const auto onset = onset_of(ride, levers, method);
    if (!onset) {
        data.trouble = onset.error();
        return;
    }
    const auto stop = find_stop(ride.pulses, *onset, method);
    if (!stop) {
        data.trouble = stop.error();
        return;
    }
    data.speed = stop->speed;
    data.distance = stop->distance;
    describe(ride, *stop, band, data);
    const std::int64_t window = *onset - static_cast<std::int64_t>(std::llround(method.onset_window_s * 1e6));
    const std::int64_t end = stop->standstill_us;
    if ((!levers.front && moved_within(ride.front, window, end)) ||
        (!levers.rear && moved_within(ride.rear, window, end)))
        data.trouble = Reason::wrong_brake;
    else if ((levers.front && !moved_within(ride.front, *onset, end)) ||
             (levers.rear && !moved_within(ride.rear, *onset, end)))
        data.trouble = Reason::trigger_missing;
    const Peak front = peak_force(ride.front, *onset, end);
    const Peak rear = peak_force(ride.rear, *onset, end);
    data.front_force = front.force;
    data.rear_force = rear.force;
    if (data.trouble == Reason::none && levers.front) data.trouble = front.trouble;
    if (data.trouble == Reason::none && levers.rear) data.trouble = rear.trouble;
}

/// Bytes that were no frame, amid those of the ride.
void mark_rejected(const MarkedCapture& marked, Ride& ride) {
    for (const auto& rejected : marked.capture->rejected) {
        if (!marked.holds(rejected.offset, rejected.length)) continue;
        const auto after = std::find_if(
            marked.capture->indications.begin(), marked.capture->indications.end(), [&](const Indication& indication) {
                return indication.offset > rejected.offset && indication.measurand != Measurand::distance &&
                       indication.measurand != Measurand::speed;
            });
        if (after != marked.capture->indications.end() && after->device_time_us != Indication::no_time)
            ride.pulses.gaps_us.push_back(after->device_time_us);
    }
}

}  // namespace

base::Result<BrakingData> braking_data(const standards::Step& step, std::span<const CaptureData> captures,
                                       std::span<const Mark> marks, const CalibrationSet& calibrations) {
    const auto method = stop_method(step);
    if (!method) return base::fail(method.error());
    const auto levers = levers_in_use(step);
    if (!levers) return base::fail(levers.error());
    const auto band = deceleration_band(step);
    if (!band) return base::fail(band.error());
    BrakingData data;
    const auto marked = marked_capture(captures, marks, ride_action);
    if (!marked) {
        data.trouble = Reason::series_empty;
        return data;
    }
    if (!marked->capture->complete) {
        data.trouble = Reason::series_gap;
        return data;
    }
    Ride ride = ride_of(*marked);
    mark_rejected(*marked, ride);
    evaluate_ride(ride, *levers, *method, *band, data);
    const auto agree = gates_agree(step, ride.pulses, ride.gates);
    if (!agree) return base::fail(agree.error());
    if (!*agree && data.trouble == Reason::none) data.trouble = Reason::sources_disagree;
    correct(data, calibrations, marked->capture->role, *levers);
    return data;
}

base::Result<StepResult> stopping_distance(const EvaluationInput& input) {
    const auto data = braking_data(input.step, input.captures, input.marks, input.calibration_set());
    if (!data) return base::fail(data.error());
    auto result = braking_result(input.edition, input.step, input.rule, *data, input.void_reason);
    if (!result || !result->valid) return result;
    // What surrounds a run can only take its validity, never give it.
    const auto conditions = conditions_objection(input.edition, input.step, input.typed);
    if (!conditions) return base::fail(conditions.error());
    auto objection = *conditions;
    if (objection == Reason::none)
        objection = pause_objection(input.step, input.procedure, ride_action, input.marks, input.earlier);
    if (objection == Reason::none) return result;
    result->valid = false;
    result->verdict = conformity::Verdict::not_evaluated;
    result->reason = objection;
    return result;
}

}  // namespace velocert::sequence
