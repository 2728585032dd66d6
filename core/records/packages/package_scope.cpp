// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/packages/package_scope.h"

#include <algorithm>
#include <array>

#include "core/records/approvals/pack_approval.h"
#include "core/records/reports/decision_signature.h"
#include "core/records/reports/report_entries.h"
#include "core/records/trail/annotation.h"

namespace velocert::records {
namespace {

constexpr std::array<std::string_view, 7> course_of_a_run = {
    "run-start/1", "attempt-start/1", "step-run/1", "run-suspend/1", "run-resume/1", "run-end/1", "recovered/1"};
constexpr std::array<std::string_view, 2> of_the_station = {"station-key/1", "checkpoint/1"};
constexpr std::array<std::string_view, 3> since_registrations = {"account-certificate/1", "rollback-acknowledged/1",
                                                                 "rollback/1"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& types, std::string_view type) {
    return std::find(types.begin(), types.end(), type) != types.end();
}

/// The text at record/a or record/a/b; empty if there is none.
std::string text_at(const base::Json& record, std::string_view a, std::string_view b = {}) {
    const auto* member = record.find(a);
    if (member != nullptr && !b.empty()) member = member->find(b);
    const auto* text = member == nullptr ? nullptr : member->string();
    return text == nullptr ? std::string() : *text;
}

/// Which attempt of its run an annotation or a mark names; 0 for a withdrawal, and for what cannot be read.
std::uint64_t attempt_named_in(const LedgerEntry& entry) {
    if (entry.type == annotation_type) {
        const auto one = read_annotation(entry);
        return one ? one->annotation.attempt.row : 0;
    }
    if (entry.type != annotation_mark_type) return 0;
    const auto one = read_annotation_mark(entry);
    return one ? one->attempt.row : 0;
}

}  // namespace

std::span<const std::string_view> package_types() {
    static const std::vector<std::string_view> types = [] {
        std::vector<std::string_view> out(of_the_station.begin(), of_the_station.end());
        out.insert(out.end(), since_registrations.begin(), since_registrations.end());
        for (const auto type : report_entry_types()) out.push_back(type);
        for (const auto type : annotation_types()) out.push_back(type);
        out.push_back(decision_signature_type);
        out.insert(out.end(), pack_record_types.begin(), pack_record_types.end());
        return out;
    }();
    return types;
}

void PackageScope::rest_on(const std::string& run) {
    if (run.empty() || run == run_ || !rests_on_.insert(run).second) return;
    signers_.merge(noted_[run]);
    signers_.merge(decided_[run]);
    attempts_.merge(noted_rows_[run]);
    for (const auto& hold : held_[run]) {
        ahead_.insert(hold);
        signers_.merge(decided_[hold]);
    }
    signers_.erase(std::string());
}

void PackageScope::look_at_run(const LedgerEntry& entry) {
    if (entry.type == "run-suspend/1") rest_on(text_at(entry.record, "joins"));
    if (entry.type != "run-start/1") return;
    item_ahead_ = text_at(entry.record, "item", "id");
    // The shipped packs need no approval, and runs of before it was asked for name none.
    if (!text_at(entry.record, "pack_of").empty()) {
        pack_ = text_at(entry.record, "pack");
        signers_.merge(approved_[pack_]);
        signers_.erase(std::string());
    }
    const auto* former = entry.record.find("former");
    if (former == nullptr || former->items() == nullptr) return;
    for (const auto& one : *former->items()) rest_on(text_at(one, "run"));
}

void PackageScope::look_at_annotation(const LedgerEntry& entry) {
    const auto run = text_at(entry.record, "of_run");
    const bool ours = is_of_the_run(run);
    (ours ? signers_ : noted_[run]).insert(text_at(entry.record, "statement", "account"));
    signers_.erase(std::string());
    if (run == run_) return;  // its attempts are its course
    if (const auto row = attempt_named_in(entry); row != 0) (ours ? attempts_ : noted_rows_[run]).insert(row);
}

void PackageScope::look_ahead(const LedgerEntry& entry) {
    const bool prepared = entry.type == "report-prepare/1";
    if (entry.run() == run_) look_at_run(entry);
    if (prepared && text_at(entry.record, "of_run") == run_) ahead_.insert(text_at(entry.record, "report"));
    if (entry.type == "hold-open/1") {
        const auto kind = text_at(entry.record, "about", "kind");
        const auto id = text_at(entry.record, "about", "id");
        if (!id.empty() && ((kind == "run" && is_of_the_run(id)) || (kind == "item" && id == item_ahead_) ||
                            (kind == "report" && ahead_.contains(id))))
            ahead_.insert(text_at(entry.record, "hold"));
        else if (kind == "run")
            held_[id].insert(text_at(entry.record, "hold"));
    }
    if (entry.type == decision_signature_type) {
        const auto about = text_at(entry.record, "statement", "about");
        if (!about.empty())
            (is_of_the_run(about) || ahead_.contains(about) ? signers_ : decided_[about])
                .insert(text_at(entry.record, "statement", "account"));
    }
    if (entry.type == pack_approval_type) {
        const auto pack = pack_named_in(entry);
        (pack == pack_ ? signers_ : approved_[pack]).insert(text_at(entry.record, "statement", "account"));
    }
    signers_.erase(std::string());
    if (is_annotation(entry.type)) return look_at_annotation(entry);
    if (!prepared || text_at(entry.record, "of_run") != run_) return;
    if (const auto* signers = entry.record.find("signers"); signers != nullptr)
        for (const auto* meaning : {"tested", "reviewed", "approved"})
            signers_.insert(text_at(*signers, meaning, "id"));
    signers_.insert(text_at(entry.record, "statement", "account"));
    signers_.erase(std::string());
}

PackageScope::Part PackageScope::take(const LedgerEntry& entry) {
    if (is_one_of(course_of_a_run, entry.type)) {
        // An attempt of a run that it rests on is here where an annotation names it.
        if (entry.run() != run_) return attempts_.contains(entry.seq) ? Part::reports : Part::none;
        if (entry.type == "run-start/1") item_ = text_at(entry.record, "item", "id");
        return Part::course;
    }
    if (is_one_of(of_the_station, entry.type)) return Part::station;
    if (entry.type == "account-certificate/1")
        return signers_.contains(text_at(entry.record, "account")) ? Part::people : Part::none;
    if (is_one_of(since_registrations, entry.type)) return Part::people;
    // Notes beside the recordings go with them, by name of the run.
    if (is_annotation(entry.type) || entry.type.starts_with("run-void"))
        return is_of_the_run(text_at(entry.record, "of_run")) ? Part::reports : Part::none;
    // With its decision, by name of the report or hold.
    if (entry.type == decision_signature_type) {
        const auto about = text_at(entry.record, "statement", "about");
        const bool concerns = is_of_the_run(about) || reports_.contains(about) || holds_.contains(about);
        return concerns ? Part::reports : Part::none;
    }
    // With the run that is judged by the pack.
    if (is_about_a_pack(entry.type))
        return !pack_.empty() && pack_named_in(entry) == pack_ ? Part::reports : Part::none;
    if (entry.type.starts_with("report-")) return is_about_a_report(entry) ? Part::reports : Part::none;
    if (entry.type.starts_with("hold-")) return is_about_a_hold(entry) ? Part::reports : Part::none;
    return Part::none;
}

/// A preparation names the run; all later entries name the report, a signature in its statement.
bool PackageScope::is_about_a_report(const LedgerEntry& entry) {
    const auto report = report_named_in(entry);
    if (entry.type == "report-prepare/1" && text_at(entry.record, "of_run") == run_ && !report.empty())
        reports_.insert(report);
    if (!reports_.contains(report)) return false;
    if (entry.type == "report-issue/1")
        if (const auto document = base::Digest::parse(text_at(entry.record, "pdf", "document")))
            issued_.insert(*document);
    return true;
}

bool PackageScope::is_about_a_hold(const LedgerEntry& entry) {
    const auto hold = text_at(entry.record, "hold");
    const auto kind = text_at(entry.record, "about", "kind");
    const auto id = text_at(entry.record, "about", "id");
    const bool concerns = !id.empty() && ((kind == "run" && is_of_the_run(id)) || (kind == "item" && id == item_) ||
                                          (kind == "report" && reports_.contains(id)));
    if (concerns) holds_.insert(hold);
    return holds_.contains(hold);
}

}  // namespace velocert::records
