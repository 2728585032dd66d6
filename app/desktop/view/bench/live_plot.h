// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>

#include "app/desktop/look/look.h"
#include "app/desktop/model/bench/running/bench_marks.h"
#include "app/desktop/model/bench/running/run_presenter.h"
#include "app/desktop/view/parts/chart_view.h"
#include "app/desktop/view/parts/speaking.h"
#include "reports/charts/chart.h"

namespace velocert::app {

/// The chart of a scene: speed over distance with limit, gate and earlier attempts, or what decides over time. The same
/// definition as in the report. `columns` is the width in pixels; more points than that shows of `window`, or of all,
/// are not put in.
[[nodiscard]] reports::Chart chart_of(const PlotScene& scene, const standards::StandardEdition* edition, int columns,
                                      std::optional<reports::ChartRange> window = {});

/// The live plot of the step in work, with the moments that were marked. Drawn at most as often as the presenter says
/// that something came. While it is frozen it stays as it was, says so, and the measurement goes on.
class LivePlot final : public Speaking<QFrame> {
    Q_OBJECT

  public:
    LivePlot(const RunPresenter& run, const BenchMarks& marks, const Look& look, QWidget* parent);
    /// It takes what room is left and asks for no more than it needs.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] ChartView& view() { return *view_; }
    /// Every point that is kept of what is seen.
    [[nodiscard]] reports::Chart values() const;
    /// Only while something is drawn; another step thaws it.
    void set_frozen(bool frozen);
    [[nodiscard]] bool frozen() const { return frozen_.has_value(); }
    [[nodiscard]] bool can_freeze() const;

  signals:
    void frozenChanged();

  protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void draw();
    [[nodiscard]] QString frozen_words() const;
    void show_expectation();
    void begin_anew();
    [[nodiscard]] reports::Chart chart(int columns) const;
    [[nodiscard]] const PlotScene& scene() const { return frozen_ ? *frozen_ : run_.plot(); }

    const RunPresenter& run_;
    const BenchMarks& marks_;
    const Look& look_;
    QLabel* notice_;  ///< that it is frozen
    ChartView* view_;
    QLabel* expectation_;              ///< the uncertainty of the result, in words
    std::optional<PlotScene> frozen_;  ///< with points of its own
};

}  // namespace velocert::app
