// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/balances/balance_simulator.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "core/base/decimal.h"

namespace velocert::instruments {
namespace {

constexpr double mg_per_kg = 1e6;
constexpr std::size_t longest_line = 80;
constexpr std::int64_t power_up_us = 1'500'000;
constexpr std::int64_t vehicle_after_zero_us = 2'000'000;
/// Stable values that are asked for before a vehicle that follows is taken off again.
constexpr int weighings_of_vehicle = 3;
/// Zero may be set within two per cent of the capacity, and a load is shown up to nine steps above it.
constexpr double zero_range = 0.02;
constexpr std::int64_t steps_over = 9;
constexpr std::int64_t steps_under = 20;

constexpr std::array<std::pair<char, std::string_view>, 17> commands{{
    {'0', "I0"},
    {'0', "I1"},
    {'0', "I2"},
    {'0', "I3"},
    {'0', "I4"},
    {'0', "S"},
    {'0', "SI"},
    {'0', "SIR"},
    {'0', "Z"},
    {'0', "ZI"},
    {'0', "@"},
    {'1', "D"},
    {'1', "DW"},
    {'1', "SR"},
    {'1', "T"},
    {'1', "TA"},
    {'1', "TAC"},
}};
constexpr std::array<std::pair<char, std::string_view>, 2> more_commands{{{'1', "TI"}, {'1', "U"}}};

/// A weight as the protocol writes one: number, one space, unit. Nothing when it is something else.
std::optional<std::int64_t> parse_weight_mg(std::string_view text) {
    const auto space = text.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const auto unit = text.substr(space + 1);
    const auto number = base::Decimal::parse(text.substr(0, space));
    if (!number) return std::nullopt;
    const auto whole = number->rescaled(unit == "kg" ? 6 : 3);
    if (!whole || (unit != "kg" && unit != "g")) return std::nullopt;
    return whole->mantissa();
}

}  // namespace

BalanceSimulator::BalanceSimulator(BalanceSettings settings, std::uint64_t seed)
    : settings_(std::move(settings)),
      random_(seed),
      cell_(settings_.shortest_settling_us, settings_.longest_settling_us, random_.fork()) {
    // it has stood there for long
    if (settings_.load == BalanceSettings::Load::on) cell_.place(vehicle_kg(), -settings_.longest_settling_us);
    // A source of its own: an instrument without these errors draws what it always did.
    RandomSource calibration(seed ^ 0x5CA1AB1EU);
    gain_ = settings_.gain_uncertainty * calibration.normal();
    offset_kg_ = settings_.offset_uncertainty_kg * calibration.normal();
    if (settings_.power_on) outbox_.push_back({0, greeting() + "\r\n"});
}

void BalanceSimulator::receive(std::span<const std::uint8_t> bytes, std::int64_t now_us) {
    for (const auto byte : bytes) {
        line_ += static_cast<char>(byte);
        if (line_.size() >= 2 && line_.ends_with("\r\n")) {
            const std::string line = line_.substr(0, line_.size() - 2);
            line_.clear();
            command(line, now_us);
        } else if (line_.size() > longest_line) {
            line_.clear();
            reply("ES", now_us + settings_.reply_us);
        }
    }
}

void BalanceSimulator::command(const std::string& line, std::int64_t now_us) {
    finish_waiting(now_us);
    waiting_ = Waiting::none;
    if (const bool weighs = line.starts_with('S') || line == "@"; weighs) stream_ = Stream::none;
    if (busy_ > 0 && line != "@" && !line.empty()) {
        --busy_;
        reply((line.front() == 'S' ? "S" : line.substr(0, line.find(' '))) + " I", now_us + settings_.reply_us);
        return;
    }
    if (auto text = execute(line, now_us); !text.empty()) reply(std::move(text), now_us + settings_.reply_us);
}

/// The reply, or nothing when it comes later.
std::string BalanceSimulator::execute(const std::string& line, std::int64_t now_us) {
    const auto wait_for = [&](Waiting what) {
        waiting_ = what;
        give_up_us_ = now_us + settings_.patience_us;
        finish_waiting(now_us);
        return std::string();
    };
    if (line == "S") return wait_for(Waiting::weight);
    if (line == "SI") return weight_reply("S", weigh(now_us));
    if (line == "SIR") {
        stream_ = Stream::all;
        stream_next_us_ = now_us + settings_.reply_us;
        return {};
    }
    if (line == "SR" || line.starts_with("SR ")) {
        const auto step = line == "SR" ? std::optional(10 * settings_.step_mg) : parse_weight_mg(line.substr(3));
        if (!step || *step < settings_.step_mg) return "S L";
        stream_ = Stream::changes;
        stream_next_us_ = now_us + settings_.reply_us;
        change_step_mg_ = *step;
        last_sent_mg_.reset();
        return {};
    }
    if (line == "Z") {
        if (settings_.load == BalanceSettings::Load::follow) cell_.place(0.0, now_us);
        return wait_for(Waiting::zero);
    }
    if (line == "ZI") return set_zero("ZI", stable(now_us) ? "ZI S" : "ZI D", now_us);
    if (line == "@") {
        tare_mg_ = 0;
        return greeting();
    }
    if (line.starts_with('T')) {
        if (line == "T") return wait_for(Waiting::tare);
        return execute_tare(line, now_us);
    }
    if (line.starts_with('I')) return execute_inquiry(line);
    if (line == "DW") return "DW A";
    if (line == "D" || line.starts_with("D ")) {
        const bool quoted = line.size() >= 4 && line[2] == '"' && line.ends_with('"');
        return quoted ? "D A" : "D L";
    }
    if (line == "U" || line.starts_with("U ")) return execute_unit(line);
    return "ES";
}

std::string BalanceSimulator::execute_tare(const std::string& line, std::int64_t now_us) {
    if (line == "TI") return set_tare("TI", now_us);
    if (line == "TAC") {
        tare_mg_ = 0;
        return "TAC A";
    }
    if (line == "TA") return "TA A " + value_text(tare_mg_);
    if (!line.starts_with("TA ")) return "ES";
    const auto preset = parse_weight_mg(line.substr(3));
    if (!preset || *preset < 0 || *preset > settings_.capacity_mg) return "TA L";
    tare_mg_ = (*preset + settings_.step_mg / 2) / settings_.step_mg * settings_.step_mg;
    return "TA A " + value_text(tare_mg_);
}

std::string BalanceSimulator::execute_inquiry(const std::string& line) const {
    if (line == "I0") {
        std::string list;
        for (const auto& [level, name] : commands)
            list += std::string("I0 B ") + level + " \"" + std::string(name) + "\"\r\n";
        list += std::string("I0 B ") + more_commands[0].first + " \"" + std::string(more_commands[0].second) + "\"\r\n";
        return list + "I0 A " + more_commands[1].first + " \"" + std::string(more_commands[1].second) + "\"";
    }
    if (line == "I1") return "I1 A \"01\" \"2.00\" \"2.00\"";
    if (line == "I2") {
        const base::Decimal capacity(settings_.capacity_mg / 10'000, 2);
        return "I2 A \"VIRTUAL-150 " + capacity.text() + " kg\"";
    }
    if (line == "I3") return "I3 A \"VIRTUAL 1.00\"";
    if (line == "I4") return greeting();
    return "ES";
}

std::string BalanceSimulator::execute_unit(const std::string& line) {
    if (line == "U") return std::string("U A ") + (grams_ ? "g" : "kg");
    if (line != "U kg" && line != "U g") return "U L";
    grams_ = line == "U g";
    return "U A";
}

/// Answers the command that waits for stability, as soon as there is an answer.
void BalanceSimulator::finish_waiting(std::int64_t now_us) {
    if (waiting_ == Waiting::none) return;
    const bool gives_up = now_us >= give_up_us_ && !stable(now_us);
    const bool out_of_range = weigh(now_us).range != Range::inside;
    if (!gives_up && !out_of_range && !stable(now_us)) return;
    const Waiting what = std::exchange(waiting_, Waiting::none);
    const std::int64_t at = now_us + settings_.reply_us;
    switch (what) {
        case Waiting::none: return;
        case Waiting::weight:
            reply(gives_up ? "S I" : weight_reply("S", weigh(now_us)), at);
            // Whoever asks for the empty scale's value has seen zero: the vehicle follows at once.
            if (vehicle_comes_us_ && !gives_up) vehicle_comes_us_ = at;
            // Weighed often enough, it goes again, so that the zero can be looked at once more.
            if (settings_.load == BalanceSettings::Load::follow && !gives_up && !out_of_range &&
                cell_.placed_kg() > 0.0 && ++weighed_ == weighings_of_vehicle)
                cell_.place(0.0, at);
            return;
        case Waiting::zero: reply(gives_up ? "Z I" : set_zero("Z", "Z A", now_us), at); return;
        case Waiting::tare: reply(gives_up ? "T I" : set_tare("T", now_us), at); return;
    }
}

std::string BalanceSimulator::set_zero(std::string_view id, std::string_view done, std::int64_t now_us) {
    const double range = zero_range * static_cast<double>(settings_.capacity_mg) / mg_per_kg;
    const double load = cell_.felt_kg(now_us);
    if (load > range || forced_range_ == Range::above) return std::string(id) + " +";
    if (load < -range || forced_range_ == Range::below) return std::string(id) + " -";
    zero_kg_ = load;
    tare_mg_ = 0;
    weighed_ = 0;
    if (settings_.load == BalanceSettings::Load::follow && cell_.placed_kg() == 0.0)
        vehicle_comes_us_ = now_us + vehicle_after_zero_us;
    return std::string(done);
}

std::string BalanceSimulator::set_tare(std::string_view id, std::int64_t now_us) {
    Weighing weighing = weigh(now_us);
    if (weighing.range == Range::above) return std::string(id) + " +";
    const std::int64_t gross = weighing.net_mg + tare_mg_;
    if (weighing.range == Range::below || gross < 0) return std::string(id) + " -";
    tare_mg_ = gross;
    const std::string_view status = id == "TI" && !weighing.stable ? " D " : " S ";
    return std::string(id) + std::string(status) + value_text(gross);
}

void BalanceSimulator::stream(std::int64_t now_us) {
    const Weighing weighing = weigh(now_us);
    stream_next_us_ = now_us + 1'000'000 / settings_.stream_hz;
    if (stream_ == Stream::changes) {
        if (!weighing.stable || weighing.range != Range::inside) return;
        if (last_sent_mg_ && std::abs(weighing.net_mg - *last_sent_mg_) < change_step_mg_) return;
        last_sent_mg_ = weighing.net_mg;
    }
    reply(weight_reply("S", weighing), now_us);
}

void BalanceSimulator::reply(std::string text, std::int64_t time_us) {
    if (!outbox_.empty()) time_us = std::max(time_us, outbox_.back().time_us);
    outbox_.push_back({time_us, std::move(text) + "\r\n"});
}

std::optional<std::int64_t> BalanceSimulator::next_us() const {
    std::int64_t next = std::numeric_limits<std::int64_t>::max();
    if (!outbox_.empty()) next = std::min(next, outbox_.front().time_us);
    if (vehicle_comes_us_) next = std::min(next, *vehicle_comes_us_);
    if (stream_ != Stream::none) next = std::min(next, stream_next_us_);
    if (waiting_ != Waiting::none)
        next = std::min(next, never_stable_ ? give_up_us_ : std::min(cell_.rests_us(), give_up_us_));
    if (next == std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    return next;
}

void BalanceSimulator::advance(std::int64_t now_us, std::vector<SentFrame>& out) {
    for (auto next = next_us(); next && *next <= now_us; next = next_us()) {
        const std::int64_t at = *next;
        if (vehicle_comes_us_ && *vehicle_comes_us_ <= at) {
            vehicle_comes_us_.reset();
            cell_.place(vehicle_kg(), at);
            continue;
        }
        if (!outbox_.empty() && outbox_.front().time_us <= at) {
            out.push_back(std::move(outbox_.front()));
            outbox_.pop_front();
            continue;
        }
        if (stream_ != Stream::none && stream_next_us_ <= at) stream(at);
        finish_waiting(at);
    }
}

bool BalanceSimulator::knows(Fault fault) const {
    constexpr std::array known{Fault::restart,      Fault::over_range, Fault::under_range,
                               Fault::stuck_value,  Fault::unstable,   Fault::busy,
                               Fault::device_error, Fault::drift,      Fault::unit_change};
    return std::find(known.begin(), known.end(), fault) != known.end();
}

void BalanceSimulator::act(const FaultPlan& plan, std::int64_t now_us) {
    const int frames = strikes_of(plan);
    if (plan.fault == Fault::restart)
        power_up(now_us);
    else if (plan.fault == Fault::over_range)
        forced_range_ = Range::above;
    else if (plan.fault == Fault::under_range)
        forced_range_ = Range::below;
    else if (plan.fault == Fault::stuck_value)
        stuck_ = true;
    else if (plan.fault == Fault::unstable)
        never_stable_ = true;
    else if (plan.fault == Fault::drift)
        drift_since_us_ = now_us;
    else if (plan.fault == Fault::unit_change)
        grams_ = !grams_;
    else if (plan.fault == Fault::busy)
        busy_ = frames;
    else if (plan.fault == Fault::device_error)
        defects_ = frames;
}

void BalanceSimulator::place_vehicle(bool on_scale, std::int64_t now_us) {
    vehicle_comes_us_.reset();
    cell_.place(on_scale ? vehicle_kg() : 0.0, now_us);
}

void BalanceSimulator::place_mass(double kg, std::int64_t now_us) {
    vehicle_comes_us_.reset();
    cell_.place(kg, now_us);
}

/// Power is back: whatever stands on the scale becomes the new zero, as far as the zero range allows.
void BalanceSimulator::power_up(std::int64_t now_us) {
    line_.clear();
    outbox_.clear();
    waiting_ = Waiting::none;
    stream_ = Stream::none;
    tare_mg_ = 0;
    grams_ = false;
    const double range = zero_range * static_cast<double>(settings_.capacity_mg) / mg_per_kg;
    zero_kg_ = std::abs(cell_.placed_kg()) <= range ? cell_.placed_kg() : 0.0;
    reply(greeting(), now_us + power_up_us);
}

double BalanceSimulator::vehicle_kg() const { return static_cast<double>(settings_.vehicle_mg) / mg_per_kg; }

bool BalanceSimulator::stable(std::int64_t now_us) const { return !never_stable_ && now_us >= cell_.rests_us(); }

BalanceSimulator::Weighing BalanceSimulator::weigh(std::int64_t now_us) {
    if (stuck_ && stuck_at_) return *stuck_at_;
    Weighing weighing;
    weighing.stable = stable(now_us);
    double kg = cell_.felt_kg(now_us) - zero_kg_ + settings_.noise_kg * random_.normal();
    // What calibration does not tell: in proportion to the load, and what any load brings with it.
    if (const double load = cell_.felt_kg(now_us); load != 0.0) kg += gain_ * load + offset_kg_;
    if (never_stable_) kg += 0.3 * random_.normal();
    const auto step = static_cast<double>(settings_.step_mg) / mg_per_kg;
    if (drift_since_us_) kg += step * static_cast<double>(now_us - *drift_since_us_) * 1e-6;
    const auto steps = static_cast<std::int64_t>(std::llround(kg / step));
    weighing.net_mg = steps * settings_.step_mg - tare_mg_;
    if (steps * settings_.step_mg > settings_.capacity_mg + steps_over * settings_.step_mg)
        weighing.range = Range::above;
    if (steps < -steps_under) weighing.range = Range::below;
    if (forced_range_) weighing.range = *forced_range_;
    if (stuck_) stuck_at_ = weighing;
    return weighing;
}

std::string BalanceSimulator::weight_reply(std::string_view id, const Weighing& weighing) {
    if (defects_ > 0) {
        --defects_;
        return std::string(id) + " S Error 1b";
    }
    switch (weighing.range) {
        case Range::above: return std::string(id) + " +";
        case Range::below: return std::string(id) + " -";
        case Range::inside: break;
    }
    return std::string(id) + (weighing.stable ? " S " : " D ") + value_text(weighing.net_mg);
}

/// Right-aligned in ten characters, one space, the unit.
std::string BalanceSimulator::value_text(std::int64_t mg) const {
    int digits = 0;  // behind the point: as many as the step needs
    for (std::int64_t unit = grams_ ? 1'000 : 1'000'000; settings_.step_mg % unit != 0 && unit > 1; unit /= 10)
        ++digits;
    const base::Decimal exact(mg, grams_ ? 3 : 6);
    const std::string number = exact.rescaled(digits).value_or(exact).text();
    return std::string(number.size() < 10 ? 10 - number.size() : 0, ' ') + number + (grams_ ? " g" : " kg");
}

}  // namespace velocert::instruments
