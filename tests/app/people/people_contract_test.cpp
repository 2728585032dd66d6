// SPDX-License-Identifier: GPL-3.0-or-later
// A laboratory of four persons at the command line: accounts, rights, refusals and the trail of all of it.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/base/clock.h"
#include "core/laboratory/people/password.h"
#include "core/signing/authority/internal_authority.h"
#include "tests/app/documents.h"
#include "tests/app/process.h"

using namespace velocert::tests;
using Catch::Contains;
using velocert::base::Json;

namespace {

const std::string wang = "a lamp and a hat of Wang\n";
const std::string li = "two hats and a spoon of Li\n";
const std::string first = "the first one for somebody\n";
const std::string wrong = "not the right lamp at all\n";

std::string text_of(const Json& json, const char* key) {
    const Json* found = json.find(key);
    return found != nullptr && found->string() != nullptr ? *found->string() : std::string();
}

/// A training archive with its founder.
struct Laboratory {
    explicit Laboratory() {
        const auto made = user({"add", "wang.fang", "--create", "training", "--zh", "王芳", "--en", "Wang Fang",
                                "--role", "signatory", "--reason", "start of the laboratory"},
                               wang);
        CAPTURE(made.err);
        REQUIRE(made.code == 0);
    }
    [[nodiscard]] Finished user(std::vector<std::string> words, const std::string& input) const {
        words.insert(words.begin(), "user");
        words.insert(words.end(), {"--archive", path, "--password-stdin", "--json"});
        return cli(words, input);
    }
    [[nodiscard]] Finished by_wang(std::vector<std::string> words, const std::string& more = {}) const {
        words.insert(words.end(), {"--user", "wang.fang"});
        return user(words, wang + more);
    }
    void hire_li() const {
        const auto added =
            by_wang({"add", "li.ming", "--en", "Li Ming", "--role", "technician", "--reason", "joins us"}, first);
        CAPTURE(added.err);
        REQUIRE(added.code == 0);
        REQUIRE(user({"password", "--user", "li.ming"}, first + li).code == 0);
    }
    [[nodiscard]] Finished run(std::vector<std::string> more, const std::string& input) const {
        std::vector<std::string> words{"run",         "--item",       folder.file("item.json", item),
                                       "--archive",   path,           "--virtual",
                                       "--procedure", "vehicle-mass", "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return cli(words, input);
    }
    [[nodiscard]] std::vector<std::string> trail(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"audit", "--archive", path, "--json"};
        words.insert(words.end(), more.begin(), more.end());
        std::vector<std::string> out;
        const auto told = cli(words).json();
        for (const auto& entry : *told.find("entries")->items()) out.push_back(text_of(entry, "type"));
        return out;
    }
    ScratchFolder folder;
    std::string path = folder / "lab";
};

}  // namespace

TEST_CASE("the first account of an archive is a signatory and nothing else") {
    ScratchFolder folder;
    const auto add = [&](const std::string& role, const std::string& login, const std::string& password) {
        return cli({"user", "add", login, "--archive", folder / "lab", "--create", "real", "--en", "Wang Fang",
                    "--role", role, "--reason", "start of the laboratory", "--password-stdin"},
                   password);
    };
    CHECK(add("technician", "wang.fang", wang).code == 6);
    CHECK(add("signatory", "admin", wang).code == 3);
    CHECK(add("signatory", "wang.fang", "short\n").code == 3);
    CHECK(add("signatory", "wang.fang", "").code == 3);
    // What was refused has left nothing behind.
    CHECK_FALSE(std::filesystem::exists(folder / "lab"));
    CHECK(add("signatory", "wang.fang", wang).code == 0);
    const auto again = add("signatory", "li.ming", wang);
    CHECK(again.code == 6);
}

