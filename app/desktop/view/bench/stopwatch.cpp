// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/stopwatch.h"

#include <cmath>

namespace velocert::app {

Stopwatch::Stopwatch(QWidget* parent) : Speaking<QPushButton>(parent) {
    setAutoDefault(false);
    ticks_.setInterval(100);
    connect(&ticks_, &QTimer::timeout, this, [this] { emit time_changed(seconds()); });
    connect(this, &QPushButton::clicked, this, &Stopwatch::press);
    retranslate();
}

double Stopwatch::seconds() const { return std::round(static_cast<double>(since_.elapsed()) / 100.0) / 10.0; }

void Stopwatch::press() {
    if (!running()) {
        since_.start();
        ticks_.start();
        emit running_changed(true);
        emit time_changed(0);
    } else {
        const double taken = seconds();
        ticks_.stop();
        emit time_changed(taken);
        emit running_changed(false);
    }
    retranslate();
}

void Stopwatch::drop() {
    if (!running()) return;
    ticks_.stop();
    emit running_changed(false);
    retranslate();
}

void Stopwatch::retranslate() {
    setText(running() ? tr("Stop the watch") : tr("Start the stopwatch"));
    setToolTip(tr("Counts in tenths of a second; the time is put into the field."));
}

}  // namespace velocert::app
