// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/acquisition.h"

#include <algorithm>
#include <utility>

#include "core/sequence/running/standstill_tracker.h"
#include "core/sequence/running/steady_tracker.h"
#include "core/sequence/running/timed_wait.h"

namespace velocert::sequence {

using base::ErrorCode;
using base::Result;
using metrology::Indication;

namespace {

// Waiting limits of the program itself, used where the pack says nothing: a balance that waits for stability
// may take half a minute (the protocol asks hosts to wait that long).
constexpr std::chrono::milliseconds stable_timeout{30'000};
constexpr std::chrono::milliseconds usual_timeout{120'000};
// More answers than any balance gives in that time.
constexpr int most_unstable = 5'000;
constexpr std::int64_t half_a_day_us = 43'200'000'000;

std::chrono::nanoseconds period_of(const standards::Action& action) {
    const auto found = action.parameters.find("rate");
    if (found == action.parameters.end() || !found->second.value) return std::chrono::nanoseconds(0);
    const auto rate = found->second.value->value().as<metrology::Kind::frequency>();
    if (!rate || rate->base() <= 0) return std::chrono::nanoseconds(0);
    return std::chrono::nanoseconds(1'000'000'000'000 / rate->base());
}

std::optional<double> rotation_of(const std::optional<metrology::WrittenQuantity>& set_point) {
    if (!set_point || set_point->kind() != metrology::Kind::rotation) return std::nullopt;
    return static_cast<double>(set_point->value().base()) /
           static_cast<double>(metrology::preferred_unit(metrology::Kind::rotation).factor);
}

}  // namespace

std::chrono::milliseconds duration_or(const standards::Action& action, const std::string& name,
                                      std::chrono::milliseconds fallback) {
    const auto found = action.parameters.find(name);
    if (found == action.parameters.end() || !found->second.value) return fallback;
    const auto value = found->second.value->value().as<metrology::Kind::duration>();
    return value ? std::chrono::milliseconds(value->base() / 1000) : fallback;
}

std::int64_t count_or(const standards::Action& action, const std::string& name, std::int64_t fallback) {
    const auto found = action.parameters.find(name);
    if (found == action.parameters.end() || !found->second.value) return fallback;
    const auto value = found->second.value->value().as<metrology::Kind::count>();
    return value ? value->base() : fallback;
}

base::Error interrupted(const RunControl& control) {
    return base::Error{ErrorCode::interrupted, {}, "stopped by " + std::string(by_whom(control.cause())), {}};
}

Acquisition::Acquisition(const AttemptContext& context, const standards::Action& action, std::vector<Source> sources)
    : context_(context),
      action_(action),
      sources_(std::move(sources)),
      stop_(context.control.token()),
      watch_(context.sleep),
      timeout_(duration_or(action, "timeout", action.until == "stable" ? stable_timeout : usual_timeout)),
      deadline_(std::chrono::steady_clock::now() + timeout_),
      period_(period_of(action)) {}

Result<void> Acquisition::run() {
    if (action_.until == "standstill") return until_standstill();
    if (action_.until == "count") return until_counted();
    if (action_.until == "duration") return until_over();
    if (action_.until == "steady") return until_steady();
    return until_stable();
}

void Acquisition::note_time(const Indication& indication) {
    // Path and speed carry the time of the last pulse, which may be long ago: the clock that goes on is another's.
    if (indication.measurand == metrology::Measurand::distance || indication.measurand == metrology::Measurand::speed)
        return;
    const std::int64_t time_us =
        indication.device_time_us != Indication::no_time ? indication.device_time_us : indication.arrival_ns / 1000;
    if (!first_us_) first_us_ = time_us;
    // A receiver learns the date with its first fix: no time has passed by that.
    if (last_us_ > 0 && time_us - last_us_ > half_a_day_us) *first_us_ += time_us - last_us_;
    last_us_ = std::max(last_us_, time_us);
}

bool Acquisition::over() const {
    if (std::chrono::steady_clock::now() >= deadline_) return true;
    return first_us_ && last_us_ - *first_us_ >= std::chrono::microseconds(timeout_).count();
}

Result<std::optional<Indication>> Acquisition::next_of(Instrument& instrument,
                                                       std::chrono::steady_clock::time_point deadline) const {
    // How soon after waking it is noticed, where an instrument has nothing to say.
    constexpr std::chrono::milliseconds look{100};
    for (;;) {
        const auto until = std::min(deadline, std::chrono::steady_clock::now() + look);
        auto next = instrument.next(until, stop_);
        if (watch_.slept()) return base::fail(interrupted(context_.control));
        const auto now = std::chrono::steady_clock::now();
        // An instrument that has nothing more to give comes back before its time.
        if (!next || *next || stop_.stop_requested() || now >= deadline || now < until) return next;
    }
}

template <typename Take>
Result<void> Acquisition::drain(const Source& source, const Take& take) {
    const bool first = &source == &sources_.front();
    // No more at once than a full queue holds: a stream that never pauses must not hold the loop.
    for (int taken = 0; taken < 65'536; ++taken) {
        auto next = next_of(*source.instrument, std::chrono::steady_clock::now());
        if (!next) return base::fail(next.error());
        if (!*next) break;
        if (first) note_time(**next);
        show(source.role, **next);
        take(source, **next);
    }
    if (stop_.stop_requested()) return base::fail(interrupted(context_.control));
    return {};
}

template <typename Take>
Result<void> Acquisition::round(const Take& take) {
    const std::int64_t begun_ns = context_.clock.monotonic_ns();
    const auto begun = std::chrono::steady_clock::now();
    for (const auto& source : sources_) {
        if (auto sent = source.instrument->command(Command::read_now, command_timeout); !sent) return sent;
        if (auto taken = drain(source, take); !taken) return taken;
    }
    // The round itself took time on both clocks; the rest of the period is waited for.
    const std::chrono::nanoseconds spent(
        std::max(context_.clock.monotonic_ns() - begun_ns,
                 std::chrono::nanoseconds(std::chrono::steady_clock::now() - begun).count()));
    if (spent < period_ && !timed_wait(context_.clock, period_ - spent, stop_, &watch_))
        return base::fail(interrupted(context_.control));
    return {};
}

Result<void> Acquisition::until_stable() {
    Instrument& instrument = *sources_.front().instrument;
    std::int64_t wanted = count_or(action_, "count", 1);
    int unstable = 0;
    while (wanted > 0) {
        if (auto sent = instrument.command(Command::read_stable, command_timeout); !sent) return sent;
        for (bool answered = false; !answered;) {
            auto next = next_of(instrument, deadline_);
            if (!next) return base::fail(next.error());
            if (stop_.stop_requested()) return base::fail(interrupted(context_.control));
            if (!*next && unstable > 0) return {};
            if (!*next)
                return base::fail(ErrorCode::timeout, action_.role,
                                  "no stable value within " + std::to_string(timeout_.count() / 1000) + " s",
                                  "a stable indication; check draught, vibration and that the load rests on "
                                  "the platform alone");
            show(action_.role, **next);
            if ((*next)->flags.has(metrology::Flag::zeroing)) continue;
            answered = true;
            // Out of range is a fact about the load: the evaluation says so, asking again would not help.
            if ((*next)->flags.has(metrology::Flag::over_range) || (*next)->flags.has(metrology::Flag::under_range))
                return {};
            if (!(*next)->has_value()) continue;
            if ((*next)->flags.has(metrology::Flag::stable)) --wanted;
            // Some balances cannot be asked to wait for rest: they are asked again until it is there, or until there
            // was time enough. That it never was is for the evaluation to say.
            else if (++unstable >= most_unstable || std::chrono::steady_clock::now() >= deadline_)
                return {};
        }
    }
    return {};
}

Result<void> Acquisition::until_standstill() {
    StandstillTracker tracker;
    while (!tracker.finished()) {
        auto next = next_of(*sources_.front().instrument, deadline_);
        if (!next) return base::fail(next.error());
        if (stop_.stop_requested()) return base::fail(interrupted(context_.control));
        // Time is over without a stop: the evaluation states what is missing.
        if (!*next) return {};
        tracker.add(**next);
        show(action_.role, **next);
    }
    return {};
}

Result<void> Acquisition::until_counted() {
    const std::int64_t wanted = count_or(action_, "count", 1);
    std::vector<std::int64_t> seen(sources_.size(), 0);
    const auto enough = [&] { return std::ranges::all_of(seen, [&](std::int64_t n) { return n >= wanted; }); };
    while (!enough() && !over()) {
        std::vector<bool> answered(sources_.size(), false);
        auto asked = round([&](const Source& source, const Indication& indication) {
            const auto index = static_cast<std::size_t>(&source - sources_.data());
            answered[index] = answered[index] || indication.has_value();
        });
        if (!asked) return asked;
        for (std::size_t i = 0; i < seen.size(); ++i) seen[i] += answered[i] ? 1 : 0;
    }
    return {};
}

Result<void> Acquisition::until_over() {
    const std::int64_t wanted_us = std::chrono::microseconds(duration_or(action_, "duration", timeout_)).count();
    const auto ignore = [](const Source&, const Indication&) {};
    const auto enough = [&] { return first_us_ && last_us_ - *first_us_ >= wanted_us; };
    while (!enough() && !over()) {
        if (period_.count() > 0) {
            if (auto asked = round(ignore); !asked) return asked;
            continue;
        }
        auto next = next_of(*sources_.front().instrument, deadline_);
        if (!next) return base::fail(next.error());
        if (stop_.stop_requested()) return base::fail(interrupted(context_.control));
        if (!*next) return {};
        note_time(**next);
        show(action_.role, **next);
        for (std::size_t i = 1; i < sources_.size(); ++i)
            if (auto taken = drain(sources_[i], ignore); !taken) return taken;
    }
    return {};
}

Result<void> Acquisition::until_steady() {
    const auto method = steady_method(context_.plan.edition, context_.step);
    if (!method) return base::fail(method.error());
    SteadyTracker tracker(*method, rotation_of(action_.set_point));
    while (!tracker.finished() && !over()) {
        auto asked = round([&](const Source&, const Indication& indication) { tracker.add(indication); });
        if (!asked) return asked;
    }
    return {};
}

void Acquisition::show(const std::string& role, const Indication& indication) const {
    context_.observer.indication(role, indication);
    if (indication.measurand != metrology::Measurand::speed || !indication.has_value()) return;
    const auto target = context_.step.parameters.find("specified_speed");
    const auto band_id = context_.step.limits.find("validity_band");
    if (target == context_.step.parameters.end() || !target->second.value || band_id == context_.step.limits.end())
        return;
    const auto* band = context_.plan.edition.limit(band_id->second);
    if (band == nullptr || !band->value) return;
    const std::int64_t middle = target->second.value->value().base();
    const std::int64_t half = band->value->value().base();
    const metrology::AnyQuantity value = metrology::WrittenQuantity(indication.value, *indication.unit).value();
    context_.observer.gate(Gate{"speed",
                                value,
                                {value.kind(), middle - half},
                                {value.kind(), middle + half},
                                value.base() >= middle - half && value.base() <= middle + half});
}

}  // namespace velocert::sequence
