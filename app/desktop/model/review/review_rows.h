// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::app {

/// What makes a reviewer look twice at a result, the gravest first.
enum class Concern : std::uint8_t {
    fails,
    undecided,    ///< inconclusive or not evaluated
    conditional,  ///< passes or fails within its own uncertainty
    deviation,    ///< made under a departure that two persons answer for, an expired certificate for one
    limit,        ///< the limit is provisional, or assumed by a demonstration laboratory
    gap,          ///< bytes were lost or rejected, or an attempt broke off
    retry,        ///< done more than once, or declared void
    same_photo,   ///< one of its photos answers another question of the run, too
    typed,        ///< rests on values that were typed
};
inline constexpr std::size_t concern_count = static_cast<std::size_t>(Concern::typed) + 1;

/// One decision of a run as a reviewer compares it.
struct ReviewRow {
    std::string procedure;
    std::size_t assessment = 0;  ///< index within the procedure's result; no_assessment where it has none
    std::string clause;
    standards::Title title;
    conformity::Verdict verdict = conformity::Verdict::not_evaluated;
    conformity::Reason reason = conformity::Reason::none;
    std::vector<Concern> concerns;    ///< each once, the gravest first
    std::optional<double> closeness;  ///< |margin| as a part of the limit, for ranking only
    int attempts = 0;
    int typed = 0;                     ///< values typed in its attempts
    std::vector<std::string> steps{};  ///< that the decision rests on; all of the procedure where that cannot be told
    bool whole = false;                ///< all steps of the procedure
    static constexpr std::size_t no_assessment = static_cast<std::size_t>(-1);

    [[nodiscard]] bool has(Concern concern) const;
};

/// The decisions of a run, the riskiest first: by the gravest concern, then by how many there are, then by how near the
/// result lies to its limit; what is alike stays in the order of the run. Pure.
[[nodiscard]] std::vector<ReviewRow> review_rows(const sequence::Run& run, const standards::StandardEdition& edition);
/// How many rows have that concern.
[[nodiscard]] int count_of(const std::vector<ReviewRow>& rows, Concern concern);

}  // namespace velocert::app
