// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string>

#include "instruments/simulators/balances/scale_catalogue.h"
#include "instruments/simulators/balances/scale_simulator.h"

namespace velocert::instruments {
namespace {

/// An indicator with Dini Argeo's commands, its port on demand. The manual leaves open what stands in the place of the
/// weight beyond the range; the number goes on here, which is the harder case: nobody may take it for a weight.
class DiniArgeoSimulator final : public ScaleSimulator {
  public:
    DiniArgeoSimulator(const ScaleSettings& settings, std::uint64_t seed)
        : ScaleSimulator("dini-argeo", "9600 8N1", settings, Unit::kg, Unit::lb, seed) {}

  private:
    void command(const std::string& line, std::int64_t now_us) override {
        constexpr std::array<std::string_view, 4> others{"REXT", "CLEAR", "C", "NTGS"};
        if (line == "VER") return answer("VER,100,VIRTUAL\r\n", now_us);
        const bool reads = line == "READ" || line == "R";
        const bool keys = line == "ZERO" || line == "Z" || line == "TARE" || line == "T";
        if (!reads && !keys) {
            // Words of the manual that this one does not do in this mode; letters behind a known word; no word at all.
            if (std::find(others.begin(), others.end(), line) != others.end()) return answer("ERR03\r\n", now_us);
            const bool longer = line.starts_with("READ") || line.starts_with("TARE") || line.starts_with("ZERO");
            return answer(longer ? "ERR01\r\n" : "ERR04\r\n", now_us);
        }
        if (take_busy()) return answer("ERR03\r\n", now_us);
        if (reads) return answer_weight(now_us);
        // OK says that the command was right, not that it was done: with a swinging load the key does nothing.
        if (model_.shown(now_us).stable()) {
            model_.zero(now_us);
            net_ = line.starts_with('T');
        }
        answer("OK\r\n", now_us);
    }
    std::string frame(const Shown& shown, std::int64_t) override {
        std::string_view state = shown.stable() ? "ST" : "US";
        if (shown.state == ShownValue::State::over) state = "OL";
        if (shown.state == ShownValue::State::under) state = "UL";
        return std::string(state) + (net_ ? ",NT," : ",GS,") + padded(model_.number(shown.mg), 8) + ',' +
               std::string(model_.unit_name()) + "\r\n";
    }
    void switched_on(std::int64_t) override { net_ = false; }

    bool net_ = false;
};

constexpr auto options = scale_options("62.93 kg", "150 kg", "0.05 kg", std::array<OptionInfo, 0>{});

base::Result<std::unique_ptr<Simulator>> make(const Options& given, std::uint64_t seed) {
    OptionReader read("dini-argeo", options, given);
    const auto settings = read_scale(read);
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<DiniArgeoSimulator>(settings, seed);
}

}  // namespace

SimulatorInfo dini_argeo_simulator() {
    return {"dini-argeo", "platform scale 150 kg, Dini Argeo indicator", options, make};
}

}  // namespace velocert::instruments
