// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/laboratory/order.h"
#include "core/laboratory/people/people_register.h"
#include "core/records/archive.h"
#include "core/records/reports/report_checks.h"
#include "core/records/reports/report_register.h"
#include "core/standards/edition.h"

namespace velocert::app {

/// Everything a report of a run is checked against, read from an archive and held together.
struct LoadedCase {
    sequence::Run run;
    standards::StandardEdition edition;
    standards::SamplePlan samples;            ///< of the run's pack
    std::vector<sequence::StepRun> standing;  ///< the attempts on which the run stands
    laboratory::Order order;
    std::vector<laboratory::Certificate> certificates;
    records::ReportRegister reports;
    std::vector<const records::Hold*> open_holds;  ///< into `reports`
    records::PlannedSigners signers;
    std::string number;
    std::optional<records::Amends> amends;
    std::optional<base::Date> issue_on;
    std::vector<records::HeldSignature> signatures;
    std::optional<std::chrono::system_clock::time_point> prepared;
    std::string integrity;
    std::string method;
    std::string title;
    std::string statement;
    std::vector<base::Person> former_testers;        ///< of the runs it took former attempts from
    laboratory::PeopleRegister people;               ///< of the archive
    std::vector<records::ReportFinding> uncombined;  ///< runs of the item that a combined run does not speak of
    /// The runs whose results are given by the report that is to come and by those in force beside it, by their run.
    std::map<std::string, std::vector<std::string>> reported;

    /// Every finding on that moment, in a place with that offset from UTC.
    [[nodiscard]] std::vector<records::ReportFinding> findings(std::chrono::system_clock::time_point now,
                                                               std::chrono::minutes offset) const;
    [[nodiscard]] std::vector<records::ReportField> fields(std::chrono::system_clock::time_point now,
                                                           std::chrono::minutes offset) const;
};

/// The case of a run that is to get a report; number, signers and day are the caller's. Errors: those of the archive.
[[nodiscard]] base::Result<LoadedCase> load_case(const records::Archive& archive, std::string_view run,
                                                 std::string_view order_text, std::string_view order_source);
/// The case of a report as it stands. not_found if there is none of that number.
[[nodiscard]] base::Result<LoadedCase> load_report_case(const records::Archive& archive, std::string_view report);

/// The runs that a report of the run rests on, without itself (sequence::runs_rested_on).
[[nodiscard]] std::vector<std::string> other_runs(const sequence::Run& run);

/// Whether what a report of the run rests on holds: the ledger, its heads, and the run's own evidence. What other runs
/// left is not looked at. Errors: integrity, naming the first that does not.
[[nodiscard]] base::Result<void> held_together(const std::string& folder, const std::string& run);

/// The findings as one error (not_permitted); its text names each.
[[nodiscard]] base::Error as_error(std::string_view report, const std::vector<records::ReportFinding>& findings);

}  // namespace velocert::app
