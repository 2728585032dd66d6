// SPDX-License-Identifier: GPL-3.0-or-later
// What a qualification leaves: a report for people, and an entry of the ledger.
#include <map>

#include "app/acts/qualification.h"
#include "core/base/digest.h"

namespace velocert::app {
namespace {

std::string area_title(const std::string& area) {
    static const std::map<std::string, std::string> titles{{"rounding", "修约 / Rounding"},
                                                           {"uncertainty", "不确定度 / Uncertainty"},
                                                           {"ledger", "账本 / Ledger"},
                                                           {"signature", "签名 / Signature"},
                                                           {"faults", "虚拟检测台故障 / Faults on the virtual bench"}};
    const auto at = titles.find(area);
    return at == titles.end() ? area : at->second;
}

}  // namespace

std::string qualification_text(const Qualification& qualification) {
    const auto failures = qualification.failures();
    std::string out = "Velocert 自检确认报告 / Report of the self-qualification\n\n";
    out += "时间 / time (UTC): " + qualification.utc + "\n";
    out += "程序 / program: " + qualification.program + "\n";
    out += "人员 / by: " + qualification.by.name +
           (qualification.by.id.empty() ? "" : " (" + qualification.by.id + ")") + "\n";
    out += "检查 / checks: " + std::to_string(qualification.checks.size()) +
           ", 失败 / failures: " + std::to_string(failures) + "\n";
    out += "结论 / result: " +
           std::string(qualification.checks.empty() ? "未进行 / nothing was checked"
                       : failures == 0              ? "符合 / as expected"
                                                    : "不符合 / NOT as expected") +
           "\n";
    std::string area;
    for (const auto& check : qualification.checks) {
        if (check.area != area) {
            area = check.area;
            out += "\n## " + area_title(area) + "\n";
        }
        out += "\n[" + std::string(check.good ? "ok" : "FAILED") + "] " + check.what + "\n";
        out += "  依据 / source: " + check.source + "\n";
        out += "  期望 / expected: " + check.expected + "\n";
        out += "  结果 / found: " + check.found + "\n";
    }
    return out;
}

base::Result<std::string> qualification_report(const Qualification& qualification, const signing::StationKey* key) {
    auto text = qualification_text(qualification);
    if (key == nullptr) return text;
    return signing::sign_note(text, *key);
}

base::Json qualification_record(const Qualification& qualification) {
    auto failed = base::Json::array();
    for (const auto& check : qualification.checks)
        if (!check.good) failed.push(check.area + ": " + check.what);
    return base::Json::object()
        .set("by", base::to_json(qualification.by))
        .set("at_utc", qualification.utc)
        .set("program", qualification.program)
        .set("checks", base::Json::integer(static_cast<std::int64_t>(qualification.checks.size())))
        .set("failures", base::Json::integer(static_cast<std::int64_t>(qualification.failures())))
        .set("failed", std::move(failed))
        .set("text_digest", base::Digest::of(qualification_text(qualification)).text());
}

}  // namespace velocert::app
