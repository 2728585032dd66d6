// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/setup/setup_workspace.h"

#include <QApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/desktop/model/setup/pages.h"
#include "app/desktop/view/parts/fact_table.h"
#include "app/words/words.h"

namespace velocert::app {
namespace {

/// The help page of a page of Setup, where it is called otherwise.
QString help_of(const std::string& page) {
    if (page == "equipment") return "calibration";
    if (page == "decisions") return "reports";
    if (page == "packs") return "own-pack";
    return QString::fromStdString(page);
}

}  // namespace

SetupWorkspace::SetupWorkspace(const Desk& desk, QWidget* parent)
    : WorkspacePage(parent),
      desk_(desk),
      pages_(setup_pages({desk.workplace, desk.archive, desk.workplace.decoders(),
                          [seat = &desk.seat] {
                              return Actor{seat->person().value_or(base::Person{}), seat->account()};
                          },
                          laboratory::argon2id()})),
      list_(new QListWidget(this)),
      title_(make_label("title", this)),
      state_(new Pill(desk.look, this)),
      rows_(new QTableView(this)),
      empty_(make_label("quiet", this, true)),
      rows_or_empty_(new QStackedWidget(this)),
      detail_(new DetailView(desk.look, desk.questions, this)),
      act_row_(new QWidget(this)),
      work_bar_(new WorkBar(work_, desk.look, this)),
      terminal_(new TerminalWindow(desk.archive.clock(), this)) {
    setProperty("kind", "page");
    setMinimumSize(least_page);
    list_->setObjectName("setup_pages");
    list_->setFixedWidth(44 * grid);
    list_->setProperty("kind", "framed");
    title_->setObjectName("setup_title");
    empty_->setObjectName("setup_empty");
    empty_->setMargin(4 * grid);
    empty_->setAlignment(Qt::AlignTop);
    set_up_table(*rows_, "setup_rows", desk.look, RowsModel::sign_role);
    rows_->viewport()->installEventFilter(this);
    rows_or_empty_->addWidget(rows_);
    rows_or_empty_->addWidget(empty_);
    auto* head = new QHBoxLayout;
    head->setSpacing(2 * grid);
    head->addWidget(title_);
    head->addWidget(state_);
    head->addStretch(1);
    rows_panel_ = new QFrame(this);
    rows_panel_->setProperty("kind", "panel");
    auto* inside = new QVBoxLayout(rows_panel_);
    set_gaps(inside, 1, 0);
    inside->addWidget(rows_or_empty_);
    side_panel_ = new QFrame(this);
    side_panel_->setProperty("kind", "panel");
    auto* side_inside = new QVBoxLayout(side_panel_);
    set_gaps(side_inside, 1, 0);
    side_inside->addWidget(detail_);
    auto* acts = new QGridLayout(act_row_);
    set_gaps(acts, 0, grid);
    side_ = new QVBoxLayout;
    side_->setSpacing(2 * grid);
    side_->addWidget(side_panel_, 1);
    side_->addWidget(act_row_);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(2 * grid);
    middle->addWidget(rows_panel_, 1);
    middle->addLayout(side_, 1);
    auto* column = new QVBoxLayout;
    column->setSpacing(2 * grid);
    column->addLayout(head);
    column->addWidget(work_bar_);
    column->addLayout(middle, 1);
    auto* row = new QHBoxLayout(this);
    set_gaps(row, 2 * grid, 2 * grid);
    row->addWidget(list_);
    row->addLayout(column, 1);

    for (std::size_t i = 0; i < pages_.size(); ++i) {
        auto* page = pages_[i].get();
        new QListWidgetItem(list_);
        connect(page, &SetupPage::changed, this, [this, i] {
            if (i == current_) show_page();
        });
        auto* command = make_command(this, ("command_setup_" + page->id()).c_str());
        connect(command, &QAction::triggered, this, [this, id = page->id()] { go_to(id); });
        commands_.push_back(command);
    }
    connect(list_, &QListWidget::currentRowChanged, this, [this](int at) {
        if (filling_ || at < 0) return;
        current_ = static_cast<std::size_t>(at);
        leave_form();
        last_error_.reset();
        work_bar_->put_away();
        page().refresh();
    });
    // Behind another workspace nothing is read: enter() does, when it comes to the front.
    const auto outdated = [this] { offered_ = false; };
    connect(&desk_.archive, &ArchiveInUse::changed, this, outdated);
    connect(&desk_.archive, &ArchiveInUse::written, this, outdated);
    connect(&desk_.seat, &Seat::changed, this, outdated);
    connect(&desk_.archive, &ArchiveInUse::changed, this, &SetupWorkspace::read_if_shown);
    connect(&desk_.archive, &ArchiveInUse::written, this, &SetupWorkspace::read_if_shown);
    connect(&desk_.seat, &Seat::changed, this, [this] {
        // Told again with every entry that is written; what was typed goes only with the person.
        const auto now = desk_.seat.person();
        if (now == person_) return;
        person_ = now;
        leave_form();
        read_if_shown();
    });
    connect(&work_, &LongWork::changed, this, &WorkspacePage::busyChanged);
    // A cable that was pulled is told without anybody asking.
    watch_.setInterval(std::chrono::seconds(2));
    connect(&watch_, &QTimer::timeout, this, [this] {
        if (isVisible() && form_ == nullptr && !work_.running() && page().outdated()) page().refresh();
    });
    watch_.start();
    connect(&desk_.look, &Look::changed, this, &SetupWorkspace::show_page);
    retranslate();
}

std::vector<QAction*> SetupWorkspace::commands() const {
    auto out = commands_;
    out.insert(out.end(), act_commands_.begin(), act_commands_.end());
    return out;
}

void SetupWorkspace::offer_commands() {
    if (std::exchange(offered_, true)) return;
    for (auto* command : act_commands_) command->deleteLater();
    act_commands_.clear();
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        // What is being filled in stays as it is; the page in front has been read.
        if (i != current_ || !isVisible()) pages_[i]->refresh();
        for (const auto& act : pages_[i]->acts()) {
            auto* command = new QAction(tr("Setup: %1: %2").arg(pages_[i]->title(), act.title), this);
            command->setObjectName("command_do_" + QString::fromStdString(act.id));
            connect(command, &QAction::triggered, this, [this, i, id = act.id] { begin_on(i, id); });
            act_commands_.push_back(command);
        }
    }
}

