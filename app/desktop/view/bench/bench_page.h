// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>
#include <QTimer>
#include <memory>

#include "app/desktop/bridge/long_work.h"
#include "app/desktop/model/bench/planning/plan_presenter.h"
#include "app/desktop/model/bench/preparing/other_scans.h"
#include "app/desktop/model/bench/preparing/prepare_presenter.h"
#include "app/desktop/model/bench/preparing/told_serials.h"
#include "app/desktop/model/bench/running/bench_marks.h"
#include "app/desktop/model/bench/running/run_presenter.h"
#include "app/desktop/view/bench/bench_strip.h"
#include "app/desktop/view/bench/focus_page.h"
#include "app/desktop/view/bench/plan_page.h"
#include "app/desktop/view/bench/prepare_page.h"
#include "app/desktop/view/bench/run_page.h"
#include "app/desktop/view/frame/workspace.h"
#include "core/records/index/run_query.h"

namespace velocert::app {

/// The Bench: what is tested and how, then the run until its verdict. A run goes on whatever is in front of it, and
/// its stops work from everywhere.
class BenchPage final : public WorkspacePage {
    Q_OBJECT

  public:
    /// `guard_ms`: for how long the primary action is deaf after the question has changed.
    BenchPage(const Desk& desk, int guard_ms, QWidget* parent);

    [[nodiscard]] PreparePresenter& prepare() { return prepare_; }
    [[nodiscard]] RunPresenter& run() { return run_; }
    [[nodiscard]] BenchMarks& marks() { return marks_; }
    [[nodiscard]] OtherScans& other_scans() { return other_scans_; }
    [[nodiscard]] PlanPresenter& plan() { return plan_; }

    [[nodiscard]] std::vector<QAction*> commands() const override;
    [[nodiscard]] std::vector<QAction*> commands_everywhere() const override;
    [[nodiscard]] QWidget* strip() override { return strip_; }
    [[nodiscard]] std::optional<BandCause> band() const override;
    [[nodiscard]] const standards::StandardEdition* edition_in_work() const override {
        return run_.order() ? &run_.order()->edition : nullptr;
    }
    void enter() override;
    void primary() override;
    void mark() override;
    bool scanned(const QString& code) override;
    [[nodiscard]] bool busy() const override { return run_.running(); }
    [[nodiscard]] std::optional<GoingOn> going_on() const override;
    [[nodiscard]] bool full() const override { return pages_->currentWidget() == focus_page_; }
    bool may_close() override;

  protected:
    void retranslate() override;

  private:
    void make_commands();
    void connect_parts();
    void share_archive();
    void share_person();
    void look_back();
    /// Fills the item's form from its newest run, if it has one.
    void fill_ordered();
    void fill_known();
    /// The item of that code is the one to be tested now.
    void take_code(const QString& code);
    /// The code in the form is whole.
    void finish_code();
    void choose_order();
    /// The order of the item in the form.
    void show_order();
    /// The runs that one of the instruments chosen now took part in.
    [[nodiscard]] records::RunQuery of_instruments() const;
    [[nodiscard]] std::string looked_with() const;
    void name_review();
    /// A new run, or one that is gone on with.
    void start(const std::string& resume = {});
    void next_item();
    void open_plan();
    void leave_plan();
    [[nodiscard]] bool plan_in_front() const;
    void connect_plan();
    void write_report();
    void open_folder();
    void enable_commands();
    [[nodiscard]] QString record_words() const;
    void switch_focus_mode();
    void look_at_calibrations();
    void ask_instruments();
    void look_at_ports();

    Desk desk_;
    PreparePresenter prepare_;
    RunPresenter run_;
    BenchMarks marks_;
    OtherScans other_scans_;
    PlanPresenter plan_;
    QString order_problem_;  ///< why the file that was chosen last is no order of the item in the form; empty: it is
    QString order_told_of_;  ///< the code in the form when that was told

    QAction* start_command_ = nullptr;
    QAction* suspend_command_ = nullptr;
    QAction* next_command_ = nullptr;
    QAction* safely_command_ = nullptr;
    QAction* abandon_command_ = nullptr;
    QAction* emergency_command_ = nullptr;
    QAction* void_command_ = nullptr;
    QAction* report_command_ = nullptr;
    QAction* folder_command_ = nullptr;
    QAction* picture_command_ = nullptr;
    QAction* mark_command_ = nullptr;
    QAction* plan_command_ = nullptr;
    QAction* freeze_command_ = nullptr;
    QAction* focus_command_ = nullptr;

    BenchStrip* strip_;
    QStackedWidget* pages_;
    PreparePage* prepare_page_;
    PlanPage* plan_page_;
    RunPage* run_page_;
    FocusPage* focus_page_;

    LongWork asking_;                            ///< the instruments, who they are
    ToldSerials told_;                           ///< what they said, while it holds
    QTimer look_at_ports_;                       ///< for a cable that is pulled, and for midnight
    QTimer look_back_;                           ///< once the item has been typed, not at each of its letters
    bool end_seen_ = true;                       ///< of the run that is shown, or it goes on
    std::unique_ptr<records::Archive> earlier_;  ///< of the folder in use, for looking at earlier runs
    std::string looked_for_;                     ///< item and instruments
};

}  // namespace velocert::app
