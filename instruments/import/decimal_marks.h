// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace velocert::instruments {

/// What a comma and a point mean in a table whose cells neither of them parts. Nobody knows it where both occur, or
/// where a mark always has three digits behind it and one to three in front, as thousands have: "1.234".
class DecimalMarks {
  public:
    /// `told`: ',' or '.', where a person said which of them is the decimal mark.
    explicit DecimalMarks(std::optional<char> told) : told_(told) {}

    /// Of each cell that is a number, in turn. Errors: the other mark than the one told, or both in one file
    /// (bad_value), at `where`.
    [[nodiscard]] base::Result<void> see(std::string_view cell, const std::string& where);
    /// At the end. Errors: nothing showed which mark it is (bad_value), at the first cell with one.
    [[nodiscard]] base::Result<void> settled() const;

  private:
    std::optional<char> told_;
    std::string comma_;  ///< first cell with it
    std::string point_;
    std::string first_;  ///< first cell with a mark, and its place
    std::string where_;
    bool plain_ = false;  ///< a cell whose mark cannot part thousands
};

}  // namespace velocert::instruments
