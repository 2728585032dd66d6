// SPDX-License-Identifier: GPL-3.0-or-later
// A laboratory's own pack, with answers, photos and specimens, through the programs as they are installed.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "core/standards/pack.h"
#include "tests/app/process.h"
#include "tests/support/tiny_files.h"

using namespace velocert;
using namespace velocert::tests;
using base::Json;
namespace fs = std::filesystem;

namespace {

const char* const item =
    R"({"format":"velocert-item/1","id":"S-001","battery":"other","drive":"assist","made_on":"2025-10-01"})";

const std::string procedure = R"json({
  "format": "velocert-procedure/1",
  "id": "own-look",
  "title": { "zh": "自检", "en": "Own look" },
  "clause": "BL-1",
  "roles": [],
  "steps": [
    { "id": "plate", "title": { "zh": "铭牌", "en": "Plate" }, "clause": "BL-1", "evaluation": "observations",
      "limits": { "readable": "own.readable" },
      "actions": [
        { "kind": "prompt", "id": "look", "text": { "zh": "看", "en": "Look" }, "fields": [
          { "id": "readable", "title": { "zh": "清晰", "en": "Readable" }, "kind": "choice", "example": "yes", "choices": [
            { "id": "yes", "title": { "zh": "是", "en": "Yes" } },
            { "id": "no", "title": { "zh": "否", "en": "No" } } ] },
          { "id": "plate_photo", "title": { "zh": "照片", "en": "Photo" }, "kind": "photo" } ] }
      ] }
  ]
}
)json";

/// The shipped pack of 2024 in a folder, with the laboratory's name, a clause and a procedure of its own.
std::string own_pack(const ScratchFolder& folder) {
    auto pack = standards::embedded_packs().back();
    auto edition = Json::parse(pack.files.at("edition.json")).value();
    edition.set("laboratory", "Bike Lab");
    auto procedures = *edition.find("procedures");
    procedures.push("own-look");
    edition.set("procedures", procedures);
    auto limits = Json::parse(pack.files.at("limits.json")).value();
    auto all_limits = *limits.find("limits");
    all_limits.push(Json::parse(R"({"id":"own.readable","kind":"class","relation":"=","text":"yes","status":"confirmed",
        "source":"method of Bike Lab, clause 3"})")
                        .value());
    limits.set("limits", all_limits);
    auto clauses = Json::parse(pack.files.at("clauses.json")).value();
    auto all_clauses = Json::array();
    for (auto clause : *clauses.find("clauses")->items()) {
        if (clause.find("procedure") == nullptr && clause.find("not_applicable") == nullptr)
            clause.set("not_applicable",
                       Json::parse(R"({"reason":{"zh":"另行检验","en":"Examined elsewhere"}})").value());
        all_clauses.push(clause);
    }
    all_clauses.push(Json::parse(R"({"id":"BL-1","title":{"zh":"自","en":"Own"},"procedure":"own-look",
        "limits":["own.readable"]})")
                         .value());
    clauses.set("clauses", all_clauses);
    pack.files["edition.json"] = edition.text(true);
    pack.files["limits.json"] = limits.text(true);
    pack.files["clauses.json"] = clauses.text(true);
    pack.files["procedures/own-look.json"] = procedure;
    for (const auto& [name, text] : pack.files) {
        const fs::path path(folder / ("pack/" + name));
        fs::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
    }
    return folder / "pack";
}

const std::string photo = tests::tiny_jpeg("a plate");

std::string answers(const std::string& values, const std::string& fallback) {
    return R"({"format":"velocert-answers/1","default":")" + fallback +
           R"(","answers":{"own-look/plate/look":{"values":{)" + values + "}}}}";
}

Finished run(const ScratchFolder& folder, const std::string& archive, const std::string& answers_file) {
    return cli({"run", "--item", folder.file("item.json", item), "--archive", folder / archive, "--virtual", "--pack",
                folder / "pack", "--procedure", "own-look", "--answers", answers_file, "--json"});
}

}  // namespace

TEST_CASE("a laboratory's own pack judges a photographed answer, is archived under its name, and recomputes") {
    const ScratchFolder folder;
    const auto pack = own_pack(folder);
    const auto listed = cli({"standards", "--pack", pack});
    CAPTURE(listed.err);
    REQUIRE(listed.code == 0);
    CHECK_THAT(listed.out, Catch::Contains("made by Bike Lab"));

    fs::create_directories(folder / "in/photos");
    std::ofstream(folder / "in/photos/plate.jpg", std::ios::binary) << photo;
    const auto file =
        folder.file("in/answers.json", answers(R"("readable":"yes","plate_photo":"photos/plate.jpg")", "stop"));
    const auto done = run(folder, "archive", file);
    CAPTURE(done.out, done.err);
    REQUIRE(done.code == 0);
    const auto document = done.json();
    CHECK(*document.find("pack_of")->string() == "Bike Lab");
    const auto digest = base::Digest::of(photo).text();
    CHECK(bytes_of(folder / ("archive/evidence/" + digest.substr(0, 2) + "/" + digest)) == photo);
    CHECK(cli({"verify", folder / "archive"}).code == 0);
    CHECK(cli({"recompute", "--archive", folder / "archive", "--all"}).code == 0);
    const auto package = folder / "S.velo";
    REQUIRE(cli({"export", "--archive", folder / "archive", "--run", *document.find("run")->string(), "--out", package})
                .code == 0);
    CHECK(cli({"verify", package}).code == 0);
    CHECK(cli({"recompute", "--package", package}).code == 0);

    // The photo's bytes are looked at whenever the archive is.
    const auto stored = folder / ("archive/evidence/" + digest.substr(0, 2) + "/" + digest);
    fs::permissions(stored, fs::perms::owner_all);
    std::ofstream(stored, std::ios::binary | std::ios::trunc) << photo.substr(1);
    const auto verified = cli({"verify", folder / "archive", "--json"});
    CHECK(verified.code == 5);
    CHECK_THAT(verified.out, Catch::Contains(digest));
}

