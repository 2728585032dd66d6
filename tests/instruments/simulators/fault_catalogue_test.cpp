// SPDX-License-Identifier: GPL-3.0-or-later
// The fault catalogue: every simulated instrument, in every dialect that it speaks, with every fault it can have, read
// by its driver. Whatever happens on the way, a value is one that the instrument has shown, or there is none; and each
// fault has its declared result, which can fail.
#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

#include "tests/instruments/simulators/fault_reading.h"

namespace velocert::instruments::test {
namespace {

constexpr std::int64_t second_us = 1'000'000;

/// What a setting shows when nothing goes wrong, and how it is read.
struct Usual {
    Outcome outcome;
    bool polled = false;
};

using Result = void (*)(const Outcome&, const Usual&);

void goes_on(const Outcome& outcome, const Usual&) { CHECK(outcome.last_good >= 3); }
void loses_nothing(const Outcome& outcome, const Usual& usual) {
    CHECK(outcome.good == outcome.readings);
    CHECK(outcome.events.size() == usual.outcome.events.size());
}
void is_silent(const Outcome& outcome, const Usual&) {
    CHECK(outcome.good <= 1);
    CHECK(outcome.last_good == 0);
}
void is_unplugged(const Outcome& outcome, const Usual& usual) {
    is_silent(outcome, usual);
    CHECK_FALSE(outcome.plugged);
}
void is_rejected(const Outcome& outcome, const Usual& usual) {
    CHECK(outcome.rejected > 0);
    goes_on(outcome, usual);
}
/// Read through, or noticed: never taken for an answer. Who only listens has nothing that could come back.
void echo_is_no_answer(const Outcome& outcome, const Usual& usual) {
    if (!usual.polled) return loses_nothing(outcome, usual);
    CHECK((outcome.last_good >= 3 || outcome.rejected > 0 || outcome.told()));
}
/// Asked again it answers again.
void is_read_again(const Outcome& outcome, const Usual& usual) { goes_on(outcome, usual); }
/// Of a stream that was started nothing more comes until somebody starts it again.
void is_over(const Outcome& outcome, const Usual&) { CHECK(outcome.last_good == 0); }
void is_told_and_over(const Outcome& outcome, const Usual& usual) {
    CHECK(outcome.restarts == 1);
    is_over(outcome, usual);
}
/// In one value at least: others that the instrument shows may well be in their ranges.
void is_beyond_range(const Outcome& outcome, const Usual&) {
    CHECK((outcome.flagged("over-range") || outcome.flagged("under-range") || outcome.flagged("no-value") ||
           outcome.flagged("saturated") || outcome.told()));
}
/// The drift that is armed with it moves nothing.
void stands_still(const Outcome& outcome, const Usual& usual) {
    goes_on(outcome, usual);
    CHECK(Outcome::most(outcome.last_values) == 1);
}
/// One of its displays; the other one runs away.
void one_stands_still(const Outcome& outcome, const Usual& usual) {
    goes_on(outcome, usual);
    CHECK(outcome.last_values.size() == 2);
    CHECK(std::count_if(outcome.last_values.begin(), outcome.last_values.end(),
                        [](const auto& row) { return row.second.size() == 1; }) == 1);
}
void speed_stands_still(const Outcome& outcome, const Usual& usual) {
    goes_on(outcome, usual);
    REQUIRE(outcome.last_values.contains("speed"));
    CHECK(outcome.last_values.at("speed").size() == 1);
}
/// A microsecond at either end of an interval.
void stands_within_two_steps(const Outcome& outcome, const Usual& usual) {
    goes_on(outcome, usual);
    REQUIRE_FALSE(outcome.last_spread.empty());
    for (const auto& [measurand, spread] : outcome.last_spread) CHECK(spread.high - spread.low <= 2.01 * spread.step);
}
/// A value a second away from the one before: passed on as shown.
void runs_away(const Outcome& outcome, const Usual& usual) {
    goes_on(outcome, usual);
    CHECK(Outcome::most(outcome.values) >= 4);
}
void is_never_stable(const Outcome& outcome, const Usual& usual) {
    CHECK(outcome.stable <= 2);
    if (usual.outcome.stable > 0) CHECK(usual.outcome.stable > outcome.stable);
}
/// No value at times, or a refusal; then it goes on.
void is_refused_for_a_while(const Outcome& outcome, const Usual& usual) {
    if (!usual.polled) return loses_nothing(outcome, usual);
    CHECK((outcome.told() || outcome.without_value > 0 || outcome.good < outcome.readings || outcome.rejected > 0));
    goes_on(outcome, usual);
}
/// Of a value at least there is none, or it is told; then it goes on.
void tells_its_defect(const Outcome& outcome, const Usual& usual) {
    CHECK((outcome.told() || outcome.without_value > 0 || outcome.good < outcome.readings || outcome.rejected > 0 ||
           (outcome.flagged("no-value") && !usual.outcome.flagged("no-value"))));
    goes_on(outcome, usual);
}
void has_a_gap(const Outcome& outcome, const Usual&) { CHECK(outcome.flagged("gap")); }
void is_saturated(const Outcome& outcome, const Usual&) { CHECK(outcome.flagged("saturated")); }
/// Device time goes through its wrap and never back.
void wraps(const Outcome& outcome, const Usual& usual) {
    goes_on(outcome, usual);
    CHECK(outcome.steps_back == 0);
}
/// The same quantity in a unit the driver knows, or a fault that says which unit to set.
void has_another_unit(const Outcome& outcome, const Usual& usual) {
    const bool other = std::any_of(outcome.units.begin(), outcome.units.end(), [&](const auto& row) {
        const auto& [measurand, units] = row;
        const auto before = usual.outcome.units.find(measurand);
        return before != usual.outcome.units.end() &&
               std::any_of(units.begin(), units.end(),
                           [&](const std::string& unit) { return !before->second.contains(unit); });
    });
    CHECK((other || outcome.told()));
}
void jumps_an_hour(const Outcome& outcome, const Usual& usual) {
    goes_on(outcome, usual);
    CHECK(outcome.longest_step_us >= 3'500 * second_us);
}

/// A fault, how it is tried, and its declared result.
struct Declared {
    Fault fault;
    Result result;
    int count = 1;
    int readings = 12;
    std::int64_t pause_us = 0;
    bool start_again = false;
};

const std::vector<Declared>& declared() {
    static const std::vector<Declared> table{
        {Fault::pacing, loses_nothing},
        {Fault::fragments, loses_nothing},
        {Fault::coalesce, goes_on},
        {Fault::garbage_before, goes_on, 2},
        {Fault::garbage_after, goes_on, 2},
        {Fault::dropped_reply, goes_on},
        {Fault::late_reply, goes_on},
        {Fault::duplicate_reply, goes_on, 2},
        {Fault::wrong_checksum, is_rejected, 2},
        {Fault::torn_frame, goes_on, 2},
        {Fault::echo, echo_is_no_answer},
        {Fault::silence, is_silent},
        {Fault::unplug, is_unplugged},
        {Fault::restart, is_read_again, 1, 12, second_us},
        {Fault::over_range, is_beyond_range},
        {Fault::under_range, is_beyond_range},
        {Fault::stuck_value, stands_still, 1, 12, second_us},
        {Fault::unstable, is_never_stable},
        {Fault::busy, is_refused_for_a_while, 2},
        {Fault::device_error, tells_its_defect, 2},
        {Fault::clock_wrap, wraps, 1, 12, second_us / 2},
        {Fault::lost_frames, has_a_gap, 2},
        {Fault::saturated_force, is_saturated, 1, 200, 0, true},
        {Fault::wrong_address, is_silent},
        {Fault::drift, runs_away, 1, 12, second_us},
        {Fault::unit_change, has_another_unit},
        {Fault::clock_jump, jumps_an_hour},
    };
    return table;
}

/// Where the protocol cannot show what is declared, or shows more. By driver, or by driver and option.
struct Exception {
    Fault fault;
    std::string_view setting;
    Result result;
    std::string_view reason;
};

const std::vector<Exception>& exceptions() {
    static const std::vector<Exception> table{
        {Fault::restart, "pulse-daq", is_told_and_over, "it greets, and its stream waits for a start"},
        {Fault::restart, "torque-frequency", is_told_and_over, "it greets, and its stream waits for a start"},
        {Fault::restart, "kern", is_over, "its stream waits for a start"},
        {Fault::restart, "nti-xl2", is_over, "it does not measure until it is set up again"},
        {Fault::restart, "chroma-190", is_over, "the result of the last test is gone"},
        {Fault::busy, "mark-10", loses_nothing, "the protocol has no such answer"},
        {Fault::busy, "andilog", loses_nothing, "the protocol has no such answer"},
        {Fault::busy, "mic-98581", loses_nothing, "it sends whatever it is told"},
        {Fault::busy, "pce-322a", loses_nothing, "it sends whatever it is told"},
        {Fault::busy, "ubx", loses_nothing, "only what is set up can be refused, and that was done before"},
        {Fault::device_error, "scpi-source", loses_nothing, "it stands in the list of errors, asked after an order"},
        {Fault::device_error, "scpi-power-meter", loses_nothing,
         "it stands in the list of errors, asked after an order, or where it is to confirm what was set"},
        {Fault::device_error, "scpi-multimeter profile=dm3058", loses_nothing,
         "nothing is set ahead of its questions, which name the function"},
        {Fault::device_error, "scpi-multimeter profile=xdm1041", loses_nothing,
         "its list of errors is not asked: it has none"},
        {Fault::device_error, "scpi-load", loses_nothing, "it stands in the list of errors, asked after an order"},
        {Fault::device_error, "gpt-9000", loses_nothing, "it ends a test, and none is running"},
        {Fault::device_error, "chroma-190", loses_nothing, "it ends a test, and none is running"},
        {Fault::device_error, "hioki-3174", loses_nothing, "it ends a test, and none is running"},
        {Fault::drift, "gpt-9000", goes_on, "the result of a finished test stays as it is"},
        {Fault::drift, "hioki-3174", goes_on, "the result of a finished test stays as it is"},
        {Fault::stuck_value, "scpi-source", goes_on, "it is the output that is stuck, and it is not switched here"},
        {Fault::stuck_value, "scpi-load", goes_on, "it is the input that is stuck, and it is not switched here"},
        {Fault::stuck_value, "itech-frame-load", goes_on, "it is the input that is stuck, and it is not switched here"},
        {Fault::stuck_value, "lutron-16", one_stands_still, "one of its two displays"},
        {Fault::stuck_value, "mic-98581", one_stands_still, "one of its two displays"},
        {Fault::stuck_value, "nmea-0183", speed_stands_still, "the place and the time go on"},
        {Fault::stuck_value, "ubx", speed_stands_still, "the place and the time go on"},
        {Fault::stuck_value, "torque-frequency", stands_within_two_steps, "its clock moves the last digits"},
        {Fault::over_range, "modbus-weighing-indicator profile=weight-only", goes_on, "no status, as its help says"},
        {Fault::under_range, "modbus-weighing-indicator profile=weight-only", goes_on, "no status, as its help says"},
        {Fault::over_range, "modbus-force profile=mx08-indicated", goes_on, "no status, as its help says"},
        {Fault::under_range, "modbus-force profile=mx08-indicated", goes_on, "no status, as its help says"},
    };
    return table;
}

/// Instruments that cannot say, in the dialect they speak by themselves, that something is beyond their range.
struct NoRange {
    std::string_view driver;
    std::string_view reason;
};
constexpr std::array without_range{
    NoRange{"pulse-daq", "pulses have no range; the end of the force converter is saturated-force"},
    NoRange{"xk3190", "only the lines of the A12E have a word for it, tried as a dialect; the others fall silent"},
    NoRange{"mark-10", "its answers are a number and a unit"},
    NoRange{"tecsis-eze30", "its answers are a number and a unit"},
    NoRange{"omega-denshi-al6", "its answers are numbers"},
    NoRange{"teac-td-9000t", "its answers are numbers"},
    NoRange{"nmea-0183", "a place and a speed have no range; a fix that is missing is told as such"},
    NoRange{"ubx", "a place and a speed have no range; a fix that is missing is told as such"},
    NoRange{"vbox", "a place and a speed have no range; too few satellites are told as such"},
    NoRange{"gpt-9000", "too much current ends a test of strength; an insulation beyond 9999M is tried as a dialect"},
    NoRange{"hioki-3174", "too much current ends a test of strength; an insulation of 9999 is tried as a dialect"},
    NoRange{"lutron-16", "its frames have eight digits and no word"},
    NoRange{"mic-98581", "its answers have three digits and no word"},
    NoRange{"pce-322a", "its frames have a level in tenths and no word known"},
    NoRange{"modbus", "a whole number in a register is one; an infinite float is tried where there are floats"},
    NoRange{"modbus-torque", "a whole number in a register, and no status"},
    NoRange{"modbus-climate", "a whole number in a register, and no status"},
    NoRange{"modbus-wind", "a whole number in a register, and no status"},
};

Result result_of(const Declared& entry, const Setting& setting) {
    for (const auto& row : exceptions())
        if (row.fault == entry.fault && (row.setting == setting.driver || row.setting == setting.text()))
            return row.result;
    return entry.result;
}

/// Dialects beside the one that the simulator speaks by itself.
const std::vector<Setting>& dialects() {
    static const std::vector<Setting> table{
        {"magtrol", {{"profile", "dsp7001"}}, {{"profile", "dsp7001"}}},
        {"magtrol", {{"profile", "6200"}}, {{"profile", "6200"}}},
        {"pulse-daq", {{"format", "binary"}, {"saturation", "4095"}}, {{"format", "binary"}}},
        {"torque-frequency", {{"format", "binary"}}, {{"format", "binary"}}},
        {"torque-frequency", {{"profile", "60-30"}}, {{"centre", "60000"}, {"deviation", "30000"}}},
        {"torque-frequency", {{"profile", "240-120"}}, {{"centre", "240000"}, {"deviation", "120000"}}},
        {"sartorius-sbi", {{"profile", "auto-print"}}, {{"print", "automatic"}}},
        {"ohaus", {{"profile", "10-characters"}}, {{"width", "10"}}},
        {"ohaus", {{"profile", "9-characters"}}, {{"width", "9"}}},
        {"ohaus", {{"profile", "older"}}, {{"width", "9"}}},
        {"xk3190", {{"profile", "reversed"}}, {{"mode", "reversed"}}},
        {"xk3190", {{"profile", "forward"}}, {{"mode", "forward"}}},
        {"xk3190", {{"profile", "command"}}, {{"mode", "command"}}},
        {"xk3190", {{"profile", "a12e"}}, {{"mode", "a12e"}}},
        {"toledo-continuous", {{"profile", "plain"}}, {{"checksum", "no"}}},
        {"and", {{"profile", "indicator"}}, {{"mode", "indicator"}}},
        {"gpt-9000", {{"mode", "ir"}}, {{"test", "insulation"}}},
        {"chroma-190", {{"mode", "ir"}}, {{"test", "insulation"}}},
        {"hioki-3174", {{"mode", "insulation"}}, {{"test", "insulation"}}},
        {"modbus-torque", {{"profile", "dyn-200-torque"}}, {}},
        {"modbus-torque", {{"profile", "dyn-200-2"}}, {{"model", "dyn-200-2"}}},
        {"modbus-torque", {{"profile", "star-j12"}}, {{"model", "star-j12"}}},
        {"modbus-weighing-indicator", {{"profile", "weight-only"}}, {}},
        {"modbus-weighing-indicator", {{"profile", "float"}}, {{"model", "float"}}},
        {"modbus-force", {{"profile", "adt42"}}, {{"model", "adt42"}}},
        {"modbus-force", {{"profile", "adt42-channel-1"}}, {{"model", "adt42"}}},
        {"modbus-climate", {{"profile", "temperature-first"}}, {{"model", "temperature-first"}}},
        {"modbus-climate",
         {{"profile", "temperature-first-sign-magnitude"}},
         {{"model", "temperature-first-sign-magnitude"}}},
        {"modbus-climate",
         {{"profile", "humidity-first-sign-magnitude"}},
         {{"model", "humidity-first-sign-magnitude"}}},
        {"modbus-wind", {{"profile", "xm8589"}}, {{"model", "xm8589"}}},
        {"modbus-wind", {{"profile", "enginique"}}, {{"model", "enginique"}}},
    };
    return table;
}

/// What both sides must know alike: where the converter ends.
Options wired(std::string_view driver) {
    if (driver == "pulse-daq") return {{"saturation", "4095"}};
    return {};
}

/// Options that keep what is shown at rest, so that a reading is never empty for another reason.
Options at_rest(std::string_view driver) {
    if (driver == "mt-sics") return {{"load", "on"}};
    return {};
}

/// Dialects that no simulator speaks: their golden frames are all there is.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> unspoken{{
    {"kern", "15-bytes"},
    {"mt-sics", "kern-kcp-sx"},
    {"scpi-power-meter", "pw3335"},
    {"teac-td-9000t", "plain"},
    {"vbox", "vb3is"},
    {"vbox", "vbss25"},
}};
bool is_unspoken(std::string_view driver, std::string_view profile) {
    return std::find(unspoken.begin(), unspoken.end(), std::pair(driver, profile)) != unspoken.end();
}

std::vector<Setting> settings() {
    std::vector<Setting> out;
    for (const auto& row : simulators()) out.push_back({row.driver, wired(row.driver), at_rest(row.driver)});
    out.insert(out.end(), dialects().begin(), dialects().end());
    // Every other profile speaks as the first one does, but for its line.
    for (const auto* driver : drivers())
        for (const auto& profile : driver->profiles.subspan(1)) {
            const std::string id(profile.id);
            const auto named = [&](const Setting& row) {
                return row.driver == driver->id && row.options.contains("profile") && row.options.at("profile") == id;
            };
            if (std::any_of(dialects().begin(), dialects().end(), named) || is_unspoken(driver->id, id)) continue;
            auto options = wired(driver->id);
            options.emplace("profile", id);
            out.push_back({driver->id, options, at_rest(driver->id)});
        }
    return out;
}

}  // namespace

