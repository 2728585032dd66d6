// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/bench/bench_instruments.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <utility>

namespace velocert::instruments {
namespace {

constexpr std::int64_t controller_reply_us = 15'000;
constexpr std::int64_t source_reply_us = 20'000;
constexpr std::int64_t meter_reply_us = 100'000;  // its update interval
constexpr std::int64_t bridge_reply_us = 180'000;
constexpr std::int64_t multimeter_reply_us = 400'000;
constexpr double highest_brake_current = 100.0;  // %; it takes up to 99.99
constexpr double multimeter_lowest_hz = 3.0;
constexpr double radians_per_turn = 2.0 * 3.14159265358979;
constexpr const char* infinite = "+9.900000E+37";
constexpr const char* not_a_number = "+9.910000E+37";

std::string identity(const std::string& model, const std::string& serial) {
    return "VELOCERT,VIRTUAL-" + model + "," + serial + ",1.0";
}

/// A value as a display with steps has it.
double stepped(double value, double step) { return step > 0.0 ? std::nearbyint(value / step) * step : value; }

std::optional<double> plain_number(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || value < 0.0) return std::nullopt;
    return value;
}

}  // namespace

MagtrolSimulator::MagtrolSimulator(MagtrolSettings settings, std::shared_ptr<MotorBench> bench, std::uint64_t seed)
    : LineSimulator("magtrol", "9600 8N1", controller_reply_us),
      settings_(std::move(settings)),
      bench_(std::move(bench)) {
    RandomSource random(seed);
    torque_ = SystematicError(settings_.torque, random.fork());
    rotation_ = SystematicError(settings_.rotation, random.fork());
}

void MagtrolSimulator::power_up(std::int64_t now_us) { bench_->release(now_us); }

std::string MagtrolSimulator::execute(const std::string& line, std::int64_t now_us) {
    if (take_busy()) return {};
    if (line == "*IDN?") return identity(settings_.two_channels ? "DSP7001" : "DSP6001", settings_.serial);
    if (line == (settings_.two_channels ? "OD1" : "OD")) return output_data(now_us);
    // Bit 8 stands for one of the alarms of the dynamometer itself.
    if (line == "STAT" && settings_.two_channels) return over_range() ? "256" : "0";
    if (line == "R") {
        bench_->release(now_us);
        return {};
    }
    std::string_view rest = line;
    if (rest.empty() || (rest.front() != 'N' && rest.front() != 'Q' && rest.front() != 'I')) return {};
    const char order = rest.front();
    rest.remove_prefix(1);
    if (settings_.two_channels) {
        if (rest.empty() || rest.front() != '1') return {};
        rest.remove_prefix(1);
        if (!rest.empty() && rest.front() != ',') return {};
        if (!rest.empty()) rest.remove_prefix(1);
    }
    if (rest.empty()) {
        bench_->release(now_us);
        return {};
    }
    const auto value = plain_number(rest);
    if (!value) return {};
    if (order == 'I') {
        if (*value < highest_brake_current) bench_->feed_brake(*value, now_us);
    } else if (order == 'N')
        bench_->hold_speed(*value, now_us);
    else
        bench_->hold_torque(*value * settings_.torque_unit, now_us);
    return {};
}

std::string MagtrolSimulator::output_data(std::int64_t now_us) {
    if (stuck() && !stuck_at_.empty()) return stuck_at_;
    const BenchTruth truth = bench_->at(now_us);
    const double speed = std::max(0.0, truth.rotation > 0.0 ? rotation_.indicated(truth.rotation) : 0.0);
    const double last_digit = std::pow(10.0, -settings_.torque_digits);
    const double torque = stepped(torque_.indicated(truth.torque), torque_.step()) / settings_.torque_unit +
                          last_digit * drifted_s(now_us);
    const bool alarm = take_defect() || over_range();
    const std::string digits = scpi_nr2(std::abs(torque), settings_.torque_digits);
    char text[48];
    std::snprintf(text, sizeof text, "S%5.0fT%s%c", std::nearbyint(speed), digits.c_str(),
                  alarm          ? 'A'
                  : torque < 0.0 ? 'L'
                                 : 'R');
    stuck_at_ = text;
    return stuck_at_;
}

SourceSimulator::SourceSimulator(SourceSettings settings, std::shared_ptr<MotorBench> bench, std::uint64_t seed)
    : ScpiSimulator("scpi-source", "9600 8N1", source_reply_us, identity("SOURCE", settings.serial)),
      settings_(std::move(settings)),
      bench_(std::move(bench)) {
    RandomSource random(seed);
    voltage_ = SystematicError(settings_.voltage, random.fork());
    current_ = SystematicError(settings_.current, random.fork());
}

