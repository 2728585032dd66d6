// SPDX-License-Identifier: GPL-3.0-or-later
// The fault catalogue: every simulated instrument with every fault it can have, read by its driver. Whatever happens
// on the way, a value is one that the instrument has shown, or there is none; and each fault has its declared result.
#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "core/base/digest.h"
#include "instruments/registry/registry.h"
#include "instruments/simulators/catalogue.h"
#include "instruments/simulators/line/simulated_line.h"

namespace velocert::instruments {
namespace {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Direction;
using metrology::Flag;
using metrology::Indication;
using sequence::Command;

constexpr std::int64_t step_us = 1'000;
constexpr int readings = 12;

std::string shown(const Indication& indication) {
    return std::string(metrology::name(indication.measurand)) + " " + indication.value.text() + " " +
           std::string(indication.unit->symbol);
}

/// An instrument that writes down all it has shown, before anything happens to it on the line.
class Witness final : public Simulator {
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

/// What a driver got out of a number of readings, on model time.
struct Outcome {
    int good = 0;           ///< readings with a value
    int last_good = 0;      ///< of the last four
    int without_value = 0;  ///< readings whose indications have none
    int stable = 0;         ///< indications that are called stable
    std::size_t rejected = 0;
    std::vector<std::string> events;
    std::set<std::string> values;
    std::set<std::string> flags;
    std::set<std::string> foreign;  ///< values the instrument has never shown
    bool plugged = true;
};

class Reading {
  public:
    Reading(const Driver& driver, const SimulatorInfo& info, const Options& options) : driver_(driver) {
        auto simulator = make_simulator(info.driver, options, EbikeModel{}, 7).value();
        auto witness = std::make_unique<Witness>(std::move(simulator), driver.make_decoder({}).value());
        witness_ = witness.get();
        line_ = std::make_unique<SimulatedLine>(std::move(witness), 11);
        decoder_ = driver.make_decoder({}).value();
        polled_ = driver.exchange(Command::read_now, {}).has_value() &&
                  !driver.exchange(Command::read_now, {})->request.empty();
        if (const auto reset = driver.exchange(Command::reset, {})) {
            say(reset->request, 1'000'000);
            for (const auto& part : reset->then) say(part, 1'000'000);
        }
        if (!polled_) {
            const auto start = driver.exchange(Command::start, {});
            REQUIRE(start);
            say(start->request, 100'000);
        }
        for (int i = 0; i < 3; ++i) read();
        outcome_ = {};
    }

    Outcome with(const FaultPlan& plan) {
        REQUIRE(line_->arm(plan, now_us_));
        for (int i = 0; i < readings; ++i) {
            const int before = outcome_.good;
            read();
            if (i >= readings - 4) outcome_.last_good += outcome_.good - before;
        }
        outcome_.plugged = line_->plugged();
        return outcome_;
    }

  private:
    void say(const std::string& bytes, std::int64_t wait_us) {
        if (bytes.empty()) return;
        feed(Direction::sent, base::as_bytes(bytes));
        line_->receive(base::as_bytes(bytes), now_us_);
        wait(wait_us, false);
    }
    /// Lets time pass; true when an indication came and that was what was waited for.
    bool wait(std::int64_t longest_us, bool for_value) {
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
    bool feed(Direction direction, std::span<const std::uint8_t> bytes) {
        Decoded decoded;
        decoder_->feed(direction, bytes, now_us_ * 1000, decoded);
        for (const auto& indication : decoded.indications) {
            for (const auto name : indication.flags.names()) outcome_.flags.emplace(name);
            outcome_.stable += indication.flags.has(Flag::stable) ? 1 : 0;
            if (!indication.has_value()) continue;
            value_ = true;
            outcome_.values.insert(shown(indication));
            if (!witness_->shown_values.contains(shown(indication))) outcome_.foreign.insert(shown(indication));
        }
        for (const auto& event : decoded.events)
            if (event.kind == DeviceEvent::Kind::fault || event.kind == DeviceEvent::Kind::restarted ||
                event.kind == DeviceEvent::Kind::refused)
                outcome_.events.push_back(event.text);
        outcome_.rejected += decoded.rejected.size();
        const bool answered = std::any_of(decoded.events.begin(), decoded.events.end(), [](const DeviceEvent& event) {
            return event.kind == DeviceEvent::Kind::accepted || event.kind == DeviceEvent::Kind::refused;
        });
        return answered || !decoded.indications.empty();
    }
    void read() {
        value_ = false;
        bool came = false;
        if (polled_) {
            const auto ask = driver_.exchange(Command::read_now, {});
            const auto timeout_us = std::chrono::duration_cast<std::chrono::microseconds>(ask->timeout).count();
            feed(Direction::sent, base::as_bytes(ask->request));
            line_->receive(base::as_bytes(ask->request), now_us_);
            came = wait(std::min<std::int64_t>(timeout_us, 2'000'000), true);
            // As on a port: the next part of a question follows when the one before was answered.
            for (auto part = ask->then.begin(); came && part != ask->then.end(); ++part) {
                feed(Direction::sent, base::as_bytes(*part));
                line_->receive(base::as_bytes(*part), now_us_);
                came = wait(std::min<std::int64_t>(timeout_us, 2'000'000), true);
            }
            wait(30'000, false);
            // Given up, as on a port: what is still to come is cancelled.
            if (!came)
                if (const auto stop = driver_.exchange(Command::stop, {})) {
                    say(stop->request, 200'000);
                    for (const auto& part : stop->then) say(part, 200'000);
                }
        } else {
            came = wait(std::chrono::microseconds(profile_of(driver_, {}).longest_silence).count(), true);
            wait(150'000, false);
        }
        if (value_) ++outcome_.good;
        if (came && !value_) ++outcome_.without_value;
    }

    const Driver& driver_;
    Witness* witness_ = nullptr;
    std::unique_ptr<SimulatedLine> line_;
    std::unique_ptr<metrology::Decoder> decoder_;
    bool polled_ = false;
    std::int64_t now_us_ = 1'000'000;
    bool value_ = false;
    Outcome outcome_;
};

/// The declared result of a fault, checked; and how often it strikes.
struct Declared {
    Fault fault;
    int count;
    std::function<void(const Outcome&)> result;
};

void goes_on(const Outcome& outcome) { CHECK(outcome.last_good >= 3); }
void loses_nothing(const Outcome& outcome) {
    CHECK(outcome.good == readings);
    CHECK(outcome.events.empty());
}
void is_silent(const Outcome& outcome) {
    CHECK(outcome.good <= 1);
    CHECK(outcome.last_good == 0);
}
/// In one value at least: others that the instrument shows may well be in their ranges.
void is_beyond_range(const Outcome& outcome) {
    const auto any = [&](const char* flag) { return outcome.flags.contains(flag); };
    CHECK((any("over-range") || any("under-range") || any("no-value") || any("saturated") || !outcome.events.empty()));
}
/// It cannot be noticed in the bytes: the driver passes on what is shown, and nothing else.
void is_passed_on(const Outcome& outcome) { CHECK((outcome.good > 0 || !outcome.events.empty())); }

const std::vector<Declared>& declared() {
    static const std::vector<Declared> table{
        {Fault::pacing, 1, loses_nothing},
        {Fault::fragments, 1, loses_nothing},
        {Fault::coalesce, 1, goes_on},
        {Fault::garbage_before, 2, goes_on},
        {Fault::garbage_after, 2, goes_on},
        {Fault::dropped_reply, 1, goes_on},
        {Fault::late_reply, 1, goes_on},
        {Fault::duplicate_reply, 2, goes_on},
        {Fault::wrong_checksum, 2,
         [](const Outcome& outcome) {
             CHECK(outcome.rejected > 0);
             goes_on(outcome);
         }},
        {Fault::torn_frame, 2, goes_on},
        // Read or not: never taken for an answer. The diagnosis of a port names it.
        {Fault::echo, 1, [](const Outcome&) {}},
        {Fault::silence, 1, is_silent},
        {Fault::unplug, 1,
         [](const Outcome& outcome) {
             is_silent(outcome);
             CHECK_FALSE(outcome.plugged);
         }},
        // Told where the protocol has a greeting; else settings are gone, and what is shown is still true.
        {Fault::restart, 1, [](const Outcome&) {}},
        {Fault::over_range, 1, is_beyond_range},
        {Fault::under_range, 1, is_beyond_range},
        {Fault::stuck_value, 1, is_passed_on},
        {Fault::unstable, 1, [](const Outcome& outcome) { CHECK(outcome.stable <= 2); }},
        {Fault::busy, 2, [](const Outcome&) {}},
        {Fault::device_error, 2, goes_on},
        {Fault::clock_wrap, 1, is_passed_on},
        {Fault::lost_frames, 2, [](const Outcome& outcome) { CHECK(outcome.flags.contains("gap")); }},
        {Fault::saturated_force, 1, is_passed_on},
        {Fault::wrong_address, 1, is_silent},
        {Fault::drift, 1, is_passed_on},
        // The same quantity in a unit the driver knows, or a fault that says which unit to set.
        {Fault::unit_change, 1, is_passed_on},
        {Fault::clock_jump, 1, is_passed_on},
    };
    return table;
}

/// Options that keep what is shown at rest, so that a reading is never empty for another reason.
Options at_rest(std::string_view driver) {
    if (driver == "mt-sics") return {{"load", "on"}};
    return {};
}

}  // namespace

TEST_CASE("every fault of the catalogue has its declared result", "[simulators]") {
    for (const auto& row : faults()) {
        CAPTURE(row.name);
        CHECK(std::count_if(declared().begin(), declared().end(),
                            [&](const Declared& entry) { return entry.fault == row.fault; }) == 1);
    }
}

TEST_CASE("every simulated instrument has every fault of the line, and each fault its declared result",
          "[simulators]") {
    for (const auto& info_row : simulators()) {
        const auto driver = find_driver(info_row.driver);
        REQUIRE(driver);
        for (const auto& entry : declared()) {
            const SimulatedLine probe(make_simulator(info_row.driver, {}, EbikeModel{}, 7).value(), 1);
            if (!probe.has(entry.fault)) {
                // Without a check in its frames an instrument has no wrong one; the rest of the line's faults all have.
                CHECK((!is_line_fault(entry.fault) || entry.fault == Fault::wrong_checksum));
                continue;
            }
            INFO("driver " << info_row.driver << ", fault " << info(entry.fault).name);
            Reading reading(**driver, info_row, at_rest(info_row.driver));
            const auto outcome = reading.with({entry.fault, 0, entry.count});
            for (const auto& value : outcome.foreign) UNSCOPED_INFO("never shown: " << value);
            for (const auto& text : outcome.events) UNSCOPED_INFO("told: " << text);
            UNSCOPED_INFO("good " << outcome.good << ", without value " << outcome.without_value << ", last "
                                  << outcome.last_good << ", stable " << outcome.stable << ", rejected "
                                  << outcome.rejected);
            CHECK(outcome.foreign.empty());
            entry.result(outcome);
        }
    }
}

TEST_CASE("every driver has a simulator that speaks its protocol", "[simulators]") {
    for (const auto* driver : drivers()) {
        CAPTURE(driver->id);
        CHECK(std::any_of(simulators().begin(), simulators().end(),
                          [&](const SimulatorInfo& info_row) { return info_row.driver == driver->id; }));
    }
}

}  // namespace velocert::instruments
