// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "core/records/people/release_history.h"

// What 'release-limit' prints: words in both languages for people, members for scripts.
namespace velocert::app {

/// A proposal with its change in words.
void print_proposal(const Output& output, const records::LimitProposal& proposal);
/// The same with the revision it became.
void print_revision(const Output& output, const records::LimitProposal& proposal,
                    const records::ReleaseRevision& revision);
/// All proposals and revisions.
void print_history(const Output& output, const records::ReleaseHistory& history);

}  // namespace velocert::app
