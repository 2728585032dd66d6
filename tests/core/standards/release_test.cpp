// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "core/standards/pack.h"

using namespace velocert;
using base::ErrorCode;
using conformity::LimitStatus;

namespace {

const std::string good = R"json({ "format": "velocert-release/1",
  "laboratory": { "id": "L-1", "name": { "zh": "某实验室", "en": "Some laboratory" } },
  "demonstration": false, "edition": "GB17761-2024",
  "limits": [
    { "id": "brake.wet.both.distance", "relation": "<=", "value": "5.0 m", "source": "official copy, page 17" },
    { "id": "brake.aggregation", "relation": "=", "text": "mean", "source": "official copy, page 17" },
    { "id": "sound.prompt_level", "relation": "in", "value": "56 dB(A)", "upper": "61 dB(A)", "source": "page 20" }
  ] })json";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

standards::StandardEdition edition(std::string_view id) {
    auto editions = standards::embedded_editions();
    REQUIRE(editions);
    for (auto& one : *editions)
        if (one.id == id) return one;
    FAIL("no such edition");
    return {};
}

}  // namespace

TEST_CASE("a laboratory's own budget stands in for the pack's, and a broken one is refused with its place") {
    const auto with = [](const std::string& budget) {
        return replaced(good, "\"limits\": [", "\"budgets\": [" + budget + "], \"limits\": [");
    };
    const std::string own = R"json({ "procedure": "vehicle-mass", "step": "weigh", "budget": { "of": "mass", "unit": "kg",
      "model": "m + c", "inputs": [ { "name": "m", "unit": "kg", "from": "repeatability", "series": "reading_" },
      { "name": "c", "unit": "kg", "from": "calibration", "role": "scale", "measurand": "mass", "at": "mass" } ] } })json";
    const auto release = standards::load_release(with(own), "release.json");
    REQUIRE(release);
    const auto before = edition("GB17761-2024");
    const auto after = standards::apply_release(before, *release);
    REQUIRE(after);
    const auto budgets_of = [](const standards::StandardEdition& one) {
        return one.procedure("vehicle-mass")->steps.front().budgets;
    };
    REQUIRE(budgets_of(*after).size() == budgets_of(before).size());
    CHECK(budgets_of(*after).front().model == "m + c");
    CHECK(budgets_of(before).front().model != "m + c");
    const auto refused = [&](const std::string& from, const std::string& to) {
        const auto loaded = standards::load_release(with(replaced(own, from, to)), "release.json");
        if (!loaded) return loaded.error().text();
        const auto applied = standards::apply_release(before, *loaded);
        return applied ? std::string() : applied.error().text();
    };
    CHECK_THAT(refused("vehicle-mass", "no-such"), Catch::Contains("no procedure 'no-such'"));
    CHECK_THAT(refused("\"weigh\"", "\"ride\""), Catch::Contains("no step 'ride'"));
    CHECK_THAT(refused("\"scale\"", "\"roller\""), Catch::Contains("no role 'roller'"));
    CHECK_THAT(refused("m + c", "m + d"), Catch::Contains("release.json:") && Catch::Contains("character 5"));
    CHECK_THAT(refused("m + c", "m + "), Catch::Contains("release.json:") && Catch::Contains("model"));
}

TEST_CASE("a release stands in for the pack's values and leaves everything else alone") {
    const auto release = standards::load_release(good, "release.json");
    REQUIRE(release);
    CHECK(release->laboratory_name == "某实验室 / Some laboratory");
    CHECK(release->digest == base::Digest::of(good));
    const auto before = edition("GB17761-2024");
    const auto after = standards::apply_release(before, *release);
    REQUIRE(after);
    CHECK(after->released_by == release->laboratory_name);
    CHECK_FALSE(after->demonstration);
    CHECK(after->pack == before.pack);

    const auto* wet = after->limit("brake.wet.both.distance");
    REQUIRE(wet != nullptr);
    CHECK(conformity::value_text(*wet) == "5.0 m");
    CHECK(wet->status == LimitStatus::released);
    CHECK(wet->source == "official copy, page 17");
    CHECK(wet->clause == before.limit("brake.wet.both.distance")->clause);
    REQUIRE(wet->at);
    CHECK(wet->at->text() == "16 km/h");
    CHECK(after->limit("brake.aggregation")->status == LimitStatus::released);
    CHECK(conformity::value_text(*after->limit("sound.prompt_level")) == "56 ... 61 dB(A)");

    std::size_t changed = 0;
    for (std::size_t i = 0; i < after->limits.size(); ++i)
        if (after->limits[i].status != before.limits[i].status) ++changed;
    CHECK(changed == 3);
}

