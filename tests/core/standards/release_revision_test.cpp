// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/release/release_revision.h"

#include <catch2/catch.hpp>

#include "core/standards/release_rules.h"

using namespace velocert;
using base::ErrorCode;
using base::Json;
using standards::ReleaseGround;
using standards::ReleaseWarning;

namespace {

const standards::RevisionSigners signers{{"", "Li Wei"}, {"", "Wang Fang"}, "2026-01-02T03:04:05.000Z"};

ReleaseGround ground() {
    auto editions = standards::embedded_editions();
    REQUIRE(editions);
    for (auto& one : *editions)
        if (one.id == "GB17761-2024") return {std::move(one), {}, {}};
    FAIL("no such edition");
    return {};
}

ReleaseGround training_ground() {
    auto out = ground();
    for (const auto& text : standards::demonstration_releases())
        if (standards::load_release(text.text, text.name)->edition == out.pack.id) out.demonstration = text.text;
    REQUIRE(out.demonstration);
    return out;
}

Json entry(const std::string& members) {
    auto json = Json::parse("{" + members + R"(,"source":"printed copy no. 3","page":"p. 17"})", "test");
    REQUIRE(json);
    Json built = Json::object();  // as the command line builds it: without lines and columns
    for (const auto& [key, value] : *json->members()) built.set(key, *value.string());
    return built;
}

const std::string torque = R"("id":"motor.low_speed_torque","relation":">=","value":"12 N.m")";

std::string revision(const ReleaseGround& on, const std::string& members, std::string_view reason = {}) {
    const auto text = standards::next_revision(on, entry(members), reason, signers);
    CAPTURE(members, text ? std::string() : text.error().text());
    REQUIRE(text);
    return *text;
}

}  // namespace

TEST_CASE("a confirmed proposal becomes a release text that names both persons and puts the value in place") {
    const auto on = ground();
    const auto text = revision(on, torque);
    const auto release = standards::load_release(text, "release");
    REQUIRE(release);
    CHECK(release->revision == 1);
    CHECK_FALSE(release->replaces);
    CHECK(release->proposed_by.name == "Li Wei");
    CHECK(release->confirmed_by.name == "Wang Fang");
    const auto applied = standards::apply_release(on.pack, *release);
    REQUIRE(applied);
    const auto* limit = applied->limit("motor.low_speed_torque");
    CHECK(conformity::value_text(*limit) == "12 N.m");
    CHECK(limit->relation == conformity::Relation::at_least);
    CHECK(limit->status == conformity::LimitStatus::released);
    CHECK(limit->source == "printed copy no. 3, p. 17");
    REQUIRE(applied->release);
    CHECK(applied->release->origins.at("motor.low_speed_torque").confirmed_by.name == "Wang Fang");
    CHECK_FALSE(applied->demonstration);
}

TEST_CASE("less than may be released as at most where an annex only informs, and nowhere else") {
    conformity::Limit limit;
    limit.kind = metrology::Kind::duration;
    limit.relation = conformity::Relation::below;
    limit.informative = true;
    CHECK(standards::relation_fits(limit, conformity::Relation::below));
    CHECK(standards::relation_fits(limit, conformity::Relation::at_most));
    CHECK_FALSE(standards::relation_fits(limit, conformity::Relation::at_least));
    CHECK_FALSE(standards::relation_fits(limit, conformity::Relation::unknown));
    limit.informative = false;
    CHECK_FALSE(standards::relation_fits(limit, conformity::Relation::at_most));
    // The other way it would be stricter than the edition.
    limit.informative = true;
    limit.relation = conformity::Relation::at_most;
    CHECK_FALSE(standards::relation_fits(limit, conformity::Relation::below));
}

TEST_CASE("the next revision keeps what was released, replaces its own limit, and names the one before") {
    auto on = ground();
    const auto first = revision(on, torque);
    on.current = first;
    const auto second = revision(on, R"("id":"dims.height","relation":"<=","value":"1100 mm")");
    on.current = second;
    // The pack does not know the relation of this limit, so that a wrong one may be corrected.
    const auto third = revision(on, R"("id":"motor.low_speed_torque","relation":"<=","value":"14 N.m")");
    const auto release = standards::load_release(third, "release");
    REQUIRE(release);
    CHECK(release->revision == 3);
    CHECK(release->replaces == base::Digest::of(second));
    REQUIRE(release->limits.size() == 2);
    CHECK(conformity::value_text(release->limits[0]) == "14 N.m");
    CHECK(release->origins.at("motor.low_speed_torque").revision == 3);
    CHECK(release->origins.at("dims.height").revision == 2);
    CHECK(standards::load_release(first, "release")->digest == base::Digest::of(first));
}

