// SPDX-License-Identifier: GPL-3.0-or-later
// The register's entries in the ledger, written and read; and the certificates that are built in.
#include <array>

#include "core/laboratory/calibration_files.h"
#include "core/laboratory/equipment_register.h"
#include "core/standards/loading/pack_fields.h"

namespace velocert::laboratory {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;
using base::Result;

constexpr std::string_view equipment_type = "equipment/1";
constexpr std::string_view certificate_type = "certificate/1";
constexpr std::string_view status_type = "equipment-status/1";
constexpr std::string_view check_type = "equipment-check/1";

using TextOf = std::function<Result<std::string>(const base::Digest&)>;

Result<void> read_equipment(JsonReader& reader, const TextOf& text_of, EquipmentRegister& out) {
    const std::string id = reader.text("equipment");
    const auto digest = standards::word(reader, "document", base::Digest::parse, base::Digest());
    std::string person = reader.text("person");
    static_cast<void>(reader.text_or("account", {}));  // whose account it was, for the trail
    if (auto done = reader.finish(); !done) return done;
    const auto text = text_of(digest);
    if (!text) return base::fail(text.error());
    auto equipment = load_equipment(*text, "equipment " + id);
    if (!equipment) return base::fail(equipment.error());
    if (equipment->id != id)
        return base::fail(ErrorCode::integrity, "equipment " + id, "a file of " + equipment->id, id);
    return out.add(std::move(*equipment), std::move(person));
}

Result<void> read_certificate(JsonReader& reader, const TextOf& text_of, EquipmentRegister& out) {
    const std::string number = reader.text("number");
    const auto digest = standards::word(reader, "certificate", base::Digest::parse, base::Digest());
    std::string person = reader.text("person");
    static_cast<void>(reader.text_or("account", {}));  // whose account it was, for the trail
    if (reader.optional("attachment") != nullptr)
        static_cast<void>(standards::word(reader, "attachment", base::Digest::parse, base::Digest()));
    if (auto done = reader.finish(); !done) return done;
    const auto text = text_of(digest);
    if (!text) return base::fail(text.error());
    auto certificate = load_certificate(*text, "certificate " + number);
    if (!certificate) return base::fail(certificate.error());
    if (certificate->number != number)
        return base::fail(ErrorCode::integrity, "certificate " + number, "a file of " + certificate->number, number);
    return out.add(std::move(*certificate), std::move(person));
}

Result<void> read_status(JsonReader& reader, EquipmentRegister& out) {
    const std::string id = reader.text("equipment");
    const auto status = standards::word(reader, "status", parse_equipment_status, EquipmentStatus::out_of_service);
    std::string reason = reader.text("reason");
    std::string person = reader.text("person");
    static_cast<void>(reader.text_or("account", {}));  // whose account it was, for the trail
    if (auto done = reader.finish(); !done) return done;
    return out.set_status(id, status, std::move(reason), std::move(person));
}

}  // namespace

Json equipment_record(const Equipment& equipment, std::string_view person) {
    Json json = Json::object();
    json.set("equipment", equipment.id);
    json.set("document", equipment.digest.text());
    json.set("person", person);
    return json;
}

Json certificate_record(const Certificate& certificate, std::string_view person, bool with_attachment) {
    Json json = Json::object();
    json.set("number", certificate.number);
    json.set("certificate", certificate.digest.text());
    if (with_attachment && certificate.attachment) json.set("attachment", certificate.attachment->digest.text());
    json.set("person", person);
    return json;
}

Json status_record(std::string_view id, EquipmentStatus status, std::string_view reason, std::string_view person) {
    Json json = Json::object();
    json.set("equipment", id);
    json.set("status", name(status));
    json.set("reason", reason);
    json.set("person", person);
    return json;
}

bool is_register_entry(std::string_view type) {
    return type == equipment_type || type == certificate_type || type == status_type || type == check_type;
}

Result<EquipmentRegister> register_from_records(std::span<const std::pair<std::string, Json>> records,
                                                const TextOf& text_of) {
    EquipmentRegister out;
    for (const auto& [type, record] : records) {
        JsonReader reader(record, "record " + type);
        Result<void> done;
        if (type == equipment_type) {
            done = read_equipment(reader, text_of, out);
        } else if (type == certificate_type) {
            done = read_certificate(reader, text_of, out);
        } else if (type == status_type) {
            done = read_status(reader, out);
        } else if (type == check_type) {
            auto check = check_from_json(record, "record " + type);
            done = check ? out.add(std::move(*check)) : Result<void>(base::fail(check.error()));
        } else {
            return base::fail(ErrorCode::unknown_version, "equipment register", "a record \"" + type + "\"",
                              "entries that this program knows");
        }
        if (!done) return base::fail(done.error());
    }
    return out;
}

Result<std::vector<Certificate>> demonstration_certificates() {
    std::vector<Certificate> out;
    for (const auto& file : calibration_files()) {
        auto certificate = load_certificate(file.text, file.name);
        if (!certificate) return base::fail(certificate.error());
        if (!certificate->demonstration)
            return base::fail(ErrorCode::integrity, std::string(file.name), "a certificate that is not marked",
                              "\"demonstration\": true");
        out.push_back(std::move(*certificate));
    }
    return out;
}

}  // namespace velocert::laboratory
