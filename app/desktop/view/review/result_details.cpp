// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/review/result_details.h"

#include <qcustomplot.h>

#include <QFontDatabase>
#include <QVBoxLayout>

#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/review/section_html.h"
#include "app/words/decision.h"
#include "app/words/decision_rule_words.h"
#include "app/words/language.h"
#include "app/words/words.h"
#include "reports/charts/chart_painter.h"

namespace velocert::app {

ResultDetails::ResultDetails(const ReviewPresenter& review, const Look& look, QWidget* parent)
    : Speaking<QTabWidget>(parent),
      review_(review),
      look_(look),
      attempts_(new QTextBrowser(this)),
      chart_page_(new QWidget(this)),
      plot_(new QCustomPlot(chart_page_)),
      chart_words_(make_label("quiet", chart_page_, true)),
      budget_(new QTextBrowser(this)),
      decision_(new QTextBrowser(this)),
      instruments_(new QTextBrowser(this)),
      bytes_page_(new QWidget(this)),
      captures_(new QComboBox(bytes_page_)),
      bytes_(new QPlainTextEdit(bytes_page_)) {
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
    plot_->setMinimumHeight(40 * grid);
    auto* chart = new QVBoxLayout(chart_page_);
    set_gaps(chart, 2 * grid, grid);
    chart->addWidget(plot_, 1);
    chart->addWidget(chart_words_);
    auto* bytes = new QVBoxLayout(bytes_page_);
    set_gaps(bytes, 2 * grid, grid);
    bytes->addWidget(captures_);
    bytes->addWidget(bytes_, 1);
    for (auto* page : {static_cast<QWidget*>(attempts_), chart_page_, static_cast<QWidget*>(budget_),
                       static_cast<QWidget*>(decision_), static_cast<QWidget*>(instruments_), bytes_page_})
        addTab(page, QString());
    tabBar()->setObjectName("details_tabs");
    connect(&review_, &ReviewPresenter::selectedChanged, this, &ResultDetails::show_row);
    connect(&review_, &ReviewPresenter::openedChanged, this, &ResultDetails::show_row);
    connect(&look_, &Look::changed, this, &ResultDetails::show_chart);
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
    setAccessibleName(tr("From the verdict to the bytes"));
    tabBar()->setAccessibleName(accessibleName());
    attempts_->setAccessibleName(tabText(0));
    plot_->setAccessibleName(tabText(1));
    budget_->setAccessibleName(tabText(2));
    decision_->setAccessibleName(tabText(3));
    instruments_->setAccessibleName(tabText(4));
    captures_->setAccessibleName(tr("Recording"));
    bytes_->setAccessibleName(tabText(5));
    show_row();
}

void ResultDetails::show_row() {
    setEnabled(review_.row() != nullptr);
    const auto* row = review_.row();
    const QString procedure = row != nullptr ? QString::fromStdString(row->procedure) : QString();
    show_sections(*attempts_, {"procedure/" + procedure}, tr("No attempts are on record."));
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
    line(tr("Where it comes from"), QString::fromStdString(found->limit.source));
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

void ResultDetails::show_chart() {
    const auto* row = review_.row();
    const reports::Chart* chart = nullptr;
    if (row != nullptr)
        if (const auto* section = review_.opened()->content.section("chart/" + row->procedure))
            for (const auto& block : section->blocks)
                if (const auto* figure = std::get_if<reports::Figure>(&block); figure != nullptr && chart == nullptr)
                    chart = &figure->chart;
    plot_->setVisible(chart != nullptr);
    if (chart == nullptr) {
        chart_words_->setText(tr("This procedure records no curve: its values stand under Attempts."));
        return;
    }
    const auto language = language_in_use() == Language::chinese ? reports::Language::zh : reports::Language::en;
    reports::ChartStyle style;
    style.palette = look_.palette().shared;
    style.language = language;
    style.show_title = false;
    reports::apply_chart(*plot_, *chart, style);
    plot_->replot();
    chart_words_->setText(QString::fromStdString(reports::print(chart->summary, language)));
    plot_->setAccessibleDescription(chart_words_->text());
}

void ResultDetails::fill_captures() {
    captures_->blockSignals(true);
    captures_->clear();
    shown_captures_.clear();
    if (const auto* row = review_.row())
        for (const auto& attempt : review_.opened()->run.step_runs) {
            if (attempt.procedure != row->procedure) continue;
            for (const auto& capture : attempt.captures) {
                shown_captures_.push_back(capture);
                captures_->addItem(tr("%1, %2: %3 bytes received")
                                       .arg(QString::fromStdString(sequence::attempt_name(attempt)),
                                            QString::fromStdString(capture.role))
                                       .arg(capture.received));
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
