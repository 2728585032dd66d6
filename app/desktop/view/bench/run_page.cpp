// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/run_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/model/bench/running/step_help.h"
#include "app/desktop/view/frame/workspace.h"
#include "app/desktop/view/parts/least_size.h"
#include "app/desktop/view/parts/sign_delegate.h"

namespace velocert::app {
namespace {

constexpr int least_steps = 75 * grid;
constexpr int least_attempts = 72 * grid;
constexpr int most_beside = 110 * grid;
constexpr int most_state = 16 * grid;

/// A step on as many lines as its title takes in the column; a tree tells its delegate no width.
class StepDelegate final : public SignDelegate {
  public:
    StepDelegate(const Look& look, QTreeView& tree)
        : SignDelegate(look, {StepTreeModel::sign_role, StepTreeModel::current_role, -1, -1}, &tree), tree_(tree) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        auto fitted = option;
        int depth = 0;
        for (auto at = index.parent(); at.isValid(); at = at.parent()) ++depth;
        const int column = tree_.header()->sectionSize(index.column());
        // Where it is the step in work it stands in bold, and needs the room of that.
        fitted.font.setBold(true);
        fitted.fontMetrics = QFontMetrics(fitted.font);
        if (index.column() != 0) {
            fitted.rect = {};
            fitted.features &= ~QStyleOptionViewItem::ViewItemFeatures(QStyleOptionViewItem::WrapText);
            return of_result(fitted, displayText(index.data(Qt::DisplayRole), fitted.locale),
                             SignDelegate::sizeHint(fitted, index));
        }
        // Without a height it is no rectangle, and nothing would wrap in it.
        fitted.rect = QRect(0, 0, column - depth * tree_.indentation(), 7 * grid);
        fitted.features |= QStyleOptionViewItem::WrapText;
        return SignDelegate::sizeHint(fitted, index);
    }

  private:
    /// What came of a step takes a second line before it takes the room of the titles. No word of it is broken, and no
    /// value is parted from its unit.
    [[nodiscard]] static QSize of_result(const QStyleOptionViewItem& option, const QString& text, QSize in_one_line) {
        const int width = option.fontMetrics.horizontalAdvance(text);
        if (width <= most_state || text.isEmpty() || !text.front().isLetter()) return in_one_line;
        const QRect words =
            option.fontMetrics.boundingRect(QRect(0, 0, most_state, 100 * grid), Qt::TextWordWrap, text);
        // Around them what the style sheet leaves free, and the line between two rows: with a pixel less Qt draws one.
        return {in_one_line.width() - width + words.width(),
                std::max(in_one_line.height(), words.height() + 2 * grid + 2)};
    }

    const QTreeView& tree_;
};

}  // namespace

