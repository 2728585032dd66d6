// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/review/result_details.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/model/frame/record_words.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/review/section_html.h"
#include "app/words/decision.h"
#include "app/words/decision_rule_words.h"
#include "app/words/language.h"
#include "app/words/source_words.h"
#include "app/words/words.h"
#include "reports/content/words/words.h"

namespace velocert::app {

namespace {

/// The slider of the cursor counts in whole steps.
constexpr int cursor_steps = 1000;

}  // namespace

ResultDetails::ResultDetails(const ReviewPresenter& review, AnnotationPresenter& notes, const Look& look,
                             Questions& questions, QWidget* parent)
    : Speaking<QTabWidget>(parent),
      review_(review),
      notes_(notes),
      look_(look),
      attempts_(new QTextBrowser(this)),
      chart_page_(new QWidget(this)),
      chart_title_(make_label("title", chart_page_, true)),
      plot_(new TimePlot(look, questions, chart_page_)),
      cursor_(new QSlider(Qt::Horizontal, chart_page_)),
      mark_(new QPushButton(chart_page_)),
      cursor_words_(make_label("quiet", chart_page_, true)),
      chart_words_(make_label("quiet", chart_page_, true)),
      budget_(new QTextBrowser(this)),
      decision_(new QTextBrowser(this)),
      instruments_(new QTextBrowser(this)),
      bytes_page_(new QWidget(this)),
      captures_(new QComboBox(bytes_page_)),
      bytes_(new QPlainTextEdit(bytes_page_)),
      panel_(new AnnotationPanel(notes, look, questions, this)) {
    setObjectName("details");
    attempts_->setObjectName("details_attempts");
    budget_->setObjectName("details_budget");
    decision_->setObjectName("details_decision");
    instruments_->setObjectName("details_instruments");
    captures_->setObjectName("details_captures");
    bytes_->setObjectName("details_bytes");
    bytes_->setReadOnly(true);
    bytes_->setLineWrapMode(QPlainTextEdit::NoWrap);
    bytes_->setProperty("kind", "bytes");
    plot_->setMinimumHeight(36 * grid);
    plot_->table().leave_summary_out();
    cursor_->setObjectName("details_cursor");
    cursor_->setRange(0, cursor_steps);
    cursor_->setPageStep(cursor_steps / 20);
    mark_->setObjectName("details_mark");
    cursor_words_->setObjectName("details_at");
    auto* chart_column = new QVBoxLayout(chart_page_);
    set_gaps(chart_column, 2 * grid, grid);
    chart_title_->setObjectName("details_chart_title");
    chart_words_->setObjectName("details_chart_words");
    chart_column->addWidget(chart_title_);
    chart_column->addWidget(plot_, 1);
    auto* below = new QHBoxLayout;
    below->setSpacing(2 * grid);
    below->addWidget(cursor_, 1);
    below->addWidget(cursor_words_, 1);
    below->addWidget(mark_);
    chart_column->addLayout(below);
    chart_column->addWidget(chart_words_);
    auto* bytes = new QVBoxLayout(bytes_page_);
    set_gaps(bytes, 2 * grid, grid);
    bytes->addWidget(captures_);
    bytes->addWidget(bytes_, 1);
    for (auto* page : {static_cast<QWidget*>(attempts_), chart_page_, static_cast<QWidget*>(budget_),
                       static_cast<QWidget*>(decision_), static_cast<QWidget*>(instruments_), bytes_page_,
                       static_cast<QWidget*>(panel_)})
        addTab(page, QString());
    tabBar()->setObjectName("details_tabs");
    connect(&review_, &ReviewPresenter::selectedChanged, this, &ResultDetails::show_row);
    connect(&review_, &ReviewPresenter::openedChanged, this, &ResultDetails::show_row);
    const auto go = [this](double at) {
        const auto* shown = chart();
        if (shown == nullptr) return;
        const auto range = reports::x_range(*shown);
        at_ = std::clamp(at, range.from, range.to);
        show_cursor();
    };
    connect(plot_, &TimePlot::momentWanted, this, go);
    connect(cursor_, &QSlider::valueChanged, this, [this, go](int value) {
        if (filling_ || chart() == nullptr) return;
        const auto range = reports::x_range(*chart());
        go(range.from + (range.to - range.from) * value / cursor_steps);
    });
    connect(mark_, &QPushButton::clicked, this, &ResultDetails::annotate);
    connect(panel_, &AnnotationPanel::begun, this, [this] { setCurrentWidget(panel_); });
    connect(panel_, &AnnotationPanel::momentWanted, this, [this, go](double seconds) {
        if (const auto x = moments() != nullptr ? moments()->x_at(seconds) : std::nullopt) go(*x);
    });
    connect(&notes_, &AnnotationPresenter::changed, this, &ResultDetails::show_notes);
    connect(&notes_, &AnnotationPresenter::busyChanged, this, &ResultDetails::show_notes);
    connect(captures_, &QComboBox::currentIndexChanged, this, &ResultDetails::show_bytes);
    retranslate();
}

void ResultDetails::retranslate() {
    setTabText(0, tr("Attempts"));
    setTabText(1, tr("Chart"));
    setTabText(2, tr("Uncertainty"));
    setTabText(3, tr("Decision"));
    setTabText(4, tr("Instruments"));
    setTabText(5, tr("Bytes"));
    setTabText(6, tr("Notes"));
    setAccessibleName(tr("From the verdict to the bytes"));
    tabBar()->setAccessibleName(accessibleName());
    attempts_->setAccessibleName(tabText(0));
    cursor_->setAccessibleName(tr("Cursor in the chart"));
    mark_->setText(tr("Mark (M)"));
    mark_->setToolTip(tr("Annotate the moment at the cursor"));
    mark_->setAccessibleName(mark_->toolTip());
    budget_->setAccessibleName(tabText(2));
    decision_->setAccessibleName(tabText(3));
    instruments_->setAccessibleName(tabText(4));
    captures_->setAccessibleName(tr("Recording"));
    bytes_->setAccessibleName(tabText(5));
    show_row();
}

void ResultDetails::show_row() {
    setEnabled(review_.row() != nullptr);
    const auto* opened_now = review_.opened();
    if (const auto run = opened_now != nullptr ? opened_now->run.id : std::string(); run != notes_.run())
        notes_.show_run(run, opened_now != nullptr ? &opened_now->edition : nullptr);
    const auto* row = review_.row();
    const QString procedure = row != nullptr ? QString::fromStdString(row->procedure) : QString();
    show_attempts();
    show_sections(*budget_, {"uncertainty/" + procedure},
                  tr("No uncertainty budget: the method has none for this result, or nothing was measured."));
    show_sections(*instruments_, {"instruments", "calibrations", "deviations"}, tr("No instrument was used."));
    show_decision();
    show_chart();
    fill_captures();
}

void ResultDetails::show_sections(QTextBrowser& browser, const QStringList& ids, const QString& nothing) {
    QString html;
    if (const auto* opened = review_.opened())
        for (const auto& id : ids)
            if (const auto* section = opened->content.section(id.toStdString())) html += section_html(*section);
    browser.setHtml(html.isEmpty() ? "<p>" + nothing.toHtmlEscaped() + "</p>" : html);
}

void ResultDetails::show_attempts() {
    QString html;
    if (const auto* row = review_.row())
        for (const auto* section : review_.attempts(*row)) html += section_html(*section);
    attempts_->setHtml(html.isEmpty() ? "<p>" + tr("No attempts are on record.").toHtmlEscaped() + "</p>" : html);
}

void ResultDetails::show_decision() {
    const auto* row = review_.row();
    const auto* found = row != nullptr ? review_.assessment(*row) : nullptr;
    if (found == nullptr) {
        const QString reason = row != nullptr ? reason_words(row->reason) : QString();
        decision_->setPlainText(reason.isEmpty() ? tr("Nothing was decided.") : tr("Not decided: %1.").arg(reason));
        return;
    }
    QString html = "<p><b>" + decision_sentence(*found).toHtmlEscaped() + "</b></p><table cellpadding=\"3\">";
    const auto line = [&html](const QString& what, const QString& value) {
        if (!value.isEmpty())
            html += "<tr><td>" + what.toHtmlEscaped() + "</td><td>" + value.toHtmlEscaped() + "</td></tr>";
    };
    line(tr("Limit"), limit_words(found->limit));
    line(tr("How far the limit may be trusted"), status_word(found->limit.status));
    line(tr("Where it comes from"), source_words(found->limit.source));
    if (found->measurement) {
        line(tr("Result, every digit"), exact_words(found->measurement->value, found->limit));
        if (const auto expanded = found->measurement->expanded_uncertainty())
            line(tr("Expanded uncertainty U"), exact_words(*expanded, found->limit));
        if (found->measurement->coverage_factor)
            line(tr("Coverage factor k"), exact_words(*found->measurement->coverage_factor));
    }
    line(tr("Decision rule"), rule_words(found->rule));
    if (found->zone) line(tr("Zone"), zone_word(*found->zone));
    if (found->acceptance_limit) line(tr("Accepted up to"), exact_words(*found->acceptance_limit, found->limit));
    if (found->conformance_probability)
        line(tr("Probability of conformity"), exact_words(*found->conformance_probability));
    if (const auto risk = conformity::specific_risk(*found)) line(tr("Risk of this verdict"), exact_words(*risk));
    decision_->setHtml(html + "</table>");
}

const reports::Chart* ResultDetails::chart() const {
    const auto* row = review_.row();
    const auto* found = row != nullptr ? review_.chart(*row) : nullptr;
    return found != nullptr ? &found->chart : nullptr;
}

const reports::ChartMoments* ResultDetails::moments() const {
    const auto* row = review_.row();
    const auto* found = row != nullptr ? review_.chart(*row) : nullptr;
    return found != nullptr && found->moments.attempt != nullptr ? &found->moments : nullptr;
}

void ResultDetails::show_chart() {
    const auto* shown = chart();
    const auto* known = moments();
    for (QWidget* widget : {static_cast<QWidget*>(chart_title_), static_cast<QWidget*>(plot_),
                            static_cast<QWidget*>(cursor_), static_cast<QWidget*>(cursor_words_)})
        widget->setVisible(shown != nullptr);
    notes_.show_recording(shown != nullptr && known != nullptr
                              ? std::optional(AnnotatedRecording{*known->attempt, known->start_ns})
                              : std::nullopt);
    if (shown == nullptr) {
        chart_words_->setText(tr("No curve belongs to this result: its values stand under Attempts."));
        return show_notes();
    }
    const auto range = reports::x_range(*shown);
    at_ = std::clamp(0.0, range.from, range.to);
    const auto language = language_in_use() == Language::chinese ? reports::Language::zh : reports::Language::en;
    chart_title_->setText(QString::fromStdString(reports::print(shown->title, language)));
    chart_words_->setText(tr("Of the attempts that count, the one nearest to its limit, or furthest beyond it.") +
                          "\n" + QString::fromStdString(reports::print(shown->summary, language)));
    show_notes();
    show_cursor();
}

/// The chart with what people noted in it, as it is on record now.
void ResultDetails::show_notes() {
    mark_->setVisible(chart() != nullptr && notes_.may_annotate());
    mark_->setEnabled(notes_.can_begin());
    const auto* shown = chart();
    if (shown == nullptr) return;
    auto drawn = *shown;
    if (const auto* known = moments()) {
        reports::add_annotations(notes_.all().notes, *known, drawn);
        for (const auto& place : notes_.places())
            if (const auto x = known->x_at(place.from_s); x && place.is_mark)
                drawn.markers.push_back({{*x, reports::y_range(drawn).from},
                                         reports::ChartRole::quiet,
                                         reports::plain(place.number.toStdString())});
    }
    plot_->show_chart(std::move(drawn));
    plot_->set_moment(at_);
}

void ResultDetails::show_cursor() {
    const auto* shown = chart();
    if (shown == nullptr) return;
    const auto range = reports::x_range(*shown);
    filling_ = true;
    cursor_->setValue(static_cast<int>((at_ - range.from) / (range.to - range.from) * cursor_->maximum() + 0.5));
    filling_ = false;
    plot_->set_moment(at_);
    QStringList words{QString("%1 %2").arg(at_, 0, 'f', 2).arg(QString::fromStdString(shown->x.unit))};
    const auto* known = moments();
    if (const auto* moment = known != nullptr ? known->at(at_) : nullptr) {
        words << tr("%1 s").arg(moment->at_s, 0, 'f', 3);
        if (moment->shown.has_value()) words << reading_words(moment->shown);
    } else {
        words << tr("no reading here");
    }
    cursor_words_->setText(words.join("  ·  "));
}

void ResultDetails::annotate() {
    const auto* known = moments();
    const auto* moment = known != nullptr ? known->at(at_) : nullptr;
    if (moment == nullptr || !notes_.can_begin()) return;
    notes_.begin(moment->at_s, noted_reading(moment->shown, known->role));
}

void ResultDetails::fill_captures() {
    captures_->blockSignals(true);
    captures_->clear();
    shown_captures_.clear();
    if (const auto* row = review_.row())
        for (const auto& attempt : review_.opened()->run.step_runs) {
            if (attempt.procedure != row->procedure || std::ranges::find(row->steps, attempt.step) == row->steps.end())
                continue;
            for (const auto& capture : attempt.captures) {
                shown_captures_.push_back(capture);
                const QString role = role_title(review_.opened()->edition, capture.role);
                // The step is said where there are several; of one it stands above.
                captures_->addItem(
                    row->steps.size() == 1
                        ? tr("attempt %1, %2: %3 bytes received").arg(attempt.number).arg(role).arg(capture.received)
                        : tr("%1, %2: %3 bytes received")
                              .arg(attempt_title(review_.opened()->edition, attempt), role)
                              .arg(capture.received),
                    QString::fromStdString(attempt.step));
            }
        }
    captures_->blockSignals(false);
    captures_->setVisible(!shown_captures_.empty());
    show_bytes();
}

void ResultDetails::show_bytes() {
    const auto index = static_cast<std::size_t>(std::max(0, captures_->currentIndex()));
    if (index >= shown_captures_.size()) {
        bytes_->setPlainText(tr("No bytes: nothing was recorded from an instrument here."));
        return;
    }
    const auto listing = review_.bytes(shown_captures_[index]);
    if (!listing) {
        bytes_->setPlainText(error_words(listing.error()).text());
        return;
    }
    QStringList lines;
    for (const auto& line : listing->lines)
        lines << QString("%1  %2  %3  %4")
                     .arg(line.time, 12)
                     .arg(line.received ? QStringLiteral("←") : QStringLiteral("→"), line.hex.leftJustified(47),
                          line.text);
    if (listing->left > 0) lines << tr("... and %1 more lines").arg(listing->left);
    if (!listing->complete) lines << tr("The recording breaks off here: it was not closed in order.");
    bytes_->setPlainText(lines.join('\n'));
}

}  // namespace velocert::app
