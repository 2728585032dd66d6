// SPDX-License-Identifier: GPL-3.0-or-later
// Signing with a key on a token (softhsm2 as the token), and with a time-stamp authority of the laboratory's own. The
// peers are optional; where they are not installed the test says so and passes.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <thread>

#include "core/records/archive.h"
#include "core/records/reports/report_acts.h"
#include "core/signing/keys/pkcs12.h"
#include "core/signing/signed_data/cms.h"
#include "core/signing/signed_data/timestamp.h"
#include "tests/app/reports/signing_laboratory.h"
#include "tests/support/soft_token.h"

using namespace velocert;
using namespace velocert::tests;
using Catch::Contains;

namespace {

namespace fs = std::filesystem;

/// The key of a person, moved from its file to a token of its own.
void move_to_token(const SigningLaboratory& lab, const std::string& login, const std::string& token) {
    move_to_soft_token(lab.folder.path(), lab.folder / (login + ".p12"), SigningLaboratory::passphrase(login), token,
                       login);
}

std::string prepared_report(const SigningLaboratory& lab) {
    const auto prepared = lab.prepare();
    CAPTURE(prepared.err);
    REQUIRE(prepared.code == 0);
    return *prepared.json().find("report")->string();
}

}  // namespace

TEST_CASE("a report is signed with a key on a token, and a wrong PIN or token signs nothing", "[token-contract]") {
    if (!soft_token_is_here()) return;
    const SigningLaboratory lab;
    const auto report = prepared_report(lab);
    move_to_token(lab, "li.ming", "Li Ming");
    const auto sign = [&](std::vector<std::string> with, const std::string& secrets) {
        std::vector<std::string> words{"sign",    "--archive", lab.archive,        "--report", report,
                                       "--user",  "li.ming",   "--meaning",        "tested",   "--trust",
                                       lab.trust, "--yes",     "--password-stdin", "--json"};
        words.insert(words.end(), with.begin(), with.end());
        return cli(words, secrets);
    };
    const auto password = SigningLaboratory::password("li.ming");
    const std::vector<std::string> token{"--token-module", soft_token_module(), "--token", "Li Ming"};
    CHECK(sign(token, password + "\n9999\n").code == 6);
    CHECK(sign(token, "a wrong password\n4321\n").code == 6);
    // A PIN is never taken from the password: a token counts wrong ones.
    CHECK(sign(token, password + "\n").code == 3);
    CHECK(sign({"--token-module", soft_token_module(), "--token", "Nobody"}, password + "\n4321\n").code == 3);
    CHECK(sign({"--token-module", lab.folder / "none.so", "--token", "Li Ming"}, password + "\n4321\n").code == 3);
    CHECK(sign({"--token", "Li Ming"}, password + "\n4321\n").code == 3);
    CHECK(sign({"--token-module", soft_token_module()}, password + "\n4321\n").code == 3);
    CHECK(sign({}, password + "\n4321\n").code == 3);
    auto two_keys = token;
    two_keys.insert(two_keys.end(), {"--key", lab.folder / "li.ming.p12"});
    CHECK(sign(two_keys, password + "\n4321\n").code == 3);
    CHECK(lab.state(report) == "prepared");

    const auto done = sign(token, password + "\n4321\n");
    CAPTURE(done.err);
    REQUIRE(done.code == 0);
    CHECK(*done.json().find("authority")->string() == "internal");
    CHECK(lab.state(report) == "tested");
    const auto verified = cli({"verify", lab.archive, "--json"});
    CAPTURE(verified.out);
    CHECK(verified.code == 0);
    // The trail is reviewed with a token as well as a report is signed.
    move_to_token(lab, "wang.fang", "Wang Fang");
    const auto reviewed = cli({"audit", "--archive", lab.archive, "--review", "--found", "nothing out of order",
                               "--user", "wang.fang", "--trust", lab.trust, "--token-module", soft_token_module(),
                               "--token", "Wang Fang", "--yes", "--password-stdin"},
                              SigningLaboratory::password("wang.fang") + "\n4321\n");
    CAPTURE(reviewed.err);
    CHECK(reviewed.code == 0);
}

