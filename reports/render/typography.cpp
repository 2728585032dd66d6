// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/render/typography.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QTextLayout>
#include <cmath>

namespace velocert::reports {

namespace {
constexpr double units_per_point = 2540.0 / 72.0;
}

QStringList Typography::pinned_families() { return {"WenQuanYi Micro Hei", "WenQuanYi Zen Hei"}; }

base::Result<Typography> Typography::load(const QStringList& families) {
    // A family goes by several names, and is listed under that of the locale alone. It is found by each of them, but
    // only once the list was made.
    const QStringList listed = QFontDatabase::families();
    for (const QString& family : families) {
        if (listed.contains(family) || QFontDatabase::hasFamily(family)) return Typography(family);
    }
    return base::fail(base::ErrorCode::not_found, "report fonts",
                      "none of the fonts that reports are set in is installed: " + families.join(", ").toStdString(),
                      "Debian package fonts-wqy-microhei or fonts-wqy-zenhei");
}

Typography::Typography(QString family) : family_(std::move(family)) {}

QFont Typography::font(double points, bool bold) const {
    QFont font(family_);
    font.setPixelSize(static_cast<int>(std::lround(points * units_per_point)));
    font.setBold(bold);
    font.setKerning(false);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::NoFontMerging);
    return font;
}

QString Typography::printable(const std::string& text) const {
    const QFontMetricsF metrics(font(9, false));
    QString out;
    for (const char32_t character : QString::fromStdString(text).toStdU32String()) {
        if (character == U'\n' || metrics.inFontUcs4(character)) {
            out += QString::fromUcs4(&character, 1);
        } else {
            out += "<U+" + QString::number(static_cast<uint>(character), 16).toUpper().rightJustified(4, '0') + ">";
        }
    }
    return out;
}

std::vector<QString> wrapped(const QString& text, const QFont& font, int width) {
    std::vector<QString> lines;
    for (const QString& paragraph : text.split('\n')) {
        QTextLayout layout(paragraph, font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            lines.push_back(paragraph.mid(line.textStart(), line.textLength()).trimmed());
        }
        layout.endLayout();
    }
    return lines;
}

int line_height(double points) { return static_cast<int>(std::lround(points * units_per_point * 1.36)); }
int line_ascent(double points) { return static_cast<int>(std::lround(points * units_per_point * 1.05)); }

QColor colour(Tone tone, const Palette& palette) {
    switch (tone) {
        case Tone::normal:
        case Tone::strong: return palette.text;
        case Tone::quiet: return palette.quiet;
        case Tone::pass: return palette.pass;
        case Tone::fail: return palette.fail;
        case Tone::caution: return palette.caution;
        case Tone::not_evaluated: return palette.not_evaluated;
        case Tone::not_applicable: return palette.quiet;
    }
    return palette.text;
}

}  // namespace velocert::reports
