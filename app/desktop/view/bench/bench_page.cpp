// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/bench_page.h"

#include <QVBoxLayout>

#include "app/desktop/bridge/ask_serial.h"
#include "app/desktop/model/bench/preparing/instrument_findings.h"
#include "app/desktop/model/bench/running/print_record.h"
#include "app/desktop/model/frame/record_words.h"
#include "app/words/words.h"
#include "core/sequence/judging/recompute.h"
#include "core/sequence/used_calibrations.h"

namespace velocert::app {

using Stop = sequence::RunControl::Stop;

BenchPage::BenchPage(const Desk& desk, int guard_ms, QWidget* parent)
    : WorkspacePage(parent),
      desk_(desk),
      prepare_(desk.workplace),
      run_(desk.workplace),
      marks_(run_, desk.archive, desk.seat),
      other_scans_(run_, desk.archive, desk.seat),
      plan_(desk.archive),
      strip_(new BenchStrip(prepare_, run_, desk.look, this)),
      pages_(new QStackedWidget(this)),
      prepare_page_(new PreparePage(prepare_, desk.look, desk.questions, pages_)),
      plan_page_(new PlanPage(plan_, desk.workplace, desk.look, desk.questions, pages_)),
      run_page_(new RunPage(run_, marks_, other_scans_, desk.look, desk.questions, guard_ms, pages_)),
      focus_page_(new FocusPage(run_, desk.look, pages_)),
      told_(desk.workplace) {
    plan_.judge_by(desk.workplace.own_packs);
    plan_.share_orders(desk.workplace.orders);
    make_commands();
    look_back_.setSingleShot(true);
    look_back_.setInterval(250);
    look_at_ports_.setInterval(1000);
    connect(&look_at_ports_, &QTimer::timeout, this, &BenchPage::look_at_ports);
    look_at_ports_.start();
    prepare_page_->setProperty("help", "item");
    plan_page_->setObjectName("plan_page");
    plan_page_->setProperty("help", "plan");
    pages_->addWidget(prepare_page_);
    pages_->addWidget(plan_page_);
    pages_->addWidget(run_page_);
    pages_->addWidget(focus_page_);
    connect(pages_, &QStackedWidget::currentChanged, this, &BenchPage::fullChanged);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 0, 0);
    column->addWidget(pages_);
    setMinimumSize(least_page);
    connect_parts();
    connect_plan();
    run_page_->set_record([this] { return record_words(); });
    share_archive();
    share_person();
    retranslate();
    enable_commands();
}

void BenchPage::make_commands() {
    picture_command_ = run_page_->picture_command();
    start_command_ = make_command(this, "command_start", QKeySequence(Qt::CTRL | Qt::Key_Return));
    next_command_ = make_command(this, "command_next", QKeySequence(Qt::CTRL | Qt::Key_N));
    void_command_ = make_command(this, "command_void", QKeySequence(Qt::Key_F4));
    safely_command_ = make_command(this, "command_stop", QKeySequence(Qt::Key_F7));
    abandon_command_ = make_command(this, "command_abandon", QKeySequence(Qt::Key_F8));
    emergency_command_ = make_command(this, "command_emergency", QKeySequence(Qt::Key_F12));
    report_command_ = make_command(this, "command_report", QKeySequence(Qt::CTRL | Qt::Key_P));
    folder_command_ = make_command(this, "command_folder", QKeySequence(Qt::CTRL | Qt::Key_O));
    mark_command_ = make_command(this, "command_mark");
    plan_command_ = make_command(this, "command_plan", QKeySequence(Qt::Key_F3));
    focus_command_ = make_command(this, "command_focus", QKeySequence(Qt::Key_F11));
    connect(focus_command_, &QAction::triggered, this, &BenchPage::switch_focus_mode);
    freeze_command_ = make_command(this, "command_freeze", QKeySequence(Qt::Key_F9));
    connect(freeze_command_, &QAction::triggered, this,
            [this] { run_page_->plot().set_frozen(!run_page_->plot().frozen()); });
    connect(plan_command_, &QAction::triggered, this, &BenchPage::open_plan);
    connect(mark_command_, &QAction::triggered, &marks_, &BenchMarks::mark);
    connect(start_command_, &QAction::triggered, this, [this] { start(); });
    suspend_command_ = make_command(this, "command_suspend");
    connect(suspend_command_, &QAction::triggered, this, [this] { run_.stop(Stop::suspend); });
    connect(next_command_, &QAction::triggered, this, &BenchPage::next_item);
    connect(void_command_, &QAction::triggered, this, [this] {
        if (full()) switch_focus_mode();
        run_page_->task().focus_void();
    });
    connect(safely_command_, &QAction::triggered, this, [this] { run_.stop(Stop::safely); });
    connect(abandon_command_, &QAction::triggered, this, [this] { run_.stop(Stop::abandon); });
    connect(emergency_command_, &QAction::triggered, this, [this] { run_.stop(Stop::emergency); });
    connect(report_command_, &QAction::triggered, this, &BenchPage::write_report);
    connect(folder_command_, &QAction::triggered, this, &BenchPage::open_folder);
}

