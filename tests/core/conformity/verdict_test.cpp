// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/verdict.h"

#include <array>
#include <catch2/catch.hpp>

using namespace velocert::conformity;

TEST_CASE("the order of verdicts is the one stated") {
    CHECK(Verdict::not_applicable < Verdict::pass);
    CHECK(Verdict::pass < Verdict::not_evaluated);
    CHECK(Verdict::not_evaluated < Verdict::inconclusive);
    CHECK(Verdict::inconclusive < Verdict::fail);
    CHECK(Verdict{} == Verdict::not_applicable);
}

TEST_CASE("a verdict over several things is the worst of them") {
    struct Row {
        std::array<Verdict, 3> in;
        Verdict out;
    };
    using enum Verdict;
    for (const auto& row :
         {Row{{pass, pass, pass}, pass}, Row{{pass, not_applicable, pass}, pass},
          Row{{not_applicable, not_applicable, not_applicable}, not_applicable},
          Row{{pass, not_evaluated, pass}, not_evaluated}, Row{{inconclusive, not_evaluated, pass}, inconclusive},
          Row{{not_evaluated, fail, inconclusive}, fail}, Row{{fail, pass, pass}, fail}})
        CHECK(worst(row.in) == row.out);
}

TEST_CASE("nothing at all is not evaluated") { CHECK(worst(std::span<const Verdict>{}) == Verdict::not_evaluated); }

TEST_CASE("verdicts and outcomes are read back from their names, and nothing else is") {
    for (int i = 0; i <= static_cast<int>(Verdict::fail); ++i)
        CHECK(parse_verdict(name(static_cast<Verdict>(i))) == static_cast<Verdict>(i));
    for (int i = 0; i <= static_cast<int>(Outcome::errored); ++i)
        CHECK(parse_outcome(name(static_cast<Outcome>(i))) == static_cast<Outcome>(i));
    for (const char* text : {"", "Pass", "passed", "not_evaluated", "error"}) {
        CHECK_FALSE(parse_verdict(text));
        CHECK_FALSE(parse_outcome(text));
    }
}
