// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>

#include "app/desktop/look/look.h"
#include "app/desktop/model/bench/bench_marks.h"
#include "app/desktop/model/bench/run_presenter.h"
#include "app/desktop/view/parts/speaking.h"
#include "reports/charts/chart.h"

class QCustomPlot;

namespace velocert::app {

/// The chart of a scene: speed over distance with limit, gate and earlier attempts, or what decides over time. The same
/// definition as in the report. `columns` is the width in pixels; more points than that shows are not put in.
[[nodiscard]] reports::Chart chart_of(const PlotScene& scene, const standards::StandardEdition* edition, int columns);

/// Puts it into the plot in the look of the screen; drawn with the next replot.
void put_chart(QCustomPlot& plot, const reports::Chart& chart, const Look& look, const QFont& font, int columns);

/// The live plot of the step in work, with the moments that were marked. Drawn at most as often as the presenter says
/// that something came.
class LivePlot final : public Speaking<QFrame> {
    Q_OBJECT

  public:
    LivePlot(const RunPresenter& run, const BenchMarks& marks, const Look& look, QWidget* parent);
    /// It takes what room is left and asks for no more than it needs.
    [[nodiscard]] QSize sizeHint() const override;

  protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void draw();

    const RunPresenter& run_;
    const BenchMarks& marks_;
    const Look& look_;
    QCustomPlot* plot_;
    QLabel* expectation_;  ///< the uncertainty of the result, in words
};

}  // namespace velocert::app
