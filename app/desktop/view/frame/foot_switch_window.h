// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QLabel>
#include <QPushButton>

#include "app/desktop/model/frame/foot_switch.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// "Press the switch now": learns the key of the foot switch, or forgets it.
class FootSwitchWindow final : public Speaking<QDialog> {
    Q_OBJECT

  public:
    FootSwitchWindow(FootSwitch& foot, QWidget* parent);
    void open_to_learn();

  protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void show_state();

    FootSwitch& foot_;
    QString problem_;
    QLabel* ask_;
    QLabel* state_;
    QLabel* problem_label_;
    QPushButton* forget_;
    QPushButton* close_;
};

}  // namespace velocert::app