std::optional<std::string> SourceSimulator::perform(std::string_view header, std::string_view argument,
                                                    std::int64_t now_us) {
    if (scpi_header_matches(header, "VOLTage")) {
        if (const auto volts = number(argument, 0.0, settings_.highest_voltage)) {
            bench_->set_voltage(*volts, now_us);
            set_voltage_ = *volts;
        }
        return std::string();
    }
    if (scpi_header_matches(header, "VOLTage?")) return scpi_nr2(set_voltage_, 3);
    if (scpi_header_matches(header, "CURRent?")) return scpi_nr2(set_current_, 3);
    if (scpi_header_matches(header, "CURRent")) {
        if (const auto amperes = number(argument, 0.0, settings_.highest_current)) {
            bench_->set_current_limit(*amperes, now_us);
            set_current_ = *amperes;
        }
        return std::string();
    }
    if (scpi_header_matches(header, "OUTPut")) {
        if (argument == "ON" || argument == "1")
            bench_->switch_output(true, now_us);
        else if ((argument == "OFF" || argument == "0") && !stuck())
            bench_->switch_output(false, now_us);
        else if (argument != "OFF" && argument != "0")
            error(-104, "Data type error");
        return std::string();
    }
    if (scpi_header_matches(header, "OUTPut?")) return bench_->output_on() ? "1" : "0";
    const BenchTruth truth = bench_->at(now_us);
    if (scpi_header_matches(header, "MEASure:VOLTage?"))
        return scpi_nr2(stepped(bench_->output_on() ? voltage_.indicated(truth.source_voltage) : 0.0, 0.001) +
                            0.001 * drifted_s(now_us),
                        3);
    if (scpi_header_matches(header, "MEASure:CURRent?"))
        return over_range() ? infinite : scpi_nr2(stepped(current_.indicated(truth.supply_current), 0.001), 3);
    return std::nullopt;
}

PowerMeterSimulator::PowerMeterSimulator(PowerMeterSettings settings, std::shared_ptr<MotorBench> bench,
                                         std::uint64_t seed)
    : ScpiSimulator("scpi-power-meter", "9600 8N1", meter_reply_us, identity("WT310", settings.serial)),
      bench_(std::move(bench)) {
    RandomSource random(seed);
    voltage_ = SystematicError(settings.voltage, random.fork());
    current_ = SystematicError(settings.current, random.fork());
}

std::string PowerMeterSimulator::values(std::int64_t now_us) {
    if (stuck() && !stuck_at_.empty()) return stuck_at_;
    const BenchTruth truth = bench_->at(now_us);
    const double volts =
        stepped(voltage_.indicated(truth.controller_voltage), voltage_.step()) + 0.01 * drifted_s(now_us);
    const double amperes = stepped(current_.indicated(truth.supply_current), current_.step());
    const auto nr3 = [](double value) {
        char text[32];
        std::snprintf(text, sizeof text, "%.4E", value);
        return std::string(text);
    };
    std::string out;
    for (const auto& item : items_) {
        if (!out.empty()) out += ',';
        if (item == "U")
            out += nr3(volts);
        else if (item == "I")
            out += over_range() ? "INF" : nr3(amperes);
        else if (item == "P")
            out += over_range() ? "INF" : nr3(volts * amperes);
        else
            out += "NAN";  // a direct voltage has no frequency
    }
    stuck_at_ = out;
    return out;
}

std::optional<std::string> PowerMeterSimulator::perform(std::string_view header, std::string_view argument,
                                                        std::int64_t now_us) {
    for (const char* word : {"COMMunicate:REMote", "COMMunicate:HEADer", "NUMeric:FORMat", "INPut:MODE"})
        if (scpi_header_matches(header, word)) return std::string();
    if (scpi_header_matches(header, "NUMeric:NORMal:VALue?")) return values(now_us);
    if (scpi_header_matches(header, "NUMeric:NORMal:NUMBer")) {
        if (const auto count = number(argument, 1.0, 8.0)) items_.resize(static_cast<std::size_t>(*count));
        return std::string();
    }
    const auto colon = header.rfind(':');
    const auto last = colon == std::string_view::npos ? header : header.substr(colon + 1);
    if (colon != std::string_view::npos && scpi_header_matches(header.substr(0, colon), "NUMeric:NORMal") &&
        last.starts_with("ITEM") && last.size() == 5 && last[4] >= '1' && last[4] <= '8') {
        const auto place = static_cast<std::size_t>(last[4] - '1');
        const auto item = argument.substr(0, argument.find(','));
        if (place >= items_.size() || (item != "U" && item != "I" && item != "P" && item != "FU"))
            error(-222, "Data out of range");
        else
            items_[place] = item;
        return std::string();
    }
    return std::nullopt;
}

LcrSimulator::LcrSimulator(LcrSettings settings, std::shared_ptr<MotorBench> bench, std::uint64_t seed)
    : ScpiSimulator("scpi-lcr", "9600 8N1", bridge_reply_us, identity("LCR", settings.serial)),
      bench_(std::move(bench)) {
    RandomSource random(seed);
    inductance_ = SystematicError(settings.inductance, random.fork());
    resistance_ = SystematicError(settings.resistance, random.fork());
}

