// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/metrology/unit.h"
#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Reads typed options against a table: absent ones take the table's fallback, unknown ones are refused. The
/// first error sticks; later calls return zeros.
class OptionReader {
  public:
    OptionReader(std::string_view owner, std::span<const OptionInfo> table, const Options& options);

    /// A quantity of that kind ("62.93 kg"), in base units of the kind.
    [[nodiscard]] std::int64_t quantity(std::string_view name, metrology::Kind kind, std::int64_t low,
                                        std::int64_t high);
    /// A plain whole number.
    [[nodiscard]] std::int64_t integer(std::string_view name, std::int64_t low, std::int64_t high);
    /// A plain decimal number, positive.
    [[nodiscard]] double positive(std::string_view name);
    /// The position of the word among those allowed.
    [[nodiscard]] int word(std::string_view name, std::initializer_list<std::string_view> allowed);
    /// Printable text without quotation marks or commas.
    [[nodiscard]] std::string text(std::string_view name);

    [[nodiscard]] base::Result<void> finish() const;

  private:
    [[nodiscard]] std::string value(std::string_view name) const;
    void refuse(std::string_view name, std::string_view found, std::string expected);

    std::string owner_;
    std::span<const OptionInfo> table_;
    const Options& options_;
    base::Result<void> state_;
};

}  // namespace velocert::instruments
