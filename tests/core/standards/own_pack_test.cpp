// SPDX-License-Identifier: GPL-3.0-or-later
// A laboratory edits a copy of a pack: what it may change, and how its mistakes are explained.
#include "core/standards/editions/own_pack.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

#include "core/standards/editions/shipped_edition.h"
#include "core/standards/loading/pack_checks.h"
#include "tests/core/records/sample_run.h"
#include "tests/core/standards/inspection_pack.h"

using namespace velocert;
using base::ErrorCode;

namespace {

/// What is shipped, as it were: nothing in it judges the limit that the tests of the loader have beside the others.
standards::Pack shipped_pack() {
    auto pack = tests::inspection_pack();
    auto& limits = pack.files.at("limits.json");
    const std::string note = "\"note\": \"t\"";
    limits.replace(limits.find(note), note.size(), note + ", \"informative\": true");
    return pack;
}

/// A copy of a pack in a folder of its own, with the laboratory's name in it.
class Copy {
  public:
    Copy() {
        auto pack = shipped_pack();
        edit(pack.files.at("edition.json"), "\"revision\": 3,", "\"revision\": 4, \"laboratory\": \"Bike Lab\",");
        for (const auto& [name, text] : pack.files) write(name, text);
    }
    [[nodiscard]] std::string folder() const { return scratch_.path("pack"); }
    [[nodiscard]] std::string text(const std::string& name) const { return records::file_text(folder() + '/' + name); }
    void write(const std::string& name, const std::string& text) const {
        const std::filesystem::path path(folder() + '/' + name);
        std::filesystem::create_directories(path.parent_path());
        records::write_text(path.string(), text);
    }
    void change(const std::string& name, const std::string& from, const std::string& to) const {
        auto whole = text(name);
        edit(whole, from, to);
        write(name, whole);
    }
    void remove(const std::string& name) const { std::filesystem::remove(folder() + '/' + name); }

  private:
    static void edit(std::string& text, const std::string& from, const std::string& to) {
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
    }
    records::ScratchFolder scratch_;
};

/// The copy's edition as it would be shipped.
base::Result<standards::OwnPack> load(const std::string& folder) {
    static const std::vector<standards::ShippedEdition> shipped{
        {shipped_pack(), standards::load_edition(shipped_pack()).value()}};
    return standards::load_own_pack(folder, shipped);
}

/// "12:34": where a piece of text stands, found by counting and not by the parser.
std::string place_of(const std::string& text, const std::string& piece) {
    const auto at = text.find(piece);
    REQUIRE(at != std::string::npos);
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    const auto before = text.rfind('\n', at);
    const auto column = before == std::string::npos ? at + 1 : at - before;
    return std::to_string(line) + ':' + std::to_string(column);
}

}  // namespace

TEST_CASE("a laboratory adds a stop, changes a picture and adds a clause of its own without a program") {
    const Copy copy;
    copy.change(
        "procedures/looking.json", "\"actions\": [\n        { \"kind\": \"prompt\", \"id\": \"look\"",
        "\"actions\": [\n        { \"kind\": \"prompt\", \"id\": \"rest\", \"text\": { \"zh\": \"停\", \"en\": "
        "\"Rest\" } },\n"
        "        { \"kind\": \"wait\", \"id\": \"pause\", \"parameters\": { \"duration\": { \"value\": \"1 h\", "
        "\"source\": \"method of Bike Lab, 4.2\" } } },\n        { \"kind\": \"prompt\", \"id\": \"look\"");
    copy.change("procedures/looking.json", "plate.svg", "nameplate.svg");
    copy.change(
        "clauses.json", "\n  ]",
        ",\n    { \"id\": \"BL-1\", \"title\": { \"zh\": \"自\", \"en\": \"Own\" }, \"procedure\": \"looking\" }\n  ]");
    const auto own = load(copy.folder());
    if (!own) FAIL(own.error().text());
    CHECK(own->edition.laboratory == "Bike Lab");
    CHECK(own->edition.revision == 4);
    CHECK(own->edition.pack == own->pack.digest());
    CHECK(own->edition.pack != shipped_pack().digest());
    CHECK(own->edition.clause("BL-1") != nullptr);
    const auto& plate = own->edition.procedure("looking")->steps[0];
    REQUIRE(plate.actions.size() == 3);
    CHECK(plate.actions[1].parameters.at("duration").source == "method of Bike Lab, 4.2");
    CHECK(plate.actions[2].picture == "nameplate.svg");
    // What is archived with a run gives the same edition again.
    const auto again = standards::Pack::unbundle(own->pack.bundle());
    REQUIRE(again);
    CHECK(standards::load_edition(*again)->laboratory == "Bike Lab");
}