TEST_CASE("an archive without accounts works by name, as before") {
    ScratchFolder folder;
    const auto run = cli({"run", "--item", folder.file("item.json", item), "--archive", folder / "lab", "--virtual",
                          "--procedure", "vehicle-mass", "--json"});
    CHECK((run.code == 0 || run.code == 1));
    const auto named = cli({"run", "--item", folder.file("item.json", item), "--archive", folder / "lab", "--virtual",
                            "--procedure", "vehicle-mass", "--json", "--user", "li.ming", "--password-stdin"},
                           li);
    CHECK(named.code == 3);
    CHECK(named.err.find("no accounts") != std::string::npos);
}

TEST_CASE("once there are accounts a run needs one, with the right for its method, refusals are on record") {
    Laboratory lab;
    lab.hire_li();
    const auto runs = [&] {
        const auto types = lab.trail({"--type", "run-start"});
        return types.size();
    };
    const auto nobody = lab.run({}, "");
    CHECK(nobody.code == 6);
    CHECK(nobody.err.find("--user LOGIN") != std::string::npos);
    CHECK(lab.run({"--operator", "Li Ming"}, "").code == 6);
    CHECK(lab.run({"--user", "li.ming", "--password-stdin"}, wrong).code == 6);
    const auto without_right = lab.run({"--user", "li.ming", "--password-stdin"}, li);
    CHECK(without_right.code == 6);
    CHECK(without_right.err.find("without the authorisation to test with vehicle-mass") != std::string::npos);
    // A signatory does not test.
    CHECK(lab.run({"--user", "wang.fang", "--password-stdin"}, wang).code == 6);
    CHECK(runs() == 0);
    CHECK(lab.trail({"--type", "refused-act"}).size() == 2);

    const auto given = lab.by_wang(
        {"authorise", "li.ming", "--method", "vehicle-mass", "--right", "test", "--reason", "training finished"});
    CAPTURE(given.err);
    REQUIRE(given.code == 0);
    CHECK(lab.by_wang({"authorise", "li.ming", "--method", "no-such-method", "--right", "test", "--reason", "training"})
              .code == 3);
    const auto run = lab.run({"--user", "li.ming", "--password-stdin"}, li);
    CAPTURE(run.err);
    REQUIRE((run.code == 0 || run.code == 1));
    const auto started = cli({"audit", "--archive", lab.path, "--type", "run-start", "--json"}).json();
    const auto& entry = started.find("entries")->items()->front();
    CHECK(entry.find("persons")->text() == R"([{"id":"u-0002","name":"Li Ming"}])");

    REQUIRE(lab.by_wang({"withdraw", "A1", "--reason", "method was revised"}).code == 0);
    const auto withdrawn = lab.run({"--user", "li.ming", "--password-stdin"}, li);
    CHECK(withdrawn.code == 6);
    CHECK(withdrawn.err.find("withdrawn") != std::string::npos);
    CHECK(cli({"verify", lab.path}).code == 0);
}

TEST_CASE("an authorisation that the person's role never uses is given with a warning") {
    const Laboratory lab;
    lab.hire_li();
    REQUIRE(lab.by_wang({"add", "he.yun", "--en", "He Yun", "--role", "administrator", "--reason", "joins us"}, first)
                .code == 0);
    REQUIRE(lab.by_wang({"add", "gu.an", "--en", "Gu An", "--role", "auditor", "--reason", "joins us"}, first).code ==
            0);
    const auto given = [&](const char* login, const char* right) {
        return lab.by_wang(
            {"authorise", login, "--method", "vehicle-mass", "--right", right, "--reason", "training finished"});
    };
    const std::pair<const char*, const char*> idle[] = {
        {"he.yun", "test"}, {"he.yun", "approve"}, {"gu.an", "review"}, {"li.ming", "review"}, {"li.ming", "approve"}};
    for (const auto& [login, right] : idle) {
        CAPTURE(login, right);
        const auto warned = given(login, right);
        CHECK(warned.code == 0);
        CHECK(warned.err.find("warning: the authorisation is of no use as it is: " + std::string(login)) !=
              std::string::npos);
        CHECK(warned.err.find("user withdraw A") != std::string::npos);
    }
    const auto used = given("li.ming", "test");
    CHECK(used.code == 0);
    CHECK(used.err.find("of no use") == std::string::npos);
}

