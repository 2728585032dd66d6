// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/needs/set_points.h"

#include <catch2/catch.hpp>
#include <string>

#include "core/base/json.h"
#include "core/standards/loading/limits_loader.h"
#include "core/standards/pack.h"

using namespace velocert;
using conformity::Limit;
using metrology::WrittenQuantity;

namespace {

const standards::StandardEdition& newest() {
    static const auto editions = standards::embedded_editions().value();
    return editions.back();
}

Limit& torque_limit(standards::StandardEdition& edition) {
    for (auto& limit : edition.limits)
        if (limit.id == "motor.low_speed_torque") return limit;
    throw std::runtime_error("no torque limit");
}

std::string texts(const std::vector<WrittenQuantity>& values) {
    std::string out;
    for (const auto& value : values) out += (out.empty() ? "" : ", ") + value.text();
    return out;
}

base::Result<std::vector<Limit>> loaded(const std::string& members) {
    const std::string text = R"({"format":"velocert-limits/1","limits":[{"id":"m.t","kind":"torque","relation":">=",)"
                             R"("value":"20 N.m","status":"provisional","source":"a book")" +
                             members + "}]}";
    return standards::load_limits(base::Json::parse(text, "limits.json").value(), "limits.json", "X");
}

}  // namespace

TEST_CASE("a limit holds at one value, at several, or says nothing of it") {
    CHECK(conformity::judged_at(loaded("")->front()).empty());
    const auto one = loaded(R"(,"at":"60 r/min")").value().front();
    CHECK(one.at->text() == "60 r/min");
    CHECK(texts(conformity::judged_at(one)) == "60 r/min");
    const auto several = loaded(R"(,"at":["60 r/min","90 r/min"],"duration":"10 s")").value().front();
    CHECK_FALSE(several.at);
    CHECK(texts(conformity::judged_at(several)) == "60 r/min, 90 r/min");
    CHECK(conformity::condition_text(several) == "60 r/min, 90 r/min for 10 s");
}

TEST_CASE("set points that say two things are refused with their place") {
    for (const char* members :
         {R"(,"at":[])", R"(,"at":["60 r/min","60 r/min"])", R"(,"at":["90 r/min","60 r/min"])",
          R"(,"at":["60 r/min","25 km/h"])", R"(,"at":["60"])", R"(,"at":[60])", R"(,"at":60)",
          R"(,"at":["60 r/min"],"duration":"0 s")", R"(,"duration":"10 m")", R"(,"duration":["10 s"])"}) {
        CAPTURE(members);
        const auto limits = loaded(members);
        if (std::string(members).find("[\"60\"]") != std::string::npos) {
            CHECK(limits);  // a plain number is a count: of another kind than any speed, and never met
            continue;
        }
        REQUIRE_FALSE(limits);
        CHECK(limits.error().where.find("/limits/0") != std::string::npos);
    }
}

TEST_CASE("a step measures at its own set points and at those of its limit") {
    auto edition = newest();
    const auto& step = edition.procedure("low-speed-torque")->steps.front();
    const auto own = texts(step.set_points);
    CHECK(texts(standards::set_points_of(edition, step)) == own);
    torque_limit(edition).set_points = {*WrittenQuantity::parse("45 r/min"), *WrittenQuantity::parse("90.0 r/min")};
    CHECK(texts(standards::set_points_of(edition, step)) == "45 r/min, " + own);  // 90 and 90.0 are one speed
    torque_limit(edition).set_points = {*WrittenQuantity::parse("25 km/h")};
    CHECK(texts(standards::set_points_of(edition, step)) == own);
    const auto& mass = edition.procedure("vehicle-mass")->steps.front();
    CHECK(standards::set_points_of(edition, mass).empty());
}

TEST_CASE("what is done for each set point is done for one after the other") {
    auto edition = newest();
    const auto& step = edition.procedure("low-speed-torque")->steps.front();
    const auto actions = standards::actions_of(edition, step);
    std::string order;
    for (const auto& action : actions)
        if (action.set_point) order += action.id + '@' + action.set_point->text() + ' ';
    CHECK(
        order.starts_with("speed_1@60 r/min on_1@60 r/min hold_1@60 r/min off_1@60 r/min cool_1@60 r/min "
                          "speed_2@90 r/min on_2@90 r/min "));
    for (const auto& action : actions)
        if (action.id == "speed_2") CHECK(action.value->text() == "90 r/min");
    const auto& pair = edition.procedure("inductance-difference")->steps.front();
    for (const auto& action : standards::actions_of(edition, pair))
        if (action.id == "rotor_2") {
            CHECK(action.text.en.find("1.125 ") != std::string::npos);
            CHECK(action.text.en.find('{') == std::string::npos);
            CHECK(action.text.zh.find('{') == std::string::npos);
        }
    // Without set points a step's actions are done as they stand.
    const auto& weigh = edition.procedure("vehicle-mass")->steps.front();
    CHECK(standards::actions_of(edition, weigh).size() == weigh.actions.size());
}

TEST_CASE("a release says where a limit holds, and may not move what the edition says") {
    const auto release = [](const std::string& limit) {
        return standards::load_release(
            R"({"format":"velocert-release/1","laboratory":{"id":"L","name":{"zh":"实验室","en":"L"}},"edition":")" +
                newest().id + R"(","limits":[)" + limit + "]}",
            "release.json");
    };
    const auto torque = release(
        R"({"id":"motor.low_speed_torque","relation":"in","value":"20 N.m","upper":"40 N.m","at":["60 r/min","90 r/min"],"duration":"10 s","source":"official text, page 8"})");
    CAPTURE(torque ? std::string() : torque.error().text());
    REQUIRE(torque);
    const auto applied = standards::apply_release(newest(), *torque);
    REQUIRE(applied);
    CHECK(conformity::condition_text(*applied->limit("motor.low_speed_torque")) == "60 r/min, 90 r/min for 10 s");
    const auto moved = release(
        R"({"id":"brake.wet.both.distance","relation":"<=","value":"5 m","at":["15 km/h","16 km/h"],"source":"official text, page 9"})");
    REQUIRE(moved);
    const auto refused = standards::apply_release(newest(), *moved);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().found.find("15 km/h, 16 km/h") != std::string::npos);
}
