// SPDX-License-Identifier: GPL-3.0-or-later
// Message logs by the rule of their pack: units of time, names of columns, and why a figure does not decide.
#include <catch2/catch.hpp>

#include <string>

#include "core/sequence/evaluations/messages/message_columns.h"
#include "core/sequence/evaluations/messages/message_intervals.h"
#include "core/sequence/evaluations/messages/message_log.h"
#include "core/standards/needs/step_order.h"
#include "tests/core/sequence/answers/inspection_fixture.h"

using namespace velocert;
using namespace velocert::sequence;
using conformity::Reason;

namespace {

/// The shipped step by which logs are judged, for a vehicle with lead-acid batteries.
struct ShippedLog {
    standards::StandardEdition edition = sequence::test::inspection_plan("GB17761-2024", {}).edition;
    standards::Step step = *standards::step_of(edition, "messages/log");
    standards::ItemTraits item;
    conformity::DecisionRule rule;

    ShippedLog() { item.battery = standards::Battery::lead_acid; }
    [[nodiscard]] EvaluationInput input() const { return {edition, step, item, rule, {}, {}, {}}; }
    /// A step of a pack of before, that reads a log as it did.
    void before() { step.parameters.erase("log_rule"); }
    [[nodiscard]] MessageLog read(const std::string& text) const {
        const auto log = parse_message_log(text, "log.csv", log_rule(step));
        if (!log) FAIL(log.error().text());
        return *log;
    }
    [[nodiscard]] StepResult judge(const std::string& text) const {
        return message_result(input(), read(text)).value();
    }
};

AnsweredFile file_of(const std::string& text) { return {"m.csv", {text.begin(), text.end()}}; }

/// A log that passes: `unit` of its times, which are whole seconds behind `origin`.
std::string whole_log(const std::string& unit = "t_s", const std::string& origin = {},
                      const std::string& overspeed = "overspeed", int late_by = 3) {
    std::string rows = unit + ",state,latitude_deg,longitude_deg,speed_km/h,alarm,caused\n";
    const auto row = [&](int at, const std::string& rest) {
        auto digits = std::to_string(at);
        if (!origin.empty()) digits = origin + std::string(4 - digits.size(), '0') + digits;
        rows += digits + rest;
    };
    const auto sent = [&](int at, const char* state, const std::string& alarm) {
        row(at, std::string(",") + state + ",31.2,121.4,18.0," + alarm + ",\n");
    };
    row(0, ",,,,,,started\n");
    for (int at = 5; at <= 240; at += 30) sent(at, "started", "");
    row(245, ",,,,,,stopped\n");
    for (int at = 250; at <= 4000; at += 1800) sent(at, "stopped", "");
    row(4000, ",,,,,,abnormal\n");
    row(4001, ",,,,,,no_fix\n");
    for (int at = 4010; at <= 4110; at += 25) sent(at, "abnormal", "no_fix");
    row(4112, ",,,,,,overspeed\n");
    for (int at = 4112 + late_by; at <= 4220; at += 25) sent(at, "abnormal", overspeed);
    row(4230, ",,,,,,end\n");
    return rows;
}

}  // namespace

TEST_CASE("a time of a log counts by its unit and to its last digit", "[messages]") {
    const ShippedLog log;
    CHECK(log.judge(whole_log()).verdict == conformity::Verdict::pass);
    const auto interval = [&](const std::string& text) { return log.judge(text).value("largest_gap_started")->text(); };
    CHECK(interval(whole_log()) == "30 s");
    CHECK(interval(whole_log("t_min")) == "1800 s");
    CHECK(interval(whole_log("t_h")) == "108000 s");
    CHECK(interval(whole_log("t_ms")) == "0.03 s");
    CHECK(log.judge(whole_log("t_min")).verdict == conformity::Verdict::fail);
    for (const auto* unit : {"t_kg", "t_V", "t_m"}) {
        const auto refused = parse_message_log(whole_log(unit), "log.csv");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().where == "log.csv:1");
        CHECK(base::name(refused.error().code) == base::name(base::ErrorCode::wrong_unit));
    }
    // Beyond the 53 bits of a double, which would tell 23 s as 22 s or 24 s.
    CHECK(log.judge(whole_log("t_s", "900719925474")).value("alarm_latency")->text() == "9 s");
    CHECK(log.judge(whole_log("t_s", "900719925474", "overspeed", 23)).value("alarm_latency")->text() == "23 s");
    // The next microsecond above: what is beyond a limit by less is beyond it.
    const std::string head = "t_s,state,latitude_deg,longitude_deg,speed_km/h,alarm,caused\n0,started,31,121,18,,\n";
    const auto gap = [&](const std::string& at) {
        return log.judge(head + at + ",started,31,121,18,,\n").value("largest_gap_started")->text();
    };
    CHECK(gap("30") == "30 s");
    CHECK(gap("30.0000004") == "30.000001 s");
    CHECK(gap("29.99999999999999999") == "30 s");
    for (const auto* beyond : {"99999999999999999", "30.0000000000000000001"})
        CHECK_FALSE(parse_message_log(head + beyond + ",started,31,121,18,,\n", "log.csv"));
    // The same figure in two units is none.
    CHECK_FALSE(parse_message_log("{\"t_s\": 1, \"t_ms\": 1000, \"state\": \"started\"}\n", "log"));
}

