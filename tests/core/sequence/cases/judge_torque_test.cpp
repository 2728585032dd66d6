// SPDX-License-Identifier: GPL-3.0-or-later
// Low-speed torque judged from given points and from series files.
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <functional>

#include "tests/core/sequence/cases/case_fixture.h"

namespace velocert::sequence::test {
namespace {

std::string torque_case(const std::string& limits, const std::string& data, const std::string& rule = "") {
    return R"({"format":"velocert-case/1","item":{"id":"S-001","battery":"lead-acid","drive":"electric",)"
           R"("made_on":"2025-10-01","certified_to":null,"sold_on":null},"edition":"auto","procedure":"low-speed-torque")" +
           rule + R"(,"limits":[)" + limits + R"(],"data":)" + data + "}";
}

std::string limit(const std::string& relation, const std::string& value, const std::string& more = "") {
    return R"({"id":"motor.low_speed_torque","relation":")" + relation + R"(","value":")" + value + "\"" + more + "}";
}

const std::string one_point =
    R"({"points":[{"speed":"60 r/min","torque":"22.10 N.m","supply":"48.0 V"}],"standard_uncertainty":{"torque":"0.05 N.m"}})";

const char* header = "t_s,speed_r/min,torque_N.m,supply_V,current_A\n";

/// Two speeds held for 15 s each, ten rows a second, with a run-up of one second before each.
std::string series(const std::function<std::string(double t, const std::string& line)>& change =
                       [](double, const std::string& line) { return line; }) {
    std::string out = header;
    for (int i = 0; i <= 320; ++i) {
        const double t = i * 0.1;
        const double goal = t < 16 ? 60 : 90;
        const double in = t < 16 ? t : t - 16;
        const double speed = in < 1 ? goal - 30 * (1 - in) : goal;
        char line[128];
        std::snprintf(line, sizeof line, "%.1f,%.1f,%.3f,48.0,%.2f\n", t, speed,
                      22.1 - 0.02 * (goal - 60) + 0.02 * std::sin(7.3 * t), 4 + goal / 20);
        out += change(t, line);
    }
    return out;
}

CaseResult judge(const std::string& text, const std::map<std::string, std::string>& files = {}) {
    auto result = judge_text(text, files);
    if (!result) FAIL(result.error().text());
    return *result;
}

}  // namespace

TEST_CASE("the contract's point is judged by a floor, a cap and a band alike") {
    struct Row {
        std::string limit;
        const char* verdict;
    };
    for (const auto& row :
         {Row{limit(">=", "20 N.m"), "pass"}, Row{limit(">=", "22.1 N.m"), "pass"}, Row{limit(">=", "22.2 N.m"), "fail"},
          Row{limit("<=", "25 N.m"), "pass"}, Row{limit("<=", "22.09 N.m"), "fail"},
          Row{limit("in", "20 N.m", R"(,"upper":"25 N.m")"), "pass"},
          Row{limit("in", "23 N.m", R"(,"upper":"25 N.m")"), "fail"}}) {
        CAPTURE(row.limit);
        const auto result = judge(torque_case(row.limit, one_point));
        CHECK(at(result.document, "verdict") == row.verdict);
        REQUIRE(at(result.document, "assessments/0/limit") == "motor.low_speed_torque");
        CHECK(at(result.document, "assessments/0/limit_status") == "released");
        CHECK(at(result.document, "assessments/0/value") == "22.1 N.m");
        CHECK(at(result.document, "assessments/0/standard_uncertainty") == "0.05 N.m");
        CHECK(at(result.document, "assessments/0/expanded_uncertainty") == "0.1 N.m");
        CHECK(at(result.document, "runs/0/torque_1") == "22.10 N.m");
        CHECK(at(result.document, "runs/0/speed_1") == "60 r/min");
        CHECK(at(result.document, "runs/0/supply_1") == "48 V");
    }
}

TEST_CASE("without a released limit a torque is shown and not evaluated") {
    for (const auto* limits : {"", R"({"id":"brake.valid_runs","relation":"=","value":"5"})"}) {
        const auto result = judge(torque_case(limits, one_point));
        CHECK(at(result.document, "verdict") == "not-evaluated");
        CHECK(at(result.document, "reason_code") == "limit-unverified");
        CHECK(at(result.document, "assessments/0/value") == "22.1 N.m");
        CHECK(at(result.document, "assessments/0/limit_status") == "unverified");
    }
}

