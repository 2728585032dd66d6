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
#include <cmath>

#include "reports/content/report.h"
#include "reports/content/report_text.h"
#include "reports/render/gui_environment.h"
#include "reports/render/pages.h"
#include "reports/render/pdf.h"

namespace {

using namespace velocert;
using namespace velocert::reports;

constexpr int charts = 12;
constexpr int photos = 30;
constexpr int rows_of_a_page = 26;
constexpr int tables = 22;
constexpr int longest_s = 300;

/// A picture as a camera gives it: 12 million dots, JPEG, with detail in every part.
std::vector<std::uint8_t> photo(int seed) {
    QImage image(4'000, 3'000, QImage::Format_RGB32);
    std::uint32_t noise = 12'345U + static_cast<std::uint32_t>(seed);
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            noise = noise * 1'664'525U + 1'013'904'223U;
            const int grain = static_cast<int>(noise >> 28U);
            line[x] = qRgb((x / 16 + grain) % 256, (y / 12 + grain) % 256, ((x + y) / 24 + seed * 8) % 256);
        }
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", 90);
    return {bytes.begin(), bytes.end()};
}

Chart curve(int number) {
    Chart chart;
    chart.title = {"减速度，第 " + std::to_string(number) + " 次", "Deceleration, attempt " + std::to_string(number)};
    chart.x.quantity = {"时间", "Time"};
    chart.x.unit = "s";
    chart.y.quantity = {"减速度", "Deceleration"};
    chart.y.unit = "m/s²";
    chart.summary = {"减速度随时间变化。", "Deceleration over time."};
    ChartSeries measured{{"测得", "Measured"}, ChartRole::measured, {}};
    for (int i = 0; i < 20'000; ++i) {
        const double t = i * 1e-4;
        measured.points.push_back({t, 4.7 * (1 - std::exp(-t * 8)) + 0.2 * std::sin(t * 90 + number)});
    }
    chart.series.push_back(std::move(measured));
    return chart;
}

Table table(int number) {
    Table out;
    out.caption = {"检验记录 " + std::to_string(number), "Record " + std::to_string(number)};
    out.columns = {{{"检验项目及要求", "Item and requirement"}, 40, Align::left},
                   {{"限值", "Limit"}, 20, Align::left},
                   {{"结果", "Result"}, 20, Align::right},
                   {{"结论", "Verdict"}, 20, Align::left}};
    for (int i = 0; i < rows_of_a_page; ++i)
        out.rows.push_back(
            {{{"制动手把动作是否灵活、到位", "Do the brake levers move freely and all the way?"}, Tone::normal},
             {{"≤ 7 m\n已确认", "Confirmed"}, Tone::normal},
             {plain(std::to_string(5'000 + number * 31 + i) + " mm"), Tone::normal},
             {{"P 符合", "Pass"}, Tone::pass}});
    return out;
}

Report usual_report() {
    Report report;
    report.title = {"电动自行车型式试验报告", "Type test report: electric bicycle"};
    report.subtitle = {"性能测量", "A measure of speed"};
    report.reference = plain("报告编号 Report no. B-1");
    report.conclusion = {"所检项目符合。", "What was tested passes."};
    report.end_mark = {"以下空白", "End of report"};
    report.program_version = "bench";
    report.dated_utc = "2026-01-01T00:00:00.000Z";
    Section pages{"tables", {"逐项检验结果", "Results item by item"}, {}, true};
    for (int i = 0; i < tables; ++i) pages.blocks.emplace_back(table(i));
    report.sections.push_back(std::move(pages));
    Section curves{"charts", {"曲线", "Charts"}, {}, true};
    for (int i = 0; i < charts; ++i) {
        Chart chart = curve(i);
        const Bilingual caption = chart.title;
        curves.blocks.emplace_back(Figure{caption, std::move(chart)});
    }
    report.sections.push_back(std::move(curves));
    Section pictures{"photos", {"照片与文件", "Photos and documents"}, {}, true};
    for (int i = 0; i < photos; ++i)
        pictures.blocks.emplace_back(
            Photo{{"照片 " + std::to_string(i), "Photo " + std::to_string(i)}, std::string(64, 'a'), photo(i)});
    report.sections.push_back(std::move(pictures));
    return report;
}

void set_report(benchmark::State& state) {
    if (!ensure_gui_environment()) return state.SkipWithError("no fonts for the pages");
    const Report report = usual_report();
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
    if (!write_page(usual_report(), folder.path())) return state.SkipWithError("cannot write the page");
    bool finished = true;
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
    state.SetLabel(finished ? "peer of set_report: the same content, charts already drawn"
                            : "peer of set_report: the same content, charts already drawn; stopped before it was done");
}
BENCHMARK(set_by_libreoffice)->Unit(benchmark::kMillisecond)->Iterations(1)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
