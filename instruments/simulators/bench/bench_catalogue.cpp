// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/bench/bench_catalogue.h"

#include <array>
#include <string>
#include <utility>

#include "instruments/simulators/ambient/weather_simulator.h"
#include "instruments/simulators/bench/bench_instruments.h"
#include "instruments/simulators/option_reader.h"

namespace velocert::instruments {

using metrology::Kind;

namespace {

constexpr OptionInfo supply_option{"supply", "48 V",
                                   "alone: voltage that feeds the controller; 0 V: the motor is not fed"};
constexpr OptionInfo speed_option{"speed", "120 r/min", "alone: speed at which the shaft is held"};

constexpr std::array magtrol_options{
    OptionInfo{"profile", "dsp6001", "dsp6001, dsp7001 or 6200"},
    OptionInfo{"torque_unit", "N.m", "unit of the display: N.m, N.cm or N.mm"},
    OptionInfo{"torque_step", "0.01 N.m", "smallest step of torque"},
    OptionInfo{"torque_noise", "0.01 N.m", "standard deviation of one torque"},
    OptionInfo{"torque_gain_uncertainty", "0 %", "of its calibration; the error is drawn once from the seed"},
    OptionInfo{"torque_offset_uncertainty", "0 N.m", "likewise"},
    OptionInfo{"rotation_gain_uncertainty", "0 %", "likewise"},
    supply_option,
    OptionInfo{"speed", "0 r/min", "alone: speed at which the shaft is held at first; 0 r/min: it runs free"},
    OptionInfo{"serial", "V0100001", "serial number it tells"},
};
constexpr std::array source_options{
    OptionInfo{"highest_voltage", "80 V", "set points beyond it are refused"},
    OptionInfo{"highest_current", "60 A", "set points beyond it are refused"},
    OptionInfo{"voltage_noise", "0.002 V", "standard deviation of one voltage"},
    OptionInfo{"voltage_gain_uncertainty", "0 %", "of its calibration; the error is drawn once from the seed"},
    OptionInfo{"voltage_offset_uncertainty", "0 V", "likewise"},
    OptionInfo{"current_noise", "0.002 A", "standard deviation of one current"},
    OptionInfo{"current_gain_uncertainty", "0 %", "of its calibration; the error is drawn once from the seed"},
    OptionInfo{"current_offset_uncertainty", "0 A", "likewise"},
    speed_option,
    OptionInfo{"serial", "V0110001", "serial number it tells"},
};
constexpr std::array meter_options{
    OptionInfo{"voltage_noise", "0.002 V", "standard deviation of one voltage"},
    OptionInfo{"voltage_gain_uncertainty", "0 %", "of its calibration; the error is drawn once from the seed"},
    OptionInfo{"voltage_offset_uncertainty", "0 V", "likewise"},
    OptionInfo{"current_noise", "0.002 A", "standard deviation of one current"},
    OptionInfo{"current_gain_uncertainty", "0 %", "of its calibration; the error is drawn once from the seed"},
    OptionInfo{"current_offset_uncertainty", "0 A", "likewise"},
    supply_option,
    speed_option,
    OptionInfo{"serial", "V0120001", "serial number it tells"},
};
constexpr std::array lcr_options{
    OptionInfo{"inductance_noise", "0.02 uH", "standard deviation of one inductance"},
    OptionInfo{"inductance_gain_uncertainty", "0 %", "of its calibration; the error is drawn once from the seed"},
    OptionInfo{"inductance_offset_uncertainty", "0 uH", "likewise"},
    OptionInfo{"angle", "0 deg", "alone: position of the rotor"},
    OptionInfo{"serial", "V0140001", "serial number it tells"},
};
constexpr std::array multimeter_options{
    OptionInfo{"voltage_noise", "0.002 V", "standard deviation of one voltage"},
    OptionInfo{"voltage_gain_uncertainty", "0 %", "of its calibration; the error is drawn once from the seed"},
    OptionInfo{"voltage_offset_uncertainty", "0 V", "likewise"},
    OptionInfo{"frequency_gain_uncertainty", "0 %", "likewise"},
    OptionInfo{"speed", "300 r/min", "alone: speed at which the shaft is driven, not fed"},
    OptionInfo{"dc_voltage", "48 V", "at its terminals when it is set to direct voltage"},
    OptionInfo{"serial", "V0130001", "serial number it tells"},
};
constexpr std::array weather_options{
    OptionInfo{"wind", "1.2 m/s", "mean wind speed"},
    OptionInfo{"gust", "0.4 m/s", "standard deviation of the wind from answer to answer"},
    OptionInfo{"temperature", "23.4 degC", "of the air"},
    OptionInfo{"humidity", "48 %", "of the air, relative"},
};

constexpr std::array table{
    SimulatorInfo{"magtrol", "dynamometer controller on a motor bench", magtrol_options},
    SimulatorInfo{"scpi-source", "direct-current source that feeds the motor's controller", source_options},
    SimulatorInfo{"scpi-power-meter", "power meter at the motor's controller", meter_options},
    SimulatorInfo{"scpi-lcr", "impedance meter at two motor terminals", lcr_options},
    SimulatorInfo{"scpi-multimeter", "multimeter, for alternating voltage at two motor terminals", multimeter_options},
    SimulatorInfo{"wxt", "weather transmitter", weather_options},
};

constexpr std::int64_t most = 1'000'000'000'000;

/// Options `<name>_noise` and so on, in units of `scale` base units.
class Reader : public OptionReader {
  public:
    Reader(const SimulatorInfo& info, const Options& options) : OptionReader(info.driver, info.options, options) {}

