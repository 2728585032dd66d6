// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/index/database.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "core/records/archive.h"
#include "core/records/index/migrations.h"
#include "tests/core/records/index/raw_index.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

using base::ErrorCode;

struct OneRun {
    OneRun() {
        auto archive = Archive::create(folder, ArchiveKind::training, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-1", 1);
    }
    ScratchFolder scratch;
    SteppedClock clock;
    std::string folder = scratch.path("a");
    std::string index = folder + "/index.sqlite";
    RawIndex raw{folder};
};

}  // namespace

TEST_CASE("the program's own connection cannot change or remove anything") {
    const OneRun archive;
    const auto before = archive.raw.values();
    for (const bool writable : {true, false}) {
        const auto database = writable ? Database::open(archive.index) : Database::open_read_only(archive.index);
        REQUIRE(database);
        for (const auto* sql :
             {"UPDATE ledger SET type = 'x'",
              "DELETE FROM ledger WHERE seq = 5",
              "DELETE FROM evidence",
              "UPDATE run_ended SET verdict = 'pass'",
              "DROP TABLE run_ended",
              "DROP TRIGGER ledger_no_update",
              "DROP INDEX ledger_by_run",
              "ALTER TABLE ledger RENAME TO old",
              "ALTER TABLE ledger ADD COLUMN x TEXT",
              "PRAGMA writable_schema=ON",
              "PRAGMA recursive_triggers=OFF",
              "PRAGMA journal_mode=MEMORY",
              "PRAGMA synchronous=OFF",
              "PRAGMA user_version=7",
              "PRAGMA foreign_keys=OFF",
              "CREATE TABLE other (a)",
              "CREATE TEMP TRIGGER t AFTER INSERT ON ledger BEGIN SELECT 1; END",
              "ATTACH ':memory:' AS other",
              "VACUUM",
              "REINDEX",
              "ANALYZE",
              "INSERT OR REPLACE INTO ledger SELECT seq, 'x', run, canonical, leaf, chain FROM ledger WHERE seq = 2",
              "INSERT INTO sqlite_schema VALUES ('table', 'x', 'x', 0, NULL)"}) {
            INFO(sql);
            CHECK_THROWS_AS(database->connection().exec(sql), SQLite::Exception);
        }
    }
    CHECK(archive.raw.values() == before);
}

TEST_CASE("durability settings are in force while an archive is written") {
    const ScratchFolder scratch;
    const auto database = Database::create(scratch.path("index.sqlite"));
    REQUIRE(database);
    const auto setting = [&](const char* name) {
        return database->connection().execAndGet(std::string("PRAGMA ") + name).getString();
    };
    CHECK(setting("journal_mode") == "delete");
    CHECK(setting("synchronous") == "3");  // EXTRA
    CHECK(setting("foreign_keys") == "1");
    CHECK(setting("recursive_triggers") == "1");
    CHECK(setting("trusted_schema") == "0");
    CHECK(setting("application_id") == std::to_string(application_id));
    CHECK_FALSE(Database::create(scratch.path("index.sqlite")));  // no second schema over the first
}

TEST_CASE("an index of a newer schema is refused, naming the version that is needed") {
    const OneRun archive;
    const auto newer = Database::newest_schema() + 1;
    REQUIRE(archive.raw.run("PRAGMA user_version=" + std::to_string(newer)) == "");
    for (const auto& error :
         {Archive::open(archive.folder, archive.clock).error(), Archive::open_read_only(archive.folder).error()}) {
        CHECK(error.code == ErrorCode::unknown_version);
        CHECK(error.found.find("version " + std::to_string(newer)) != std::string::npos);
    }
    const auto verification = verify_archive(archive.folder);
    REQUIRE(verification);
    CHECK(text_of(*verification).find("version " + std::to_string(newer)) != std::string::npos);
}

TEST_CASE("a file that is no index of ours is refused") {
    for (const auto* sql :
         {"PRAGMA application_id=7", "PRAGMA user_version=0", "PRAGMA user_version=-3", "PRAGMA journal_mode=WAL"}) {
        const OneRun archive;
        INFO(sql);
        REQUIRE(archive.raw.run(sql) == "");
        CHECK(Archive::open(archive.folder, archive.clock).error().code == ErrorCode::integrity);
        CHECK(Archive::open_read_only(archive.folder).error().code == ErrorCode::integrity);
        CHECK_FALSE(verify_archive(archive.folder)->ok());
    }
    const OneRun archive;
    for (const auto& text : {std::string(), std::string("SQLite format 3"), std::string(8192, 'x')}) {
        write_text(archive.index, text);
        CHECK(Archive::open(archive.folder, archive.clock).error().code == ErrorCode::integrity);
        CHECK_FALSE(verify_archive(archive.folder)->ok());
    }
    std::filesystem::remove(archive.index);
    CHECK(Archive::open(archive.folder, archive.clock).error().code == ErrorCode::integrity);
    CHECK_FALSE(std::filesystem::exists(archive.index));
}

TEST_CASE("the schema that is compiled in is version 1 and has a step for each version") {
    CHECK(Database::newest_schema() == static_cast<int>(migrations().size()));
    CHECK(Database::newest_schema() >= 1);
    const auto schema = expected_schema(Database::newest_schema());
    REQUIRE(schema);
    for (const auto* name : {"ledger_no_update", "ledger_no_delete", "evidence_no_replace", "run_ended_no_delete"})
        CHECK(schema->find(name) != std::string::npos);
}

}  // namespace velocert::records