void SetupWorkspace::begin_on(std::size_t page, const std::string& act) {
    if (work_.running()) return;
    go_to(pages_[page]->id());
    const auto found = std::ranges::find(acts_, act, &SetupAct::id);
    if (found != acts_.end()) begin(*found);
}

void SetupWorkspace::enter() {
    person_ = desk_.seat.person();
    page().refresh();
    list_->setFocus();
}

void SetupWorkspace::go_to(const std::string& id) {
    for (std::size_t i = 0; i < pages_.size(); ++i)
        if (pages_[i]->id() == id) list_->setCurrentRow(static_cast<int>(i));
}

void SetupWorkspace::retranslate() {
    offered_ = false;
    list_->setAccessibleName(tr("Pages of Setup"));
    rows_->setAccessibleName(tr("List"));
    detail_->setAccessibleName(tr("What is to be known of it"));
    filling_ = true;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        const QString title = pages_[i]->title();
        list_->item(static_cast<int>(i))->setText(title);
        commands_[i]->setText(tr("Setup: %1").arg(title));
    }
    list_->setCurrentRow(static_cast<int>(current_));
    filling_ = false;
    // What was done is told by the page; an error is told again, in the words of now.
    if (last_error_ && !work_bar_->isHidden())
        show_error(*last_error_);
    else if (!work_.running())
        work_bar_->put_away();
    if (form_ == nullptr) return read_if_shown();
    renew_form();
}