TEST_CASE("every fault of the catalogue has its declared result", "[simulators]") {
    for (const auto& row : faults()) {
        CAPTURE(row.name);
        CHECK(std::count_if(declared().begin(), declared().end(),
                            [&](const Declared& entry) { return entry.fault == row.fault; }) == 1);
    }
    for (const auto& row : exceptions()) {
        CAPTURE(info(row.fault).name, row.setting);
        CHECK(find_driver(row.setting.substr(0, row.setting.find(' '))));
        CHECK_FALSE(row.reason.empty());
    }
}

TEST_CASE("every simulated instrument can be beyond its range, or it is said why it cannot", "[simulators]") {
    for (const auto& row : simulators()) {
        CAPTURE(row.driver);
        const SimulatedLine probe(make_simulator(row.driver, at_rest(row.driver), EbikeModel{}, 7).value(), 1);
        const auto* const reason = std::find_if(without_range.begin(), without_range.end(),
                                                [&](const NoRange& entry) { return entry.driver == row.driver; });
        CHECK(probe.has(Fault::over_range) == (reason == without_range.end()));
        if (reason != without_range.end()) CHECK_FALSE(reason->reason.empty());
    }
    // Where a dialect has a word for it, that is tried.
    for (const char* driver : {"xk3190", "gpt-9000", "hioki-3174"})
        CHECK(std::any_of(dialects().begin(), dialects().end(), [&](const Setting& setting) {
            return setting.driver == driver &&
                   SimulatedLine(make_simulator(driver, setting.simulated, EbikeModel{}, 7).value(), 1)
                       .has(Fault::over_range);
        }));
}

