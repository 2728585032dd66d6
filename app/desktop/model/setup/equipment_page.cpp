// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/setup/equipment_page.h"

#include <algorithm>
#include <set>

#include "app/acts/first_archive.h"
#include "app/acts/register_entries.h"
#include "app/desktop/model/frame/record_words.h"
#include "app/desktop/model/setup/equipment_forms.h"
#include "core/records/files/file.h"

namespace velocert::app {
namespace {

QString text(const std::string& given) { return QString::fromStdString(given); }

base::Result<std::string> file_text(const std::string& path) {
    auto bytes = records::read_whole(path);
    if (!bytes) return base::fail(bytes.error());
    return std::string(bytes->begin(), bytes->end());
}

QString warned(const QString& done, const RegisterEntry& entry) {
    QString out = done;
    for (const auto& warning : entry.warnings) out += "\n" + text(warning);
    return out;
}

}  // namespace

QString EquipmentPage::title() const { return tr("Instruments"); }
QString EquipmentPage::empty_words() const {
    if (!may(laboratory::Act::keep_equipment))
        return tr(
            "No instrument is in the register yet. Whoever keeps the equipment (a custodian or a signatory) enters it "
            "with its calibration certificate: without one no real measurement can begin.");
    return tr(
        "No instrument is in the register yet. Enter one, then its calibration certificate: without one no real "
        "measurement can begin.");
}

base::Result<void> EquipmentPage::read(const records::Archive* archive) {
    equipment_ = {};
    if (archive != nullptr) {
        auto all = records::equipment_register(*archive);
        if (!all) return base::fail(all.error());
        equipment_ = std::move(*all);
    }
    std::vector<RowsModel::Row> out;
    for (const auto& one : equipment_.equipment()) {
        const auto due = due_state(equipment_, one, today());
        const bool serves = one.status == laboratory::EquipmentStatus::in_service;
        const QString state = !serves             ? tr("out of service")
                              : !due.due          ? tr("no certificate")
                              : due.days_left < 0 ? tr("overdue since %1").arg(text(base::text(*due.due)))
                                                  : tr("until %1").arg(text(base::text(*due.due)));
        out.push_back(
            {one.equipment.id,
             {text(one.equipment.id), text(one.equipment.title), text(one.equipment.instrument.serial), state},
             due.sign});
    }
    rows().show({tr("No."), tr("Instrument"), tr("Serial number"), tr("Calibration")}, std::move(out));
    return {};
}

FactLine EquipmentPage::state() const {
    int overdue = 0;
    int soon = 0;
    for (const auto& one : equipment_.equipment()) {
        const auto due = due_state(equipment_, one, today());
        if (due.sign == Sign::fail || due.sign == Sign::not_evaluated) ++overdue;
        if (due.sign == Sign::inconclusive) ++soon;
    }
    if (overdue > 0) return {tr("Calibration"), tr("instruments that may not be used: %1").arg(overdue), Sign::fail};
    if (soon > 0)
        return {tr("Calibration"), tr("certificates that end within 30 days: %1").arg(soon), Sign::inconclusive};
    if (equipment_.equipment().empty()) return {};
    return {tr("Calibration"), tr("all instruments in service are calibrated"), Sign::pass};
}

DetailBlock EquipmentPage::certificate_block(const laboratory::Certificate& certificate) const {
    DetailBlock out;
    out.heading = tr("Certificate %1").arg(text(certificate.number));
    out.facts = {{tr("Calibrated by"), text(certificate.laboratory)},
                 {tr("Traceable to"), text(certificate.traceability)},
                 {tr("Calibrated on"), text(base::text(certificate.calibrated_on))},
                 {tr("May be used until"), text(base::text(certificate.due_on))},
                 {tr("Conditions"), text(certificate.conditions)}};
    out.columns = {tr("Measurand"), tr("Indication"), tr("Correction"), tr("U"), tr("k")};
    for (const auto& calibration : certificate.measurands) {
        out.facts.push_back({tr("Range of %1").arg(measurand_word(calibration.measurand)),
                             text(calibration.range_low.text() + " … " + calibration.range_high.text())});
        for (const auto& point : calibration.points)
            out.rows.push_back({measurand_word(calibration.measurand), text(point.indication.text()),
                                text(metrology::difference_text(point.correction)),
                                text(metrology::difference_text(point.expanded_uncertainty)),
                                text(calibration.coverage_factor.text())});
    }
    return out;
}

std::vector<DetailBlock> EquipmentPage::detail() const {
    const auto* one = equipment_.by_id(selected());
    if (one == nullptr) return {};
    const auto& known = one->equipment;
    std::vector<DetailBlock> out(1);
    out[0].heading = text(known.title);
    out[0].facts = {{tr("Maker"), text(known.instrument.maker)},
                    {tr("Model"), text(known.instrument.model)},
                    {tr("Serial number"), text(known.instrument.serial)},
                    {tr("Firmware"), text(known.firmware)},
                    {tr("Place"), text(known.location)},
                    {tr("Accepted when"), text(known.acceptance)},
                    {tr("Interval"), text(known.interval)},
                    {tr("Entered by"), text(one->person)}};
    if (!one->status_reason.empty()) out[0].facts.push_back({tr("Why so"), text(one->status_reason)});
    const auto standing = equipment_.standing(known.instrument.serial);
    for (const auto* certificate : standing) out.push_back(certificate_block(*certificate));
    DetailBlock earlier;
    earlier.heading = tr("Certificates that later ones replaced");
    earlier.columns = {tr("Certificate"), tr("Revision"), tr("Calibrated on"), tr("May be used until")};
    for (const auto& registered : equipment_.certificates()) {
        const auto& certificate = registered.certificate;
        if (certificate.instrument.serial == known.instrument.serial &&
            std::ranges::find(standing, &certificate) == standing.end())
            earlier.rows.push_back({text(certificate.number), QString::number(certificate.revision),
                                    text(base::text(certificate.calibrated_on)), text(base::text(certificate.due_on))});
    }
    if (!earlier.rows.empty()) out.push_back(std::move(earlier));
    std::set<metrology::Measurand> checked;
    for (const auto& check : equipment_.checks())
        if (check.equipment == known.id) checked.insert(check.measurand);
    for (const auto measurand : checked) {
        DetailBlock block;
        block.heading = tr("Intermediate checks: %1").arg(measurand_word(measurand));
        block.chart = control_chart(equipment_, known.id, measurand);
        block.columns = {tr("Day"), tr("Reference"), tr("Indication"), tr("Limit"), tr("By"), tr("Result")};
        for (const auto& check : equipment_.checks())
            if (check.equipment == known.id && check.measurand == measurand)
                block.rows.push_back({text(base::text(check.on)), text(check.reference.text()),
                                      text(check.indication.text()), text(check.limit.text()), text(check.person),
                                      check.passed() ? tr("passed") : tr("FAILED")});
        out.push_back(std::move(block));
    }
    return out;
}

SetupAct EquipmentPage::check_act(const std::string& id) const {
    SetupAct act;
    act.id = "enter_check";
    act.title = tr("Enter an intermediate check");
    act.consequence = tr("A check that fails blocks every step with this instrument from now on.");
    std::vector<std::pair<std::string, QString>> measurands;
    const auto* one = equipment_.by_id(id);
    for (const auto* certificate : equipment_.standing(one->equipment.instrument.serial))
        for (const auto& calibration : certificate->measurands)
            measurands.emplace_back(metrology::name(calibration.measurand), measurand_word(calibration.measurand));
    const auto kind = measurands.empty() ? ActField::Kind::text : ActField::Kind::choice;
    act.fields = {{"on", tr("Day"), ActField::Kind::date, true, base::text(today()), {}, {}},
                  {"measurand", tr("Measurand"), kind, true, {}, {}, measurands},
                  {"reference", tr("Reference"), ActField::Kind::text, true, {}, tr("value and unit"), {}},
                  {"indication", tr("Indication"), ActField::Kind::text, true, {}, tr("value and unit"), {}},
                  {"limit", tr("Largest difference"), ActField::Kind::text, true, {}, tr("value and unit"), {}}};
    act.run = [ground = ground(), id, actor = ground().who()](const ActValues& values, const base::Progress&) {
        return in_archive(ground, [&](records::Archive& archive) -> base::Result<QString> {
            const CheckFigures figures{
                id, values["on"], values["measurand"], values["reference"], values["indication"], values["limit"]};
            const auto entry = app::enter_check(archive, ground.archive.clock(), actor, figures);
            if (!entry) return base::fail(entry.error());
            const auto check = laboratory::check_from_json(entry->record, "check");
            return check && check->passed() ? tr("The check passed and is on record.")
                                            : tr("The check FAILED and is on record: the instrument is blocked.");
        });
    };
    return act;
}

SetupAct EquipmentPage::status_act(const laboratory::RegisteredEquipment& one) const {
    const bool serves = one.status == laboratory::EquipmentStatus::in_service;
    SetupAct act;
    act.id = serves ? "set_aside" : "put_in_service";
    act.title = serves ? tr("Take out of service") : tr("Put in service");
    act.consequence = serves ? tr("No step can begin with it until it is put in service again.")
                             : tr("Steps can begin with it again as far as its certificates hold.");
    act.fields = {{"reason", tr("Why"), ActField::Kind::text, true, {}, {}, {}}};
    const auto wanted = serves ? laboratory::EquipmentStatus::out_of_service : laboratory::EquipmentStatus::in_service;
    act.run = [ground = ground(), id = one.equipment.id, wanted, actor = ground().who()](const ActValues& values,
                                                                                         const base::Progress&) {
        return in_archive(ground, [&](records::Archive& archive) -> base::Result<QString> {
            const auto entry = enter_status(archive, ground.archive.clock(), actor, id, wanted, values["reason"]);
            if (!entry) return base::fail(entry.error());
            return tr("The state of %1 is on record.").arg(text(id));
        });
    };
    return act;
}

SetupAct EquipmentPage::instrument_act(const laboratory::RegisteredEquipment* changed) const {
    auto act = equipment_form(equipment_, changed);
    act.run = [ground = ground(), actor = ground().who()](const ActValues& values, const base::Progress&) {
        return in_archive(ground, [&](records::Archive& archive) -> base::Result<QString> {
            const auto equipment = laboratory::load_equipment(equipment_text(values), values["id"]);
            if (!equipment) return base::fail(equipment.error());
            const auto entry = app::enter_equipment(archive, ground.archive.clock(), actor, *equipment);
            if (!entry) return base::fail(entry.error());
            return warned(tr("The instrument %1 is on record.").arg(text(equipment->id)), *entry);
        });
    };
    return act;
}

SetupAct EquipmentPage::certificate_act() const {
    auto act = certificate_form(equipment_, selected(), today());
    act.run = [ground = ground(), equipment = equipment_, actor = ground().who()](const ActValues& values,
                                                                                  const base::Progress&) {
        return in_archive(ground, [&](records::Archive& archive) -> base::Result<QString> {
            const auto document = certificate_text(values, equipment);
            if (!document) return base::fail(document.error());
            const auto certificate = laboratory::load_certificate(*document, values["number"]);
            if (!certificate) return base::fail(certificate.error());
            // The scan is looked for beside the data: here it is what lies beside itself.
            const auto entry =
                app::enter_certificate(archive, ground.archive.clock(), actor, *certificate, values["scan"]);
            if (!entry) return base::fail(entry.error());
            return warned(tr("The certificate %1 is on record.").arg(text(certificate->number)), *entry);
        });
    };
    return act;
}

std::vector<SetupAct> EquipmentPage::acts() const {
    using laboratory::Act;
    std::vector<SetupAct> out;
    const auto* one = equipment_.by_id(selected());
    if (one != nullptr && may(Act::check_equipment)) out.push_back(check_act(selected()));
    if (one != nullptr &&
        may(one->status == laboratory::EquipmentStatus::in_service ? Act::set_equipment_aside : Act::keep_equipment))
        out.push_back(status_act(*one));
    if (!may(Act::keep_equipment)) return out;
    if (one != nullptr) {
        out.push_back(certificate_act());
        out.push_back(instrument_act(one));
    }
    out.push_back(instrument_act(nullptr));
    const auto entering = [&](const char* id, const QString& title, const QString& consequence, auto enter) {
        SetupAct act{id, title, consequence, {{"file", tr("File"), ActField::Kind::file, true, {}, {}, {}}}, {}};
        act.run = [ground = ground(), actor = ground().who(), enter](const ActValues& values,
                                                                     const base::Progress&) -> base::Result<QString> {
            const auto content = file_text(values["file"]);
            if (!content) return base::fail(content.error());
            return in_archive(ground, [&](records::Archive& archive) {
                return enter(archive, ground.archive.clock(), actor, *content, values["file"]);
            });
        };
        out.push_back(std::move(act));
    };
    entering("enter_certificate", tr("Certificate from a file"),
             tr("From its file (velocert-calibration/1); a scan that it names is kept if it lies beside it."),
             [](records::Archive& archive, const base::Clock& clock, const Actor& actor, const std::string& content,
                const std::string& file) -> base::Result<QString> {
                 const auto certificate = laboratory::load_certificate(content, file);
                 if (!certificate) return base::fail(certificate.error());
                 const auto entry = app::enter_certificate(archive, clock, actor, *certificate, file);
                 if (!entry) return base::fail(entry.error());
                 return warned(tr("The certificate %1 is on record.").arg(text(certificate->number)), *entry);
             });
    entering("enter_equipment", tr("Instrument from a file"),
             tr("From its file (velocert-equipment/1), with all that ISO/IEC 17025 wants to be known of it."),
             [](records::Archive& archive, const base::Clock& clock, const Actor& actor, const std::string& content,
                const std::string& file) -> base::Result<QString> {
                 const auto equipment = laboratory::load_equipment(content, file);
                 if (!equipment) return base::fail(equipment.error());
                 const auto entry = app::enter_equipment(archive, clock, actor, *equipment);
                 if (!entry) return base::fail(entry.error());
                 return warned(tr("The instrument %1 is on record.").arg(text(equipment->id)), *entry);
             });
    return out;
}

}  // namespace velocert::app
