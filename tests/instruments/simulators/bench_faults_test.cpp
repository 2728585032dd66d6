// SPDX-License-Identifier: GPL-3.0-or-later
// Polled instruments on disturbed lines: whatever happens to their answers, what is read is right or is missing.
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "instruments/registry/registry.h"
#include "instruments/simulators/catalogue.h"
#include "instruments/simulators/line/simulated_port.h"

namespace velocert::instruments {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

struct Row {
    const char* driver;
    Options options;
    std::size_t values;
    Options driver_options{};
};
const Row rows[] = {
    // Giving up releases the brake, so the shaft runs free from the beginning.
    {"magtrol", {{"speed", "0 r/min"}, {"torque_noise", "0 N.m"}}, 2},
    {"scpi-source", {{"speed", "0 r/min"}, {"voltage_noise", "0 V"}, {"current_noise", "0 A"}}, 2},
    {"scpi-power-meter", {{"voltage_noise", "0 V"}, {"current_noise", "0 A"}}, 3, {{"items", "U,I,P"}}},
    {"scpi-lcr", {{"inductance_noise", "0 uH"}}, 2},
    {"scpi-multimeter", {{"voltage_noise", "0 V"}}, 2, {{"function", "ac-voltage"}}},
    {"wxt", {{"gust", "0 m/s"}}, 3},
};

class Bench {
  public:
    explicit Bench(const Row& row)
        : row_(row), port_(make_simulator(row.driver, row.options, EbikeModel{}, 7).value(), 11, 0.0, clock_) {
        open();
        // The shaft settles before anything is read.
        for (int i = 0; i < 60; ++i) static_cast<void>(read());
    }
    void arm(Fault fault, int count) {
        port_.with_line([&](SimulatedLine& line, std::int64_t) { REQUIRE(line.arm_on_command({fault, 0, count})); });
    }
    void open() {
        auto opened =
            open_instrument(**find_driver(row_.driver), row_.driver_options, port_.connect("virtual"), clock_);
        INFO((opened ? "" : opened.error().text()));
        REQUIRE(opened);
        instrument_ = std::move(*opened);
    }
    /// The values of one reading; empty when it failed.
    std::vector<double> read() {
        std::vector<double> out;
        if (!instrument_->command(sequence::Command::read_now, milliseconds(150))) return out;
        for (std::size_t i = 0; i < row_.values; ++i) {
            const auto next = instrument_->next(steady_clock::now() + milliseconds(200), {});
            if (!next || !*next) return {};
            out.push_back((*next)->has_value() ? (*next)->value.to_double() : std::nan(""));
        }
        return out;
    }
    sequence::Instrument& instrument() { return *instrument_; }

  private:
    base::SystemClock clock_;
    const Row& row_;
    SimulatedPort port_;
    std::unique_ptr<sequence::Instrument> instrument_;
};

}  // namespace

TEST_CASE("Lost, torn, doubled and scattered answers give the right values or none", "[simulators]") {
    for (const auto& row : rows)
        for (const Fault fault :
             {Fault::dropped_reply, Fault::torn_frame, Fault::duplicate_reply, Fault::fragments, Fault::coalesce}) {
            CAPTURE(row.driver, info(fault).name);
            Bench bench(row);
            const auto truth = bench.read();
            REQUIRE(truth.size() == row.values);
            bench.arm(fault, 1);
            int good = 0;
            for (int i = 0; i < 8; ++i) {
                const auto shown = bench.read();
                if (shown.empty()) continue;
                ++good;
                REQUIRE(shown.size() == truth.size());
                for (std::size_t k = 0; k < shown.size(); ++k)
                    if (!std::isnan(shown[k])) CHECK(shown[k] == Approx(truth[k]).epsilon(0.03).margin(0.3));
            }
            CHECK(good >= 4);
        }
}

TEST_CASE("An instrument that falls silent or whose cable is pulled is an error at once or after its time",
          "[simulators]") {
    for (const auto& row : rows) {
        CAPTURE(row.driver);
        Bench bench(row);
        bench.arm(Fault::unplug, 1);
        CHECK(bench.read().empty());
        const auto gone = bench.instrument().command(sequence::Command::read_now, milliseconds(60));
        REQUIRE_FALSE(gone);
        CHECK(gone.error().code == base::ErrorCode::unplugged);
        bench.open();
        CHECK(bench.read().size() == row.values);
    }
    Bench silent(rows[0]);
    silent.arm(Fault::silence, 1);
    const auto unanswered = silent.instrument().command(sequence::Command::read_now, milliseconds(60));
    REQUIRE_FALSE(unanswered);
    CHECK(unanswered.error().code == base::ErrorCode::timeout);
}

TEST_CASE("What is beyond the range has no value, whatever the instrument calls it", "[simulators]") {
    for (const auto& row : rows) {
        CAPTURE(row.driver);
        Bench bench(row);
        bench.arm(Fault::over_range, 1);
        static_cast<void>(bench.read());  // the fault strikes with this command, behind its answer
        const auto shown = bench.read();
        REQUIRE(shown.size() == row.values);
        int missing = 0;
        for (const double value : shown) missing += std::isnan(value) ? 1 : 0;
        CHECK(missing >= 1);
    }
}

TEST_CASE("A damaged answer of the weather transmitter is never a value", "[simulators]") {
    for (const Fault fault : {Fault::wrong_checksum, Fault::garbage_before, Fault::garbage_after}) {
        CAPTURE(info(fault).name);
        Bench bench(rows[5]);
        const auto truth = bench.read();
        bench.arm(fault, 3);
        for (int i = 0; i < 6; ++i) {
            const auto shown = bench.read();
            for (std::size_t k = 0; k < shown.size(); ++k) CHECK(shown[k] == Approx(truth[k]).margin(0.9));
        }
    }
}

}  // namespace velocert::instruments
