// SPDX-License-Identifier: GPL-3.0-or-later
// The order of tests and what a newer edition asks again, as the command line tells them.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/app/process.h"

using velocert::base::Json;
using velocert::tests::cli;
using velocert::tests::ScratchFolder;

namespace {

const std::string samples = std::string(VELOCERT_SAMPLES) + "/";

std::string text(const Json& json, const char* key) {
    const auto* found = json.find(key);
    REQUIRE(found != nullptr);
    return found->string() != nullptr ? *found->string() : std::string();
}
bool flag(const Json& json, const char* key) { return *json.find(key)->boolean(); }
std::string digits(const Json& json, const char* key) {
    const auto* number = json.find(key)->number();
    return number == nullptr ? std::string() : number->digits;
}
std::vector<std::string> texts(const Json& json, const char* key) {
    std::vector<std::string> out;
    for (const auto& item : *json.find(key)->items()) out.push_back(*item.string());
    return out;
}

Json plan(std::vector<std::string> more) {
    more.insert(more.begin(), "plan");
    more.emplace_back("--json");
    const auto done = cli(more);
    CAPTURE(done.err);
    REQUIRE(done.code == 0);
    return done.json();
}

/// "procedure/step" -> the step as planned.
std::map<std::string, Json> by_name(const Json& plan) {
    std::map<std::string, Json> out;
    for (const auto& step : *plan.find("steps")->items())
        out.emplace(text(step, "procedure") + '/' + text(step, "step"), step);
    return out;
}

}  // namespace

TEST_CASE("the plan of each sample vehicle has what a step needs before it and what destroys a sample after all else") {
    for (const auto& [item, edition] :
         {std::pair{"assist-2024", "GB17761-2024"}, {"throttle-2024", "GB17761-2024"}, {"both-2018", "GB17761-2018"}}) {
        CAPTURE(item);
        const auto planned = plan({"--item", samples + item + "-item.json"});
        CHECK(text(planned, "edition") == edition);
        CHECK_FALSE(text(planned, "edition_reason").empty());
        const auto& steps = *planned.find("steps")->items();
        CHECK(digits(planned, "planned") == std::to_string(steps.size()));
        CHECK(digits(planned, "done") == "0");
        CHECK(planned.find("first_done")->is_null());
        CHECK(steps.size() > 40);
        std::set<std::string> seen;
        std::map<std::string, bool> destroyed;
        for (const auto& step : steps) {
            const auto name = text(step, "procedure") + '/' + text(step, "step");
            CAPTURE(name);
            CHECK(seen.insert(name).second);
            for (const auto& need : texts(step, "after")) CHECK(seen.contains(need));
            CHECK(text(step, "state") == (texts(step, "after").empty() ? "ready" : "after"));
            // What is cut into specimens (C) has no other use.
            auto& gone = destroyed[text(step, "sample")];
            if (text(step, "sample") != "C") CHECK((!gone || flag(step, "destructive")));
            gone = gone || flag(step, "destructive");
        }
        // By the flame test's conditioning: two days.
        CHECK(digits(by_name(planned).at("flame-circuit/box-bars"), "rest_s") == "172800");
    }
}

TEST_CASE("the plan of an order knows what an archive holds of it, and which sample is used up") {
    const ScratchFolder folder;
    const auto item = samples + "throttle-2024-item.json";
    for (const auto& procedures : std::vector<std::vector<std::string>>{
             {"nameplate", "vehicle-code"}, {"mechanical"}, {"vibration"}, {"static-loads"}}) {
        std::vector<std::string> words{"run", "--item", item, "--archive", folder / "archive", "--virtual"};
        for (const auto& procedure : procedures) words.insert(words.end(), {"--procedure", procedure});
        const auto run = cli(words);
        CAPTURE(run.err);
        REQUIRE(run.code == 0);
    }
    const auto planned = plan({"--item", item, "--archive", folder / "archive"});
    CHECK(digits(planned, "done") == "7");
    CHECK_FALSE(text(planned, "first_done").empty());
    CHECK(text(planned, "first_done") <= text(planned, "last_done"));
    const auto steps = by_name(planned);
    for (const auto& [name, state] : {std::pair{"nameplate/look", "done"},
                                      {"nameplate/rub", "done"},
                                      {"vehicle-code/read", "done"},
                                      {"vibration/shake", "done"},
                                      {"motor-code/read", "ready"},
                                      {"product-certificate/compare", "after"},
                                      {"static-loads/load", "done"},
                                      // It goes on with what was shaken.
                                      {"impact/drop", "ready"},
                                      // One sample B was shaken to pieces, the other loaded.
                                      {"handlebar-torque/twist", "no-sample"}}) {
        CAPTURE(name);
        CHECK(text(steps.at(name), "state") == state);
        CHECK(text(steps.at(name), "done_at").empty() == (std::string(state) != "done"));
    }
    CHECK(texts(steps.at("product-certificate/compare"), "after") == std::vector<std::string>{"motor-code/read"});
    // For a person: the same, a line for each step.
    const auto shown = cli({"plan", "--item", item, "--archive", folder / "archive"});
    CHECK(shown.code == 0);
    CHECK(shown.out.find("7 of " + digits(planned, "planned") + " steps done") != std::string::npos);
    CHECK(shown.out.find("no-sample") != std::string::npos);
    CHECK(shown.out.find("after motor-code/read") != std::string::npos);
    // Another vehicle of the archive is not helped by it.
    CHECK(digits(plan({"--item", samples + "assist-2024-item.json", "--archive", folder / "archive"}), "done") == "0");
}

