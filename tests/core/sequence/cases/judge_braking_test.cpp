// SPDX-License-Identifier: GPL-3.0-or-later
// Expected values: the worked table of the corrected-distance formula, S_c = S_m (V_s / V_m)^2, computed by hand.
#include <catch2/catch.hpp>

#include "tests/core/sequence/cases/case_fixture.h"

namespace velocert::sequence::test {
namespace {

constexpr const char* all_limits =
    R"([ { "id": "brake.dry.both.distance", "relation": "<=", "value": "7 m" },
         { "id": "brake.wet.both.distance", "relation": "<=", "value": "5 m" },
         { "id": "brake.valid_runs", "relation": "=", "value": "1" },
         { "id": "brake.aggregation", "relation": "=", "value": "mean" } ])";

std::string braking_case(const std::string& runs, const std::string& limits = all_limits, const std::string& extra = "",
                         const std::string& rule = "") {
    return R"({ "format": "velocert-case/1",
      "item": { "id": "S-001", "battery": "lead-acid", "drive": "electric", "made_on": "2025-10-01", "certified_to": null, "sold_on": null },
      "edition": "auto", "procedure": "braking",)" +
           (rule.empty() ? "" : " \"rule\": " + rule + ",") + (limits.empty() ? "" : " \"limits\": " + limits + ",") +
           R"( "data": { "runs": [)" + runs + "]" + extra + " } }";
}

std::string run(const std::string& condition, const std::string& speed, const std::string& distance,
                const std::string& more = R"(, "front_force": "150 N", "rear_force": "150 N", "void": null)",
                const std::string& brakes = "both") {
    return R"({ "condition": ")" + condition + R"(", "brakes": ")" + brakes + R"(", "speed": ")" + speed +
           R"( km/h", "distance": ")" + distance + R"( m")" + more + " }";
}

struct Row {
    const char* condition;
    const char* speed;
    const char* distance;
    const char* corrected;
    bool valid;
    const char* run_verdict;
    const char* verdict;
    const char* reason;
};

}  // namespace

TEST_CASE("a lever that should brake and is not pulled, or the other one that is, makes no valid run") {
    struct Case {
        const char* brakes;
        const char* front;
        const char* rear;
        const char* reason;
    };
    for (const auto& row :
         {Case{"both", "150 N", "0 N", "force-missing"}, Case{"both", "0 N", "150 N", "force-missing"},
          Case{"rear", "150 N", "0 N", "force-missing"}, Case{"rear", "151 N", "150 N", "wrong-brake"},
          Case{"rear", "0 N", "150 N", "null"}, Case{"both", "150 N", "1 N", "null"}}) {
        CAPTURE(row.brakes, row.front, row.rear);
        const std::string forces =
            std::string(R"(, "front_force": ")") + row.front + R"(", "rear_force": ")" + row.rear + '"';
        const auto result =
            judge_text(braking_case(run("dry", "25.0", "6.50", forces, row.brakes),
                                    R"([ { "id": "brake.dry.both.distance", "relation": "<=", "value": "7 m" },
                 { "id": "brake.dry.rear.distance", "relation": "<=", "value": "15 m" },
                 { "id": "brake.valid_runs", "relation": "=", "value": "1" } ])"));
        if (!result) FAIL(result.error().text());
        CHECK(at(result->document, "runs/0/reason") == row.reason);
        CHECK(at(result->document, "verdict") == (std::string(row.reason) == "null" ? "pass" : "not-evaluated"));
    }
}

TEST_CASE("judge gives the verdict of every worked braking example to the last digit") {
    const Row row = GENERATE(values<Row>({
        {"dry", "25.8", "6.90", "6.479 m", true, "pass", "pass", "null"},
        {"dry", "26.4", "7.60", "6.815 m", true, "pass", "pass", "null"},
        {"dry", "24.2", "6.70", "7.150 m", true, "fail", "fail", "outside-limit"},
        {"dry", "26.6", "8.20", "7.243 m", false, "not-evaluated", "not-evaluated", "speed-too-high-over-limit"},
        {"dry", "23.4", "6.20", "7.077 m", true, "fail", "fail", "outside-limit"},
        {"dry", "23.4", "6.00", "6.849 m", false, "not-evaluated", "not-evaluated", "speed-too-low-under-limit"},
        {"wet", "16.7", "5.30", "4.865 m", true, "pass", "pass", "null"},
        {"wet", "17.8", "5.90", "4.767 m", true, "pass", "pass", "null"},
    }));
    const auto result = judge_text(braking_case(run(row.condition, row.speed, row.distance)));
    if (!result) FAIL(result.error().text());
    const auto& document = result->document;
    CAPTURE(row.speed, row.distance, document.text(true));
    CHECK(at(document, "format") == "velocert-result/1");
    CHECK(at(document, "edition") == "GB17761-2024");
    CHECK(at(document, "runs/0/index") == "1");
    CHECK(at(document, "runs/0/corrected_distance") == row.corrected);
    CHECK(at(document, "runs/0/valid") == (row.valid ? "true" : "false"));
    CHECK(at(document, "runs/0/verdict") == row.run_verdict);
    CHECK(at(document, "runs/0/reason") == row.reason);
    CHECK(at(document, "runs/0/speed") == std::string(row.speed) + " km/h");
    CHECK(at(document, "runs/0/distance") == std::string(row.distance) + " m");
    CHECK(at(document, "verdict") == row.verdict);
    CHECK(at(document, "assessments/0/limit_status") == "released");
    if (row.valid) CHECK(at(document, "assessments/0/value") == row.corrected);
    CHECK(conformity::name(result->verdict) == row.verdict);
}