RunPage::RunPage(RunPresenter& run, BenchMarks& marks, const OtherScans& scans, const Look& look, Questions& questions,
                 int guard_ms, QWidget* parent)
    : Speaking<QWidget>(parent),
      run_(run),
      marks_(marks),
      look_(look),
      steps_title_(make_label("title", this)),
      coverage_(new CoverageBar(look, this)),
      covered_(make_label("quiet", this, true)),
      tree_(new QTreeView(this)),
      attempts_title_(make_label("title", this, true)),
      attempts_note_(make_label("quiet", this, true)),
      table_(new QTableView(this)),
      task_(new TaskPanel(run, look, questions, guard_ms, this)),
      picture_(new PromptPicture(this)),
      large_(new LargePicture(this)),
      picture_command_(make_command(this, "command_picture", QKeySequence(Qt::Key_F6))),
      centre_(new QVBoxLayout),
      row_(new QHBoxLayout),
      plot_(new LivePlot(run, marks, look, this)),
      card_(new CentreCard(look, this)),
      marking_(new QWidget(this)),
      mark_(new QPushButton(marking_)),
      freeze_(new QPushButton(marking_)),
      bar_(new ChartBar(plot_->view(), questions, marking_)),
      marked_(make_label("quiet", marking_, true)),
      room_(new QWidget(this)),
      stops_(new StopBar(run, this)),
      banner_(new Banner(run, look, this)) {
    setProperty("kind", "page");
    auto* centre = centre_;
    centre->setSpacing(2 * grid);
    centre->addWidget(task_);
    centre->addWidget(picture_, 1);
    centre->addWidget(plot_, 1);
    centre->addWidget(marking_);
    centre->addWidget(card_, 1);
    centre->addWidget(room_, 1);
    centre->addWidget(stops_);
    auto* row = row_;
    row->setSpacing(2 * grid);
    row->addWidget(steps_panel());
    row->addLayout(centre, 1);
    row->addWidget(attempts_panel());
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 2 * grid, 2 * grid);
    column->addLayout(row, 1);
    column->addWidget(banner_);
    connect(&scans, &OtherScans::changed, this, [this, &scans] { task_->tell(scans.note()); });
    connect(picture_, &PromptPicture::pressed, picture_command_, &QAction::trigger);
    connect(picture_command_, &QAction::triggered, this, &RunPage::switch_picture);
    connect(task_, &TaskPanel::resized, this, [this] { place_picture(place_); });
    connect(&run_, &RunPresenter::attemptsChanged, this, &RunPage::show_attempts);
    connect(&run_, &RunPresenter::taskChanged, this, &RunPage::follow);
    mark_->setObjectName("bench_mark");
    marked_->setObjectName("bench_marked");
    // The task keeps the keyboard: the key M is enough, and the button is for the hand.
    mark_->setFocusPolicy(Qt::TabFocus);
    for (auto* button : {mark_, freeze_}) button->setProperty("hand", "glove");
    auto* marking = new QHBoxLayout(marking_);
    set_gaps(marking, 0, glove_gap);
    marking->addWidget(mark_);
    marking->addWidget(freeze_);
    marking->addWidget(marked_, 1);
    marking->addWidget(bar_, 1);
    freeze_->setObjectName("bench_freeze");
    freeze_->setFocusPolicy(Qt::TabFocus);
    bar_->set_values([this] { return plot_->values(); });
    connect(freeze_, &QPushButton::clicked, this, [this] { plot_->set_frozen(!plot_->frozen()); });
    connect(plot_, &LivePlot::frozenChanged, this, &RunPage::show_freeze);
    connect(&run_, &RunPresenter::liveChanged, this, &RunPage::show_freeze);
    connect(mark_, &QPushButton::clicked, &marks_, &BenchMarks::mark);
    connect(&marks_, &BenchMarks::changed, this, &RunPage::show_marks);
    connect(&run_, &RunPresenter::liveChanged, this, &RunPage::show_marks);
    connect(&run_, &RunPresenter::taskChanged, this, &RunPage::show_centre);
    connect(&run_, &RunPresenter::taskChanged, this, &RunPage::order_keyboard);
    connect(&run_, &RunPresenter::plotReset, this, &RunPage::show_centre);
    connect(&run_.steps(), &QAbstractItemModel::modelReset, this, &RunPage::follow);
    // What came of a step takes its room from the titles.
    connect(
        &run_.steps(), &QAbstractItemModel::dataChanged, tree_,
        [this](const QModelIndex& first) {
            if (!first.parent().isValid()) tree_->doItemsLayout();
        },
        Qt::QueuedConnection);
    connect(&run_.steps(), &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& first) {
        // Once for all rows: the procedures are told before their steps.
        if (!first.parent().isValid()) show_progress();
    });
    connect(&run_, &RunPresenter::bannerChanged, this, &RunPage::show_centre);
    connect(&run_, &RunPresenter::bannerChanged, this, &RunPage::show_progress);
    connect(&look_, &Look::changed, this, [this] {
        show_centre();
        tree_->viewport()->update();
        table_->viewport()->update();
    });
    retranslate();
}

