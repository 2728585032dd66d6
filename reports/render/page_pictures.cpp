// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/render/page_pictures.h"

#include <qcustomplot.h>

#include "reports/render/page_painter.h"

namespace velocert::reports {

base::Result<PagePictures> PagePictures::of(const Report& report) {
    auto typography = Typography::load();
    if (!typography) return base::fail(typography.error());
    auto pages = lay_out(report, *typography, paper_palette());
    return PagePictures(std::move(pages), std::move(*typography));
}

QImage PagePictures::picture(int page, int width) const {
    const double scale = static_cast<double>(width) / page_width;
    const Palette palette = paper_palette();
    QImage out(width, static_cast<int>(page_height * scale), QImage::Format_RGB32);
    out.fill(palette.surface);
    QCPPainter painter;
    if (!painter.begin(&out)) return out;
    painter.setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching | QCPPainter::pmNonCosmetic);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(scale, scale);
    PagePainter(painter, typography_, palette).draw(pages_.pages.at(static_cast<std::size_t>(page)), pages_.mark);
    return out;
}

QString PagePictures::text(int page) const {
    QStringList lines;
    for (const auto& placed : pages_.pages.at(static_cast<std::size_t>(page)).texts) lines << placed.text;
    return lines.join('\n');
}

}  // namespace velocert::reports
