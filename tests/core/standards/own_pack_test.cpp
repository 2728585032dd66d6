// SPDX-License-Identifier: GPL-3.0-or-later
// A laboratory edits a copy of a pack: what it may change, and how its mistakes are explained.
#include <catch2/catch.hpp>

#include <filesystem>

#include "tests/core/records/sample_run.h"
#include "tests/core/standards/inspection_pack.h"

using namespace velocert;
using base::ErrorCode;

namespace {

/// A copy of a pack in a folder of its own, with the laboratory's name in it.
class Copy {
  public:
    Copy() {
        auto pack = tests::inspection_pack();
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
    copy.change("procedures/looking.json", "plate.svg", "own/plate.png");
    copy.change(
        "clauses.json", "\n  ]",
        ",\n    { \"id\": \"BL-1\", \"title\": { \"zh\": \"自\", \"en\": \"Own\" }, \"procedure\": \"looking\" }\n  ]");
    const auto own = standards::load_own_pack(copy.folder());
    if (!own) FAIL(own.error().text());
    CHECK(own->edition.laboratory == "Bike Lab");
    CHECK(own->edition.revision == 4);
    CHECK(own->edition.pack == own->pack.digest());
    CHECK(own->edition.pack != tests::inspection_pack().digest());
    CHECK(own->edition.clause("BL-1") != nullptr);
    const auto& plate = own->edition.procedure("looking")->steps[0];
    REQUIRE(plate.actions.size() == 3);
    CHECK(plate.actions[1].parameters.at("duration").source == "method of Bike Lab, 4.2");
    CHECK(plate.actions[2].picture == "own/plate.png");
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
        const auto own = standards::load_own_pack(copy.folder());
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
        const auto own = standards::load_own_pack(copy.folder());
        REQUIRE_FALSE(own);
        CHECK(own.error().where == copy.folder() + "/procedures/stopping.json");
    }
    {
        const Copy copy;
        copy.write("procedures/extra.json", "{}");
        const auto own = standards::load_own_pack(copy.folder());
        REQUIRE_FALSE(own);
        CHECK(own.error().where == copy.folder() + "/procedures/extra.json");
    }
    {
        const Copy copy;
        copy.change("edition.json", " \"laboratory\": \"Bike Lab\",", "");
        const auto own = standards::load_own_pack(copy.folder());
        REQUIRE_FALSE(own);
        CHECK(own.error().where == copy.folder() + "/edition.json");
        CHECK_THAT(own.error().expected, Catch::Matchers::Contains("laboratory"));
    }
    const auto own = standards::load_own_pack("no/such/folder");
    REQUIRE_FALSE(own);
    CHECK(own.error().code == ErrorCode::not_found);
}
