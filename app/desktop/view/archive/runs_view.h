// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTableView>

#include "app/desktop/look/look.h"
#include "app/desktop/model/archive/search_presenter.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// The search line and the list of runs below it. Where there is nothing to list, it says why and what to do.
class RunsView final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    RunsView(SearchPresenter& search, const Look& look, QWidget* parent);
    void focus_search();

  signals:
    void openWanted(const QString& run);

  protected:
    void retranslate() override;
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    void show_state();

    SearchPresenter& search_;
    QLineEdit* words_;
    QLabel* note_;
    QStackedWidget* below_;
    QTableView* table_;
    QLabel* empty_title_;
    QLabel* empty_text_;
};

}  // namespace velocert::app
