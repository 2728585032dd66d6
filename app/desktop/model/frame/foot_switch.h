// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>
#include <QString>

namespace velocert::app {

/// The key that the foot switch of this station sends: it is the primary action, as Space is, wherever the focus is.
/// Learnt once at the station and kept with it. Knows no widget.
class FootSwitch final : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    /// Where it is kept (an INI file); empty: nowhere. Reads what stands there; a key that may not be one is none.
    void keep_in(const QString& file);
    /// 0: none was learnt.
    [[nodiscard]] int key() const { return key_; }
    /// Why a foot switch may not send that key; empty if it may. A key that is typed, that moves about, or that has a
    /// meaning of its own here would be taken from the hands.
    [[nodiscard]] static QString why_not(int key);
    /// Whether it was taken.
    bool learn(int key);
    void forget();
    /// "F13"; empty while there is none.
    [[nodiscard]] QString name() const;

  signals:
    void changed();

  private:
    void set(int key);

    QString file_;
    int key_ = 0;
};

}  // namespace velocert::app
