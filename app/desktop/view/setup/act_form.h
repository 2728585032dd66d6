// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <set>
#include <vector>

#include "app/desktop/model/setup/setup_page.h"
#include "app/desktop/view/parts/questions.h"
#include "app/desktop/view/parts/speaking.h"
#include "app/desktop/view/setup/cells_table.h"

namespace velocert::app {

/// The fields of one act with its consequence, a button that does it, and one that leaves it. What is wrong is said at
/// its field as soon as that was left, what is missing when it is to be done; secrets are wiped with the form. In a
/// large form the fields stand in two columns that scroll, and Enter, which scanners send, goes on to the next field.
class ActForm final : public Speaking<QFrame> {
    Q_OBJECT

  public:
    ActForm(SetupAct act, const Look& look, Questions& questions, QWidget* parent);
    [[nodiscard]] const std::string& act() const { return act_.id; }
    /// What stands in the fields.
    [[nodiscard]] ActValues values(bool with_secrets) const;
    void fill_secrets(const ActValues& values);

  signals:
    void wanted(velocert::app::SetupAct* act, velocert::app::ActValues* values);
    void left();

  protected:
    void retranslate() override;

  private:
    struct Row {
        QLabel* label = nullptr;
        QLineEdit* edit = nullptr;
        QComboBox* choice = nullptr;
        CellsModel* cells = nullptr;
        CellsTable* table = nullptr;
        QPushButton* browse = nullptr;  ///< of a file, or takes a line out of a table
        QLabel* problem = nullptr;
        [[nodiscard]] QWidget* control() const;
    };
    [[nodiscard]] Row make_row(const ActField& field);
    void lay_out(QGridLayout& fields);
    void browse(std::size_t field);
    void touch(std::size_t field);
    void go_on(std::size_t field);
    void bring(QWidget* control);
    void show_problems(const std::vector<ActProblem>& problems, bool all);
    void submit();

    SetupAct act_;
    const Look& look_;
    Questions& questions_;
    std::vector<Row> rows_;
    std::set<std::size_t> touched_;
    QWidget* inside_;              ///< what the fields stand on
    QScrollArea* area_ = nullptr;  ///< of a large form
    QPushButton* do_;
    QPushButton* leave_;
};

}  // namespace velocert::app
