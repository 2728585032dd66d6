// SPDX-License-Identifier: GPL-3.0-or-later
// What the help says of files that people write: each example on the page is a whole file that the program takes.
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <sstream>

#include "core/base/json.h"
#include "core/laboratory/bill_of_parts.h"
#include "core/laboratory/certificate.h"
#include "core/laboratory/equipment.h"
#include "core/laboratory/opinion.h"
#include "core/laboratory/order.h"
#include "core/laboratory/scope.h"
#include "core/laboratory/station.h"
#include "core/laboratory/test_item.h"
#include "tests/app/documents.h"
#include "tests/app/process.h"

using namespace velocert;
using namespace velocert::tests;

namespace {

std::string page(const std::string& language) {
    return bytes_of(VELOCERT_RESOURCES "/help/" + language + "/input-files.md");
}

/// The files between fences, by their format.
std::map<std::string, std::string> files_on(const std::string& page) {
    std::map<std::string, std::string> out;
    std::istringstream lines(page);
    std::string text;
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line == "```") {
            if (inside) {
                const auto json = base::Json::parse(text, "the page");
                if (!json) FAIL(json.error().text());
                CHECK(out.emplace(*json->find("format")->string(), text).second);
            }
            inside = !inside;
            text.clear();
        } else if (inside) {
            text += line + '\n';
        }
    }
    return out;
}

template <typename Read>
void check_taken(const char* format, const Read& read) {
    const auto files = files_on(page("en"));
    const auto at = files.find(format);
    REQUIRE(at != files.end());
    INFO(format);
    const auto taken = read(at->second);
    if (!taken) FAIL(taken.error().text());
}

}  // namespace

TEST_CASE("examples of the help on input files are the same in both languages") {
    const auto files = files_on(page("en"));
    CHECK(files.size() == 11);
    CHECK(files == files_on(page("zh")));
}

TEST_CASE("each example of the help on input files is taken by the program as it stands") {
    const auto json = [](const std::string& text) { return *base::Json::parse(text, "example"); };
    check_taken("velocert-item/1", [&](const auto& t) { return laboratory::item_from_json(json(t), "example"); });
    check_taken("velocert-station/1", [&](const auto& t) { return laboratory::station_from_json(json(t), "example"); });
    check_taken("velocert-equipment/1", [](const auto& t) { return laboratory::load_equipment(t, "example"); });
    check_taken("velocert-calibration/1", [](const auto& t) { return laboratory::load_certificate(t, "example"); });
    check_taken("velocert-order/1", [](const auto& t) { return laboratory::load_order(t, "example"); });
    check_taken("velocert-parts/1", [&](const auto& t) { return laboratory::parts_from_json(json(t), "example"); });
    check_taken("velocert-scope/1", [](const auto& t) { return laboratory::load_scope(t, "example"); });
    check_taken("velocert-opinions/1", [](const auto& t) {
        return laboratory::load_opinions(t, "example", base::Person{"", "Zhao Lei"});
    });
}

TEST_CASE("examples of the help on input files do what the page says of them") {
    const ScratchFolder folder;
    for (const auto& [format, text] : files_on(page("en")))
        (void)folder.file(format.substr(9, format.size() - 11) + ".json", text);
    const auto judged = cli({"judge", folder / "case.json", "--json"});
    CAPTURE(judged.err);
    CHECK(judged.code == 0);
    CHECK(cli({"uncertainty", folder / "budget.json", "--json"}).code == 0);
    const auto run = cli({"run", "--item", folder / "item.json", "--archive", folder / "archive", "--virtual",
                          "--procedure", "vehicle-mass", "--json"});
    CAPTURE(run.err);
    CHECK(run.code == 0);
    // It names a photo that is not here: read, its keys known to the edition, and nothing else is missing.
    const auto answered = cli({"run", "--item", folder / "item.json", "--archive", folder / "archive", "--virtual",
                               "--procedure", "general", "--answers", folder / "answers.json", "--json"});
    CAPTURE(answered.err);
    CHECK_THAT(answered.err + answered.out, Catch::Contains("label.png"));
}

TEST_CASE("a field that is not known is answered with those that are") {
    const ScratchFolder folder;
    const auto wrong = folder.file(
        "item.json",
        R"({"format":"velocert-item/1","id":"S-1","battery":"lead-acid","drive":"electric","made_on":"2025-10-01","modell":"X"})");
    const auto run = cli({"run", "--item", wrong, "--archive", folder / "archive", "--virtual"});
    CHECK(run.code == 3);
    CHECK_THAT(run.err, Catch::Contains("unknown field \"modell\""));
    CHECK_THAT(run.err, Catch::Contains("\"model\"; only known fields: \"battery\", "));
    CHECK_FALSE(std::filesystem::exists(folder / "archive/archive.json"));
}
