// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/setup/detail_view.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/time_plot.h"

namespace velocert::app {
namespace {

/// Digests and paths have no blank to break a line at: places to do so are put in, which nobody sees.
QString breakable(const QString& text) {
    constexpr int longest_word = 16;
    QString out;
    int word = 0;
    for (const QChar letter : text) {
        word = letter.isSpace() ? 0 : word + 1;
        out += letter;
        if (word >= longest_word) {
            out += QChar(0x200B);
            word = 0;
        }
    }
    return out;
}

}  // namespace

DetailView::DetailView(const Look& look, Questions& questions, QWidget* parent)
    : QScrollArea(parent), look_(look), questions_(questions) {
    setWidgetResizable(true);
    setObjectName("setup_detail");
    setFocusPolicy(Qt::TabFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void DetailView::show_blocks(const std::vector<DetailBlock>& blocks) {
    auto* inside = new QWidget;
    inside->setProperty("kind", "inside");
    auto* column = new QVBoxLayout(inside);
    set_gaps(column, 3 * grid, 4 * grid);
    setWidget(inside);
    for (const auto& block : blocks) add_block(block, inside);
    column->addStretch(1);
}

void DetailView::add_block(const DetailBlock& block, QWidget* inside) {
    auto* part = new QWidget(inside);
    auto* column = new QVBoxLayout(part);
    set_gaps(column, 0, 2 * grid);
    auto* heading = make_label("title", part, true);
    heading->setText(block.heading);
    column->addWidget(heading);
    auto* table = new QGridLayout;
    table->setHorizontalSpacing(4 * grid);
    table->setVerticalSpacing(grid);
    const auto put = [&](const QString& text, const char* kind, int row, int at) {
        // Never cut: what is long takes further lines.
        auto* label = make_label(kind, part, true);
        label->setText(breakable(text));
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        table->addWidget(label, row, at);
        return label;
    };
    int row = 0;
    if (!block.facts.empty()) {
        table->setColumnStretch(2, 1);
        for (const auto& fact : block.facts) {
            put(fact.what, "quiet", row, 0)->setWordWrap(false);
            if (fact.sign != Sign::none) {
                auto* shape = new QLabel(part);
                shape->setPixmap(look_.shape(fact.sign, 14));
                table->addWidget(shape, row, 1, Qt::AlignTop);
            }
            put(fact.value, "plain", row, 2);
            ++row;
        }
        column->addLayout(table);
        table = new QGridLayout;
        table->setHorizontalSpacing(4 * grid);
        table->setVerticalSpacing(grid);
        row = 0;
    }
    if (block.chart) {
        auto* plot = new TimePlot(look_, questions_, part);
        plot->setMinimumHeight(48 * grid);
        plot->table().leave_summary_out();
        plot->show_chart(*block.chart);
        column->addWidget(plot);
        auto* summary = make_label("quiet", part, true);
        summary->setText(plot->accessibleDescription());
        column->addWidget(summary);
    }
    for (qsizetype i = 0; i < block.columns.size(); ++i) put(block.columns[i], "quiet", row, static_cast<int>(i));
    if (!block.columns.isEmpty()) ++row;
    for (const auto& cells : block.rows) {
        for (qsizetype i = 0; i < cells.size(); ++i) put(cells[i], "plain", row, static_cast<int>(i));
        ++row;
    }
    if (row > 0) column->addLayout(table);
    static_cast<QVBoxLayout*>(inside->layout())->addWidget(part);
}

}  // namespace velocert::app
