// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/usual_report.h"

#include <QBuffer>
#include <QImage>
#include <cmath>

namespace velocert::reports::test {
namespace {

constexpr int charts = 12;
constexpr int photos = 30;
constexpr int rows_of_a_page = 26;
constexpr int tables = 22;

/// A picture as a camera gives it: JPEG, with detail in every part.
std::vector<std::uint8_t> photo(int seed, QSize dots) {
    QImage image(dots, QImage::Format_RGB32);
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

}  // namespace

Report usual_report(QSize dots) {
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
            Photo{{"照片 " + std::to_string(i), "Photo " + std::to_string(i)}, std::string(64, 'a'), photo(i, dots)});
    report.sections.push_back(std::move(pictures));
    return report;
}

}  // namespace velocert::reports::test
