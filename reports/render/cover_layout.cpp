// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "reports/content/words/words.h"
#include "reports/render/flow.h"

namespace velocert::reports {
namespace {

constexpr int hairline = mm(0.2);

// A frame around the mark, so that nobody overlooks it.
void put_mark(Flow& flow, const Report& report) {
    if (report.mark.zh.empty()) return;
    const TextStyle style{15, true, flow.palette().simulated};
    TextBlock block = flow.lines(print(report.mark, Language::both), style, content_width);
    const int tall = block.height() + mm(5);
    const int wide = mm(70);
    const int x = margin + (content_width - wide) / 2;
    flow.page().boxes.push_back({QRect(x, flow.y(), wide, tall), {}, flow.palette().simulated, mm(0.4)});
    flow.place(block, x, flow.y() + mm(2.5), wide, Align::centre);
    flow.skip(tall);
}

void put_verdict(Flow& flow, const Report& report) {
    const Palette& palette = flow.palette();
    // A Pass over a part is no sign to be seen from afar; a Fail is one, whatever stays open.
    const bool partial = !report.part.zh.empty();
    const QColor state =
        partial && report.verdict != conformity::Verdict::fail ? palette.quiet : colour(tone(report.verdict), palette);
    const int inner_x = margin + mm(8);
    const int inner_width = content_width - mm(14);
    const TextBlock label = flow.lines("检验结论 Conclusion", {9, false, palette.quiet}, inner_width);
    const std::string verdict = print(verdict_mark(report.verdict), Language::both) +
                                (partial ? " · " + print(report.part, Language::both) : std::string());
    const TextBlock large = flow.lines(verdict, {partial ? 14.0 : 21.0, true, state}, inner_width);
    const TextBlock text = flow.both_lines(report.conclusion, {9, false, palette.text}, inner_width);
    const int tall = label.height() + large.height() + text.height() + mm(11);
    const QRect area(margin, flow.y(), content_width, tall);
    flow.page().boxes.push_back({area, palette.surface, palette.border, hairline});
    flow.page().boxes.push_back({QRect(margin, flow.y(), mm(2.4), tall), state, {}, 0});
    int y = flow.y() + mm(4);
    flow.place(label, inner_x, y, inner_width, Align::left);
    y += label.height() + mm(1);
    flow.place(large, inner_x, y, inner_width, Align::left);
    y += large.height() + mm(2);
    flow.place(text, inner_x, y, inner_width, Align::left);
    flow.skip(tall);
}

}  // namespace

void lay_out_cover(Flow& flow, const Report& report) {
    const Palette& palette = flow.palette();
    flow.skip(mm(10));
    put_mark(flow, report);
    flow.skip(mm(14));
    flow.run(flow.lines(report.title.zh, {26, true, palette.text}, content_width), margin, content_width,
             Align::centre);
    flow.run(flow.lines(report.title.en, {13, false, palette.quiet}, content_width), margin, content_width,
             Align::centre);
    flow.skip(mm(5));
    flow.run(flow.both_lines(report.subtitle, {11, false, palette.text}, content_width), margin, content_width,
             Align::centre);
    flow.skip(mm(8));
    flow.run(flow.both_lines(report.reference, {10, true, palette.text}, content_width), margin, content_width,
             Align::centre);
    flow.skip(mm(12));
    // A document without a conclusion has nothing to say there.
    if (!report.conclusion.zh.empty()) {
        put_verdict(flow, report);
        flow.skip(mm(9));
    }
    lay_out(flow, report.cover);
}

}  // namespace velocert::reports
