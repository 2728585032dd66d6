// SPDX-License-Identifier: GPL-3.0-or-later
// Dangerous voltage: what must hold before it is put on, and that every way out of it leads over the stop.
#include <catch2/catch.hpp>

#include <deque>
#include <string>
#include <vector>

#include "core/metrology/quantity.h"
#include "instruments/registry/guarded_instrument.h"
#include "instruments/registry/hazard_consent.h"
#include "instruments/registry/hazard_guard.h"

using namespace velocert;
using namespace velocert::instruments;
using base::ErrorCode;
using sequence::Command;
using sequence::Order;
using std::chrono::milliseconds;

namespace {

Order of(Command command, const char* text) {
    return {command, metrology::WrittenQuantity::parse(text).value().value()};
}

/// What reached a tester that does whatever it is told to, or fails as it is told to.
struct Bench {
    std::vector<Command> ordered;
    std::deque<ErrorCode> failures;  ///< of the next orders, in turn
    ErrorCode next_fails = ErrorCode::bad_input;
    bool stays_on = false;  ///< the stop is not acknowledged
    bool mute = false;      ///< nothing comes back to a stop
};

class Tester final : public sequence::Instrument {
  public:
    explicit Tester(Bench& bench) : bench_(bench) {}
    std::string_view driver() const override { return "tester"; }
    sequence::InstrumentState state() const override { return sequence::InstrumentState::live; }
    const sequence::InstrumentIdentity& identity() const override { return identity_; }
    base::Result<void> begin_capture(std::unique_ptr<sequence::EvidenceLog>) override { return {}; }
    std::uint64_t position() const override { return 0; }
    base::Result<void> command(const Order& order, milliseconds) override {
        bench_.ordered.push_back(order.command);
        if (order.command == Command::stop && bench_.stays_on)
            return base::fail(ErrorCode::instrument_refused, "tester", "still on", "off");
        if (order.command == Command::stop && bench_.mute)
            return base::fail(ErrorCode::timeout, "tester", "no answer", "off");
        if (bench_.failures.empty() || order.command == Command::stop) return {};
        const auto code = bench_.failures.front();
        bench_.failures.pop_front();
        return base::fail(code, "tester", "no", "yes");
    }
    base::Result<std::optional<metrology::Indication>> next(std::chrono::steady_clock::time_point,
                                                            std::stop_token) override {
        if (bench_.next_fails == ErrorCode::bad_input) return std::optional<metrology::Indication>();
        return base::fail(bench_.next_fails, "tester", "no", "yes");
    }
    base::Result<sequence::CaptureEnd> end_capture() override { return sequence::CaptureEnd{}; }
    base::Result<std::string> safe_state() override {
        bench_.ordered.push_back(Command::stop);
        if (bench_.stays_on) return base::fail(ErrorCode::instrument_refused, "tester", "still on", "off");
        if (bench_.mute) return base::fail(ErrorCode::timeout, "tester", "no answer", "off");
        return std::string("off");
    }

  private:
    Bench& bench_;
    sequence::InstrumentIdentity identity_;
};

constexpr milliseconds wait{100};
const HazardInputs both{[] { return true; }, [] { return true; }};

/// A tester that is on.
std::unique_ptr<GuardedInstrument> energised(Bench& bench) {
    auto guarded = std::make_unique<GuardedInstrument>(std::make_unique<Tester>(bench), both);
    REQUIRE(guarded->command(of(Command::set_voltage, "1 kV"), wait));
    REQUIRE(guarded->command(Command::output_on, wait));
    REQUIRE(guarded->hazard() == HazardState::energised);
    bench.ordered.clear();
    return guarded;
}

}  // namespace

TEST_CASE("Nothing is energised unless a programme was read back, the interlock is closed and a person has confirmed",
          "[hazard]") {
    for (const bool programmed : {false, true})
        for (const bool closed : {false, true})
            for (const bool confirmed : {false, true}) {
                CAPTURE(programmed, closed, confirmed);
                Bench bench;
                GuardedInstrument guarded(std::make_unique<Tester>(bench),
                                          {[&] { return closed; }, [&] { return confirmed; }});
                if (!programmed) bench.failures = {ErrorCode::instrument_refused};  // it reads back something else
                CHECK(guarded.command(of(Command::set_voltage, "1 kV"), wait).has_value() == programmed);
                const auto on = guarded.command(Command::output_on, wait);
                const bool all = programmed && closed && confirmed;
                CHECK(on.has_value() == all);
                CHECK((std::count(bench.ordered.begin(), bench.ordered.end(), Command::output_on) == 1) == all);
                if (!on) CHECK(on.error().code == ErrorCode::not_permitted);
            }
    // Where nobody tells, nothing is so.
    Bench bench;
    GuardedInstrument alone(std::make_unique<Tester>(bench), {});
    REQUIRE(alone.command(of(Command::set_voltage, "1 kV"), wait));
    CHECK(alone.command(Command::output_on, wait).error().code == ErrorCode::not_permitted);
}

