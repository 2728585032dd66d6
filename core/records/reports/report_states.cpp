// SPDX-License-Identifier: GPL-3.0-or-later
// Names, the table of states, and what can be asked of a report.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "core/records/reports/report_register.h"

namespace velocert::records {

std::string_view name(ReportState state) {
    switch (state) {
        case ReportState::prepared: return "prepared";
        case ReportState::tested: return "tested";
        case ReportState::reviewed: return "reviewed";
        case ReportState::approved: return "approved";
        case ReportState::issued: return "issued";
        case ReportState::returned: return "returned";
        case ReportState::amended: return "amended";
        case ReportState::superseded: return "superseded";
        case ReportState::voided: return "voided";
    }
    return {};
}

std::string_view name(ReportAct act) {
    switch (act) {
        case ReportAct::prepare: return "prepare";
        case ReportAct::sign_tested: return "sign as tested";
        case ReportAct::sign_reviewed: return "sign as reviewed";
        case ReportAct::sign_approved: return "sign as approved";
        case ReportAct::sign_beside: return "sign as checked or witnessed";
        case ReportAct::issue: return "issue";
        case ReportAct::send_back: return "return";
        case ReportAct::supplement: return "amend by a supplement";
        case ReportAct::replace: return "replace";
        case ReportAct::make_void: return "void";
    }
    return {};
}

ReportAct act_of(Meaning meaning) {
    switch (meaning) {
        case Meaning::tested: return ReportAct::sign_tested;
        case Meaning::reviewed: return ReportAct::sign_reviewed;
        case Meaning::approved: return ReportAct::sign_approved;
        case Meaning::checked:
        case Meaning::witnessed: return ReportAct::sign_beside;
        case Meaning::voided: return ReportAct::make_void;
    }
    return ReportAct::sign_beside;
}

std::optional<ReportState> after(ReportState state, ReportAct act) {
    using S = ReportState;
    const bool unissued = state == S::prepared || state == S::tested || state == S::reviewed || state == S::approved;
    const auto only = [&](bool allowed, S next) { return allowed ? std::optional(next) : std::nullopt; };
    switch (act) {
        case ReportAct::prepare: return only((unissued && state != S::approved) || state == S::returned, S::prepared);
        case ReportAct::sign_tested: return only(state == S::prepared, S::tested);
        case ReportAct::sign_reviewed: return only(state == S::tested, S::reviewed);
        case ReportAct::sign_approved: return only(state == S::reviewed, S::approved);
        case ReportAct::sign_beside: return only(unissued && state != S::approved, state);
        case ReportAct::issue: return only(state == S::approved, S::issued);
        case ReportAct::send_back: return only(unissued, S::returned);
        case ReportAct::supplement: return only(state == S::issued || state == S::amended, S::amended);
        case ReportAct::replace: return only(state == S::issued || state == S::amended, S::superseded);
        case ReportAct::make_void: return only(state != S::voided && state != S::superseded, S::voided);
    }
    return std::nullopt;
}

bool in_force(ReportState state) { return state == ReportState::issued || state == ReportState::amended; }

bool went_out(ReportState state) {
    return state == ReportState::issued || state == ReportState::amended || state == ReportState::superseded;
}

const HeldSignature* ReportLife::signature(Meaning meaning) const {
    const auto at = std::ranges::find_if(signatures, [&](const HeldSignature& held) {
        return held.holds() && held.signature.statement.meaning == meaning;
    });
    return at == signatures.end() ? nullptr : &*at;
}

const LaterChange* ReportLife::sent_back_by() const {
    if (state != ReportState::returned) return nullptr;
    if (!returns.empty() && returns.back().preparation == preparation.preparation) return nullptr;
    // The first one behind the last signature: those after it found nothing that still held.
    std::uint64_t signed_last = prepared_seq;
    for (const auto& held : signatures) signed_last = std::max(signed_last, held.seq);
    const auto at = std::ranges::find_if(changes, [&](const auto& one) { return one.seq > signed_last; });
    return at == changes.end() ? nullptr : &*at;
}

const base::Digest& ReportLife::document() const {
    for (auto at = signatures.rbegin(); at != signatures.rend(); ++at)
        if (at->holds() && at->signature.signed_document) return *at->signature.signed_document;
    return preparation.document;
}

std::vector<std::string> ReportLife::undelivered() const {
    std::vector<std::string> out;
    if (!issue) return out;
    for (const auto& place : issue->deliver_to)
        if (std::ranges::none_of(deliveries, [&](const auto& one) { return one.delivered && one.place == place; }))
            out.push_back(place);
    return out;
}

bool Hold::concerns(const Preparation& preparation) const {
    switch (opening.about.kind) {
        case HoldSubject::Kind::run: return preparation.is_from(opening.about.id);
        case HoldSubject::Kind::item: return opening.about.id == preparation.item;
        case HoldSubject::Kind::report: return opening.about.id == preparation.report;
    }
    return true;
}

const ReportLife* ReportRegister::report(std::string_view number) const {
    const auto at = std::ranges::find_if(reports, [&](const auto& one) { return one.number() == number; });
    return at == reports.end() ? nullptr : &*at;
}

const Hold* ReportRegister::hold(std::string_view id) const {
    const auto at = std::ranges::find_if(holds, [&](const auto& one) { return one.opening.hold == id; });
    return at == holds.end() ? nullptr : &*at;
}

const RunVoid* ReportRegister::run_void(std::string_view run) const {
    const auto at = voided_runs.find(run);
    return at == voided_runs.end() ? nullptr : &at->second;
}

const RunVoid* ReportRegister::void_behind(const Preparation& preparation) const {
    const auto at =
        std::ranges::find_if(voided_runs, [&](const auto& one) { return preparation.stands_on(one.first); });
    return at == voided_runs.end() ? nullptr : &at->second;
}

const RunVoidRequest* ReportRegister::void_asked_behind(const Preparation& preparation) const {
    const auto at = std::ranges::find_if(void_requests, [&](const auto& one) {
        return run_void(one.first) == nullptr && preparation.stands_on(one.first);
    });
    return at == void_requests.end() ? nullptr : &at->second;
}

std::vector<const ReportLife*> ReportRegister::in_force_from(std::string_view run) const {
    std::vector<const ReportLife*> out;
    for (const auto& life : reports)
        if (in_force(life.state) && life.preparation.stands_on(run)) out.push_back(&life);
    return out;
}

std::vector<const ReportLife*> ReportRegister::of_run(std::string_view run) const {
    std::vector<const ReportLife*> out;
    for (auto at = reports.rbegin(); at != reports.rend(); ++at)
        if (at->preparation.of_run == run) out.push_back(&*at);
    return out;
}

std::vector<const Hold*> ReportRegister::open_holds(const Preparation& preparation) const {
    std::vector<const Hold*> out;
    for (const auto& one : holds)
        if (one.open() && one.concerns(preparation)) out.push_back(&one);
    return out;
}

std::string_view series_of(bool training) { return training ? "SPECIMEN" : "R"; }

std::string next_number(const ReportRegister& reports, std::string_view series, int year) {
    const std::string head = std::string(series) + '-' + std::to_string(year) + '-';
    const auto count =
        std::ranges::count_if(reports.reports, [&](const auto& one) { return one.number().starts_with(head); });
    std::array<char, 24> digits{};
    std::snprintf(digits.data(), digits.size(), "%04lld", static_cast<long long>(count) + 1);
    return head + digits.data();
}

std::string why_not_sign(const ReportLife& report, Meaning meaning, const base::Person& person) {
    const auto& signers = report.preparation.signers;
    if (moves_report(meaning) && !base::same_person(signers.of(meaning), person))
        return person.name + " is not " + signers.of(meaning).name + ", whose name stands in the document as " +
               std::string(name(meaning));
    for (const auto& held : report.signatures) {
        const auto& statement = held.signature.statement;
        // By account and by name: a second account of the same person does not make a second pair of eyes.
        const bool same = (!person.id.empty() && person.id == statement.signer.id) ||
                          base::folded_name(person.name) == base::folded_name(statement.signer.name);
        if (same && statement.meaning != meaning)
            return person.name + " signed this report as " + std::string(name(statement.meaning)) +
                   ", and nobody signs one report in two parts";
        if (same && held.holds()) return person.name + " has signed this report as " + std::string(name(meaning));
    }
    return {};
}

}  // namespace velocert::records
