// SPDX-License-Identifier: GPL-3.0-or-later
// What a pack may say of an answer beside its limit: what it counts, what is read from it, what it must agree with.
#include <catch2/catch.hpp>

#include "core/standards/needs/answer_needs.h"
#include "core/standards/needs/answer_source.h"
#include "core/standards/needs/step_order.h"
#include "core/standards/pack.h"

using namespace velocert;
using base::ErrorCode;
using standards::AnswerSource;

namespace {

constexpr auto code = "procedures/vehicle-code.json";
constexpr auto certificate = "procedures/product-certificate.json";
constexpr auto flame = "procedures/flame-circuit.json";
constexpr auto dimensions = "procedures/dimensions.json";
constexpr auto dates = "procedures/dates.json";

}  // namespace

TEST_CASE("the parts of a code and what answers must say again are read from the pack") {
    const auto edition = standards::load_edition(standards::embedded_packs().back());
    if (!edition) FAIL(edition.error().text());
    const auto* step = standards::step_of(*edition, "vehicle-code/read");
    REQUIRE(step != nullptr);
    const auto* field = standards::find_field(*step, "vehicle_code");
    REQUIRE(field != nullptr);
    REQUIRE(field->parts.size() == 4);
    CHECK(field->parts[1].id == "code_type");
    CHECK(field->parts[1].kind == standards::Field::Kind::choice);
    CHECK(field->parts[0].kind == standards::Field::Kind::text);
    CHECK_FALSE(field->parts[0].required);
    CHECK(standards::find_field(*step, "code_type") == &field->parts[1]);
    CHECK(standards::find_field(*step, "digits")->count_of == "vehicle_code");
    CHECK(field->same_as == std::vector<std::string>{"item.vehicle_code"});
}

TEST_CASE("where an answer stands on record is taken apart, and nothing else is taken for it") {
    using Of = AnswerSource::Of;
    CHECK(standards::parse_answer_source("item.model")->of == Of::model);
    CHECK(standards::parse_answer_source("item.vehicle_code")->of == Of::vehicle_code);
    CHECK(standards::parse_answer_source("item.made_on")->of == Of::made_on);
    const auto answer = standards::parse_answer_source("braking/dry.both.mass");
    REQUIRE(answer);
    CHECK(answer->of == Of::answer);
    CHECK(answer->step == "braking/dry.both");
    CHECK(answer->field == "mass");
    for (const char* wrong : {"", "item", "item.", "item.colour", "model", "nameplate/look", "nameplate.look",
                              "/look.model", "nameplate/.model", "nameplate/look.", "/."}) {
        CAPTURE(wrong);
        const auto refused = standards::parse_answer_source(wrong);
        REQUIRE_FALSE(refused);
        CHECK_THAT(refused.error().expected, Catch::Contains("procedure/step.field") && Catch::Contains("item.model"));
    }
}