TEST_CASE("a release text that says nothing, two things or too much is refused with its place") {
    struct Row {
        const char* from;
        const char* to;
        ErrorCode code;
        const char* where;
    };
    for (const auto& row : {
             Row{"release/1", "release/9", ErrorCode::unknown_version, "release.json:1:13 /format"},
             Row{"\"value\": \"5.0 m\", ", "", ErrorCode::missing_field, "release.json:5:5 /limits/0"},
             Row{"\"<=\"", "\"unknown\"", ErrorCode::bad_value, "release.json:5:52 /limits/0/relation"},
             Row{"\"<=\"", "\"=<\"", ErrorCode::bad_value, "release.json:5:52 /limits/0/relation"},
             Row{"5.0 m", "5.0 furlong", ErrorCode::wrong_unit, "release.json:5:67 /limits/0/value"},
             Row{"5.0 m", "5,0 m", ErrorCode::bad_value, "release.json:5:67 /limits/0/value"},
             Row{", \"source\": \"official copy, page 17\" },\n    { \"id\": \"brake.agg",
                 " },\n    { \"id\": \"brake.agg", ErrorCode::missing_field, "release.json:5:5 /limits/0"},
             Row{"61 dB(A)", "55 dB(A)", ErrorCode::bad_value, "release.json:7:83 /limits/2/upper"},
             Row{"61 dB(A)", "61 m", ErrorCode::wrong_unit, "release.json:7:83 /limits/2/upper"},
             Row{", \"upper\": \"61 dB(A)\"", "", ErrorCode::missing_field, "release.json:7:5 /limits/2"},
             Row{"sound.prompt_level", "brake.aggregation", ErrorCode::already_exists,
                 "release.json:7:13 /limits/2/id"},
             Row{"\"text\": \"mean\"", "\"text\": \"mean\", \"value\": \"1 m\"", ErrorCode::bad_value,
                 "release.json:6:76 /limits/1/value"},
             Row{"\"relation\": \"=\"", "\"relation\": \"<=\"", ErrorCode::bad_value,
                 "release.json:6:46 /limits/1/relation"},
             Row{"\"source\": \"page 20\"", "\"source\": \"page 20\", \"status\": \"confirmed\"",
                 ErrorCode::unknown_field, "release.json:7:126 /limits/2/status"},
         }) {
        CAPTURE(row.from, row.to);
        const auto release = standards::load_release(replaced(good, row.from, row.to), "release.json");
        REQUIRE_FALSE(release);
        CHECK(release.error().code == row.code);
        CHECK(release.error().where == row.where);
    }
}

TEST_CASE("a release of another edition, for an unknown limit or of a wrong kind is not applied") {
    struct Row {
        const char* from;
        const char* to;
        ErrorCode code;
    };
    for (const auto& row : {
             Row{"GB17761-2024", "GB17761-2018", ErrorCode::bad_value},
             Row{"brake.wet.both.distance", "brake.wet.all.distance", ErrorCode::not_found},
             Row{"5.0 m", "5.0 kg", ErrorCode::wrong_unit},
             Row{"\"value\": \"5.0 m\"", "\"text\": \"short\", \"note\": \"\"", ErrorCode::bad_value},
             Row{"\"id\": \"brake.aggregation\"", "\"id\": \"brake.valid_runs\"", ErrorCode::wrong_unit},
             Row{"brake.wet.both.distance", "flame.circuit_nonmetal", ErrorCode::wrong_unit},
             Row{"\"5.0 m\"", "\"5.0 m\", \"at\": \"25 km/h\"", ErrorCode::bad_value},
             Row{"\"<=\"", "\">=\"", ErrorCode::bad_value},
             Row{"\"<=\"", "\"<\"", ErrorCode::bad_value},
             Row{"5.0 m", "0 m", ErrorCode::bad_value},
             Row{"5.0 m", "-5.0 m", ErrorCode::bad_value},
             Row{"\"5.0 m\"", "\"5.0 m\", \"at\": \"16 kg\"", ErrorCode::bad_value},
         }) {
        CAPTURE(row.from, row.to);
        const auto release = standards::load_release(replaced(good, row.from, row.to), "release.json");
        if (!release) {
            CHECK(release.error().code == row.code);
            continue;
        }
        const auto applied = standards::apply_release(edition("GB17761-2024"), *release);
        REQUIRE_FALSE(applied);
        CHECK(applied.error().code == row.code);
    }
}

