// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/ledger/ledger.h"
#include "core/records/reports/report_signature.h"

// What the ledger keeps of reports, one entry for each act. Each is read strictly: unknown members are refused. They
// name their run as "of_run", because the records of a run end with the run.
namespace velocert::records {

/// How an amendment stands to the report it amends (ISO/IEC 17025 7.8.8).
enum class AmendmentKind : std::uint8_t {
    supplement,   ///< to be read with the report, which stays
    replacement,  ///< a whole new report in its place
};
[[nodiscard]] std::string_view name(AmendmentKind kind);
[[nodiscard]] base::Result<AmendmentKind> parse_amendment_kind(std::string_view text);

struct ReportChange {
    std::string what;
    std::string before;  ///< empty for what is new
    std::string after;   ///< empty for what went
    friend bool operator==(const ReportChange&, const ReportChange&) = default;
};
struct Amends {
    std::string report;
    AmendmentKind kind = AmendmentKind::replacement;
    std::string reason;
    std::vector<ReportChange> changes;
};

/// The persons whose names stand in the document, chosen before it is made; nobody else may sign in their place.
struct PlannedSigners {
    base::Person tested, reviewed, approved;
    [[nodiscard]] const base::Person& of(Meaning meaning) const;  ///< one that moves_report()
};

/// A photo of the order whose bytes were held against the order's digest and are evidence.
struct PreparedPhoto {
    std::string subject;
    std::string file;  ///< as the order names it
    base::Digest digest;
    friend bool operator==(const PreparedPhoto&, const PreparedPhoto&) = default;
};

/// "report-prepare/1": the record and the document of a report, frozen. A report may be prepared again after a return.
struct Preparation {
    std::string report;            ///< its number
    std::int64_t preparation = 0;  ///< 1, 2, 3 ... within the report
    std::string of_run;
    std::string item;
    std::string edition;
    base::Digest order;
    base::Digest record;
    base::Digest document;  ///< the PDF without any signature
    base::Date issue_on;    ///< the day that is printed
    PlannedSigners signers;
    std::optional<Amends> amends;
    base::Person prepared_by;
    std::string prepared_utc;
    std::vector<PreparedPhoto> photos = {};  ///< none in entries of before they were held
    /// The other runs that its run rests on: those it brings together or took former attempts from. None in entries of
    /// before they were kept: what came over those runs touched no report.
    std::vector<std::string> rests_on = {};
    /// Of an entry without rests_on: the runs that its run brings together, by the run's own entries. On no record; set
    /// where an archive is read, for what is held against other reports.
    std::vector<std::string> brings = {};