QWidget* RunPage::steps_panel() {
    auto* panel = new QFrame(this);
    steps_panel_ = panel;
    panel->setProperty("kind", "panel");
    panel->setFixedWidth(least_steps);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(1, 3 * grid, 1, 1);
    column->setSpacing(2 * grid);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(3 * grid, 0, 3 * grid, 0);
    head->setSpacing(2 * grid);
    head->addWidget(steps_title_);
    head->addWidget(coverage_);
    head->addWidget(covered_);
    column->addLayout(head);
    column->addWidget(tree_, 1);
    covered_->setObjectName("covered");
    tree_->setObjectName("steps");
    tree_->setModel(&run_.steps());
    tree_->setHeaderHidden(true);
    tree_->setRootIsDecorated(false);
    tree_->setItemsExpandable(false);
    tree_->setIndentation(4 * grid);
    tree_->setWordWrap(true);
    tree_->setTextElideMode(Qt::ElideNone);
    tree_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    tree_->setItemDelegate(new StepDelegate(look_, *tree_));
    // Not from within: a tree that is being laid out takes no other layout.
    connect(
        tree_->header(), &QHeaderView::sectionResized, tree_, [this] { tree_->doItemsLayout(); }, Qt::QueuedConnection);
    tree_->header()->setStretchLastSection(false);
    tree_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    connect(tree_, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (const auto step = run_.steps().step_at(index)) run_.look_at(step->first, step->second);
    });
    connect(tree_, &QTreeView::clicked, tree_, &QTreeView::activated);
    // Help is of the line that the keyboard stands on, not of the step in work.
    connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        const auto& steps = run_.steps();
        const auto step = steps.step_at(index.parent().isValid() ? index : steps.index(0, 0, index));
        tree_->setProperty("help", step ? QVariant(step_help(run_, step->first, step->second)) : QVariant());
    });
    return panel;
}

QWidget* RunPage::attempts_panel() {
    auto* panel = new QFrame(this);
    attempts_panel_ = panel;
    panel->setProperty("kind", "panel");
    panel->setFixedWidth(least_attempts);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(1, 3 * grid, 1, 1);
    column->setSpacing(grid);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(3 * grid, 0, 3 * grid, 0);
    head->setSpacing(grid);
    head->addWidget(attempts_title_);
    head->addWidget(attempts_note_);
    column->addLayout(head);
    column->addWidget(table_, 1);
    table_->setObjectName("attempts");
    table_->setModel(&run_.attempts());
    table_->setShowGrid(false);
    table_->setWordWrap(true);
    table_->setTextElideMode(Qt::ElideNone);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(7 * grid);
    table_->verticalHeader()->setMinimumSectionSize(7 * grid);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->setItemDelegate(new SignDelegate(
        look_, {AttemptsModel::sign_role, -1, AttemptsModel::struck_role, AttemptsModel::note_role}, this));
    connect(&run_.attempts(), &QAbstractItemModel::modelReset, this, &RunPage::lay_out_attempts);
    // The verdict has what the figures leave, which is known once the columns are laid out.
    connect(&run_.attempts(), &QAbstractItemModel::modelReset, this, &RunPage::lay_out_attempts, Qt::QueuedConnection);
    return panel;
}

void RunPage::lay_out_attempts() {
    table_->clearSpans();
    const auto& model = run_.attempts();
    const QRect room(0, 0, attempts_panel_->width() - 6 * grid, 1000);
    for (int row = 0; row < model.rowCount(); ++row) {
        const bool note = model.index(row, 0).data(AttemptsModel::note_role).toBool();
        if (note && model.columnCount() > 1) table_->setSpan(row, 0, 1, model.columnCount());
        if (!note) {
            table_->resizeRowToContents(row);
            continue;
        }
        // A reason is read to its end, on as many lines as it takes.
        const int text =
            table_->fontMetrics().boundingRect(room, Qt::TextWordWrap, model.index(row, 0).data().toString()).height();
        // Above and below it what the style sheet leaves free, and the line between two rows.
        table_->setRowHeight(row, std::max(7 * grid, text + 2 * grid + 2));
    }
    table_->scrollToBottom();
    share_width();
}

