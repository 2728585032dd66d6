// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/archive.h"

#include <sys/resource.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <map>

#include "core/base/program.h"
#include "core/records/files/host_name.h"
#include "core/records/ledger/writer.h"
#include "core/sequence/wire_log.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

using base::ErrorCode;

/// Every file with its bytes: what "not one byte" is measured by.
std::map<std::string, std::string> bytes_of(const std::string& folder) {
    std::map<std::string, std::string> out;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder))
        out[file.path().string()] = file.is_regular_file() ? file_text(file.path().string()) : std::string("folder");
    return out;
}

}  // namespace

TEST_CASE("what was recorded reads back as it was") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    {
        auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-1", 2);
        record_sample_run(**archive, "run-2", 0);
    }
    auto archive = Archive::open_read_only(scratch.path("a"));
    REQUIRE(archive);
    CHECK((*archive)->kind() == ArchiveKind::training);
    CHECK((*archive)->training());

    const auto run = (*archive)->run("run-1");
    REQUIRE(run);
    CHECK(run->item.id == "S-001");
    CHECK(run->verdict == conformity::Verdict::fail);
    CHECK(run->lifecycle == sequence::Lifecycle::completed);
    REQUIRE(run->step_runs.size() == 2);
    const auto bytes = (*archive)->load(run->step_runs[1].captures[0].log);
    REQUIRE(bytes);
    CHECK(*bytes == sample_wire_log(2, true));

    const auto runs = (*archive)->runs(10, 0);
    REQUIRE(runs);
    REQUIRE(runs->size() == 2);
    CHECK((*runs)[0].id == "run-2");
    CHECK((*runs)[1].id == "run-1");
    CHECK((*runs)[1].item == "S-001");
    CHECK((*runs)[1].edition == "GB17761-2024");
    CHECK((*runs)[1].verdict == "fail");
    CHECK((*runs)[1].lifecycle == "completed");
    CHECK((*archive)->runs(1, 1)->at(0).id == "run-1");
    CHECK((*archive)->runs_of_item("S-001", 5)->size() == 2);
    CHECK((*archive)->runs_of_item("S-002", 5)->empty());
    CHECK((*archive)->runs_of_item("", 5)->empty());

    const auto verification = verify_archive(scratch.path("a"));
    REQUIRE(verification);
    CHECK(text_of(*verification).empty());
    CHECK(verification->checked > 10);
}

TEST_CASE("every entry says which machine and which program wrote it, from the first one on") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
    REQUIRE(archive);
    record_sample_run(**archive, "run-1", 1);
    REQUIRE((*archive)->append("note/1", base::Json::object()));
    const auto size = (*archive)->ledger_size();
    REQUIRE(*size > 4);
    for (std::uint64_t seq = 1; seq <= *size; ++seq) {
        const auto row = (*archive)->ledger_row(seq);
        const auto entry = parse_entry(row->canonical, row->type);
        REQUIRE(entry);
        INFO(entry->type);
        CHECK(entry->host == host_name());
        CHECK(entry->program == base::program_name() + ' ' + std::string(base::program_version()));
    }
    CHECK(base::program_name() == "core_tests");
    CHECK(Writer::here().host.find_first_of("\n\r\t\"") == std::string::npos);
}

TEST_CASE("an archive that what one may fill of a disk is too small for says so, whatever the database calls it") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    for (const rlim_t room : {rlim_t{4096}, rlim_t{16384}, rlim_t{65536}}) {
        CAPTURE(room);
        const rlimit small{room, before.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
        const auto made = Archive::create(scratch.path("a"), ArchiveKind::real, clock);
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
        REQUIRE_FALSE(made);
        CHECK(made.error().code == ErrorCode::disk_full);
        CHECK_FALSE(std::filesystem::exists(scratch.path("a")));
    }
    std::signal(SIGXFSZ, handler);
    CHECK(Archive::create(scratch.path("a"), ArchiveKind::real, clock));
}