TEST_CASE("the mistakes of an edited pack are explained where they stand") {
    struct Row {
        const char* mistake;
        const char* file;
        const char* from;
        const char* to;
        const char* at;  ///< the text that the explanation points at, in the edited file
        ErrorCode code;
        const char* found;
        const char* expected;
    };
    const std::initializer_list<Row> rows{
        {"a comma is missing", "procedures/looking.json", "\"id\": \"looking\",", "\"id\": \"looking\"",
         "\"title\": { \"zh\": \"丙\", \"en\": \"C\" },\n  \"clause\"", ErrorCode::bad_input, "", "JSON"},
        {"a member is misspelt", "procedures/looking.json", "\"example\": \"1.05 m\"", "\"exampel\": \"1.05 m\"",
         "\"1.05 m\"", ErrorCode::unknown_field, "exampel", ""},
        {"a unit of another kind", "limits.json", "\"1.10 m\"", "\"1.10 kg\"", "\"1.10 kg\"", ErrorCode::wrong_unit,
         "mass", "length"},
        {"a figure without a unit", "limits.json", "\"1.10 m\"", "\"1.10\"", "\"1.10\"", ErrorCode::wrong_unit, "1.10",
         "length"},
        {"a limit that the pack has not", "procedures/looking.json", "\"height\": \"h\"", "\"height\": \"hh\"",
         "{ \"height\": \"hh\"", ErrorCode::not_found, "no limit 'hh'", "limits.json"},
        {"a clause that nothing examines", "clauses.json",
         ", \"not_applicable\": { \"reason\": { \"zh\": \"术语\", \"en\": \"Terms\" } }", "", "{ \"id\": \"4\"",
         ErrorCode::missing_field, "clause 4", "procedure"},
        {"a procedure that the pack has not", "clauses.json", "\"procedure\": \"looking\"", "\"procedure\": \"lookin\"",
         "\"lookin\"", ErrorCode::not_found, "lookin", "edition.json"},
        {"an id that stands twice", "procedures/looking.json", "\"id\": \"charger\"", "\"id\": \"plate\"",
         "\"plate\", \"title\": { \"zh\": \"乙\"", ErrorCode::already_exists, "'plate' stands twice", "once"},
        {"a text in one language only", "procedures/looking.json", "{ \"zh\": \"级\", \"en\": \"C\" }",
         "{ \"zh\": \"级\" }", "{ \"zh\": \"级\" }", ErrorCode::missing_field, "en", ""},
        {"an action of no kind", "procedures/looking.json", "\"kind\": \"acquire\"", "\"kind\": \"measure\"",
         "\"measure\"", ErrorCode::bad_value, "measure", "prompt, set, wait, acquire, compute or assess"},
        {"an instrument that the procedure has not", "procedures/looking.json", "\"role\": \"meter\", \"until\"",
         "\"role\": \"metre\", \"until\"", "\"metre\"", ErrorCode::not_found, "no role 'metre'",
         "role of this procedure"},
        {"a step that needs one which is not there", "procedures/looking.json", "[\"weighing/one\"]",
         "[\"weighing/two\"]", "[\"weighing/two\"]", ErrorCode::not_found, "weighing/two", "procedure/step"},
        {"an evaluation that is none", "procedures/looking.json", "\"evaluation\": \"indicated\"",
         "\"evaluation\": \"shown\"", "\"shown\"", ErrorCode::bad_value, "shown", "indicated"},
        {"a picture that there is not", "procedures/looking.json", "\"plate.svg\"", "\"plat.svg\"", "\"plat.svg\"",
         ErrorCode::not_found, "plat.svg", "plate.svg"},
        {"the least above the greatest", "procedures/looking.json", "\"low\": \"0.5 m\"", "\"low\": \"2.5 m\"",
         "\"2.5 m\"", ErrorCode::bad_value, "2.5 m above 2 m", "high"},
        {"an example that would be refused", "procedures/looking.json", "\"1.05 m\"", "\"2.05 m\"", "\"2.05 m\"",
         ErrorCode::bad_value, "2.05 m", "at most 2 m"},
        {"a limit without its source", "limits.json",
         "\"kind\": \"length\", \"relation\": \"<=\", \"value\": \"1.10 m\", \"status\": \"confirmed\", \"source\": "
         "\"s\"",
         "\"kind\": \"length\", \"relation\": \"<=\", \"value\": \"1.10 m\", \"status\": \"confirmed\"",
         "{ \"id\": \"h\"", ErrorCode::missing_field, "source", ""},
    };
    CHECK(rows.size() >= 10);
    for (const auto& row : rows) {
        CAPTURE(row.mistake);
        const Copy copy;
        copy.change(row.file, row.from, row.to);
        const auto own = load(copy.folder());
        REQUIRE_FALSE(own);
        CHECK(base::name(own.error().code) == base::name(row.code));
        CHECK_THAT(own.error().where, Catch::Matchers::StartsWith(copy.folder() + '/' + row.file + ':' +
                                                                  place_of(copy.text(row.file), row.at)));
        CHECK_THAT(own.error().found, Catch::Matchers::Contains(row.found));
        CHECK_THAT(own.error().expected, Catch::Matchers::Contains(row.expected));
        CHECK_FALSE(own.error().expected.empty());
    }
}

