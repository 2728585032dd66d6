// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QObject>
#include <QPixmap>
#include <QString>
#include <QTemporaryDir>

#include "app/desktop/look/palette.h"
#include "app/desktop/look/sign.h"

namespace velocert::app {

/// How the program looks: theme, style sheet, fonts and icons. One object, made beside the application;
/// changing the theme restyles every widget and says so to those that paint themselves. GUI thread only.
class Look final : public QObject {
    Q_OBJECT

  public:
    explicit Look(Theme theme);

    [[nodiscard]] Theme theme() const { return theme_; }
    void set_theme(Theme theme);
    [[nodiscard]] const Palette& palette() const { return palette_of(theme_); }

    /// Sets font, palette and style sheet of the running QApplication.
    void apply();

    [[nodiscard]] QColor colour(Sign sign) const;
    /// The sign's shape in its colour.
    [[nodiscard]] QPixmap shape(Sign sign, int size) const;
    [[nodiscard]] QIcon icon(Sign sign, int size = 16) const;
    /// A line icon of resources/icons in that colour.
    [[nodiscard]] QPixmap line_icon(const QString& name, const QColor& colour, int size) const;

  signals:
    void changed();

  private:
    [[nodiscard]] QString picture_file(const QString& name, const QColor& colour) const;

    Theme theme_;
    QTemporaryDir drawn_;  ///< coloured pictures for the style sheet
};

}  // namespace velocert::app
