// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/conformity/limit.h"
#include "core/standards/pack.h"

// What a laboratory may write where a limit stands: the same rules for releases and for the limits of a case.
namespace velocert::standards {

/// A laboratory states what a limit is, not which way it points: where the edition knows the relation, another one
/// is a slip of the pen. A number of runs may also be read as "at least". "Less than" in an informative annex may also
/// be read as "at most": such a figure is known from reports about the text, which tell the one and the other, and who
/// has the text open knows which it is. In a requirement the two differ by a verdict, so there it is what the edition
/// says. An unknown relation never fits.
[[nodiscard]] bool relation_fits(const conformity::Limit& limit, conformity::Relation relation);

/// Kinds of which a limit of zero or less can only be a slip of the pen: it would fail, or pass, everything.
[[nodiscard]] bool must_be_positive(metrology::Kind kind);

/// The words that such a limit may be; empty: any. How valid runs make one result is "mean" or "each" wherever a step
/// of the edition asks for it.
[[nodiscard]] std::vector<std::string> words_of(const StandardEdition& edition, const conformity::Limit& limit);

/// Such words as an error says what it expected: "mean or each".
[[nodiscard]] std::string either_of(const std::vector<std::string>& words);

}  // namespace velocert::standards
