// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <string>

#include "instruments/simulators/balances/scale_catalogue.h"
#include "instruments/simulators/balances/scale_simulator.h"

namespace velocert::instruments {
namespace {

/// How long after power-on its zero is not set.
constexpr std::int64_t not_zeroed_us = 3'000'000;

/// A terminal with Toledo's continuous output. The unit key brings pounds.
class ToledoSimulator final : public ScaleSimulator {
  public:
    ToledoSimulator(const ScaleSettings& settings, bool checksum, std::uint64_t seed)
        : ScaleSimulator("toledo-continuous", "9600 8N1", settings, Unit::kg, Unit::lb, seed, checksum),
          checksum_(checksum) {
        always_stream(0);
    }

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override {
        if ((pending[0] == 'Z' || pending[0] == 'T') && model_.shown(now_us).stable()) model_.zero(now_us);
        return 1;
    }
    void switched_on(std::int64_t now_us) override { zeroed_us_ = now_us + not_zeroed_us; }
    std::string frame(const Shown& shown, std::int64_t now_us) override {
        const std::int64_t step = model_.unit() == Unit::kg ? model_.last_digits(model_.settings().step_mg) : 1;
        const int increment = step == 5 ? 3 : step == 2 ? 2 : 1;
        int status_b = 32;                                              // always
        if (shown.mg < 0) status_b += 2;                                // negative
        if (!shown.inside()) status_b += 4;                             // out of range
        if (shown.state == ShownValue::State::unstable) status_b += 8;  // motion
        if (model_.unit() == Unit::kg) status_b += 16;                  // kg, else lb
        if (now_us < zeroed_us_) status_b += 64;                        // power-up, not zeroed
        if (shown.state == ShownValue::State::under) status_b |= 2;
        std::string text = "\x02";
        text += static_cast<char>(32 + increment * 8 + model_.decimals() + 2);
        text += static_cast<char>(status_b);
        text += ' ';
        text += padded(std::to_string(std::abs(model_.last_digits(shown.mg))), 6) + "     0\r";
        if (checksum_) {
            int sum = 0;
            for (const char c : text) sum += c;
            text += static_cast<char>((128 - sum % 128) % 128);
        }
        return text;
    }

    bool checksum_;
    std::int64_t zeroed_us_ = 0;
};

constexpr auto options = scale_options("62.93 kg", "150 kg", "0.05 kg",
                                       std::array{OptionInfo{"checksum", "yes", "yes or no: whether it sends one"}});

base::Result<std::unique_ptr<Simulator>> make(const Options& given, std::uint64_t seed) {
    OptionReader read("toledo-continuous", options, given);
    const auto settings = read_scale(read);
    const bool checksum = read.word("checksum", {"no", "yes"}) == 1;
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<ToledoSimulator>(settings, checksum, seed);
}

}  // namespace

SimulatorInfo toledo_continuous_simulator() {
    return {"toledo-continuous", "floor scale 150 kg, Toledo continuous output", options, make};
}

}  // namespace velocert::instruments
