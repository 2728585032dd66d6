// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/checkpoint.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/records/ledger/merkle.h"
#include "tests/core/records/integrity/station.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

/// The ledger of three rows whose digests stand in the vectors of the ledger test.
Checkpoint of_three_rows() {
    Checkpoint out;
    out.origin = "velocert/6b8770627823ae95628fcbb972d83fa5";
    out.size = 3;
    out.root = *base::Digest::parse("91ba2b2dfb5fb1ec8a79fe426bfce4f50cf87809cd70a375371eebf923a1422b");
    out.chain = *base::Digest::parse("c4bbb2ab640a65c89981de1860dcebdc797d804176a8423dfb0affb508c08d12");
    out.time = {"2025-11-22T02:10:00.000Z", "+08:00", {Synchronisation::synchronised, "kernel", 1500}};
    out.reason = CheckpointReason::issue;
    return out;
}

constexpr auto text_of_three_rows =
    "velocert/6b8770627823ae95628fcbb972d83fa5\n"
    "3\n"
    "kborLftfseyKef5Ca/zk9Qz4eAnNcKN1Nx7r+SOhQis=\n"
    "time 2025-11-22T02:10:00.000Z +08:00\n"
    "clock synchronised kernel 1500\n"
    "chain c4bbb2ab640a65c89981de1860dcebdc797d804176a8423dfb0affb508c08d12\n"
    "reason issue\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a checkpoint is written as C2SP says: origin, size, root in base64, and lines of our own") {
    CHECK(of_three_rows().text() == text_of_three_rows);
    const auto read = Checkpoint::parse(text_of_three_rows, "note");
    REQUIRE(read);
    CHECK(*read == of_three_rows());
    auto unknown = of_three_rows();
    unknown.time.clock = {};
    unknown.reason = CheckpointReason::by_hand;
    CHECK(*Checkpoint::parse(unknown.text(), "note") == unknown);
}

TEST_CASE("a text that is no checkpoint of ours is refused") {
    const std::string good = text_of_three_rows;
    for (const auto& [from, to] :
         std::vector<std::pair<std::string, std::string>>{{"velocert/6b8770627823ae95628fcbb972d83fa5\n", "\n"},
                                                          {"\n3\n", "\n03\n"},
                                                          {"\n3\n", "\n\n"},
                                                          {"\n3\n", "\n-3\n"},
                                                          {"\n3\n", "\n3 \n"},
                                                          {"Qis=", "Qis"},
                                                          {"Qis=", "Qit="},
                                                          {"kbor", "kb r"},
                                                          {"time ", "Time "},
                                                          {"02:10:00.000Z", "02:10:00Z"},
                                                          {"+08:00", "+8:00"},
                                                          {"+08:00", "+08:00 "},
                                                          {"synchronised", "synchronized"},
                                                          {"1500", "0x5"},
                                                          {"1500", "1500.0"},
                                                          {"clock synchronised kernel 1500\n", ""},
                                                          {"c4bb", "C4bb"},
                                                          {"chain", "chains"},
                                                          {"reason issue", "reason sale"},
                                                          {"reason issue\n", "reason issue"},
                                                          {"reason issue\n", "reason issue\nmore\n"},
                                                          {"reason issue\n", ""}}) {
        INFO(from << " -> " << to);
        CHECK_FALSE(Checkpoint::parse(replaced(good, from, to), "note"));
    }
    CHECK_FALSE(Checkpoint::parse("", "note"));
}