TEST_CASE("a pack of which a file is missing, or which says not whose it is, is refused by its name") {
    {
        const Copy copy;
        copy.remove("procedures/stopping.json");
        const auto own = load(copy.folder());
        REQUIRE_FALSE(own);
        // Told at the line that announces it, which is what a person looks at.
        CHECK_THAT(own.error().where, Catch::Matchers::StartsWith(copy.folder() + "/edition.json:8:30 "));
        CHECK_THAT(own.error().text(), Catch::Matchers::Contains("stopping"));
    }
    {
        const Copy copy;
        copy.write("procedures/extra.json", "{}");
        const auto own = load(copy.folder());
        REQUIRE_FALSE(own);
        CHECK_THAT(own.error().where, Catch::Matchers::StartsWith(copy.folder() + "/edition.json:8:17 "));
        CHECK_THAT(own.error().text(), Catch::Matchers::Contains("extra"));
    }
    {
        const Copy copy;
        copy.change("edition.json", " \"laboratory\": \"Bike Lab\",", "");
        const auto own = load(copy.folder());
        REQUIRE_FALSE(own);
        CHECK(own.error().where == copy.folder() + "/edition.json:1:1 /");
        CHECK_THAT(own.error().expected, Catch::Matchers::Contains("laboratory"));
    }
    {
        const Copy copy;
        copy.change("edition.json", "\"laboratory\": \"Bike Lab\"", "\"laboratory\": \"\"");
        const auto own = load(copy.folder());
        REQUIRE_FALSE(own);
        CHECK(own.error().where ==
              copy.folder() + "/edition.json:" + place_of(copy.text("edition.json"), "\"\"") + " /laboratory");
        CHECK_THAT(own.error().expected, Catch::Matchers::Contains("laboratory"));
    }
    for (const char* nobody : {" ", "-", "7"}) {
        CAPTURE(nobody);
        const Copy copy;
        copy.change("edition.json", "\"laboratory\": \"Bike Lab\"", "\"laboratory\": \"" + std::string(nobody) + "\"");
        const auto own = load(copy.folder());
        REQUIRE_FALSE(own);
        const auto text = copy.text("edition.json");
        CHECK_THAT(own.error().where, Catch::Matchers::StartsWith(copy.folder() + "/edition.json:" +
                                                                  place_of(text, "\"" + std::string(nobody) + "\"")));
        CHECK_THAT(own.error().found, Catch::Matchers::Contains("names no laboratory"));
    }
    const auto own = standards::load_own_pack("no/such/folder");
    REQUIRE_FALSE(own);
    CHECK(own.error().code == ErrorCode::not_found);
}

