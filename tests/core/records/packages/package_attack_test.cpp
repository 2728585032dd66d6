// SPDX-License-Identifier: GPL-3.0-or-later
// Packages and archives made by somebody who knows the formats: records left out, signatures in other people's names,
// histories that no station signed.
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include "core/records/packages/package.h"
#include "core/records/packages/package_manifest.h"
#include "core/records/people/key_sharing.h"
#include "core/records/people/people.h"
#include "core/records/reports/report_acts.h"
#include "core/signing/authority/internal_authority.h"
#include "core/signing/signed_data/cms.h"
#include "tests/core/records/integrity/anchored_archive.h"
#include "tests/core/records/packages/package_parts.h"
#include "tests/core/records/people/people_fixture.h"
#include "tests/core/records/reports/report_story.h"
#include "tests/core/records/reports/signed_report.h"
#include "tests/support/signing_keys.h"

namespace velocert::records {
namespace {

using base::Json;
using Catch::Contains;
using test::content_of;
using test::made_again;
using test::members_of;

std::string notes_of(const Verification& verification) {
    std::string out;
    for (const auto& note : verification.notes) out += note.where + ": " + note.what + '\n';
    return out;
}

/// The package without the records of these rows, nor what only they name, and without that table, put together again
/// with sums that fit; the proofs stay the genuine ones.
std::string without(const std::string& package, const std::set<std::uint64_t>& rows, const std::string& table = {}) {
    auto members = members_of(package);
    auto manifest = PackageManifest::parse(members[0].second, "manifest").value();
    std::erase_if(manifest.entries, [&](const auto& entry) { return rows.contains(entry.seq); });
    std::erase_if(members, [&](const auto& member) {
        for (const auto row : rows)
            if (member.first == package_names::record(row)) return true;
        return false;
    });
    std::erase_if(members, [&](const auto& member) { return member.first == table; });
    std::string texts;
    for (const auto& [name, bytes] : members)
        if (name.starts_with("records/")) texts += bytes;
    std::erase_if(members, [&](const auto& member) {
        return member.first.starts_with("evidence/") && texts.find(member.first.substr(9)) == std::string::npos;
    });
    return made_again(std::move(members), std::move(manifest));
}

signing::SigningKey& key_of(const std::string& name, const std::string& account) {
    static std::map<std::pair<std::string, std::string>, std::unique_ptr<signing::SigningKey>> keys;
    auto& made = keys[{name, account}];
    if (made) return *made;
    const auto now = *base::parse_utc("2025-11-01T00:00:00.000Z");
    static const auto authority =
        signing::InternalAuthority::make("Demonstration laboratory", signing::KeyKind::p256, 10, now);
    REQUIRE(authority);
    const base::Secret passphrase(std::string("a passphrase of a test"));
    const auto issued = authority->issue({name, account, signing::KeyKind::p256, 3, 1000}, passphrase, now);
    if (!issued) FAIL(issued.error().text());
    auto opened = signing::open_pkcs12(base::as_bytes(issued->key_file), passphrase);
    REQUIRE(opened);
    made = std::move(*opened);
    return *made;
}

/// An archive with a report that Li Ming signs as tested, with whatever key.
struct Signed {
    ScratchFolder scratch;
    SteppedClock clock;
    std::string folder = scratch.path("a");
    std::string package = scratch.path("run-1.velo");
    std::unique_ptr<Archive> archive;

