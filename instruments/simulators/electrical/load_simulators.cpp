// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/electrical/load_simulators.h"

#include <array>
#include <cmath>
#include <memory>

#include "instruments/simulators/electrical/load_model.h"
#include "instruments/simulators/electrical/scpi_simulator.h"
#include "instruments/simulators/line/byte_simulator.h"
#include "instruments/simulators/line/shown_value.h"
#include "instruments/simulators/option_reader.h"

namespace velocert::instruments {
namespace {

using metrology::Kind;

constexpr std::int64_t reply_us = 20'000;

/// Three values around the truth of the model, with the faults of their display.
struct LoadDisplay {
    ShownValue voltage;
    ShownValue current;

    LoadDisplay(double noise, std::uint64_t seed)
        : voltage({0, noise, 0.001, -1.0, 500.0, 0}, seed), current({0, noise / 10, 0.0001, -1.0, 60.0, 0}, seed + 1) {}
    void follow(const LoadModel& model, std::int64_t now_us) {
        voltage.set(model.voltage(), now_us);
        current.set(model.current(), now_us);
    }
    void act(Fault fault, std::int64_t now_us) { current.act(fault, now_us); }
};

class ScpiLoad final : public ScpiSimulator {
  public:
    ScpiLoad(double volts, double noise, const std::string& serial, std::uint64_t seed)
        : ScpiSimulator("scpi-load", "9600 8N1", reply_us, "VELOCERT,VIRTUAL-LOAD," + serial + ",1.0"),
          display_(noise, seed) {
        model_.battery = volts;
    }
    bool hazardous_now() const override { return model_.on; }
    bool more_faults(Fault fault) const override {
        return LineSimulator::more_faults(fault) || ShownValue::knows(fault);
    }
    void strike(const FaultPlan& plan, std::int64_t now_us) override {
        display_.act(plan.fault, now_us);
        LineSimulator::strike(plan, now_us);
    }

  private:
    std::optional<std::string> perform(std::string_view header, std::string_view argument,
                                       std::int64_t now_us) override {
        constexpr std::array rows{"CURRent", "VOLTage", "POWer", "RESistance"};
        constexpr std::array limits{LoadModel::highest_current, 150.0, 3000.0, 10'000.0};
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (scpi_header_matches(header, rows[i])) {
                if (const auto value = number(argument, 0.0, limits[i])) model_.set[i] = *value;
                return std::string();
            }
            if (scpi_header_matches(header, std::string(rows[i]) + "?")) return scpi_nr2(model_.set[i], 4);
        }
        if (scpi_header_matches(header, "FUNCtion")) {
            for (std::size_t i = 0; i < rows.size(); ++i)
                if (scpi_header_matches(argument, rows[i])) {
                    model_.mode = static_cast<LoadModel::Mode>(i);
                    return std::string();
                }
            error(-224, "Illegal parameter value");
            return std::string();
        }
        if (scpi_header_matches(header, "FUNCtion?")) {
            constexpr std::array names{"CURRENT", "VOLTAGE", "POWER", "RESISTANCE"};
            return names[static_cast<std::size_t>(model_.mode)];
        }
        if (scpi_header_matches(header, "INPut")) {
            if (argument == "ON" || argument == "1")
                model_.on = true;
            else if ((argument == "OFF" || argument == "0") && !stuck())
                model_.on = false;
            return std::string();
        }
        if (scpi_header_matches(header, "INPut?")) return model_.on ? "1" : "0";
        display_.follow(model_, now_us);
        const auto shown = [&](ShownValue& value) {
            const auto sample = value.sample(now_us);
            return sample.state == ShownValue::State::over    ? 9.9e37
                   : sample.state == ShownValue::State::under ? -9.9e37
                                                              : sample.value;
        };
        if (scpi_header_matches(header, "MEASure:VOLTage?")) return scpi_nr3(shown(display_.voltage));
        if (scpi_header_matches(header, "MEASure:CURRent?")) return scpi_nr3(shown(display_.current));
        if (scpi_header_matches(header, "MEASure:POWer?")) {
            const double amperes = shown(display_.current);
            return scpi_nr3(std::abs(amperes) > 1e30 ? amperes : amperes * model_.voltage());
        }
        return std::nullopt;
    }
    void power_up(std::int64_t now_us) override {
        const double volts = model_.battery;
        model_ = {};
        model_.battery = volts;
        display_.current.power_up(now_us);
    }