TEST_CASE("a certificate for another use is bound to nobody, and one of another name with a warning") {
    namespace base = velocert::base;
    namespace signing = velocert::signing;
    Laboratory lab;
    lab.hire_li();
    const auto now = base::SystemClock().now();
    const base::Secret secret("the key of somebody");
    const auto authority = signing::InternalAuthority::make("Lab", signing::KeyKind::p256, 10, now);
    REQUIRE(authority);
    const auto bind = [&](const char* name, const base::Result<signing::IssuedKey>& issued) {
        REQUIRE(issued);
        return lab.by_wang({"certificate", "li.ming", "--file", lab.folder.file(name, issued->certificate.pem()),
                            "--reason", "issued in March"});
    };
    const auto stamp = bind("stamp.pem", authority->issue_time_stamp("Clock", 2, secret, now));
    CAPTURE(stamp.err);
    CHECK(stamp.code == 3);
    CHECK(stamp.err.find("stamp.pem") != std::string::npos);
    CHECK(stamp.err.find("for something else than signing documents") != std::string::npos);
    CHECK(lab.trail({"--type", "account-certificate"}).empty());
    const auto other =
        bind("other.pem", authority->issue({"Somebody Else", "", signing::KeyKind::p256, 2, 10'000}, secret, now));
    CAPTURE(other.err);
    CHECK(other.code == 0);
    CHECK(other.err.find("made out to Somebody Else") != std::string::npos);
    const auto own = bind("own.pem", authority->issue({"LI Ming", "", signing::KeyKind::p256, 2, 10'000}, secret, now));
    CHECK(own.code == 0);
    CHECK(own.err.find("warning") == std::string::npos);
}

TEST_CASE("limits and instruments are kept by accounts once there are any") {
    Laboratory lab;
    lab.hire_li();
    const std::vector<std::string> propose{"release-limit",   "propose",      "--archive", lab.path,
                                           "--edition",       "GB17761-2024", "--limit",   "motor.low_speed_torque",
                                           "--relation",      ">=",           "--value",   "12 N.m",
                                           "--page",          "p. 17",        "--source",  "printed copy",
                                           "--password-stdin"};
    const auto with = [&](std::vector<std::string> more, const std::string& input) {
        auto words = propose;
        words.insert(words.end(), more.begin(), more.end());
        return cli(words, input);
    };
    CHECK(with({"--person", "Wang Fang"}, "").code == 6);
    CHECK(with({"--user", "li.ming"}, li).code == 6);  // a technician does not release limits
    CHECK(with({"--user", "wang.fang"}, wang).code == 0);
    // The proposer does not confirm.
    CHECK(cli({"release-limit", "confirm", "--archive", lab.path, "--proposal", "P1", "--user", "wang.fang",
               "--password-stdin"},
              wang)
              .code == 6);
    const auto check = [&](std::vector<std::string> more, const std::string& input) {
        std::vector<std::string> words{"calibration", "in-service", "E-017",     "--archive",
                                       lab.path,      "--reason",   "came back", "--password-stdin"};
        words.insert(words.end(), more.begin(), more.end());
        return cli(words, input);
    };
    CHECK(check({"--person", "Li Ming"}, "").code == 6);
    CHECK(check({"--user", "li.ming"}, li).code == 6);
    CHECK(check({"--user", "wang.fang"}, wang).code == 3);  // may, but there is no such instrument
}

TEST_CASE("five failures lock the account, the answer stays the same, and a signatory unlocks it") {
    Laboratory lab;
    lab.hire_li();
    const auto attempt = [&](const std::string& login, const std::string& password) {
        return lab.user({"password", "--user", login}, password + "three spoons under the bridge\n");
    };
    std::string answer;
    for (int i = 0; i < 5; ++i) {
        const auto refused = attempt("li.ming", wrong);
        CHECK(refused.code == 6);
        if (answer.empty()) answer = refused.err;
        CHECK(refused.err == answer);
    }
    CHECK(attempt("li.ming", li).err == answer);
    CHECK(attempt("nobody.here", li).err == answer);
    const auto shown = lab.user({"show", "li.ming"}, "");
    // Views take no password options.
    CHECK(shown.code == 3);
    const auto listed = cli({"user", "show", "li.ming", "--archive", lab.path, "--json"}).json();
    CHECK_FALSE(text_of(*listed.find("account"), "locked_until").empty());
    CHECK(lab.by_wang({"unlock", "li.ming", "--reason", "."}).code == 3);
    REQUIRE(lab.by_wang({"unlock", "li.ming", "--reason", "asked for by phone"}).code == 0);
    CHECK(attempt("li.ming", li).code == 0);
}

TEST_CASE("no password and no stored password leaves the program") {
    Laboratory lab;
    lab.hire_li();
    for (const auto& words : {std::vector<std::string>{"user", "list", "--archive", lab.path, "--json"},
                              {"audit", "--archive", lab.path, "--json"},
                              {"user", "show", "li.ming", "--archive", lab.path}}) {
        const auto told = cli(words);
        CAPTURE(words);
        REQUIRE(told.code == 0);
        CHECK_THAT(told.out, Contains("li.ming"));
        for (const std::string& secret :
             {std::string("argon2"), wang.substr(0, wang.find('\n')), li.substr(0, li.find('\n'))})
            CHECK_THAT(told.out, !Contains(secret));
    }
}

TEST_CASE("the trail is told in both languages and written for other programs") {
    Laboratory lab;
    lab.hire_li();
    REQUIRE(lab.by_wang({"roles", "li.ming", "--role", "technician", "--role", "custodian", "--reason", "keeps them"})
                .code == 0);
    const auto csv = lab.folder / "trail.csv";
    const auto told = cli({"audit", "--archive", lab.path, "--object", "u-0002", "--changes", "--language", "zh",
                           "--csv", csv, "--verify"});
    CAPTURE(told.err);
    REQUIRE(told.code == 0);
    CHECK(told.out.find("王芳 更改 Li Ming 的角色：technician, custodian。") != std::string::npos);
    CHECK(told.out.find("\"keeps them\"") != std::string::npos);
    std::ifstream file(csv);
    std::ostringstream text;
    text << file.rdbuf();
    CHECK(
        text.str().starts_with("seq,time,type,persons,objects,changes,reason,sentence,offset,clock,host,program\r\n"));
    CHECK(text.str().find("account-roles/1") != std::string::npos);
    // Nothing is written over.
    CHECK(cli({"audit", "--archive", lab.path, "--csv", csv}).code != 0);
    CHECK(cli({"audit", "--archive", lab.path, "--from", "2026-02-30"}).code == 3);
    CHECK(cli({"audit", "--archive", lab.path, "--language", "fr"}).code == 3);
}

TEST_CASE("a copy of the archive is enough for an auditor") {
    Laboratory lab;
    lab.hire_li();
    const auto copy = lab.folder / "copy";
    std::filesystem::copy(lab.path, copy, std::filesystem::copy_options::recursive);
    std::filesystem::remove_all(lab.path);
    const auto trail = cli({"audit", "--archive", copy, "--verify", "--json"});
    CAPTURE(trail.err);
    REQUIRE(trail.code == 0);
    CHECK(trail.json().find("entries")->items()->size() >= 4);
    CHECK(cli({"user", "list", "--archive", copy}).code == 0);
}

TEST_CASE("the reference implementation of Argon2 accepts what is stored for a password") {
    const char* python = "/usr/bin/python3";
    const std::string peer = std::string(VELOCERT_PEERS) + "/argon2_verify.py";
    if (!std::filesystem::exists(python) || Process({python, peer, "", ""}).wait().code == 77) {
        WARN("skipped: python3 or libargon2 is not installed");
        return;
    }
    const std::string password = "a lamp, a hat and 3 spoons";
    const auto stored = velocert::laboratory::argon2id().hash(velocert::base::Secret(std::string(password)));
    REQUIRE(stored);
    CHECK(Process({python, peer, *stored, password}).wait().out == "fits\n");
    CHECK(Process({python, peer, *stored, password + "s"}).wait().out == "does not fit\n");
}
