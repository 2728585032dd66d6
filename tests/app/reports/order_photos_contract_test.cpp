// SPDX-License-Identifier: GPL-3.0-or-later
// Photos that come with an order: opened, held against the order, kept as evidence, printed, packed.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include "app/planning/specimen_picture.h"
#include "core/base/digest.h"
#include "tests/app/reports/signing_laboratory.h"
#include "tests/support/pdf_text.h"

namespace velocert::tests {
namespace {

namespace fs = std::filesystem;
using Catch::Contains;

std::string picture(const std::string& line) {
    const auto bytes = app::specimen_picture({line});
    return {bytes.begin(), bytes.end()};
}
std::string digest(const std::string& bytes) { return base::Digest::of(bytes).text(); }
std::string photo_member(const std::string& subject, const std::string& file, const std::string& sha256,
                         const std::string& more = {}) {
    return R"({"subject": ")" + subject + R"(", "file": ")" + file + R"(", "sha256": ")" + sha256 + '"' + more + '}';
}

/// A laboratory with an order that lies in a folder of its own, two photos beside it.
struct Ordered {
    SigningLaboratory lab;
    std::string folder = lab.folder / "order";
    std::string front = picture("front"), plate = picture("plate");

    Ordered() {
        fs::create_directories(folder + "/photos");
        put("front.png", front);
        put("photos/plate.png", plate);
    }
    void put(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder + '/' + name, std::ios::binary | std::ios::trunc) << bytes;
    }
    [[nodiscard]] std::string good_photos() const {
        return photo_member("front-45", "front.png", digest(front), R"(, "taken_on": "2025-11-20")") + ", " +
               photo_member("nameplate", "photos/plate.png", digest(plate), R"(, "sample": "S-001")");
    }
    [[nodiscard]] std::string order(const std::string& photos) const {
        put("order.json", R"({"format": "velocert-order/1", "number": "O-1", "ordered_on": "2025-11-10",
            "laboratory": {"name": "Training laboratory", "address": "1 Road"}, "place": "Hall 2",
            "client": {"name": "Client Ltd", "address": "2 Road"},
            "sample": {"id": "S-001", "model": "TDT-1", "description": "electric bicycle", "condition": "new",
                       "received_on": "2025-11-20", "sampling": "brought by the client"},
            "photos_asked": ["front-45", "nameplate"], "photos": [)" +
                              photos + R"(], "no_deviations": true, "no_external": true})");
        return folder + "/order.json";
    }
    [[nodiscard]] Finished prepare(const std::string& photos) const { return lab.prepare({"--order", order(photos)}); }
};

}  // namespace

TEST_CASE("the photos of an order are evidence of its report: printed, packed and held", "[report-contract]") {
    const Ordered ordered;
    const auto& lab = ordered.lab;
    const auto prepared = ordered.prepare(ordered.good_photos());
    CAPTURE(prepared.err);
    REQUIRE(prepared.code == 0);
    const auto report = *prepared.json().find("report")->string();
    const auto pdf = lab.folder / "prepared.pdf";
    REQUIRE(cli({"report", "show", "--archive", lab.archive, "--report", report, "--out", pdf}).code == 0);
    const auto bytes_of_pdf = velocert::reports::test::read_bytes(pdf);
    std::string text;
    for (const auto& page : velocert::reports::test::pages_of(bytes_of_pdf)) text += page;
    text = velocert::reports::test::without_blanks(text);
    CHECK_THAT(text, Contains("Withtheorder:front-45.ItemS-001,2025-11-20,front.png") &&
                         Contains("Withtheorder:nameplate.ItemS-001,photos/plate.png"));
    // The hash beside each photo too, not in the table of the order alone.
    for (const auto& one : {digest(ordered.front), digest(ordered.plate)}) {
        const auto first = text.find(one.substr(0, 16));
        REQUIRE(first != std::string::npos);
        CHECK(text.find(one.substr(0, 16), first + 1) != std::string::npos);
    }
    CHECK(cli({"verify", lab.archive}).code == 0);
    const auto package = lab.folder / "run.velo";
    REQUIRE(cli({"export", "--archive", lab.archive, "--run", lab.run_id, "--out", package}).code == 0);
    CHECK(Process({VELOCERT_VERIFY, package}).wait().code == 0);
    CHECK(bytes_of(package).find(ordered.plate) != std::string::npos);
    // One byte of the photo, in the package and in the archive.
    auto bytes = bytes_of(package);
    bytes[bytes.find(ordered.plate) + ordered.plate.size() / 2] ^= 1;
    const auto changed = Process({VELOCERT_VERIFY, lab.folder.file("changed.velo", bytes)}).wait();
    CHECK(changed.code == 5);
    CHECK_THAT(changed.out, Contains("evidence/" + digest(ordered.plate)));
    const auto kept = fs::path(lab.archive) / "evidence" / digest(ordered.plate).substr(0, 2) / digest(ordered.plate);
    fs::permissions(kept.parent_path(), fs::perms::owner_write, fs::perm_options::add);
    fs::remove(kept);
    const auto missing = cli({"verify", lab.archive});
    CHECK(missing.code == 5);
    CHECK_THAT(missing.out, Contains(digest(ordered.plate)) && Contains("missing"));
}

