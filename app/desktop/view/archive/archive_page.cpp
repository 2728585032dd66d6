// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/archive/archive_page.h"

#include <QDir>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/desktop/view/archive/check_view.h"
#include "app/desktop/view/archive/compare_view.h"
#include "app/desktop/view/archive/past_run_view.h"
#include "app/desktop/view/archive/runs_view.h"
#include "app/desktop/view/archive/trail_view.h"
#include "app/desktop/view/parts/parts.h"
#include "app/words/words.h"

namespace velocert::app {
namespace {

/// Parts that share what room there is: tables scroll in themselves, and the page does not.
class Parts final : public QStackedWidget {
  public:
    using QStackedWidget::QStackedWidget;
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }
};

}  // namespace

ArchivePage::ArchivePage(const Desk& desk, QWidget* parent)
    : WorkspacePage(parent),
      desk_(desk),
      search_(desk.workplace, desk.archive),
      run_(desk.archive, desk.workplace.decoders()),
      comparison_(desk.archive, desk.workplace.decoders()),
      notes_(desk.archive, desk.seat),
      trail_(desk.archive),
      work_(desk.archive, desk.workplace.decoders()),
      looks_(desk.archive),
      list_button_(new QPushButton(this)),
      trail_button_(new QPushButton(this)),
      check_button_(new QPushButton(this)),
      note_(make_label("problem", this)),
      parts_(new Parts(this)),
      runs_view_(new RunsView(search_, desk.look, this)),
      past_view_(new PastRunView(run_, notes_, desk.look, desk.questions, this)),
      compare_view_(new CompareView(comparison_, desk.look, desk.questions, this)),
      trail_view_(new TrailView(trail_, desk.look, this)),
      check_view_(new CheckView(work_, this)),
      work_bar_(new WorkBar(work_.work(), desk.look, this)) {
    setProperty("kind", "page");
    setProperty("help", "archive");
    setMinimumSize(least_page);
    note_->setObjectName("archive_looks");
    auto* head = new QHBoxLayout;
    head->setSpacing(2 * grid);
    int at = 0;
    for (auto* button : {list_button_, trail_button_, check_button_}) {
        static constexpr const char* names[] = {"archive_list", "archive_trail", "archive_check"};
        button->setObjectName(names[at++]);
        button->setCheckable(true);
        button->setProperty("kind", "choice");
        head->addWidget(button);
    }
    head->addStretch(1);
    head->addWidget(note_);
    for (QWidget* view :
         {static_cast<QWidget*>(runs_view_), static_cast<QWidget*>(past_view_), static_cast<QWidget*>(compare_view_),
          static_cast<QWidget*>(trail_view_), static_cast<QWidget*>(check_view_)})
        parts_->addWidget(view);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 2 * grid, 2 * grid);
    column->addLayout(head);
    column->addWidget(work_bar_);
    column->addWidget(parts_, 1);
    make_commands();

    connect(list_button_, &QPushButton::clicked, this, [this] { go_to(list); });
    trail_.entries().set_titles(titles_in(desk.workplace));
    connect(trail_button_, &QPushButton::clicked, this, [this] { go_to(audit); });
    connect(check_button_, &QPushButton::clicked, this, [this] { go_to(check); });
    // Later: the key that opened it must not press what has the focus then.
    connect(runs_view_, &RunsView::openWanted, this, &ArchivePage::open_run, Qt::QueuedConnection);
    connect(trail_view_, &TrailView::openWanted, this, &ArchivePage::open_run, Qt::QueuedConnection);
    connect(trail_view_, &TrailView::paperWanted, this, &ArchivePage::export_trail);
    connect(check_view_, &CheckView::openWanted, this, &ArchivePage::open_run, Qt::QueuedConnection);
    connect(check_view_, &CheckView::drawn, this,
            [this](const QString& seed) { looks_.looked(records::LookedAt::draw, seed.toStdString()); });
    connect(past_view_, &PastRunView::backWanted, this, [this] { go_to(list); });
    connect(past_view_, &PastRunView::recomputeWanted, recompute_run_command_, &QAction::trigger);
    connect(past_view_, &PastRunView::exportWanted, export_command_, &QAction::trigger);
    connect(past_view_, &PastRunView::compareWanted, compare_command_, &QAction::trigger);
    connect(compare_view_, &CompareView::backWanted, this, [this] { go_to(past); });
    connect(&work_, &ArchiveWork::ended, this, [this] {
        if (const auto result = work_.result()) work_bar_->show_result(*result);
    });
    connect(&looks_, &LookRecorder::changed, this, [this] { show_note(); });
    connect(&desk_.archive, &ArchiveInUse::changed, this, &ArchivePage::refresh);
    connect(&desk_.archive, &ArchiveInUse::written, this, [this] {
        if (isVisible() && parts_->currentIndex() == list) search_.refresh();
    });
    const auto take_person = [this] {
        const auto person = desk_.seat.person();
        looks_.set_person(person ? std::optional(Actor{*person, desk_.seat.account()}) : std::nullopt);
        past_view_->set_may_export(may_export());
        compare_view_->set_may_export(may_export());
        trail_view_->set_may_export(may_export());
        trail_button_->setVisible(desk_.seat.may(laboratory::Act::read_trail));
        trail_command_->setEnabled(desk_.seat.may(laboratory::Act::read_trail));
    };
    connect(&desk_.seat, &Seat::changed, this, take_person);
    take_person();
    retranslate();
    go_to(list);
}

