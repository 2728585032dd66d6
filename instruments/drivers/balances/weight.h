// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/decimal.h"
#include "core/base/result.h"
#include "core/metrology/quantity.h"
#include "core/metrology/unit.h"
#include "core/sequence/instrument.h"
#include "instruments/drivers/driver.h"
#include "instruments/drivers/shown_text.h"

namespace velocert::instruments {

// What drivers of balances have in common.

inline constexpr OptionInfo step_option{"step", "",
                                        "smallest step of the display such as 0.05 kg; else what the digits tell"};

/// What an instrument that sends by itself can be "asked" for. Zero and tare are done at its keys: whether they were,
/// the zero check of a weighing tells.
inline constexpr std::initializer_list<sequence::Command> scale_listens{
    sequence::Command::zero,  sequence::Command::read_stable, sequence::Command::read_now,
    sequence::Command::start, sequence::Command::stop,        sequence::Command::reset};

/// The step of a display as typed; nothing where nothing was typed. Errors: bad_value, wrong_unit.
[[nodiscard]] base::Result<std::optional<metrology::WrittenQuantity>> display_step(const std::string& text);

/// Blanks, an optional sign, blanks, digits with an optional point, up to the very end of the field.
[[nodiscard]] std::optional<base::Decimal> right_aligned(std::string_view field);
/// One to five letters or "%": something that balances show as a unit.
[[nodiscard]] bool looks_like_unit(std::string_view symbol);
/// Without blanks at its end.
[[nodiscard]] std::string_view without_trailing_blanks(std::string_view text);

/// The units of mass that are taken from a balance, with the step of its display in each.
class WeightUnits {
  public:
    struct Row {
        std::string_view symbol;
        const metrology::Unit* unit = nullptr;
        std::optional<base::Decimal> step;
    };
    explicit WeightUnits(const std::optional<metrology::WrittenQuantity>& step);

    /// kg, g, mg or t; null for anything else.
    [[nodiscard]] const Row* find(std::string_view symbol) const;
    /// The step; or the last digit where no step is known or the value is no multiple of it, which means that it was
    /// shown finer.
    [[nodiscard]] static base::Decimal resolution(const base::Decimal& value, const Row& row);
    /// Gives it that value, with that resolution.
    static void fill(const base::Decimal& value, const Row& row, metrology::Indication& into);

  private:
    std::array<Row, 4> rows_;
};

/// Tells from the values alone whether a weight is at rest, for instruments that do not say it: the last `count` values
/// lie within one step of each other.
class RestWindow {
  public:
    static constexpr std::size_t longest = 100;
    /// 0: never at rest.
    explicit RestWindow(std::size_t count) : count_(count < longest ? count : longest) {}
    [[nodiscard]] bool add(const base::Decimal& value, const base::Decimal& step);
    void clear() { filled_ = 0; }

  private:
    std::array<std::int64_t, longest> values_{};
    std::size_t count_;
    std::size_t filled_ = 0;
    std::size_t next_ = 0;
    int scale_ = 0;
};

}  // namespace velocert::instruments