TEST_CASE("an order whose photos are not beside it, or not those, is refused by their names", "[report-contract]") {
    const Ordered ordered;
    const auto front = photo_member("front-45", "front.png", digest(ordered.front));
    const auto plate = photo_member("nameplate", "photos/plate.png", digest(ordered.plate));
    ordered.put("note.txt", "no picture");
    ordered.put("torn.png", ordered.front.substr(0, ordered.front.size() - 10));
    ordered.put("empty.png", "");
    std::ofstream(ordered.lab.folder / "outside.png", std::ios::binary) << ordered.front;
    const struct {
        const char* name;
        std::string photos;
        int code;
        std::string found;
    } cases[] = {
        {"claimed only", photo_member("front-45", "front.png", std::string(64, '0')) + ", " + plate, 6,
         "another file: its SHA-256 is " + digest(ordered.front)},
        {"missing", photo_member("front-45", "none.png", digest(ordered.front)) + ", " + plate, 6,
         "photo/front-45: order, photos, none.png: there is no such file"},
        {"no picture", photo_member("front-45", "note.txt", digest("no picture")) + ", " + plate, 6, "note.txt"},
        {"torn",
         photo_member("front-45", "torn.png", digest(ordered.front.substr(0, ordered.front.size() - 10))) + ", " +
             plate,
         6, "is torn or damaged"},
        {"empty", photo_member("front-45", "empty.png", digest("")) + ", " + plate, 6, "the file is empty"},
        {"outside", photo_member("front-45", "../outside.png", digest(ordered.front)) + ", " + plate, 6,
         "leads out of the order's folder"},
        {"elsewhere",
         photo_member("front-45", ordered.lab.folder / "outside.png", digest(ordered.front)) + ", " + plate, 6,
         "leads out of the order's folder"},
        {"a folder", photo_member("front-45", "photos", digest(ordered.front)) + ", " + plate, 6, "photo/front-45"},
        {"one picture for two", front + ", " + photo_member("nameplate", "front.png", digest(ordered.front)), 6,
         "the same picture as front.png (front-45)"},
        {"taken after the issue",
         photo_member("front-45", "front.png", digest(ordered.front), R"(, "taken_on": "2099-01-01")") + ", " + plate,
         6, "taken on 2099-01-01"},
        {"of a sample nobody received",
         photo_member("front-45", "front.png", digest(ordered.front), R"(, "sample": "S-777")") + ", " + plate, 3,
         "S-777"},
        {"asked for and not there", front, 6, "no photo of nameplate"},
    };
    for (const auto& [name, photos, code, found] : cases) {
        const auto refused = ordered.prepare(photos);
        INFO(name << "\n" << refused.err);
        CHECK(refused.code == code);
        CHECK_THAT(refused.err, Contains(found));
    }
    // Nothing was stored by any of them.
    CHECK(cli({"report", "list", "--archive", ordered.lab.archive, "--json"}).json().find("reports")->items()->empty());
    CHECK(cli({"verify", ordered.lab.archive}).code == 0);
}

}  // namespace velocert::tests