/// What the table takes so that no figure and no word is cut: the words of a verdict go on in a second line, a word
/// does not.
int RunPage::attempts_wish() const {
    const auto& model = run_.attempts();
    const int verdict = model.columnCount() - 1;
    if (verdict < 1) return 0;
    int figures = 0;
    for (int column = 0; column < verdict; ++column) figures += table_->columnWidth(column);
    constexpr int sign = 10 * grid;  // with what is free around it and behind the word
    int longest = table_->horizontalHeader()->sectionSizeHint(verdict);
    for (int row = 0; row < model.rowCount(); ++row)
        for (const auto& word : model.index(row, verdict).data().toString().split(' '))
            longest = std::max(longest, table_->fontMetrics().horizontalAdvance(word) + sign);
    return figures + longest + 2 * table_->frameWidth() + 2;
}

/// What a wide window has over goes to the lists on both sides, too: their words then stand in one line. The attempts
/// have in any window what their figures and words take.
void RunPage::share_width() {
    constexpr int part = 5;
    const int steps = std::clamp(width() / part, least_steps, most_beside);
    const int attempts = std::clamp(std::max(width() / part, attempts_wish()), least_attempts, most_beside);
    if (steps_panel_->width() == steps && attempts_panel_->width() == attempts) return;
    steps_panel_->setFixedWidth(steps);
    attempts_panel_->setFixedWidth(attempts);
    QTimer::singleShot(0, this, &RunPage::lay_out_attempts);
}

/// The keyboard meets the task first, then what belongs to it, then what is for reading. The stops have keys of their
/// own and no place among these: whoever goes on by Tab and Enter never ends a run by it.
void RunPage::order_keyboard() {
    auto order = task_->controls();
    order.insert(order.begin(), task_);
    for (QWidget* next :
         {static_cast<QWidget*>(coverage_), static_cast<QWidget*>(tree_), static_cast<QWidget*>(&card_->list()),
          static_cast<QWidget*>(mark_), static_cast<QWidget*>(freeze_), static_cast<QWidget*>(&plot_->view()),
          static_cast<QWidget*>(bar_), static_cast<QWidget*>(table_)})
        order.push_back(next);
    for (QWidget* next : {banner_->report_button(), banner_->folder_button()}) order.push_back(next);
    set_reading_order(order);
}

QSize RunPage::minimumSizeHint() const { return least_size(*this); }

void RunPage::retranslate() {
    freeze_->setText({});
    tree_->setAccessibleName(tr("Steps"));
    picture_command_->setText(tr("The picture in large, or small again"));
    picture_->setToolTip(tr("F6 or a click: in large"));
    mark_->setText(tr("Mark (M)"));
    mark_->setToolTip(tr("Mark this moment; words and signature come later, in Review"));
    mark_->setAccessibleName(mark_->toolTip());
    table_->setAccessibleName(tr("Attempts"));
    show_freeze();
    show_progress();
    show_attempts();
    show_centre();
    order_keyboard();
}

void RunPage::show_centre() {
    setProperty("help", step_help(run_));
    const Task task = run_.task();
    const auto before = std::pair(picture_->name(), picture_->drawing());
    picture_->show_picture(task.picture, task.drawing, task.text);
    const bool pictured = picture_->has_picture();
    picture_command_->setEnabled(pictured);
    if (std::pair(picture_->name(), picture_->drawing()) != before || !pictured) large_->hide();
    place_for(task);
    // What the run came to stands before the curve of whatever step came last.
    const bool over = task.kind == Task::Kind::ended && !run_.run().results.empty();
    const bool measured = !over && !pictured && run_.plot().kind != PlotScene::Kind::none;
    // The one thing to do now: while values are asked for there is no curve to watch, and they need its room.
    const bool plotted = measured && task.fields.empty();
    plot_->setVisible(plotted);
    marking_->setVisible(plotted);
    show_marks();
    // Fields and picture beside each other take all of it.
    const bool told = !measured && !pictured;
    const bool free = !plotted && !pictured;
    card_->show_facts(told ? centre_facts(run_, review_key_) : CentreFacts{});
    card_->setVisible(told && card_->has_facts());
    room_->setVisible(free && !(told && card_->has_facts()));
}