TEST_CASE("an answer, a photo or a torn file that is missing is named by the run") {
    const ScratchFolder folder;
    static_cast<void>(own_pack(folder));
    std::ofstream(folder / "torn.jpg", std::ios::binary) << photo.substr(0, 6);
    struct Row {
        const char* values;
        const char* fallback;
        int code;
        const char* named;
    };
    int count = 0;
    for (const auto& row : {
             Row{R"("readable":"yes")", "stop", 2, "plate_photo"},
             Row{R"("readable":"no")", "stop", 1, "own.readable"},
             Row{R"("readable":"yes","plate_photo":"torn.jpg")", "stop", 3, "torn.jpg"},
             Row{R"("readable":"yes","plate_photo":"missing.jpg")", "stop", 3, "missing.jpg"},
             // In a training archive what is usual may stand in, a specimen for the photo too.
             Row{"", "accept", 0, "yes"},
             Row{R"("readable":"no")", "accept", 1, "own.readable"},
             Row{R"("plate_photo":"torn.jpg")", "accept", 3, "torn.jpg"},
         }) {
        CAPTURE(row.values, row.fallback);
        const std::string number = std::to_string(++count);
        const auto done = run(folder, "archive" + number,
                              folder.file("answers" + number + ".json", answers(row.values, row.fallback)));
        CAPTURE(done.out, done.err);
        CHECK(done.code == row.code);
        CHECK_THAT(done.out, Catch::Contains(row.named));
        CHECK(cli({"recompute", "--archive", folder / ("archive" + number), "--all"}).code == 0);
    }
}

TEST_CASE("a mistake in the laboratory's pack is told by file, line and column, and nothing is run") {
    const ScratchFolder folder;
    const auto pack = own_pack(folder);
    auto text = procedure;
    text.replace(text.find("\"own.readable\""), 14, "\"own.legible\"");
    std::ofstream(pack + "/procedures/own-look.json", std::ios::binary) << text;
    const auto file = folder.file("answers.json", answers("", "accept"));
    for (const auto& refused : {run(folder, "archive", file), cli({"standards", "--pack", pack})}) {
        CHECK(refused.code == 3);
        CHECK_THAT(refused.err, Catch::Contains("procedures/own-look.json:9:17 /steps/0/limits"));
        CHECK_THAT(refused.err, Catch::Contains("own.legible"));
    }
    CHECK_FALSE(fs::exists(folder / "archive"));
}

TEST_CASE(
    "a limit that a laboratory raised, and a clause that it left out, are told at their line, and nothing is run") {
    const ScratchFolder folder;
    const auto pack = own_pack(folder);
    const auto shipped = bytes_of(pack + "/limits.json");
    auto raised = shipped;
    raised.replace(raised.find("\"63 kg\""), 7, "\"73 kg\"");
    std::ofstream(pack + "/limits.json", std::ios::binary) << raised;
    const auto line = std::to_string(
        1 + std::count(raised.begin(), raised.begin() + static_cast<std::ptrdiff_t>(raised.find("\"73 kg\"")), '\n'));
    const auto answers_file = folder.file("answers.json", answers("", "accept"));
    for (const auto& refused : {run(folder, "archive", answers_file), cli({"standards", "--pack", pack})}) {
        CHECK(refused.code == 3);
        CHECK_THAT(refused.err, Catch::Contains("limits.json:" + line + ':') && Catch::Contains("mass.lead_acid") &&
                                    Catch::Contains("73 kg") && Catch::Contains("63 kg") &&
                                    Catch::Contains("release-limit"));
    }
    std::ofstream(pack + "/limits.json", std::ios::binary) << shipped;
    auto clauses = Json::parse(bytes_of(pack + "/clauses.json")).value();
    auto fewer = Json::array();
    for (const auto& clause : *clauses.find("clauses")->items())
        if (*clause.find("id")->string() != "7.1") fewer.push(clause);
    clauses.set("clauses", fewer);
    std::ofstream(pack + "/clauses.json", std::ios::binary) << clauses.text(true);
    const auto refused = cli({"standards", "--pack", pack});
    CHECK(refused.code == 3);
    CHECK_THAT(refused.err, Catch::Contains("7.1") || Catch::Contains("quality."));
    CHECK_FALSE(fs::exists(folder / "archive"));
}

TEST_CASE("a case is judged by the laboratory's pack") {
    const ScratchFolder folder;
    const auto pack = own_pack(folder);
    std::ofstream(folder / "plate.jpg", std::ios::binary) << photo;
    const auto text = [](const char* readable) {
        return std::string(R"({"format":"velocert-case/1","item":)") + item +
               R"(,"edition":"auto","procedure":"own-look","data":{"observations":[{"step":"plate","answers":{"readable":")" +
               readable + R"(","plate_photo":"plate.jpg"}}]}})";
    };
    CHECK(cli({"judge", folder.file("yes.json", text("yes")), "--pack", pack}).code == 0);
    CHECK(cli({"judge", folder.file("no.json", text("no")), "--pack", pack}).code == 1);
    CHECK(cli({"judge", folder.file("maybe.json", text("maybe")), "--pack", pack}).code == 3);
}
