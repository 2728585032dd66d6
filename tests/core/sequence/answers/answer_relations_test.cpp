// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that cannot both be true: sums, figures beside a word, one photo in two places, days before a standard.
#include "core/sequence/answers/relations.h"

#include <catch2/catch.hpp>

#include "core/sequence/answers/answered.h"
#include "core/sequence/answers/typed_file.h"
#include "core/sequence/evaluations/motor/rated_power.h"
#include "core/sequence/judging/evaluate.h"
#include "core/standards/needs/answer_needs.h"
#include "core/standards/needs/step_order.h"
#include "tests/core/sequence/answers/inspection_fixture.h"
#include "tests/core/sequence/answers/usual_answers.h"

namespace velocert::sequence::test {
namespace {

using conformity::Reason;
using conformity::Verdict;
using Answers = std::map<std::string, std::string>;

const standards::StandardEdition& edition(const std::string& id) {
    static const auto older = inspection_plan("GB17761-2018", {}).edition;
    static const auto newer = inspection_plan("GB17761-2024", {}).edition;
    return id == older.id ? older : newer;
}

std::string file(const std::string& bytes, const std::string& name) {
    return TypedFile{base::Digest::of(bytes), name}.text();
}

/// The usual answers of a step, with others in their place; an empty text leaves one out.
std::vector<TypedValue> typed(const standards::Step& step, const Answers& other) {
    std::vector<TypedValue> out;
    for (const auto& action : step.actions)
        for (const auto& field : action.fields) {
            const auto found = other.find(field.id);
            std::string text = found == other.end() ? field.example : found->second;
            if (field.is_file() && field.required && found == other.end()) text = file(field.id, field.id + ".png");
            if (!text.empty()) out.push_back({action.id, field.id, text});
        }
    return out;
}

StepResult judged(const std::string& of, const std::string& name, const Answers& answers,
                  std::span<const StepRun> earlier = {}) {
    const auto* step = standards::step_of(edition(of), name);
    REQUIRE(step != nullptr);
    const auto given = typed(*step, answers);
    const standards::ItemTraits item;
    EvaluationInput input{edition(of), *step, item, {}, {}, {}, {}, given, earlier};
    input.started_utc = "2026-03-02T08:00:00.000Z";
    return evaluate(input).value();
}

/// A set of five bars that burned as long as that, twice each.
std::vector<StepRun> bars(const std::string& step, const std::vector<std::string>& names, const std::string& first,
                          const std::string& second) {
    std::vector<StepRun> out;
    for (const auto& name : names) {
        auto& attempt = out.emplace_back();
        attempt.procedure = "flame-circuit";
        attempt.step = step;
        attempt.subject = name;
        attempt.typed = {
            {"flame", "afterflame_1", first}, {"flame", "afterflame_2", second}, {"flame", "second", "9.9 s"}};
        attempt.result.valid = true;
    }
    return out;
}

const std::vector<std::string> five{"B1", "B2", "B3", "B4", "B5"};

StepRun answer(const std::string& procedure, const std::string& step, const std::string& field,
               const std::string& text) {
    StepRun out;
    out.procedure = procedure;
    out.step = step;
    out.typed = {{"look", field, text}};
    out.result.valid = true;
    return out;
}

}  // namespace

TEST_CASE("the total of a set is the sum of its bars, and a class is none beside longer times") {
    struct Row {
        const char* name;
        const char* first;
        const char* second;
        const char* total;
        const char* word;
        Verdict verdict;
        const char* missing;
    };
    const char* const sum =
        "total 16.0 s (flame-circuit/box-bars.afterflame_1 + flame-circuit/box-bars.afterflame_2: 95.0 s)";
    for (const std::string id : {"GB17761-2018", "GB17761-2024"})
        for (const auto& row : {
                 // 5 * (1.2 + 2.0) = 16.0, and 5 * (9.5 + 9.5) = 95.0.
                 Row{"as it should be", "1.2 s", "2.0 s", "16.0 s", "V-0", Verdict::pass, ""},
                 Row{"the same with other digits", "1.2 s", "2.0 s", "16 s", "V-0", Verdict::pass, ""},
                 Row{"a tenth less", "1.2 s", "2.0 s", "15.9 s", "V-0", Verdict::not_evaluated,
                     "total 15.9 s (flame-circuit/box-bars.afterflame_1 + flame-circuit/box-bars.afterflame_2: 16.0 "
                     "s)"},
                 Row{"long times with a short total", "9.5 s", "9.5 s", "16.0 s", "V-0", Verdict::not_evaluated, sum},
             }) {
            CAPTURE(id, row.name);
            const auto found = judged(id, "flame-circuit/box-class", {{"total", row.total}, {"class", row.word}},
                                      bars("box-bars", five, row.first, row.second));
            CHECK(conformity::name(found.verdict) == conformity::name(row.verdict));
            CHECK(missing_of(found) == row.missing);
            CHECK(found.valid == (row.verdict != Verdict::not_evaluated));
        }
    // Added up truthfully it is too long, whatever the class that was typed: that fails, and the class is named.
    const auto longer = judged("GB17761-2024", "flame-circuit/box-class", {{"total", "95.0 s"}, {"class", "V-0"}},
                               bars("box-bars", five, "9.5 s", "9.5 s"));
    CHECK(longer.verdict == Verdict::fail);
    CHECK(missing_of(longer) == "class V-0 (total: 95.0 s)");
    // One bar above ten seconds is no V-0; another class may be true.
    const auto one = judged("GB17761-2024", "flame-circuit/box-class", {{"total", "70.5 s"}, {"class", "V-0"}},
                            bars("box-bars", five, "10.1 s", "4.0 s"));
    CHECK_THAT(missing_of(one), Catch::Contains("V-0 (flame-circuit/box-bars.afterflame_1@B1: 10.1 s)"));
    const auto other = judged("GB17761-2024", "flame-circuit/box-class", {{"total", "70.5 s"}, {"class", "V-1"}},
                              bars("box-bars", five, "10.1 s", "4.0 s"));
    CHECK(missing_of(other).empty());
    CHECK(other.verdict == Verdict::fail);
    // Four of five are no set: there is no sum to hold the total against, and the fifth bar is missing elsewhere.
    const auto four = bars("box-bars", {"B1", "B2", "B3", "B4"}, "1.2 s", "2.0 s");
    CHECK(missing_of(judged("GB17761-2024", "flame-circuit/box-class", {{"total", "3.0 s"}}, four)).empty());
}

TEST_CASE("afterflame and afterglow are not shorter than the afterflame alone") {
    const auto less =
        judged("GB17761-2024", "flame-circuit/box-bars", {{"afterflame_2", "9.5 s"}, {"second", "3.1 s"}});
    CHECK(less.verdict == Verdict::not_evaluated);
    CHECK(less.word("second")->reason == Reason::answers_disagree);
    CHECK(missing_of(less) == "second 3.1 s (afterflame_2: 9.5 s)");
    CHECK(missing_of(judged("GB17761-2024", "flame-circuit/box-bars", {{"afterflame_2", "3.1 s"}, {"second", "3.1 s"}}))
              .empty());
}

TEST_CASE("nobody pedals a distance in less time than it takes at the fastest speed") {
    struct Row {
        const char* distance;
        const char* time;
        Verdict verdict;
        const char* missing;
    };
    // At 30 km/h: 20 km take 40 min, 5.2 km 10.4 min, 10 km 20 min.
    for (const std::string id : {"GB17761-2018", "GB17761-2024"})
        for (const auto& row : {
                 Row{"5200 m", "24 min", Verdict::pass, ""},
                 Row{"20000 m", "22 min", Verdict::not_evaluated, "time 22 min (distance 20000 m / 30 km/h: 40 min)"},
                 Row{"20000.0 m", "22.0 min", Verdict::not_evaluated,
                     "time 22.0 min (distance 20000.0 m / 30 km/h: 40.0 min)"},
                 Row{"10000 m", "20 min", Verdict::pass, ""},
                 Row{"10000 m", "1199.9 s", Verdict::not_evaluated,
                     "time 1199.9 s (distance 10000 m / 30 km/h: 1200.0 s)"},
                 Row{"10001 m", "20 min", Verdict::not_evaluated, "time 20 min (distance 10001 m / 30 km/h: 20 min)"},
             }) {
            CAPTURE(id, row.distance, row.time);
            const auto found = judged(id, "pedalling/ride", {{"distance", row.distance}, {"time", row.time}});
            CHECK(missing_of(found) == row.missing);
            CHECK(found.verdict == row.verdict);
        }
    // A distance that is too short fails all the same.
    CHECK(judged("GB17761-2024", "pedalling/ride", {{"distance", "4000 m"}, {"time", "6 min"}}).verdict ==
          Verdict::fail);
}

TEST_CASE(
    "a deformation is what lies between the lengths before and after, and cycles what lies between the counters") {
    struct Row {
        const char* step;
        Answers answers;
        const char* missing;
    };
    for (const std::string id : {"GB17761-2018", "GB17761-2024"})
        for (const auto& row : {
                 Row{"impact/drop", {}, ""},
                 Row{"impact/drop",
                     {{"length_after", "1190.0 mm"}},
                     "set 6.5 mm (length_after - length_before: 20.0 mm)"},
                 Row{"impact/drop", {{"length_before", "1203.5 mm"}, {"length_after", "1210.0 mm"}}, ""},
                 Row{"static-loads/load", {{"set", "0 mm"}}, "set 0 mm (position_after - position_before: 1.2 mm)"},
                 Row{"vibration/shake",
                     {{"counter_before", "1000"}},
                     "cycles 72000 (counter_after - counter_before: 71000)"},
                 Row{"vibration/shake", {{"counter_before", "1000"}, {"counter_after", "73000"}}, ""},
                 Row{"vibration/shake", {{"length_after", ""}}, "length_after"},
                 Row{"vibration/shake",
                     {{"counter_before", "72000"}, {"counter_after", "1"}, {"cycles", "71999"}},
                     "counter_after 1 (counter_before: 72000)"},
             }) {
            CAPTURE(id, row.step, row.missing);
            const auto found = judged(id, row.step, row.answers);
            CHECK(missing_of(found) == row.missing);
            CHECK(found.valid == std::string(row.missing).empty());
        }
}

TEST_CASE("a word beside a figure that contradicts it gives no verdict and names both") {
    struct Row {
        const char* step;
        const char* field;
        const char* text;
        const char* missing;
    };
    for (const auto& row : {
             Row{"short-circuit/short", "current", "0 A", "acted yes (current: 0 A)"},
             Row{"short-circuit/short", "current", "1 A", ""},
             Row{"anti-runaway/fault", "speed", "12 km/h", "drive no (speed: 12 km/h)"},
             Row{"anti-runaway/fault", "current", "40 A", "drive no (current: 40 A)"},
             Row{"anti-runaway/fault", "current", "2 A", ""},
             Row{"recognition/swap", "current", "8 A", "refused yes (current: 8 A)"},
             Row{"recognition/swap", "current", "0.5 A", ""},
         }) {
        CAPTURE(row.step, row.text);
        const auto found = judged("GB17761-2024", row.step, {{row.field, row.text}});
        CHECK(missing_of(found) == row.missing);
        CHECK((found.verdict == Verdict::pass) == std::string(row.missing).empty());
    }
    // Who says that it drove says so whatever was measured: that is a Fail.
    CHECK(judged("GB17761-2024", "anti-runaway/fault", {{"drive", "yes"}, {"speed", "0 km/h"}}).verdict ==
          Verdict::fail);
}

TEST_CASE("as many codes are written down as vehicles were drawn, each once") {
    struct Row {
        const char* drawn;
        const char* codes;
        const char* missing;
    };
    for (const auto& row : {
             Row{"2", "175721508069087, 175721508069088", ""},
             Row{"2", "175721508069087，175721508069088", ""},
             Row{"3", "175721508069087;175721508069088\n175721508069089", ""},
             Row{"2", "175721508069087、 175721508069088 、", ""},
             Row{"1", "175721508069087", ""},
             Row{"2", "175721508069087", "drawn 2 (codes: 1)"},
             Row{"2", "175721508069087, 175721508069087", "drawn 2 (codes: 1)"},
             Row{"1", "175721508069087, 175721508069088", "drawn 1 (codes: 2)"},
             Row{"20", "175721508069087, 175721508069088", "drawn 20 (codes: 2)"},
         }) {
        CAPTURE(row.drawn, row.codes);
        const auto found =
            judged("GB17761-2024", "product-consistency/sampling", {{"drawn", row.drawn}, {"codes", row.codes}});
        CHECK(missing_of(found) == row.missing);
        CHECK((found.verdict == Verdict::pass) == std::string(row.missing).empty());
    }
}

TEST_CASE("a code or a number that stands on another part is not that of this one") {
    const auto of_step = [](const std::string& step, const char* field, const char* text) {
        return answer(step.substr(0, step.find('/')), step.substr(step.find('/') + 1), field, text);
    };
    const std::vector<StepRun> earlier{of_step("vehicle-code/read", "vehicle_code", "175721508069087"),
                                       of_step("lithium-pack/certificate", "number", "CERT 2025-7"),
                                       of_step("battery-system/certificate", "number", "CERT 2025-8"),
                                       of_step("charger/certificate", "model", "CH-48V3A")};
    struct Row {
        const char* step;
        const char* field;
        const char* text;
        const char* missing;
    };
    for (const auto& row : {
             Row{"motor-code/read", "motor_code", "DJ2508-0001234", ""},
             Row{"motor-code/read", "motor_code", "175721508069087",
                 "motor_code 175721508069087 (vehicle-code/read.vehicle_code: 175721508069087)"},
             Row{"battery-system/certificate", "number", "CERT 2025-8", ""},
             Row{"battery-system/certificate", "number", "CERT 2025-7",
                 "number CERT 2025-7 (lithium-pack/certificate.number: CERT 2025-7)"},
             Row{"charger/certificate", "number", "CERT  2025-8",
                 "number CERT  2025-8 (battery-system/certificate.number: CERT 2025-8)"},
             Row{"charger/charger", "charger_model", "CH-48V3A", ""},
             Row{"charger/charger", "charger_model", "CH-60V5A",
                 "charger_model CH-60V5A (charger/certificate.model: CH-48V3A)"},
         }) {
        CAPTURE(row.step, row.text);
        const auto found = judged("GB17761-2024", row.step, {{row.field, row.text}}, earlier);
        CHECK(missing_of(found) == row.missing);
        CHECK((found.verdict == Verdict::pass) == std::string(row.missing).empty());
    }
    // Where the other one is not on record nothing is compared.
    CHECK(judged("GB17761-2024", "motor-code/read", {{"motor_code", "175721508069087"}}).verdict == Verdict::pass);
}

TEST_CASE("what a careless laboratory types for want of a figure gives no verdict") {
    struct Row {
        const char* edition;
        const char* step;
        const char* field;
        const char* text;
        Verdict verdict = Verdict::not_evaluated;
    };
    for (const auto& row : {
             Row{"GB17761-2024", "short-circuit/short", "time", "0 s"},
             Row{"GB17761-2024", "flame-textile/strips", "damage", "0 mm"},
             Row{"GB17761-2024", "flame-wire/burn", "spread", "0 mm"},
             Row{"GB17761-2024", "dimensions/measure", "saddle_height", "1070 mm"},  // of a vehicle of 1065 mm
             Row{"GB17761-2018", "dimensions/measure", "saddle_height", "1065 mm", Verdict::pass},
             Row{"GB17761-2024", "plate-position/look", "width", "199 mm", Verdict::fail},
             Row{"GB17761-2024", "plate-position/look", "angle", "-90 deg", Verdict::fail},
             Row{"GB17761-2024", "dates/documents", "made", "2026-03-09"},  // a week after the attempt
             Row{"GB17761-2024", "dates/documents", "made", "2026-03-02", Verdict::pass},
             Row{"GB17761-2018", "parameter-settings/compare", "speed", "45 km/h"},
             Row{"GB17761-2018", "parameter-settings/compare", "speed", "25 km/h", Verdict::pass},
         }) {
        CAPTURE(row.step, row.text);
        const auto found = judged(row.edition, row.step, {{row.field, row.text}});
        CHECK(conformity::name(found.verdict) == conformity::name(row.verdict));
        CHECK((found.verdict != Verdict::not_evaluated) == missing_of(found).empty());
    }
    // A reason that gives none is no reason.
    for (const auto& [why, verdict] :
         {std::pair{".", Verdict::not_evaluated}, std::pair{"Sold without one, the buyer is told to", Verdict::pass}}) {
        const auto found =
            judged("GB17761-2024", "helmets/look", {{"conforms", "not_supplied"}, {"conforms_reason", why}});
        CAPTURE(why);
        CHECK(conformity::name(found.verdict) == conformity::name(verdict));
    }
    // Pedals without reflectors are none that a vehicle with pedals could not have.
    for (const std::string id : {"GB17761-2018", "GB17761-2024"})
        CHECK(judged(id, "lights/pedals", {{"pedal_reflectors", "no_pedals"}}).verdict == Verdict::not_evaluated);
}

TEST_CASE("one photo in two places is missing at the second, by its bytes and not by its name") {
    for (const auto& [step, first, second] : {std::tuple{"impact/drop", "photo_before", "photo_after"},
                                              std::tuple{"vibration/shake", "photo_before", "photo_after"},
                                              std::tuple{"static-loads/load", "photo_before", "photo_after"},
                                              std::tuple{"handlebar-torque/twist", "photo_before", "photo_after"},
                                              std::tuple{"short-circuit/short", "photo_before", "photo_after"},
                                              std::tuple{"general/vehicle", "photo_front", "photo_rear"},
                                              std::tuple{"lights/look", "photo_front", "photo_rear"}})
        for (const std::string id : {"GB17761-2018", "GB17761-2024"}) {
            CAPTURE(id, step);
            const auto same = judged(id, step, {{first, file("x", "a.png")}, {second, file("x", "b.png")}});
            CHECK(same.verdict == Verdict::not_evaluated);
            CHECK(missing_of(same) == std::string(second) + " b.png (" + first + ": a.png)");
            const auto two = judged(id, step, {{first, file("x", "a.png")}, {second, file("y", "a.png")}});
            CHECK(missing_of(two).empty());
        }
}

TEST_CASE("a certificate to a standard is not older than the standard") {
    struct Row {
        const char* step;
        const char* day;
        bool stands;
    };
    for (const auto& row : {
             Row{"lithium-pack/certificate", "1999-01-01", false},
             Row{"lithium-pack/certificate", "2024-04-24", false},
             Row{"lithium-pack/certificate", "2024-04-25", true},
             Row{"battery-system/certificate", "2022-12-28", false},
             Row{"battery-system/certificate", "2022-12-29", true},
             Row{"charger/certificate", "2019-06-01", false},
             Row{"charger/certificate", "2022-12-29", true},
         }) {
        CAPTURE(row.step, row.day);
        const auto found = judged("GB17761-2024", row.step, {{"dated", row.day}});
        CHECK((found.verdict == Verdict::pass) == row.stands);
        if (row.stands) continue;
        CHECK(found.verdict == Verdict::not_evaluated);
        CHECK(found.reason == Reason::implausible);
        CHECK_THAT(missing_of(found), Catch::Contains(std::string("dated ") + row.day));
    }
}

TEST_CASE("the figures of a motor's plate have to be those of one working point") {
    struct Row {
        const char* torque;
        const char* speed;
        const char* power;
        Reason reason;
    };
    // T 2 pi n / 60: 10 N.m at 334 r/min are 349.8 W, 7 N.m 244.8 W; 9.55 N.m at 350 r/min are 350.0 W. 5 % of 350
    // W: 17.5 W.
    for (const auto& row : {
             Row{"10 N.m", "334 r/min", "350 W", Reason::none},
             Row{"9.55 N.m", "350 r/min", "350 W", Reason::none},
             Row{"10.5 N.m", "334 r/min", "350 W", Reason::none},              // 367.2 W
             Row{"10.6 N.m", "334 r/min", "350 W", Reason::answers_disagree},  // 370.7 W
             Row{"9.5 N.m", "334 r/min", "350 W", Reason::answers_disagree},   // 332.3 W
             Row{"7 N.m", "334 r/min", "350 W", Reason::answers_disagree},     // run there, the motor would show 245 W
             Row{"10 N.m", "334 r/min", "500 W", Reason::answers_disagree},
         })
        for (const std::string id : {"GB17761-2018", "GB17761-2024"}) {
            CAPTURE(id, row.torque, row.speed, row.power);
            const auto* step = standards::step_of(edition(id), "rated-power/rated-point");
            REQUIRE(step != nullptr);
            auto stated = answer("rated-power", "stated", "rated_torque", row.torque);
            stated.typed.push_back({stated.typed.front().prompt, "rated_speed", row.speed});
            stated.typed.push_back({stated.typed.front().prompt, "rated_power", row.power});
            CHECK(statement_objection(with_answers(*step, std::vector{stated})) == row.reason);
        }
    // A pack of before asks for no agreement.
    auto before = *standards::step_of(edition("GB17761-2024"), "rated-power/rated-point");
    before.parameters.erase("statement_tolerance");
    before.parameters.erase("stated_speed");
    CHECK(statement_objection(before) == Reason::none);
}

TEST_CASE("what a step sets follows the nominal voltage that was read, and the method's own figure where none was") {
    for (const std::string id : {"GB17761-2018", "GB17761-2024"}) {
        CAPTURE(id);
        const auto* step = standards::step_of(edition(id), "rated-power/rated-point");
        REQUIRE(step != nullptr);
        const auto set = [](const standards::Step& one) {
            for (const auto& action : one.actions)
                if (action.command == "set-voltage") return action.value->text();
            return std::string();
        };
        const std::vector<StepRun> read{answer("general", "voltage", "nominal_voltage", "36 V")};
        CHECK(set(*step) == "48 V");
        CHECK(set(with_answers(*step, {})) == "48 V");
        CHECK(set(with_answers(*step, read)) == "36 V");
        CHECK(with_answers(*step, read).parameters.at("supply_voltage").value->text() == "36 V");
        CHECK_FALSE(other_method(*step, read));
        // An attempt that does not count, and an answer that is no voltage, say nothing.
        auto invalid = read;
        invalid[0].result.valid = false;
        CHECK(set(with_answers(*step, invalid)) == "48 V");
        CHECK(set(with_answers(*step, std::vector{answer("general", "voltage", "nominal_voltage", "36")})) == "48 V");
    }
    // A step whose voltages are its own is a method for that nominal voltage alone.
    const auto* lowered = standards::step_of(edition("GB17761-2024"), "control-system/under-voltage");
    REQUIRE(lowered != nullptr);
    const std::vector<StepRun> low{answer("general", "voltage", "nominal_voltage", "36 V")};
    const auto other = other_method(*lowered, low);
    REQUIRE(other);
    CHECK(other->name == "supply_voltage");
    CHECK(other->text == "36 V (48 V)");
    CHECK_FALSE(other_method(*lowered, std::vector{answer("general", "voltage", "nominal_voltage", "48 V")}));
    CHECK_FALSE(other_method(*lowered, {}));
}

TEST_CASE("the voltage of a full battery is held against the nominal one on its label") {
    const auto* step = standards::step_of(edition("GB17761-2024"), "battery-voltage/open-circuit");
    REQUIRE(step != nullptr);
    const auto shown = [&](const char* volts, const char* nominal) {
        CaptureData capture;
        capture.role = "dc_voltmeter";
        metrology::Indication one;
        one.measurand = metrology::Measurand::voltage;
        one.length = 10;
        one.unit = &metrology::preferred_unit(metrology::Kind::voltage);
        one.resolution = base::Decimal(1, 2);
        one.value = base::Decimal::parse(volts).value();
        capture.indications = {one};
        capture.received = 10;
        const std::vector<CaptureData> captures{std::move(capture)};
        const std::vector<Mark> marks{{"read", "dc_voltmeter", 0, 10}};
        std::vector<StepRun> earlier;
        if (nominal != nullptr) earlier.push_back(answer("general", "voltage", "nominal_voltage", nominal));
        const standards::ItemTraits item;
        const auto typed = kept_conditions(*step);
        return evaluate({edition("GB17761-2024"), *step, item, {}, captures, marks, {}, typed, earlier}).value();
    };
    struct Row {
        const char* volts;
        const char* nominal;
        Verdict verdict;
        const char* missing;
    };
    for (const auto& row : {
             Row{"54.40", "48 V", Verdict::pass, ""},
             Row{"54.40", nullptr, Verdict::pass, ""},
             Row{"54.40", "36 V", Verdict::not_evaluated, "voltage 54.4 V (general/voltage.nominal_voltage: 36 V)"},
             Row{"46.80", "36 V", Verdict::pass, ""},
             Row{"46.81", "36 V", Verdict::not_evaluated, "voltage 46.81 V (general/voltage.nominal_voltage: 36 V)"},
             Row{"47.99", "48 V", Verdict::not_evaluated, "voltage 47.99 V (general/voltage.nominal_voltage: 48 V)"},
             // Above the greatest output voltage it fails beside any label.
             Row{"60.50", "36 V", Verdict::fail, ""},
         }) {
        CAPTURE(row.volts, row.nominal == nullptr ? "none" : row.nominal);
        const auto found = shown(row.volts, row.nominal);
        CHECK(conformity::name(found.verdict) == conformity::name(row.verdict));
        CHECK(missing_of(found) == row.missing);
    }
}

}  // namespace velocert::sequence::test
