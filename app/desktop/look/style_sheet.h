// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/desktop/look/palette.h"

namespace velocert::app {

/// Pictures that style sheets take only as files: the arrow of a combo box, the tick of a check box, the stroke of one
/// whose choices are made in part.
struct StylePictures {
    QString arrow;
    QString tick;
    QString part;
};

/// The one style sheet, in the colours of that palette. Widgets carry a property "kind" that it knows:
/// labels: title, prompt, live, unit, headline, quiet, problem; frames: panel, strip, rail, pill, banner;
/// buttons: primary, plain, stop, emergency, rail.
[[nodiscard]] QString style_sheet(const Palette& palette, const StylePictures& pictures);

}  // namespace velocert::app
