// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/electrical/safety_simulators.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <memory>

#include "instruments/simulators/electrical/scpi_simulator.h"
#include "instruments/simulators/line/shown_value.h"
#include "instruments/simulators/option_reader.h"

namespace velocert::instruments {
namespace {

using metrology::Kind;

constexpr std::int64_t reply_us = 30'000;

/// What is tested, and whether the test space is closed.
struct Item {
    double resistance = 20e6;   ///< ohms, of the insulation
    double breakdown = 3000.0;  ///< volts it holds
    bool closed = true;
    bool tested = true;  ///< at the tester's own keys, before anything is asked
    bool insulation = false;  ///< the kind of that test, which it is set to
    std::string serial;
};

/// One test: voltage rises for a tenth of a second, then the time runs; it ends by itself, by the stop, or when the
/// item gives way.
struct Test {
    double volts = 1000.0;
    double seconds = 1.0;
    double most_amperes = 0.01;
    double least_ohms = 1e6;
    bool insulation = false;
    bool begun = false;
    std::int64_t begun_us = 0;
    std::int64_t stopped_us = -1;

    static constexpr double ramp = 0.1;
    [[nodiscard]] double elapsed(std::int64_t now_us) const {
        const std::int64_t until = stopped_us >= 0 ? std::min(stopped_us, now_us) : now_us;
        return !begun ? 0.0 : static_cast<double>(until - begun_us) * 1e-6;
    }
    [[nodiscard]] bool failed(const Item& item) const {
        return insulation ? item.resistance < least_ohms
                          : volts > item.breakdown || volts / item.resistance > most_amperes;
    }
    [[nodiscard]] bool running(std::int64_t now_us, const Item& item) const {
        if (!begun || stopped_us >= 0) return false;
        const double time = elapsed(now_us);
        return time < ramp || (time < ramp + seconds && !(failed(item) && !insulation));
    }
    [[nodiscard]] bool ran_through(std::int64_t now_us) const { return begun && elapsed(now_us) >= ramp + seconds; }
};

class Tester : public ScpiSimulator {
  public:
    /// Only of an insulation (option test=insulation, or so set later) some can say that it is more, or less, than can be shown: too much current ends a test of
    /// electric strength, and is its result.
    bool more_faults(Fault fault) const override {
        if (fault == Fault::over_range) return tells_over();
        if (fault == Fault::under_range) return tells_under();
        return LineSimulator::more_faults(fault) || ShownValue::knows(fault);
    }
    bool hazardous_now() const override { return test_.running(seen_us(), item_); }
    void strike(const FaultPlan& plan, std::int64_t now_us) override {
        shown_.act(plan.fault, now_us);
        LineSimulator::strike(plan, now_us);
    }

  protected:
    Tester(std::string_view driver, std::string identity, Item item, std::uint64_t seed)
        : ScpiSimulator(driver, "9600 8N1", reply_us, std::move(identity)),
          item_(std::move(item)),
          shown_({1.0, 0.001, 0.0001, 0.0, 10.0, 0}, seed) {
        set_.insulation = item_.insulation;
        if (item_.tested) remember_result();
    }

    [[nodiscard]] virtual bool tells_over() const = 0;
    [[nodiscard]] virtual bool tells_under() const = 0;
    /// The result of a test as it is set now, which is over.
    void remember_result() {
        test_ = set_;
        test_.begun = true;
        test_.begun_us = -static_cast<std::int64_t>((set_.seconds + 1.0) * 1e6);
        test_.stopped_us = 0;
    }
    /// Another kind of test is chosen: it has a result of its own.
    void choose(bool insulation) {
        if (set_.insulation == insulation) return;
        set_.insulation = insulation;
        if (item_.tested && !test_.running(seen_us(), item_)) remember_result();
    }

