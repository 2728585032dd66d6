// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/verdict.h"

#include <string>

namespace velocert::conformity {

std::string_view name(Verdict verdict) {
    switch (verdict) {
        case Verdict::not_applicable: return "not-applicable";
        case Verdict::pass: return "pass";
        case Verdict::not_evaluated: return "not-evaluated";
        case Verdict::inconclusive: return "inconclusive";
        case Verdict::fail: return "fail";
    }
    return "not-evaluated";
}

base::Result<Verdict> parse_verdict(std::string_view text) {
    for (const auto verdict :
         {Verdict::not_applicable, Verdict::pass, Verdict::not_evaluated, Verdict::inconclusive, Verdict::fail})
        if (name(verdict) == text) return verdict;
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no verdict",
                      "not-applicable, pass, not-evaluated, inconclusive or fail");
}

Verdict worst(std::span<const Verdict> verdicts) {
    if (verdicts.empty()) return Verdict::not_evaluated;
    Verdict out = Verdict::not_applicable;
    for (const auto verdict : verdicts) out = worst(out, verdict);
    return out;
}

std::string_view name(Outcome outcome) {
    switch (outcome) {
        case Outcome::completed: return "completed";
        case Outcome::skipped: return "skipped";
        case Outcome::aborted: return "aborted";
        case Outcome::errored: return "errored";
    }
    return "errored";
}

base::Result<Outcome> parse_outcome(std::string_view text) {
    for (const auto outcome : {Outcome::completed, Outcome::skipped, Outcome::aborted, Outcome::errored})
        if (name(outcome) == text) return outcome;
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no outcome",
                      "completed, skipped, aborted or errored");
}

}  // namespace velocert::conformity
