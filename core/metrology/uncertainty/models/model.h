// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace velocert::metrology {

/// What one step of a model does.
enum class Operation : std::uint8_t {
    constant,  // leaves
    input,
    negate,  // of one operand
    abs,
    sqrt,
    exp,
    log,
    log10,
    sin,
    cos,
    tan,
    asin,
    acos,
    atan,
    sinh,
    cosh,
    tanh,
    power_constant,  ///< to the power `value`
    add,             // of two operands
    subtract,
    multiply,
    divide,
    power,
    atan2,
    min,
    max
};

/// A step: its operands are earlier steps.
struct Step {
    Operation operation = Operation::constant;
    std::uint32_t first = 0;   ///< operand, or the index of the input
    std::uint32_t second = 0;  ///< second operand
    double value = 0;          ///< constant or constant exponent
    std::uint32_t at = 0;      ///< byte of the text where it stands
    std::uint32_t slot = 0;    ///< depth of the operand stack at which the result lies
};

/// A measurement model: y = f(x1, ..., xN), read once and evaluated often. Immutable; use from any thread.
///
/// Expressions: + - * / ^ (to the right, before the sign: -2^2 is -4), parentheses, numbers (12, 0.5, 1.5e-3), pi,
/// names of inputs, and the functions sqrt exp log (natural; ln is the same) log10 sin cos tan asin acos atan atan2(y,
/// x) sinh cosh tanh abs min max (both of two). Angles are in radians. A name starts with a letter or underscore and
/// goes on with letters, digits, underscores; letters are those of any script.
class Model {
  public:
    static constexpr std::size_t longest_text = 65'536;  ///< bytes
    static constexpr std::size_t deepest = 256;          ///< operands or operators that wait for their partner

    /// Reads an expression in the given names. Errors: bad_value; `where` is "character N" (1-based).
    [[nodiscard]] static base::Result<Model> parse(std::string_view text, std::span<const std::string> names);

    /// The value; NaN or infinite where the model is not defined. `x` has one value per name, `work` at least
    /// steps().size().
    [[nodiscard]] double value(std::span<const double> x, std::span<double> work) const;
    /// The value at `x`, or what is wrong there and at which character.
    [[nodiscard]] base::Result<double> value(std::span<const double> x) const;
    /// Value and exact first derivatives by reverse differentiation. `gradient` has one place per name. A derivative
    /// that does not exist at `x` is not finite.
    double gradient(std::span<const double> x, std::span<double> gradient) const;
    /// Derivatives along input j: first[i] = df/dxi, second[i] = d2f/dxi dxj, third[i] = d3f/dxi dxj2.
    void derivatives_along(std::size_t j, std::span<const double> x, std::span<double> first, std::span<double> second,
                           std::span<double> third) const;

    /// Values of `count` trials at once. x[i] points to the trials of input i; `slots` has room for slots() * stride
    /// values; stride is a multiple of 8 and not below count, and what lies between may be read and written.
    void values(std::span<const double* const> x, double* out, std::size_t count, double* slots,
                std::size_t stride) const;

    [[nodiscard]] std::span<const Step> steps() const { return steps_; }
    [[nodiscard]] std::size_t slots() const { return slots_; }
    [[nodiscard]] std::size_t inputs() const { return inputs_; }
    [[nodiscard]] const std::string& text() const { return text_; }
    /// Whether the model uses input i.
    [[nodiscard]] bool uses(std::size_t i) const;

    /// Whether `text` may be the name of an input: well formed, and no function or constant.
    [[nodiscard]] static base::Result<void> check_name(std::string_view text);

  private:
    friend class ModelParser;
    std::string text_;
    std::vector<Step> steps_;
    std::size_t slots_ = 0;
    std::size_t inputs_ = 0;
};

}  // namespace velocert::metrology
