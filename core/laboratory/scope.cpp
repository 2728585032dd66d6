// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/scope.h"

#include <algorithm>
#include <utility>

#include "core/base/json.h"
#include "core/base/json_members.h"

namespace velocert::laboratory {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;

constexpr std::string_view format = "velocert-scope/1";

ScopeItem read_item(const Json& json, JsonReader& parent) {
    JsonReader reader(json, parent.source(), parent.pointer() + "/items");
    ScopeItem out;
    out.edition = reader.text("edition");
    for (const auto& one : reader.array("procedures"))
        if (one.string() == nullptr || one.string()->empty())
            reader.refuse("procedures", ErrorCode::bad_value, "something that is no text", "ids of procedures");
        else
            out.procedures.push_back(*one.string());
    if (auto done = reader.finish(); !done) parent.refuse(done.error());
    return out;
}

ScopeMark read_mark(const Json& json, JsonReader& parent) {
    JsonReader reader(json, parent.source(), parent.pointer() + "/marks");
    ScopeMark out;
    out.mark = reader.text("mark");
    out.number = reader.text("number");
    out.valid_from = base::read_date(reader, "valid_from");
    out.valid_to = base::read_date(reader, "valid_to");
    if (reader.ok() && out.valid_to < out.valid_from)
        reader.refuse("valid_to", ErrorCode::bad_value, base::text(out.valid_to), "not before valid_from");
    for (const auto& one : reader.array("items")) out.items.push_back(read_item(one, reader));
    if (auto done = reader.finish(); !done) parent.refuse(done.error());
    return out;
}

bool covers(const ScopeMark& mark, std::string_view edition, const std::string& procedure) {
    return std::ranges::any_of(mark.items, [&](const ScopeItem& item) {
        return item.edition == edition && std::ranges::find(item.procedures, procedure) != item.procedures.end();
    });
}

}  // namespace

base::Result<Scope> load_scope(std::string_view text, std::string_view source) {
    const auto json = Json::parse(text, source);
    if (!json) return base::fail(json.error());
    JsonReader reader(*json, std::string(source));
    base::expect_format(reader, format);
    Scope out;
    for (const auto& one : reader.array("marks")) {
        auto mark = read_mark(one, reader);
        if (std::ranges::any_of(out.marks, [&](const auto& other) { return other.mark == mark.mark; }))
            reader.refuse("marks", ErrorCode::bad_value, mark.mark + " twice", "each mark once");
        out.marks.push_back(std::move(mark));
    }
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

std::vector<MarkDecision> mark_decisions(const Scope& scope, std::string_view edition,
                                         std::span<const std::string> procedures, const base::Date& on) {
    std::vector<MarkDecision> out;
    for (const auto& mark : scope.marks) {
        MarkDecision decision{mark.mark, mark.number, false, {}, {}};
        for (const auto& procedure : procedures)
            if (!covers(mark, edition, procedure)) decision.outside.push_back(procedure);
        if (on < mark.valid_from)
            decision.refusal = "the accreditation holds from " + base::text(mark.valid_from) + " on";
        else if (mark.valid_to < on)
            decision.refusal = "the accreditation ended on " + base::text(mark.valid_to);
        else if (decision.outside.size() == procedures.size())
            decision.refusal = "no procedure of the report is inside the scope for " + std::string(edition);
        decision.placed = decision.refusal.empty();
        out.push_back(std::move(decision));
    }
    return out;
}

base::Json to_json(std::span<const MarkDecision> marks) {
    Json out = Json::array();
    for (const auto& mark : marks) {
        Json outside = Json::array();
        for (const auto& procedure : mark.outside) outside.push(procedure);
        out.push(Json::object()
                     .set("mark", mark.mark)
                     .set("number", mark.number)
                     .set("placed", mark.placed)
                     .set("outside", std::move(outside))
                     .set("refusal", mark.refusal));
    }
    return out;
}

base::Result<std::vector<MarkDecision>> mark_decisions_from_json(const base::Json& json, std::string_view source) {
    if (json.items() == nullptr)
        return base::fail(ErrorCode::bad_value, std::string(source) + ": marks", std::string(json.kind_name()),
                          "a list of marks");
    std::vector<MarkDecision> out;
    for (const auto& one : *json.items()) {
        JsonReader reader(one, std::string(source), "/marks");
        MarkDecision mark;
        mark.mark = reader.text("mark");
        mark.number = reader.text("number");
        mark.placed = reader.flag_or("placed", false);
        for (const auto& procedure : reader.array("outside"))
            if (procedure.string() == nullptr)
                reader.refuse("outside", ErrorCode::bad_value, "something that is no text", "ids of procedures");
            else
                mark.outside.push_back(*procedure.string());
        mark.refusal = reader.text_or("refusal", {});
        if (reader.ok() && mark.placed != mark.refusal.empty())
            reader.refuse(
                "refusal", ErrorCode::bad_value,
                "a mark that is " + std::string(mark.placed ? "placed, refused" : "neither placed nor refused"),
                "a refusal exactly where the mark is not placed");
        if (auto done = reader.finish(); !done) return base::fail(done.error());
        out.push_back(std::move(mark));
    }
    return out;
}

}  // namespace velocert::laboratory
