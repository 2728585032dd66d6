// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/reports/report_checks.h"

namespace velocert::records {
namespace {

/// The first report of those that this one came of by amending.
std::string_view first_of(const ReportRegister& reports, const Preparation& of) {
    const auto* at = &of;
    // No longer a way than there are reports, whatever the entries say.
    for (std::size_t steps = 0; at->amends && steps <= reports.reports.size(); ++steps) {
        const auto* amended = reports.report(at->amends->report);
        if (amended == nullptr) return at->amends->report;
        at = &amended->preparation;
    }
    return at->report;
}

}  // namespace

std::vector<ReportFinding> other_report_findings(const ReportRegister& reports, const Preparation& coming) {
    std::vector<ReportFinding> out;
    const auto family = first_of(reports, coming);
    for (const auto& life : reports.reports) {
        const bool in_force = life.state == ReportState::issued || life.state == ReportState::amended;
        if (!in_force || life.number() == coming.report || life.preparation.of_run != coming.of_run) continue;
        if (first_of(reports, life.preparation) == family) continue;
        out.push_back({"report/" + life.number(), "run " + coming.of_run,
                       "report " + life.number() + " of it is " + std::string(name(life.state)) + ", and report " +
                           coming.report + " does not amend it",
                       "an amendment to it ('amend'), or that report voided first ('report void')"});
    }
    return out;
}

}  // namespace velocert::records
