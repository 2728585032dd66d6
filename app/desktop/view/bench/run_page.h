// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>
#include <QWidget>

#include "app/desktop/model/bench/preparing/other_scans.h"
#include "app/desktop/model/bench/running/run_presenter.h"
#include "app/desktop/view/bench/banner.h"
#include "app/desktop/view/bench/centre_card.h"
#include "app/desktop/view/bench/coverage_bar.h"
#include "app/desktop/view/bench/live_plot.h"
#include "app/desktop/view/bench/prompt_picture.h"
#include "app/desktop/view/bench/stop_bar.h"
#include "app/desktop/view/bench/task_panel.h"
#include "app/desktop/view/parts/chart_bar.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// The Bench during and after a run: steps on the left, the task and its picture or plot in the middle, the attempts on
/// the right, the stops below, and the verdict across the foot. Stops and verdict are always in sight.
class RunPage final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    RunPage(RunPresenter& run, BenchMarks& marks, const OtherScans& scans, const Look& look, Questions& questions,
            int guard_ms, QWidget* parent);
    [[nodiscard]] TaskPanel& task() { return *task_; }
    /// How a person gets to Review from here; empty where there is none for them.
    void set_review_key(const QString& key);
    [[nodiscard]] Banner& banner() { return *banner_; }
    [[nodiscard]] LivePlot& plot() { return *plot_; }
    [[nodiscard]] ChartBar& chart_bar() { return *bar_; }
    /// Shows the picture of the task in large, or small again.
    [[nodiscard]] QAction* picture_command() { return picture_command_; }
    /// What a saved chart says it is of.
    void set_record(std::function<QString()> record) { bar_->set_record(std::move(record)); }
    /// Whether the values of the plot may be taken out as a file.
    void set_may_save_values(bool may) { bar_->set_may_save_values(may); }

    /// What it needs at least at its width. It never asks for what it would like: the lists in it scroll, the page does
    /// not.
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }

  protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    [[nodiscard]] QWidget* steps_panel();
    [[nodiscard]] QWidget* attempts_panel();
    void show_progress();
    void show_attempts();
    void lay_out_attempts();
    [[nodiscard]] int attempts_wish() const;
    void show_centre();
    void show_marks();
    void show_freeze();
    void order_keyboard();
    void follow();
    enum class Place : std::uint8_t {
        below,   ///< the task: all the room there is
        beside,  ///< the fields
        aside,   ///< below the attempts: fields that would scroll have the whole middle
    };
    void place_picture(Place place);
    /// Beside the fields where there are some, else below the task; aside once that was seen to be too narrow.
    void place_for(const Task& task);
    void look_for_room();
    void share_width();
    void switch_picture();

    RunPresenter& run_;
    BenchMarks& marks_;
    const Look& look_;
    QLabel* steps_title_;
    CoverageBar* coverage_;
    QLabel* covered_;
    QTreeView* tree_;
    QFrame* steps_panel_ = nullptr;
    QFrame* attempts_panel_ = nullptr;
    QLabel* attempts_title_;
    QLabel* attempts_note_;
    QTableView* table_;
    TaskPanel* task_;
    PromptPicture* picture_;
    LargePicture* large_;
    QAction* picture_command_;
    QVBoxLayout* centre_;
    QHBoxLayout* row_;
    Place place_ = Place::below;
    int narrow_ = -1;  ///< serial of the task whose fields had too little room beside the picture
    LivePlot* plot_;
    CentreCard* card_;
    QWidget* marking_;  ///< below the plot: to mark a moment, and what became of it
    QPushButton* mark_;
    QPushButton* freeze_;
    ChartBar* bar_;
    QLabel* marked_;
    QWidget* room_;  ///< stands where there is nothing at all to show
    QString review_key_;
    StopBar* stops_;
    Banner* banner_;
    std::pair<std::string, std::string> followed_;
};

}  // namespace velocert::app
