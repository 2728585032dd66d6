// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "instruments/simulators/balances/scale_catalogue.h"
#include "instruments/simulators/balances/scale_simulator.h"

namespace velocert::instruments {
namespace {

/// How it is set in its menu.
struct SbiMenu {
    bool names = true;       ///< lines of 22 characters
    bool automatic = false;  ///< prints by itself
    bool at_rest = false;    ///< prints only what is stable
};

/// A scale with Sartorius' SBI: commands are an escape and a character, nothing but prints and questions is answered.
class SbiSimulator final : public ScaleSimulator {
  public:
    SbiSimulator(const ScaleSettings& settings, const SbiMenu& menu, std::uint64_t seed)
        : ScaleSimulator("sartorius-sbi", "9600 8N1", settings, Unit::kg, Unit::g, seed), menu_(menu) {
        if (menu_.automatic) always_stream(0);
    }

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override {
        if (pending[0] != '\x1b') return 1;
        if (pending.size() < 2) return 0;
        if (pending[1] != 'x') {
            key(pending[1], now_us);
            return 2;
        }
        const auto end = pending.find('_');
        if (end == std::string_view::npos) return pending.size() > 8 ? 2 : 0;
        question(pending.substr(2, end - 2), now_us);
        return end + 1;
    }
    void key(char key, std::int64_t now_us) {
        if (key != 'P' && key != 'T' && key != 'U' && key != 'V') return;  // filters, keys, display
        if (take_busy()) return;
        if (key != 'P') {
            if (model_.shown(now_us).stable()) model_.zero(now_us);
        } else if (menu_.automatic) {
            silenced_ = !silenced_;
        } else if (menu_.at_rest) {
            answer_at_rest(now_us);
        } else {
            answer_weight(now_us);
        }
    }
    void question(std::string_view number, std::int64_t now_us) {
        if (number == "1") answer("VIRTUAL-150\r\n", now_us);
        if (number == "2") answer(model_.settings().serial + "\r\n", now_us);
        if (number == "3") answer("VIRTUAL 1.00\r\n", now_us);
    }
    std::string frame(const Shown& shown, std::int64_t) override {
        if (silenced_) return {};
        if (take_defect()) return line("Stat", "  ERR 054");
        if (shown.state == ShownValue::State::over) return line("Stat", "      High");
        if (shown.state == ShownValue::State::under) return line("Stat", "      Low");
        if (menu_.automatic && menu_.at_rest && !shown.stable()) return {};
        return line("N", std::string(shown.mg < 0 ? "-" : "+") + ' ' + padded(model_.number(shown.mg, false), 8) + ' ' +
                             filled(shown.stable() ? model_.unit_name() : "", 3));
    }
    std::string line(std::string_view name, const std::string& text) const {
        return (menu_.names ? filled(name, 6) : "") + filled(text, 14) + "\r\n";
    }
    bool own_fault(Fault fault) const override { return fault == Fault::device_error; }

    SbiMenu menu_;
    bool silenced_ = false;
};

constexpr auto options = scale_options(
    "62.93 kg", "150 kg", "0.05 kg",
    std::array{OptionInfo{"line", "22", "22 or 16 characters, with or without a name in front"},
               OptionInfo{"print", "manual", "manual or automatic"},
               OptionInfo{"stability", "without", "without or with: whether only stable values are printed"}});

base::Result<std::unique_ptr<Simulator>> make(const Options& given, std::uint64_t seed) {
    OptionReader read("sartorius-sbi", options, given);
    const auto settings = read_scale(read);
    SbiMenu menu;
    menu.names = read.word("line", {"16", "22"}) == 1;
    menu.automatic = read.word("print", {"manual", "automatic"}) == 1;
    menu.at_rest = read.word("stability", {"without", "with"}) == 1;
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<SbiSimulator>(settings, menu, seed);
}

}  // namespace

SimulatorInfo sartorius_sbi_simulator() {
    return {"sartorius-sbi", "platform scale 150 kg, Sartorius SBI", options, make};
}

}  // namespace velocert::instruments
