// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace velocert::metrology {

/// The t quantile of a normal score, t = T^-1(Phi(z)), tabulated with its slope and interpolated by cubics; relative
/// error below 1e-8, far below what any number of trials can show.
class ScoreTable {
  public:
    ScoreTable() = default;
    explicit ScoreTable(double dof);

    [[nodiscard]] double at(double z) const;

  private:
    double dof_ = 0;
    std::vector<double> values_;
    std::vector<double> slopes_;  ///< times the step
};

}  // namespace velocert::metrology
