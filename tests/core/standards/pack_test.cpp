// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/pack.h"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <filesystem>

using namespace velocert;
using standards::Pack;

TEST_CASE("a bundle is the canonical JSON of the files by name") {
    const Pack pack{{{"edition.json", "{\n}"}, {"a/b.json", "\"\""}}};
    CHECK(pack.bundle() == R"({"files":{"a/b.json":"\"\"","edition.json":"{\n}"},"format":"velocert-pack/1"})");
    // sha256sum of the line above, without a line end.
    CHECK(pack.digest().text() == "be7a3849d48279bde1b1708cc7403c61b755ae1efd442fd1d528d03b36d668ad");
}

TEST_CASE("a bundle gives back the files it was made of") {
    for (const auto& pack : standards::embedded_packs()) {
        const auto again = Pack::unbundle(pack.bundle());
        REQUIRE(again);
        CHECK(again->files == pack.files);
        CHECK(again->digest() == pack.digest());
    }
    CHECK(rc::check("any printable file texts survive", [] {
        Pack pack;
        const auto count = *rc::gen::inRange(1, 5);
        for (int i = 0; i < count; ++i) {
            const auto text = *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127)));
            pack.files.emplace("f" + std::to_string(i) + ".json", text);
        }
        const auto again = Pack::unbundle(pack.bundle());
        RC_ASSERT(again.has_value());
        RC_ASSERT(again->files == pack.files);
    }));
}

TEST_CASE("what is no canonical bundle is refused") {
    const auto good = Pack{{{"edition.json", "x"}}}.bundle();
    REQUIRE(Pack::unbundle(good));
    for (const std::string& text :
         {std::string(), std::string("{}"), good + "\n", " " + good, good.substr(0, good.size() - 1),
          std::string(R"({"files":{"edition.json":"x"},"format":"velocert-pack/2"})"),
          std::string(R"({"format":"velocert-pack/1","files":{"edition.json":"x"}})"),
          std::string(R"({"files":{"edition.json":1},"format":"velocert-pack/1"})"),
          std::string(R"({"files":{"edition.json":""},"format":"velocert-pack/1"})"),
          std::string(R"({"files":["x"],"format":"velocert-pack/1"})"),
          std::string(R"({"files":{"edition.json":"x"},"format":"velocert-pack/1","more":1})")}) {
        CAPTURE(text);
        CHECK_FALSE(Pack::unbundle(text));
    }
}

TEST_CASE("one changed byte in any file changes the digest of the pack") {
    for (const auto& pack : standards::embedded_packs())
        for (const auto& [name, text] : pack.files) {
            CAPTURE(name);
            for (const std::size_t at : {std::size_t{0}, text.size() / 2, text.size() - 1}) {
                Pack changed = pack;
                auto& byte = changed.files[name][at];
                byte = byte == ' ' ? '\n' : ' ';
                CHECK(changed.digest() != pack.digest());
            }
        }
}

TEST_CASE("a renamed file changes the digest of the pack") {
    Pack pack{{{"a.json", "x"}, {"b.json", "y"}}};
    Pack swapped{{{"a.json", "y"}, {"b.json", "x"}}};
    CHECK(pack.digest() != swapped.digest());
}

TEST_CASE("the shipped folders and the packs built into the program are the same bytes") {
    const auto packs = standards::embedded_packs();
    REQUIRE(packs.size() == 2);
    const std::string root = std::string(VELOCERT_RESOURCES) + "/standards/GB17761/";
    std::size_t i = 0;
    for (const char* folder : {"2018", "2024"}) {
        const auto read = Pack::read(root + folder);
        REQUIRE(read);
        CHECK(read->files == packs[i].files);
        CHECK(read->digest() == packs[i].digest());
        ++i;
    }
}

TEST_CASE("a folder that is not there, or holds no pack, is an error that names it") {
    const std::string missing = std::string(VELOCERT_BUILD) + "/no-such-folder";
    const auto pack = Pack::read(missing);
    REQUIRE_FALSE(pack);
    CHECK(pack.error().where == missing);
    const auto empty = std::filesystem::path(VELOCERT_BUILD) / "empty-pack";
    std::filesystem::create_directories(empty);
    CHECK_FALSE(Pack::read(empty.string()));
}
