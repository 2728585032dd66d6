// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/setup/equipment_forms.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "app/words/words.h"

namespace velocert::app {
namespace {

using base::Json;
using laboratory::DatedNote;
using laboratory::EquipmentStatus;
using Kind = ActField::Kind;

class EquipmentForm {
    Q_DECLARE_TR_FUNCTIONS(EquipmentForm)
};

constexpr std::array histories{"adjustments", "maintenance", "damage"};

Lines history_of(const laboratory::Equipment& known) {
    Lines out;
    const std::array<const std::vector<DatedNote>*, 3> all{&known.adjustments, &known.maintenance, &known.damage};
    for (std::size_t i = 0; i < all.size(); ++i)
        for (const auto& note : *all[i]) out.push_back({histories[i], base::text(note.on), note.what, note.by});
    return out;
}

void check_history(const ActValues& values, std::vector<ActProblem>& out) {
    const auto table = values.tables.find("history");
    if (table == values.tables.end()) return;
    for (std::size_t row = 0; row < table->second.size(); ++row) {
        const auto& line = table->second[row];
        for (std::size_t column = 0; column < line.size(); ++column) {
            const int at = static_cast<int>(column);
            if (line[column].empty())
                out.push_back({"history", EquipmentForm::tr("To be filled in"), static_cast<int>(row), at});
            else if (column == 1 && !base::parse_date(line[column]))
                out.push_back({"history", EquipmentForm::tr("No day: year-month-day, such as 2026-03-31"),
                               static_cast<int>(row), at});
        }
    }
}

}  // namespace

std::string equipment_text(const ActValues& values) {
    std::array<Json, histories.size()> notes{Json::array(), Json::array(), Json::array()};
    if (const auto table = values.tables.find("history"); table != values.tables.end())
        for (const auto& line : table->second)
            for (std::size_t i = 0; i < histories.size(); ++i)
                if (line[0] == histories[i])
                    notes[i].push(Json::object().set("on", line[1]).set("what", line[2]).set("by", line[3]));
    return Json::object()
        .set("format", "velocert-equipment/1")
        .set("id", values["id"])
        .set("status", values["status"])
        .set("identity", Json::object().set("title", values["title"]).set("firmware", values["firmware"]))
        .set("manufacture", Json::object()
                                .set("maker", values["maker"])
                                .set("model", values["model"])
                                .set("type", values["type"])
                                .set("serial", values["serial"]))
        .set("conformity", values["conformity"])
        .set("location", values["location"])
        .set("calibration", Json::object()
                                .set("acceptance", values["acceptance"])
                                .set("interval", values["interval"])
                                .set("adjustments", notes[0]))
        .set("reference_materials", values["reference_materials"])
        .set("maintenance", notes[1])
        .set("damage", notes[2])
        .text(true);
}

SetupAct equipment_form(const laboratory::EquipmentRegister& equipment,
                        const laboratory::RegisteredEquipment* changed) {
    SetupAct act;
    act.large = true;
    act.id = changed == nullptr ? "new_instrument" : "change_instrument";
    act.title = changed == nullptr ? EquipmentForm::tr("New instrument") : EquipmentForm::tr("Change the instrument");
    act.consequence =
        changed == nullptr
            ? EquipmentForm::tr("Each field is asked for by ISO/IEC 17025; where there is nothing, say so.")
            : EquipmentForm::tr("A new version is entered; the earlier one stays on record.");
    const laboratory::Equipment known = changed == nullptr ? laboratory::Equipment{} : changed->equipment;
    const auto field = [&](const char* id, const QString& label, const std::string& value, const QString& hint = {}) {
        act.fields.push_back({id, label, Kind::text, true, value, hint, {}});
    };
    const auto choose = [&](const char* id, const QString& label, std::string value, Choices choices) {
        act.fields.push_back({id, label, Kind::choice, true, std::move(value), {}, std::move(choices)});
    };
    // The number is what the label on the instrument says: it is no other one after a change.
    if (changed == nullptr)
        field("id", EquipmentForm::tr("Number in the laboratory"), {}, EquipmentForm::tr("as on its label"));
    else
        choose("id", EquipmentForm::tr("Number in the laboratory"), known.id,
               {{known.id, QString::fromStdString(known.id)}});
    field("title", EquipmentForm::tr("What it is"), known.title);
    field("maker", EquipmentForm::tr("Maker"), known.instrument.maker);
    field("model", EquipmentForm::tr("Model"), known.instrument.model);
    field("serial", EquipmentForm::tr("Serial number"), known.instrument.serial,
          EquipmentForm::tr("as on plate and certificate"));
    field("type", EquipmentForm::tr("Type"), known.type, EquipmentForm::tr("scale, power meter ..."));
    field("firmware", EquipmentForm::tr("Firmware"), known.firmware);
    field("location", EquipmentForm::tr("Place"), known.location);
    field("conformity", EquipmentForm::tr("How it was found to conform"), known.conformity);
    field("acceptance", EquipmentForm::tr("A calibration is accepted when"), known.acceptance);
    field("interval", EquipmentForm::tr("Interval between calibrations"), known.interval);
    field("reference_materials", EquipmentForm::tr("Reference materials"), known.reference_materials);
    // Whether it serves is changed by an act with a reason of its own, not on the way.
    const auto status = changed == nullptr ? EquipmentStatus::in_service : changed->status;
    Choices states{
        {std::string(laboratory::name(EquipmentStatus::in_service)), EquipmentForm::tr("in service")},
        {std::string(laboratory::name(EquipmentStatus::out_of_service)), EquipmentForm::tr("out of service")}};
    if (changed != nullptr)
        std::erase_if(states, [&](const auto& one) { return one.first != laboratory::name(status); });
    choose("status", EquipmentForm::tr("State"), std::string(laboratory::name(status)), std::move(states));
    ActField history{"history", EquipmentForm::tr("History"), Kind::table, false, {}, {}, {}};
    history.columns = {{"kind",
                        EquipmentForm::tr("Kind"),
                        {{"adjustments", EquipmentForm::tr("adjustment")},
                         {"maintenance", EquipmentForm::tr("maintenance")},
                         {"damage", EquipmentForm::tr("damage or repair")}}},
                       {"on", EquipmentForm::tr("Day"), {}, "YYYY-MM-DD"},
                       {"what", EquipmentForm::tr("What"), {}, {}},
                       {"by", EquipmentForm::tr("By"), {}, {}}};
    history.lines = history_of(known);
    act.fields.push_back(std::move(history));
    act.check = [equipment, is_new = changed == nullptr](const ActValues& values) {
        std::vector<ActProblem> out;
        if (const auto& id = values["id"]; is_new && equipment.by_id(id) != nullptr)
            out.push_back({"id", EquipmentForm::tr("Is in the register already: change that one instead"), -1, -1});
        if (const auto* same = equipment.by_serial(values["serial"]);
            same != nullptr && same->equipment.id != values["id"])
            out.push_back(
                {"serial", EquipmentForm::tr("Belongs to %1").arg(QString::fromStdString(same->equipment.id)), -1, -1});
        check_history(values, out);
        return out;
    };
    return act;
}

}  // namespace velocert::app
