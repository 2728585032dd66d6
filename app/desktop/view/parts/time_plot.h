// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/desktop/view/parts/chart_bar.h"
#include "app/desktop/view/parts/chart_view.h"

namespace velocert::app {

/// A chart of what was recorded with a moment marked in it, at its place on the axis, and the bar that goes with it.
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

  signals:
    void momentWanted(double at);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void name_it();

    ChartView* view_;
    ChartBar* bar_;
};

}  // namespace velocert::app
