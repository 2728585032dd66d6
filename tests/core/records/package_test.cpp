// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "core/records/archive.h"
#include "core/records/package_manifest.h"
#include "core/records/tar.h"
#include "core/sequence/wire_log.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

using base::ErrorCode;

/// An archive with two runs and the package of the first.
struct Exported {
    Exported() {
        auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-1", 2);
        record_sample_run(**archive, "run-2", 1);
        REQUIRE(export_package(**archive, "run-1", file));
    }
    ScratchFolder scratch;
    SteppedClock clock;
    std::string file = scratch.path("run-1.velo");
};

}  // namespace

TEST_CASE("a package holds the run and its evidence, and verifies without the archive") {
    const Exported exported;
    std::filesystem::remove_all(exported.scratch.path("a"));
    const auto verification = verify_package(exported.file);
    REQUIRE(verification);
    CHECK(text_of(*verification).empty());
    const auto opened = open_package(exported.file);
    REQUIRE(opened);
    CHECK(opened->run.id == "run-1");
    REQUIRE(opened->run.step_runs.size() == 2);
    CHECK(*opened->evidence->load(opened->run.step_runs[0].captures[0].log) == sample_wire_log(1, true));
    CHECK(opened->evidence->load(opened->run.pack));
    CHECK(opened->evidence->load(base::Digest()).error().code == ErrorCode::not_found);
}

TEST_CASE("every flipped byte of a package is found") {
    const Exported exported;
    const std::string good = file_text(exported.file);
    REQUIRE(good.size() > 5000);
    for (std::size_t at = 0; at < good.size(); ++at) {
        put_byte(exported.file, at, static_cast<char>(static_cast<unsigned char>(good[at]) ^ (1U << (at % 8))));
        const auto verification = verify_package(exported.file);
        put_byte(exported.file, at, good[at]);
        REQUIRE(verification);
        if (verification->ok()) FAIL("byte " << at << " was changed and nothing was found");
    }
    CHECK(verify_package(exported.file)->ok());
}

TEST_CASE("a package that was cut or extended is found and not opened") {
    const Exported exported;
    const std::string good = file_text(exported.file);
    const std::string other = exported.scratch.path("other.velo");
    write_text(other, good);
    for (std::size_t size = good.size() - 1; size > 300; size -= 97) {
        std::filesystem::resize_file(other, size);
        const auto verification = verify_package(other);
        REQUIRE(verification);
        if (verification->ok()) FAIL("cut to " << size << " bytes and nothing was found");
    }
    for (const auto& tail : {std::string(1, '\0'), std::string(512, '\0'), std::string("x")}) {
        write_text(other, good + tail);
        CHECK_FALSE(verify_package(other)->ok());
        CHECK(open_package(other).error().code == ErrorCode::integrity);
    }
}

TEST_CASE("a package put together again without a record or a log does not verify") {
    const Exported exported;
    const std::string good = file_text(exported.file);
    const auto members = read_tar(base::as_bytes(good), "good");
    REQUIRE(members);
    const auto repacked = [&](const std::vector<TarMember>& chosen) {
        std::string out;
        for (const auto& one : chosen) {
            const auto header = tar_header(one.name, one.bytes.size());
            out.append(header.begin(), header.end());
            out.append(one.bytes.begin(), one.bytes.end());
            out.append(tar_padding(one.bytes.size()), '\0');
        }
        return out + std::string(tar_end, '\0');
    };
    CHECK(repacked(*members) == good);
    const std::string other = exported.scratch.path("other.velo");
    for (std::size_t left_out = 0; left_out < members->size(); ++left_out) {
        auto fewer = *members;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(left_out));
        // With sums that fit again, as whoever takes a member out would make them.
        std::vector<PackageManifest::Member> listed;
        std::string sums;
        if (left_out + 1 < members->size()) {
            fewer.pop_back();
            for (const auto& one : fewer) listed.push_back({one.name, one.bytes.size(), base::Digest::of(one.bytes)});
            sums = sums_text(listed);
            fewer.push_back({std::string(package_names::sums), base::as_bytes(sums)});
        }
        write_text(other, repacked(fewer));
        INFO("without " << (*members)[left_out].name);
        const auto verification = verify_package(other);
        REQUIRE(verification);
        CHECK_FALSE(verification->ok());
    }
}

TEST_CASE("common tools unpack and check a package") {
    const Exported exported;
    std::filesystem::create_directory(exported.scratch.path("out"));
    const std::string command = "cd '" + exported.scratch.path("out") + "' && tar -xf '" + exported.file +
                                "' && sha256sum --strict --quiet -c SHA256SUMS";
    CHECK(std::system(command.c_str()) == 0);
}

TEST_CASE("the same run gives the same package again") {
    const Exported exported;
    const auto archive = Archive::open_read_only(exported.scratch.path("a"));
    REQUIRE(archive);
    REQUIRE(export_package(**archive, "run-1", exported.scratch.path("again.velo")));
    CHECK(file_text(exported.scratch.path("again.velo")) == file_text(exported.file));
}

TEST_CASE("an export refuses to overwrite, and what it cannot prove") {
    const Exported exported;
    auto archive = Archive::open(exported.scratch.path("a"), exported.clock);
    REQUIRE(archive);
    const std::string before = file_text(exported.file);
    CHECK(export_package(**archive, "run-2", exported.file).error().code == ErrorCode::already_exists);
    CHECK(file_text(exported.file) == before);
    const std::string other = exported.scratch.path("other.velo");
    CHECK(export_package(**archive, "run-9", other).error().code == ErrorCode::not_found);
    CHECK(export_package(**archive, "run-1", exported.scratch.path("no/such/folder.velo")).error().code ==
          ErrorCode::not_found);

    const auto pack = (*archive)->store(base::as_bytes("the bundle of the pack"));
    REQUIRE((*archive)->append("run-start/1", sequence::run_start_record(sample_run("run-3", *pack, true))));
    CHECK(export_package(**archive, "run-3", other).error().code == ErrorCode::bad_input);

    const auto log = (*archive)->run("run-2")->step_runs.at(0).captures.at(0).log.text();
    write_text(exported.scratch.path("a/evidence/" + log.substr(0, 2) + '/' + log), "other bytes");
    CHECK(export_package(**archive, "run-2", other).error().code == ErrorCode::integrity);
    CHECK_FALSE(std::filesystem::exists(other));
}

TEST_CASE("a file that is no package is refused as such") {
    const ScratchFolder scratch;
    for (const auto& text : {std::string(), std::string("%PDF-1.7"), std::string(4096, 'x')}) {
        write_text(scratch.path("file"), text);
        CHECK(verify_package(scratch.path("file")).error().code == ErrorCode::bad_input);
        CHECK(open_package(scratch.path("file")).error().code == ErrorCode::bad_input);
    }
    CHECK(verify_package(scratch.path("missing")).error().code == ErrorCode::not_found);
}

}  // namespace velocert::records