TEST_CASE("One setting that was not read back keeps all others from counting until it is set anew", "[hazard]") {
    HazardGuard guard;
    const auto set = [&](Command command, bool done) {
        guard.goes_out(command);
        guard.came_back(command, done);
    };
    set(Command::set_voltage, true);
    set(Command::set_duration, false);
    CHECK(guard.state() == HazardState::safe);
    set(Command::set_current_limit, true);
    CHECK(guard.state() == HazardState::safe);
    set(Command::set_duration, true);
    CHECK(guard.state() == HazardState::programmed);
    guard.arm(true, true);
    CHECK(guard.state() == HazardState::armed);
    // A confirmation was given for the programme as it was.
    set(Command::set_voltage, true);
    CHECK(guard.state() == HazardState::programmed);
    CHECK_FALSE(guard.permits(Command::output_on));
    guard.arm(true, false);
    CHECK_FALSE(guard.permits(Command::output_on));
    guard.arm(false, true);
    CHECK_FALSE(guard.permits(Command::output_on));
    guard.arm(true, true);
    CHECK(guard.permits(Command::output_on));
}

TEST_CASE("While voltage may be present nothing can be set, and only the stop leads to safe", "[hazard]") {
    HazardGuard guard;
    guard.goes_out(Command::set_voltage);
    guard.came_back(Command::set_voltage, true);
    guard.arm(true, true);
    guard.goes_out(Command::output_on);
    CHECK(guard.state() == HazardState::energised);
    for (const bool done : {false, true}) {
        guard.came_back(Command::output_on, done);
        CHECK(guard.state() == HazardState::energised);
        CHECK(guard.must_stop());
    }
    guard.lost();
    CHECK(guard.must_stop());
    CHECK_FALSE(guard.permits(Command::set_voltage));
    CHECK_FALSE(guard.permits(Command::reset));
    CHECK_FALSE(guard.permits(Command::output_on));
    CHECK(guard.permits(Command::read_now));
    CHECK(guard.permits(Command::stop));
    guard.goes_out(Command::stop);
    CHECK(guard.state() == HazardState::discharging);
    guard.came_back(Command::stop, false);
    CHECK(guard.state() == HazardState::discharging);
    CHECK(guard.must_stop());
    CHECK_FALSE(guard.permits(Command::set_voltage));
    guard.goes_out(Command::stop);
    guard.came_back(Command::stop, true);
    CHECK(guard.state() == HazardState::safe);
    CHECK_FALSE(guard.permits(Command::output_on));
}

TEST_CASE("Every way out of energised sends the stop before anything else", "[hazard]") {
    struct Path {
        const char* name;
        void (*take)(Bench&, std::unique_ptr<GuardedInstrument>&);
    };
    const Path paths[] = {
        {"destruction", [](Bench&, std::unique_ptr<GuardedInstrument>& guarded) { guarded.reset(); }},
        {"stop", [](Bench&, auto& guarded) { CHECK(guarded->command(Command::stop, wait)); }},
        {"safe state", [](Bench&, auto& guarded) { CHECK(guarded->safe_state()); }},
        {"end of capture", [](Bench&, auto& guarded) { CHECK(guarded->end_capture()); }},
        {"a new capture", [](Bench&, auto& guarded) { CHECK(guarded->begin_capture(nullptr)); }},
        {"a reading times out",
         [](Bench& bench, auto& guarded) {
             bench.failures = {ErrorCode::timeout};
             CHECK_FALSE(guarded->command(Command::read_now, wait));
         }},
        {"a reading is refused",
         [](Bench& bench, auto& guarded) {
             bench.failures = {ErrorCode::instrument_refused};
             CHECK_FALSE(guarded->command(Command::read_now, wait));
         }},
        {"a restart at an order",
         [](Bench& bench, auto& guarded) {
             bench.failures = {ErrorCode::instrument_restarted};
             CHECK_FALSE(guarded->command(Command::read_now, wait));
         }},
        {"the port is gone at an order",
         [](Bench& bench, auto& guarded) {
             bench.failures = {ErrorCode::unplugged};
             CHECK_FALSE(guarded->command(Command::read_now, wait));
         }},
    };
    for (const auto& path : paths) {
        CAPTURE(path.name);
        Bench bench;
        auto guarded = energised(bench);
        path.take(bench, guarded);
        std::erase(bench.ordered, Command::read_now);
        REQUIRE(bench.ordered == std::vector<Command>{Command::stop});
        if (guarded) CHECK(guarded->hazard() == HazardState::safe);
    }
    for (const auto code : {ErrorCode::unplugged, ErrorCode::silence, ErrorCode::instrument_restarted,
                            ErrorCode::overflow, ErrorCode::disk_full, ErrorCode::protocol}) {
        CAPTURE(base::name(code));
        Bench bench;
        const auto guarded = energised(bench);
        bench.next_fails = code;
        CHECK_FALSE(guarded->next(std::chrono::steady_clock::now(), {}));
        CHECK(bench.ordered == std::vector<Command>{Command::stop});
    }
}

