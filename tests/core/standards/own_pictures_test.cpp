// SPDX-License-Identifier: GPL-3.0-or-later
// The drawings that a laboratory's own pack brings: which are taken, and which are refused and where.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

#include "core/standards/drawing.h"
#include "core/standards/editions/own_pack.h"
#include "core/standards/editions/pack_differences.h"
#include "core/standards/editions/shipped_edition.h"
#include "core/standards/loading/picture_loader.h"
#include "core/standards/pictures.h"
#include "tests/core/records/sample_run.h"
#include "tests/core/standards/inspection_pack.h"

using namespace velocert;
using base::ErrorCode;

namespace {

const std::string rig_drawing =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 36 22\">\n<path d=\"M0 0L9 9\"/>\n</svg>\n";

/// Nothing in it judges the limit that the tests of the loader have beside the others.
standards::Pack without_unused_limit() {
    auto pack = tests::inspection_pack();
    auto& limits = pack.files.at("limits.json");
    const std::string note = "\"note\": \"t\"";
    limits.replace(limits.find(note), note.size(), note + ", \"informative\": true");
    return pack;
}

/// A copy of it in a folder, with the laboratory's name; its prompt shows `picture`.
class PicturedCopy {
  public:
    explicit PicturedCopy(const std::string& picture = "rig-stop.svg") {
        auto pack = without_unused_limit();
        replace(pack.files.at("edition.json"), "\"revision\": 3,", "\"revision\": 4, \"laboratory\": \"Bike Lab\",");
        replace(pack.files.at("procedures/looking.json"), "plate.svg", picture);
        for (const auto& [name, text] : pack.files) write(name, text);
    }
    [[nodiscard]] std::string folder() const { return scratch_.path("pack"); }
    void write(const std::string& name, const std::string& text) const {
        const std::filesystem::path path(folder() + '/' + name);
        std::filesystem::create_directories(path.parent_path());
        records::write_text(path.string(), text);
    }
    [[nodiscard]] base::Result<standards::OwnPack> load() const {
        static const std::vector<standards::ShippedEdition> shipped{
            {without_unused_limit(), standards::load_edition(without_unused_limit()).value()}};
        return standards::load_own_pack(folder(), shipped);
    }

  private:
    static void replace(std::string& text, const std::string& from, const std::string& to) {
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
    }
    records::ScratchFolder scratch_;
};

}  // namespace

TEST_CASE("a drawing of a laboratory is part of its pack and of the bundle that is archived") {
    const PicturedCopy copy;
    copy.write("pictures/rig-stop.svg", rig_drawing);
    const auto own = copy.load();
    if (!own) FAIL(own.error().text());
    REQUIRE(own->edition.pictures.size() == 1);
    CHECK(own->edition.pictures.at("rig-stop.svg") == rig_drawing);
    CHECK(own->pack.files.at("pictures/rig-stop.svg") == rig_drawing);
    const auto archived = standards::Pack::unbundle(own->pack.bundle());
    REQUIRE(archived);
    const auto again = standards::load_edition(*archived);
    REQUIRE(again);
    CHECK(again->pictures == own->edition.pictures);
    CHECK(again->pack == own->edition.pack);
    // One other letter in it is another pack.
    copy.write("pictures/rig-stop.svg", rig_drawing + "\n");
    CHECK(copy.load()->edition.pack != own->edition.pack);
}

TEST_CASE("a drawing of the name of one of the program's is taken in its place") {
    const PicturedCopy copy("plate.svg");
    const auto without = copy.load();
    REQUIRE(without);
    CHECK(without->edition.pictures.empty());
    copy.write("pictures/plate.svg", rig_drawing);
    const auto own = copy.load();
    if (!own) FAIL(own.error().text());
    CHECK(own->edition.pictures.at("plate.svg") == rig_drawing);
    CHECK(standards::goes_before_the_programs("pictures/plate.svg"));
    CHECK_FALSE(standards::goes_before_the_programs("pictures/rig-stop.svg"));
    CHECK_FALSE(standards::goes_before_the_programs("plate.svg"));
}

TEST_CASE("a pack without drawings of its own has no member for them and the digest it had") {
    const PicturedCopy copy("plate.svg");
    const auto before = standards::Pack::read(copy.folder());
    REQUIRE(before);
    std::filesystem::create_directories(copy.folder() + "/pictures");
    const auto own = copy.load();
    REQUIRE(own);
    CHECK(own->pack.digest() == before->digest());
    for (const auto& pack : standards::embedded_packs())
        for (const auto& [name, text] : pack.files) {
            CAPTURE(name);
            CHECK(name.ends_with(".json"));
        }
}

