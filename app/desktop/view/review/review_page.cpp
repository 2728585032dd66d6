// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/review/review_page.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/desktop/model/frame/ending_words.h"
#include "app/desktop/model/frame/record_words.h"
#include "app/desktop/view/parts/wrapped_lines.h"
#include "app/desktop/view/review/folded_form.h"
#include "app/words/words.h"

namespace velocert::app {

ReviewPage::ReviewPage(const Desk& desk, QWidget* parent)
    : WorkspacePage(parent),
      desk_(desk),
      review_(desk.archive, desk.seat),
      notes_(desk.archive, desk.seat),
      queue_title_(make_label("title", this)),
      queue_(new QListWidget(this)),
      queue_empty_(make_label("quiet", this, true)),
      amend_(new QPushButton(this)),
      results_title_(make_label("title", this, true)),
      results_note_(make_label("quiet", this, true)),
      ending_(make_label("quiet", this, true)),
      table_(new ResultsTable(review_, desk.look, this)),
      recompute_(new QPushButton(this)),
      recomputed_(make_label("quiet", this, true)),
      details_(new ResultDetails(review_, notes_, desk.look, desk.questions, this)),
      acts_title_(make_label("title", this)),
      state_(make_label("quiet", this, true)),
      waits_(make_label("quiet", this, true)),
      sign_(new SignPanel(review_, desk, this)),
      prepare_(new PreparePanel(review_, desk, this)),
      combine_(new CombinePanel(review_, this)),
      return_(new ReturnPanel(review_, this)),
      told_(make_label("quiet", this, true)),
      cautions_(make_label("quiet", this, true)),
      working_(make_label("quiet", this, true)),
      progress_(new QProgressBar(this)),
      cancel_(new QPushButton(this)) {
    setProperty("kind", "page");
    setProperty("help", "review");
    setMinimumSize(least_page);
    make_commands();
    auto* row = new QHBoxLayout(this);
    set_gaps(row, 2 * grid, 2 * grid);
    row->addWidget(queue_panel());
    row->addWidget(results_panel(), 1);
    row->addWidget(acts_panel());
    set_reading_order({queue_, amend_, recompute_, table_});

    connect(&review_, &ReviewPresenter::queueChanged, this, &ReviewPage::show_queue);
    connect(&review_, &ReviewPresenter::openedChanged, this, &ReviewPage::show_opened);
    connect(&review_, &ReviewPresenter::recomputedChanged, this, &ReviewPage::show_recomputed);
    connect(&review_, &ReviewPresenter::toldChanged, this, [this] {
        show_told();
        if (!told_->isHidden()) bring_into_sight(*told_, cautions_->isHidden() ? *told_ : *cautions_);
    });
    connect(&review_, &ReviewPresenter::busyChanged, this, &ReviewPage::show_work);
    connect(&review_, &ReviewPresenter::busyChanged, this, &ReviewPage::busyChanged);
    connect(&desk_.look, &Look::changed, table_, &ResultsTable::show_rows);
    connect(&desk_.look, &Look::changed, this, &ReviewPage::show_queue);
    const auto take_permission = [this] {
        details_->plot().bar().set_may_save_values(desk_.seat.person().has_value() &&
                                                   desk_.seat.may(laboratory::Act::export_records));
    };
    connect(&desk_.seat, &Seat::changed, this, take_permission);
    take_permission();
    connect(&desk_.seat, &Seat::changed, this, [this] {
        // Told again with every entry that is written; only another person waits for other things.
        const auto now = desk_.seat.person();
        if (now == person_) return;
        person_ = now;
        if (isVisible()) review_.refresh();
        show_opened();
    });
    retranslate();
}

void ReviewPage::make_commands() {
    refresh_command_ = make_command(this, "command_review_refresh", QKeySequence(Qt::Key_F5));
    recompute_command_ = make_command(this, "command_recompute", QKeySequence(Qt::CTRL | Qt::Key_R));
    return_command_ = make_command(this, "command_return", QKeySequence(Qt::CTRL | Qt::Key_B));
    pages_command_ = make_command(this, "command_pages", QKeySequence(Qt::CTRL | Qt::Key_D));
    cancel_command_ = make_command(this, "command_review_cancel");
    mark_command_ = make_command(this, "command_review_mark");
    amend_command_ = make_command(this, "command_amend");
    combine_command_ = make_command(this, "command_combine");
    connect(refresh_command_, &QAction::triggered, this, [this] { review_.refresh(); });
    connect(recompute_command_, &QAction::triggered, this, [this] { review_.recompute(); });
    connect(return_command_, &QAction::triggered, this, [this] { return_->begin(); });
    connect(combine_command_, &QAction::triggered, this, [this] { combine_->begin(); });
    connect(pages_command_, &QAction::triggered, this, [this] { sign_->show_pages(); });
    connect(cancel_command_, &QAction::triggered, this, [this] { review_.cancel(); });
    connect(mark_command_, &QAction::triggered, this, [this] { details_->annotate(); });
    details_->plot().bar().set_record([this] { return record_words(); });
    connect(&notes_, &AnnotationPresenter::changed, this, &ReviewPage::enable_commands);
    connect(&notes_, &AnnotationPresenter::busyChanged, this, &ReviewPage::enable_commands);
}

QWidget* ReviewPage::queue_panel() {
    auto* panel = new QFrame(this);
    panel->setProperty("kind", "panel");
    panel->setFixedWidth(60 * grid);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(1, 3 * grid, 1, 1);
    column->setSpacing(2 * grid);
    queue_title_->setContentsMargins(3 * grid, 0, 3 * grid, 0);
    // Else a picture for a dense screen is drawn in the size of its own points.
    queue_->setIconSize(QSize(14, 14));
    queue_empty_->setContentsMargins(3 * grid, 0, 3 * grid, 0);
    queue_empty_->setObjectName("queue_empty");
    queue_->setObjectName("queue");
    queue_->setWordWrap(true);
    queue_->setItemDelegate(new WrappedLines(queue_));
    queue_->setResizeMode(QListView::Adjust);
    queue_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    queue_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    column->addWidget(queue_title_);
    column->addWidget(queue_empty_);
    column->addWidget(queue_, 1);
    amend_->setObjectName("amend");
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(3 * grid, 0, 3 * grid, 2 * grid);
    foot->addWidget(amend_);
    column->addLayout(foot);
    auto* issued = new QMenu(amend_);
    issued->setObjectName("amend_issued");
    amend_->setMenu(issued);
    connect(prepare_, &PreparePanel::peopleWanted, this, [this] { emit goWanted("setup", "people"); });
    connect(amend_command_, &QAction::triggered, amend_, &QPushButton::showMenu);
    connect(issued, &QMenu::aboutToShow, this, [this, issued] {
        issued->clear();
        for (const auto& one : review_.amendable())
            connect(issued->addAction(
                        tr("%1, %2").arg(QString::fromStdString(one.report), QString::fromStdString(one.item))),
                    &QAction::triggered, this, [this, one] { review_.amend(one); });
        if (issued->isEmpty()) issued->addAction(tr("No report went out that could be amended"))->setEnabled(false);
    });
    connect(queue_, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        const auto row = static_cast<std::size_t>(queue_->row(item));
        // The last row stands for all that are not shown yet. The list is made anew by it: later.
        if (row < review_.queue().size())
            review_.open(row);
        else
            QMetaObject::invokeMethod(&review_, &ReviewPresenter::more, Qt::QueuedConnection);
    });
    connect(queue_, &QListWidget::itemClicked, queue_, &QListWidget::itemActivated);
    return panel;
}

