// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/reports/decision_signature.h"
#include "core/records/reports/report_register.h"

// The acts in a report's life on an archive. Each is one entry, or one transaction; before it is written, the machine
// of report_register.h follows the ledger with it, and what the machine refuses is not_permitted. An error leaves the
// archive as it was. What takes a second person is refused to whoever may be the first one by any name
// (second_person.h).
namespace velocert::records {

/// All reports and holds of the archive. Errors: integrity, naming the row that breaks a rule.
[[nodiscard]] base::Result<ReportRegister> report_register(const Archive& archive);

/// The report of that number; not_found if there is none.
[[nodiscard]] base::Result<ReportLife> report_life(const Archive& archive, std::string_view number);
[[nodiscard]] base::Result<ReportLife> life_in(const ReportRegister& reports, std::string_view number);

/// The runs whose results a report gives, each once: its own and those that this one brings together (in a report
/// of before "rests_on", as the register has it); all that it rests on where its run cannot be read.
[[nodiscard]] std::vector<std::string> runs_reported(const Archive& archive, const Preparation& preparation);

/// Number and preparation that come next: of a new report of the run, or of the report that is to be prepared again.
/// The number is reserved by the entry that uses it; the archive is written by one process at a time.
struct NextPreparation {
    std::string report;
    std::int64_t preparation = 1;
};
[[nodiscard]] base::Result<NextPreparation> next_preparation(const ReportRegister& reports, bool training,
                                                             std::string_view again, int year);

/// The files of a preparation.
struct PreparedFiles {
    std::string order;
    std::string record;                                  ///< canonical JSON
    std::vector<std::uint8_t> document;                  ///< the unsigned PDF
    std::vector<std::vector<std::uint8_t>> photos = {};  ///< those that the preparation names, in its order
};
/// Freezes them as evidence and records the preparation; its digests are set here. Errors besides those of the act:
/// bad_input where the photos are not those that the preparation names.
[[nodiscard]] base::Result<Preparation> prepare_report(Archive& archive, const base::Clock& clock,
                                                       Preparation preparation, const PreparedFiles& files);

/// Whether that person may sign it now: the machine's answer before any key is opened. Errors: not_permitted.
[[nodiscard]] base::Result<void> may_sign(const ReportRegister& reports, std::string_view report, Meaning meaning,
                                          const base::Person& person);

/// What a person is to sign: the report as it stands, over the ledger as it stands.
[[nodiscard]] base::Result<SignatureStatement> signature_statement(const Archive& archive, const ReportLife& report,
                                                                   Meaning meaning, const base::Person& person,
                                                                   std::chrono::system_clock::time_point time,
                                                                   std::chrono::minutes offset);
/// A signature that was made, with the bytes it left; they are stored under the digests that the entry names.
struct MadeSignature {
    SignatureStatement statement;
    std::string cms;
    std::string certificate;                            ///< DER
    std::optional<std::vector<std::uint8_t>> document;  ///< the PDF with the signature in it
};
[[nodiscard]] base::Result<void> record_signature(Archive& archive, const MadeSignature& made);
/// The approval and the issue in one transaction: signature, issue with its outbox, and the other end of an amendment.
[[nodiscard]] base::Result<ReportIssue> record_issue(Archive& archive, const base::Clock& clock,
                                                     const MadeSignature& approval,
                                                     const std::vector<std::string>& deliver_to);

/// A signature that did not come about: wrong password, wrong key, or turned away.
[[nodiscard]] base::Result<void> record_attempt(Archive& archive, SigningAttempt attempt, const base::Clock& clock);
[[nodiscard]] base::Result<void> record_delivery(Archive& archive, ReportDelivery delivery, const base::Clock& clock);

[[nodiscard]] base::Result<void> return_report(Archive& archive, const base::Clock& clock, std::string_view report,
                                               std::string concerns, std::string comment, const base::Person& person);
/// The first person asks, with a reason; the second one decides.
[[nodiscard]] base::Result<void> request_void(Archive& archive, const base::Clock& clock, std::string_view report,
                                              std::string reason, const base::Person& person);
/// Signs a decision with the key of the person who decides: statement in, with signer and time, signature out.
struct MadeDecisionSignature {
    DecisionStatement statement;
    std::string cms;
    std::string certificate;  ///< DER
};
using DecisionSigner = std::function<base::Result<MadeDecisionSignature>(DecisionStatement statement)>;
/// With `sign` the signature is recorded with the decision in one transaction. Errors of both: not_permitted where
/// there is no signature and the archive holds a signed decision, or where the signature does not hold.
[[nodiscard]] base::Result<void> confirm_void(Archive& archive, const base::Clock& clock, std::string_view report,
                                              const base::Person& person, const DecisionSigner& sign = {});

/// A run that ended or was stopped is made to count for nothing, by two persons with a reason; it stays readable. No
/// report is prepared of it, one that is not issued goes back, and an issued one tells of it. Errors: not_found,
/// missing_field (no reason), not_permitted.
[[nodiscard]] base::Result<void> request_run_void(Archive& archive, const base::Clock& clock, std::string_view run,
                                                  std::string reason, const base::Person& person);
[[nodiscard]] base::Result<void> confirm_run_void(Archive& archive, const base::Clock& clock, std::string_view run,
                                                  const base::Person& person, const DecisionSigner& sign = {});
/// The second person decides that the run counts, and why; what was asked for is settled then and may be asked anew.
[[nodiscard]] base::Result<void> decline_run_void(Archive& archive, const base::Clock& clock, std::string_view run,
                                                  std::string decision, const base::Person& person);
/// The voided runs of the archive with the reason of each. Costs what it finds.
[[nodiscard]] base::Result<std::map<std::string, std::string>> voided_runs(const Archive& archive);
/// That the run counts: not_permitted, with the reason, where it was voided.
[[nodiscard]] base::Result<void> ensure_counts(const Archive& archive, std::string_view run);

/// Whether a run or a report of the archive is of that item: a hold on another one blocks nothing yet.
[[nodiscard]] base::Result<bool> knows_item(const Archive& archive, std::string_view item);
[[nodiscard]] base::Result<HoldOpening> open_hold(Archive& archive, const base::Clock& clock, HoldSubject about,
                                                  std::string reason, const base::Person& person);
[[nodiscard]] base::Result<HoldClosing> close_hold(Archive& archive, const base::Clock& clock, std::string_view hold,
                                                   std::string evaluation, std::string decision,
                                                   const base::Person& person, const DecisionSigner& sign = {});

}  // namespace velocert::records
