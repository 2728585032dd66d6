// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/laboratory/certificate.h"
#include "core/laboratory/equipment.h"

namespace velocert::laboratory::test {

/// What differs from certificate to certificate in tests.
struct CertificateText {
    std::string number = "M-1";
    std::string maker = "Maker";
    std::string model = "Model";
    std::string serial = "S-1";
    std::string calibrated_on = "2026-03-01";
    std::string due_on = "2027-02-28";
    std::string measurand = "mass";
    std::string unit = "kg";
    std::string low = "0";
    std::string high = "150";
    std::string correction = "-0.05";
    std::string more = {};  ///< further members, each with a comma before it

    [[nodiscard]] std::string text() const {
        const auto quantity = [&](const std::string& number_text) { return '"' + number_text + ' ' + unit + '"'; };
        return R"({"format":"velocert-calibration/1","number":")" + number +
               R"(","laboratory":"Calibration laboratory","traceability":"CNAS L0000","instrument":{"maker":")" +
               maker + R"(","model":")" + model + R"(","serial":")" + serial + R"("},"calibrated_on":")" +
               calibrated_on + R"(","due_on":")" + due_on + R"(","conditions":"20 degC","measurands":[{"measurand":")" +
               measurand + R"(","coverage_factor":"2","range":{"low":)" + quantity(low) + R"(,"high":)" +
               quantity(high) + R"(},"points":[{"indication":)" + quantity(high) + R"(,"correction":)" +
               quantity(correction) + R"(,"expanded_uncertainty":)" + quantity("0.02") + "}]}]" + more + "}";
    }
    [[nodiscard]] Certificate load() const { return *load_certificate(text(), number); }
};

inline std::string equipment_text(const std::string& id = "E-1", const std::string& serial = "S-1",
                                  const std::string& status = "in-service", const std::string& model = "Model") {
    return R"({"format":"velocert-equipment/1","id":")" + id + R"(","status":")" + status +
           R"(","identity":{"title":"Platform scale","firmware":"1.10"},"manufacture":{"maker":"Maker","model":")" +
           model + R"(","type":"platform scale 150 kg","serial":")" + serial +
           R"("},"conformity":"verified on delivery","location":"hall 1","calibration":{"acceptance":"error within 0.05 kg",)"
           R"("interval":"12 months","adjustments":[]},"reference_materials":"none","maintenance":[)"
           R"({"on":"2026-01-15","what":"cleaned","by":"Li Ming"}],"damage":[]})";
}
inline Equipment equipment(const std::string& id = "E-1", const std::string& serial = "S-1",
                           const std::string& status = "in-service", const std::string& model = "Model") {
    return *load_equipment(equipment_text(id, serial, status, model), id);
}

inline base::Date day(const char* text) { return *base::parse_date(text); }

}  // namespace velocert::laboratory::test
