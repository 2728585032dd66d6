// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/scan_gate.h"

#include <QApplication>
#include <QLineEdit>
#include <QRegularExpression>
#include <algorithm>
#include <utility>

#include "app/desktop/model/frame/scan_pace.h"

namespace velocert::app {
namespace {

constexpr const char* takes_of_scanner = "takes_of_scanner";
/// After the wait once more so long: keys that arrived meanwhile may still wait to be heard.
constexpr int second_look_ms = 5;

bool is_modifier(int key) {
    switch (key) {
        case Qt::Key_Shift:
        case Qt::Key_Control:
        case Qt::Key_Alt:
        case Qt::Key_AltGr:
        case Qt::Key_Meta:
        case Qt::Key_CapsLock:
        case Qt::Key_NumLock: return true;
        default: return false;
    }
}

bool chord(const QKeyEvent& key) {
    return (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != Qt::NoModifier;
}

bool ends_code(const QKeyEvent& key) {
    return !chord(key) && (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter || key.key() == Qt::Key_Tab);
}

/// A reading: few digits, and with a point unless there are very few.
bool is_figure(const QString& code) {
    static const QRegularExpression form("^[+-]?(\\d{1,4}|\\d{1,5}[.,]\\d{1,4})$");
    return form.match(code).hasMatch();
}

bool in_password() {
    const auto* edit = qobject_cast<const QLineEdit*>(QApplication::focusWidget());
    return edit != nullptr && edit->echoMode() != QLineEdit::Normal;
}

ScanGate::Takes taken_by(const QWidget* control) {
    return control != nullptr ? static_cast<ScanGate::Takes>(control->property(takes_of_scanner).toInt())
                              : ScanGate::Takes::nothing;
}

}  // namespace

ScanGate::ScanGate(QObject* parent) : QObject(parent) {
    wait_.setSingleShot(true);
    wait_.setTimerType(Qt::PreciseTimer);
    connect(&wait_, &QTimer::timeout, this, [this] {
        if (std::exchange(looked_again_, true))
            decide();
        else
            wait_.start(second_look_ms);
    });
    qApp->installEventFilter(this);
}

void ScanGate::let_take(QWidget* control, Takes what) {
    control->setProperty(takes_of_scanner, static_cast<int>(what));
}

bool ScanGate::eventFilter(QObject* object, QEvent* event) {
    if (event == let_through_) return false;
    const auto type = event->type();
    if (type != QEvent::KeyPress && type != QEvent::KeyRelease && type != QEvent::MouseButtonPress) return false;
    // What comes from outside comes to a window first; the widgets in it get it after that.
    auto* window = qobject_cast<QWindow*>(object);
    if (window == nullptr) return false;
    if (type == QEvent::MouseButtonPress) {
        if (!held_.empty() && !scanner_pace(times_ms_, false)) let_go();
        return false;
    }
    const auto& key = static_cast<const QKeyEvent&>(*event);
    if (key.timestamp() == 0) return false;
    return type == QEvent::KeyPress ? pressed(window, key) : released(window, key);
}

bool ScanGate::pressed(QWindow* window, const QKeyEvent& key) {
    if (is_modifier(key.key())) return false;
    if (taken_by(QApplication::focusWidget()) == Takes::every_key) {
        decide();
        return false;
    }
    const auto now = static_cast<std::int64_t>(key.timestamp());
    // Some scanners send two ends; what follows a code at its pace belongs to it.
    if (given_ms_ >= 0 && now >= given_ms_ && now - given_ms_ <= scanner_gap_ms && !key.isAutoRepeat() &&
        (ends_code(key) || chord(key))) {
        given_ms_ = now;
        return true;
    }
    const bool goes_on = !times_ms_.empty() && now - times_ms_.back() <= scanner_gap_ms && !key.isAutoRepeat();
    if (goes_on && ends_code(key)) {
        times_ms_.push_back(now);
        if (scanner_pace(times_ms_, true)) {
            const Held end{std::unique_ptr<QKeyEvent>(key.clone()), window};
            give(&end);
            return true;
        }
        times_ms_.pop_back();
    }
    // Characters that no key has are sent as chords. Only where a person can no longer be meant.
    if (goes_on && key.modifiers().testFlag(Qt::ControlModifier) && scanner_pace(times_ms_, false)) {
        times_ms_.push_back(now);
        wait_.start(static_cast<int>(scanner_gap_ms));
        return true;
    }
    const QString text = key.text();
    const bool character = !text.isEmpty() && text.at(0).isPrint() && !chord(key) && !key.isAutoRepeat();
    if (!goes_on || !character) decide();
    if (!character || in_password()) return false;
    hold(window, key);
    times_ms_.push_back(now);
    code_ += text;
    looked_again_ = false;
    wait_.start(static_cast<int>(scanner_gap_ms));
    return true;
}

bool ScanGate::released(QWindow* window, const QKeyEvent& key) {
    // Behind its own press, never before it.
    const bool waits = std::ranges::any_of(held_, [&](const Held& one) { return one.event->key() == key.key(); });
    if (waits) hold(window, key);
    return waits;
}

void ScanGate::hold(QWindow* window, const QKeyEvent& key) {
    held_.push_back({std::unique_ptr<QKeyEvent>(key.clone()), window});
}

void ScanGate::decide() {
    if (held_.empty()) return;
    if (scanner_pace(times_ms_, false))
        give(nullptr);
    else
        let_go();
}

std::vector<ScanGate::Held> ScanGate::take() {
    wait_.stop();
    looked_again_ = false;
    times_ms_.clear();
    code_.clear();
    return std::exchange(held_, {});
}

void ScanGate::let_go() {
    // One of them may open a dialog with a loop of its own: what is new then is judged anew.
    for (const auto& one : take()) {
        if (one.to == nullptr) continue;
        const auto* before = std::exchange(let_through_, one.event.get());
        QCoreApplication::sendEvent(one.to, one.event.get());
        let_through_ = before;
    }
}

void ScanGate::give(const Held* end) {
    given_ms_ = times_ms_.back();
    const QString code = code_.trimmed();
    auto* focus = QApplication::focusWidget();
    const auto takes = taken_by(focus);
    if (takes == Takes::nothing || (takes == Takes::figure && !is_figure(code))) {
        static_cast<void>(take());
        if (!code.isEmpty()) emit scanned(code);
        return;
    }
    if (auto* edit = qobject_cast<QLineEdit*>(focus)) edit->selectAll();
    if (takes == Takes::code_and_end && end != nullptr) hold(end->to, *end->event);
    let_go();
}

}  // namespace velocert::app