    void begin(std::int64_t now_us) {
        if (!item_.closed) return error(-200, "Interlock open");
        test_ = set_;
        test_.begun = true;
        test_.begun_us = now_us;
    }
    void stop(std::int64_t now_us) {
        // A tester that hangs does not hear the stop either.
        if (test_.begun && test_.stopped_us < 0 && !stuck()) test_.stopped_us = now_us;
    }
    void power_up(std::int64_t now_us) override {
        // The kind of test is kept, its settings and the last result are not.
        const bool insulation = set_.insulation;
        set_ = {};
        set_.insulation = insulation;
        test_ = set_;
        shown_.power_up(now_us);
    }
    /// What is measured, with a little noise around it: amperes, or ohms.
    double measured(std::int64_t now_us) {
        const auto sample = shown_.sample(now_us);
        if (sample.state == ShownValue::State::over) return 9.9e37;
        const double truth = test_.insulation ? item_.resistance : test_.volts / item_.resistance;
        return sample.state == ShownValue::State::under ? 0.0 : truth * sample.value;
    }

    Item item_;
    Test set_;   ///< the next test, as it is set
    Test test_;  ///< the last one
    ShownValue shown_;
};

class Gpt final : public Tester {
  public:
    Gpt(const Item& item, std::uint64_t seed)
        : Tester("gpt-9000", "GPT-9803-VIRTUAL, " + item.serial + ", V1.00", item, seed) {}

  private:
    std::optional<std::string> perform(std::string_view header, std::string_view argument,
                                       std::int64_t now_us) override {
        if (scpi_header_matches(header, "MANU:EDIT:MODE")) {
            mode_ = argument;
            choose(mode_ == "IR");
            return std::string();
        }
        if (scpi_header_matches(header, "MANU:EDIT:MODE?")) return mode_;
        if (scpi_header_matches(header, "TEST:RETurn")) return std::string();
        if (scpi_header_matches(header, "FUNCtion:TEST")) {
            if (argument == "ON")
                begin(now_us);
            else
                stop(now_us);
            return std::string();
        }
        if (scpi_header_matches(header, "FUNCtion:TEST?")) return test_.running(now_us, item_) ? "TEST ON" : "TEST OFF";
        if (scpi_header_matches(header, "MEASure?")) return measurement(now_us);
        return setting(header, argument);
    }
    std::optional<std::string> setting(std::string_view header, std::string_view argument) {
        const std::string root = "MANU:" + mode_ + ":";
        struct Row {
            const char* name;
            double low, high, factor;
            double Test::*place;
            const char* form;
        };
        constexpr std::array rows{Row{"VOLTage", 0.05, 5.0, 1000.0, &Test::volts, "%.3fkV"},
                                  Row{"CHISet", 0.001, 110.0, 1e-3, &Test::most_amperes, "%.3fmA"},
                                  Row{"RLOSet", 1.0, 9500.0, 1e6, &Test::least_ohms, "%.0fM"},
                                  Row{"TTIMe", 0.5, 999.9, 1.0, &Test::seconds, "%05.1fS"}};
        for (const auto& row : rows) {
            if (scpi_header_matches(header, root + row.name)) {
                if (const auto value = number(argument, row.low, row.high)) set_.*row.place = *value * row.factor;
                return std::string();
            }
            if (!scpi_header_matches(header, root + row.name + "?")) continue;
            char text[32];
            std::snprintf(text, sizeof text, row.form, set_.*row.place / row.factor);
            return std::string(text);
        }
        if (scpi_header_matches(header, root + "FREQuency")) {
            if (argument == "50" || argument == "60")
                frequency_ = argument;
            else
                error(-222, "Data out of range");
            return std::string();
        }
        if (scpi_header_matches(header, root + "FREQuency?")) return frequency_ + "Hz";
        return std::nullopt;
    }
    /// ">ACW, FAIL , 0.024kV ,0.013 mA ,R=000.1S"
    std::string measurement(std::int64_t now_us) {
        const double time = test_.elapsed(now_us);
        const bool ramping = time < Test::ramp;
        const bool running = test_.running(now_us, item_);
        const double volts = !test_.begun ? 0.0 : test_.volts * std::min(1.0, time / Test::ramp);
        const double value = measured(now_us);
        char second[32];
        if (test_.insulation && (value > 9.5e9))
            std::snprintf(second, sizeof second, "9999M ohm");
        else if (test_.insulation)
            std::snprintf(second, sizeof second, "%04.0fM ohm", value * 1e-6);
        else
            std::snprintf(second, sizeof second, "%.3f mA ", std::min(value, 0.11) * 1000.0 * volts / test_.volts);
        const bool passed = test_.ran_through(now_us) && !test_.failed(item_);
        char text[120];
        std::snprintf(text, sizeof text, ">%s, %s , %.3fkV ,%s,%c=%05.1fS", mode_.c_str(),
                      running || !test_.begun ? "VIEW"
                      : passed                ? "PASS"
                                              : "FAIL",
                      volts / 1000.0, second, ramping ? 'R' : 'T',
                      ramping ? time : std::min(time - Test::ramp, test_.seconds));
        return text;
    }

