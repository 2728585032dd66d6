// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/person.h"
#include "core/laboratory/certificate.h"
#include "core/laboratory/order.h"
#include "core/laboratory/people/people_register.h"
#include "core/laboratory/scope.h"
#include "core/records/reports/report_entries.h"
#include "core/records/reports/report_register.h"
#include "core/sequence/run.h"
#include "core/standards/sample_plan.h"

// What has to agree before a report may be prepared, signed or issued. Pure: everything that is looked at is handed in.
namespace velocert::records {

/// One thing in the way of a report: where it was found, what was found, and what would have been right.
struct ReportFinding {
    std::string code;  ///< "dates/receipt-before-test", "field/e", "hold", "sample/model" ...
    std::string where;
    std::string found;
    std::string expected;
    friend bool operator==(const ReportFinding&, const ReportFinding&) = default;
};
[[nodiscard]] std::string text(const ReportFinding& finding);

/// The days of a report; those that are not known are left out of the comparison (a missing one that a report needs is
/// a missing field, told by missing_fields()).
struct ReportDates {
    std::optional<base::Date> made, sampled, ordered, received, test_from, test_to, prepared, signed_tested,
        signed_reviewed, signed_approved, issue, today, amended_issue, external;
    struct Calibration {
        std::string name;
        base::Date calibrated, due;
        std::optional<base::Date> used_from = {}, used_to = {};  ///< absent: from the first test to the last
    };
    std::vector<Calibration> calibrations;
};
/// Every impossible order of two days; codes begin with "dates/".
[[nodiscard]] std::vector<ReportFinding> date_findings(const ReportDates& dates);

/// Everything a report is checked against.
struct ReportCase {
    const sequence::Run& run;
    const laboratory::Order& order;
    std::string number;
    std::string title;
    std::string method;     ///< the standard as printed
    std::string statement;  ///< "relates only to the items tested"
    const PlannedSigners& signers;
    std::optional<base::Date> issue_on;
    std::span<const laboratory::Certificate> certificates;  ///< in the order of used_certificates()
    std::span<const HeldSignature> signatures;              ///< that hold
    std::span<const Hold* const> open_holds;
    std::optional<base::Date> amended_issue;  ///< of the report this one amends
    std::optional<std::chrono::system_clock::time_point> prepared;
    std::chrono::system_clock::time_point now;
    std::chrono::minutes offset{0};  ///< of the place: days are those of the laboratory's wall clock
    std::string integrity;           ///< why the archive's state does not allow an issue; empty: it does
    const standards::StandardEdition* edition = nullptr;  ///< of the run; null: what it plans is not looked at
    const standards::SamplePlan* samples = nullptr;       ///< of its pack
    /// The attempts on which the run stands (standing_attempts()), without those that a suspension took away; absent:
    /// all of the run.
    std::optional<std::span<const sequence::StepRun>> standing = {};
    /// Who was at the bench of the runs that this one took former attempts from.
    std::span<const base::Person> former_testers = {};
    /// By what else a person is known; null: by account and printed name alone.
    const laboratory::PeopleRegister* people = nullptr;
};

/// The sixteen fields of ISO/IEC 17025 7.8.2.1 a to p, each as its text; empty where nothing is known.
struct ReportField {
    char letter = 'a';
    std::string_view what;
    std::string text;
};
[[nodiscard]] std::vector<ReportField> report_fields(const ReportCase& report);
/// One finding "field/x" for each that is empty.
[[nodiscard]] std::vector<ReportFinding> missing_fields(std::span<const ReportField> fields);

[[nodiscard]] ReportDates dates_of(const ReportCase& report);
/// Sample code, model, client and instruments are the same everywhere (RP-12).
[[nodiscard]] std::vector<ReportFinding> agreement_findings(const ReportCase& report);
/// Every model covered is of one certification unit with the item (drive, kind of battery, frame): "unit/<model>".
[[nodiscard]] std::vector<ReportFinding> unit_findings(const ReportCase& report);
/// What the order declares of the product is what the record's answers say, where the order names them:
/// "declared/<name>". An answer that is named and not on record is a finding too.
[[nodiscard]] std::vector<ReportFinding> declared_findings(const ReportCase& report);
/// What was scanned as the sample of a step is one that the order has for it, and no sample that a destructive step
/// used up was tested again: "sample/scanned" (of attempts that count), "sample/used-up" (of all). Samples of which
/// nothing came in by the order are not looked for in it.
[[nodiscard]] std::vector<ReportFinding> sample_findings(const ReportCase& report);
/// Tester, reviewer and approver are three persons, the tester was at the bench, and nobody passes judgement on own
/// work: "persons/...". Persons are the same by account, or by any name by which one of them is known; a run that names
/// nobody asks for no tester.
[[nodiscard]] std::vector<ReportFinding> person_findings(const ReportCase& report);
/// The runs whose results a report gives, each once: its own, and those that this one brings together. A run that it
/// only took former attempts from is not among them.
using RunsReported = std::function<std::vector<std::string>(const Preparation&)>;
/// Reports in force that give results of a run of which the coming report gives some, too, and that it does not belong
/// to, by what it amends: "report/<number>". Two reports on one run, and no word in either of the other, are two truths
/// (ISO/IEC 17025, 7.8.8), whether one of them brings several runs together or not. `runs` is asked only of reports
/// that name a run in common.
[[nodiscard]] std::vector<ReportFinding> other_report_findings(const ReportRegister& reports, const Preparation& coming,
                                                               const RunsReported& runs);
/// The first run that both of them are of or rest on; empty when there is none.
[[nodiscard]] std::string run_in_common(const Preparation& a, const Preparation& b);
/// Every procedure of the run is answered by a verdict, or excluded with the client's consent.
[[nodiscard]] std::vector<ReportFinding> answer_findings(const ReportCase& report);
/// Every photo that was asked for is there.
[[nodiscard]] std::vector<ReportFinding> photo_findings(const laboratory::Order& order);

/// All of them, with open holds, the integrity of the archive, and persons.
[[nodiscard]] std::vector<ReportFinding> report_findings(const ReportCase& report);

}  // namespace velocert::records