TEST_CASE("a release built in memory without value or relation is not applied") {
    const auto loaded = standards::load_release(good, "release.json");
    REQUIRE(loaded);
    const auto refused = [](const standards::LimitRelease& release) {
        return !standards::apply_release(edition("GB17761-2024"), release).has_value();
    };
    CHECK_FALSE(refused(*loaded));
    auto release = *loaded;
    release.limits[0].value.reset();
    CHECK(refused(release));
    release = *loaded;
    release.limits[0].relation = conformity::Relation::unknown;
    CHECK(refused(release));
    release = *loaded;
    release.limits[0].value = metrology::WrittenQuantity(base::Decimal(0, 0), release.limits[0].value->unit());
    CHECK(refused(release));
    release = *loaded;
    release.limits[1].text_value.clear();
    CHECK(refused(release));
    release = *loaded;
    release.limits[2].upper.reset();
    CHECK(refused(release));
}

TEST_CASE("a laboratory may release another value for what the pack knows, a demonstration laboratory may not") {
    const auto text = replaced(replaced(good, "brake.wet.both.distance", "mass.other"), "5.0 m", "54 kg");
    const auto in_earnest = standards::load_release(text, "release.json");
    REQUIRE(in_earnest);
    const auto applied = standards::apply_release(edition("GB17761-2024"), *in_earnest);
    REQUIRE(applied);
    CHECK(conformity::value_text(*applied->limit("mass.other")) == "54 kg");

    const auto pretended = standards::load_release(replaced(text, "false", "true"), "release.json");
    REQUIRE(pretended);
    const auto refused = standards::apply_release(edition("GB17761-2024"), *pretended);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::not_permitted);
}

TEST_CASE("a release may fill in a relation the pack does not know, but not turn one it knows") {
    struct Row {
        const char* limit;
        const char* relation;
        const char* value;
        bool applied;
    };
    for (const auto& row : {
             Row{"motor.low_speed_torque", ">=", "20 N.m", true},
             Row{"motor.low_speed_torque", "<=", "20 N.m", true},
             Row{"brake.valid_runs", "=", "5", true},
             Row{"brake.valid_runs", ">=", "5", true},
             Row{"brake.valid_runs", "<=", "5", false},
             Row{"dims.saddle_height", "<=", "635 mm", false},
             Row{"mass.other", "=", "55 kg", false},
         }) {
        CAPTURE(row.limit, row.relation);
        auto text = replaced(replaced(good, "brake.wet.both.distance", row.limit), "5.0 m", row.value);
        text = replaced(text, "\"<=\"", "\"" + std::string(row.relation) + "\"");
        const auto release = standards::load_release(text, "release.json");
        REQUIRE(release);
        CHECK(standards::apply_release(edition("GB17761-2024"), *release).has_value() == row.applied);
    }
}

TEST_CASE("once a demonstration laboratory had a hand in it, an edition stays marked") {
    const auto demonstration = standards::load_release(replaced(good, "false", "true"), "release.json");
    REQUIRE(demonstration);
    const auto once = standards::apply_release(edition("GB17761-2024"), *demonstration);
    REQUIRE(once);
    const auto in_earnest = standards::load_release(good, "release.json");
    REQUIRE(in_earnest);
    const auto twice = standards::apply_release(*once, *in_earnest);
    REQUIRE(twice);
    CHECK(twice->demonstration);
}

TEST_CASE("the demonstration laboratory says what it is in both languages, and that its values are assumed") {
    for (const auto& text : standards::demonstration_releases()) {
        CAPTURE(text.name);
        const auto release = standards::load_release(text.text, text.name);
        REQUIRE(release);
        CHECK(release->laboratory_name.find("演示") != std::string::npos);
        CHECK(release->laboratory_name.find("Demonstration") != std::string::npos);
        CHECK(release->laboratory_name.find("training") != std::string::npos);
        for (const auto& limit : release->limits) {
            CAPTURE(limit.id);
            CHECK(limit.source == "assumed for training, not from the standard");
        }
    }
}

TEST_CASE("with the demonstration laboratory no limit that a shipped procedure uses is left unverified") {
    const auto texts = standards::demonstration_releases();
    const auto editions = standards::embedded_editions();
    REQUIRE(editions);
    REQUIRE(texts.size() == editions->size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto release = standards::load_release(texts[i].text, texts[i].name);
        REQUIRE(release);
        const auto applied = standards::apply_release((*editions)[i], *release);
        REQUIRE(applied);
        for (const auto& procedure : applied->procedures)
            for (const auto& step : procedure.steps) {
                CAPTURE(applied->id, step.id);
                auto ids = step.limits;
                if (!step.repeat.valid_runs_limit.empty()) ids["valid_runs"] = step.repeat.valid_runs_limit;
                for (const auto& [use, id] : ids) {
                    CAPTURE(use, id);
                    CHECK(applied->limit(id)->status != LimitStatus::unverified);
                }
            }
    }
}
