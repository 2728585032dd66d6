// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QTableView>

#include "app/desktop/model/frame/chart_values.h"
#include "app/desktop/view/parts/chart_view.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// The values behind a chart in place of its picture: of the part that is looked at, or all while that is everything.
/// A row that is chosen asks for the cursor there, and the cursor chooses its row. Ctrl+C copies the rows that are
/// chosen, Ctrl+G asks for the picture again; no letter does anything, as in the chart.
class ValuesTable final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    /// More rows go out as a file and not over the clipboard.
    static constexpr int most_copied = 100'000;

    ValuesTable(const ChartView& view, const Look& look, QWidget* parent);
    /// The chart of the view goes now, or another part of it will be looked at: nothing is shown until show_values().
    void let_go();
    void show_values();
    /// Chooses the row of that place, if the values are shown.
    void set_moment(double at);
    /// Goes on to the next row that stands out, and round to the first.
    void go_to_next();
    /// The rows that are chosen; false, and nothing is copied, where they are none or too many.
    bool copy();
    /// Where the sentence about the chart stands beside it already.
    void leave_summary_out() { with_summary_ = false; }
    [[nodiscard]] ChartValues& values() { return *values_; }
    [[nodiscard]] QTableView& rows() { return *rows_; }

  signals:
    void placeWanted(double at);
    /// The picture again.
    void chartWanted();
    /// The person asked for a copy of the rows.
    void copyWanted();

  protected:
    void retranslate() override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void go_to(std::size_t row);
    void say_what_it_is();
    void fit_columns();

    const ChartView& view_;
    ChartValues* values_;
    QLabel* summary_;
    QTableView* rows_;
    bool with_summary_ = true;
    bool filling_ = false;  ///< a row is chosen by the program
    bool asking_ = false;   ///< the cursor follows a row that is chosen
};

}  // namespace velocert::app
