// SPDX-License-Identifier: GPL-3.0-or-later
// Issued reports of an earlier program are read, verified and computed again by this one (tests/golden/issued).
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>

#include "tests/app/documents.h"
#include "tests/app/process.h"

using namespace velocert::tests;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

/// A copy that may be written, as an auditor makes one.
struct OldRecords {
    OldRecords() { fs::copy(golden, folder.path(), fs::copy_options::recursive); }
    [[nodiscard]] std::vector<std::string> with_proofs(const std::string& path) const {
        return {path,
                "--trust",
                folder / "trust.json",
                "--anchor",
                folder / "safe",
                "--station-key",
                folder / "station.pub",
                "--json"};
    }
    [[nodiscard]] Finished verify(const std::string& path) const {
        auto words = with_proofs(path);
        words.insert(words.begin(), "verify");
        return cli(words);
    }
    [[nodiscard]] Finished verify_small(const std::string& path) const {
        auto words = with_proofs(path);
        words.insert(words.begin(), VELOCERT_VERIFY);
        return Process(words).wait();
    }
    static inline const std::string golden = std::string(VELOCERT_GOLDEN) + "/issued";
    ScratchFolder folder;
    std::string archive = folder / "archive";
    std::string package = folder / "package-format-6.velo";
};

}  // namespace

TEST_CASE("issued, amended and held reports of an earlier program verify and are computed again", "[report-contract]") {
    const OldRecords old;
    for (const auto& path : {old.archive, old.package}) {
        CAPTURE(path);
        for (const auto& told : {old.verify(path), old.verify_small(path)}) {
            CAPTURE(told.out, told.err);
            CHECK(told.code == 0);
            CHECK(told.json().find("findings")->items()->empty());
            // Who signed is proven by the times of the tokens, whatever the day is.
            for (const auto* signer : {"Li Ming", "Wang Fang", "Zhao Lei"}) CHECK_THAT(told.out, Contains(signer));
            CHECK_THAT(told.out, Contains("RFC 3161 time-stamp of 2026-11-28T01:13:14.562Z"));
        }
    }
    const auto again = cli({"recompute", "--archive", old.archive, "--all", "--json"});
    CAPTURE(again.out);
    CHECK(again.code == 0);
    CHECK(again.json().find("differences")->items()->empty());
    std::map<std::string, std::string> states;
    const auto list = cli({"report", "list", "--archive", old.archive, "--json"}).json();
    for (const auto& one : *list.find("reports")->items())
        states[*one.find("report")->string()] = *one.find("state")->string();
    CHECK(states == std::map<std::string, std::string>{{"SPECIMEN-2026-0001", "amended"},
                                                       {"SPECIMEN-2026-0002", "issued"},
                                                       {"SPECIMEN-2026-0003", "prepared"}});
}

TEST_CASE("a byte of an earlier program's issued report that is changed is found", "[report-contract]") {
    const OldRecords old;
    fs::path largest;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(old.archive) / "evidence"))
        if (entry.is_regular_file() && (largest.empty() || entry.file_size() > fs::file_size(largest)))
            largest = entry.path();
    fs::permissions(largest, fs::perms::owner_write, fs::perm_options::add);
    for (const auto& file : {largest, fs::path(old.package)}) {
        std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekg(100'000);
        const auto byte = static_cast<char>(bytes.get());
        bytes.seekp(100'000);
        bytes.put(static_cast<char>(byte ^ 1));
    }
    for (const auto& path : {old.archive, old.package}) {
        CAPTURE(path);
        CHECK(old.verify(path).code == 5);
        CHECK(old.verify_small(path).code == 5);
    }
}
