// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of the index that no row uses: seen by what the last writer wrote down when it closed the archive.
#include "core/records/index/index_closing.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "core/records/archive.h"
#include "tests/core/records/index/raw_index.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

namespace fs = std::filesystem;

/// Two runs, closed in order.
struct Closed {
    Closed() {
        auto archive = Archive::create(folder, ArchiveKind::training, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-1", 2);
        record_sample_run(**archive, "run-2", 1);
    }
    [[nodiscard]] Verification verified() const { return verify_archive(folder).value(); }
    [[nodiscard]] std::string findings() const { return text_of(verified()); }

    ScratchFolder scratch;
    SteppedClock clock;
    std::string folder = scratch.path("a");
    std::string index = folder + "/index.sqlite";
    std::string closing = folder + "/index.closed";
};

constexpr const char* changed = "index.sqlite: bytes were changed since the archive was closed";

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string flipped(std::string bytes, std::size_t at) {
    bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << (at % 8)));
    return bytes;
}

}  // namespace

TEST_CASE("each flipped bit of an index that was closed in order is found, also where no row uses the byte") {
    const Closed archive;
    CHECK(archive.verified().notes.empty());
    const std::string good = file_text(archive.index);
    const RawIndex raw(archive.folder);
    const std::string values = raw.values();
    int unused = 0;
    for (std::size_t at = 3; at < good.size(); at += 1999) {
        INFO("byte " << at);
        write_text(archive.index, flipped(good, at));
        CHECK_FALSE(archive.findings().empty());
        unused += raw.values() == values ? 1 : 0;
    }
    CHECK(unused > 10);
    write_text(archive.index, good);
    CHECK(archive.findings().empty());
    // One behind the last page, and one page less.
    write_text(archive.index, good + std::string(1, '\0'));
    CHECK(has(archive.findings(), changed));
    write_text(archive.index, good);
    CHECK(archive.findings().empty());
}

TEST_CASE(
    "each flipped bit of what was written at the closing is found, and its absence only leaves the bytes uncovered") {
    const Closed archive;
    const std::string good = file_text(archive.closing);
    for (std::size_t at = 0; at < good.size(); ++at) {
        INFO("byte " << at);
        write_text(archive.closing, flipped(good, at));
        CHECK_FALSE(archive.findings().empty());
    }
    for (const auto& bad : {std::string(), good.substr(0, 20), good + good}) {
        write_text(archive.closing, bad);
        CHECK(has(archive.findings(), "index.closed: was changed"));
    }
    fs::remove(archive.closing);
    const auto without = archive.verified();
    CHECK(without.ok());
    REQUIRE(without.notes.size() == 1);
    CHECK(without.notes.front().where == "index.sqlite");
    CHECK(has(without.notes.front().what, "not covered"));
    REQUIRE(Archive::open(archive.folder, archive.clock));
    CHECK(file_text(archive.closing) == good);
    CHECK(archive.verified().notes.empty());
}

TEST_CASE("a writer takes away what was written at the closing before it writes, and not before") {
    const Closed archive;
    const std::string before = file_text(archive.closing);
    {
        auto open = Archive::open(archive.folder, archive.clock);
        REQUIRE(open);
        CHECK(file_text(archive.closing) == before);
        REQUIRE((*open)->append("note/1", base::Json::object().set("text", "later")));
        CHECK_FALSE(fs::exists(archive.closing));
        CHECK(archive.findings().empty());
        // What a death leaves now: nothing that lies.
        fs::copy(archive.folder, archive.scratch.path("dead"), fs::copy_options::recursive);
    }
    CHECK(file_text(archive.closing) != before);
    CHECK(archive.findings().empty());
    CHECK(text_of(*verify_archive(archive.scratch.path("dead"))).empty());
}

TEST_CASE("what an earlier closing wrote says nothing of an archive that was left, and opening takes it away") {
    const Closed archive;
    const std::string earlier = file_text(archive.closing);
    REQUIRE((*Archive::open(archive.folder, archive.clock))->append("note/1", base::Json::object().set("text", "x")));
    write_text(archive.closing, earlier);
    CHECK(has(archive.findings(), changed));
    // A disk that lost the removal, and a program that died: the lock says so.
    write_text(archive.folder + "/lock", "process 1 on bench since yesterday");
    CHECK(archive.findings().empty());
    REQUIRE(Archive::open(archive.folder, archive.clock));
    CHECK(archive.findings().empty());
    CHECK(file_text(archive.closing) != earlier);
}

TEST_CASE("an index that another program rewrote page by page is found, whatever it holds") {
    const Closed archive;
    const std::string closing = file_text(archive.closing);
    REQUIRE(RawIndex(archive.folder).run("VACUUM").empty());
    write_text(archive.closing, closing);
    CHECK(archive.findings() == std::string(changed) + "\n");
    // One that only reads changes nothing.
    const Closed read;
    static_cast<void>(RawIndex(read.folder).values());
    CHECK(read.findings().empty());
}

}  // namespace velocert::records