    LoadModel model_;
    LoadDisplay display_;
};

/// Written from the description of the frames: 26 bytes, the last one the sum of the others.
class FrameLoad final : public ByteSimulator {
  public:
    FrameLoad(double volts, double noise, int address, const std::string& serial, std::uint64_t seed)
        : ByteSimulator("itech-frame-load", "9600 8N1", reply_us),
          display_(noise, seed),
          address_(static_cast<char>(address)),
          serial_(serial) {
        model_.battery = volts;
    }
    bool hazardous_now() const override { return model_.on; }

  private:
    static constexpr std::size_t length = 26;

    static char sum(std::string_view bytes) {
        unsigned total = 0;
        for (std::size_t i = 0; i + 1 < length; ++i) total += static_cast<unsigned char>(bytes[i]);
        return static_cast<char>(total % 256);
    }
    static void put(std::string& frame, std::size_t at, std::size_t bytes, double value) {
        auto whole = static_cast<std::uint64_t>(std::llround(std::max(value, 0.0)));
        for (std::size_t i = 0; i < bytes; ++i, whole /= 256) frame[at + i] = static_cast<char>(whole % 256);
    }
    static double get(std::string_view frame, std::size_t at) {
        double value = 0;
        for (std::size_t i = 4; i > 0; --i) value = value * 256 + static_cast<unsigned char>(frame[at + i - 1]);
        return value;
    }
    std::string begin(int command) const {
        std::string frame(length, '\0');
        frame[0] = static_cast<char>(0xAA);
        frame[1] = static_cast<char>(address_ + (wrong_address_ ? 1 : 0));
        frame[2] = static_cast<char>(command);
        return frame;
    }
    void send(std::string frame, std::int64_t now_us) {
        frame[length - 1] = sum(frame);
        answer(std::move(frame), now_us);
    }
    void status(int code, std::int64_t now_us) {
        auto frame = begin(0x12);
        frame[3] = static_cast<char>(code);
        send(std::move(frame), now_us);
    }

