// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/intermediate_check.h"

#include "core/standards/loading/pack_fields.h"

namespace velocert::laboratory {
namespace {

using base::ErrorCode;
using base::JsonReader;

metrology::WrittenQuantity written(JsonReader& reader, std::string_view key, metrology::Kind kind) {
    if (const auto value = standards::quantity(reader, key, kind)) return *value;
    reader.refuse({}, ErrorCode::missing_field, "\"" + std::string(key) + "\" is missing", "a value with its unit");
    return {base::Decimal(0, 0), metrology::preferred_unit(kind)};
}

}  // namespace

bool IntermediateCheck::passed() const {
    const base::Wide difference = base::Wide{indication.value().base()} - reference.value().base();
    const base::Wide most = limit.value().base() - limit.unit().offset;
    return difference <= most && difference >= -most;
}

base::Result<IntermediateCheck> check_from_json(const base::Json& json, std::string_view source) {
    JsonReader reader(json, std::string(source));
    const std::string equipment = reader.text("equipment");
    static_cast<void>(reader.text_or("account", {}));  // whose account it was, for the trail
    const auto on = standards::date(reader, "on");
    const auto measurand = standards::word(reader, "measurand", metrology::parse_measurand, metrology::Measurand::mass);
    const auto kind = metrology::kind_of(measurand);
    IntermediateCheck out{equipment,
                          on,
                          measurand,
                          written(reader, "reference", kind),
                          written(reader, "indication", kind),
                          written(reader, "limit", kind),
                          reader.text("person")};
    if (reader.ok() && out.limit.value().base() - out.limit.unit().offset <= 0)
        reader.refuse("limit", ErrorCode::bad_value, out.limit.text(), "a difference above zero");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

base::Json to_json(const IntermediateCheck& check) {
    base::Json json = base::Json::object();
    json.set("equipment", check.equipment);
    json.set("on", base::text(check.on));
    json.set("measurand", metrology::name(check.measurand));
    json.set("reference", check.reference.text());
    json.set("indication", check.indication.text());
    json.set("limit", check.limit.text());
    json.set("person", check.person);
    return json;
}

}  // namespace velocert::laboratory
