// SPDX-License-Identifier: GPL-3.0-or-later
// Signing with a key on a token (softhsm2 as the token), and with a time-stamp authority of the laboratory's own. The
// peers are optional; where they are not installed the test says so and passes.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>

#include "tests/app/signing_laboratory.h"

using namespace velocert;
using namespace velocert::tests;
using Catch::Contains;

namespace {

namespace fs = std::filesystem;

std::string module_path() {
    for (const char* path : {"/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"})
        if (fs::exists(path)) return path;
    return {};
}

bool peers_are_here() {
    const bool here = !module_path().empty() && fs::exists("/usr/bin/pkcs11-tool") &&
                      fs::exists("/usr/bin/softhsm2-util") && fs::exists("/usr/bin/openssl");
    if (!here) WARN("skipped: softhsm2, opensc or openssl is not installed");
    return here;
}

void must_run(const std::vector<std::string>& words) {
    const auto done = Process(words).wait();
    CAPTURE(words, done.out, done.err);
    REQUIRE(done.code == 0);
}

/// The key of a person, moved from its file to a token of its own.
void move_to_token(const SigningLaboratory& lab, const std::string& login, const std::string& token) {
    const auto& folder = lab.folder;
    fs::create_directories(folder / "tokens");
    const auto configuration = folder.file(
        "softhsm2.conf", "directories.tokendir = " + (folder / "tokens") + "\nobjectstore.backend = file\n");
    REQUIRE(::setenv("SOFTHSM2_CONF", configuration.c_str(), 1) == 0);
    must_run({"/usr/bin/softhsm2-util", "--init-token", "--free", "--label", token, "--so-pin", "12345678", "--pin",
              "4321"});
    const auto file = folder / (login + ".p12");
    const std::string pass = "pass:" + SigningLaboratory::passphrase(login);
    must_run(
        {"/usr/bin/openssl", "pkcs12", "-in", file, "-nocerts", "-nodes", "-passin", pass, "-out", folder / "key.pem"});
    must_run({"/usr/bin/openssl", "pkcs8", "-topk8", "-nocrypt", "-in", folder / "key.pem", "-out", folder / "key.p8"});
    must_run({"/usr/bin/openssl", "pkcs12", "-in", file, "-nokeys", "-clcerts", "-passin", pass, "-out",
              folder / "certificate.pem"});
    must_run({"/usr/bin/openssl", "x509", "-in", folder / "certificate.pem", "-outform", "DER", "-out",
              folder / "certificate.der"});
    must_run({"/usr/bin/softhsm2-util", "--import", folder / "key.p8", "--token", token, "--label", login, "--id", "01",
              "--pin", "4321"});
    must_run({"/usr/bin/pkcs11-tool", "--module", module_path(), "--token-label", token, "--login", "--pin", "4321",
              "--write-object", folder / "certificate.der", "--type", "cert", "--label", login, "--id", "01"});
}

std::string prepared_report(const SigningLaboratory& lab) {
    const auto prepared = lab.prepare();
    CAPTURE(prepared.err);
    REQUIRE(prepared.code == 0);
    return *prepared.json().find("report")->string();
}

}  // namespace

TEST_CASE("a report is signed with a key on a token, and a wrong PIN or token signs nothing", "[token-contract]") {
    if (!peers_are_here()) return;
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
    const std::vector<std::string> token{"--token-module", module_path(), "--token", "Li Ming"};
    CHECK(sign(token, password + "\n9999\n").code == 6);
    CHECK(sign(token, "a wrong password\n4321\n").code == 6);
    // A PIN is never taken from the password: a token counts wrong ones.
    CHECK(sign(token, password + "\n").code == 3);
    CHECK(sign({"--token-module", module_path(), "--token", "Nobody"}, password + "\n4321\n").code == 3);
    CHECK(sign({"--token-module", lab.folder / "none.so", "--token", "Li Ming"}, password + "\n4321\n").code == 3);
    CHECK(sign({"--token", "Li Ming"}, password + "\n4321\n").code == 3);
    CHECK(sign({"--token-module", module_path()}, password + "\n4321\n").code == 3);
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
    const auto reviewed = cli(
        {"audit", "--archive", lab.archive, "--review", "--found", "nothing out of order", "--user", "wang.fang",
         "--trust", lab.trust, "--token-module", module_path(), "--token", "Wang Fang", "--yes", "--password-stdin"},
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
}
