// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/editions/lost_answers.h"

#include <algorithm>
#include <utility>

#include "core/standards/editions/gone.h"
#include "core/standards/loading/field_loader.h"
#include "core/standards/loading/relation_loader.h"
#include "core/standards/needs/answer_needs.h"

namespace velocert::standards {
namespace {

using Names = std::vector<std::string>;

/// What one field takes otherwise; the way leads on from the field.
StepTrouble of_relations(const Field& own, const Field& shipped, const std::string& name) {
    if (own.count_of != shipped.count_of) return {{"count_of"}, "no longer counts " + name};
    if (!own.counts_digits && shipped.counts_digits)
        return {{"counts_digits"}, "no longer counts the digits of " + name};
    if (own.sum_of != shipped.sum_of) return {{"sum_of"}, "no longer counts " + name};
    if (own.difference_of != shipped.difference_of) return {{"difference_of"}, "no longer counts " + name};
    using Held = std::tuple<const char*, const Names*, const Names*>;
    for (const auto& [member, mine, theirs] :
         {Held{"same_as", &own.same_as, &shipped.same_as}, Held{"at_least", &own.at_least, &shipped.at_least},
          Held{"at_most", &own.at_most, &shipped.at_most}, Held{"other_than", &own.other_than, &shipped.other_than}})
        if (const auto lacking = first_lacking(*mine, *theirs); !lacking.empty())
            return {{member}, "no longer holds " + name + " against '" + lacking + '\''};
    for (const auto& part : shipped.parts) {
        const auto found = std::ranges::find(own.parts, part.id, &Field::id);
        if (found == own.parts.end()) return {{"parts"}, "no longer asks for '" + part.id + "' of " + name};
        if (!first_lacking(found->same_as, part.same_as).empty())
            return {{"parts", std::to_string(found - own.parts.begin()), "same_as"},
                    "no longer holds '" + part.id + "' against what is on record"};
    }
    return {};
}

StepTrouble of_choices(const Field& own, const Field& shipped, const std::string& name) {
    for (const auto& choice : shipped.choices) {
        const auto found = std::ranges::find(own.choices, choice.id, &Field::Choice::id);
        if (found == own.choices.end()) return {{"choices"}, "no longer offers '" + choice.id + "' for " + name};
        const auto index = std::to_string(found - own.choices.begin());
        const auto text = "takes '" + choice.id + "' for " + name + " beside other figures";
        if (found->not_applicable != choice.not_applicable) return {{"choices", index, "not_applicable"}, text};
        // Who reads "No" and chooses it has not said "yes".
        if (found->title.zh != choice.title.zh || found->title.en != choice.title.en)
            return {{"choices", index, "title"},
                    "shows '" + choice.id + "' of " + name + " as '" + found->title.en + "' (shipped: '" +
                        choice.title.en + "')"};
        if (!same_bounds(found->only_if, choice.only_if)) return {{"choices", index, "only_if"}, text};
    }
    for (std::size_t i = 0; i < own.choices.size(); ++i)
        if (own.choices[i].not_applicable &&
            std::ranges::find(shipped.choices, own.choices[i].id, &Field::Choice::id) == shipped.choices.end())
            return {{"choices", std::to_string(i)}, "lets " + name + " not arise"};
    return {};
}

StepTrouble of_field(const Field& own, const Field& shipped) {
    const std::string name = '\'' + shipped.id + '\'';
    if (own.kind != shipped.kind) return {{"kind"}, "no longer asks for " + name};
    if (shipped.required && !own.required) return {{"required"}, "no longer asks for " + name + " without fail"};
    if (own.must != shipped.must) return {{"must"}, "lets " + name + " be answered otherwise"};
    if (!same_condition(own.condition, shipped.condition))
        return {{"condition"}, "lets the condition " + name + " be another one"};
    if (shipped.unique && !own.unique) return {{"unique"}, "lets " + name + " be seen twice"};
    if (shipped.past && !own.past) return {{"past"}, "lets the day of " + name + " be still to come"};
    if (own.pattern != shipped.pattern) return {{"pattern"}, "takes another form for " + name};
    if (own.form != shipped.form) return {{"form"}, "takes another form for " + name};
    if (own.gauge != shipped.gauge) return {{"gauge"}, "takes another gauge, or none, for " + name};
    if (own.read_with != shipped.read_with) return {{"read_with"}, "takes another gauge, or none, for " + name};
    if (own.letters < shipped.letters) return {{"letters"}, "takes less of a text for " + name};
    if (shipped.names_sample && !own.names_sample)
        return {{"names_sample"}, "no longer asks for the sample by " + name};
    if (auto lost = of_relations(own, shipped, name); !lost.text.empty()) return lost;
    if (shipped.not_before && (!own.not_before || own.not_before->day < shipped.not_before->day))
        return {own.not_before ? Names{"not_before", "day"} : Names{"not_before"}, "takes an earlier day for " + name};
    return of_choices(own, shipped, name);
}

/// Where a field stood that the copy no longer has: behind the one before it, in its prompt, or in the step.
Names place_of_gone(const Step& own, const Action& shipped, std::size_t field) {
    const auto prompt = action_like(own.actions, shipped);
    if (prompt == own.actions.end()) return {"actions"};
    return beyond({"actions", std::to_string(prompt - own.actions.begin()), "fields"},
                  before_gone(prompt->fields, shipped.fields, field));
}

}  // namespace

StepTrouble lost_answers(const Step& own, const Step& shipped) {
    for (const auto& action : shipped.actions)
        for (std::size_t i = 0; i < action.fields.size(); ++i) {
            const auto& field = action.fields[i];
            const auto way = way_to(own, field.id);
            if (way.size() == 1) return {place_of_gone(own, action, i), "no longer asks for '" + field.id + '\''};
            auto lost = of_field(*find_field(own, field.id), field);
            if (lost.text.empty()) continue;
            return {beyond(way, lost.way), std::move(lost.text)};
        }
    return {};
}

}  // namespace velocert::standards
