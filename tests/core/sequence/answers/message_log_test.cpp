// SPDX-License-Identifier: GPL-3.0-or-later
// Message logs: reading, intervals by state, alarms, contents.
#include <catch2/catch.hpp>

#include <rapidcheck.h>

#include <array>
#include <string>

#include "core/sequence/evaluations/messages/message_intervals.h"
#include "core/sequence/evaluations/messages/message_log.h"
#include "core/standards/needs/step_order.h"
#include "tests/core/sequence/answers/inspection_fixture.h"

using namespace velocert;
using namespace velocert::sequence;
using conformity::Reason;

namespace {

const std::string header = "t_s,state,latitude_deg,longitude_deg,speed_km/h,alarm,caused\n";

MessageLog log_of(const std::string& rows) {
    const auto log = parse_message_log(header + rows, "log.csv");
    if (!log) FAIL(log.error().text());
    return *log;
}

StateInterval of(const MessageLog& log, VehicleState state) {
    const auto all = intervals_of(log);
    REQUIRE(all);
    return (*all)[static_cast<std::size_t>(state)];
}

}  // namespace

TEST_CASE("a message log is read from CSV and from JSON lines alike", "[messages]") {
    const auto csv = log_of("0,started,31.2,121.4,18.5,,\r\n30.25,abnormal,,,,no_fix,\n\n40,,,,,,end\n");
    const auto json = parse_message_log(
        "{\"t_s\": 0, \"state\": \"started\", \"latitude_deg\": \"31.2\", \"longitude_deg\": 121.4, \"speed_km/h\": "
        "18.5}\n"
        "{\"t_s\": \"30.25\", \"state\": \"abnormal\", \"latitude_deg\": null, \"alarm\": \"no_fix\"}\n"
        "{\"t_s\": 40, \"caused\": \"end\"}",
        "log.jsonl");
    REQUIRE(json);
    for (const auto* log : {&csv, &*json}) {
        REQUIRE(log->rows.size() == 3);
        CHECK(log->rows[0].state == VehicleState::started);
        CHECK(log->rows[0].fields == std::vector<std::string>{"latitude", "longitude", "speed"});
        CHECK(log->rows[1].time.attoseconds == base::Wide{30'250'000'000'000'000} * 1'000);
        CHECK(log->rows[1].alarm == "no_fix");
        CHECK(log->rows[1].fields.empty());
        CHECK(log->rows[2].caused == "end");
        CHECK_FALSE(log->rows[2].is_message());
    }
}

TEST_CASE("a message log that cannot be read is refused with line, found and expected", "[messages]") {
    struct Row {
        std::string text;
        const char* where;
        const char* told;
    };
    for (const auto& row : {
             Row{"", "log", "no messages"},
             Row{header, "log", "no messages"},
             Row{"state,t_s\nstarted,1\n", "log:1", "t_s"},
             Row{"t_s,state,state\n", "log:1", "twice"},
             Row{"t_s,St ate\n", "log:1", "column"},
             Row{header + "1,driving,1,1,1,,\n", "log:2", "started, stopped or abnormal"},
             Row{header + "1,started,1,1,fast,,\n", "log:2", "a number"},
             Row{header + "1,started,1,1\n", "log:2", "7, as the header has"},
             Row{header + ",started,1,1,1,,\n", "log:2", "t_s in every row"},
             Row{header + "1,,1,1,1,,\n", "log:2", "without its state"},
             Row{header + "1,started,1,1,1,,no_fix\n", "log:2", "a row for each"},
             Row{header + "1,started,1,1,1,No Fix,\n", "log:2", "a word"},
             Row{"{\"t_s\": 1, \"state\": []}", "log:1", "text, a number or null"},
             Row{"{\"state\": \"started\"}", "log:1", "t_s in every row"},
             Row{"{\"t_s\": 1, \"state\": \"started\"}\n[]", "log:2", "an object"},
             Row{"{\"t_s\": 1,", "log:1", ""},
         }) {
        CAPTURE(row.text);
        const auto log = parse_message_log(row.text, "log");
        REQUIRE_FALSE(log);
        CHECK(log.error().text().find(row.where) != std::string::npos);
        CHECK(log.error().text().find(row.told) != std::string::npos);
    }
}

TEST_CASE("the largest gap of a state counts its beginning and its end", "[messages]") {
    struct Row {
        const char* rows;
        VehicleState state;
        double gap;
        double observed;
        std::size_t messages;
    };
    for (const auto& row : {
             // Between messages.
             Row{"0,started,1,1,1,,\n30,started,1,1,1,,\n75,started,1,1,1,,\n", VehicleState::started, 45, 75, 3},
             // From the tester's mark to the first, and from the last to the end.
             Row{"0,,,,,,started\n50,started,1,1,1,,\n60,started,1,1,1,,\n70,,,,,,end\n", VehicleState::started, 50, 70,
                 2},
             Row{"0,,,,,,started\n10,started,1,1,1,,\n100,,,,,,end\n", VehicleState::started, 90, 100, 1},
             // A silent unit has the whole stretch as its gap.
             Row{"0,,,,,,started\n240,,,,,,end\n", VehicleState::started, 240, 240, 0},
             // The next state ends the one before.
             Row{"0,,,,,,started\n10,started,1,1,1,,\n40,,,,,,stopped\n50,stopped,1,1,0,,\n3650,,,,,,end\n",
                 VehicleState::started, 30, 40, 1},
             Row{"0,,,,,,started\n10,started,1,1,1,,\n40,,,,,,stopped\n50,stopped,1,1,0,,\n3650,,,,,,end\n",
                 VehicleState::stopped, 3600, 3610, 1},
             // Two stretches of one state add up, the pause between them does not.
             Row{"0,started,1,1,1,,\n20,started,1,1,1,,\n30,,,,,,stopped\n500,,,,,,started\n515,started,1,1,1,,\n520,,,"
                 ",,,end\n",
                 VehicleState::started, 20, 50, 3},
             // An alarm in between is no state.
             Row{"0,started,1,1,1,,\n10,,,,,,no_fix\n30,started,1,1,1,no_fix,\n", VehicleState::started, 30, 30, 2},
             Row{"0,started,1,1,1,,\n", VehicleState::stopped, 0, 0, 0},
         }) {
        CAPTURE(row.rows);
        const auto own = of(log_of(row.rows), row.state);
        CHECK(own.largest_gap.seconds == row.gap);
        CHECK(own.observed.seconds == row.observed);
        CHECK(own.messages == row.messages);
    }
    const auto back = intervals_of(log_of("10,started,1,1,1,,\n9,started,1,1,1,,\n"));
    REQUIRE_FALSE(back);
    CHECK(back.error() == Reason::clock_fault);
}

TEST_CASE("an alarm counts from its cause to the first message that reports it", "[messages]") {
    const auto good =
        alarms_of(log_of("0,started,1,1,1,,\n10,,,,,,no_fix\n22,abnormal,,,,overspeed,\n25,abnormal,,,,no_fix,\n"
                         "100,,,,,,overspeed\n140,abnormal,1,1,30,overspeed,\n"));
    CHECK(good.longest.seconds == 40);
    CHECK_FALSE(good.missed);
    CHECK(good.reported == std::vector<std::string>{"no_fix", "overspeed"});
    // Reported once, not the other time.
    const auto bad = alarms_of(log_of("0,,,,,,no_fix\n5,abnormal,,,,no_fix,\n50,,,,,,no_fix\n170,started,1,1,1,,\n"));
    CHECK(bad.missed);
    CHECK(bad.missed_for.seconds == 120);
    CHECK(bad.reported.empty());
    const auto none = alarms_of(log_of("0,started,1,1,1,,\n"));
    CHECK_FALSE(none.missed);
    CHECK(none.reported.empty());
}

TEST_CASE("an alarm that was on before its cause was not raised by it", "[messages]") {
    using Names = std::vector<std::string>;
    const auto on = [](const std::string& rows) { return alarms_of(log_of(rows)).on_already; };
    const std::string quiet = "0,started,1,1,1,,\n";
    const std::string always = "0,started,1,1,1,no_fix,\n";
    const std::string caused = "10,,,,,,no_fix\n15,abnormal,,,,no_fix,\n";
    CHECK(on(quiet + caused).empty());
    CHECK(on(always + caused) == Names{"no_fix"});
    CHECK(on("0,started,1,1,1,overspeed,\n" + caused).empty());
    // The last message before it decides, and one cause that came while all was quiet is enough.
    CHECK(on(always + "5,started,1,1,1,,\n" + caused).empty());
    CHECK(on(quiet + caused + "20,,,,,,no_fix\n25,abnormal,,,,no_fix,\n").empty());
    CHECK(on(always + caused + "20,,,,,,no_fix\n25,abnormal,,,,no_fix,\n") == Names{"no_fix"});
    // Nobody knows what was before the log began, nor after the tester's marks alone.
    CHECK(on(caused) == Names{"no_fix"});
    CHECK(on("0,,,,,,started\n" + caused) == Names{"no_fix"});
    // A later cause that came while all was quiet makes up for it.
    CHECK(on(caused + "20,started,1,1,1,,\n30,,,,,,no_fix\n35,abnormal,,,,no_fix,\n").empty());
}

TEST_CASE("a vehicle that always tells every alarm passes by a pack that asks for quiet before it no more",
          "[messages]") {
    const auto edition = sequence::test::inspection_plan("GB17761-2024", {}).edition;
    const auto* shipped = standards::step_of(edition, "messages/log");
    REQUIRE(shipped != nullptr);
    standards::ItemTraits item;
    item.battery = standards::Battery::lead_acid;
    const auto log = [](const char* alarm) {
        std::string rows = "0,,,,,,started\n";
        const auto sent = [&](int at, const char* state, const char* what) {
            rows += std::to_string(at) + ',' + state + ",31.2,121.4,18.0," + what + ",\n";
        };
        for (int at = 5; at <= 240; at += 30) sent(at, "started", alarm);
        rows += "245,,,,,,stopped\n";
        for (int at = 250; at <= 4000; at += 1800) sent(at, "stopped", alarm);
        rows += "4000,,,,,,abnormal\n4001,,,,,,no_fix\n";
        for (int at = 4010; at <= 4110; at += 25) sent(at, "abnormal", "no_fix");
        rows += "4112,,,,,,overspeed\n";
        for (int at = 4115; at <= 4220; at += 25) sent(at, "abnormal", "overspeed");
        return log_of(rows + "4230,,,,,,end\n");
    };
    const auto verdict = [&](const standards::Step& step, const char* alarm) {
        return message_result({edition, step, item, {}, {}, {}, {}, {}, {}}, log(alarm)).value().verdict;
    };
    CHECK(verdict(*shipped, "") == conformity::Verdict::pass);
    CHECK(verdict(*shipped, "no_fix") == conformity::Verdict::not_evaluated);
    // A pack of before judges as it did.
    auto before = *shipped;
    before.parameters.erase("quiet_before");
    before.parameters.erase("least_causes");
    CHECK(verdict(before, "no_fix") == conformity::Verdict::pass);
}

TEST_CASE("what a message cannot truly hold is not held and an alarm that nobody caused decides nothing",
          "[messages]") {
    const auto edition = sequence::test::inspection_plan("GB17761-2024", {}).edition;
    const auto* shipped = standards::step_of(edition, "messages/log");
    REQUIRE(shipped != nullptr);
    standards::ItemTraits item;
    item.battery = standards::Battery::lithium_ion;
    const std::string columns =
        "t_s,state,latitude_deg,longitude_deg,speed_km/h,pack_voltage_V,pack_temperature_degC,pack_current_A,"
        "cell_voltage_mV,alarm,caused\n";
    const std::string usual = "31.2,121.4,18.0,51.8,24.6,-3.2,3990";
    const std::array<const char*, 4> alarms{"no_fix", "overspeed", "pack_voltage", "pack_temperature"};
    // A whole log; `odd` is what one message while started holds, `wrong` what those of the abnormal state hold.
    const auto log = [&](const std::string& odd, const std::string& wrong, const char* alarm = "") {
        std::string rows = columns + "0,,,,,,,,,,started\n";
        for (int at = 5; at <= 240; at += 30)
            rows += std::to_string(at) + ",started," + (at == 65 ? odd : usual) + ',' + (at == 65 ? alarm : "") + ",\n";
        rows += "245,,,,,,,,,,stopped\n";
        for (int at = 250; at <= 4000; at += 1800) rows += std::to_string(at) + ",stopped," + usual + ",,\n";
        int at = 4000;
        rows += std::to_string(at) + ",,,,,,,,,,abnormal\n";
        for (const auto* one : alarms) {
            rows += std::to_string(at + 1) + ",,,,,,,,,," + one + '\n';
            for (int i = 0; i < 3; ++i)
                rows += std::to_string(at + 10 + 25 * i) + ",abnormal," + wrong + ',' + one + ",\n";
            at += 80;
        }
        return parse_message_log(rows + std::to_string(at) + ",,,,,,,,,,end\n", "log.csv").value();
    };
    const auto judge = [&](const standards::Step& step, const MessageLog& messages) {
        return message_result({edition, step, item, {}, {}, {}, {}, {}, {}}, messages).value();
    };
    auto before = *shipped;
    std::erase_if(before.parameters, [](const auto& one) {
        return one.first.starts_with("most_") || one.first.starts_with("idle_") || one.first == "least_causes" ||
               one.first.ends_with("tude") || one.first.find("_pack_") != std::string::npos ||
               one.first == "least_speed" || one.first == "least_cell_voltage" || one.first == "abnormal_holds";
    });
    CHECK(judge(*shipped, log(usual, usual)).verdict == conformity::Verdict::pass);
    CHECK(judge(before, log(usual, ",,,,,,")).verdict == conformity::Verdict::pass);
    struct Row {
        const char* name;
        const char* held;
    };
    for (const auto& row : {
             Row{"a latitude beyond the pole", "95,121.4,18.0,51.8,24.6,-3.2,3990"},
             Row{"zeros for a position", "0.000000,0.000000,18.0,51.8,24.6,-3.2,3990"},
             Row{"a speed with a sign", "31.2,121.4,-18.4,51.8,24.6,-3.2,3990"},
             Row{"a speed of a train", "31.2,121.4,240,51.8,24.6,-3.2,3990"},
             Row{"no pack voltage", "31.2,121.4,18.0,0,24.6,-3.2,3990"},
             Row{"no cell voltage", "31.2,121.4,18.0,51.8,24.6,-3.2,0"},
             Row{"a pack as cold as nothing", "31.2,121.4,18.0,51.8,-273,-3.2,3990"},
         }) {
        CAPTURE(row.name);
        CHECK(judge(*shipped, log(row.held, usual)).verdict == conformity::Verdict::fail);
        CHECK(judge(*shipped, log(row.held, usual)).value("share_complete")->text() != "100 %");
        // A pack of before takes whatever stands there.
        CHECK(judge(before, log(row.held, usual)).verdict == conformity::Verdict::pass);
    }
    // An abnormal message must not hold what is impossible: without a fix zeros are no position.
    CHECK(judge(*shipped, log(usual, "0,0,18.0,51.8,24.6,-3.2,3990")).verdict == conformity::Verdict::fail);
    CHECK(judge(*shipped, log(usual, "31.2,121.4,18.0,0,24.6,-3.2,3990")).verdict == conformity::Verdict::fail);
    CHECK(judge(before, log(usual, "31.2,121.4,18.0,0,24.6,-3.2,3990")).verdict == conformity::Verdict::pass);
    const auto blind = parse_message_log(columns +
                                             "0,abnormal,0,0,0,51.8,24.6,-3.2,3990,no_fix,\n"
                                             "5,started,31.2,121.4,18.0,51.8,24.6,-3.2,3990,,\n",
                                         "log.csv");
    REQUIRE(blind);
    CHECK(*complete_share(*blind, words_of("latitude, speed"), plausible_of(*shipped)) == 1.0);
    // An alarm that came of itself.
    const auto alone = judge(*shipped, log(usual, usual, "overspeed"));
    CHECK(alone.verdict == conformity::Verdict::not_evaluated);
    CHECK(alone.reason == Reason::condition_not_met);
    REQUIRE(alone.word("alarm") != nullptr);
    CHECK(alone.word("alarm")->text == "overspeed (65 s)");
    CHECK(judge(before, log(usual, usual, "overspeed")).verdict == conformity::Verdict::pass);
}

TEST_CASE("messages of the abnormal state that lack what they could hold let nothing pass and fail nothing",
          "[messages]") {
    const auto edition = sequence::test::inspection_plan("GB17761-2024", {}).edition;
    const auto* shipped = standards::step_of(edition, "messages/log");
    REQUIRE(shipped != nullptr);
    standards::ItemTraits item;
    item.battery = standards::Battery::lead_acid;
    // A whole log; what the messages without a fix and those above the speed hold of latitude, longitude and speed.
    const auto judge = [&](const standards::Step& step, const std::string& blind, const std::string& fast,
                           const std::string& started = "31.2,121.4,18.0") {
        std::string rows = "0,,,,,,started\n";
        const auto sent = [&](int at, const char* state, const std::string& held, const char* alarm = "") {
            rows += std::to_string(at) + ',' + state + ',' + held + ',' + alarm + ",\n";
        };
        for (int at = 5; at <= 240; at += 30) sent(at, "started", at == 65 ? started : "31.2,121.4,18.0");
        rows += "245,,,,,,stopped\n";
        for (int at = 250; at <= 4000; at += 1800) sent(at, "stopped", "31.2,121.4,0.0");
        rows += "4000,,,,,,abnormal\n4001,,,,,,no_fix\n";
        for (int at = 4010; at <= 4110; at += 25) sent(at, "abnormal", blind, "no_fix");
        rows += "4112,,,,,,overspeed\n";
        for (int at = 4115; at <= 4220; at += 25)
            sent(at, "abnormal", at == 4140 ? fast : "31.2,121.4,31.0", "overspeed");
        return message_result({edition, step, item, {}, {}, {}, {}, {}, {}}, log_of(rows + "4230,,,,,,end\n")).value();
    };
    const std::string whole = "31.2,121.4,31.0";
    // Without a fix there is no position to send.
    CHECK(judge(*shipped, ",,", whole).verdict == conformity::Verdict::pass);
    CHECK(judge(*shipped, whole, whole).verdict == conformity::Verdict::pass);
    const auto lacks = judge(*shipped, ",,", "31.2,,31.0");
    CHECK(lacks.verdict == conformity::Verdict::not_evaluated);
    CHECK(lacks.reason == Reason::condition_not_met);
    REQUIRE(lacks.word("share_complete") != nullptr);
    CHECK(lacks.word("share_complete")->text == "longitude (4140 s)");
    CHECK(lacks.value("share_complete")->text() == "100 %");
    // What lacks in a usual message fails whatever else there is.
    CHECK(judge(*shipped, ",,", "31.2,,31.0", "31.2,,18.0").verdict == conformity::Verdict::fail);
    // A pack of before does not ask.
    auto before = *shipped;
    before.parameters.erase("abnormal_holds");
    CHECK(judge(before, ",,", "31.2,,31.0").verdict == conformity::Verdict::pass);
    // The share is the pack's: one of nine may lack something.
    auto most = *shipped;
    most.parameters.at("abnormal_holds").value = metrology::WrittenQuantity::parse("85 %").value();
    CHECK(judge(most, ",,", "31.2,,31.0").verdict == conformity::Verdict::pass);
}

TEST_CASE("a message is complete when it holds all that is asked of it", "[messages]") {
    const auto log =
        log_of("0,started,1,1,1,,\n30,started,1,,1,,\n60,abnormal,,,,no_fix,\n90,stopped,1,1,0,,\n95,,,,,,end\n");
    CHECK(*complete_share(log, words_of("latitude, speed")) == 1.0);
    CHECK(*complete_share(log, words_of("latitude,longitude,speed")) == Approx(2.0 / 3));
    CHECK(*complete_share(log, words_of("pack_voltage")) == 0.0);
    CHECK_FALSE(complete_share(log_of("60,abnormal,,,,no_fix,\n"), words_of("latitude")));
    CHECK(words_of(" a,b ,, c") == std::vector<std::string>{"a", "b", "c"});
}

TEST_CASE("blanks in a message are nothing, in CSV and in JSON lines alike", "[messages]") {
    const auto json =
        parse_message_log("{\"t_s\": 0, \"state\": \"started\", \"speed_km/h\": \"  \", \"latitude_deg\": 1}\n", "log");
    REQUIRE(json);
    CHECK(*complete_share(*json, words_of("speed")) == 0.0);
    CHECK(*complete_share(*json, words_of("latitude")) == 1.0);
    CHECK(*complete_share(log_of("0,started,1,1,  ,,\n"), words_of("speed")) == 0.0);
    CHECK_FALSE(parse_message_log("{\"t_s\": \" \", \"state\": \"started\"}\n", "log"));
}

TEST_CASE("whatever a message log holds, reading it ends, and gaps lie within what was observed",
          "[messages][property]") {
    CHECK(rc::check([] {
        static const std::array<std::string, 12> cells{"0",   "1",      "30.5", "started", "stopped", "abnormal",
                                                       "end", "no_fix", "",     "\n",      ",",       "{\"t_s\":1}"};
        std::string text = *rc::gen::element(std::string(), header);
        for (const auto i :
             *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, cells.size())))
            text += cells[i] + *rc::gen::element(std::string(","), std::string("\n"));
        const auto log = parse_message_log(text, "log");
        if (!log) {
            RC_ASSERT_FALSE(log.error().text().empty());
            return;
        }
        const auto all = intervals_of(*log);
        if (!all) return;
        for (const auto& own : *all) RC_ASSERT(own.largest_gap.attoseconds <= own.observed.attoseconds);
    }));
}
