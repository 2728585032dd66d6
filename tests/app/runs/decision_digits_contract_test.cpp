// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions to the last digit: what rounding must not take from a value, and what a sentence must say of it.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <string>

#include "tests/app/process.h"

using velocert::base::Json;
using velocert::tests::cli;
using velocert::tests::Finished;
using velocert::tests::ScratchFolder;

namespace {

std::string text_of(const Json& json, const std::string& key) {
    const Json* found = json.find(key);
    return found != nullptr && found->string() != nullptr ? *found->string() : "null";
}

const Json& only(const Json& json, const char* list) {
    REQUIRE(json.find(list) != nullptr);
    REQUIRE(json.find(list)->items() != nullptr);
    REQUIRE(json.find(list)->items()->size() == 1);
    return json.find(list)->items()->front();
}

std::string case_of(const std::string& procedure, const std::string& data, const std::string& more = {}) {
    return R"({"format":"velocert-case/1","item":{"id":"S-1","battery":"lead-acid","drive":"electric",)"
           R"("made_on":"2025-10-01","certified_to":null,"sold_on":null},"edition":"GB17761-2024",)" +
           more + R"("procedure":")" + procedure + R"(","data":)" + data + "}";
}

Finished judged(const std::string& text, const std::string& series = {}) {
    const ScratchFolder folder;
    if (!series.empty()) (void)folder.file("series.csv", series);
    return cli({"judge", folder.file("case.json", text), "--json"});
}

std::string mass(const std::string& readings, const std::string& uncertainty = {}) {
    return R"({"readings":[)" + readings + "]" + uncertainty + "}";
}

std::string braking(const std::string& runs, const std::string& aggregation = "mean", const std::string& count = "2") {
    return case_of("braking", R"({"runs":[)" + runs + "]}",
                   R"("limits":[{"id":"brake.dry.both.distance","relation":"<=","value":"7 m"},)"
                   R"({"id":"brake.valid_runs","relation":"=","value":")" +
                       count + R"("},{"id":"brake.aggregation","relation":"=","value":")" + aggregation + R"("}],)");
}

std::string run(const std::string& distance, const std::string& speed = "25", const std::string& note = "null") {
    return R"({"condition":"dry","brakes":"both","speed":")" + speed + R"( km/h","distance":")" + distance +
           R"( m","front_force":"150 N","rear_force":"150 N","void":)" + note + "}";
}

}  // namespace

TEST_CASE("an effective number of degrees of freedom that is whole gives the factor of that number") {
    // k: two-sided 95 % points of t as JCGM 100, table G.2, prints them.
    struct Row {
        const char* what;
        const char* budget;
        double k;
    };
    const auto pair = [](const char* u, const char* dof) {
        return R"("inputs":[{"name":"a","value":"1","standard_uncertainty":")" + std::string(u) + R"(","dof":")" + dof +
               R"("},{"name":"b","value":"2","standard_uncertainty":")" + u + R"(","dof":")" + dof +
               R"("}],"outputs":[{"name":"y","model":"a+b"}])";
    };
    const std::string together =
        R"("inputs":[{"name":"a","readings":["1.1","1.3","1.2"]},{"name":"b","readings":["2.4","2.1","2.2"]}],)"
        R"("correlate":"readings","outputs":[{"name":"y","model":"a*b"}])";
    // JCGM 100, H.2: five simultaneous readings of V, I and phi.
    const auto circuit = [](const char* model) {
        return R"("inputs":[{"name":"V","readings":["5.007","4.994","5.005","4.990","4.999"]},)"
               R"({"name":"I","readings":["0.019663","0.019639","0.019640","0.019685","0.019678"]},)"
               R"({"name":"p","readings":["1.0456","1.0438","1.0468","1.0428","1.0433"]}],"correlate":"readings",)"
               R"("outputs":[{"name":"y","model":")" +
               std::string(model) + R"("}])";
    };
    const std::string halves = pair("0.0371", "2");
    const std::string thirds = pair("0.1", "3");
    const std::string below = pair("0.0371", "1.999999");
    const std::string r = circuit("V/I*cos(p)");
    const std::string x = circuit("V/I*sin(p)");
    const std::string z = circuit("V/I");
    for (const auto& row :
         {Row{"u 0.0371, dof 2, twice", halves.c_str(), 2.776}, Row{"u 0.1, dof 3, twice", thirds.c_str(), 2.447},
          Row{"just below four stays below", below.c_str(), 3.182},
          Row{"three readings together", together.c_str(), 4.303}, Row{"R of H.2", r.c_str(), 2.776},
          Row{"X of H.2", x.c_str(), 2.776}, Row{"Z of H.2", z.c_str(), 2.776}}) {
        CAPTURE(row.what);
        const ScratchFolder folder;
        const auto result = cli({"uncertainty",
                                 folder.file("b.json", R"({"format":"velocert-budget/1",)" + std::string(row.budget) +
                                                           R"(,"coverage_probability":"0.95"})"),
                                 "--json"});
        CAPTURE(result.err, result.out);
        REQUIRE(result.code == 0);
        const auto document = result.json();
        const double k = std::strtod(text_of(only(document, "outputs"), "coverage_factor").c_str(), nullptr);
        CHECK(k == Approx(row.k).margin(0.0006));
    }
}

