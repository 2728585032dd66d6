// SPDX-License-Identifier: GPL-3.0-or-later
// Several instruments on one line: who may talk when, and who hears what.
#include "instruments/transport/shared_line.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <cstring>
#include <thread>

#include "core/laboratory/station.h"
#include "instruments/protocol/checksums.h"
#include "instruments/protocol/modbus.h"
#include "instruments/registry/diagnosis.h"
#include "instruments/registry/line_sharing.h"
#include "instruments/registry/registry.h"
#include "instruments/simulators/catalogue.h"
#include "instruments/simulators/line/simulated_port.h"
#include "tests/instruments/modbus/hex.h"
#include "tests/instruments/registry/scripted_transport.h"

using namespace velocert;
using namespace velocert::instruments;
using namespace velocert::instruments::test;
using std::chrono::milliseconds;

namespace {

/// A line whose slaves answer registers 0 and 1 with address and 1; it notes when bytes moved and who was cut short.
class Slaves final : public Transport {
  public:
    struct Log {
        std::mutex mutex;
        std::vector<std::int64_t> asked_ns;
        std::vector<std::int64_t> answered_ns;
        std::vector<int> order;
        std::atomic<int> silent{-1};  ///< address that does not answer
        bool busy = false;
        bool clash = false;
        std::atomic<bool> pulled{false};
    };
    Slaves(Log& log, const base::Clock& clock) : log_(log), clock_(clock) {}

    base::Result<std::size_t> read(std::span<std::uint8_t> into, milliseconds wait) override {
        std::unique_lock lock(log_.mutex);
        if (log_.pulled) return base::fail(base::ErrorCode::unplugged, "line", "gone");
        if (answer_.empty()) changed_.wait_for(lock, wait, [&] { return !answer_.empty(); });
        if (answer_.empty()) return std::size_t{0};
        lock.unlock();
        std::this_thread::sleep_for(milliseconds(1));
        lock.lock();
        const std::size_t count = answer_.size();
        std::memcpy(into.data(), answer_.data(), count);
        answer_.clear();
        log_.busy = false;
        log_.answered_ns.push_back(clock_.monotonic_ns());
        return count;
    }
    base::Result<void> write(std::span<const std::uint8_t> bytes, milliseconds) override {
        const std::scoped_lock lock(log_.mutex);
        log_.asked_ns.push_back(clock_.monotonic_ns());
        log_.order.push_back(bytes[0]);
        if (log_.busy) log_.clash = true;
        if (bytes[0] == log_.silent) return {};
        log_.busy = true;
        const std::uint8_t values[] = {bytes[0], 3, 4, 0, bytes[0], 0, 1};
        const std::uint8_t exception[] = {bytes[0], 0x83, 2};
        const std::uint8_t second[] = {bytes[0], 3, 2, 0, 1};
        const auto frame = bytes[2] != 0   ? std::span<const std::uint8_t>(exception)
                           : bytes[5] == 1 ? std::span<const std::uint8_t>(second)
                                           : std::span<const std::uint8_t>(values);
        answer_.assign(frame.begin(), frame.end());
        const auto crc = crc16_modbus(frame);
        answer_ += static_cast<char>(crc & 0xFFU);
        answer_ += static_cast<char>(crc >> 8U);
        changed_.notify_all();
        return {};
    }
    std::string settings_text() const override { return "9600 8N1"; }
    std::string name() const override { return "line"; }

  private:
    Log& log_;
    const base::Clock& clock_;
    std::condition_variable changed_;
    std::string answer_;
};

Options address(int number) { return {{"type", "u32"}, {"address", std::to_string(number)}, {"timeout", "60"}}; }

}  // namespace

