// SPDX-License-Identifier: GPL-3.0-or-later
// Simulated balances and their drivers at the two ends of a line, which were written apart from each other.
#include <catch2/catch.hpp>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "instruments/registry/registry.h"
#include "instruments/simulators/balances/balances.h"
#include "instruments/simulators/catalogue.h"
#include "instruments/simulators/line/simulated_port.h"

namespace velocert::instruments {
namespace {

using metrology::Flag;
using metrology::Indication;
using sequence::Command;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

struct Row {
    const char* driver;
    Options simulator;
    Options options;
    bool talks;    ///< it is only listened to
    bool checked;  ///< frames have a check
};
const Row rows[] = {
    {"radwag", {}, {}, false, false},
    {"radwag", {}, {{"stream", "yes"}, {"identify", "no"}}, false, false},
    {"sartorius-sbi", {}, {}, false, false},
    {"sartorius-sbi", {{"line", "16"}}, {{"identify", "no"}}, false, false},
    {"sartorius-sbi", {{"print", "automatic"}}, {{"profile", "auto-print"}}, true, false},
    {"xk3190", {}, {{"rest", "4"}}, true, true},
    {"xk3190", {{"mode", "reversed"}}, {{"profile", "reversed"}, {"rest", "4"}}, true, false},
    {"xk3190", {{"mode", "forward"}}, {{"profile", "forward"}, {"rest", "4"}}, true, false},
    {"xk3190",
     {{"mode", "command"}, {"address", "C"}},
     {{"profile", "command"}, {"address", "C"}, {"rest", "4"}},
     false,
     true},
    {"xk3190", {{"mode", "a12e"}}, {{"profile", "a12e"}, {"rest", "4"}}, true, true},
    {"toledo-continuous", {}, {}, true, true},
    {"toledo-continuous", {{"checksum", "no"}}, {{"profile", "plain"}}, true, false},
};

class Bench {
  public:
    explicit Bench(const Row& row, const Options& more = {}) : row_(row) {
        Options made = row.simulator;
        made.insert(more.begin(), more.end());
        auto simulator = make_simulator(row.driver, made, EbikeModel{}, 7);
        INFO((simulator ? "" : simulator.error().text()));
        REQUIRE(simulator);
        port_ = std::make_unique<SimulatedPort>(std::move(*simulator), 11, 0.0, clock_);
        auto opened = open_instrument(**find_driver(row.driver), row.options, port_->connect("virtual"), clock_);
        INFO((opened ? "" : opened.error().text()));
        REQUIRE(opened);
        instrument_ = std::move(*opened);
    }
    void arm(Fault fault, int count = 1) {
        port_->with_line([&](SimulatedLine& line, std::int64_t now_us) {
            REQUIRE(line.arm({fault, 0, count}, now_us));
        });
    }
    [[nodiscard]] bool has(Fault fault) {
        bool has = false;
        port_->with_line([&](SimulatedLine& line, std::int64_t) { has = line.has(fault); });
        return has;
    }
    void place(double kg) {
        port_->with_line([&](SimulatedLine& line, std::int64_t now_us) { line.simulator().place_mass(kg, now_us); });
    }
    [[nodiscard]] std::optional<Indication> read(Command command, milliseconds wait = milliseconds(250)) {
        if (!instrument_->command(command, milliseconds(200))) return std::nullopt;
        const auto next = instrument_->next(steady_clock::now() + wait, {});
        return next && *next ? **next : std::optional<Indication>();
    }
    /// The next stable value in kilograms, as a run asks for it; nothing when none comes.
    [[nodiscard]] std::optional<double> weigh() {
        for (int i = 0; i < 200; ++i) {
            const auto shown = read(Command::read_stable);
            if (!shown) return std::nullopt;
            if (!shown->has_value() || !shown->flags.has(Flag::stable)) continue;
            return static_cast<double>(metrology::WrittenQuantity(shown->value, *shown->unit).value().base()) / 1e6;
        }
        return std::nullopt;
    }
    sequence::Instrument& instrument() { return *instrument_; }

