// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <string>

#include "core/standards/edition.h"

// The help of one clause is made from the edition itself: what is asked, the limits with how far they may be trusted,
// the steps with their prompts, what voids an attempt. It says what the runner does, and nothing has to be written
// twice. Pure but for the language. Knows no widget.
namespace velocert::app {

struct ClauseAddress {
    std::string edition;  ///< "GB17761-2024"
    std::string clause;   ///< "6.1/braking"
};

/// The topic of the help window that is the page of that clause; empty where there is no clause.
[[nodiscard]] QString clause_topic(const std::string& edition, const std::string& clause);
/// The clause of such a topic; nothing for a topic of another kind.
[[nodiscard]] std::optional<ClauseAddress> clause_address(const QString& topic);

/// "6.1  Braking (GB 17761-2024)"
[[nodiscard]] QString clause_title(const standards::StandardEdition& edition, const standards::Clause& clause);
/// The page as Markdown, in the language in use.
[[nodiscard]] QString clause_page(const standards::StandardEdition& edition, const standards::Clause& clause);

/// The general page that tells how the procedure is done in this window; empty where none does. The list lies beside
/// the pages.
[[nodiscard]] QString topic_of_procedure(const std::string& procedure);

}  // namespace velocert::app
