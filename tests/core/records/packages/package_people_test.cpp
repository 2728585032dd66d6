// SPDX-License-Identifier: GPL-3.0-or-later
// Whose certificate is whose, as an archive tells it and as packages of each version can: no package may hold against a
// signature what its archive lets pass, and none may let pass what it can tell.
#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include "core/laboratory/people/known_as.h"
#include "core/records/packages/package.h"
#include "core/records/packages/package_manifest.h"
#include "core/records/reports/report_acts.h"
#include "core/records/trail/annotation_acts.h"
#include "core/signing/authority/internal_authority.h"
#include "core/signing/signed_data/cms.h"
#include "tests/core/records/packages/archive_of_before.h"
#include "tests/core/records/packages/package_parts.h"
#include "tests/core/records/people/people_fixture.h"
#include "tests/core/records/reports/report_story.h"
#include "tests/core/records/trail/annotation_bench.h"

namespace velocert::records {
namespace {

using base::Json;
using Catch::Contains;

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

/// The package as an earlier version of the format had it: without what came later.
std::string as_of_version(const std::string& package, int version) {
    auto members = test::members_of(package);
    auto manifest = PackageManifest::parse(members[0].second, "manifest").value();
    manifest.version = version;
    manifest.signed_ledgers.clear();
    manifest.checkpoints.clear();
    manifest.complete.clear();
    std::set<std::uint64_t> later;
    for (const auto& entry : manifest.entries)
        if (test::content_of(members, package_names::record(entry.seq)).find("\"account-certificate/1\"") !=
            std::string::npos)
            later.insert(entry.seq);
    std::erase_if(manifest.entries, [&](const auto& entry) { return later.contains(entry.seq); });
    std::erase_if(members, [&](const auto& member) {
        for (const auto row : later)
            if (member.first == package_names::record(row)) return true;
        return version < PackageManifest::first_with_series && member.first.starts_with("series/");
    });
    std::string texts;
    for (const auto& [name, bytes] : members)
        if (name.starts_with("records/")) texts += bytes;
    std::erase_if(members, [&](const auto& member) {
        return member.first.starts_with("evidence/") && texts.find(member.first.substr(9)) == std::string::npos;
    });
    test::content_of(members, std::string(package_names::instructions)) = package_instructions(version);
    return test::made_again(std::move(members), std::move(manifest));
}

std::string notes_of(const Verification& verification) {
    std::string out;
    for (const auto& note : verification.notes) out += note.where + ": " + note.what + '\n';
    return out;
}

/// Wang Fang (王芳), Li Ming and Zhao Lei with accounts, a run, and a report that Wang Fang is to sign as tested.
struct Signers {
    PeopleLaboratory laboratory;
    base::Person wang, li, zhao;

