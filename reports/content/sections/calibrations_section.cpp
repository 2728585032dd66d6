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

using PointFigure = AnyQuantity metrology::CalibrationPoint::*;

/// Whether the certificate tells more than one such figure.
bool differs_at_points(const Calibration& calibration, PointFigure figure) {
    const auto first = (calibration.points.front().*figure).base();
    return std::ranges::any_of(calibration.points, [&](const auto& point) { return (point.*figure).base() != first; });
}

/// A figure of every point of the certificate: alone where it is the same at all of them, else a line for each figure
/// with the indications it belongs to, as the certificate has them: "10 N, 100 N: 1 N".
std::string over_points(const Calibration& calibration, PointFigure figure) {
    const auto& points = calibration.points;
    const auto same = [&](const auto& a, const auto& b) { return (a.*figure).base() == (b.*figure).base(); };
    if (!differs_at_points(calibration, figure)) return exact_difference_text(points.front().*figure);
    std::string out;
    for (auto from = points.begin(); from != points.end();) {
        const auto to = std::find_if(from, points.end(), [&](const auto& point) { return !same(point, *from); });
        if (!out.empty()) out += '\n';
        for (auto point = from; point != to; ++point)
            out += (point == from ? "" : ", ") + exact_text(point->indication);
        out += ": " + exact_difference_text((*from).*figure);
        from = to;
    }
    return out;
}

/// "U = 0.02 kg, k = 2"; where the certificate tells another U at each point, all of them, so that the u of a budget
/// can be followed to the point it was taken from.
Bilingual uncertainty_words(const Calibration& calibration) {
    const std::string u = over_points(calibration, &metrology::CalibrationPoint::expanded_uncertainty);
    const std::string k = "k = " + factor_text(calibration.coverage_factor);
    const auto& share = calibration.relative_expanded_uncertainty;
    const bool several = differs_at_points(calibration, &metrology::CalibrationPoint::expanded_uncertainty);
    const std::string all = (several ? "U:\n" : "U = ") + u + (several || !share ? "\n" : ", ") + k;
    if (!share) return plain(all);
    const std::string least = exact_text(AnyQuantity(*share));
    return {all + "\n且不小于示值的 " + least, "and at least " + least + " of the value"};
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

/// Whether what is told at the certificate's points has to be told of the values between them, too.
bool differs_between_points(const Calibration& calibration) {
    return differs_at_points(calibration, &metrology::CalibrationPoint::correction) ||
           differs_at_points(calibration, &metrology::CalibrationPoint::expanded_uncertainty);
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
                     {{"证书编号与校准机构", "Certificate and laboratory"}, 25, Align::left},
                     {{"被测量与范围", "Measurand and range"}, 21, Align::left},
                     {{"修正值", "Correction"}, 13, Align::left},
                     {{"扩展不确定度", "Expanded uncertainty"}, 21, Align::left},
                     {{"校准日期与有效期至", "Calibrated, due"}, 13, Align::left}};
    bool pointwise = false;
    const auto add = [&](const sequence::FrozenCertificate& frozen, const laboratory::Certificate& certificate) {
        bool first = true;
        for (const auto measurand : frozen.measurands) {
            const Calibration* calibration = certificate.find(measurand);
            if (calibration == nullptr) continue;
            pointwise = pointwise || differs_between_points(*calibration);
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
                 {plain(over_points(*calibration, &metrology::CalibrationPoint::correction)), Tone::normal},
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
    if (pointwise)
        section.blocks.emplace_back(
            Paragraph{{"各值为证书校准点处的值。两点之间：修正值线性内插，扩展不确定度取两点中较大者；最外点之外：取"
                       "最外点的值，行程的修正值按比例计算。",
                       "The figures are those at the points of the certificate. Between two points the correction is "
                       "interpolated and the larger U holds; beyond the outermost point its figures hold, and the "
                       "correction of a path is in proportion."},
                      Tone::quiet});
    if (assumed)
        section.blocks.emplace_back(
            Paragraph{{"演示实验室的证书仅适用于培训档案中的虚拟仪器，其数值为假定值。",
                       "Certificates of the demonstration laboratory hold for virtual instruments in training archives "
                       "only; their figures are assumed."},
                      Tone::caution});
    return section;
}

}  // namespace velocert::reports
