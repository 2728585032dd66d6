// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

#include "app/desktop/model/archive/archive_work.h"
#include "app/desktop/model/archive/comparison_presenter.h"
#include "app/desktop/model/archive/look_recorder.h"
#include "app/desktop/model/archive/past_run_presenter.h"
#include "app/desktop/model/archive/search_presenter.h"
#include "app/desktop/model/archive/trail_presenter.h"
#include "app/desktop/model/frame/annotation_presenter.h"
#include "app/desktop/view/frame/workspace.h"
#include "app/desktop/view/parts/work_bar.h"

namespace velocert::app {

class RunsView;
class PastRunView;
class TrailView;
class CheckView;
class CompareView;

/// The workspace of whoever looks back: find a run, open it as it was, compare, verify, recompute, export, draw, and
/// read the audit trail. Nothing here changes a record: what people note beside a recording is added, and what an
/// auditor looks at is put on record.
class ArchivePage final : public WorkspacePage {
    Q_OBJECT

  public:
    ArchivePage(const Desk& desk, QWidget* parent);

    [[nodiscard]] std::vector<QAction*> commands() const override;
    [[nodiscard]] std::optional<BandCause> band() const override;
    void enter() override;
    bool scanned(const QString& code) override;
    void mark() override;

    [[nodiscard]] SearchPresenter& search() { return search_; }
    [[nodiscard]] PastRunPresenter& past_run() { return run_; }
    [[nodiscard]] ComparisonPresenter& comparison() { return comparison_; }
    [[nodiscard]] AnnotationPresenter& notes() { return notes_; }
    [[nodiscard]] TrailPresenter& trail() { return trail_; }
    [[nodiscard]] ArchiveWork& work() { return work_; }
    [[nodiscard]] LookRecorder& looks() { return looks_; }

    void open_run(const QString& run);

  protected:
    void retranslate() override;

  private:
    enum Part { list, past, compare, audit, check };
    void go_to(Part part);
    void show_note();
    void verify();
    [[nodiscard]] bool may_record_verification() const;
    [[nodiscard]] bool may_export() const;
    void make_commands();
    void export_run();
    void export_trail();
    void begin_comparison();
    void refresh();
    void enable_mark();

    Desk desk_;
    SearchPresenter search_;
    PastRunPresenter run_;
    ComparisonPresenter comparison_;
    AnnotationPresenter notes_;
    TrailPresenter trail_;
    ArchiveWork work_;
    LookRecorder looks_;
    QString compare_with_;  ///< a run that waits for its counterpart

    QPushButton* list_button_;
    QPushButton* trail_button_;
    QPushButton* check_button_;
    QLabel* note_;
    QStackedWidget* parts_;
    RunsView* runs_view_;
    PastRunView* past_view_;
    CompareView* compare_view_;
    TrailView* trail_view_;
    CheckView* check_view_;
    WorkBar* work_bar_;

    QAction* find_command_ = nullptr;
    QAction* trail_command_ = nullptr;
    QAction* check_command_ = nullptr;
    QAction* verify_command_ = nullptr;
    QAction* recompute_command_ = nullptr;
    QAction* recompute_run_command_ = nullptr;
    QAction* export_command_ = nullptr;
    QAction* compare_command_ = nullptr;
    QAction* mark_command_ = nullptr;
    QAction* back_command_ = nullptr;
};

}  // namespace velocert::app
