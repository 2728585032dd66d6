// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/parts/chart_files.h"

#include <qcustomplot.h>

#include <QBuffer>
#include <QSvgGenerator>
#include <algorithm>

#include "app/words/language.h"
#include "reports/charts/chart_csv.h"
#include "reports/render/publish.h"

namespace velocert::app {
namespace {

constexpr double scale = 2;
/// Room for the line above the chart.
constexpr int head = 28;
constexpr QSize least(640, 360);

void draw_head(QPainter& painter, const ChartView& view, const QColor& colour, const QString& record) {
    QFont font = view.font();
    font.setPixelSize(13);
    painter.setFont(font);
    painter.setPen(colour);
    const auto language = language_in_use() == Language::chinese ? reports::Language::zh : reports::Language::en;
    const auto title = QString::fromStdString(reports::print(view.chart().title, language));
    painter.drawText(QPointF(12, 19), record.isEmpty() ? title : record + (title.isEmpty() ? "" : " · " + title));
}

QByteArray picture(QCustomPlot& plot, const ChartView& view, const QString& record, QSize size, bool& good) {
    QImage image((QSizeF(size) * scale).toSize(), QImage::Format_RGB32);
    image.fill(view.ground());
    QPainter painter(&image);
    painter.scale(scale, scale);
    draw_head(painter, view, plot.xAxis->labelColor(), record);
    painter.resetTransform();
    painter.drawPixmap(0, static_cast<int>(head * scale), plot.toPixmap(size.width(), size.height() - head, scale));
    painter.end();
    QByteArray out;
    QBuffer buffer(&out);
    good = buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG");
    return out;
}

QByteArray drawing(QCustomPlot& plot, const ChartView& view, const QString& record, QSize size, bool& good) {
    QByteArray out;
    QBuffer buffer(&out);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setTitle(view.accessibleName());
    generator.setDescription(record);
    QCPPainter painter;
    good = buffer.open(QIODevice::WriteOnly) && painter.begin(&generator);
    if (!good) return out;
    painter.fillRect(QRect(QPoint(0, 0), size), view.ground());
    draw_head(painter, view, plot.xAxis->labelColor(), record);
    painter.translate(0, head);
    plot.toPainter(&painter, size.width(), size.height() - head);
    good = painter.end();
    return out;
}

}  // namespace

QString ending_of(ChartFile kind) {
    switch (kind) {
        case ChartFile::png: return "png";
        case ChartFile::svg: return "svg";
        case ChartFile::csv: return "csv";
    }
    return {};
}

base::Result<void> write_chart(ChartView& view, const reports::Chart& values, const QString& record, ChartFile kind,
                               const std::string& path) {
    QCustomPlot& plot = view.plot();
    const QSize size = plot.size().expandedTo(least) + QSize(0, head);
    bool good = true;
    QByteArray bytes;
    switch (kind) {
        case ChartFile::png: bytes = picture(plot, view, record, size, good); break;
        case ChartFile::svg: bytes = drawing(plot, view, record, size, good); break;
        case ChartFile::csv: {
            const auto language =
                language_in_use() == Language::chinese ? reports::Language::zh : reports::Language::en;
            bytes = QByteArray::fromStdString(reports::chart_csv(values, view.seen(), language, record.toStdString()));
            break;
        }
    }
    if (!good) return base::fail(base::ErrorCode::io, path, "the chart could not be drawn into a file");
    const auto* first = reinterpret_cast<const std::uint8_t*>(bytes.constData());
    return reports::publish_file(path, {first, static_cast<std::size_t>(bytes.size())}, true);
}

}  // namespace velocert::app