    /// Whether that run is the report's, or one that its run rests on.
    [[nodiscard]] bool is_from(std::string_view run) const;
    /// The same, also of an entry without rests_on whose archive was read: the runs that its run brings together.
    [[nodiscard]] bool stands_on(std::string_view run) const;
};
[[nodiscard]] base::Json to_record(const Preparation& preparation);
[[nodiscard]] Preparation read_preparation(base::JsonReader& reader);

/// "report-return/1": back to whoever prepares, with what is to be done better.
struct ReportReturn {
    std::string report;
    std::int64_t preparation = 0;
    std::string concerns;  ///< the step or section the comment is about
    std::string comment;
    base::Person returned_by;
    std::string returned_utc;
};
[[nodiscard]] base::Json to_record(const ReportReturn& entry);
[[nodiscard]] ReportReturn read_return(base::JsonReader& reader);

/// "report-attempt/1": a signature that did not come about.
struct SigningAttempt {
    std::string report;
    Meaning meaning = Meaning::tested;
    std::string login;  ///< as it was given
    bool cancelled = false;
    std::string cause;
    std::string utc;
};
[[nodiscard]] base::Json to_record(const SigningAttempt& entry);
[[nodiscard]] SigningAttempt read_attempt(base::JsonReader& reader);

/// "report-issue/1": the file that went out, and where it is to be brought.
struct ReportIssue {
    std::string report;
    std::int64_t preparation = 0;
    base::Digest document;
    std::vector<std::string> deliver_to;  ///< each once
    base::Person issued_by;
    std::string issued_utc;
};
[[nodiscard]] base::Json to_record(const ReportIssue& entry);
[[nodiscard]] ReportIssue read_issue(base::JsonReader& reader);

/// "report-delivery/1": an attempt to bring an issued file to one of its places.
struct ReportDelivery {
    std::string report;
    std::string place;
    bool delivered = false;
    std::string detail;
    std::string utc;
};
[[nodiscard]] base::Json to_record(const ReportDelivery& entry);
[[nodiscard]] ReportDelivery read_delivery(base::JsonReader& reader);

/// "report-amend/1", recorded when the amendment is issued: the other end of the link.
struct ReportAmendment {
    std::string report;  ///< the amended one
    std::string by;
    AmendmentKind kind = AmendmentKind::replacement;
    std::string reason;
    std::string amended_utc;
};
[[nodiscard]] base::Json to_record(const ReportAmendment& entry);
[[nodiscard]] ReportAmendment read_amendment(base::JsonReader& reader);

/// "report-void-request/1" and "report-void/1": one person asks, another one decides.
struct VoidRequest {
    std::string report;
    std::string reason;
    base::Person requested_by;
    std::string requested_utc;
};
struct ReportVoid {
    VoidRequest request;
    base::Person confirmed_by;
    std::string confirmed_utc;
};
[[nodiscard]] base::Json to_record(const VoidRequest& entry);
[[nodiscard]] VoidRequest read_void_request(base::JsonReader& reader);
[[nodiscard]] base::Json to_record(const ReportVoid& entry);
[[nodiscard]] ReportVoid read_void(base::JsonReader& reader);

/// "run-void-request/1" and "run-void/1": a run counts for nothing from then on, and stays where it is. One person
/// asks with a reason, another one decides; "run-void-declined/1" where that one decides that the run counts.
struct RunVoidRequest {
    std::string of_run;
    std::string reason;
    base::Person requested_by;
    std::string requested_utc;
};
struct RunVoid {
    RunVoidRequest request;
    base::Person confirmed_by;
    std::string confirmed_utc;
};
struct RunVoidDeclined {
    RunVoidRequest request;
    std::string decision;  ///< why it counts
    base::Person declined_by;
    std::string declined_utc;
};
[[nodiscard]] base::Json to_record(const RunVoidRequest& entry);
[[nodiscard]] RunVoidRequest read_run_void_request(base::JsonReader& reader);
[[nodiscard]] base::Json to_record(const RunVoid& entry);
[[nodiscard]] RunVoid read_run_void(base::JsonReader& reader);
[[nodiscard]] base::Json to_record(const RunVoidDeclined& entry);
[[nodiscard]] RunVoidDeclined read_run_void_declined(base::JsonReader& reader);

/// What a hold for non-conforming work is about.
struct HoldSubject {
    enum class Kind : std::uint8_t { run, item, report };
    Kind kind = Kind::run;
    std::string id;
};
[[nodiscard]] std::string_view name(HoldSubject::Kind kind);
[[nodiscard]] base::Result<HoldSubject::Kind> parse_hold_kind(std::string_view text);

/// "hold-open/1" (ISO/IEC 17025 7.10).
struct HoldOpening {
    std::string hold;  ///< "H1", "H2" ...
    HoldSubject about;
    std::string reason;
    base::Person opened_by;
    std::string opened_utc;
};
/// "hold-close/1": a second person evaluates and decides.
struct HoldClosing {
    std::string hold;
    std::string evaluation;
    std::string decision;
    base::Person closed_by;
    std::string closed_utc;
};
[[nodiscard]] base::Json to_record(const HoldOpening& entry);
[[nodiscard]] HoldOpening read_hold_opening(base::JsonReader& reader);
[[nodiscard]] base::Json to_record(const HoldClosing& entry);
[[nodiscard]] HoldClosing read_hold_closing(base::JsonReader& reader);

/// All types above, with "report-signature/1".
[[nodiscard]] std::span<const std::string_view> report_entry_types();
/// The number of the report that an entry of these types is about: a signature tells it in its statement. Empty where
/// it is about none (a hold).
[[nodiscard]] std::string report_named_in(const LedgerEntry& entry);

}  // namespace velocert::records
