// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/base/result.h"

namespace velocert::metrology {

/// A square matrix, row by row.
class Matrix {
  public:
    Matrix() = default;
    explicit Matrix(std::size_t size) : size_(size), values_(size * size, 0.0) {}
    [[nodiscard]] static Matrix unit(std::size_t size);

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] double& at(std::size_t row, std::size_t column) { return values_[row * size_ + column]; }
    [[nodiscard]] double at(std::size_t row, std::size_t column) const { return values_[row * size_ + column]; }

  private:
    std::size_t size_ = 0;
    std::vector<double> values_;
};

/// The lower triangle L with L L' = m for a positive semidefinite correlation matrix; a column whose pivot is zero but
/// for rounding (`singular` of the largest element) stays empty. Error (bad_value): m is not positive semidefinite.
[[nodiscard]] base::Result<Matrix> factor(const Matrix& m);

/// Estimated correlation of the means of two series of simultaneous readings of equal length (JCGM 100, 5.2.3); 0 when
/// one of them does not scatter.
[[nodiscard]] double estimated_correlation(std::span<const double> a, std::span<const double> b);

}  // namespace velocert::metrology