  private:
    base::SystemClock clock_;
    const Row& row_;
    std::unique_ptr<SimulatedPort> port_;
    std::unique_ptr<sequence::Instrument> instrument_;
};

}  // namespace

TEST_CASE("a vehicle on each simulated balance weighs what it weighs, and the balance can be made safe", "[balances]") {
    for (const auto& row : rows) {
        CAPTURE(row.driver, row.simulator.empty() ? "" : row.simulator.begin()->second);
        Bench bench(row);
        CHECK(bench.weigh() == Approx(62.95));
        const auto now = bench.read(Command::read_now);
        REQUIRE(now);
        CHECK(now->value.text() == "62.95");
        CHECK(now->unit->symbol == "kg");
        CHECK(bench.instrument().safe_state());
    }
}

TEST_CASE("after zero a new load is weighed once it is at rest", "[balances]") {
    for (const auto& row : rows) {
        CAPTURE(row.driver, row.simulator.empty() ? "" : row.simulator.begin()->second);
        Bench bench(row, {{"load", "empty"}});
        CHECK(bench.weigh() == Approx(0.0));
        CHECK(bench.instrument().command(Command::zero, milliseconds(500)));
        bench.place(12.34);
        // The rest that is derived from a few values may be met by chance while the load still moves.
        for (int i = 0; i < 40 && bench.weigh() != Approx(12.35); ++i) continue;
        CHECK(bench.weigh() == Approx(12.35));
        CHECK(bench.instrument().command(Command::zero, milliseconds(500)));
    }
}

TEST_CASE("what the balances themselves say of zero and tare is believed", "[balances]") {
    Bench loaded(rows[0]);
    CHECK(loaded.instrument().command(Command::tare, milliseconds(500)));
    CHECK(loaded.weigh() == Approx(0.0));
    loaded.arm(Fault::over_range);
    CHECK(loaded.read(Command::read_now)->flags.has(Flag::over_range));
    const auto refused = loaded.instrument().command(Command::zero, milliseconds(500));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::instrument_refused);
    Bench keys(rows[2]);
    CHECK(keys.instrument().command(Command::tare, milliseconds(500)));
    CHECK(keys.weigh() == Approx(0.0));
    keys.place(70.0);
    CHECK(keys.weigh() == Approx(7.05));
}

TEST_CASE("a load that never comes to rest is never called stable", "[balances]") {
    for (const auto& row : rows) {
        CAPTURE(row.driver, row.simulator.empty() ? "" : row.simulator.begin()->second);
        Bench bench(row);
        bench.arm(Fault::unstable);
        static_cast<void>(bench.read(Command::read_now));
        for (int i = 0; i < 10; ++i) {
            const auto shown = bench.read(Command::read_now);
            REQUIRE(shown);
            CHECK_FALSE(shown->flags.has(Flag::stable));
        }
    }
}

TEST_CASE("beyond the range there is no value", "[balances]") {
    for (const auto& row : rows)
        for (const Fault fault : {Fault::over_range, Fault::under_range}) {
            CAPTURE(row.driver, row.simulator.empty() ? "" : row.simulator.begin()->second, info(fault).name);
            Bench bench(row);
            if (!bench.has(fault)) continue;  // its frames cannot say it
            bench.arm(fault);
            static_cast<void>(bench.read(Command::read_now, milliseconds(30)));
            static_cast<void>(bench.read(Command::read_now, milliseconds(30)));
            const auto shown = bench.read(Command::read_now, milliseconds(60));
            REQUIRE(shown);
            CHECK_FALSE(shown->has_value());
            CHECK(shown->flags.has(fault == Fault::over_range ? Flag::over_range : Flag::under_range));
        }
}

TEST_CASE("lost, torn, doubled and scattered frames give the right weight or none", "[balances]") {
    for (const auto& row : rows)
        for (const Fault fault : {Fault::dropped_reply, Fault::torn_frame, Fault::duplicate_reply, Fault::fragments,
                                  Fault::coalesce, Fault::wrong_checksum, Fault::echo}) {
            // Noise may look like a digit where nothing checks it.
            if (fault == Fault::wrong_checksum && !row.checked) continue;
            CAPTURE(row.driver, row.simulator.empty() ? "" : row.simulator.begin()->second, info(fault).name);
            Bench bench(row);
            bench.arm(fault, 2);
            int good = 0;
            for (int i = 0; i < 6; ++i) {
                const auto shown = bench.read(Command::read_now, milliseconds(60));
                if (!shown || !shown->has_value()) continue;
                ++good;
                CHECK(shown->value.text() == "62.95");
            }
            CHECK(good >= 3);
        }
}

TEST_CASE("frames with a check are right or missing whatever noise surrounds them", "[balances]") {
    for (const auto& row : rows) {
        if (!row.checked) continue;
        for (const Fault fault : {Fault::garbage_before, Fault::garbage_after}) {
            CAPTURE(row.driver, info(fault).name);
            Bench bench(row);
            bench.arm(fault, 4);
            for (int i = 0; i < 6; ++i) {
                const auto shown = bench.read(Command::read_now, milliseconds(60));
                if (shown && shown->has_value()) CHECK(shown->value.text() == "62.95");
            }
        }
    }
}