TEST_CASE("in training the demonstration laboratory stays the base and the laboratory's own values come on top") {
    const auto on = training_ground();
    const auto release =
        standards::load_release(revision(on, R"("id":"brake.dry.both.distance","relation":"<=","value":"6 m")"), "r");
    REQUIRE(release);
    const auto applied = standards::apply_release(on.pack, *release);
    REQUIRE(applied);
    CHECK(applied->demonstration);
    CHECK(conformity::value_text(*applied->limit("brake.dry.both.distance")) == "6 m");
    CHECK_FALSE(applied->assumes("brake.dry.both.distance"));
    const auto base = standards::load_release(*on.demonstration, "base");
    const auto demonstrated = standards::apply_release(on.pack, *base);
    for (const auto& limit : base->limits) {
        if (limit.id == "brake.dry.both.distance") continue;
        CAPTURE(limit.id);
        CHECK(applied->assumes(limit.id));
        CHECK(conformity::value_text(*applied->limit(limit.id)) ==
              conformity::value_text(*demonstrated->limit(limit.id)));
    }
}

TEST_CASE("a proposal that cannot be is refused with the member and what was expected") {
    struct Row {
        const char* members;
        ErrorCode code;
        const char* where;
    };
    const auto on = ground();
    for (const auto& row : {
             Row{R"("id":"motor.torque","relation":">=","value":"12 N.m")", ErrorCode::not_found, "proposal /id"},
             Row{R"("id":"motor.low_speed_torque","relation":"unknown","value":"12 N.m")", ErrorCode::bad_value,
                 "proposal /relation"},
             Row{R"("id":"motor.low_speed_torque","relation":">","value":"12 N.m")", ErrorCode::bad_value,
                 "proposal /relation"},
             Row{R"("id":"motor.low_speed_torque","relation":">=")", ErrorCode::missing_field, "proposal"},
             Row{R"("id":"motor.low_speed_torque","relation":">=","value":"12 N")", ErrorCode::wrong_unit,
                 "GB17761-2024 motor.low_speed_torque"},
             Row{R"("id":"motor.low_speed_torque","relation":">=","value":"12.00001 N.m")", ErrorCode::bad_value,
                 "proposal /value"},
             Row{R"("id":"motor.low_speed_torque","relation":">=","value":"0 N.m")", ErrorCode::bad_value,
                 "proposal /value"},
             Row{R"("id":"motor.low_speed_torque","relation":"=","text":"strong")", ErrorCode::wrong_unit,
                 "GB17761-2024 motor.low_speed_torque"},
             Row{R"("id":"motor.low_speed_torque","relation":"in","value":"12 N.m")", ErrorCode::missing_field,
                 "proposal"},
             Row{R"("id":"motor.low_speed_torque","relation":"in","value":"12 N.m","upper":"11 N.m")",
                 ErrorCode::bad_value, "proposal /upper"},
             Row{R"("id":"motor.low_speed_torque","relation":">=","value":"12 N.m","upper":"14 N.m")",
                 ErrorCode::bad_value, "proposal /upper"},
             Row{R"("id":"dims.saddle_height","relation":"<=","value":"635 mm")", ErrorCode::bad_value,
                 "GB17761-2024 dims.saddle_height"},
             Row{R"("id":"flame.circuit_nonmetal","relation":"<=","text":"V-0")", ErrorCode::bad_value,
                 "proposal /relation"},
             Row{R"("id":"brake.aggregation","relation":"=","text":"average")", ErrorCode::bad_value, "proposal /text"},
             Row{R"("id":"brake.aggregation","relation":"=","text":"Mean")", ErrorCode::bad_value, "proposal /text"},
             Row{R"("id":"mass.other","relation":"<=","value":"54 kg")", ErrorCode::missing_field,
                 "proposal mass.other"},
             Row{R"("id":"motor.low_speed_torque","relation":">=","value":"12 N.m","revision":"1")",
                 ErrorCode::unknown_field, "proposal /revision"},
             Row{R"("id":"motor.low_speed_torque","relation":">=","value":"12 N.m","status":"confirmed")",
                 ErrorCode::unknown_field, "proposal /status"},
         }) {
        CAPTURE(row.members);
        const auto change = standards::limit_change(on, entry(row.members), "  ");
        REQUIRE_FALSE(change);
        CAPTURE(change.error().text());
        CHECK(change.error().code == row.code);
        CHECK_THAT(change.error().where, Catch::StartsWith(row.where));
        CHECK_FALSE(change.error().expected.empty());
    }
    const auto combined = [&](const char* word) {
        return standards::limit_change(
            on, entry(R"("id":"brake.aggregation","relation":"=","text":")" + std::string(word) + '"'), "  ");
    };
    REQUIRE_FALSE(combined("5"));
    CHECK(combined("5").error().expected == "mean or each");
    CHECK(combined("mean"));
    CHECK(combined("each"));
}

TEST_CASE("a proposal says where in the official copy its value stands") {
    const auto on = ground();
    for (const auto* tail :
         {R"(,"source":"copy"})", R"(,"page":"p. 1"})", R"(,"source":"","page":"p. 1"})",
          R"(,"source":"copy","page":""})", R"(,"source":" ","page":"p. 1"})", R"(,"source":"copy","page":"  "})"}) {
        CAPTURE(tail);
        const auto json = Json::parse("{" + torque + tail, "test");
        REQUIRE(json);
        const auto change = standards::limit_change(on, *json, {});
        REQUIRE_FALSE(change);
        CHECK((change.error().code == ErrorCode::missing_field || change.error().code == ErrorCode::bad_value));
        CHECK_FALSE(change.error().expected.empty());
    }
}

TEST_CASE("a confirmed limit is overridden with a reason only, and the change says so") {
    auto on = ground();
    const auto mass = entry(R"("id":"mass.other","relation":"<=","value":"54 kg")");
    const auto change = standards::limit_change(on, mass, "corrigendum 1");
    REQUIRE(change);
    CHECK(change->warnings == std::vector{ReleaseWarning::overrides_confirmed});
    on.current = revision(on, R"("id":"mass.other","relation":"<=","value":"54 kg")", "corrigendum 1");
    const auto again = standards::limit_change(on, mass, {});
    REQUIRE_FALSE(again);
    const auto provisional =
        standards::limit_change(on, entry(R"("id":"brake.lever_force_max","relation":"<=","value":"180 N")"), {});
    REQUIRE(provisional);
    CHECK(provisional->warnings == std::vector{ReleaseWarning::overrides_provisional});
    CHECK(standards::limit_change(on, entry(torque), {})->warnings.empty());
    on.current = revision(on, torque);
    CHECK(standards::limit_change(on, entry(R"("id":"motor.low_speed_torque","relation":">=","value":"13 N.m")"), {})
              ->warnings == std::vector{ReleaseWarning::replaces_released});
}

TEST_CASE("one person cannot stand on both sides of a revision, in whatever writing") {
    const auto on = ground();
    for (const auto* name : {"Li Wei", "li wei", "  LI   WEI ", "Ｌｉ　Ｗｅｉ", "Li\u00a0Wei", "Li\u200b Wei"}) {
        CAPTURE(name);
        const auto text = standards::next_revision(on, entry(torque), {}, {{"", "Li Wei"}, {"", name}, "now"});
        REQUIRE_FALSE(text);
        CHECK(text.error().code == ErrorCode::not_permitted);
    }
    // Nor in a text that somebody wrote by hand.
    auto text = revision(on, torque);
    for (std::size_t at = 0; (at = text.find("Wang Fang", at)) != std::string::npos;) text.replace(at, 9, "li wei");
    const auto release = standards::load_release(text, "release");
    REQUIRE_FALSE(release);
    CHECK(release.error().code == ErrorCode::not_permitted);
}

TEST_CASE("the combined digest follows from pack and release alone, as its canonical text says") {
    const auto pack = base::Digest::of("a");
    const auto release = base::Digest::of("b");
    CHECK(standards::combined_digest(pack, release) ==
          base::Digest::of(R"({"format":"velocert-edition/1","pack":")" + pack.text() + R"(","release":")" +
                           release.text() + R"("})"));
    CHECK(standards::combined_digest(pack, release) != standards::combined_digest(release, pack));
}
