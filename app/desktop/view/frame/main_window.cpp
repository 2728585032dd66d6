// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMessageBox>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/view/frame/failure_panel.h"
#include "app/desktop/view/frame/focus_keeper.h"
#include "app/desktop/view/frame/key_filter.h"
#include "app/desktop/view/frame/scan_gate.h"
#include "app/desktop/view/parts/parts.h"
#include "app/words/language.h"

namespace velocert::app {

MainWindow::MainWindow(const Desk& desk, std::vector<Workspace> workspaces)
    : desk_(desk),
      trust_(desk.archive, machine_clock_),
      upkeep_(desk.archive, machine_clock_),
      failures_(desk.archive) {
    desk_.trust = &trust_;
    for (auto& workspace : workspaces) rooms_.push_back({std::move(workspace)});
    make_commands();
    strip_ = new TopStrip(this);
    band_ = new SimulatedBand(desk_.look, this);
    pages_ = new QStackedWidget(this);
    sign_in_ = new SignInPage(desk_.seat, this);
    upkeep_panel_ = new UpkeepPanel(trust_, upkeep_, desk_.seat, desk_.look, this);
    auto* failure_panel = new FailurePanel(failures_, desk_.seat, this);
    auto* pills = new TrustPills(trust_, upkeep_, desk_.look, strip_);
    strip_->add(pills);
    connect(pills, &TrustPills::archiveWanted, upkeep_panel_, &UpkeepPanel::show_or_hide);
    // What was put off is asked again where somebody looks after the archive.
    connect(pills, &TrustPills::archiveWanted, &failures_, &FailurePresenter::call_back);
    connect(integrity_command_, &QAction::triggered, &failures_, &FailurePresenter::call_back);
    connect(integrity_command_, &QAction::triggered, upkeep_panel_, &UpkeepPanel::show_or_hide);
    connect(verify_command_, &QAction::triggered, upkeep_panel_, &UpkeepPanel::verify);
    going_on_ = new Pill(desk_.look, strip_);
    going_on_->setObjectName("going_on");
    going_on_->set_active();
    going_on_->hide();
    connect(going_on_, &Pill::pressed, this, [this] { go_to(goes_on_in_); });
    strip_->add(going_on_);
    strip_->add(new PersonButton(desk_.seat, {lock_command_, sign_out_command_}, this));
    std::vector<Rail::Place> places;
    for (const auto& room : rooms_) places.push_back({room.workspace.id, room.workspace.icon, room.command});
    rail_ = new Rail(desk_.look, std::move(places), {language_command_, theme_command_, list_command_, help_command_},
                     this);

    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(strip_);
    right->addWidget(band_);
    right->addWidget(upkeep_panel_);
    right->addWidget(failure_panel);
    right->addWidget(pages_, 1);
    right->addWidget(sign_in_, 1);
    auto* centre = new QWidget(this);
    auto* row = new QHBoxLayout(centre);
    set_gaps(row, 0, 0);
    row->addWidget(rail_);
    row->addLayout(right, 1);
    setCentralWidget(centre);
    resize(1280, 720);

    command_list_ = new CommandList([this] { return all_commands(); }, this);
    connect(command_list_, &CommandList::chosen, this, &MainWindow::run_command);
    help_ = new HelpWindow(desk_.workplace, desk_.archive, this);
    about_ = new AboutWindow(desk_.look, this);
    foot_window_ = new FootSwitchWindow(foot_switch_, this);
    connect(foot_command_, &QAction::triggered, foot_window_, &FootSwitchWindow::open_to_learn);
    auto* keys = new KeyFilter(this, foot_switch_);
    connect(keys, &KeyFilter::primaryWanted, this, &MainWindow::primary);
    connect(new ScanGate(this), &ScanGate::scanned, this, &MainWindow::scanned);
    connect(keys, &KeyFilter::markWanted, this, [this] {
        if (auto* page = front(); page != nullptr && desk_.seat.may_act()) page->mark();
    });
    new FocusKeeper(
        {rail_, strip_}, [this]() -> QWidget* { return desk_.seat.may_act() ? front() : nullptr; }, this);
    connect(&desk_.archive, &ArchiveInUse::changed, this, &MainWindow::show_band);
    connect(&desk_.seat, &Seat::changed, this, &MainWindow::show_seat);
    qApp->installEventFilter(this);
    retranslate();
    show_seat();
}

void MainWindow::make_commands() {
    language_command_ = make_command(this, "command_language", QKeySequence(Qt::CTRL | Qt::Key_L));
    theme_command_ = make_command(this, "command_theme", QKeySequence(Qt::CTRL | Qt::Key_T));
    lock_command_ = make_command(this, "command_lock", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    sign_out_command_ = make_command(this, "command_sign_out", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    connect(lock_command_, &QAction::triggered, this, [this] { desk_.seat.lock(); });
    connect(sign_out_command_, &QAction::triggered, this, [this] { desk_.seat.sign_out(); });
    list_command_ = make_command(this, "command_list", QKeySequence(Qt::CTRL | Qt::Key_K));
    help_command_ = make_command(this, "command_help", QKeySequence(Qt::Key_F1));
    about_command_ = make_command(this, "command_about");
    archive_command_ = make_command(this, "command_archive_folder");
    integrity_command_ = make_command(this, "command_integrity", QKeySequence(Qt::CTRL | Qt::Key_I));
    verify_command_ = make_command(this, "command_verify_now");
    foot_command_ = make_command(this, "command_foot_switch");
    connect(archive_command_, &QAction::triggered, this, &MainWindow::choose_archive);
    connect(about_command_, &QAction::triggered, this, [this] { about_->open_facts(); });
    connect(language_command_, &QAction::triggered, this, &MainWindow::switch_language);
    connect(theme_command_, &QAction::triggered, this, &MainWindow::switch_theme);
    connect(list_command_, &QAction::triggered, this, [this] { command_list_->open_list(); });
    connect(help_command_, &QAction::triggered, this,
            [this] { help_->open_topic(HelpWindow::topic_of(QApplication::focusWidget()), edition_in_work()); });
    for (std::size_t i = 0; i < rooms_.size(); ++i) {
        const QKeySequence keys(static_cast<int>(Qt::CTRL) | (Qt::Key_1 + static_cast<int>(i)));
        const QByteArray name = ("command_go_" + rooms_[i].workspace.id).toLatin1();
        rooms_[i].command = make_command(this, name.constData(), keys);
        connect(rooms_[i].command, &QAction::triggered, this, [this, i] { show_room(i); });
    }
}

void MainWindow::retranslate() {
    setWindowTitle(tr("Velocert"));
    language_command_->setText(tr("Switch the language"));
    theme_command_->setText(tr("Switch between light and dark"));
    lock_command_->setText(tr("Lock the screen"));
    sign_out_command_->setText(tr("Sign out"));
    list_command_->setText(tr("All commands"));
    help_command_->setText(tr("Help"));
    about_command_->setText(tr("About Velocert"));
    archive_command_->setText(tr("Open another archive"));
    integrity_command_->setText(tr("Integrity and upkeep of the archive"));
    verify_command_->setText(tr("Verify the archive now"));
    foot_command_->setText(tr("Foot switch: learn its key"));
    for (auto& room : rooms_) {
        const QString title = room.workspace.title();
        room.command->setText(tr("Go to: %1").arg(title));
        rail_->set_title(room.workspace.id, title);
    }
    show_going_on();
    if (current_ && desk_.seat.may_act())
        strip_->show_part(rooms_[*current_].workspace.title(), rooms_[*current_].page->strip());
}

void MainWindow::make_page(std::size_t index) {
    auto& room = rooms_[index];
    if (room.page != nullptr) return;
    // Smaller windows and larger scales scroll; nothing is cut.
    auto* scroll = new QScrollArea(pages_);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    room.frame = scroll;
    // Under its parent from the first: what is full of widgets and moves is styled all over again.
    room.page = room.workspace.make(desk_, scroll->viewport());
    scroll->setWidget(room.page);
    pages_->addWidget(scroll);
    // A key of a page that is not in front is not heard; those of commands_everywhere() belong to the window.
    for (auto* command : room.page->commands_everywhere()) addAction(command);
    connect(room.page, &WorkspacePage::bandChanged, this, &MainWindow::show_band);
    connect(room.page, &WorkspacePage::busyChanged, this, &MainWindow::show_seat);
    connect(room.page, &WorkspacePage::fullChanged, this, &MainWindow::show_frame);
    connect(room.page, &WorkspacePage::goWanted, this, &MainWindow::go_to_part);
    // What cannot be read lets nobody in: another one can be chosen all the same.
    std::vector<QAction*> always{archive_command_};
    for (const auto& one : rooms_)
        if (one.page != nullptr)
            for (auto* command : one.page->commands_everywhere()) always.push_back(command);
    sign_in_->offer(std::move(always));
}

bool MainWindow::permitted(const Room& room) const {
    const auto& acts = room.workspace.acts;
    return acts.empty() || std::any_of(acts.begin(), acts.end(), [this](auto act) { return desk_.seat.may(act); });
}

std::size_t MainWindow::home() const {
    const auto roles = desk_.seat.roles();
    for (std::size_t i = 0; i < rooms_.size(); ++i)
        for (const auto role : rooms_[i].workspace.home_of)
            if (permitted(rooms_[i]) && std::find(roles.begin(), roles.end(), role) != roles.end()) return i;
    for (std::size_t i = 0; i < rooms_.size(); ++i)
        if (permitted(rooms_[i])) return i;
    return 0;
}

bool MainWindow::busy() const {
    return std::any_of(rooms_.begin(), rooms_.end(),
                       [](const Room& room) { return room.page != nullptr && room.page->busy(); });
}

void MainWindow::show_seat() {
    const bool may_act = desk_.seat.may_act();
    const std::string person = desk_.seat.account() ? desk_.seat.account()->id : std::string();
    const bool signed_in = desk_.seat.account().has_value();
    for (auto& room : rooms_) {
        const bool shown = may_act && permitted(room);
        rail_->set_shown(room.workspace.id, shown);
        room.command->setEnabled(shown);
    }
    lock_command_->setEnabled(signed_in && may_act);
    sign_out_command_->setEnabled(signed_in && !busy());
    integrity_command_->setEnabled(may_act);
    verify_command_->setEnabled(may_act && desk_.seat.may(laboratory::Act::verify_records));
    archive_command_->setEnabled(desk_.seat.unreadable() && !busy());
    sign_in_->set_busy(busy());
    const bool was_asking = sign_in_->isVisibleTo(this);
    pages_->setVisible(may_act);
    sign_in_->setVisible(!may_act);
    if (!may_act) {
        strip_->show_part(tr("Velocert"), nullptr);
        if (!was_asking || person != person_) sign_in_->enter();
    } else if (!rooms_.empty()) {
        // Whoever comes new begins at home; after a lock everything is as it was left.
        const bool elsewhere = !current_ || !permitted(rooms_[*current_]);
        if (elsewhere || (signed_in && person != person_))
            show_room(home());
        else if (was_asking)
            show_room(*current_);
    }
    if (may_act) person_ = person;
    show_going_on();
    show_band();
    show_frame();
}

void MainWindow::show_frame() {
    const bool full = desk_.seat.may_act() && front() != nullptr && front()->full();
    rail_->setVisible(!full);
    strip_->setVisible(!full);
}

void MainWindow::show_room(std::size_t index) {
    if (!desk_.seat.may_act() || !permitted(rooms_[index])) return;
    make_page(index);
    current_ = index;
    auto& room = rooms_[index];
    pages_->setCurrentWidget(room.frame);
    rail_->set_current(room.workspace.id);
    strip_->show_part(room.workspace.title(), room.page->strip());
    show_band();
    show_frame();
    room.page->enter();
    show_going_on();
}

void MainWindow::show_going_on() {
    std::optional<GoingOn> told;
    for (const auto& room : rooms_) {
        const auto here = room.page != nullptr ? room.page->going_on() : std::nullopt;
        const bool running = here && here->sign == Sign::running;
        rail_->set_going_on(room.workspace.id, running ? here->text : QString());
        if (!here || told || room.page == front()) continue;
        told = here;
        goes_on_in_ = room.workspace.id;
    }
    going_on_->setVisible(told.has_value() && desk_.seat.may_act());
    if (told) going_on_->show_text(told->sign, told->text, told->explanation);
}

void MainWindow::go_to(const QString& id) {
    const auto found =
        std::find_if(rooms_.begin(), rooms_.end(), [&](const Room& room) { return room.workspace.id == id; });
    if (found != rooms_.end()) show_room(static_cast<std::size_t>(found - rooms_.begin()));
}

void MainWindow::go_to_part(const QString& id, const QString& part) {
    go_to(id);
    if (current() == id && front() != nullptr && !part.isEmpty()) front()->open_part(part);
}

QString MainWindow::current() const { return current_ ? rooms_[*current_].workspace.id : QString(); }

WorkspacePage* MainWindow::front() const { return current_ ? rooms_[*current_].page : nullptr; }

const standards::StandardEdition* MainWindow::edition_in_work() const {
    const auto* page = desk_.seat.may_act() ? front() : nullptr;
    return page != nullptr ? page->edition_in_work() : nullptr;
}

std::vector<QAction*> MainWindow::all_commands() {
    std::vector<QAction*> out;
    const auto add = [&out](const std::vector<QAction*>& more) { out.insert(out.end(), more.begin(), more.end()); };
    const bool may_act = desk_.seat.may_act();
    for (std::size_t i = 0; may_act && i < rooms_.size(); ++i)
        if (permitted(rooms_[i])) {
            make_page(i);
            rooms_[i].page->offer_commands();
        }
    // What is in front first.
    if (const auto* page = front(); page != nullptr && may_act) add(page->commands());
    for (const auto& room : rooms_)
        if (room.page != nullptr) add(room.page->commands_everywhere());
    for (const auto& room : rooms_)
        if (room.page != nullptr && room.page != front() && may_act && permitted(room)) add(room.page->commands());
    for (const auto& room : rooms_) out.push_back(room.command);
    add(more_commands_);
    add({integrity_command_, verify_command_, lock_command_, sign_out_command_, language_command_, theme_command_,
         foot_command_, help_command_, about_command_});
    if (archive_command_->isEnabled()) out.push_back(archive_command_);
    return out;
}

void MainWindow::add_command(QAction* command) {
    more_commands_.push_back(command);
    addAction(command);
}

void MainWindow::run_command(QAction* command) {
    for (std::size_t i = 0; i < rooms_.size(); ++i) {
        if (rooms_[i].page == nullptr || rooms_[i].page == front()) continue;
        const auto own = rooms_[i].page->commands();
        if (std::find(own.begin(), own.end(), command) != own.end()) show_room(i);
    }
    command->trigger();
}

void MainWindow::primary() {
    if (auto* page = front(); page != nullptr && desk_.seat.may_act()) page->primary();
}

void MainWindow::scanned(const QString& code) {
    if (!desk_.seat.may_act()) return;
    // Behind a question that has to be answered first nothing moves; a run is told all the same.
    if (QApplication::activeModalWidget() != nullptr && !busy()) return QApplication::beep();
    if (auto* page = front(); page != nullptr && page->scanned(code)) return;
    for (std::size_t i = 0; i < rooms_.size(); ++i)
        if (rooms_[i].page != nullptr && rooms_[i].page != front() && rooms_[i].page->scanned(code))
            return show_room(i);
}

void MainWindow::switch_language() {
    use_language(language_in_use() == Language::chinese ? Language::english : Language::chinese);
}

void MainWindow::choose_archive() {
    const auto folder =
        desk_.questions.folder(tr("Open another archive"), QString::fromStdString(desk_.archive.folder()));
    if (folder) desk_.archive.use(folder->toStdString());
}

void MainWindow::switch_theme() {
    desk_.look.set_theme(desk_.look.theme() == Theme::light ? Theme::dark : Theme::light);
}

void MainWindow::show_band() {
    std::optional<BandCause> cause;
    if (const auto* page = front(); page != nullptr && desk_.seat.may_act()) cause = page->band();
    const auto kind = desk_.archive.kind();
    const bool training = kind && *kind == records::ArchiveKind::training;
    std::vector<BandCause> causes;
    // A past run may be a specimen as well; what is simulated says by that alone that it is one.
    if (cause == BandCause::training || (training && cause != BandCause::simulated))
        causes.push_back(BandCause::training);
    if (cause && cause != BandCause::training) causes.push_back(*cause);
    band_->setVisible(!causes.empty());
    band_->set_causes(std::move(causes));
}

bool MainWindow::heard_elsewhere(const QWidget& focus, const QKeyEvent& key) {
    if (key.isAutoRepeat()) return false;
    const QKeySequence pressed(key.keyCombination());
    for (const auto& room : rooms_) {
        if (room.page == nullptr) continue;
        for (auto* command : room.page->commands_everywhere())
            if (command->isEnabled() && command->shortcut() == pressed) {
                command->trigger();
                return true;
            }
    }
    const auto* window = focus.window();
    // The window that learns a key takes every one.
    if (pressed != help_command_->shortcut() || window == help_ || window == foot_window_) return false;
    const auto topic = HelpWindow::topic_of(&focus);
    auto* modal = QApplication::activeModalWidget();
    if (modal == nullptr) {
        help_->open_topic(topic, edition_in_work());
        return true;
    }
    // Questions of a moment, for a file or for yes and no, have no help and are gone with their answer.
    auto* dialog = qobject_cast<QDialog*>(modal);
    if (dialog == nullptr || qobject_cast<QMessageBox*>(modal) != nullptr ||
        qobject_cast<QFileDialog*>(modal) != nullptr)
        return false;
    help_->open_over(*dialog, topic, edition_in_work());
    return true;
}

bool MainWindow::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::KeyPress)
        if (const auto* widget = qobject_cast<QWidget*>(object); widget != nullptr && widget->window() != this)
            if (heard_elsewhere(*widget, static_cast<const QKeyEvent&>(*event))) return true;
    // A small window is a small screen: what opens over it is no larger, or parts of it could not be reached.
    if (event->type() == QEvent::Show)
        if (auto* dialog = qobject_cast<QDialog*>(object);
            dialog != nullptr && dialog->parentWidget() != nullptr && dialog->parentWidget()->window() == this)
            dialog->resize(dialog->size().boundedTo(size()));
    switch (event->type()) {
        case QEvent::KeyPress:
        case QEvent::MouseButtonPress:
        case QEvent::MouseMove:
        case QEvent::Wheel:
        case QEvent::TouchBegin: desk_.seat.touched(); break;
        default: break;
    }
    return Speaking<QMainWindow>::eventFilter(object, event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    for (const auto& room : rooms_)
        if (room.page != nullptr && !room.page->may_close()) {
            event->ignore();
            return;
        }
    event->accept();
}

}  // namespace velocert::app