TEST_CASE("a pack of before reads the times of a log as it did", "[messages]") {
    ShippedLog log;
    log.before();
    CHECK(log.judge(whole_log()).verdict == conformity::Verdict::pass);
    CHECK(log.judge(whole_log("t_min")).verdict == conformity::Verdict::pass);
    CHECK(log.judge(whole_log("t_kg")).value("largest_gap_started")->text() == "30 s");
    const std::string head = "t_s,state,latitude_deg,longitude_deg,speed_km/h,alarm,caused\n0,started,31,121,18,,\n";
    CHECK(log.judge(head + "30.0000004,started,31,121,18,,\n").value("largest_gap_started")->text() == "30 s");
    CHECK(log.judge(whole_log("t_s", {}, "")).words.empty());
}

TEST_CASE("a range holds a figure to its last digit", "[messages]") {
    const ShippedLog log;
    const auto share = [&](const std::string& latitude) {
        return *complete_share(log.read("t_s,state,latitude_deg\n0,started," + latitude + "\n"), words_of("latitude"),
                               plausible_of(log.step));
    };
    for (const auto* inside : {"3", "54", "3.0000000000000000", "53.99999999999999"}) CHECK(share(inside) == 1.0);
    for (const auto* outside : {"54.0000000000000001", "2.9999999999999999", "0", "-31"}) CHECK(share(outside) == 0.0);
}

TEST_CASE("a log whose columns are called otherwise is refused with the header that is expected", "[messages]") {
    const ShippedLog log;
    const auto checked = [&](const std::string& from, const std::string& to) {
        auto text = whole_log();
        text.replace(text.find(from), from.size(), to);
        return check_message_log(log.input(), "log", file_of(text));
    };
    CHECK(checked("t_s", "t_s"));
    // What nothing asks for may stand there, and one that is empty is there.
    CHECK(check_message_log(log.input(), "log",
                            file_of("t_s,state,latitude_deg,longitude_deg,speed_km/h,alarm,caused,odometer_m\n"
                                    "0,started,,,,,,7\n")));
    struct Row {
        const char* from;
        const char* to;
        const char* found;
    };
    for (const auto& row :
         {Row{"latitude_deg", "lat_deg", "no column latitude; nothing asks for lat"},
          Row{"alarm", "alarms", "no column alarm; nothing asks for alarms"},
          Row{"speed_km/h", "speed_kg", "the column 'speed' is a mass"},
          Row{"speed_km/h", "speed", "the column 'speed' is without unit"}, Row{"t_s", "t_kg", "'t_kg' is no time"}}) {
        CAPTURE(row.to);
        const auto refused = checked(row.from, row.to);
        REQUIRE_FALSE(refused);
        CHECK_THAT(refused.error().where, Catch::Matchers::StartsWith("m.csv"));
        CHECK_THAT(refused.error().found, Catch::Matchers::Contains(row.found));
        CHECK_THAT(refused.error().expected, Catch::Matchers::Contains("t_s"));
    }
    // A record that has such a log all the same holds nothing against the vehicle.
    auto text = whole_log();
    text.replace(text.find("latitude_deg"), 12, "lat_deg");
    const auto result = log.judge(text);
    CHECK(result.verdict == conformity::Verdict::not_evaluated);
    CHECK(result.reason == Reason::wrong_kind);
    // By a pack of before it is what it was.
    ShippedLog before;
    before.before();
    CHECK(before.judge(text).verdict == conformity::Verdict::fail);
    CHECK(check_message_log(before.input(), "log", file_of(text)));
    CHECK(check_message_log(log.input(), "photo", file_of("\xFF\xD8")));
}

TEST_CASE("each figure of a log that does not decide has its own reason", "[messages]") {
    const ShippedLog log;
    // Nobody caused overspeed, and a gap fails.
    auto text = whole_log();
    text.replace(text.find("4112,,,,,,overspeed\n"), 20, "");
    while (text.find(",overspeed,") != std::string::npos) text.replace(text.find(",overspeed,"), 11, ",,");
    const auto gap = text.find("35,started");
    text.erase(gap, text.find("215,started") - gap);
    const auto result = log.judge(text);
    CHECK(result.verdict == conformity::Verdict::fail);
    REQUIRE(result.word("alarm_latency") != nullptr);
    CHECK(result.word("alarm_latency")->text == "overspeed: not caused");
    CHECK(result.word("alarm_latency")->reason == Reason::condition_not_met);
    // One that was never reported is told beside the time that the log went on.
    const auto missed = log.judge(whole_log("t_s", {}, ""));
    CHECK(missed.verdict == conformity::Verdict::fail);
    CHECK(missed.value("alarm_latency")->text() == "118 s");
    REQUIRE(missed.word("alarm_latency") != nullptr);
    CHECK(missed.word("alarm_latency")->text == "overspeed: not reported until the log ended");
    // Too short a stretch.
    const auto brief = log.judge(
        "t_s,state,latitude_deg,longitude_deg,speed_km/"
        "h,alarm,caused\n0,started,31,121,18,,\n20,started,31,121,18,,\n");
    REQUIRE(brief.word("interval_started") != nullptr);
    CHECK(brief.word("interval_started")->text == "20 s (least_started: 210 s)");
    CHECK(brief.word("interval_started")->reason == Reason::window_too_short);
}
