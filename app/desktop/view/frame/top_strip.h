// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>

namespace velocert::app {

/// Across the top: what the workspace in front has to say there, and on the right what belongs to the window.
class TopStrip final : public QFrame {
    Q_OBJECT

  public:
    explicit TopStrip(QWidget* parent);
    /// `part` stays with its owner; null shows the title alone.
    void show_part(const QString& title, QWidget* part);
    /// Adds to the right end.
    void add(QWidget* widget);

  private:
    QHBoxLayout* row_;
    QLabel* title_;
    QWidget* part_ = nullptr;
};

}  // namespace velocert::app
