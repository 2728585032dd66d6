// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QWidget>
#include <array>

#include "app/desktop/look/look.h"
#include "app/desktop/model/bench/running/coverage.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// How much of the edition has been gone through: a bar of five parts, each known by its pattern and told in words
/// below. A click on a part, or Enter on the one that Left and Right have chosen, lists its clauses with their reasons.
class CoverageBar final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    static constexpr std::size_t parts = 5;

    CoverageBar(const Look& look, QWidget* parent);
    void show_clauses(std::vector<CoveredClause> clauses);
    /// How many clauses each part has: "tested 12".
    [[nodiscard]] QStringList words() const;
    /// Where a part is drawn; empty where it has no clause.
    [[nodiscard]] QRect part(Covered state) const;
    void list(Covered state);

  protected:
    void retranslate() override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

  private:
    [[nodiscard]] int count(Covered state) const { return counts_[static_cast<std::size_t>(state)]; }
    void choose(int by);
    void fill_list();

    const Look& look_;
    std::vector<CoveredClause> clauses_;
    std::array<int, parts> counts_{};
    Covered chosen_ = Covered::open;
    QDialog* window_;
    QListWidget* listed_;
};

}  // namespace velocert::app
