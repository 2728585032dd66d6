// SPDX-License-Identifier: GPL-3.0-or-later
// checkpoint and runs as scripts use them, and openssl as a stranger that looks at a note.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/signing/encoding/base64.h"
#include "core/signing/notes/signed_note.h"
#include "tests/app/documents.h"
#include "tests/app/process.h"

using namespace velocert::tests;
using velocert::base::Json;
namespace fs = std::filesystem;

namespace {

/// A training archive with one run, a station key and two places that hold one checkpoint.
struct Laboratory {
    Laboratory() {
        fs::create_directory(safe);
        fs::create_directory(host);
        run();
        const auto key = cli({"checkpoint", "make-key", "--name", "bench-1.example.org", "--out", secret});
        REQUIRE(key.code == 0);
        pub = folder.file("station.pub", key.out);
        REQUIRE(cli({"checkpoint", "places", "--archive", archive, "safe=" + safe, "host=" + host, "--why", "first",
                     "--person", "Li Ming"})
                    .code == 0);
        make();
    }
    void run() const {
        const auto done = cli({"run", "--item", folder.file("item.json", item), "--procedure", "vehicle-mass",
                               "--archive", archive, "--virtual", "--json"});
        CAPTURE(done.err);
        REQUIRE(done.code == 0);
    }
    Json make() const {
        const auto made = cli({"checkpoint", "make", "--archive", archive, "--key", secret, "--json"});
        CAPTURE(made.err);
        REQUIRE(made.code == 0);
        return made.json();
    }
    [[nodiscard]] Finished verify() const {
        return cli({"verify", archive, "--anchor", safe, "--anchor", host, "--station-key", pub, "--json"});
    }
    ScratchFolder folder;
    std::string archive = folder / "archive";
    std::string safe = folder / "safe";
    std::string host = folder / "host";
    std::string secret = folder / "station.key";
    std::string pub;
};

std::string verified_with_one_place(const Laboratory& laboratory) {
    return cli({"verify", laboratory.archive, "--anchor", laboratory.safe, "--station-key", laboratory.pub, "--json"})
        .out;
}

std::size_t files_in(const std::string& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("checkpoints are made, carried, listed and checked by commands", "[app][checkpoint]") {
    const Laboratory laboratory;
    CHECK(files_in(laboratory.safe) == 1);
    CHECK(files_in(laboratory.host) == 1);
    const auto listed = cli({"checkpoint", "list", "--archive", laboratory.archive, "--json"});
    REQUIRE(listed.code == 0);
    CHECK(listed.json().find("checkpoints")->items()->size() == 1);
    CHECK(listed.json().find("places")->items()->size() == 2);
    CHECK(laboratory.verify().code == 0);
    CHECK(cli({"checkpoint", "check", "--archive", laboratory.archive, "--station-key", laboratory.pub}).code == 0);

    auto state = cli({"checkpoint", "state", "--archive", laboratory.archive, "--json"});
    CHECK(state.code == 6);  // never verified
    CHECK(cli({"checkpoint", "verify", "--archive", laboratory.archive, "--station-key", laboratory.pub, "--person",
               "Li Ming"})
              .code == 0);
    state = cli({"checkpoint", "state", "--archive", laboratory.archive, "--json"});
    CAPTURE(state.out);
    CHECK(state.code == 0);

    // A key that others may read is no secret.
    CHECK(cli({"checkpoint", "make", "--archive", laboratory.archive, "--key", laboratory.pub}).code == 6);
    CHECK(cli({"verify", laboratory.archive, "--station-key", laboratory.secret}).code == 3);
    CHECK(cli({"checkpoint", "make-key", "--name", "x", "--out", laboratory.secret}).code == 3);  // never overwritten
    CHECK(cli({"checkpoint", "places", "--archive", laboratory.archive, "safe", "--why", "x", "--person", "Li"}).code ==
          3);
}

TEST_CASE("a proof is written and checked without the archive", "[app][checkpoint]") {
    const Laboratory laboratory;
    const auto runs = cli({"runs", "--archive", laboratory.archive, "--json"});
    REQUIRE(runs.code == 0);
    const auto id = *runs.json().find("runs")->items()->at(0).find("run")->string();
    const std::string proof = laboratory.folder / "run.proof";
    REQUIRE(cli({"checkpoint", "prove", "--archive", laboratory.archive, "--run", id, "--out", proof}).code == 0);
    fs::remove_all(laboratory.archive);
    CHECK(cli({"checkpoint", "check-proof", proof, "--station-key", laboratory.pub}).code == 0);
    auto text = bytes_of(proof);
    text.replace(text.find("S-001"), 5, "S-002");
    const auto changed = cli(
        {"checkpoint", "check-proof", laboratory.folder.file("changed.proof", text), "--station-key", laboratory.pub});
    CHECK(changed.code == 5);
    CHECK(changed.err.find("do not lead to the root") != std::string::npos);
}

TEST_CASE("an older state put back is found by verify, and stops issuing", "[app][checkpoint]") {
    const Laboratory laboratory;
    fs::copy(laboratory.archive, laboratory.folder / "yesterday", fs::copy_options::recursive);
    laboratory.run();
    static_cast<void>(laboratory.make());
    fs::remove_all(laboratory.archive);
    fs::rename(laboratory.folder / "yesterday", laboratory.archive);
    CHECK(cli({"verify", laboratory.archive}).code == 0);  // nothing inside can tell
    const auto verified = laboratory.verify();
    CHECK(verified.code == 5);
    CHECK(verified.out.find("rolled back") != std::string::npos);
    CHECK(verified.out.find("truncated before checkpoint") != std::string::npos);
    CHECK(cli({"checkpoint", "verify", "--archive", laboratory.archive, "--person", "Li Ming"}).code == 5);
    const auto state = cli({"checkpoint", "state", "--archive", laboratory.archive});
    CHECK(state.code == 6);
    CHECK(state.out.find("nobody has acknowledged") != std::string::npos);
    CHECK(cli({"checkpoint", "accept-rollback", "--archive", laboratory.archive, "--row", "1", "--why", "disk failed",
               "--person", "Li Ming"})
              .code == 3);
}

TEST_CASE("an older state that is restored is told in the act and stands on record", "[app][checkpoint]") {
    const Laboratory laboratory;
    const std::string backups = laboratory.folder / "backups";
    REQUIRE(
        cli({"backup", "--archive", laboratory.archive, "--to", backups, "--station-key", laboratory.secret}).code ==
        0);
    const auto restore = [&](const std::string& name) {
        return cli({"restore", "--from", backups, "--to", laboratory.folder / name, "--json"});
    };
    const auto newest = restore("newest");
    CAPTURE(newest.err);
    CHECK(newest.code == 0);
    CHECK(newest.err.find("older state") == std::string::npos);
    laboratory.run();
    static_cast<void>(laboratory.make());
    const auto older = restore("older");
    CAPTURE(older.err, older.out);
    CHECK(older.code == 0);
    CHECK(older.err.find("warning: place \"safe\"") != std::string::npos);
    CHECK(older.err.find("an older state was put back") != std::string::npos);
    std::vector<std::string> places;
    const auto document = older.json();
    for (const auto& note : *document.find("notes")->items())
        if (note.find("what")->string()->find("an older state was put back") != std::string::npos)
            places.push_back(*note.find("where")->string());
    CHECK(places == std::vector<std::string>{"place \"safe\"", "place \"host\""});
    const auto trail = cli({"audit", "--archive", laboratory.folder / "older", "--type", "rollback", "--json"});
    CHECK(trail.json().find("entries")->items()->size() == 2);
}

TEST_CASE("the state tells when the last verification that found nothing was", "[app][checkpoint]") {
    const Laboratory laboratory;
    const auto state = [&] { return cli({"checkpoint", "state", "--archive", laboratory.archive, "--json"}).json(); };
    const auto in_words = [&] { return cli({"checkpoint", "state", "--archive", laboratory.archive}).out; };
    const auto verify = [&] {
        return cli({"checkpoint", "verify", "--archive", laboratory.archive, "--person", "Li Ming"}).code;
    };
    CHECK(in_words().find("never verified without findings") != std::string::npos);
    REQUIRE(verify() == 0);
    const std::string good = *state().find("last_good_verification")->string();
    for (const auto& file : fs::directory_iterator(laboratory.safe)) {
        std::ofstream(file.path(), std::ios::app) << "one more line\n";
    }
    REQUIRE(verify() == 5);
    const auto after = state();
    CHECK_FALSE(*after.find("last_verification")->find("ok")->boolean());
    CHECK(*after.find("last_verification")->find("time")->string() != good);
    CHECK(*after.find("last_good_verification")->string() == good);
    CHECK(in_words().find("that found nothing (" + good + ")") != std::string::npos);
}

TEST_CASE("the small verifier reads the station's key from a file, too", "[app][checkpoint]") {
    const Laboratory laboratory;
    const auto small = [&](const std::string& file) {
        return Process(
                   {VELOCERT_VERIFY, laboratory.archive, "--anchor", laboratory.safe, "--station-key", file, "--json"})
            .wait();
    };
    const auto held = small(laboratory.pub);
    CAPTURE(held.out, held.err);
    CHECK(held.code == 0);
    CHECK(held.out == verified_with_one_place(laboratory));
    const std::string other = laboratory.folder / "other.key";
    const auto made = cli({"checkpoint", "make-key", "--name", "bench-1.example.org", "--out", other});
    REQUIRE(made.code == 0);
    CHECK(small(laboratory.folder.file("other.pub", made.out)).code == 5);
    CHECK(small(laboratory.secret).code == 3);
    CHECK(small(laboratory.folder.file("empty.pub", "\n")).code == 3);
    CHECK(small(laboratory.folder / "none.pub").code == 3);
}

TEST_CASE("runs are found by filters, page by page", "[app][runs]") {
    const Laboratory laboratory;
    laboratory.run();
    const auto ask = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"runs", "--archive", laboratory.archive, "--json"});
        return cli(words);
    };
    const auto count = [&](std::vector<std::string> words) {
        const auto done = ask(std::move(words));
        REQUIRE(done.code == 0);
        return done.json().find("runs")->items()->size();
    };
    CHECK(count({}) == 2);
    CHECK(count({"--item", "S-001"}) == 2);
    CHECK(count({"--item", "S-002"}) == 0);
    CHECK(count({"--text", "s-0"}) == 2);
    CHECK(count({"--lifecycle", "completed"}) == 2);
    CHECK(count({"--lifecycle", "running"}) == 0);
    CHECK(count({"--to", "2001-01-01"}) == 0);
    const auto first = ask({"--limit", "1"});
    REQUIRE(first.json().find("next")->string() != nullptr);
    CHECK(count({"--limit", "1", "--after", *first.json().find("next")->string()}) == 1);
    CHECK(ask({"--limit", "0"}).code == 3);
    CHECK(ask({"--after", "x"}).code == 3);
    CHECK(ask({"--verdict", "good"}).code == 3);
    CHECK(ask({"--from", "yesterday"}).code == 3);
}

