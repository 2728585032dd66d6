// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/frame/foot_switch.h"

#include <QSettings>
#include <algorithm>
#include <array>

namespace velocert::app {
namespace {

constexpr auto kept_as = "station/foot_switch";

/// Keys that this program, or every field and list in it, gives a meaning.
constexpr std::array taken{
    Qt::Key_Escape, Qt::Key_Tab,   Qt::Key_Backtab, Qt::Key_Return, Qt::Key_Enter, Qt::Key_Backspace, Qt::Key_Delete,
    Qt::Key_Left,   Qt::Key_Right, Qt::Key_Up,      Qt::Key_Down,   Qt::Key_Home,  Qt::Key_End,       Qt::Key_F1,
    Qt::Key_F2,     Qt::Key_F3,    Qt::Key_F4,      Qt::Key_F5,     Qt::Key_F6,    Qt::Key_F7,        Qt::Key_F8,
    Qt::Key_F9,     Qt::Key_F11,   Qt::Key_F12,     Qt::Key_Insert, Qt::Key_Menu};
constexpr std::array modifiers{Qt::Key_Shift, Qt::Key_Control,  Qt::Key_Alt,     Qt::Key_AltGr,
                               Qt::Key_Meta,  Qt::Key_CapsLock, Qt::Key_NumLock, Qt::Key_ScrollLock};

}  // namespace

void FootSwitch::keep_in(const QString& file) {
    file_ = file;
    const int kept = file.isEmpty() ? 0 : QSettings(file, QSettings::IniFormat).value(kept_as, 0).toInt();
    set(kept != 0 && why_not(kept).isEmpty() ? kept : 0);
}

QString FootSwitch::why_not(int key) {
    // Printed characters have the number of their letter; what has none lies above all of them.
    if (key < Qt::Key_Escape)
        return tr("That key is typed in texts and codes. Set the switch to another key, such as F13.");
    if (std::ranges::find(modifiers, key) != modifiers.end())
        return tr("That key alone does nothing. Set the switch to another key, such as F13.");
    if (std::ranges::find(taken, key) != taken.end())
        return tr("That key has a meaning of its own here. Set the switch to another key, such as F13.");
    return {};
}

bool FootSwitch::learn(int key) {
    if (!why_not(key).isEmpty()) return false;
    set(key);
    if (!file_.isEmpty()) QSettings(file_, QSettings::IniFormat).setValue(kept_as, key);
    return true;
}

void FootSwitch::forget() {
    set(0);
    if (!file_.isEmpty()) QSettings(file_, QSettings::IniFormat).remove(kept_as);
}

QString FootSwitch::name() const {
    return key_ == 0 ? QString() : QKeySequence(key_).toString(QKeySequence::NativeText);
}

void FootSwitch::set(int key) {
    if (key == key_) return;
    key_ = key;
    emit changed();
}

}  // namespace velocert::app
