// SPDX-License-Identifier: GPL-3.0-or-later
// The command line as other programs use it: names, exit codes and fields of the contract.
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/app/process.h"

using velocert::base::Json;
using velocert::tests::cli;
using velocert::tests::Finished;
using velocert::tests::ScratchFolder;

namespace {

Finished judge(const std::string& text) {
    const ScratchFolder folder;
    return cli({"judge", folder.file("case.json", text), "--json"});
}

std::string text_of(const Json& json, const std::string& key) {
    const Json* found = json.find(key);
    REQUIRE(found != nullptr);
    if (found->is_null()) return "null";
    if (const auto* flag = found->boolean()) return *flag ? "true" : "false";
    REQUIRE(found->string() != nullptr);
    return *found->string();
}

const Json& first(const Json& json, const std::string& key) {
    const Json* found = json.find(key);
    REQUIRE(found != nullptr);
    REQUIRE(found->items() != nullptr);
    REQUIRE_FALSE(found->items()->empty());
    return found->items()->front();
}

std::string mass_case(const std::string& battery, const std::string& made, const std::string& readings) {
    return R"({"format":"velocert-case/1","item":{"id":"S-001","battery":")" + battery +
           R"(","drive":"electric","made_on":")" + made +
           R"(","certified_to":null,"sold_on":null},"edition":"auto","procedure":"vehicle-mass","data":{"readings":)" +
           readings + R"(,"expanded_uncertainty":"0.10 kg","coverage_factor":"2"}})";
}

std::string braking_case(const std::string& condition, const std::string& limit, const std::string& limit_value,
                         const std::string& speed, const std::string& distance, const std::string& extra_limits = "") {
    return R"({"format":"velocert-case/1","item":{"id":"S-001","battery":"lead-acid","drive":"electric","made_on":"2025-10-01",)"
           R"("certified_to":null,"sold_on":null},"edition":"GB17761-2024","procedure":"braking","limits":[{"id":")" +
           limit + R"(","relation":"<=","value":")" + limit_value + R"("})" + extra_limits +
           R"(],"data":{"runs":[{"condition":")" + condition + R"(","brakes":"both","speed":")" + speed +
           R"( km/h","distance":")" + distance +
           R"( m","front_force":"150 N","rear_force":"150 N","void":null}],)"
           R"("standard_uncertainty":{"speed":"0.05 km/h","distance":"0.01 m"}}})";
}

const std::string one_run = R"(,{"id":"brake.valid_runs","relation":"=","value":"1"})";

}  // namespace

TEST_CASE("what a file names twice is told as that, and nobody is sent to wait for it") {
    const auto twice = judge(braking_case("dry", "brake.dry.both.distance", "7 m", "25.0", "6.5", one_run + one_run));
    CHECK(twice.code == 3);
    CHECK(twice.err.find("'brake.valid_runs' stands twice") != std::string::npos);
    CHECK(twice.err.find("names something twice") != std::string::npos);
    CHECK(twice.err.find("wait until") == std::string::npos);
}

TEST_CASE("the published braking vectors give their verdicts to the last digit") {
    // The synthetic vectors of the requirement catalogue: V_s, V_m, S_m, S_c, limit, verdict.
    struct Row {
        const char* condition;
        const char* speed;
        const char* distance;
        const char* corrected;
        const char* valid;
        const char* verdict;
        int code;
    };
    for (const auto& row : {Row{"dry", "25.8", "6.90", "6.479 m", "true", "pass", 0},
                            Row{"dry", "26.4", "7.60", "6.815 m", "true", "pass", 0},
                            Row{"dry", "24.2", "6.70", "7.150 m", "true", "fail", 1},
                            Row{"dry", "26.6", "8.20", "7.243 m", "false", "not-evaluated", 2},
                            Row{"dry", "23.4", "6.20", "7.077 m", "true", "fail", 1},
                            Row{"dry", "23.4", "6.00", "6.849 m", "false", "not-evaluated", 2},
                            Row{"wet", "16.7", "5.30", "4.865 m", "true", "pass", 0},
                            Row{"wet", "17.8", "5.90", "4.767 m", "true", "pass", 0}}) {
        CAPTURE(row.condition, row.speed, row.distance);
        const bool dry = std::string(row.condition) == "dry";
        const auto result =
            judge(braking_case(row.condition, dry ? "brake.dry.both.distance" : "brake.wet.both.distance",
                               dry ? "7 m" : "5 m", row.speed, row.distance, one_run));
        CAPTURE(result.err);
        CHECK(result.code == row.code);
        const auto document = result.json();
        CHECK(text_of(document, "format") == "velocert-result/1");
        CHECK(text_of(document, "verdict") == row.verdict);
        const auto& run = first(document, "runs");
        CHECK(text_of(run, "corrected_distance") == row.corrected);
        CHECK(text_of(run, "valid") == row.valid);
        if (std::string(row.valid) == "true") CHECK(text_of(run, "verdict") == row.verdict);
        if (std::string(row.valid) == "false") CHECK(text_of(run, "reason") != "null");
        CHECK(text_of(run, "coverage_factor") == "2");
    }
}

