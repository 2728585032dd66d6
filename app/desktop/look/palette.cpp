// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/look/palette.h"

#include <algorithm>
#include <cmath>

namespace velocert::app {
namespace {

double luminance(const QColor& colour) {
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

}  // namespace

const Palette& palette_of(Theme theme) {
    static const Palette light{
        .shared = reports::light_palette(),
        .selection = QColor(0xEA, 0xF1, 0xFC),
        .simulated_stripe = QColor(0x7D, 0x54, 0xD1),
        .on_colour = QColor(0xFF, 0xFF, 0xFF),
        .rail = QColor(0x1F, 0x26, 0x30),
        .rail_active = QColor(0x2F, 0x4B, 0x73),
        .rail_text = QColor(0xE6, 0xE9, 0xEC),
    };
    static const Palette dark{
        .shared = reports::dark_palette(),
        .selection = QColor(0x24, 0x30, 0x3F),
        .simulated_stripe = QColor(0xA1, 0x7F, 0xE0),
        .on_colour = QColor(0x14, 0x17, 0x1A),
        .rail = QColor(0x0E, 0x11, 0x14),
        .rail_active = QColor(0x2F, 0x4B, 0x73),
        .rail_text = QColor(0xE6, 0xE9, 0xEC),
    };
    switch (theme) {
        case Theme::light: return light;
        case Theme::dark: return dark;
    }
    return light;
}

double contrast(const QColor& a, const QColor& b) {
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace velocert::app