/// In the language that is in use now; what was typed stays. A form whose act is at work is left until that is done.
void SetupWorkspace::renew_form() {
    if (work_.running()) return;
    page().refresh();
    const auto found = std::ranges::find(acts_, form_->act(), &SetupAct::id);
    if (found == acts_.end()) return;
    const auto typed = form_->values(true);
    auto act = *found;
    for (auto& field : act.fields) {
        if (const auto text = typed.text.find(field.id); text != typed.text.end()) field.value = text->second;
        if (const auto table = typed.tables.find(field.id); table != typed.tables.end()) field.lines = table->second;
    }
    auto* focus = QApplication::focusWidget();
    const QString inside = focus != nullptr && form_->isAncestorOf(focus) ? focus->objectName() : QString();
    const QPointer<QWidget> outside = inside.isEmpty() ? focus : nullptr;
    begin(act);
    form_->fill_secrets(typed);
    if (auto* again = inside.isEmpty() ? outside.data() : form_->findChild<QWidget*>(inside)) again->setFocus();
}

void SetupWorkspace::read_if_shown() {
    if (isVisible()) page().refresh();
}

void SetupWorkspace::show_page() {
    auto& shown = page();
    setProperty("help", help_of(shown.id()));
    title_->setText(shown.title());
    const auto state = shown.state();
    state_->setVisible(!state.value.isEmpty());
    state_->show_text(state.sign, tr("%1: %2").arg(state.what, state.value));
    if (rows_->model() != &shown.rows()) {
        rows_->setModel(&shown.rows());
        connect(rows_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
                [this](const QModelIndex& index) {
                    if (!filling_ && index.isValid())
                        page().select(index.data(RowsModel::id_role).toString().toStdString());
                });
    }
    const bool empty = shown.rows().rowCount() == 0;
    if (shown.error()) {
        const auto words = error_words(*shown.error());
        empty_->setText(words.happened + "\n" + words.remedy + "\n" + words.detail);
    } else {
        empty_->setText(shown.empty_words());
    }
    rows_or_empty_->setCurrentIndex(empty || shown.error() ? 1 : 0);
    filling_ = true;
    for (int i = 0; i < shown.rows().rowCount(); ++i)
        if (shown.rows().rows()[static_cast<std::size_t>(i)].id == shown.selected())
            rows_->setCurrentIndex(shown.rows().index(i, 0));
    filling_ = false;
    fit_columns();
    detail_->show_blocks(shown.detail());
    show_acts();
}

bool SetupWorkspace::eventFilter(QObject* object, QEvent* event) {
    // A scroll bar that comes takes its room from the table.
    if (object == rows_->viewport() && event->type() == QEvent::Resize) fit_columns();
    return WorkspacePage::eventFilter(object, event);
}

void SetupWorkspace::fit_columns() {
    if (rows_->model() == nullptr) return;
    auto& shown = page();
    rows_->horizontalHeader()->setStretchLastSection(false);
    rows_->resizeColumnsToContents();
    // One long cell must not push the state out of sight; all of it stands in the tool tip.
    constexpr int widest = 44 * grid;
    for (int i = 0; i < shown.rows().columnCount(); ++i)
        if (rows_->columnWidth(i) > widest) rows_->setColumnWidth(i, widest);
    // The state stands last: the widest of the others give it the room it needs.
    constexpr int narrowest = 20 * grid;
    int over = rows_->horizontalHeader()->length() - rows_->viewport()->width();
    while (over > 0) {
        int give = 0;
        for (int i = 1; i + 1 < shown.rows().columnCount(); ++i)
            if (rows_->columnWidth(i) > rows_->columnWidth(give)) give = i;
        const int less = std::min({over, grid, rows_->columnWidth(give) - narrowest});
        if (less <= 0) break;
        rows_->setColumnWidth(give, rows_->columnWidth(give) - less);
        over -= less;
    }
    rows_->horizontalHeader()->setStretchLastSection(true);
}

