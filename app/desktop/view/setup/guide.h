// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/model/setup/first_start.h"
#include "app/desktop/view/parts/questions.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// The first start over the window: one question with its answers as buttons. Esc leaves it; nothing is lost by that,
/// and the list of commands brings it back.
class Guide final : public Speaking<QDialog> {
    Q_OBJECT

  public:
    Guide(FirstStart& start, Questions& questions, QWidget* parent);
    /// Where archives lie if nobody chooses.
    void set_folders(std::string training, std::string real);
    void begin();
    /// What the station still wants.
    void begin_list();
    void begin_tour();
    /// "First steps" and "Show me around", for the list of commands.
    [[nodiscard]] std::vector<QAction*> commands() const { return {steps_command_, tour_command_}; }

  signals:
    /// Where the person wants to go on: "bench" or "setup", and which part of it; empty: as it was.
    void goWanted(const QString& workspace, const QString& part);

  protected:
    void retranslate() override;
    void reject() override;

  private:
    void show_step();
    void show_buttons(const QString& primary, const QString& second, const QString& third);
    void press(int button);
    void press_list(int button);

    FirstStart& start_;
    Questions& questions_;
    QLabel* title_;
    QLabel* text_;
    QCheckBox* sample_;
    QLineEdit* folder_;
    QPushButton* browse_;
    QProgressBar* bar_;
    QLabel* list_;
    QLabel* note_;
    QLabel* error_;
    QPushButton* primary_;
    QPushButton* second_;
    QPushButton* third_;
    QAction* steps_command_;
    QAction* tour_command_;
    std::string training_;
    std::string real_;
};

}  // namespace velocert::app
