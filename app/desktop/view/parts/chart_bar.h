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
/// what is seen as PNG, SVG or CSV. Where a table of the values is offered: a button that puts it in the place of the
/// picture, and two for what is done in it.
class ChartBar final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    ChartBar(ChartView& view, Questions& questions, QWidget* parent);
    /// What the files say they are of: run, step, attempt, and that it is training where it is.
    void set_record(std::function<QString()> record) { record_ = std::move(record); }
    /// All values of the chart, where the view holds only what the screen can show.
    void set_values(std::function<reports::Chart()> values) { values_ = std::move(values); }
    /// Whether the values may be taken out as a file; what is not permitted is not shown.
    void set_may_save_values(bool may);
    [[nodiscard]] bool may_save_values() const { return may_save_values_; }
    /// There is a table of the values.
    void offer_table();
    /// Whether the table is wanted instead of the picture.
    [[nodiscard]] bool table_wanted() const { return table_->isChecked(); }
    void want_table(bool wanted) { table_->setChecked(wanted); }
    /// In place of what the cursors told, until they tell something else.
    void tell(const QString& words);
    void open_menu();
    /// Adds what can be done with the chart, for the list of commands: each with the key that does it in the chart, and
    /// enabled where it can be done now. They belong to the bar; none is enabled while it is not in sight.
    void add_commands(std::vector<QAction*>& out) const;

  signals:
    void tableToggled(bool wanted);
    /// In the table: on to the next row that stands out, and a copy of those that are chosen.
    void nextWanted();
    void copyWanted();

  protected:
    void retranslate() override;

  private:
    void show_readout();
    void show_buttons();
    void save(ChartFile kind);
    /// A command for the list, its words for tr(), and whether it can be done now.
    struct Command {
        QAction* action;
        const char* words;
        std::function<bool()> can;
    };
    void make_commands();
    /// One of that name whose key is heard by the chart, and told here.
    void add_command(const char* name, const char* words, const QKeySequence& told, std::function<bool()> can,
                     std::function<void()> what);

    ChartView& view_;
    Questions& questions_;
    std::function<QString()> record_;
    std::function<reports::Chart()> values_;
    QLabel* readout_;
    QString told_;  ///< what the cursors told last: a message of ours stays until they tell something else
    QPushButton* next_;
    QPushButton* copy_;
    QPushButton* all_;
    QPushButton* table_;
    QPushButton* save_;
    QMenu* menu_;
    std::vector<QAction*> kinds_;
    std::vector<Command> commands_;
    bool table_offered_ = false;
    bool may_save_values_ = true;
};

}  // namespace velocert::app
