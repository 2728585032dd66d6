// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/acts/actor.h"
#include "app/words/trail_words.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/laboratory/people/people_register.h"
#include "core/records/archive.h"
#include "core/records/trail/audit_trail.h"
#include "reports/content/trail_document.h"

namespace velocert::app {

/// So many entries fit on paper that the window makes; more are for the command line, where nobody waits.
inline constexpr std::size_t most_on_paper = 2'000;

/// What the paper is made of, as it was read from one archive.
struct TrailRead {
    std::vector<records::TrailEntry> entries;
    laboratory::PeopleRegister people;
    reports::TrailPaper head;  ///< without its lines, and without who makes it when
};
/// The entries of the query. Any thread: the whole ledger is gone through. Errors: those of the archive; bad_value for
/// more than most_on_paper.
[[nodiscard]] base::Result<TrailRead> read_trail(const records::Archive& archive, const records::TrailQuery& query);
/// Writes them to a new PDF file, in the language in use. GUI thread: pages are painted there. Errors: those of
/// reports::write_pdf.
[[nodiscard]] base::Result<void> write_trail_paper(const TrailRead& read, const Actor& by, const base::Clock& clock,
                                                   const TitleOf& titles, const std::string& file);

}  // namespace velocert::app
