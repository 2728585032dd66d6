// SPDX-License-Identifier: GPL-3.0-or-later
// Which faults a simulated instrument cannot have, and why: each one that is missing stands here, and none that is
// there. What is beyond the range stands with the catalogue itself.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string_view>
#include <vector>

#include "instruments/simulators/catalogue.h"
#include "instruments/simulators/line/simulated_line.h"

namespace velocert::instruments::test {
namespace {

using Names = std::vector<std::string_view>;

struct Lack {
    Fault fault;
    std::string_view reason;
    Names drivers;
    bool all_but_these = false;
};

const std::vector<Lack>& lacks() {
    static const std::vector<Lack> table{
        {Fault::wrong_checksum,
         "its frames have no check",
         {"magtrol",
          "scpi-source",
          "scpi-power-meter",
          "scpi-lcr",
          "scpi-multimeter",
          "mt-sics",
          "radwag",
          "sartorius-sbi",
          "kern",
          "and",
          "ohaus",
          "sma",
          "dini-argeo",
          "mark-10",
          "andilog",
          "tecsis-eze30",
          "uni-t-ut32x",
          "scpi-load",
          "lcr-handheld",
          "es51919",
          "th2810b",
          "aim-tti-lcr400",
          "gpt-9000",
          "chroma-190",
          "hioki-3174",
          "lutron-16",
          "center-30x",
          "mic-98581",
          "nti-xl2",
          "rion-nl",
          "svantek",
          "cem-dt885x",
          "pce-322a",
          "dillon-afg",
          "omega-denshi-al6"}},
        {Fault::under_range, "pulses have no range", {"pulse-daq"}},
        {Fault::under_range,
         "its torque has a direction and no sign; an alarm is its only word, tried as over-range",
         {"magtrol"}},
        {Fault::under_range,
         "one word stands for both ends of the range, and is tried as over-range",
         {"scpi-source", "scpi-power-meter", "scpi-lcr", "scpi-multimeter", "wxt", "nmea-wind"}},
        {Fault::under_range, "only the lines of the A12E have a word for it, tried as a dialect", {"xk3190"}},
        {Fault::under_range,
         "its answers are numbers, and no word",
         {"mark-10", "tecsis-eze30", "omega-denshi-al6", "teac-td-9000t", "lutron-16", "mic-98581", "pce-322a",
          "modbus", "modbus-torque", "modbus-climate", "modbus-wind"}},
        {Fault::under_range, "a place and a speed have no range", {"nmea-0183", "ubx", "vbox"}},
        {Fault::under_range,
         "a test that finds too little is judged, and no value",
         {"gpt-9000", "chroma-190", "hioki-3174"}},
        {Fault::unstable,
         "it has no word for a value that is not at rest",
         {"pulse-daq", "magtrol", "scpi-source", "scpi-power-meter", "scpi-lcr", "scpi-multimeter", "wxt"}},
        {Fault::busy, "its commands are not answered", {"pulse-daq"}},
        {Fault::device_error,
         "it has no word for a defect of its own",
         {"pulse-daq",  "radwag",     "xk3190",     "toledo-continuous", "kern",         "ohaus",
          "sma",        "dini-argeo", "mark-10",    "andilog",           "uni-t-ut32x",  "nmea-wind",
          "lutron-16",  "center-30x", "mic-98581",  "rion-nl",           "svantek",      "colead-sl5868p",
          "cem-dt885x", "pce-322a",   "dillon-afg", "omega-denshi-al6",  "teac-td-9000t"}},
        {Fault::clock_wrap, "it tells no clock that begins again", {"pulse-daq", "torque-frequency"}, true},
        {Fault::lost_frames, "its frames have no numbers", {"pulse-daq", "torque-frequency"}, true},
        {Fault::saturated_force, "it has no force converter of its own", {"pulse-daq"}, true},
        {Fault::wrong_address,
         "it is alone on its line, and its protocol has no address, but for the command mode of xk3190, tried as a "
         "dialect",
         {"itech-frame-load", "modbus", "modbus-torque", "modbus-force", "modbus-weighing-indicator", "modbus-load",
          "modbus-climate", "modbus-wind", "wxt", "teac-td-9000t"},
         true},
        {Fault::unit_change,
         "it counts, and what a count means is set in the driver",
         {"pulse-daq", "torque-frequency", "omega-denshi-al6"}},
        {Fault::unit_change,
         "its answers name no unit: what is set at the instrument stands in the driver's options, as its help says",
         {"magtrol", "xk3190", "tecsis-eze30", "teac-td-9000t", "mic-98581"}},
        {Fault::unit_change,
         "its protocol has one unit for each quantity",
         {"scpi-source", "scpi-power-meter", "scpi-lcr", "scpi-multimeter", "scpi-load", "itech-frame-load",
          "lcr-handheld", "aim-tti-lcr400", "chroma-190", "hioki-3174", "nmea-0183", "ubx", "vbox", "nti-xl2",
          "rion-nl", "svantek"}},
        {Fault::unit_change,
         "the unit goes with the range, which it chooses itself; each is a golden frame",
         {"es51919", "th2810b", "gpt-9000"}},
        {Fault::unit_change,
         "a register has the unit of its map",
         {"modbus", "modbus-torque", "modbus-force", "modbus-weighing-indicator", "modbus-load", "modbus-climate",
          "modbus-wind"}},
        {Fault::clock_jump,
         "it tells no time of its own",
         {"nmea-0183", "ubx", "vbox", "pulse-daq", "torque-frequency"},
         true},
    };
    return table;
}

/// How often that one is said to lack it.
std::ptrdiff_t said(Fault fault, std::string_view driver) {
    return std::count_if(lacks().begin(), lacks().end(), [&](const Lack& row) {
        const bool named = std::find(row.drivers.begin(), row.drivers.end(), driver) != row.drivers.end();
        return row.fault == fault && named != row.all_but_these;
    });
}

}  // namespace

TEST_CASE("every simulated instrument has every fault, or it is said why it cannot", "[simulators]") {
    for (const auto& row : simulators()) {
        CAPTURE(row.driver);
        const SimulatedLine probe(make_simulator(row.driver, {}, EbikeModel{}, 7).value(), 1);
        for (const auto& fault : faults()) {
            if (fault.fault == Fault::over_range) continue;
            CAPTURE(fault.name);
            CHECK(said(fault.fault, row.driver) == (probe.has(fault.fault) ? 0 : 1));
        }
    }
    for (const auto& row : lacks()) {
        CHECK_FALSE(row.reason.empty());
        for (const auto driver : row.drivers) {
            CAPTURE(driver);
            CHECK(std::any_of(simulators().begin(), simulators().end(),
                              [&](const SimulatorInfo& one) { return one.driver == driver; }));
        }
    }
}

}  // namespace velocert::instruments::test
