// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QStringList>
#include <QWidget>
#include <array>

namespace velocert::app::test {

using VisionMatrix = std::array<std::array<double, 3>, 3>;

/// How a person sees who does not tell all colours apart. G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A
/// Physiologically-based Model for Simulation of Color Vision Deficiency, IEEE Trans. Vis. Comput. Graph. 15 (2009),
/// 1291: severity 1.0, for linear RGB.
struct Vision {
    const char* name;
    VisionMatrix matrix;
};
inline constexpr Vision usual_vision{"usual", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}};
inline constexpr std::array visions{
    Vision{"protanopia",
           {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    Vision{"deuteranopia",
           {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    Vision{"tritanopia",
           {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
};

/// The texts in sight whose letters, as they are drawn in the picture of the window, stand out from what is behind them
/// by less than `least` (WCAG 2.1, "contrast ratio"; 4.5 for text) for a person who sees so. The picture is that of
/// the whole window, of any device pixel ratio.
[[nodiscard]] QStringList faint_texts(QWidget& window, const QImage& picture, const Vision& vision = usual_vision,
                                      double least = 4.5);

/// Takes a picture of a window or of a dialog into the build's folder "pictures", and holds what is in it to what every
/// screen is held to: no text cut or faint, nothing over its neighbour, no control without a name.
void save_picture(QWidget& shown, const QString& name);

/// The same for a dialog of that name. Every dialog of the program is in one of these: a test looks for it.
void picture_dialog(QWidget& dialog, const char* object_name, const QString& name);

}  // namespace velocert::app::test
