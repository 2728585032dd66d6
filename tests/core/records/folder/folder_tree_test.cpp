// SPDX-License-Identifier: GPL-3.0-or-later
// Folders of the program's own, made with what is above them.
#include "core/records/files/folder_tree.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/core/records/sample_run.h"

using namespace velocert;
namespace fs = std::filesystem;

namespace {

fs::perms mode_of(const fs::path& path) { return fs::status(path).permissions() & fs::perms::mask; }

}  // namespace

TEST_CASE("a folder is made with all that is missing above it, for its owner alone", "[files]") {
    const records::ScratchFolder disk;
    const fs::path home = fs::path(disk.path("home"));
    for (const auto* way : {"a/.local/share/velocert", "b/c/", "b/c/d/../e", "b"}) {
        INFO(way);
        const auto made = records::make_folder_tree((home / way).string());
        if (!made) FAIL(made.error().text());
        CHECK(fs::is_directory((home / way).lexically_normal()));
    }
    for (const auto* made : {"", "a", "a/.local", "a/.local/share", "a/.local/share/velocert", "b/c/e"}) {
        INFO(made);
        CHECK(mode_of(home / made) == fs::perms::owner_all);
    }
    // What is there stays as it is, with what is in it.
    fs::permissions(home / "b", fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec);
    std::ofstream(home / "b/kept") << "kept";
    REQUIRE(records::make_folder_tree((home / "b/f").string()));
    CHECK(mode_of(home / "b") == (fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec));
    CHECK(fs::exists(home / "b/kept"));
}

TEST_CASE("what is no folder on the way is named, and nothing is made behind it", "[files]") {
    const records::ScratchFolder disk;
    const fs::path home(disk.path("home"));
    fs::create_directory(home);
    std::ofstream(home / "file") << "in the way";
    for (const auto* way : {"file", "file/a", "file/a/b"}) {
        INFO(way);
        const auto made = records::make_folder_tree((home / way).string());
        REQUIRE_FALSE(made);
        CHECK(made.error().where == (home / "file").string());
    }
    CHECK(fs::is_regular_file(home / "file"));
}