TEST_CASE("a count, a form or a comparison that cannot be made is refused with its place") {
    struct Row {
        const char* name;
        const char* file;
        const char* from;
        const char* to;
        ErrorCode error;
        const char* found;
    };
    for (const auto& row : {
             Row{"counts a field that is not asked for", code, "\"count_of\": \"vehicle_code\"",
                 "\"count_of\": \"frame_code\"", ErrorCode::not_found, "'frame_code'"},
             Row{"counts a field that is no code", code, "\"count_of\": \"vehicle_code\"",
                 "\"count_of\": \"permanent\"", ErrorCode::not_found, "'permanent'"},
             Row{"a code that counts", code, "\"unique\": true", "\"unique\": true, \"count_of\": \"vehicle_code\"",
                 ErrorCode::unknown_field, "count_of"},
             Row{"a form without parts", code, "\"parts\": [", "\"x\": [", ErrorCode::missing_field, "parts"},
             Row{"parts without a form", code, "\"form\": \"([0-9]{4})([0-9])([0-9]{2})([0-9]+)\",", "",
                 ErrorCode::missing_field, "parts"},
             Row{"fewer groups than parts", code, "([0-9])([0-9]{2})([0-9]+)\"", "([0-9])([0-9]+)\"",
                 ErrorCode::bad_value, "3 groups"},
             Row{"a form that is none", code, "([0-9]{4})([0-9])", "([0-9]{4}([0-9])", ErrorCode::bad_value,
                 "no regular expression"},
             Row{"an example of another form", code, "\"form\": \"([0-9]{4})", "\"form\": \"([A-Z]{4})",
                 ErrorCode::bad_value, "175722508069087"},
             Row{"a part that stands twice", code, "\"id\": \"code_year\"", "\"id\": \"code_maker\"",
                 ErrorCode::already_exists, "code_maker"},
             Row{"a part that is a field", code, "\"id\": \"code_year\"", "\"id\": \"permanent\"",
                 ErrorCode::already_exists, "permanent"},
             Row{"a part with a bad id", code, "\"id\": \"code_year\"", "\"id\": \"Year\"", ErrorCode::bad_value,
                 "Year"},
             Row{"a part that no choice of meets the limit", code, "{ \"id\": \"2\", \"title\"",
                 "{ \"id\": \"4\", \"title\"", ErrorCode::bad_value, "no choice"},
             Row{"a limit of a part that there is not", code, "\"code_type\": \"code.vehicle.type\"",
                 "\"code_kind\": \"code.vehicle.type\"", ErrorCode::not_found, "'code_kind'"},
             Row{"a part that is a text judged by a limit", code, "\"code_type\": \"code.vehicle.type\"",
                 "\"code_year\": \"code.vehicle.type\"", ErrorCode::wrong_unit, "code_year"},
             Row{"an answer asked for that nobody can give", "procedures/pedalling.json", "\"must\": \"no\"",
                 "\"must\": \"perhaps\"", ErrorCode::bad_value, "'perhaps'"},
             Row{"an answer asked for where there are no choices", "procedures/production-capability.json",
                 "\"past\": true", "\"must\": \"yes\"", ErrorCode::bad_value, "'yes'"},
             Row{"a text that has come", "procedures/production-capability.json", "\"kind\": \"date\"",
                 "\"kind\": \"text\"", ErrorCode::unknown_field, "past"},
             Row{"a choice that agrees", certificate, "\"id\": \"service_life\",",
                 "\"id\": \"service_life\", \"same_as\": [\"item.model\"],", ErrorCode::unknown_field, "same_as"},
             Row{"a gauge of nothing", dimensions, "\"gauge\": \"length\"", "\"gauge\": \"lenght\"",
                 ErrorCode::bad_value, "lenght"},
             Row{"a gauge that is a photo", dimensions, "\"kind\": \"photo\"",
                 "\"kind\": \"photo\", \"gauge\": \"length\"", ErrorCode::unknown_field, "gauge"},
             Row{"a figure read with nothing that is asked for", dimensions, "\"read_with\": \"gauge\"",
                 "\"read_with\": \"tape\"", ErrorCode::not_found, "'tape'"},
             Row{"a figure read with another figure", dimensions, "\"read_with\": \"gauge\"",
                 "\"read_with\": \"wheelbase\"", ErrorCode::not_found, "names no gauge"},
             Row{"a length read with a gauge of mass", dimensions, "\"gauge\": \"length\"", "\"gauge\": \"mass\"",
                 ErrorCode::wrong_unit, "a gauge of mass"},
             Row{"a gauge that may be left out", dimensions, "\"gauge\": \"length\",",
                 "\"gauge\": \"length\", \"required\": false,", ErrorCode::bad_value, "may be left out"},
             Row{"a text read with a gauge", dimensions, "\"gauge\": \"length\",",
                 "\"gauge\": \"length\", \"read_with\": \"gauge\",", ErrorCode::unknown_field, "read_with"},
             Row{"an unknown member of the item", dates, "item.made_on", "item.colour", ErrorCode::bad_value,
                 "item.colour"},
             Row{"a day that is a model", dates, "item.made_on", "item.model", ErrorCode::not_found, "something else"},
             Row{"a model that is a day", certificate, "\"item.model\", ", "\"item.made_on\", ", ErrorCode::not_found,
                 "something else"},
             Row{"an unknown step", certificate, "nameplate/look.model", "nameplate/see.model", ErrorCode::not_found,
                 "nameplate/see"},
             Row{"an unknown field", certificate, "nameplate/look.model", "nameplate/look.colour", ErrorCode::not_found,
                 "'colour'"},
             Row{"a field of another kind", certificate, "nameplate/look.model", "nameplate/look.fixed",
                 ErrorCode::not_found, "something else"},
             Row{"a step that comes later", certificate, "nameplate/look.model", "lithium-pack/certificate.model",
                 ErrorCode::not_found, "does not come before"},
             Row{"a sum of what is not asked for", flame, "flame-circuit/box-bars.afterflame_1\", \"",
                 "flame-circuit/box-bars.afterglow\", \"", ErrorCode::not_found, "'afterglow'"},
             Row{"a sum of another quantity", flame, "flame-circuit/box-bars.afterflame_1\", \"",
                 "flame-circuit/box-bars.thickness\", \"", ErrorCode::not_found, "another quantity"},
             Row{"a sum of a step that comes later", flame, "\"sum_of\": [\"flame-circuit/box-bars.afterflame_1\"",
                 "\"sum_of\": [\"flame-circuit/circuit-bars.afterflame_1\"", ErrorCode::not_found,
                 "does not come before"},
             Row{"a quotient without its source", flame, "\"at_least\": [\"afterflame_2\"]",
                 "\"at_least\": [\"afterflame_2 / 30 km/h\"]", ErrorCode::bad_value, "afterflame_2 / 30 km/h"},
             Row{"a quotient by nothing in a plain text", flame, "\"at_least\": [\"afterflame_2\"]",
                 "\"at_least\": [\"afterflame_2 / 0 km/h\"]", ErrorCode::bad_value, "afterflame_2 / 0 km/h"},
             Row{"a multiple without its source", "procedures/short-circuit.json",
                 "\"times\": \"135 %\",\n                  \"source\"",
                 "\"times\": \"135 %\",\n                  \"note\"", ErrorCode::missing_field, "source"},
             Row{"a multiple of nothing", "procedures/short-circuit.json", "\"135 %\"", "\"0 %\"", ErrorCode::bad_value,
                 "'0 %'"},
             Row{"a multiple less than nothing", "procedures/short-circuit.json", "\"135 %\"", "\"-135 %\"",
                 ErrorCode::bad_value, "'-135 %'"},
             Row{"a multiple that is a voltage", "procedures/short-circuit.json", "\"135 %\"", "\"135 V\"",
                 ErrorCode::wrong_unit, "'135 V'"},
             Row{"a multiple by division", "procedures/short-circuit.json", "\"times\": \"135 %\"",
                 "\"per\": \"135 %\"", ErrorCode::missing_field, "times"},
             Row{"a multiple of another quantity", "procedures/short-circuit.json",
                 "{\n                  \"of\": \"general/voltage.nominal_voltage\"",
                 "{\n                  \"of\": \"current\"", ErrorCode::not_found, "another quantity"},
             Row{"a multiple of what is not asked for", "procedures/short-circuit.json",
                 "{\n                  \"of\": \"general/voltage.nominal_voltage\"",
                 "{\n                  \"of\": \"general/voltage.voltage\"", ErrorCode::not_found, "'voltage'"},
             Row{"a multiple in a plain text", flame, "\"at_least\": [\"afterflame_2\"]",
                 "\"at_most\": [\"afterflame_2 * 135 %\"]", ErrorCode::bad_value, "afterflame_2 * 135 %"},
             Row{"a text that is at most", certificate, "\"kind\": \"text\"",
                 "\"kind\": \"text\", \"at_most\": [\"model\"]", ErrorCode::unknown_field, "at_most"},
             Row{"a photo that is a sum", flame, "\"at_least\": [\"afterflame_2\"]", "\"other_than\": [\"photo\"]",
                 ErrorCode::unknown_field, "other_than"},
             Row{"a class bound by no limit", flame, "\"limit\": \"flame.v.total\"", "\"limit\": \"flame.v.sum\"",
                 ErrorCode::not_found, "'flame.v.sum'"},
             Row{"a class bound by nothing", flame, ", \"limit\": \"flame.v.total\"", "", ErrorCode::bad_value,
                 "nothing that binds"},
             Row{"a class bound by a figure without its source", flame, "\"limit\": \"flame.v.total\"",
                 "\"high\": \"50 s\"", ErrorCode::missing_field, "source"},
             Row{"a photo that is another than itself", "procedures/impact.json", "\"other_than\": [\"photo_before\"]",
                 "\"other_than\": [\"photo_after\"]", ErrorCode::not_found, "itself"},
             Row{"a photo that is another than a text", "procedures/impact.json", "\"other_than\": [\"photo_before\"]",
                 "\"other_than\": [\"damage\"]", ErrorCode::not_found, "no photo"},
             Row{"a first day without its source", "procedures/charger.json",
                 ", \"source\": \"publication of GB 42296-2022; no earlier text can have been tested to it\"", "",
                 ErrorCode::missing_field, "source"},
             Row{"a voltage from an answer that there is not", "procedures/rated-power.json",
                 "general/voltage.nominal_voltage", "general/voltage.voltage", ErrorCode::not_found, "'voltage'"},
             Row{"a voltage from a text", "procedures/rated-power.json", "general/voltage.nominal_voltage",
                 "general/voltage.battery_model", ErrorCode::not_found, "another quantity"},
             Row{"a nominal voltage without its shares", "procedures/battery-voltage.json", "\"least_of_nominal\"",
                 "\"least_of_nominals\"", ErrorCode::unknown_field, "least_of_nominals"},
             Row{"a photo with letters", "procedures/impact.json", "\"other_than\": [\"photo_before\"]",
                 "\"letters\": 2", ErrorCode::unknown_field, "letters"},
             Row{"a text of no letters", certificate, "\"letters\": 1", "\"letters\": 0", ErrorCode::bad_value, "0"},
             Row{"a sample named by a photo", "procedures/impact.json", "\"other_than\": [\"photo_before\"]",
                 "\"names_sample\": true", ErrorCode::unknown_field, "names_sample"},
             Row{"a sample named where the step is done on none", "procedures/impact.json", "\"sample\": \"B\",", "",
                 ErrorCode::bad_value, "done on none"},
             Row{"one more for a question that is not asked", "procedures/tamper-limiter.json",
                 "\"field\": \"another\"", "\"field\": \"more\"", ErrorCode::not_found, "'more'"},
             Row{"one more for an answer that cannot be given", "procedures/tamper-limiter.json", "\"is\": \"yes\"",
                 "\"is\": \"perhaps\"", ErrorCode::not_found, "'perhaps'"},
             Row{"within a limit that there is not", "procedures/insulation-after-water.json",
                 "\"within\": \"insulation.after_water.within\"", "\"within\": \"insulation.within\"",
                 ErrorCode::not_found, "insulation.within"},
             Row{"within a resistance", "procedures/insulation-after-water.json",
                 "\"within\": \"insulation.after_water.within\"", "\"within\": \"insulation.after_water\"",
                 ErrorCode::wrong_unit, "no longest time"},
             Row{"within a time of nothing", "procedures/insulation-after-water.json",
                 "\"needs\": [\"rain-wading/wade\"],", "", ErrorCode::bad_value, "needs nothing"},
             Row{"a count of a photo", "procedures/product-consistency.json", "\"count_of\": \"codes\"",
                 "\"count_of\": \"photo\"", ErrorCode::not_found, "'photo'"},
             Row{"a code that is another one than a choice", "procedures/motor-code.json",
                 "vehicle-code/read.vehicle_code", "vehicle-code/read.permanent", ErrorCode::not_found, "no text"},
             Row{"a code that is another one than itself", "procedures/motor-code.json",
                 "vehicle-code/read.vehicle_code", "motor_code", ErrorCode::not_found, "itself"},
             Row{"nothing acquired before", "procedures/control-system.json", "\"word\": \"driving\"",
                 "\"word\": \"running\"", ErrorCode::not_found, "before"},
             Row{"what was before is acquired last", "procedures/control-system.json", "\"word\": \"driving\"",
                 "\"word\": \"pulled\"", ErrorCode::not_found, "first acquisition"},
             Row{"before is all that is acquired", "procedures/battery-voltage.json", "\"statistic\": {",
                 "\"before\": { \"word\": \"read\", \"source\": \"x\" }, \"statistic\": {", ErrorCode::not_found,
                 "before"},
             Row{"no figure of what was before", "procedures/control-system.json",
                 "\"least_before\": {\n          \"value\": \"1 A\"",
                 "\"least_before\": {\n          \"value\": \"1 V\"", ErrorCode::wrong_unit, "least_before"},
             Row{"a method that changed somehow", "clauses.json", "\"kind\": \"changed\"", "\"kind\": \"other\"",
                 ErrorCode::bad_value, "'other'"},
             Row{"a time by a voltage", "procedures/pedalling.json", "\"per\": \"30 km/h\"", "\"per\": \"30 V\"",
                 ErrorCode::not_found, "another quantity"},
             Row{"a time at no speed", "procedures/pedalling.json", "\"per\": \"30 km/h\"", "\"per\": \"0 km/h\"",
                 ErrorCode::bad_value, "'0 km/h'"},
             Row{"a time by nothing", "procedures/pedalling.json", "\"per\": \"30 km/h\",", "",
                 ErrorCode::missing_field, "per"},
             Row{"a time for a way that is not asked for", "procedures/pedalling.json", "\"of\": \"distance\"",
                 "\"of\": \"way\"", ErrorCode::not_found, "'way'"},
             Row{"a fastest speed of unknown source", "procedures/pedalling.json", "\"source\": \"laboratory: no rider",
                 "\"because\": \"laboratory: no rider", ErrorCode::missing_field, "source"},
             Row{"a year that is a day", code, "\"same_as\": [\"item.made_year\"]", "\"same_as\": [\"item.day\"]",
                 ErrorCode::bad_value, "item.day"},
             Row{"a year that is an answer", code, "\"same_as\": [\"item.made_year\"]",
                 "\"same_as\": [\"dates/documents.made\"]", ErrorCode::bad_value, "dates/documents.made"},
             Row{"the step itself", certificate, "nameplate/look.model", "product-certificate/compare.number",
                 ErrorCode::not_found, "does not come before"},
         }) {
        CAPTURE(row.name);
        auto pack = standards::embedded_packs().back();
        auto& text = pack.files.at(row.file);
        const auto at = text.find(row.from);
        REQUIRE(at != std::string::npos);
        text.replace(at, std::string(row.from).size(), row.to);
        const auto edition = standards::load_edition(pack);
        REQUIRE_FALSE(edition);
        CAPTURE(edition.error().text());
        CHECK(base::name(edition.error().code) == base::name(row.error));
        CHECK_THAT(edition.error().where, Catch::StartsWith(std::string(row.file) + ':'));
        CHECK_THAT(edition.error().found, Catch::Contains(row.found));
        CHECK_FALSE(edition.error().expected.empty());
    }
}