TEST_CASE("a balance that falls silent or is unplugged is noticed", "[balances]") {
    for (const auto& row : rows) {
        CAPTURE(row.driver, row.simulator.empty() ? "" : row.simulator.begin()->second);
        Bench bench(row);
        bench.arm(Fault::unplug);
        static_cast<void>(bench.read(Command::read_now, milliseconds(30)));
        const auto until = steady_clock::now() + milliseconds(2'000);
        while (bench.instrument().state() != sequence::InstrumentState::unplugged && steady_clock::now() < until)
            static_cast<void>(bench.read(Command::read_now, milliseconds(5)));
        CHECK(bench.instrument().state() == sequence::InstrumentState::unplugged);
        Bench silent(row);
        silent.arm(Fault::silence);
        static_cast<void>(silent.read(Command::read_now, milliseconds(30)));
        static_cast<void>(silent.read(Command::read_now, milliseconds(30)));
        CHECK_FALSE(silent.read(Command::read_now, milliseconds(30)));
    }
}

TEST_CASE("another unit is weighed in that unit or refused, never mistaken", "[balances]") {
    for (const auto& row : rows) {
        CAPTURE(row.driver, row.simulator.empty() ? "" : row.simulator.begin()->second);
        Bench bench(row);
        if (!bench.has(Fault::unit_change)) continue;
        bench.arm(Fault::unit_change);
        static_cast<void>(bench.read(Command::read_now, milliseconds(30)));
        static_cast<void>(bench.read(Command::read_now, milliseconds(30)));
        const auto shown = bench.read(Command::read_now, milliseconds(60));
        if (std::string_view(row.driver) == "toledo-continuous") {
            CHECK_FALSE(shown);
            continue;
        }
        REQUIRE(shown);
        CHECK(shown->unit->symbol == "g");
        CHECK(shown->value.text() == "62950");
    }
}

TEST_CASE("an answer from another address is no answer", "[balances]") {
    Bench bench(rows[8]);
    REQUIRE(bench.has(Fault::wrong_address));
    CHECK(bench.read(Command::read_now));
    bench.arm(Fault::wrong_address);
    static_cast<void>(bench.read(Command::read_now, milliseconds(30)));
    CHECK_FALSE(bench.read(Command::read_now, milliseconds(40)));
}

TEST_CASE("a terminal that was switched on again has no value until it is zeroed", "[balances]") {
    Bench bench(rows[10]);
    CHECK(bench.weigh() == Approx(62.95));
    bench.arm(Fault::restart);
    REQUIRE(bench.instrument().command(Command::start, milliseconds(100)));
    bool told = false;
    for (int i = 0; i < 2'000 && !told; ++i) {
        const auto next = bench.instrument().next(steady_clock::now() + milliseconds(100), {});
        told = !next && next.error().code == base::ErrorCode::instrument_restarted;
    }
    CHECK(told);
}

TEST_CASE("every simulated balance gives its name to one driver, its options to a table and its faults to a plan",
          "[balances]") {
    std::set<std::string_view> seen;
    for (const auto& list : {balance_simulators(), text_balance_simulators()})
        for (const auto& entry : list) {
            CAPTURE(entry.driver);
            CHECK(seen.insert(entry.driver).second);
            CHECK_FALSE(entry.name.empty());
            REQUIRE(entry.make != nullptr);
            const auto made = entry.make({}, 1);
            INFO((made ? "" : made.error().text()));
            REQUIRE(made);
            CHECK((*made)->driver() == entry.driver);
            CHECK(PortSettings::parse((*made)->port_settings()));
            for (const Fault fault : {Fault::restart, Fault::stuck_value, Fault::unstable, Fault::busy})
                CHECK((*made)->knows(fault));
            // Only the W lines of this indicator have a word for it.
            const auto platform = entry.driver == "xk3190" ? entry.make({{"mode", "a12e"}}, 1) : entry.make({}, 1);
            REQUIRE(platform);
            for (const Fault fault : {Fault::over_range, Fault::under_range}) {
                CHECK((*made)->knows(fault) == (entry.driver != "xk3190"));
                CHECK((*platform)->knows(fault));
            }
            CHECK_FALSE(entry.make({{"no-such", "1"}}, 1));
            CHECK_FALSE(entry.make({{"mass", "1 m"}}, 1));
            CHECK_FALSE(entry.make({{"load", "maybe"}}, 1));
        }
    CHECK(seen.size() >= 9);
}

}  // namespace velocert::instruments