    bool tells_over() const override { return set_.insulation; }
    bool tells_under() const override { return false; }

    std::string mode_ = item_.insulation ? "IR" : "ACW";
    std::string frequency_ = "50";
};

class Chroma final : public Tester {
  public:
    Chroma(const Item& item, std::uint64_t seed)
        : Tester("chroma-190", "VELOCERT,VIRTUAL-19053," + item.serial + ",1.00", item, seed) {}

  private:
    std::optional<std::string> perform(std::string_view header, std::string_view argument,
                                       std::int64_t now_us) override {
        if (scpi_header_matches(header, "SAFEty:SNUMber?")) return "+1";
        if (scpi_header_matches(header, "SAFEty:STARt")) {
            begin(now_us);
            return std::string();
        }
        if (scpi_header_matches(header, "SAFEty:STOP")) {
            stop(now_us);
            return std::string();
        }
        const bool running = test_.running(now_us, item_);
        if (scpi_header_matches(header, "SAFEty:STATus?")) return running ? "RUNNING" : "STOPPED";
        if (scpi_header_matches(header, "SAFEty:RESult:ALL:MODE?")) return kind_;
        if (scpi_header_matches(header, "SAFEty:RESult:ALL:OMETerage?"))
            return !test_.begun ? "+9.900000E+37" : scpi_nr3(test_.volts);
        if (scpi_header_matches(header, "SAFEty:RESult:ALL:MMETerage?"))
            return !test_.begun ? "+9.900000E+37" : scpi_nr3(measured(now_us));
        if (scpi_header_matches(header, "SAFEty:RESult:ALL:JUDGment?") ||
            scpi_header_matches(header, "SAFEty:RESult:ALL?"))
            return judgement(now_us, running);
        for (const char* kind : {"AC", "DC", "IR"}) {
            const std::string root = "SAFEty:STEP1:" + std::string(kind) + ":";
            struct Row {
                const char* name;
                double high;
                double Test::*place;
            };
            constexpr std::array rows{Row{"LEVel", 6000.0, &Test::volts}, Row{"LIMit:HIGH", 0.12, &Test::most_amperes},
                                      Row{"LIMit:LOW", 5e10, &Test::least_ohms}, Row{"TIME", 999.0, &Test::seconds}};
            for (const auto& row : rows) {
                if (scpi_header_matches(header, root + row.name + "?")) return scpi_nr3(set_.*row.place);
                if (!scpi_header_matches(header, root + row.name)) continue;
                if (const auto value = number(argument, 0.0, row.high)) set_.*row.place = *value;
                kind_ = kind;
                choose(kind_ == "IR");
                return std::string();
            }
        }
        return std::nullopt;
    }
    std::string judgement(std::int64_t now_us, bool running) const {
        if (running) return "115";
        if (!test_.begun || (test_.stopped_us >= 0 && !test_.ran_through(now_us))) return "112";
        if (!test_.failed(item_)) return "116";
        return test_.insulation ? "50" : kind_ == "DC" ? "33" : "17";
    }

