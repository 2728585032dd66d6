// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace velocert::records {

/// What the list of runs knows of one run beside run_started, from its first entry.
struct RunDetail {
    std::string operator_name;
    std::string model;
    std::string maker;
    std::string vehicle_code;
    friend bool operator==(const RunDetail&, const RunDetail&) = default;
};

/// The facts by which runs are chosen exactly; empty ones are left out.
struct RunFacets {
    std::string item;
    std::string edition;
    std::string operator_folded;
    std::string lifecycle;
    std::string verdict;
};

// A term is a 63-bit hash (SipHash-2-4 under a key of zeros) of one thing that may be asked for. Two things may share
// one: what a term finds is compared with what was asked before it is shown.

/// All that is given, together: each combination has a term of its own, so that runs which are rare only by two facts
/// together are found as fast as others.
[[nodiscard]] std::int64_t facet_term(const RunFacets& facets);
/// A beginning of a folded text, cut to the longest length for which terms are kept.
[[nodiscard]] std::int64_t prefix_term(std::string_view folded);
/// Whether that is the whole text: then the term finds what begins with it and nothing else.
[[nodiscard]] bool has_own_term(std::string_view folded);
/// A day, month or year: "2025-11-22", "2025-11", "2025".
[[nodiscard]] std::int64_t period_term(std::string_view period);

/// The texts by whose beginnings a run is found (its item, model, maker and vehicle code), folded. Sorted, each once,
/// none empty.
[[nodiscard]] std::vector<std::string> searched_texts(std::string_view item, const RunDetail& detail);
/// The terms that a run gets with its start: its combinations of item, edition and operator, beginnings of its texts,
/// and its day, month and year. Sorted, each once.
[[nodiscard]] std::vector<std::int64_t> start_terms(std::string_view item, std::string_view edition,
                                                    std::string_view started_utc, const RunDetail& detail);
/// Those that it gets with its end: all combinations with lifecycle or verdict.
[[nodiscard]] std::vector<std::int64_t> end_terms(std::string_view item, std::string_view edition,
                                                  std::string_view operator_name, std::string_view lifecycle,
                                                  std::string_view verdict);

}  // namespace velocert::records
