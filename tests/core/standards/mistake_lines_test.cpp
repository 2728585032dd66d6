// SPDX-License-Identifier: GPL-3.0-or-later
// A mistake inside a field, a figure or an action of a pack is told at its own line, and what has gone from it at the
// object that lacks it.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <string>

#include "core/standards/editions/own_pack.h"
#include "core/standards/editions/shipped_edition.h"
#include "tests/core/records/sample_run.h"

using namespace velocert;

namespace {

/// The line on which a piece of text stands, found by counting and not by the parser.
std::ptrdiff_t line_of(const std::string& text, const std::string& piece) {
    const auto at = text.find(piece);
    REQUIRE(at != std::string::npos);
    return 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
}

struct Mistake {
    const char* name;
    const char* file;
    const char* from;
    const char* to;
    const char* at;  ///< the text on whose line the mistake is told, in the edited file
    const char* found;
};

/// Why the edited copy of the newer edition is refused.
base::Error refusal(const Mistake& mistake, std::string& text) {
    const auto* shipped = standards::shipped_edition("GB17761-2024").value();
    auto pack = shipped->pack;
    auto& edited = pack.files.at(mistake.file);
    const auto at = edited.find(mistake.from);
    REQUIRE(at != std::string::npos);
    edited.replace(at, std::string(mistake.from).size(), mistake.to);
    text = edited;
    const auto edition = standards::load_edition(pack);
    if (!edition) return edition.error();
    const auto kept = standards::check_against_shipped(pack, *edition, shipped->edition);
    REQUIRE_FALSE(kept);
    return kept.error();
}

}  // namespace

TEST_CASE("a mistake inside a prompt or a figure of the method is told at its own line") {
    constexpr auto ride = "procedures/pedalling.json";
    constexpr auto box = "procedures/pack-box.json";
    constexpr auto runaway = "procedures/anti-runaway.json";
    for (const auto& row : {
             Mistake{"an id twice", ride, "\"id\": \"motor_on\"", "\"id\": \"rider\"",
                     "\"id\": \"rider\",\n              \"title\": { \"zh\": \"电动机是否通电\"",
                     "'rider' stands twice"},
             Mistake{"a speed of the wrong kind", ride, "\"per\": \"30 km/h\"", "\"per\": \"30 V\"",
                     "\"per\":", "another quantity"},
             Mistake{"a figure that is not asked for", ride, "\"of\": \"distance\"", "\"of\": \"way\"",
                     "\"of\": \"way\"", "'way'"},
             Mistake{"an answer that may be another", ride,
                     "\"must\": \"no\",\n              \"condition\": { \"source\": "
                     "\"human power alone (from memory; no source)\" },",
                     "\"must\": \"yes\", \"condition\": { "
                     "\"source\": \"s\" },",
                     "\"must\": \"yes\"", "'motor_on' be answered otherwise"},
             Mistake{"a condition that has gone", ride,
                     "\"must\": \"no\",\n              \"condition\": { \"source\": "
                     "\"human power alone (from memory; no source)\" },",
                     "\"must\": \"no\",", "{\n              \"id\": \"motor_on\"", "the condition 'motor_on'"},
             Mistake{"a text that may say nothing", ride, "\"letters\": 2,", "", "{\n              \"id\": \"rider\"",
                     "takes less of a text for 'rider'"},
             Mistake{"a text that may say less", ride, "\"letters\": 2,", "\"letters\": 1,", "\"letters\": 1",
                     "takes less of a text for 'rider'"},
             Mistake{"a gauge that nobody asks for", box, "\"read_with\": \"gauge\"", "\"read_with\": \"rule\"",
                     "\"read_with\": \"rule\"", "names no gauge"},
             Mistake{"a photo that need not be", box, "\"kind\": \"photo\" }",
                     "\"kind\": \"photo\",\n\"required\": false }", "\"required\": false", "'photo' without fail"},
             Mistake{"an answer that fewer figures bind", runaway, "\"high\": \"1 km/h\"", "\"high\": \"9 km/h\"",
                     "\"only_if\"", "takes 'no' for 'drive'"},
             Mistake{"a field that has gone", runaway, "\"id\": \"current\",", "\"id\": \"amperes\",",
                     "\"of\": \"current\"", "'current'"},
             Mistake{
                 "a first day that has gone", "procedures/charger.json",
                 "\"not_before\": { \"day\": \"2022-12-29\", \"source\": \"publication of GB 42296-2022; no earlier "
                 "text can have been tested to it\" },",
                 "", "{\n              \"id\": \"dated\"", "an earlier day for 'dated'"},
             Mistake{"an earlier first day", "procedures/charger.json", "\"day\": \"2022-12-29\"",
                     "\"day\": \"2000-01-01\"", "\"2000-01-01\"", "an earlier day for 'dated'"},
             Mistake{"what an answer must say again", "procedures/charger.json", "[\"charger/certificate.model\"]",
                     "[\"charger/certificate.colour\"]", "charger/certificate.colour", "'colour'"},
             Mistake{"another certificate", "procedures/charger.json", "\"lithium-pack/certificate.number\",", "",
                     "\"other_than\": [ \"battery-system", "lithium-pack/certificate.number"},
             Mistake{"a shorter time", "procedures/insulation-dry.json", "\"duration\": {\n              \"value\": \"",
                     "\"duration\": {\n              \"value\": \"0.00000", "\"value\": \"0.00000", "duration"},
             Mistake{"a lesser least", "procedures/vehicle-mass.json", "\"least_mass\": {\n          \"value\": \"",
                     "\"least_mass\": {\n          \"value\": \"0.00000", "\"value\": \"0.00000", "'least_mass'"},
         }) {
        CAPTURE(row.name);
        std::string text;
        const auto error = refusal(row, text);
        CAPTURE(error.text());
        CHECK_THAT(error.where, Catch::Matchers::StartsWith(std::string(row.file) + ':' +
                                                            std::to_string(line_of(text, row.at)) + ':'));
        CHECK_THAT(error.found, Catch::Matchers::Contains(row.found));
    }
}

TEST_CASE("a clause that has gone is named where it stood whatever else hangs on it") {
    // Its limits belong to no clause now, and its procedure names it: neither is what the laboratory did.
    auto pack = standards::shipped_edition("GB17761-2024").value()->pack;
    auto& clauses = pack.files.at("clauses.json");
    const auto from = clauses.find("    {\n      \"id\": \"6.1/pedalling\"");
    REQUIRE(from != std::string::npos);
    const auto to = clauses.find("    {\n      \"id\"", from + 1);
    REQUIRE(to != std::string::npos);
    const auto before = clauses.rfind("    {\n      \"id\"", from - 1);
    const auto line = 1 + std::count(clauses.begin(), clauses.begin() + static_cast<std::ptrdiff_t>(before), '\n');
    clauses.erase(from, to - from);
    const records::ScratchFolder scratch;
    for (const auto& [name, text] : pack.files) {
        const std::filesystem::path path(scratch.path("pack") + '/' + name);
        std::filesystem::create_directories(path.parent_path());
        records::write_text(path.string(), text);
    }
    const auto own = standards::load_own_pack(scratch.path("pack"));
    REQUIRE_FALSE(own);
    CHECK_THAT(own.error().where,
               Catch::Matchers::StartsWith(scratch.path("pack") + "/clauses.json:" + std::to_string(line) + ':'));
    CHECK(own.error().found == "the clause 6.1/pedalling has gone");
    CHECK(own.error().code == base::ErrorCode::not_found);
}
