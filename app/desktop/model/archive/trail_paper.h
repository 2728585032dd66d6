// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/acts/actor.h"
#include "app/desktop/model/archive/archive_work.h"
#include "app/desktop/model/frame/archive_in_use.h"
#include "app/words/trail_words.h"
#include "core/records/trail/audit_trail.h"

namespace velocert::app {

/// So many entries fit on paper that the window makes; more are for the command line, where nobody waits.
inline constexpr std::size_t most_on_paper = 2'000;

/// Writes the entries of the query to a new PDF file, in the language in use, and puts that on record as this person's
/// taking. GUI thread: pages are painted there. The result as a sentence; a refusal, a file that is there already and
/// more entries than most_on_paper are told in it.
[[nodiscard]] WorkResult write_trail_paper(ArchiveInUse& archive, const records::TrailQuery& query, const Actor& by,
                                           const TitleOf& titles, const QString& file);

}  // namespace velocert::app
