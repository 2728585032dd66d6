// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace velocert::instruments {

/// What the fields of a frame hold. Views into the frame; nothing is copied.
class FieldValues {
  public:
    static constexpr std::size_t capacity = 16;
    struct Value {
        std::string_view text;
        std::size_t at = 0;    ///< in the frame
        bool present = false;  ///< false in an optional part that was not there
        bool binary = false;   ///< `number` holds it, not digits in `text`
        std::int64_t number = 0;
        bool hex = false;  ///< `text` has hexadecimal digits
    };
    [[nodiscard]] const Value& operator[](std::size_t field) const { return values_[field]; }
    Value& operator[](std::size_t field) { return values_[field]; }
    void clear() { values_.fill(Value{}); }

  private:
    std::array<Value, capacity> values_{};
};

/// How a line of text looks, with named fields; written by people who have only the instrument's manual:
///   ST,{mass:number} {unit:word}      characters stand for themselves
///   {name:number}                     sign and blanks, digits, at most one point; as long as it fits
///   {name:number(9)} {name:number(9-11)} the same, in exactly so many characters, blanks in front
///   {name:nr3}                        with an exponent, as SCPI writes it
///   {name:digits} {name:digits(6)} {name:hex(2)}
///   {name:word}                       letters, digits and _ - / % . up to anything else
///   {name:text(3)} {name:rest} {name:quoted}
///   {name:ST|US|OL}                   one of these; an empty one at the end may be missing
///   ~                                 any number of blanks, also none
///   [...]                             may be missing as a whole
/// Twice the same of { } [ ] ~ stands for that character. Immutable once made; matching does not allocate.
class Pattern {
  public:
    /// `names` grows by the fields the pattern has and it has not yet. Errors: bad_value with the column in the
    /// pattern.
    [[nodiscard]] static base::Result<Pattern> parse(std::string_view text, std::vector<std::string>& names);

    /// True if the whole line fits; `into` then holds its fields.
    [[nodiscard]] bool matches(std::string_view line, FieldValues& into) const;

  private:
    enum class Type : std::uint8_t {
        literal,
        blanks,
        option,  ///< begins a part that may be missing: `jump` is where it goes on without
        number,
        nr3,
        digits,
        hex,
        word,
        text,
        rest,
        quoted,
        choice,
    };
    struct Part {
        Type type = Type::literal;
        std::size_t field = 0;
        std::size_t width = 0;  ///< at most; 0: as long as it fits
        std::size_t least = 0;
        std::size_t jump = 0;
        std::string text{};
        std::vector<std::string> choices{};
    };
    class Parser;

    [[nodiscard]] bool matches(std::size_t part, std::string_view line, std::size_t at, FieldValues& into) const;
    /// How many characters that part takes there; npos: it does not fit.
    [[nodiscard]] static std::size_t length_of(const Part& part, std::string_view rest);

    std::vector<Part> parts_;
};

}  // namespace velocert::instruments
