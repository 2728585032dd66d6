// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/result.h"

namespace velocert::conformity {

/// The result of a decision, in the order of severity: the verdict over several things is the largest.
/// It starts as not_evaluated and only ever gets worse.
enum class Verdict : std::uint8_t { not_applicable, pass, not_evaluated, inconclusive, fail };

/// "pass", "not-evaluated" ... as in JSON.
[[nodiscard]] std::string_view name(Verdict verdict);
[[nodiscard]] base::Result<Verdict> parse_verdict(std::string_view text);

[[nodiscard]] constexpr Verdict worst(Verdict a, Verdict b) { return a < b ? b : a; }
/// Over every applicable clause. Nothing at all gives not_evaluated.
[[nodiscard]] Verdict worst(std::span<const Verdict> verdicts);

/// How a step ended; says nothing about the item. Bench trouble is `errored` and never a Fail.
enum class Outcome : std::uint8_t { completed, skipped, aborted, errored };
[[nodiscard]] std::string_view name(Outcome outcome);
[[nodiscard]] base::Result<Outcome> parse_outcome(std::string_view text);

}  // namespace velocert::conformity
