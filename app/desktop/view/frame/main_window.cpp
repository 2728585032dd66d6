// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/view/frame/key_filter.h"
#include "app/desktop/view/parts/parts.h"
#include "app/words/language.h"

namespace velocert::app {

MainWindow::MainWindow(const Desk& desk, std::vector<Workspace> workspaces) : desk_(desk) {
    for (auto& workspace : workspaces) rooms_.push_back({std::move(workspace)});
    make_commands();
    strip_ = new TopStrip(this);
    band_ = new SimulatedBand(desk_.look, this);
    pages_ = new QStackedWidget(this);
    std::vector<Rail::Place> places;
    for (const auto& room : rooms_) places.push_back({room.workspace.id, room.workspace.icon, room.command});
    rail_ = new Rail(desk_.look, std::move(places), {language_command_, theme_command_, list_command_, help_command_},
                     this);

    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(strip_);
    right->addWidget(band_);
    right->addWidget(pages_, 1);
    auto* centre = new QWidget(this);
    auto* row = new QHBoxLayout(centre);
    set_gaps(row, 0, 0);
    row->addWidget(rail_);
    row->addLayout(right, 1);
    setCentralWidget(centre);
    resize(1280, 720);

    command_list_ = new CommandList([this] { return all_commands(); }, this);
    connect(command_list_, &CommandList::chosen, this, &MainWindow::run_command);
    help_ = new HelpWindow(this);
    auto* keys = new KeyFilter(this);
    connect(keys, &KeyFilter::primaryWanted, this, &MainWindow::primary);
    connect(keys, &KeyFilter::scanned, this, &MainWindow::scanned);
    connect(&desk_.archive, &ArchiveInUse::changed, this, &MainWindow::show_band);
    retranslate();
    if (!rooms_.empty()) show_room(0);
}

void MainWindow::make_commands() {
    language_command_ = make_command(this, "command_language", QKeySequence(Qt::CTRL | Qt::Key_L));
    theme_command_ = make_command(this, "command_theme", QKeySequence(Qt::CTRL | Qt::Key_T));
    list_command_ = make_command(this, "command_list", QKeySequence(Qt::CTRL | Qt::Key_K));
    help_command_ = make_command(this, "command_help", QKeySequence(Qt::Key_F1));
    connect(language_command_, &QAction::triggered, this, &MainWindow::switch_language);
    connect(theme_command_, &QAction::triggered, this, &MainWindow::switch_theme);
    connect(list_command_, &QAction::triggered, this, [this] { command_list_->open_list(); });
    connect(help_command_, &QAction::triggered, this,
            [this] { help_->open_topic(HelpWindow::topic_of(QApplication::focusWidget())); });
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
    list_command_->setText(tr("All commands"));
    help_command_->setText(tr("Help"));
    for (auto& room : rooms_) {
        const QString title = room.workspace.title();
        room.command->setText(tr("Go to: %1").arg(title));
        rail_->set_title(room.workspace.id, title);
    }
    if (current_) strip_->show_part(rooms_[*current_].workspace.title(), rooms_[*current_].page->strip());
}

void MainWindow::make_page(std::size_t index) {
    auto& room = rooms_[index];
    if (room.page != nullptr) return;
    // Smaller windows and larger scales scroll; nothing is cut.
    auto* scroll = new QScrollArea(pages_);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    room.frame = scroll;
    room.page = room.workspace.make(desk_, scroll);
    scroll->setWidget(room.page);
    pages_->addWidget(scroll);
    // A key of a page that is not in front is not heard; those of commands_everywhere() belong to the window.
    for (auto* command : room.page->commands_everywhere()) addAction(command);
    connect(room.page, &WorkspacePage::bandChanged, this, &MainWindow::show_band);
}

void MainWindow::show_room(std::size_t index) {
    make_page(index);
    current_ = index;
    auto& room = rooms_[index];
    pages_->setCurrentWidget(room.frame);
    rail_->set_current(room.workspace.id);
    strip_->show_part(room.workspace.title(), room.page->strip());
    show_band();
    room.page->enter();
}

void MainWindow::go_to(const QString& id) {
    const auto found =
        std::find_if(rooms_.begin(), rooms_.end(), [&](const Room& room) { return room.workspace.id == id; });
    if (found != rooms_.end()) show_room(static_cast<std::size_t>(found - rooms_.begin()));
}

QString MainWindow::current() const { return current_ ? rooms_[*current_].workspace.id : QString(); }

WorkspacePage* MainWindow::front() const { return current_ ? rooms_[*current_].page : nullptr; }

std::vector<QAction*> MainWindow::all_commands() const {
    std::vector<QAction*> out;
    const auto add = [&out](const std::vector<QAction*>& more) { out.insert(out.end(), more.begin(), more.end()); };
    // What is in front first.
    if (const auto* page = front()) add(page->commands());
    for (const auto& room : rooms_)
        if (room.page != nullptr) add(room.page->commands_everywhere());
    for (const auto& room : rooms_)
        if (room.page != nullptr && room.page != front()) add(room.page->commands());
    for (const auto& room : rooms_) out.push_back(room.command);
    add({language_command_, theme_command_, help_command_});
    return out;
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
    if (auto* page = front()) page->primary();
}

void MainWindow::scanned(const QString& code) {
    if (auto* page = front(); page != nullptr && page->scanned(code)) return;
    for (std::size_t i = 0; i < rooms_.size(); ++i)
        if (rooms_[i].page != nullptr && rooms_[i].page != front() && rooms_[i].page->scanned(code))
            return show_room(i);
}

void MainWindow::switch_language() {
    use_language(language_in_use() == Language::chinese ? Language::english : Language::chinese);
}

void MainWindow::switch_theme() {
    desk_.look.set_theme(desk_.look.theme() == Theme::light ? Theme::dark : Theme::light);
}

void MainWindow::show_band() {
    std::optional<BandCause> cause;
    if (const auto* page = front()) cause = page->band();
    const bool training = desk_.archive.kind() == records::ArchiveKind::training;
    if (cause || training) band_->set_cause(cause.value_or(BandCause::training));
    band_->setVisible(cause || training);
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
