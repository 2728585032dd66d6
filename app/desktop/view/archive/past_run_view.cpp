// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/archive/past_run_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include "app/desktop/model/frame/record_words.h"
#include "app/words/language.h"
#include "app/words/words.h"
#include "reports/content/words/words.h"

namespace velocert::app {
namespace {

/// The slider counts in whole steps: a thousand and more, each a moment.
constexpr int slider_steps = 2000;

QFrame* make_panel(QWidget* parent) {
    auto* panel = new QFrame(parent);
    panel->setProperty("kind", "panel");
    return panel;
}

}  // namespace

PastRunView::PastRunView(PastRunPresenter& run, AnnotationPresenter& notes, const Look& look, Questions& questions,
                         QWidget* parent)
    : Speaking<QWidget>(parent),
      run_(run),
      notes_(notes),
      look_(look),
      back_(new QPushButton(this)),
      title_(make_label("title", this)),
      verdict_(new Pill(look, this)),
      recompute_(new QPushButton(this)),
      export_(new QPushButton(this)),
      compare_(new QPushButton(this)),
      attempts_title_(make_label("title", this)),
      attempts_(new QListWidget(this)),
      facts_title_(make_label("title", this)),
      facts_(new FactTable(look, "run_facts", this)),
      attempt_title_(make_label("title", this)),
      captures_(new QComboBox(this)),
      measurands_(new QComboBox(this)),
      plot_(new TimePlot(look, questions, this)),
      moment_(new QSlider(Qt::Horizontal, this)),
      prompt_(make_label("quiet", this, true)),
      values_(make_label("title", this, true)),
      mark_(new QPushButton(this)),
      below_(new QTabWidget(this)),
      bytes_(new QTableView(this)),
      panel_(new AnnotationPanel(notes, look, questions, this)),
      attempt_facts_title_(make_label("title", this)),
      attempt_facts_(new FactTable(look, "attempt_facts", this)),
      trouble_(make_label("problem", this, true)) {
    back_->setObjectName("run_back");
    recompute_->setObjectName("run_recompute");
    export_->setObjectName("run_export");
    compare_->setObjectName("run_compare");
    title_->setObjectName("run_title");
    verdict_->setObjectName("run_verdict");
    auto* head = new QHBoxLayout;
    head->setSpacing(2 * grid);
    head->addWidget(back_);
    head->addWidget(title_);
    head->addWidget(verdict_);
    head->addStretch(1);
    head->addWidget(recompute_);
    head->addWidget(export_);
    head->addWidget(compare_);
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * grid);
    row->addWidget(left_panel());
    row->addWidget(centre_panel(), 1);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 0, 2 * grid);
    column->addLayout(head);
    column->addLayout(row, 1);
    connect(back_, &QPushButton::clicked, this, &PastRunView::backWanted);
    connect(recompute_, &QPushButton::clicked, this, &PastRunView::recomputeWanted);
    connect(export_, &QPushButton::clicked, this, &PastRunView::exportWanted);
    connect(compare_, &QPushButton::clicked, this, &PastRunView::compareWanted);
    connect(&run_, &PastRunPresenter::opened, this, &PastRunView::show_run);
    connect(&run_, &PastRunPresenter::attemptChanged, this, &PastRunView::show_attempt);
    connect(&run_, &PastRunPresenter::momentChanged, this, &PastRunView::show_moment);
    retranslate();
}