TEST_CASE("a limit that names no speed is held against every given point") {
    const std::string two =
        R"({"points":[{"speed":"90 r/min","torque":"19 N.m","supply":"48 V"},{"speed":"60 r/min","torque":"22 N.m","supply":"48 V"}]})";
    const auto result = judge(torque_case(limit(">=", "20 N.m"), two));
    CHECK(at(result.document, "verdict") == "fail");
    CHECK(at(result.document, "assessments/0/verdict") == "pass");
    CHECK(at(result.document, "assessments/1/verdict") == "fail");
    CHECK(at(result.document, "assessments/2/verdict") == "(none)");
    // Two measurements at one speed are two.
    const std::string twice =
        R"({"points":[{"speed":"60 r/min","torque":"22 N.m","supply":"48 V"},{"speed":"60 r/min","torque":"19 N.m","supply":"48 V"}]})";
    CHECK(at(judge(torque_case(limit(">=", "20 N.m"), twice)).document, "verdict") == "fail");
}

TEST_CASE("a limit that names its speeds is held against the points there, and misses none") {
    const std::string at_both = R"(,"at":["60 r/min","90 r/min"])";
    const auto missing = judge(torque_case(limit(">=", "20 N.m", at_both), one_point));
    CHECK(at(missing.document, "verdict") == "not-evaluated");
    CHECK(at(missing.document, "reason_code") == "set-point-missed");
    const std::string three =
        R"({"points":[{"speed":"60.5 r/min","torque":"22 N.m","supply":"48 V"},{"speed":"90 r/min","torque":"21 N.m","supply":"48 V"},)"
        R"({"speed":"150 r/min","torque":"9 N.m","supply":"48 V"}]})";
    const auto result = judge(torque_case(limit(">=", "20 N.m", at_both), three));
    CHECK(at(result.document, "verdict") == "pass");  // 9 N.m at 150 r/min is on the curve only
    CHECK(at(result.document, "assessments/1/value") == "21 N.m");
    CHECK(at(result.document, "assessments/2/value") == "(none)");
    const auto elsewhere = judge(torque_case(limit(">=", "20 N.m", R"(,"at":"75 r/min")"), three));
    CHECK(at(elsewhere.document, "verdict") == "not-evaluated");
    CHECK(at(elsewhere.document, "reason_code") == "set-point-missed");
}

TEST_CASE("a guard band uses the stated uncertainty, and a missing one never passes") {
    const std::string rule = R"(,"rule":{"name":"guard-band","fraction":"1","comparison":"full-value"})";
    // A = 22 N.m + 0.1 N.m = 22.1 N.m: exactly accepted (ILAC-G8:09/2019, 4.2).
    CHECK(at(judge(torque_case(limit(">=", "22 N.m"), one_point, rule)).document, "verdict") == "pass");
    CHECK(at(judge(torque_case(limit(">=", "22.01 N.m"), one_point, rule)).document, "verdict") != "pass");
    const std::string bare = R"({"points":[{"speed":"60 r/min","torque":"30 N.m","supply":"48.0 V"}]})";
    const auto result = judge(torque_case(limit(">=", "22 N.m"), bare, rule));
    CHECK(at(result.document, "verdict") == "not-evaluated");
    CHECK(at(result.document, "reason_code") == "uncertainty-missing");
}

TEST_CASE("what is missing from a point is not made up") {
    for (const auto* point : {R"({"speed":"60 r/min","torque":null,"supply":"48 V"})",
                              R"({"speed":null,"torque":"22 N.m","supply":"48 V"})",
                              R"({"speed":"60 r/min","torque":"22 N.m","supply":null})"}) {
        CAPTURE(point);
        const auto result =
            judge(torque_case(limit(">=", "20 N.m"), R"({"points":[)" + std::string(point) + "]}"));
        CHECK(at(result.document, "verdict") == "not-evaluated");
        CHECK(at(result.document, "reason_code") == "value-missing");
    }
    const auto none = judge(torque_case(limit(">=", "20 N.m"), R"({"points":[]})"));
    CHECK(at(none.document, "verdict") == "not-evaluated");
    CHECK(at(none.document, "reason_code") == "series-empty");
}

