// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/import/decimal_marks.h"

#include <algorithm>

namespace velocert::instruments {
namespace {

using base::ErrorCode;

/// "1.234", "-12,500": of one thing and of a thousand of them alike. A zero in front begins no thousands.
bool may_part_thousands(std::string_view number, std::size_t mark) {
    constexpr std::size_t group = 3;
    if (number.starts_with('-') || number.starts_with('+')) {
        number.remove_prefix(1);
        --mark;
    }
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto front = number.substr(0, mark);
    const auto behind = number.substr(mark + 1);
    return !front.empty() && front.size() <= group && front.front() != '0' && behind.size() == group &&
           std::ranges::all_of(front, digit) && std::ranges::all_of(behind, digit);
}

}  // namespace

base::Result<void> DecimalMarks::see(std::string_view cell, const std::string& where) {
    const auto mark = cell.find_first_of(",.");
    if (mark == std::string_view::npos) return {};
    if (comma_.empty() && cell.find(',') != std::string_view::npos) comma_ = cell;
    if (point_.empty() && cell.find('.') != std::string_view::npos) point_ = cell;
    if (!comma_.empty() && !point_.empty())
        return base::fail(ErrorCode::bad_value, where,
                          "'" + std::string(cell) + "': '" + comma_ + "' and '" + point_ + "' in one file",
                          "one decimal mark throughout, a comma or a point, and none between thousands");
    if (told_ && cell[mark] != *told_)
        return base::fail(ErrorCode::bad_value, where, "'" + std::string(cell) + "'",
                          *told_ == ',' ? "a comma as decimal mark, as was said, and no point"
                                        : "a point as decimal mark, as was said, and no comma");
    if (first_.empty()) {
        first_ = cell;
        where_ = where;
    }
    plain_ = plain_ || !may_part_thousands(cell, mark);
    return {};
}

base::Result<void> DecimalMarks::settled() const {
    if (told_ || plain_ || first_.empty()) return {};
    const bool comma = !comma_.empty();
    std::string thousands = first_;
    std::erase(thousands, comma ? ',' : '.');
    return base::fail(ErrorCode::bad_value, where_,
                      "'" + first_ + "' may be " + first_ + " or " + thousands +
                          ": in no cell of this file another number of digits stands behind the mark",
                      std::string("--decimal ") + (comma ? "comma" : "point") + ", or one cell written as " + first_ +
                          "0, where it is the decimal mark; the numbers without it where it parts thousands");
}

}  // namespace velocert::instruments
