// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <memory>

#include "app/planning/release_choice.h"
#include "core/records/archive.h"
#include "core/standards/pack.h"
#include "core/standards/pictures.h"

namespace velocert::app {
namespace {

using base::Json;

Json title_json(const standards::Title& title) { return Json::object().set("zh", title.zh).set("en", title.en); }

/// Who released a value, where the archive knows.
void add_origin(Json& json, const standards::StandardEdition& edition, const std::string& limit) {
    if (edition.assumes(limit)) json.set("assumed", true);
    if (!edition.release) return;
    const auto origin = edition.release->origins.find(limit);
    if (origin == edition.release->origins.end()) return;
    json.set("release_revision", Json::integer(origin->second.revision))
        .set("proposed_by", base::to_json(origin->second.proposed_by))
        .set("confirmed_by", base::to_json(origin->second.confirmed_by));
}

Json release_json(const standards::StandardEdition& edition) {
    const auto& release = *edition.release;
    auto json = Json::object();
    json.set("laboratory", release.laboratory).set("revision", Json::integer(release.revision));
    if (release.revision > 0)
        json.set("proposed_by", base::to_json(release.proposed_by))
            .set("confirmed_by", base::to_json(release.confirmed_by))
            .set("confirmed_utc", release.confirmed_utc);
    if (!release.assumed_by.empty()) json.set("assumed_by", release.assumed_by);
    return json.set("release", release.digest.text())
        .set("combined", standards::combined_digest(edition.pack, release.digest).text());
}

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
    if (limit.inherent) json.set("inherent", true);
    if (!limit.note.empty()) json.set("note", limit.note);
    return json;
}

/// The drawings that a laboratory's own pack brings.
Json pictures_json(const standards::StandardEdition& edition) {
    auto out = Json::array();
    for (const auto& [name, text] : edition.pictures)
        out.push(Json::object().set("name", name).set("in_place_of_the_programs", standards::is_picture(name)));
    return out;
}

Json edition_json(const standards::StandardEdition& edition) {
    auto json = Json::object();
    json.set("id", edition.id).set("printed", edition.printed).set("title", title_json(edition.title));
    json.set("revision", Json::integer(edition.revision)).set("pack", edition.pack.text());
    if (!edition.laboratory.empty()) json.set("pack_of", edition.laboratory);
    if (!edition.pictures.empty()) json.set("pictures", pictures_json(edition));
    if (edition.release) json.set("release", release_json(edition));
    auto clauses = Json::array();
    for (const auto& clause : edition.clauses) {
        auto entry = Json::object();
        entry.set("id", clause.id).set("title", title_json(clause.title));
        if (!clause.method_clause.empty()) entry.set("method_clause", clause.method_clause);
        if (clause.not_applicable) entry.set("not_applicable", title_json(*clause.not_applicable));
        entry.set("procedure", clause.procedure.empty() ? Json() : Json(clause.procedure));
        auto limits = Json::array();
        for (const auto& id : clause.limits)
            if (const auto* limit = edition.limit(id)) {
                auto one = limit_json(*limit);
                add_origin(one, edition, id);
                limits.push(std::move(one));
            }
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
                ", pack " + edition.pack.text().substr(0, 12) +
                (edition.laboratory.empty() ? "" : ", made by " + edition.laboratory) + ")");
    if (edition.release)
        output.text("  limits released by " + edition.released_by +
                    (edition.release->revision == 0 ? std::string()
                                                    : ": revision " + std::to_string(edition.release->revision) +
                                                          ", proposed by " + edition.release->proposed_by.name +
                                                          ", confirmed by " + edition.release->confirmed_by.name) +
                    ", combined " +
                    standards::combined_digest(edition.pack, edition.release->digest).text().substr(0, 12));
    for (const auto& [name, text] : edition.pictures)
        output.text("  picture " + name + (standards::is_picture(name) ? ", in place of the program's" : ""));
    for (const auto& clause : edition.clauses) {
        output.text("  " + clause.id + "  " + clause.title.en + " / " + clause.title.zh +
                    (!clause.procedure.empty() ? "  [" + clause.procedure + "]"
                     : clause.not_applicable   ? "  (" + clause.not_applicable->en + ")"
                                               : std::string("  (nothing examines it)")));
        for (const auto& id : clause.limits) {
            const auto* limit = edition.limit(id);
            if (limit == nullptr) continue;
            std::string row = "      " + limit->id + " " + std::string(conformity::name(limit->relation)) + " " +
                              conformity::value_text(*limit);
            if (const auto condition = conformity::condition_text(*limit); !condition.empty())
                row += " at " + condition;
            output.text(row + "  " + std::string(conformity::name(limit->status)) + "  " + limit->source);
        }
    }
}

/// The shipped editions, or the laboratory's own pack alone; with an archive, as a run that starts in it now would be
/// judged.
base::Result<std::vector<standards::StandardEdition>> editions_in(const std::string& folder, const std::string& pack) {
    auto editions = standards::embedded_editions();
    if (editions && !pack.empty()) {
        auto own = standards::load_own_pack(pack);
        if (!own) return base::fail(own.error());
        *editions = {std::move(own->edition)};
    }
    if (!editions || folder.empty()) return editions;
    const auto archive = records::Archive::open_read_only(folder);
    if (!archive) return base::fail(archive.error());
    for (auto& edition : *editions) {
        auto applied = with_release_in_force(std::move(edition), (*archive)->training(), archive->get());
        if (!applied) return base::fail(applied.error());
        edition = std::move(*applied);
    }
    return editions;
}

ExitCode list(const Output& output, const std::string& id, const std::string& archive, const std::string& pack) {
    const auto editions = editions_in(archive, pack);
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
    const auto archive = std::make_shared<std::string>();
    command->add_option("--archive", *archive, "With the limits released in this archive (only read)");
    const auto pack = std::make_shared<std::string>();
    command->add_option("--pack", *pack, "A laboratory's own pack from this folder: checked, and listed alone");
    command->footer("Example: velocert-cli standards --json\n         velocert-cli standards --pack my-pack");
    command->callback([&line, id, archive, pack] {
        line.action = [id, archive, pack](const Output& output) { return list(output, *id, *archive, *pack); };
    });
}

}  // namespace velocert::app