TEST_CASE("A start whose answer stays away or is refused is stopped, for it may have been heard", "[hazard]") {
    for (const auto code : {ErrorCode::timeout, ErrorCode::instrument_refused, ErrorCode::unplugged}) {
        CAPTURE(base::name(code));
        Bench bench;
        GuardedInstrument guarded(std::make_unique<Tester>(bench), both);
        REQUIRE(guarded.command(of(Command::set_voltage, "1 kV"), wait));
        bench.failures = {code};
        CHECK_FALSE(guarded.command(Command::output_on, wait));
        CHECK(bench.ordered.back() == Command::stop);
        CHECK(guarded.hazard() == HazardState::safe);
    }
}

TEST_CASE("A stop that is not acknowledged is sent again, and the tester counts as discharging", "[hazard]") {
    Bench bench;
    auto guarded = energised(bench);
    bench.stays_on = true;
    CHECK_FALSE(guarded->command(Command::stop, wait));
    CHECK(guarded->hazard() == HazardState::discharging);
    CHECK(bench.ordered.size() > 1);
    CHECK(std::count(bench.ordered.begin(), bench.ordered.end(), Command::stop) ==
          static_cast<std::ptrdiff_t>(bench.ordered.size()));
    CHECK_FALSE(guarded->command(of(Command::set_voltage, "1 kV"), wait));
    bench.ordered.clear();
    bench.stays_on = false;
    guarded.reset();
    CHECK(bench.ordered == std::vector<Command>{Command::stop});
}

TEST_CASE("A tester that has fallen mute is told to stop three times in all, and again once it was started anew",
          "[hazard]") {
    Bench bench;
    auto guarded = energised(bench);
    bench.mute = true;
    CHECK_FALSE(guarded->safe_state());
    CHECK(guarded->hazard() == HazardState::discharging);
    CHECK(guarded->end_capture());
    CHECK(guarded->begin_capture(nullptr));
    CHECK(bench.ordered == std::vector<Command>(3, Command::stop));
    // Whoever asks for the safe state gets a try, however often it was in vain.
    CHECK_FALSE(guarded->safe_state());
    CHECK(bench.ordered.size() == 4);
    // One that speaks again is stopped, and the count begins anew.
    bench.mute = false;
    REQUIRE(guarded->safe_state());
    REQUIRE(guarded->command(of(Command::set_voltage, "1 kV"), wait));
    REQUIRE(guarded->command(Command::output_on, wait));
    bench.ordered.clear();
    bench.mute = true;
    guarded.reset();
    CHECK(bench.ordered == std::vector<Command>(3, Command::stop));
}

TEST_CASE("A confirmation holds for one start, and is gone with the next question", "[electrical]") {
    HazardConsent consent;
    const auto inputs = consent.inputs();
    const auto answered = [&](const char* key, bool accepted, const char* closed = nullptr) {
        sequence::Prompt prompt;
        prompt.key = key;
        sequence::Answer answer;
        answer.accepted = accepted;
        if (closed != nullptr) answer.values["interlock_closed"] = closed;
        consent.answered(prompt, answer);
    };
    // Nothing holds before anybody has said so.
    CHECK_FALSE(inputs.interlock_closed());
    CHECK_FALSE(inputs.confirmed());
    answered("dielectric/live-to-frame/interlock", true, "no");
    CHECK_FALSE(inputs.interlock_closed());
    answered("dielectric/live-to-frame/interlock", true);
    CHECK_FALSE(inputs.interlock_closed());
    answered("dielectric/live-to-frame/interlock", true, "yes");
    CHECK(inputs.interlock_closed());
    CHECK_FALSE(inputs.confirmed());
    answered("dielectric/live-to-frame/energise_1", true);
    CHECK(inputs.confirmed());
    CHECK_FALSE(inputs.confirmed());
    answered("dielectric/live-to-frame/energise_2", true);
    answered("dielectric/live-to-frame/note", true);
    CHECK_FALSE(inputs.confirmed());
    answered("dielectric/live-to-frame/energise", false);
    CHECK_FALSE(inputs.confirmed());
    // The next step opens it again, whoever closed it before.
    answered("dielectric/live-to-frame/interlock", false, "yes");
    CHECK_FALSE(inputs.interlock_closed());
}