TEST_CASE("what is no picture in the folder for pictures is refused by its name") {
    struct Row {
        const char* file;
        const char* found;
    };
    for (const auto& row :
         {Row{"pictures/rig.png", "rig.png"}, Row{"pictures/Rig.svg", "Rig.svg"}, Row{"pictures/rig.SVG", "rig.SVG"},
          Row{"pictures/rig stop.svg", "rig stop.svg"}, Row{"pictures/rig_stop.svg", "rig_stop.svg"},
          Row{"pictures/-rig.svg", "-rig.svg"}, Row{"pictures/rig-.svg", "rig-.svg"},
          Row{"pictures/rig--stop.svg", "rig--stop.svg"}, Row{"pictures/.svg", ".svg"},
          Row{"pictures/.DS_Store", ".DS_Store"}, Row{"pictures/rig.json", "rig.json"},
          Row{"pictures/more/rig.svg", "more/rig.svg"}, Row{"pictures/停车.svg", "停车.svg"}}) {
        CAPTURE(row.file);
        const PicturedCopy copy("plate.svg");
        copy.write(row.file, rig_drawing);
        const auto own = copy.load();
        REQUIRE_FALSE(own);
        CHECK(own.error().where == copy.folder() + '/' + row.file);
        CHECK(own.error().found == '\'' + std::string(row.found) + "' is no name of a picture");
        CHECK_THAT(own.error().expected, Catch::Matchers::Contains("brake-dry.svg"));
        // Nor does a bundle bring it.
        auto pack = without_unused_limit();
        pack.files[row.file] = rig_drawing;
        const auto bundled = standards::load_edition(pack);
        REQUIRE_FALSE(bundled);
        CHECK(bundled.error().where == row.file);
    }
    const std::string long_name(61, 'a');
    CHECK_FALSE(standards::check_picture_name(long_name + ".svg", "f"));
    CHECK(standards::check_picture_name(long_name.substr(1) + ".svg", "f"));
}

TEST_CASE("a drawing that does more than being looked at is refused at its line") {
    const PicturedCopy copy;
    auto text = rig_drawing;
    copy.write("pictures/rig-stop.svg", text.replace(text.find("<path"), 5, "<script/><path"));
    const auto own = copy.load();
    REQUIRE_FALSE(own);
    CHECK(own.error().where == copy.folder() + "/pictures/rig-stop.svg:2:1");
    CHECK_THAT(own.error().found, Catch::Matchers::Contains("'script'"));
    auto pack = without_unused_limit();
    pack.files["pictures/rig-stop.svg"] = text;
    const auto bundled = standards::load_edition(pack);
    REQUIRE_FALSE(bundled);
    CHECK(bundled.error().where == "pictures/rig-stop.svg:2:1");
}

TEST_CASE("too large a drawing is not read and one drawing too many is refused") {
    {
        const PicturedCopy copy;
        copy.write("pictures/rig-stop.svg", std::string(standards::largest_drawing + 1, ' '));
        const auto own = copy.load();
        REQUIRE_FALSE(own);
        CHECK(own.error().where == copy.folder() + "/pictures/rig-stop.svg");
        CHECK_THAT(own.error().expected, Catch::Matchers::Contains("256 KiB"));
    }
    auto pack = without_unused_limit();
    for (std::size_t i = 0; i < standards::most_pictures; ++i)
        pack.files["pictures/p" + std::to_string(i) + ".svg"] = rig_drawing;
    CHECK(standards::load_edition(pack));
    pack.files["pictures/q.svg"] = rig_drawing;
    const auto bundled = standards::load_edition(pack);
    REQUIRE_FALSE(bundled);
    CHECK(bundled.error().found == "one picture too many");
    const PicturedCopy copy;
    for (const auto& [name, text] : pack.files)
        if (standards::is_picture_file(name)) copy.write(name, text);
    CHECK(copy.load().error().found == "one picture too many");
}

TEST_CASE("a picture that no prompt shows and a prompt without its picture are told where they stand") {
    const PicturedCopy unseen("plate.svg");
    unseen.write("pictures/rig-stop.svg", rig_drawing);
    const auto own = unseen.load();
    REQUIRE_FALSE(own);
    CHECK(own.error().where == unseen.folder() + "/pictures/rig-stop.svg");
    CHECK_THAT(own.error().found, Catch::Matchers::Contains("no prompt shows"));
    const PicturedCopy missing;
    const auto lost = missing.load();
    REQUIRE_FALSE(lost);
    CHECK(lost.error().code == ErrorCode::not_found);
    CHECK_THAT(lost.error().where, Catch::Matchers::Contains("looking.json:"));
    CHECK_THAT(lost.error().expected, Catch::Matchers::Contains("pictures/"));
    // A folder with pictures alone is no pack.
    const records::ScratchFolder scratch;
    std::filesystem::create_directories(scratch.path("pack/pictures"));
    records::write_text(scratch.path("pack/pictures/rig-stop.svg"), rig_drawing);
    CHECK(standards::Pack::read(scratch.path("pack")).error().code == ErrorCode::not_found);
}

TEST_CASE("drawings that came, went and changed are each named among the differences of a pack") {
    const auto shipped = without_unused_limit();
    auto own = shipped;
    own.files["pictures/rig-stop.svg"] = rig_drawing;
    using Kind = standards::PackDifference::Kind;
    const auto only = [](const standards::Pack& a, const standards::Pack& b) {
        const auto found = standards::pack_differences(a, b);
        REQUIRE(found);
        REQUIRE(found->size() == 1);
        CHECK(found->front().file == "pictures/rig-stop.svg");
        CHECK(found->front().members.empty());
        return found->front().kind;
    };
    CHECK(only(own, shipped) == Kind::added);
    CHECK(only(shipped, own) == Kind::removed);
    auto other = own;
    other.files["pictures/rig-stop.svg"] += '\n';
    CHECK(only(other, own) == Kind::changed);
}
