// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/standards/inspection_pack.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "core/standards/needs/answer_needs.h"
#include "core/standards/needs/step_order.h"

using namespace velocert;
using base::ErrorCode;
using standards::Field;
using tests::inspection_pack;

namespace {

constexpr auto looking = "procedures/looking.json";
constexpr auto clauses = "clauses.json";

struct Row {
    const char* name;
    const char* file;
    const char* from;
    const char* to;
    ErrorCode code;
    const char* where;
    const char* found;
    const char* expected;
};

void check_refusals(std::initializer_list<Row> rows) {
    for (const auto& row : rows) {
        CAPTURE(row.name);
        auto pack = inspection_pack();
        auto& text = pack.files.at(row.file);
        const auto at = text.find(row.from);
        REQUIRE(at != std::string::npos);
        text.replace(at, std::string(row.from).size(), row.to);
        const auto edition = standards::load_edition(pack);
        REQUIRE_FALSE(edition);
        CHECK(base::name(edition.error().code) == base::name(row.code));
        CHECK_THAT(edition.error().where, Catch::Matchers::StartsWith(row.where));
        CHECK_THAT(edition.error().found, Catch::Matchers::Contains(row.found));
        CHECK_THAT(edition.error().expected, Catch::Matchers::Contains(row.expected));
    }
}

}  // namespace

TEST_CASE("steps that a person answers are read completely") {
    const auto edition = standards::load_edition(inspection_pack(), standards::Coverage::complete);
    if (!edition) FAIL(edition.error().text());
    const auto* procedure = edition->procedure("looking");
    REQUIRE(procedure != nullptr);
    REQUIRE(procedure->steps.size() == 4);
    const auto& plate = procedure->steps[0];
    CHECK(plate.needs == std::vector<std::string>{"weighing/one"});
    REQUIRE(plate.waits);
    CHECK(plate.waits->value->text() == "24 h");
    CHECK(plate.waits->source == "s");
    CHECK(plate.sample == "A");
    CHECK_FALSE(plate.destructive);
    CHECK(plate.actions[0].picture == "plate.svg");
    const auto& fields = plate.actions[0].fields;
    // The fifth is the photo; behind it stands the note on it, which the pack did not ask for.
    REQUIRE(fields.size() == 6);
    CHECK(fields[5].id == "plate_photo_note");
    CHECK_FALSE(fields[1].choices[1].not_applicable);
    CHECK(fields[1].choices[2].not_applicable);
    CHECK(fields[3].kind == Field::Kind::code);
    CHECK(fields[3].pattern == "[0-9]{4}[A-Z]");
    CHECK(fields[3].unique);
    CHECK(fields[4].kind == Field::Kind::photo);
    CHECK(fields[4].is_file());
    CHECK_FALSE(fields[3].is_file());
    CHECK(standards::find_field(plate, "height") == &fields[0]);
    CHECK(standards::find_field(plate, "width") == nullptr);

    const auto& charger = procedure->steps[1];
    CHECK(charger.actions[0].fields[2].kind == Field::Kind::date);
    CHECK(charger.actions[0].fields[5].kind == Field::Kind::document);

    const auto& flame = procedure->steps[2];
    CHECK(flame.destructive);
    CHECK(flame.subject_list == "specimens");
    REQUIRE(flame.subjects.size() == 2);
    CHECK(flame.subjects[1].id == "2");
    CHECK(flame.subjects[1].title.en == "Two");
    CHECK_FALSE(flame.for_each_part);
    CHECK(procedure->steps[3].parameters.at("measurand").word == "sound_level");

    CHECK(edition->clause("4")->not_applicable->en == "Terms");
    CHECK(edition->clause("4")->procedure.empty());
    CHECK(standards::step_of(*edition, "looking/flame") == &flame);
    CHECK(standards::step_of(*edition, "looking/smoke") == nullptr);
    CHECK(standards::step_of(*edition, "looking") == nullptr);
}