TEST_CASE("the mass limit depends on battery and edition, and the limit itself passes") {
    struct Row {
        const char* battery;
        const char* made;
        const char* reading;
        const char* edition;
        const char* verdict;
        int code;
    };
    for (const auto& row : {Row{"lead-acid", "2025-10-01", "63 kg", "GB17761-2024", "pass", 0},
                            Row{"lead-acid", "2025-10-01", "63.000001 kg", "GB17761-2024", "fail", 1},
                            Row{"lithium-ion", "2025-10-01", "63 kg", "GB17761-2024", "fail", 1},
                            Row{"lithium-ion", "2025-10-01", "55 kg", "GB17761-2024", "pass", 0},
                            Row{"other", "2025-10-01", "55.05 kg", "GB17761-2024", "fail", 1},
                            Row{"lead-acid", "2025-08-31", "55 kg", "GB17761-2018", "pass", 0},
                            Row{"lead-acid", "2025-08-31", "55.05 kg", "GB17761-2018", "fail", 1}}) {
        CAPTURE(row.battery, row.made, row.reading);
        const auto result = judge(mass_case(row.battery, row.made, "[\"" + std::string(row.reading) + "\"]"));
        CAPTURE(result.err);
        CHECK(result.code == row.code);
        const auto document = result.json();
        CHECK(text_of(document, "edition") == row.edition);
        CHECK(text_of(document, "verdict") == row.verdict);
    }
}

namespace {

/// A mass against 63 kg by a rule, U = 0.40 kg with k = 2.
std::string ruled_case(const std::string& reading, const std::string& rule, const std::string& limit = "") {
    return R"({"format":"velocert-case/1","item":{"id":"S-001","battery":"lead-acid","drive":"electric",)"
           R"("made_on":"2025-10-01"},"edition":"auto","procedure":"vehicle-mass","rule":)" +
           rule + limit + R"(,"data":{"readings":[")" + reading +
           R"("],"expanded_uncertainty":"0.40 kg","coverage_factor":"2"}})";
}

std::string member(const Json& json, const std::string& key, const std::string& inner) {
    const Json* found = json.find(key);
    REQUIRE(found != nullptr);
    return text_of(*found, inner);
}

}  // namespace

