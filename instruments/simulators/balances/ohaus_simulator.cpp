// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>

#include "instruments/simulators/balances/scale_catalogue.h"
#include "instruments/simulators/balances/scale_simulator.h"

namespace velocert::instruments {
namespace {

constexpr std::int64_t second_us = 1'000'000;

/// A scale with Ohaus' commands. Keys are done without an answer. What it prints beyond its range is from memory and
/// not confirmed: the errors 8.3 and 8.4.
class OhausSimulator final : public ScaleSimulator {
  public:
    OhausSimulator(const ScaleSettings& settings, std::size_t width, std::uint64_t seed)
        : ScaleSimulator("ohaus", "9600 8N1", settings, Unit::kg, Unit::g, seed), width_(width) {}

  private:
    void command(const std::string& line, std::int64_t now_us) override {
        if (line == "PSN") return answer(model_.settings().serial + "\r\n", now_us);
        if (line == "PV") return answer("VIRTUAL 1.00\r\n", now_us);
        if (line == "PU") return answer(std::string(model_.unit_name()) + "\r\n", now_us);
        if (take_busy()) return answer("ES\r\n", now_us);
        if (line == "IP" || line == "P") return answer_weight(now_us);
        if (line == "SP") return answer_at_rest(now_us);
        if (line == "CP") return stream(frame_period_us, now_us);
        if (line == "0P") return stop_streaming(now_us);
        if (line == "Z" || line == "T") {
            if (model_.shown(now_us).stable()) model_.zero(now_us);
            return;
        }
        if (line == "ON" || line == "OFF") return;
        const auto seconds = line.substr(0, line.size() - 1);
        const bool number = !seconds.empty() && seconds.size() <= 4 &&
                            std::all_of(seconds.begin(), seconds.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (line.ends_with('P') && number && std::stoi(seconds) <= 3600)
            return stream(std::stoi(seconds) * second_us, now_us);
        answer("ES\r\n", now_us);
    }
    std::string frame(const Shown& shown, std::int64_t) override {
        if (shown.state == ShownValue::State::over) return "Err8.3\r\n";
        if (shown.state == ShownValue::State::under) return "Err8.4\r\n";
        std::string unit(model_.unit_name());
        // The older tables have columns for the unit and what tells whether it is stable.
        if (width_ == 9)
            unit.resize(5, ' ');
        else if (!shown.stable())
            unit += ' ';
        const bool told = width_ == 9 || !shown.stable();
        return padded(model_.number(shown.mg), width_) + ' ' + unit +
               (told ? std::string(shown.stable() ? " " : "?") : std::string()) + "\r\n";
    }

    std::size_t width_;
};

constexpr auto options = scale_options("62.93 kg", "150 kg", "0.05 kg",
                                       std::array{OptionInfo{"width", "11", "11, 10 or 9: characters of the weight"}});

base::Result<std::unique_ptr<Simulator>> make(const Options& given, std::uint64_t seed) {
    OptionReader read("ohaus", options, given);
    const auto settings = read_scale(read);
    const auto width = static_cast<std::size_t>(11 - read.word("width", {"11", "10", "9"}));
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<OhausSimulator>(settings, width, seed);
}

}  // namespace

SimulatorInfo ohaus_simulator() { return {"ohaus", "platform scale 150 kg, Ohaus commands", options, make}; }

}  // namespace velocert::instruments