QWidget* PastRunView::left_panel() {
    auto* panel = make_panel(this);
    panel->setFixedWidth(84 * grid);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(1, 3 * grid, 1, 1);
    column->setSpacing(grid);
    for (auto* label : {attempts_title_, facts_title_, attempt_facts_title_}) label->setIndent(3 * grid);
    attempts_->setObjectName("run_attempts");
    attempts_->setUniformItemSizes(true);
    column->addWidget(attempts_title_);
    column->addWidget(attempts_, 2);
    // A line between the lists: what is cut off by one's edge is not taken for the first of the next.
    const auto line = [&] {
        auto* between = new QFrame(panel);
        between->setProperty("kind", "line");
        column->addWidget(between);
        column->addSpacing(grid);
    };
    line();
    column->addWidget(attempt_facts_title_);
    column->addWidget(attempt_facts_, 3);
    line();
    column->addWidget(facts_title_);
    column->addWidget(facts_, 3);
    connect(attempts_, &QListWidget::currentRowChanged, this, [this](int row) {
        if (!filling_ && row >= 0) run_.look_at(row);
    });
    return panel;
}

QWidget* PastRunView::centre_panel() {
    auto* panel = make_panel(this);
    auto* column = new QVBoxLayout(panel);
    set_gaps(column, 3 * grid, 2 * grid);
    attempts_->setIconSize(QSize(14, 14));
    for (auto* combo : {captures_, measurands_}) combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    captures_->setObjectName("run_capture");
    measurands_->setObjectName("run_measurand");
    auto* head = new QHBoxLayout;
    head->setSpacing(2 * grid);
    head->addWidget(attempt_title_, 1);
    head->addWidget(captures_);
    head->addWidget(measurands_);
    moment_->setObjectName("run_moment");
    moment_->setRange(0, slider_steps);
    moment_->setPageStep(slider_steps / 20);
    prompt_->setObjectName("run_prompt");
    values_->setObjectName("run_values");
    trouble_->setObjectName("run_trouble");
    set_up_table(*bytes_, "run_bytes", look_, WireModel::sign_role);
    bytes_->setModel(&run_.wire());
    bytes_->horizontalHeader()->setStretchLastSection(true);
    column->addLayout(head);
    column->addWidget(trouble_);
    // Room for the words at limit, gate and trigger and for what the axes are, also on a small screen; while an
    // annotation is written, it needs that room.
    const auto share = [this] {
        const bool annotates = below_->currentWidget() == panel_;
        plot_->setMinimumHeight((annotates ? 36 : 54) * grid);
        // What is not in front asks for no room.
        panel_->setSizePolicy(QSizePolicy::Preferred, annotates ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    };
    connect(below_, &QTabWidget::currentChanged, this, share);
    share();
    column->addWidget(plot_, 5);
    mark_->setObjectName("run_mark");
    auto* cursor = new QHBoxLayout;
    cursor->setSpacing(2 * grid);
    cursor->addWidget(moment_, 1);
    cursor->addWidget(mark_);
    below_->setObjectName("run_below");
    below_->tabBar()->setObjectName("run_below_tabs");
    below_->addTab(bytes_, QString());
    below_->addTab(panel_, QString());
    column->addLayout(cursor);
    column->addWidget(values_);
    column->addWidget(prompt_);
    column->addWidget(below_, 4);
    plot_->bar().set_record([this] { return record_words(); });
    connect(mark_, &QPushButton::clicked, this, &PastRunView::annotate);
    connect(panel_, &AnnotationPanel::begun, this, [this] { below_->setCurrentWidget(panel_); });
    // What is written about a moment needs the room of what was asked then.
    connect(below_, &QTabWidget::currentChanged, this,
            [this] { prompt_->setVisible(below_->currentWidget() != panel_); });
    connect(panel_, &AnnotationPanel::momentWanted, &run_, &PastRunPresenter::move_to);
    connect(&notes_, &AnnotationPresenter::changed, this, &PastRunView::show_notes);
    connect(&notes_, &AnnotationPresenter::busyChanged, this, &PastRunView::show_notes);
    connect(captures_, &QComboBox::activated, &run_, &PastRunPresenter::choose_capture);
    connect(measurands_, &QComboBox::activated, &run_, &PastRunPresenter::choose_measurand);
    connect(plot_, &TimePlot::momentWanted, this, [this](double place) { run_.move_to(run_.moment_at(place)); });
    connect(moment_, &QSlider::valueChanged, this, [this](int value) {
        if (!filling_ && run_.timeline()) run_.move_to(run_.timeline()->length_s * value / slider_steps);
    });
    // Only the current row: a selection that follows the moment must not move the moment.
    connect(bytes_, &QTableView::clicked, this, [this](const QModelIndex& index) { run_.move_to_row(index.row()); });
    connect(bytes_, &QTableView::activated, this, [this](const QModelIndex& index) { run_.move_to_row(index.row()); });
    return panel;
}

void PastRunView::retranslate() {
    back_->setText(tr("Back to the list"));
    recompute_->setText(tr("Recompute"));
    export_->setText(tr("Export …"));
    compare_->setText(tr("Compare with another run"));
    attempts_title_->setText(tr("Attempts"));
    attempts_->setAccessibleName(tr("Attempts"));
    facts_title_->setText(tr("Run"));
    facts_->setAccessibleName(tr("Facts of the run"));
    attempt_facts_title_->setText(tr("Attempt"));
    attempt_facts_->setAccessibleName(tr("Facts of the attempt"));
    captures_->setAccessibleName(tr("Instrument"));
    measurands_->setAccessibleName(tr("Measurand"));
    moment_->setAccessibleName(tr("Moment"));
    bytes_->setAccessibleName(tr("Bytes on the wire"));
    below_->setTabText(0, tr("Bytes on the wire"));
    below_->setAccessibleName(tr("Bytes and annotations"));
    below_->tabBar()->setAccessibleName(below_->accessibleName());
    mark_->setText(tr("Mark (M)"));
    mark_->setToolTip(tr("Annotate the moment in view"));
    mark_->setAccessibleName(mark_->toolTip());
    run_.retranslate();
}

void PastRunView::show_run() {
    filling_ = true;
    attempts_->clear();
    const auto& past = run_.run();
    notes_.show_run(past ? past->run.id : std::string(), past ? &past->edition : nullptr);
    if (past) {
        for (const auto& attempt : past->run.step_runs) {
            auto* item = new QListWidgetItem(look_.icon(sign_of(attempt.result.verdict), 14),
                                             attempt_title(*past, attempt), attempts_);
            item->setToolTip(item->text());
        }
        title_->setText(run_title(*past));
        // What counts for nothing does not stand there as a pass.
        if (past->voided.empty())
            verdict_->show_text(sign_of(past->run.verdict), verdict_word(past->run.verdict));
        else
            verdict_->show_text(Sign::open, tr("VOIDED: counts for nothing"));
        facts_->show_facts(facts_of(*past));
    }
    attempts_->setCurrentRow(run_.attempt());
    filling_ = false;
    for (auto* button : {recompute_, export_, compare_}) button->setEnabled(past.has_value());
    verdict_->setVisible(past.has_value());
    show_attempt();
}

void PastRunView::fill_combos() {
    captures_->clear();
    measurands_->clear();
    if (!run_.timeline()) return;
    for (const auto& capture : run_.timeline()->captures)
        captures_->addItem(role_title(run_.run()->edition, capture.role) + " · " +
                           QString::fromStdString(capture.header.driver));
    captures_->setCurrentIndex(run_.capture());
    if (const auto* capture = run_.shown_capture())
        for (const auto measurand : capture->measurands())
            measurands_->addItem(tr("%1 over time").arg(in_words(reports::words(measurand))));
    // The rest of an attempt runs along time, prompts and bytes; the limit of a ride stands at a distance.
    if (run_.has_distance()) measurands_->addItem(tr("speed over distance, with the limit"));
    measurands_->setCurrentIndex(run_.measurand());
}

void PastRunView::show_attempt() {
    const auto& past = run_.run();
    const int at = run_.attempt();
    const auto& error = run_.error();
    trouble_->setVisible(error.has_value());
    if (error) {
        const auto words = error_words(*error);
        trouble_->setText(words.happened + " " + words.remedy + "\n" + words.detail);
    }
    if (past && at >= 0) {
        const auto& attempt = past->run.step_runs[static_cast<std::size_t>(at)];
        attempt_title_->setText(attempt_title(*past, attempt));
        attempt_facts_->show_facts(facts_of(*past, attempt));
    } else {
        attempt_title_->setText(past ? tr("The run ended before its first attempt.") : QString());
        attempt_facts_->show_facts({});
    }
    filling_ = true;
    fill_combos();
    filling_ = false;
    const bool there = run_.shown_capture() != nullptr;
    for (QWidget* widget : {static_cast<QWidget*>(captures_), static_cast<QWidget*>(measurands_),
                            static_cast<QWidget*>(moment_), static_cast<QWidget*>(bytes_)})
        widget->setEnabled(there);
    if (there && at >= 0)
        notes_.show_recording(
            AnnotatedRecording{past->run.step_runs[static_cast<std::size_t>(at)], run_.timeline()->start_ns});
    else
        notes_.show_recording(std::nullopt);
    show_plot();
    if (there) {
        bytes_->resizeColumnsToContents();
        bytes_->horizontalHeader()->setStretchLastSection(true);
    }
    show_moment();
}

QString PastRunView::record_words() const {
    const auto& past = run_.run();
    if (!past || run_.attempt() < 0) return {};
    const auto& attempt = past->run.step_runs[static_cast<std::size_t>(run_.attempt())];
    QStringList parts{QString::fromStdString(past->run.item.id), QString::fromStdString(past->run.id),
                      attempt_title(*past, attempt)};
    if (past->run.station.is_virtual || past->run.specimen) parts << specimen_words();
    return parts.join(" · ");
}

void PastRunView::show_plot() {
    auto chart = run_.chart();
    if (const auto* capture = run_.shown_capture(); capture != nullptr && run_.over_distance())
        annotate_distance(
            notes_.places(), [this](double seconds) { return run_.place_of(seconds); }, chart);
    else if (capture != nullptr)
        annotate_chart(notes_.places(), *capture, run_.measurand(), chart);
    plot_->show_chart(std::move(chart));
}

void PastRunView::show_notes() {
    below_->setTabText(1, panel_->count() == 0 ? tr("Annotations") : tr("Annotations (%1)").arg(panel_->count()));
    mark_->setVisible(notes_.may_annotate());
    mark_->setEnabled(notes_.can_begin());
    if (run_.run()) show_plot();
}

void PastRunView::set_may_export(bool may) {
    export_->setVisible(may);
    plot_->bar().set_may_save_values(may);
}

void PastRunView::annotate() {
    const auto* capture = run_.shown_capture();
    if (capture == nullptr || !notes_.can_begin()) return;
    const auto measurands = capture->measurands();
    // Over the distance it is the speed that stands there.
    const int chosen = run_.over_distance() ? run_.opening() : run_.measurand();
    const auto index = static_cast<std::size_t>(std::max(chosen, 0));
    std::optional<records::NotedReading> reading;
    if (index < measurands.size())
        if (const auto* shown = AttemptTimeline::shown_at(*capture, measurands[index], run_.moment()))
            reading = noted_reading(*shown, capture->role);
    notes_.begin(run_.moment(), std::move(reading));
}

void PastRunView::show_moment() {
    plot_->set_moment(run_.place_of(run_.moment()));
    prompt_->setText(run_.reading() ? tr("Reading the bytes …") : run_.prompt_now());
    values_->setText(run_.values_now());
    if (!run_.timeline()) return;
    filling_ = true;
    const double length = run_.timeline()->length_s;
    moment_->setValue(length > 0 ? static_cast<int>(run_.moment() / length * slider_steps + 0.5) : 0);
    filling_ = false;
    const int row = run_.row();
    if (row < 0) return bytes_->clearSelection();
    const auto index = run_.wire().index(row, 0);
    bytes_->setCurrentIndex(index);
    bytes_->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

}  // namespace velocert::app
