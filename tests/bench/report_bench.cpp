// SPDX-License-Identifier: GPL-3.0-or-later
// The time to set a report of a usual size: at least 40 pages with 12 charts and 30 photos of a camera. Beside it,
// where it is installed, the time LibreOffice takes to set the same content.
#include <benchmark/benchmark.h>

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <chrono>
#include <string>

#include "reports/content/report.h"
#include "reports/render/gui_environment.h"
#include "reports/render/pages.h"
#include "reports/render/pdf.h"
#include "tests/support/usual_report.h"

namespace {

using namespace velocert;
using namespace velocert::reports;

constexpr int longest_s = 300;

void set_report(benchmark::State& state) {
    if (!ensure_gui_environment()) return state.SkipWithError("no fonts for the pages");
    const Report report = test::usual_report({4'000, 3'000});
    const auto typography = Typography::load();
    if (!typography) return state.SkipWithError(typography.error().text().c_str());
    const std::size_t pages = lay_out(report, *typography, paper_palette()).pages.size();
    for (auto _ : state) {
        auto pdf = render_pdf(report);
        if (!pdf) return state.SkipWithError(pdf.error().text().c_str());
        benchmark::DoNotOptimize(pdf->data());
    }
    state.counters["pages"] = static_cast<double>(pages);
    state.SetLabel("limit 2 s; 12 charts, 30 photos of 12 million dots");
}
BENCHMARK(set_report)->Unit(benchmark::kMillisecond)->Iterations(3);

/// The same tables and photos as a page of HTML, and the charts as pictures, which LibreOffice need not draw any more.
bool write_page(const Report& report, const QString& folder) {
    QFile page(folder + "/report.html");
    if (!page.open(QIODevice::WriteOnly)) return false;
    QString html = "<html><head><meta charset=\"utf-8\"></head><body>";
    int number = 0;
    const auto put_picture = [&](const QByteArray& bytes, const char* kind) {
        const QString name = QString::number(++number) + "." + kind;
        QFile file(folder + "/" + name);
        if (file.open(QIODevice::WriteOnly)) file.write(bytes);
        html += "<p><img width=\"330\" src=\"" + name + "\"></p>";
    };
    for (const Section& section : report.sections)
        for (const Block& block : section.blocks) {
            if (const auto* one = std::get_if<Table>(&block)) {
                html += "<table border=\"1\" style=\"page-break-after:always\">";
                for (const auto& row : one->rows) {
                    html += "<tr>";
                    for (const Cell& cell : row)
                        html += "<td>" + QString::fromStdString(cell.text.zh + "<br>" + cell.text.en) + "</td>";
                    html += "</tr>";
                }
                html += "</table>";
            } else if (const auto* picture = std::get_if<Photo>(&block)) {
                put_picture(QByteArray(reinterpret_cast<const char*>(picture->bytes.data()),
                                       static_cast<qsizetype>(picture->bytes.size())),
                            "jpg");
            } else if (std::holds_alternative<Figure>(block)) {
                QImage drawn(1'400, 800, QImage::Format_RGB32);
                drawn.fill(Qt::white);
                QByteArray bytes;
                QBuffer buffer(&bytes);
                buffer.open(QIODevice::WriteOnly);
                drawn.save(&buffer, "PNG");
                put_picture(bytes, "png");
            }
        }
    html += "</body></html>";
    return page.write(html.toUtf8()) > 0;
}

void set_by_libreoffice(benchmark::State& state) {
    const QString office = QStandardPaths::findExecutable("soffice");
    if (office.isEmpty()) return state.SkipWithError("LibreOffice is not installed: no peer to compare with");
    if (!ensure_gui_environment()) return state.SkipWithError("no fonts for the pages");
    const QTemporaryDir folder;
    if (!write_page(test::usual_report({4'000, 3'000}), folder.path()))
        return state.SkipWithError("cannot write the page");
    bool finished = true;
    const auto since = [](std::chrono::steady_clock::time_point begun) {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    };
    const Report report = test::usual_report({4'000, 3'000});
    auto begun = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(render_pdf(report));
    const double ours = since(begun);
    begun = std::chrono::steady_clock::now();
    for (auto _ : state) {
        QProcess process;
        process.setWorkingDirectory(folder.path());
        // It ends the whole group of processes that LibreOffice is made of.
        process.start("timeout", {"--kill-after=5", QString::number(longest_s), office, "--headless",
                                  "-env:UserInstallation=file://" + folder.path() + "/profile", "--convert-to",
                                  "pdf:writer_web_pdf_Export", "report.html"});
        process.waitForFinished(-1);
        finished = finished && process.exitCode() == 0;
    }
    // Where it was stopped this is the least it can be.
    state.counters["times_ours"] = since(begun) / ours;
    state.SetLabel(
        std::string("peer of set_report: the same content, charts already drawn; wanted: at least 5 times ours") +
        (finished ? "" : "; stopped before it was done"));
}
BENCHMARK(set_by_libreoffice)->Unit(benchmark::kMillisecond)->Iterations(1)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