TEST_CASE("a limit of a clause that no step judges is named where the clause has it") {
    const Copy copy;
    copy.change("procedures/looking.json", "\"height\": \"h\", \"readable\": \"w\"", "\"height\": \"h\"");
    const auto own = load(copy.folder());
    REQUIRE_FALSE(own);
    CHECK_THAT(own.error().where, Catch::Matchers::StartsWith(copy.folder() + "/clauses.json:" +
                                                              place_of(copy.text("clauses.json"), "\"w\", \"c\"")));
    CHECK_THAT(own.error().where, Catch::Matchers::EndsWith("/clauses/2/limits/1"));
    CHECK_THAT(own.error().found, Catch::Matchers::Contains("'w'") && Catch::Matchers::Contains("'looking'"));
}

TEST_CASE("what a laboratory may not take out of a copy or change in it is refused where it stands") {
    struct Row {
        const char* change;
        const char* file;
        const char* from;
        const char* to;
        const char* at;
        const char* found;
        const char* expected;
    };
    for (const auto& row : {
             Row{"a higher value", "limits.json", "\"9.50 kg\"", "\"9.60 kg\"", "\"9.60 kg\"", "'9.60 kg'",
                 "release-limit"},
             Row{"other digits", "limits.json", "\"9.50 kg\"", "\"9.5 kg\"", "\"9.5 kg\"", "'9.5 kg'", "'9.50 kg'"},
             Row{"another unit", "limits.json", "\"9.50 kg\"", "\"9500 g\"", "\"9500 g\"", "'9500 g'", "'9.50 kg'"},
             Row{"another relation", "limits.json", "\"relation\": \"<=\", \"value\": \"9.50 kg\"",
                 "\"relation\": \">=\", \"value\": \"9.50 kg\"", "\">=\"", "'>='", "'<='"},
             Row{"another upper end", "limits.json", "\"20 dB(A)\"", "\"21 dB(A)\"", "\"21 dB(A)\"", "'21 dB(A)'",
                 "'20 dB(A)'"},
             Row{"a better status", "limits.json", "\"8 m\", \"at\": \"20 km/h\", \"status\": \"provisional\"",
                 "\"8 m\", \"at\": \"20 km/h\", \"status\": \"confirmed\"",
                 "\"confirmed\", \"source\": \"s\" },\n    { \"id\": \"f\"", "'confirmed'", "'provisional'"},
             Row{"another source", "limits.json", "\"9.50 kg\", \"status\": \"confirmed\", \"source\": \"s\"",
                 "\"9.50 kg\", \"status\": \"confirmed\", \"source\": \"own\"", "\"own\"", "'own'", "'s'"},
             Row{"another word", "limits.json", "\"text\": \"V-0\"", "\"text\": \"worse\"", "\"worse\"", "'worse'",
                 "'V-0'"},
             Row{"a value for what is unknown", "limits.json", "\"relation\": \"=\", \"status\": \"unverified\"",
                 "\"relation\": \"=\", \"value\": \"3\", \"status\": \"unverified\"", "\"3\"", "'3'", "'none'"},
             Row{"a clause for fewer items", "clauses.json", "\"textile\", \"leather\"", "\"textile\"",
                 "{ \"uses\": [\"commercial\"]", "clause 3", "as shipped"},
             Row{"a step for fewer items", "procedures/looking.json",
                 "\"clause\": \"3\", \"evaluation\": \"observations\",\n      \"limits\": { \"height\"",
                 "\"clause\": \"3\", \"applies\": { \"batteries\": [\"other\"] }, \"evaluation\": \"observations\",\n  "
                 "    \"limits\": { \"height\"",
                 "{ \"batteries\": [\"other\"] }", "'plate' applies to other items", ""},
             Row{"a specimen that has gone", "procedures/looking.json",
                 ",\n        { \"id\": \"2\", \"title\": { \"zh\": \"二\", \"en\": \"Two\" } }", "",
                 "{ \"list\": \"specimens\"", "'2'", ""},
             Row{"a photo that has gone", "procedures/looking.json",
                 ",\n          { \"id\": \"plate_photo\", \"title\": { \"zh\": \"照\", \"en\": \"Photo\" }, \"kind\": "
                 "\"photo\" }",
                 "", "{ \"id\": \"code\", \"title\"", "'plate_photo'", ""},
             Row{"a photo that need not be", "procedures/looking.json", "\"en\": \"Photo\" }, \"kind\": \"photo\"",
                 "\"en\": \"Photo\" }, \"kind\": \"photo\", \"required\": false",
                 "false } ] }\n      ] },\n    { \"id\": \"charger\"", "'plate_photo' without fail", ""},
             Row{"a day that has gone", "procedures/looking.json",
                 "          { \"id\": \"valid_to\", \"title\": { \"zh\": \"至\", \"en\": \"V\" }, \"kind\": \"date\", "
                 "\"required\": false },\n",
                 "", "{ \"id\": \"dated\", \"title\"", "'valid_to'", ""},
             Row{"a code that is not unique", "procedures/looking.json", "\"unique\": true, ", "",
                 "{ \"id\": \"code\", \"title\"", "'code' be seen twice", ""},
             Row{"another statistic", "procedures/looking.json", "\"word\": \"max\"", "\"word\": \"min\"",
                 "{ \"word\": \"min\"", "'statistic'", ""},
             Row{"an edition that is not shipped", "edition.json", "\"X-1\"", "\"X-2\"", "\"X-2\"", "'X-2'", "X-1"},
         }) {
        CAPTURE(row.change);
        const Copy copy;
        copy.change(row.file, row.from, row.to);
        const auto own = load(copy.folder());
        REQUIRE_FALSE(own);
        CAPTURE(own.error().text());
        CHECK_THAT(own.error().where, Catch::Matchers::StartsWith(copy.folder() + '/' + row.file + ':' +
                                                                  place_of(copy.text(row.file), row.at)));
        CHECK_THAT(own.error().found, Catch::Matchers::Contains(row.found));
        CHECK_THAT(own.error().expected, Catch::Matchers::Contains(row.expected));
    }
}

