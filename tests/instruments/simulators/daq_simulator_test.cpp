// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/motion/daq_simulator.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

using namespace velocert::instruments;

namespace {

constexpr std::int64_t second = 1'000'000;

/// One text line, taken apart by nothing but the protocol's description.
struct Line {
    char type = '?';
    std::vector<std::string> fields;
    [[nodiscard]] long long number(std::size_t index) const { return std::stoll(fields.at(index)); }
};

std::vector<Line> lines_of(const std::string& bytes) {
    std::vector<Line> lines;
    std::istringstream stream(bytes);
    for (std::string text; std::getline(stream, text);) {
        REQUIRE(text.size() > 5);
        REQUIRE(text.front() == '#');
        REQUIRE(text[text.size() - 3] == '*');
        const std::string body = text.substr(1, text.size() - 4);
        int sum = 0;
        for (const char c : body) sum ^= c;
        REQUIRE(std::strtol(text.substr(text.size() - 2).c_str(), nullptr, 16) == sum);
        Line line;
        line.type = body.front();
        REQUIRE(body[1] == ',');
        std::istringstream parts(body.substr(2));
        for (std::string part; std::getline(parts, part, ',');) line.fields.push_back(part);
        lines.push_back(line);
    }
    return lines;
}

class Recorder {
  public:
    explicit Recorder(DaqSettings settings = {}, EbikeModel model = {}, std::uint64_t seed = 1)
        : daq(std::move(settings), model, seed) {}
    void send(const std::string& bytes) { daq.receive(std::vector<std::uint8_t>(bytes.begin(), bytes.end()), now); }
    std::string heard(std::int64_t us) {
        now += us;
        std::vector<SentFrame> frames;
        daq.advance(now, frames);
        std::string all;
        std::int64_t last = 0;
        for (const auto& frame : frames) {
            REQUIRE(frame.time_us >= last);
            last = frame.time_us;
            all += frame.bytes;
        }
        return all;
    }
    DaqSimulator daq;
    std::int64_t now = 0;
};

DaqSettings riding() {
    DaqSettings settings;
    settings.rides = DaqSettings::Rides::always;
    return settings;
}

}  // namespace

TEST_CASE("The recorder tells who it is and says nothing else before it is started", "[simulators]") {
    Recorder recorder;
    CHECK(recorder.heard(10 * second).empty());
    recorder.send("I\n");
    const auto lines = lines_of(recorder.heard(second));
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].type == 'I');
    CHECK(lines[0].fields == std::vector<std::string>{"VIRTUAL-DAQ", "1.0", "V0220001", "400", "0.1"});
}

TEST_CASE("Commands act with and without line ends, in pieces of any size", "[simulators]") {
    for (const char* command : {"R50\nS\n", "R50S", "R50\r\nS\r\n", " R50 S ", "?R50;S"}) {
        CAPTURE(command);
        Recorder recorder;
        for (const char c : std::string(command)) recorder.send(std::string(1, c));
        CHECK(lines_of(recorder.heard(second)).size() == 50);
        recorder.send("X");
        CHECK(recorder.heard(second).empty());
    }
    Recorder recorder;
    recorder.send("R99999S");  // as fast as it can
    CHECK(lines_of(recorder.heard(second)).size() == 1000);
}

TEST_CASE("A stream carries numbered frames, pulses that only grow and a clock of its own", "[simulators]") {
    Recorder recorder(riding());
    recorder.send("ZS");
    const auto lines = lines_of(recorder.heard(12 * second));
    long long sequence = -1;
    long long time = -1;
    long long count = 0;
    int events = 0;
    for (const auto& line : lines) {
        REQUIRE(line.number(0) == sequence + 1);
        sequence = line.number(0);
        REQUIRE(line.number(1) > time);
        time = line.number(1);
        if (line.type == 'E') {
            ++events;
            continue;
        }
        REQUIRE(line.type == 'D');
        REQUIRE(line.fields.size() == 6);
        REQUIRE(line.number(2) >= count);
        count = line.number(2);
        REQUIRE(line.number(3) <= time);
    }
    CHECK(events == 4);  // both levers pulled and let go
    CHECK(count > 400 * 25);
}

TEST_CASE("Counter and time of the last pulse lie on the path the vehicle took", "[simulators]") {
    DaqSettings settings = riding();
    settings.trigger_s = 0.0;
    Recorder recorder(settings);
    recorder.send("ZS");
    const auto lines = lines_of(recorder.heard(12 * second));
    long long first_event = 0;
    for (const auto& line : lines)
        if (line.type == 'E' && first_event == 0) first_event = line.number(1);
    // pulses at the lever's movement, by interpolation between two frames' last pulses; and at the end
    double at_event = -1.0;
    double count = 0.0;
    double edge = 0.0;
    for (const auto& line : lines) {
        if (line.type != 'D' || line.number(2) == 0) continue;
        const auto next_count = static_cast<double>(line.number(2));
        const auto next_edge = static_cast<double>(line.number(3));
        const auto event = static_cast<double>(first_event);
        if (at_event < 0.0 && next_edge >= event && count > 0.0)
            at_event = count + (next_count - count) * (event - edge) / (next_edge - edge);
        count = next_count;
        edge = next_edge;
    }
    // the measuring wheel may slip by a few tenths of a per mille, and the last pulse is up to 2.5 mm before standstill
    CHECK((count - at_event) / 400.0 == Approx(recorder.daq.true_stopping_distance_m()).epsilon(0.003));
    CHECK(recorder.daq.true_speed_at_onset_m_s() * 3.6 == Approx(25.0).margin(2.5));
}

