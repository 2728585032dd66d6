// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/electrical/impedance_simulators.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <memory>

#include "instruments/simulators/electrical/scpi_simulator.h"
#include "instruments/simulators/line/byte_simulator.h"
#include "instruments/simulators/line/shown_value.h"
#include "instruments/simulators/option_reader.h"

namespace velocert::instruments {
namespace {

using metrology::Kind;
using State = ShownValue::State;

/// A coil as it is connected: inductance in microhenries, quality factor at one kilohertz.
struct Coil {
    double microhenries = 332.0;
    double quality = 9.0;
    double noise = 0.02;  ///< microhenries
    std::string serial;
};

/// The display: 19999 counts of 0.01 uH up to 199.99, then of 0.1 uH.
ShownValue display(const Coil& coil, std::uint64_t seed) {
    return ShownValue({coil.microhenries, coil.noise, coil.microhenries < 199.99 ? 0.01 : 0.1, 0.0, 1999.9, 0}, seed);
}

class Handheld final : public ScpiSimulator {
  public:
    Handheld(const Coil& coil, std::uint64_t seed)
        : ScpiSimulator("lcr-handheld", "9600 8N1", 150'000, "VELOCERT,VIRTUAL-LCR," + coil.serial + ",1.0"),
          coil_(coil),
          shown_(display(coil, seed)) {}
    bool more_faults(Fault fault) const override {
        return LineSimulator::more_faults(fault) || ShownValue::knows(fault);
    }
    void strike(const FaultPlan& plan, std::int64_t now_us) override {
        shown_.act(plan.fault, now_us);
        LineSimulator::strike(plan, now_us);
    }

  private:
    std::optional<std::string> perform(std::string_view header, std::string_view argument,
                                       std::int64_t now_us) override {
        if (scpi_header_matches(header, "FUNCtion:IMPA") || scpi_header_matches(header, "FUNCtion:EQUIvalent"))
            return std::string();
        if (scpi_header_matches(header, "FUNCtion:IMPB")) {
            resistance_ = argument == "RS";
            return std::string();
        }
        if (scpi_header_matches(header, "FUNCtion:IMPA?")) return "L";
        if (scpi_header_matches(header, "FUNCtion:EQUIvalent?")) return "SER";
        if (scpi_header_matches(header, "FUNCtion:IMPB?")) return resistance_ ? "RS" : "Q";
        if (scpi_header_matches(header, "FREQuency")) {
            if (const auto hertz = number(argument, 100.0, 100'000.0)) frequency_ = *hertz;
            return std::string();
        }
        if (scpi_header_matches(header, "FREQuency?")) return scpi_nr2(frequency_, 0);
        if (!scpi_header_matches(header, "FETCh?")) return std::nullopt;
        const auto sample = shown_.sample(now_us);
        if (sample.state == State::over || sample.state == State::under || take_defect())
            return std::string("+9.900000E+37,+9.900000E+37,0");
        const double henry = sample.value * 1e-6;
        const double quality = coil_.quality * frequency_ / 1000.0;
        const double second = resistance_ ? 2.0 * 3.14159265358979 * frequency_ * henry / quality : quality;
        return scpi_nr3(henry) + "," + scpi_nr3(second) + ",0";
    }
    void power_up(std::int64_t now_us) override {
        frequency_ = 1000.0;
        resistance_ = false;
        shown_.power_up(now_us);
    }

    Coil coil_;
    ShownValue shown_;
    double frequency_ = 1000.0;
    bool resistance_ = false;
};

class Lcr400 final : public LineSimulator {
  public:
    Lcr400(const Coil& coil, std::uint64_t seed)
        : LineSimulator("aim-tti-lcr400", "9600 8N1", 150'000), coil_(coil), shown_(display(coil, seed)) {}
    bool more_faults(Fault fault) const override {
        return LineSimulator::more_faults(fault) || ShownValue::knows(fault);
    }
    void strike(const FaultPlan& plan, std::int64_t now_us) override {
        shown_.act(plan.fault, now_us);
        LineSimulator::strike(plan, now_us);
    }

  private:
    std::string execute(const std::string& line, std::int64_t now_us) override {
        if (take_busy()) return {};
        if (line == "*IDN?") return "VELOCERT, VIRTUAL-LCR400, " + coil_.serial + ", 1.0";
        if (line != "READALL?") return {};
        const auto sample = shown_.sample(now_us);
        if (sample.state == State::over || sample.state == State::under || take_defect())
            return "L=9.9E37,Q=9.9E37,NOBIN";
        char text[64];
        std::snprintf(text, sizeof text, "L=%.4fE-6,Q=%.2f,NOBIN", sample.value, coil_.quality);
        return text;
    }
    void power_up(std::int64_t now_us) override { shown_.power_up(now_us); }

    Coil coil_;
    ShownValue shown_;
};

/// Two or three times a second a frame or a print comes by itself; it takes no command.
class Talker : public ByteSimulator {
  protected:
    Talker(std::string_view driver, const Coil& coil, std::uint64_t seed)
        : ByteSimulator(driver, "9600 8N1", 0), coil_(coil), shown_(display(coil, seed)) {
        stream_every(period_us, 0);
    }
    static constexpr std::int64_t period_us = 400'000;
    std::size_t take(std::string_view pending, std::int64_t) final { return pending.size(); }
    void power_up(std::int64_t now_us) final {
        shown_.power_up(now_us);
        stream_every(period_us, now_us + 1'000'000);
    }
    bool more_faults(Fault fault) const final { return fault == Fault::device_error || ShownValue::knows(fault); }
    void strike(const FaultPlan& plan, std::int64_t now_us) final {
        if (plan.fault == Fault::device_error) defects_ = plan.count == 0 ? 1'000'000 : plan.count;
        shown_.act(plan.fault, now_us);
    }
    bool take_defect() { return defects_ > 0 && defects_-- > 0; }

    Coil coil_;
    ShownValue shown_;

  private:
    int defects_ = 0;
};

class Es51919 final : public Talker {
  public:
    Es51919(const Coil& coil, std::uint64_t seed) : Talker("es51919", coil, seed) {}

  private:
    std::string stream_frame(std::int64_t now_us) override {
        const auto sample = shown_.sample(now_us);
        // Head, flags (automatic range and quantity), one kilohertz, no tolerance, L with Q; tail.
        std::string frame("\x00\x0D\x60\x50\x00\x01\x00\x00\x00\x00\x02\x00\x00\x02\x00\x0D\x0A", 17);
        const int digits = coil_.microhenries < 199.99 ? 2 : 1;
        const long counts = sample.steps < 0 ? 0 : static_cast<long>(sample.steps);
        const long quality = std::lround(coil_.quality * 100.0);
        frame[6] = static_cast<char>(counts / 256);
        frame[7] = static_cast<char>(counts % 256);
        frame[8] = static_cast<char>(5 * 8 + digits);  // microhenries
        frame[11] = static_cast<char>(quality / 256);
        frame[12] = static_cast<char>(quality % 256);
        if (sample.state == State::over) frame[9] = 3;
        if (sample.state == State::under || take_defect()) frame[9] = 2;  // dashes
        return frame;
    }
};

class Th2810b final : public Talker {
  public:
    Th2810b(const Coil& coil, std::uint64_t seed) : Talker("th2810b", coil, seed) {}

  private:
    std::string stream_frame(std::int64_t now_us) override {
        const auto sample = shown_.sample(now_us);
        std::string print(30, '0');
        print.front() = '{';
        print.back() = '}';
        char value[16];
        std::snprintf(value, sizeof value, "%6.2f", sample.value);
        char quality[16];
        std::snprintf(quality, sizeof quality, "%6.3f", coil_.quality);
        print.replace(14, 6, std::string(value).substr(0, 6));
        print.replace(20, 6, std::string(quality).substr(0, 6));
        if (sample.state == State::over) print.replace(14, 6, "  OL  ");
        if (sample.state == State::under || take_defect()) print.replace(14, 6, "------");
        print[26] = '0';  // microhenries
        return print;
    }
};

constexpr std::array table_options{
    OptionInfo{"inductance", "123.45 uH", "of the coil that is connected"},
    OptionInfo{"quality", "9", "its quality factor at one kilohertz"},
    OptionInfo{"noise", "0.02 uH", "standard deviation of one inductance"},
    OptionInfo{"serial", "V0180001", "serial number it tells, where it tells one"},
};

template <typename Made>
base::Result<std::unique_ptr<Simulator>> make(const Options& options, std::uint64_t seed) {
    OptionReader read("impedance meter", table_options, options);
    Coil coil;
    coil.microhenries = static_cast<double>(read.quantity("inductance", Kind::inductance, 1'000, 1'900'000)) * 1e-3;
    coil.noise = static_cast<double>(read.quantity("noise", Kind::inductance, 0, 1'000'000)) * 1e-3;
    coil.quality = read.positive("quality");
    coil.serial = read.text("serial");
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<Made>(coil, seed);
}

}  // namespace

std::span<const SimulatorInfo> impedance_simulators() {
    static constexpr std::array table{
        SimulatorInfo{"lcr-handheld", "hand-held impedance meter, SCPI", table_options, make<Handheld>},
        SimulatorInfo{"es51919", "hand-held impedance meter that sends by itself", table_options, make<Es51919>},
        SimulatorInfo{"th2810b", "bench impedance meter with 30 characters in braces", table_options, make<Th2810b>},
        SimulatorInfo{"aim-tti-lcr400", "bench impedance meter, READALL?", table_options, make<Lcr400>},
    };
    return table;
}

}  // namespace velocert::instruments
