// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/budgets/correlation.h"

#include <algorithm>
#include <cmath>

namespace velocert::metrology {
namespace {

/// What rounding may make of a zero pivot, and of the elements beside one.
constexpr double singular = 1e-10;
constexpr double beside_singular = 1e-5;

double mean(std::span<const double> values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

}  // namespace

Matrix Matrix::unit(std::size_t size) {
    Matrix out(size);
    for (std::size_t i = 0; i < size; ++i) out.at(i, i) = 1.0;
    return out;
}

base::Result<Matrix> factor(const Matrix& m) {
    Matrix lower(m.size());
    for (std::size_t j = 0; j < m.size(); ++j) {
        for (std::size_t i = j; i < m.size(); ++i) {
            double rest = m.at(i, j);
            for (std::size_t k = 0; k < j; ++k) rest -= lower.at(i, k) * lower.at(j, k);
            lower.at(i, j) = rest;
        }
        const double pivot = lower.at(j, j);
        bool possible = pivot > -singular;
        for (std::size_t i = j + 1; i < m.size() && pivot <= singular; ++i) {
            possible = possible && std::fabs(lower.at(i, j)) < beside_singular;
            lower.at(i, j) = 0;
        }
        if (!possible || std::isnan(pivot))
            return base::fail(base::ErrorCode::bad_value, {}, "correlations that contradict each other",
                              "a positive semidefinite correlation matrix");
        const double root = pivot > singular ? std::sqrt(pivot) : 0.0;
        lower.at(j, j) = root;
        for (std::size_t i = j + 1; i < m.size() && root > 0; ++i) lower.at(i, j) /= root;
    }
    return lower;
}

double estimated_correlation(std::span<const double> a, std::span<const double> b) {
    const double mean_a = mean(a);
    const double mean_b = mean(b);
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        aa += (a[i] - mean_a) * (a[i] - mean_a);
        bb += (b[i] - mean_b) * (b[i] - mean_b);
        ab += (a[i] - mean_a) * (b[i] - mean_b);
    }
    if (aa == 0 || bb == 0) return 0;
    return std::clamp(ab / (std::sqrt(aa) * std::sqrt(bb)), -1.0, 1.0);
}

}  // namespace velocert::metrology
