// SPDX-License-Identifier: GPL-3.0-or-later
// Which file of the program made a run: the same digest in the record, the report for machines and the printed one.
#include <catch2/catch.hpp>

#include <array>
#include <cstdio>

#include "tests/app/documents.h"
#include "tests/app/process.h"

using namespace velocert::tests;

namespace {

/// What sha256sum says of a file.
std::string sha256sum(const std::string& path) {
    return Process({"/usr/bin/sha256sum", path}).wait().out.substr(0, 64);
}

}  // namespace

TEST_CASE("the digest of the program's own file stands in what it says of itself, in the record and in the report") {
    const auto own = sha256sum(VELOCERT_CLI);
    REQUIRE(own.find_first_not_of("0123456789abcdef") == std::string::npos);
    CHECK(cli({"--version"}).out.find("\nvelocert-cli SHA-256 " + own) != std::string::npos);

    const ScratchFolder folder;
    const auto run = cli({"run", "--item", folder.file("item.json", item), "--procedure", "vehicle-mass", "--archive",
                          folder / "archive", "--virtual", "--json"});
    CAPTURE(run.err);
    REQUIRE(run.code == 0);
    const auto id = *run.json().find("run")->string();
    const auto exported = [&](const std::string& format, const std::string& name) {
        const auto done =
            cli({"export", "--archive", folder / "archive", "--run", id, "--format", format, "--out", folder / name});
        CAPTURE(done.err);
        REQUIRE(done.code == 0);
        return bytes_of(folder / name);
    };
    CHECK(exported("package", "run.velo").find(R"("program":{"file":"velocert-cli","sha256":")" + own) !=
          std::string::npos);
    const auto report = velocert::base::Json::parse(exported("json", "run.json"));
    REQUIRE(report);
    CHECK(*report->find("program_file")->string() == "velocert-cli");
    CHECK(*report->find("program_sha256")->string() == own);
}
