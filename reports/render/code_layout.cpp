// SPDX-License-Identifier: GPL-3.0-or-later
// Codes for cameras, as boxes: they stay sharp at any size and need no picture.
#include <qrencode.h>

#include <algorithm>
#include <memory>
#include <sstream>

#include "reports/render/flow.h"

namespace velocert::reports {
namespace {

constexpr int code_side = mm(48);
constexpr int quiet_modules = 4;  // around the code, as the standard of the code asks for
constexpr double text_points = 7.4;

struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

/// Dark modules as boxes, neighbours of a line as one.
void put_code(Flow& flow, const QRcode& code, int x, int y) {
    const int module = code_side / (code.width + 2 * quiet_modules);
    const int inset = (code_side - module * code.width) / 2;
    for (int row = 0; row < code.width; ++row) {
        for (int column = 0; column < code.width;) {
            const auto dark = [&](int at) { return (code.data[row * code.width + at] & 1) != 0; };
            int end = column;
            while (end < code.width && dark(end)) ++end;
            if (end > column)
                flow.page().boxes.push_back(
                    {QRect(x + inset + column * module, y + inset + row * module, (end - column) * module, module),
                     Qt::black,
                     {},
                     0});
            column = std::max(end, column + 1);
        }
    }
}

}  // namespace

void lay_out(Flow& flow, const MatrixCode& code) {
    const TextStyle caption_style{8.8, true, flow.palette().text};
    const TextStyle text_style{text_points, false, flow.palette().text};
    const int text_x = margin + code_side + mm(4);
    const int text_width = content_width - code_side - mm(4);
    const TextBlock caption = flow.both_lines(code.caption, caption_style, content_width);
    TextBlock text;
    std::istringstream lines(code.text);
    for (std::string one; std::getline(lines, one);) {
        const auto broken = flow.lines(one.empty() ? " " : one, text_style, text_width);
        text.lines.insert(text.lines.end(), broken.lines.begin(), broken.lines.end());
    }
    const int height = std::max(code_side, text.height());
    flow.need(caption.height() + height + mm(4));
    flow.run(caption, margin, content_width);
    // The text beside it says the same, so a text that is too long for a code is still told.
    const std::unique_ptr<QRcode, FreeCode> made(QRcode_encodeString8bit(code.text.c_str(), 0, QR_ECLEVEL_M));
    if (made) put_code(flow, *made, margin, flow.y());
    flow.place(text, text_x, flow.y() + mm(2), text_width, Align::left);
    flow.skip(height + mm(4));
}

}  // namespace velocert::reports
