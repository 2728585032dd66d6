// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <vector>

#include "app/desktop/model/setup/setup_page.h"
#include "app/desktop/view/parts/questions.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// The fields of one act with its consequence, a button that does it, and one that leaves it. What is missing is said
/// at its field; secrets are wiped with the form.
class ActForm final : public Speaking<QFrame> {
    Q_OBJECT

  public:
    ActForm(SetupAct act, Questions& questions, QWidget* parent);

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
        QPushButton* browse = nullptr;
        QLabel* problem = nullptr;
    };
    [[nodiscard]] Row make_row(const ActField& field);
    void browse(std::size_t field);
    void submit();

    SetupAct act_;
    Questions& questions_;
    std::vector<Row> rows_;
    QPushButton* do_;
    QPushButton* leave_;
};

}  // namespace velocert::app
