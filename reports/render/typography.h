// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QString>
#include <QStringList>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "reports/charts/palette.h"
#include "reports/content/report.h"

namespace velocert::reports {

// Positions on paper are whole hundredths of a millimetre, which is also the resolution of the PDF (2540 per inch).
[[nodiscard]] constexpr int mm(double millimetres) { return static_cast<int>(millimetres * 100); }

/// Fonts of the report: one pinned family, so that the text layer of the PDF can be trusted. Of the families that
/// were tried, WenQuanYi Micro Hei and Zen Hei keep every character; others lose digits in Qt's text layer.
class Typography {
  public:
    /// The first installed family of `families`; not_found, naming them, if there is none.
    [[nodiscard]] static base::Result<Typography> load(const QStringList& families = pinned_families());
    [[nodiscard]] static QStringList pinned_families();

    [[nodiscard]] const QString& family() const { return family_; }
    /// A font whose pixel is a hundredth of a millimetre.
    [[nodiscard]] QFont font(double points, bool bold) const;
    /// The text with characters the font lacks written as <U+1F600>: on paper nothing is lost in a box.
    [[nodiscard]] QString printable(const std::string& text) const;

  private:
    explicit Typography(QString family);
    QString family_;
};

struct TextStyle {
    double points = 9;
    bool bold = false;
    QColor colour;
};

/// A text broken into lines no wider than `width`; line ends in the text are kept. Chinese breaks anywhere, Latin
/// between words, and a word that is too long where it must.
[[nodiscard]] std::vector<QString> wrapped(const QString& text, const QFont& font, int width);

/// Distance from one line to the next, and from the top of a line to its base.
[[nodiscard]] int line_height(double points);
[[nodiscard]] int line_ascent(double points);

[[nodiscard]] QColor colour(Tone tone, const Palette& palette);

}  // namespace velocert::reports