TEST_CASE("an archive is created only in an empty or missing folder") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    std::filesystem::create_directory(scratch.path("empty"));
    CHECK(Archive::create(scratch.path("empty"), ArchiveKind::real, clock));
    const auto again = Archive::create(scratch.path("empty"), ArchiveKind::real, clock);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::already_exists);
    std::filesystem::create_directory(scratch.path("other"));
    write_text(scratch.path("other/letter.txt"), "dear");
    const auto other = Archive::create(scratch.path("other"), ArchiveKind::real, clock);
    REQUIRE_FALSE(other);
    CHECK(other.error().code == ErrorCode::already_exists);
    CHECK(file_text(scratch.path("other/letter.txt")) == "dear");
}

TEST_CASE("a folder that is no archive is refused by name") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    std::filesystem::create_directory(scratch.path("empty"));
    for (const auto& folder : {scratch.path("empty"), scratch.path("missing")}) {
        for (const auto& code : {Archive::open(folder, clock).error().code,
                                 Archive::open_read_only(folder).error().code, verify_archive(folder).error().code})
            CHECK(code == ErrorCode::not_found);
    }
    CHECK(std::filesystem::is_empty(scratch.path("empty")));
}

TEST_CASE("one program writes at a time, and the second is told which") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    auto first = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
    REQUIRE(first);
    const auto second = Archive::open(scratch.path("a"), clock);
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::already_exists);
    CHECK(second.error().found.find("process " + std::to_string(::getpid())) != std::string::npos);
    // Readers are welcome, and the archive verifies while it is being written.
    record_sample_run(**first, "run-1", 1);
    auto reader = Archive::open_read_only(scratch.path("a"));
    REQUIRE(reader);
    CHECK((*reader)->runs(10, 0)->size() == 1);
    const auto verification = verify_archive(scratch.path("a"));
    REQUIRE(verification);
    CHECK(text_of(*verification).empty());
    CHECK_FALSE(verification->notes.empty());
    first->reset();
    CHECK(Archive::open(scratch.path("a"), clock));
}

TEST_CASE("reading changes not one byte") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    {
        auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-1", 2);
    }
    const auto before = bytes_of(scratch.path("a"));
    {
        auto archive = Archive::open_read_only(scratch.path("a"));
        REQUIRE(archive);
        CHECK((*archive)->run("run-1"));
        CHECK((*archive)->append("note/1", base::Json::object()).error().code == ErrorCode::read_only);
        CHECK((*archive)->open_log("scale").error().code == ErrorCode::read_only);
        CHECK((*archive)->store(base::as_bytes("x")).error().code == ErrorCode::read_only);
        CHECK(verify_archive(scratch.path("a"))->ok());
    }
    CHECK(bytes_of(scratch.path("a")) == before);
}

TEST_CASE("the ledger refuses what does not belong there") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    auto made = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
    REQUIRE(made);
    Archive& archive = **made;
    record_sample_run(archive, "run-1", 1);
    const auto pack = archive.store(base::as_bytes("the bundle of the pack"));
    const auto start = [&](const std::string& id, bool specimen, const base::Digest& named) {
        return archive.append("run-start/1", sequence::run_start_record(sample_run(id, named, specimen)));
    };
    const auto step = [&](const std::string& id) {
        return archive.append("step-run/1", sequence::step_run_record(id, sample_step_run(9, *pack)));
    };
    CHECK(start("run-2", false, *pack).error().code == ErrorCode::not_permitted);
    CHECK(start("run-1", true, *pack).error().code == ErrorCode::not_permitted);
    CHECK(step("run-1").error().code == ErrorCode::not_permitted);
    CHECK(step("run-3").error().code == ErrorCode::not_found);
    CHECK(start("run-2", true, base::Digest()).error().code == ErrorCode::not_found);
    CHECK(archive.append("no type", base::Json::object()).error().code == ErrorCode::bad_value);
    CHECK(archive.append("step-run/1", base::Json::object()).error().code == ErrorCode::missing_field);
    REQUIRE(start("run-2", true, *pack));
    CHECK(start("run-2", true, *pack).error().code == ErrorCode::already_exists);
    REQUIRE(step("run-2"));
    CHECK(archive.runs(10, 0)->at(0).lifecycle == "running");
    // What was refused has left no trace.
    CHECK(text_of(*verify_archive(scratch.path("a"))).empty());
}

