// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/force/text_meters.h"

#include <array>
#include <cstdlib>

#include "instruments/simulators/force/force_gauges.h"
#include "instruments/simulators/force/force_options.h"

namespace velocert::instruments {
namespace {

constexpr std::int64_t reply_us = 15'000;
constexpr std::int64_t tecsis_period_us = 100'000;
constexpr std::int64_t uni_t_period_us = 500'000;

bool beyond(const ShownValue::Sample& sample) {
    return sample.state == ShownValue::State::over || sample.state == ShownValue::State::under;
}

/// In the manner of the Mark-10 series 3 to 7: '?' for what is shown, CR ends a command, *10 what it does not know.
class MarkSimulator final : public ForceSimulator {
  public:
    MarkSimulator(const ForceSettings& settings, std::uint64_t seed)
        : ForceSimulator("mark-10", "115200 8N1", reply_us, settings, seed, {Fault::unit_change}) {}

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override {
        const auto line = front_line(pending);
        if (line.bytes == 0 || line.text.empty()) return line.bytes;
        const auto force = pull(now_us);
        const std::string unit = unit_changed() ? " lbF\r\n" : " N\r\n";
        if (line.text == "?")
            // What it sends beyond its range is not in the source: no fault of this gauge leads there.
            answer((beyond(force) ? "----" : digits_of(force.steps, 1)) + unit, now_us);
        else if (line.text == "?PT" || line.text == "?PC")
            answer(digits_of(line.text == "?PT" ? largest() : smallest(), 1) + unit, now_us);
        else if (line.text == "Z")
            shown().zero(now_us);
        else if (line.text == "CLR")
            forget_largest();
        else if (!line.text.starts_with("AOUT"))
            answer("*10\r\n", now_us);
        return line.bytes;
    }
};

/// In the manner of the Andilog Centor: a letter and CR; '?' what it does not know, '!' what is empty.
class AndilogSimulator final : public ForceSimulator {
  public:
    AndilogSimulator(const ForceSettings& settings, std::uint64_t seed)
        : ForceSimulator("andilog", "9600 8N1", reply_us, settings, seed,
                         {Fault::over_range, Fault::under_range, Fault::unit_change}) {}

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override {
        const auto line = front_line(pending);
        if (line.bytes == 0 || line.text.empty()) return line.bytes;
        const auto force = pull(now_us);
        const auto say = [&](const std::string& text) { answer(text + "\r", now_us); };
        if (line.text == "F")
            say(beyond(force) ? "!" : digits_of(force.steps, 1));
        else if (line.text == "P")
            say(digits_of(largest(), 1));
        else if (line.text == "V")
            say(digits_of(smallest(), 1));
        else if (line.text == "U")
            say(unit_changed() ? "lbf" : "N");
        else if (line.text == "Z")
            shown().zero(now_us);
        else
            say("?");
        return line.bytes;
    }
};

/// In the manner of the tecsis EZE30: two letters and CR; "G 00000" in tenths of a newton.
class TecsisSimulator final : public ForceSimulator {
  public:
    TecsisSimulator(const ForceSettings& settings, std::uint64_t seed)
        : ForceSimulator("tecsis-eze30", "9600 8N1", reply_us, settings, seed, {Fault::device_error}) {}

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override {
        const auto line = front_line(pending);
        if (line.bytes == 0 || line.text.empty()) return line.bytes;
        const auto say = [&](const std::string& text) { answer(text + "\r", now_us); };
        if (line.text == "ID") {
            say("D:VIRTUAL-DAS");
        } else if (take_busy() || take_defect()) {
            say("ERR");
        } else if (line.text == "GG") {
            answer(frame('G', pull(now_us).steps), now_us);
        } else if (line.text == "GN") {
            answer(frame('N', pull(now_us).steps - tare_), now_us);
        } else if (line.text == "SG" || line.text == "SN") {
            letter_ = line.text[1];
            stream_every(streaming() ? 0 : tecsis_period_us, now_us);
        } else if (line.text == "ST") {
            tare_ = pull(now_us).steps;
            say("OK");
        } else if (line.text == "SZ") {
            shown().zero(now_us);
            say("OK");
        } else {
            say("ERR");
        }
        return line.bytes;
    }
    std::string stream_frame(std::int64_t now_us) override {
        const auto steps = pull(now_us).steps;
        return frame(letter_, letter_ == 'N' ? steps - tare_ : steps);
    }
    void power_up(std::int64_t now_us) override {
        ForceSimulator::power_up(now_us);
        stream_every(0, now_us);
        tare_ = 0;
    }
    static std::string frame(char letter, std::int64_t steps) {
        std::string digits = std::to_string(std::llabs(steps));
        while (digits.size() < 5) digits = "0" + digits;
        return std::string(1, letter) + (steps < 0 ? "-" : " ") + digits + "\r";
    }