TEST_CASE("a run exactly on the edge of the speed band counts, one millimetre per hour beyond it does not") {
    // 26.5 km/h is V_s + 1.5; S_c of 8 m is 7.12 m, over 7 m.
    CHECK(at(judge_text(braking_case(run("dry", "26.5", "8.00"))).value().document, "runs/0/valid") == "true");
    CHECK(at(judge_text(braking_case(run("dry", "26.500001", "8.00"))).value().document, "runs/0/valid") == "false");
    CHECK(at(judge_text(braking_case(run("dry", "23.5", "6.00"))).value().document, "runs/0/valid") == "true");
    CHECK(at(judge_text(braking_case(run("dry", "23.499999", "6.00"))).value().document, "runs/0/valid") == "false");
}

TEST_CASE("a stop of exactly the limit passes and one micrometre more fails") {
    CHECK(judge_text(braking_case(run("dry", "25", "7.000000"))).value().verdict == conformity::Verdict::pass);
    const auto over = judge_text(braking_case(run("dry", "25", "7.000001"))).value();
    CHECK(over.verdict == conformity::Verdict::fail);
    CHECK(at(over.document, "assessments/0/value") == "7.000001 m");  // not printed as the limit it exceeds
    CHECK(at(over.document, "assessments/0/margin") == "-0.000001 m");
}

TEST_CASE("without released limits braking is not evaluated, and an unverified number of runs keeps a Fail a Fail") {
    const auto nothing = judge_text(braking_case(run("dry", "25", "6.00"), "")).value();
    CHECK(nothing.verdict == conformity::Verdict::not_evaluated);
    CHECK(at(nothing.document, "reason_code") == "limit-unverified");
    CHECK(at(nothing.document, "runs/0/valid") == "true");  // inside the band, so it counts whatever the limit is
    CHECK(at(nothing.document, "runs/0/verdict") == "not-evaluated");
    // Outside the band nobody can say whether it counts while the limit is unverified.
    const auto fast = judge_text(braking_case(run("dry", "27", "6.00"), "")).value();
    CHECK(at(fast.document, "runs/0/valid") == "false");
    CHECK(at(fast.document, "runs/0/reason") == "limit-unverified");

    const std::string distance_only = R"([ { "id": "brake.dry.both.distance", "relation": "<=", "value": "7 m" } ])";
    const auto pass = judge_text(braking_case(run("dry", "25", "6.00"), distance_only)).value();
    CHECK(pass.verdict == conformity::Verdict::not_evaluated);
    CHECK(at(pass.document, "reason_code") == "valid-runs-unverified");
    CHECK(at(pass.document, "runs/0/verdict") == "pass");
    CHECK(judge_text(braking_case(run("dry", "25", "7.50"), distance_only)).value().verdict ==
          conformity::Verdict::fail);
}

TEST_CASE("the mean of the corrected distances decides when the laboratory has released that rule") {
    const std::string runs = run("dry", "25", "6.900003") + "," + run("dry", "25", "7.100000");
    const auto two = [](const std::string& value) {
        return R"([ { "id": "brake.dry.both.distance", "relation": "<=", "value": "7 m" },
                    { "id": "brake.valid_runs", "relation": "=", "value": "2" })" +
               value + " ]";
    };
    SECTION("mean") {
        const auto mean =
            judge_text(braking_case(runs, two(R"(, { "id": "brake.aggregation", "relation": "=", "value": "mean" })")))
                .value();
        CHECK(mean.verdict == conformity::Verdict::fail);
        CHECK(at(mean.document, "assessments/0/value") == "7.000002 m");  // 7.0000015, half to even
    }
    SECTION("not released") {
        const auto unknown =
            judge_text(braking_case(run("dry", "25", "6.5") + "," + run("dry", "25", "7.2"), two(""))).value();
        CHECK(unknown.verdict == conformity::Verdict::not_evaluated);
        CHECK(at(unknown.document, "reason_code") == "aggregation-unverified");
        CHECK(judge_text(braking_case(run("dry", "25", "6.5") + "," + run("dry", "25", "6.9"), two("")))
                  .value()
                  .verdict == conformity::Verdict::pass);
        CHECK(judge_text(braking_case(run("dry", "25", "6.9") + "," + run("dry", "25", "7.3"), two("")))
                  .value()
                  .verdict == conformity::Verdict::fail);
    }
    SECTION("every run by itself") {
        const auto each =
            judge_text(braking_case(run("dry", "25", "6.5") + "," + run("dry", "25", "7.2"),
                                    two(R"(, { "id": "brake.aggregation", "relation": "=", "value": "each" })")))
                .value();
        CHECK(each.verdict == conformity::Verdict::fail);
    }
}

}  // namespace velocert::sequence::test
