// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/report_text.h"

#include <sstream>

namespace velocert::reports {
namespace {

std::string flat(std::string text) {
    for (char& c : text) {
        if (c == '\n') c = ' ';
    }
    return text;
}

std::string line(const Bilingual& text) { return flat(print(text, Language::both)); }

struct TextWriter {
    std::ostringstream& out;

    void operator()(const Paragraph& paragraph) const {
        out << paragraph.text.zh << '\n';
        if (!paragraph.text.en.empty()) out << paragraph.text.en << '\n';
    }
    void operator()(const Fields& fields) const {
        for (const Field& field : fields.items) out << line(field.label) << ": " << line(field.value) << '\n';
    }
    void operator()(const Table& table) const {
        if (!table.caption.zh.empty()) out << "[" << line(table.caption) << "]\n";
        for (const Column& column : table.columns) out << "| " << line(column.heading) << ' ';
        out << "|\n";
        for (const auto& row : table.rows) {
            for (const Cell& cell : row) out << "| " << line(cell.text) << ' ';
            out << "|\n";
        }
    }
    void operator()(const MatrixCode& code) const {
        out << "[" << line(code.caption) << "]\n" << code.text << (code.text.ends_with('\n') ? "" : "\n");
    }
    void operator()(const Photo& photo) const {
        out << "[" << line(photo.caption) << "]\nSHA-256 " << photo.digest << '\n';
    }
    void operator()(const Figure& figure) const {
        out << "[" << line(figure.caption) << "]\n";
        out << figure.chart.summary.zh << '\n' << figure.chart.summary.en << '\n';
        const Chart& chart = figure.chart;
        out << "x: " << line(chart.x.quantity) << " / " << chart.x.unit << '\n';
        out << "y: " << line(chart.y.quantity) << " / " << chart.y.unit << '\n';
        for (const ChartLine& mark : chart.lines) {
            if (!mark.label.zh.empty()) out << "line: " << line(mark.label) << ' ' << mark.value << '\n';
        }
        for (const ChartBand& band : chart.bands) {
            if (!band.label.zh.empty()) out << "band: " << line(band.label) << ' ' << band.value << '\n';
        }
        if (chart.empty()) out << line(chart.empty_reason) << '\n';
    }
};

class StringList {
  public:
    void add(const std::string& text) {
        std::istringstream lines(text);
        for (std::string one; std::getline(lines, one);) {
            if (!one.empty()) strings_.push_back(one);
        }
    }
    void add(const Bilingual& text) {
        add(text.zh);
        if (text.en != text.zh) add(text.en);
    }
    void operator()(const Paragraph& paragraph) { add(paragraph.text); }
    void operator()(const Fields& fields) {
        for (const Field& field : fields.items) {
            add(field.label);
            add(field.value);
        }
    }
    void operator()(const Table& table) {
        add(table.caption);
        for (const Column& column : table.columns) add(column.heading);
        for (const auto& row : table.rows) {
            for (const Cell& cell : row) add(cell.text);
        }
    }
    void operator()(const MatrixCode& code) {
        add(code.caption);
        add(code.text);
    }
    void operator()(const Photo& photo) {
        add(photo.caption);
        add("SHA-256 " + photo.digest);
    }
    void operator()(const Figure& figure) {
        const Chart& chart = figure.chart;
        add(figure.caption);
        add(chart.summary);
        add(chart.x.quantity);
        add(chart.y.quantity);
        for (const ChartLine& mark : chart.lines) add_label(mark.label, mark.value);
        for (const ChartBand& band : chart.bands) add_label(band.label, band.value);
        for (const ChartMarker& marker : chart.markers) add_label(marker.label, marker.value);
        if (chart.empty()) add(chart.empty_reason);
    }
    void add_label(const Bilingual& text, const std::string& value) {
        add(text);
        add(value);
    }
    [[nodiscard]] std::vector<std::string> take() { return std::move(strings_); }

  private:
    std::vector<std::string> strings_;
};

}  // namespace

std::string report_text(const Report& report) {
    std::ostringstream out;
    const TextWriter writer{out};
    if (!report.mark.zh.empty()) out << "*** " << line(report.mark) << " ***\n";
    out << line(report.reference) << '\n';
    out << report.title.zh << '\n' << report.title.en << '\n';
    out << report.subtitle.zh << '\n' << report.subtitle.en << '\n';
    writer(report.cover);
    out << line(report.conclusion) << '\n';
    for (const Section& section : report.sections) {
        out << "\n== " << line(section.heading) << " == {" << section.id << "}\n";
        for (const Block& block : section.blocks) std::visit(writer, block);
    }
    out << "\n" << line(report.end_mark) << '\n';
    return out.str();
}

std::vector<std::string> report_strings(const Report& report) {
    StringList list;
    list.add(report.mark);
    list.add(report.reference);
    list.add(report.title);
    list.add(report.subtitle);
    list(report.cover);
    list.add(report.conclusion);
    for (const Section& section : report.sections) {
        list.add(section.heading);
        for (const Block& block : section.blocks) std::visit(list, block);
    }
    list.add(report.end_mark);
    return list.take();
}

}  // namespace velocert::reports
