// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/release_words.h"

#include <QCoreApplication>

#include "app/words/decision.h"
#include "app/words/people_words.h"
#include "app/words/words.h"

namespace velocert::app {
namespace {

using conformity::Relation;

class Release {
    Q_DECLARE_TR_FUNCTIONS(Release)
};

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

/// What a part of a limit is called; a part that is not known here keeps its own name.
QString member_words(const std::string& member) {
    if (member == "relation") return Release::tr("Relation");
    if (member == "value") return Release::tr("Value");
    if (member == "upper") return Release::tr("Upper value");
    if (member == "text_value") return Release::tr("Class");
    if (member == "at") return Release::tr("Holds at");
    if (member == "set_points") return Release::tr("Set points");
    if (member == "duration") return Release::tr("Duration");
    if (member == "status") return Release::tr("Status");
    if (member == "source") return Release::tr("Source");
    if (member == "note") return Release::tr("Note");
    return text(member);
}

QString side(const std::string& member, const std::string& value, const conformity::Limit& limit) {
    if (member == "relation") return relation_words(limit.relation);
    if (member == "status") return status_word(limit.status);
    if (!value.empty()) return text(value);
    return member == "value" || member == "text_value" ? Release::tr("unknown") : Release::tr("none");
}

}  // namespace

QString relation_words(Relation relation) {
    switch (relation) {
        case Relation::at_most: return Release::tr("≤ (at most)");
        case Relation::below: return Release::tr("< (below)");
        case Relation::at_least: return Release::tr("≥ (at least)");
        case Relation::equal: return Release::tr("= (equal)");
        case Relation::within: return Release::tr("from ... to (both inside)");
        case Relation::zero_above: return Release::tr("zero above");
        case Relation::from: return Release::tr("from this value on");
        case Relation::unknown: return Release::tr("unknown");
    }
    return {};
}

QString limit_and_status_words(const conformity::Limit& limit) {
    const bool known = limit.value || !limit.text_value.empty();
    QString words = known ? limit_words(limit) : Release::tr("unknown");
    if (known && limit.relation == Relation::unknown) words = Release::tr("%1, relation unknown").arg(words);
    return Release::tr("%1 (%2)").arg(words, status_word(limit.status));
}

QString warning_words(standards::ReleaseWarning warning) {
    using standards::ReleaseWarning;
    switch (warning) {
        case ReleaseWarning::overrides_confirmed:
            return Release::tr(
                "This limit is confirmed as shipped: the official text, or two independent sources. The laboratory "
                "overrides it.");
        case ReleaseWarning::overrides_provisional:
            return Release::tr(
                "This limit is shipped as provisional, from one usable source. The laboratory overrides it.");
        case ReleaseWarning::replaces_released:
            return Release::tr("The laboratory has released this limit before. The earlier value stays on record.");
    }
    return {};
}

QString state_word(records::ProposalState state) {
    using records::ProposalState;
    switch (state) {
        case ProposalState::open: return Release::tr("waits for a second person");
        case ProposalState::confirmed: return Release::tr("confirmed");
        case ProposalState::withdrawn: return Release::tr("withdrawn");
    }
    return {};
}

QStringList proposal_words(const records::LimitProposal& proposal, const laboratory::PeopleRegister& people) {
    QStringList lines;
    lines << Release::tr("%1, limit %2: %3 becomes %4")
                 .arg(text(proposal.edition), text(proposal.after.id), limit_and_status_words(proposal.before),
                      limit_and_status_words(proposal.after));
    for (const auto& change : records::member_changes(proposal.before, proposal.after))
        lines << Release::tr("%1: %2 → %3")
                     .arg(member_words(change.member), side(change.member, change.before, proposal.before),
                          side(change.member, change.after, proposal.after));
    for (const auto warning : proposal.warnings) lines << Release::tr("Warning: %1").arg(warning_words(warning));
    if (!proposal.reason.empty()) lines << Release::tr("Reason: %1").arg(text(proposal.reason));
    lines << Release::tr("Proposed by %1 on %2 (UTC); %3")
                 .arg(person_words(people, proposal.proposed_by), minute_words(proposal.proposed_utc),
                      state_word(proposal.state));
    return lines;
}

}  // namespace velocert::app
