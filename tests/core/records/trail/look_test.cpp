// SPDX-License-Identifier: GPL-3.0-or-later
// What an auditor looks at, the pages of the trail that tell of it, and verification that tells how far it is.
#include "core/records/trail/look.h"

#include <catch2/catch.hpp>
#include <set>

#include "core/records/index/run_query.h"
#include "core/records/integrity/verify_checkpoints.h"
#include "core/records/trail/audit_trail.h"
#include "core/records/trail/handed_out.h"
#include "tests/core/records/people/people_fixture.h"

using namespace velocert;
using namespace velocert::records;

TEST_CASE("A look is one entry that says who looked at what, and belongs to no run", "[look]") {
    PeopleLaboratory laboratory;
    laboratory.staff();
    const auto before = laboratory.rows();
    const auto auditor = laboratory.account("chen.hao").person();
    REQUIRE(record_look(*laboratory.archive, laboratory.clock, auditor, LookedAt::run, "20261126-1"));
    CHECK(laboratory.rows() == before + 1);
    const auto trail = trail_page(*laboratory.archive, laboratory.people(), {}, 0, 1, 10);
    REQUIRE(trail);
    REQUIRE(trail->entries.size() == 1);
    const auto& entry = trail->entries.front();
    CHECK(entry.type == "look/1");
    CHECK(entry.persons.front().id == auditor.id);
    CHECK(entry.objects == std::vector<TrailObject>{{"run", "20261126-1"}});
    CHECK(laboratory.archive->ledger_row(entry.seq)->run.empty());
    CHECK(laboratory.findings().empty());
}

TEST_CASE("Nobody's look is refused", "[look]") {
    PeopleLaboratory laboratory;
    const auto before = laboratory.rows();
    CHECK_FALSE(record_look(*laboratory.archive, laboratory.clock, {}, LookedAt::draw, "seed"));
    CHECK(laboratory.rows() == before);
}

TEST_CASE("What was taken out is one entry that says who took what, which bytes and where to", "[look]") {
    PeopleLaboratory laboratory;
    laboratory.staff();
    const auto before = laboratory.rows();
    const auto auditor = laboratory.account("chen.hao").person();
    const auto digest = base::Digest::of(std::string_view("the file"));
    REQUIRE(record_handed_out(*laboratory.archive, laboratory.clock,
                              {HandedOut::package, "run", "20261126-1", "/usb/1.velo", digest, auditor}));
    REQUIRE(record_handed_out(*laboratory.archive, laboratory.clock,
                              {HandedOut::trail, "audit-trail", {}, "/usb/trail.csv", digest, {}}));
    CHECK(laboratory.rows() == before + 2);
    const auto trail = trail_page(*laboratory.archive, laboratory.people(), {}, 0, 2, 10);
    REQUIRE(trail);
    REQUIRE(trail->entries.size() == 2);
    for (const auto& entry : trail->entries) {
        CHECK(entry.type == "export/1");
        CHECK(laboratory.archive->ledger_row(entry.seq)->run.empty());
        CHECK(*entry.record.find("sha256")->string() == digest.text());
        const bool of_run = *entry.record.find("what")->string() == "package";
        CHECK(entry.persons.size() == (of_run ? 1 : 0));
        if (of_run) CHECK(entry.objects == std::vector<TrailObject>{{"run", "20261126-1"}});
    }
    // Somebody without a name took nothing.
    CHECK_FALSE(record_handed_out(*laboratory.archive, laboratory.clock,
                                  {HandedOut::print, "run", "20261126-1", "/usb/1.pdf", digest, base::Person{}}));
    CHECK(laboratory.rows() == before + 2);
    CHECK(laboratory.findings().empty());
}

TEST_CASE("Pages of the trail are together what the whole trail is, newest first", "[look]") {
    PeopleLaboratory laboratory;
    laboratory.staff();
    std::vector<TrailQuery> queries(3);
    queries[1].person = "wang.fang";
    queries[2].type = "account";
    for (const auto& query : queries) {
        const auto whole = audit_trail(*laboratory.archive, query);
        REQUIRE(whole);
        std::vector<std::uint64_t> paged;
        std::uint64_t next = 0;
        do {
            const auto page = trail_page(*laboratory.archive, laboratory.people(), query, next, 2, 3);
            REQUIRE(page);
            CHECK(page->entries.size() <= 2);
            for (const auto& entry : page->entries) paged.insert(paged.begin(), entry.seq);
            next = page->next;
        } while (next > 1);
        REQUIRE(paged.size() == whole->size());
        for (std::size_t i = 0; i < paged.size(); ++i) CHECK(paged[i] == (*whole)[i].seq);
    }
}

TEST_CASE("A verification tells how far it is and can be ended", "[look]") {
    PeopleLaboratory laboratory;
    for (int i = 0; i < 12; ++i) record_sample_run(*laboratory.archive, "run-" + std::to_string(i), 9);
    for (int i = 0; i < 600; ++i)
        REQUIRE(record_look(*laboratory.archive, laboratory.clock, {"", "Chen Hao"}, LookedAt::run, "run-1"));
    laboratory.archive.reset();
    std::set<std::string> parts;
    const auto whole =
        verify_archive(laboratory.folder, {}, [&](std::string_view part, std::uint64_t done, std::uint64_t total) {
            parts.insert(std::string(part));
            CHECK(done <= total);
            return true;
        });
    REQUIRE(whole);
    CHECK(text_of(*whole).empty());
    CHECK(parts == std::set<std::string>{"evidence", "ledger"});
    for (const std::string ended : {"ledger", "evidence"}) {
        const auto cut = verify_archive(
            laboratory.folder, {}, [&](std::string_view part, std::uint64_t, std::uint64_t) { return part != ended; });
        REQUIRE_FALSE(cut);
        CHECK(cut.error().code == base::ErrorCode::interrupted);
    }
}
