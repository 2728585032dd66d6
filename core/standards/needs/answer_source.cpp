// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/needs/answer_source.h"

#include <algorithm>
#include <array>

#include "core/standards/needs/answer_needs.h"
#include "core/standards/needs/step_order.h"

namespace velocert::standards {
namespace {

using Of = AnswerSource::Of;

struct ItemMember {
    std::string_view name;
    Of of;
};
constexpr std::array item_members{ItemMember{"item.model", Of::model}, ItemMember{"item.maker", Of::maker},
                                  ItemMember{"item.vehicle_code", Of::vehicle_code},
                                  ItemMember{"item.made_on", Of::made_on}, ItemMember{"item.made_year", Of::made_year}};

/// Texts and codes may say the same; a day says the same as a day only.
bool comparable(Field::Kind one, Field::Kind other) {
    const auto is_text = [](Field::Kind kind) { return kind == Field::Kind::text || kind == Field::Kind::code; };
    return one == other || (is_text(one) && is_text(other));
}

/// Whether the step is done once, or for each subject that the step which asks is done for.
bool same_list(const Step& step, const Step* asking) {
    if (step.subjects.empty()) return true;
    if (asking == nullptr || asking->subjects.empty()) return false;
    return std::ranges::all_of(asking->subjects, [&](const Subject& one) {
        return std::ranges::find(step.subjects, one.id, &Subject::id) != step.subjects.end();
    });
}

std::string trouble_of(const StandardEdition& edition, const std::string& own, const Field& field,
                       const std::string& text) {
    const auto source = parse_answer_source(text);
    if (!source) return source.error().found;
    if (source->of != Of::answer) {
        const bool day = source->of == Of::made_on;
        return comparable(field.kind, day ? Field::Kind::date : Field::Kind::text)
                   ? std::string()
                   : "the field '" + field.id + "' asks for something else than '" + text + "'";
    }
    const auto* step = step_of(edition, source->step);
    if (step == nullptr) return "no step '" + source->step + "'";
    const auto* other = find_field(*step, source->field);
    if (other == nullptr) return "no field '" + source->field + "' in " + source->step;
    // Of a list the answer about the same subject is taken, so that there must be one for each.
    if (step->for_each_part || !same_list(*step, step_of(edition, own)))
        return "'" + source->step + "' is done for each of a list";
    if (!comes_before(edition, source->step, own)) return "'" + source->step + "' does not come before '" + own + "'";
    if (!comparable(field.kind, other->kind))
        return "the field '" + field.id + "' asks for something else than '" + text + "'";
    return {};
}

}  // namespace

FigureName figure_name(std::string_view text) {
    if (text.find('/') == std::string_view::npos) return {{}, std::string(text)};
    // Ids of steps may hold dots, those of fields may not.
    const auto dot = text.rfind('.');
    if (dot == std::string_view::npos) return {std::string(text), {}};
    return {std::string(text.substr(0, dot)), std::string(text.substr(dot + 1))};
}

base::Result<AnswerSource> parse_answer_source(std::string_view text) {
    for (const auto& member : item_members)
        if (member.name == text) return AnswerSource{member.of, {}, {}};
    const auto name = figure_name(text);
    const auto slash = name.step.find('/');
    if (slash != std::string::npos && slash > 0 && slash + 1 < name.step.size() && !name.field.empty())
        return AnswerSource{Of::answer, name.step, name.field};
    std::string expected = "procedure/step.field";
    for (const auto& member : item_members) expected += ", " + std::string(member.name);
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is nothing that is on record",
                      expected);
}

StepTrouble sources_trouble(const StandardEdition& edition, const Procedure& procedure, const Step& step) {
    const auto own = procedure.id + '/' + step.id;
    for (std::size_t a = 0; a < step.actions.size(); ++a)
        for (std::size_t f = 0; f < step.actions[a].fields.size(); ++f) {
            const auto& field = step.actions[a].fields[f];
            for (std::size_t i = 0; i < field.same_as.size(); ++i)
                if (auto trouble = trouble_of(edition, own, field, field.same_as[i]); !trouble.empty())
                    return {beyond(way_of_field(a, f), {"same_as", std::to_string(i)}), std::move(trouble)};
        }
    return {};
}

}  // namespace velocert::standards
