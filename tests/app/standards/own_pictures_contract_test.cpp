// SPDX-License-Identifier: GPL-3.0-or-later
// A laboratory's own drawing, through the programs as they are installed.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "tests/app/process.h"
#include "tests/app/standards/bike_lab_pack.h"

using namespace velocert;
using namespace velocert::tests;
namespace fs = std::filesystem;

namespace {

const std::string drawing =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 36 22\">\n<path d=\"M0 0L9 9\"/>\n</svg>\n";

void write_picture(const std::string& pack, const std::string& name, const std::string& text) {
    fs::create_directories(pack + "/pictures");
    std::ofstream(pack + "/pictures/" + name, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("a drawing of the laboratory is listed, archived with the run, and the run recomputes") {
    const ScratchFolder folder;
    const auto pack = write_bike_lab_pack(folder);
    const auto before = cli({"standards", "--pack", pack, "--json"}).json();
    CHECK(before.find("editions")->items()->front().find("pictures") == nullptr);
    write_picture(pack, "platform-empty.svg", drawing);
    const auto listed = cli({"standards", "--pack", pack});
    CAPTURE(listed.out, listed.err);
    REQUIRE(listed.code == 0);
    CHECK_THAT(listed.out, Catch::Contains("picture platform-empty.svg, in place of the program's"));
    const auto told = cli({"standards", "--pack", pack, "--json"}).json();
    const auto& edition = told.find("editions")->items()->front();
    REQUIRE(edition.find("pictures") != nullptr);
    CHECK(*edition.find("pictures")->items()->front().find("name")->string() == "platform-empty.svg");
    const auto digest = *edition.find("pack")->string();
    CHECK(digest != *before.find("editions")->items()->front().find("pack")->string());

    const auto item = folder.file(
        "item.json",
        R"({"format":"velocert-item/1","id":"S-001","battery":"lead-acid","drive":"electric","made_on":"2025-10-01"})");
    const auto done = cli({"run", "--item", item, "--archive", folder / "archive", "--virtual", "--pack", pack,
                           "--procedure", "vehicle-mass", "--json"});
    CAPTURE(done.out, done.err);
    REQUIRE(done.code == 0);
    CHECK_THAT(bytes_of(folder / ("archive/evidence/" + digest.substr(0, 2) + "/" + digest)),
               Catch::Contains("pictures/platform-empty.svg"));
    CHECK(cli({"verify", folder / "archive"}).code == 0);
    CHECK(cli({"recompute", "--archive", folder / "archive", "--all"}).code == 0);
}

TEST_CASE("a drawing that runs, one of another kind and one that nobody sees are refused by the command") {
    const ScratchFolder folder;
    const auto pack = write_bike_lab_pack(folder);
    const auto refused = [&](const std::string& name, const std::string& text, const std::string& place) {
        write_picture(pack, name, text);
        const auto done = cli({"standards", "--pack", pack});
        CAPTURE(done.err);
        CHECK(done.code == 3);
        CHECK_THAT(done.err, Catch::Contains(pack + "/pictures/" + place));
        fs::remove_all(pack + "/pictures");
    };
    auto running = drawing;
    refused("platform-empty.svg", running.replace(running.find("<path"), 5, "<path onload=\"run()\""),
            "platform-empty.svg:2:1");
    refused("platform-empty.svg", drawing.substr(0, 60), "platform-empty.svg:1:");
    refused("platform-empty.png", drawing, "platform-empty.png");
    refused("seldom.svg", drawing, "seldom.svg");
    CHECK(cli({"standards", "--pack", pack}).code == 0);
}
