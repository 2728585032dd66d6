// SPDX-License-Identifier: GPL-3.0-or-later
// Several entries in one transaction: after a death at any moment all of them are there or none.
#include <catch2/catch.hpp>
#include <filesystem>

#include "core/records/archive.h"
#include "core/records/ledger/batch.h"
#include "tests/core/records/index/raw_index.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Json;
using Records = std::vector<std::pair<std::string, Json>>;

Records records_of(int count) {
    Records out;
    for (int i = 1; i <= count; ++i)
        out.emplace_back("note/1", Json::object().set("text", "note " + std::to_string(i)));
    return out;
}

std::size_t notes_in(const std::string& folder) {
    const auto archive = Archive::open_read_only(folder);
    REQUIRE(archive);
    const auto found = (*archive)->ledger_entries(std::array<std::string_view, 1>{"note/1"});
    REQUIRE(found);
    return found->size();
}

}  // namespace

TEST_CASE("entries appended together are counted by the first of them", "[append-all]") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    {
        auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
        REQUIRE(archive);
        REQUIRE((*archive)->append_all(records_of(3)));
        REQUIRE((*archive)->append_all(records_of(1)));
        const auto row = (*archive)->ledger_row(2);
        REQUIRE(row);
        CHECK(row->type == "together/1");
        CHECK((*archive)->ledger_row(6)->type == "note/1");
        CHECK_FALSE((*archive)->ledger_row(7));
    }
    CHECK(text_of(*verify_archive(scratch.path("a"))).empty());
}

TEST_CASE("what cannot be one transaction is refused and leaves nothing", "[append-all]") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
    REQUIRE(archive);
    CHECK((*archive)->append_all(Records{}).error().code == ErrorCode::bad_input);
    CHECK((*archive)->append_all(records_of(33)).error().code == ErrorCode::bad_input);
    auto with_run = records_of(2);
    with_run[1].first = "run-end/1";
    CHECK((*archive)->append_all(with_run).error().code == ErrorCode::bad_input);
    auto nested = records_of(2);
    nested[0] = {"together/1", together_record(2)};
    CHECK((*archive)->append_all(nested).error().code == ErrorCode::bad_input);
    auto damaged = records_of(3);
    damaged[2].second.set("number", Json(Json::Number{"1.5"}));
    CHECK_FALSE((*archive)->append_all(damaged));
    auto unknown_file = records_of(3);
    unknown_file[1].second.set("document", base::Digest::of(std::string_view("nobody stored this")).text());
    CHECK_FALSE((*archive)->append_all(unknown_file));
    CHECK_FALSE((*archive)->ledger_row(2));
    REQUIRE((*archive)->append_all(records_of(32)));
}

TEST_CASE("a death between the commit and its lines is mended, wherever the lines were cut", "[append-all]") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    std::size_t before = 0;
    {
        auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
        REQUIRE(archive);
        before = std::filesystem::file_size(scratch.path("a") + "/heads.log");
        REQUIRE((*archive)->append_all(records_of(4)));
    }
    const std::string whole = file_text(scratch.path("a") + "/heads.log");
    for (auto length = before; length < whole.size(); length += 7) {
        INFO("heads.log cut to " << length << " bytes");
        const std::string copy = scratch.path("cut-" + std::to_string(length));
        std::filesystem::copy(scratch.path("a"), copy, std::filesystem::copy_options::recursive);
        write_text(copy + "/heads.log", whole.substr(0, length));
        REQUIRE(Archive::open(copy, clock));
        CHECK(notes_in(copy) == 4);
        CHECK(text_of(*verify_archive(copy)).empty());
    }
}

TEST_CASE("rows without lines that are no transaction are refused", "[append-all]") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    std::size_t before = 0;
    {
        auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
        REQUIRE(archive);
        before = std::filesystem::file_size(scratch.path("a") + "/heads.log");
        for (const auto& [type, record] : records_of(2)) REQUIRE((*archive)->append(type, record));
        REQUIRE((*archive)->append_all(records_of(2)));
    }
    const std::string whole = file_text(scratch.path("a") + "/heads.log");
    write_text(scratch.path("a") + "/heads.log", whole.substr(0, before));
    const auto refused = Archive::open(scratch.path("a"), clock);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::integrity);
}

TEST_CASE("a transaction whose last rows were removed is named", "[append-all]") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    {
        auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
        REQUIRE(archive);
        REQUIRE((*archive)->append_all(records_of(3)));
    }
    RawIndex(scratch.path("a")).tamper("DELETE FROM ledger WHERE seq = 5");
    const std::string heads = file_text(scratch.path("a") + "/heads.log");
    write_text(scratch.path("a") + "/heads.log", heads.substr(0, heads.rfind('\n', heads.size() - 2) + 1));
    const auto verification = verify_archive(scratch.path("a"));
    REQUIRE(verification);
    CHECK_THAT(text_of(*verification), Catch::Contains("ledger row 2: says that rows to 5 were committed with it"));
}

}  // namespace velocert::records
