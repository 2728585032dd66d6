// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <thread>
#include <utility>

#include "core/base/entropy.h"
#include "core/records/archive.h"
#include "core/records/files/tar.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/packages/package_check.h"
#include "core/records/packages/package_manifest.h"
#include "core/sequence/wire_log.h"
#include "tests/core/records/packages/package_parts.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using test::content_of;
using test::made_again;
using test::Member;
using test::members_of;
using test::verified;

/// An archive with two runs and the package of the first.
struct Exported {
    Exported() {
        auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-1", 2);
        record_sample_run(**archive, "run-2", 1);
        REQUIRE(export_package(**archive, "run-1", SampleDecoders(), file));
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

TEST_CASE("every single byte of a package that is changed is found") {
    const Exported exported;
    const std::string good = file_text(exported.file);
    REQUIRE(good.size() > 5000);
    REQUIRE(verified(good).ok());
    // Two other values for each byte: one bit of it, and all of them. Every second byte on a thread of its own.
    std::array<std::vector<std::size_t>, 2> missed;
    const auto strike = [&](std::size_t start) {
        std::string text = good;
        for (std::size_t at = start; at < good.size(); at += 2) {
            for (const unsigned mask : {1U << (at / 2 % 8), 0xffU}) {
                text[at] = static_cast<char>(static_cast<unsigned char>(good[at]) ^ mask);
                if (verified(text).ok()) missed.at(start).push_back(at);
            }
            text[at] = good[at];
        }
    };
    {
        const std::jthread other(strike, 1);
        strike(0);
    }
    CHECK(missed[0] == std::vector<std::size_t>());
    CHECK(missed[1] == std::vector<std::size_t>());
}

TEST_CASE("a file with a changed byte stays recognisable as a package, and what is wrong has a name") {
    const Exported exported;
    const std::string good = file_text(exported.file);
    const auto members = list_tar(MemorySource(base::as_bytes(good)), "good");
    REQUIRE(members);
    for (std::size_t at = 0; at < 512; ++at) {
        put_byte(exported.file, at, static_cast<char>(good[at] + 1));
        const auto verification = verify_package(exported.file);
        put_byte(exported.file, at, good[at]);
        REQUIRE(verification);
        CHECK_FALSE(verification->ok());
    }
    for (const auto& one : *members) {
        put_byte(exported.file, one.at, static_cast<char>(good[one.at] + 1));
        const auto verification = verify_package(exported.file);
        put_byte(exported.file, one.at, good[one.at]);
        REQUIRE(verification);
        INFO(one.name);
        CHECK(text_of(*verification).find(one.name) != std::string::npos);
    }
}

TEST_CASE("packages of earlier formats still verify and open") {
    const auto version = GENERATE(1, 2);
    const std::string file = std::string(VELOCERT_GOLDEN) + "/packages/format-" + std::to_string(version) + ".velo";
    const auto verification = verify_package(file);
    REQUIRE(verification);
    CHECK(text_of(*verification).empty());
    const auto opened = open_package(file);
    REQUIRE(opened);
    CHECK(opened->run.verdict == conformity::Verdict::pass);
    CHECK_FALSE(opened->series);
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
    const auto members = members_of(good);
    CHECK(test::packed(members) == good);
    const std::string other = exported.scratch.path("other.velo");
    for (std::size_t left_out = 0; left_out < members.size(); ++left_out) {
        auto fewer = members;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(left_out));
        // With sums that fit again, as whoever takes a member out would make them.
        std::vector<PackageManifest::Member> listed;
        if (left_out + 1 < members.size()) {
            fewer.pop_back();
            for (const auto& [name, bytes] : fewer) listed.push_back({name, bytes.size(), base::Digest::of(bytes)});
            fewer.push_back({std::string(package_names::sums), sums_text(listed)});
        }
        write_text(other, test::packed(fewer));
        INFO("without " << members[left_out].first);
        const auto verification = verify_package(other);
        REQUIRE(verification);
        CHECK_FALSE(verification->ok());
    }
}

TEST_CASE("the same run gives the same package again") {
    const Exported exported;
    const auto archive = Archive::open_read_only(exported.scratch.path("a"));
    REQUIRE(archive);
    REQUIRE(export_package(**archive, "run-1", SampleDecoders(), exported.scratch.path("again.velo")));
    CHECK(file_text(exported.scratch.path("again.velo")) == file_text(exported.file));
}

TEST_CASE("an export refuses to overwrite, and what it cannot prove") {
    const Exported exported;
    auto archive = Archive::open(exported.scratch.path("a"), exported.clock);
    REQUIRE(archive);
    const std::string before = file_text(exported.file);
    CHECK(export_package(**archive, "run-2", SampleDecoders(), exported.file).error().code ==
          ErrorCode::already_exists);
    CHECK(file_text(exported.file) == before);
    const std::string other = exported.scratch.path("other.velo");
    CHECK(export_package(**archive, "run-9", SampleDecoders(), other).error().code == ErrorCode::not_found);
    CHECK(export_package(**archive, "run-1", SampleDecoders(), exported.scratch.path("no/such/folder.velo"))
              .error()
              .code == ErrorCode::not_found);

    const auto pack = (*archive)->store(base::as_bytes("the bundle of the pack"));
    REQUIRE((*archive)->append("run-start/1", sequence::run_start_record(sample_run("run-3", *pack, true))));
    CHECK(export_package(**archive, "run-3", SampleDecoders(), other).error().code == ErrorCode::bad_input);

    const auto log = (*archive)->run("run-2")->step_runs.at(0).captures.at(0).log.text();
    write_text(exported.scratch.path("a/evidence/" + log.substr(0, 2) + '/' + log), "other bytes");
    CHECK(export_package(**archive, "run-2", SampleDecoders(), other).error().code == ErrorCode::integrity);
    CHECK_FALSE(std::filesystem::exists(other));
}

TEST_CASE("evidence that is gone from the archive ends an export as damage, and leaves no package behind") {
    const Exported exported;
    const std::string other = exported.scratch.path("other.velo");
    std::vector<std::string> files;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(exported.scratch.path("a") + std::string("/evidence")))
        if (entry.is_regular_file()) files.push_back(entry.path());
    REQUIRE(files.size() > 1);
    for (const auto& file : files) {
        CAPTURE(file);
        std::filesystem::rename(file, exported.scratch.path("aside"));
        const auto archive = Archive::open_read_only(exported.scratch.path("a"));
        REQUIRE(archive);
        const auto done = export_package(**archive, "run-1", SampleDecoders(), other);
        REQUIRE_FALSE(done);
        CHECK(done.error().code == ErrorCode::integrity);
        CHECK_FALSE(std::filesystem::exists(other));
        std::filesystem::rename(exported.scratch.path("aside"), file);
    }
    CHECK(
        export_package(*Archive::open_read_only(exported.scratch.path("a")).value(), "run-1", SampleDecoders(), other));
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

namespace {

/// The same with a station that signs, twice, and an archive that goes on.
struct Signed {
    Signed() {
        auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-1", 2);
        REQUIRE(make_checkpoint(**archive, key, clock, CheckpointReason::day));
        record_sample_run(**archive, "run-2", 1);
        REQUIRE(make_checkpoint(**archive, key, clock, CheckpointReason::day));
        record_sample_run(**archive, "run-3", 1);
        REQUIRE(export_package(**archive, "run-1", SampleDecoders(), file));
        REQUIRE(export_package(**archive, "run-3", SampleDecoders(), after));
    }
    ScratchFolder scratch;
    SteppedClock clock;
    signing::StationKey key = signing::StationKey::make("bench-1", base::SystemEntropy()).value();
    std::string file = scratch.path("run-1.velo");
    std::string after = scratch.path("run-3.velo");
};

}  // namespace

TEST_CASE("a package carries the last checkpoint with its key, and the proof that it is a beginning of the ledger") {
    const Signed station;
    for (const auto& file : {station.file, station.after}) {
        const auto package = file_text(file);
        CHECK(text_of(verified(package)).empty());
        auto members = members_of(package);
        const auto manifest = PackageManifest::parse(content_of(members, "manifest.json"), "manifest.json");
        REQUIRE(manifest);
        REQUIRE(manifest->checkpoint);
        CHECK(manifest->checkpoint->tree_size < manifest->tree_size);
        CHECK_FALSE(manifest->checkpoint->proof.empty());
        CHECK(content_of(members, "checkpoint/note.txt").starts_with(content_of(members, "checkpoint/signed.txt")));
        CHECK(content_of(members, "checkpoint/signature.bin").size() == 64);
    }
    // Of the runs of an archive only one is in it, and that is no fault.
    CHECK(file_text(station.file).find("run-2") == std::string::npos);
}

TEST_CASE("a package whose checkpoint was exchanged, forked, cut off or signed by another key does not verify") {
    const Signed station;
    const auto good = members_of(file_text(station.file));
    auto all = good;
    const auto manifest = *PackageManifest::parse(content_of(all, "manifest.json"), "manifest.json");
    REQUIRE(verified(made_again(good, manifest)).ok());
    const auto says = [&](const std::vector<Member>& members, const PackageManifest& with, const std::string& what) {
        const auto text = text_of(verified(made_again(members, with)));
        INFO(text);
        CHECK(text.find(what) != std::string::npos);
    };

    auto forked = manifest;
    forked.checkpoint->proof.front() = base::Digest::of(std::string_view("another history"));
    says(good, forked, "forked");
    auto shorter = manifest;
    shorter.checkpoint->proof.pop_back();
    says(good, shorter, "forked");
    auto other_root = manifest;
    other_root.checkpoint->root = base::Digest::of(std::string_view("another root"));
    says(good, other_root, "another one than the manifest says");
    auto none = manifest;
    none.checkpoint.reset();
    says(good, none, "is not in the manifest");

    for (const auto* name :
         {"checkpoint/key.pem", "checkpoint/note.txt", "checkpoint/signature.bin", "checkpoint/signed.txt"}) {
        auto changed = good;
        content_of(changed, name) += ' ';
        says(changed, manifest, "is not what the records say");
        auto cut = good;
        std::erase_if(cut, [&](const Member& one) { return one.first == name; });
        CHECK_FALSE(verified(made_again(cut, manifest)).ok());
    }
    auto more = good;
    more.insert(more.end() - 1, {"checkpoint/other.txt", "another"});
    CHECK_FALSE(verified(made_again(more, manifest)).ok());

    // Without the key's own entry nobody known has signed.
    auto keyless = good;
    auto listed = manifest;
    for (std::size_t i = 0; i < listed.entries.size(); ++i) {
        const auto name = package_names::record(listed.entries[i].seq);
        if (content_of(keyless, name).find("station-key/1") == std::string::npos) continue;
        std::erase_if(keyless, [&](const Member& one) { return one.first == name; });
        listed.entries.erase(listed.entries.begin() + static_cast<std::ptrdiff_t>(i));
        break;
    }
    says(keyless, listed, "checkpoint");
}

}  // namespace velocert::records
