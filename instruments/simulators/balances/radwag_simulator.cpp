// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "instruments/simulators/balances/scale_catalogue.h"
#include "instruments/simulators/balances/scale_simulator.h"

namespace velocert::instruments {
namespace {

/// A platform with RADWAG's protocol: each command is acknowledged with A, what takes its time ends with D, E (not in
/// time), ^ or v. A mass has 20 columns: command, stability, sign, mass, unit.
class RadwagSimulator final : public ScaleSimulator {
  public:
    RadwagSimulator(const ScaleSettings& settings, std::uint64_t seed)
        : ScaleSimulator("radwag", "9600 8N1", settings, Unit::kg, Unit::g, seed) {}

  private:
    void command(const std::string& line, std::int64_t now_us) override {
        const bool known = line == "S" || line == "SI" || line == "SU" || line == "SUI" || line == "Z" || line == "T" ||
                           line == "C1" || line == "C0" || line == "BN" || line == "NB";
        if (!known) return answer("ES\r\n", now_us);
        if (line == "BN") return answer("BN A \"VIRTUAL-150\"\r\n", now_us);
        if (line == "NB") return answer("NB A \"" + model_.settings().serial + "\"\r\n", now_us);
        if (take_busy()) return answer(line + " I\r\n", now_us);
        answer(line + " A\r\n", now_us);
        if (line == "C0") return stop_streaming(now_us);
        if (line == "C1") {
            id_ = "SI";
            return stream(frame_period_us, now_us);
        }
        if (line == "Z" || line == "T") return zero(line, now_us);
        id_ = line;
        if (line.ends_with('I')) return answer_weight(now_us);
        answer_at_rest(now_us);
    }
    void zero(const std::string& line, std::int64_t now_us) {
        const Shown shown = model_.shown(now_us);
        const char* end = " D\r\n";
        if (shown.state == ShownValue::State::over)
            end = " ^\r\n";
        else if (shown.state == ShownValue::State::under)
            end = " v\r\n";
        else if (!shown.stable())
            end = " E\r\n";
        else
            model_.zero(now_us);
        answer(line + end, now_us);
    }
    std::string frame(const Shown& shown, std::int64_t) override {
        char stability = ' ';
        if (shown.state == ShownValue::State::unstable) stability = '?';
        if (shown.state == ShownValue::State::over) stability = '^';
        if (shown.state == ShownValue::State::under) stability = 'v';
        const std::string mass = shown.inside() ? model_.number(shown.mg, false) : "";
        return filled(id_, 3) + ' ' + stability + ' ' + (shown.mg < 0 ? '-' : ' ') + padded(mass, 9) + ' ' +
               filled(model_.unit_name(), 3) + "\r\n";
    }
    std::string gave_up() override { return id_ + " E\r\n"; }

    std::string id_ = "S";
};

constexpr auto options = scale_options("62.93 kg", "150 kg", "0.05 kg", std::array<OptionInfo, 0>{});

base::Result<std::unique_ptr<Simulator>> make(const Options& given, std::uint64_t seed) {
    OptionReader read("radwag", options, given);
    const auto settings = read_scale(read);
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<RadwagSimulator>(settings, seed);
}

}  // namespace

SimulatorInfo radwag_simulator() { return {"radwag", "platform scale 150 kg, RADWAG protocol", options, make}; }

}  // namespace velocert::instruments
