// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/loading/pack_checks.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "core/standards/loading/pack_place.h"
#include "core/standards/loading/picture_loader.h"
#include "core/standards/pictures.h"

namespace velocert::standards {
namespace {

using base::ErrorCode;
using conformity::Limit;
using metrology::WrittenQuantity;

/// The limits that the steps of a procedure hold something against, or take as a parameter.
std::set<std::string> used_limits(const Procedure& procedure) {
    std::set<std::string> out;
    for (const auto& step : procedure.steps) {
        for (const auto& [use, id] : step.limits) out.insert(id);
        out.insert(step.repeat.valid_runs_limit);
        out.insert(step.within);
        for (const auto& action : step.actions)
            for (const auto& field : action.fields)
                for (const auto& choice : field.choices)
                    for (const auto& bound : choice.only_if) out.insert(bound.limit);
    }
    return out;
}

/// What is shown only, and what is set and not found, needs no step that judges it.
bool needs_no_step(const Limit& limit) {
    return limit.informative || (!limit.is_class && limit.relation == conformity::Relation::equal);
}

std::optional<base::Error> unused_limit(const Pack& pack, const StandardEdition& edition) {
    for (std::size_t i = 0; i < edition.clauses.size(); ++i) {
        const auto& clause = edition.clauses[i];
        const auto* procedure = edition.procedure(clause.procedure);
        const auto used = procedure == nullptr ? std::set<std::string>() : used_limits(*procedure);
        for (std::size_t k = 0; k < clause.limits.size(); ++k) {
            const auto* limit = edition.limit(clause.limits[k]);
            if (used.contains(clause.limits[k]) || limit == nullptr || needs_no_step(*limit)) continue;
            return error_at(pack, "clauses.json", {"clauses", std::to_string(i), "limits", std::to_string(k)},
                            ErrorCode::not_found,
                            "no step of '" + clause.procedure + "' holds anything against the limit '" + limit->id +
                                "' of clause " + clause.id,
                            "the limit among the \"limits\" of a step of that procedure");
        }
    }
    return std::nullopt;
}

struct Wrong {
    std::string member;
    std::string found;
    std::string expected;
};

/// A figure that could not be typed, or an example that would be refused.
std::optional<Wrong> wrong_field(const Field& field) {
    if (field.low && field.high && field.high->value().base() < field.low->value().base())
        return Wrong{"low", field.low->text() + " above " + field.high->text(), "at most \"high\""};
    const auto example = WrittenQuantity::parse(field.example);
    if (field.kind != Field::Kind::quantity || field.example.empty()) return std::nullopt;
    if (!example || example->kind() != field.quantity)
        return Wrong{"example", "'" + field.example + "'", "a " + std::string(name(field.quantity))};
    const bool below = field.low && example->value().base() < field.low->value().base();
    const bool above = field.high && example->value().base() > field.high->value().base();
    if (!below && !above) return std::nullopt;
    return Wrong{"example", "'" + field.example + "', which would be refused",
                 below ? "at least " + field.low->text() : "at most " + field.high->text()};
}

/// A rest that nothing counts from: the step would not wait at all. Packs of before are read as they are.
std::optional<base::Error> idle_rest(const Pack& pack, const Procedure& procedure) {
    for (std::size_t s = 0; s < procedure.steps.size(); ++s) {
        const auto& step = procedure.steps[s];
        if (!step.waits || !step.needs.empty()) continue;
        return error_at(pack, "procedures/" + procedure.id + ".json", {"steps", std::to_string(s), "waits"},
                        ErrorCode::missing_field,
                        "the step '" + step.id + "' waits, and needs nothing from which the time would count",
                        "\"needs\" with the step after which the sample rests");
    }
    return std::nullopt;
}

std::optional<base::Error> wrong_prompt(const Pack& pack, const StandardEdition& edition, const Procedure& procedure) {
    const auto file = "procedures/" + procedure.id + ".json";
    for (std::size_t s = 0; s < procedure.steps.size(); ++s)
        for (std::size_t a = 0; a < procedure.steps[s].actions.size(); ++a) {
            const auto& action = procedure.steps[s].actions[a];
            std::vector<std::string> way{"steps", std::to_string(s), "actions", std::to_string(a)};
            const bool shown =
                action.picture.empty() || edition.pictures.contains(action.picture) || is_picture(action.picture);
            if (!shown) {
                way.emplace_back("picture");
                return error_at(pack, file, way, ErrorCode::not_found, "no picture '" + action.picture + "'",
                                "a drawing of that name among the pack's own in " + std::string(picture_folder) +
                                    ", or one of the program's: " + picture_names());
            }
            way.emplace_back("fields");
            for (std::size_t f = 0; f < action.fields.size(); ++f)
                if (auto wrong = wrong_field(action.fields[f])) {
                    way.push_back(std::to_string(f));
                    way.push_back(wrong->member);
                    return error_at(pack, file, way, ErrorCode::bad_value, std::move(wrong->found),
                                    std::move(wrong->expected));
                }
        }
    return std::nullopt;
}

}  // namespace

base::Result<void> check_for_new_runs(const Pack& pack, const StandardEdition& edition) {
    if (auto unused = unused_limit(pack, edition)) return base::fail(std::move(*unused));
    for (const auto& procedure : edition.procedures)
        if (auto rest = idle_rest(pack, procedure)) return base::fail(std::move(*rest));
    for (const auto& procedure : edition.procedures)
        if (auto wrong = wrong_prompt(pack, edition, procedure)) return base::fail(std::move(*wrong));
    if (auto unseen = unseen_picture(edition)) return base::fail(std::move(*unseen));
    return {};
}

}  // namespace velocert::standards
