// SPDX-License-Identifier: GPL-3.0-or-later
// An issued report as an auditor gets it, in its archive, in its package and alone: whoever signed in another's place,
// whoever nobody trusts, and what was put together again by somebody who knows the formats.
#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <functional>

#include "app/verify/issued_reports.h"
#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/entropy.h"
#include "core/records/archive_info.h"
#include "core/records/evidence_store.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/integrity/verify_checkpoints.h"
#include "core/records/integrity/verify_reports.h"
#include "core/records/ledger/ledger.h"
#include "core/records/ledger/merkle.h"
#include "core/records/packages/package_manifest.h"
#include "core/records/trail/annotation_acts.h"
#include "core/signing/notes/signed_note.h"
#include "core/signing/signed_data/cms.h"
#include "tests/app/records/issued_report.h"
#include "tests/app/reports/signing_laboratory.h"
#include "tests/core/records/packages/package_parts.h"

using namespace velocert;
using namespace velocert::tests;
using base::Json;
using Catch::Contains;
namespace fs = std::filesystem;
namespace parts = velocert::records::test;

namespace {

/// The size of the ledger that the one sealed record of the package names.
std::uint64_t sealed_ledger_size(const std::vector<parts::Member>& members) {
    const auto sealed = std::ranges::find_if(members, [](const parts::Member& one) {
        return one.second.find("\"velocert-sealed-record/2\"") != std::string::npos && one.second.starts_with('{');
    });
    REQUIRE(sealed != members.end());
    const auto record = base::Json::parse(sealed->second, sealed->first).value();
    return static_cast<std::uint64_t>(base::JsonReader(*record.find("ledger"), sealed->first).integer("size"));
}

/// The package with other records, under a tree of those leaves that fits them, and without any checkpoint. `change`
/// may rename what lies in evidence/ and reports/ too.
std::string remade(const std::string& package, std::vector<base::Digest> leaves,
                   const std::function<void(std::vector<parts::Member>&)>& change) {
    auto members = parts::members_of(package);
    auto manifest = records::PackageManifest::parse(members[0].second, "manifest").value();
    std::erase_if(members, [](const auto& member) {
        return member.first.starts_with("checkpoint/") ||
               (member.first.starts_with("records/") && (member.second.find("\"checkpoint/1\"") != std::string::npos ||
                                                         member.second.find("\"station-key/1\"") != std::string::npos));
    });
    change(members);
    leaves.resize(manifest.tree_size);
    std::vector<std::uint64_t> rows;
    for (const auto& [name, text] : members)
        if (name.starts_with("records/")) {
            rows.push_back(std::stoull(name.substr(8, 9)));
            leaves[rows.back() - 1] = records::leaf_of(text);
        }
    const records::MerkleTree tree(leaves);
    manifest.root = tree.root();
    manifest.checkpoint.reset();
    manifest.entries.clear();
    for (const auto row : rows) manifest.entries.push_back({row, tree.inclusion_proof(row - 1)});
    manifest.signed_ledgers.clear();
    manifest.checkpoints.clear();
    for (const auto& [name, text] : members) {
        if (!name.starts_with("records/") || text.find("\"report-signature/1\"") == std::string::npos) continue;
        const auto entry = records::parse_entry(text, name).value();
        const auto* ledger = entry.record.find("statement")->find("ledger");
        const auto size = static_cast<std::uint64_t>(base::JsonReader(*ledger, name).integer("size"));
        manifest.signed_ledgers.push_back({entry.seq, tree.consistency_proof(size)});
    }
    // Whoever makes it again proves anew on which ledger the report rests, too.
    for (auto& one : manifest.sealed_ledgers) one.proof = tree.consistency_proof(sealed_ledger_size(members));
    return parts::made_again(std::move(members), std::move(manifest));
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// Another file in the place of the issued one, under its own digest in every record.
void exchange_report(std::vector<parts::Member>& members, const std::string& other) {
    const auto at = std::ranges::find_if(members, [](const auto& one) { return one.first.starts_with("reports/"); });
    REQUIRE(at != members.end());
    const auto from = base::Digest::of(at->second).text();
    const auto to = base::Digest::of(other).text();
    *at = {"reports/" + to + ".pdf", other};
    // An earlier writing of the same file lies there already.
    std::erase_if(members, [&](const auto& one) { return one.first == "evidence/" + to; });
    for (auto& [name, text] : members)
        if (name.starts_with("records/")) replace_all(text, from, to);
}

}  // namespace

TEST_CASE("an issued report holds in its archive, in its package and alone, by the authority and station one trusts",
          "[report-contract]") {
    const Issued issued;
    const auto& trust = issued.lab.trust;
    for (const auto& path : {issued.file, issued.package, issued.lab.archive}) {
        const auto found = verify({"--trust", trust, "--key", issued.key, path});
        CAPTURE(path, found.out, found.err);
        CHECK(found.code == 0);
        CHECK(found.out == cli({"verify", "--recompute", "--trust", trust, "--key", issued.key, path}).out);
    }
    for (const auto& path : {issued.package, issued.lab.archive}) {
        const auto found = verify({path});
        CAPTURE(path, found.out);
        CHECK(found.code == 0);
        CHECK_THAT(found.out, Contains("no trust list was given") && Contains("an auditor brings it along"));
    }
    // Not the authority, not the station.
    const auto other_trust = issued.lab.folder.file("other.json", [] {
        signing::TrustList list;
        const auto made =
            signing::InternalAuthority::make("Training", signing::KeyKind::p256, 10, std::chrono::system_clock::now());
        REQUIRE(list.add_root(made->certificate(), signing::TrustKind::internal));
        return list.text();
    }());
    const auto other_key = signing::StationKey::make("bench-1", base::SystemEntropy())->verifier().text();
    for (const auto& path : {issued.package, issued.lab.archive}) {
        CAPTURE(path);
        const auto untrusted = verify({"--trust", other_trust, path});
        CHECK(untrusted.code == 5);
        CHECK_THAT(untrusted.out, Contains("signature Approved: the certificate was not valid") &&
                                      Contains("the signature of Zhao Lei as approved under"));
        const auto unknown = verify({"--key", other_key, path});
        CHECK(unknown.code == 5);
        CHECK_THAT(unknown.out, Contains("is not among the keys given"));
    }
}

TEST_CASE("when certificates have expired, a checkpoint by a known station proves that the signatures are older",
          "[report-contract]") {
    const Issued issued;
    records::OutsideProof outside;
    outside.keys.push_back(signing::NoteVerifier::parse(issued.key).value());
    records::ReportsRead read;
    const auto verified = records::verify_archive(issued.lab.archive, outside, read);
    REQUIRE(verified);
    REQUIRE(verified->ok());
    const auto trust = signing::TrustList::parse(bytes_of(issued.lab.trust), "trust.json");
    REQUIRE(trust);
    const records::EvidenceStore evidence(records::ArchivePaths(issued.lab.archive).evidence);
    // The certificates hold for two years.
    const auto later = std::chrono::system_clock::now() + std::chrono::hours(24 * 365 * 3);
    const auto findings = [&] {
        records::Verification out;
        (void)app::check_issued(
            {read, [&](const base::Digest& digest) { return evidence.load(digest); }, &*trust, later}, out);
        std::string text;
        for (const auto& one : out.findings) text += one.where + ": " + one.what + '\n';
        return text;
    };
    CHECK(findings().empty());
    read.checkpoints.clear();
    CHECK_THAT(findings(), Contains("signature Approved: the certificate was not valid at the time of this check, and "
                                    "no earlier time is proven"));
}

TEST_CASE("a package made after a revocation holds as its archive does: every checkpoint proves a time, not the last",
          "[report-contract]") {
    const Issued issued;
    const auto& lab = issued.lab;
    const auto trust = revoked_from_now(lab, "zhao.lei");
    checkpoint_again(issued);
    const auto later = lab.folder / "later.velo";
    REQUIRE(cli({"export", "--archive", lab.archive, "--run", lab.run_id, "--out", later}).code == 0);
    for (const auto& path : {issued.package, later, lab.archive}) {
        const auto found = verify({"--trust", trust, "--key", issued.key, path});
        CAPTURE(path, found.out, found.err);
        CHECK(found.code == 0);
        // Without the station's key nothing proves that the approval is older than the revocation.
        CHECK(verify({"--trust", trust, path}).code == 5);
    }
    // A proof that is missing or of another ledger is found.
    const auto changed = [&](const std::function<void(records::PackageManifest&)>& change) {
        auto members = parts::members_of(bytes_of(later));
        auto manifest = records::PackageManifest::parse(members[0].second, "manifest").value();
        REQUIRE(manifest.checkpoints.size() == 2);
        change(manifest);
        return verify({lab.folder.file("changed.velo", parts::made_again(std::move(members), std::move(manifest)))});
    };
    CHECK(changed([](auto&) {}).code == 0);
    const auto without = changed([](auto& manifest) { manifest.checkpoints.erase(manifest.checkpoints.begin()); });
    CHECK(without.code == 5);
    CHECK_THAT(without.out, Contains("the manifest has no proof of the ledger that was signed"));
    const auto wrong = changed([](auto& manifest) {
        manifest.checkpoints.front().proof.front() = base::Digest::of(std::string_view("another ledger"));
    });
    CHECK(wrong.code == 5);
    CHECK_THAT(wrong.out, Contains("the checkpoint was made over another ledger"));
    const auto more = changed([](auto& manifest) { manifest.checkpoints.push_back({900, {}}); });
    CHECK(more.code == 5);
    CHECK_THAT(more.out, Contains("has proofs of checkpoints that are not there"));
    // In the format before, which has no such proofs, what the last checkpoint covers counts: the signatures hold. Only
    // that a report which names its ledger comes without a proof of it is found.
    auto members = parts::members_of(bytes_of(later));
    auto manifest = records::PackageManifest::parse(members[0].second, "manifest").value();
    manifest.version = 4;
    manifest.checkpoints.clear();
    parts::content_of(members, "README.txt") = records::package_instructions(4);
    const auto before = lab.folder.file("before.velo", parts::made_again(std::move(members), std::move(manifest)));
    const auto of_before = verify({"--trust", trust, "--key", issued.key, before});
    CAPTURE(of_before.out);
    CHECK(of_before.code == 5);
    CHECK_THAT(of_before.out, Contains("the manifest has no proof of the ledger that its report rests on") &&
                                  Contains("checked, 1 do not hold"));
}

TEST_CASE("a report of an archive or a package is answered in its three lines, as the file alone is",
          "[report-contract]") {
    const Issued issued;
    const auto name = "report " + issued.report + ": ";
    for (const auto& path : {issued.package, issued.lab.archive}) {
        const auto found = verify({"--trust", issued.lab.trust, path});
        CAPTURE(path, found.out);
        CHECK_THAT(found.out, Contains(name + "bytes unchanged since the last of 3 signatures; as stored") &&
                                  Contains(name + "signers valid at signing time: Tested Li Ming: valid, internal "
                                                  "authority, revocation not known") &&
                                  Contains(name + "certificates today ("));
        const auto json = verify({"--trust", issued.lab.trust, "--json", path}).json();
        const auto& seal = *json.find("reports")->items()->front().find("seal");
        CHECK_THAT(*seal.find("bytes")->string(), Contains("bytes unchanged"));
        CHECK(seal.find("signatures")->items()->size() == 3);
        const auto& standing = *seal.find("signatures")->items()->front().find("today");
        CHECK_THAT(*standing.find("revocation_unknown")->string(), Contains("no revocation list of"));
        const auto alone = verify({path});
        CHECK(alone.code == 0);
        CHECK_THAT(alone.out, Contains(name + "signers not known: no trust list was given"));
    }
}

TEST_CASE("who signed annotations and reviews of the trail is held against the trust list, and answered in three lines",
          "[report-contract]") {
    const SigningLaboratory lab;
    const auto other =
        signing::InternalAuthority::make("Training", signing::KeyKind::p256, 10, std::chrono::system_clock::now());
    REQUIRE(other);
    const auto other_trust = lab.folder.file("other.json", [&] {
        signing::TrustList list;
        REQUIRE(list.add_root(other->certificate(), signing::TrustKind::internal));
        return list.text();
    }());
    const auto annotate = [&](signing::SigningKey& key) {
        return std::to_string(lab.annotate(key, "The cable was touched"));
    };
    int exported = 0;
    const auto package = [&] {
        const auto out = lab.folder / ("run-" + std::to_string(++exported) + ".velo");
        REQUIRE(cli({"export", "--archive", lab.archive, "--run", lab.run_id, "--out", out}).code == 0);
        return out;
    };
    // Nothing of the kind is said where nobody signed.
    CHECK_THAT(verify({"--trust", lab.trust, package()}).out, !Contains("beside reports"));
    const base::Secret passphrase(SigningLaboratory::passphrase("wang.fang"));
    const auto bytes = bytes_of(lab.folder / "wang.fang.p12");
    auto own = signing::open_pkcs12(base::as_bytes(bytes), passphrase);
    REQUIRE(own);
    const auto row = annotate(**own);
    for (const auto& path : {package(), lab.archive}) {
        const auto good = verify({"--trust", lab.trust, path});
        CAPTURE(path, good.out, good.err);
        CHECK(good.code == 0);
        CHECK_THAT(good.out,
                   Contains("beside reports: words unchanged under each of 1 signatures\n") &&
                       Contains("beside reports: signers valid at signing time: annotation in ledger row " + row +
                                " by Wang Fang: valid, internal authority, revocation not known (no proof of time, "
                                "judged by today)\n") &&
                       Contains("beside reports: certificates today ("));
        CHECK(good.out == cli({"verify", "--recompute", "--trust", lab.trust, path}).out);
        CHECK_THAT(verify({path}).out, Contains("no trust list was given") && !Contains("beside reports"));
        const auto untrusted = verify({"--trust", other_trust, path});
        CHECK(untrusted.code == 5);
        CHECK_THAT(untrusted.out, Contains("ledger row " + row +
                                           ": the annotation by Wang Fang: the certificate was not valid at the time "
                                           "of this check, and no earlier time is proven"));
        const auto json = verify({"--trust", lab.trust, "--json", path}).json();
        const auto& one = json.find("beside_reports")->find("signatures")->items()->front();
        CHECK(*one.find("name")->string() == "Wang Fang");
        CHECK(*one.find("claimed")->string() == "2026-03-02T08:00:00.000Z");
        CHECK(*one.find("at_signing")->find("valid")->boolean());
    }
    // Name and account are hers, the authority is not the laboratory's: only the trust list can tell.
    const auto issued = other->issue({"Wang Fang", lab.ids.at("wang.fang"), signing::KeyKind::p256, 2, 10'000},
                                     passphrase, std::chrono::system_clock::now());
    REQUIRE(issued);
    auto stranger = signing::open_pkcs12(base::as_bytes(issued->key_file), passphrase);
    REQUIRE(stranger);
    const auto second = annotate(**stranger);
    for (const auto& path : {package(), lab.archive}) {
        CAPTURE(path);
        CHECK(verify({path}).code == 0);
        const auto found = verify({"--trust", lab.trust, path});
        CHECK(found.code == 5);
        CHECK_THAT(found.out, Contains("ledger row " + second + ": the annotation by Wang Fang: the certificate was") &&
                                  Contains("signers not all valid at signing time: annotation in ledger row " + row) &&
                                  !Contains("ledger row " + row + ": the annotation"));
    }
    const auto review =
        cli({"audit", "--archive", lab.archive, "--review", "--user", "zhao.lei", "--key", lab.folder / "zhao.lei.p12",
             "--trust", lab.trust, "--password-stdin", "--found", "nothing out of order", "--yes", "--json"},
            SigningLaboratory::both("zhao.lei"));
    CAPTURE(review.err);
    REQUIRE(review.code == 0);
    CHECK_THAT(verify({"--trust", other_trust, lab.archive}).out,
               Contains("the review of the trail by Zhao Lei: the certificate was not valid at"));
}

TEST_CASE("options that cannot be read are refused whatever the path is, and so is what is no file",
          "[report-contract]") {
    const ScratchFolder folder;
    const auto package = std::string(VELOCERT_GOLDEN) + "/packages/format-1.velo";
    const auto pdf = folder.file("report.pdf", "%PDF-1.7\n");
    fs::create_directory(folder / "archive");
    for (const auto& path : {package, pdf}) {
        CAPTURE(path);
        CHECK(verify({"--key", "bogus", path}).code == 3);
        CHECK(verify({"--trust", folder / "missing.json", path}).code == 3);
        CHECK(verify({"--trust", folder.file("bad.json", "{}"), path}).code == 3);
        CHECK(verify({"--digest", "12", path}).code == 3);
        CHECK(verify({"--record", "zz", path}).code == 3);
    }
    CHECK(verify({package}).code == 0);
    const auto pipe = folder / "pipe.velo";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const auto refused = Process({VELOCERT_VERIFY, pipe}).wait(std::chrono::seconds(10));
    CHECK(refused.code == 3);
    CHECK_THAT(refused.err, Contains("neither a folder nor a regular file"));
    CHECK(Process({VELOCERT_VERIFY, "--trust", pipe, package}).wait(std::chrono::seconds(10)).code == 3);
    CHECK(Process({VELOCERT_CLI, "verify", pipe}).wait(std::chrono::seconds(10)).code == 3);
}

TEST_CASE("attack: what was put together again under another tree is found in the signatures and the report itself",
          "[report-contract]") {
    const Issued issued;
    const auto package = bytes_of(issued.package);
    const auto leaves = records::Archive::open_read_only(issued.lab.archive).value()->ledger_leaves().value();
    const auto changed = [&](const std::function<void(std::vector<parts::Member>&)>& change) {
        return issued.lab.folder.file("changed.velo", remade(package, leaves, change));
    };
    // Whoever has only the package does not know what else is in the ledger that persons signed.
    {
        const std::vector<base::Digest> unknown(leaves.size(), base::Digest::of(std::string_view("nobody knows")));
        const auto other = verify({issued.lab.folder.file("other.velo", remade(package, unknown, [](auto&) {}))});
        CHECK(other.code == 5);
        CHECK_THAT(other.out, Contains("the signature of Li Ming as tested was made over another ledger"));
    }
    // Whoever has it all cannot change what came before a signature.
    const auto before = verify({changed([](auto& members) {
        for (auto& [name, text] : members)
            if (name.starts_with("records/") && text.find("\"step-run/1\"") != std::string::npos)
                replace_all(text, "\"retry_reason\":\"\"", "\"retry_reason\":\"once more\"");
    })});
    CHECK(before.code == 5);
    CHECK_THAT(before.out, Contains("the signature of Li Ming as tested was made over another ledger"));
    // Without its checkpoint and without a change it holds, but nothing outside vouches for it, and a station's key
    // does not.
    const auto same = changed([](auto&) {});
    const auto plain = verify({"--trust", issued.lab.trust, same});
    CAPTURE(plain.out);
    CHECK(plain.code == 0);
    CHECK_THAT(plain.out, Contains("checkpoint: none in this package: nothing outside it vouches for its ledger"));
    CHECK(verify({"--trust", issued.lab.trust, "--key", issued.key, same}).code == 5);

    const auto junk =
        verify({changed([](auto& members) { exchange_report(members, "%PDF-1.7\nall passed\n%%EOF\n"); })});
    CHECK(junk.code == 5);
    CHECK_THAT(junk.out, Contains("report " + issued.report + ", "));
    // The last signature cut off: every other record says so too.
    const auto cut = verify({changed([](auto& members) {
        const auto at =
            std::ranges::find_if(members, [](const auto& one) { return one.first.starts_with("reports/"); });
        const auto pdf = at->second;
        exchange_report(members, pdf.substr(0, pdf.rfind("%%EOF", pdf.rfind("%%EOF") - 1) + 6));
    })});
    CHECK(cut.code == 5);
    CHECK_THAT(cut.out, Contains("signature Approved: missing"));
    // A signature of rubbish.
    const auto rubbish = verify({changed([](auto& members) {
        for (auto& [name, text] : members)
            if (name.starts_with("records/") && text.find("\"meaning\":\"approved\"") != std::string::npos) {
                const auto from = text.find("\"cms\":\"") + 7;
                std::fill(text.begin() + static_cast<std::ptrdiff_t>(from),
                          text.begin() + static_cast<std::ptrdiff_t>(text.find('"', from)), '0');
            }
    })});
    CHECK(rubbish.code == 5);
    CHECK_THAT(rubbish.out, Contains("the signature of Zhao Lei as approved does not hold"));
    // Signed once more by the approver, with a new certificate, over the record alone: document and record differ.
    const auto now = std::chrono::system_clock::now();
    const auto& ids = issued.lab.ids;
    const base::Secret passphrase(std::string("a passphrase of a test"));
    const auto again = issued.lab.authority->issue({"Zhao Lei", ids.at("zhao.lei"), signing::KeyKind::p256, 2, 10'000},
                                                   passphrase, now);
    REQUIRE(again);
    auto second = signing::open_pkcs12(base::as_bytes(again->key_file), passphrase);
    REQUIRE(second);
    const auto two =
        verify({"--trust", issued.lab.trust, changed([&](auto& members) {
                    std::string old, made = base::Digest::of((*second)->certificate()).text();
                    for (auto& [name, text] : members) {
                        if (!name.starts_with("records/") || text.find("\"meaning\":\"approved\"") == std::string::npos)
                            continue;
                        auto json = Json::parse(text, name).value();
                        auto record = *json.find("record");
                        old = *record.find("certificate")->string();
                        const auto cms =
                            signing::sign_cms(**second, base::Digest::of(record.find("statement")->canonical()));
                        REQUIRE(cms);
                        replace_all(text, *record.find("cms")->string(), base::hex(base::as_bytes(*cms)));
                        replace_all(text, old, made);
                    }
                    for (auto& member : members)
                        if (member.first == "evidence/" + old)
                            member = {"evidence/" + made, std::string((*second)->certificate())};
                })});
    CAPTURE(two.out);
    CHECK(two.code == 5);
    CHECK_THAT(two.out, Contains("signature Approved: made with another certificate than the signature in"));
}

TEST_CASE("a package tells how its reports stand, and a station may say that it is complete", "[report-contract]") {
    const Issued issued;
    const auto& lab = issued.lab;
    CHECK_THAT(verify({issued.package}).out, Contains("report " + issued.report + ": issued\n"));
    const auto hold = cli({"hold", "open", "--archive", lab.archive, "--item", "S-001", "--reason", "scale drifted",
                           "--user", "wang.fang", "--password-stdin", "--json"},
                          SigningLaboratory::password("wang.fang") + "\n");
    CAPTURE(hold.err);
    REQUIRE(hold.code == 0);
    const auto asked = cli({"report", "void", "--archive", lab.archive, "--report", issued.report, "--reason",
                            "wrong item", "--user", "zhao.lei", "--password-stdin", "--json"},
                           SigningLaboratory::password("zhao.lei") + "\n");
    CAPTURE(asked.err);
    REQUIRE(asked.code == 0);
    const auto later = lab.folder / "later.velo";
    const auto exported = cli({"export", "--archive", lab.archive, "--run", lab.run_id, "--out", later, "--station-key",
                               lab.folder / "station.key"});
    CAPTURE(exported.err);
    REQUIRE(exported.code == 0);
    const auto told = verify({"--key", issued.key, later});
    CAPTURE(told.out);
    CHECK(told.code == 0);
    CHECK_THAT(told.out, Contains("report " + issued.report + ": issued; Zhao Lei asked on ") &&
                             Contains("that it be voided, and nobody has decided: wrong item\n") &&
                             Contains("hold H1 on item S-001 is open since ") && Contains(": scale drifted\n") &&
                             Contains("complete, says station bench-1\n"));
    const auto document = verify({later, "--json"}).json();
    const auto& one = document.find("reports")->items()->front();
    CHECK(*one.find("state")->string() == "issued");
    CHECK(*one.find("open_holds")->items()->front().string() == "H1");
    CHECK(*one.find("void_request")->find("reason")->string() == "wrong item");
    CHECK(*document.find("holds")->items()->front().find("open")->boolean());

    const auto out = lab.folder / "report.json";
    REQUIRE(cli({"export", "--archive", lab.archive, "--run", lab.run_id, "--format", "json", "--out", out}).code == 0);
    const auto record = Json::parse(bytes_of(out), "report.json");
    REQUIRE(record);
    CHECK(*record->find("report_state")->string() == "issued");
    CHECK(*record->find("void_request")->string() == "wrong item");
    CHECK(*record->find("open_holds")->items()->front().find("about")->string() == "item S-001");
    CHECK(cli({"export", "--archive", lab.archive, "--run", lab.run_id, "--format", "json", "--out",
               lab.folder / "no.json", "--station-key", lab.folder / "station.key"})
              .code == 3);
}
