// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/people/limit_release.h"

#include <utility>

#include "core/base/stated_reason.h"
#include "core/records/second_person.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

/// The proposal, if it can still be decided.
Result<LimitProposal> undecided(const ReleaseHistory& history, std::string_view id) {
    const auto* proposal = history.proposal(id);
    if (proposal == nullptr)
        return base::fail(ErrorCode::not_found, "proposal " + std::string(id), "there is none of that id",
                          "one that 'release-limit list' shows");
    if (proposal->state != ProposalState::open)
        return base::fail(ErrorCode::bad_value, "proposal " + proposal->id,
                          "it was " + std::string(name(proposal->state)) + " by " + proposal->decided_by.name + " on " +
                              proposal->decided_utc,
                          "an open proposal; a further change needs a new one");
    return *proposal;
}

tl::unexpected<base::Error> out_of_date(const LimitProposal& proposal, std::string found) {
    return base::fail(ErrorCode::bad_value, "proposal " + proposal.id, std::move(found),
                      "what its proposer saw; withdraw it and propose the change again");
}

}  // namespace

Result<ReleaseHistory> release_history(const Archive& archive) {
    const auto entries = archive.ledger_entries(release_record_types());
    if (!entries) return base::fail(entries.error());
    return release_history(*entries);
}

Result<std::string> release_text(const Archive& archive, const ReleaseRevision& revision) {
    const auto bytes = archive.load(revision.release);
    if (!bytes) return base::fail(bytes.error());
    std::string text(bytes->begin(), bytes->end());
    const auto release = standards::load_release(text, "release " + revision.release.text());
    if (!release) return base::fail(release.error());
    if (release->revision != revision.revision || release->edition != revision.edition)
        return base::fail(ErrorCode::integrity, "release " + revision.release.text(),
                          "revision " + std::to_string(release->revision) + " of " + release->edition,
                          "revision " + std::to_string(revision.revision) + " of " + revision.edition);
    return text;
}

Result<standards::ReleaseGround> release_ground(const Archive& archive, const ReleaseHistory& history,
                                                const standards::Pack& pack, std::optional<std::string> demonstration) {
    auto edition = standards::load_edition(pack);
    if (!edition) return base::fail(edition.error());
    standards::ReleaseGround ground{std::move(*edition), std::nullopt, std::move(demonstration)};
    if (const auto* latest = history.latest(ground.pack.id)) {
        auto text = release_text(archive, *latest);
        if (!text) return base::fail(text.error());
        ground.current = std::move(*text);
    }
    return ground;
}

Result<LimitProposal> propose_limit(Archive& archive, const ReleaseSetting& setting, const base::Json& entry,
                                    const base::Person& person, std::string reason) {
    // It may be left out, where source and page say enough; one that is given says something.
    if (!reason.empty())
        if (auto said = base::need_words(reason, "proposal", "reason", "why it is proposed, or none"); !said)
            return base::fail(said.error());
    const auto history = release_history(archive);
    if (!history) return base::fail(history.error());
    const auto ground = release_ground(archive, *history, setting.pack, setting.demonstration);
    if (!ground) return base::fail(ground.error());
    const auto change = standards::limit_change(*ground, entry, reason);
    if (!change) return base::fail(change.error());
    if (member_changes(change->before, change->after).empty())
        return base::fail(ErrorCode::bad_value, "proposal " + change->after.id, "exactly what is in force already",
                          "a change");

    LimitProposal proposal;
    proposal.id = "P" + std::to_string(history->proposals.size() + 1);
    proposal.edition = ground->pack.id;
    proposal.pack = setting.pack.digest();
    proposal.entry = entry;
    proposal.before = change->before;
    proposal.after = change->after;
    proposal.warnings = change->warnings;
    proposal.reason = std::move(reason);
    proposal.proposed_by = person;
    proposal.proposed_utc = base::utc_text(setting.clock.now());
    const auto record = proposal_record(proposal);
    // What the ledger would refuse must not leave a stored pack behind.
    if (auto text = canonical_entry({1, "limit-proposal/1", proposal.proposed_utc, record}); !text)
        return base::fail(text.error().code, "proposal " + change->after.id, text.error().found,
                          text.error().expected.empty() ? "text in UTF-8" : text.error().expected);
    if (auto pack = archive.store(base::as_bytes(setting.pack.bundle())); !pack) return base::fail(pack.error());
    if (auto done = archive.append("limit-proposal/1", record); !done) return base::fail(done.error());
    return proposal;
}

Result<ReleaseRevision> confirm_proposal(Archive& archive, const ReleaseSetting& setting, std::string_view id,
                                         const base::Person& person) {
    const auto history = release_history(archive);
    if (!history) return base::fail(history.error());
    const auto proposal = undecided(*history, id);
    if (!proposal) return base::fail(proposal.error());
    if (setting.pack.digest() != proposal->pack)
        return out_of_date(*proposal, "the pack of " + proposal->edition + " has changed since");
    const auto ground = release_ground(archive, *history, setting.pack, setting.demonstration);
    if (!ground) return base::fail(ground.error());
    standards::RevisionSigners signers{proposal->proposed_by, person, base::utc_text(setting.clock.now())};
    auto text = standards::next_revision(*ground, proposal->entry, proposal->reason, signers);
    if (!text) return base::fail(text.error());
    if (auto second = need_second_person(archive, proposal->proposed_by, person, "proposal " + proposal->id,
                                         "proposed the change");
        !second)
        return base::fail(second.error());
    const auto change = standards::limit_change(*ground, proposal->entry, proposal->reason);
    if (!change) return base::fail(change.error());
    if (!member_changes(change->before, proposal->before).empty() ||
        !member_changes(change->after, proposal->after).empty())
        return out_of_date(*proposal, "the limit " + proposal->after.id + " has changed since");

    const auto release = archive.store(base::as_bytes(*text));
    if (!release) return base::fail(release.error());
    const auto* latest = history->latest(proposal->edition);
    ReleaseRevision revision{proposal->edition,
                             latest == nullptr ? 1 : latest->revision + 1,
                             proposal->id,
                             proposal->proposed_by,
                             person,
                             std::move(signers.confirmed_utc),
                             *release,
                             proposal->pack,
                             standards::combined_digest(proposal->pack, *release),
                             latest == nullptr ? std::nullopt : std::optional(latest->release)};
    if (auto done = archive.append("limit-confirmation/1", confirmation_record(revision)); !done)
        return base::fail(done.error());
    return revision;
}

Result<LimitProposal> withdraw_proposal(Archive& archive, const base::Clock& clock, std::string_view id,
                                        const base::Person& person, std::string reason) {
    if (auto said =
            base::need_words(reason, "proposal " + std::string(id), "reason", "why it is rejected or withdrawn");
        !said)
        return base::fail(said.error());
    const auto history = release_history(archive);
    if (!history) return base::fail(history.error());
    auto proposal = undecided(*history, id);
    if (!proposal) return base::fail(proposal.error());
    proposal->state = ProposalState::withdrawn;
    proposal->decided_by = person;
    proposal->decided_utc = base::utc_text(clock.now());
    proposal->decided_reason = std::move(reason);
    if (auto done = archive.append("limit-withdrawal/1", withdrawal_record(*proposal)); !done)
        return base::fail(done.error());
    return proposal;
}

}  // namespace velocert::records