TEST_CASE("each decision rule gives its verdict, zone and acceptance limit") {
    // T = 63 kg, U = 0.4 kg: the example of the conformity vectors moved from 25 km/h to 63 kg. 1.644853627 u is
    // 0.328971 kg, rounded up to the milligram.
    const std::string simple = R"({"name":"simple"})";
    const std::string guard = R"({"name":"guard-band"})";
    const std::string half = R"({"name":"guard-band","fraction":"0.5"})";
    const std::string four = R"({"name":"four-zone","fraction":"1","comparison":"full-value"})";
    const std::string risk = R"({"name":"target-risk","risk":"0.05"})";
    const std::string rounded = R"({"name":"guard-band","comparison":"rounded-value"})";
    struct Row {
        std::string rule;
        const char* reading;
        const char* verdict;
        int code;
        const char* acceptance;
        const char* zone;
        const char* probability;
        const char* from;
        const char* to;
    };
    for (const auto& row :
         {Row{simple, "62.5 kg", "pass", 0, "63 kg", "pass", "0.99379", "62.6 kg", "63.4 kg"},
          Row{simple, "63 kg", "pass", 0, "63 kg", "conditional-pass", "0.50000", "62.6 kg", "63.4 kg"},
          Row{simple, "63.01 kg", "fail", 1, "63 kg", "conditional-fail", "0.48006", "62.6 kg", "63.4 kg"},
          Row{simple, "63.41 kg", "fail", 1, "63 kg", "fail", "0.02018", "62.6 kg", "63.4 kg"},
          Row{guard, "62.6 kg", "pass", 0, "62.6 kg", "pass", "0.97725", "62.6 kg", "63 kg"},
          Row{guard, "62.600001 kg", "fail", 1, "62.6 kg", "conditional-pass", "0.97725", "62.6 kg", "63 kg"},
          Row{guard, "62.7 kg", "fail", 1, "62.6 kg", "conditional-pass", "0.93319", "62.6 kg", "63 kg"},
          Row{half, "62.7 kg", "pass", 0, "62.8 kg", "pass", "0.93319", "62.8 kg", "63 kg"},
          Row{four, "62.6 kg", "pass", 0, "62.6 kg", "pass", "0.97725", "62.6 kg", "63.4 kg"},
          Row{four, "62.7 kg", "inconclusive", 2, "62.6 kg", "conditional-pass", "0.93319", "62.6 kg", "63.4 kg"},
          Row{four, "63.4 kg", "inconclusive", 2, "62.6 kg", "conditional-fail", "0.02275", "62.6 kg", "63.4 kg"},
          Row{four, "63.41 kg", "fail", 1, "62.6 kg", "fail", "0.02018", "62.6 kg", "63.4 kg"},
          Row{risk, "62.671029 kg", "pass", 0, "62.671029 kg", "pass", "0.95000", "62.671029 kg", "63 kg"},
          Row{risk, "62.67103 kg", "fail", 1, "62.671029 kg", "conditional-pass", "0.95000", "62.671029 kg", "63 kg"},
          Row{rounded, "62.5 kg", "pass", 0, "62.6 kg", "pass", "0.99379", "62.6 kg", "63 kg"},
          Row{rounded, "62.6 kg", "fail", 1, "62.6 kg", "conditional-pass", "0.97725", "62.6 kg", "63 kg"}}) {
        CAPTURE(row.rule, row.reading);
        const auto result = judge(ruled_case(row.reading, row.rule));
        CAPTURE(result.err);
        CHECK(result.code == row.code);
        const auto document = result.json();
        CHECK(text_of(document, "verdict") == row.verdict);
        const auto& assessment = first(document, "assessments");
        CHECK(text_of(assessment, "acceptance_limit") == row.acceptance);
        CHECK(text_of(assessment, "zone") == row.zone);
        CHECK(text_of(assessment, "conformance_probability") == row.probability);
        CHECK(text_of(assessment, "uncertainty_ratio") == "0.00635");  // 0.4 / 63
        CHECK(member(assessment, "undecidable", "from") == row.from);
        CHECK(member(assessment, "undecidable", "to") == row.to);
        CHECK(assessment.find("warnings") == nullptr);
    }
}

TEST_CASE("the result names the rule it was judged by and the risk of its verdict") {
    const auto result = judge(ruled_case("62.67 kg", R"({"name":"target-risk","risk":"0.05"})"));
    REQUIRE(result.code == 0);
    const auto document = result.json();
    CHECK(member(document, "rule", "name") == "target-risk");
    CHECK(member(document, "rule", "risk") == "0.05");
    CHECK(member(document, "rule", "comparison") == "full-value");
    CHECK(text_of(first(document, "assessments"), "specific_risk") == "0.04947");  // 1 - Phi(1.65)
}

