// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/acts/register_entries.h"

#include <filesystem>

#include "core/base/stated_reason.h"
#include "core/laboratory/equipment_register.h"
#include "core/laboratory/intermediate_check.h"
#include "core/records/files/file.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Result;
using laboratory::Act;

/// The register, once the actor may enter something in it.
Result<laboratory::EquipmentRegister> register_for(records::Archive& archive, const base::Clock& clock,
                                                   const Actor& actor, Act act, const std::string& object) {
    if (auto may = permit(archive, clock, actor, act, object); !may) return base::fail(may.error());
    return records::equipment_register(archive);
}

/// The file a certificate names, from beside it, if it is there. Errors: integrity when its bytes are others.
Result<bool> store_attachment(const laboratory::Certificate& certificate, const std::string& beside,
                              records::Archive& archive) {
    if (!certificate.attachment) return false;
    const auto path = (std::filesystem::path(beside).parent_path() / certificate.attachment->file).string();
    std::error_code failed;
    if (!std::filesystem::exists(path, failed)) return false;
    const auto bytes = records::read_whole(path);
    if (!bytes) return base::fail(bytes.error());
    const auto digest = base::Digest::of(std::span<const std::uint8_t>(*bytes));
    if (digest != certificate.attachment->digest)
        return base::fail(ErrorCode::integrity, path, "SHA-256 " + digest.text(),
                          certificate.attachment->digest.text() + ", as the certificate says");
    const auto stored = archive.store(*bytes);
    if (!stored) return base::fail(stored.error());
    return true;
}

Result<RegisterEntry> append(records::Archive& archive, std::string_view type, base::Json record,
                             std::vector<std::string> warnings = {}) {
    if (const auto done = archive.append(type, record); !done) return base::fail(done.error());
    return RegisterEntry{std::move(record), std::move(warnings)};
}

}  // namespace

Result<RegisterEntry> enter_certificate(records::Archive& archive, const base::Clock& clock, const Actor& actor,
                                        const laboratory::Certificate& certificate, const std::string& source) {
    if (certificate.demonstration)
        return base::fail(ErrorCode::not_permitted, source, "a certificate of the demonstration laboratory",
                          "a certificate of a calibration; demonstration certificates are built in");
    auto equipment = register_for(archive, clock, actor, Act::keep_equipment, "certificate " + certificate.number);
    if (!equipment) return base::fail(equipment.error());
    if (const auto done = equipment->add(certificate, actor.person.name); !done) return base::fail(done.error());
    const auto attached = store_attachment(certificate, source, archive);
    if (!attached) return base::fail(attached.error());
    if (const auto stored = archive.store(base::as_bytes(certificate.text)); !stored) return base::fail(stored.error());
    std::vector<std::string> warnings;
    if (certificate.attachment && !*attached)
        warnings.push_back(certificate.attachment->file + " is not beside the certificate; it was not kept");
    if (equipment->by_serial(certificate.instrument.serial) == nullptr)
        warnings.push_back("the register has no equipment with the serial number " + certificate.instrument.serial +
                           "; enter it with 'calibration equip'");
    return append(archive, "certificate/1",
                  actor.signed_record(laboratory::certificate_record(certificate, actor.person.name, *attached)),
                  std::move(warnings));
}

Result<RegisterEntry> enter_equipment(records::Archive& archive, const base::Clock& clock, const Actor& actor,
                                      const laboratory::Equipment& equipment) {
    auto known = register_for(archive, clock, actor, Act::keep_equipment, "equipment " + equipment.id);
    if (!known) return base::fail(known.error());
    if (const auto done = known->add(equipment, actor.person.name); !done) return base::fail(done.error());
    if (const auto stored = archive.store(base::as_bytes(equipment.text)); !stored) return base::fail(stored.error());
    return append(archive, "equipment/1",
                  actor.signed_record(laboratory::equipment_record(equipment, actor.person.name)));
}

Result<RegisterEntry> enter_status(records::Archive& archive, const base::Clock& clock, const Actor& actor,
                                   const std::string& id, laboratory::EquipmentStatus status,
                                   const std::string& reason) {
    const auto act = status == laboratory::EquipmentStatus::in_service ? Act::keep_equipment : Act::set_equipment_aside;
    auto known = register_for(archive, clock, actor, act, "equipment " + id);
    if (!known) return base::fail(known.error());
    if (const auto said = base::need_words(reason, "equipment " + id, "reason", "why its state changes"); !said)
        return base::fail(said.error());
    if (const auto done = known->set_status(id, status, reason, actor.person.name); !done)
        return base::fail(done.error());
    return append(archive, "equipment-status/1",
                  actor.signed_record(laboratory::status_record(id, status, reason, actor.person.name)));
}

base::Json CheckFigures::record(std::string_view person) const {
    return base::Json::object()
        .set("equipment", equipment)
        .set("on", on)
        .set("measurand", measurand)
        .set("reference", reference)
        .set("indication", indication)
        .set("limit", limit)
        .set("person", person);
}

Result<RegisterEntry> enter_check(records::Archive& archive, const base::Clock& clock, const Actor& actor,
                                  const CheckFigures& figures) {
    auto record = actor.signed_record(figures.record(actor.person.name));
    const auto check = laboratory::check_from_json(record, "intermediate check");
    if (!check) return base::fail(check.error());
    auto known = register_for(archive, clock, actor, Act::check_equipment, "check of " + figures.equipment);
    if (!known) return base::fail(known.error());
    if (const auto done = known->add(*check); !done) return base::fail(done.error());
    return append(archive, "equipment-check/1", std::move(record));
}

}  // namespace velocert::app