void BenchPage::connect_parts() {
    connect(prepare_page_, &PreparePage::startWanted, this, [this] { start(); });
    connect(prepare_page_, &PreparePage::goOnWanted, this, &BenchPage::start);
    connect(&prepare_page_->item(), &ItemForm::codeFinished, this, &BenchPage::finish_code);
    connect(&prepare_page_->item(), &ItemForm::orderWanted, this, &BenchPage::choose_order);
    connect(prepare_page_, &PreparePage::askWanted, this, &BenchPage::ask_instruments);
    connect(&run_page_->task(), &TaskPanel::nextItemWanted, this, &BenchPage::next_item);
    connect(run_page_->banner().report_button(), &QPushButton::clicked, report_command_, &QAction::trigger);
    connect(run_page_->banner().folder_button(), &QPushButton::clicked, folder_command_, &QAction::trigger);
    connect(&prepare_, &PreparePresenter::changed, this, &BenchPage::enable_commands);
    connect(&prepare_, &PreparePresenter::changed, this, &BenchPage::bandChanged);
    connect(&run_, &RunPresenter::taskChanged, this, &BenchPage::enable_commands);
    connect(&run_, &RunPresenter::taskChanged, this, &BenchPage::busyChanged);
    connect(&run_, &RunPresenter::begun, &desk_.archive, &ArchiveInUse::say_written);
    connect(&run_, &RunPresenter::ended, &desk_.archive, &ArchiveInUse::say_written);
    connect(&run_, &RunPresenter::ended, this, &BenchPage::name_review);
    connect(&run_, &RunPresenter::begun, this, &BenchPage::look_at_calibrations);
    connect(&run_, &RunPresenter::ended, this, [this] {
        end_seen_ = isVisible();
        emit busyChanged();
    });
    connect(strip_, &BenchStrip::setupWanted, this, [this](const QString& page) { emit goWanted("setup", page); });
    connect(&look_back_, &QTimer::timeout, this, &BenchPage::look_back);
    connect(&prepare_, &PreparePresenter::changed, this, [this] {
        if (looked_with() != looked_for_) look_back_.start();
    });
    connect(&desk_.archive, &ArchiveInUse::written, &look_back_, qOverload<>(&QTimer::start));
    // Another instrument may be the one that is meant now, at the same port.
    connect(desk_.workplace.assignments.get(), &StationAssignments::changed, &look_back_, qOverload<>(&QTimer::start));
    // An archive that came to be elsewhere, by the guide for one, is no longer to be made.
    const auto made = [this] {
        if (!run_.shown() && !prepare_.archive_there() && desk_.archive.there()) prepare_.refresh();
    };
    connect(&desk_.archive, &ArchiveInUse::written, this, made);
    connect(&desk_.archive, &ArchiveInUse::changed, this, made);
    connect(&desk_.archive, &ArchiveInUse::changed, this, [this] {
        earlier_.reset();
        look_back_.start();
    });
}