TEST_CASE("a rule of the standard itself stands instead of the guard band") {
    const auto result =
        judge(ruled_case("62.9 kg", R"({"name":"guard-band"})",
                         R"(,"limits":[{"id":"mass.lead_acid","relation":"<=","value":"63 kg","inherent":true}])"));
    CAPTURE(result.err);
    CHECK(result.code == 0);
    const auto document = result.json();
    const auto& assessment = first(document, "assessments");
    CHECK(text_of(assessment, "acceptance_limit") == "63 kg");
    CHECK(text_of(assessment, "inherent") == "true");
}

TEST_CASE("a bench too coarse for the limit is said beside the verdict") {
    const auto coarse = judge(ruled_case("0.5 kg", R"({"name":"simple"})",
                                         R"(,"limits":[{"id":"mass.lead_acid","relation":"<=","value":"0.8 kg"}])"));
    CAPTURE(coarse.err);
    CHECK(coarse.code == 0);
    const auto document = coarse.json();
    const auto& assessment = first(document, "assessments");
    const Json* warnings = assessment.find("warnings");
    REQUIRE(warnings != nullptr);
    CHECK(*warnings == Json(Json::Array{Json("bench-too-coarse")}));
    const auto stricter = judge(ruled_case("62.5 kg", R"({"name":"simple","tolerance_ratio":"200"})"));
    const auto strict = stricter.json();
    CHECK(first(strict, "assessments").find("warnings") != nullptr);
}

TEST_CASE("without an uncertainty only simple acceptance can judge") {
    for (const char* rule :
         {R"({"name":"guard-band"})", R"({"name":"four-zone"})", R"({"name":"target-risk","risk":"0.05"})"}) {
        CAPTURE(rule);
        const auto result = judge(
            R"({"format":"velocert-case/1","item":{"id":"S","battery":"lead-acid","drive":"electric","made_on":"2025-10-01"},)"
            R"("edition":"auto","procedure":"vehicle-mass","rule":)" +
            std::string(rule) + R"(,"data":{"readings":["60 kg"]}})");
        CHECK(result.code == 2);
        const auto document = result.json();
        CHECK(text_of(document, "reason_code") == "uncertainty-missing");
        CHECK(first(document, "assessments").find("undecidable") == nullptr);
    }
}

TEST_CASE("rules that mean nothing are refused with their place") {
    struct Row {
        const char* rule;
        const char* says;
    };
    for (const auto& row :
         {Row{R"({"name":"target-risk"})", "/rule/risk"}, Row{R"({"name":"target-risk","risk":"0"})", "/rule/risk"},
          Row{R"({"name":"target-risk","risk":"0.51"})", "/rule/risk"},
          Row{R"({"name":"target-risk","risk":0.05})", "/rule/risk"},
          Row{R"({"name":"target-risk","risk":"0.05","fraction":"1"})", "/rule/fraction"},
          Row{R"({"name":"simple","risk":"0.05"})", "/rule/risk"},
          Row{R"({"name":"guard-band","fraction":"-1"})", "/rule/fraction"},
          Row{R"({"name":"guard-band","fraction":"10.1"})", "/rule/fraction"},
          Row{R"({"name":"guard-band","fraction":"NaN"})", "/rule/fraction"},
          Row{R"({"name":"guard-band","comparison":"by-eye"})", "/rule/comparison"},
          Row{R"({"name":"guess"})", "target-risk"}, Row{R"({"name":"simple","w":"1"})", "/rule/w"},
          Row{R"({})", "/rule"}}) {
        CAPTURE(row.rule);
        const auto result = judge(ruled_case("62.5 kg", row.rule));
        CHECK(result.code == 3);
        CHECK(result.out.empty());
        CHECK_THAT(result.err, Catch::Contains(row.says));
    }
}

TEST_CASE("the mean of the readings is exact and carries its uncertainty") {
    const auto result = judge(mass_case("lead-acid", "2025-10-01", R"(["62.90 kg","62.95 kg"])"));
    REQUIRE(result.code == 0);
    const auto document = result.json();
    const auto& assessment = first(document, "assessments");
    CHECK(text_of(assessment, "limit") == "mass.lead_acid");
    CHECK(text_of(assessment, "limit_value") == "63 kg");
    CHECK(text_of(assessment, "limit_status") == "confirmed");
    CHECK(text_of(assessment, "value") == "62.925 kg");
    CHECK(text_of(assessment, "expanded_uncertainty") == "0.1 kg");
    CHECK(text_of(assessment, "margin") == "0.075 kg");
}