TEST_CASE("openssl accepts the signature of a checkpoint, and refuses it under a changed text",
          "[app][checkpoint][peers]") {
    if (std::system("command -v openssl > /dev/null 2>&1") != 0) {
        WARN("openssl is not here: the note was not looked at by a stranger");
        return;
    }
    const Laboratory laboratory;
    const auto note = bytes_of(fs::directory_iterator(laboratory.safe)->path().string());
    const auto split = note.find("\n\n");
    REQUIRE(split != std::string::npos);
    const auto text = note.substr(0, split + 1);
    const auto blank = note.rfind(' ');
    const auto blob = velocert::signing::bytes_of_base64(note.substr(blank + 1, note.size() - blank - 2), "note");
    REQUIRE(blob);
    const auto line = bytes_of(laboratory.pub);
    const auto key = velocert::signing::NoteVerifier::parse(line.substr(0, line.size() - 1));
    REQUIRE(key);
    std::string der("\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00", 12);
    der.append(key->public_key.begin(), key->public_key.end());
    const auto check = [&](const std::string& signed_text) {
        return std::system(("openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey '" +
                            laboratory.folder.file("key.der", der) + "' -in '" +
                            laboratory.folder.file("text", signed_text) + "' -sigfile '" +
                            laboratory.folder.file("signature", blob->substr(4)) + "' > /dev/null 2>&1")
                               .c_str());
    };
    CHECK(check(text) == 0);
    CHECK(check(text + "x") != 0);
}