TEST_CASE("a clause that nothing examines is refused by its name, and read from what was archived before") {
    auto pack = inspection_pack();
    CHECK(standards::load_edition(pack)->uncovered().empty());
    auto& text = pack.files.at(clauses);
    const std::string reason = ", \"not_applicable\": { \"reason\": { \"zh\": \"术语\", \"en\": \"Terms\" } }";
    text.erase(text.find(reason), reason.size());
    const auto refused = standards::load_edition(pack, standards::Coverage::complete);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().where == "clauses.json:9:5 /clauses/3");
    CHECK_THAT(refused.error().found, Catch::Matchers::Contains("clause 4 "));
    CHECK_THAT(refused.error().expected, Catch::Matchers::Contains("not_applicable"));
    const auto archived = standards::load_edition(pack, standards::Coverage::as_archived);
    REQUIRE(archived);
    CHECK(archived->uncovered() == std::vector<std::string>{"4"});
}

TEST_CASE("every clause of the shipped editions says how it is examined, or why it is not") {
    for (const auto& pack : standards::embedded_packs()) {
        const auto edition = standards::load_edition(pack, standards::Coverage::as_archived);
        REQUIRE(edition);
        CAPTURE(edition->id);
        CHECK(edition->uncovered() == std::vector<std::string>{});
    }
    CHECK(standards::required_coverage() == standards::Coverage::complete);
}

TEST_CASE("a shipped edition without what examines any one of its clauses is refused, and the clause is named") {
    for (const auto& shipped : standards::embedded_packs()) {
        const auto clauses = base::Json::parse(shipped.files.at("clauses.json")).value();
        const auto& all = *clauses.find("clauses")->items();
        for (std::size_t left_out = 0; left_out < all.size(); ++left_out) {
            auto changed = base::Json::array();
            for (std::size_t i = 0; i < all.size(); ++i) {
                auto clause = base::Json::object();
                for (const auto& [key, value] : *all[i].members())
                    if (i != left_out || (key != "procedure" && key != "not_applicable")) clause.set(key, value);
                changed.push(std::move(clause));
            }
            auto document = base::Json::object();
            document.set("format", *clauses.find("format")).set("clauses", std::move(changed));
            auto pack = shipped;
            pack.files["clauses.json"] = document.text(true);
            const auto edition = standards::load_edition(pack);
            const auto id = *all[left_out].find("id")->string();
            CAPTURE(id);
            REQUIRE_FALSE(edition);
            CHECK_THAT(edition.error().where, Catch::Matchers::StartsWith("clauses.json:") &&
                                                  Catch::Matchers::EndsWith("/clauses/" + std::to_string(left_out)));
            CHECK_THAT(edition.error().found, Catch::Matchers::Contains("clause " + id + ' '));
        }
    }
}

TEST_CASE("a clause that is wrong about what examines it is refused with its place") {
    check_refusals({
        {"both", clauses, "\"not_applicable\":", "\"procedure\": \"looking\", \"not_applicable\":",
         ErrorCode::bad_value, "clauses.json:9:", "a procedure and a reason", "one of the two"},
        {"no reason", clauses, "{ \"reason\": { \"zh\": \"术语\", \"en\": \"Terms\" } }", "{}",
         ErrorCode::missing_field, "clauses.json:9:", "reason", ""},
        {"one language", clauses, ", \"en\": \"Terms\"", "", ErrorCode::missing_field, "clauses.json:9:", "en", ""},
        {"unknown use", clauses, "[\"commercial\"]", "[\"racing\"]", ErrorCode::bad_value, "clauses.json:8:", "racing",
         "private or commercial"},
        {"no feature", clauses, "\"leather\"", "\"Leather\"", ErrorCode::bad_value, "clauses.json:8:", "Leather",
         "lower-case"},
    });
}