void BenchPage::connect_plan() {
    connect(prepare_page_, &PreparePage::planWanted, this, &BenchPage::open_plan);
    connect(plan_page_, &PlanPage::backWanted, this, &BenchPage::leave_plan);
    connect(plan_page_, &PlanPage::proceduresWanted, this, [this](const std::vector<std::string>& procedures) {
        StationEntry station = prepare_.station();
        station.procedures = procedures;
        prepare_.set_station(std::move(station));
        leave_plan();
    });
    connect(&prepare_, &PreparePresenter::changed, this, [this] {
        if (plan_in_front()) plan_.ask(prepare_.checked().item);
        show_order();
    });
    connect(&plan_, &PlanPresenter::changed, this, &BenchPage::show_order);
    const auto again = [this] {
        if (plan_in_front()) plan_.look();
    };
    connect(&desk_.archive, &ArchiveInUse::written, this, again);
    connect(&desk_.archive, &ArchiveInUse::changed, this, again);
}

bool BenchPage::plan_in_front() const { return pages_->currentWidget() == plan_page_; }

void BenchPage::open_plan() {
    if (run_.shown()) return;
    plan_.ask(prepare_.checked().item);
    pages_->setCurrentWidget(plan_page_);
    plan_page_->begin();
}

void BenchPage::leave_plan() {
    if (!plan_in_front()) return;
    pages_->setCurrentWidget(prepare_page_);
    prepare_page_->begin();
}

records::RunQuery BenchPage::of_instruments() const {
    // There is no list of runs by instrument: so far back one looks in a few milliseconds.
    constexpr int looked_at = 500;
    records::RunQuery query;
    query.most_looked_at = looked_at;
    const auto& station = prepare_.station();
    query.virtual_bench = station.is_virtual;
    if (!station.is_virtual)
        for (const auto& port : station.ports)
            if (!port.path.empty()) query.instruments.emplace_back(port.driver, port.path);
    return query;
}

std::string BenchPage::looked_with() const {
    std::string out = prepare_.item().id.trimmed().toStdString();
    const auto query = of_instruments();
    out += query.virtual_bench ? "\nvirtual" : "";
    for (const auto& [driver, port] : query.instruments) out.append("\n").append(driver).append(" ").append(port);
    return out;
}

void BenchPage::look_back() {
    look_at_calibrations();
    constexpr int shown = 3;
    looked_for_ = looked_with();
    if (!earlier_ && desk_.archive.there())
        if (auto reader = desk_.archive.read()) earlier_ = std::move(*reader);
    if (!earlier_) return prepare_page_->show_earlier({}, {});
    const auto last = [&](records::RunQuery query) {
        query.limit = shown;
        // What cannot be read here is told where archives are looked at; nothing is decided by this list.
        auto page = earlier_->find_runs(query);
        return page ? std::move(page->runs) : std::vector<records::RunSummary>();
    };
    records::RunQuery of_item;
    of_item.item = prepare_.item().id.trimmed().toStdString();
    const auto with = of_instruments();
    const bool any = with.virtual_bench || !with.instruments.empty();
    prepare_page_->show_earlier(of_item.item.empty() ? std::vector<records::RunSummary>() : last(of_item),
                                any ? last(with) : std::vector<records::RunSummary>());
}

void BenchPage::name_review() {
    const auto* review = window()->findChild<QAction*>("command_go_review");
    const bool there = review != nullptr && review->isEnabled() && review->isVisible();
    run_page_->set_review_key(there ? review->shortcut().toString(QKeySequence::NativeText) : QString());
}

void BenchPage::share_archive() {
    // One archive for the whole window, wherever it is chosen.
    connect(&prepare_, &PreparePresenter::changed, this,
            [this] { desk_.archive.use(prepare_.station().archive_folder); });
    const auto follow = [this] {
        if (prepare_.station().archive_folder == desk_.archive.folder()) return;
        StationEntry station = prepare_.station();
        station.archive_folder = desk_.archive.folder();
        prepare_.set_station(std::move(station));
    };
    connect(&desk_.archive, &ArchiveInUse::changed, this, follow);
    follow();
}