TEST_CASE("unknown runs and evidence are not found") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    auto archive = Archive::create(scratch.path("a"), ArchiveKind::real, clock);
    REQUIRE(archive);
    CHECK((*archive)->run("none").error().code == ErrorCode::not_found);
    CHECK((*archive)->run("").error().code == ErrorCode::not_found);
    CHECK((*archive)->load(base::Digest()).error().code == ErrorCode::not_found);
}

TEST_CASE("evidence that the ledger names and an index that is gone are damage, a folder that is a file is not found") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    base::Digest pack;
    {
        auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-1", 1);
        pack = (*archive)->run("run-1").value().pack;
        REQUIRE((*archive)->load(pack));
        std::filesystem::remove(scratch.path("a/evidence/" + pack.text().substr(0, 2) + "/" + pack.text()));
        const auto gone = (*archive)->load(pack);
        REQUIRE_FALSE(gone);
        CHECK(gone.error().code == ErrorCode::integrity);
        CHECK(gone.error().found == "the ledger names this file, and it is not there");
    }
    CHECK(Archive::open_read_only(scratch.path("a")).value()->load(pack).error().code == ErrorCode::integrity);
    std::filesystem::remove(scratch.path("a/index.sqlite"));
    for (const auto& code : {Archive::open(scratch.path("a"), clock).error().code,
                             Archive::open_read_only(scratch.path("a")).error().code})
        CHECK(code == ErrorCode::integrity);
    for (const auto& code : {Archive::open(scratch.path("a/archive.json"), clock).error().code,
                             Archive::open_read_only(scratch.path("a/archive.json")).error().code})
        CHECK(code == ErrorCode::not_found);
}

TEST_CASE("evidence is durable, named by its digest, and written once") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
    REQUIRE(archive);
    auto log = (*archive)->open_log("scale/../1");
    REQUIRE(log);
    CHECK((*log)->pending_name().find('/') == std::string::npos);
    std::vector<std::uint8_t> all;
    // Pieces of every size around the buffer's, so that each way through it is taken.
    for (const std::size_t size : {std::size_t{1}, std::size_t{0}, std::size_t{5000}, std::size_t{262143},
                                   std::size_t{262144}, std::size_t{262145}, std::size_t{7}, std::size_t{1000000}}) {
        const std::vector<std::uint8_t> piece(size, static_cast<std::uint8_t>(size % 251));
        REQUIRE((*log)->append(piece));
        all.insert(all.end(), piece.begin(), piece.end());
        REQUIRE((*log)->sync());
        CHECK((*log)->size() == all.size());
        CHECK(std::filesystem::file_size(scratch.path("a/evidence/pending/" + (*log)->pending_name())) == all.size());
    }
    const auto digest = (*log)->seal();
    REQUIRE(digest);
    CHECK(*digest == base::Digest::of(all));
    CHECK(*(*log)->seal() == *digest);
    CHECK((*log)->append(all).error().code == ErrorCode::not_permitted);
    CHECK(*(*archive)->load(*digest) == all);
    CHECK(*(*archive)->store(all) == *digest);
    const auto file = scratch.path("a/evidence/" + digest->text().substr(0, 2) + '/' + digest->text());
    CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::group_read |
           std::filesystem::perms::others_read));

    write_text(file, "something else");
    CHECK((*archive)->load(*digest).error().code == ErrorCode::integrity);
    // The same bytes again: the damaged file does not stand in for them, nor is it written over.
    CHECK((*archive)->store(all).error().code == ErrorCode::integrity);
    CHECK(file_text(file) == "something else");
}

}  // namespace velocert::records
