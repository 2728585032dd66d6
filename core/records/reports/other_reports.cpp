// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/reports/report_checks.h"

#include <algorithm>

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

/// The first run of `a` that is one of `b`, too.
std::string common_in(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    for (const auto& run : a)
        if (std::ranges::find(b, run) != b.end()) return run;
    return {};
}

std::vector<std::string> named_in(const Preparation& preparation) {
    std::vector<std::string> out{preparation.of_run};
    for (const auto* more : {&preparation.rests_on, &preparation.brings})
        out.insert(out.end(), more->begin(), more->end());
    return out;
}

}  // namespace

std::string run_in_common(const Preparation& a, const Preparation& b) { return common_in(named_in(a), named_in(b)); }

std::vector<ReportFinding> other_report_findings(const ReportRegister& reports, const Preparation& coming,
                                                 const RunsReported& runs) {
    std::vector<ReportFinding> out;
    const auto family = first_of(reports, coming);
    for (const auto& life : reports.reports) {
        const auto& other = life.preparation;
        if (!in_force(life.state) || life.number() == coming.report || run_in_common(coming, other).empty()) continue;
        if (first_of(reports, other) == family) continue;
        const auto run = coming.of_run == other.of_run ? coming.of_run : common_in(runs(coming), runs(other));
        if (run.empty()) continue;
        // What both stand for by name is "it"; else each may hold the run among others.
        const bool plain = other.of_run == run;
        out.push_back({"report/" + life.number(), "run " + run,
                       "report " + life.number() + (plain ? " of it is " : ", which gives its results, is ") +
                           std::string(name(life.state)) + ", and report " + coming.report + " does not amend it",
                       "an amendment to it ('amend'), or that report voided first ('report void')"});
    }
    return out;
}

}  // namespace velocert::records