std::optional<std::string> LcrSimulator::perform(std::string_view header, std::string_view argument,
                                                 std::int64_t now_us) {
    if (scpi_header_matches(header, "FUNCtion:IMPedance")) {
        if (argument == "LSQ" || argument == "LSRS")
            quality_ = argument == "LSQ";
        else
            error(-224, "Illegal parameter value");
        return std::string();
    }
    if (scpi_header_matches(header, "FUNCtion:IMPedance?")) return quality_ ? "LSQ" : "LSRS";
    for (const char* word : {"VOLTage", "TRIGger:SOURce", "TRIGger", "INITiate:CONTinuous"})
        if (scpi_header_matches(header, word)) return std::string();
    if (scpi_header_matches(header, "FREQuency")) {
        if (const auto hertz = number(argument, 20.0, 200'000.0)) frequency_ = *hertz;
        return std::string();
    }
    if (scpi_header_matches(header, "FREQuency?")) return scpi_nr3(frequency_);
    if (!scpi_header_matches(header, "FETCh?")) return std::nullopt;
    if (over_range()) return std::string(infinite) + "," + infinite + ",+1";
    if (take_defect()) return std::string(not_a_number) + "," + not_a_number + ",+4";
    if (!stuck() || stuck_at_.empty()) {
        // Eddy currents take a little of the inductance away and add resistance as the frequency rises.
        const double kilohertz = frequency_ / 1000.0;
        const double henry = bench_->inductance() / (1.0 + 0.0005 * kilohertz);
        const double ohm = bench_->resistance() * (1.0 + 0.02 * kilohertz);
        const double shown_henry = inductance_.indicated(henry) * (1.0 + 1e-4 * drifted_s(now_us));
        const double shown_ohm = resistance_.indicated(ohm);
        const double second = quality_ ? radians_per_turn * frequency_ * shown_henry / shown_ohm : shown_ohm;
        stuck_at_ = scpi_nr3(shown_henry) + "," + scpi_nr3(second) + ",+0";
    }
    return stuck_at_;
}

MultimeterSimulator::MultimeterSimulator(MultimeterSettings settings, std::shared_ptr<MotorBench> bench,
                                         std::uint64_t seed)
    : ScpiSimulator("scpi-multimeter", "9600 8N1", multimeter_reply_us, identity("34401A", settings.serial)),
      bench_(std::move(bench)),
      dc_voltage_(settings.dc_voltage) {
    RandomSource random(seed);
    voltage_ = SystematicError(settings.voltage, random.fork());
    frequency_ = SystematicError(settings.frequency, random.fork());
}

std::string MultimeterSimulator::value(Function function, std::int64_t now_us) {
    if (over_range()) return infinite;
    if (const auto last = stuck_at_.find(function); stuck() && last != stuck_at_.end()) return last->second;
    return stuck_at_[function] = fresh(function, now_us);
}

std::string MultimeterSimulator::fresh(Function function, std::int64_t now_us) {
    const BenchTruth truth = bench_->at(now_us);
    switch (function) {
        case Function::dc_voltage: return scpi_nr3(voltage_.indicated(dc_voltage_) + 1e-3 * drifted_s(now_us));
        case Function::ac_voltage: return scpi_nr3(std::max(0.0, voltage_.indicated(truth.terminal_voltage)));
        case Function::resistance: return scpi_nr3(bench_->resistance());
        case Function::frequency:
            return truth.frequency < multimeter_lowest_hz ? not_a_number
                                                          : scpi_nr3(frequency_.indicated(truth.frequency));
        case Function::current: return scpi_nr3(0.0);  // nothing is plugged in there
    }
    return not_a_number;
}

std::optional<std::string> MultimeterSimulator::perform(std::string_view header, std::string_view /*argument*/,
                                                        std::int64_t now_us) {
    struct Row {
        const char* header;
        Function function;
    };
    constexpr std::array rows{Row{"VOLTage:DC", Function::dc_voltage}, Row{"VOLTage:AC", Function::ac_voltage},
                              Row{"CURRent:DC", Function::current},    Row{"CURRent:AC", Function::current},
                              Row{"RESistance", Function::resistance}, Row{"FREQuency", Function::frequency}};
    for (const auto& row : rows) {
        const std::string name(row.header);
        if (scpi_header_matches(header, "MEASure:" + name + "?")) {
            header_ = name;
            return value(function_ = row.function, now_us);
        }
        if (!scpi_header_matches(header, "CONFigure:" + name)) continue;
        function_ = row.function;
        header_ = name;
        return std::string();
    }
    if (scpi_header_matches(header, "CONFigure?") || scpi_header_matches(header, "CONFigure:FUNCtion?")) {
        // Direct voltage and current are told by their first word alone.
        std::string told;
        for (const char c : header_.substr(0, header_.find(":DC")))
            if (c < 'a' || c > 'z') told += c;
        if (header.find(':') != std::string_view::npos) return told;
        return '"' + told + " +1.000000E+02,+1.000000E-04\"";
    }
    // As an OWON tells it: in quotation marks, and with a blank.
    if (scpi_header_matches(header, "FUNCtion?")) {
        std::string told;
        for (const char c : header_.substr(0, header_.find(":DC")))
            if (c < 'a' || c > 'z') told += c == ':' ? ' ' : c;
        return '"' + told + '"';
    }
    if (scpi_header_matches(header, "READ?") || scpi_header_matches(header, "MEASure?"))
        return value(function_, now_us);
    return std::nullopt;
}

}  // namespace velocert::instruments
