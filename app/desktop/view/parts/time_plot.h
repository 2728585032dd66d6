// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedLayout>
#include <QWidget>

#include "app/desktop/view/parts/chart_bar.h"
#include "app/desktop/view/parts/chart_view.h"
#include "app/desktop/view/parts/values_table.h"

namespace velocert::app {

/// A chart of what was recorded with a moment marked in it, at its place on the axis, and the bar that goes with it;
/// or, in its place, the table of its values, in which the row of that moment is the chosen one.
/// See ChartView for what hand and keyboard do; a click or an arrow key moves the moment.
class TimePlot final : public QWidget {
    Q_OBJECT

  public:
    TimePlot(const Look& look, Questions& questions, QWidget* parent);
    /// What is looked at stays in view while the same chart is shown again, with other marks for one.
    void show_chart(reports::Chart chart);
    void set_moment(double at);
    [[nodiscard]] ChartView& view() { return *view_; }
    [[nodiscard]] ChartBar& bar() { return *bar_; }
    [[nodiscard]] ValuesTable& table() { return *table_; }
    [[nodiscard]] bool shows_table() const { return bar_->table_wanted(); }

  signals:
    void momentWanted(double at);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void name_it();
    void show_part();
    void copy();

    ChartView* view_;
    ValuesTable* table_;
    ChartBar* bar_;
    QStackedLayout* both_;
};

}  // namespace velocert::app
