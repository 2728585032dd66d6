// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/prepare_page.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/model/archive/runs_model.h"
#include "app/desktop/model/frame/ending_words.h"
#include "app/desktop/view/parts/least_size.h"
#include "app/desktop/view/parts/wrapped_lines.h"
#include "app/words/words.h"

namespace velocert::app {
namespace {

/// As the list of runs keeps it; what cannot be read was not evaluated.
conformity::Verdict verdict_in(const records::RunSummary& run) {
    return conformity::parse_verdict(run.verdict).value_or(conformity::Verdict::not_evaluated);
}

}  // namespace

PreparePage::PreparePage(PreparePresenter& prepare, const Look& look, Questions& questions, QWidget* parent)
    : Speaking<QWidget>(parent),
      prepare_(prepare),
      look_(look),
      item_(new ItemForm(prepare, look, this)),
      station_(new StationForm(prepare, questions, this)),
      title_(make_label("title", this)),
      summary_(make_label("quiet", this, true)),
      list_(new QListView(this)),
      model_(new QStandardItemModel(this)),
      earlier_title_(make_label("title", this)),
      earlier_(new QListView(this)),
      earlier_rows_(new QStandardItemModel(this)),
      go_on_(new QPushButton(this)),
      plan_(new QPushButton(this)),
      ask_(new QPushButton(this)),
      start_(new PrimaryButton(0, this)) {
    setProperty("kind", "page");
    list_->setObjectName("blockers");
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setModel(model_);
    list_->setWordWrap(true);
    list_->setItemDelegate(new WrappedLines(list_));
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setSelectionMode(QAbstractItemView::SingleSelection);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    // Every line wraps: there is nothing beside them to scroll to.
    list_->setIconSize(QSize(16, 16));
    list_->setResizeMode(QListView::Adjust);
    earlier_->setObjectName("earlier_runs");
    earlier_->setModel(earlier_rows_);
    earlier_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    earlier_->setSelectionMode(QAbstractItemView::NoSelection);
    earlier_->setFocusPolicy(Qt::NoFocus);
    earlier_->setIconSize(QSize(16, 16));
    earlier_->setTextElideMode(Qt::ElideRight);
    earlier_->setFixedHeight(41 * grid);
    go_on_->setObjectName("go_on_with_run");
    // Until a run is there that it could go on with.
    go_on_->setAccessibleName(tr("Go on with the run of %1").arg(QString()).trimmed());
    plan_->setObjectName("plan_open");
    ask_->setObjectName("ask_instruments");
    start_->setObjectName("start");
    start_->setMinimumHeight(12 * grid);

    auto* before = new QFrame(this);
    before->setProperty("kind", "panel");
    auto* column = new QVBoxLayout(before);
    set_gaps(column, 4 * grid, 2 * grid);
    column->addWidget(title_);
    column->addWidget(summary_);
    column->addWidget(list_, 1);
    column->addWidget(ask_);
    column->addWidget(earlier_title_);
    column->addWidget(earlier_);
    column->addWidget(go_on_);
    column->addWidget(plan_);
    column->addWidget(start_);

    auto* row = new QHBoxLayout(this);
    set_gaps(row, 2 * grid, 2 * grid);
    row->addWidget(item_, 5);
    row->addWidget(station_, 5);
    row->addWidget(before, 5);
    for (auto* panel : {static_cast<QWidget*>(item_), static_cast<QWidget*>(station_), static_cast<QWidget*>(before)})
        panel->setMinimumWidth(88 * grid);

    start_->setProperty("hand", "glove");
    set_reading_order({list_, ask_, go_on_, plan_, start_});
    connect(ask_, &QPushButton::clicked, this, &PreparePage::askWanted);
    connect(plan_, &QPushButton::clicked, this, &PreparePage::planWanted);
    connect(go_on_, &QPushButton::clicked, this, [this] {
        if (const auto* run = suspended()) emit goOnWanted(run->id);
    });
    connect(start_, &PrimaryButton::confirmed, this, &PreparePage::startWanted);
    connect(&prepare_, &PreparePresenter::changed, this, &PreparePage::show_blockers);
    connect(&look_, &Look::changed, this, &PreparePage::show_blockers);
    connect(&look_, &Look::changed, this, &PreparePage::show_runs);
    retranslate();
}

void PreparePage::begin() { item_->focus_id(); }

void PreparePage::offer_start() {
    const auto* focus = QApplication::focusWidget();
    const bool elsewhere = focus != nullptr && focus->window() == window() && !item_->isAncestorOf(focus);
    if (start_->isEnabled() && isVisible() && !elsewhere) start_->setFocus(Qt::OtherFocusReason);
}

QSize PreparePage::minimumSizeHint() const { return least_size(*this); }

void PreparePage::retranslate() {
    title_->setText(tr("Before you start"));
    list_->setAccessibleName(title_->text());
    start_->offer(tr("Start the run"), 0);
    plan_->setText(tr("Plan of tests …"));
    plan_->setAccessibleName(plan_->text());
    set_asking(asking_);
    // The one rule of the lists: what is on record is shown by its UTC, and said to be.
    earlier_title_->setText(tr("Earlier runs (UTC)"));
    earlier_->setAccessibleName(earlier_title_->text());
    show_blockers();
    show_runs();
}

void PreparePage::set_asking(bool asking) {
    asking_ = asking;
    ask_->setText(asking ? tr("Asking …") : tr("Ask the instruments"));
    ask_->setAccessibleName(ask_->text());
    ask_->setEnabled(!asking);
    start_->setEnabled(prepare_.ready() && !asking);
    go_on_->setEnabled(start_->isEnabled());
}

void PreparePage::show_earlier(std::vector<records::RunSummary> of_item, std::vector<records::RunSummary> here) {
    of_item_ = std::move(of_item);
    here_ = std::move(here);
    show_runs();
}

const records::RunSummary* PreparePage::suspended() const {
    // One that the archive still calls running lost its program: it is closed as suspended when the archive is opened.
    // What was looked up for the vehicle before is still there a moment after another one's code.
    const auto found = std::ranges::find_if(
        of_item_, [code = prepare_.item().id.trimmed().toStdString()](const records::RunSummary& run) {
            return run.item == code && (run.lifecycle == sequence::name(sequence::Lifecycle::suspended) ||
                                        run.lifecycle == sequence::name(sequence::Lifecycle::running));
        });
    return found == of_item_.end() ? nullptr : &*found;
}

void PreparePage::show_runs() {
    earlier_rows_->clear();
    const auto add = [&](const records::RunSummary& run, const QString& of) {
        const auto verdict = verdict_in(run);
        QString words = tr("%1: %2, %3").arg(short_time(run.started_utc), of, verdict_word(verdict));
        if (const QString ending = ending_word(run.lifecycle); !ending.isEmpty())
            words = tr("%1 (%2)").arg(words, ending);
        auto* row = new QStandardItem(look_.icon(sign_of(verdict)), words);
        row->setToolTip(row->text());
        earlier_rows_->appendRow(row);
    };
    for (const auto& run : of_item_) add(run, tr("this item"));
    for (const auto& run : here_)
        // Each run once: one of this item may be one of these instruments too.
        if (std::ranges::find(of_item_, run.id, &records::RunSummary::id) == of_item_.end())
            add(run, QString::fromStdString(run.item));
    const auto* left = suspended();
    go_on_->setVisible(left != nullptr);
    if (left != nullptr) {
        go_on_->setText(tr("Go on with the run of %1").arg(short_time(left->started_utc)));
        go_on_->setAccessibleName(go_on_->text());
        go_on_->setEnabled(prepare_.ready() && !asking_);
    }
    const bool any = earlier_rows_->rowCount() > 0;
    earlier_title_->setVisible(any);
    earlier_->setVisible(any);
}

void PreparePage::show_blockers() {
    model_->clear();
    const auto& palette = look_.palette().shared;
    for (const auto& blocker : prepare_.blockers()) {
        QStringList lines{blocker.what};
        if (!blocker.cause.isEmpty()) lines << blocker.cause;
        if (!blocker.fix.isEmpty())
            lines << (blocker.owner.isEmpty() ? tr("To do: %1").arg(blocker.fix)
                                              : tr("To do (%1): %2").arg(blocker.owner, blocker.fix));
        auto* row = new QStandardItem(lines.join('\n'));
        row->setData(lines.join(". "), Qt::AccessibleTextRole);
        row->setToolTip(row->text());
        switch (blocker.weight) {
            case Blocker::Weight::start: row->setIcon(QIcon(look_.line_icon("blocked", palette.fail, 16))); break;
            case Blocker::Weight::verdict: row->setIcon(QIcon(look_.line_icon("warning", palette.caution, 16))); break;
            case Blocker::Weight::note:
                row->setIcon(QIcon(look_.line_icon("not-applicable", palette.quiet, 16)));
                break;
        }
        model_->appendRow(row);
    }
    const auto& blockers = prepare_.blockers();
    const auto stops = std::count_if(blockers.begin(), blockers.end(),
                                     [](const Blocker& b) { return b.weight == Blocker::Weight::start; });
    summary_->setText(stops == 0 ? tr("Nothing blocks the start.")
                                 : tr("%n thing(s) block the start.", nullptr, static_cast<int>(stops)));
    start_->setEnabled(prepare_.ready() && !asking_);
    go_on_->setEnabled(start_->isEnabled());
    ask_->setVisible(!prepare_.station().is_virtual);
}

}  // namespace velocert::app
