// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "instruments/simulators/balances/scale_catalogue.h"
#include "instruments/simulators/balances/scale_simulator.h"

namespace velocert::instruments {
namespace {

/// A balance with A&D's standard format: two letters, comma, sign, eight characters of number, three of unit. As a
/// weighing indicator it sends by itself, with a second pair of letters, seven characters and two of unit, and hears
/// nothing.
class AndSimulator final : public ScaleSimulator {
  public:
    AndSimulator(const ScaleSettings& settings, bool acknowledges, bool indicator, std::uint64_t seed)
        : ScaleSimulator("and", "2400 7E1", settings, Unit::kg, Unit::g, seed),
          acknowledges_(acknowledges),
          indicator_(indicator) {
        if (indicator_) always_stream(0);
    }

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override {
        return indicator_ ? pending.size() : ScaleSimulator::take(pending, now_us);
    }
    void command(const std::string& line, std::int64_t now_us) override {
        if (line == "?SN") return answer("SN," + model_.settings().serial + "\r\n", now_us);
        if (line == "?TN") return answer("TN,VIRTUAL-150\r\n", now_us);
        const bool weighs = line == "Q" || line == "S" || line == "SI" || line == "SIR";
        const bool keys =
            line == "C" || line == "Z" || line == "R" || line == "T" || line == "CT" || line == "U" || line == "P";
        if (!weighs && !keys) return answer("EC,E01\r\n", now_us);
        if (take_busy()) return answer("EC,E02\r\n", now_us);
        if (line == "S") return answer_at_rest(now_us);
        if (line == "SIR") return stream(frame_period_us, now_us);
        if (weighs) return answer_weight(now_us);
        if (line == "C") stop_streaming(now_us);
        if (line == "U") model_.change_unit();
        if (line == "Z" || line == "R" || line == "T") {
            if (!model_.shown(now_us).stable()) return answer("EC,E11\r\n", now_us);
            model_.zero(now_us);
        }
        if (acknowledges_) answer("\x06\r\n", now_us);
        // Re-zeroing takes its time, and a second one tells that it is done.
        if (acknowledges_ && line == "R") answer("\x06\r\n", now_us + 500'000);
    }
    std::string frame(const Shown& shown, std::int64_t) override {
        if (indicator_) {
            const std::string unit = padded(std::string(model_.unit_name()), 2) + "\r\n";
            // Out of range only the point is left of the number.
            if (!shown.inside()) return "OL,GS,     .  " + unit;
            return std::string(shown.stable() ? "ST,GS," : "US,GS,") + (shown.mg < 0 ? '-' : '+') +
                   padded(model_.number(shown.mg, false), 7, '0') + unit;
        }
        if (take_defect()) return "EC,E20\r\n";
        if (shown.state == ShownValue::State::over) return "OL,+9999999E+19\r\n";
        if (shown.state == ShownValue::State::under) return "OL,-9999999E+19\r\n";
        return std::string(shown.stable() ? "ST," : "US,") + (shown.mg < 0 ? '-' : '+') +
               padded(model_.number(shown.mg, false), 8, '0') + padded(std::string(model_.unit_name()), 3) + "\r\n";
    }
    std::string gave_up() override { return "EC,E11\r\n"; }
    bool own_fault(Fault fault) const override { return fault == Fault::device_error && !indicator_; }

    bool acknowledges_;
    bool indicator_;
};

constexpr auto options =
    scale_options("62.93 kg", "150 kg", "0.05 kg",
                  std::array{OptionInfo{"acknowledge", "no", "no or yes: whether keys are answered with 06"},
                             OptionInfo{"mode", "commands", "commands, or indicator: it sends by itself"}});

base::Result<std::unique_ptr<Simulator>> make(const Options& given, std::uint64_t seed) {
    OptionReader read("and", options, given);
    const auto settings = read_scale(read);
    const bool acknowledges = read.word("acknowledge", {"no", "yes"}) == 1;
    const bool indicator = read.word("mode", {"commands", "indicator"}) == 1;
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<AndSimulator>(settings, acknowledges, indicator, seed);
}

}  // namespace

SimulatorInfo and_simulator() { return {"and", "platform scale 150 kg, A&D standard format", options, make}; }

}  // namespace velocert::instruments
