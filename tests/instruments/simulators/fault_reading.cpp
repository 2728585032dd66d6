// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/instruments/simulators/fault_reading.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "core/base/digest.h"

namespace velocert::instruments::test {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Direction;
using metrology::Flag;
using metrology::Indication;
using sequence::Command;

namespace {

constexpr std::int64_t step_us = 1'000;
constexpr std::int64_t longest_wait_us = 2'000'000;

std::string shown(const Indication& indication) {
    return std::string(metrology::name(indication.measurand)) + " " + indication.value.text() + " " +
           std::string(indication.unit->symbol);
}

}  // namespace

std::size_t Outcome::most(const std::map<std::string, std::set<std::string>>& of) {
    std::size_t out = 0;
    for (const auto& [measurand, set] : of) out = std::max(out, set.size());
    return out;
}

std::string Setting::text() const {
    std::string out(driver);
    for (const auto& [name, value] : options) out += ' ' + name + '=' + value;
    return out;
}

/// An instrument that writes down all it has shown, before anything happens to it on the line.
class Reading::Witness final : public Simulator {
  public:
    Witness(std::unique_ptr<Simulator> inner, std::unique_ptr<metrology::Decoder> decoder)
        : inner_(std::move(inner)), decoder_(std::move(decoder)) {}
    std::string_view driver() const override { return inner_->driver(); }
    std::string_view port_settings() const override { return inner_->port_settings(); }
    void receive(std::span<const std::uint8_t> bytes, std::int64_t now_us) override {
        feed(Direction::sent, bytes);
        inner_->receive(bytes, now_us);
    }
    std::optional<std::int64_t> next_us() const override { return inner_->next_us(); }
    void advance(std::int64_t now_us, std::vector<SentFrame>& out) override {
        const auto before = out.size();
        inner_->advance(now_us, out);
        for (auto i = before; i < out.size(); ++i) feed(Direction::received, base::as_bytes(out[i].bytes));
    }
    bool knows(Fault fault) const override { return inner_->knows(fault); }
    void act(const FaultPlan& plan, std::int64_t now_us) override { inner_->act(plan, now_us); }
    void reconnected(std::int64_t now_us) override { inner_->reconnected(now_us); }

    std::set<std::string> shown_values;

  private:
    void feed(Direction direction, std::span<const std::uint8_t> bytes) {
        Decoded decoded;
        decoder_->feed(direction, bytes, Indication::no_time, decoded);
        for (const auto& indication : decoded.indications)
            if (indication.has_value()) shown_values.insert(shown(indication));
    }

