// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/desktop/model/frame/foot_switch.h"

class QKeyEvent;
class QWidget;

namespace velocert::app {

/// Keys that work wherever the focus is: the foot switch is the primary action, and so is Space unless it is being
/// typed or belongs to the control in focus; Enter presses the button in focus; M marks a moment. What a bar-code
/// scanner types never comes here (scan_gate.h).
class KeyFilter final : public QObject {
    Q_OBJECT

  public:
    /// What is handed in outlives it.
    KeyFilter(QWidget* window, const FootSwitch& foot);

  signals:
    void primaryWanted();
    void markWanted();

  protected:
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    [[nodiscard]] bool key(QWidget* focus, const QKeyEvent& event);

    QWidget* window_;
    const FootSwitch& foot_;
};

}  // namespace velocert::app