    explicit Signed(signing::SigningKey& key, const std::function<void(RecordSignature&)>& change = {}) {
        auto made = Archive::create(folder, ArchiveKind::real, clock);
        REQUIRE(made);
        archive = std::move(*made);
        record_sample_run(*archive, "run-1", 1);
        const auto report = prepare_sample_report(*archive, clock, "run-1");
        const auto sample = made_signature(*archive, report, Meaning::tested, li);
        RecordSignature out;
        out.statement = sample.statement;
        out.cms = *signing::sign_cms(key, base::Digest::of(out.statement.canonical()));
        out.certificate = base::Digest::of(key.certificate());
        out.signed_document = base::Digest::of(*sample.document);
        REQUIRE(archive->store(base::as_bytes(key.certificate())));
        REQUIRE(archive->store(*sample.document));
        if (change) change(out);
        REQUIRE(archive->append("report-signature/1", signature_record(out)));
        const auto done = export_package(*archive, "run-1", SampleDecoders(), package);
        if (!done) FAIL(done.error().text());
        archive.reset();
    }
    [[nodiscard]] std::string of_archive() const { return text_of(*verify_archive(folder)); }
    [[nodiscard]] std::string of_package() const { return text_of(*verify_package(package)); }
};

/// A package of an archive with checkpoints outside, and the run's rows 3..10: three attempts.
struct Packed {
    AnchoredArchive anchored;
    std::string file = anchored.scratch.path("run-2.velo");
    Packed() {
        auto archive = Archive::open(anchored.folder, anchored.clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-2", 3);
        first_row = (*archive)->ledger_rows("run-2")->front().seq;
        anchored.anchor(**archive);
        REQUIRE(export_package(**archive, "run-2", SampleDecoders(), file));
        const auto done = export_package(**archive, "run-2", SampleDecoders(), complete(), &anchored.key);
        if (!done) FAIL(done.error().text());
    }
    [[nodiscard]] std::string complete() const { return anchored.scratch.path("complete.velo"); }
    [[nodiscard]] Verification check(const std::string& bytes, const OutsideProof& outside = {}) const {
        const auto path = anchored.scratch.path("other.velo");
        write_text(path, bytes);
        auto found = verify_and_open_package(path, outside);
        if (!found) FAIL(found.error().text());
        return std::move(found->verification);
    }
    std::uint64_t first_row = 0;  ///< run-start; attempts begin at + 1, + 3, + 5
};

}  // namespace

TEST_CASE("attack: a report signed in another person's name is found in the archive and in the package", "[reports]") {
    const std::tuple<const char*, const char*, const char*, const char*> cases[] = {
        {"their own key", "Li Ming", "li", ""},
        {"their own key by an authority that knows no accounts", "Li Ming", "", ""},
        {"the same in another writing", "LI  MING", "", ""},
        {"their own key under a number of a licensed authority", "Li Ming", "CN-110101", ""},
        {"a colleague's key", "He Yun", "u-0004", "made out to He Yun (u-0004)"},
        {"a colleague's key with the name of the other", "Li Ming", "u-0004", "made out to Li Ming (u-0004)"},
        {"a colleague's key by an authority that knows no accounts", "He Yun", "", "made out to He Yun"},
    };
    for (const auto& [what, name, account, found] : cases) {
        INFO(what);
        const Signed one(key_of(name, account));
        if (std::string(found).empty()) {
            CHECK(one.of_archive().empty());
            CHECK(one.of_package().empty());
        } else {
            CHECK_THAT(one.of_archive(),
                       Contains("the signature of Li Ming as tested does not hold") && Contains(found));
            CHECK_THAT(one.of_package(),
                       Contains("the signature of Li Ming as tested does not hold") && Contains(found));
        }
    }
}

TEST_CASE("a package holds its reports though those before, holds of others and what it amends are elsewhere",
          "[reports]") {
    ScratchFolder scratch;
    SteppedClock clock;
    auto made = Archive::create(scratch.path("a"), ArchiveKind::real, clock);
    REQUIRE(made);
    auto& archive = **made;
    record_sample_run(archive, "run-1", 1);
    record_sample_run(archive, "run-2", 1);
    const auto issue = [&](const std::string& run, std::optional<Amends> amends = {}) {
        const auto report = prepare_sample_report(archive, clock, run, {}, std::move(amends));
        sign_sample_report(archive, report);
        const auto done = record_issue(archive, clock, made_signature(archive, report, Meaning::approved, zhao), {});
        if (!done) FAIL(done.error().text());
        return report;
    };
    const auto first = issue("run-1");
    REQUIRE(open_hold(archive, clock, {HoldSubject::Kind::run, "run-1"}, "scale drifted", chen));
    Amends amends;
    amends.report = first;
    amends.kind = AmendmentKind::replacement;
    amends.reason = "another run";
    amends.changes = {{"mass", "62.95 kg", "62.90 kg"}};
    const auto second = issue("run-2", amends);
    REQUIRE(open_hold(archive, clock, {HoldSubject::Kind::run, "run-2"}, "brake wet", chen));
    for (const auto* run : {"run-1", "run-2"}) {
        INFO(run);
        const auto file = scratch.path(std::string(run) + ".velo");
        const auto done = export_package(archive, run, SampleDecoders(), file);
        if (!done) FAIL(done.error().text());
        const auto opened = verify_and_open_package(file);
        REQUIRE(opened);
        CHECK(text_of(opened->verification).empty());
        const auto& reports = opened->reports.reports;
        REQUIRE(reports.reports.size() == 1);
        REQUIRE(reports.holds.size() == 1);
        CHECK(reports.holds.front().open());
        const bool of_first = std::string(run) == "run-1";
        CHECK(reports.reports.front().number() == (of_first ? first : second));
        CHECK(reports.reports.front().state == (of_first ? ReportState::superseded : ReportState::issued));
        CHECK(reports.holds.front().opening.hold == (of_first ? "H1" : "H2"));
    }
}

TEST_CASE("attack: a signature that is none, or over another record, is found in the package", "[reports]") {
    const std::pair<const char*, std::function<void(RecordSignature&)>> cases[] = {
        {"rubbish", [](auto& one) { one.cms = std::string(100, '\0'); }},
        {"one byte", [](auto& one) { one.cms.back() = static_cast<char>(one.cms.back() ^ 1); }},
        {"another time", [](auto& one) { one.statement.time = "2025-11-23T11:00:00.000+08:00"; }},
        {"another ledger", [](auto& one) { one.statement.ledger_root = base::Digest::of(std::string_view("fork")); }},
    };
    for (const auto& [what, change] : cases) {
        INFO(what);
        const Signed one(key_of("Li Ming", "li"), change);
        CHECK_THAT(one.of_package(), Contains("the signature of Li Ming as tested does not hold"));
    }
}

TEST_CASE("attack: with accounts, only the registered certificate of the account that is named passes", "[reports]") {
    PeopleLaboratory laboratory;
    laboratory.found();
    laboratory.hire("li.ming", "Li Ming", {laboratory::Role::technician});
    laboratory.hire("zhao.lei", "Zhao Lei", {laboratory::Role::reviewer});
    auto& archive = *laboratory.archive;
    const auto first = laboratory.account("li.ming").person();
    const auto second = laboratory.account("zhao.lei").person();
    const auto third = laboratory.account("wang.fang").person();
    record_sample_run(archive, "run-1", 1);
    // By a licensed authority, under a name that says nothing of the account: only the registration tells whose it is.
    auto& licensed = key_of("L. M.", "");
    REQUIRE(register_certificate(archive, laboratory.setting(), laboratory.as("wang.fang"), first.id,
                                 base::as_bytes(licensed.certificate()), "key handed over"));
    auto preparation = Story().preparation("R-2026-0001", 1);
    preparation.of_run = "run-1";
    preparation.signers = {first, second, third};
    const std::string document = "the document";
    const auto prepared = prepare_report(archive, laboratory.clock, preparation,
                                         {"the order", "the record", {document.begin(), document.end()}});
    if (!prepared) FAIL(prepared.error().text());
    const auto sign = [&](const base::Person& person, Meaning meaning, signing::SigningKey& key) {
        const auto life = report_life(archive, "R-2026-0001");
        REQUIRE(life);
        RecordSignature out;
        out.statement = *signature_statement(archive, *life, meaning, person,
                                             *base::parse_utc("2026-03-02T09:00:00.000Z"), std::chrono::minutes(480));
        out.cms = *signing::sign_cms(key, base::Digest::of(out.statement.canonical()));
        out.certificate = base::Digest::of(key.certificate());
        const std::string left = "left by " + person.name;
        out.signed_document = *archive.store(base::as_bytes(left));
        REQUIRE(archive.store(base::as_bytes(key.certificate())));
        REQUIRE(archive.append("report-signature/1", signature_record(out)));
    };
    const auto findings = [&](const char* file) {
        ScratchFolder scratch;
        const auto path = scratch.path(file);
        const auto done = export_package(archive, "run-1", SampleDecoders(), path);
        if (!done) FAIL(done.error().text());
        return text_of(*verify_archive(laboratory.folder)) + text_of(*verify_package(path));
    };
    sign(first, Meaning::tested, licensed);
    CHECK(findings("good.velo").empty());
    sign(second, Meaning::reviewed, licensed);
    const auto told = findings("bad.velo");
    CHECK_THAT(
        told,
        Contains("the signature of Zhao Lei as reviewed does not hold: its certificate is registered for " + first.id));
    CHECK_THAT(told, !Contains("as tested"));
}

TEST_CASE("attack: two persons sign a report by one key, each with a certificate of their own", "[reports]") {
    PeopleLaboratory laboratory;
    laboratory.found();
    laboratory.hire("li.ming", "Li Ming", {laboratory::Role::technician});
    laboratory.hire("zhao.lei", "Zhao Lei", {laboratory::Role::reviewer});
    auto& archive = *laboratory.archive;
    const auto first = laboratory.account("li.ming").person();
    const auto second = laboratory.account("zhao.lei").person();
    record_sample_run(archive, "run-1", 1);
    auto preparation = Story().preparation("R-2026-0001", 1);
    preparation.of_run = "run-1";
    preparation.signers = {first, second, laboratory.account("wang.fang").person()};
    const std::string document = "the document";
    REQUIRE(prepare_report(archive, laboratory.clock, preparation,
                           {"the order", "the record", {document.begin(), document.end()}}));
    const velocert::test::TestAuthority authority;
    const auto both = velocert::test::new_shared_key();
    const auto sign = [&](const base::Person& person, Meaning meaning) {
        velocert::test::CertificateWish wish;
        wish.name = person.name;
        wish.account = person.id;
        wish.shared_key = both;
        const auto key = authority.key(wish);
        const auto life = report_life(archive, "R-2026-0001");
        REQUIRE(life);
        const auto certificate = signing::Certificate::parse(key->certificate(), "certificate");
        REQUIRE(certificate);
        const auto used = why_key_used(archive, *life, *certificate, person);
        REQUIRE(used);
        RecordSignature out;
        out.statement = *signature_statement(archive, *life, meaning, person,
                                             *base::parse_utc("2026-03-02T09:00:00.000Z"), std::chrono::minutes(480));
        out.cms = *signing::sign_cms(*key, base::Digest::of(out.statement.canonical()));
        out.certificate = base::Digest::of(key->certificate());
        const std::string left = "left by " + person.name;
        out.signed_document = *archive.store(base::as_bytes(left));
        REQUIRE(archive.store(base::as_bytes(key->certificate())));
        REQUIRE(archive.append("report-signature/1", signature_record(out)));
        return *used;
    };
    const auto findings = [&](const char* file) {
        ScratchFolder scratch;
        const auto path = scratch.path(file);
        REQUIRE(export_package(archive, "run-1", SampleDecoders(), path));
        return std::pair{text_of(*verify_archive(laboratory.folder)), text_of(*verify_package(path))};
    };
    CHECK(sign(first, Meaning::tested).empty());
    CHECK(findings("good.velo") == std::pair{std::string(), std::string()});
    CHECK(sign(second, Meaning::reviewed) == "its key also made the signature of Li Ming as tested");
    const auto [of_archive, of_package] = findings("bad.velo");
    for (const auto& told : {of_archive, of_package})
        CHECK_THAT(told,
                   Contains("the signature of Zhao Lei as reviewed does not hold: its key also made the signature "
                            "of Li Ming as tested") &&
                       !Contains("Li Ming as tested does not hold"));
}

TEST_CASE("a key is that of one account, also under another certificate", "[reports]") {
    PeopleLaboratory laboratory;
    laboratory.found();
    laboratory.hire("li.ming", "Li Ming", {laboratory::Role::technician});
    auto& archive = *laboratory.archive;
    const auto person = laboratory.account("li.ming").person();
    const velocert::test::TestAuthority authority;
    velocert::test::CertificateWish wish;
    wish.shared_key = velocert::test::new_shared_key();
    const auto registered = authority.key(wish);
    REQUIRE(register_certificate(archive, laboratory.setting(), laboratory.as("wang.fang"), person.id,
                                 base::as_bytes(registered->certificate()), "key handed over"));
    // What is no certificate signs nothing, and stands in nobody's way.
    REQUIRE(register_certificate(archive, laboratory.setting(), laboratory.as("wang.fang"), person.id,
                                 base::as_bytes(std::string_view("no certificate")), "a mistake"));
    const auto people = people_register(archive);
    REQUIRE(people);
    const auto asked = [&](const signing::SigningKey& key, std::string_view account) {
        const auto certificate = signing::Certificate::parse(key.certificate(), "certificate");
        REQUIRE(certificate);
        const auto why = why_key_registered(archive, *people, *certificate, account);
        REQUIRE(why);
        return *why;
    };
    const auto renewed = authority.key(wish);
    CHECK(asked(*renewed, person.id).empty());
    CHECK(asked(*renewed, "u-0099") == "its key is that of a certificate that is registered for " + person.id);
    CHECK(asked(*authority.key({}), "u-0099").empty());
}

TEST_CASE("attack: an attempt left out of a package is found by the numbers of the others", "[packages]") {
    const Packed packed_run;
    const auto package = file_text(packed_run.file);
    CHECK(text_of(packed_run.check(package)).empty());
    const auto row = packed_run.first_row;
    CHECK_THAT(text_of(packed_run.check(without(package, {row + 3, row + 4}))),
               Contains("vehicle-mass/weigh#2: is missing before attempt 3"));
    CHECK_THAT(text_of(packed_run.check(without(package, {row + 1, row + 2}))),
               Contains("vehicle-mass/weigh#1: is missing before attempt 2"));
    CHECK_THAT(text_of(packed_run.check(without(package, {row + 4}))),
               Contains("vehicle-mass/weigh#2: began and has no end"));
    // The last one leaves no gap: only a station that signed what is complete can tell, and whoever lacks that is told.
    const auto last = packed_run.check(without(package, {row + 5, row + 6}, "series/vehicle-mass_weigh_3_scale.csv"));
    CHECK(text_of(last).empty());
    CHECK_THAT(notes_of(last), Contains("no station says that it is complete"));
}

TEST_CASE("a station's word that a package is complete holds for this choice of records alone", "[packages]") {
    const Packed packed_run;
    const auto package = file_text(packed_run.complete());
    const auto outside = packed_run.anchored.outside();
    const auto good = packed_run.check(package, outside);
    CHECK(text_of(good).empty());
    CHECK_THAT(notes_of(good), Contains("package: complete, says station bench-1.example.org\n") &&
                                   !Contains("newer than any checkpoint"));
    CHECK_THAT(notes_of(packed_run.check(package)), Contains("whose key was taken from the package itself"));
    const auto row = packed_run.first_row;
    CHECK_THAT(text_of(packed_run.check(without(package, {row + 5, row + 6}), outside)),
               Contains("completeness: a station signed that another choice of records is complete"));
    auto members = members_of(package);
    auto manifest = PackageManifest::parse(members[0].second, "manifest").value();
    manifest.complete =
        *signing::sign_note(manifest.complete.substr(0, manifest.complete.find("\n\n") + 1), sample_station_key(7));
    CHECK_THAT(text_of(packed_run.check(made_again(members, manifest))), Contains("completeness: does not hold"));
    // Only a key that the archive names may say so.
    auto archive = Archive::open_read_only(packed_run.anchored.folder);
    REQUIRE(archive);
    const auto stranger = sample_station_key(7);
    CHECK(export_package(**archive, "run-2", SampleDecoders(), packed_run.anchored.scratch.path("no.velo"), &stranger)
              .error()
              .code == base::ErrorCode::bad_value);
}

TEST_CASE("attack: a package is held against the keys and checkpoints that an auditor brings along", "[packages]") {
    const Packed packed_run;
    const auto package = file_text(packed_run.file);
    const auto& anchored = packed_run.anchored;
    const auto outside = anchored.outside();
    const auto good = packed_run.check(package, outside);
    CHECK(text_of(good).empty());
    CHECK_THAT(notes_of(good), !Contains("station key") && !Contains("none in this package"));
    CHECK_THAT(notes_of(packed_run.check(package)), Contains("station key: taken from the package itself"));

    CHECK_THAT(text_of(packed_run.check(package, {{}, {sample_station_key(9).verifier()}})),
               Contains("is not among the keys given") && Contains("the checkpoint does not hold"));
    // Without any checkpoint the tree can be anything.
    auto members = members_of(package);
    auto manifest = PackageManifest::parse(members[0].second, "manifest").value();
    std::set<std::uint64_t> station;
    for (const auto& entry : manifest.entries) {
        const auto& text = content_of(members, package_names::record(entry.seq));
        if (text.find("\"station-key/1\"") != std::string::npos || text.find("\"checkpoint/1\"") != std::string::npos)
            station.insert(entry.seq);
    }
    REQUIRE(station.size() == 3);
    std::erase_if(members, [](const auto& member) { return member.first.starts_with("checkpoint/"); });
    manifest.checkpoint.reset();
    manifest.checkpoints.clear();
    const auto bare = without(made_again(members, manifest), station);
    CHECK_THAT(notes_of(packed_run.check(bare)), Contains("checkpoint: none in this package"));
    CHECK(packed_run.check(bare).ok());
    CHECK_THAT(text_of(packed_run.check(bare, {{}, {anchored.key.verifier()}})),
               Contains("checkpoint: none in this package"));
    CHECK_THAT(text_of(packed_run.check(bare, {{anchored.usb}, {anchored.key.verifier()}})),
               Contains("of which the package has no record"));
    // A folder that is not there.
    CHECK_THAT(text_of(packed_run.check(package, {{anchored.scratch.path("missing")}, {}})), Contains("missing"));
    // What came after the last checkpoint is told.
    {
        auto archive = Archive::open(anchored.folder, anchored.clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-9", 1);
        REQUIRE(export_package(**archive, "run-9", SampleDecoders(), anchored.scratch.path("late.velo")));
    }
    const auto late = packed_run.check(file_text(anchored.scratch.path("late.velo")), outside);
    CHECK(text_of(late).empty());
    CHECK_THAT(notes_of(late), Contains("newer than any checkpoint that was looked at"));
    // A later checkpoint outside says nothing against an earlier package.
    anchored.go_on("run-10");
    const auto earlier = packed_run.check(package, outside);
    CHECK(text_of(earlier).empty());
    CHECK_THAT(notes_of(earlier), Contains("newer than this package"));
}

TEST_CASE("attack: a member that stands in a package twice is found, also where both are the same", "[packages]") {
    const Signed bench(key_of("Li Ming", ""));
    const auto members = members_of(file_text(bench.package));
    const auto manifest = PackageManifest::parse(members[0].second, "manifest").value();
    REQUIRE(text_of(test::verified(made_again(members, manifest))).empty());
    for (const auto& doubled : members) {
        if (!doubled.first.starts_with("evidence/")) continue;
        for (const bool same : {true, false}) {
            auto more = members;
            more.insert(more.end() - 1, {doubled.first, same ? doubled.second : doubled.second + " "});
            const auto found = text_of(test::verified(made_again(more, manifest)));
            INFO(doubled.first << "\n" << found);
            CHECK_THAT(found, Contains(doubled.first + ": stands in the package twice"));
        }
    }
}

}  // namespace velocert::records
