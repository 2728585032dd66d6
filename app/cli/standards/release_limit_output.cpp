// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/standards/release_limit_output.h"

#include "app/cli/both_languages.h"
#include "app/words/release_words.h"
#include "core/sequence/documents/exact_json.h"

namespace velocert::app {
namespace {

using base::Json;
using records::LimitProposal;
using records::ProposalState;
using records::ReleaseRevision;

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

BothLanguages words_of(const LimitProposal& proposal) {
    return in_both_languages([&] { return proposal_words(proposal); });
}

Json proposal_json(const LimitProposal& proposal) {
    auto changes = Json::array();
    for (const auto& change : records::member_changes(proposal.before, proposal.after))
        changes.push(Json::object()
                         .set("member", change.member)
                         .set("before", text_or_null(change.before))
                         .set("after", text_or_null(change.after)));
    auto warnings = Json::array();
    for (const auto warning : proposal.warnings) warnings.push(standards::name(warning));
    auto json = Json::object();
    json.set("proposal", proposal.id)
        .set("state", records::name(proposal.state))
        .set("edition", proposal.edition)
        .set("limit", proposal.after.id)
        .set("pack", proposal.pack.text())
        .set("before", sequence::stored(proposal.before))
        .set("after", sequence::stored(proposal.after))
        .set("changes", std::move(changes))
        .set("warnings", std::move(warnings))
        .set("reason", text_or_null(proposal.reason))
        .set("proposed_by", base::to_json(proposal.proposed_by))
        .set("proposed_utc", proposal.proposed_utc);
    if (proposal.state != ProposalState::open)
        json.set("decided_by", base::to_json(proposal.decided_by)).set("decided_utc", proposal.decided_utc);
    if (proposal.state == ProposalState::withdrawn) json.set("decided_reason", proposal.decided_reason);
    if (proposal.state == ProposalState::confirmed) json.set("revision", Json::integer(proposal.revision));
    return json.set("words", words_of(proposal).json());
}

Json revision_json(const ReleaseRevision& revision, bool in_force) {
    return Json::object()
        .set("edition", revision.edition)
        .set("revision", Json::integer(revision.revision))
        .set("proposal", revision.proposal)
        .set("proposed_by", base::to_json(revision.proposed_by))
        .set("confirmed_by", base::to_json(revision.confirmed_by))
        .set("confirmed_utc", revision.confirmed_utc)
        .set("release", revision.release.text())
        .set("pack", revision.pack.text())
        .set("combined", revision.combined.text())
        .set("replaces", revision.replaces ? Json(revision.replaces->text()) : Json())
        .set("in_force", in_force);
}

void print_lines(const Output& output, const QStringList& lines) {
    bool first = true;
    for (const auto& line : lines) {
        output.text((first ? "" : "  ") + line.toStdString());
        first = false;
    }
}

}  // namespace

void print_proposal(const Output& output, const LimitProposal& proposal) {
    if (output.json) return output.document(proposal_json(proposal));
    output.text("proposal " + proposal.id);
    const auto words = words_of(proposal);
    print_lines(output, words.zh);
    print_lines(output, words.en);
    if (proposal.state == ProposalState::withdrawn)
        output.text(std::string(records::name(proposal.state)) + " by " + proposal.decided_by.name + " on " +
                    proposal.decided_utc + ": " + proposal.decided_reason);
    if (proposal.state == ProposalState::confirmed)
        output.text(std::string(records::name(proposal.state)) + " by " + proposal.decided_by.name + " on " +
                    proposal.decided_utc + " as revision " + std::to_string(proposal.revision));
}

void print_revision(const Output& output, const LimitProposal& proposal, const ReleaseRevision& revision) {
    if (output.json) {
        auto json = revision_json(revision, true);
        return output.document(json.set("limit", proposal.after.id).set("words", words_of(proposal).json()));
    }
    print_proposal(output, proposal);
    output.text(revision.edition + ": revision " + std::to_string(revision.revision) + " of the laboratory's release");
    output.text("  release  " + revision.release.text());
    output.text("  pack     " + revision.pack.text());
    output.text("  combined " + revision.combined.text());
    output.text("runs that start from now on use it; runs that were started before keep theirs");
}

void print_history(const Output& output, const records::ReleaseHistory& history) {
    if (output.json) {
        auto proposals = Json::array();
        for (const auto& proposal : history.proposals) proposals.push(proposal_json(proposal));
        auto revisions = Json::array();
        for (const auto& revision : history.revisions)
            revisions.push(revision_json(revision, &revision == history.latest(revision.edition)));
        return output.document(
            Json::object().set("proposals", std::move(proposals)).set("revisions", std::move(revisions)));
    }
    if (history.proposals.empty()) output.text("no limit was proposed for release in this archive");
    for (const auto& proposal : history.proposals) {
        const auto words = words_of(proposal);
        output.text(proposal.id + "  " + std::string(records::name(proposal.state)) + "  " +
                    words.zh.first().toStdString());
        output.text("      " + words.en.first().toStdString() + "; by " + proposal.proposed_by.name + ", " +
                    proposal.proposed_utc);
    }
    for (const auto& revision : history.revisions)
        output.text(revision.edition + " revision " + std::to_string(revision.revision) + "  " + revision.proposal +
                    "  " + revision.proposed_by.name + " / " + revision.confirmed_by.name + "  " +
                    revision.confirmed_utc + "  combined " + revision.combined.text().substr(0, 12) +
                    (&revision == history.latest(revision.edition) ? "  in force" : ""));
}

}  // namespace velocert::app