TEST_CASE("Levers and forces show in the frames: front in the low half, rear in the high half", "[simulators]") {
    for (const auto brakes : {Brakes::both, Brakes::rear, Brakes::front}) {
        DaqSettings settings = riding();
        settings.ride.brakes = brakes;
        Recorder recorder(settings);
        recorder.send("ZS");
        long long inputs = 0;
        int front = 0;
        int rear = 0;
        for (const auto& line : lines_of(recorder.heard(14 * second))) {
            if (line.type != 'D') continue;
            inputs |= line.number(4);
            const auto raw = static_cast<std::uint32_t>(static_cast<std::int32_t>(line.number(5)));
            front = std::max<int>(front, static_cast<std::int16_t>(raw & 0xFFFFU));
            rear = std::max<int>(rear, static_cast<std::int16_t>(raw >> 16U));
        }
        const bool uses_front = brakes != Brakes::rear;
        const bool uses_rear = brakes != Brakes::front;
        CHECK(inputs == (uses_front ? 1 : 0) + (uses_rear ? 2 : 0));
        CHECK((front > 1000) == uses_front);  // 100 N in steps of 0.1 N
        CHECK((rear > 1000) == uses_rear);
        CHECK(front < 1800);
        CHECK(rear < 1800);
    }
}

TEST_CASE("The time of the last pulse stays that of the last pulse, whatever is zeroed or begun", "[simulators]") {
    Recorder recorder(riding());
    recorder.send("ZS");
    const auto before = lines_of(recorder.heard(14 * second)).back();
    REQUIRE(before.number(3) > 0);
    recorder.send("XZS");
    for (const auto& line : lines_of(recorder.heard(300'000))) CHECK(line.number(3) == before.number(3));
}

TEST_CASE("The counter starts at zero again when it is told to", "[simulators]") {
    Recorder recorder(riding());
    recorder.send("S");
    recorder.heard(4 * second);
    recorder.send("Z");
    const auto lines = lines_of(recorder.heard(20'000));
    REQUIRE_FALSE(lines.empty());
    CHECK(lines.front().number(2) < 30);
}

TEST_CASE("The device clock wraps after 32 bits and the sequence after 16", "[simulators]") {
    DaqSettings settings;
    settings.clock_start_us = 4'294'967'295U - 500'000U;
    settings.rate_hz = 1000;
    Recorder recorder(settings);
    recorder.send("S");
    const auto lines = lines_of(recorder.heard(70 * second));
    REQUIRE(lines.size() == 70'000);
    int clock_wraps = 0;
    int sequence_wraps = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].number(1) < lines[i - 1].number(1)) ++clock_wraps;
        if (lines[i].number(0) == 0 && lines[i - 1].number(0) == 65535) ++sequence_wraps;
        const auto step =
            static_cast<std::uint32_t>(lines[i].number(1)) - static_cast<std::uint32_t>(lines[i - 1].number(1));
        REQUIRE(step == 1000);
    }
    CHECK(clock_wraps == 1);
    CHECK(sequence_wraps == 1);
}

TEST_CASE("The binary format carries the same fields as the text format", "[simulators]") {
    DaqSettings settings = riding();
    Recorder text(settings);
    settings.format = DaqSettings::Format::binary;
    Recorder binary(settings);
    text.send("ZS");
    binary.send("ZS");
    const auto lines = lines_of(text.heard(8 * second));
    const std::string bytes = binary.heard(8 * second);
    std::size_t index = 0;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t end = bytes.find('\0', at);
        REQUIRE(end != std::string::npos);
        std::string raw;
        for (std::size_t block = at; block < end;) {
            const auto code = static_cast<unsigned char>(bytes[block]);
            raw += bytes.substr(block + 1, code - 1U);
            block += code;
            if (block < end) raw += '\0';
        }
        at = end + 1;
        REQUIRE(raw.size() == 23);
        const auto field = [&](std::size_t from, std::size_t count) {
            long long value = 0;
            for (std::size_t i = 0; i < count; ++i)
                value |= static_cast<long long>(static_cast<unsigned char>(raw[from + i])) << (8 * i);
            return value;
        };
        REQUIRE(field(21, 2) == xmodem_crc(raw.substr(0, 21)));
        REQUIRE(index < lines.size());
        const Line& line = lines[index];
        REQUIRE(field(1, 2) == line.number(0));
        REQUIRE(field(3, 4) == line.number(1));
        if (line.type == 'D') {
            REQUIRE(field(0, 1) == 1);
            REQUIRE(field(7, 4) == line.number(2));
            REQUIRE(field(11, 4) == line.number(3));
            REQUIRE(field(15, 2) == line.number(4));
        } else {
            REQUIRE(field(0, 1) == 2);
            REQUIRE((field(15, 2) >> line.number(2) & 1) == line.number(3));
        }
        ++index;
    }
    CHECK(index == lines.size());
}

TEST_CASE("Each fault of the recorder does what it declares", "[simulators]") {
    SECTION("lost frames leave a gap in the numbers") {
        Recorder recorder;
        recorder.send("S");
        recorder.heard(second);
        recorder.daq.act({Fault::lost_frames, 0, 20}, recorder.now);
        const auto lines = lines_of(recorder.heard(second));
        CHECK(lines.size() == 180);
        CHECK(lines.front().number(0) == 220);
    }
    SECTION("a clock that wraps does so while the vehicle brakes") {
        Recorder recorder(riding());
        recorder.daq.act({Fault::clock_wrap, 0, 1}, 0);
        recorder.send("S");
        const auto lines = lines_of(recorder.heard(14 * second));
        bool braking = false;
        bool wrapped_while_braking = false;
        long long last = 0;
        for (const auto& line : lines) {
            if (line.number(1) < last && braking) wrapped_while_braking = true;
            last = line.number(1);
            if (line.type == 'E') braking = line.number(3) == 1;
        }
        CHECK(wrapped_while_braking);
    }
    SECTION("a saturated converter shows its end while the lever is pulled") {
        Recorder recorder(riding());
        recorder.daq.act({Fault::saturated_force, 0, 1}, 0);
        recorder.send("S");
        int end = 0;
        for (const auto& line : lines_of(recorder.heard(14 * second)))
            if (line.type == 'D' && (line.number(5) & 0xFFFF) == 4095) ++end;
        CHECK(end > 100);
        recorder.send("XS");  // the next ride is measured again
        for (const auto& line : lines_of(recorder.heard(14 * second)))
            if (line.type == 'D') CHECK((line.number(5) & 0xFFFF) != 4095);
    }
    SECTION("frames lost for ever are one in ten") {
        Recorder recorder;
        recorder.daq.act({Fault::lost_frames, 0, 0}, 0);
        recorder.send("S");
        const auto lines = lines_of(recorder.heard(10 * second));
        CHECK(lines.size() > 1740);
        CHECK(lines.size() < 1860);
    }
    SECTION("a recorder that was unplugged had no power") {
        Recorder recorder(riding());
        recorder.send("S");
        recorder.heard(14 * second);
        recorder.daq.reconnected(recorder.now);
        CHECK(recorder.heard(second).empty());
        recorder.send("S");
        const auto first = lines_of(recorder.heard(10'000)).front();
        CHECK(first.number(0) == 0);
        CHECK(first.number(3) == 0);  // no pulse since
    }
    SECTION("a stuck converter shows one value") {
        Recorder recorder(riding());
        recorder.daq.act({Fault::stuck_value, 0, 1}, 0);
        recorder.send("S");
        std::string value;
        for (const auto& line : lines_of(recorder.heard(14 * second))) {
            if (line.type != 'D') continue;
            if (value.empty()) value = line.fields[5];
            REQUIRE(line.fields[5] == value);
        }
    }
    SECTION("after a restart clock, counter and sequence begin anew and nothing streams") {
        Recorder recorder;
        recorder.send("R100S");
        recorder.heard(3 * second);
        recorder.daq.act({Fault::restart, 0, 1}, recorder.now);
        const auto greeting = lines_of(recorder.heard(second));
        REQUIRE(greeting.size() == 1);
        CHECK(greeting.front().type == 'I');
        recorder.send("S");
        const auto lines = lines_of(recorder.heard(second));
        CHECK(lines.size() == 200);
        CHECK(lines.front().number(0) == 0);
        CHECK(lines.front().number(1) == second + 5'000);
        CHECK(lines.front().number(2) == 0);
    }
    Recorder plain;
    CHECK_FALSE(plain.daq.knows(Fault::over_range));
    CHECK(plain.daq.knows(Fault::wrong_checksum));
}

TEST_CASE("The same seed records the same bytes, another seed others", "[simulators]") {
    const auto recorded = [](std::uint64_t seed) {
        Recorder recorder(riding(), {}, seed);
        recorder.send("ZS");
        return recorder.heard(14 * second);
    };
    CHECK(recorded(1) == recorded(1));
    CHECK(recorded(1) != recorded(2));
}

TEST_CASE("A ride begins only when it is planned or rides always begin", "[simulators]") {
    Recorder recorder;
    recorder.send("ZS");
    CHECK(lines_of(recorder.heard(10 * second)).back().number(2) == 0);
    CHECK(recorder.daq.true_stopping_distance_m() == 0.0);
    recorder.daq.plan_ride({});
    CHECK(lines_of(recorder.heard(5 * second)).back().number(2) == 0);
    recorder.send("XS");
    CHECK(lines_of(recorder.heard(14 * second)).back().number(2) > 1000);
    CHECK(recorder.daq.true_stopping_distance_m() > 4.0);
}