    std::unique_ptr<Simulator> inner_;
    std::unique_ptr<metrology::Decoder> decoder_;
};

Reading::Reading(const Setting& setting) : driver_(**find_driver(setting.driver)), options_(setting.options) {
    auto simulator = make_simulator(setting.driver, setting.simulated, EbikeModel{}, 7).value();
    auto witness = std::make_unique<Witness>(std::move(simulator), driver_.make_decoder(options_).value());
    witness_ = witness.get();
    line_ = std::make_unique<SimulatedLine>(std::move(witness), 11);
    decoder_ = driver_.make_decoder(options_).value();
    const auto ask = driver_.exchange(Command::read_now, options_);
    polled_ = ask.has_value() && !ask->request.empty();
    if (const auto reset = driver_.exchange(Command::reset, options_)) {
        say(reset->request, 1'000'000);
        for (const auto& part : reset->then) say(part, 1'000'000);
    }
    if (!polled_) {
        const auto start = driver_.exchange(Command::start, options_);
        REQUIRE(start);
        say(start->request, 100'000);
        for (const auto& part : start->then) say(part, 100'000);
    }
    for (int i = 0; i < 3; ++i) read();
    outcome_ = {};
}

Reading::~Reading() = default;

bool Reading::always_sends() const { return !polled_ && profile_of(driver_, options_).listens_only; }

Outcome Reading::with(const Trial& trial) {
    for (const auto& plan : trial.plans) REQUIRE(line_->arm(plan, now_us_));
    outcome_.readings = trial.readings;
    if (trial.start_again) wait(step_us, false);
    if (trial.start_again)
        if (const auto start = driver_.exchange(Command::start, options_)) say(start->request, 0);
    for (int i = 0; i < trial.readings; ++i) {
        const int before = outcome_.good;
        last_ = i >= trial.readings - 4;
        if (trial.pause_us > 0) wait(trial.pause_us, false);
        read();
        if (last_) outcome_.last_good += outcome_.good - before;
    }
    outcome_.plugged = line_->plugged();
    return outcome_;
}

void Reading::say(const std::string& bytes, std::int64_t wait_us) {
    if (bytes.empty()) return;
    feed(Direction::sent, base::as_bytes(bytes));
    line_->receive(base::as_bytes(bytes), now_us_);
    wait(wait_us, false);
}

/// Lets time pass; true when an indication came and that was what was waited for.
bool Reading::wait(std::int64_t longest_us, bool for_value) {
    std::array<std::uint8_t, 4096> bytes{};
    const auto end = now_us_ + longest_us;
    while (now_us_ < end) {
        now_us_ += step_us;
        bool came = false;
        while (const std::size_t count = line_->take(now_us_, bytes))
            came = feed(Direction::received, std::span(bytes).first(count)) || came;
        if (came && for_value) return true;
    }
    return false;
}

bool Reading::feed(Direction direction, std::span<const std::uint8_t> bytes) {
    Decoded decoded;
    decoder_->feed(direction, bytes, now_us_ * 1000, decoded);
    for (const auto& indication : decoded.indications) {
        for (const auto name : indication.flags.names()) outcome_.flags.emplace(name);
        outcome_.stable += indication.flags.has(Flag::stable) ? 1 : 0;
        const std::string measurand(metrology::name(indication.measurand));
        if (indication.device_time_us != Indication::no_time) {
            const auto [at, fresh] = times_.try_emplace(measurand, indication.device_time_us);
            const auto step = indication.device_time_us - at->second;
            at->second = indication.device_time_us;
            outcome_.longest_step_us = std::max(outcome_.longest_step_us, step);
            outcome_.steps_back += step < 0 ? 1 : 0;
        }
        if (!indication.has_value()) continue;
        value_ = true;
        const auto text = shown(indication);
        outcome_.values[measurand].insert(text);
        if (last_) {
            outcome_.last_values[measurand].insert(text);
            const double value = indication.value.to_double();
            auto& spread = outcome_.last_spread.try_emplace(measurand, Outcome::Spread{value, value, 0}).first->second;
            spread.low = std::min(spread.low, value);
            spread.high = std::max(spread.high, value);
            spread.step = indication.resolution.to_double();
        }
        outcome_.units[measurand].emplace(indication.unit->symbol);
        if (!witness_->shown_values.contains(text)) outcome_.foreign.insert(text);
    }
    for (const auto& event : decoded.events) {
        outcome_.restarts += event.kind == DeviceEvent::Kind::restarted ? 1 : 0;
        if (event.kind == DeviceEvent::Kind::fault || event.kind == DeviceEvent::Kind::restarted ||
            event.kind == DeviceEvent::Kind::refused)
            outcome_.events.push_back(event.text);
    }
    outcome_.rejected += decoded.rejected.size();
    const bool answered = std::any_of(decoded.events.begin(), decoded.events.end(), [](const DeviceEvent& event) {
        return event.kind == DeviceEvent::Kind::accepted || event.kind == DeviceEvent::Kind::refused;
    });
    return answered || !decoded.indications.empty();
}

void Reading::read() {
    value_ = false;
    bool came = false;
    if (polled_) {
        const auto ask = driver_.exchange(Command::read_now, options_);
        const auto timeout_us = std::min<std::int64_t>(
            std::chrono::duration_cast<std::chrono::microseconds>(ask->timeout).count(), longest_wait_us);
        feed(Direction::sent, base::as_bytes(ask->request));
        line_->receive(base::as_bytes(ask->request), now_us_);
        came = wait(timeout_us, true);
        // As on a port: the next part of a question follows when the one before was answered.
        for (auto part = ask->then.begin(); came && part != ask->then.end(); ++part) {
            feed(Direction::sent, base::as_bytes(*part));
            line_->receive(base::as_bytes(*part), now_us_);
            came = wait(timeout_us, true);
        }
        wait(30'000, false);
        // Given up, as on a port: what is still to come is cancelled.
        if (!came)
            if (const auto stop = driver_.exchange(Command::stop, options_)) {
                say(stop->request, 200'000);
                for (const auto& part : stop->then) say(part, 200'000);
            }
    } else {
        came = wait(std::chrono::microseconds(profile_of(driver_, options_).longest_silence).count(), true);
        wait(150'000, false);
    }
    if (value_) ++outcome_.good;
    if (came && !value_) ++outcome_.without_value;
}

}  // namespace velocert::instruments::test
