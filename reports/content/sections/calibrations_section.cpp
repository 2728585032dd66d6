// SPDX-License-Identifier: GPL-3.0-or-later
// The certificates the run has frozen, with what they say.
#include <algorithm>

#include "core/sequence/calibrations/archived_calibrations.h"
#include "core/sequence/gauge_certificates.h"
#include "core/sequence/used_calibrations.h"
#include "reports/content/sections/sections.h"
#include "reports/content/words/value_text.h"
#include "reports/content/words/words.h"

namespace velocert::reports {
namespace {

using metrology::AnyQuantity;
using metrology::Calibration;

/// A difference as it is printed; one of temperatures has no zero point.
std::string difference_words(const AnyQuantity& difference) {
    return difference.kind() == metrology::Kind::temperature ? metrology::difference_text(difference)
                                                             : exact_text(difference);
}

/// "U = 0.02 kg, k = 2": the largest of the certificate's points.
Bilingual uncertainty_words(const Calibration& calibration) {
    const auto largest = std::ranges::max_element(calibration.points, {},
                                                  [](const auto& point) { return point.expanded_uncertainty.base(); });
    const std::string u = "U = " + difference_words(largest->expanded_uncertainty);
    const std::string k = "k = " + factor_text(calibration.coverage_factor);
    const auto& share = calibration.relative_expanded_uncertainty;
    if (!share) return plain(u + "\n" + k);
    const std::string least = exact_text(AnyQuantity(*share));
    return {u + ", " + k + "\n且不小于示值的 " + least, "and at least " + least + " of the value"};
}

/// Number, laboratory and traceability, each in both languages where the certificate has both.
Bilingual certificate_words(const laboratory::Certificate& certificate) {
    const Bilingual by = both_names(certificate.laboratory);
    const Bilingual traced = both_names(certificate.traceability);
    Bilingual out = plain(certificate.number + "\n" + by.zh + "\n" + traced.zh);
    if (!by.en.empty() || !traced.en.empty()) out.en = print(by, Language::en) + "; " + print(traced, Language::en);
    return out;
}

/// "-0.02 kg to 0.01 kg".
Bilingual range_words(const std::string& low, const std::string& high) {
    return {low + " ～ " + high, low + " to " + high};
}

/// The range of the corrections, or one figure when all are the same.
Bilingual correction_words(const Calibration& calibration) {
    const auto base = [](const auto& point) { return point.correction.base(); };
    const auto [least, most] = std::ranges::minmax_element(calibration.points, {}, base);
    const std::string low = difference_words(least->correction);
    return base(*least) == base(*most) ? plain(low) : range_words(low, difference_words(most->correction));
}

}  // namespace

base::Result<std::vector<GaugeCertificate>> gauge_certificates(const ReportInput& input) {
    std::vector<GaugeCertificate> out;
    for (auto& frozen : sequence::gauge_certificates(input.run)) {
        auto certificate = sequence::certificate_of(input.run.id, frozen, input.evidence);
        if (!certificate) return base::fail(certificate.error());
        out.push_back({std::move(frozen), std::move(*certificate)});
    }
    return out;
}

Section calibrations_section(const ReportInput& input, const std::vector<laboratory::Certificate>& certificates,
                             const std::vector<GaugeCertificate>& gauges) {
    Section section{"calibrations", {"校准", "Calibrations"}, {}, false};
    if (certificates.empty() && gauges.empty()) {
        section.blocks.emplace_back(Paragraph{{"没有可用的校准证书，示值未经修正。",
                                               "No calibration certificate was used: indications are not corrected."},
                                              Tone::caution});
        return section;
    }
    Table table;
    table.columns = {{{"用途", "Role"}, 15, Align::left},
                     {{"证书编号与校准机构", "Certificate and laboratory"}, 26, Align::left},
                     {{"被测量与范围", "Measurand and range"}, 22, Align::left},
                     {{"修正值", "Correction"}, 11, Align::left},
                     {{"扩展不确定度", "Expanded uncertainty"}, 21, Align::left},
                     {{"校准日期与有效期至", "Calibrated, due"}, 13, Align::left}};
    const auto add = [&](const sequence::FrozenCertificate& frozen, const laboratory::Certificate& certificate) {
        bool first = true;
        for (const auto measurand : frozen.measurands) {
            const Calibration* calibration = certificate.find(measurand);
            if (calibration == nullptr) continue;
            const Bilingual what = words(measurand);
            const Bilingual range =
                range_words(exact_text(calibration->range_low), exact_text(calibration->range_high));
            // A certificate of several measurands is told once.
            const Bilingual above{"同上", "As above"};
            table.rows.push_back(
                {{first ? role_title(input, frozen.role) : above, first ? Tone::strong : Tone::quiet},
                 {first ? certificate_words(certificate) : above, !first                      ? Tone::quiet
                                                                  : certificate.demonstration ? Tone::caution
                                                                                              : Tone::normal},
                 {{what.zh + "\n" + range.zh, what.en + ", " + range.en}, Tone::normal},
                 {correction_words(*calibration), Tone::normal},
                 {uncertainty_words(*calibration), Tone::normal},
                 {plain(base::text(certificate.calibrated_on) + "\n" + base::text(certificate.due_on)), Tone::normal}});
            first = false;
        }
    };
    const auto used = sequence::used_certificates(input.run);
    for (std::size_t i = 0; i < certificates.size(); ++i) add(used[i].frozen, certificates[i]);
    for (const auto& gauge : gauges) add(gauge.frozen, gauge.certificate);
    const bool assumed = std::ranges::any_of(certificates, &laboratory::Certificate::demonstration) ||
                         std::ranges::any_of(gauges, [](const auto& one) { return one.certificate.demonstration; });
    section.blocks.emplace_back(std::move(table));
    if (assumed)
        section.blocks.emplace_back(
            Paragraph{{"演示实验室的证书仅适用于培训档案中的虚拟仪器，其数值为假定值。",
                       "Certificates of the demonstration laboratory hold for virtual instruments in training archives "
                       "only; their figures are assumed."},
                      Tone::caution});
    return section;
}

}  // namespace velocert::reports