    Signers() {
        laboratory.found();
        laboratory.hire("li.ming", "Li Ming", {laboratory::Role::technician});
        laboratory.hire("zhao.lei", "Zhao Lei", {laboratory::Role::reviewer});
        wang = laboratory.account("wang.fang").person();
        li = laboratory.account("li.ming").person();
        zhao = laboratory.account("zhao.lei").person();
        record_sample_run(archive(), "run-1", 1);
    }
    [[nodiscard]] Archive& archive() { return *laboratory.archive; }
    void enter(const std::string& login, signing::SigningKey& key) {
        REQUIRE(register_certificate(archive(), laboratory.setting(), laboratory.as("wang.fang"),
                                     laboratory.account(login).id, base::as_bytes(key.certificate()),
                                     "key handed over"));
    }
    /// `known`: whether the sealed record says by what else its signers are known.
    void prepare(bool known = true, const std::set<std::string>& more_of_wang = {}) {
        auto record = Json::object();
        auto signers = Json::object();
        auto known_by = Json::object();
        for (const auto& [meaning, login] :
             {std::pair{"tested", "wang.fang"}, std::pair{"reviewed", "li.ming"}, std::pair{"approved", "zhao.lei"}}) {
            const auto account = laboratory.account(login);
            signers.set(meaning, base::to_json(account.person()));
            auto as = Json::array();
            auto names = laboratory::known_as(account);
            if (account.id == wang.id) names.insert(more_of_wang.begin(), more_of_wang.end());
            for (const auto& name : names) as.push(name);
            auto certificates = Json::array();
            for (const auto& one : account.certificates) certificates.push(one.text());
            known_by.set(meaning, Json::object().set("as", std::move(as)).set("certificates", std::move(certificates)));
        }
        record.set("signers", std::move(signers));
        if (known) record.set("known_by", std::move(known_by));
        auto preparation = Story().preparation("R-2026-0001", 1);
        preparation.of_run = "run-1";
        preparation.signers = {wang, li, zhao};
        const std::string document = "the document";
        const auto prepared = prepare_report(archive(), laboratory.clock, preparation,
                                             {"the order", record.text(), {document.begin(), document.end()}});
        if (!prepared) FAIL(prepared.error().text());
    }
    void sign(const base::Person& person, Meaning meaning, signing::SigningKey& key) {
        const auto life = report_life(archive(), "R-2026-0001");
        REQUIRE(life);
        RecordSignature out;
        out.statement = *signature_statement(archive(), *life, meaning, person,
                                             *base::parse_utc("2026-03-02T09:00:00.000Z"), std::chrono::minutes(480));
        out.cms = *signing::sign_cms(key, base::Digest::of(out.statement.canonical()));
        out.certificate = base::Digest::of(key.certificate());
        const std::string left = "left by " + person.name;
        out.signed_document = *archive().store(base::as_bytes(left));
        REQUIRE(archive().store(base::as_bytes(key.certificate())));
        REQUIRE(archive().append("report-signature/1", signature_record(out)));
    }
    void annotate(const base::Person& person, signing::SigningKey& key) {
        const auto attempt = noted_attempt(archive(), "run-1", sample_step_run(1, {}));
        REQUIRE(attempt);
        const Annotation one{*attempt, seconds("0.05 s"),       std::nullopt, std::nullopt,
                             0,        "The cable was touched", person,       "2026-03-02T16:00:00.000+08:00"};
        const auto made = AnnotationBench::signature(one, key);
        REQUIRE(archive().store(base::as_bytes(made.certificate)));
        REQUIRE(archive().append(
            annotation_type,
            to_record(RecordedAnnotation{one, DetachedSignature{made.cms, base::Digest::of(made.certificate)}, 0})));
    }
    [[nodiscard]] std::string package() {
        ScratchFolder scratch;
        const auto done = export_package(archive(), "run-1", SampleDecoders(), scratch.path("p.velo"));
        if (!done) FAIL(done.error().text());
        return file_text(scratch.path("p.velo"));
    }
    [[nodiscard]] std::string of_archive() { return text_of(*verify_archive(laboratory.folder)); }
};

struct Case {
    const char* what;
    const char* name;     ///< in the certificate
    const char* account;  ///< in the certificate (UID)
    const char* entered;  ///< login of the account it is registered for
    const char* found;    ///< by whoever knows all
    bool always;          ///< whether that is found, or is plain, without other names and registrations too
};
const Case cases[] = {
    {"the printed name", "王芳", "", "", "", true},
    {"the number of the account", "F. Wang", "u-0001", "", "", true},
    {"a colleague's number under one's own name", "Wang Fang", "u-0002", "", "made out to Wang Fang (u-0002)", true},
    {"the other name", "Wang Fang", "", "", "", false},
    {"the login", "F. Wang", "wang.fang", "", "", false},
    {"a registered certificate under another name", "F. W.", "", "wang.fang", "", false},
    {"a registered one with the number of an authority", "F. W.", "CN-110101", "wang.fang", "", false},
    {"a colleague's name", "Li Ming", "", "", "made out to Li Ming", false},
    {"a colleague's login", "L. M.", "li.ming", "", "made out to L. M. (li.ming)", false},
    {"what is registered for a colleague", "L. Ming", "", "li.ming", "registered for u-0002", false},
    {"a stranger's", "Nobody", "", "", "made out to Nobody", false},
};

/// What the archive says of a signature, what its package says, and what that says as one of before. With `known` the
/// sealed record tells of its signers; without, a package of before can tell but little.
void check(const Case& one, Signers& bench, const std::string& words, bool known) {
    INFO(one.what << ", known: " << known);
    const auto holds = [&](const std::string& findings, const std::string& wanted) {
        if (wanted.empty())
            CHECK(findings.empty());
        else
            CHECK_THAT(findings, Contains(words + " does not hold: ") && Contains(wanted));
    };
    const std::string found = one.found;
    holds(bench.of_archive(), found);
    const auto package = bench.package();
    const bool registered = *one.entered != '\0';
    if (known || one.always || registered) holds(text_of(test::verified(package)), found);
    for (const int version : {2, 3}) {
        INFO("version " << version);
        const auto before = test::verified(as_of_version(package, version));
        // Registered for a colleague: the colleague's entry is not there, but whose it is not can still be told.
        const auto wanted = found.starts_with("registered") ? std::string("made out to") : found;
        holds(text_of(before), known || one.always ? wanted : std::string());
        CHECK((notes_of(before).find(words + ": its certificate was made out to") == std::string::npos) ==
              (known || one.always));
    }
}

}  // namespace

TEST_CASE("a signature under a report holds in packages of every version where it holds in the archive", "[packages]") {
    for (const bool known : {true, false})
        for (const auto& one : cases) {
            Signers bench;
            auto& key = key_of(one.name, one.account);
            if (*one.entered != '\0') bench.enter(one.entered, key);
            bench.prepare(known);
            bench.sign(bench.wang, Meaning::tested, key);
            check(one, bench, "the signature of 王芳 as tested", known);
        }
}

TEST_CASE("a signature under an annotation holds in packages of every version where it holds in the archive",
          "[packages][annotations]") {
    // The author signs the report too: the record of that tells the other names, though it comes later.
    for (const bool known : {true, false})
        for (const auto& one : cases) {
            Signers bench;
            auto& key = key_of(one.name, one.account);
            if (*one.entered != '\0') bench.enter(one.entered, key);
            bench.annotate(bench.wang, key);
            bench.prepare(known);
            check(one, bench, "the annotation by 王芳", known);
        }
}

TEST_CASE("where a package does not know the other names of an author, it says so and finds nothing", "[packages]") {
    const auto told = [](const std::string& name, const std::string& account) {
        Signers bench;
        bench.annotate(bench.wang, key_of(name, account));
        const auto found = test::verified(bench.package());
        return std::pair(text_of(found), notes_of(found));
    };
    for (const auto& [name, account] : {std::pair{"Wang Fang", ""}, std::pair{"F. Wang", "wang.fang"}}) {
        const auto [findings, notes] = told(name, account);
        CHECK(findings.empty());
        CHECK_THAT(notes, Contains("the annotation by 王芳: its certificate was made out to " + std::string(name)) &&
                              Contains("is not told by this package, but by its archive"));
    }
    CHECK_THAT(told("王芳", "").second, !Contains("made out to"));
    CHECK_THAT(told("Wang Fang", "u-0003").first, Contains("made out to Wang Fang (u-0003)"));
    // A report whose record is of before: the same.
    Signers bench;
    bench.prepare(false);
    bench.sign(bench.wang, Meaning::tested, key_of("Wang Fang", ""));
    const auto found = test::verified(bench.package());
    CHECK(text_of(found).empty());
    CHECK_THAT(notes_of(found), Contains("the signature of 王芳 as tested: its certificate was made out to Wang Fang"));
    CHECK(bench.of_archive().empty());
}

TEST_CASE("attack: a record that gives one name to two accounts gives it to neither", "[packages]") {
    for (const char* claimed : {"zhao lei", "zhao.lei"}) {
        INFO(claimed);
        Signers bench;
        bench.prepare(true, {claimed});
        const bool login = std::string(claimed) == "zhao.lei";
        bench.sign(bench.wang, Meaning::tested, login ? key_of("Z. L.", "zhao.lei") : key_of("Zhao Lei", ""));
        CHECK_THAT(text_of(test::verified(bench.package())),
                   Contains("the signature of 王芳 as tested does not hold: its certificate was made out to Z"));
        CHECK_THAT(bench.of_archive(), Contains("the signature of 王芳 as tested does not hold"));
    }
}

TEST_CASE("a package tells of the moment it was taken, whatever is added meanwhile", "[packages]") {
    Signers bench;
    // Registered before, but a signer of this run only by what comes after the moment.
    bench.enter("wang.fang", key_of("F. W.", ""));
    const auto size = *bench.archive().ledger_size();
    const auto before = bench.package();
    bench.prepare();
    bench.sign(bench.wang, Meaning::tested, key_of("F. W.", ""));
    ScratchFolder scratch;
    const ArchiveOfBefore view(bench.archive(), size);
    const auto done = export_package(view, "run-1", SampleDecoders(), scratch.path("p.velo"));
    if (!done) FAIL(done.error().text());
    const auto package = file_text(scratch.path("p.velo"));
    CHECK(text_of(test::verified(package)).empty());
    CHECK(package == before);
}

TEST_CASE("attack: a sealed record with other bytes tells no names", "[packages]") {
    Signers bench;
    bench.prepare();
    bench.sign(bench.wang, Meaning::tested, key_of("Li Ming", ""));
    auto members = test::members_of(bench.package());
    auto manifest = PackageManifest::parse(members[0].second, "manifest").value();
    for (auto& [name, bytes] : members) {
        const auto at = bytes.find("\"as\":[\"wang fang\"");
        if (name.starts_with("evidence/") && at != std::string::npos) bytes.insert(at + 6, "\"li ming\",");
    }
    const auto found = text_of(test::verified(test::made_again(std::move(members), std::move(manifest))));
    CHECK_THAT(found, Contains("the bytes were changed"));
}

}  // namespace velocert::records
