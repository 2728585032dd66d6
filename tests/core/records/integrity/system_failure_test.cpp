// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/system_failure.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "core/records/integrity/integrity_state.h"
#include "tests/core/records/integrity/anchored_archive.h"

namespace velocert::records {
namespace {

namespace fs = std::filesystem;

/// An archive whose programs ended without closing it, so many times.
struct Left : AnchoredArchive {
    explicit Left(int times) {
        for (int i = 0; i < times; ++i) {
            {
                auto living = Archive::open(folder, clock);
                REQUIRE(living);
                fs::copy(folder, scratch.path("dead"), fs::copy_options::recursive);
            }
            fs::remove_all(folder);
            fs::rename(scratch.path("dead"), folder);
            REQUIRE(Archive::open(folder, clock));
        }
        auto made = Archive::open(folder, clock);
        REQUIRE(made);
        archive = std::move(*made);
    }
    [[nodiscard]] std::vector<SystemFailure> failures() const {
        auto out = system_failures(*archive);
        if (!out) FAIL(out.error().text());
        return std::move(*out);
    }
    [[nodiscard]] base::Result<void> say(const std::vector<std::uint64_t>& rows, const FailureAccount& account) const {
        return account_for_failures(*archive, rows, account, person, clock, source);
    }
    [[nodiscard]] std::vector<std::string> warnings() const {
        auto state = integrity_state(*archive, clock);
        REQUIRE(state);
        return state->warnings;
    }
    std::unique_ptr<Archive> archive;
};

FailureAccount good() {
    return {"power cut in hall 2", "source and brake looked at: off", "a supply that bridges it is ordered"};
}
bool asks(const std::vector<std::string>& warnings) {
    return std::any_of(warnings.begin(), warnings.end(), [](const std::string& one) {
        return one.find("unclean ends of the program that nobody has accounted for") != std::string::npos;
    });
}

}  // namespace

TEST_CASE("an unclean end is open until somebody says its cause and what is done about it") {
    const Left left(1);
    const auto before = left.failures();
    REQUIRE(before.size() == 1);
    CHECK(before[0].open());
    CHECK(asks(left.warnings()));
    REQUIRE(left.say({before[0].seq}, good()));
    const auto after = left.failures();
    REQUIRE(after.size() == 1);
    REQUIRE(after[0].accounts.size() == 1);
    const auto& account = after[0].accounts[0];
    CHECK(account.cause == good().cause);
    CHECK(account.immediate_action == good().immediate_action);
    CHECK(account.corrective_action == good().corrective_action);
    CHECK(account.by == left.person);
    CHECK(open_failures(after).empty());
    CHECK_FALSE(asks(left.warnings()));
    // What becomes known later is added; the first account stays.
    auto more = good();
    more.cause = "a fuse of the hall, by the electrician";
    REQUIRE(left.say({before[0].seq}, more));
    const auto twice = left.failures();
    REQUIRE(twice[0].accounts.size() == 2);
    CHECK(twice[0].accounts[0].cause == good().cause);
    CHECK(twice[0].accounts[1].cause == more.cause);
    CHECK(text_of(*verify_archive(left.folder)).empty());
}

TEST_CASE("one account may answer for several unclean ends, and leaves the others open") {
    const Left left(3);
    const auto before = left.failures();
    REQUIRE(before.size() == 3);
    REQUIRE(left.say({before[0].seq, before[2].seq}, good()));
    const auto open = open_failures(left.failures());
    REQUIRE(open.size() == 1);
    CHECK(open[0].seq == before[1].seq);
}

TEST_CASE("an archive that was closed has nothing to account for") {
    AnchoredArchive archive;
    const auto opened = Archive::open(archive.folder, archive.clock);
    REQUIRE(opened);
    REQUIRE(system_failures(**opened));
    CHECK(system_failures(**opened)->empty());
}

TEST_CASE("an account of nothing, of what is no failure, or that says nothing is refused by name") {
    const Left left(1);
    const auto row = left.failures().at(0).seq;
    using base::ErrorCode;
    const struct {
        const char* name;
        std::vector<std::uint64_t> rows;
        FailureAccount account;
        ErrorCode code;
        const char* where;
    } cases[] = {
        {"no row", {}, good(), ErrorCode::missing_field, "account of a failure"},
        {"another row", {1}, good(), ErrorCode::not_found, "row 1"},
        {"a row beyond the end", {row + 100}, good(), ErrorCode::not_found, "row"},
        {"twice", {row, row}, good(), ErrorCode::bad_value, "row"},
        {"no cause", {row}, {"", good().immediate_action, good().corrective_action}, ErrorCode::missing_field, "cause"},
        {"a full stop",
         {row},
         {".", good().immediate_action, good().corrective_action},
         ErrorCode::missing_field,
         "cause"},
        {"blanks",
         {row},
         {good().cause, "   ", good().corrective_action},
         ErrorCode::missing_field,
         "immediate action"},
        {"a Chinese full stop",
         {row},
         {good().cause, good().immediate_action, "。"},
         ErrorCode::missing_field,
         "corrective action"},
    };
    const auto size = *left.archive->ledger_size();
    for (const auto& one : cases) {
        INFO(one.name);
        const auto refused = left.say(one.rows, one.account);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == one.code);
        CHECK(refused.error().where.find(one.where) != std::string::npos);
    }
    CHECK(*left.archive->ledger_size() == size);
}

TEST_CASE("a record that accounts for what is no failure, or lacks a part, is told as damage") {
    const auto entry = [](std::uint64_t seq, const char* type, const std::string& record) {
        return LedgerEntry{seq, type, "2026-11-26T08:00:00.000Z", base::Json::parse(record, "record").value()};
    };
    const std::string made =
        "\"made\":" +
        RecordTime{"2026-11-26T08:00:00.000Z", "+08:00", {Synchronisation::unsynchronised, "kernel", 16}}.json().text();
    const auto account = [&](const std::string& rows, const std::string& rest) {
        return R"({"failures":)" + rows + R"(,"cause":"power cut","by":{"id":"","name":"Li"},)" + rest + made + "}";
    };
    const std::string both = R"("immediate_action":"looked at","corrective_action":"ordered",)";
    const auto recovered = entry(5, "recovered/1", R"({"text":"left"})");
    const struct {
        const char* name;
        std::string record;
        bool good;
    } cases[] = {{"as it is written", account("[5]", both), true},
                 {"another row", account("[4]", both), false},
                 {"text for a row", account(R"(["5"])", both), false},
                 {"no corrective action", account("[5]", R"("immediate_action":"looked at",)"), false},
                 {"an unknown member", account("[5]", both + R"("more":1,)"), false}};
    for (const auto& one : cases) {
        INFO(one.name);
        const std::vector entries{recovered, entry(6, "failure-account/1", one.record)};
        const auto read = system_failures(entries);
        CHECK(read.has_value() == one.good);
        if (!read) CHECK((read.error().text().find("row 6") != std::string::npos));
    }
}

}  // namespace velocert::records
