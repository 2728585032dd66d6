// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/modbus/modbus.h"

#include <array>
#include <bit>
#include <memory>

#include "instruments/simulators/modbus/modbus_slave.h"
#include "instruments/simulators/option_reader.h"

namespace velocert::instruments {

using metrology::Kind;

namespace {

constexpr OptionInfo address_option{"address", "1", "1 to 247"};
constexpr OptionInfo latency_option{"latency", "5 ms", "from the request to the answer"};

constexpr std::array any_options{
    address_option,
    latency_option,
    OptionInfo{"register", "0", "first register of the value, from zero"},
    OptionInfo{"function", "3", "that reads it: 3 or 4"},
    OptionInfo{"type", "u16", "u16, sign16, i32 or f32; only a real number can say that it is out of range"},
    OptionInfo{"order", "ABCD", "ABCD, CDAB, BADC or DCBA"},
    OptionInfo{"value", "12.34", "plain number it shows"},
    OptionInfo{"step", "0.01", "of the value; one count of a whole number"},
};
constexpr std::array torque_options{
    address_option,
    latency_option,
    OptionInfo{"model", "dyn-200", "dyn-200, dyn-200-2 or star-j12"},
    OptionInfo{"torque", "12.345 N.m", "at the shaft"},
    OptionInfo{"speed", "60 r/min", "of the shaft"},
    OptionInfo{"noise", "0 N.m", "standard deviation of one torque value"},
    OptionInfo{"range", "100 N.m", "rated torque"},
};
constexpr std::array force_options{
    address_option,
    latency_option,
    OptionInfo{"model", "mx08", "mx08 or adt42"},
    OptionInfo{"force", "123 N", "at the transducer"},
    OptionInfo{"noise", "0 N", "standard deviation of one value"},
    OptionInfo{"range", "1000 N", "rated force of the transducer"},
};
constexpr std::array weighing_options{
    address_option,
    latency_option,
    OptionInfo{"model", "common", "common or float"},
    OptionInfo{"mass", "62.93 kg", "on the platform"},
    OptionInfo{"noise", "0 g", "standard deviation of one weighing value"},
    OptionInfo{"capacity", "150 kg", "largest load"},
};
constexpr std::array load_options{
    address_option,
    latency_option,
    OptionInfo{"voltage", "48 V", "of the source at its terminals"},
};
constexpr std::array climate_options{
    address_option,
    latency_option,
    OptionInfo{"model", "rs-ws-n01",
               "rs-ws-n01, temperature-first, temperature-first-sign-magnitude or humidity-first-sign-magnitude"},
    OptionInfo{"temperature", "21.5 degC", "of the air"},
    OptionInfo{"humidity", "48.6 %", "of the air"},
};
constexpr std::array wind_options{
    OptionInfo{"address", "", "1 to 247; 17 for enginique, else 1, when not given"},
    latency_option,
    OptionInfo{"model", "sen0657", "sen0657, xm8589 or enginique"},
    OptionInfo{"wind", "3.2 m/s", "speed"},
    OptionInfo{"direction", "90 deg", "from which it blows"},
};

SlaveSettings common(OptionReader& read, std::string_view driver, std::string_view port) {
    SlaveSettings out;
    out.driver = driver;
    out.port = port;
    out.address = static_cast<int>(read.integer("address", 1, 247));
    out.latency_us = read.quantity("latency", Kind::duration, 0, 5'000'000);
    return out;
}

SlaveValue value(unsigned first, SlaveFormat format, double truth, double step, double low, double high) {
    SlaveValue out;
    out.first = first;
    out.format = format;
    out.shown.truth = truth;
    out.shown.step = step;
    out.shown.low = low;
    out.shown.high = high;
    return out;
}

base::Result<std::unique_ptr<Simulator>> finished(const OptionReader& read, SlaveSettings settings,
                                                  std::uint64_t seed) {
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<ModbusSlave>(std::move(settings), seed);
}

base::Result<std::unique_ptr<Simulator>> make_any(const Options& options, std::uint64_t seed) {
    OptionReader read("modbus", any_options, options);
    auto settings = common(read, "modbus", "9600 8N1");
    constexpr std::array formats{SlaveFormat::word, SlaveFormat::sign_magnitude, SlaveFormat::long_word,
                                 SlaveFormat::real};
    const auto format = static_cast<std::size_t>(read.word("type", {"u16", "sign16", "i32", "f32"}));
    constexpr std::array orders{"ABCD", "CDAB", "BADC", "DCBA"};
    const auto order = static_cast<std::size_t>(read.word("order", {"ABCD", "CDAB", "BADC", "DCBA"}));
    const double step = read.positive("step");
    const auto number = base::Decimal::parse(read.text("value"));
    if (!number)
        return base::fail(base::ErrorCode::bad_value, "modbus option value", number.error().found, "a plain number");
    auto shown = value(static_cast<unsigned>(read.integer("register", 0, 0xFFFE)), formats[format], number->to_double(),
                       step, -1e9, 1e9);
    shown.function = static_cast<int>(read.integer("function", 3, 4));
    shown.order = orders[order];
    settings.values.push_back(shown);
    return finished(read, std::move(settings), seed);
}

base::Result<std::unique_ptr<Simulator>> make_torque(const Options& options, std::uint64_t seed) {
    OptionReader read("modbus-torque", torque_options, options);
    const int model = read.word("model", {"dyn-200", "dyn-200-2", "star-j12"});
    auto settings = common(read, "modbus-torque", model == 2 ? "9600 8N1" : "38400 8N1");
    const double torque = static_cast<double>(read.quantity("torque", Kind::torque, -5'000'000, 5'000'000)) * 1e-3;
    const double speed = static_cast<double>(read.quantity("speed", Kind::rotation, -10'000'000, 10'000'000)) * 1e-3;
    const double range = static_cast<double>(read.quantity("range", Kind::torque, 1'000, 5'000'000)) * 1e-3;
    const double noise = static_cast<double>(read.quantity("noise", Kind::torque, 0, 1'000'000)) * 1e-3;
    if (model == 2) {
        // 0 to 2000 counts from minus to plus the range: the display counts from minus the range.
        settings.values.push_back(value(0, SlaveFormat::word, torque + range, range / 1000, 0, 2 * range));
    } else {
        settings.values.push_back(value(0, SlaveFormat::long_word, torque, 0.001, -1.2 * range, 1.2 * range));
        settings.values.push_back(value(2, SlaveFormat::long_word, speed, 1, -10'000, 10'000));
        // Line code 4 is 38400; the second generation keeps its settings elsewhere and can be set to zero.
        settings.words[model == 0 ? 0x14 : 0x32] = 4;
        if (model == 1) {
            settings.words[0x28] = 1;
            settings.words[0x30] = static_cast<std::uint16_t>(settings.address);
            settings.words[0x34] = 0;
            settings.words[0x37] = 0;
            settings.zero = 0x36;
        }
    }
    settings.values.front().shown.noise = noise;
    return finished(read, std::move(settings), seed);
}

base::Result<std::unique_ptr<Simulator>> make_force(const Options& options, std::uint64_t seed) {
    OptionReader read("modbus-force", force_options, options);
    const int model = read.word("model", {"mx08", "adt42"});
    auto settings = common(read, "modbus-force", model == 0 ? "9600 8N1" : "38400 8N1");
    const auto newtons = [&](std::string_view name, std::int64_t low, std::int64_t high) {
        return static_cast<double>(read.quantity(name, Kind::force, low, high)) * 1e-3;
    };
    const double force = newtons("force", -100'000'000, 100'000'000);
    const double range = newtons("range", 1'000, 100'000'000);
    const double noise = newtons("noise", 0, 1'000'000);
    auto shown = value(0, SlaveFormat::long_word, force, 1, -1.2 * range, 1.2 * range);
    shown.shown.noise = noise;
    if (model == 0) {
        // Data are good, or moving; the code of the error in the highest three bits.
        settings.status = 2;
        settings.status_words = {0x0002, 0x0006, 0x4000, 0x6000};
        settings.zero = 8;
        for (const unsigned place : {0U, 0x03EDU}) {
            shown.first = place;
            settings.values.push_back(shown);
        }
    } else {
        shown.format = SlaveFormat::real;
        shown.order = "CDAB";
        shown.shown.step = 0.1;
        for (const unsigned place : {8U, 14U}) {
            shown.first = place;
            settings.values.push_back(shown);
        }
        settings.zero_coil = 4001;
    }
    return finished(read, std::move(settings), seed);
}

base::Result<std::unique_ptr<Simulator>> make_weighing(const Options& options, std::uint64_t seed) {
    OptionReader read("modbus-weighing-indicator", weighing_options, options);
    const int model = read.word("model", {"common", "float"});
    auto settings = common(read, "modbus-weighing-indicator", "9600 8N1");
    const double mass = static_cast<double>(read.quantity("mass", Kind::mass, 0, 1'000'000'000)) * 1e-6;
    const double capacity = static_cast<double>(read.quantity("capacity", Kind::mass, 1'000'000, 1'000'000'000)) * 1e-6;
    auto shown =
        value(0, model == 0 ? SlaveFormat::long_word : SlaveFormat::real, mass, 0.001, -0.1 * capacity, capacity);
    shown.shown.noise = static_cast<double>(read.quantity("noise", Kind::mass, 0, 1'000'000)) * 1e-6;
    settings.values.push_back(shown);
    if (model == 0) {
        settings.status = 2;
        settings.zero = 6;
    }
    return finished(read, std::move(settings), seed);
}

/// The value of a float in two registers, most significant first.
double real_at(const std::map<unsigned, std::uint16_t>& words, unsigned first) {
    const std::uint32_t bits = std::uint32_t{words.at(first)} << 16U | words.at(first + 1);
    return static_cast<double>(std::bit_cast<float>(bits));
}

base::Result<std::unique_ptr<Simulator>> make_load(const Options& options, std::uint64_t seed) {
    OptionReader read("modbus-load", load_options, options);
    auto settings = common(read, "modbus-load", "9600 8N1");
    const double voltage = static_cast<double>(read.quantity("voltage", Kind::voltage, 0, 150'000'000)) * 1e-6;
    settings.values.push_back(value(0x0B00, SlaveFormat::real, voltage, 0.001, 0, 150));
    settings.values.push_back(value(0x0B02, SlaveFormat::real, 0, 0.001, 0, 60));
    for (unsigned i = 0x0A00; i <= 0x0A08; ++i) settings.words[i] = 0;
    settings.words[0x0B04] = 1;
    settings.words[0x0B06] = 0xFFFF;  // a model that does not exist: this one is virtual
    settings.words[0x0B07] = 100;
    settings.coils[0x0503] = false;
    settings.coils[0x0510] = false;
    settings.energised = 0x0510;
    for (unsigned i = 0x0520; i <= 0x0527; ++i) settings.coils[i] = false;
    settings.written = [](auto& words, auto& coils, unsigned written) {
        if (written != 0x0A00) return;
        const auto command = words[0x0A00];
        if (command >= 1 && command <= 4) words[0x0B04] = command;
        if (command == 42) coils[0x0510] = coils[0x0503];
        if (command == 43) coils[0x0510] = false;
    };
    settings.truth = [voltage](const auto& words, const auto& coils, std::size_t index, double) {
        if (index == 0) return voltage;
        if (!coils.at(0x0510) || voltage <= 0) return 0.0;
        switch (words.at(0x0B04)) {
            case 1: return real_at(words, 0x0A01);
            case 3: return real_at(words, 0x0A05) / voltage;
            case 4: return real_at(words, 0x0A07) > 0 ? voltage / real_at(words, 0x0A07) : 0.0;
            default: return 0.0;  // constant voltage: the source is stiffer than that
        }
    };
    return finished(read, std::move(settings), seed);
}

base::Result<std::unique_ptr<Simulator>> make_climate(const Options& options, std::uint64_t seed) {
    OptionReader read("modbus-climate", climate_options, options);
    const int model = read.word("model", {"rs-ws-n01", "temperature-first", "temperature-first-sign-magnitude",
                                          "humidity-first-sign-magnitude"});
    auto settings = common(read, "modbus-climate", model == 0 ? "4800 8N1" : "9600 8N1");
    const double celsius =
        static_cast<double>(read.quantity("temperature", Kind::temperature, 233'150, 393'150) - 273'150) * 1e-3;
    const double percent = static_cast<double>(read.quantity("humidity", Kind::ratio, 0, 1'000'000'000)) * 1e-7;
    const bool temperature_first = model == 1 || model == 2;
    const auto format = model >= 2 ? SlaveFormat::sign_magnitude : SlaveFormat::word;
    settings.values.push_back(value(temperature_first ? 1 : 0, SlaveFormat::word, percent, 0.1, 0, 100));
    settings.values.push_back(value(temperature_first ? 0 : 1, format, celsius, 0.1, -40, 120));
    settings.words[0x07D0] = static_cast<std::uint16_t>(settings.address);
    settings.words[0x07D1] = 1;
    return finished(read, std::move(settings), seed);
}

base::Result<std::unique_ptr<Simulator>> make_wind(const Options& options, std::uint64_t seed) {
    Options typed = options;
    if (const auto given = typed.find("address"); given == typed.end() || given->second.empty()) {
        const auto model = typed.find("model");
        typed["address"] = model != typed.end() && model->second == "enginique" ? "17" : "1";
    }
    OptionReader read("modbus-wind", wind_options, typed);
    const int model = read.word("model", {"sen0657", "xm8589", "enginique"});
    auto settings = common(read, "modbus-wind", model == 0 ? "4800 8N1" : "9600 8N1");
    const double speed = static_cast<double>(read.quantity("wind", Kind::speed, 0, 216'000'000)) / 3.6e6;
    const double degrees = static_cast<double>(read.quantity("direction", Kind::angle, 0, 360'000'000'000)) * 1e-9;
    constexpr std::array<unsigned, 3> places{0x01F4, 0, 1};
    auto wind = value(places[static_cast<std::size_t>(model)], SlaveFormat::word, speed, 0.1, 0, 60);
    if (model == 2) wind.function = 4;
    settings.values.push_back(wind);
    if (model == 0) {
        settings.words[0x01F5] = 0;
        settings.words[0x01F7] = static_cast<std::uint16_t>(degrees);
        const double eighth = degrees >= 337.5 ? 0 : degrees / 45;
        settings.values.push_back(value(0x01F6, SlaveFormat::word, eighth, 1, 0, 7));
    }
    if (model == 1) {
        settings.words[0x66] = static_cast<std::uint16_t>(settings.address);
        settings.words[0x67] = 0;
    }
    return finished(read, std::move(settings), seed);
}

}  // namespace

std::span<const SimulatorInfo> modbus_simulators() {
    static constexpr std::array table{
        SimulatorInfo{"modbus", "any Modbus device, one value", any_options, make_any},
        SimulatorInfo{"modbus-torque", "torque sensor with Modbus", torque_options, make_torque},
        SimulatorInfo{"modbus-force", "force transmitter with Modbus", force_options, make_force},
        SimulatorInfo{"modbus-weighing-indicator", "weighing indicator with Modbus", weighing_options, make_weighing},
        SimulatorInfo{"modbus-load", "electronic load with Modbus", load_options, make_load},
        SimulatorInfo{"modbus-climate", "temperature and humidity sensor with Modbus", climate_options, make_climate},
        SimulatorInfo{"modbus-wind", "wind sensor with Modbus", wind_options, make_wind},
    };
    return table;
}

}  // namespace velocert::instruments
