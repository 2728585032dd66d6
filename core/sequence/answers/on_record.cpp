// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/answers/on_record.h"

#include <algorithm>
#include <regex>
#include <set>

#include "core/standards/code_pattern.h"
#include "core/standards/entries.h"
#include "core/standards/needs/answer_source.h"

namespace velocert::sequence {
namespace {

using Of = standards::AnswerSource::Of;

std::string answer_of(const standards::AnswerSource& source, const RecordSoFar& record) {
    const auto counting = counting_attempts(source.step, record.earlier);
    const auto said_of = [&](std::string_view subject) {
        return std::ranges::find(counting, subject, &StepRun::subject);
    };
    auto found = said_of(record.subject);
    // A step that is done once says it of all; what was said of another subject says nothing of this one.
    if (found == counting.end()) found = said_of({});
    if (found == counting.end()) return {};
    return std::string(typed_text((*found)->typed, source.field).value_or(std::string_view()));
}

std::string text_at(const standards::AnswerSource& source, const RecordSoFar& record) {
    switch (source.of) {
        case Of::model: return record.about == nullptr ? std::string() : record.about->model;
        case Of::maker: return record.about == nullptr ? std::string() : record.about->maker;
        case Of::vehicle_code: return record.about == nullptr ? std::string() : record.about->vehicle_code;
        case Of::made_on: return record.item.made_on ? base::text(*record.item.made_on) : std::string();
        case Of::made_year: return record.item.made_on ? base::text(*record.item.made_on).substr(2, 2) : std::string();
        case Of::answer: return answer_of(source, record);
    }
    return {};
}

}  // namespace

std::vector<OnRecord> on_record(const standards::Field& field, const RecordSoFar& record) {
    std::vector<OnRecord> out;
    for (const auto& name : field.same_as) {
        const auto source = standards::parse_answer_source(name);
        if (!source) continue;  // the loader has refused such a pack
        if (auto text = text_at(*source, record); !standards::plain_text(text).empty())
            out.push_back({name, std::move(text)});
    }
    return out;
}

std::vector<const StepRun*> counting_attempts(std::string_view step, std::span<const StepRun> earlier) {
    std::vector<const StepRun*> out;
    for (const auto& attempt : earlier) {
        if (!attempt.result.valid || attempt.procedure + '/' + attempt.step != step) continue;
        const auto same = std::ranges::find(out, attempt.subject, &StepRun::subject);
        if (same == out.end())
            out.push_back(&attempt);
        else
            *same = &attempt;
    }
    return out;
}

bool says_the_same(std::string_view one, std::string_view other) {
    return standards::plain_text(one) == standards::plain_text(other);
}

std::string differs_from_record(const standards::Field& field, std::string_view text, const RecordSoFar& record) {
    std::string others;
    for (const auto& one : on_record(field, record))
        if (!says_the_same(text, one.text))
            others += (others.empty() ? "" : "; ") + one.source + ": " + standards::plain_text(one.text);
    return others.empty() ? others : standards::plain_text(text) + " (" + others + ')';
}

std::size_t count_of_characters(std::string_view code) {
    return static_cast<std::size_t>(
        std::ranges::count_if(code, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::size_t count_of_entries(std::string_view list) {
    const auto entries = standards::entries_of(list);
    return std::set<std::string>(entries.begin(), entries.end()).size();
}

std::size_t counted_in(const standards::Field& field, std::string_view text) {
    if (field.counts_digits)
        return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }));
    return field.kind == standards::Field::Kind::code ? count_of_characters(text) : count_of_entries(text);
}

std::optional<std::vector<CodePart>> parts_of_code(const standards::Field& field, std::string_view code) {
    if (field.form.empty() || code.size() > standards::longest_code) return std::nullopt;
    const auto form = standards::read_code_pattern(field.form);
    std::match_results<std::string_view::const_iterator> groups;
    if (!form || !std::regex_match(code.begin(), code.end(), groups, *form)) return std::nullopt;
    std::vector<CodePart> out;
    for (std::size_t i = 0; i < field.parts.size() && i + 1 < groups.size(); ++i)
        out.push_back({field.parts[i].id, groups[i + 1].str()});
    return out;
}

}  // namespace velocert::sequence