void BenchPage::share_person() {
    // A name is a person once it is whole, not with each of its letters.
    const auto name = [this] {
        if (!prepare_page_->station().typing_name()) desk_.seat.set_name(prepare_.station().operator_name);
    };
    connect(&prepare_, &PreparePresenter::changed, this, name);
    connect(&prepare_page_->station(), &StationForm::nameFinished, this, name);
    const auto follow = [this] {
        run_page_->set_may_save_values(desk_.seat.person().has_value() &&
                                       desk_.seat.may(laboratory::Act::export_records));
        const auto& account = desk_.seat.account();
        StationEntry station = prepare_.station();
        const std::string id = account ? account->id : std::string();
        if (station.operator_account == id && (!account || station.operator_name == account->person().name)) return;
        station.operator_account = id;
        station.operator_name = account ? account->person().name : std::string();
        prepare_.set_station(std::move(station));
    };
    connect(&desk_.seat, &Seat::changed, this, follow);
    follow();
}

void BenchPage::retranslate() {
    start_command_->setText(tr("Start the run"));
    suspend_command_->setText(tr("Leave the run, to go on with it another day"));
    next_command_->setText(tr("Next item"));
    void_command_->setText(tr("Declare the attempt void"));
    safely_command_->setText(tr("Stop safely, keep evidence"));
    abandon_command_->setText(tr("Abandon this attempt, keep evidence"));
    emergency_command_->setText(tr("Emergency: outputs off now"));
    report_command_->setText(tr("Write the report as PDF"));
    plan_command_->setText(tr("Plan of tests"));
    mark_command_->setText(tr("Mark this moment (M)"));
    focus_command_->setText(tr("Large letters, to be read from three metres"));
    freeze_command_->setText(tr("Freeze the plot, or let it go on"));
    folder_command_->setText(tr("Open the folder of the archive"));
    prepare_.refresh();
    if (isVisible()) look_at_calibrations();
    run_.retranslate();
}

std::vector<QAction*> BenchPage::commands() const {
    std::vector<QAction*> out{start_command_,  plan_command_,   next_command_,   void_command_,
                              mark_command_,   freeze_command_, focus_command_,  suspend_command_,
                              report_command_, folder_command_, picture_command_};
    run_page_->chart_bar().add_commands(out);
    return out;
}

std::vector<QAction*> BenchPage::commands_everywhere() const {
    return {safely_command_, abandon_command_, emergency_command_};
}

std::optional<BandCause> BenchPage::band() const {
    if (prepare_.station().is_virtual) return BandCause::simulated;
    if (prepare_.archive_kind() == records::ArchiveKind::training) return BandCause::training;
    return std::nullopt;
}

std::optional<GoingOn> BenchPage::going_on() const {
    if (!run_.order()) return std::nullopt;
    const QString item = QString::fromStdString(run_.order()->item.id);
    if (run_.running())
        return GoingOn{Sign::running,
                       run_.stopping() ? tr("Stopping the run: %1").arg(item) : tr("Run on: %1").arg(item),
                       run_.task().text};
    if (end_seen_) return std::nullopt;
    const auto banner = run_.banner();
    if (!banner) return std::nullopt;
    const bool lost = banner->trouble || run_.run().lifecycle == sequence::Lifecycle::aborted ||
                      run_.run().lifecycle == sequence::Lifecycle::stopped;
    // How it ended goes before what it came to: a verdict alone would hide a stop.
    return GoingOn{lost ? Sign::not_evaluated : sign_of(banner->verdict),
                   tr("Run ended: %1, %2").arg(item, lost && !banner->trouble ? banner->note : banner->headline),
                   run_.task().text};
}

