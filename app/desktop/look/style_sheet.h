// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/desktop/look/palette.h"

namespace velocert::app {

/// The one style sheet, in the colours of that palette. Widgets carry a property "kind" that it knows:
/// labels: title, prompt, live, unit, banner, quiet, problem; frames: panel, strip, rail, pill, banner;
/// buttons: primary, plain, stop, emergency, rail.
/// `arrow_file` is the picture of a combo box's arrow, which style sheets take only as a file.
[[nodiscard]] QString style_sheet(const Palette& palette, const QString& arrow_file);

}  // namespace velocert::app
