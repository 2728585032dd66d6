// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/calibrations/gauge_use.h"

#include <algorithm>

#include "core/laboratory/gauge_check.h"
#include "core/sequence/documents/exact_json.h"

namespace velocert::sequence {

using conformity::Reason;
using metrology::AnyQuantity;

const GaugeUse* find_gauge(std::span<const GaugeUse> gauges, std::string_view field) {
    const auto found = std::ranges::find(gauges, field, &GaugeUse::field);
    return found == gauges.end() ? nullptr : &*found;
}

CalibrationSet with_gauges(const CalibrationSet& instruments, std::span<const GaugeUse> gauges) {
    CalibrationSet out = instruments;
    for (const auto& use : gauges) {
        const bool waived = instruments.waives(laboratory::gauge_role(use.gauge));
        if (waived) out.waived.push_back(use.field);
        if (use.calibration && (use.blocked.empty() || waived)) out.entries.push_back({use.field, *use.calibration});
    }
    return out;
}

tl::expected<AnyQuantity, Reason> read_by(const GaugeUse& gauge, const CalibrationSet& calibrations,
                                          const AnyQuantity& value) {
    if (value.kind() != metrology::kind_of(gauge.measurand)) return tl::unexpected(Reason::wrong_kind);
    if (!gauge.blocked.empty() && !calibrations.waives(gauge.field)) return tl::unexpected(Reason::not_calibrated);
    return corrected_value(calibrations, gauge.field, gauge.measurand, value);
}

base::Json to_json(const GaugeUse& gauge) {
    auto json = base::Json::object();
    json.set("field", gauge.field).set("gauge", gauge.gauge).set("measurand", metrology::name(gauge.measurand));
    if (!gauge.blocked.empty()) json.set("blocked", gauge.blocked).set("cause", gauge.cause);
    if (gauge.certificate) json.set("calibration", to_json(*gauge.certificate));
    return json;
}

GaugeUse read_gauge_use(base::JsonReader& reader) {
    GaugeUse out;
    out.field = reader.text("field");
    out.gauge = reader.text_or("gauge", {});
    out.measurand = read_word(reader, "measurand", metrology::parse_measurand);
    out.blocked = reader.text_or("blocked", {});
    out.cause = reader.text_or("cause", {});
    if (reader.optional("calibration") != nullptr) {
        auto nested = reader.child("calibration");
        out.certificate = read_frozen_certificate(nested);
        if (auto done = nested.finish(); !done) reader.refuse(done.error());
    }
    // Nothing may be used of which nothing is known: a record that says so was not written by this program.
    if (reader.ok() && out.blocked.empty() && !out.certificate)
        reader.refuse("calibration", base::ErrorCode::missing_field,
                      "a gauge without a certificate that nothing blocks", "its calibration, or what is in the way");
    return out;
}

}  // namespace velocert::sequence
