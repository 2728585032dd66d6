// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/equipment.h"

#include "core/standards/loading/pack_fields.h"

namespace velocert::laboratory {
namespace {

using base::ErrorCode;
using base::JsonReader;

std::vector<DatedNote> notes(JsonReader& reader, std::string_view key) {
    std::vector<DatedNote> out;
    standards::for_each(reader, key, [&](JsonReader& one) {
        out.push_back({standards::date(one, "on"), one.text("what"), one.text("by")});
    });
    return out;
}

}  // namespace

std::string_view name(EquipmentStatus status) {
    switch (status) {
        case EquipmentStatus::in_service: return "in-service";
        case EquipmentStatus::out_of_service: return "out-of-service";
    }
    return "out-of-service";
}

base::Result<EquipmentStatus> parse_equipment_status(std::string_view text) {
    for (const auto status : {EquipmentStatus::in_service, EquipmentStatus::out_of_service})
        if (name(status) == text) return status;
    return base::fail(ErrorCode::bad_value, {}, "'" + std::string(text) + "'", "in-service or out-of-service");
}

base::Result<Equipment> load_equipment(std::string_view text, std::string_view source) {
    const auto json = base::Json::parse(text, source);
    if (!json) return base::fail(json.error());
    JsonReader reader(*json, std::string(source));
    base::expect_format(reader, "velocert-equipment/1");
    Equipment out;
    out.id = reader.text("id");
    out.status = standards::word(reader, "status", parse_equipment_status, EquipmentStatus::out_of_service);
    auto identity = reader.child("identity");
    out.title = identity.text("title");
    out.firmware = identity.text("firmware");
    standards::close(reader, identity);
    auto manufacture = reader.child("manufacture");
    out.instrument.maker = manufacture.text("maker");
    out.instrument.model = manufacture.text("model");
    out.type = manufacture.text("type");
    out.instrument.serial = manufacture.text("serial");
    standards::close(reader, manufacture);
    out.conformity = reader.text("conformity");
    out.location = reader.text("location");
    auto calibration = reader.child("calibration");
    out.acceptance = calibration.text("acceptance");
    out.interval = calibration.text("interval");
    out.adjustments = notes(calibration, "adjustments");
    standards::close(reader, calibration);
    out.reference_materials = reader.text("reference_materials");
    out.maintenance = notes(reader, "maintenance");
    out.damage = notes(reader, "damage");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    out.text = text;
    out.digest = base::Digest::of(text);
    return out;
}

}  // namespace velocert::laboratory