TEST_CASE("a checkpoint says what the ledger is, and the key it is signed with stands in the ledger before it") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    const auto key = sample_station_key();
    auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
    REQUIRE(archive);
    record_sample_run(**archive, "run-1", 1);
    const auto made = make_checkpoint(**archive, key, clock, CheckpointReason::day, SampleClockSource());
    REQUIRE(made);
    CHECK(made->checkpoint.size == 6);
    CHECK(made->checkpoint.origin == "velocert/" + (*archive)->ledger_row(1)->chain.text().substr(0, 32));
    CHECK(made->checkpoint.chain == (*archive)->ledger_row(6)->chain);
    CHECK(made->checkpoint.time.clock.synchronisation == Synchronisation::synchronised);
    CHECK(made->checkpoint.time.offset == "+08:00");
    auto leaves = (*archive)->ledger_leaves().value();
    REQUIRE(leaves.size() == 7);  // the key, and then the checkpoint
    leaves.pop_back();
    CHECK(made->checkpoint.root == MerkleTree(leaves).root());
    REQUIRE(station_keys(**archive)->size() == 1);
    CHECK(station_keys(**archive)->front() == key.verifier());

    const std::vector keys{key.verifier()};
    const auto read = read_checkpoint(made->note, keys, "note");
    REQUIRE(read);
    CHECK(read->checkpoint == made->checkpoint);
    const auto second = make_checkpoint(**archive, key, clock, CheckpointReason::backup, SampleClockSource());
    REQUIRE(second);
    CHECK(second->checkpoint.size == 7);  // the key is known
    const auto listed = checkpoints(**archive);
    REQUIRE(listed);
    REQUIRE(listed->size() == 2);
    CHECK(listed->at(0).note == made->note);
    CHECK(listed->at(1).checkpoint == second->checkpoint);
    archive->reset();
    CHECK(text_of(*verify_archive(scratch.path("a"))).empty());
}

TEST_CASE("a checkpoint signed by somebody else, or changed after it was signed, is refused for that reason") {
    const auto key = sample_station_key();
    const auto other = sample_station_key(7);
    const auto note = signing::sign_note(text_of_three_rows, key).value();
    const std::vector keys{key.verifier()};
    const std::vector others{other.verifier()};
    const auto unknown = read_checkpoint(note, others, "note");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().found.find("unknown key") != std::string::npos);
    const auto changed = read_checkpoint(replaced(note, "\n3\n", "\n4\n"), keys, "note");
    REQUIRE_FALSE(changed);
    CHECK(changed.error().found.find("wrong signature") != std::string::npos);
    for (std::size_t at = 0; at < note.size(); ++at) {
        std::string one = note;
        one[at] = static_cast<char>(static_cast<unsigned char>(one[at]) ^ (1U << (at % 8)));
        INFO("byte " << at);
        CHECK_FALSE(read_checkpoint(one, keys, "note"));
    }
}

TEST_CASE("the kernel is asked for the state of its clock") {
    const base::SystemClock clock;
    const auto time = RecordTime::now(clock, MachineClock());
    CHECK(time.clock.source == "kernel");
    CHECK(time.clock.synchronisation != Synchronisation::unknown);
    CHECK(*RecordTime::parse(time.json(), "time") == time);
}

TEST_CASE("a time that does not say all of it is refused") {
    const RecordTime good{"2025-11-22T02:10:00.000Z", "-03:30", {Synchronisation::unsynchronised, "chrony", 20}};
    REQUIRE(*RecordTime::parse(good.json(), "time") == good);
    const auto with = [&](const char* member, base::Json value) {
        auto json = good.json();
        json.set(member, std::move(value));
        return RecordTime::parse(json, "time");
    };
    CHECK_FALSE(with("utc", "2025-11-22T02:10:00"));
    CHECK_FALSE(with("utc", base::Json()));
    CHECK_FALSE(with("offset", "03:30"));
    CHECK_FALSE(with("offset", "-3:30 "));
    CHECK_FALSE(with("clock", "fine"));
    CHECK_FALSE(with(
        "clock",
        base::Json::object().set("state", "good").set("source", "").set("largest_error_us", base::Json::integer(0))));
    CHECK_FALSE(with("more", "x"));
}

TEST_CASE("a clock that is set is noticed, one that runs is not") {
    struct HandClock final : base::Clock {
        std::chrono::system_clock::time_point wall{std::chrono::seconds(1'763'776'800)};
        std::int64_t monotonic = 0;
        std::chrono::system_clock::time_point now() const override { return wall; }
        std::int64_t monotonic_ns() const override { return monotonic; }
    } clock;
    ClockWatch watch(clock);
    clock.wall += std::chrono::hours(5);
    clock.monotonic += std::int64_t{5} * 3'600'000'000'000;
    CHECK(watch.step() == std::chrono::milliseconds(0));
    clock.wall -= std::chrono::hours(1);
    CHECK(watch.step() == std::chrono::hours(-1));
    CHECK(watch.step() == std::chrono::milliseconds(0));
    clock.wall += std::chrono::milliseconds(1500);
    CHECK(watch.step() == std::chrono::milliseconds(1500));
}

}  // namespace velocert::records