TEST_CASE("a field of a prompt that could not be answered is refused with its place") {
    check_refusals({
        {"unknown kind", looking, "\"kind\": \"photo\"", "\"kind\": \"film\"", ErrorCode::bad_value,
         "procedures/looking.json:20:", "film", "photo, document, date or code"},
        {"code without form", looking, "\"pattern\": \"[0-9]{4}[A-Z]\", ", "", ErrorCode::missing_field,
         "procedures/looking.json:19:", "without its form", "pattern"},
        {"no pattern", looking, "[0-9]{4}[A-Z]", "[0-9{4}", ErrorCode::bad_value,
         "procedures/looking.json:19:", "no regular expression", "regular expression"},
        {"example of another form", looking, "1234A", "12345", ErrorCode::bad_value,
         "procedures/looking.json:19:", "12345", "of the form"},
        {"pattern elsewhere", looking, "\"kind\": \"photo\"", "\"kind\": \"photo\", \"pattern\": \"a\"",
         ErrorCode::unknown_field, "procedures/looking.json:20:", "no use", "kind code"},
        {"unique elsewhere", looking, "\"kind\": \"photo\"", "\"kind\": \"photo\", \"unique\": true",
         ErrorCode::unknown_field, "procedures/looking.json:20:", "no use", "kind code"},
        {"no reason for not applicable", looking, "\"readable_reason\"", "\"why\"", ErrorCode::missing_field,
         "procedures/looking.json:14:", "readable_reason", "text field"},
        {"a reason that everybody must give", looking, "\"kind\": \"text\", \"required\": false }",
         "\"kind\": \"text\" }", ErrorCode::missing_field, "procedures/looking.json:18:", "readable_reason", "false"},
        {"a picture outside", looking, "plate.svg", "../plate.svg", ErrorCode::bad_value,
         "procedures/looking.json:12:", "../plate.svg", "plate.svg"},
        {"a bound of a photo", looking, "\"kind\": \"photo\"", "\"kind\": \"photo\", \"low\": \"1 m\"",
         ErrorCode::unknown_field, "procedures/looking.json:20:", "no use", ""},
    });
}

TEST_CASE("of the bounds and the example of a field the one of another kind is told, whichever it is") {
    for (const auto& [member, from, to] : {std::tuple{"low", "\"low\": \"0.5 m\"", "\"low\": \"0.5 kg\""},
                                           std::tuple{"high", "\"high\": \"2 m\"", "\"high\": \"2 kg\""}}) {
        CAPTURE(member);
        auto pack = tests::inspection_pack();
        auto& text = pack.files.at(looking);
        text.replace(text.find(from), std::string_view(from).size(), to);
        const auto edition = standards::load_edition(pack);
        REQUIRE_FALSE(edition);
        CHECK(edition.error().code == ErrorCode::wrong_unit);
        CHECK_THAT(edition.error().where, Catch::Matchers::EndsWith(std::string("/") + member));
    }
}