void ArchivePage::make_commands() {
    find_command_ = make_command(this, "command_archive_find", QKeySequence(Qt::CTRL | Qt::Key_F));
    trail_command_ = make_command(this, "command_archive_trail");
    check_command_ = make_command(this, "command_archive_check");
    verify_command_ = make_command(this, "command_archive_verify");
    recompute_command_ = make_command(this, "command_archive_recompute");
    recompute_run_command_ = make_command(this, "command_run_recompute", QKeySequence(Qt::CTRL | Qt::Key_R));
    export_command_ = make_command(this, "command_run_export", QKeySequence(Qt::CTRL | Qt::Key_E));
    compare_command_ = make_command(this, "command_run_compare");
    mark_command_ = make_command(this, "command_run_mark");
    back_command_ = make_command(this, "command_archive_back", QKeySequence(Qt::ALT | Qt::Key_Left));
    connect(find_command_, &QAction::triggered, this, [this] { go_to(list); });
    connect(trail_command_, &QAction::triggered, this, [this] { go_to(audit); });
    connect(check_command_, &QAction::triggered, this, [this] { go_to(check); });
    connect(verify_command_, &QAction::triggered, this, &ArchivePage::verify);
    connect(check_view_, &CheckView::verifyWanted, this, &ArchivePage::verify);
    connect(recompute_command_, &QAction::triggered, &work_, [this] { work_.recompute({}); });
    connect(recompute_run_command_, &QAction::triggered, this, [this] {
        if (run_.run()) work_.recompute({run_.run()->run.id});
    });
    connect(export_command_, &QAction::triggered, this, &ArchivePage::export_run);
    connect(compare_command_, &QAction::triggered, this, &ArchivePage::begin_comparison);
    connect(mark_command_, &QAction::triggered, past_view_, &PastRunView::annotate);
    connect(&notes_, &AnnotationPresenter::changed, this, &ArchivePage::enable_mark);
    connect(&notes_, &AnnotationPresenter::busyChanged, this, &ArchivePage::enable_mark);
    connect(back_command_, &QAction::triggered, this,
            [this] { go_to(parts_->currentIndex() == compare ? past : list); });
}

bool ArchivePage::may_record_verification() const {
    return desk_.seat.person().has_value() && desk_.seat.may(laboratory::Act::verify_records);
}

void ArchivePage::verify() {
    work_.verify(may_record_verification() ? std::optional(Actor{*desk_.seat.person(), desk_.seat.account()})
                                           : std::nullopt);
}

std::vector<QAction*> ArchivePage::commands() const {
    std::vector<QAction*> out{find_command_,      trail_command_,         check_command_,  verify_command_,
                              recompute_command_, recompute_run_command_, export_command_, compare_command_,
                              mark_command_,      back_command_};
    // The one that is in sight offers what it can; the other has all of it disabled.
    for (const auto* bar : {&past_view_->chart_bar(), &compare_view_->chart_bar()}) bar->add_commands(out);
    return out;
}

std::optional<BandCause> ArchivePage::band() const {
    const int part = parts_->currentIndex();
    return part == past || part == compare ? std::optional(BandCause::past_run) : std::nullopt;
}

void ArchivePage::retranslate() {
    list_button_->setText(tr("Runs"));
    trail_button_->setText(tr("Audit trail"));
    check_button_->setText(tr("Verify and draw"));
    find_command_->setText(tr("Find a run"));
    trail_command_->setText(tr("Read the audit trail"));
    check_command_->setText(tr("Verify, recompute, draw"));
    verify_command_->setText(tr("Verify the archive"));
    recompute_command_->setText(tr("Recompute all runs"));
    recompute_run_command_->setText(tr("Recompute the run in view"));
    export_command_->setText(tr("Export the run in view"));
    compare_command_->setText(tr("Compare the run in view with another"));
    mark_command_->setText(tr("Annotate the moment in view (M)"));
    back_command_->setText(tr("Back"));
    show_note();
    if (const auto result = work_.result(); result && work_bar_->isVisible() && !work_.work().running())
        work_bar_->show_result(*result);
}

/// A hint of what comes next, or what went wrong with the record of what was looked at.
void ArchivePage::show_note() {
    const bool hint = !compare_with_.isEmpty();
    set_style(note_, "kind", hint ? "quiet" : "problem");
    note_->setText(hint ? tr("Choose the run that %1 is to be compared with.").arg(compare_with_) : looks_.note());
}

