// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStandardItemModel>
#include <QTableView>

#include "app/desktop/look/look.h"
#include "app/desktop/model/review/review_presenter.h"

namespace velocert::app {

/// The results of the run that is opened, the riskiest first. The verdict is in sight at any width; what is to be
/// looked at has a column where there is room for one, else it stands below its row, across it. The row in work is the
/// presenter's. F1 on a row is the help of its clause.
class ResultsTable final : public QTableView {
    Q_OBJECT

  public:
    ResultsTable(ReviewPresenter& review, const Look& look, QWidget* parent);
    /// What is opened now, with its headings in the language in use.
    void show_rows();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void lay_out();
    /// With what is to be looked at below each row, or without.
    void say(bool across);

    ReviewPresenter& review_;
    const Look& look_;
    QStandardItemModel* rows_;
    bool filling_ = false;
};

}  // namespace velocert::app
