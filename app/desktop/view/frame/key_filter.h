// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

class QKeyEvent;
class QWidget;

namespace velocert::app {

/// Keys that work wherever the focus is: Space is the primary action unless it is being typed or belongs to the
/// control in focus; Enter presses the button in focus; and what a bar-code scanner types
/// (fast, ended by Enter) is taken as an item number. M alone marks a moment; within a code it is a letter.
class KeyFilter final : public QObject {
    Q_OBJECT

  public:
    explicit KeyFilter(QWidget* window);

  signals:
    void primaryWanted();
    void scanned(const QString& code);
    void markWanted();

  protected:
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    [[nodiscard]] bool key(QWidget* focus, const QKeyEvent& event);

    QWidget* window_;
    QString scan_;
    QElapsedTimer last_key_;
    QTimer lone_m_;  ///< runs while an M may still turn out to be a scanner's
};

}  // namespace velocert::app
