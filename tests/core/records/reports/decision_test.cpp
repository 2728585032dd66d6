// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions that a person signs: a report is made void, a hold is closed.
#include "core/records/reports/decision_signature.h"

#include <catch2/catch.hpp>

#include <functional>
#include <tuple>

#include "core/records/integrity/verify_checkpoints.h"
#include "core/records/packages/package.h"
#include "core/signing/signed_data/cms.h"
#include "tests/core/records/reports/report_story.h"
#include "tests/core/records/reports/signed_report.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using Catch::Contains;

/// Signs as that person, with the key of another one where the test wants it.
DecisionSigner signer(const base::Person& person, const std::function<void(DecisionStatement&)>& before = {},
                      const std::function<void(MadeDecisionSignature&)>& after = {}) {
    return [=](DecisionStatement statement) -> base::Result<MadeDecisionSignature> {
        statement.signer = person;
        statement.time = "2025-11-23T10:00:00.000+08:00";
        if (before) before(statement);
        auto& key = key_of(person);
        const auto cms = signing::sign_cms(key, base::Digest::of(statement.canonical()));
        REQUIRE(cms);
        MadeDecisionSignature made{std::move(statement), *cms, key.certificate()};
        if (after) after(made);
        return made;
    };
}

/// An archive with a run, its report that somebody asked to void, and a hold on the run.
struct Bench {
    ScratchFolder scratch;
    SteppedClock clock;
    std::string folder = scratch.path("a");
    std::unique_ptr<Archive> archive;
    std::string report;
    int packages = 0;

    Bench() {
        auto made = Archive::create(folder, ArchiveKind::real, clock);
        REQUIRE(made);
        archive = std::move(*made);
        record_sample_run(*archive, "run-1", 1);
        report = prepare_sample_report(*archive, clock, "run-1");
        REQUIRE(request_void(*archive, clock, report, "the wrong sample", wang));
        REQUIRE(open_hold(*archive, clock, {HoldSubject::Kind::run, "run-1"}, "scale drifted", wang));
    }
    [[nodiscard]] base::Result<void> closed(const base::Person& person, const DecisionSigner& sign) {
        const auto done = close_hold(*archive, clock, "H1", "within its limits", "results stand", person, sign);
        if (!done) return base::fail(done.error());
        return {};
    }
    [[nodiscard]] std::string findings() {
        archive.reset();
        return text_of(*verify_archive(folder));
    }
    [[nodiscard]] std::string package_findings() {
        const auto file = scratch.path(std::to_string(++packages) + ".velo");
        const auto exported = export_package(*archive, "run-1", SampleDecoders(), file);
        if (!exported) FAIL(exported.error().text());
        return text_of(*verify_package(file));
    }
    [[nodiscard]] std::uint64_t size() const { return *archive->ledger_size(); }
};

}  // namespace

TEST_CASE("a signed decision stands with its signature in archive and package", "[decisions]") {
    Bench bench;
    REQUIRE(bench.closed(zhao, signer(zhao)));
    REQUIRE(confirm_void(*bench.archive, bench.clock, bench.report, zhao, signer(zhao)));
    static constexpr std::array types{decision_signature_type};
    const auto entries = bench.archive->ledger_entries(types);
    REQUIRE(entries);
    REQUIRE(entries->size() == 2);
    const auto closing = read_decision(entries->front());
    REQUIRE(closing);
    CHECK(closing->statement.about == "H1");
    CHECK(closing->statement.meaning == Meaning::approved);
    const auto voiding = read_decision(entries->back());
    REQUIRE(voiding);
    CHECK(voiding->statement.about == bench.report);
    CHECK(voiding->statement.meaning == Meaning::voided);
    CHECK(bench.package_findings() == "");
    CHECK(bench.findings() == "");
}

TEST_CASE("decisions of before, without a signature, stay valid, and none may follow a signed one", "[decisions]") {
    Bench bench;
    REQUIRE(bench.closed(zhao, {}));
    CHECK(bench.package_findings() == "");
    REQUIRE(open_hold(*bench.archive, bench.clock, {HoldSubject::Kind::run, "run-1"}, "scale drifted", wang));
    REQUIRE(close_hold(*bench.archive, bench.clock, "H2", "within its limits", "results stand", zhao, signer(zhao)));
    const auto size = bench.size();
    const auto refused = confirm_void(*bench.archive, bench.clock, bench.report, zhao);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::not_permitted);
    CHECK(bench.size() == size);
    // Somebody with the archive in hand writes the very entry past the act.
    const auto life = report_life(*bench.archive, bench.report);
    REQUIRE(life);
    REQUIRE(bench.archive->append("report-void/1",
                                  to_record(ReportVoid{*life->void_request, zhao, "2025-11-23T02:00:00.000Z"})));
    CHECK_THAT(bench.package_findings(), Contains("is not signed, and decisions before it are"));
    CHECK_THAT(bench.findings(), Contains("the voiding of " + bench.report + " by Zhao Lei is not signed"));
}

