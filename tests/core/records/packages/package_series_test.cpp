// SPDX-License-Identifier: GPL-3.0-or-later
// What the instruments showed, as tables in a package: they are what the wire logs give, or it is told which is not.
#include <catch2/catch.hpp>

#include "core/records/archive.h"
#include "core/records/packages/package.h"
#include "tests/core/records/packages/package_parts.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

using test::content_of;
using test::made_again;
using test::Member;
using test::members_of;
using test::verified;

/// The package of a run of two attempts; the log of the second has two messages.
struct Packed {
    Packed() {
        auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-1", 2);
        REQUIRE(export_package(**archive, "run-1", SampleDecoders(), scratch.path("run-1.velo")));
        members = members_of(file_text(scratch.path("run-1.velo")));
        manifest = *PackageManifest::parse(content_of(members, "manifest.json"), "manifest.json");
    }
    /// A package of these members whose own sums fit.
    std::string again(const std::vector<Member>& chosen) {
        const std::string file = scratch.path("again.velo");
        write_text(file, made_again(chosen, manifest));
        return file;
    }
    /// What recomputing says of the tables, one per line. The pack of the sample is none, so the verdicts are not
    /// asked.
    std::string differences(const std::vector<Member>& chosen) {
        const auto opened = open_package(again(chosen));
        if (!opened) return opened.error().text();
        const auto found = recompute_series(*opened, SampleDecoders());
        REQUIRE(found);
        std::string out;
        for (const auto& one : *found)
            out += one.step + ' ' + one.field + ": " + one.stored + " | " + one.recomputed + '\n';
        return out;
    }
    ScratchFolder scratch;
    SteppedClock clock;
    std::vector<Member> members;
    PackageManifest manifest;
};

constexpr const char* second_table = "series/vehicle-mass_weigh_2_scale.csv";

}  // namespace

TEST_CASE("a package carries what the instruments showed, with units and times") {
    Packed packed;
    CHECK(content_of(packed.members, "series/vehicle-mass_weigh_1_scale.csv") ==
          "t_s,mass_kg,flags\n0.000000000,62.95,stable\n");
    CHECK(content_of(packed.members, second_table) ==
          "t_s,mass_kg,flags\n0.000000000,62.95,stable\n0.100000000,62.95,stable\n");
    const auto list = base::Json::parse(content_of(packed.members, "series/series.json"));
    REQUIRE(list);
    CHECK(list->find("files")->items()->size() == 2);
    CHECK(list->find("without_table") == nullptr);
    CHECK(packed.differences(packed.members).empty());
}

TEST_CASE("a table that the wire log does not give is named with its line, however well the sums fit") {
    Packed packed;
    const auto changed = [&](const std::string& name, const std::string& from, const std::string& to) {
        auto members = packed.members;
        auto& text = content_of(members, name);
        const auto at = text.rfind(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
        CHECK(verified(made_again(members, packed.manifest)).ok());  // only the wire log tells
        return packed.differences(members);
    };
    CHECK(changed(second_table, "0.100000000,62.95", "0.100000000,54.95") ==
          std::string(second_table) + " line 3: 0.100000000,54.95,stable | 0.100000000,62.95,stable\n");
    CHECK(changed(second_table, "mass_kg", "mass_g") ==
          std::string(second_table) + " line 1: t_s,mass_g,flags | t_s,mass_kg,flags\n");
    CHECK(changed(second_table, "0.100000000,62.95,stable\n", "") ==
          std::string(second_table) + " line 3: (the end) | 0.100000000,62.95,stable\n");
    CHECK(changed(second_table, "stable\n", "stable") ==
          std::string(second_table) + " line 3: 0.100000000,62.95,stable(no line end) | 0.100000000,62.95,stable\n");
    CHECK(changed(second_table, "stable\n", "stable\n0.2,62.95,\n") ==
          std::string(second_table) + " line 4: 0.2,62.95, | (the end)\n");
    CHECK(changed("series/series.json", "VIRTUAL-150", "REAL-150").find("series/series.json line ") == 0);
}

TEST_CASE("a table that was taken out or put in is found") {
    Packed packed;
    const auto without = [&](const std::string& name) {
        auto members = packed.members;
        std::erase_if(members, [&](const Member& one) { return one.first == name; });
        return members;
    };
    CHECK(packed.differences(without(second_table)).find(std::string(second_table) + " table: (absent) | ") == 0);
    CHECK(text_of(verified(made_again(without("series/series.json"), packed.manifest))) ==
          "series/series.json: missing\n");

    auto more = packed.members;
    more.insert(more.end() - 1, {"series/vehicle-mass_weigh_3_scale.csv", "t_s,mass_kg,flags\n"});
    CHECK(text_of(verified(made_again(more, packed.manifest))) ==
          "series/vehicle-mass_weigh_3_scale.csv: no capture of the run has this table\n");
    auto stray = packed.members;
    stray.insert(stray.end() - 1, {"more.txt", "a file of no kind"});
    CHECK(text_of(verified(made_again(stray, packed.manifest))) == "more.txt: does not belong into a package\n");

    // The format before knew no tables; with them it is another one.
    auto earlier = packed.manifest;
    earlier.version = 2;
    CHECK(text_of(verified(made_again(packed.members, earlier))).find("no capture of the run has this table") !=
          std::string::npos);
}

TEST_CASE("a run without instruments has no tables, and that is no finding") {
    Packed packed;
    auto archive = Archive::open(packed.scratch.path("a"), packed.clock);
    REQUIRE(archive);
    const auto pack = (*archive)->store(base::as_bytes("the bundle of the pack"));
    REQUIRE(pack);
    auto run = sample_run("run-2", *pack, true);
    auto attempt = sample_step_run(1, base::Digest());
    attempt.captures.clear();
    attempt.marks.clear();
    REQUIRE((*archive)->append("run-start/1", sequence::run_start_record(run)));
    REQUIRE((*archive)->append("step-run/1", sequence::step_run_record("run-2", attempt)));
    run.lifecycle = sequence::Lifecycle::completed;
    run.ended_utc = "2025-11-22T02:10:00.000Z";
    REQUIRE((*archive)->append("run-end/1", sequence::run_end_record(run)));
    const auto file = packed.scratch.path("run-2.velo");
    REQUIRE(export_package(**archive, "run-2", SampleDecoders(), file));
    CHECK(text_of(*verify_package(file)).empty());
    for (const auto& [name, bytes] : members_of(file_text(file))) CHECK_FALSE(name.starts_with("series/"));
    const auto opened = open_package(file);
    REQUIRE(opened);
    REQUIRE(opened->series);
    CHECK(opened->series->empty());
    CHECK(recompute_series(*opened, SampleDecoders())->empty());
}

}  // namespace velocert::records
