// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/editions/own_pack.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "core/base/json_members.h"
#include "core/base/stated_reason.h"
#include "core/standards/editions/action_order.h"
#include "core/standards/editions/gone.h"
#include "core/standards/editions/kept_names.h"
#include "core/standards/editions/lost_answers.h"
#include "core/standards/editions/method_figures.h"
#include "core/standards/loading/pack_checks.h"
#include "core/standards/loading/pack_place.h"
#include "core/standards/needs/evaluation_needs.h"

namespace velocert::standards {
namespace {

using base::Error;
using base::ErrorCode;
using conformity::Limit;
using Way = std::vector<std::string>;

std::string text_of(const std::optional<metrology::WrittenQuantity>& value) { return value ? value->text() : "none"; }

std::string text_of(const std::vector<metrology::WrittenQuantity>& values) {
    std::string out;
    for (const auto& value : values) out += (out.empty() ? "" : ", ") + value.text();
    return out.empty() ? "none" : out;
}

struct Difference {
    std::string member;
    std::string own;
    std::string shipped;
};

/// The first member of the limit that says another thing than the shipped one.
std::optional<Difference> difference(const Limit& own, const Limit& shipped) {
    const auto kind = [](const Limit& one) {
        return one.is_class ? std::string("class") : std::string(metrology::name(one.kind));
    };
    const auto at = [](const Limit& one) { return one.at ? one.at->text() : text_of(one.set_points); };
    const auto yes = [](bool one) { return std::string(one ? "true" : "false"); };
    const std::initializer_list<Difference> members{
        {"value", text_of(own.value), text_of(shipped.value)},
        {"upper", text_of(own.upper), text_of(shipped.upper)},
        {"text", own.text_value, shipped.text_value},
        {"relation", std::string(name(own.relation)), std::string(name(shipped.relation))},
        {"kind", kind(own), kind(shipped)},
        {"at", at(own), at(shipped)},
        {"duration", text_of(own.duration), text_of(shipped.duration)},
        {"status", std::string(name(own.status)), std::string(name(shipped.status))},
        {"source", own.source, shipped.source},
        {"informative", yes(own.informative), yes(shipped.informative)},
        {"inherent", yes(own.inherent), yes(shipped.inherent)}};
    for (const auto& one : members)
        if (one.own != one.shipped) return one;
    return std::nullopt;
}

bool same(const Applicability& own, const Applicability& shipped) {
    return own.batteries == shipped.batteries && own.drives == shipped.drives && own.uses == shipped.uses &&
           own.features == shipped.features;
}

/// Whether a method that the shipped pack knows to be changed is told as another, or not told of.
bool less_changed(const std::optional<MethodChange>& own, const std::optional<MethodChange>& shipped) {
    if (!shipped || shipped->kind != MethodChange::Kind::changed) return false;
    return !own || own->kind != MethodChange::Kind::changed || own->since != shipped->since;
}

/// The way to where that stood which has gone from a list.
template <typename T>
Way gone(Way way, const std::vector<T>& own, const std::vector<T>& shipped, std::size_t at) {
    return beyond(std::move(way), before_gone(own, shipped, at));
}

/// The first clause of the shipped pack that the copy has not.
std::optional<Error> gone_clause(const Pack& pack, const std::vector<Clause>& own, const std::vector<Clause>& shipped) {
    for (std::size_t i = 0; i < shipped.size(); ++i)
        if (std::ranges::find(own, shipped[i].id, &Clause::id) == own.end())
            return error_at(pack, "clauses.json", gone({"clauses"}, own, shipped, i), ErrorCode::not_found,
                            "the clause " + shipped[i].id + " has gone", "every clause of the shipped pack");
    return std::nullopt;
}

/// The same of a copy that does not load: without its clause a limit belongs to none, and a step names one that is not
/// there, so that the loader would tell those. Nothing where the clauses cannot be read, or all are there.
std::optional<Error> gone_clause(const Pack& pack, std::span<const ShippedEdition> shipped) {
    const auto read = [&](const char* name) {
        const auto text = pack.files.find(name);
        return text == pack.files.end() ? base::Json() : base::Json::parse(text->second, name).value_or(base::Json());
    };
    const auto id = base::text_of(read("edition.json"), "id");
    const auto origin = std::ranges::find_if(shipped, [&](const auto& one) { return one.edition.id == id; });
    const auto clauses = read("clauses.json");
    const auto* list = clauses.find("clauses");
    if (origin == shipped.end() || list == nullptr || list->items() == nullptr) return std::nullopt;
    std::vector<Clause> own;
    for (const auto& one : *list->items()) {
        own.emplace_back();
        own.back().id = base::text_of(one, "id");
        if (own.back().id.empty()) return std::nullopt;
    }
    return gone_clause(pack, own, origin->edition.clauses);
}

class Comparison {
  public:
    Comparison(const Pack& pack, const StandardEdition& edition, const StandardEdition& shipped)
        : pack_(pack), edition_(edition), shipped_(shipped) {}