TEST_CASE("what a newer edition asks again is told clause by clause, for the item in hand") {
    struct Expected {
        const char* clause;
        const char* change;
        bool again;
        const char* what;  ///< one of its lines; empty: there is none
    };
    const auto check = [](const std::string& item, std::initializer_list<Expected> rows) {
        const auto retest = plan({"--item", samples + item + "-item.json", "--retest", "GB17761-2018", "GB17761-2024"});
        CHECK(text(retest, "older") == "GB17761-2018");
        CHECK(text(retest, "newer") == "GB17761-2024");
        std::map<std::string, Json> clauses;
        for (const auto& one : *retest.find("clauses")->items()) clauses.emplace(text(one, "clause"), one);
        for (const auto& row : rows) {
            CAPTURE(item, row.clause);
            const auto& found = clauses.at(row.clause);
            CHECK(text(found, "change") == row.change);
            CHECK(flag(found, "again") == row.again);
            const auto what = texts(found, "what");
            if (*row.what == '\0')
                CHECK(what.empty());
            else
                CHECK(std::ranges::find(what, row.what) != what.end());
        }
        return texts(retest, "dropped");
    };
    // A lead-acid vehicle may be heavier now. The limits of speed and power are what they were; their methods are not.
    CHECK(
        check("both-2018", {{"6.1/mass", "limit", true, "mass.lead_acid: <= 55 kg, now <= 63 kg"},
                            {"6.1/speed", "method", true,
                             "method: explanations of the draft: the method of the maximum speed was reworked (roller "
                             "or road); the text in force was not read"},
                            {"6.3/rated-power", "method", true,
                             "method: explanations of the draft: 400 W unchanged, test method revised; it cites GB/T "
                             "755-2019, the 2018 edition GB/T 755-2008"},
                            {"6.1/dimensions", "not-known", true, "dims.body_width: <= 450 mm, now <= 400 mm"},
                            {"6.1/motor-torque", "new", true, "motor.low_speed_torque: not verified in GB 17761-2024"},
                            {"6.5", "new", true, "plastics.mass_share: new, <= 5.5 %"},
                            {"6.3/lithium-pack", "not-asked", false, ""},
                            {"C", "not-asked", false, ""}}) == std::vector<std::string>{"6.4", "A"});
    // With a lithium-ion pack the limit of the mass stands, and of its method nobody knows; the pack is asked for.
    (void)check("assist-2024", {{"6.1/mass", "method-not-known", true,
                                 "method: nobody has compared it (the ministry's list of main changes names the limit "
                                 "alone; the text of the method was not found)"},
                                {"6.3/lithium-pack", "new", true, "lithium_pack.conforms: new, = yes"}});
    const auto shown =
        cli({"plan", "--item", samples + "both-2018-item.json", "--retest", "GB17761-2018", "GB17761-2024"});
    CHECK(shown.code == 0);
    CHECK(shown.out.find("  again      6.1/mass") != std::string::npos);
    CHECK(shown.out.find("  again      6.1/speed") != std::string::npos);
    CHECK(shown.out.find("  nothing like it found: 6.4\n") != std::string::npos);
}

TEST_CASE("a plan that cannot be made says what was wrong") {
    const auto item = samples + "both-2018-item.json";
    for (const auto& [words, said] : std::vector<std::pair<std::vector<std::string>, std::string>>{
             {{"--item", item, "--retest", "GB17761-2018", "GB17761-1999"}, "GB17761-1999"},
             {{"--item", item, "--retest", "GB17761-2018"}, "2 required"},
             {{"--item", "no/such/item.json"}, "no/such/item.json"},
             {{"--item", item, "--archive", "no/such/archive"}, "no/such/archive"},
             {{}, "--item"}}) {
        CAPTURE(said);
        auto all = words;
        all.insert(all.begin(), "plan");
        const auto done = cli(all);
        CAPTURE(done.err);
        CHECK(done.code == 3);
        CHECK(done.err.find(said) != std::string::npos);
        CHECK(done.out.empty());
    }
}

