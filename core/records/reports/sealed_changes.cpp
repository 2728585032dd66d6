// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/reports/sealed_changes.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "core/base/json_members.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Json;
using base::text_of;

/// The particulars of ISO/IEC 17025 7.8.2.1 that two reports can share. The number (d) and the day of issue (j) are
/// each report's own; the results (m) are compared figure by figure.
constexpr std::array<std::pair<const char*, const char*>, 13> particulars{{
    {"a", "标题 / title"},
    {"b", "实验室名称和地址 / laboratory"},
    {"c", "检验地点 / place of work"},
    {"e", "委托方 / client"},
    {"f", "方法 / method"},
    {"g", "样品 / item"},
    {"h", "收样日期 / day of receipt"},
    {"i", "检验日期 / days of the test"},
    {"k", "抽样 / sampling"},
    {"l", "结果范围 / what the results relate to"},
    {"n", "增加、偏离和不包括 / additions, deviations, exclusions"},
    {"o", "批准人 / authorised by"},
    {"p", "外部提供的结果 / external results"},
}};

/// Every value that is no object and no list, by its place.
void leaves(const Json& json, const std::string& place, std::map<std::string, std::string>& out) {
    if (const auto* members = json.members()) {
        for (const auto& [key, value] : *members) leaves(value, place.empty() ? key : place + '.' + key, out);
    } else if (const auto* items = json.items()) {
        for (std::size_t i = 0; i < items->size(); ++i)
            leaves((*items)[i], place + '[' + std::to_string(i + 1) + ']', out);
    } else if (const auto* text = json.string()) {
        if (!text->empty()) out[place] = *text;
    } else if (!json.is_null()) {
        out[place] = json.text();
    }
}

std::string particular(const Json& record, std::string_view letter) {
    const Json* fields = record.find("fields");
    const Json* field = fields == nullptr ? nullptr : fields->find(letter);
    return field == nullptr ? std::string() : text_of(*field, "text");
}

/// Each assessed figure and each procedure's verdict, in words.
std::map<std::string, std::string> figures(const Json& record) {
    std::map<std::string, std::string> out;
    const Json* results = record.find("results");
    if (results == nullptr || results->items() == nullptr) return out;
    for (const auto& result : *results->items()) {
        const std::string procedure = text_of(result, "procedure");
        out[procedure] = text_of(result, "verdict");
        const Json* assessments = result.find("assessments");
        if (assessments == nullptr || assessments->items() == nullptr) continue;
        std::map<std::string, int> count;
        for (const auto& one : *assessments->items()) {
            std::string what = text_of(one, "clause") + ' ' + text_of(one, "limit");
            for (const char* key : {"at", "subject"})
                if (const auto more = text_of(one, key); !more.empty()) what += " @" + more;
            // The same figure a second time, without anything that tells the two apart.
            if (const int times = ++count[what]; times > 1) what += " #" + std::to_string(times);
            const std::string value = text_of(one, "value");
            out[procedure + ": " + what] = (value.empty() ? "" : value + ", ") + text_of(one, "relation") + ' ' +
                                           text_of(one, "limit_value") + ": " + text_of(one, "verdict");
        }
    }
    return out;
}

void differences(const std::map<std::string, std::string>& before, const std::map<std::string, std::string>& after,
                 std::vector<ReportChange>& out) {
    for (const auto& [what, text] : before) {
        const auto now = after.find(what);
        if (now == after.end())
            out.push_back({what, text, {}});
        else if (now->second != text)
            out.push_back({what, text, now->second});
    }
    for (const auto& [what, text] : after)
        if (!before.contains(what)) out.push_back({what, {}, text});
}

/// Whether `change` already says that `before` became `after`. A text of a letter or two is in every other one.
bool says(const ReportChange& change, const std::string& before, const std::string& after) {
    constexpr std::size_t telling = 4;
    if (change.before == before && change.after == after) return true;
    if (std::max(before.size(), after.size()) < telling) return false;
    return change.before.find(before) != std::string::npos && change.after.find(after) != std::string::npos;
}

}  // namespace

std::vector<ReportChange> sealed_changes(const Json& before, const Json& after) {
    std::vector<ReportChange> out;
    for (const auto& [letter, what] : particulars) {
        auto was = particular(before, letter);
        auto is = particular(after, letter);
        if (was != is) out.push_back({what, std::move(was), std::move(is)});
    }
    for (const auto& [key, what] : {std::pair{"run", "检验 / run"},
                                    {"edition", "标准版本 / edition"},
                                    {"verdict", "总体结论 / overall verdict"}}) {
        auto was = text_of(before, key);
        auto is = text_of(after, key);
        if (was != is) out.push_back({what, std::move(was), std::move(is)});
    }
    differences(figures(before), figures(after), out);
    std::vector<ReportChange> rest;
    for (const char* key : {"signers", "order", "item", "marks", "opinions"}) {
        std::map<std::string, std::string> was;
        std::map<std::string, std::string> is;
        if (const Json* json = before.find(key)) leaves(*json, key, was);
        if (const Json* json = after.find(key)) leaves(*json, key, is);
        differences(was, is, rest);
    }
    const std::size_t told = out.size();
    for (auto& change : rest)
        if (std::none_of(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(told),
                         [&](const ReportChange& shown) { return says(shown, change.before, change.after); }))
            out.push_back(std::move(change));
    return out;
}

base::Result<std::vector<ReportChange>> changes_to_print(const Amends& stated, const Json& before, const Json& after) {
    const auto found = sealed_changes(before, after);
    std::vector<ReportChange> out = stated.changes;
    // A replacement is the same report with something changed: what is said to be must be seen in it. A supplement may
    // say in words what no record holds.
    if (stated.kind == AmendmentKind::replacement)
        for (const auto& change : stated.changes)
            if (std::ranges::none_of(found,
                                     [&](const ReportChange& one) { return says(one, change.before, change.after); }))
                return base::fail(ErrorCode::bad_value, "change of " + change.what,
                                  "\"" + change.before + "\" did not become \"" + change.after + "\" between report " +
                                      stated.report + " and this one",
                                  "a change that the two records show; every other one is added by itself");
    for (const auto& change : found)
        if (std::ranges::none_of(stated.changes, [&](const ReportChange& one) {
                return one.before == change.before && one.after == change.after;
            }))
            out.push_back(change);
    if (out.empty())
        return base::fail(ErrorCode::missing_field, "amendment to " + stated.report, "nothing is changed",
                          "a run, an order or an edition that differs; or, for a supplement, what is added");
    return out;
}

}  // namespace velocert::records
