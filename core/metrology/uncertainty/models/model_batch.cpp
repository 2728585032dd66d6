// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cmath>
#include <cstring>

#include "core/metrology/uncertainty/models/elementary.h"
#include "core/metrology/uncertainty/models/model.h"

namespace velocert::metrology {
namespace {

constexpr std::size_t lane = 8;

/// out[i] = f(a[i]); `count` is a multiple of the lane. The results of a lane are stored after all of it is read, so
/// that the compiler may vectorise although out and a may be the same place.
template <typename F>
void each(const double* a, double* out, std::size_t count, F f) {
    for (std::size_t i = 0; i < count; i += lane) {
        std::array<double, lane> result;
        for (std::size_t j = 0; j < lane; ++j) result[j] = f(a[i + j]);
        std::memcpy(out + i, result.data(), sizeof result);
    }
}

template <typename F>
void each(const double* a, const double* b, double* out, std::size_t count, F f) {
    for (std::size_t i = 0; i < count; i += lane) {
        std::array<double, lane> result;
        for (std::size_t j = 0; j < lane; ++j) result[j] = f(a[i + j], b[i + j]);
        std::memcpy(out + i, result.data(), sizeof result);
    }
}

void batch_of_two(Operation operation, const double* a, const double* b, double* out, std::size_t count) {
    if (operation == Operation::add)
        each(a, b, out, count, [](double x, double y) { return x + y; });
    else if (operation == Operation::subtract)
        each(a, b, out, count, [](double x, double y) { return x - y; });
    else if (operation == Operation::multiply)
        each(a, b, out, count, [](double x, double y) { return x * y; });
    else if (operation == Operation::divide)
        each(a, b, out, count, [](double x, double y) { return x / y; });
    else
        each(a, b, out, count, [operation](double x, double y) { return apply_to_two(operation, x, y); });
}

void batch_of_one(const Step& step, const double* a, double* out, std::size_t count) {
    if (step.operation == Operation::power_constant && step.value == 2)
        each(a, out, count, [](double x) { return x * x; });
    else if (step.operation == Operation::sqrt)
        each(a, out, count, [](double x) { return std::sqrt(x); });
    else if (step.operation == Operation::negate)
        each(a, out, count, [](double x) { return -x; });
    else
        each(a, out, count, [&step](double x) { return apply_to_one(step.operation, x, step.value); });
}

}  // namespace

void Model::values(std::span<const double* const> x, double* out, std::size_t count, double* slots,
                   std::size_t stride) const {
    const std::size_t whole = (count + lane - 1) / lane * lane;
    std::array<const double*, deepest + 2> operand{};
    for (std::size_t k = 0; k < steps_.size(); ++k) {
        const Step& step = steps_[k];
        double* const to = slots + step.slot * stride;
        if (step.operation == Operation::input) {
            operand[step.slot] = x[step.first];
            continue;
        }
        if (step.operation == Operation::constant)
            for (std::size_t i = 0; i < whole; ++i) to[i] = step.value;
        else if (binary(step.operation))
            batch_of_two(step.operation, operand[step.slot], operand[step.slot + 1], to, whole);
        else
            batch_of_one(step, operand[step.slot], to, whole);
        operand[step.slot] = to;
    }
    std::memcpy(out, operand[0], count * sizeof(double));
}

}  // namespace velocert::metrology
