// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <span>
#include <vector>

#include "reports/render/pages.h"

namespace velocert::reports {

/// Lines of text that belong together, broken to a width; not placed yet.
struct TextBlock {
    struct Line {
        QString text;
        TextStyle style;
    };
    std::vector<Line> lines;

    [[nodiscard]] int height() const;
    [[nodiscard]] bool empty() const { return lines.empty(); }
};

/// Fills pages from top to bottom. What does not fit goes to the next page.
class Flow {
  public:
    Flow(const Typography& typography, const Palette& palette);

    [[nodiscard]] const Typography& typography() const { return typography_; }
    [[nodiscard]] const Palette& palette() const { return palette_; }
    [[nodiscard]] int y() const { return y_; }
    [[nodiscard]] int room() const { return content_bottom - y_; }
    [[nodiscard]] bool at_top() const { return y_ == content_top; }
    [[nodiscard]] Page& page() { return pages_.back(); }

    void new_page();
    /// A new page unless `height` is left (or the page is still empty).
    void need(int height);
    void skip(int height) { y_ += height; }

    /// Breaks a text of both languages: Chinese in `style`, English under it, smaller and quieter.
    [[nodiscard]] TextBlock both_lines(const Bilingual& text, const TextStyle& style, int width) const;
    /// Breaks one text.
    [[nodiscard]] TextBlock lines(const std::string& text, const TextStyle& style, int width) const;

    /// Places a block at any position of the present page; nothing moves on.
    void place(const TextBlock& block, int x, int y, int width, Align align);
    /// Places a block at the cursor, over as many pages as it needs, and moves on below it.
    void run(const TextBlock& block, int x, int width, Align align = Align::left);

    [[nodiscard]] std::vector<Page> take() { return std::move(pages_); }

  private:
    const Typography& typography_;
    const Palette& palette_;
    std::vector<Page> pages_;
    int y_ = content_top;
};

/// Smaller size at which English stands beside Chinese of that size.
[[nodiscard]] double english_points(double points);

void lay_out_cover(Flow& flow, const Report& report);
void lay_out(Flow& flow, const Paragraph& paragraph);
void lay_out(Flow& flow, const Fields& fields);
void lay_out(Flow& flow, const Table& table);
/// What a table needs at its beginning: caption, head and two rows.
[[nodiscard]] int height_of_beginning(const Flow& flow, const Table& table);
void lay_out(Flow& flow, const Figure& figure);
void lay_out(Flow& flow, const MatrixCode& code);
/// At most photos_in_row of them beside each other, each with its caption below it.
inline constexpr int photos_in_row = 2;
void lay_out(Flow& flow, std::span<const Photo* const> photos);

}  // namespace velocert::reports