    std::size_t take(std::string_view pending, std::int64_t now_us) override {
        if (pending[0] != static_cast<char>(0xAA)) return 1;
        if (pending.size() < length) return 0;
        const auto frame = pending.substr(0, length);
        if (frame[1] != address_) return length;  // meant for another one
        if (frame[length - 1] != sum(frame)) {
            status(0x90, now_us);
            return length;
        }
        perform(static_cast<unsigned char>(frame[2]), frame, now_us);
        return length;
    }
    void perform(int command, std::string_view frame, std::int64_t now_us) {
        if (take_busy()) return status(0xC0, now_us);
        constexpr std::array steps{10'000.0, 1000.0, 1000.0, 1000.0};
        constexpr std::array limits{LoadModel::highest_current, 150.0, 3000.0, 4000.0};
        switch (command) {
            case 0x20: return status(0x80, now_us);
            case 0x21:
                if (!stuck_ || frame[3] != 0) model_.on = frame[3] != 0;
                return status(0x80, now_us);
            case 0x28:
                if (frame[3] < 0 || frame[3] > 3) return status(0xA0, now_us);
                model_.mode = static_cast<LoadModel::Mode>(frame[3]);
                return status(0x80, now_us);
            case 0x2A:
            case 0x2C:
            case 0x2E:
            case 0x30: {
                const auto place = static_cast<std::size_t>((command - 0x2A) / 2);
                const double value = get(frame, 3) / steps[place];
                if (value > limits[place]) return status(0xA0, now_us);
                model_.set[place] = value;
                return status(0x80, now_us);
            }
            case 0x29: {
                auto told = begin(command);
                told[3] = static_cast<char>(model_.mode);
                return send(std::move(told), now_us);
            }
            case 0x2B:
            case 0x2D:
            case 0x2F:
            case 0x31: {
                const auto place = static_cast<std::size_t>((command - 0x2B) / 2);
                auto told = begin(command);
                put(told, 3, 4, model_.set[place] * steps[place]);
                return send(std::move(told), now_us);
            }
            case 0x5F: return send(state(now_us), now_us);
            case 0x6A: {
                auto told = begin(command);
                const std::string model = "VIRTUAL";
                // The field of the model has five places; the rest of the word stands in that of the serial number.
                told.replace(3, 5, "V8511");
                told[8] = 0x02;
                told[9] = 0x01;
                told.replace(10, 10, (model + serial_).substr(0, 10));
                return send(std::move(told), now_us);
            }
            default: return status(0xB0, now_us);
        }
    }
    std::string state(std::int64_t now_us) {
        display_.follow(model_, now_us);
        const auto amperes = display_.current.sample(now_us);
        const double volts = display_.voltage.sample(now_us).value;
        auto told = begin(0x5F);
        put(told, 3, 4, volts * 1000);
        put(told, 7, 4, amperes.value * 10'000);
        put(told, 11, 4, volts * amperes.value * 1000);
        told[15] = static_cast<char>(4 + (model_.on ? 8 : 0));
        unsigned demand = 1U << (6U + static_cast<unsigned>(model_.mode));
        if (amperes.state == ShownValue::State::over) demand += 4;
        if (amperes.state == ShownValue::State::under) demand += 1;  // the polarity is wrong
        if (defects_ > 0) {
            --defects_;
            demand += 16;
        }
        put(told, 16, 2, demand);
        return told;
    }
    void power_up(std::int64_t now_us) override {
        const double volts = model_.battery;
        model_ = {};
        model_.battery = volts;
        display_.current.power_up(now_us);
    }
    bool more_faults(Fault fault) const override {
        return fault == Fault::wrong_address || fault == Fault::wrong_checksum || fault == Fault::device_error ||
               ShownValue::knows(fault);
    }
    void strike(const FaultPlan& plan, std::int64_t now_us) override {
        if (plan.fault == Fault::wrong_address) wrong_address_ = true;
        if (plan.fault == Fault::device_error) defects_ = plan.count == 0 ? 1'000'000 : plan.count;
        if (plan.fault == Fault::stuck_value) stuck_ = true;
        display_.act(plan.fault, now_us);
    }

    LoadModel model_;
    LoadDisplay display_;
    char address_;
    std::string serial_;
    bool wrong_address_ = false;
    bool stuck_ = false;
    int defects_ = 0;
};

constexpr OptionInfo supply{"supply", "48 V", "battery on the load, without load"};
constexpr OptionInfo noise{"noise", "1 mV", "standard deviation of one voltage"};
constexpr OptionInfo serial{"serial", "V0170001", "serial number it tells"};
constexpr std::array scpi_options{supply, noise, serial};
constexpr std::array frame_options{supply, noise, serial, OptionInfo{"address", "0", "address set at the load"}};

template <typename Make>
base::Result<std::unique_ptr<Simulator>> make(std::string_view driver, std::span<const OptionInfo> table,
                                              const Options& options, const Make& made) {
    OptionReader read(driver, table, options);
    const double volts = static_cast<double>(read.quantity("supply", Kind::voltage, 0, 500'000'000)) * 1e-6;
    const double deviation = static_cast<double>(read.quantity("noise", Kind::voltage, 0, 1'000'000)) * 1e-6;
    const std::string number = read.text("serial");
    std::unique_ptr<Simulator> simulator = made(read, volts, deviation, number);
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return simulator;
}

base::Result<std::unique_ptr<Simulator>> make_scpi(const Options& options, std::uint64_t seed) {
    return make("scpi-load", scpi_options, options,
                [&](OptionReader&, double volts, double deviation, const std::string& number) {
                    return std::make_unique<ScpiLoad>(volts, deviation, number, seed);
                });
}
base::Result<std::unique_ptr<Simulator>> make_frames(const Options& options, std::uint64_t seed) {
    return make("itech-frame-load", frame_options, options,
                [&](OptionReader& read, double volts, double deviation, const std::string& number) {
                    const auto address = static_cast<int>(read.integer("address", 0, 254));
                    return std::make_unique<FrameLoad>(volts, deviation, address, number, seed);
                });
}

}  // namespace

std::span<const SimulatorInfo> load_simulators() {
    static constexpr std::array table{
        SimulatorInfo{"scpi-load", "electronic load on a battery, SCPI", scpi_options, make_scpi},
        SimulatorInfo{"itech-frame-load", "electronic load on a battery, 26-byte frames", frame_options, make_frames},
    };
    return table;
}

}  // namespace velocert::instruments
