// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/records/ledger/ledger.h"
#include "core/records/reports/report_entries.h"

// The life of a report as a pure machine: what stands in the ledger is followed entry by entry, and an entry that the
// rules do not allow is an integrity error that names its row. The acts (report_acts.h) ask the same machine first.
namespace velocert::records {

/// Where a report stands. A run that ended and has no report yet is a draft and is not in the register.
enum class ReportState : std::uint8_t {
    prepared,
    tested,
    reviewed,
    approved,  ///< only between two entries of one transaction
    issued,
    returned,  ///< by a person, or because a later change made its signatures void: to be prepared again
    amended,   ///< issued, with a supplement
    superseded,
    voided,
};
[[nodiscard]] std::string_view name(ReportState state);

enum class ReportAct : std::uint8_t {
    prepare,
    sign_tested,
    sign_reviewed,
    sign_approved,
    sign_beside,  ///< checked, witnessed: changes no state
    issue,
    send_back,
    supplement,
    replace,
    make_void,
};
[[nodiscard]] std::string_view name(ReportAct act);
[[nodiscard]] ReportAct act_of(Meaning meaning);
/// The state after an act; nothing where the act is not allowed.
[[nodiscard]] std::optional<ReportState> after(ReportState state, ReportAct act);
/// Whether a report of that state is in force: issued or amended, and neither superseded nor voided.
[[nodiscard]] bool in_force(ReportState state);
/// Whether the report went out to the client, whatever became of it.
[[nodiscard]] bool went_out(ReportState state);

struct HeldSignature {
    RecordSignature signature;
    std::uint64_t seq = 0;
    std::string void_reason;  ///< what made it void, with the ledger row; empty while it holds
    [[nodiscard]] bool holds() const { return void_reason.empty(); }
};

/// An entry of the ledger that came after the report's signatures and touches what they cover.
struct LaterChange {
    std::uint64_t seq = 0;
    std::string what;
    std::string hold = {};  ///< id of the hold that was opened; empty for all else
};

struct ReportLife {
    ReportState state = ReportState::prepared;
    Preparation preparation;  ///< the latest
    std::uint64_t prepared_seq = 0;
    std::vector<HeldSignature> signatures;  ///< of all preparations, oldest first
    std::vector<ReportReturn> returns;
    std::vector<SigningAttempt> attempts;  ///< that came to nothing
    std::optional<ReportIssue> issue;
    std::vector<ReportDelivery> deliveries;
    std::vector<ReportAmendment> amended_by;
    std::optional<VoidRequest> void_request;
    std::optional<ReportVoid> voided;
    std::vector<LaterChange> changes;  ///< after preparation

    [[nodiscard]] const std::string& number() const { return preparation.report; }
    /// The signature of that meaning that holds; null if there is none.
    [[nodiscard]] const HeldSignature* signature(Meaning meaning) const;
    /// What sent it back by itself: the change that made its signatures void; null where a person returned it, and
    /// while it is in no need of another preparation.
    [[nodiscard]] const LaterChange* sent_back_by() const;
    /// The document as the latest signature left it.
    [[nodiscard]] const base::Digest& document() const;
    /// Places the issued file was not brought to yet.
    [[nodiscard]] std::vector<std::string> undelivered() const;
    [[nodiscard]] bool amends(std::string_view report) const {
        return preparation.amends && preparation.amends->report == report;
    }
};

struct Hold {
    HoldOpening opening;
    std::optional<HoldClosing> closing;
    [[nodiscard]] bool open() const { return !closing; }
    [[nodiscard]] bool concerns(const Preparation& preparation) const;
};

struct ReportRegister {
    std::vector<ReportLife> reports;  ///< oldest first
    std::vector<Hold> holds;
    /// By run, the latest; also of voided runs, not of those declined.
    std::map<std::string, RunVoidRequest, std::less<>> void_requests;
    std::map<std::string, RunVoid, std::less<>> voided_runs;  ///< by run

    [[nodiscard]] const ReportLife* report(std::string_view number) const;
    [[nodiscard]] const Hold* hold(std::string_view id) const;
    /// How that run was voided; null while it counts.
    [[nodiscard]] const RunVoid* run_void(std::string_view run) const;
    /// How the first run was voided that a report of this preparation is of, or that its run rests on; null while all
    /// of them count.
    [[nodiscard]] const RunVoid* void_behind(const Preparation& preparation) const;
    /// The first request to void such a run that nobody has decided; null where there is none.
    [[nodiscard]] const RunVoidRequest* void_asked_behind(const Preparation& preparation) const;
    /// Reports in force that are of that run or whose run rests on it, oldest first.
    [[nodiscard]] std::vector<const ReportLife*> in_force_from(std::string_view run) const;
    /// Newest first.
    [[nodiscard]] std::vector<const ReportLife*> of_run(std::string_view run) const;
    [[nodiscard]] std::vector<const Hold*> open_holds(const Preparation& preparation) const;
};

/// "R-2026-0001" in a real archive, "SPECIMEN-2026-0001" in a training archive.
[[nodiscard]] std::string_view series_of(bool training);
/// The next number of a series in a year.
[[nodiscard]] std::string next_number(const ReportRegister& reports, std::string_view series, int year);

/// Why this person may not sign that (four eyes: tester, reviewer and approver are three persons, by account and by
/// folded name; nobody but the person whose name stands in the document); empty when nothing is in the way.
[[nodiscard]] std::string why_not_sign(const ReportLife& report, Meaning meaning, const base::Person& person);

/// Whether the follower looks at entries of this type. Entries of runs count too: pass those of the reported runs.
[[nodiscard]] bool touches_reports(std::string_view type);
/// Follows entries in the order of the ledger, on from where `before` stands; those of other types are passed over. An
/// integrity error names the row that breaks the rules.
[[nodiscard]] base::Result<ReportRegister> report_register(std::span<const LedgerEntry> entries,
                                                           ReportRegister before = {});
/// The same over the entries that a package of one run holds, which are some of the ledger's: numbers of reports and
/// holds may leave gaps, and an amended or amending report may be one of another run.
[[nodiscard]] base::Result<ReportRegister> report_register_of_package(std::span<const LedgerEntry> entries);

}  // namespace velocert::records