    [[nodiscard]] std::optional<Error> limits() const {
        for (std::size_t i = 0; i < edition_.limits.size(); ++i) {
            const auto& own = edition_.limits[i];
            const auto* one = shipped_.limit(own.id);
            if (one == nullptr) continue;
            if (own.rounded_guard_band && !one->rounded_guard_band)
                return error_at(pack_, "limits.json", {"guard_band"}, ErrorCode::missing_field,
                                "the guard bands would be rounded: there is no \"guard_band\"",
                                "\"guard_band\": \"unrounded\", as shipped");
            if (const auto other = difference(own, *one))
                return error_at(pack_, "limits.json", {"limits", std::to_string(i), other->member},
                                ErrorCode::bad_value,
                                "the limit '" + own.id + "' has the " + other->member + " '" + other->own + '\'',
                                '\'' + other->shipped + "' as shipped: another value is released with release-limit, " +
                                    "and a limit of the laboratory's own has an id of its own");
        }
        for (std::size_t i = 0; i < shipped_.limits.size(); ++i)
            if (edition_.limit(shipped_.limits[i].id) == nullptr)
                return error_at(pack_, "limits.json", gone({"limits"}, edition_.limits, shipped_.limits, i),
                                ErrorCode::not_found, "the limit '" + shipped_.limits[i].id + "' has gone",
                                "every limit of the shipped pack");
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Error> clauses() const {
        for (const auto& one : shipped_.clauses) {
            const auto own = std::ranges::find(edition_.clauses, one.id, &Clause::id);
            if (own == edition_.clauses.end()) return gone_clause(pack_, edition_.clauses, shipped_.clauses);
            const auto at = [&](const char* member, std::string found, std::string expected) {
                const auto index = std::to_string(own - edition_.clauses.begin());
                return error_at(pack_, "clauses.json", {"clauses", index, member}, ErrorCode::bad_value,
                                "the clause " + one.id + ' ' + std::move(found), std::move(expected));
            };
            if (own->not_applicable.has_value() && !one.not_applicable)
                return at("not_applicable", "is examined by nothing",
                          "\"procedure\": \"" + one.procedure + "\", as in the shipped pack");
            if (own->procedure != one.procedure && !one.procedure.empty())
                return at(
                    "procedure", "has the procedure '" + own->procedure + '\'',
                    '\'' + one.procedure + "', which may be changed, and be followed by one of a clause of your own");
            if (!same(own->applies, one.applies))
                return at("applies", "applies to other items than in the shipped pack", "\"applies\" as shipped");
            // What was found of the method decides what is tested again for the next edition.
            if (less_changed(own->method_change, one.method_change))
                return at("method_change", "has the method changed less than in the shipped pack",
                          "\"method_change\" as shipped, or \"changed\"");
            if (const auto lacking = first_lacking(own->limits, one.limits); !lacking.empty())
                return at("limits", "has lost the limit '" + lacking + '\'', "all limits that the shipped clause has");
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Error> procedures() const {
        for (const auto& one : shipped_.procedures) {
            const auto* own = edition_.procedure(one.id);
            if (own == nullptr)
                return error_at(pack_, "edition.json", {"procedures"}, ErrorCode::not_found,
                                "the procedure '" + one.id + "' has gone", "every procedure of the shipped pack");
            if (!same(own->applies, one.applies))
                return at(one, {"applies"}, "the procedure applies to other items than in the shipped pack",
                          "\"applies\" as shipped");
            if (auto error = roles(*own, one)) return error;
            for (std::size_t i = 0; i < one.steps.size(); ++i)
                if (auto error = of_step(*own, one.steps, i)) return error;
        }
        return std::nullopt;
    }

  private:
    [[nodiscard]] Error at(const Procedure& procedure, const Way& way, std::string found, std::string expected) const {
        return error_at(pack_, "procedures/" + procedure.id + ".json", way, ErrorCode::bad_value, std::move(found),
                        std::move(expected));
    }

    /// An instrument of another kind, or of fewer measurands, is another method.
    [[nodiscard]] std::optional<Error> roles(const Procedure& own, const Procedure& shipped) const {
        for (std::size_t i = 0; i < shipped.roles.size(); ++i) {
            const auto& role = shipped.roles[i];
            const auto found = std::ranges::find(own.roles, role.id, &Role::id);
            const auto text = "the role '" + role.id + "' ";
            if (found == own.roles.end())
                return at(shipped, gone({"roles"}, own.roles, shipped.roles, i), text + "has gone",
                          "every role of the shipped pack");
            const Way way{"roles", std::to_string(found - own.roles.begin())};
            if (found->kind != role.kind)
                return at(shipped, beyond(way, {"kind"}), text + "is of the kind '" + found->kind + '\'',
                          '\'' + role.kind + "', as in the shipped pack");
            for (const auto measurand : role.measurands)
                if (std::ranges::find(found->measurands, measurand) == found->measurands.end())
                    return at(shipped, beyond(way, {"measurands"}),
                              text + "no longer measures " + std::string(metrology::name(measurand)),
                              "all measurands of the shipped pack");
            if (found->optional && !role.optional)
                return at(shipped, beyond(way, {"optional"}), text + "may be left out", "as in the shipped pack");
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Error> of_step(const Procedure& procedure, const std::vector<Step>& steps,
                                               std::size_t index) const {
        const auto& shipped = steps[index];
        const auto own = std::ranges::find(procedure.steps, shipped.id, &Step::id);
        if (own == procedure.steps.end())
            return at(procedure, gone({"steps"}, procedure.steps, steps, index),
                      "the step '" + shipped.id + "' has gone", "every step of the shipped pack");
        const auto here = [&](const char* member, std::string found, const Way& inner = {}) {
            const Way way{"steps", std::to_string(own - procedure.steps.begin()), member};
            return at(procedure, beyond(way, inner), "the step '" + shipped.id + "' " + std::move(found),
                      "as in the shipped pack");
        };
        if (own->evaluation != shipped.evaluation) return here("evaluation", "is evaluated otherwise");
        if (own->clause != shipped.clause) return here("clause", "is of another clause");
        if (!same(own->applies, shipped.applies)) return here("applies", "applies to other items");
        if (own->conditions != shipped.conditions) return here("conditions", "has other conditions");
        if (own->for_each_part != shipped.for_each_part) return here("for_each", "is no longer done for each part");
        if (own->instead != shipped.instead) return here("instead", "takes another result instead");
        if (own->set_points != shipped.set_points || own->set_points_from != shipped.set_points_from)
            return here("set_points", "is done at other set points");
        for (const auto& [use, id] : shipped.limits) {
            const auto found = own->limits.find(use);
            if (found == own->limits.end() || found->second != id)
                return here("limits", "does not hold '" + use + "' against '" + id + '\'', {use});
        }
        if (own->within != shipped.within) return here("within", "may be done at another time after what it needs");
        if (own->repeat.again_if_field != shipped.repeat.again_if_field ||
            own->repeat.again_if_word != shipped.repeat.again_if_word)
            return here("repeat", "is done once more for another answer", {"again_if"});
        if (own->repeat.valid_runs_limit != shipped.repeat.valid_runs_limit)
            return here("repeat", "asks for another number of valid runs", {"valid_runs_limit"});
        if (own->repeat.max_attempts > shipped.repeat.max_attempts)
            return here("repeat",
                        "may be tried more often (shipped: " + std::to_string(shipped.repeat.max_attempts) + ')',
                        {"max_attempts"});
        for (std::size_t i = 0; i < own->voids.size(); ++i)
            if (std::ranges::find(shipped.voids, own->voids[i].id, &VoidReason::id) == shipped.voids.end())
                return here("voids", "may be declared void for '" + own->voids[i].id + '\'', {std::to_string(i), "id"});
        for (const auto& subject : shipped.subjects)
            if (std::ranges::find(own->subjects, subject.id, &Subject::id) == own->subjects.end())
                return here("for_each", "is no longer done for '" + subject.id + '\'');
        for (const auto& need : shipped.needs)
            if (std::ranges::find(own->needs, need) == own->needs.end())
                return here("needs", "no longer comes after '" + need + '\'');
        for (const auto& [id, parameter] : shipped.parameters) {
            const auto found = own->parameters.find(id);
            if (found == own->parameters.end() || found->second.of != parameter.of ||
                found->second.word != parameter.word)
                return here("parameters", "takes another '" + id + "' than the shipped one", {id});
        }
        for (const auto& [id, parameter] : own->parameters)
            if (id.starts_with(idle_beside) && !shipped.parameters.contains(id))
                return here("parameters", "says with '" + id + "' what need not be true", {id});
        const auto inside = [&](const StepTrouble& trouble, const char* expected) {
            const Way way{"steps", std::to_string(own - procedure.steps.begin())};
            return at(procedure, beyond(way, trouble.way), "the step '" + shipped.id + "' " + trouble.text, expected);
        };
        if (const auto looser = looser_figure(*own, shipped); !looser.text.empty())
            return inside(looser, "the shipped figure, or one by which less counts as measured");
        if (const auto lost = lost_answers(*own, shipped); !lost.text.empty())
            return inside(lost, "as in the shipped pack");
        if (const auto order = other_order(*own, shipped); !order.text.empty())
            return inside(order, "the order of the shipped pack; what is new may stand in between");
        return std::nullopt;
    }

    const Pack& pack_;
    const StandardEdition& edition_;
    const StandardEdition& shipped_;
};

}  // namespace

base::Result<void> check_against_shipped(const Pack& pack, const StandardEdition& edition,
                                         const StandardEdition& shipped) {
    const Comparison comparison(pack, edition, shipped);
    for (auto error :
         {other_name(pack, edition, shipped), comparison.limits(), comparison.clauses(), comparison.procedures()})
        if (error) return base::fail(std::move(*error));
    return {};
}

base::Result<OwnPack> load_own_pack(const std::string& folder, std::span<const ShippedEdition> shipped) {
    auto pack = Pack::read(folder);
    if (!pack) return base::fail(pack.error());
    const auto placed = [&folder](Error error) {
        error.where = folder + '/' + error.where;
        return base::fail(std::move(error));
    };
    auto edition = load_edition(*pack, Coverage::complete);
    if (!edition) {
        auto clause = gone_clause(*pack, shipped);
        return placed(clause ? std::move(*clause) : edition.error());
    }
    if (auto fine = check_for_new_runs(*pack, *edition); !fine) return placed(fine.error());
    if (edition->laboratory.empty())
        return placed(error_at(*pack, "edition.json", {"laboratory"}, ErrorCode::missing_field,
                               "nothing says whose pack this is",
                               "a member \"laboratory\" with the name of the laboratory that changed the pack"));
    if (base::letters_or_digits(edition->laboratory) < 2)
        return placed(error_at(*pack, "edition.json", {"laboratory"}, ErrorCode::bad_value,
                               "'" + edition->laboratory + "' names no laboratory",
                               "the name of the laboratory that changed the pack"));
    const auto origin = std::ranges::find_if(shipped, [&](const auto& one) { return one.edition.id == edition->id; });
    if (origin == shipped.end()) {
        std::string known;
        for (const auto& one : shipped) known += (known.empty() ? "" : ", ") + one.edition.id;
        return placed(error_at(*pack, "edition.json", {"id"}, ErrorCode::not_found,
                               "'" + edition->id + "' is no edition that the program has",
                               "the id of the edition that the pack is a copy of: " + known));
    }
    if (auto kept = check_against_shipped(*pack, *edition, origin->edition); !kept) return placed(kept.error());
    if (auto lost = lost_sample(*pack, *edition, origin->pack, origin->edition)) return placed(std::move(*lost));
    return OwnPack{std::move(*pack), std::move(*edition)};
}

base::Result<void> is_of_edition(const OwnPack& own, std::string_view judges) {
    if (own.edition.id == judges) return {};
    return base::fail(ErrorCode::bad_value, "pack of " + own.edition.laboratory, "is of " + own.edition.id,
                      "a pack of " + std::string(judges) + ", by which the item is judged");
}

base::Result<OwnPack> load_own_pack(const std::string& folder) {
    const auto shipped = shipped_editions();
    if (!shipped) return base::fail(shipped.error());
    return load_own_pack(folder, *shipped);
}

}  // namespace velocert::standards
