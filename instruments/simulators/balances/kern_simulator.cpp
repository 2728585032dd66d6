// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <string>

#include "instruments/simulators/balances/scale_catalogue.h"
#include "instruments/simulators/balances/scale_simulator.h"

namespace velocert::instruments {
namespace {

/// A small KERN balance of before KCP: O1 begins a stream of frames without further words, answered by A00; what it
/// does not know is E01. Frames have 14 bytes, or 15 with one more digit.
class KernSimulator final : public ScaleSimulator {
  public:
    KernSimulator(const ScaleSettings& settings, std::size_t digits, bool always, std::uint64_t seed)
        : ScaleSimulator("kern", "1200 8N2", settings, Unit::g, Unit::lb, seed), digits_(digits) {
        if (always) always_stream(0);
    }

  private:
    void command(const std::string& line, std::int64_t now_us) override {
        if (take_busy()) return;
        if (line == "O1") {
            stream(2 * frame_period_us, now_us);
        } else if (line == "O0") {
            stop_streaming(now_us);
        } else {
            return answer("E01\r\n", now_us);
        }
        answer("A00\r\n", now_us);
    }
    std::string frame(const Shown& shown, std::int64_t) override {
        const std::string number = padded(shown.inside() ? model_.number(shown.mg, false) : "0", digits_, '0');
        const bool negative = shown.inside() ? shown.mg < 0 : shown.state == ShownValue::State::under;
        const char state = !shown.inside() ? 'E' : shown.stable() ? 'S' : 'U';
        return (negative ? '-' : '+') + number + (model_.unit() == Unit::g ? " G" : "LB") + ' ' + state + "\r\n";
    }

    std::size_t digits_;
};

constexpr auto options =
    scale_options("123.45 g", "600 g", "0.01 g",
                  std::array{OptionInfo{"frame", "14", "14 or 15 bytes"},
                             OptionInfo{"stream", "asked", "asked or always: whether it waits for O1"}});

base::Result<std::unique_ptr<Simulator>> make(const Options& given, std::uint64_t seed) {
    OptionReader read("kern", options, given);
    const auto settings = read_scale(read);
    const std::size_t digits = read.word("frame", {"14", "15"}) == 0 ? 7 : 8;
    const bool always = read.word("stream", {"asked", "always"}) == 1;
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<KernSimulator>(settings, digits, always, seed);
}

}  // namespace

SimulatorInfo kern_simulator() { return {"kern", "laboratory balance 600 g, KERN 14-byte frames", options, make}; }

}  // namespace velocert::instruments
