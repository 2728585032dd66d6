// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <functional>

#include "app/desktop/view/parts/chart_files.h"
#include "app/desktop/view/parts/questions.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// Beside a chart: what is at its cursors, a button that shows all again while a part is looked at, and one that saves
/// what is seen as PNG, SVG or CSV.
class ChartBar final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    ChartBar(ChartView& view, Questions& questions, QWidget* parent);
    /// What the files say they are of: run, step, attempt, and that it is training where it is.
    void set_record(std::function<QString()> record) { record_ = std::move(record); }
    /// All values of the chart, where the view holds only what the screen can show.
    void set_values(std::function<reports::Chart()> values) { values_ = std::move(values); }
    /// Whether the values may be taken out as a file; what is not permitted is not shown.
    void set_may_save_values(bool may) { kinds_[2]->setVisible(may); }
    void open_menu();

  protected:
    void retranslate() override;

  private:
    void show_readout();
    void save(ChartFile kind);

    ChartView& view_;
    Questions& questions_;
    std::function<QString()> record_;
    std::function<reports::Chart()> values_;
    QLabel* readout_;
    QString told_;  ///< what the cursors told last: a message of ours stays until they tell something else
    QPushButton* all_;
    QPushButton* save_;
    QMenu* menu_;
    std::vector<QAction*> kinds_;
};

}  // namespace velocert::app
