// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "core/laboratory/people/people_register.h"
#include "core/records/people/release_history.h"

namespace velocert::app {

/// A proposal as the second person has to see it, in the language in use: what changes from which value to which, one
/// line for each part of the limit that differs, then what to look at twice, then who wants it and why.
/// People are named as the register (it may be empty) has them; times are in UTC.
[[nodiscard]] QStringList proposal_words(const records::LimitProposal& proposal,
                                         const laboratory::PeopleRegister& people = {});
/// The limit with its status: "≥ 12 N·m (released)"; "unknown (unverified)".
[[nodiscard]] QString limit_and_status_words(const conformity::Limit& limit);
/// "≤ (at most)"
[[nodiscard]] QString relation_words(conformity::Relation relation);
[[nodiscard]] QString warning_words(standards::ReleaseWarning warning);
[[nodiscard]] QString state_word(records::ProposalState state);

}  // namespace velocert::app
