// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/ledger/heads_file.h"

#include <catch2/catch.hpp>

#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

std::string lines(std::uint64_t from, std::uint64_t to) {
    std::string out;
    for (auto seq = from; seq <= to; ++seq) out += line_of(Head{seq, base::Digest::of(std::to_string(seq))});
    return out;
}

}  // namespace

TEST_CASE("the end of heads.log is read, whatever number of lines it has") {
    const ScratchFolder scratch;
    const std::string path = scratch.path("heads.log");
    for (const std::uint64_t count : {1U, 2U, 9U, 10U, 11U, 99U, 100U, 101U, 999U, 1000U, 1234U}) {
        for (const std::string& torn : {std::string(), std::string("12 0a")}) {
            write_text(path, lines(1, count) + torn);
            const auto tail = read_heads_tail(path);
            REQUIRE(tail);
            REQUIRE(tail->last);
            CHECK(*tail->last == Head{count, base::Digest::of(std::to_string(count))});
            CHECK(tail->torn == torn);
        }
    }
    write_text(path, "");
    CHECK_FALSE(read_heads_tail(path)->last);
}

TEST_CASE("an end of heads.log that cannot be right is refused") {
    const ScratchFolder scratch;
    const std::string path = scratch.path("heads.log");
    for (const std::string& text :
         {lines(2, 12), lines(1, 5) + lines(5, 5), lines(1, 5) + lines(7, 7), lines(1, 5) + "\n", lines(1, 5) + "x\n",
          "0" + lines(1, 1), lines(1, 12).substr(1)}) {
        write_text(path, text);
        const auto tail = read_heads_tail(path);
        INFO(text);
        REQUIRE_FALSE(tail);
        CHECK(tail.error().code == base::ErrorCode::integrity);
    }
}

TEST_CASE("lines are added, and a torn one is completed") {
    const ScratchFolder scratch;
    const std::string path = scratch.path("heads.log");
    write_text(path, lines(1, 2) + "3 ");
    auto heads = HeadsFile::open(path);
    REQUIRE(heads);
    REQUIRE(heads->mend(std::string_view(lines(3, 3)).substr(2)));
    REQUIRE(heads->add(Head{4, base::Digest::of(std::string_view("4"))}));
    CHECK(file_text(path) == lines(1, 4));
}

TEST_CASE("each faulty line of heads.log is named by its place") {
    const auto content = parse_heads(lines(1, 2) + "x\n" + lines(4, 4) + lines(9, 9) + lines(6, 6) + "7 ");
    REQUIRE(content.chains.size() == 6);
    REQUIRE(content.faults.size() == 2);
    CHECK(content.faults[0].line == 3);
    CHECK(content.faults[1].line == 5);
    CHECK(content.chains[3] == base::Digest::of(std::string_view("4")));
    CHECK_FALSE(content.chains[4]);
    CHECK(content.torn == "7 ");
}

}  // namespace velocert::records
