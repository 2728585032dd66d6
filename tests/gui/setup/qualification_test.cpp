// SPDX-License-Identifier: GPL-3.0-or-later
// The self-qualification: right vectors are found right, wrong ones wrong, and the report says which.
#include "app/acts/qualification.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "app/acts/vectors.h"
#include "core/base/json.h"
#include "core/conformity/verdict.h"

using namespace velocert;
using namespace velocert::app;

namespace {

std::string shipped() { return std::string(vector_files().front().text); }

std::string with(const std::string& from, const std::string& to) {
    auto text = shipped();
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

base::Json read_json(const std::string& text) {
    auto json = base::Json::parse(text, "a file of the resources");
    REQUIRE(json);
    return *json;
}

std::string member(const base::Json& object, const char* name) {
    const auto* found = object.find(name);
    return found != nullptr && found->string() != nullptr ? *found->string() : std::string();
}

/// Whether the scenario strikes an instrument; else it is the vehicle that is as it is.
bool strikes_the_bench(const std::string& scenario) {
    std::ifstream file(VELOCERT_RESOURCES "/scenarios/" + scenario + ".json");
    REQUIRE(file);
    std::ostringstream text;
    text << file.rdbuf();
    const auto json = read_json(text.str());
    const auto* faults = json.find("faults");
    return faults != nullptr && faults->items() != nullptr && !faults->items()->empty();
}

}  // namespace

TEST_CASE("The shipped vectors come out as their sources say", "[qualification]") {
    const auto checks = check_vectors(shipped(), "vectors.json");
    REQUIRE(checks);
    CHECK(checks->size() > 25);
    for (const auto& check : *checks) {
        INFO(check.area << ": " << check.what << ": " << check.expected << " / " << check.found);
        CHECK(check.good);
        CHECK_FALSE(check.source.empty());
    }
}

TEST_CASE("One wrong digit in a vector of any area is found, and only that", "[qualification]") {
    for (const auto& [area, from, to] :
         {std::tuple{"rounding", R"("expected": "12.50")", R"("expected": "12.51")"},
          {"uncertainty", R"("standard_uncertainty": "0.0539")", R"("standard_uncertainty": "0.0549")"},
          {"ledger", "6e340b9cffb37a98", "6e340b9cffb37a99"},
          {"signature", "e5564300c360ac72", "e5564300c360ac73"}}) {
        INFO(area);
        const auto checks = check_vectors(with(from, to), "vectors.json");
        REQUIRE(checks);
        int wrong = 0;
        for (const auto& check : *checks) {
            if (check.good) continue;
            ++wrong;
            CHECK(check.area == area);
        }
        CHECK(wrong >= 1);
        CHECK(wrong <= 1);
    }
}

TEST_CASE("Vectors that prove nothing are refused", "[qualification]") {
    CHECK_FALSE(check_vectors("{}", "v"));
    CHECK_FALSE(check_vectors("not json", "v"));
    CHECK_FALSE(check_vectors(with("velocert-vectors/1", "velocert-vectors/2"), "v"));
    CHECK_FALSE(check_vectors(
        R"({"format":"velocert-vectors/1","rounding":[],"uncertainty":[],"ledger":[],"signature":[],"faults":[]})",
        "v"));
    const base::SystemClock clock;
    CHECK_FALSE(check_faults(R"({"format":"velocert-vectors/1","faults":[]})", "v", clock));
}

TEST_CASE("Each fault of the round has the one verdict that is right, and trouble of the bench is never to be a Fail",
          "[qualification]") {
    const auto vectors = read_json(shipped());
    const auto* faults = vectors.find("faults");
    REQUIRE((faults != nullptr && faults->items() != nullptr));
    std::set<std::string> to_fail;
    bool bench_is_struck = false;
    for (const auto& fault : *faults->items()) {
        const auto scenario = member(fault, "scenario");
        INFO(scenario);
        // A list of them would be a text in no vector.
        const auto verdict = conformity::parse_verdict(member(fault, "expected"));
        REQUIRE(verdict);
        if (*verdict == conformity::Verdict::fail) to_fail.insert(scenario);
        bench_is_struck = bench_is_struck || strikes_the_bench(scenario);
        if (strikes_the_bench(scenario)) CHECK(*verdict != conformity::Verdict::fail);
    }
    CHECK(bench_is_struck);
    CHECK(to_fail == std::set<std::string>{"overweight"});
}

TEST_CASE("A round whose vectors leave the verdict open is refused before anything is run", "[qualification]") {
    const base::SystemClock clock;
    int begun = 0;
    const auto count = [&begun](std::string_view, std::uint64_t, std::uint64_t) { return ++begun > 0; };
    for (const auto* expected : {R"(["pass", "fail"])", R"("pass or fail")", R"("")", R"(["pass"])", "1"}) {
        INFO(expected);
        const auto checks = check_faults(R"({"format":"velocert-vectors/1","faults":[{"scenario":"default",)"
                                         R"("procedure":"vehicle-mass","expected":)" +
                                             std::string(expected) + "}]}",
                                         "v", clock, count);
        REQUIRE_FALSE(checks);
        CHECK(checks.error().where.find("expected") != std::string::npos);
    }
    CHECK(begun == 0);
}

TEST_CASE("A bench that does not do what its fault must lead to is told as a failure", "[qualification]") {
    const base::SystemClock clock;
    // The vehicle that is sound must pass: a round that waits for another verdict of it is not as expected.
    const auto checks = check_faults(R"({"format":"velocert-vectors/1","faults":[{"scenario":"default",)"
                                     R"("procedure":"vehicle-mass","expected":"fail"}]})",
                                     "v", clock);
    REQUIRE(checks);
    REQUIRE_FALSE(checks->empty());
    CHECK_FALSE(checks->front().good);
    CHECK(checks->front().expected == "fail");
    CHECK(checks->front().found == "pass");
}

TEST_CASE("The report names every check, says as expected only when all are, and is signed when there is a key",
          "[qualification]") {
    Qualification done{"2026-11-26T05:00:00.000Z", "1.0", {"u-0001", "Wang Fang"}, {}};
    CHECK(qualification_text(done).find("nothing was checked") != std::string::npos);
    done.checks = {{"rounding", "2.5 to 0 digits", "GB/T 8170-2008", "2", "2", true},
                   {"faults", "unplug, braking", "resources/scenarios", "not-evaluated", "not-evaluated", true}};
    const auto good = qualification_text(done);
    CHECK(good.find("符合 / as expected") != std::string::npos);
    CHECK(good.find("Wang Fang (u-0001)") != std::string::npos);
    CHECK(good.find("2.5 to 0 digits") < good.find("unplug, braking"));
    CHECK(good.back() == '\n');
    done.checks[1].found = "pass";
    done.checks[1].good = false;
    const auto bad = qualification_text(done);
    CHECK(bad.find("NOT as expected") != std::string::npos);
    CHECK(bad.find("[FAILED] unplug, braking") != std::string::npos);
    const auto record = qualification_record(done);
    CHECK(record.find("failures")->number()->digits == "1");
    CHECK(record.find("failed")->items()->size() == 1);
    CHECK(*qualification_report(done, nullptr) == bad);
    const base::SystemEntropy entropy;
    const auto key = signing::StationKey::make("station-1", entropy);
    REQUIRE(key);
    const auto report = qualification_report(done, &*key);
    REQUIRE(report);
    const std::vector keys{key->verifier()};
    CHECK(signing::verify_note(*report, keys, "report"));
    auto changed = *report;
    changed.replace(changed.find("[FAILED]"), 8, "[ok]    ");
    CHECK_FALSE(signing::verify_note(changed, keys, "report"));
}

TEST_CASE("A round of faults on the virtual bench leaves what it must", "[qualification]") {
    const base::SystemClock clock;
    const auto checks = check_faults(shipped(), "vectors.json", clock);
    REQUIRE(checks);
    for (const auto& check : *checks) {
        INFO(check.what << ": " << check.expected << " / " << check.found);
        CHECK(check.good);
    }
    const auto ended = check_faults(shipped(), "vectors.json", clock,
                                    [](std::string_view, std::uint64_t, std::uint64_t) { return false; });
    REQUIRE_FALSE(ended);
    CHECK(ended.error().code == base::ErrorCode::interrupted);
}
