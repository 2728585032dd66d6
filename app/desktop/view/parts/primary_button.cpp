// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/parts/primary_button.h"

#include <QKeyEvent>

namespace velocert::app {

PrimaryButton::PrimaryButton(int guard_ms, QWidget* parent) : Speaking<QPushButton>(parent), guard_ms_(guard_ms) {
    setProperty("kind", "primary");
    setObjectName("primary");
    connect(this, &QPushButton::clicked, this, [this] {
        if (guard_ms_ > 0 && since_.isValid() && !since_.hasExpired(guard_ms_)) return;
        emit confirmed();
    });
}

void PrimaryButton::offer(const QString& words, int serial, const QString& key) {
    words_ = words;
    key_ = key;
    if (serial != serial_) {
        serial_ = serial;
        since_.start();
    }
    retranslate();
}

void PrimaryButton::retranslate() {
    setText(key_.isEmpty() ? tr("Space  %1").arg(words_) : key_ + "  " + words_);
    setAccessibleName(words_);
}

void PrimaryButton::keyPressEvent(QKeyEvent* event) {
    if (event->isAutoRepeat()) return;
    QPushButton::keyPressEvent(event);
}

}  // namespace velocert::app