TEST_CASE("signatures carry the token of the laboratory's time-stamp authority", "[token-contract]") {
    const SigningLaboratory lab;
    const auto now = std::chrono::system_clock::now();
    const auto made =
        lab.authority->issue_time_stamp("Training time", 5, base::Secret(std::string("what the time is")), now);
    REQUIRE(made);
    const auto stamp = lab.folder.file("time.p12", made->key_file);
    const auto report = prepared_report(lab);
    const auto input = [](const std::string& login, const std::string& last) {
        return SigningLaboratory::both(login) + last + "\n";
    };
    const std::string time = "what the time is";
    // Wrong passphrase, none, a key that may not stamp time, and no key at all: nothing is signed.
    CHECK(lab.sign(report, "li.ming", "tested", input("li.ming", "wrong"), {"--yes", "--time-stamp-key", stamp}).code ==
          6);
    CHECK(
        lab.sign(report, "li.ming", "tested", SigningLaboratory::both("li.ming"), {"--yes", "--time-stamp-key", stamp})
            .code == 3);
    CHECK(lab.sign(report, "li.ming", "tested", input("li.ming", SigningLaboratory::passphrase("zhao.lei")),
                   {"--yes", "--time-stamp-key", lab.folder / "zhao.lei.p12"})
              .code == 6);
    CHECK(lab.sign(report, "li.ming", "tested", input("li.ming", time),
                   {"--yes", "--time-stamp-key", lab.folder / "none.p12"})
              .code == 3);
    CHECK(lab.state(report) == "prepared");

    for (const auto& [login, meaning] : {std::pair{"li.ming", "tested"}, std::pair{"wang.fang", "reviewed"}}) {
        const auto done = lab.sign(report, login, meaning, input(login, time), {"--yes", "--time-stamp-key", stamp});
        CAPTURE(done.err);
        REQUIRE(done.code == 0);
    }
    fs::create_directory(lab.folder / "issued");
    const auto approved = cli({"approve", "--archive", lab.archive, "--report", report, "--user", "zhao.lei", "--key",
                               lab.folder / "zhao.lei.p12", "--trust", lab.trust, "--out", lab.folder / "issued",
                               "--yes", "--password-stdin", "--time-stamp-key", stamp, "--json"},
                              input("zhao.lei", time));
    CAPTURE(approved.err);
    REQUIRE(approved.code == 0);
    const auto sealed = cli({"verify", lab.folder / ("issued/" + report + ".pdf"), "--trust", lab.trust});
    CAPTURE(sealed.out, sealed.err);
    CHECK(sealed.code == 0);
    CHECK_THAT(sealed.out, Contains("RFC 3161"));
    // The record's signatures have tokens of their own: they prove their time without a checkpoint.
    const auto now_trusted = cli({"verify", lab.archive, "--trust", lab.trust});
    CAPTURE(now_trusted.out);
    CHECK(now_trusted.code == 0);
    {
        const auto opened = records::Archive::open_read_only(lab.archive);
        REQUIRE(opened);
        const auto reports = records::report_register(**opened);
        REQUIRE(reports);
        for (const auto& held : reports->report(report)->signatures) {
            const auto cms =
                signing::verify_cms(held.signature.cms, base::Digest::of(held.signature.statement.canonical()));
            REQUIRE(cms);
            REQUIRE(cms->timestamp);
            CHECK(signing::verify_timestamp(*cms->timestamp, base::Digest::of(cms->signature)));
        }
    }
    // Revoked after the signatures: their tokens prove that they are older, in the archive and in its package alike.
    {
        const auto later = std::chrono::system_clock::now() + std::chrono::seconds(1);
        const base::Secret passphrase(SigningLaboratory::passphrase("zhao.lei"));
        const auto bytes = bytes_of(lab.folder / "zhao.lei.p12");
        const auto key = signing::open_pkcs12(base::as_bytes(bytes), passphrase);
        REQUIRE(key);
        const auto certificate = signing::Certificate::parse((*key)->certificate(), "certificate");
        REQUIRE(certificate);
        const std::vector entries{
            signing::Revocation{certificate->serial, later, signing::RevocationReason::key_compromise}};
        auto list = lab.authority->revocation_list(nullptr, entries, later, later + std::chrono::hours(24 * 90));
        REQUIRE(list);
        signing::TrustList trust;
        REQUIRE(trust.add_root(lab.authority->certificate(), signing::TrustKind::internal));
        REQUIRE(trust.add_revocation_list(std::move(*list)));
        const auto revoked = lab.folder.file("revoked.json", trust.text());
        std::this_thread::sleep_until(later + std::chrono::milliseconds(100));
        const auto package = lab.folder / "run.velo";
        REQUIRE(cli({"export", "--archive", lab.archive, "--run", lab.run_id, "--out", package}).code == 0);
        for (const auto& path : {package, lab.archive}) {
            const auto found = cli({"verify", path, "--trust", revoked});
            CAPTURE(path, found.out);
            CHECK(found.code == 0);
            // Nobody is known without a list, the time-stamp authority as little: no fault of the records.
            const auto alone = cli({"verify", path});
            CAPTURE(alone.out);
            CHECK(alone.code == 0);
            CHECK_THAT(alone.out, Contains("no trust list was given"));
        }
    }
}
