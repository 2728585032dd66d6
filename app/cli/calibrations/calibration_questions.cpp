// SPDX-License-Identifier: GPL-3.0-or-later
// What would block a run at a station, and which runs rest on an instrument.
#include <algorithm>

#include "app/cli/calibrations/calibration_command.h"
#include "app/cli/commands.h"
#include "core/laboratory/calibration_check.h"
#include "core/laboratory/free_texts.h"
#include "core/sequence/calibrations/archived_calibrations.h"
#include "core/standards/editions/edition_selection.h"
#include "core/standards/pack.h"

namespace velocert::app {

using base::ErrorCode;
using base::Json;
using base::Result;

namespace {

Result<base::Date> day_of(const std::string& text, const char* option) {
    if (text.empty()) return base::day_of(base::SystemClock().now());
    auto day = base::parse_date(text);
    if (day) return day;
    auto error = day.error();
    error.where = option;
    return base::fail(std::move(error));
}

struct Asked {
    laboratory::Station station;
    standards::StandardEdition edition;
    standards::ItemTraits item;
    std::vector<std::string> procedures;
};

Result<standards::StandardEdition> edition_for(const standards::ItemTraits& item) {
    auto editions = standards::embedded_editions();
    if (!editions) return base::fail(editions.error());
    if (item.made_on) {
        const auto rule = standards::embedded_selection_rule();
        if (!rule) return base::fail(rule.error());
        const auto choice = standards::select_edition(item, *rule);
        if (!choice) return base::fail(choice.error());
        for (auto& edition : *editions)
            if (edition.id == choice->edition) return std::move(edition);
    }
    return std::move(editions->back());
}

Result<Asked> asked(const CalibrationArguments& arguments) {
    const auto text = read_file(arguments.station);
    if (!text) return base::fail(text.error());
    const auto json = Json::parse(*text, arguments.station);
    if (!json) return base::fail(json.error());
    auto station = laboratory::station_from_json(*json, arguments.station);
    if (!station) return base::fail(station.error());
    standards::ItemTraits item;
    if (!arguments.item.empty()) {
        const auto item_text = read_file(arguments.item);
        if (!item_text) return base::fail(item_text.error());
        const auto item_json = Json::parse(*item_text, arguments.item);
        if (!item_json) return base::fail(item_json.error());
        const auto read = laboratory::new_item(*item_json, arguments.item);
        if (!read) return base::fail(read.error());
        item = read->traits;
    }
    auto edition = edition_for(item);
    if (!edition) return base::fail(edition.error());
    std::vector<std::string> procedures = arguments.procedures;
    for (const auto& id : procedures)
        if (edition->procedure(id) == nullptr)
            return base::fail(ErrorCode::not_found, edition->id, "has no procedure '" + id + "'",
                              "one of those that the command 'standards' lists");
    if (procedures.empty())
        for (const auto& procedure : edition->procedures)
            if (std::ranges::all_of(procedure.roles, [&](const standards::Role& role) {
                    return role.optional || station->instrument(role.id) != nullptr;
                }))
                procedures.push_back(procedure.id);
    return Asked{std::move(*station), std::move(*edition), item, std::move(procedures)};
}

/// Whether the station can do without: each of the procedures that name the role is run without it too.
bool left_out(const Asked& question, const std::string& id) {
    if (question.station.instrument(id) != nullptr) return false;
    return std::ranges::all_of(question.procedures, [&](const std::string& one) {
        const auto* procedure = question.edition.procedure(one);
        return procedure == nullptr || std::ranges::all_of(procedure->roles, [&](const standards::Role& role) {
                   return role.id != id || role.optional;
               });
    });
}

}  // namespace

ExitCode check_station(const Output& output, const CalibrationArguments& arguments) {
    const auto on = day_of(arguments.on, "--on");
    if (!on) return output.refuse(on.error());
    const auto question = asked(arguments);
    if (!question) return output.refuse(question.error());
    const auto open = read_register(arguments.archive);
    if (!open) return output.refuse(open.error());
    auto needs = laboratory::calibration_needs(question->edition, question->procedures, question->item);
    // As a run does: an instrument that need not be there and is not there stops nothing.
    std::erase_if(needs, [&](const laboratory::CalibrationNeed& need) { return left_out(*question, need.role); });
    const auto checked = laboratory::calibration_check(question->station, {}, open->equipment, needs, *on);
    auto blockers = Json::array();
    for (const auto& blocker : checked.blockers) {
        auto json = Json::object();
        json.set("role", blocker.role);
        if (blocker.measurand) json.set("measurand", metrology::name(*blocker.measurand));
        json.set("code", laboratory::name(blocker.code)).set("cause", blocker.cause).set("fix", blocker.fix);
        blockers.push(std::move(json));
        output.text(laboratory::text(blocker));
    }
    auto certificates = Json::array();
    for (const auto& assigned : checked.assigned) {
        certificates.push(Json::object()
                              .set("role", assigned.role)
                              .set("equipment", assigned.equipment)
                              .set("number", assigned.certificate.number)
                              .set("due_on", base::text(assigned.certificate.due_on)));
        output.text(assigned.role + ": " + assigned.equipment + ", " + line_of(assigned.certificate));
    }
    if (output.json)
        output.document(Json::object()
                            .set("on", base::text(*on))
                            .set("ok", checked.blockers.empty())
                            .set("blockers", blockers)
                            .set("certificates", certificates));
    return checked.blockers.empty() ? ExitCode::done : ExitCode::not_permitted;
}

ExitCode affected_runs(const Output& output, const CalibrationArguments& arguments) {
    const auto open = read_register(arguments.archive);
    if (!open) return output.refuse(open.error());
    const auto* one = open->equipment.by_id(arguments.id);
    if (one == nullptr)
        return output.refuse({ErrorCode::not_found, "equipment " + arguments.id, "not in the register",
                              "the id of a registered instrument (see 'calibration list')"});
    const std::string serial = one->equipment.instrument.serial;
    std::string since;
    if (!arguments.since.empty()) {
        const auto day = day_of(arguments.since, "--since");
        if (!day) return output.refuse(day.error());
        since = base::text(*day);
    } else if (const auto standing = open->equipment.standing(serial); !standing.empty()) {
        since = base::text(standing.back()->calibrated_on);
    }
    auto runs = Json::array();
    constexpr int page = 500;
    for (int offset = 0;; offset += page) {
        const auto rows = open->archive->runs(page, offset);
        if (!rows) return output.refuse(rows.error());
        for (const auto& row : *rows) {
            if (row.started_utc.substr(0, 10) < since) continue;
            const auto run = open->archive->run(row.id);
            if (!run) return output.refuse(run.error());
            if (!sequence::uses_equipment(*run, arguments.id, serial)) continue;
            runs.push(Json::object()
                          .set("run", row.id)
                          .set("started_utc", row.started_utc)
                          .set("item", row.item)
                          .set("verdict", row.verdict));
            output.text(row.id + "  " + row.started_utc + "  " + row.item + "  " + row.verdict);
        }
        if (rows->size() < page) break;
    }
    if (output.json)
        output.document(Json::object().set("equipment", arguments.id).set("since", since).set("runs", runs));
    else
        output.text(std::to_string(runs.items()->size()) + (runs.items()->size() == 1 ? " run" : " runs") +
                    (since.empty() ? "" : " since " + since));
    return ExitCode::done;
}

}  // namespace velocert::app
