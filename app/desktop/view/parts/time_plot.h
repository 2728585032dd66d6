// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/desktop/look/look.h"
#include "reports/charts/chart.h"

class QCustomPlot;
class QCPItemStraightLine;

namespace velocert::app {

/// A chart with a moment marked in it, at its place on the axis; a press or a drag moves the moment, the wheel zooms, a
/// double click shows all again. Drawn by the painter of the reports, so that screen and paper agree.
class TimePlot final : public QWidget {
    Q_OBJECT

  public:
    TimePlot(const Look& look, QWidget* parent);
    void show_chart(reports::Chart chart);
    void set_moment(double at);

  signals:
    void momentWanted(double at);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void draw();

    const Look& look_;
    reports::Chart chart_;
    QCustomPlot* plot_;
    QCPItemStraightLine* line_ = nullptr;
    double moment_ = 0;
};

}  // namespace velocert::app
