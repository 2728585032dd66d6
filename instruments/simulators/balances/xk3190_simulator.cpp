// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdlib>
#include <string>

#include "instruments/simulators/balances/scale_catalogue.h"
#include "instruments/simulators/balances/scale_simulator.h"

namespace velocert::instruments {
namespace {

enum class Mode : std::uint8_t { continuous, reversed, forward, command, platform };

/// Exclusive or of some characters as two of "0123456789ABCDEF".
std::string exclusive_or(std::string_view text) {
    int sum = 0;
    for (const char c : text) sum ^= static_cast<unsigned char>(c);
    constexpr std::string_view hexadecimal = "0123456789ABCDEF";
    return {hexadecimal[static_cast<std::size_t>(sum / 16)], hexadecimal[static_cast<std::size_t>(sum % 16)]};
}

/// A floor scale with an indicator of the XK3190 family. Beyond its range only the W lines say so; in the other modes
/// nothing is sent, as the descriptions name no frame for it.
class Xk3190Simulator final : public ScaleSimulator {
  public:
    Xk3190Simulator(const ScaleSettings& settings, Mode mode, char address, std::uint64_t seed)
        : ScaleSimulator("xk3190", "9600 8N1", settings, Unit::kg, Unit::kg, seed,
                         mode != Mode::reversed && mode != Mode::forward),
          mode_(mode),
          address_(address) {
        if (mode_ != Mode::command) always_stream(0);
    }

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override {
        if (mode_ != Mode::command) return pending.size();
        if (pending[0] != '\x02') return 1;
        if (pending.size() < 6) return pending.find('\x02', 1) != std::string_view::npos ? 1 : 0;
        const char command = pending[2];
        if (pending[5] != '\x03' || exclusive_or(pending.substr(1, 2)) != pending.substr(3, 2)) return 1;
        if (pending[1] == address_ && command >= 'A' && command <= 'D' && !take_busy()) reply(command, now_us);
        return 6;
    }
    void reply(char command, std::int64_t now_us) {
        std::string text{answers_as_next_ ? static_cast<char>(address_ + 1) : address_, command};
        if (command != 'A') {
            const Shown shown = model_.shown(now_us);
            if (!shown.inside()) return;
            text += digits(command == 'C' ? 0 : shown.mg);
        }
        answer('\x02' + text + exclusive_or(text) + '\x03', now_us);
    }
    /// Sign, six digits, number of decimals.
    std::string digits(std::int64_t mg) const {
        return (mg < 0 ? '-' : '+') + padded(std::to_string(std::abs(model_.last_digits(mg))), 6, '0') +
               std::to_string(model_.decimals());
    }
    std::string frame(const Shown& shown, std::int64_t) override {
        if (mode_ == Mode::platform) {
            std::string text = "WG" +
                               (shown.mg < 0 ? '-' + padded(model_.number(shown.mg, false), 6, '0')
                                             : padded(model_.number(shown.mg), 7, '0')) +
                               "kg";
            if (!shown.inside()) text = shown.state == ShownValue::State::over ? "         OL" : "         LO";
            return text + exclusive_or(text) + "\r\n";
        }
        if (!shown.inside()) return {};
        if (mode_ == Mode::continuous) {
            const std::string text = digits(shown.mg);
            return '\x02' + text + exclusive_or(text) + '\x03';
        }
        std::string display = padded(model_.number(shown.mg, false), 7, '0');
        const char sign = shown.mg < 0 ? '-' : '0';
        if (mode_ == Mode::forward) return std::string("=") + sign + display;
        std::reverse(display.begin(), display.end());
        return '=' + display + sign;
    }
    bool tells_range() const override { return mode_ == Mode::platform; }
    bool own_fault(Fault fault) const override { return fault == Fault::wrong_address && mode_ == Mode::command; }
    void own_strike(const FaultPlan&, std::int64_t) override { answers_as_next_ = true; }

    Mode mode_;
    char address_;
    bool answers_as_next_ = false;
};

constexpr auto options =
    scale_options("62.93 kg", "150 kg", "0.05 kg",
                  std::array{OptionInfo{"mode", "continuous", "continuous, reversed, forward, command or a12e"},
                             OptionInfo{"address", "A", "A to Y, in command mode"}});

base::Result<std::unique_ptr<Simulator>> make(const Options& given, std::uint64_t seed) {
    OptionReader read("xk3190", options, given);
    const auto settings = read_scale(read);
    const auto mode = static_cast<Mode>(read.word("mode", {"continuous", "reversed", "forward", "command", "a12e"}));
    const std::string address = read.text("address");
    if (auto good = read.finish(); !good) return base::fail(good.error());
    if (address.size() != 1 || address[0] < 'A' || address[0] > 'Y')
        return base::fail(base::ErrorCode::bad_value, "address", "'" + address + "'", "A to Y");
    return std::make_unique<Xk3190Simulator>(settings, mode, address[0], seed);
}

}  // namespace

SimulatorInfo xk3190_simulator() { return {"xk3190", "floor scale 150 kg, XK3190 indicator", options, make}; }

}  // namespace velocert::instruments