void ArchivePage::go_to(Part part) {
    // Only what is in front asks for room: a long text of another part must not make this one scroll.
    for (int i = 0; i < parts_->count(); ++i) {
        const auto policy = i == part ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        parts_->widget(i)->setSizePolicy(policy, policy);
    }
    // What was verified, recomputed or drawn is told where it was done.
    if (parts_->currentIndex() == check && part != check && !work_.work().running()) work_bar_->put_away();
    parts_->setCurrentIndex(part);
    // Whoever goes elsewhere has given the comparison up.
    if (part != list) compare_with_.clear();
    show_note();
    list_button_->setChecked(part == list || part == past || part == compare);
    trail_button_->setChecked(part == audit);
    check_button_->setChecked(part == check);
    const bool opened = part == past && run_.run().has_value();
    for (auto* command : {recompute_run_command_, compare_command_}) command->setEnabled(opened);
    export_command_->setEnabled(opened && may_export());
    back_command_->setEnabled(part == past || part == compare);
    enable_mark();
    if (part == list) {
        if (compare_with_.isEmpty()) run_.close();
        // Behind another workspace it leaves the keyboard where it is; enter() asks for it.
        if (isVisible()) runs_view_->focus_search();
    }
    if (part == audit) {
        trail_.refresh();
        looks_.looked(records::LookedAt::audit_trail, {});
    }
    emit bandChanged();
}

void ArchivePage::enter() {
    if (parts_->currentIndex() == list) {
        search_.refresh();
        runs_view_->focus_search();
    }
}

void ArchivePage::mark() {
    if (mark_command_->isEnabled()) mark_command_->trigger();
}

void ArchivePage::enable_mark() {
    mark_command_->setEnabled(parts_->currentIndex() == past && run_.run().has_value() && notes_.can_begin());
}

bool ArchivePage::scanned(const QString& code) {
    // The code of an item finds its runs; on the Bench it is the next item to be tested.
    if (!isVisible()) return false;
    go_to(list);
    runs_view_->search_for(code);
    return true;
}

void ArchivePage::refresh() {
    run_.close();
    comparison_.close();
    compare_with_.clear();
    go_to(list);
    if (isVisible()) search_.refresh();
}

void ArchivePage::open_run(const QString& id) {
    if (!compare_with_.isEmpty()) {
        const auto archive = desk_.archive.read();
        auto first = archive ? load_past_run(**archive, compare_with_.toStdString())
                             : base::Result<PastRun>(base::fail(archive.error()));
        auto second =
            first ? load_past_run(**archive, id.toStdString()) : base::Result<PastRun>(base::fail(first.error()));
        const QString with = std::exchange(compare_with_, {});
        if (!second) {
            const auto words = error_words(second.error());
            return desk_.questions.tell(words.happened, words.remedy + "\n" + words.detail);
        }
        looks_.looked(records::LookedAt::comparison, (with + " / " + id).toStdString());
        compare_view_->show_runs(std::move(*first), std::move(*second));
        return go_to(compare);
    }
    run_.open(id.toStdString());
    looks_.looked(records::LookedAt::run, id.toStdString());
    go_to(past);
}

void ArchivePage::begin_comparison() {
    if (!run_.run()) return;
    compare_with_ = QString::fromStdString(run_.run()->run.id);
    go_to(list);
    show_note();
}

bool ArchivePage::may_export() const {
    return desk_.seat.person().has_value() && desk_.seat.may(laboratory::Act::export_records);
}

void ArchivePage::export_run() {
    if (!run_.run() || !may_export()) return;
    const QString name = QString::fromStdString(run_.run()->run.id) + ".velo";
    const QString start = QDir(QString::fromStdString(desk_.archive.folder())).filePath("../" + name);
    const auto file = desk_.questions.file_to_write(tr("Export the run"), start);
    if (!file) return;
    // What it is to be follows from the name, as with any other program.
    const auto ending = file->section('.', -1).toLower();
    const auto format = parse_export_format(ending.toStdString());
    work_.export_as(run_.run()->run.id, format.value_or(ExportFormat::package), file->toStdString(),
                    Actor{*desk_.seat.person(), desk_.seat.account()});
}

void ArchivePage::export_trail() {
    if (!may_export()) return;
    const auto query = trail_query(trail_.filter());
    if (!query) return;  // told beside the filters
    const QString start = QDir(QString::fromStdString(desk_.archive.folder())).filePath("../audit-trail.pdf");
    const auto file = desk_.questions.file_to_write(tr("Save the audit trail"), start);
    if (!file) return;
    work_.print_trail(*query, titles_in(desk_.workplace), *file, {*desk_.seat.person(), desk_.seat.account()});
}

}  // namespace velocert::app
