// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/loading/clauses_loader.h"

#include <algorithm>

#include "core/standards/loading/pack_fields.h"

namespace velocert::standards {
namespace {

using base::ErrorCode;
using base::JsonReader;

void adopt_limits(JsonReader& reader, const Clause& clause, std::vector<conformity::Limit>& limits) {
    for (const auto& id : clause.limits) {
        const auto limit = std::ranges::find(limits, id, &conformity::Limit::id);
        if (limit == limits.end())
            reader.refuse("limits", ErrorCode::not_found, "no limit '" + id + "'", "an id of limits.json");
        else if (!limit->clause.empty())
            reader.refuse("limits", ErrorCode::already_exists,
                          "the limit '" + id + "' already belongs to clause " + limit->clause,
                          "each limit in one clause");
        else
            limit->clause = clause.id;
    }
}

base::Result<MethodChange::Kind> parse_change(std::string_view text) {
    if (text == "same") return MethodChange::Kind::same;
    if (text == "changed") return MethodChange::Kind::changed;
    if (text == "unknown") return MethodChange::Kind::unknown;
    return base::fail(ErrorCode::bad_value, {}, "'" + std::string(text) + "'", "same, changed or unknown");
}

/// {"kind": "changed", "since": "GB17761-2018", "source": "..."}; one who says nothing knows nothing.
void read_method_change(JsonReader& reader, Clause& clause) {
    if (reader.optional("method_change") == nullptr) return;
    auto nested = reader.child("method_change");
    MethodChange change;
    change.kind = word(nested, "kind", parse_change, MethodChange::Kind::unknown);
    change.since = nested.text("since");
    change.source = nested.text("source");
    close(reader, nested);
    clause.method_change = std::move(change);
}

/// {"reason": {"zh", "en"}} where nothing examines the clause.
void read_not_applicable(JsonReader& reader, Clause& clause) {
    if (reader.optional("not_applicable") == nullptr) return;
    auto nested = reader.child("not_applicable");
    clause.not_applicable = title(nested, "reason");
    close(reader, nested);
    if (reader.ok() && !clause.procedure.empty())
        reader.refuse("not_applicable", ErrorCode::bad_value,
                      "the clause " + clause.id + " has a procedure and a reason for having none", "one of the two");
}

}  // namespace

base::Result<std::vector<Clause>> load_clauses(const base::Json& json, const std::string& source,
                                               std::vector<conformity::Limit>& limits,
                                               const std::set<std::string>& procedures, Coverage coverage) {
    JsonReader reader(json, source);
    expect_format(reader, "velocert-clauses/1");
    std::vector<Clause> clauses;
    std::set<std::string> ids;
    for_each(reader, "clauses", [&](JsonReader& item) {
        Clause clause;
        clause.id = item.text("id");
        if (item.ok() && !ids.insert(clause.id).second)
            item.refuse("id", ErrorCode::already_exists, "'" + clause.id + "' stands twice", "each clause once");
        clause.title = title(item, "title");
        clause.method_clause = item.text_or("method", {});
        clause.procedure = item.text_or("procedure", {});
        if (!clause.procedure.empty() && !procedures.contains(clause.procedure))
            item.refuse("procedure", ErrorCode::not_found, "no procedure '" + clause.procedure + "'",
                        "a procedure that edition.json lists");
        read_not_applicable(item, clause);
        if (item.ok() && coverage == Coverage::complete && clause.procedure.empty() && !clause.not_applicable)
            item.refuse({}, ErrorCode::missing_field, "the clause " + clause.id + " is examined by nothing",
                        "a \"procedure\", or \"not_applicable\" with the reason");
        clause.limits = list(item, "limits");
        clause.applies = applicability(item, "applies");
        clause.note = item.text_or("note", {});
        read_method_change(item, clause);
        if (item.ok()) adopt_limits(item, clause, limits);
        clauses.push_back(std::move(clause));
    });
    for (const auto& limit : limits)
        if (reader.ok() && limit.clause.empty())
            reader.refuse("clauses", ErrorCode::not_found, "the limit '" + limit.id + "' belongs to no clause",
                          "each limit in one clause");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return clauses;
}

}  // namespace velocert::standards