TEST_CASE("a supply far from the method's is said") {
    const auto result = judge(torque_case(
        limit(">=", "20 N.m"), R"({"points":[{"speed":"60 r/min","torque":"22 N.m","supply":"41 V"}]})"));
    CHECK(at(result.document, "verdict") == "pass");
    CHECK(at(result.document, "warnings/0").find("41 V") != std::string::npos);
}

TEST_CASE("torque cases that are wrong are refused with their place") {
    struct Row {
        const char* what;
        std::string limits;
        std::string data;
        const char* where;
    };
    const std::string floor = limit(">=", "20 N.m");
    for (const auto& row : {
             Row{"no unit", floor, R"({"points":[{"speed":"60","torque":"22 N.m","supply":"48 V"}]})", "/data/points/0/speed"},
             Row{"another kind", floor, R"({"points":[{"speed":"25 km/h","torque":"22 N.m","supply":"48 V"}]})", "/speed"},
             Row{"a negative torque", floor, R"({"points":[{"speed":"60 r/min","torque":"-22 N.m","supply":"48 V"}]})", "/torque"},
             Row{"a number", floor, R"({"points":[{"speed":"60 r/min","torque":22.1,"supply":"48 V"}]})", "/torque"},
             Row{"no speed member", floor, R"({"points":[{"torque":"22 N.m","supply":"48 V"}]})", "/data/points/0"},
             Row{"an unknown member", floor, R"({"points":[{"speed":"60 r/min","torque":"22 N.m","supply":"48 V","volts":"1"}]})", "/volts"},
             Row{"points and series", floor, R"({"points":[],"series":"a.csv"})", "/points"},
             Row{"neither", floor, "{}", "/data"},
             Row{"uncertainty without torque", floor, R"({"points":[],"standard_uncertainty":{}})", "/torque"},
             Row{"a band without upper", limit("in", "20 N.m"), one_point, "/limits/0"},
             Row{"an unknown relation", limit("unknown", "20 N.m"), one_point, "/relation"},
             Row{"set points that descend", limit(">=", "20 N.m", R"(,"at":["90 r/min","60 r/min"])"), one_point, "/at"},
             Row{"a duration of nothing", limit(">=", "20 N.m", R"(,"duration":"0 s")"), one_point, "/duration"},
         }) {
        CAPTURE(row.what);
        const auto result = judge_text(torque_case(row.limits, row.data));
        REQUIRE_FALSE(result);
        CHECK(result.error().where.find(row.where) != std::string::npos);
    }
    // A torque at a vehicle speed: the limit itself makes no sense here.
    CHECK_FALSE(judge_text(torque_case(limit(">=", "20 N.m", R"(,"at":"25 km/h")"), one_point)));
}

TEST_CASE("a series is judged where its speed was held") {
    const std::string data = R"({"series":"torque.csv","standard_uncertainty":{"torque":"0.05 N.m"}})";
    const std::map<std::string, std::string> files{{"torque.csv", series()}};
    const auto each = judge(torque_case(limit(">=", "20 N.m"), data), files);
    CHECK(at(each.document, "verdict") == "pass");
    CHECK(at(each.document, "runs/0/set_point_1") == "60 r/min");
    CHECK(at(each.document, "runs/0/set_point_2") == "90 r/min");
    CHECK(at(each.document, "assessments/1/verdict") == "pass");
    CHECK(at(each.document, "runs/0/torque_1").substr(0, 4) == "22.1");
    CHECK(at(each.document, "runs/0/torque_2").substr(0, 4) == "21.5");
    const auto named = judge(torque_case(limit(">=", "22 N.m", R"(,"at":["60 r/min","90 r/min"],"duration":"8 s")"), data), files);
    CHECK(at(named.document, "verdict") == "fail");
    CHECK(at(named.document, "assessments/0/verdict") == "pass");
    CHECK(at(named.document, "assessments/1/verdict") == "fail");
    const auto elsewhere = judge(torque_case(limit(">=", "22 N.m", R"(,"at":"75 r/min")"), data), files);
    CHECK(at(elsewhere.document, "verdict") == "not-evaluated");
    CHECK(at(elsewhere.document, "reason_code") == "set-point-missed");
}

