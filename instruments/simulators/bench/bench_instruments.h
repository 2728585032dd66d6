// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "instruments/simulators/bench/motor_bench.h"
#include "instruments/simulators/electrical/scpi_simulator.h"
#include "instruments/simulators/models/systematic_error.h"

namespace velocert::instruments {

// The instruments of a motor bench. Each shows what the bench has, with its own errors; what one of them does to the
// bench the others see.

/// A dynamometer controller in the manner of Magtrol's DSP6001 or, with two channels, DSP7001: OD, N, Q, I (brake
/// current in percent without control), *IDN? and their like; what it does not know it passes over in silence.
struct MagtrolSettings {
    bool two_channels = false;
    double torque_unit = 1.0;  ///< newton metres in one unit of the display
    int torque_digits = 2;     ///< behind the point
    InstrumentAccuracy torque;
    InstrumentAccuracy rotation;
    std::string serial = "V0100001";
};
class MagtrolSimulator final : public LineSimulator {
  public:
    MagtrolSimulator(MagtrolSettings settings, std::shared_ptr<MotorBench> bench, std::uint64_t seed);

    [[nodiscard]] bool hazardous_now() const override { return bench_->braking(); }

  private:
    /// Those of its kind, and drift.
    [[nodiscard]] bool more_faults(Fault fault) const override {
        return fault == Fault::drift || LineSimulator::more_faults(fault);
    }
    std::string execute(const std::string& line, std::int64_t now_us) override;
    void power_up(std::int64_t now_us) override;
    [[nodiscard]] std::string output_data(std::int64_t now_us);

    MagtrolSettings settings_;
    std::shared_ptr<MotorBench> bench_;
    SystematicError torque_;
    SystematicError rotation_;
    std::string stuck_at_;
};

struct SourceSettings {
    double highest_voltage = 80.0;
    double highest_current = 60.0;
    InstrumentAccuracy voltage;
    InstrumentAccuracy current;
    std::string serial = "V0110001";
};
class SourceSimulator final : public ScpiSimulator {
  public:
    SourceSimulator(SourceSettings settings, std::shared_ptr<MotorBench> bench, std::uint64_t seed);

    [[nodiscard]] bool hazardous_now() const override { return bench_->output_on(); }

  private:
    /// Those of its kind, and drift.
    [[nodiscard]] bool more_faults(Fault fault) const override {
        return fault == Fault::drift || ScpiSimulator::more_faults(fault);
    }
    std::optional<std::string> perform(std::string_view header, std::string_view argument,
                                       std::int64_t now_us) override;
    void power_up(std::int64_t now_us) override { bench_->switch_output(false, now_us); }

    SourceSettings settings_;
    std::shared_ptr<MotorBench> bench_;
    SystematicError voltage_;
    SystematicError current_;
    double set_voltage_ = 0.0;
    double set_current_ = 0.0;
};

struct PowerMeterSettings {
    InstrumentAccuracy voltage;
    InstrumentAccuracy current;
    std::string serial = "V0120001";
};
class PowerMeterSimulator final : public ScpiSimulator {
  public:
    PowerMeterSimulator(PowerMeterSettings settings, std::shared_ptr<MotorBench> bench, std::uint64_t seed);

  private:
    /// Those of its kind, and drift.
    [[nodiscard]] bool more_faults(Fault fault) const override {
        return fault == Fault::drift || ScpiSimulator::more_faults(fault);
    }
    std::optional<std::string> perform(std::string_view header, std::string_view argument,
                                       std::int64_t now_us) override;
    void power_up(std::int64_t) override { items_ = {"U", "I", "P"}; }
    [[nodiscard]] std::string values(std::int64_t now_us);

    std::shared_ptr<MotorBench> bench_;
    SystematicError voltage_;
    SystematicError current_;
    std::vector<std::string> items_{"U", "I", "P"};
    std::string stuck_at_;
};

struct LcrSettings {
    InstrumentAccuracy inductance;
    InstrumentAccuracy resistance;
    std::string serial = "V0140001";
};
class LcrSimulator final : public ScpiSimulator {
  public:
    LcrSimulator(LcrSettings settings, std::shared_ptr<MotorBench> bench, std::uint64_t seed);

  private:
    /// Those of its kind, and drift.
    [[nodiscard]] bool more_faults(Fault fault) const override {
        return fault == Fault::drift || ScpiSimulator::more_faults(fault);
    }
    std::optional<std::string> perform(std::string_view header, std::string_view argument,
                                       std::int64_t now_us) override;

    std::shared_ptr<MotorBench> bench_;
    SystematicError inductance_;
    SystematicError resistance_;
    double frequency_ = 1000.0;
    bool quality_ = false;  ///< beside the inductance, in place of the resistance
    std::string stuck_at_;
};

struct MultimeterSettings {
    InstrumentAccuracy voltage;
    InstrumentAccuracy frequency;
    double dc_voltage = 48.0;  ///< at its terminals when it is set to direct voltage
    std::string serial = "V0130001";
};
class MultimeterSimulator final : public ScpiSimulator {
  public:
    MultimeterSimulator(MultimeterSettings settings, std::shared_ptr<MotorBench> bench, std::uint64_t seed);

  private:
    /// Those of its kind, and drift.
    [[nodiscard]] bool more_faults(Fault fault) const override {
        return fault == Fault::drift || ScpiSimulator::more_faults(fault);
    }
    enum class Function { dc_voltage, ac_voltage, current, resistance, frequency };
    std::optional<std::string> perform(std::string_view header, std::string_view argument,
                                       std::int64_t now_us) override;
    void power_up(std::int64_t) override {
        function_ = Function::dc_voltage;
        header_ = "VOLTage:DC";
    }
    [[nodiscard]] std::string value(Function function, std::int64_t now_us);
    [[nodiscard]] std::string fresh(Function function, std::int64_t now_us);

    std::shared_ptr<MotorBench> bench_;
    SystematicError voltage_;
    SystematicError frequency_;
    double dc_voltage_;
    std::map<Function, std::string> stuck_at_;
    Function function_ = Function::dc_voltage;
    std::string header_ = "VOLTage:DC";  ///< of the function, behind CONF:
};

}  // namespace velocert::instruments
