// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPoint>
#include <QRubberBand>
#include <optional>
#include <vector>

#include "app/desktop/look/look.h"
#include "reports/charts/chart.h"
#include "reports/charts/min_max_pyramid.h"

class QCPItemStraightLine;
class QCustomPlot;

namespace velocert::app {

/// A chart to work with, drawn by the painter of the reports so that screen and paper agree. By hand: a click asks for
/// the cursor, with Shift for the second one, from which on differences are told; a drag shows the rectangle it spans,
/// the wheel zooms along x (with Ctrl along y), a double click shows all. By keyboard: Left and Right ask for the
/// cursor, with Shift for the second one, with Ctrl they move what is shown; Page Up and Page Down zoom, Home shows
/// all, Delete takes the second cursor away, Ctrl+G asks for the values as a table. No letter does anything: a scanner
/// may type wherever the focus is.
class ChartView final : public QFrame {
    Q_OBJECT

  public:
    struct Window {
        std::optional<reports::ChartRange> x;
        std::optional<reports::ChartRange> y;
    };

    ChartView(const Look& look, QWidget* parent);

    /// For a screen that follows what is measured: see reports::ChartStyle::quick.
    void set_quick(bool quick) { quick_ = quick; }
    /// Keeps cursors and zoom: whoever shows something else calls show_all() before.
    void show_chart(reports::Chart chart);
    [[nodiscard]] const reports::Chart& chart() const { return chart_; }
    /// What is looked at; empty: all of it.
    [[nodiscard]] const Window& window() const { return window_; }
    [[nodiscard]] bool zoomed() const { return window_.x || window_.y; }
    /// The range of x that is seen.
    [[nodiscard]] reports::ChartRange seen() const;
    void show_all();
    void set_cursor(std::optional<double> at);
    [[nodiscard]] std::optional<double> cursor() const { return cursor_; }
    void set_second(std::optional<double> at);
    [[nodiscard]] std::optional<double> second() const { return second_; }
    /// As Page Up and Page Down do.
    void zoom(bool in);
    /// As Shift with Left and Right does: the first asks for the cursor, where there is none yet.
    void move_second(bool forward);
    /// "3.214 s: 62.90 kg · Δ 1.2 s, 0.05 kg": what is at the cursors; empty without one.
    [[nodiscard]] QString readout() const;
    [[nodiscard]] QCustomPlot& plot() { return *plot_; }
    /// What it stands on.
    [[nodiscard]] QColor ground() const { return look_.palette().shared.surface; }
    /// Columns of points that can be told from each other.
    [[nodiscard]] int columns() const;

  signals:
    /// The person wants the cursor there, in the units of the x axis.
    void cursorWanted(double at);
    void readoutChanged();
    /// Another part is looked at.
    void windowChanged();
    void saveWanted();
    void tableWanted();

  protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void draw();
    void draw_cursors();
    void place_cursor(QCPItemStraightLine*& line, std::optional<double> at, bool first);
    /// What the painter is given: of long series only what the columns can show of the part that is seen.
    [[nodiscard]] reports::Chart drawn() const;
    void zoom_x(double factor, double around);
    void zoom_y(double factor, double around);
    void set_window(Window window);
    void end_drag(QPoint at, Qt::KeyboardModifiers modifiers);
    void step_cursor(double by, bool second);
    [[nodiscard]] reports::ChartRange seen_y() const;

    const Look& look_;
    reports::Chart chart_;
    std::vector<std::optional<reports::MinMaxPyramid>> pyramids_;  ///< of the long series
    QCPItemStraightLine* first_line_ = nullptr;
    QCPItemStraightLine* second_line_ = nullptr;
    QCustomPlot* plot_;
    QRubberBand* band_;
    Window window_;
    std::optional<double> cursor_;
    std::optional<double> second_;
    std::optional<QPoint> pressed_;
    bool quick_ = false;
};

}  // namespace velocert::app
