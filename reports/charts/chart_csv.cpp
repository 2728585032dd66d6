// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/chart_csv.h"

#include "core/base/csv.h"
#include "core/base/decimal.h"

namespace velocert::reports {
namespace {

// A number may begin with a minus; words may not.
std::string field(const std::string& text) { return base::Decimal::parse(text) ? text : base::csv_cell(text); }

std::string axis_words(const ChartAxis& axis, Language language) {
    const auto name = print(axis.quantity, language);
    return axis.unit.empty() ? name : name + " / " + axis.unit;
}

}  // namespace

std::string plain_decimal(double value) {
    const auto exact = base::nearest(value, 9);
    return exact ? exact->normalized().text() : std::string();
}

std::string chart_csv(const Chart& chart, ChartRange x, Language language, const std::string& record) {
    const bool zh = language == Language::zh;
    std::string out;
    if (!record.empty()) out += std::string(zh ? "记录" : "record") + ',';
    out += std::string(zh ? "曲线" : "series") + ',' + field(axis_words(chart.x, language)) + ',' +
           field(axis_words(chart.y, language)) + "\r\n";
    for (const auto& series : chart.series) {
        const auto name = field(print(series.name, language));
        for (std::size_t i = 0; i < series.points.size(); ++i) {
            const auto& point = series.points[i];
            if (!(point.x >= x.from && point.x <= x.to)) continue;
            const auto y =
                i < series.digits.size() && !series.digits[i].empty() ? series.digits[i] : plain_decimal(point.y);
            const auto at = plain_decimal(point.x);
            if (y.empty() || at.empty()) continue;
            if (!record.empty()) out += field(record) + ',';
            out += name + ',' + at + ',' + field(y) + "\r\n";
        }
    }
    return out;
}

}  // namespace velocert::reports
