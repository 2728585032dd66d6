// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/models/elementary.h"

#include <cmath>
#include <limits>

#include "core/metrology/uncertainty/arithmetic/portable.h"

namespace velocert::metrology {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// x^n: products where they are exact or nearly so, else by logarithm.
double raised(double x, double n) {
    if (n == 2) return x * x;
    if (n == 1) return x;
    if (n == 3) return x * x * x;
    if (n == 4) return (x * x) * (x * x);
    if (n == -1) return 1.0 / x;
    if (n == -2) return 1.0 / (x * x);
    if (n == 0) return 1.0;
    if (n == 0.5) return std::sqrt(x);
    return portable::pow(x, n);
}

/// c x^n, and 0 where c is.
double term(double c, double x, double n) { return c == 0 ? 0.0 : c * raised(x, n); }

}  // namespace

double apply_to_one(Operation operation, double x, double exponent) {
    switch (operation) {
        case Operation::negate: return -x;
        case Operation::abs: return std::fabs(x);
        case Operation::sqrt: return std::sqrt(x);
        case Operation::exp: return portable::exp(x);
        case Operation::log: return portable::log(x);
        case Operation::log10: return portable::log10(x);
        case Operation::sin: return portable::sin(x);
        case Operation::cos: return portable::cos(x);
        case Operation::tan: return portable::tan(x);
        case Operation::asin: return portable::asin(x);
        case Operation::acos: return portable::acos(x);
        case Operation::atan: return portable::atan(x);
        case Operation::sinh: return portable::sinh(x);
        case Operation::cosh: return portable::cosh(x);
        case Operation::tanh: return portable::tanh(x);
        case Operation::power_constant: return raised(x, exponent);
        case Operation::constant:
        case Operation::input:
        case Operation::add:
        case Operation::subtract:
        case Operation::multiply:
        case Operation::divide:
        case Operation::power:
        case Operation::atan2:
        case Operation::min:
        case Operation::max: break;
    }
    return nan;
}

double apply_to_two(Operation operation, double first, double second) {
    switch (operation) {
        case Operation::add: return first + second;
        case Operation::subtract: return first - second;
        case Operation::multiply: return first * second;
        case Operation::divide: return first / second;
        case Operation::power: return raised(first, second);
        case Operation::atan2: return portable::atan2(first, second);
        case Operation::min: return std::isnan(first) || first < second ? first : second;
        case Operation::max: return std::isnan(first) || first > second ? first : second;
        case Operation::constant:
        case Operation::input:
        case Operation::negate:
        case Operation::abs:
        case Operation::sqrt:
        case Operation::exp:
        case Operation::log:
        case Operation::log10:
        case Operation::sin:
        case Operation::cos:
        case Operation::tan:
        case Operation::asin:
        case Operation::acos:
        case Operation::atan:
        case Operation::sinh:
        case Operation::cosh:
        case Operation::tanh:
        case Operation::power_constant: break;
    }
    return nan;
}

Jet jet(Operation operation, double x, double exponent) {
    const double f = apply_to_one(operation, x, exponent);
    switch (operation) {
        case Operation::negate: return {f, -1.0, 0.0, 0.0};
        case Operation::abs:
            if (x == 0) return {f, nan, nan, nan};
            return {f, x < 0 ? -1.0 : 1.0, 0.0, 0.0};
        case Operation::sqrt: return {f, 0.5 / f, -0.25 / (f * x), 0.375 / (f * x * x)};
        case Operation::exp: return {f, f, f, f};
        case Operation::log: return {f, 1.0 / x, -1.0 / (x * x), 2.0 / (x * x * x)};
        case Operation::log10: {
            constexpr double m = 0.43429448190325182765;  // 1 / ln 10
            return {f, m / x, -m / (x * x), 2.0 * m / (x * x * x)};
        }
        case Operation::sin: {
            const double c = portable::cos(x);
            return {f, c, -f, -c};
        }
        case Operation::cos: {
            const double s = portable::sin(x);
            return {f, -s, -f, s};
        }
        case Operation::tan: {
            const double d = 1.0 + f * f;
            return {f, d, 2.0 * f * d, 2.0 * d * (1.0 + 3.0 * f * f)};
        }
        case Operation::asin:
        case Operation::acos: {
            const double sign = operation == Operation::asin ? 1.0 : -1.0;
            const double w = (1.0 - x) * (1.0 + x);
            const double d = sign / std::sqrt(w);
            return {f, d, d * x / w, d * (1.0 + 2.0 * x * x) / (w * w)};
        }
        case Operation::atan: {
            const double d = 1.0 / (1.0 + x * x);
            return {f, d, -2.0 * x * d * d, (6.0 * x * x - 2.0) * d * d * d};
        }
        case Operation::sinh: {
            const double c = portable::cosh(x);
            return {f, c, f, c};
        }
        case Operation::cosh: {
            const double s = portable::sinh(x);
            return {f, s, f, s};
        }
        case Operation::tanh: {
            const double d = (1.0 - f) * (1.0 + f);
            return {f, d, -2.0 * f * d, d * (6.0 * f * f - 2.0)};
        }
        case Operation::power_constant: {
            const double n = exponent;
            const double n2 = n * (n - 1.0);
            return {f, term(n, x, n - 1.0), term(n2, x, n - 2.0), term(n2 * (n - 2.0), x, n - 3.0)};
        }
        case Operation::constant:
        case Operation::input:
        case Operation::add:
        case Operation::subtract:
        case Operation::multiply:
        case Operation::divide:
        case Operation::power:
        case Operation::atan2:
        case Operation::min:
        case Operation::max: break;
    }
    return {nan, nan, nan, nan};
}

bool binary(Operation operation) { return operation >= Operation::add; }

const char* written(Operation operation) {
    switch (operation) {
        case Operation::constant: return "number";
        case Operation::input: return "input";
        case Operation::negate: return "-";
        case Operation::abs: return "abs";
        case Operation::sqrt: return "sqrt";
        case Operation::exp: return "exp";
        case Operation::log: return "log";
        case Operation::log10: return "log10";
        case Operation::sin: return "sin";
        case Operation::cos: return "cos";
        case Operation::tan: return "tan";
        case Operation::asin: return "asin";
        case Operation::acos: return "acos";
        case Operation::atan: return "atan";
        case Operation::sinh: return "sinh";
        case Operation::cosh: return "cosh";
        case Operation::tanh: return "tanh";
        case Operation::power_constant:
        case Operation::power: return "^";
        case Operation::add: return "+";
        case Operation::subtract: return "-";
        case Operation::multiply: return "*";
        case Operation::divide: return "/";
        case Operation::atan2: return "atan2";
        case Operation::min: return "min";
        case Operation::max: return "max";
    }
    return "?";
}

}  // namespace velocert::metrology