TEST_CASE("a step that its answers could not judge is refused with its place") {
    check_refusals({
        {"nobody asks", looking, "\"height\": \"h\"", "\"width\": \"h\"", ErrorCode::not_found,
         "procedures/looking.json:9:", "'width'", "field of this step"},
        {"no such limit", looking, "\"height\": \"h\"", "\"height\": \"z\"", ErrorCode::not_found,
         "procedures/looking.json:9:", "no limit 'z'", "limits.json"},
        {"a word for a length", looking, "\"height\": \"h\"", "\"height\": \"w\"", ErrorCode::wrong_unit,
         "procedures/looking.json:9:", "cannot answer", "length"},
        {"a length for a word", looking, "\"readable\": \"w\"", "\"readable\": \"h\"", ErrorCode::wrong_unit,
         "procedures/looking.json:9:", "cannot answer", "class"},
        {"another length", looking, "\"height\": \"h\"", "\"height\": \"m\"", ErrorCode::wrong_unit,
         "procedures/looking.json:9:", "mass", "length"},
        {"a photo for a limit", looking, "\"readable\": \"w\"", "\"plate_photo\": \"w\"", ErrorCode::wrong_unit,
         "procedures/looking.json:9:", "plate_photo", "quantity, choice or flag"},
        {"no choice meets the limit", looking, "\"readable\": \"w\"", "\"readable\": \"k\"", ErrorCode::bad_value,
         "procedures/looking.json:9:", "no choice", "V-0"},
        {"one battery of three", looking, "\"height\": \"h\"", "\"height/other\": \"h\"", ErrorCode::missing_field,
         "procedures/looking.json:9:", "height/lead-acid", "height"},
        {"a name that is taken", looking, "\"id\": \"height\"", "\"id\": \"verdict\"", ErrorCode::not_found,
         "procedures/looking.json:9:", "'height'", ""},
        {"conditions", looking, "\"limits\": { \"height\"",
         "\"conditions\": { \"a\": \"b\" }, \"limits\": { \"height\"", ErrorCode::unknown_field,
         "procedures/looking.json:9:", "conditions", ""},
        {"a certificate without a number", looking, "\"id\": \"number\"", "\"id\": \"no\"", ErrorCode::missing_field,
         "procedures/looking.json:24:", "'number'", "text or code"},
        {"a date that is a text", looking, "\"kind\": \"date\", \"example\"", "\"kind\": \"text\", \"example\"",
         ErrorCode::missing_field, "procedures/looking.json:24:", "'dated'", "date"},
        {"an end that is a text", looking, "\"kind\": \"date\", \"required\"", "\"kind\": \"text\", \"required\"",
         ErrorCode::bad_value, "procedures/looking.json:24:", "valid_to", "date"},
        {"a certificate judged by nothing", looking, "\"limits\": { \"conforms\": \"c\" },", "",
         ErrorCode::missing_field, "procedures/looking.json:22:", "conforms", "limit id"},
        {"no measurand", looking, "\"word\": \"sound_level\"", "\"word\": \"loudness\"", ErrorCode::bad_value,
         "procedures/looking.json:49:", "loudness", ""},
        {"a measurand that is a figure", looking, "\"word\": \"sound_level\"", "\"value\": \"60 dB(A)\"",
         ErrorCode::missing_field, "procedures/looking.json:49:", "measurand", "measurand"},
        {"no statistic", looking, "\"word\": \"max\"", "\"word\": \"median\"", ErrorCode::bad_value,
         "procedures/looking.json:49:", "median", "max, min, mean or last"},
        {"another quantity", looking, "\"result\": \"b\"", "\"result\": \"h\"", ErrorCode::wrong_unit,
         "procedures/looking.json:48:", "length", "sound level"},
        {"an unknown use", looking, "\"result\": \"b\"", "\"middle\": \"b\"", ErrorCode::unknown_field,
         "procedures/looking.json:48:", "middle", "low and high"},
    });
}

TEST_CASE("a step whose place in the plan cannot be is refused with it") {
    check_refusals({
        {"unknown list", looking, "\"for_each\": {", "\"for_each\": \"wheels\", \"x\": {", ErrorCode::bad_value,
         "procedures/looking.json:38:", "wheels", "list"},
        {"an empty list", looking,
         "\n        { \"id\": \"1\", \"title\": { \"zh\": \"一\", \"en\": \"One\" } },\n        { \"id\": \"2\", "
         "\"title\": { \"zh\": \"二\", \"en\": \"Two\" } } ]",
         "]", ErrorCode::bad_value, "procedures/looking.json:38:", "empty", "subject"},
        {"twice", looking, "{ \"id\": \"2\"", "{ \"id\": \"1\"", ErrorCode::already_exists,
         "procedures/looking.json:40:", "twice", ""},
        {"an id with a blank", looking, "{ \"id\": \"2\"", "{ \"id\": \"2 a\"", ErrorCode::bad_value,
         "procedures/looking.json:40:", "2 a", "letters"},
        {"needs no step", looking, "weighing/one", "weighing", ErrorCode::bad_value,
         "procedures/looking.json:10:", "'weighing'", "procedure/step"},
        {"needs an unknown step", looking, "weighing/one", "weighing/two", ErrorCode::not_found,
         "procedures/looking.json:10:", "weighing/two", "procedure/step"},
        {"needs itself", looking, "weighing/one", "looking/flame", ErrorCode::not_found,
         "procedures/looking.json:10:", "needs itself", ""},
        {"waits a length", looking, "24 h", "24 m", ErrorCode::wrong_unit, "procedures/looking.json:10:", "length", ""},
        {"waits nothing", looking, "24 h", "0 h", ErrorCode::bad_value, "procedures/looking.json:10:", "0 h",
         "above zero"},
        {"waits without a source", looking, "\"24 h\", \"source\": \"s\"", "\"24 h\"", ErrorCode::missing_field,
         "procedures/looking.json:10:", "source", ""},
        {"destroys perhaps", looking, "\"destructive\": true", "\"destructive\": \"maybe\"", ErrorCode::bad_value,
         "procedures/looking.json:37:", "string", ""},
    });
}
