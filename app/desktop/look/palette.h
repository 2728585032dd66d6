// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <cstdint>

#include "reports/charts/palette.h"

namespace velocert::app {

enum class Theme : std::uint8_t { light, dark };

/// The colours of one theme: those that screen and paper share (reports/charts/palette.h), and the few that only a
/// window needs. No colour is written anywhere else. Grey is normal; a colour always says something, and never
/// alone: a shape and a word stand beside it.
struct Palette {
    reports::Palette shared;
    QColor selection;         ///< the row in work
    QColor simulated_stripe;  ///< beside `simulated` in the band
    QColor on_colour;         ///< text upon pass, fail, accent, simulated
    QColor rail;
    QColor rail_active;
    QColor rail_text;
};

[[nodiscard]] const Palette& palette_of(Theme theme);

/// Contrast of two opaque colours, 1 to 21 (WCAG 2.1, "contrast ratio").
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

}  // namespace velocert::app
