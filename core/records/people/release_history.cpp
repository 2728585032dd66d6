// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/people/release_history.h"

#include <algorithm>
#include <array>

#include "core/records/ledger/row_name.h"
#include "core/sequence/documents/exact_json.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;
using base::Result;

constexpr std::string_view proposal_type = "limit-proposal/1";
constexpr std::string_view confirmation_type = "limit-confirmation/1";
constexpr std::string_view withdrawal_type = "limit-withdrawal/1";
constexpr std::array record_types{proposal_type, confirmation_type, withdrawal_type};

std::string shown(const Json& json) {
    if (json.is_null()) return {};
    if (const auto* text = json.string()) return *text;
    if (const auto* items = json.items()) {
        std::string out;
        for (const auto& item : *items) out += (out.empty() ? "" : ", ") + shown(item);
        return out;
    }
    return json.text();
}

LimitProposal read_proposal(JsonReader& reader) {
    LimitProposal out;
    out.id = reader.text("proposal");
    out.edition = reader.text("edition");
    out.pack = sequence::read_digest(reader, "pack");
    out.entry = reader.any("limit");
    out.before = sequence::read_limit(reader.child("before"), reader);
    out.after = sequence::read_limit(reader.child("after"), reader);
    for (const auto& item : reader.array("warnings")) {
        const auto* text = item.string();
        const auto warning = standards::parse_release_warning(text == nullptr ? std::string_view() : *text);
        if (warning)
            out.warnings.push_back(*warning);
        else
            reader.refuse("warnings", warning.error().code, warning.error().found, warning.error().expected);
    }
    out.reason = reader.text_or("reason", {});
    out.proposed_by = base::read_person(reader, "proposed_by");
    out.proposed_utc = reader.text("proposed_utc");
    return out;
}

ReleaseRevision read_revision(JsonReader& reader) {
    ReleaseRevision out;
    out.proposal = reader.text("proposal");
    out.edition = reader.text("edition");
    out.revision = static_cast<int>(reader.integer("revision"));
    out.proposed_by = base::read_person(reader, "proposed_by");
    out.confirmed_by = base::read_person(reader, "confirmed_by");
    out.confirmed_utc = reader.text("confirmed_utc");
    out.release = sequence::read_digest(reader, "release");
    out.pack = sequence::read_digest(reader, "pack");
    out.combined = sequence::read_digest(reader, "combined");
    if (reader.optional("replaces") != nullptr) out.replaces = sequence::read_digest(reader, "replaces");
    return out;
}

/// Follows the entries; each step says what is wrong with it, or nothing.
class Follower {
  public:
    explicit Follower(ReleaseHistory& history) : history_(history) {}

    std::string propose(LimitProposal proposal) {
        if (history_.proposal(proposal.id) != nullptr) return "proposal " + proposal.id + " a second time";
        history_.proposals.push_back(std::move(proposal));
        return {};
    }

    std::string confirm(const ReleaseRevision& revision) {
        auto* proposal = open(revision.proposal);
        if (proposal == nullptr) return "a confirmation of " + revision.proposal + ", which is not open";
        if (proposal->edition != revision.edition) return "a confirmation for another edition than its proposal";
        if (proposal->proposed_by != revision.proposed_by) return "a confirmation that names another proposer";
        if (base::same_person(revision.proposed_by, revision.confirmed_by))
            return "proposal " + proposal->id + " confirmed by the person who proposed it";
        const auto* before = history_.latest(revision.edition);
        if (revision.revision != (before == nullptr ? 1 : before->revision + 1)) return "a revision out of order";
        if (revision.replaces != (before == nullptr ? std::nullopt : std::optional(before->release)))
            return "a revision that does not name the one before it";
        if (revision.combined != standards::combined_digest(revision.pack, revision.release))
            return "a combined digest that is not that of pack and release";
        proposal->state = ProposalState::confirmed;
        proposal->decided_by = revision.confirmed_by;
        proposal->decided_utc = revision.confirmed_utc;
        proposal->revision = revision.revision;
        history_.revisions.push_back(revision);
        return {};
    }

    std::string withdraw(JsonReader& reader) {
        const auto id = reader.text("proposal");
        auto* proposal = open(id);
        auto person = base::read_person(reader, "withdrawn_by");
        auto utc = reader.text("withdrawn_utc");
        auto reason = reader.text("reason");
        if (!reader.ok()) return {};  // finish() tells
        if (proposal == nullptr) return "a withdrawal of " + id + ", which is not open";
        proposal->state = ProposalState::withdrawn;
        proposal->decided_by = std::move(person);
        proposal->decided_utc = std::move(utc);
        proposal->decided_reason = std::move(reason);
        return {};
    }

