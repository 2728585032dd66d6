// SPDX-License-Identifier: GPL-3.0-or-later
// Paragraphs, fields and figures.
#include <algorithm>

#include "reports/render/flow.h"

namespace velocert::reports {
namespace {

constexpr double text_points = 9.2;
constexpr double field_points = 8.8;
constexpr int field_padding = mm(1.3);
constexpr int label_width = mm(58);
constexpr int figure_height = mm(88);  // two of them on a page, with the heading of their section
constexpr int hairline = mm(0.15);

bool heavy(Tone tone) {
    switch (tone) {
        case Tone::strong:
        case Tone::pass:
        case Tone::fail:
        case Tone::caution: return true;
        case Tone::normal:
        case Tone::quiet:
        case Tone::not_evaluated:
        case Tone::not_applicable: return false;
    }
    return false;
}

// Both languages side by side where they fit, else one under the other.
TextBlock one_line(const Flow& flow, const Bilingual& text, const TextStyle& style, int width) {
    TextBlock block = flow.lines(print(text, Language::both), style, width);
    return block.lines.size() <= 1 ? block : flow.both_lines(text, style, width);
}

}  // namespace

void lay_out(Flow& flow, const Paragraph& paragraph) {
    const TextStyle style{text_points, heavy(paragraph.tone), colour(paragraph.tone, flow.palette())};
    const TextBlock block = flow.both_lines(paragraph.text, style, content_width);
    if (block.height() < mm(60)) flow.need(block.height());
    flow.run(block, margin, content_width);
    flow.skip(mm(2));
}

void lay_out(Flow& flow, const Fields& fields) {
    const int value_x = margin + label_width;
    const int value_width = content_width - label_width - field_padding;
    for (const Field& field : fields.items) {
        const TextStyle label_style{field_points, false, flow.palette().quiet};
        const TextStyle value_style{field_points, heavy(field.tone), colour(field.tone, flow.palette())};
        const TextBlock label = one_line(flow, field.label, label_style, label_width - mm(4));
        const TextBlock value = one_line(flow, field.value, value_style, value_width);
        const int height = std::max(label.height(), value.height()) + 2 * field_padding;
        flow.need(std::min(height, label.height() + 2 * field_padding));
        flow.place(label, margin + field_padding, flow.y() + field_padding, label_width, Align::left);
        if (height <= flow.room()) {
            flow.place(value, value_x, flow.y() + field_padding, value_width, Align::left);
            flow.skip(height);
        } else {
            flow.skip(field_padding);
            flow.run(value, value_x, value_width);
            flow.skip(field_padding);
        }
        flow.page().boxes.push_back({QRect(margin, flow.y(), content_width, hairline), flow.palette().border, {}, 0});
    }
    flow.skip(mm(4));
}

void lay_out(Flow& flow, const Figure& figure) {
    const TextStyle caption_style{field_points, true, flow.palette().text};
    const TextStyle summary_style{8.2, false, flow.palette().quiet};
    const TextBlock caption = flow.both_lines(figure.caption, caption_style, content_width);
    const TextBlock summary = flow.both_lines(figure.chart.summary, summary_style, content_width);
    flow.need(caption.height() + figure_height + summary.height() + mm(5));
    flow.run(caption, margin, content_width);
    flow.skip(mm(1.5));
    const QRect area(margin, flow.y(), content_width, figure_height);
    flow.page().boxes.push_back({area, {}, flow.palette().border, hairline});
    const int inset = mm(1);
    flow.page().charts.push_back({area.adjusted(inset, inset, -inset, -inset), figure.chart});
    flow.skip(figure_height + mm(1.5));
    flow.run(summary, margin, content_width);
    flow.skip(mm(4));
}

}  // namespace velocert::reports
