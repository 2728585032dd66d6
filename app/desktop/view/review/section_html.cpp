// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/review/section_html.h"

#include <QBuffer>
#include <QImage>

#include "app/words/language.h"

namespace velocert::app {
namespace {

QString words(const reports::Bilingual& text) {
    const auto language = language_in_use() == Language::chinese ? reports::Language::zh : reports::Language::en;
    return QString::fromStdString(reports::print(text, language)).toHtmlEscaped();
}

QString strong(const QString& text, reports::Tone tone) {
    const bool loud = tone == reports::Tone::strong || tone == reports::Tone::fail || tone == reports::Tone::caution;
    return loud ? "<b>" + text + "</b>" : text;
}

QString cell(const char* tag, const QString& text, reports::Align align) {
    const char* side = align == reports::Align::right ? "right" : align == reports::Align::centre ? "center" : "left";
    // The name of a column is read once and must not break a word in the narrow half of the window.
    const QString quiet = QLatin1String(tag) == QLatin1String("th")
                              ? QStringLiteral(" style=\"font-weight:normal; font-size:12px\"")
                              : QString();
    return QString("<%1 align=\"%2\"%4>%3</%1>").arg(QLatin1String(tag), QLatin1String(side), text, quiet);
}

class Writer {
  public:
    QString out;

    void operator()(const reports::Paragraph& block) { out += "<p>" + strong(words(block.text), block.tone) + "</p>"; }
    void operator()(const reports::Fields& block) {
        out += "<table cellpadding=\"3\">";
        for (const auto& item : block.items)
            out += "<tr><td>" + words(item.label) + "</td><td>" + strong(words(item.value), item.tone) + "</td></tr>";
        out += "</table>";
    }
    void operator()(const reports::Table& block) {
        if (const QString caption = words(block.caption); !caption.isEmpty()) out += "<p><b>" + caption + "</b></p>";
        // Of all the width there is, rounded, it is a point wider than that, and a scroll bar stands below for ever.
        out += "<table cellpadding=\"4\" width=\"98%\"><tr>";
        for (const auto& column : block.columns) out += cell("th", words(column.heading), column.align);
        out += "</tr>";
        for (const auto& row : block.rows) {
            out += "<tr>";
            for (std::size_t i = 0; i < row.size() && i < block.columns.size(); ++i)
                out += cell("td", strong(words(row[i].text), row[i].tone), block.columns[i].align);
            out += "</tr>";
        }
        out += "</table>";
    }
    void operator()(const reports::Figure& block) { out += "<p>" + words(block.chart.summary) + "</p>"; }
    void operator()(const reports::Photo& block) {
        const auto image = QImage::fromData(block.bytes.data(), static_cast<int>(block.bytes.size()));
        if (!image.isNull()) {
            QByteArray small;
            QBuffer buffer(&small);
            buffer.open(QIODevice::WriteOnly);
            image.scaled(480, 360, Qt::KeepAspectRatio, Qt::SmoothTransformation).save(&buffer, "PNG");
            out += "<p><img src=\"data:image/png;base64," + QString::fromLatin1(small.toBase64()) + "\"></p>";
        }
        out += "<p>" + words(block.caption) + "<br>SHA-256 " + QString::fromStdString(block.digest) + "</p>";
    }
    void operator()(const reports::MatrixCode& block) {
        out +=
            "<p>" + words(block.caption) + "</p><pre>" + QString::fromStdString(block.text).toHtmlEscaped() + "</pre>";
    }
};

}  // namespace

QString section_html(const reports::Section& section) {
    Writer writer;
    writer.out = "<h3>" + words(section.heading) + "</h3>";
    for (const auto& block : section.blocks) std::visit(writer, block);
    return writer.out;
}

}  // namespace velocert::app
