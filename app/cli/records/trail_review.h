// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <string>

#include "app/cli/output.h"
#include "app/cli/signing_options.h"
#include "core/records/trail/trail_review.h"

namespace velocert::app {

/// What "audit --review" is given.
struct TrailReviewArguments {
    bool asked = false;
    std::uint64_t to = 0;
    std::string found;
    SigningOptions signing;
};
/// Adds --review, --to-entry, --found and who signs with what.
void add_trail_review_options(CLI::App& command, TrailReviewArguments& arguments);

/// Signs a review of the trail from where the last one ended.
[[nodiscard]] ExitCode review_trail(const Output& output, const std::string& archive,
                                    const TrailReviewArguments& arguments);

/// A review as the commands show it.
[[nodiscard]] base::Json trail_review_json(const records::TrailReview& review);

}  // namespace velocert::app
