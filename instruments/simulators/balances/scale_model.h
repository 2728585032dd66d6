// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "instruments/drivers/driver.h"
#include "instruments/simulators/line/fault.h"
#include "instruments/simulators/line/shown_value.h"
#include "instruments/simulators/option_reader.h"

namespace velocert::instruments {

/// How a simulated scale is made, whatever it speaks.
struct ScaleSettings {
    std::int64_t mass_mg = 62'930'000;  ///< of what is put on it
    std::int64_t capacity_mg = 150'000'000;
    std::int64_t step_mg = 50'000;
    double noise_kg = 0;
    std::int64_t settling_us = 1'500'000;
    bool loaded = true;
    std::string serial;
};

/// The options all of them have, with what holds for that one, in front of its own.
template <std::size_t More>
[[nodiscard]] constexpr std::array<OptionInfo, More + 7> scale_options(std::string_view mass, std::string_view capacity,
                                                                       std::string_view step,
                                                                       const std::array<OptionInfo, More>& more) {
    std::array<OptionInfo, More + 7> all{{
        {"mass", mass, "mass of what is put on it"},
        {"load", "on", "on or empty: whether it stands there from the beginning"},
        {"capacity", capacity, "largest load"},
        {"step", step, "smallest step shown"},
        {"noise", "0 g", "standard deviation of one weighing value"},
        {"settling", "1.5 s", "until a new load is stable"},
        {"serial", "V0150001", "serial number it tells, where its protocol has one"},
    }};
    for (std::size_t i = 0; i < More; ++i) all[i + 7] = more[i];
    return all;
}
[[nodiscard]] ScaleSettings read_scale(OptionReader& read);

/// What a scale shows: the load in its steps, at rest or not, in or out of its range, and the unit it is shown in. No
/// protocol: that is made of it elsewhere.
class ScaleModel {
  public:
    enum class Unit : std::uint8_t { kg, g, lb };
    struct Shown {
        ShownValue::State state = ShownValue::State::stable;
        std::int64_t mg = 0;  ///< a multiple of the step
        [[nodiscard]] bool inside() const {
            return state == ShownValue::State::stable || state == ShownValue::State::unstable;
        }
        [[nodiscard]] bool stable() const { return state == ShownValue::State::stable; }
    };

    /// It shows `unit`, and after somebody pressed the unit key `other`.
    ScaleModel(const ScaleSettings& settings, Unit unit, Unit other, std::uint64_t seed);

    [[nodiscard]] Shown shown(std::int64_t now_us);
    void place(double kg, std::int64_t now_us);
    void place_own(bool on, std::int64_t now_us);
    /// Zero or tare key.
    void zero(std::int64_t now_us);
    void change_unit();

    /// unit_change, where there is another unit, and those of ShownValue.
    [[nodiscard]] bool knows(Fault fault) const;
    void act(Fault fault, std::int64_t now_us);
    /// Power is back: the zero is where it was made.
    void power_up(std::int64_t now_us);

    [[nodiscard]] Unit unit() const { return changed_ ? other_ : unit_; }
    [[nodiscard]] std::string_view unit_name() const;
    /// Digits behind the point, and the number in whole units of its last one.
    [[nodiscard]] int decimals() const;
    [[nodiscard]] std::int64_t last_digits(std::int64_t mg) const;
    /// "62.95", "-0.05"; the sign is left away on request.
    [[nodiscard]] std::string number(std::int64_t mg, bool with_sign = true) const;
    [[nodiscard]] const ScaleSettings& settings() const { return settings_; }

  private:
    ScaleSettings settings_;
    Unit unit_;
    Unit other_;
    ShownValue value_;
    bool changed_ = false;
};

/// Blanks or zeros in front until it is that long.
[[nodiscard]] std::string padded(const std::string& text, std::size_t width, char fill = ' ');
/// Blanks behind until it is that long.
[[nodiscard]] std::string filled(std::string_view text, std::size_t width);

}  // namespace velocert::instruments