TEST_CASE("the quiet before a request is three and a half characters, and fixed on fast lines", "[modbus]") {
    using std::chrono::microseconds;
    struct Row {
        const char* settings;
        std::int64_t us;
    };
    for (const Row& row : {Row{"4800 8E1", 8020}, Row{"9600 8E1", 4010}, Row{"19200 8E1", 2005}, Row{"9600 8N1", 3645},
                           Row{"38400 8N1", 1750}, Row{"115200 8N1", 1750}}) {
        CAPTURE(row.settings);
        const auto quiet = quiet_before_request(PortSettings::parse(row.settings).value());
        CHECK(std::chrono::duration_cast<microseconds>(quiet).count() == row.us);
    }
    CHECK(character_time(PortSettings::parse("9600 7E2").value()) == std::chrono::nanoseconds(1'145'833));
}

TEST_CASE("instruments on one line are asked one at a time, in turn, with the quiet in between", "[modbus]") {
    const base::SystemClock clock;
    Slaves::Log log;
    const auto settings = PortSettings::parse("9600 8N1").value();
    SharedLine line(std::make_unique<Slaves>(log, clock), settings, clock);
    const auto& driver = **find_driver("modbus");
    std::vector<std::unique_ptr<sequence::Instrument>> instruments;
    for (int i = 1; i <= 4; ++i) {
        auto opened = open_instrument(driver, address(i), take_seat(line, driver, address(i)), clock);
        REQUIRE(opened);
        instruments.push_back(std::move(*opened));
    }
    CHECK(line.connections() == 4);
    std::atomic<int> wrong{0};
    {
        std::vector<std::jthread> runs;
        for (int i = 1; i <= 4; ++i)
            runs.emplace_back([&, i] {
                for (int k = 0; k < 4; ++k) {
                    auto& instrument = *instruments[static_cast<std::size_t>(i - 1)];
                    if (!instrument.command(sequence::Command::read_now, milliseconds(500))) ++wrong;
                    const auto next = instrument.next(std::chrono::steady_clock::now() + milliseconds(500), {});
                    // Registers hold address and 1.
                    if (!next || !*next || (*next)->value.mantissa() != i * 65'536 + 1) ++wrong;
                }
            });
    }
    CHECK(wrong == 0);
    CHECK_FALSE(log.clash);
    REQUIRE(log.asked_ns.size() == 4 * 2 + 4 * 4);  // opened, then read
    const auto quiet = quiet_before_request(settings).count();
    for (std::size_t i = 1; i < log.asked_ns.size(); ++i) CHECK(log.asked_ns[i] - log.answered_ns[i - 1] >= quiet);
    // Nobody is asked a second time while another waits for its first.
    for (std::size_t i = 8; i + 4 <= 16; i += 4) {
        std::vector<int> round(log.order.begin() + static_cast<std::ptrdiff_t>(i),
                               log.order.begin() + static_cast<std::ptrdiff_t>(i + 4));
        std::sort(round.begin(), round.end());
        CHECK(std::unique(round.begin(), round.end()) - round.begin() >= 3);
    }
    instruments.clear();
    CHECK(line.connections() == 0);
}

TEST_CASE("an instrument on a shared line is told what its receiver has counted", "[modbus]") {
    const base::SystemClock clock;
    Script script;
    script.errors = {3, 2, 1, 4};
    SharedLine line(std::make_unique<ScriptedTransport>(script), PortSettings{}, clock);
    const auto& driver = **find_driver("modbus");
    const auto seat = take_seat(line, driver, address(1));
    const auto errors = seat->line_errors();
    CHECK(errors.framing == 3);
    CHECK(errors.parity == 2);
    CHECK(errors.overrun == 1);
    CHECK(errors.breaks == 4);
    // Silence has another cause where something was counted.
    CHECK(cause_of(evidence_of(driver, address(1), *seat, "?", "")) == LineCause::wrong_rate);
}

TEST_CASE("one that does not answer does not hold up the others", "[modbus]") {
    const base::SystemClock clock;
    Slaves::Log log;
    SharedLine line(std::make_unique<Slaves>(log, clock), PortSettings{}, clock);
    const auto& driver = **find_driver("modbus");
    auto first = open_instrument(driver, address(1), take_seat(line, driver, address(1)), clock);
    auto second = open_instrument(driver, address(2), take_seat(line, driver, address(2)), clock);
    REQUIRE(first);
    REQUIRE(second);
    log.silent = 1;
    const auto lost = (*first)->command(sequence::Command::read_now, milliseconds(20));
    REQUIRE_FALSE(lost);
    CHECK(lost.error().code == base::ErrorCode::timeout);
    CHECK((*second)->command(sequence::Command::read_now, milliseconds(300)));
    log.silent = -1;
    CHECK((*first)->command(sequence::Command::read_now, milliseconds(300)));
    log.pulled = true;
    std::this_thread::sleep_for(milliseconds(40));
    for (auto* instrument : {first->get(), second->get()}) {
        const auto gone = instrument->command(sequence::Command::read_now, milliseconds(100));
        REQUIRE_FALSE(gone);
        CHECK(gone.error().code == base::ErrorCode::unplugged);
    }
}

TEST_CASE("several roles share a port where each has an address, and no others do", "[modbus]") {
    using laboratory::StationInstrument;
    const StationInstrument torque{"torque", "modbus-torque", "/dev/bus", {{"address", "1"}}, {}, {}};
    const struct {
        StationInstrument other;
        const char* found;  ///< null: both may be there
    } rows[] = {
        {{"speed", "modbus-torque", "/dev/bus", {{"address", "2"}}, {}, {}}, nullptr},
        {{"load", "modbus", "/dev/bus", {{"address", "2"}, {"settings", "38400 8N1"}}, {}, {}}, nullptr},
        // Another register of the same device.
        {{"load", "modbus", "/dev/bus", {{"address", "1"}, {"settings", "38400 8N1"}}, {}, {}}, nullptr},
        {{"speed", "modbus-torque", "/dev/other", {{"address", "1"}}, {}, {}}, nullptr},
        {{"torque", "modbus-torque", "/dev/bus", {}, {}, {}}, nullptr},  // the role itself, set up anew
        {{"speed", "modbus-torque", "/dev/bus", {{"address", "1"}}, {}, {}}, "in the very same way"},
        {{"speed", "modbus-torque", "/dev/bus", {}, {}, {}}, "in the very same way"},  // its address is 1 as well
        {{"load", "modbus", "/dev/bus", {{"address", "2"}}, {}, {}}, "9600 8N1"},
        {{"scale", "mt-sics", "/dev/bus", {}, {}, {}}, "'mt-sics' needs a line of its own"},
        {{"scale", "no-such-driver", "/dev/bus", {}, {}, {}}, "needs a line of its own"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.other.role, row.other.driver);
        const std::vector<StationInstrument> others{row.other};
        const auto may = may_share_port(torque, others);
        REQUIRE(may.has_value() == (row.found == nullptr));
        // Whichever of the two comes first.
        const std::vector<StationInstrument> first{torque};
        CHECK(may_share_port(row.other, first).has_value() == may.has_value());
        if (may) continue;
        CHECK_THAT(may.error().text(), Catch::Contains(row.found));
        CHECK_FALSE(may.error().expected.empty());
    }
}

TEST_CASE("roles that set one line differently are refused with what to do", "[modbus]") {
    const base::SystemClock clock;
    laboratory::Station station;
    station.id = "bench";
    station.instruments.push_back({"air", "modbus-climate", "/no/such/port", {}, {}});
    station.instruments.push_back({"wind", "modbus-wind", "/no/such/port", {{"profile", "xm8589"}}, {}});
    StationInstruments different(station, clock);
    const auto refused = different.open("air");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::port_settings);
    CHECK_THAT(refused.error().found, Catch::Contains("4800 8N1") && Catch::Contains("9600 8N1"));
    CHECK_FALSE(refused.error().expected.empty());
    station.instruments[0].options["settings"] = "9600 8N1";
    StationInstruments same(station, clock);
    CHECK(same.open("air").error().code == base::ErrorCode::not_found);  // only the port is missing
}