TEST_CASE("a series that cannot be trusted is not evaluated, with its reason") {
    struct Row {
        const char* what;
        const char* reason;
        std::function<std::string(double, const std::string&)> change;
    };
    const auto replaced = [](const std::string& line, std::size_t cell, const std::string& by) {
        std::size_t begin = 0;
        for (std::size_t i = 0; i < cell; ++i) begin = line.find(',', begin) + 1;
        const auto end = line.find_first_of(",\n", begin);
        return line.substr(0, begin) + by + line.substr(end);
    };
    const std::vector<Row> rows{
        {"a torque that is no number", "value-not-finite",
         [&](double t, const std::string& line) { return t == 5.0 ? replaced(line, 2, "nan") : line; }},
        {"an empty cell", "value-not-finite",
         [&](double t, const std::string& line) { return t == 5.0 ? replaced(line, 1, "") : line; }},
        {"an infinite supply", "value-not-finite",
         [&](double t, const std::string& line) { return t == 5.0 ? replaced(line, 3, "inf") : line; }},
        {"a hole", "series-gap",
         [&](double t, const std::string& line) { return t > 5 && t < 9 ? std::string() : line; }},
        {"the torque stands still", "stale",
         [&](double, const std::string& line) { return replaced(line, 2, "22.1"); }},
        {"the torque drifts", "not-steady",
         [&](double t, const std::string& line) { return replaced(line, 2, std::to_string(25 - 0.1 * t)); }},
        {"the supply sags", "supply-not-held",
         [&](double, const std::string& line) { return replaced(line, 3, "44.0"); }},
        {"the sign is reversed", "implausible",
         [&](double t, const std::string& line) { return replaced(line, 2, std::to_string(-22 + 0.02 * std::sin(7.3 * t))); }},
        {"more power comes out than goes in", "implausible",
         [&](double, const std::string& line) { return replaced(line, 4, "1.0"); }},
        {"time stands", "clock-fault",
         [&](double t, const std::string& line) { return t == 5.0 ? replaced(line, 0, "4.0") : line; }},
    };
    for (const auto& row : rows) {
        const std::map<std::string, std::string> files{{"torque.csv", series(row.change)}};
        const auto result = judge(
            torque_case(limit(">=", "20 N.m", R"(,"at":["60 r/min","90 r/min"])"), R"({"series":"torque.csv"})"), files);
        INFO(row.what << ": " << at(result.document, "reason_code"));
        CHECK(at(result.document, "verdict") == "not-evaluated");
        CHECK(at(result.document, "reason_code") == row.reason);
    }
}

TEST_CASE("a torque file that is none is refused with line and column") {
    const std::string data = R"({"series":"torque.csv"})";
    for (const auto& [text, where] : std::vector<std::pair<std::string, std::string>>{
             {"", "torque.csv"},
             {"speed_r/min,t_s,torque_N.m,supply_V\n", "torque.csv:1, column 1"},
             {"t_s,speed_km/h,torque_N.m,supply_V\n", "torque.csv:1, column 2"},
             {"t_s,speed_r/min,torque_N.m\n", "torque.csv"},
             {"t_s,speed_r/min,torque_N.m,supply_V,torque_N.m\n", "torque.csv:1, column 5"},
             {"t_s,speed_r/min,torque_N.m,supply_V\n1,2,3\n", "torque.csv:2"},
             {"t_s,speed_r/min,torque_N.m,supply_V\n1,2,x,4\n", "torque.csv:2, column 3"}}) {
        CAPTURE(text);
        const auto result = judge_text(torque_case(limit(">=", "20 N.m"), data), {{"torque.csv", text}});
        REQUIRE_FALSE(result);
        CHECK(result.error().where.find(where) != std::string::npos);
    }
    CHECK_FALSE(judge_text(torque_case(limit(">=", "20 N.m"), data)));  // no such file
    // Other units and another order of the columns are read.
    const std::string other = "t_ms,torque_mN.m,supply_mV,speed_r/min\n0,22100,48000,60\n";
    CHECK(at(judge(torque_case(limit(">=", "20 N.m"), data), {{"torque.csv", other}}).document, "verdict") ==
          "not-evaluated");
}

}  // namespace velocert::sequence::test
