// SPDX-License-Identifier: GPL-3.0-or-later
// The certificates the run has frozen, with what they say.
#include <algorithm>

#include "reports/content/sections.h"
#include "reports/content/words.h"

namespace velocert::reports {
namespace {

using metrology::AnyQuantity;
using metrology::Calibration;

/// "U = 0.02 kg, k = 2": the largest of the certificate's points.
std::string uncertainty_text(const Calibration& calibration) {
    const auto largest = std::ranges::max_element(calibration.points, {},
                                                  [](const auto& point) { return point.expanded_uncertainty.base(); });
    std::string out = "U = " + metrology::difference_text(largest->expanded_uncertainty);
    if (const auto& share = calibration.relative_expanded_uncertainty) out += ", ≥ " + AnyQuantity(*share).text();
    return out + "\nk = " + calibration.coverage_factor.normalized().text();
}

/// "-0.02 kg ... 0.01 kg", or one figure when all are the same.
std::string correction_text(const Calibration& calibration) {
    const auto base = [](const auto& point) { return point.correction.base(); };
    const auto [least, most] = std::ranges::minmax_element(calibration.points, {}, base);
    const std::string low = metrology::difference_text(least->correction);
    return base(*least) == base(*most) ? low : low + " … " + metrology::difference_text(most->correction);
}

Bilingual role_title(const ReportInput& input, const std::string& role) {
    for (const auto& procedure : input.edition.procedures)
        for (const auto& known : procedure.roles)
            if (known.id == role)
                return known.title.zh.empty() ? plain(role) : Bilingual{known.title.zh, known.title.en};
    return plain(role);
}

}  // namespace

Section calibrations_section(const ReportInput& input, const std::vector<laboratory::Certificate>& certificates) {
    Section section{"calibrations", {"校准", "Calibrations"}, {}, false};
    if (certificates.empty()) {
        section.blocks.emplace_back(Paragraph{{"没有可用的校准证书，示值未经修正。",
                                               "No calibration certificate was used: indications are not corrected."},
                                              Tone::caution});
        return section;
    }
    Table table;
    table.columns = {{{"用途", "Role"}, 15, Align::left},
                     {{"证书编号与校准机构", "Certificate and laboratory"}, 30, Align::left},
                     {{"被测量与范围", "Measurand and range"}, 22, Align::left},
                     {{"修正值", "Correction"}, 14, Align::left},
                     {{"扩展不确定度", "Expanded uncertainty"}, 14, Align::left},
                     {{"校准日期与有效期至", "Calibrated, due"}, 13, Align::left}};
    for (std::size_t i = 0; i < certificates.size(); ++i) {
        const auto& frozen = input.run.certificates[i];
        const auto& certificate = certificates[i];
        for (const auto measurand : frozen.measurands) {
            const Calibration* calibration = certificate.find(measurand);
            if (calibration == nullptr) continue;
            const Bilingual what = words(measurand);
            const std::string range = "\n" + calibration->range_low.text() + " … " + calibration->range_high.text();
            table.rows.push_back(
                {{role_title(input, frozen.role), Tone::strong},
                 {plain(certificate.number + "\n" + certificate.laboratory + "\n" + certificate.traceability),
                  certificate.demonstration ? Tone::caution : Tone::normal},
                 {{what.zh + range, what.en + range}, Tone::normal},
                 {plain(correction_text(*calibration)), Tone::normal},
                 {plain(uncertainty_text(*calibration)), Tone::normal},
                 {plain(base::text(certificate.calibrated_on) + "\n" + base::text(certificate.due_on)), Tone::normal}});
        }
    }
    section.blocks.emplace_back(std::move(table));
    if (std::ranges::any_of(certificates, &laboratory::Certificate::demonstration))
        section.blocks.emplace_back(
            Paragraph{{"演示实验室的证书仅适用于训练档案中的虚拟仪器，其数值为假定值。",
                       "Certificates of the demonstration laboratory hold for virtual instruments in training archives "
                       "only; their figures are assumed."},
                      Tone::caution});
    return section;
}

}  // namespace velocert::reports