TEST_CASE("a signature that is not the decision's is refused, and nothing is stored", "[decisions]") {
    using Before = std::function<void(DecisionStatement&)>;
    using After = std::function<void(MadeDecisionSignature&)>;
    const std::tuple<const char*, DecisionSigner, const char*> cases[] = {
        {"by another person", signer(li), "Zhao Lei decided"},
        {"over another decision",
         signer(zhao, Before([](auto& one) { one.entry = base::Digest::of(std::string_view("another")); })),
         "another decision"},
        {"about another hold", signer(zhao, Before([](auto& one) { one.about = "H2"; })), "another decision"},
        {"with another meaning", signer(zhao, Before([](auto& one) { one.meaning = Meaning::reviewed; })), "it means"},
        {"over a ledger to come", signer(zhao, Before([](auto& one) { one.ledger_size += 9; })), "not there yet"},
        {"over another history",
         signer(zhao, Before([](auto& one) { one.ledger_root = base::Digest::of(std::string_view("fork")); })),
         "another ledger"},
        {"of another text",
         signer(zhao, {}, After([](auto& made) { made.statement.time = "2025-11-23T11:00:00.000+08:00"; })), ""},
        {"of bytes that are none", signer(zhao, {}, After([](auto& made) { made.cms = "cms"; })), ""},
        {"with the certificate of another",
         signer(zhao, {}, After([](auto& made) { made.certificate = key_of(li).certificate(); })), ""},
    };
    for (const auto& [what, sign, found] : cases) {
        INFO(what);
        Bench bench;
        const auto size = bench.size();
        const auto done = bench.closed(zhao, sign);
        REQUIRE_FALSE(done);
        CHECK(done.error().code == ErrorCode::not_permitted);
        CHECK_THAT(done.error().found, Contains(found));
        CHECK(bench.size() == size);
    }
    Bench bench;
    const auto failed = bench.closed(zhao, [](DecisionStatement) -> base::Result<MadeDecisionSignature> {
        return base::fail(ErrorCode::not_permitted, "key", "a wrong passphrase", "the right one");
    });
    CHECK_FALSE(failed);
    CHECK(report_register(*bench.archive)->hold("H1")->open());
}

TEST_CASE("attack: a signature that was moved or altered on the ledger is named in archive and package",
          "[decisions]") {
    const std::tuple<const char*, std::function<void(base::Json&)>, const char*> cases[] = {
        {"its words", [](base::Json& one) { one.set("time", "2025-11-23T12:00:00.000+08:00"); }, "does not hold"},
        {"its person", [](base::Json& one) { one.set("name", "Li Ming").set("account", "u-0009"); }, "decided"},
        {"its decision", [](base::Json& one) { one.set("entry", std::string(64, 'a')); }, "another decision"},
        {"its format", [](base::Json& one) { one.set("format", "velocert-decision/9"); }, "velocert-decision"},
        {"its kind", [](base::Json& one) { one.set("decision", "report-issue/1"); }, "report-void/1"},
    };
    for (const auto& [what, change, found] : cases) {
        INFO(what);
        Bench source;
        REQUIRE(source.closed(zhao, signer(zhao)));
        static constexpr std::array types{decision_signature_type};
        const auto entry = source.archive->ledger_entries(types);
        REQUIRE(entry);
        auto record = entry->front().record;
        auto statement = *record.find("statement");
        change(statement);
        record.set("statement", statement);
        Bench bench;
        const auto certificate = source.archive->load(read_decision(entry->front())->certificate);
        REQUIRE(certificate);
        REQUIRE(bench.archive->store(*certificate));
        REQUIRE(bench.closed(zhao, {}));
        REQUIRE(bench.archive->append(decision_signature_type, record));
        const auto of_archive = bench.findings();
        CHECK_THAT(of_archive, Contains(found));
    }
    // A second one under the same decision, and one that stands alone.
    Bench bench;
    REQUIRE(bench.closed(zhao, signer(zhao)));
    static constexpr std::array types{decision_signature_type};
    const auto entry = bench.archive->ledger_entries(types);
    REQUIRE(entry);
    REQUIRE(bench.archive->append(decision_signature_type, entry->front().record));
    CHECK_THAT(bench.package_findings(), Contains("under no decision"));
    CHECK_THAT(bench.findings(), Contains("the signature of Zhao Lei under no decision"));
}

}  // namespace velocert::records
