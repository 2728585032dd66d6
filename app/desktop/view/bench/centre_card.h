// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QListView>
#include <QStandardItemModel>

#include "app/desktop/look/look.h"
#include "app/desktop/model/bench/running/centre_facts.h"

namespace velocert::app {

/// The middle of the Bench where there is nothing to look at: a clause with its requirement and the attempts so far,
/// or the summary of a run. The list in it scrolls by keyboard; the card never asks for more room than there is.
class CentreCard final : public QFrame {
    Q_OBJECT

  public:
    CentreCard(const Look& look, QWidget* parent);
    void show_facts(const CentreFacts& facts);
    [[nodiscard]] bool has_facts() const { return !title_->text().isEmpty(); }
    [[nodiscard]] QListView& list() { return *list_; }
    [[nodiscard]] QSize sizeHint() const override;

  private:
    const Look& look_;
    QLabel* title_;
    QLabel* lead_;
    QLabel* rows_title_;
    QListView* list_;
    QStandardItemModel* rows_;
    QLabel* notes_;
};

}  // namespace velocert::app