  private:
    LimitProposal* open(std::string_view id) {
        const auto at = std::ranges::find(history_.proposals, id, &LimitProposal::id);
        return at == history_.proposals.end() || at->state != ProposalState::open ? nullptr : &*at;
    }

    ReleaseHistory& history_;
};

}  // namespace

std::string_view name(ProposalState state) {
    switch (state) {
        case ProposalState::open: return "open";
        case ProposalState::confirmed: return "confirmed";
        case ProposalState::withdrawn: return "withdrawn";
    }
    return {};
}

const LimitProposal* ReleaseHistory::proposal(std::string_view id) const {
    const auto at = std::ranges::find(proposals, id, &LimitProposal::id);
    return at == proposals.end() ? nullptr : &*at;
}

const ReleaseRevision* ReleaseHistory::latest(std::string_view edition) const {
    for (auto at = revisions.rbegin(); at != revisions.rend(); ++at)
        if (at->edition == edition) return &*at;
    return nullptr;
}

Json proposal_record(const LimitProposal& proposal) {
    Json warnings = Json::array();
    for (const auto warning : proposal.warnings) warnings.push(standards::name(warning));
    return Json::object()
        .set("proposal", proposal.id)
        .set("edition", proposal.edition)
        .set("pack", proposal.pack.text())
        .set("limit", proposal.entry)
        .set("before", sequence::stored(proposal.before))
        .set("after", sequence::stored(proposal.after))
        .set("warnings", std::move(warnings))
        .set("reason", proposal.reason)
        .set("proposed_by", base::to_json(proposal.proposed_by))
        .set("proposed_utc", proposal.proposed_utc);
}

Json confirmation_record(const ReleaseRevision& revision) {
    return Json::object()
        .set("proposal", revision.proposal)
        .set("edition", revision.edition)
        .set("revision", Json::integer(revision.revision))
        .set("proposed_by", base::to_json(revision.proposed_by))
        .set("confirmed_by", base::to_json(revision.confirmed_by))
        .set("confirmed_utc", revision.confirmed_utc)
        .set("release", revision.release.text())
        .set("pack", revision.pack.text())
        .set("combined", revision.combined.text())
        .set("replaces", revision.replaces ? Json(revision.replaces->text()) : Json());
}

Json withdrawal_record(const LimitProposal& proposal) {
    return Json::object()
        .set("proposal", proposal.id)
        .set("withdrawn_by", base::to_json(proposal.decided_by))
        .set("withdrawn_utc", proposal.decided_utc)
        .set("reason", proposal.decided_reason);
}

std::span<const std::string_view> release_record_types() { return record_types; }

Result<ReleaseHistory> release_history(std::span<const LedgerEntry> entries) {
    ReleaseHistory history;
    Follower follower(history);
    for (const auto& entry : entries) {
        if (std::ranges::find(record_types, entry.type) == record_types.end()) continue;
        const std::string where = row_name(entry.seq);
        JsonReader reader(entry.record, where);
        std::string broken;
        if (entry.type == proposal_type) {
            auto proposal = read_proposal(reader);
            if (reader.ok()) broken = follower.propose(std::move(proposal));
        } else if (entry.type == confirmation_type) {
            const auto revision = read_revision(reader);
            if (reader.ok()) broken = follower.confirm(revision);
        } else {
            broken = follower.withdraw(reader);
        }
        if (auto done = reader.finish(); !done)
            return base::fail(ErrorCode::integrity, done.error().where, done.error().found, done.error().expected);
        if (!broken.empty())
            return base::fail(ErrorCode::integrity, where, broken,
                              "a proposal by one person, then a confirmation by another or a withdrawal");
    }
    return history;
}

std::vector<MemberChange> member_changes(const conformity::Limit& before, const conformity::Limit& after) {
    const Json a = sequence::stored(before);
    const Json b = sequence::stored(after);
    std::vector<MemberChange> out;
    for (const auto& [key, value] : *b.members()) {
        const auto* old = a.find(key);
        if (old != nullptr && *old == value) continue;
        out.push_back({key, old == nullptr ? std::string() : shown(*old), shown(value)});
    }
    for (const auto& [key, value] : *a.members())
        if (b.find(key) == nullptr) out.push_back({key, shown(value), {}});
    return out;
}

}  // namespace velocert::records
