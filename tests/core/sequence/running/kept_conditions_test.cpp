// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions that were not stated or not kept: nothing passes, and each is named.
#include "core/sequence/evaluations/kept_conditions.h"

#include <catch2/catch.hpp>

#include "core/sequence/answers/answered.h"
#include "core/sequence/answers/relations.h"
#include "core/sequence/answers/typed_file.h"
#include "core/sequence/documents/reason_sentence.h"
#include "core/sequence/judging/evaluate.h"
#include "core/sequence/judging/judge_procedure.h"
#include "core/standards/needs/step_order.h"
#include "core/standards/pack.h"
#include "tests/core/sequence/answers/inspection_fixture.h"
#include "tests/core/sequence/answers/usual_answers.h"

namespace velocert::sequence::test {
namespace {

using conformity::Reason;
using conformity::Verdict;

const standards::StandardEdition& edition() {
    static const auto newer = inspection_plan("GB17761-2024", {}).edition;
    return newer;
}

const standards::StandardEdition& as_shipped() {
    static const auto all = standards::embedded_editions().value();
    return all.back();
}

std::vector<NamedWord> unkept(const std::string& name, const std::string& field, const std::string& text) {
    const auto* step = standards::step_of(edition(), name);
    REQUIRE(step != nullptr);
    return conditions_not_kept(edition(), *step, answers_with(*step, field, text));
}

Run inspected(const std::string& procedure, const std::map<std::string, std::string>& answers) {
    standards::ItemTraits item;
    item.battery = standards::Battery::lithium_ion;
    item.drive = standards::Drive::both;
    item.made_on = base::parse_date("2025-10-01").value();
    auto plan = inspection_plan("GB17761-2024", item);
    plan.procedures = {procedure};
    Inspector inspector;
    inspector.otherwise = answers;
    tests::MemorySink sink;
    auto run = inspect(std::move(plan), inspector, sink);
    if (!run) FAIL(run.error().text());
    for (const auto& answer : answers) CHECK(std::ranges::find(inspector.asked, answer.first) != inspector.asked.end());
    return std::move(*run);
}

}  // namespace

TEST_CASE("what was measured outside of a condition, or without its being stated, is named and does not count") {
    struct Row {
        const char* step;
        const char* field;
        const char* text;  ///< empty: nobody stated it
        Reason reason;     ///< none: it is kept
    };
    for (const auto& row : {
             Row{"maximum-speed/outbound", "air_temperature", "5 degC", Reason::none},
             Row{"maximum-speed/outbound", "air_temperature", "35 degC", Reason::none},
             Row{"maximum-speed/outbound", "air_temperature", "4.9 degC", Reason::ambient_outside},
             Row{"maximum-speed/return", "air_temperature", "35.1 degC", Reason::ambient_outside},
             Row{"maximum-speed/return", "air_temperature", "", Reason::ambient_missing},
             Row{"maximum-speed/outbound", "wind", "3 m/s", Reason::none},
             Row{"maximum-speed/outbound", "wind", "3.1 m/s", Reason::ambient_outside},
             // 75 kg within 1 %: 74.25 to 75.75 kg.
             Row{"maximum-speed/outbound", "load_mass", "74.25 kg", Reason::none},
             Row{"maximum-speed/outbound", "load_mass", "74.24 kg", Reason::condition_not_met},
             Row{"maximum-speed/return", "load_mass", "75.75 kg", Reason::none},
             Row{"maximum-speed/return", "load_mass", "75.76 kg", Reason::condition_not_met},
             Row{"maximum-speed/outbound", "load_mass", "0 kg", Reason::condition_not_met},
             Row{"maximum-speed/outbound", "load_mass", "120 kg", Reason::condition_not_met},
             Row{"flame-circuit/conditioning", "temperature", "25 degC", Reason::none},
             Row{"flame-circuit/conditioning", "temperature", "40 degC", Reason::ambient_outside},
             Row{"flame-circuit/conditioning", "humidity", "90 %", Reason::ambient_outside},
             Row{"flame-textile/conditioning", "humidity", "44.9 %", Reason::ambient_outside},
             Row{"flame-textile/conditioning", "humidity", "45 %", Reason::none},
             Row{"communication-link/storage", "shielded", "1 s", Reason::condition_not_met},
             Row{"communication-link/storage", "shielded", "3 min", Reason::none},
             Row{"recognition/swap", "own_part", "no", Reason::condition_not_met},
             Row{"anti-runaway/fault", "drives_without", "no", Reason::condition_not_met},
             Row{"insulation-dry/insulation", "leads_proved", "no", Reason::condition_not_met},
             Row{"insulation-after-water/insulation", "leads_proved", "no", Reason::condition_not_met},
             Row{"dielectric/live-to-frame", "leads_proved", "no", Reason::condition_not_met},
             Row{"maximum-speed/outbound", "load_mass", "", Reason::ambient_missing},
             Row{"battery-voltage/open-circuit", "rested", "2 h", Reason::none},
             Row{"battery-voltage/open-circuit", "rested", "119 min", Reason::condition_not_met},
             Row{"braking/dry.both", "wind_speed", "3.01 m/s", Reason::ambient_outside},
             Row{"braking/dry.both", "temperature", "", Reason::ambient_missing},
             Row{"braking/dry.both", "test_mass", "101 kg", Reason::none},
             Row{"braking/dry.both", "test_mass", "101.1 kg", Reason::condition_not_met},
             Row{"braking/dry.both", "test_mass", "98.9 kg", Reason::condition_not_met},
             Row{"braking/wet.both", "water_flow", "3.9 cm3", Reason::condition_not_met},
             // 22.5 kg within 0.2 %, and 360 mm within 1 mm.
             Row{"impact/drop", "mass", "22.455 kg", Reason::none},
             Row{"impact/drop", "mass", "22.454 kg", Reason::condition_not_met},
             Row{"impact/drop", "mass", "22.546 kg", Reason::condition_not_met},
             Row{"impact/drop", "height", "361 mm", Reason::none},
             Row{"impact/drop", "height", "361.1 mm", Reason::condition_not_met},
             Row{"rain-wading/spray", "degree", "other", Reason::condition_not_met},
             Row{"cut-off/throttle", "battery_full", "no", Reason::condition_not_met},
             Row{"dimensions/measure", "unladen", "no", Reason::condition_not_met},
             Row{"dimensions/measure", "unladen", "yes", Reason::none},
         }) {
        CAPTURE(row.step, row.field, row.text);
        const auto words = unkept(row.step, row.field, row.text);
        if (row.reason == Reason::none) {
            CHECK(words.empty());
            continue;
        }
        REQUIRE(words.size() == 1);
        CHECK(words.front().name == row.field);
        CHECK(conformity::name(words.front().reason) == conformity::name(row.reason));
        CHECK(holds_back(words.front().reason));
        CHECK(words.front().text.starts_with(row.text));
    }
}

TEST_CASE("a corrected value goes before the one that was typed") {
    const auto* step = standards::step_of(edition(), "impact/drop");
    const auto typed = usual_answers(*step);
    const std::vector<NamedValue> read{{"height", metrology::AnyQuantity(metrology::Kind::length, 361'001)}};
    const auto words = conditions_not_kept(edition(), *step, typed, read);
    REQUIRE(words.size() == 1);
    CHECK(words.front().name == "height");
}

TEST_CASE("too little water, load, or cycles, and a floor that is not level, are no verdict on the vehicle") {
    struct Row {
        const char* procedure;
        const char* question;
        const char* answer;
        const char* named;
    };
    for (const auto& row : {
             Row{"rain-wading", "rain-wading/spray/sprayed.time", "9 min", "time"},
             Row{"rain-wading", "rain-wading/wade/wade.depth", "50 mm", "depth"},
             Row{"rain-wading", "rain-wading/spray/setup.degree", "other", "degree"},
             Row{"mechanical", "mechanical/brakes/levers.lever_force", "449 N", "lever_force"},
             Row{"mechanical", "mechanical/brakes/levers.lever_times", "9", "lever_times"},
             Row{"dimensions", "dimensions/measure/setup.level_floor", "no", "level_floor"},
             Row{"dimensions", "dimensions/measure/setup.unladen", "no", "unladen"},
             Row{"short-circuit", "short-circuit/short/setup.battery_full", "no", "battery_full"},
         }) {
        CAPTURE(row.question);
        const auto run = inspected(row.procedure, {{row.question, row.answer}});
        CHECK(run.verdict == Verdict::not_evaluated);
        CHECK_THAT(sentence(run.results.front()), Catch::Matchers::Contains(row.named));
    }
    // What broke under less fails all the same.
    CHECK(inspected("rain-wading", {{"rain-wading/wade/wade.depth", "50 mm"}, {"rain-wading/wade/wade.works", "no"}})
              .verdict == Verdict::fail);
}

TEST_CASE("a measurement under another condition does not count, whatever it shows") {
    const auto* step = standards::step_of(edition(), "battery-voltage/open-circuit");
    REQUIRE(step != nullptr);
    const standards::ItemTraits item;
    const auto typed = answers_with(*step, "rested", "1 h");
    const EvaluationInput input{edition(), *step, item, {}, {}, {}, {}, typed};
    const auto result = evaluate(input).value();
    CHECK_FALSE(result.valid);
    CHECK(result.verdict == Verdict::not_evaluated);
}

TEST_CASE("nothing passes that rests on a condition nobody verified, and a Fail stays one") {
    const auto& shipped = as_shipped();
    const auto* brake = standards::step_of(shipped, "braking/dry.both");
    CHECK(unverified_condition(shipped, *brake) == "brake.slope_max");
    CHECK(unverified_condition(edition(), *brake).empty());
    CHECK(unverified_condition(shipped, *standards::step_of(shipped, "maximum-speed/outbound")) == "speed.load_mass");
    CHECK(unverified_condition(shipped, *standards::step_of(shipped, "cut-off/assist")).empty());
    CHECK(unverified_condition(shipped, *standards::step_of(shipped, "flame-circuit/conditioning")) ==
          "flame.conditioning.temperature");
    // 2024: the falling mass is known, how the vehicle was shaken before it is not.
    CHECK(unverified_condition(shipped, *standards::step_of(shipped, "impact/drop")).empty());
    CHECK(unverified_condition(shipped, *standards::step_of(shipped, "vibration/shake")) == "vibration.frequency");

    // As if the laboratory had released all of it but the cycles.
    auto released = edition();
    for (auto& limit : released.limits)
        if (limit.id == "vibration.cycles") limit.status = conformity::LimitStatus::unverified;
    const auto* procedure = released.procedure("vibration");
    for (const auto& [damage, verdict] :
         {std::pair{"none", Verdict::not_evaluated}, std::pair{"broken", Verdict::fail}}) {
        CAPTURE(damage);
        StepRun attempt;
        attempt.procedure = "vibration";
        attempt.step = "shake";
        attempt.outcome = conformity::Outcome::completed;
        attempt.result.valid = true;
        attempt.result.words = {{"damage", damage}};
        attempt.result.values = {{"set", metrology::AnyQuantity(metrology::Kind::length, 400)}};
        const std::vector<StepRun> runs{attempt};
        const auto judged = judge_procedure(released, *procedure, {}, {}, runs, false);
        CHECK(judged.verdict == verdict);
        if (verdict == Verdict::not_evaluated)
            CHECK_THAT(sentence(judged), Catch::Matchers::Contains("vibration.cycles"));
    }

    // The mean of both directions rests on the rides: whoever rode, nobody knows what the vehicle had to carry.
    std::vector<StepRun> rides;
    for (const char* direction : {"outbound", "return"}) {
        auto& ride = rides.emplace_back();
        ride.procedure = "maximum-speed";
        ride.step = direction;
        ride.outcome = conformity::Outcome::completed;
        ride.result.valid = true;
    }
    auto& mean = rides.emplace_back(rides.back());
    mean.step = "mean";
    mean.result.values = {{"maximum_speed", metrology::WrittenQuantity::parse("24.8 km/h")->value()}};
    const auto speed_by = [&](const standards::StandardEdition& by) {
        return judge_procedure(by, *by.procedure("maximum-speed"), {}, {}, rides, false);
    };
    CHECK(speed_by(edition()).verdict == Verdict::pass);
    CHECK(speed_by(shipped).verdict == Verdict::not_evaluated);
    CHECK_THAT(sentence(speed_by(shipped)), Catch::Matchers::Contains("speed.load_mass"));
    // Faster than it may be is too fast under any load.
    rides.back().result.values = {{"maximum_speed", metrology::WrittenQuantity::parse("25.1 km/h")->value()}};
    CHECK(speed_by(shipped).verdict == Verdict::fail);

    // What comes after it rests on it: an impact on a vehicle that was shaken nobody knows how often passes nothing.
    StepRun impact;
    impact.procedure = "impact";
    impact.step = "drop";
    impact.outcome = conformity::Outcome::completed;
    impact.result.valid = true;
    impact.result.words = {{"damage", "none"}};
    impact.result.values = {{"set", metrology::AnyQuantity(metrology::Kind::length, 400)}};
    const auto rests = judge_procedure(released, *released.procedure("impact"), {}, {}, std::vector{impact}, false);
    CHECK(rests.verdict == Verdict::not_evaluated);
    CHECK_THAT(sentence(rests), Catch::Matchers::Contains("vibration.cycles"));
    const auto known = judge_procedure(edition(), *edition().procedure("impact"), {}, {}, std::vector{impact}, false);
    CHECK_THAT(sentence(known), !Catch::Matchers::Contains("vibration.cycles"));
}

TEST_CASE("a certificate whose number, body or document identifies nothing is none") {
    for (const auto& [field, text] : {std::pair{"number", "."}, {"number", "none"}, {"body", "-"}, {"body", "1 2 3"}}) {
        CAPTURE(field, text);
        const auto run =
            inspected("lithium-pack", {{std::string("lithium-pack/certificate/certificate.") + field, text}});
        CHECK(run.verdict == Verdict::not_evaluated);
        CHECK_THAT(sentence(run.results.front()), Catch::Matchers::Contains(field));
    }
    CHECK(inspected("lithium-pack", {{"lithium-pack/certificate/certificate.body", "国家电动自行车中心"}}).verdict ==
          Verdict::pass);

    const auto* step = standards::step_of(edition(), "lithium-pack/certificate");
    const standards::ItemTraits item;
    auto typed = usual_answers(*step);
    typed.push_back(
        {"certificate", "document", TypedFile{base::Digest::of(std::string_view("t_s,kind")), "messages.csv"}.text()});
    const auto with = [&](std::string_view bytes) {
        const AnsweredDocument document{"document", "messages.csv", bytes};
        EvaluationInput input{edition(), *step, item, {}, {}, {}, {}, typed};
        input.started_utc = "2026-03-02T08:00:00.000Z";
        input.documents = {&document, 1};
        return evaluate(input).value();
    };
    CHECK(with("%PDF-1.7 a certificate %%EOF").valid);
    const auto refused = with("t_s,kind");
    CHECK_FALSE(refused.valid);
    CHECK_THAT(missing_of(refused), Catch::Matchers::Contains("document messages.csv"));
}

TEST_CASE("the motor is tested at the torque its maker states") {
    const auto* step = standards::step_of(edition(), "rated-power/rated-point");
    REQUIRE(step != nullptr);
    CHECK(with_answers(*step, {}).set_points.front().text() == "10 N.m");
    StepRun stated;
    stated.procedure = "rated-power";
    stated.step = "stated";
    stated.outcome = conformity::Outcome::completed;
    stated.result.valid = true;
    stated.typed = {{"read", "rated_torque", "12.5 N.m"}};
    const std::vector<StepRun> earlier{stated};
    const auto own = with_answers(*step, earlier);
    REQUIRE(own.set_points.size() == 1);
    CHECK(own.set_points.front().text() == "12.5 N.m");
}

TEST_CASE("a refused confirmation is named before all that was not asked for any more") {
    struct Row {
        const char* procedure;
        const char* step;
        std::vector<TypedValue> typed;
        const char* refused;
        const char* told;
        const char* before;  ///< what records of before tell instead
    };
    for (const auto& row : {
             Row{"insulation-after-water",
                 "insulation",
                 {{"sprayed", "works", "no"}},
                 "works",
                 "works no (yes)",
                 "air_temperature, humidity"},
             Row{"insulation-dry",
                 "insulation",
                 {{"connect", "interlock_closed", "no"}},
                 "interlock_closed",
                 "interlock_closed no (yes)",
                 ""},
             Row{"control-system",
                 "brake-cut",
                 {{"mount", "guard_closed", "no"}},
                 "guard_closed",
                 "guard_closed no (yes)",
                 ""},
         }) {
        CAPTURE(row.procedure);
        const auto* procedure = edition().procedure(row.procedure);
        REQUIRE(procedure != nullptr);
        const auto* step = standards::step_of(edition(), row.procedure, row.step);
        REQUIRE(step != nullptr);
        const auto attempts = [&](const char* refused) {
            EvaluationInput input{edition(), *step, {}, {}, {}, {}, {}, row.typed};
            input.refused = refused;
            StepRun attempt;
            attempt.procedure = row.procedure;
            attempt.step = row.step;
            attempt.outcome = conformity::Outcome::completed;
            attempt.typed = row.typed;
            attempt.refused = refused;
            attempt.result = evaluate(input).value();
            CHECK_FALSE(attempt.result.valid);
            CHECK(attempt.result.reason == Reason::condition_not_met);
            std::vector<StepRun> out{attempt, attempt};
            out.back().number = 2;
            return out;
        };
        const auto now = attempts(row.refused);
        CHECK(missing_of(now.back().result) == row.told);
        const auto judged = judge_procedure(edition(), *procedure, {}, {}, now, true);
        CHECK(judged.verdict == Verdict::not_evaluated);
        CHECK(judged.reason == Reason::condition_not_met);
        CHECK_THAT(sentence(judged), Catch::Matchers::Contains(row.told));
        // A record that does not keep it tells what it always told.
        const auto before = attempts("");
        CHECK(missing_of(before.back().result).starts_with(row.before));
        CHECK_THAT(missing_of(before.back().result), !Catch::Matchers::Contains(row.told));
        CHECK(judge_procedure(edition(), *procedure, {}, {}, before, true).reason == Reason::too_few_valid_runs);
    }
}

TEST_CASE("an answer that must not be is named once and kept with the attempt as what was refused") {
    const auto run = inspected("pedalling", {{"pedalling/ride/prepare.motor_on", "yes"}});
    REQUIRE_FALSE(run.step_runs.empty());
    const auto& attempt = run.step_runs.back();
    CHECK(attempt.refused == "motor_on");
    CHECK(missing_of(attempt.result) == "motor_on yes (no)");
    const auto record = step_run_record(run.id, attempt);
    REQUIRE(record.find("refused") != nullptr);
    CHECK(*record.find("refused")->string() == "motor_on");
    // Twice in records of before, which recompute as they are.
    const auto* step = standards::step_of(edition(), "pedalling/ride");
    const EvaluationInput before{edition(), *step, run.item.traits, {}, {}, {}, {}, attempt.typed};
    CHECK(missing_of(evaluate(before).value()) == "motor_on yes, motor_on yes (no)");
    const auto kept = inspected("pedalling", {});
    CHECK(kept.step_runs.back().refused.empty());
    CHECK(step_run_record(kept.id, kept.step_runs.back()).find("refused") == nullptr);
}

TEST_CASE("of several attempts none of which counts the reason of the last one is told") {
    StepRun attempt;
    attempt.procedure = "prompt-tone";
    attempt.step = "level";
    attempt.outcome = conformity::Outcome::completed;
    attempt.result.reason = Reason::set_point_missed;
    std::vector<StepRun> attempts{attempt, attempt};
    attempts.back().number = 2;
    const auto judged = judge_procedure(edition(), *edition().procedure("prompt-tone"), {}, {}, attempts, false);
    CHECK(judged.reason == Reason::too_few_valid_runs);
    CHECK(judged.detail == "set-point-missed");
    CHECK_THAT(sentence(judged), Catch::Matchers::Contains("the set point was not held within its tolerance."));
    // One that counts lacks nothing but others.
    attempts.back().result.valid = true;
    attempts.back().result.reason = Reason::inside_limit;
    CHECK(judge_procedure(edition(), *edition().procedure("prompt-tone"), {}, {}, attempts, false).detail !=
          "set-point-missed");
}

}  // namespace velocert::sequence::test