void BenchPage::enter() {
    end_seen_ = true;
    name_review();
    // The keyboard goes where the work is, so that Space is the task's again.
    if (full())
        focus_page_->setFocus();
    else if (run_.shown())
        run_page_->task().take_focus();
    else if (plan_in_front())
        plan_page_->begin();
    else
        prepare_page_->begin();
}

void BenchPage::start(const std::string& resume) {
    // While the instruments are asked who they are, their ports are taken.
    if (run_.shown() || asking_.running()) return;
    prepare_page_->station().finish_name();
    prepare_.refresh();
    auto order = prepare_.order();
    if (!order) return;
    if (!resume.empty()) {
        const auto run = earlier_ ? earlier_->run(resume)
                                  : base::fail(base::ErrorCode::not_found, resume, "no archive is open", "an archive");
        if (!run) {
            desk_.questions.tell(error_words(run.error()).happened, error_words(run.error()).text());
            return;
        }
        // By what it was begun with; what is new is who stands here, and the station.
        auto edition = sequence::edition_of(*run, *earlier_);
        if (!edition) {
            desk_.questions.tell(error_words(edition.error()).happened, error_words(edition.error()).text());
            return;
        }
        order->edition = std::move(*edition);
        order->item = run->item;
        order->procedures = run->procedures;
        order->resume = resume;
    }
    if (order->new_archive == records::ArchiveKind::real && !desk_.archive.there()) {
        // A real archive begins with its people: the window asks for the first of them now.
        if (const auto made = desk_.archive.make(records::ArchiveKind::real); !made)
            desk_.questions.tell(error_words(made.error()).happened, error_words(made.error()).text());
        return;
    }
    pages_->setCurrentWidget(run_page_);
    run_.start(std::move(*order));
    run_page_->task().take_focus();
}

void BenchPage::next_item() {
    if (run_.running() || !run_.shown()) return;
    run_.clear();
    prepare_.next_item();
    pages_->setCurrentWidget(prepare_page_);
    prepare_page_->begin();
}

void BenchPage::switch_focus_mode() {
    if (!run_.shown()) return;
    pages_->setCurrentWidget(full() ? static_cast<QWidget*>(run_page_) : focus_page_);
    pages_->currentWidget()->setFocus();
}

void BenchPage::look_at_calibrations() {
    if (!earlier_ && desk_.archive.there())
        if (auto reader = desk_.archive.read()) earlier_ = std::move(*reader);
    const auto& station = prepare_.station();
    std::map<std::string, CalibrationToday> today;
    // What cannot be read is told where the register is kept; the run itself asks again before it begins.
    if (earlier_)
        if (const auto registered = records::equipment_register(*earlier_)) {
            auto serials = known_serials(*earlier_, station, run_.run());
            // What an instrument just said stands above what one at its place said in an earlier run.
            if (!run_.shown())
                for (auto& [role, serial] : told_now(station, told_.told())) serials[role] = serial;
            today = calibration_today(*registered, serials, sequence::deviations_of(run_.run()),
                                      base::day_of(desk_.archive.clock().now()));
        }
    if (!run_.shown()) prepare_.set_findings(instrument_findings(desk_.workplace, station, told_.told(), today));
    strip_->show_calibrations(std::move(today));
}

void BenchPage::ask_instruments() {
    if (asking_.running() || run_.shown() || prepare_.station().is_virtual) return;
    using Told = std::map<std::string, ToldSerial>;
    asking_.start<Told>(
        tr("Ask the instruments"),
        [ports = prepare_.station().ports,
         &clock = desk_.archive.clock()](const base::Progress& progress) -> base::Result<Told> {
            Told out;
            for (std::size_t i = 0; i < ports.size(); ++i) {
                if (ports[i].path.empty()) continue;
                if (!base::go_on(progress, ports[i].path, i, ports.size()))
                    return base::fail(base::ErrorCode::interrupted, ports[i].path, "it was ended");
                // One that does not answer says nothing; that its port is mute is told by the run as well.
                if (const auto serial = ask_serial(ports[i].driver, ports[i].path, clock, progress))
                    out[ports[i].role] = {ports[i].driver, ports[i].path, *serial};
            }
            return out;
        },
        [this](const base::Result<Told>& told) {
            if (told) told_.take(*told, base::day_of(desk_.archive.clock().now()));
            prepare_page_->set_asking(false);
            look_at_calibrations();
        });
    prepare_page_->set_asking(true);
}

