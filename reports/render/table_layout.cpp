// SPDX-License-Identifier: GPL-3.0-or-later
// Tables: a head that is repeated on every page, rows that stay whole where they can.
#include <algorithm>
#include <numeric>

#include "reports/render/flow.h"

namespace velocert::reports {
namespace {

constexpr double cell_points = 8.2;
constexpr double head_points = 8.0;
constexpr int padding_x = mm(1.3);
constexpr int padding_y = mm(1.0);
constexpr int hairline = mm(0.15);

/// Lays out one table at the cursor of a flow.
class TableLayout {
  public:
    TableLayout(const Flow& flow, const Table& table) : setting_(flow), table_(table) {
        int shares = 0;
        for (const Column& column : table.columns) shares += column.width;
        int taken = 0;
        int x = margin;
        for (const Column& column : table.columns) {
            taken += column.width;
            const int end = margin + content_width * taken / std::max(shares, 1);
            edges_.push_back(x);
            x = end;
        }
        edges_.push_back(x);
        const TextStyle style{head_points, true, setting_.palette().text};
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            head_.push_back(setting_.both_lines(table.columns[i].heading, style, inner_width(i)));
        }
    }

    /// No row stands alone: two begin below the head, and two end on the last page.
    [[nodiscard]] int beginning() const {
        int rows = 0;
        for (std::size_t i = 0; i < table_.rows.size() && i < 2; ++i)
            rows += std::min(height(cells(table_.rows[i])), mm(40));
        return caption().height() + mm(1.5) + height(head_) + rows;
    }

    void run(Flow& flow) {
        flow_ = &flow;
        const TextBlock caption = this->caption();
        std::vector<std::vector<TextBlock>> rows;
        for (const auto& row : table_.rows) rows.push_back(cells(row));
        flow_->need(beginning());
        if (!caption.empty()) {
            flow_->run(caption, margin, content_width);
            flow_->skip(mm(1.2));
        }
        put_head();
        const int full_page = content_bottom - content_top - height(head_);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (i > 0 && i + 2 == rows.size()) {
                const int both = height(rows[i]) + height(rows[i + 1]);
                if (both > flow_->room() && both <= full_page) next_page();
            }
            put(std::move(rows[i]));
        }
        flow_->skip(mm(5));
    }

  private:
    [[nodiscard]] TextBlock caption() const {
        if (table_.caption.zh.empty()) return {};
        return setting_.both_lines(table_.caption, {9.2, true, setting_.palette().text}, content_width);
    }

    [[nodiscard]] int inner_width(std::size_t column) const {
        return edges_[column + 1] - edges_[column] - 2 * padding_x;
    }

    [[nodiscard]] std::vector<TextBlock> cells(const std::vector<Cell>& row) const {
        std::vector<TextBlock> blocks;
        for (std::size_t i = 0; i < table_.columns.size() && i < row.size(); ++i) {
            const Cell& cell = row[i];
            const bool bold = cell.tone == Tone::strong || cell.tone == Tone::pass || cell.tone == Tone::fail;
            const TextStyle style{cell_points, bold, colour(cell.tone, setting_.palette())};
            blocks.push_back(setting_.both_lines(cell.text, style, inner_width(i)));
        }
        return blocks;
    }

    [[nodiscard]] static int height(const std::vector<TextBlock>& row) {
        int tallest = 0;
        for (const TextBlock& block : row) tallest = std::max(tallest, block.height());
        return tallest + 2 * padding_y;
    }

    void put_head() {
        const int tall = height(head_);
        flow_->page().boxes.push_back({QRect(margin, flow_->y(), content_width, tall), flow_->palette().head, {}, 0});
        rule(flow_->y());
        place(head_, tall);
    }

    // The row as it is when the page has room, on the next page when it fits there, else cut between lines.
    void put(std::vector<TextBlock> row) {
        const int full_page = content_bottom - content_top - height(head_);
        if (height(row) > flow_->room() && height(row) <= full_page) next_page();
        while (height(row) > flow_->room()) {
            std::vector<TextBlock> part;
            bool taken = false;
            for (TextBlock& block : row) {
                part.push_back(take_lines(block, flow_->room() - 2 * padding_y));
                taken = taken || !part.back().empty();
            }
            if (taken) place(part, height(part));
            next_page();
        }
        place(row, height(row));
    }

    static TextBlock take_lines(TextBlock& block, int room) {
        TextBlock taken;
        std::size_t count = 0;
        for (; count < block.lines.size(); ++count) {
            room -= line_height(block.lines[count].style.points);
            if (room < 0) break;
            taken.lines.push_back(block.lines[count]);
        }
        block.lines.erase(block.lines.begin(), block.lines.begin() + static_cast<std::ptrdiff_t>(count));
        return taken;
    }

    void next_page() {
        flow_->new_page();
        put_head();
    }

    void place(const std::vector<TextBlock>& row, int tall) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            flow_->place(row[i], edges_[i] + padding_x, flow_->y() + padding_y, inner_width(i),
                         table_.columns[i].align);
        }
        for (const int edge : edges_) {
            flow_->page().boxes.push_back(
                {QRect(edge - hairline / 2, flow_->y(), hairline, tall), flow_->palette().border, {}, 0});
        }
        flow_->skip(tall);
        rule(flow_->y());
    }

    void rule(int y) {
        flow_->page().boxes.push_back({QRect(margin, y, content_width, hairline), flow_->palette().border, {}, 0});
    }

    const Flow& setting_;   ///< how texts are broken
    Flow* flow_ = nullptr;  ///< where they are put
    const Table& table_;
    std::vector<int> edges_;
    std::vector<TextBlock> head_;
};

}  // namespace

int height_of_beginning(const Flow& flow, const Table& table) { return TableLayout(flow, table).beginning(); }

void lay_out(Flow& flow, const Table& table) { TableLayout(flow, table).run(flow); }

}  // namespace velocert::reports