TEST_CASE("a copy may not do without the gauge of a shipped figure") {
    const auto* shipped = standards::shipped_edition("GB17761-2024").value();
    const auto refused = [&](auto change) {
        auto edition = shipped->edition;
        for (auto& procedure : edition.procedures)
            if (procedure.id == "pack-box")
                for (auto& field : procedure.steps.front().actions.front().fields) change(field);
        const auto kept = standards::check_against_shipped(shipped->pack, edition, shipped->edition);
        return kept ? std::string() : kept.error().found;
    };
    CHECK(refused([](standards::Field&) {}).empty());
    CHECK_THAT(refused([](standards::Field& one) { one.read_with.clear(); }),
               Catch::Matchers::Contains("another gauge, or none, for 'side_gap'"));
    CHECK_THAT(refused([](standards::Field& one) { one.gauge.reset(); }),
               Catch::Matchers::Contains("another gauge, or none, for 'gauge'"));
    CHECK_THAT(refused([](standards::Field& one) {
                   if (one.gauge) one.gauge = metrology::Measurand::mass;
               }),
               Catch::Matchers::Contains("another gauge, or none, for 'gauge'"));
}

TEST_CASE("a copy may hold itself to stricter figures, and to no looser ones") {
    using metrology::WrittenQuantity;
    const auto* shipped = standards::shipped_edition("GB17761-2024").value();
    const auto refused = [&](const char* procedure_id, const char* step_id, auto change) {
        auto edition = shipped->edition;
        for (auto& procedure : edition.procedures)
            for (auto& step : procedure.steps)
                if (procedure.id == procedure_id && step.id == step_id) change(step);
        const auto kept = standards::check_against_shipped(shipped->pack, edition, shipped->edition);
        return kept ? std::string() : kept.error().found;
    };
    struct Row {
        const char* procedure;
        const char* step;
        const char* figure;
        const char* looser;
        const char* stricter;  ///< empty: neither way is
    };
    for (const auto& row : {Row{"cut-off", "throttle", "margin", "20 km/h", "0.4 km/h"},
                            Row{"cut-off", "throttle", "least_time_above", "1 s", "3 s"},
                            Row{"cut-off", "throttle", "current_window", "0.3 s", ""},
                            Row{"messages", "log", "least_started", "1 s", "211 s"},
                            Row{"messages", "log", "least_stopped", "3629 s", "4000 s"},
                            Row{"vehicle-mass", "weigh", "repeatability", "30 kg", "0.05 kg"},
                            Row{"vehicle-mass", "weigh", "drift_tolerance", "0.06 kg", "0.01 kg"},
                            Row{"insulation-dry", "insulation", "test_voltage", "10 V", ""},
                            Row{"battery-voltage", "open-circuit", "most_of_nominal", "131 %", "129 %"},
                            Row{"rated-power", "rated-point", "averaging_duration", "9 s", "11 s"},
                            Row{"braking", "dry.both", "test_mass_tolerance", "2 %", "0.5 %"},
                            Row{"braking", "dry.both", "onset_window", "0.1 s", ""},
                            Row{"impact", "drop", "height_tolerance", "2 mm", "0.5 mm"}}) {
        CAPTURE(row.procedure, row.figure);
        const auto with = [&](const char* value) {
            return refused(row.procedure, row.step, [&](standards::Step& step) {
                step.parameters.at(row.figure).value = WrittenQuantity::parse(value).value();
            });
        };
        CHECK_THAT(with(row.looser), Catch::Matchers::Contains(row.looser) && Catch::Matchers::Contains(row.figure) &&
                                         Catch::Matchers::Contains("shipped"));
        if (*row.stricter != '\0') CHECK(with(row.stricter).empty());
        CHECK_THAT(refused(row.procedure, row.step, [&](standards::Step& step) { step.parameters.erase(row.figure); }),
                   Catch::Matchers::Contains("'" + std::string(row.figure) + "'"));
    }
    const auto named = [](const char* what) { return Catch::Matchers::Contains(what); };
    CHECK_THAT(refused("flame-textile", "strips", [](auto& step) { step.waits.reset(); }), named("'waits'"));
    CHECK_THAT(refused("flame-textile", "strips",
                       [](auto& step) { step.waits->value = WrittenQuantity::parse("23 h").value(); }),
               named("23 h"));
    CHECK(refused("flame-textile", "strips", [](auto& step) {
              step.waits->value = WrittenQuantity::parse("25 h").value();
          }).empty());
    CHECK_THAT(refused("impact", "drop", [](auto& step) { step.destructive = false; }), named("uses its sample up"));
    CHECK_THAT(refused("impact", "drop", [](auto& step) { step.sample = "A"; }), named("another sample"));
    CHECK_THAT(refused("braking", "dry.both", [](auto& step) { step.repeat.longest_pause.reset(); }),
               named("'longest_pause'"));
    CHECK_THAT(refused("dimensions", "measure", [](auto& step) { step.budgets.clear(); }), named("budget of 'height'"));
    CHECK_THAT(
        refused("cut-off", "throttle", [](auto& step) { step.budgets.front().inputs.back().half_width.reset(); }),
        named("budget of 'current_above'"));
    CHECK_THAT(refused("battery-voltage", "open-circuit",
                       [](auto& step) {
                           for (auto& action : step.actions)
                               if (action.id == "read")
                                   action.parameters.at("count").value = WrittenQuantity::parse("1").value();
                       }),
               named("read/count"));
    // Whichever of two budgets is taken, one of them would not be the shipped one.
    CHECK_THAT(refused("dimensions", "measure",
                       [](auto& step) {
                           auto doctored = step.budgets.front();
                           doctored.inputs.pop_back();
                           step.budgets.insert(step.budgets.begin(), std::move(doctored));
                       }),
               named("budget of 'height'"));
    CHECK_THAT(refused("rated-power", "rated-point",
                       [](auto& step) {
                           step.set_points_from.clear();
                           step.set_points = {WrittenQuantity::parse("1 N.m").value()};
                       }),
               named("other set points"));
    CHECK_THAT(refused("insulation-dry", "insulation",
                       [](auto& step) {
                           for (auto& action : step.actions)
                               if (action.command == "set-duration") action.command = "stop";
                       }),
               named("otherwise"));
    // The usual supply of a motor that no answer replaces is the laboratory's own, and so is a condition's source.
    CHECK(refused("rated-power", "rated-point", [](auto& step) {
              step.parameters.at("supply_voltage").value = WrittenQuantity::parse("36 V").value();
          }).empty());
    CHECK_THAT(refused("maximum-speed", "outbound",
                       [](auto& step) {
                           for (auto& action : step.actions)
                               for (auto& field : action.fields)
                                   if (field.id == "air_temperature")
                                       field.condition->high = WrittenQuantity::parse("45 degC").value();
                       }),
               named("the condition 'air_temperature'"));
    CHECK_THAT(refused("maximum-speed", "outbound",
                       [](auto& step) {
                           for (auto& action : step.actions)
                               for (auto& field : action.fields)
                                   if (field.id == "air_temperature") field.condition.reset();
                       }),
               named("the condition 'air_temperature'"));
}

