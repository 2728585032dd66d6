// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QRect>
#include <QString>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "reports/charts/chart.h"
#include "reports/content/report.h"
#include "reports/render/typography.h"

namespace velocert::reports {

// A report laid out: what stands where on which page, before a single stroke is drawn.

/// One line of text; `x` is its left end, `y` its base line.
struct PlacedText {
    int x = 0;
    int y = 0;
    int width = 0;
    QString text;
    TextStyle style;
};

struct PlacedBox {
    QRect area;
    QColor fill;    ///< invalid: not filled
    QColor stroke;  ///< invalid: no border
    int stroke_width = 0;
};

struct PlacedChart {
    QRect area;
    Chart chart;
};

struct PlacedPicture {
    QRect area;
    QImage picture;
};

struct Page {
    std::vector<PlacedBox> boxes;
    std::vector<PlacedChart> charts;
    std::vector<PlacedPicture> pictures;
    std::vector<PlacedText> texts;
};

struct Pages {
    std::vector<Page> pages;
    QString mark;  ///< drawn large behind every page
};

constexpr int page_width = mm(210);
constexpr int page_height = mm(297);
constexpr int margin = mm(17);
constexpr int content_width = page_width - 2 * margin;
constexpr int content_top = mm(27);
constexpr int content_bottom = mm(279);

/// Lays the report out on A4. Nothing is cut: long texts wrap, tables run on over pages with their head repeated.
[[nodiscard]] Pages lay_out(const Report& report, const Typography& typography, const Palette& palette);

}  // namespace velocert::reports
