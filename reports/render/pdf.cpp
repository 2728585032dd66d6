// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/render/pdf.h"

#include <qcustomplot.h>

#include <QBuffer>
#include <QGuiApplication>
#include <QPageLayout>
#include <QPdfWriter>

#include "reports/render/gui_environment.h"
#include "reports/render/page_painter.h"
#include "reports/render/pages.h"
#include "reports/render/publish.h"
#include "reports/seal/pdf_finish.h"
#include "reports/seal/text_layer.h"

namespace velocert::reports {
namespace {

using base::ErrorCode;

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
