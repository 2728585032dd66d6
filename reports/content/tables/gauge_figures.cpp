// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/tables/gauge_figures.h"

#include <algorithm>
#include <string>

#include "core/sequence/answers/typed_value.h"
#include "core/standards/needs/answer_needs.h"
#include "reports/content/sections/sections.h"
#include "reports/content/words/value_text.h"

namespace velocert::reports {
namespace {

using sequence::StepRun;

constexpr std::string_view resolution_of = "_resolution";

std::string resolution_name(std::string_view field) { return std::string(field) + std::string(resolution_of); }

/// The smallest step in the unit that the figure was typed in; empty where the attempt has none.
std::string resolution_text(const StepRun& attempt, const standards::Field& field) {
    const auto smallest = attempt.result.value(resolution_name(field.id));
    const auto typed = sequence::typed_text(attempt.typed, field.id);
    if (!smallest || !typed) return {};
    const auto written = metrology::WrittenQuantity::parse(*typed, smallest->kind());
    if (!written) return {};
    if (smallest->kind() == metrology::Kind::temperature) return exact_difference_text(*smallest);
    const metrology::Unit& unit = written->unit();
    const std::string number = smallest->in(unit).normalized().text();
    return unit.print.empty() ? number : number + " " + std::string(unit.print);
}

/// The resolution that all attempts have in common; empty where they differ or have none.
std::string common_resolution(const std::vector<const StepRun*>& attempts, const standards::Field& field) {
    std::string common;
    for (const StepRun* attempt : attempts) {
        const std::string one = resolution_text(*attempt, field);
        if (one.empty()) continue;
        if (!common.empty() && one != common) return {};
        common = one;
    }
    return common;
}

Bilingual with_resolution(const Bilingual& text, const std::string& resolution) {
    if (resolution.empty()) return text;
    const std::string english = print(text, Language::en);
    return {text.zh + "（分辨力 " + resolution + "）", english + " (resolution " + resolution + ")"};
}

}  // namespace

bool read_with_gauge(const std::vector<const StepRun*>& attempts, std::string_view field) {
    return std::ranges::any_of(attempts, [&](const StepRun* attempt) {
        return attempt->result.value(std::string(field)) && attempt->result.value(resolution_name(field));
    });
}

const standards::Field* gauged_field(const standards::Step& step, std::string_view value) {
    if (!value.ends_with(resolution_of)) return nullptr;
    return standards::find_field(step, std::string(value.substr(0, value.size() - resolution_of.size())));
}

Bilingual gauged_heading(const std::vector<const StepRun*>& attempts, const standards::Field& field) {
    return with_resolution({field.title.zh, field.title.en}, common_resolution(attempts, field));
}

Bilingual gauged_words(const ReportInput& input, const std::vector<const StepRun*>& attempts, const StepRun& attempt,
                       const standards::Field& field) {
    const auto text = sequence::typed_text(attempt.typed, field.id);
    if (!text) return plain("–");
    const Bilingual value = typed_words(input, attempt, field, *text);
    return common_resolution(attempts, field).empty() ? with_resolution(value, resolution_text(attempt, field)) : value;
}

}  // namespace velocert::reports
