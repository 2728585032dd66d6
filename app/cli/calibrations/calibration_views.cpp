// SPDX-License-Identifier: GPL-3.0-or-later
// What the register holds.
#include <algorithm>

#include "app/cli/calibrations/calibration_command.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Json;
using laboratory::Certificate;
using laboratory::EquipmentRegister;

Json points_json(const metrology::Calibration& calibration) {
    auto out = Json::array();
    for (const auto& point : calibration.points)
        out.push(Json::object()
                     .set("indication", point.indication.text())
                     .set("correction", metrology::difference_text(point.correction))
                     .set("expanded_uncertainty", metrology::difference_text(point.expanded_uncertainty)));
    return out;
}

Json certificate_json(const Certificate& certificate, bool whole) {
    auto measurands = Json::array();
    for (const auto& calibration : certificate.measurands) {
        if (!whole) {
            measurands.push(metrology::name(calibration.measurand));
            continue;
        }
        auto one = Json::object();
        one.set("measurand", metrology::name(calibration.measurand));
        one.set("coverage_factor", calibration.coverage_factor.text());
        one.set("low", calibration.range_low.text());
        one.set("high", calibration.range_high.text());
        if (const auto& share = calibration.relative_expanded_uncertainty)
            one.set("relative_expanded_uncertainty", metrology::AnyQuantity(*share).text());
        one.set("points", points_json(calibration));
        measurands.push(std::move(one));
    }
    auto out = Json::object();
    out.set("number", certificate.number);
    out.set("revision", Json::integer(certificate.revision));
    if (!certificate.replaces.empty()) out.set("replaces", certificate.replaces);
    out.set("laboratory", certificate.laboratory);
    out.set("traceability", certificate.traceability);
    out.set("serial", certificate.instrument.serial);
    out.set("calibrated_on", base::text(certificate.calibrated_on));
    out.set("due_on", base::text(certificate.due_on));
    out.set("conditions", certificate.conditions);
    out.set("digest", certificate.digest.text());
    out.set("measurands", std::move(measurands));
    return out;
}

Json certificates_json(const EquipmentRegister& equipment, std::string_view serial, bool whole) {
    const auto standing = equipment.standing(serial);
    auto out = Json::array();
    for (const auto& one : equipment.certificates()) {
        if (one.certificate.instrument.serial != serial) continue;
        auto json = certificate_json(one.certificate, whole);
        json.set("entered_by", one.person);
        json.set("replaced", std::ranges::find(standing, &one.certificate) == standing.end());
        out.push(std::move(json));
    }
    return out;
}

Json notes_json(const std::vector<laboratory::DatedNote>& notes) {
    auto out = Json::array();
    for (const auto& note : notes)
        out.push(Json::object().set("on", base::text(note.on)).set("what", note.what).set("by", note.by));
    return out;
}

Json equipment_json(const EquipmentRegister& all, const laboratory::RegisteredEquipment& one, bool whole) {
    const auto& known = one.equipment;
    auto out = Json::object();
    out.set("id", known.id);
    out.set("title", known.title);
    out.set("firmware", known.firmware);
    out.set("maker", known.instrument.maker);
    out.set("model", known.instrument.model);
    out.set("type", known.type);
    out.set("serial", known.instrument.serial);
    out.set("status", laboratory::name(one.status));
    if (!one.status_reason.empty()) out.set("status_reason", one.status_reason).set("status_person", one.status_person);
    out.set("location", known.location);
    if (whole) {
        out.set("conformity", known.conformity);
        out.set("acceptance", known.acceptance);
        out.set("interval", known.interval);
        out.set("adjustments", notes_json(known.adjustments));
        out.set("reference_materials", known.reference_materials);
        out.set("maintenance", notes_json(known.maintenance));
        out.set("damage", notes_json(known.damage));
        out.set("entered_by", one.person);
        auto checks = Json::array();
        for (const auto& check : all.checks())
            if (check.equipment == known.id) checks.push(to_json(check).set("passed", check.passed()));
        out.set("intermediate_checks", std::move(checks));
    }
    out.set("certificates", certificates_json(all, known.instrument.serial, whole));
    return out;
}

}  // namespace

base::Result<ReadRegister> read_register(const std::string& folder) {
    auto archive = records::Archive::open_read_only(folder);
    if (!archive) return base::fail(archive.error());
    auto equipment = records::equipment_register(**archive);
    if (!equipment) return base::fail(equipment.error());
    return ReadRegister{std::move(*archive), std::move(*equipment)};
}

std::string line_of(const Certificate& certificate) {
    std::string measurands;
    for (const auto& calibration : certificate.measurands)
        measurands += (measurands.empty() ? "" : ", ") + std::string(metrology::name(calibration.measurand));
    return "certificate " + certificate.number + " of " + base::text(certificate.calibrated_on) + ", due on " +
           base::text(certificate.due_on) + ": " + measurands;
}

ExitCode list_equipment(const Output& output, const CalibrationArguments& arguments) {
    const auto open = read_register(arguments.archive);
    if (!open) return output.refuse(open.error());
    auto equipment = Json::array();
    for (const auto& one : open->equipment.equipment()) {
        equipment.push(equipment_json(open->equipment, one, false));
        output.text(one.equipment.id + "  " + one.equipment.title + "  " + one.equipment.instrument.serial + "  " +
                    std::string(laboratory::name(one.status)));
        for (const auto* certificate : open->equipment.standing(one.equipment.instrument.serial))
            output.text("    " + line_of(*certificate));
    }
    auto unassigned = Json::array();
    for (const auto& one : open->equipment.certificates()) {
        if (open->equipment.by_serial(one.certificate.instrument.serial) != nullptr) continue;
        unassigned.push(certificate_json(one.certificate, false));
        output.text("without equipment, serial number " + one.certificate.instrument.serial + ": " +
                    line_of(one.certificate));
    }
    if (output.json)
        output.document(Json::object().set("equipment", equipment).set("certificates_without_equipment", unassigned));
    else if (equipment.items()->empty() && unassigned.items()->empty())
        output.text("the register is empty");
    return ExitCode::done;
}

ExitCode show_equipment(const Output& output, const CalibrationArguments& arguments) {
    const auto open = read_register(arguments.archive);
    if (!open) return output.refuse(open.error());
    const auto* one = open->equipment.by_id(arguments.id);
    if (one == nullptr) one = open->equipment.by_serial(arguments.id);
    if (one != nullptr) {
        output.document(equipment_json(open->equipment, *one, true));
        return ExitCode::done;
    }
    for (const auto& entry : open->equipment.certificates()) {
        if (entry.certificate.number != arguments.id) continue;
        output.document(certificate_json(entry.certificate, true).set("entered_by", entry.person));
        return ExitCode::done;
    }
    return output.refuse({ErrorCode::not_found, arguments.archive, "nothing in the register is '" + arguments.id + "'",
                          "an equipment id, a serial number or a certificate number (see 'calibration list')"});
}

}  // namespace velocert::app
