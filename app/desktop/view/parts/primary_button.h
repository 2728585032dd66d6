// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QPushButton>

#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// The primary action: Space from anywhere, with a guard. What is pressed within the guard time after the question
/// changed was meant for the question before, and is ignored; so is a key that is held down.
class PrimaryButton final : public Speaking<QPushButton> {
    Q_OBJECT

  public:
    PrimaryButton(int guard_ms, QWidget* parent);
    /// The words of the action; a new serial number starts the guard. `key`: what it is done by where that is not
    /// Space.
    void offer(const QString& words, int serial, const QString& key = {});

  signals:
    void confirmed();

  protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    int guard_ms_;
    int serial_ = -1;
    QString words_;
    QString key_;
    QElapsedTimer since_;
};

}  // namespace velocert::app
