// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/exports/report_xlsx.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <vector>

#include "core/base/clock.h"
#include "core/records/files/new_file.h"

namespace velocert::reports {
namespace {

using base::ErrorCode;
using base::Result;

using Row = std::vector<std::string>;

std::string text_of(const Maybe& text) { return text.value_or(std::string()); }
std::string value_of(const std::optional<ExactFigure>& figure) { return figure ? figure->value : std::string(); }
std::string unit_of(const std::optional<ExactFigure>& figure) { return figure ? figure->unit : std::string(); }

std::vector<Row> head_of(const ReportRecord& record) {
    std::vector<Row> out{{"报告编号 / Report", record.number.value_or(record.standing)},
                         {"状态 / Standing", record.standing},
                         {"测试 / Run", record.run},
                         {"样品 / Item", record.item.id},
                         {"型号 / Model", text_of(record.item.model)},
                         {"依据 / Edition", record.edition.printed},
                         {"版本包 SHA-256 / Edition pack", record.edition.pack},
                         {"判定规则 / Decision rule", record.rule.id},
                         {"开始 / Began (UTC)", record.started_utc},
                         {"结束 / Ended (UTC)", record.ended_utc},
                         {"结论 / Verdict", record.verdict}};
    if (record.issued_utc) out.push_back({"签发 / Issued (UTC)", *record.issued_utc});
    for (const auto& one : record.persons)
        if (one.certificate)
            out.push_back({"签名 / Signed: " + one.meaning, one.name + (one.account ? " (" + *one.account + ")" : ""),
                           text_of(one.utc), *one.certificate});
    return out;
}

std::vector<Row> results_of(const ReportRecord& record) {
    std::vector<Row> out{{"条款 / Clause",
                          "项目",
                          "Item",
                          "限值编号 / Limit",
                          "关系 / Relation",
                          "限值 / Limit value",
                          "上限 / Upper",
                          "单位 / Unit",
                          "测试点 / At",
                          "测量值 / Value",
                          "单位 / Unit",
                          "标准不确定度 / u",
                          "扩展不确定度 / U",
                          "k",
                          "p",
                          "区域 / Zone",
                          "符合概率 / p_c",
                          "判定 / Verdict",
                          "P/F/N",
                          "原因 / Reason"}};
    for (const auto& one : record.results)
        out.push_back({one.clause,
                       one.title.zh,
                       one.title.en,
                       one.limit,
                       one.relation,
                       one.limit_text ? *one.limit_text : value_of(one.limit_value),
                       value_of(one.limit_upper),
                       unit_of(one.limit_value),
                       one.at ? one.at->value + ' ' + one.at->unit : std::string(),
                       value_of(one.value),
                       unit_of(one.value),
                       value_of(one.standard_uncertainty),
                       value_of(one.expanded_uncertainty),
                       text_of(one.coverage_factor),
                       text_of(one.coverage_probability),
                       text_of(one.zone),
                       text_of(one.conformance_probability),
                       one.verdict,
                       text_of(one.statement),
                       one.reason});
    return out;
}

std::vector<Row> attempts_of(const ReportRecord& record) {
    std::vector<Row> out{{"次 / Attempt", "开始 / Began (UTC)", "结束 / Ended (UTC)", "过程 / Outcome", "有效 / Valid",
                          "判定 / Verdict", "原因 / Reason", "量 / Quantity", "值 / Value", "单位 / Unit"}};
    for (const auto& one : record.attempts) {
        const Row begin = {one.id,      one.started_utc, one.ended_utc, one.outcome, one.valid ? "yes" : "no",
                           one.verdict, one.reason};
        if (one.values.empty()) out.push_back(begin);
        for (const auto& value : one.values) {
            Row row = begin;
            row.insert(row.end(), {value.name, value.figure.value, value.figure.unit});
            out.push_back(std::move(row));
        }
    }
    return out;
}

/// Text of the worksheet library, which takes at most so much in a cell.
std::string in_a_cell(const std::string& text) {
    constexpr std::size_t most = 32'767;
    return text.substr(0, most);
}

class Workbook {
  public:
    Workbook(const std::string& path, const std::string& title, std::time_t made) {
        book_ = workbook_new(path.c_str());
        if (book_ == nullptr) return;
        std::string copy = title;
        lxw_doc_properties properties{};
        properties.title = copy.data();
        properties.created = made;
        workbook_set_properties(book_, &properties);
        bold_ = workbook_add_format(book_);
        format_set_bold(bold_);
    }
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    ~Workbook() {
        if (book_ != nullptr) workbook_close(book_);
    }
    [[nodiscard]] bool sheet(const char* name, const std::vector<Row>& head, const std::vector<Row>& table) {
        if (book_ == nullptr) return false;
        auto* sheet = workbook_add_worksheet(book_, name);
        if (sheet == nullptr) return false;
        bool good = true;
        lxw_row_t at = 0;
        const auto put = [&](const Row& row, lxw_format* format) {
            for (std::size_t column = 0; column < row.size(); ++column)
                good = worksheet_write_string(sheet, at, static_cast<lxw_col_t>(column), in_a_cell(row[column]).c_str(),
                                              format) == LXW_NO_ERROR &&
                       good;
            ++at;
        };
        for (const auto& row : head) put(row, nullptr);
        if (!head.empty()) ++at;
        for (std::size_t i = 0; i < table.size(); ++i) put(table[i], i == 0 ? bold_ : nullptr);
        worksheet_set_column(sheet, 0, 2, 24, nullptr);
        return good;
    }
    [[nodiscard]] bool close() {
        const auto done = book_ == nullptr ? LXW_ERROR_MEMORY_MALLOC_FAILED : workbook_close(book_);
        book_ = nullptr;
        return done == LXW_NO_ERROR;
    }

  private:
    lxw_workbook* book_ = nullptr;
    lxw_format* bold_ = nullptr;
};

}  // namespace

Result<void> write_xlsx(const ReportRecord& record, const std::string& file) {
    auto target = records::NewFile::create(file);
    if (!target) return base::fail(target.error());
    const auto ended = base::parse_utc(record.ended_utc.empty() ? record.started_utc : record.ended_utc);
    if (!ended) return base::fail(ended.error());
    const std::string aside = file + ".workbook";
    std::error_code ignored;
    Workbook book(aside, record.number.value_or(record.run), std::chrono::system_clock::to_time_t(*ended));
    const bool written =
        book.sheet("results", head_of(record), results_of(record)) && book.sheet("attempts", {}, attempts_of(record));
    auto done = Result<void>();
    if (!book.close() || !written)
        done = base::fail(ErrorCode::io, file, "the workbook could not be written", "room on the disk");
    if (done) {
        auto copied = target->write_file(aside);
        done = copied ? target->commit() : base::fail(copied.error());
    }
    std::filesystem::remove(aside, ignored);
    return done;
}

}  // namespace velocert::reports