    // 9.9E37 stands for what cannot be shown; too little is shown as it is.
    bool tells_over() const override { return true; }
    bool tells_under() const override { return false; }

    std::string kind_ = item_.insulation ? "IR" : "AC";
};

/// Shows the result of a test that was run at its own keys.
class Hioki final : public Tester {
  public:
    Hioki(const Item& item, std::uint64_t seed)
        : Tester("hioki-3174", "VELOCERT,VIRTUAL-3174," + item.serial + ",1.00", item, seed) {}

  private:
    std::optional<std::string> perform(std::string_view header, std::string_view, std::int64_t now_us) override {
        char text[64];
        if (scpi_header_matches(header, "MEASure:RESult:WITHstand?")) {
            insulation_ = test_.insulation = false;
            const double value = measured(now_us);
            std::snprintf(text, sizeof text, "%.2f,%.2f,%.1f,%s,0", test_.volts / 1000.0, std::min(value, 0.1) * 1000.0,
                          30.0, test_.failed(item_) || value > 1e30 ? "UFAIL" : "PASS");
            return text;
        }
        if (!scpi_header_matches(header, "MEASure:RESult:INSulation?")) return std::nullopt;
        insulation_ = test_.insulation = true;
        const double value = measured(now_us);
        std::snprintf(text, sizeof text, "%.0f,%.0f,%.1f,%s,0", 500.0, std::min(value * 1e-6, 9999.0), 10.0,
                      test_.failed(item_) ? "LFAIL" : "PASS");
        return text;
    }
    /// 9999 and 0 of the last column of an insulation test.
    bool tells_over() const override { return insulation_; }
    bool tells_under() const override { return insulation_; }

    bool insulation_ = item_.insulation;  ///< asked for last
};

constexpr std::array tester_options{
    OptionInfo{"resistance", "20 Mohm", "insulation resistance of the item"},
    OptionInfo{"breakdown", "3000 V", "voltage that the item holds"},
    OptionInfo{"interlock", "closed", "open or closed: with an open one no test begins"},
    OptionInfo{"tested", "yes", "yes or no: whether it has the result of a test to show from the start"},
    OptionInfo{"test", "strength", "strength or insulation: the kind of test that it is set to"},
    OptionInfo{"serial", "V0190001", "serial number it tells"},
};

template <typename Made>
base::Result<std::unique_ptr<Simulator>> make(const Options& options, std::uint64_t seed) {
    OptionReader read("safety tester", tester_options, options);
    Item item;
    item.resistance =
        static_cast<double>(read.quantity("resistance", Kind::resistance, 1'000'000, 100'000'000'000'000)) * 1e-3;
    item.breakdown = static_cast<double>(read.quantity("breakdown", Kind::voltage, 0, 10'000'000'000)) * 1e-6;
    item.closed = read.word("interlock", {"open", "closed"}) == 1;
    item.tested = read.word("tested", {"no", "yes"}) == 1;
    item.insulation = read.word("test", {"strength", "insulation"}) == 1;
    item.serial = read.text("serial");
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<Made>(item, seed);
}

}  // namespace

std::span<const SimulatorInfo> safety_simulators() {
    static constexpr std::array table{
        SimulatorInfo{"gpt-9000", "safety tester, electric strength and insulation", tester_options, make<Gpt>},
        SimulatorInfo{"chroma-190", "safety tester with a list of steps", tester_options, make<Chroma>},
        SimulatorInfo{"hioki-3174", "safety tester that shows its last result", tester_options, make<Hioki>},
    };
    return table;
}

}  // namespace velocert::instruments
