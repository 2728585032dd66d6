// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/source_text.h"

#include <algorithm>
#include <map>

#include "reports/content/words/words.h"
#include "tests/support/pdf_text.h"

namespace velocert::reports::test {
namespace {

/// A text that must stand somewhere, without blanks.
struct Piece {
    std::string text;
    std::size_t row_of = 0;        ///< which table's row begins with it; 0: none does
    const Chart* chart = nullptr;  ///< a chart that is drawn on the page on which this begins
};

/// The document as a stream of texts. Written down apart from the code that sets pages, so that what that code leaves
/// out is missed.
class Source {
  public:
    explicit Source(const Report& report) {
        add(print(report.mark, Language::both));
        add(report.title);
        add(report.subtitle);
        add(report.reference);
        add("检验结论 Conclusion");
        add(print(verdict_mark(report.verdict), Language::both) +
            (report.part.zh.empty() ? std::string() : " · " + print(report.part, Language::both)));
        add(report.conclusion);
        (*this)(report.cover);
        for (const Section& section : report.sections) {
            add(section.heading);
            for (const Block& block : section.blocks) std::visit(*this, block);
        }
        add(print(report.end_mark, Language::both));
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
        std::string head;
        for (const Column& column : table.columns) head += of(column.heading);
        const std::size_t id = heads.size();
        heads.push_back(head);
        add(head);
        for (const auto& row : table.rows) {
            const std::size_t first = pieces.size();
            for (const Cell& cell : row) add(cell.text);
            if (pieces.size() > first) pieces[first].row_of = id;
        }
    }
    void operator()(const Figure& figure) {
        add(figure.caption);
        const std::size_t first = pieces.size();
        add(figure.chart.summary);
        if (pieces.size() == first) pieces.push_back({});
        pieces[first].chart = &figure.chart;
    }
    void operator()(const MatrixCode& code) {
        add(code.caption);
        add(code.text);
    }
    void operator()(const Photo& photo) {
        add(photo.caption);
        add("SHA-256 " + photo.digest);
    }

    std::vector<Piece> pieces;
    std::vector<std::string> heads{{}};

  private:
    static std::string of(const Bilingual& text) {
        return without_blanks(text.en == text.zh ? text.zh : text.zh + text.en);
    }
    void add(const Bilingual& text) { add(of(text)); }
    void add(const std::string& text) {
        if (auto bare = without_blanks(text); !bare.empty()) pieces.push_back({std::move(bare)});
    }
};

/// What every page says at its head and foot.
std::string frame(const Report& report, std::size_t number, std::size_t count) {
    const std::string n = std::to_string(number);
    const std::string of = std::to_string(count);
    return without_blanks(print(report.mark, Language::both) + "第" + n + "页共" + of + "页Page" + n + "of" + of +
                          print(report.reference, Language::both) +
                          "结果仅对所检样品有效ResultsrelateonlytotheitemtestedVelocert" + report.program_version);
}

/// The characters of a text by their number, without those that the figures at an axis are made of.
std::map<std::string, int> letters(const std::string& text) {
    std::map<std::string, int> out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
        const std::string one = text.substr(i, end - i);
        i = end;
        const bool of_figure = one.find_first_of("0123456789.-") != std::string::npos || one == "\u2212";
        if (!of_figure) ++out[one];
    }
    return out;
}

std::string labels(const Chart& chart) {
    std::string out;
    const auto add = [&out](const Bilingual& text, const std::string& value) {
        if (!text.zh.empty()) out += print(text, Language::both) + value;
    };
    for (const ChartAxis& axis : {chart.x, chart.y})
        add(axis.quantity, axis.unit.empty() ? std::string() : "/" + axis.unit);
    for (const auto& line : chart.lines) add(line.label, line.value);
    for (const auto& band : chart.bands) add(band.label, band.value);
    for (const auto& marker : chart.markers) add(marker.label, marker.value);
    if (chart.series.size() > 1)
        for (const auto& series : chart.series) add(series.name, {});
    if (chart.empty()) add(chart.empty_reason, {});
    return without_blanks(out);
}

/// Whole characters around a place.
std::string around(const std::string& text, std::size_t at) {
    const auto inside = [&text](std::size_t i) {
        return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xc0) == 0x80;
    };
    std::size_t begin = at > 30 ? at - 30 : 0;
    while (begin > 0 && inside(begin)) --begin;
    std::size_t end = std::min(text.size(), at + 45);
    while (inside(end)) ++end;
    return text.substr(begin, end - begin);
}

/// Goes through the pages and the stream side by side.
class Comparison {
  public:
    Comparison(const Report& report, const std::vector<std::string>& pages)
        : report_(report), pages_(pages), source_(report) {}

    std::vector<std::string> run() {
        for (std::size_t i = 0; i < pages_.size(); ++i)
            if (!page(i)) return std::move(findings_);
        if (next_ < source_.pieces.size())
            findings_.push_back("the last page ends before '" + source_.pieces[next_].text.substr(taken_) + "'");
        return std::move(findings_);
    }

  private:
    bool page(std::size_t index) {
        const std::string text = without_blanks(pages_[index]);
        const std::string of_all = frame(report_, index + 1, pages_.size());
        const auto at = text.rfind(of_all);
        if (at == std::string::npos) return differs(index, "no head and foot '" + of_all + "'");
        drawn_.clear();
        if (!body(index, text.substr(0, at))) return false;
        const auto rest = letters(text.substr(at + of_all.size()));
        return rest == letters(drawn_) || differs(index, "other labels of charts than '" + drawn_ + "': '" +
                                                             text.substr(at + of_all.size()) + "'");
    }

    bool body(std::size_t index, const std::string& text) {
        const auto& pieces = source_.pieces;
        std::size_t at = 0;
        if (next_ < pieces.size() && taken_ == 0 && pieces[next_].row_of != 0) {
            const std::string& head = source_.heads[pieces[next_].row_of];
            if (!text.starts_with(head)) return differs(index, "no head of the table that runs on: '" + head + "'");
            at = head.size();
        }
        while (at < text.size()) {
            if (next_ == pieces.size()) return differs(index, "more than the source: '" + around(text, at) + "'");
            const Piece& piece = pieces[next_];
            if (taken_ == 0 && piece.chart != nullptr) drawn_ += labels(*piece.chart);
            const std::string wanted = piece.text.substr(taken_);
            if (text.compare(at, wanted.size(), wanted) == 0) {
                at += wanted.size();
                ++next_;
                taken_ = 0;
            } else if (const std::string left = text.substr(at); wanted.starts_with(left)) {
                taken_ += left.size();
                return true;
            } else {
                std::size_t same = 0;
                while (same < wanted.size() && at + same < text.size() && wanted[same] == text[at + same]) ++same;
                return differs(index,
                               "'" + around(text, at + same) + "' where the source has '" + around(wanted, same) + "'");
            }
        }
        return true;
    }

    bool differs(std::size_t index, const std::string& what) {
        findings_.push_back("page " + std::to_string(index + 1) + ": " + what);
        return false;
    }

    const Report& report_;
    const std::vector<std::string>& pages_;
    const Source source_;
    std::size_t next_ = 0;   ///< the piece that comes next
    std::size_t taken_ = 0;  ///< so much of it stood on the page before
    std::string drawn_;      ///< labels of the charts of the present page
    std::vector<std::string> findings_;
};

}  // namespace

std::vector<std::string> differences_from_source(const Report& report, const std::vector<std::string>& pages) {
    return Comparison(report, pages).run();
}

}  // namespace velocert::reports::test
