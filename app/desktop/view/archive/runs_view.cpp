// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/archive/runs_view.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QVBoxLayout>

#include "app/desktop/view/parts/fact_table.h"
#include "app/desktop/view/parts/parts.h"
#include "app/words/words.h"

namespace velocert::app {

RunsView::RunsView(SearchPresenter& search, const Look& look, QWidget* parent)
    : Speaking<QWidget>(parent),
      search_(search),
      words_(new QLineEdit(this)),
      note_(make_label("quiet", this)),
      below_(new QStackedWidget(this)),
      table_(new QTableView(this)),
      empty_title_(make_label("prompt", this, true)),
      empty_text_(make_label("quiet", this, true)) {
    words_->setObjectName("archive_search");
    words_->setClearButtonEnabled(true);
    words_->installEventFilter(this);
    note_->setObjectName("archive_note");
    empty_title_->setObjectName("archive_empty");
    set_up_table(*table_, "archive_runs", look, RunsModel::sign_role);
    table_->setModel(&search_.runs());
    auto* header = table_->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setStretchLastSection(true);
    const int widths[] = {38, 44, 36, 40, 66};
    for (int i = 0; i < 5; ++i) table_->setColumnWidth(i, widths[i] * grid);

    auto* empty = new QWidget(this);
    auto* centre = new QVBoxLayout(empty);
    set_gaps(centre, 8 * grid, 2 * grid);
    centre->addStretch(1);
    centre->addWidget(empty_title_);
    centre->addWidget(empty_text_);
    centre->addStretch(2);
    below_->addWidget(table_);
    below_->addWidget(empty);
    auto* panel = new QFrame(this);
    panel->setProperty("kind", "panel");
    auto* inside = new QVBoxLayout(panel);
    set_gaps(inside, 1, 0);
    inside->addWidget(below_);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 0, 2 * grid);
    column->addWidget(words_);
    column->addWidget(note_);
    column->addWidget(panel, 1);
    connect(words_, &QLineEdit::textChanged, &search_, &SearchPresenter::type);
    const auto open = [this](const QModelIndex& index) {
        if (index.isValid()) emit openWanted(index.data(RunsModel::run_role).toString());
    };
    connect(words_, &QLineEdit::returnPressed, this, [this, open] {
        const auto current = table_->currentIndex();
        open(current.isValid() ? current : search_.runs().index(0, 0));
    });
    connect(table_, &QTableView::activated, this, open);
    connect(&search_, &SearchPresenter::changed, this, &RunsView::show_state);
    retranslate();
}

void RunsView::focus_search() {
    words_->setFocus();
    words_->selectAll();
}

void RunsView::search_for(const QString& text) {
    words_->setText(text);
    focus_search();
}

bool RunsView::eventFilter(QObject* object, QEvent* event) {
    if (object == words_ && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown || key == Qt::Key_PageUp) {
            if (!table_->currentIndex().isValid())
                table_->setCurrentIndex(search_.runs().index(0, 0));
            else
                QCoreApplication::sendEvent(table_, event);
            return true;
        }
    }
    return Speaking<QWidget>::eventFilter(object, event);
}

void RunsView::retranslate() {
    words_->setPlaceholderText(
        tr("Item, model, maker, clause, verdict, @person, instrument, 2026-03, 2026-03-01..2026-03-31"));
    words_->setAccessibleName(tr("Search the archive"));
    table_->setAccessibleName(tr("Runs"));
    search_.retranslate();
}

void RunsView::show_state() {
    using State = SearchPresenter::State;
    note_->setText(search_.note());
    QString title;
    QString text;
    switch (search_.state()) {
        case State::no_archive:
            title = tr("There is no archive yet");
            text = tr("It is made with the first run, or in Setup. Until then there is nothing to look at.");
            break;
        case State::empty:
            title = tr("The archive holds no run yet");
            text = tr("The first run on the Bench stands here as soon as it has begun.");
            break;
        case State::nothing:
            title = tr("No run is like that");
            text =
                tr("Leave a word out. Words are beginnings of code, model, maker or vehicle code; a person needs @ "
                   "before the name, a name in several words quotation marks.");
            break;
        case State::failed:
            if (search_.error()) {
                const auto words = error_words(*search_.error());
                title = words.happened;
                text = words.remedy + "\n" + words.detail;
            }
            break;
        case State::searching:
        case State::found: break;
    }
    empty_title_->setText(title);
    empty_text_->setText(text);
    below_->setCurrentIndex(title.isEmpty() ? 0 : 1);
}

}  // namespace velocert::app
