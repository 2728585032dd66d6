// SPDX-License-Identifier: GPL-3.0-or-later
// What is looked at before a signature in a large archive whose files were all hashed the same day: everything the
// signature rests on and everything new, and of the rest the texts and the chain.
#include "core/records/integrity/verification_scope.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>

#include "core/records/integrity/integrity_state.h"
#include "tests/core/records/integrity/anchored_archive.h"

namespace velocert::records {
namespace {

namespace fs = std::filesystem;

/// Three runs that a verification of the whole archive covers, and one that came after it.
struct LargeArchive : AnchoredArchive {
    LargeArchive() {
        auto archive = Archive::open(folder, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-2", 2);
        record_other_run(**archive);
        REQUIRE(verify_and_record(**archive, {key.verifier()}, clock, VerificationReason::nightly, person, source));
        verified = integrity_state(**archive, clock)->last->rows;
        record_sample_run(**archive, "run-3", 3);
    }
    /// An old run with a file that no other one has.
    static void record_other_run(Archive& archive) {
        const auto pack = archive.store(base::as_bytes("another pack"));
        REQUIRE(pack);
        auto run = sample_run("other", *pack, true);
        REQUIRE(archive.append("run-start/1", sequence::run_start_record(run)));
        run.lifecycle = sequence::Lifecycle::aborted;
        run.ended_utc = "2025-11-22T02:10:00.000Z";
        REQUIRE(archive.append("run-end/1", sequence::run_end_record(run)));
    }
    /// The evidence file that a run was the first to name.
    [[nodiscard]] std::string file_of(const std::string& run) const {
        const auto digest = base::Digest::parse(
            raw.first("SELECT lower(hex(digest)) FROM evidence JOIN ledger USING (seq) WHERE run = '" + run + "'"));
        REQUIRE(digest);
        return folder + "/evidence/" + digest->text().substr(0, 2) + '/' + digest->text();
    }
    /// What a verification finds that rests on run-2.
    [[nodiscard]] std::string found(std::set<base::Digest> files = {}) const {
        const VerificationScope scope{verified, {"run-2"}, std::move(files)};
        return text_of(verify_archive(folder, outside(), {}, scope).value());
    }
    std::uint64_t verified = 0;
};

void change_first_byte(const std::string& path) { put_byte(path, 0, static_cast<char>(file_text(path)[0] ^ 1)); }

}  // namespace

TEST_CASE("a verification with a scope finds what was changed anywhere in the ledger, and in what it rests on") {
    struct Row {
        const char* what;
        std::function<void(const LargeArchive&)> attack;
        const char* found;
    };
    const auto sql = [](std::string text) { return [text](const LargeArchive& archive) { archive.raw.tamper(text); }; };
    const std::vector<Row> rows{
        {"a verdict of an old run",
         sql("UPDATE ledger SET canonical = replace(canonical, 'fail', 'pass') WHERE seq = 6"),
         "ledger row 6: the text does not give the stored leaf"},
        {"an old leaf", sql("UPDATE ledger SET leaf = zeroblob(32) WHERE seq = 4"), "ledger row 4"},
        {"an old chain", sql("UPDATE ledger SET chain = zeroblob(32) WHERE seq = 4"), "ledger row 4"},
        {"an old row taken out", sql("PRAGMA foreign_keys=OFF; DELETE FROM ledger WHERE seq = 4"), "missing"},
        {"a record hidden from its run", sql("UPDATE ledger SET run = NULL WHERE run = 'run-2'"),
         "the column run says"},
        {"a record given to another run", sql("UPDATE ledger SET run = 'run-1' WHERE run = 'run-2'"),
         "the column run says \"run-1\", the text \"run-2\""},
        {"a checkpoint that is none any more", sql("UPDATE ledger SET type = 'note/1' WHERE type = 'checkpoint/1'"),
         "the column type says"},
        {"a record of the run", sql("UPDATE ledger SET canonical = canonical || ' ' WHERE run = 'run-2'"),
         "the text does"},
        {"a line of heads.log", [](const LargeArchive& archive) { change_first_byte(archive.folder + "/heads.log"); },
         "heads.log line 1"},
        {"evidence of the run", [](const LargeArchive& archive) { change_first_byte(archive.file_of("run-2")); },
         "the bytes were changed"},
        {"evidence of the run that is gone", [](const LargeArchive& archive) { fs::remove(archive.file_of("run-2")); },
         "missing, named by ledger row"},
        {"evidence of a run since", [](const LargeArchive& archive) { change_first_byte(archive.file_of("run-3")); },
         "the bytes were changed"},
        {"the newest rows cut off", sql("PRAGMA foreign_keys=OFF; DELETE FROM ledger WHERE seq > 20"),
         "ledger truncated"},
        {"the checkpoint outside is of another history",
         [](const LargeArchive& archive) {
             for (const auto& each : fs::recursive_directory_iterator(archive.usb))
                 if (each.is_regular_file()) change_first_byte(each.path().string());
         },
         "usb"},
    };
    CHECK(LargeArchive().found().empty());
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const LargeArchive archive;
        row.attack(archive);
        CHECK(has(archive.found(), row.found));
    }
}

TEST_CASE("files that a scope names are hashed, and those of other old runs are left to the whole verification") {
    const LargeArchive archive;
    const auto file = archive.file_of("other");
    const auto digest = *base::Digest::parse(fs::path(file).filename().string());
    change_first_byte(file);
    CHECK(archive.found().empty());
    CHECK(has(archive.found({digest}), "the bytes were changed"));
    CHECK(has(archive.anchored(), "the bytes were changed"));
    fs::remove(file);
    CHECK(has(archive.found({digest}), "missing"));
}

TEST_CASE("all is looked at before a signature unless the archive is large and was verified whole the same day") {
    const auto scope_of = [](const LargeArchive& archive, const ScopeRule& rule, const IntegrityRule& age = {}) {
        const auto opened = Archive::open(archive.folder, archive.clock).value();
        const auto state = integrity_state(*opened, archive.clock, age);
        REQUIRE(state);
        auto scope = scope_before_signature(*opened, *state, {"run-2"}, {}, rule);
        REQUIRE(scope);
        return *scope;
    };
    const ScopeRule small{1, 0};
    {
        const LargeArchive archive;
        const auto scope = scope_of(archive, small);
        CHECK_FALSE(scope.whole());
        CHECK(scope.verified_rows == archive.verified);
        CHECK(scope.runs == std::set<std::string>{"run-2"});
        // By rows and by bytes: both must be small for all to be looked at every time.
        CHECK(scope_of(archive, {}).whole());
        CHECK_FALSE(scope_of(archive, {1'000'000, 0}).whole());
        CHECK_FALSE(scope_of(archive, {1, 1ULL << 40}).whole());
    }
    {
        const LargeArchive archive;
        CHECK(scope_of(archive, small, {std::chrono::hours(0), 1}).whole());  // too old
    }
    {
        const LargeArchive archive;  // a program ended without closing it
        write_text(archive.folder + "/lock", "left by a program\n");
        CHECK(scope_of(archive, small).whole());
    }
    {
        const LargeArchive archive;  // a later verification found something
        const auto file = archive.file_of("run-2");
        change_first_byte(file);
        {
            auto opened = Archive::open(archive.folder, archive.clock).value();
            const auto scope =
                scope_before_signature(*opened, *integrity_state(*opened, archive.clock), {"run-2"}, {}, small).value();
            const auto done = verify_and_record(*opened, {}, archive.clock, VerificationReason::before_signature,
                                                archive.person, archive.source, {}, scope);
            REQUIRE(done);
            CHECK_FALSE(done->ok());
        }
        change_first_byte(file);  // put back by somebody who noticed
        CHECK(scope_of(archive, small).whole());
    }
}

TEST_CASE("a verification that left something out makes no archive fresh, and its record says what it left out") {
    LargeArchive archive;
    auto opened = Archive::open(archive.folder, archive.clock).value();
    const auto before = *integrity_state(*opened, archive.clock)->last;
    const VerificationScope scope{archive.verified, {"run-2"}, {base::Digest::of(std::string_view("x"))}};
    // The file named is none of the archive: a finding; without it there is none.
    const auto with = verify_and_record(*opened, {}, archive.clock, VerificationReason::before_signature,
                                        archive.person, archive.source, {}, scope);
    REQUIRE(with);
    CHECK(has(text_of(*with), "missing"));
    auto state = *integrity_state(*opened, archive.clock);
    CHECK_FALSE(state.last->ok);
    CHECK_FALSE(state.last->whole);
    CHECK_FALSE(state.may_issue());

    REQUIRE(verify_and_record(*opened, {}, archive.clock, VerificationReason::nightly, archive.person, archive.source));
    const auto whole = *integrity_state(*opened, archive.clock)->last;
    CHECK(whole.ok);
    CHECK(whole.seq > before.seq);
    REQUIRE(verify_and_record(*opened, {}, archive.clock, VerificationReason::before_signature, archive.person,
                              archive.source, {}, {whole.rows, {"run-2"}, {}}));
    state = *integrity_state(*opened, archive.clock);
    CHECK(state.last->seq == whole.seq);
    const auto entry = parse_entry(opened->ledger_row(*opened->ledger_size())->canonical, "row").value();
    REQUIRE(entry.record.find("scope") != nullptr);
    CHECK(entry.record.find("scope")->canonical() ==
          R"({"files":[],"runs":["run-2"],"verified_rows":)" + std::to_string(whole.rows) + "}");
    CHECK_FALSE(verification_holds(entry.type, entry.record));
}

}  // namespace velocert::records
