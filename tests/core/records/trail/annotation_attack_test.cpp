// SPDX-License-Identifier: GPL-3.0-or-later
// Annotations that were put on the ledger past the acts, or changed there: what verify says, of the archive and of the
// package.
#include <functional>
#include <tuple>

#include "core/records/packages/package.h"
#include "core/records/people/people.h"
#include "tests/core/records/index/raw_index.h"
#include "tests/core/records/people/people_fixture.h"
#include "tests/core/records/trail/annotation_bench.h"

namespace velocert::records {
namespace {

using base::Json;
using Catch::Contains;

std::string package_findings(AnnotationBench& bench) {
    const auto file = bench.scratch.path("run-1.velo");
    const auto exported = export_package(*bench.archive, "run-1", SampleDecoders(), file);
    if (!exported) FAIL(exported.error().text());
    return text_of(*verify_package(file));
}

}  // namespace

TEST_CASE("attack: an annotation that was altered, moved or signed by another is found and named", "[annotations]") {
    using Change = std::function<void(AnnotationBench&, Annotation&, std::optional<MadeAnnotationSignature>&)>;
    const std::tuple<const char*, Change, const char*> cases[] = {
        {"other words", [](auto&, auto& one, auto&) { one.comment = "Nothing happened here"; }, "does not hold"},
        {"another moment", [](auto&, auto& one, auto&) { one.from = seconds("0.051 s"); }, "does not hold"},
        {"the same moment in other digits", [](auto&, auto& one, auto&) { one.from = seconds("0.05 s"); },
         "does not hold"},
        {"a stretch of the moment", [](auto&, auto& one, auto&) { one.to = seconds("1 s"); }, "does not hold"},
        {"another reading", [](auto&, auto& one, auto&) { one.reading.reset(); }, "does not hold"},
        {"another author",
         [](auto&, auto& one, auto&) {
             one.author = {"u-0003", "Zhao Lei"};
         },
         "Zhao Lei"},
        {"another time", [](auto&, auto& one, auto&) { one.time = "2025-11-23T11:00:00.000+08:00"; }, "does not hold"},
        {"a foreign certificate",
         [](auto&, auto&, auto& made) { made->certificate = annotating_key("Zhao Lei", "u-0003").certificate(); },
         "another certificate"},
        {"no signature but bytes", [](auto&, auto&, auto& made) { made->cms = "cms"; }, "does not hold"},
        {"another attempt, signed again",
         [](auto& bench, auto& one, auto& made) {
             one.attempt.number = 2;
             made = bench.signature(one);
         },
         "records another attempt"},
        {"another record, signed again",
         [](auto& bench, auto& one, auto& made) {
             one.attempt.leaf = base::Digest::of(std::string_view("fork"));
             made = bench.signature(one);
         },
         "says something else"},
        {"a mark that is none, signed again",
         [](auto& bench, auto& one, auto& made) {
             one.takes_up = 3;
             made = bench.signature(one);
         },
         "no mark of its attempt"},
    };
    for (const auto& [what, change, found] : cases) {
        INFO(what);
        AnnotationBench bench;
        auto one = bench.annotation();
        std::optional made = bench.signature(one);
        change(bench, one, made);
        bench.force(one, made);
        const auto row = bench.size();
        CHECK_THAT(package_findings(bench), Contains("ledger row " + std::to_string(row)) && Contains(found));
        CHECK_THAT(bench.findings(), Contains("ledger row " + std::to_string(row)) && Contains(found));
    }
}

TEST_CASE("attack: withdrawals of what is no annotation, and entries that cannot be read, are findings",
          "[annotations]") {
    AnnotationBench bench;
    REQUIRE(record_annotation(*bench.archive, bench.annotation(), std::nullopt));
    const auto seq = bench.size();
    const auto withdrawal = [](const std::string& run, std::uint64_t row) {
        return to_record(AnnotationWithdrawal{run, row, "wrong place", {"", "Zhao Lei"}, "2025-11-23T02:00:00.000Z"});
    };
    bench.force(annotation_withdrawal_type, withdrawal("run-2", seq));
    bench.force(annotation_withdrawal_type, withdrawal("run-1", seq - 1));
    bench.force(annotation_withdrawal_type, withdrawal("run-1", seq + 50));
    bench.force(annotation_withdrawal_type, withdrawal("run-1", seq));
    bench.force(annotation_withdrawal_type, withdrawal("run-1", seq));
    bench.force(annotation_type, Json::object().set("of_run", "run-1"));
    bench.force(annotation_mark_type, Json::object().set("of_run", "run-1"));
    auto mark = bench.mark();
    mark.attempt.row = 1;
    mark.marked_utc = "2025-11-23T02:00:00.000Z";
    bench.force(annotation_mark_type, to_record(mark));
    CHECK_FALSE(run_annotations(*bench.archive, "run-1"));
    const auto findings = bench.findings();
    CHECK_THAT(findings, Contains("ledger row " + std::to_string(seq + 1) + ": the withdrawal by Zhao Lei names"));
    CHECK_THAT(findings, Contains("ledger row " + std::to_string(seq + 2) + ":"));
    CHECK_THAT(findings, Contains("ledger row " + std::to_string(seq + 3) + ":"));
    CHECK_THAT(findings, !Contains("ledger row " + std::to_string(seq + 4) + ":"));
    CHECK_THAT(findings, Contains("ledger row " + std::to_string(seq + 5) + ":") && Contains("withdrawn before"));
    CHECK_THAT(findings, Contains("ledger row " + std::to_string(seq + 6)));
    CHECK_THAT(findings, Contains("ledger row " + std::to_string(seq + 7)));
    CHECK_THAT(findings, Contains("ledger row " + std::to_string(seq + 8) + ": the mark by Li Ming names"));
}

TEST_CASE("attack: an annotation changed in the database is found as every changed row is", "[annotations]") {
    AnnotationBench bench;
    const auto one = bench.annotation();
    REQUIRE(record_annotation(*bench.archive, one, bench.signature(one)));
    const auto row = bench.size();
    const RawIndex raw(bench.folder);
    bench.archive.reset();
    raw.tamper("UPDATE ledger SET canonical = replace(canonical, 'was touched', 'was not touched') WHERE seq = " +
               std::to_string(row));
    CHECK_THAT(bench.findings(), Contains("ledger row " + std::to_string(row) + ": the text does not give"));
}

TEST_CASE("a package carries the annotations of its run, signatures and all, and no others", "[annotations]") {
    AnnotationBench bench;
    const auto one = bench.annotation();
    REQUIRE(record_annotation(*bench.archive, one, bench.signature(one)));
    REQUIRE(record_annotation(*bench.archive, bench.annotation("of the other run", "run-2"), std::nullopt));
    REQUIRE(record_mark(*bench.archive, bench.clock, bench.mark()));
    REQUIRE(
        withdraw_annotation(*bench.archive, bench.clock, "run-1", bench.size() - 2, "wrong place", {"", "Wang Fang"}));
    CHECK(package_findings(bench).empty());
    const auto package = file_text(bench.scratch.path("run-1.velo"));
    CHECK_THAT(package, Contains("The cable was touched here") && Contains("annotation-mark/1") &&
                            Contains("annotation-withdrawal/1") && !Contains("of the other run"));
    CHECK(open_package(bench.scratch.path("run-1.velo"))->run.step_runs.size() == 2);
}

TEST_CASE("attack: with accounts, a signature with a colleague's key or by nobody is found", "[annotations]") {
    PeopleLaboratory laboratory;
    laboratory.found();
    laboratory.hire("li.ming", "Li Ming", {laboratory::Role::technician});
    laboratory.hire("zhao.lei", "Zhao Lei", {laboratory::Role::reviewer});
    auto& archive = *laboratory.archive;
    record_sample_run(archive, "run-1", 1);
    const auto li = laboratory.account("li.ming");
    const auto zhao = laboratory.account("zhao.lei");
    const auto attempt = noted_attempt(archive, "run-1", sample_step_run(1, {}));
    REQUIRE(attempt);
    const auto by = [&](const base::Person& author) {
        return Annotation{*attempt, seconds("0.05 s"),       std::nullopt, std::nullopt,
                          0,        "The cable was touched", author,       "2026-03-02T16:00:00.000+08:00"};
    };
    const auto refused = [&](const Annotation& one, signing::SigningKey& key) {
        const auto done = record_annotation(archive, one, AnnotationBench::signature(one, key));
        return done ? std::string() : done.error().found;
    };
    auto& keys_li = annotating_key("Li Ming", li.id);
    auto& keys_zhao = annotating_key("Zhao Lei", zhao.id);
    // Not registered: the certificate says whose it is.
    CHECK(refused(by(li.person()), keys_li).empty());
    CHECK_THAT(refused(by(li.person()), keys_zhao), Contains("made out to Zhao Lei"));
    CHECK_THAT(refused(by({"u-0099", "Nobody"}), keys_zhao), Contains("no account of this archive"));
    // Registered: it is that account's alone, and the account has no other.
    REQUIRE(register_certificate(archive, laboratory.setting(), laboratory.as("wang.fang"), zhao.id,
                                 base::as_bytes(keys_zhao.certificate()), "key handed over"));
    CHECK_THAT(refused(by(li.person()), keys_zhao), Contains("registered for " + zhao.id));
    CHECK_THAT(refused(by(zhao.person()), keys_li), Contains("not among those registered"));
    CHECK(refused(by(zhao.person()), keys_zhao).empty());
    // What holds when it is signed holds on.
    REQUIRE(register_certificate(archive, laboratory.setting(), laboratory.as("wang.fang"), li.id,
                                 base::as_bytes(annotating_key("Li Ming", "u-next").certificate()), "a newer key"));
    CHECK(text_of(*verify_archive(laboratory.folder)).empty());
    const auto forged = by(li.person());
    const auto made = AnnotationBench::signature(forged, keys_zhao);
    REQUIRE(archive.append(
        annotation_type,
        to_record(RecordedAnnotation{forged, DetachedSignature{made.cms, base::Digest::of(made.certificate)}, 0})));
    CHECK_THAT(text_of(*verify_archive(laboratory.folder)),
               Contains("ledger row " + std::to_string(laboratory.rows())) && Contains("Li Ming does not hold"));
}

}  // namespace velocert::records
