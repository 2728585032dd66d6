// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QKeyEvent;
class QWidget;

namespace velocert::app {

/// Keys that work wherever the focus is: Space is the primary action unless it is being typed or belongs to the
/// control in focus; Enter presses the button in focus; M marks a moment. What a bar-code scanner types never comes
/// here (scan_gate.h).
class KeyFilter final : public QObject {
    Q_OBJECT

  public:
    explicit KeyFilter(QWidget* window);

  signals:
    void primaryWanted();
    void markWanted();

  protected:
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    [[nodiscard]] bool key(QWidget* focus, const QKeyEvent& event);

    QWidget* window_;
};

}  // namespace velocert::app
