// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/desktop/view/key_filter.h"
#include "app/words/language.h"
#include "app/words/words.h"

namespace velocert::app {

using Stop = sequence::RunControl::Stop;

MainWindow::MainWindow(const Workplace& workplace, Look& look, Questions& questions, int guard_ms)
    : workplace_(workplace), look_(look), questions_(questions), prepare_(workplace), run_(workplace) {
    make_commands();
    auto* strip = new TopStrip(prepare_, run_, look_, this);
    band_ = new SimulatedBand(look_, this);
    prepare_page_ = new PreparePage(prepare_, look_, questions_, this);
    run_page_ = new RunPage(run_, look_, guard_ms, this);
    prepare_page_->setProperty("help", "item");
    run_page_->setProperty("help", "bench");
    pages_ = new QStackedWidget(this);
    pages_->addWidget(prepare_page_);
    pages_->addWidget(run_page_);
    pages_->setMinimumSize(272 * grid, 146 * grid);
    // Smaller windows and larger scales scroll; nothing is cut.
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(pages_);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);

    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(strip);
    right->addWidget(band_);
    right->addWidget(scroll, 1);
    auto* centre = new QWidget(this);
    auto* row = new QHBoxLayout(centre);
    set_gaps(row, 0, 0);
    row->addWidget(new Rail(look_, {language_command_, theme_command_, list_command_, help_command_}, this));
    row->addLayout(right, 1);
    setCentralWidget(centre);
    resize(1280, 720);

    command_list_ = new CommandList(
        {start_command_, next_command_, void_command_, safely_command_, abandon_command_, emergency_command_,
         report_command_, folder_command_, language_command_, theme_command_, help_command_},
        this);
    help_ = new HelpWindow(this);
    auto* keys = new KeyFilter(this);
    connect(keys, &KeyFilter::primaryWanted, this, &MainWindow::primary);
    connect(keys, &KeyFilter::scanned, this, &MainWindow::scanned);
    connect(prepare_page_, &PreparePage::startWanted, this, &MainWindow::start);
    connect(&run_page_->task(), &TaskPanel::nextItemWanted, this, &MainWindow::next_item);
    connect(run_page_->banner().report_button(), &QPushButton::clicked, report_command_, &QAction::trigger);
    connect(run_page_->banner().folder_button(), &QPushButton::clicked, folder_command_, &QAction::trigger);
    connect(&prepare_, &PreparePresenter::changed, this, &MainWindow::show_band);
    connect(&prepare_, &PreparePresenter::changed, this, &MainWindow::enable_commands);
    connect(&run_, &RunPresenter::taskChanged, this, &MainWindow::enable_commands);
    retranslate();
    show_band();
    enable_commands();
    prepare_page_->begin();
}

QAction* MainWindow::add_command(const char* name, const QKeySequence& keys) {
    auto* command = new QAction(this);
    command->setObjectName(name);
    command->setShortcut(keys);
    addAction(command);
    return command;
}

void MainWindow::make_commands() {
    start_command_ = add_command("command_start", QKeySequence(Qt::CTRL | Qt::Key_Return));
    next_command_ = add_command("command_next", QKeySequence(Qt::CTRL | Qt::Key_N));
    void_command_ = add_command("command_void", QKeySequence(Qt::Key_F4));
    safely_command_ = add_command("command_stop", QKeySequence(Qt::Key_F7));
    abandon_command_ = add_command("command_abandon", QKeySequence(Qt::Key_F8));
    emergency_command_ = add_command("command_emergency", QKeySequence(Qt::Key_F12));
    report_command_ = add_command("command_report", QKeySequence(Qt::CTRL | Qt::Key_P));
    folder_command_ = add_command("command_folder", QKeySequence(Qt::CTRL | Qt::Key_O));
    language_command_ = add_command("command_language", QKeySequence(Qt::CTRL | Qt::Key_L));
    theme_command_ = add_command("command_theme", QKeySequence(Qt::CTRL | Qt::Key_T));
    list_command_ = add_command("command_list", QKeySequence(Qt::CTRL | Qt::Key_K));
    help_command_ = add_command("command_help", QKeySequence(Qt::Key_F1));
    connect(start_command_, &QAction::triggered, this, &MainWindow::start);
    connect(next_command_, &QAction::triggered, this, &MainWindow::next_item);
    connect(void_command_, &QAction::triggered, this, [this] { run_page_->task().focus_void(); });
    connect(safely_command_, &QAction::triggered, this, [this] { run_.stop(Stop::safely); });
    connect(abandon_command_, &QAction::triggered, this, [this] { run_.stop(Stop::abandon); });
    connect(emergency_command_, &QAction::triggered, this, [this] { run_.stop(Stop::emergency); });
    connect(report_command_, &QAction::triggered, this, &MainWindow::write_report);
    connect(folder_command_, &QAction::triggered, this, &MainWindow::open_folder);
    connect(language_command_, &QAction::triggered, this, &MainWindow::switch_language);
    connect(theme_command_, &QAction::triggered, this, &MainWindow::switch_theme);
    connect(list_command_, &QAction::triggered, this, [this] { command_list_->open_list(); });
    connect(help_command_, &QAction::triggered, this,
            [this] { help_->open_topic(HelpWindow::topic_of(QApplication::focusWidget())); });
}

