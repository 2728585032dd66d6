// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "reports/charts/min_max_pyramid.h"

namespace velocert::app {

/// One curve of the live plot as it grows: drawing it costs pixels, not points, and it never holds more than `most`
/// points. What is more is thinned to fewer columns than any plot leaves unseen, each with its peaks. For the eye
/// only: what is judged is in the wire log.
class LiveTrace {
  public:
    static constexpr std::size_t most = 200'000;

    /// Left out where x is smaller than before, or no number.
    void append(double x, double y);
    [[nodiscard]] bool empty() const { return pyramid_.size() == 0; }
    [[nodiscard]] std::size_t size() const { return pyramid_.size(); }
    [[nodiscard]] const reports::MinMaxPyramid& pyramid() const { return pyramid_; }
    /// Only while it is not empty.
    [[nodiscard]] double first_x() const { return first_x_; }
    [[nodiscard]] double last_x() const { return last_x_; }
    [[nodiscard]] double highest() const { return highest_; }
    /// What a plot of so many columns can show of all of it, moved so that `origin` becomes 0.
    [[nodiscard]] reports::MinMaxPyramid thinned(int columns, double origin) const;

  private:
    reports::MinMaxPyramid pyramid_;
    double first_x_ = 0;
    double last_x_ = 0;
    double highest_ = 0;
};

}  // namespace velocert::app