TEST_CASE("an unverified limit gives not-evaluated and exit code 2, but never hides a fail") {
    const auto undecided = judge(
        R"({"format":"velocert-case/1","item":{"id":"S","battery":"other","drive":"electric","made_on":"2025-10-01"},"edition":"auto",)"
        R"("procedure":"braking","data":{"runs":[{"condition":"dry","brakes":"both","speed":"25 km/h","distance":"5 m","front_force":"100 N","rear_force":"100 N"}]}})");
    CHECK(undecided.code == 2);
    CHECK(text_of(undecided.json(), "verdict") == "not-evaluated");

    // The number of valid runs is not verified: no pass, but a fail stays a fail.
    const auto good = judge(braking_case("dry", "brake.dry.both.distance", "7 m", "25.0", "6.00"));
    CHECK(good.code == 2);
    const auto bad = judge(braking_case("dry", "brake.dry.both.distance", "7 m", "25.0", "8.00"));
    CHECK(bad.code == 1);
}

TEST_CASE("wrong input ends with exit code 3, nothing on standard output, and says where") {
    struct Row {
        const char* text;
        const char* says;
    };
    for (
        const auto& row :
        {Row{"", "case.json"}, Row{"{", "case.json:1"}, Row{R"({"format":"velocert-case/2"})", "velocert-case/1"},
         Row{R"({"format":"velocert-case/1","surprise":1})", ""},
         Row{R"({"format":"velocert-case/1","item":{"id":"S","battery":"coal","drive":"electric","made_on":"2025-10-01"},"edition":"auto","procedure":"vehicle-mass","data":{"readings":["1 kg"]}})",
             "battery"},
         Row{R"({"format":"velocert-case/1","item":{"id":"S","battery":"other","drive":"electric","made_on":"2025-02-30"},"edition":"auto","procedure":"vehicle-mass","data":{"readings":["1 kg"]}})",
             "made_on"},
         Row{R"({"format":"velocert-case/1","item":{"id":"S","battery":"other","drive":"electric","made_on":"2025-10-01"},"edition":"auto","procedure":"vehicle-mass","data":{"readings":["1 m"]}})",
             "readings"},
         Row{R"({"format":"velocert-case/1","item":{"id":"S","battery":"other","drive":"electric","made_on":"2025-10-01"},"edition":"auto","procedure":"vehicle-mass","data":{"readings":[62.9]}})",
             "readings"},
         Row{R"({"format":"velocert-case/1","item":{"id":"S","battery":"other","drive":"electric","made_on":"2025-10-01"},"edition":"GB17761-2030","procedure":"vehicle-mass","data":{"readings":["1 kg"]}})",
             "edition"},
         Row{R"({"format":"velocert-case/1","item":{"id":"S","battery":"other","drive":"electric","made_on":"2025-10-01"},"edition":"auto","procedure":"juggling","data":{}})",
             "procedure"}}) {
        CAPTURE(row.text);
        const auto result = judge(row.text);
        CAPTURE(result.err);
        CHECK(result.code == 3);
        CHECK(result.out.empty());
        CHECK_THAT(result.err, Catch::Contains(row.says));
    }
    CHECK(cli({"judge", "/no/such/case.json"}).code == 3);
    const auto certified = cli({"edition", "--made", "2025-08-20", "--certified", ""});
    CHECK(certified.code == 3);
    CHECK_THAT(certified.err, Catch::Contains("--certified"));
    CHECK(cli({"judge"}).code == 3);
    CHECK(cli({"no-such-command"}).code == 3);
}