void SetupWorkspace::show_acts() {
    for (auto* button : act_buttons_) button->deleteLater();
    act_buttons_.clear();
    acts_ = page().acts();
    const auto add_button = [this](QPushButton* button) {
        const int at = static_cast<int>(act_buttons_.size());
        static_cast<QGridLayout*>(act_row_->layout())->addWidget(button, at / 2, at % 2);
        act_buttons_.push_back(button);
    };
    for (std::size_t i = 0; i < acts_.size(); ++i) {
        auto* button = new QPushButton(acts_[i].title, act_row_);
        button->setObjectName("do_" + QString::fromStdString(acts_[i].id));
        button->setEnabled(!work_.running());
        button->setToolTip(acts_[i].consequence);
        add_button(button);
        connect(button, &QPushButton::clicked, this, [this, i] { begin(acts_[i]); });
    }
    if (!page().terminal_port().isEmpty() || page().id() == "station") {
        auto* button = new QPushButton(tr("Live terminal …"), act_row_);
        button->setObjectName("open_terminal");
        button->setVisible(!page().acts().empty());
        add_button(button);
        connect(button, &QPushButton::clicked, this, [this] { terminal_->open_port(page().terminal_port()); });
    }
    // Of this machine, not of the archive: whoever sits here may teach it the switch under the table.
    if (auto* learn = window()->findChild<QAction*>("command_foot_switch");
        learn != nullptr && page().id() == "station") {
        auto* button = new QPushButton(tr("Foot switch …"), act_row_);
        button->setObjectName("open_foot_switch");
        add_button(button);
        connect(button, &QPushButton::clicked, learn, &QAction::trigger);
    }
    act_row_->setVisible(form_ == nullptr && !act_buttons_.empty());
}

void SetupWorkspace::begin(const SetupAct& act) {
    leave_form();
    last_error_.reset();
    work_bar_->put_away();
    form_ = new ActForm(act, desk_.look, desk_.questions, this);
    side_->addWidget(form_, act.large ? 1 : 0);
    rows_panel_->setVisible(!act.large);
    side_panel_->setVisible(!act.large);
    act_row_->hide();
    form_->show();
    connect(form_, &ActForm::left, this, &SetupWorkspace::leave_form);
    connect(form_, &ActForm::wanted, this, [this](SetupAct* wanted, ActValues* values) { run(*wanted, *values); });
    // An act without anything to fill in still shows what follows from it before it is done.
    form_->setFocus();
}

void SetupWorkspace::leave_form() {
    if (form_ == nullptr) return;
    form_->hide();
    form_->deleteLater();
    form_ = nullptr;
    rows_panel_->show();
    side_panel_->show();
    act_row_->setVisible(!acts_.empty());
}

void SetupWorkspace::run(SetupAct& act, ActValues& values) {
    if (work_.running()) return;
    if (act.at_once) return finish(act.run(std::move(values), {}));
    focused_ = form_->isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : nullptr;
    form_->setEnabled(false);
    work_.start<QString>(
        act.title,
        [work = act.run, given = std::make_unique<ActValues>(std::move(values))](const base::Progress& progress) {
            return work(std::move(*given), progress);
        },
        [this](const base::Result<QString>& done) { finish(done); });
}

void SetupWorkspace::show_error(const base::Error& error) {
    const auto words = error_words(error);
    work_bar_->show_result({Sign::broken, words.happened, {words.lost + " " + words.remedy, words.detail}});
}

void SetupWorkspace::finish(const base::Result<QString>& done) {
    if (done) {
        const auto lines = done->split('\n');
        last_error_.reset();
        work_bar_->show_result({Sign::pass, lines.front(), lines.mid(1)});
        leave_form();
    } else {
        // The form stays: what was typed may only need a correction.
        last_error_ = done.error();
        show_error(*last_error_);
        if (form_ != nullptr) {
            form_->setEnabled(true);
            // Where the keyboard was when the form was sent.
            if (focused_ != nullptr) focused_->setFocus();
        }
    }
    desk_.archive.say_written();
}

}  // namespace velocert::app
