// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QTabWidget>
#include <QTextBrowser>

#include "app/desktop/look/look.h"
#include "app/desktop/model/review/review_presenter.h"
#include "app/desktop/view/parts/annotation_panel.h"
#include "app/desktop/view/parts/speaking.h"
#include "app/desktop/view/parts/time_plot.h"

namespace velocert::app {

/// One result from the verdict down to the bytes: attempts, chart, uncertainty budget, decision, instruments with
/// their certificates, the wire, and what people noted beside the recordings.
class ResultDetails final : public Speaking<QTabWidget> {
    Q_OBJECT

  public:
    ResultDetails(const ReviewPresenter& review, AnnotationPresenter& notes, const Look& look, Questions& questions,
                  QWidget* parent);
    [[nodiscard]] TimePlot& plot() { return *plot_; }
    /// Begins an annotation at the cursor of the chart.
    void annotate();

  protected:
    void retranslate() override;

  private:
    void show_row();
    void show_sections(QTextBrowser& browser, const QStringList& ids, const QString& nothing);
    void show_attempts();
    void show_decision();
    void show_chart();
    void show_cursor();
    void show_notes();
    [[nodiscard]] const reports::Chart* chart() const;
    [[nodiscard]] const reports::ChartMoments* moments() const;
    void fill_captures();
    void show_bytes();

    const ReviewPresenter& review_;
    AnnotationPresenter& notes_;
    const Look& look_;
    QTextBrowser* attempts_;
    QWidget* chart_page_;
    QLabel* chart_title_;
    TimePlot* plot_;
    QSlider* cursor_;
    QPushButton* mark_;
    QLabel* cursor_words_;
    QLabel* chart_words_;
    QTextBrowser* budget_;
    QTextBrowser* decision_;
    QTextBrowser* instruments_;
    QWidget* bytes_page_;
    QComboBox* captures_;
    QPlainTextEdit* bytes_;
    AnnotationPanel* panel_;
    double at_ = 0;  ///< the cursor, in the units of the chart
    bool filling_ = false;
    std::vector<sequence::CaptureRecord> shown_captures_;
};

}  // namespace velocert::app
