// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QObject>
#include <QString>
#include <optional>

#include "app/desktop/look/look.h"
#include "app/desktop/model/frame/seat.h"

class QMainWindow;

namespace velocert::app {

/// How each person left the window: language, theme, place and size of each
/// window, and the columns they drew. Kept in a file of the
/// machine, found again when they come back; nothing of a record is in it, and a file that is no good is as none.
class PersonMemory final : public QObject {
    Q_OBJECT

  public:
    /// What the person asked for when they started the program stands above what is remembered.
    struct Fixed {
        bool language = false;
        bool theme = false;
    };
    PersonMemory(QMainWindow& window, Seat& seat, Look& look, QString file, Fixed fixed);
    ~PersonMemory() override;

    /// Of whoever sits here now.
    void save();

  protected:
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    void follow();
    void recall();
    void take_columns();
    /// Whether the place of that window is one that a person chooses.
    [[nodiscard]] bool keeps_place_of(const QWidget& window) const;
    void place(QWidget& window, const QByteArray& kept) const;

    QMainWindow& window_;
    Seat& seat_;
    Look& look_;
    QString file_;
    Fixed fixed_;
    QString person_;                     ///< whose window it is; empty while nobody has come
    QMap<QString, QByteArray> columns_;  ///< of tables by name
    QMap<QString, QByteArray> places_;   ///< of the windows beside the main one, by name
    bool recalling_ = false;
};

}  // namespace velocert::app