TEST_CASE("an expanded uncertainty that was given is the one that guards") {
    struct Row {
        const char* reading;
        const char* u;
        const char* k;
        const char* verdict;
        const char* limit;
        int code;
    };
    // The lead-acid limit is 63 kg; 63 kg less U is the acceptance limit, whatever k says of how U came about.
    for (const auto& row :
         {Row{"62.9 kg", "0.10 kg", "3", "pass", "62.9 kg", 0}, Row{"62.9 kg", "0.10 kg", "7", "pass", "62.9 kg", 0},
          Row{"62.900001 kg", "0.10 kg", "3", "fail", "62.9 kg", 1},
          Row{"62.95 kg", "0.05 kg", "2", "pass", "62.95 kg", 0}}) {
        CAPTURE(row.reading, row.k);
        const auto result = judged(case_of(
            "vehicle-mass",
            mass('"' + std::string(row.reading) + '"',
                 R"(,"expanded_uncertainty":")" + std::string(row.u) + R"(","coverage_factor":")" + row.k + '"'),
            R"("rule":{"name":"guard-band","fraction":"1"},)"));
        CAPTURE(result.err, result.out);
        REQUIRE(result.code == row.code);
        const auto document = result.json();
        const auto& one = only(document, "assessments");
        CHECK(text_of(one, "verdict") == row.verdict);
        CHECK_THAT(text_of(one, "acceptance_limit"), Catch::StartsWith(std::string(row.limit).substr(0, 4)));
        CHECK(std::strtod(text_of(one, "acceptance_limit").c_str(), nullptr) ==
              Approx(std::strtod(row.limit, nullptr)).margin(1e-9));
        CHECK(std::strtod(text_of(one, "expanded_uncertainty").c_str(), nullptr) ==
              Approx(std::strtod(row.u, nullptr)).margin(1e-9));
    }
}

TEST_CASE("what the rounding of a mean takes away does not make a Pass") {
    struct Row {
        std::string text;
        const char* verdict;
        int code;
    };
    for (const auto& row : {Row{case_of("vehicle-mass", mass(R"("63.000001 kg","63 kg")")), "fail", 1},
                            Row{case_of("vehicle-mass", mass(R"("63.000001 kg","62.999999 kg")")), "pass", 0},
                            Row{case_of("vehicle-mass", mass(R"("63 kg","62.999999 kg")")), "pass", 0},
                            Row{case_of("vehicle-mass", mass(R"("63 kg","63 kg")")), "pass", 0},
                            // 7.000001 m (25/25.000001)^2 is 7.00000044 m.
                            Row{braking(run("7.000001", "25.000001"), "mean", "1"), "fail", 1},
                            Row{braking(run("7", "25"), "mean", "1"), "pass", 0},
                            // 7 m (25/25.000001)^2 is 6.99999944 m, which rounds to 6.999999 m.
                            Row{braking(run("7", "25.000001"), "mean", "1"), "pass", 0},
                            Row{braking(run("7.000001") + "," + run("7")), "fail", 1},
                            Row{braking(run("7.000001") + "," + run("6.999999")), "pass", 0}}) {
        CAPTURE(row.text);
        const auto result = judged(row.text);
        CAPTURE(result.err, result.out);
        CHECK(result.code == row.code);
        REQUIRE((result.code == 0 || result.code == 1));
        const auto document = result.json();
        CHECK(text_of(document, "verdict") == row.verdict);
        if (row.code == 1) CHECK_THAT(text_of(document, "reason"), Catch::Contains("does not meet"));
    }
    const auto document = judged(case_of("vehicle-mass", mass(R"("63.000001 kg","63 kg")"))).json();
    CHECK_THAT(text_of(document, "reason"), Catch::Contains("just above 63"));
}

TEST_CASE("a value that was rounded before it was compared says so") {
    const auto result = judged(
        case_of("vehicle-mass", mass(R"("63.4 kg")"), R"("rule":{"name":"simple","comparison":"rounded-value"},)"));
    CAPTURE(result.out, result.err);
    REQUIRE(result.code == 0);
    CHECK_THAT(text_of(result.json(), "reason"), Catch::Contains("63.4") && Catch::Contains("rounded to 63"));
    // Half to even goes to 64, and the reading that lies just above the half goes there whatever is even.
    for (const auto* readings : {R"("63.5 kg")", R"("62.500001 kg","62.5 kg")"}) {
        CAPTURE(readings);
        const auto at_half = judged(
            case_of("vehicle-mass", mass(readings), R"("rule":{"name":"simple","comparison":"rounded-value"},)"));
        CHECK(at_half.code == (std::string(readings).starts_with("\"63.5") ? 1 : 0));
    }
}

