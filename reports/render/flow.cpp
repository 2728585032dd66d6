// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/render/flow.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

namespace velocert::reports {

int TextBlock::height() const {
    int total = 0;
    for (const Line& line : lines) total += line_height(line.style.points);
    return total;
}

double english_points(double points) { return std::max(points * 0.87, 6.9); }

Flow::Flow(const Typography& typography, const Palette& palette)
    : typography_(typography), palette_(palette), pages_(1) {}

void Flow::new_page() {
    pages_.emplace_back();
    y_ = content_top;
}

void Flow::need(int height) {
    if (height > room() && !at_top()) new_page();
}

TextBlock Flow::lines(const std::string& text, const TextStyle& style, int width) const {
    TextBlock block;
    if (text.empty()) return block;
    const QFont font = typography_.font(style.points, style.bold);
    for (QString& line : wrapped(typography_.printable(text), font, width)) {
        if (!line.isEmpty()) block.lines.push_back({std::move(line), style});
    }
    return block;
}

TextBlock Flow::both_lines(const Bilingual& text, const TextStyle& style, int width) const {
    TextBlock block = lines(text.zh, style, width);
    if (text.en.empty() || text.en == text.zh) return block;
    TextStyle english{english_points(style.points), false, style.colour};
    if (style.colour == palette_.text) english.colour = palette_.quiet;
    const TextBlock below = lines(text.en, english, width);
    block.lines.insert(block.lines.end(), below.lines.begin(), below.lines.end());
    return block;
}

void Flow::place(const TextBlock& block, int x, int y, int width, Align align) {
    for (const TextBlock::Line& line : block.lines) {
        const QFontMetricsF metrics(typography_.font(line.style.points, line.style.bold));
        const int taken = static_cast<int>(std::ceil(metrics.horizontalAdvance(line.text)));
        int left = x;
        switch (align) {
            case Align::left: break;
            case Align::centre: left = x + (width - taken) / 2; break;
            case Align::right: left = x + width - taken; break;
        }
        page().texts.push_back({left, y + line_ascent(line.style.points), taken, line.text, line.style});
        y += line_height(line.style.points);
    }
}

void Flow::run(const TextBlock& block, int x, int width, Align align) {
    for (const TextBlock::Line& line : block.lines) {
        need(line_height(line.style.points));
        place({{line}}, x, y_, width, align);
        y_ += line_height(line.style.points);
    }
}

}  // namespace velocert::reports