QWidget* ReviewPage::results_panel() {
    auto* panel = new QFrame(this);
    panel->setProperty("kind", "panel");
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(1, 3 * grid, 1, 1);
    column->setSpacing(2 * grid);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(3 * grid, 0, 3 * grid, 0);
    auto* words = new QVBoxLayout;
    words->setSpacing(grid);
    for (auto* label : {results_title_, ending_, results_note_, recomputed_}) words->addWidget(label);
    head->addLayout(words, 1);
    head->addWidget(recompute_, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addWidget(table_, 2);
    column->addWidget(details_, 3);
    // While nothing is opened the words stand together at the top.
    column->addStretch(0);
    results_title_->setObjectName("results_title");
    ending_->setObjectName("run_ending");
    set_style(ending_, "verdict", "inconclusive");
    recomputed_->setObjectName("recomputed");
    recompute_->setObjectName("recompute");
    connect(recompute_, &QPushButton::clicked, recompute_command_, &QAction::trigger);
    return panel;
}

QWidget* ReviewPage::acts_panel() {
    auto* panel = new QFrame(this);
    panel->setProperty("kind", "panel");
    panel->setFixedWidth(92 * grid);
    auto* inner = new QWidget(panel);
    inner->setProperty("kind", "plain");
    auto* column = new QVBoxLayout(inner);
    set_gaps(column, 3 * grid, 2 * grid);
    for (auto* widget :
         {static_cast<QWidget*>(acts_title_), static_cast<QWidget*>(told_), static_cast<QWidget*>(cautions_),
          static_cast<QWidget*>(state_), static_cast<QWidget*>(waits_), static_cast<QWidget*>(sign_),
          static_cast<QWidget*>(prepare_), static_cast<QWidget*>(combine_), static_cast<QWidget*>(return_)})
        column->addWidget(widget);
    column->addStretch(1);
    acts_scroll_ = new QScrollArea(panel);
    acts_scroll_->setObjectName("review_acts");
    acts_scroll_->setProperty("kind", "plain");
    acts_scroll_->setWidget(inner);
    acts_scroll_->setWidgetResizable(true);
    acts_scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    acts_scroll_->setFocusPolicy(Qt::NoFocus);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(3 * grid, 0, 3 * grid, 2 * grid);
    auto* words = new QVBoxLayout;
    words->setSpacing(grid);
    words->addWidget(working_);
    words->addWidget(progress_);
    foot->addLayout(words, 1);
    foot->addWidget(cancel_);
    auto* whole = new QVBoxLayout(panel);
    set_gaps(whole, 1, 0);
    whole->addWidget(acts_scroll_, 1);
    whole->addLayout(foot);
    told_->setObjectName("review_told");
    cautions_->setObjectName("review_cautions");
    set_style(cautions_, "verdict", "inconclusive");
    state_->setObjectName("review_state");
    waits_->setObjectName("review_waits");
    working_->setObjectName("review_working");
    progress_->setObjectName("review_progress");
    progress_->setTextVisible(false);
    cancel_->setObjectName("review_cancel");
    connect(cancel_, &QPushButton::clicked, cancel_command_, &QAction::trigger);
    return panel;
}

QString ReviewPage::record_words() const {
    const auto* opened = review_.opened();
    if (opened == nullptr) return {};
    QStringList parts{QString::fromStdString(opened->run.item.id), QString::fromStdString(opened->run.id)};
    if (opened->run.station.is_virtual || opened->run.specimen) parts << specimen_words();
    return parts.join(" · ");
}

void ReviewPage::retranslate() {
    refresh_command_->setText(tr("Read the queue again"));
    recompute_command_->setText(tr("Recompute from the bytes"));
    return_command_->setText(tr("Return to a step"));
    pages_command_->setText(tr("Show the pages to be signed"));
    cancel_command_->setText(tr("End the work that is going on"));
    mark_command_->setText(tr("Annotate the chart at its cursor (M)"));
    amend_command_->setText(tr("Amend a report that went out"));
    combine_command_->setText(tr("Bring several runs of the item together in one report"));
    amend_->setText(tr("Amend a report"));
    amend_->setAccessibleName(amend_command_->text());
    recompute_->setText(tr("Recompute"));
    recompute_->setAccessibleName(recompute_command_->text());
    cancel_->setText(tr("Cancel"));
    cancel_->setAccessibleName(cancel_command_->text());
    progress_->setAccessibleName(tr("Progress"));
    queue_->setAccessibleName(tr("What waits"));
    table_->setAccessibleName(tr("Results by risk"));
    acts_title_->setText(tr("Signing"));
    show_queue();
    show_opened();
    show_recomputed();
    show_told();
    show_work();
}

std::vector<QAction*> ReviewPage::commands() const {
    std::vector<QAction*> out{refresh_command_, recompute_command_, return_command_,  pages_command_,
                              mark_command_,    amend_command_,     combine_command_, cancel_command_};
    details_->plot().bar().add_commands(out);
    return out;
}

void ReviewPage::mark() {
    if (mark_command_->isEnabled()) mark_command_->trigger();
}

void ReviewPage::showEvent(QShowEvent* event) {
    WorkspacePage::showEvent(event);
    review_.set_watched(true);
}

void ReviewPage::hideEvent(QHideEvent* event) {
    WorkspacePage::hideEvent(event);
    review_.set_watched(false);
}

void ReviewPage::enter() {
    person_ = desk_.seat.person();
    review_.refresh();
    show_opened();
    queue_->setFocus();
}

void ReviewPage::show_queue() {
    const auto now = desk_.archive.clock().now();
    const auto* opened = review_.opened();
    const auto& waiting = review_.queue();
    const int before = queue_->verticalScrollBar()->value();
    queue_->clear();
    for (const auto& entry : waiting) {
        const auto days = static_cast<int>(entry.age(now).count());
        const QString name = QString::fromStdString(entry.report.empty() ? entry.run : entry.report);
        QString what = step_words(entry.step);
        if (!entry.hold.empty()) what += tr(" (hold %1)").arg(QString::fromStdString(entry.hold));
        if (!entry.whose.name.empty()) what += tr(" by %1").arg(review_.name_of(entry.whose));
        const QString age = days == 0 ? tr("today") : tr("%n day(s)", nullptr, days);
        auto* item =
            new QListWidgetItem(tr("%1\n%2, %3\n%4").arg(name, QString::fromStdString(entry.item), age, what), queue_);
        if (const QString ending = ending_word(entry.lifecycle); !ending.isEmpty())
            item->setText(item->text() + '\n' + ending);
        if (const auto verdict = conformity::parse_verdict(entry.verdict))
            item->setIcon(desk_.look.icon(sign_of(*verdict), 14));
        item->setToolTip(
            entry.hold.empty()
                ? QString::fromStdString(entry.comment)
                : tr("Hold %1: %2").arg(QString::fromStdString(entry.hold), QString::fromStdString(entry.comment)));
        item->setData(Qt::AccessibleTextRole, item->text().replace('\n', ", "));
        if (opened != nullptr && opened->run.id == entry.run && opened->entry.report == entry.report)
            queue_->setCurrentItem(item);
    }
    if (const auto more = review_.waiting(); more > waiting.size()) {
        auto* item = new QListWidgetItem(
            tr("%n younger one(s) wait: show more", nullptr, static_cast<int>(more - waiting.size())), queue_);
        item->setToolTip(item->text());
    }
    queue_->verticalScrollBar()->setValue(before);
    queue_title_->setText(tr("Waiting  %1").arg(std::max(review_.waiting(), waiting.size())));
    const QString trouble = review_.trouble();
    queue_empty_->setVisible(waiting.empty());
    queue_empty_->setText(!trouble.isEmpty() ? trouble
                                             : tr("Nothing waits. Runs that have ended and reports that are not issued "
                                                  "yet appear here; others are in the Archive."));
}

QString ReviewPage::hold_words(const records::Hold& hold) const {
    const auto text = [](const std::string& given) { return QString::fromStdString(given); };
    const auto& opening = hold.opening;
    if (hold.open())
        return tr("On hold %1 since %2, by %3: %4")
            .arg(text(opening.hold), text(opening.opened_utc.substr(0, 10)), review_.name_of(opening.opened_by),
                 text(opening.reason));
    return tr("Hold %1 (%2) closed by %3: %4")
        .arg(text(opening.hold), text(opening.reason), review_.name_of(hold.closing->closed_by),
             text(hold.closing->decision));
}

void ReviewPage::show_opened() {
    const auto* opened = review_.opened();
    const bool any = opened != nullptr;
    // Another run begins at its head.
    const std::string now = any ? opened->run.id + '/' + opened->entry.report : std::string();
    if (std::exchange(shown_, now) != now) acts_scroll_->verticalScrollBar()->setValue(0);
    show_told();
    recompute_->setVisible(any);
    details_->setVisible(any);
    table_->setVisible(any);
    enable_commands();
    const auto step = review_.my_step();
    if (!any) {
        ending_->hide();
        results_title_->setText(tr("Nothing is opened"));
        results_note_->setText(tr("Choose what waits on the left. The riskiest results come first."));
        state_->clear();
        waits_->setText(tr("What you may do with a run stands here when one is opened."));
        waits_->show();
        table_->show_rows();
        return;
    }
    const auto& rows = opened->rows;
    QStringList counts{tr("%n result(s)", nullptr, static_cast<int>(rows.size()))};
    for (std::size_t i = 0; i < concern_count; ++i)
        if (const int count = count_of(rows, static_cast<Concern>(i)); count > 0)
            counts << tr("%1 %2").arg(count).arg(concern_word(static_cast<Concern>(i)));
    results_title_->setText(tr("By risk: %1").arg(QString::fromStdString(opened->run.item.id)));
    results_note_->setText(counts.join(" · "));
    const auto ending = ending_lines(opened->run, opened->edition);
    ending_->setText(ending.join('\n'));
    ending_->setVisible(!ending.isEmpty());
    QStringList state;
    if (opened->life) {
        for (const auto& held : opened->life->signatures)
            state << tr("%1: %2%3")
                         .arg(meaning_word(held.signature.statement.meaning),
                              review_.name_of(held.signature.statement.signer),
                              held.holds() ? QString() : tr(" (void)"));
        for (const auto& one : opened->life->returns)
            state
                << tr("Returned by %1: %2").arg(review_.name_of(one.returned_by), QString::fromStdString(one.comment));
    }
    for (const auto& hold : opened->holds) state << hold_words(hold);
    for (const auto& one : opened->returns)
        state << tr("Returned by %1: %2").arg(review_.name_of(one.returned_by), QString::fromStdString(one.comment));
    state_->setText(state.join('\n'));
    state_->setVisible(!state.isEmpty());
    const auto& entry = opened->entry;
    QString waits;
    if (!step)
        waits = entry.whose.name.empty()
                    ? tr("You may look at it: %1.").arg(step_words(entry.step))
                    : tr("It is %1 by %2.").arg(step_words(entry.step), review_.name_of(entry.whose));
    if (!desk_.seat.account() && meaning_of(entry.step))
        waits += " " + tr("Signatures are given by accounts; this archive has none.");
    waits_->setText(waits);
    waits_->setVisible(!waits.isEmpty());
    table_->show_rows();
}

void ReviewPage::enable_commands() {
    const auto step = review_.my_step();
    recompute_command_->setEnabled(review_.opened() != nullptr && !review_.busy());
    return_command_->setEnabled(review_.may_return());
    pages_command_->setEnabled(step && meaning_of(*step) && !review_.busy());
    // What went out was signed, and signatures are given by accounts: without them there is nothing to amend.
    const bool amends = desk_.seat.account() && desk_.seat.may(laboratory::Act::amend_report);
    amend_command_->setEnabled(amends && !review_.busy());
    amend_->setVisible(amends);
    combine_command_->setEnabled(review_.may_combine());
    mark_command_->setEnabled(review_.opened() != nullptr && notes_.can_begin());
}

void ReviewPage::show_recomputed() {
    const auto& outcome = review_.recomputed();
    recomputed_->setVisible(outcome.has_value());
    if (!outcome) return;
    set_style(recomputed_, "verdict", outcome->error || !outcome->differences.empty() ? "fail" : "pass");
    if (outcome->error) return recomputed_->setText(error_words(*outcome->error).text());
    const QString took = tr("%1 s").arg(static_cast<double>(outcome->took.count()) / 1000.0, 0, 'f', 1);
    if (outcome->differences.empty())
        return recomputed_->setText(
            tr("✓ Recomputed from the bytes: %1 values, every digit the same (%2)").arg(outcome->values).arg(took));
    QStringList lines{
        tr("✕ Recomputed from the bytes: %n difference(s) (%1)", nullptr, static_cast<int>(outcome->differences.size()))
            .arg(took)};
    for (const auto& one : outcome->differences)
        lines << tr("%1, %2: stored %3, recomputed %4")
                     .arg(QString::fromStdString(one.step), QString::fromStdString(one.field),
                          QString::fromStdString(one.stored), QString::fromStdString(one.recomputed));
    recomputed_->setText(lines.join('\n'));
}

void ReviewPage::show_told() {
    told_->setText(review_.told());
    // What a form tells at its own button is not told twice.
    told_->setVisible(!told_->text().isEmpty() && !sign_->tells_refusal() && !prepare_->tells_refusal());
    set_style(told_, "verdict", review_.went_well() ? "pass" : "fail");
    cautions_->setText(review_.cautions());
    cautions_->setVisible(!cautions_->text().isEmpty());
}

void ReviewPage::show_work() {
    const bool busy = review_.busy();
    working_->setText(busy ? review_.working() + "..." : QString());
    for (auto* widget :
         {static_cast<QWidget*>(working_), static_cast<QWidget*>(progress_), static_cast<QWidget*>(cancel_)})
        widget->setVisible(busy);
    // Where nobody knows how long, the bar only says that something goes on.
    const auto [done, all] = review_.progress();
    progress_->setRange(0, busy ? all : 1);
    progress_->setValue(busy ? done : 0);
    cancel_command_->setEnabled(busy);
    recompute_->setEnabled(!busy);
    enable_commands();
}

}  // namespace velocert::app