TEST_CASE("where each run decides, the run that fails is named") {
    const auto result = judged(braking(run("7.2") + "," + run("6"), "each"));
    CAPTURE(result.out, result.err);
    REQUIRE(result.code == 1);
    CHECK_THAT(text_of(result.json(), "reason"), Catch::Contains("attempt 1: 7.200 m") && !Catch::Contains("6.600"));
    const auto both = judged(braking(run("6.9") + "," + run("7.3"), "each"));
    REQUIRE(both.code == 1);
    CHECK_THAT(text_of(both.json(), "reason"), Catch::Contains("attempt 2: 7.300 m"));
    CHECK(judged(braking(run("6.9") + "," + run("7"), "each")).code == 0);
    // Of too few runs none has decided yet.
    const auto few = judged(braking(run("7.2") + "," + run("6"), "each", "3"));
    REQUIRE(few.code == 2);
    CHECK_THAT(text_of(few.json(), "reason"), Catch::Contains("fewer valid runs") && !Catch::Contains("7.200"));
}

TEST_CASE("words, columns and conditions that nothing knows are refused with those that are known") {
    struct Row {
        std::string text;
        std::string series;
        std::vector<std::string> says;
    };
    const std::string header = "t_s,speed_km/h,distance_m,front_force_N,rear_force_N,brake\n";
    const std::string series = R"({"runs":[{"condition":"dry","brakes":"both","series":"series.csv","void":null}]})";
    for (const auto& row :
         {Row{braking(run("6.9"), "foo"), {}, {"'foo'", "mean or each", "/limits/2"}},
          Row{braking(run("6.9"), "5"), {}, {"'5'", "mean or each"}},
          Row{case_of("braking", series),
              header + "0,25,0,100,100,0\n0.01,25,0.07,100,100,2\n",
              {"series.csv", ":3, column 6", "'2'", "0 or 1"}},
          Row{case_of(
                  "braking",
                  R"({"runs":[{"condition":"wet","brakes":"front","speed":"16 km/h","distance":"5 m","void":null}]})"),
              {},
              {"wet, front", "dry, both"}}}) {
        CAPTURE(row.text);
        const auto result = judged(row.text, row.series);
        CAPTURE(result.err, result.out);
        CHECK(result.code == 3);
        for (const auto& word : row.says) CHECK_THAT(result.err, Catch::Contains(word));
    }
    // An edition is only said to have what it has.
    std::string old = case_of("juggling", "{}");
    old.replace(old.find("GB17761-2024"), 12, "GB17761-2018");
    const auto result = judged(old);
    CHECK(result.code == 3);
    CHECK_THAT(result.err, Catch::Contains("has no procedure 'juggling'"));
    CHECK_THAT(result.err.substr(result.err.find("expected")), !Catch::Contains("plastics-share"));
}

TEST_CASE("what was declared void comes back with its reason") {
    const auto result = judged(braking(run("6.9", "25", R"("foot_down")") + "," + run("6.8"), "mean", "1"));
    CAPTURE(result.out, result.err);
    const auto document = result.json();
    const auto& runs = *document.find("runs")->items();
    REQUIRE(runs.size() == 2);
    CHECK(text_of(runs[0], "void") == "foot_down");
    CHECK(runs[1].find("void") == nullptr);
}

TEST_CASE("a torque series that is too short says how short") {
    const auto result =
        judged(case_of("low-speed-torque", R"({"series":"series.csv"})"),
               "t_s,speed_r/min,torque_N.m,supply_V,current_A\n0.00,59.8,22.00,48.0,12.0\n0.01,60.0,22.01,48.0,12.1\n");
    CAPTURE(result.out, result.err);
    REQUIRE(result.code == 2);
    CHECK_THAT(text_of(result.json(), "reason"),
               Catch::Contains("2 values of torque over 0.01 s") && Catch::Contains("averages over"));
}

TEST_CASE("very many readings take no longer than their number") {
    // A quadratic search took the better part of a minute for these.
    std::string readings = "\"62.9 kg\"";
    for (int i = 1; i < 100'000; ++i) readings += ",\"62.9 kg\"";
    const ScratchFolder folder;
    velocert::tests::Process process(
        {VELOCERT_CLI, "judge", folder.file("case.json", case_of("vehicle-mass", mass(readings))), "--json"});
    CHECK(process.wait(std::chrono::seconds(10)).code == 0);
}
