// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/render/pages.h"

#include <QFontMetricsF>
#include <cmath>

#include "reports/render/flow.h"

namespace velocert::reports {
namespace {

constexpr int hairline = mm(0.2);

// What must fit under a heading so that it does not stand alone at the foot of a page.
struct FirstHeight {
    const Flow& flow;
    int operator()(const Paragraph& /*block*/) const { return mm(14); }
    int operator()(const Fields& /*block*/) const { return mm(14); }
    int operator()(const Table& block) const { return height_of_beginning(flow, block); }
    int operator()(const Figure& /*block*/) const { return mm(112); }
    int operator()(const MatrixCode& /*block*/) const { return mm(60); }
    int operator()(const Photo& /*block*/) const { return mm(104); }
};

void put_heading(Flow& flow, const Bilingual& heading, int first_height) {
    const Palette& palette = flow.palette();
    const TextBlock zh = flow.lines(heading.zh, {13, true, palette.text}, content_width);
    const TextBlock en = flow.lines(heading.en, {9.5, false, palette.quiet}, content_width);
    flow.need(zh.height() + en.height() + mm(7) + first_height);
    if (!flow.at_top()) flow.skip(mm(3));
    const int top = flow.y();
    flow.run(zh, margin + mm(4), content_width - mm(4));
    flow.run(en, margin + mm(4), content_width - mm(4));
    flow.page().boxes.push_back(
        {QRect(margin, top + mm(0.8), mm(1.4), flow.y() - top - mm(0.8)), palette.accent, {}, 0});
    flow.skip(mm(3.5));
}

void put_end_mark(Flow& flow, const Bilingual& mark) {
    const TextStyle style{10, true, flow.palette().text};
    const TextBlock block = flow.lines(print(mark, Language::both), style, content_width);
    flow.need(block.height() + mm(8));
    flow.skip(mm(6));
    const int y = flow.y() + block.height() / 2;
    const int rule_width = mm(45);
    for (const int x : {margin, page_width - margin - rule_width}) {
        flow.page().boxes.push_back({QRect(x, y, rule_width, hairline), flow.palette().border, {}, 0});
    }
    flow.run(block, margin, content_width, Align::centre);
}

// What every page says at its head and foot: mark, number, page of pages.
void put_frame(Page& page, std::size_t number, std::size_t count, const Report& report, const Typography& typography,
               const Palette& palette) {
    const auto put = [&](const std::string& text, const TextStyle& style, int x, int y, bool right) {
        const QString shown = typography.printable(text);
        const QFontMetricsF metrics(typography.font(style.points, style.bold));
        const int taken = static_cast<int>(std::ceil(metrics.horizontalAdvance(shown)));
        page.texts.push_back({right ? x - taken : x, y, taken, shown, style});
        return taken;
    };
    const TextStyle marked{10, true, palette.simulated};
    const TextStyle small{7.8, false, palette.quiet};
    const int mark_width = put(print(report.mark, Language::both), marked, margin, mm(16), false);
    const std::string n = std::to_string(number);
    const std::string of = std::to_string(count);
    const int place_width =
        put("第 " + n + " 页 共 " + of + " 页 Page " + n + " of " + of, small, page_width - margin, mm(16), true);
    // A long reference takes as many lines as it needs, upwards from the rule.
    const int reference_x = margin + mark_width + mm(5);
    const int room = page_width - margin - place_width - mm(5) - reference_x;
    const auto lines = wrapped(typography.printable(print(report.reference, Language::both)),
                               typography.font(small.points, small.bold), room);
    int y = mm(16) - (static_cast<int>(lines.size()) - 1) * line_height(small.points);
    for (const QString& line : lines) {
        put(line.toStdString(), small, reference_x, y, false);
        y += line_height(small.points);
    }
    page.boxes.push_back({QRect(margin, mm(19), content_width, hairline), palette.border, {}, 0});

    page.boxes.push_back({QRect(margin, mm(283), content_width, hairline), palette.border, {}, 0});
    put("结果仅对所检样品有效 Results relate only to the item tested", small, margin, mm(287.5), false);
    put("Velocert " + report.program_version, small, page_width - margin, mm(287.5), true);
}

/// One after the other; photos that follow each other share a row.
void put_blocks(Flow& flow, const std::vector<Block>& blocks) {
    std::vector<const Photo*> row;
    const auto put_row = [&] {
        if (!row.empty()) lay_out(flow, row);
        row.clear();
    };
    for (const Block& block : blocks) {
        if (const auto* photo = std::get_if<Photo>(&block)) {
            row.push_back(photo);
            if (row.size() == photos_in_row) put_row();
            continue;
        }
        put_row();
        std::visit(
            [&flow](const auto& content) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(content)>, Photo>) lay_out(flow, content);
            },
            block);
    }
    put_row();
}

}  // namespace

Pages lay_out(const Report& report, const Typography& typography, const Palette& palette) {
    Flow flow(typography, palette);
    lay_out_cover(flow, report);
    for (const Section& section : report.sections) {
        if (section.new_page && !flow.at_top()) flow.new_page();
        const int first = section.blocks.empty() ? 0 : std::visit(FirstHeight{flow}, section.blocks.front());
        put_heading(flow, section.heading, first);
        put_blocks(flow, section.blocks);
    }
    put_end_mark(flow, report.end_mark);

    Pages result{flow.take(), typography.printable(print(report.mark, Language::both))};
    for (std::size_t i = 0; i < result.pages.size(); ++i) {
        put_frame(result.pages[i], i + 1, result.pages.size(), report, typography, palette);
    }
    return result;
}

}  // namespace velocert::reports
