// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QPushButton>
#include <QTimer>

#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// Takes a time by hand: a press starts it, the next one stops it. Counts on the computer's monotonic clock, in tenths
/// of a second, which is what a hand can tell.
class Stopwatch final : public Speaking<QPushButton> {
    Q_OBJECT

  public:
    explicit Stopwatch(QWidget* parent);
    [[nodiscard]] bool running() const { return ticks_.isActive(); }
    /// Ends it without a time.
    void drop();

  signals:
    /// While it runs, several times a second, and once with the final time. In seconds.
    void time_changed(double seconds);
    void running_changed(bool running);

  protected:
    void retranslate() override;

  private:
    void press();
    [[nodiscard]] double seconds() const;

    QElapsedTimer since_;
    QTimer ticks_;
};

}  // namespace velocert::app