void BenchPage::look_at_ports() {
    // A cable that is pulled during a run counts as well; only the list is not in front then.
    const bool changed = told_.look(prepare_.station(), base::day_of(desk_.archive.clock().now()));
    if (!changed || run_.shown() || asking_.running()) return;
    prepare_.refresh();
    look_at_calibrations();
}

void BenchPage::primary() {
    // The verdict stays until the next item is scanned or asked for by its own key: this one was meant for the task.
    if (run_.shown() && run_.task().kind == Task::Kind::ended) return;
    if (full()) {
        // Nothing is typed there.
        if (wants_typing(run_.task())) return switch_focus_mode();
        if (auto& button = run_page_->task().primary(); button.isEnabled()) button.click();
        return;
    }
    auto& button = run_.shown() ? run_page_->task().primary() : prepare_page_->primary();
    if (button.isVisible() && button.isEnabled()) button.click();
}

void BenchPage::mark() { marks_.mark(); }

void BenchPage::write_report() {
    if (run_.run_id().empty() || run_.running() || !run_.order()) return;
    const RunOrder order = *run_.order();
    const auto start = order.archive_folder + "/../" + run_.run_id() + ".pdf";
    const auto file = desk_.questions.file_to_write(tr("Write the report as PDF"), QString::fromStdString(start));
    if (!file) return;
    const auto to = file->toStdString();
    if (auto written = desk_.workplace.write_report(order.archive_folder, run_.run_id(), to); !written) {
        const auto words = error_words(written.error());
        return desk_.questions.tell(words.happened, words.lost + " " + words.remedy + "\n" + words.detail);
    }
    if (auto kept = print_on_record(desk_.archive, order, run_.run_id(), to, desk_.seat.person()); !kept)
        desk_.questions.tell(tr("This is not on record: %1").arg(error_words(kept.error()).happened),
                             error_words(kept.error()).text());
    desk_.questions.open(*file);
}

QString BenchPage::record_words() const {
    QStringList parts;
    if (run_.order()) parts << QString::fromStdString(run_.order()->item.id);
    if (!run_.run_id().empty()) parts << QString::fromStdString(run_.run_id());
    if (const auto& attempt = run_.attempt()) parts << tr("attempt %1").arg(attempt->number);
    if (band()) parts << specimen_words();
    return parts.join(" · ");
}

void BenchPage::open_folder() {
    if (run_.order()) desk_.questions.open(QString::fromStdString(run_.order()->archive_folder));
}

void BenchPage::enable_commands() {
    const bool running = run_.running();
    const bool recorded = !running && !run_.run_id().empty();
    start_command_->setEnabled(!run_.shown() && prepare_.ready());
    plan_command_->setEnabled(!run_.shown());
    next_command_->setEnabled(!running && run_.shown());
    mark_command_->setEnabled(running);
    suspend_command_->setEnabled(running);
    freeze_command_->setEnabled(run_.shown());
    focus_command_->setEnabled(run_.shown());
    void_command_->setEnabled(run_.task().kind == Task::Kind::void_or_keep);
    for (auto* command : {safely_command_, abandon_command_, emergency_command_}) command->setEnabled(running);
    report_command_->setEnabled(recorded);
    folder_command_->setEnabled(run_.shown());
}

bool BenchPage::may_close() {
    if (!run_.running()) return true;
    if (!desk_.questions.stop_and_close()) return false;
    // The run thread is waited for when the presenter goes; it ends as a record before that.
    run_.stop(Stop::safely);
    return true;
}

}  // namespace velocert::app