    char letter_ = 'G';
    std::int64_t tare_ = 0;
};

struct ThermometerSettings {
    double temperature = 23.6;  ///< degC
    double noise = 0.05;        ///< degC
};

/// In the manner of the UNI-T UT321 to UT325: nineteen bytes, twice a second.
class UniTSimulator final : public MeterSimulator {
  public:
    UniTSimulator(const ThermometerSettings& settings, std::uint64_t seed)
        : MeterSimulator("uni-t-ut32x", "2400 8N1", 0,
                         ShownValue::Settings{settings.temperature, settings.noise, 0.1, -99.9, 999.9, 0}, seed,
                         {Fault::over_range, Fault::under_range, Fault::stuck_value, Fault::unstable, Fault::drift,
                          Fault::unit_change}) {
        stream_every(uni_t_period_us, 0);
    }

  private:
    std::size_t take(std::string_view pending, std::int64_t) override { return pending.size(); }
    std::string stream_frame(std::int64_t now_us) override {
        const auto now = shown().sample(now_us);
        std::string digits = ";;;;";
        if (!beyond(now)) {
            // Four places: ';' is a minus, ':' a blank.
            digits = std::to_string(std::llabs(now.steps));
            while (digits.size() < 2) digits = "0" + digits;
            if (now.steps < 0) digits = ";" + digits;
            while (digits.size() < 4) digits = ":" + digits;
        }
        return "1" + digits + (unit_changed() ? '2' : '1') + "00" + "0" + "0000" + "0" + "00" + "1" + "\r\n";
    }
};

constexpr std::array thermometer_options{
    OptionInfo{"temperature", "23.6 degC", "of the thermocouple"},
    OptionInfo{"noise", "0.05", "standard deviation of one value in kelvins"},
};

base::Result<std::unique_ptr<Simulator>> make_thermometer(const Options& given, std::uint64_t seed) {
    OptionReader read("thermometer", thermometer_options, given);
    ThermometerSettings settings;
    settings.temperature =
        static_cast<double>(read.quantity("temperature", metrology::Kind::temperature, 173'150, 1'273'150)) * 1e-3 -
        273.15;
    settings.noise = read.positive("noise");
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<UniTSimulator>(settings, seed);
}

}  // namespace

std::span<const SimulatorInfo> text_meter_simulators() {
    static constexpr std::array table{
        SimulatorInfo{"mark-10", "force gauge Mark-10 series 5", force_options, make_force_gauge<MarkSimulator>},
        SimulatorInfo{"andilog", "force gauge Andilog Centor", force_options, make_force_gauge<AndilogSimulator>},
        SimulatorInfo{"tecsis-eze30", "force amplifier tecsis EZE30", force_options, make_force_gauge<TecsisSimulator>},
        SimulatorInfo{"uni-t-ut32x", "thermometer UNI-T UT325", thermometer_options, make_thermometer},
    };
    return table;
}

}  // namespace velocert::instruments
