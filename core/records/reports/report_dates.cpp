// SPDX-License-Identifier: GPL-3.0-or-later
// Days that cannot follow each other as they are said to.
#include <array>

#include "core/records/reports/report_checks.h"

namespace velocert::records {
namespace {

using Day = std::optional<base::Date> ReportDates::*;

struct Rule {
    std::string_view code;
    Day earlier;
    std::string_view earlier_name;
    Day later;
    std::string_view later_name;
};

constexpr std::array<Rule, 22> rules = {{
    {"dates/receipt-before-making", &ReportDates::made, "made", &ReportDates::received, "received"},
    {"dates/sampling-before-making", &ReportDates::made, "made", &ReportDates::sampled, "sampled"},
    {"dates/receipt-before-sampling", &ReportDates::sampled, "sampled", &ReportDates::received, "received"},
    {"dates/receipt-before-order", &ReportDates::ordered, "ordered", &ReportDates::received, "received"},
    {"dates/test-before-order", &ReportDates::ordered, "ordered", &ReportDates::test_from, "first test"},
    {"dates/test-before-receipt", &ReportDates::received, "received", &ReportDates::test_from, "first test"},
    {"dates/test-ends-before-it-begins", &ReportDates::test_from, "first test", &ReportDates::test_to, "last test"},
    {"dates/prepared-before-test-end", &ReportDates::test_to, "last test", &ReportDates::prepared, "prepared"},
    {"dates/signed-before-test-end", &ReportDates::test_to, "last test", &ReportDates::signed_tested,
     "signed as tested"},
    {"dates/signed-before-prepared", &ReportDates::prepared, "prepared", &ReportDates::signed_tested,
     "signed as tested"},
    {"dates/review-before-test-signature", &ReportDates::signed_tested, "signed as tested",
     &ReportDates::signed_reviewed, "signed as reviewed"},
    {"dates/approval-before-review", &ReportDates::signed_reviewed, "signed as reviewed", &ReportDates::signed_approved,
     "signed as approved"},
    {"dates/approval-before-test-end", &ReportDates::test_to, "last test", &ReportDates::signed_approved,
     "signed as approved"},
    {"dates/issue-before-approval", &ReportDates::signed_approved, "signed as approved", &ReportDates::issue, "issue"},
    {"dates/issue-before-test-end", &ReportDates::test_to, "last test", &ReportDates::issue, "issue"},
    {"dates/issue-before-prepared", &ReportDates::prepared, "prepared", &ReportDates::issue, "issue"},
    {"dates/issue-before-amended-report", &ReportDates::amended_issue, "issue of the amended report",
     &ReportDates::issue, "issue"},
    {"dates/issue-before-external-result", &ReportDates::external, "result of an external provider",
     &ReportDates::issue, "issue"},
    {"dates/receipt-in-the-future", &ReportDates::received, "received", &ReportDates::today, "today"},
    {"dates/order-in-the-future", &ReportDates::ordered, "ordered", &ReportDates::today, "today"},
    {"dates/test-in-the-future", &ReportDates::test_to, "last test", &ReportDates::today, "today"},
    {"dates/signature-in-the-future", &ReportDates::signed_approved, "signed as approved", &ReportDates::today,
     "today"},
}};

}  // namespace

std::vector<ReportFinding> date_findings(const ReportDates& dates) {
    std::vector<ReportFinding> out;
    const auto add = [&](std::string_view code, std::string where, const std::string& found, std::string expected) {
        out.push_back({std::string(code), std::move(where), found, std::move(expected)});
    };
    for (const auto& rule : rules) {
        const auto& earlier = dates.*rule.earlier;
        const auto& later = dates.*rule.later;
        if (earlier && later && *later < *earlier)
            add(rule.code, std::string(rule.later_name), base::text(*later),
                base::text(*earlier) + " (" + std::string(rule.earlier_name) + ") or later");
    }
    for (const auto& calibration : dates.calibrations) {
        const std::string where = "calibration " + calibration.name;
        const auto& from = calibration.used_from ? calibration.used_from : dates.test_from;
        const auto& to = calibration.used_to ? calibration.used_to : dates.test_to;
        if (from && *from < calibration.calibrated)
            add("dates/calibrated-after-test", where, "of " + base::text(calibration.calibrated),
                base::text(*from) + " (first test with it) or earlier");
        if (to && calibration.due < *to)
            add("dates/calibration-expired", where, "valid until " + base::text(calibration.due),
                base::text(*to) + " (last test with it) or later");
    }
    return out;
}

}  // namespace velocert::records
