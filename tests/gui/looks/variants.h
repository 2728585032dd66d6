// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

#include "app/desktop/look/look.h"
#include "app/words/language.h"

namespace velocert::app::test {

/// Whether every picture is wanted in every variant: VELOCERT_PICTURES=all, as `./dev pictures` sets it. Else a test
/// takes the pictures it names and no more, which is what every day needs.
[[nodiscard]] bool every_variant_wanted();

/// One way to look at a screen.
struct Variant {
    Language language;
    Theme theme;
    QSize size;  ///< of the window, in its own points
};
/// "en-light-x1", and in front of it the size where it is not 1280 by 720: "1920-en-light-x1".
[[nodiscard]] QString variant_name(const Variant& variant, qreal scale);
/// The picture's name without the variant that it ends with: "review-sign-1280-en-light-x1" -> "review-sign".
[[nodiscard]] QString screen_name(const QString& picture);

/// Every variant of a screen whose picture has just been taken under that name, where all are wanted: the language, the
/// theme and the size of the window are changed under it, and all is as before in the end. What was pictured by this
/// program already is left out. On other days, at 200 %: the same screen in a window of 640 by 360.
void save_variants(QWidget& window, Look& look, const QString& name);

}  // namespace velocert::app::test
