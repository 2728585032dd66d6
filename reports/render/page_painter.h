// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/charts/palette.h"
#include "reports/render/pages.h"
#include "reports/render/typography.h"

class QCPPainter;

namespace velocert::reports {

/// Draws laid-out pages, on paper and on the screen alike. One painter serves text and plots, so that plots stay
/// vectors. Its unit is a hundredth of a millimetre.
class PagePainter {
  public:
    PagePainter(QCPPainter& painter, const Typography& typography, const Palette& palette)
        : painter_(painter), typography_(typography), palette_(palette) {}

    void draw(const Page& page, const QString& mark);

  private:
    void draw_mark(const QString& mark);
    void draw(const PlacedBox& box);
    void draw(const PlacedText& text);
    void draw(const PlacedChart& placed);

    QCPPainter& painter_;
    const Typography& typography_;
    const Palette& palette_;
};

}  // namespace velocert::reports
