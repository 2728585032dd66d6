// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <limits>

#include "core/metrology/uncertainty/arithmetic/portable.h"
#include "core/metrology/uncertainty/models/elementary.h"
#include "core/metrology/uncertainty/models/model.h"
#include "core/metrology/uncertainty/models/series.h"

namespace velocert::metrology {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

template <std::size_t N>
Series<N> constant(double value) {
    Series<N> out;
    out.c[0] = value;
    return out;
}

template <std::size_t N>
Series<N> of_one(const Step& step, const Series<N>& x) {
    const Jet j = jet(step.operation, x.c[0], step.value);
    return composed(x, j.f, j.f1, j.f2);
}

/// The derivative of an operation of one operand, as a series of its own.
template <std::size_t N>
Series<N> slope_of_one(const Step& step, const Series<N>& x) {
    const Jet j = jet(step.operation, x.c[0], step.value);
    return composed(x, j.f1, j.f2, j.f3);
}

template <std::size_t N>
Series<N> logarithm(const Series<N>& x) {
    return of_one<N>(Step{Operation::log}, x);
}

template <std::size_t N>
Series<N> power(const Series<N>& x, const Series<N>& y) {
    Series<N> out;
    bool moves = false;  // the exponent
    for (std::size_t i = 1; i < N; ++i) moves = moves || y.c[i] != 0;
    if (!moves) return of_one<N>(Step{Operation::power_constant, 0, 0, y.c[0]}, x);
    out = of_one<N>(Step{Operation::exp}, y * logarithm(x));
    out.c[0] = apply_to_two(Operation::power, x.c[0], y.c[0]);
    return out;
}

template <std::size_t N>
Series<N> arctangent(const Series<N>& y, const Series<N>& x) {
    Series<N> out = constant<N>(portable::atan2(y.c[0], x.c[0]));
    // d angle = (x dy - y dx) / (x^2 + y^2), integrated term by term.
    Series<N> dy;
    Series<N> dx;
    for (std::size_t i = 1; i < N; ++i) {
        dy.c[i - 1] = static_cast<double>(i) * y.c[i];
        dx.c[i - 1] = static_cast<double>(i) * x.c[i];
    }
    const Series<N> rate = (x * dy - y * dx) / (x * x + y * y);
    for (std::size_t i = 1; i < N; ++i) out.c[i] = rate.c[i - 1] / static_cast<double>(i);
    return out;
}

template <std::size_t N>
Series<N> of_two(const Step& step, const Series<N>& a, const Series<N>& b) {
    if (step.operation == Operation::add) return a + b;
    if (step.operation == Operation::subtract) return a - b;
    if (step.operation == Operation::multiply) return a * b;
    if (step.operation == Operation::divide) return a / b;
    if (step.operation == Operation::power) return power(a, b);
    if (step.operation == Operation::atan2) return arctangent(a, b);
    const bool first = (step.operation == Operation::min) == (a.c[0] < b.c[0]);
    Series<N> out = first ? a : b;
    if (a.c[0] == b.c[0])
        for (std::size_t i = 1; i < N; ++i) out.c[i] = a.c[i] == b.c[i] ? a.c[i] : nan;
    return out;
}

/// Partial derivatives of an operation of two operands.
template <std::size_t N>
struct Slopes {
    Series<N> first;
    Series<N> second;
};
template <std::size_t N>
Slopes<N> slopes_of_two(const Step& step, const Series<N>& a, const Series<N>& b, const Series<N>& out, bool second) {
    const Series<N> one = constant<N>(1.0);
    if (step.operation == Operation::add) return {one, one};
    if (step.operation == Operation::subtract) return {one, -one};
    if (step.operation == Operation::multiply) return {b, a};
    if (step.operation == Operation::divide) return {one / b, -(out / b)};
    if (step.operation == Operation::power) return {b * power(a, b - one), second ? out * logarithm(a) : Series<N>{}};
    if (step.operation == Operation::atan2) {
        const Series<N> square = a * a + b * b;
        return {b / square, -(a / square)};
    }
    if (a.c[0] == b.c[0]) return {constant<N>(nan), constant<N>(nan)};
    const bool first = (step.operation == Operation::min) == (a.c[0] < b.c[0]);
    return {constant<N>(first ? 1.0 : 0.0), constant<N>(first ? 0.0 : 1.0)};
}

/// Whether a step depends on an input at all; a number raised by a number asks for no logarithm.
std::vector<bool> moving(std::span<const Step> steps) {
    std::vector<bool> out(steps.size());
    for (std::size_t k = 0; k < steps.size(); ++k) {
        const Step& step = steps[k];
        if (step.operation == Operation::input)
            out[k] = true;
        else if (step.operation != Operation::constant)
            out[k] = out[step.first] || (binary(step.operation) && out[step.second]);
    }
    return out;
}

/// One sweep forward for the values, one back for the derivatives by every input.
template <std::size_t N>
void sweep(std::span<const Step> steps, std::span<const Series<N>> x, std::span<Series<N>> by_input,
           Series<N>& result) {
    std::vector<Series<N>> values(steps.size());
    for (std::size_t k = 0; k < steps.size(); ++k) {
        const Step& step = steps[k];
        if (step.operation == Operation::constant)
            values[k] = constant<N>(step.value);
        else if (step.operation == Operation::input)
            values[k] = x[step.first];
        else if (binary(step.operation))
            values[k] = of_two(step, values[step.first], values[step.second]);
        else
            values[k] = of_one(step, values[step.first]);
    }
    result = values.back();
    const std::vector<bool> moves = moving(steps);
    std::vector<Series<N>> adjoint(steps.size());
    adjoint.back() = constant<N>(1.0);
    for (auto& derivative : by_input) derivative = {};
    for (std::size_t k = steps.size(); k-- > 0;) {
        const Step& step = steps[k];
        if (!moves[k] || adjoint[k].zero()) continue;
        if (step.operation == Operation::input) {
            by_input[step.first] = by_input[step.first] + adjoint[k];
        } else if (binary(step.operation)) {
            const auto slopes =
                slopes_of_two(step, values[step.first], values[step.second], values[k], moves[step.second]);
            if (moves[step.first]) adjoint[step.first] = adjoint[step.first] + adjoint[k] * slopes.first;
            if (moves[step.second]) adjoint[step.second] = adjoint[step.second] + adjoint[k] * slopes.second;
        } else {
            adjoint[step.first] = adjoint[step.first] + adjoint[k] * slope_of_one(step, values[step.first]);
        }
    }
}

}  // namespace

double Model::gradient(std::span<const double> x, std::span<double> gradient) const {
    std::vector<Series<1>> at(inputs_);
    for (std::size_t i = 0; i < inputs_; ++i) at[i].c[0] = x[i];
    std::vector<Series<1>> by_input(inputs_);
    Series<1> result;
    sweep<1>(steps_, at, by_input, result);
    for (std::size_t i = 0; i < inputs_; ++i) gradient[i] = by_input[i].c[0];
    return result.c[0];
}

void Model::derivatives_along(std::size_t j, std::span<const double> x, std::span<double> first,
                              std::span<double> second, std::span<double> third) const {
    std::vector<Series<3>> at(inputs_);
    for (std::size_t i = 0; i < inputs_; ++i) at[i].c[0] = x[i];
    at[j].c[1] = 1.0;
    std::vector<Series<3>> by_input(inputs_);
    Series<3> result;
    sweep<3>(steps_, at, by_input, result);
    for (std::size_t i = 0; i < inputs_; ++i) {
        first[i] = by_input[i].c[0];
        second[i] = by_input[i].c[1];
        third[i] = 2.0 * by_input[i].c[2];
    }
}

}  // namespace velocert::metrology
