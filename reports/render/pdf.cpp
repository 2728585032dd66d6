// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/render/pdf.h"

#include <qcustomplot.h>

#include <QBuffer>
#include <QGuiApplication>
#include <QPageLayout>
#include <QPainterPath>
#include <QPdfWriter>

#include "reports/charts/chart_painter.h"
#include "reports/render/gui_environment.h"
#include "reports/render/pages.h"
#include "reports/render/publish.h"
#include "reports/seal/pdf_finish.h"
#include "reports/seal/text_layer.h"

namespace velocert::reports {
namespace {

using base::ErrorCode;

// A chart is drawn in its own pixels and scaled to its place.
constexpr double units_per_chart_pixel = 24.0;

/// Draws laid-out pages. One painter serves text and plots, so that plots stay vectors.
class PagePainter {
  public:
    PagePainter(QCPPainter& painter, const Typography& typography, const Palette& palette)
        : painter_(painter), typography_(typography), palette_(palette) {}

    void draw(const Page& page, const QString& mark) {
        draw_mark(mark);
        for (const PlacedBox& box : page.boxes) draw(box);
        for (const PlacedText& text : page.texts) draw(text);
        for (const PlacedChart& chart : page.charts) draw(chart);
        for (const PlacedPicture& placed : page.pictures) painter_.drawImage(placed.area, placed.picture);
    }

  private:
    // As an outline and not as text: it must not stand between the lines when the text is taken out again. The same
    // words stand as text at the head of the page.
    void draw_mark(const QString& mark) {
        QPainterPath path;
        path.addText(0, 0, typography_.font(64, true), mark);
        const QRectF extent = path.boundingRect();
        painter_.save();
        painter_.translate(page_width / 2.0, page_height / 2.0);
        painter_.rotate(-52);
        painter_.translate(-extent.center());
        painter_.fillPath(path, palette_.mark);
        painter_.restore();
    }

    void draw(const PlacedBox& box) {
        if (box.fill.isValid()) painter_.fillRect(box.area, box.fill);
        if (!box.stroke.isValid()) return;
        painter_.setPen(QPen(box.stroke, box.stroke_width));
        painter_.setBrush(Qt::NoBrush);
        painter_.drawRect(box.area);
    }

    void draw(const PlacedText& text) {
        painter_.setFont(typography_.font(text.style.points, text.style.bold));
        painter_.setPen(QPen(text.style.colour));
        painter_.drawText(QPointF(text.x, text.y), text.text);
    }

    void draw(const PlacedChart& placed) {
        const QSize size(static_cast<int>(placed.area.width() / units_per_chart_pixel),
                         static_cast<int>(placed.area.height() / units_per_chart_pixel));
        QCustomPlot plot;
        plot.resize(size);
        ChartStyle style;
        style.palette = palette_;
        style.font_family = typography_.family();
        style.show_title = false;
        style.columns = size.width() * 4;
        apply_chart(plot, placed.chart, style);
        painter_.save();
        painter_.translate(placed.area.topLeft());
        painter_.scale(units_per_chart_pixel, units_per_chart_pixel);
        plot.toPainter(&painter_, size.width(), size.height());
        painter_.restore();
    }

    QCPPainter& painter_;
    const Typography& typography_;
    const Palette& palette_;
};

std::vector<std::string> drawn_texts(const Pages& pages) {
    std::vector<std::string> out;
    for (const Page& page : pages.pages) {
        QString text;
        for (const PlacedText& placed : page.texts) text += placed.text;
        out.push_back(text.toStdString());
    }
    return out;
}

PdfIdentity identity_of(const Report& report) {
    const std::string mark = print(report.mark, Language::both);
    return {print(report.title, Language::both),
            (report.mark.zh.empty() ? std::string() : mark + ", ") + print(report.reference, Language::both),
            "Velocert " + report.program_version, report.dated_utc};
}

}  // namespace

base::Result<std::vector<std::uint8_t>> render_pdf(const Report& report, const Typography& typography) {
    const Palette palette = paper_palette();
    const Pages pages = lay_out(report, typography, palette);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
        writer.setResolution(2540);
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF()));
        QCPPainter painter;
        if (!painter.begin(&writer)) return base::fail(ErrorCode::io, "report", "the PDF painter did not start");
        painter.setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching | QCPPainter::pmNonCosmetic);
        PagePainter page_painter(painter, typography, palette);
        for (std::size_t i = 0; i < pages.pages.size(); ++i) {
            if (i > 0 && !writer.newPage()) return base::fail(ErrorCode::io, "report", "the PDF writer refused a page");
            page_painter.draw(pages.pages[i], pages.mark);
        }
        painter.end();
    }
    const auto* raw = reinterpret_cast<const std::uint8_t*>(bytes.constData());
    auto finished = finish_pdf({raw, static_cast<std::size_t>(bytes.size())}, identity_of(report));
    if (!finished) return finished;
    // No report leaves whose text, taken out by another program, would not be what is printed.
    if (auto good = check_text_layer(*finished, drawn_texts(pages)); !good) return base::fail(good.error());
    return finished;
}

base::Result<std::vector<std::uint8_t>> render_pdf(const Report& report) {
    const auto typography = Typography::load();
    if (!typography) return base::fail(typography.error());
    return render_pdf(report, *typography);
}

base::Result<void> write_pdf(const Report& report, const std::string& path, Existing existing) {
    if (auto ready = ensure_gui_environment(); !ready) return base::fail(ready.error());
    const auto pdf = render_pdf(report);
    if (!pdf) return base::fail(pdf.error());
    return publish_file(path, *pdf, existing == Existing::replace);
}

}  // namespace velocert::reports