void MainWindow::retranslate() {
    setWindowTitle(tr("Velocert"));
    start_command_->setText(tr("Start the run"));
    next_command_->setText(tr("Next item"));
    void_command_->setText(tr("Declare the attempt void"));
    safely_command_->setText(tr("Stop safely, keep evidence"));
    abandon_command_->setText(tr("Abandon this attempt, keep evidence"));
    emergency_command_->setText(tr("Emergency: outputs off now"));
    report_command_->setText(tr("Write the report as PDF"));
    folder_command_->setText(tr("Open the folder of the archive"));
    language_command_->setText(tr("Switch the language"));
    theme_command_->setText(tr("Switch between light and dark"));
    list_command_->setText(tr("All commands"));
    help_command_->setText(tr("Help"));
    prepare_.refresh();
    run_.retranslate();
}

void MainWindow::start() {
    if (run_.shown()) return;
    prepare_.refresh();
    auto order = prepare_.order();
    if (!order) return;
    pages_->setCurrentWidget(run_page_);
    run_.start(std::move(*order));
    run_page_->setFocus();
}

void MainWindow::next_item() {
    if (run_.running() || !run_.shown()) return;
    run_.clear();
    prepare_.next_item();
    pages_->setCurrentWidget(prepare_page_);
    prepare_page_->begin();
}

void MainWindow::primary() {
    auto& button = run_.shown() ? run_page_->task().primary() : prepare_page_->primary();
    if (button.isVisible() && button.isEnabled()) button.click();
}

void MainWindow::scanned(const QString& code) {
    if (run_.running()) return;
    next_item();
    ItemEntry entry = prepare_.item();
    entry.id = code;
    prepare_.set_item(std::move(entry));
}

void MainWindow::switch_language() {
    use_language(language_in_use() == Language::chinese ? Language::english : Language::chinese);
}

void MainWindow::switch_theme() { look_.set_theme(look_.theme() == Theme::light ? Theme::dark : Theme::light); }

void MainWindow::write_report() {
    if (run_.run_id().empty() || run_.running() || !run_.order()) return;
    const QString folder = QString::fromStdString(run_.order()->archive_folder);
    const QString name = QString::fromStdString(run_.run_id()) + ".pdf";
    const auto file = questions_.file_to_write(tr("Write the report as PDF"), QDir(folder).filePath("../" + name));
    if (!file) return;
    const auto written = workplace_.write_report(run_.order()->archive_folder, run_.run_id(), file->toStdString());
    if (!written) {
        const auto words = error_words(written.error());
        questions_.tell(words.happened, words.lost + " " + words.remedy + "\n" + words.detail);
        return;
    }
    questions_.open(*file);
}

void MainWindow::open_folder() {
    if (run_.order()) questions_.open(QString::fromStdString(run_.order()->archive_folder));
}

void MainWindow::enable_commands() {
    const bool running = run_.running();
    const bool recorded = !running && !run_.run_id().empty();
    start_command_->setEnabled(!run_.shown() && prepare_.ready());
    next_command_->setEnabled(!running && run_.shown());
    void_command_->setEnabled(run_.task().kind == Task::Kind::void_or_keep);
    for (auto* command : {safely_command_, abandon_command_, emergency_command_}) command->setEnabled(running);
    report_command_->setEnabled(recorded);
    folder_command_->setEnabled(run_.shown());
}

void MainWindow::show_band() {
    const bool simulated = prepare_.station().is_virtual;
    const bool training = archive_kind(workplace_, prepare_.station()) == records::ArchiveKind::training;
    band_->set_cause(simulated ? SimulatedBand::Cause::simulated : SimulatedBand::Cause::training);
    band_->setVisible(simulated || training);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (run_.running()) {
        if (!questions_.stop_and_close()) {
            event->ignore();
            return;
        }
        // The run thread is waited for when the presenter goes; it ends as a record before that.
        run_.stop(Stop::safely);
    }
    event->accept();
}

}  // namespace velocert::app
