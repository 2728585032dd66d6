// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/calibrations/frozen_calibration.h"

#include "core/sequence/calibrations/deviation_kinds.h"
#include "core/sequence/documents/exact_json.h"

namespace velocert::sequence {

using base::ErrorCode;
using base::Json;
using base::JsonReader;

Json to_json(const FrozenCertificate& frozen) {
    Json json = Json::object();
    json.set("role", frozen.role);
    if (!frozen.equipment.empty()) json.set("equipment", frozen.equipment);
    if (frozen.document) json.set("document", frozen.document->text());
    json.set("certificate", frozen.certificate.text());
    json.set("number", frozen.number);
    Json measurands = Json::array();
    for (const auto measurand : frozen.measurands) measurands.push(metrology::name(measurand));
    json.set("measurands", std::move(measurands));
    return json;
}

FrozenCertificate read_frozen_certificate(JsonReader& reader) {
    FrozenCertificate out;
    out.role = reader.text("role");
    out.equipment = reader.text_or("equipment", {});
    if (reader.optional("document") != nullptr) out.document = read_digest(reader, "document");
    out.certificate = read_digest(reader, "certificate");
    out.number = reader.text("number");
    for (const auto& item : reader.array("measurands")) {
        const auto* text = item.string();
        const auto measurand = metrology::parse_measurand(text == nullptr ? std::string_view() : *text);
        if (!measurand) {
            reader.refuse("measurands", ErrorCode::bad_value, measurand.error().found, measurand.error().expected);
            break;
        }
        out.measurands.push_back(*measurand);
    }
    return out;
}

Json to_json(const Deviation& deviation) {
    Json json = Json::object();
    json.set("kind", deviation.kind);
    json.set("role", deviation.role);
    if (deviation.kind == of_calibration) json.set("code", laboratory::name(deviation.code));
    if (deviation.measurand) json.set("measurand", metrology::name(*deviation.measurand));
    json.set("cause", deviation.cause);
    json.set("reason", deviation.reason);
    json.set("operator", deviation.operator_name);
    // What a combined run does not take is answered for by whoever signs its report.
    if (deviation.kind == of_calibration) json.set("approver", deviation.approver);
    json.set("utc", deviation.utc);
    return json;
}

Deviation read_deviation(JsonReader& reader) {
    Deviation out;
    out.kind = reader.text("kind");
    if (reader.ok() && out.kind != of_calibration && out.kind != result_not_taken && out.kind != ended_early)
        reader.refuse(
            "kind", ErrorCode::unknown_version, "'" + out.kind + "'",
            std::string(of_calibration) + ", " + std::string(result_not_taken) + " or " + std::string(ended_early));
    out.role = reader.text("role");
    if (out.kind == of_calibration) out.code = read_word(reader, "code", laboratory::parse_blocker_code);
    if (reader.optional("measurand") != nullptr)
        out.measurand = read_word(reader, "measurand", metrology::parse_measurand);
    out.cause = reader.text("cause");
    out.reason = reader.text("reason");
    out.operator_name = reader.text("operator");
    if (out.kind == of_calibration) out.approver = reader.text("approver");
    out.utc = reader.text("utc");
    return out;
}

}  // namespace velocert::sequence
