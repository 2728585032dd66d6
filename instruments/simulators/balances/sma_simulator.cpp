// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "instruments/simulators/balances/scale_catalogue.h"
#include "instruments/simulators/balances/scale_simulator.h"

namespace velocert::instruments {
namespace {

/// A scale with the protocol of the scale manufacturers' association: LF in front, CR at the end, in both directions.
/// What A and B answer, and what stands in the place of a weight that is out of range, is from memory and not
/// confirmed.
class SmaSimulator final : public ScaleSimulator {
  public:
    SmaSimulator(const ScaleSettings& settings, std::uint64_t seed)
        : ScaleSimulator("sma", "9600 8N1", settings, Unit::kg, Unit::lb, seed) {}

  private:
    void command(const std::string& line, std::int64_t now_us) override {
        if (line == "A") {
            asked_ = 0;
            return answer("\nSMA:2/1.0\r", now_us);
        }
        if (line == "B") return answer("\n" + about() + "\r", now_us);
        if (take_busy()) return answer("\n!\r", now_us);
        if (line == "W" || line == "H") return answer_weight(now_us);
        if (line == "P") return answer_at_rest(now_us);
        if (line == "R") return stream(frame_period_us, now_us);
        if (line == "Z" || line == "T") {
            const bool fails = !model_.shown(now_us).stable();
            if (!fails) {
                model_.zero(now_us);
                net_ = line == "T";
            }
            error_ = !fails ? ' ' : line == "Z" ? 'E' : 'T';
            answer_weight(now_us);
            error_ = ' ';
            return;
        }
        answer("\n?\r", now_us);
    }
    std::string about() {
        switch (asked_++) {
            case 0: return "MFG:VELOCERT";
            case 1: return "MOD:VIRTUAL-150";
            case 2: return "REV:VIRTUAL 1.00";
            case 3: return "SN :" + model_.settings().serial;
            default: return "END:";
        }
    }
    std::string frame(const Shown& shown, std::int64_t) override {
        char state = shown.mg == 0 && shown.stable() ? 'Z' : ' ';
        if (shown.state == ShownValue::State::over) state = 'O';
        if (shown.state == ShownValue::State::under) state = 'U';
        if (error_ != ' ') state = error_;
        return std::string("\n") + state + '1' + (net_ ? 'N' : 'G') + (shown.stable() || !shown.inside() ? ' ' : 'M') +
               ' ' + (shown.inside() ? padded(model_.number(shown.mg), 10) : "----------") +
               filled(model_.unit_name(), 3) + '\r';
    }

    int asked_ = 0;
    bool net_ = false;
    char error_ = ' ';
};

constexpr auto options = scale_options("62.93 kg", "150 kg", "0.05 kg", std::array<OptionInfo, 0>{});

base::Result<std::unique_ptr<Simulator>> make(const Options& given, std::uint64_t seed) {
    OptionReader read("sma", options, given);
    const auto settings = read_scale(read);
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<SmaSimulator>(settings, seed);
}

}  // namespace

SimulatorInfo sma_simulator() { return {"sma", "platform scale 150 kg, SMA level 2", options, make}; }

}  // namespace velocert::instruments
