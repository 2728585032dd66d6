// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/editions/edition_delta.h"

#include <algorithm>

#include "core/standards/loading/relation_loader.h"

namespace velocert::standards {
namespace {

using conformity::Limit;
using conformity::LimitStatus;

bool share_a_limit(const Clause& one, const Clause& other) {
    return std::ranges::any_of(
        one.limits, [&](const std::string& id) { return std::ranges::find(other.limits, id) != other.limits.end(); });
}

const Clause* like(const StandardEdition& edition, const Clause& clause) {
    for (const auto& one : edition.clauses)
        if (share_a_limit(one, clause)) return &one;
    if (clause.procedure.empty()) return nullptr;
    const auto found = std::ranges::find(edition.clauses, clause.procedure, &Clause::procedure);
    return found == edition.clauses.end() ? nullptr : &*found;
}

std::string text_of(const Limit& limit) {
    std::string out = std::string(conformity::name(limit.relation)) + ' ' + conformity::value_text(limit);
    if (const auto condition = conformity::condition_text(limit); !condition.empty()) out += " at " + condition;
    return out;
}

bool same_parameters(const std::map<std::string, Parameter>& one, const std::map<std::string, Parameter>& other) {
    return std::ranges::equal(one, other, [](const auto& a, const auto& b) {
        return a.first == b.first && a.second.value == b.second.value && a.second.word == b.second.word &&
               a.second.of == b.second.of;
    });
}

bool same_first_day(const Field& one, const Field& other) {
    return one.not_before.has_value() == other.not_before.has_value() &&
           (!one.not_before || one.not_before->day == other.not_before->day);
}

bool same_field(const Field& one, const Field& other) {
    return one.id == other.id && one.kind == other.kind && one.quantity == other.quantity && one.low == other.low &&
           one.high == other.high && one.required == other.required && one.pattern == other.pattern &&
           one.unique == other.unique && one.form == other.form && one.count_of == other.count_of &&
           one.counts_digits == other.counts_digits && one.same_as == other.same_as && one.must == other.must &&
           one.past == other.past && one.sum_of == other.sum_of && one.difference_of == other.difference_of &&
           one.at_least == other.at_least && one.at_most == other.at_most && one.other_than == other.other_than &&
           one.letters == other.letters && one.names_sample == other.names_sample && one.gauge == other.gauge &&
           one.read_with == other.read_with && same_first_day(one, other) &&
           same_condition(one.condition, other.condition) && std::ranges::equal(one.parts, other.parts, same_field) &&
           std::ranges::equal(one.choices, other.choices, [](const Field::Choice& a, const Field::Choice& b) {
               return a.id == b.id && a.not_applicable == b.not_applicable && same_bounds(a.only_if, b.only_if);
           });
}

bool same_action(const Action& one, const Action& other) {
    return one.kind == other.kind && one.role == other.role && one.also == other.also && one.command == other.command &&
           one.value == other.value && one.once == other.once && one.each_set_point == other.each_set_point &&
           one.sets_set_point == other.sets_set_point && one.sets_parameter == other.sets_parameter &&
           one.until == other.until && one.when == other.when && same_parameters(one.parameters, other.parameters) &&
           std::ranges::equal(one.fields, other.fields, same_field);
}

/// Titles, sources and clause numbers may differ; what is done and computed may not.
bool same_step(const Step& one, const Step& other) {
    return one.id == other.id && one.evaluation == other.evaluation && one.roles == other.roles &&
           one.conditions == other.conditions && one.limits == other.limits && one.set_points == other.set_points &&
           one.set_points_from == other.set_points_from && one.for_each_part == other.for_each_part &&
           one.needs == other.needs && one.destructive == other.destructive && one.sample == other.sample &&
           one.instead == other.instead && one.within == other.within &&
           one.waits.has_value() == other.waits.has_value() && (!one.waits || one.waits->value == other.waits->value) &&
           one.budgets.size() == other.budgets.size() && one.repeat.valid_runs_limit == other.repeat.valid_runs_limit &&
           one.repeat.longest_pause == other.repeat.longest_pause &&
           one.repeat.least_pause == other.repeat.least_pause &&
           one.repeat.again_if_field == other.repeat.again_if_field &&
           one.repeat.again_if_word == other.repeat.again_if_word &&
           same_parameters(one.parameters, other.parameters) &&
           std::ranges::equal(one.subjects, other.subjects, {}, &Subject::id, &Subject::id) &&
           std::ranges::equal(one.actions, other.actions, same_action);
}

bool same_method(const StandardEdition& older, const StandardEdition& newer, const Clause& old_clause,
                 const Clause& clause, const ItemTraits& item) {
    const auto steps = [&](const StandardEdition& edition, const Clause& of) {
        std::vector<Step> out;
        if (const auto* procedure = edition.procedure(of.procedure))
            for (const auto& step : procedure->steps)
                if (step.applies.covers(item)) out.push_back(step);
        return out;
    };
    const auto roles = [](const StandardEdition& edition, const Clause& of) {
        const auto* procedure = edition.procedure(of.procedure);
        return procedure == nullptr ? std::vector<Role>() : procedure->roles;
    };
    const auto same_role = [](const Role& one, const Role& other) {
        return one.id == other.id && one.kind == other.kind && one.measurands == other.measurands &&
               one.optional == other.optional;
    };
    return old_clause.procedure == clause.procedure &&
           std::ranges::equal(roles(older, old_clause), roles(newer, clause), same_role) &&
           std::ranges::equal(steps(older, old_clause), steps(newer, clause), same_step);
}

/// Whether a limit of the clause judges this item: not one that stands for another kind of battery.
bool concerns(const StandardEdition& edition, const Clause& clause, const std::string& limit, const ItemTraits& item) {
    const auto* procedure = edition.procedure(clause.procedure);
    if (procedure == nullptr) return true;
    const std::string own = '/' + std::string(name(item.battery));
    bool used = false;
    for (const auto& step : procedure->steps)
        for (const auto& [use, id] : step.limits) {
            if (id != limit) continue;
            used = true;
            const bool of_a_battery = use.find('/') != std::string::npos;
            if (of_a_battery ? use.ends_with(own) : !step.limits.contains(use + own)) return true;
        }
    return !used;
}

/// What our own descriptions cannot show: whether the texts of the two editions ask for the same method.
MethodChange::Kind method_change(const StandardEdition& older, const StandardEdition& newer, const Clause& clause) {
    if (older.id == newer.id) return MethodChange::Kind::same;
    if (!clause.method_change || clause.method_change->since != older.id) return MethodChange::Kind::unknown;
    return clause.method_change->kind;
}

bool known(const Limit& limit) { return limit.status != LimitStatus::unverified; }

/// Compares the limits; says what differs, and whether all of them are known.
bool compare_limits(const StandardEdition& older, const StandardEdition& newer, const Clause& clause,
                    const ItemTraits& item, ClauseDelta& delta) {
    using Kind = LimitDelta::Kind;
    bool all_known = true;
    for (const auto& id : clause.limits) {
        const auto* now = newer.limit(id);
        const auto* before = older.limit(id);
        if (now == nullptr || now->informative || !concerns(newer, clause, id, item)) continue;
        if (!known(*now) || (before != nullptr && !known(*before))) {
            all_known = false;
            delta.limits.push_back({Kind::not_verified, id, {}, {}, known(*now) ? older.printed : newer.printed});
        } else if (before == nullptr) {
            delta.limits.push_back({Kind::added, id, {}, text_of(*now), {}});
        } else if (before->informative) {
            delta.limits.push_back({Kind::judges_now, id, {}, text_of(*now), {}});
        } else if (text_of(*before) != text_of(*now)) {
            delta.limits.push_back({Kind::value, id, text_of(*before), text_of(*now), {}});
        }
    }
    return all_known;
}

}  // namespace

namespace {

/// All that is told of the limits is that somebody has yet to verify them.
bool unchanged_so_far(const ClauseDelta& delta) {
    return std::ranges::all_of(delta.limits,
                               [](const LimitDelta& one) { return one.kind == LimitDelta::Kind::not_verified; });
}

}  // namespace

std::string_view name(ClauseChange change) {
    switch (change) {
        case ClauseChange::none: return "none";
        case ClauseChange::new_clause: return "new";
        case ClauseChange::limit: return "limit";
        case ClauseChange::method: return "method";
        case ClauseChange::not_known: return "not-known";
        case ClauseChange::method_not_known: return "method-not-known";
        case ClauseChange::not_asked: return "not-asked";
    }
    return {};
}

std::string LimitDelta::text() const {
    switch (kind) {
        case Kind::not_verified: return limit + ": not verified in " + edition;
        case Kind::added: return limit + ": new, " + now;
        case Kind::judges_now: return limit + ": was only shown, and judges now: " + now;
        case Kind::value: return limit + ": " + before + ", now " + now;
    }
    return limit;
}

std::vector<std::string> ClauseDelta::what() const {
    std::vector<std::string> out;
    for (const auto& one : limits) out.push_back(one.text());
    if (change == ClauseChange::method && !method_source.empty()) out.push_back("method: " + method_source);
    if (change == ClauseChange::method_not_known)
        out.push_back("method: nobody has compared it" + (method_source.empty() ? "" : " (" + method_source + ')'));
    // Nobody can say what became of a clause that has no procedure.
    if (out.empty() && change == ClauseChange::not_known && procedure.empty())
        out.emplace_back("nothing examines it yet");
    return out;
}

std::vector<ClauseDelta> edition_delta(const StandardEdition& older, const StandardEdition& newer,
                                       const ItemTraits& item) {
    std::vector<ClauseDelta> out;
    for (const auto& clause : newer.clauses) {
        ClauseDelta delta{clause.id, {}, clause.title, clause.procedure, ClauseChange::not_asked, {}};
        const auto* before = like(older, clause);
        if (before != nullptr) delta.old_clause = before->id;
        if (!clause.not_applicable && clause.applies.covers(item)) {
            const auto method = method_change(older, newer, clause);
            if (before != nullptr && clause.method_change) delta.method_source = clause.method_change->source;
            const bool all_known = compare_limits(older, newer, clause, item, delta);
            if (clause.procedure.empty()) {
                delta.change = ClauseChange::not_known;
            } else if (before == nullptr || !before->applies.covers(item))
                delta.change = ClauseChange::new_clause;
            else if (!all_known)
                // That the method changed is known, whatever the limits are.
                delta.change = method == MethodChange::Kind::changed && unchanged_so_far(delta)
                                   ? ClauseChange::method
                                   : ClauseChange::not_known;
            else if (!delta.limits.empty())
                delta.change = ClauseChange::limit;
            else if (method == MethodChange::Kind::changed || !same_method(older, newer, *before, clause, item))
                delta.change = ClauseChange::method;
            else
                delta.change = method == MethodChange::Kind::same ? ClauseChange::none : ClauseChange::method_not_known;
        }
        out.push_back(std::move(delta));
    }
    return out;
}

std::vector<std::string> dropped_clauses(const StandardEdition& older, const StandardEdition& newer) {
    std::vector<std::string> out;
    for (const auto& clause : older.clauses)
        if (!clause.not_applicable && like(newer, clause) == nullptr) out.push_back(clause.id);
    return out;
}

}  // namespace velocert::standards
