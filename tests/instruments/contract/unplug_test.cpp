// SPDX-License-Identifier: GPL-3.0-or-later
// That an instrument falls silent or loses its line is noticed in time, whatever the instrument: every driver with its
// simulator, over the conversation that a run has with it.
#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "instruments/registry/registry.h"
#include "instruments/simulators/catalogue.h"
#include "instruments/simulators/line/simulated_port.h"

namespace velocert::instruments::test {
namespace {

using sequence::Command;
using sequence::InstrumentState;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds tolerance{250};

const base::SystemClock& wall() {
    static const base::SystemClock clock;
    return clock;
}

/// The clock of the wall, set forward at will: nobody has to sit through forty seconds of patience with a balance.
class ForwardClock final : public base::Clock {
  public:
    std::chrono::system_clock::time_point now() const override { return wall().now(); }
    std::int64_t monotonic_ns() const override { return wall().monotonic_ns() + ahead_ns; }
    std::atomic<std::int64_t> ahead_ns{0};
};

/// A simulated instrument, opened as a run opens it.
struct Bench {
    explicit Bench(const Driver& of) : driver(of), port(make_simulator(driver.id, {}, {}, 1).value(), 1, 0.0, wall()) {
        auto made = open_instrument(driver, {}, port.connect("virtual"), clock);
        if (!made) FAIL(made.error().text());
        instrument = std::move(*made);
    }
    void arm(Fault fault) {
        port.with_line([&](SimulatedLine& line, std::int64_t now_us) { REQUIRE(line.arm({fault, 0, 1000}, now_us)); });
    }
    /// What makes something due: a stream, or else one value.
    [[nodiscard]] Command asking() const {
        return driver.exchange(Command::start, {}) ? Command::start : Command::read_now;
    }
    [[nodiscard]] milliseconds declared() const {
        return std::max(profile_of(driver, {}).longest_silence, driver.exchange(asking(), {})->timeout);
    }

    const Driver& driver;
    ForwardClock clock;
    SimulatedPort port;
    std::unique_ptr<sequence::Instrument> instrument;
};

}  // namespace

TEST_CASE("every instrument that falls silent is noticed within its declared silence and 250 ms") {
    std::size_t noticed = 0;
    for (const auto& info : simulators()) {
        CAPTURE(info.driver);
        const auto driver = find_driver(info.driver);
        REQUIRE(driver);
        Bench bench(**driver);
        // An order that is acknowledged misses its answer itself, in the time that it is given.
        if (driver.value()->exchange(bench.asking(), {})->acknowledged) continue;
        bench.arm(Fault::silence);
        REQUIRE(bench.instrument->command(bench.asking(), milliseconds(5000)));
        // What came before the silence is taken first: heard after the leap of the clock, it would begin the silence
        // anew.
        auto next = bench.instrument->next(steady_clock::now() + tolerance / 2, {});
        while (next && *next) next = bench.instrument->next(steady_clock::now() + tolerance / 2, {});
        REQUIRE(next);
        bench.clock.ahead_ns += std::chrono::nanoseconds(bench.declared()).count() + 1;
        const auto begun = steady_clock::now();
        next = bench.instrument->next(begun + 4 * tolerance, {});
        REQUIRE_FALSE(next);
        CHECK(next.error().code == base::ErrorCode::silence);
        CHECK(steady_clock::now() - begun < tolerance);
        CHECK(bench.instrument->state() == InstrumentState::stale);
        ++noticed;
    }
    // The others are those whose order is acknowledged: half of all, and no more.
    CHECK(noticed >= simulators().size() / 2);
}

TEST_CASE("an order that is given a tenth of a second keeps nobody waiting for the silence of another order") {
    constexpr milliseconds given{100};
    std::size_t tried = 0;
    for (const auto& info : simulators()) {
        CAPTURE(info.driver);
        const auto& driver = **find_driver(info.driver);
        // What may be on is switched off first, whatever it takes.
        if (driver.energises) continue;
        Bench bench(driver);
        const auto exchange = driver.exchange(bench.asking(), {});
        if (!exchange->acknowledged) continue;
        bench.arm(Fault::silence);
        const auto begun = steady_clock::now();
        const auto done = bench.instrument->command(bench.asking(), given);
        const auto took = steady_clock::now() - begun;
        REQUIRE_FALSE(done);
        CHECK(done.error().code == base::ErrorCode::timeout);
        // Each try and the cancelling may have to wait for the pause that the maker wants.
        CHECK(took < (exchange->retries + 2) * (2 * given + profile_of(driver, {}).pause) + tolerance);
        ++tried;
    }
    CHECK(tried > 10);
}

TEST_CASE("every instrument whose line is pulled out is noticed within 250 ms") {
    for (const auto& info : simulators()) {
        CAPTURE(info.driver);
        const auto driver = find_driver(info.driver);
        REQUIRE(driver);
        Bench bench(**driver);
        bench.arm(Fault::unplug);
        const auto begun = steady_clock::now();
        while (bench.instrument->state() != InstrumentState::unplugged && steady_clock::now() - begun < 4 * tolerance)
            std::this_thread::sleep_for(milliseconds(2));
        CHECK(bench.instrument->state() == InstrumentState::unplugged);
        CHECK(steady_clock::now() - begun < tolerance);
        CHECK(bench.instrument->command(bench.asking(), milliseconds(100)).error().code == base::ErrorCode::unplugged);
    }
}

}  // namespace velocert::instruments::test
