// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

#include "core/standards/edition.h"
#include "core/standards/editions/edition_selection.h"

namespace velocert::app {

/// Why this edition applies, as one sentence in the language in use; an unknown code gives its English text.
[[nodiscard]] QString edition_reason_words(const standards::EditionChoice& choice);
/// Why no edition can be named, as one sentence in the language in use; what is not known as its English text.
[[nodiscard]] QString edition_error_words(const base::Error& error, const standards::SelectionRule& rule);
/// That a run of this edition is judged by a pack of the laboratory's own, as one sentence; empty: it is the shipped
/// one.
[[nodiscard]] QString own_pack_words(const standards::StandardEdition& edition);
/// A warning of the choice ("sell-by 2025-11-30") in the language in use; an unknown one as it is.
[[nodiscard]] QString edition_warning_words(std::string_view warning);

}  // namespace velocert::app