TEST_CASE("the plan says on which sample each step is done, and never guesses one") {
    const ScratchFolder folder;
    const auto item = samples + "assist-2024-item.json";
    const auto order = [&](const std::string& list) {
        return folder.file(
            "order.json", R"({"format": "velocert-order/1", "sample": {"id": "S-2024-A"}, "samples": [)" + list + "]}");
    };
    const auto sample = [&](const Json& planned, const std::string& id) {
        for (const auto& one : *planned.find("samples")->items())
            if (text(one, "id") == id) return one;
        FAIL("no sample " << id);
        return Json();
    };
    // Without an order the item alone has a code.
    const auto plain = plan({"--item", item});
    CHECK(text(by_name(plain).at("vehicle-mass/weigh"), "sample_code") == "S-2024-A");
    CHECK(by_name(plain).at("vibration/shake").find("sample_code")->is_null());
    CHECK(digits(sample(plain, "B"), "count") == "2");
    CHECK(digits(sample(plain, "A"), "not_stated") == "0");
    CHECK(digits(sample(plain, "B"), "not_stated") == digits(sample(plain, "B"), "steps"));
    CHECK(texts(plain, "warnings").empty());

    const auto told =
        plan({"--item", item, "--order", order(R"({"plan": "B", "code": "26-B1", "procedures": ["vibration", "impact"]},
                                     {"plan": "B", "code": "26-B2"}, {"plan": "C", "code": "26-C1"},
                                     {"plan": "C", "code": "26-C2"}, {"plan": "D", "code": "26-D1", "spare": true})")});
    const auto steps = by_name(told);
    CHECK(text(steps.at("vibration/shake"), "sample_code") == "26-B1");
    CHECK(text(steps.at("static-loads/load"), "sample_code") == "26-B2");
    CHECK(steps.at("flame-circuit/box-bars").find("sample_code")->is_null());
    CHECK(texts(steps.at("flame-circuit/box-bars"), "sample_among") == std::vector<std::string>{"26-C1", "26-C2"});
    CHECK(steps.at("short-circuit/short").find("sample_code")->is_null());
    CHECK(texts(sample(told, "D"), "spares") == std::vector<std::string>{"26-D1"});
    CHECK(texts(told, "warnings").empty());

    const auto wrong = cli({"plan", "--json", "--item", item, "--order",
                            order(R"({"plan": "Z", "code": "26-Z"}, {"plan": "A", "code": "26-A"},
                                     {"plan": "B", "code": "26-B", "procedures": ["no-such"]})")});
    CHECK(wrong.code == 0);
    const auto warnings = texts(wrong.json(), "warnings");
    REQUIRE(warnings.size() == 3);
    CHECK(warnings[0] == "sample 26-Z: the plan has no sample 'Z'");
    CHECK(warnings[1] == "sample 26-A: it stands for the test item, whose code is S-2024-A");
    CHECK(warnings[2] == "sample 26-B: there is no procedure 'no-such'");
    CHECK(wrong.err.find("no sample 'Z'") != std::string::npos);
    const auto other = cli({"plan", "--item", samples + "both-2018-item.json", "--order", order("")});
    CHECK(other.code == 0);
    CHECK(other.err.find("the order is of the item S-2024-A") != std::string::npos);
    CHECK(other.out.find("[B: no code]") != std::string::npos);
    CHECK(other.out.find("sample B  A second vehicle") != std::string::npos);

    const auto broken = cli({"plan", "--item", item, "--order", order(R"({"plan": "B"})")});
    CHECK(broken.code == 3);
    CHECK(broken.err.find("code") != std::string::npos);
}

TEST_CASE("a rest that has begun is told with the work beside it") {
    const ScratchFolder folder;
    const auto item = samples + "assist-2024-item.json";
    const auto fresh = plan({"--item", item});
    const auto bars = by_name(fresh).at("flame-circuit/box-bars");
    CHECK(texts(bars, "after") == std::vector<std::string>{"flame-circuit/conditioning"});
    CHECK(texts(bars, "meanwhile").size() > 40);
    CHECK(text(bars, "not_before") > text(by_name(fresh).at("general/vehicle"), "not_before"));
    CHECK(texts(fresh, "beside").empty());
    // The bars are put into the conditioned room; the run is left there, and gone on with in two days.
    const auto run = cli({"run", "--item", item, "--archive", folder / "archive", "--virtual", "--procedure",
                          "flame-circuit", "--answers", folder.file("answers.json", R"({
        "format": "velocert-answers/1", "default": "stop", "answers": { "flame-circuit/conditioning/begin": {
            "values": { "sample_code": "26-C", "room": "C-1", "temperature": "23 degC", "humidity": "50 %" } } } })")});
    CAPTURE(run.out, run.err);
    const auto begun = plan({"--item", item, "--archive", folder / "archive"});
    const auto steps = by_name(begun);
    CHECK(text(steps.at("flame-circuit/conditioning"), "state") == "done");
    CHECK(text(steps.at("flame-circuit/box-bars"), "state") == "resting");
    CHECK(text(steps.at("flame-circuit/box-bars"), "rests_until") ==
          text(steps.at("flame-circuit/box-bars"), "not_before"));
    CHECK(text(steps.at("flame-circuit/box-class"), "state") == "after");
    const auto beside = texts(begun, "beside");
    CHECK(beside.size() > 20);
    CHECK(std::ranges::find(beside, "nameplate/look") != beside.end());
    const auto shown = cli({"plan", "--item", item, "--archive", folder / "archive"});
    CHECK(shown.out.find("while a sample rests: ") != std::string::npos);
    CHECK(shown.out.find("(rests 48 h before it; meanwhile ") != std::string::npos);
}
