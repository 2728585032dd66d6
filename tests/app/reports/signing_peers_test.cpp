// SPDX-License-Identifier: GPL-3.0-or-later
// The certificate command as a laboratory uses it, and openssl's opinion of what it makes. openssl is optional; where
// it is not installed the test says so and passes.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/base/digest.h"
#include "core/signing/keys/pkcs12.h"
#include "tests/app/documents.h"
#include "tests/app/process.h"

using namespace velocert::tests;
using velocert::base::Json;

namespace {

constexpr const char* openssl = "/usr/bin/openssl";
const std::string parts = "what Wang knows\nwhat Zhao knows\n";

bool openssl_is_here() {
    const bool here = std::filesystem::exists(openssl);
    if (!here) WARN("skipped: openssl is not installed");
    return here;
}

Finished ask(std::vector<std::string> words) {
    words.insert(words.begin(), openssl);
    return Process(words).wait();
}

std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// An authority with one person, made by the command line.
struct Laboratory {
    explicit Laboratory(const std::string& kind = "p256") {
        const auto made = cli({"certificate", "authority", "--out", ca, "--organization", "Demo Laboratory", "--key",
                               kind, "--password-stdin", "--json"},
                              parts);
        CAPTURE(made.err);
        REQUIRE(made.code == 0);
        const auto issued = cli({"certificate", "issue", "--authority", ca, "--name", "李伟", "--account", "u-0007",
                                 "--out", key, "--key", kind, "--password-stdin", "--json"},
                                parts + "correct horse\n");
        CAPTURE(issued.err);
        REQUIRE(issued.code == 0);
        serial = member(issued.json(), "serial");
        certificate = ca + "/issued/" + serial + ".pem";
    }
    [[nodiscard]] Finished import(const std::string& file, const char* kind = "internal") const {
        return cli({"certificate", "import", file, "--trust", trust, "--kind", kind, "--json"});
    }
    [[nodiscard]] Finished check(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"certificate", "check", certificate, "--trust", trust, "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return cli(words);
    }
    [[nodiscard]] Finished revoke(std::vector<std::string> more) const {
        std::vector<std::string> words{"certificate", "revoke", "--authority", ca, "--password-stdin", "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return cli(words, parts);
    }
    ScratchFolder folder;
    std::string ca = folder / "CA";
    std::string key = folder / "liwei.p12";
    std::string trust = folder / "trust.json";
    std::string serial;
    std::string certificate;
};

}  // namespace

TEST_CASE("openssl accepts the certificates and key files of an internal authority", "[signing][peers]") {
    if (!openssl_is_here()) return;
    for (const char* kind : {"p256", "rsa"}) {
        CAPTURE(kind);
        const Laboratory laboratory(kind);
        const auto verified = ask({"verify", "-x509_strict", "-CAfile", laboratory.ca + "/authority.pem", "-purpose",
                                   "smimesign", laboratory.certificate});
        CAPTURE(verified.out, verified.err);
        CHECK(verified.code == 0);

        const auto text = ask({"x509", "-in", laboratory.certificate, "-noout", "-text", "-nameopt", "utf8"});
        REQUIRE(text.code == 0);
        CHECK_THAT(text.out, Catch::Contains("CN=李伟") && Catch::Contains("UID=u-0007"));
        CHECK_THAT(text.out, Catch::Contains("not by a licensed authority"));
        CHECK_THAT(text.out,
                   Catch::Contains("X509v3 Key Usage: critical\n                Digital Signature, Non Repudiation\n"));
        CHECK_THAT(text.out, Catch::Contains("X509v3 Basic Constraints: critical\n                CA:FALSE"));
        CHECK_THAT(text.out, !Catch::Contains("Extended Key Usage"));

        const auto file = ask({"pkcs12", "-in", laboratory.key, "-info", "-noout", "-passin", "pass:correct horse"});
        CAPTURE(file.err);
        CHECK(file.code == 0);
        CHECK_THAT(file.err, Catch::Contains("PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256"));
        CHECK_THAT(file.err, Catch::Contains("MAC: sha256, Iteration 600000"));
        CHECK(ask({"pkcs12", "-in", laboratory.key, "-noout", "-passin", "pass:Correct horse"}).code != 0);
        // Both parts, one behind the other, open the authority with public tools too.
        CHECK(ask({"pkcs12", "-in", laboratory.ca + "/authority.p12", "-noout", "-passin",
                   "pass:what Wang knowswhat Zhao knows"})
                  .code == 0);
        CHECK(ask({"pkcs12", "-in", laboratory.ca + "/authority.p12", "-noout", "-passin", "pass:what Wang knows"})
                  .code != 0);
    }
}

TEST_CASE("openssl accepts our signatures, and we accept its key files", "[signing][peers]") {
    if (!openssl_is_here()) return;
    using namespace velocert::signing;
    const Laboratory laboratory;
    const auto& folder = laboratory.folder;
    const auto opened = open_pkcs12(velocert::base::as_bytes(read(laboratory.key)),
                                    velocert::base::Secret(std::string("correct horse")));
    REQUIRE(opened);
    const std::string text = "what is signed";
    const auto signature = (*opened)->sign(velocert::base::as_bytes(text));
    REQUIRE(signature);
    const auto data = folder.file("data", text);
    REQUIRE(ask({"x509", "-in", laboratory.certificate, "-pubkey", "-noout", "-out", folder / "public.pem"}).code == 0);
    CHECK(ask({"dgst", "-sha256", "-verify", folder / "public.pem", "-signature", folder.file("sig", *signature), data})
              .code == 0);

    // Its own ways of writing a key file: as it does today, and as it did before.
    REQUIRE(ask({"req", "-x509", "-newkey", "rsa:3072", "-nodes", "-subj", "/CN=Stranger", "-keyout", folder / "k.pem",
                 "-out", folder / "c.pem"})
                .code == 0);
    const std::vector<std::vector<std::string>> ways = {
        {}, {"-certpbe", "PBE-SHA1-3DES", "-keypbe", "PBE-SHA1-3DES", "-macalg", "sha1"}};
    for (const auto& way : ways) {
        std::vector<std::string> words{"pkcs12", "-export",        "-inkey",   folder / "k.pem",
                                       "-in",    folder / "c.pem", "-passout", "pass:密码 pass",
                                       "-out",   folder / "s.p12"};
        words.insert(words.end(), way.begin(), way.end());
        REQUIRE(ask(words).code == 0);
        const auto file = read(folder / "s.p12");
        const auto key = open_pkcs12(velocert::base::as_bytes(file), velocert::base::Secret(std::string("密码 pass")));
        REQUIRE(key);
        const auto certificate = Certificate::parse((*key)->certificate(), "stranger");
        REQUIRE(certificate);
        CHECK(certificate->subject == "Stranger");
        CHECK_FALSE(open_pkcs12(velocert::base::as_bytes(file), velocert::base::Secret(std::string("密码 pas"))));
    }
}

TEST_CASE("a revoked certificate is revoked for us and for openssl, from its date on", "[signing][peers]") {
    const Laboratory laboratory;
    REQUIRE(laboratory.import(laboratory.ca + "/authority.pem").code == 0);
    REQUIRE(laboratory.import(laboratory.ca + "/revoked.pem").code == 0);
    auto checked = laboratory.check();
    CHECK(checked.code == 0);
    CHECK(member(checked.json(), "kind") == "internal");
    CHECK(checked.json().find("notes")->items()->empty());

    const auto revoked = laboratory.revoke({"--serial", laboratory.serial, "--reason", "key-compromise"});
    CAPTURE(revoked.err);
    REQUIRE(revoked.code == 0);
    const auto since = member(revoked.json().find("revoked")->items()->front(), "since");
    REQUIRE(laboratory.import(laboratory.ca + "/revoked.pem").code == 0);
    checked = laboratory.check();
    CHECK(checked.code == 5);
    CHECK(member(checked.json(), "problem") == "revoked");
    CHECK_THAT(member(checked.json(), "reason"), Catch::Contains(since.substr(0, 19)));
    CHECK(laboratory.revoke({"--serial", laboratory.serial, "--reason", "superseded"}).code == 3);
    CHECK(laboratory.revoke({"--serial", "0a"}).code == 3);
    CHECK(laboratory.revoke({"--serial", laboratory.serial, "--reason", "lost"}).code == 3);
    CHECK(laboratory.revoke({}).code == 0);

    const auto listed = cli({"certificate", "list", "--authority", laboratory.ca, "--json"});
    REQUIRE(listed.code == 0);
    CHECK(member(*listed.json().find("issued")->items()->front().find("revoked"), "reason") == "key-compromise");

    if (!openssl_is_here()) return;
    const auto list = laboratory.ca + "/revoked.pem";
    CHECK(ask({"crl", "-in", list, "-noout", "-CAfile", laboratory.ca + "/authority.pem", "-verify"}).code == 0);
    const auto text = ask({"crl", "-in", list, "-noout", "-text"});
    CHECK_THAT(text.out, Catch::Contains("Key Compromise"));
    const auto verified = ask({"verify", "-CAfile", laboratory.ca + "/authority.pem", "-crl_check", "-CRLfile", list,
                               laboratory.certificate});
    CHECK(verified.code != 0);
    CHECK_THAT(verified.err + verified.out, Catch::Contains("certificate revoked"));
}

TEST_CASE("a certificate of another authority with the same name is named as such", "[signing][peers]") {
    const Laboratory ours;
    const Laboratory theirs;
    REQUIRE(ours.import(ours.ca + "/authority.pem").code == 0);
    const auto checked = cli({"certificate", "check", theirs.certificate, "--trust", ours.trust, "--json"});
    CHECK(checked.code == 5);
    CHECK(member(checked.json(), "problem") == "other-authority-of-same-name");
    CHECK(ours.import(theirs.ca + "/revoked.pem").code == 5);
    const auto before = ours.check({"--at", "2020-01-01T00:00:00.000Z"});
    CHECK(before.code == 5);
    CHECK(member(before.json(), "problem") == "not-yet-valid");
    const auto after = ours.check({"--at", "2099-01-01T00:00:00.000Z"});
    CHECK(member(after.json(), "problem") == "expired");
}

TEST_CASE("a root is what the laboratory says it is, and stands in the list once", "[signing][peers]") {
    const ScratchFolder folder;
    const auto root = std::string(VELOCERT_TEST_DATA) + "/certificates/cfca_ev_root.pem";
    const auto trust = folder / "trust.json";
    const auto imported = cli({"certificate", "import", root, "--trust", trust, "--kind", "licensed", "--json"});
    CAPTURE(imported.err);
    REQUIRE(imported.code == 0);
    const auto listed = cli({"certificate", "list", "--trust", trust, "--json"}).json();
    const auto& entry = listed.find("roots")->items()->front();
    CHECK(member(entry, "subject") == "CFCA EV ROOT");
    CHECK(member(entry, "kind") == "licensed");
    CHECK(cli({"certificate", "import", root, "--trust", trust}).code == 3);
    const auto rubbish = folder.file("rubbish.pem", "rubbish");
    CHECK(cli({"certificate", "import", rubbish, "--trust", trust}).code == 3);
    CHECK(cli({"certificate", "import", folder / "none", "--trust", trust}).code == 3);
    CHECK(cli({"certificate", "list", "--trust", rubbish}).code == 3);
    CHECK(cli({"certificate", "list"}).code == 3);
    CHECK(cli({"certificate"}).code == 3);
}

TEST_CASE("a command without its secrets, or with wrong ones, makes nothing", "[signing][peers]") {
    const ScratchFolder folder;
    const auto make = [&](const std::string& input, bool from_stdin = true) {
        std::vector<std::string> words{"certificate", "authority", "--out", folder / "CA"};
        if (from_stdin) words.push_back("--password-stdin");
        return cli(words, input).code;
    };
    CHECK(make(parts, false) == 3);  // nothing is taken from a pipe unasked
    CHECK(make("") == 3);
    CHECK(make("what Wang knows\n") == 3);
    CHECK(make("what Wang knows\n\n") == 3);
    CHECK(make("what Wang knows\nwhat Wang knows\n") == 3);
    CHECK(make("short\nwhat Zhao knows\n") == 3);
    CHECK(make(std::string(1025, 'a') + "\nwhat Zhao knows\n") == 3);
    CHECK_FALSE(std::filesystem::exists(folder / "CA"));
    REQUIRE(make("what Wang knows\r\nwhat Zhao knows") == 0);
    CHECK(make(parts) == 3);  // never over another one
    const auto issue = [&](const std::string& input) {
        return cli({"certificate", "issue", "--authority", folder / "CA", "--name", "Li Wei", "--account", "u-1",
                    "--out", folder / "key.p12", "--password-stdin"},
                   input)
            .code;
    };
    CHECK(issue("what Wang knows\nwhat Zhao knew\ncorrect horse\n") == 6);
    CHECK(issue("what Zhao knows\nwhat Wang knows\ncorrect horse\n") == 6);
    CHECK(issue(parts + "short\n") == 3);
    CHECK(issue(parts) == 3);
    CHECK_FALSE(std::filesystem::exists(folder / "key.p12"));
    CHECK(issue(parts + "correct horse\n") == 0);
    CHECK(issue(parts + "correct horse\n") == 3);
}