    [[nodiscard]] double value(std::string_view name, Kind kind, double scale) {
        return static_cast<double>(quantity(name, kind, 0, most)) * scale;
    }
    [[nodiscard]] double share(const std::string& name) { return value(name, Kind::ratio, 1e-9); }
    [[nodiscard]] InstrumentAccuracy accuracy(const std::string& name, Kind kind, double scale) {
        InstrumentAccuracy out;
        out.gain_uncertainty = share(name + "_gain_uncertainty");
        out.offset_uncertainty = value(name + "_offset_uncertainty", kind, scale);
        out.noise = value(name + "_noise", kind, scale);
        return out;
    }
    [[nodiscard]] double volts(std::string_view name) { return value(name, Kind::voltage, 1e-6); }
    [[nodiscard]] double per_minute(std::string_view name) { return value(name, Kind::rotation, 1e-3); }
};

/// A bench for one instrument that stands alone.
std::shared_ptr<MotorBench> own_bench(double volts, double per_minute) {
    auto bench = std::make_shared<MotorBench>(MotorBenchSettings{});
    bench->set_voltage(volts, 0);
    bench->set_current_limit(50.0, 0);
    bench->switch_output(volts > 0.0, 0);
    if (per_minute > 0.0) bench->hold_speed(per_minute, 0);
    return bench;
}

using Made = base::Result<std::unique_ptr<Simulator>>;

Made make_magtrol(Reader& read, std::shared_ptr<MotorBench> bench, std::uint64_t seed) {
    MagtrolSettings settings;
    settings.two_channels = read.word("profile", {"dsp6001", "dsp7001", "6200"}) == 1;
    const int unit = read.word("torque_unit", {"N.m", "N.cm", "N.mm"});
    settings.torque_unit = unit == 0 ? 1.0 : unit == 1 ? 0.01 : 0.001;
    settings.torque_digits = unit == 0 ? 3 : 1;
    settings.torque = read.accuracy("torque", Kind::torque, 1e-3);
    settings.torque.step = read.value("torque_step", Kind::torque, 1e-3);
    if (unit == 0 && settings.torque.step >= 0.01) settings.torque_digits = 2;
    settings.rotation.gain_uncertainty = read.share("rotation_gain_uncertainty");
    const double volts = read.volts("supply");
    const double speed = read.per_minute("speed");
    settings.serial = read.text("serial");
    if (auto good = read.finish(); !good) return base::fail(good.error());
    if (!bench) bench = own_bench(volts, speed);
    return std::make_unique<MagtrolSimulator>(std::move(settings), std::move(bench), seed);
}

Made make_source(Reader& read, std::shared_ptr<MotorBench> bench, std::uint64_t seed) {
    SourceSettings settings;
    settings.highest_voltage = read.volts("highest_voltage");
    settings.highest_current = read.value("highest_current", Kind::current, 1e-6);
    settings.voltage = read.accuracy("voltage", Kind::voltage, 1e-6);
    settings.current = read.accuracy("current", Kind::current, 1e-6);
    const double speed = read.per_minute("speed");
    settings.serial = read.text("serial");
    if (auto good = read.finish(); !good) return base::fail(good.error());
    if (!bench) bench = own_bench(0.0, speed);
    return std::make_unique<SourceSimulator>(std::move(settings), std::move(bench), seed);
}

Made make_meter(Reader& read, std::shared_ptr<MotorBench> bench, std::uint64_t seed) {
    PowerMeterSettings settings;
    settings.voltage = read.accuracy("voltage", Kind::voltage, 1e-6);
    settings.current = read.accuracy("current", Kind::current, 1e-6);
    const double volts = read.volts("supply");
    const double speed = read.per_minute("speed");
    settings.serial = read.text("serial");
    if (auto good = read.finish(); !good) return base::fail(good.error());
    if (!bench) bench = own_bench(volts, speed);
    return std::make_unique<PowerMeterSimulator>(std::move(settings), std::move(bench), seed);
}

Made make_lcr(Reader& read, std::shared_ptr<MotorBench> bench, std::uint64_t seed) {
    LcrSettings settings;
    settings.inductance = read.accuracy("inductance", Kind::inductance, 1e-9);
    const double degrees = read.value("angle", Kind::angle, 1e-9);
    settings.serial = read.text("serial");
    if (auto good = read.finish(); !good) return base::fail(good.error());
    if (!bench) {
        bench = own_bench(0.0, 0.0);
        bench->turn_rotor(degrees * radians_per_degree);
    }
    return std::make_unique<LcrSimulator>(std::move(settings), std::move(bench), seed);
}

Made make_multimeter(Reader& read, std::shared_ptr<MotorBench> bench, std::uint64_t seed) {
    MultimeterSettings settings;
    settings.voltage = read.accuracy("voltage", Kind::voltage, 1e-6);
    settings.frequency.gain_uncertainty = read.share("frequency_gain_uncertainty");
    const double speed = read.per_minute("speed");
    settings.dc_voltage = read.volts("dc_voltage");
    settings.serial = read.text("serial");
    if (auto good = read.finish(); !good) return base::fail(good.error());
    if (!bench) bench = own_bench(0.0, speed);
    return std::make_unique<MultimeterSimulator>(std::move(settings), std::move(bench), seed);
}

Made make_weather(Reader& read, std::uint64_t seed) {
    WeatherSettings settings;
    settings.wind = read.value("wind", Kind::speed, 1.0 / 3.6e6);
    settings.gust = read.value("gust", Kind::speed, 1.0 / 3.6e6);
    settings.temperature = read.value("temperature", Kind::temperature, 1e-3) - 273.15;
    settings.humidity = 100.0 * read.share("humidity");
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<WeatherSimulator>(settings, seed);
}

}  // namespace

std::span<const SimulatorInfo> bench_simulators() { return table; }

Made make_bench_simulator(std::string_view driver, const Options& options, std::shared_ptr<MotorBench> bench,
                          std::uint64_t seed) {
    for (const auto& info : table) {
        if (info.driver != driver) continue;
        Reader read(info, options);
        if (driver == "magtrol") return make_magtrol(read, std::move(bench), seed);
        if (driver == "scpi-source") return make_source(read, std::move(bench), seed);
        if (driver == "scpi-power-meter") return make_meter(read, std::move(bench), seed);
        if (driver == "scpi-lcr") return make_lcr(read, std::move(bench), seed);
        if (driver == "scpi-multimeter") return make_multimeter(read, std::move(bench), seed);
        return make_weather(read, seed);
    }
    return base::fail(base::ErrorCode::not_found, "instrument", "'" + std::string(driver) + "' is not simulated",
                      "an instrument of a motor bench");
}

}  // namespace velocert::instruments
