// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>
#include <vector>

#include "app/desktop/look/look.h"
#include "app/desktop/model/setup/setup_page.h"
#include "app/desktop/view/parts/questions.h"

namespace velocert::app {

/// Blocks of facts, tables and charts one below the other, as a page says them.
class DetailView final : public QScrollArea {
    Q_OBJECT

  public:
    DetailView(const Look& look, Questions& questions, QWidget* parent);
    void show_blocks(const std::vector<DetailBlock>& blocks);

  private:
    void add_block(const DetailBlock& block, QWidget* inside);

    const Look& look_;
    Questions& questions_;
};

}  // namespace velocert::app
