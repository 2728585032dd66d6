// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <memory>

#include "core/standards/pack.h"

namespace velocert::app {
namespace {

using base::Json;

Json title_json(const standards::Title& title) { return Json::object().set("zh", title.zh).set("en", title.en); }

Json limit_json(const conformity::Limit& limit) {
    auto json = Json::object();
    json.set("id", limit.id).set("relation", std::string(conformity::name(limit.relation)));
    const bool known = limit.value.has_value() || !limit.text_value.empty();
    json.set("value", known ? Json(conformity::value_text(limit)) : Json());
    json.set("unit", limit.value ? std::string(limit.value->unit().symbol)
                                 : std::string(metrology::preferred_unit(limit.kind).symbol));
    json.set("status", std::string(conformity::name(limit.status))).set("source", limit.source);
    if (limit.at) json.set("at", limit.at->text());
    if (!limit.set_points.empty()) {
        auto points = Json::array();
        for (const auto& point : limit.set_points) points.push(point.text());
        json.set("at", points);
    }
    if (limit.duration) json.set("duration", limit.duration->text());
    if (limit.informative) json.set("informative", true);
    if (!limit.note.empty()) json.set("note", limit.note);
    return json;
}

Json edition_json(const standards::StandardEdition& edition) {
    auto json = Json::object();
    json.set("id", edition.id).set("printed", edition.printed).set("title", title_json(edition.title));
    json.set("revision", Json::integer(edition.revision)).set("pack", edition.pack.text());
    auto clauses = Json::array();
    for (const auto& clause : edition.clauses) {
        auto entry = Json::object();
        entry.set("id", clause.id).set("title", title_json(clause.title));
        if (!clause.method_clause.empty()) entry.set("method_clause", clause.method_clause);
        entry.set("procedure", clause.procedure.empty() ? Json() : Json(clause.procedure));
        auto limits = Json::array();
        for (const auto& id : clause.limits)
            if (const auto* limit = edition.limit(id)) limits.push(limit_json(*limit));
        entry.set("limits", limits);
        clauses.push(entry);
    }
    json.set("clauses", clauses);
    auto procedures = Json::array();
    for (const auto& procedure : edition.procedures)
        procedures.push(Json::object()
                            .set("id", procedure.id)
                            .set("clause", procedure.clause)
                            .set("title", title_json(procedure.title)));
    return json.set("procedures", procedures);
}

void print(const Output& output, const standards::StandardEdition& edition) {
    output.text(edition.printed + "  " + edition.title.en + "  (revision " + std::to_string(edition.revision) +
                ", pack " + edition.pack.text().substr(0, 12) + ")");
    for (const auto& clause : edition.clauses) {
        output.text("  " + clause.id + "  " + clause.title.en + " / " + clause.title.zh +
                    (clause.procedure.empty() ? "" : "  [" + clause.procedure + "]"));
        for (const auto& id : clause.limits) {
            const auto* limit = edition.limit(id);
            if (limit == nullptr) continue;
            std::string row = "      " + limit->id + " " + std::string(conformity::name(limit->relation)) + " " +
                              conformity::value_text(*limit);
            if (const auto condition = conformity::condition_text(*limit); !condition.empty()) row += " at " + condition;
            output.text(row + "  " + std::string(conformity::name(limit->status)) + "  " + limit->source);
        }
    }
}

ExitCode list(const Output& output, const std::string& id) {
    const auto editions = standards::embedded_editions();
    if (!editions) return output.refuse(editions.error());
    auto array = Json::array();
    std::string known;
    bool found = false;
    for (const auto& edition : *editions) {
        known += (known.empty() ? "" : ", ") + edition.id;
        if (!id.empty() && edition.id != id) continue;
        found = true;
        array.push(edition_json(edition));
        if (!output.json) print(output, edition);
    }
    if (!found) return output.refuse({base::ErrorCode::not_found, id, "no such edition", known});
    if (output.json) output.document(Json::object().set("editions", array));
    return ExitCode::done;
}

}  // namespace

void add_standards(CLI::App& app, CommandLine& line) {
    auto* command =
        app.add_subcommand("standards", "List editions, clauses, procedures and limits with status and source");
    const auto id = std::make_shared<std::string>();
    command->add_option("ID", *id, "Only this edition");
    command->footer("Example: velocert-cli standards --json");
    command->callback([&line, id] { line.action = [id](const Output& output) { return list(output, *id); }; });
}

}  // namespace velocert::app