void RunPage::place_for(const Task& task) {
    const bool answers = picture_->has_picture() && !task.fields.empty();
    if (!answers) return place_picture(Place::below);
    place_picture(narrow_ == task.serial ? Place::aside : Place::beside);
    // How high the fields are is known once they are laid out, which takes several turns.
    constexpr int laid_out_ms = 30;
    QTimer::singleShot(laid_out_ms, this, &RunPage::look_for_room);
}

void RunPage::look_for_room() {
    if (place_ != Place::beside || !isVisible() || !task_->fields_scroll()) return;
    narrow_ = run_.task().serial;
    place_picture(Place::aside);
}

void RunPage::place_picture(Place place) {
    switch (place) {
        case Place::below: picture_->set_column(0); break;
        case Place::beside: picture_->set_column(task_->inner_width()); break;
        case Place::aside: picture_->set_width(attempts_panel_->width() - 6 * grid); break;
    }
    if (place == place_) return;
    place_ = place;
    const bool visible = picture_->isVisibleTo(picture_->parentWidget());
    switch (place) {
        case Place::below: centre_->insertWidget(1, picture_, 1); break;
        case Place::beside: task_->beside_fields().addWidget(picture_, 0, Qt::AlignTop); break;
        case Place::aside:
            static_cast<QVBoxLayout*>(attempts_panel_->layout())->addWidget(picture_, 0, Qt::AlignHCenter);
            break;
    }
    picture_->setVisible(visible);
}

void RunPage::switch_picture() {
    if (large_->isVisible() || !picture_->has_picture()) return large_->hide();
    // All but the stops and the verdict, which stay in sight.
    QRect place = row_->geometry();
    place.setBottom(stops_->mapTo(this, QPoint()).y() - 2 * grid);
    large_->show_over(place, *picture_);
}

void RunPage::resizeEvent(QResizeEvent* event) {
    Speaking<QWidget>::resizeEvent(event);
    large_->hide();
    share_width();
    // In another window there may be room again.
    narrow_ = -1;
    place_for(run_.task());
}

void RunPage::set_review_key(const QString& key) {
    review_key_ = key;
    show_centre();
}

void RunPage::show_marks() {
    mark_->setEnabled(marks_.can_mark());
    const auto note = marks_.note();
    if (marked_->text() == note) return;
    marked_->setText(note);
    set_style(marked_, "verdict", marks_.went_well() ? "" : "fail");
}

void RunPage::show_freeze() {
    const bool frozen = plot_->frozen();
    freeze_->setEnabled(frozen || plot_->can_freeze());
    const QString text = frozen ? tr("Go on (F9)") : tr("Freeze (F9)");
    if (freeze_->text() == text) return;
    freeze_->setText(text);
    freeze_->setToolTip(frozen ? tr("Draws what is measured again")
                               : tr("Holds the plot as it is; the measurement goes on"));
    freeze_->setAccessibleName(frozen ? tr("Let the plot go on") : tr("Freeze the plot"));
}

void RunPage::show_progress() {
    const auto [done, all] = run_.steps().progress();
    steps_title_->setText(tr("Steps  %1 / %2").arg(done).arg(all));
    if (!run_.order()) return;
    const auto& order = *run_.order();
    coverage_->show_clauses(coverage(order.edition, order.item.traits, order.procedures, run_.run()));
    covered_->setText(tr("Clauses: %1").arg(coverage_->words().join(" · ")));
}

void RunPage::show_attempts() {
    attempts_title_->setText(run_.attempts_title());
    attempts_note_->setText(run_.attempts_note());
    attempts_note_->setVisible(!attempts_note_->text().isEmpty());
}

void RunPage::follow() {
    tree_->expandAll();
    show_progress();
    // Once for each step: whoever then looks elsewhere is left there.
    auto now = run_.current_step();
    if (now == followed_) return;
    followed_ = std::move(now);
    if (const auto index = run_.steps().index_of(followed_.first, followed_.second); index.isValid())
        tree_->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

}  // namespace velocert::app