TEST_CASE("every simulated instrument has every fault of the line, and each fault its declared result",
          "[simulators]") {
    for (const auto& setting : settings()) {
        INFO("setting " << setting.text());
        Reading quiet(setting);
        const Usual usual{quiet.with({}), quiet.polled()};
        CHECK(usual.outcome.good == usual.outcome.readings);
        for (const auto& entry : declared()) {
            const SimulatedLine probe(make_simulator(setting.driver, setting.simulated, EbikeModel{}, 7).value(), 1);
            if (!probe.has(entry.fault)) {
                // Without a check in its frames an instrument has no wrong one; the rest of the line's faults all have.
                CHECK((!is_line_fault(entry.fault) || entry.fault == Fault::wrong_checksum));
                continue;
            }
            INFO("fault " << info(entry.fault).name);
            Trial trial{{{entry.fault, 0, entry.count}}, entry.readings, entry.pause_us, entry.start_again};
            // What stands still is only seen where something would move it.
            if (entry.fault == Fault::stuck_value && probe.has(Fault::drift))
                trial.plans.push_back({Fault::drift, 0, 1});
            Reading reading(setting);
            const auto outcome = reading.with(trial);
            CAPTURE(outcome.foreign, outcome.events, outcome.flags);
            INFO("good " << outcome.good << ", without value " << outcome.without_value << ", last "
                         << outcome.last_good << ", stable " << outcome.stable << ", rejected " << outcome.rejected
                         << ", restarts " << outcome.restarts);
            CHECK(outcome.foreign.empty());
            result_of(entry, setting)(outcome, usual);
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

}  // namespace velocert::instruments::test
