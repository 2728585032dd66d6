// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace velocert::reports {

/// Every colour of the program, in one place. Colour never stands alone: a shape and a word go with each
/// state.
struct Palette {
    QColor background;  ///< behind panels
    QColor surface;     ///< panels, plots, paper
    QColor border;
    QColor grid;
    QColor head;  ///< behind the head of a table
    QColor text;
    QColor quiet;   ///< secondary text
    QColor accent;  ///< the one accent; also "running" and the measured line
    QColor pass;
    QColor fail;
    QColor caution;  ///< inconclusive, conditional, provisional
    QColor not_evaluated;
    QColor not_applicable;
    QColor simulated;
    QColor gate_fill;  ///< opaque tints: nothing is drawn with opacity, so paper and screen agree
    QColor limit_fill;
    QColor guard_fill;  ///< with a hatching in `caution` over it
    QColor mark;  ///< the large specimen or draft mark behind a page
};

[[nodiscard]] Palette light_palette();
[[nodiscard]] Palette dark_palette();
/// White paper; otherwise as the light one.
[[nodiscard]] Palette paper_palette();

}  // namespace velocert::reports
