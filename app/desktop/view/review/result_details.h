// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTextBrowser>

#include "app/desktop/look/look.h"
#include "app/desktop/model/review/review_presenter.h"
#include "app/desktop/view/parts/speaking.h"

class QCustomPlot;

namespace velocert::app {

/// One result from the verdict down to the bytes: attempts, chart, uncertainty budget, decision, instruments with
/// their certificates, and the wire.
class ResultDetails final : public Speaking<QTabWidget> {
    Q_OBJECT

  public:
    ResultDetails(const ReviewPresenter& review, const Look& look, QWidget* parent);

  protected:
    void retranslate() override;

  private:
    void show_row();
    void show_sections(QTextBrowser& browser, const QStringList& ids, const QString& nothing);
    void show_decision();
    void show_chart();
    void fill_captures();
    void show_bytes();

    const ReviewPresenter& review_;
    const Look& look_;
    QTextBrowser* attempts_;
    QWidget* chart_page_;
    QCustomPlot* plot_;
    QLabel* chart_words_;
    QTextBrowser* budget_;
    QTextBrowser* decision_;
    QTextBrowser* instruments_;
    QWidget* bytes_page_;
    QComboBox* captures_;
    QPlainTextEdit* bytes_;
    std::vector<sequence::CaptureRecord> shown_captures_;
};

}  // namespace velocert::app