TEST_CASE("a clause that is left out with all that is its own is missing by name") {
    const auto* shipped = standards::shipped_edition("GB17761-2024").value();
    struct Row {
        const char* clause;
        const char* named;
    };
    for (const auto& row : {Row{"6.5", "the limit 'plastics.mass_share' has gone"},
                            Row{"7.1", "the limit 'quality.responsibility' has gone"}}) {
        CAPTURE(row.clause);
        auto edition = shipped->edition;
        REQUIRE(edition.clause(row.clause) != nullptr);
        const auto clause = *edition.clause(row.clause);
        std::erase_if(edition.limits, [&](const auto& one) { return std::ranges::count(clause.limits, one.id) > 0; });
        std::erase_if(edition.procedures, [&](const auto& one) { return one.id == clause.procedure; });
        std::erase_if(edition.clauses, [&](const auto& one) { return one.id == row.clause; });
        const auto kept = standards::check_against_shipped(shipped->pack, edition, shipped->edition);
        REQUIRE_FALSE(kept);
        CHECK(kept.error().found == row.named);
    }
    CHECK(standards::check_against_shipped(shipped->pack, shipped->edition, shipped->edition));
    const auto all = standards::shipped_editions();
    REQUIRE(all);
    for (const auto& one : *all) CHECK(standards::check_for_new_runs(one.pack, one.edition));
    // Without a clause of its own limits, and with a reason in the place of its examination.
    auto without = shipped->edition;
    std::erase_if(without.clauses, [](const auto& one) { return one.id == "6.5"; });
    const auto gone = standards::check_against_shipped(shipped->pack, without, shipped->edition);
    REQUIRE_FALSE(gone);
    CHECK(gone.error().found == "the clause 6.5 has gone");
    auto excused = shipped->edition;
    const auto clause = std::ranges::find(excused.clauses, "6.5", &standards::Clause::id);
    clause->procedure.clear();
    clause->not_applicable = standards::Title{"另行检验", "Examined elsewhere"};
    const auto excuse = standards::check_against_shipped(shipped->pack, excused, shipped->edition);
    REQUIRE_FALSE(excuse);
    CHECK_THAT(excuse.error().found, Catch::Matchers::Contains("6.5 is examined by nothing"));
    CHECK_THAT(excuse.error().expected, Catch::Matchers::Contains("\"procedure\""));
}

TEST_CASE("a part of a code that an own pack lost is named as what is no longer asked for") {
    const auto shipped = standards::shipped_edition("GB17761-2024");
    REQUIRE(shipped);
    const auto found = [&](const char* part) {
        auto edition = (*shipped)->edition;
        for (auto& procedure : edition.procedures)
            for (auto& step : procedure.steps)
                for (auto& action : step.actions)
                    for (auto& field : action.fields)
                        std::erase_if(field.parts, [&](const standards::Field& one) { return one.id == part; });
        const auto held = standards::check_against_shipped((*shipped)->pack, edition, (*shipped)->edition);
        return held ? std::string("(none)") : held.error().found;
    };
    CHECK(found("nothing of the kind") == "(none)");
    // Neither of them is held against anything; the year is.
    CHECK(found("code_maker").find("no longer asks for 'code_maker' of 'vehicle_code'") != std::string::npos);
    CHECK(found("code_year").find("no longer asks for 'code_year' of 'vehicle_code'") != std::string::npos);
}