TEST_CASE("low-speed torque is judged by the limit of the case, and by none without one") {
    const auto torque = [](const std::string& limits) {
        return judge(R"({"format":"velocert-case/1","item":{"id":"S-001","battery":"lead-acid","drive":"electric",)"
                     R"("made_on":"2025-10-01","certified_to":null,"sold_on":null},"edition":"auto",)"
                     R"("procedure":"low-speed-torque","limits":[)" +
                     limits +
                     R"(],"data":{"points":[{"speed":"60 r/min","torque":"22.10 N.m","supply":"48.0 V"}],)"
                     R"("standard_uncertainty":{"torque":"0.05 N.m"}}})");
    };
    struct Row {
        const char* limits;
        int code;
        const char* verdict;
    };
    for (const auto& row :
         {Row{R"({"id":"motor.low_speed_torque","relation":">=","value":"20 N.m"})", 0, "pass"},
          Row{R"({"id":"motor.low_speed_torque","relation":"<=","value":"20 N.m"})", 1, "fail"},
          Row{R"({"id":"motor.low_speed_torque","relation":"in","value":"20 N.m","upper":"25 N.m"})", 0, "pass"},
          Row{R"({"id":"motor.low_speed_torque","relation":">=","value":"20 N.m","at":"90 r/min"})", 2,
              "not-evaluated"},
          Row{"", 2, "not-evaluated"}}) {
        CAPTURE(row.limits);
        const auto result = torque(row.limits);
        CAPTURE(result.err, result.out);
        CHECK(result.code == row.code);
        CHECK(text_of(result.json(), "verdict") == row.verdict);
    }
    const auto document = torque(R"({"id":"motor.low_speed_torque","relation":">=","value":"20 N.m"})").json();
    const auto& assessment = first(document, "assessments");
    CHECK(text_of(assessment, "limit_status") == "released");
    CHECK(text_of(assessment, "value") == "22.1 N.m");
    CHECK(text_of(assessment, "margin") == "2.1 N.m");
    const ScratchFolder folder;
    folder.file("torque.csv", "t_s,speed_r/min,torque_N.m,supply_V,current_A\n0,60,nan,48,7\n0.1,60,22,48,7\n");
    const auto series = cli(
        {"judge",
         folder.file(
             "case.json",
             R"({"format":"velocert-case/1","item":{"id":"S","battery":"other","drive":"electric",)"
             R"("made_on":"2025-10-01"},"edition":"auto","procedure":"low-speed-torque","limits":)"
             R"([{"id":"motor.low_speed_torque","relation":">=","value":"20 N.m"}],"data":{"series":"torque.csv"}})"),
         "--json"});
    CAPTURE(series.err);
    CHECK(series.code == 2);
    CHECK(text_of(series.json(), "reason_code") == "value-not-finite");
}

TEST_CASE("every command explains itself with an example") {
    for (const char* command : {"judge", "uncertainty", "edition", "standards", "drivers", "ports", "read", "decode",
                                "run", "recompute", "verify", "report", "export"}) {
        CAPTURE(command);
        const auto help = cli({command, "--help"});
        CHECK(help.code == 0);
        CHECK_THAT(help.out, Catch::Contains("Example: velocert-cli " + std::string(command)));
    }
}

TEST_CASE("the edition follows the date made, then the certificate, and says why") {
    struct Row {
        std::vector<std::string> words;
        int code;
        const char* edition;
    };
    for (const auto& row :
         {Row{{"--made", "2025-08-31"}, 0, "GB17761-2018"}, Row{{"--made", "2025-09-01"}, 0, "GB17761-2024"},
          Row{{"--made", "2025-06-01", "--certified", "GB17761-2024"}, 0, "GB17761-2024"},
          Row{{"--made", "2025-08-31", "--sold", "2025-12-01"}, 0, "GB17761-2018"},
          Row{{"--made", "2018-01-01"}, 3, ""}, Row{{"--made", "yesterday"}, 3, ""},
          Row{{"--made", "2025-08-31", "--sold", "2025-08-01"}, 3, ""}}) {
        auto words = row.words;
        words.insert(words.begin(), "edition");
        words.emplace_back("--json");
        const auto result = cli(words);
        CAPTURE(row.words, result.err);
        CHECK(result.code == row.code);
        if (row.code != 0) continue;
        CHECK(text_of(result.json(), "edition") == row.edition);
        CHECK_FALSE(text_of(result.json(), "reason").empty());
    }
}
