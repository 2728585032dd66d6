// SPDX-License-Identifier: GPL-3.0-or-later
// Exports for other programs, backups and what is kept, at the command line.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>

#include "core/base/clock.h"
#include "core/base/entropy.h"
#include "core/records/archive.h"
#include "core/records/integrity/checkpoint.h"
#include "core/signing/notes/signed_note.h"
#include "tests/app/documents.h"
#include "tests/app/process.h"
#include "tests/support/pdf_text.h"

using namespace velocert;
using namespace velocert::tests;
namespace fs = std::filesystem;

namespace {

struct Laboratory {
    Laboratory() {
        const auto run = cli({"run", "--item", folder.file("item.json", item), "--procedure", "vehicle-mass",
                              "--archive", archive, "--virtual", "--json"});
        CAPTURE(run.err);
        REQUIRE(run.code == 0);
        id = *run.json().find("run")->string();
    }
    [[nodiscard]] Finished export_as(const std::string& format, const std::string& name) const {
        return cli({"export", "--archive", archive, "--run", id, "--format", format, "--out", folder / name});
    }
    ScratchFolder folder;
    std::string archive = folder / "archive";
    std::string backups = folder / "backups";
    std::string id;
};

}  // namespace

TEST_CASE("a run is exported in each format, once, and the sums of a series bundle hold") {
    const Laboratory laboratory;
    for (const auto* format : {"json", "xml", "xlsx", "csv", "package"}) {
        INFO(format);
        const std::string name = std::string("out.") + format;
        CHECK(laboratory.export_as(format, name).code == 0);
        CHECK(fs::exists(laboratory.folder / name));
        CHECK(laboratory.export_as(format, name).code == 3);
    }
    CHECK(laboratory.export_as("pdf", "out.pdf").code == 3);
    if (std::system("command -v sha256sum > /dev/null 2>&1") != 0) {
        WARN("skipped: sha256sum is not installed");
        return;
    }
    const std::string check =
        "cd '" + (laboratory.folder / "out.csv") + "' && sha256sum --strict --quiet -c SHA256SUMS";
    CHECK(std::system(check.c_str()) == 0);
}

TEST_CASE("an archive is backed up, rehearsed and restored, and its status told by the exit code") {
    const Laboratory laboratory;
    CHECK(cli({"backup", "status", "--archive", laboratory.archive}).code == 2);
    CHECK(cli({"backup", "--archive", laboratory.archive}).code == 3);
    CHECK(cli({"backup", "--archive", laboratory.archive, "--to", laboratory.archive + "/backups"}).code == 3);
    const auto made = cli({"backup", "--archive", laboratory.archive, "--to", laboratory.backups, "--json"});
    CAPTURE(made.out, made.err);
    REQUIRE(made.code == 0);
    CHECK(*made.json().find("recorded")->boolean());
    const auto rehearsed =
        cli({"restore", "rehearse", "--from", laboratory.backups, "--archive", laboratory.archive, "--json"});
    CAPTURE(rehearsed.out, rehearsed.err);
    REQUIRE(rehearsed.code == 0);
    CHECK(rehearsed.json().find("runs")->number()->digits == "1");
    const auto status = cli({"backup", "status", "--archive", laboratory.archive, "--json"});
    CHECK(status.code == 0);
    CHECK(*status.json().find("last_rehearsal_good")->boolean());
    const std::string again = laboratory.folder / "again";
    CHECK(cli({"restore", "--from", laboratory.backups, "--to", again}).code == 0);
    CHECK(cli({"verify", again}).code == 0);
    CHECK(cli({"recompute", "--archive", again, "--all"}).code == 0);
    CHECK(cli({"restore", "--from", laboratory.backups, "--to", again}).code == 3);
}

TEST_CASE("a backup that a person asks for while another program writes is taken, and recorded by the next one") {
    const Laboratory laboratory;
    const auto backup = [&] {
        return cli(
            {"backup", "--archive", laboratory.archive, "--to", laboratory.backups, "--person", "He Yun", "--json"});
    };
    const auto status = [&](std::vector<std::string> more = {}) {
        std::vector<std::string> words{"backup", "status", "--archive", laboratory.archive};
        words.insert(words.end(), more.begin(), more.end());
        return cli(words);
    };
    {
        const base::SystemClock clock;
        const auto open = records::Archive::open(laboratory.archive, clock);
        REQUIRE(open);
        const auto during = backup();
        CAPTURE(during.err);
        CHECK(during.code == 0);
        CHECK_FALSE(*during.json().find("recorded")->boolean());
        CHECK_THAT(during.err, Catch::Contains("nobody can sign in now"));
        REQUIRE((*open)->append("note/1", base::Json::object().set("text", "kept")));
    }
    const auto unknown = status();
    CHECK(unknown.code == 2);
    CHECK_THAT(unknown.out, Catch::Contains("no backup is on record") && Catch::Contains("--to"));
    CHECK(status({"--to", laboratory.backups}).code == 0);
    CHECK(backup().code == 0);
    CHECK(status().code == 0);
    const auto recorded = cli({"audit", "--archive", laboratory.archive, "--type", "backup", "--json"}).json();
    const auto& entries = *recorded.find("entries")->items();
    REQUIRE(entries.size() == 2);
    // Nothing is recorded twice.
    CHECK(backup().code == 0);
    CHECK(cli({"audit", "--archive", laboratory.archive, "--type", "backup", "--json"})
              .json()
              .find("entries")
              ->items()
              ->size() == 3);
    CHECK(cli({"verify", laboratory.archive}).code == 0);
}

TEST_CASE("a backup that is not on record is recorded with the next one into its folder, whatever is newer elsewhere") {
    const Laboratory laboratory;
    const std::string elsewhere = laboratory.folder / "elsewhere";
    const auto backup = [&](const std::string& to) {
        const auto done = cli({"backup", "--archive", laboratory.archive, "--to", to, "--json"});
        CAPTURE(done.err);
        CHECK(done.code == 0);
        return *done.json().find("recorded")->boolean();
    };
    const auto recorded = [&] {
        const auto told = cli({"audit", "--archive", laboratory.archive, "--type", "backup", "--json"}).json();
        return told.find("entries")->items()->size();
    };
    {
        const base::SystemClock clock;
        const auto open = records::Archive::open(laboratory.archive, clock);
        REQUIRE(open);
        CHECK_FALSE(backup(laboratory.backups));
        REQUIRE((*open)->append("note/1", base::Json::object().set("text", "kept")));
    }
    CHECK(backup(elsewhere));
    CHECK(recorded() == 1);
    CHECK(backup(laboratory.backups));
    CHECK(recorded() == 3);
    // The same folder by another name holds nothing new.
    CHECK(backup(laboratory.backups + "/../backups"));
    CHECK(backup(elsewhere));
    CHECK(recorded() == 5);
    CHECK(cli({"verify", laboratory.archive}).code == 0);
}

TEST_CASE("once a station has signed, a backup without its key is not permitted") {
    const Laboratory laboratory;
    const std::string file = laboratory.folder / "station.key";
    {
        const base::SystemClock clock;
        const auto key = signing::StationKey::make("bench-1", base::SystemEntropy());
        REQUIRE(key);
        REQUIRE(key->store(file));
        const auto archive = records::Archive::open(laboratory.archive, clock);
        REQUIRE(archive);
        REQUIRE(records::make_checkpoint(**archive, *key, clock, records::CheckpointReason::by_hand));
    }
    const std::vector<std::string> plain = {"backup", "--archive", laboratory.archive, "--to", laboratory.backups};
    CHECK(cli(plain).code == 6);
    auto with_key = plain;
    with_key.insert(with_key.end(), {"--station-key", file, "--json"});
    const auto made = cli(with_key);
    CAPTURE(made.out, made.err);
    REQUIRE(made.code == 0);
    CHECK(*made.json().find("signed")->boolean());
}

TEST_CASE("retention grows, legal holds are shown, and there is no command that removes anything") {
    const Laboratory laboratory;
    const auto state = [&](const char* years) {
        return cli({"retention", "--archive", laboratory.archive, "--years", years, "--person", "Li Wei", "--reason",
                    "contract"})
            .code;
    };
    CHECK(state("5") == 6);
    CHECK(state("10") == 0);
    CHECK(state("9") == 6);
    CHECK(cli({"legal-hold", "place", "--archive", laboratory.archive, "--subject", "item S-001", "--person", "Li Wei",
               "--reason", "court"})
              .code == 0);
    const auto shown = cli({"retention", "--archive", laboratory.archive, "--json"}).json();
    CHECK(shown.find("years")->number()->digits == "10");
    CHECK(shown.find("legal_holds")->items()->size() == 1);
    CHECK(cli({"legal-hold", "lift", "--archive", laboratory.archive, "--hold", "H2", "--person", "Li Wei", "--reason",
               "settled"})
              .code == 3);
    CHECK(cli({"legal-hold", "lift", "--archive", laboratory.archive, "--hold", "H1", "--person", "Wang Fang",
               "--reason", "settled"})
              .code == 0);
    const auto help = cli({"--help"}).out;
    for (const auto* word : {"purge", "delete", "remove", "erase"})
        CHECK(help.find(std::string("\n  ") + word) == std::string::npos);
}

TEST_CASE("after an unclean end the next command asks for its cause, and the account goes on record") {
    const Laboratory laboratory;
    const auto& archive = laboratory.archive;
    CHECK(cli({"upkeep", "failures", "--archive", archive}).code == 0);
    {
        // The folder of an archive that is open is what a program leaves that is killed.
        const base::SystemClock clock;
        const auto open = records::Archive::open(archive, clock);
        REQUIRE(open);
        fs::copy(archive, laboratory.folder / "dead", fs::copy_options::recursive);
    }
    const auto dead = laboratory.folder / "dead";
    // Nobody has written there since: only the lock tells it.
    const auto fresh = cli({"upkeep", "failures", "--archive", dead, "--json"});
    CHECK(fresh.code == 2);
    CHECK(*fresh.json().find("not_yet_noted")->boolean());
    CHECK(*fresh.json().find("open")->boolean());
    CHECK_THAT(cli({"upkeep", "failures", "--archive", dead}).out, Catch::Contains("ended without closing"));
    const auto next = cli({"run", "--item", laboratory.folder.file("item.json", item), "--procedure", "vehicle-mass",
                           "--archive", dead, "--virtual", "--json"});
    CHECK(next.code == 0);
    CHECK_THAT(next.err, Catch::Contains("ended without closing the archive") && Catch::Contains("upkeep account"));
    const auto open = cli({"upkeep", "failures", "--archive", dead, "--json"});
    CHECK(open.code == 2);
    CHECK(*open.json().find("open")->boolean());
    CHECK_FALSE(*open.json().find("not_yet_noted")->boolean());
    const auto say = [&](const std::string& cause, const std::string& at_once, const std::string& person) {
        return cli({"upkeep", "account", "--archive", dead, "--cause", cause, "--immediate-action", at_once,
                    "--corrective-action", "a supply is ordered", "--person", person});
    };
    CHECK(say(".", "looked at all instruments", "Li Ming").code == 3);
    CHECK(say("power cut", "-", "Li Ming").code == 3);
    CHECK(cli({"upkeep", "account", "--archive", dead, "--cause", "power cut", "--immediate-action", "looked at all",
               "--corrective-action", "a supply is ordered"})
              .code == 3);
    CHECK(cli({"upkeep", "failures", "--archive", dead}).code == 2);
    CHECK(say("power cut", "looked at all instruments", "Li Ming").code == 0);
    const auto told = cli({"upkeep", "failures", "--archive", dead, "--json"});
    CHECK(told.code == 0);
    const auto answered = told.json();
    const auto& accounts = *answered.find("failures")->items()->at(0).find("accounts")->items();
    REQUIRE(accounts.size() == 1);
    CHECK(*accounts[0].find("cause")->string() == "power cut");
    CHECK(*accounts[0].find("by")->find("name")->string() == "Li Ming");
    // Nothing is open any more: a second one without a row has nothing to be about.
    CHECK(say("power cut", "looked at all instruments", "Li Ming").code == 3);
    CHECK(cli({"verify", dead}).code == 0);
    CHECK_THAT(cli({"audit", "--archive", dead, "--type", "failure-account"}).out, Catch::Contains("power cut"));
}

TEST_CASE("the audit trail is written as PDF, once, and what was taken out is on record") {
    const Laboratory laboratory;
    const auto file = laboratory.folder / "trail.pdf";
    const auto made = cli({"audit", "--archive", laboratory.archive, "--type", "run-end", "--out", file, "--json"});
    CAPTURE(made.err);
    REQUIRE(made.code == 0);
    std::string text;
    for (const auto& page : velocert::reports::test::pages_of(velocert::reports::test::read_bytes(file))) text += page;
    text = velocert::reports::test::without_blanks(text);
    CHECK_THAT(text, Catch::Contains("AuditTrail", Catch::CaseSensitive::No) && Catch::Contains("SPECIMEN") &&
                         Catch::Contains(velocert::reports::test::without_blanks(laboratory.id)) &&
                         Catch::Contains("run-end"));
    CHECK(cli({"audit", "--archive", laboratory.archive, "--out", file}).code == 3);
    const auto taken = cli({"audit", "--archive", laboratory.archive, "--type", "export", "--json"});
    const auto trail = taken.json();
    const auto& entries = *trail.find("entries")->items();
    REQUIRE(entries.size() == 1);
    CHECK_THAT(entries[0].text(), Catch::Contains(base::Digest::of(bytes_of(file)).text()));
    CHECK(cli({"audit", "--archive", laboratory.archive, "--out", "/nowhere/trail.pdf"}).code == 3);
    // Of several files, what is there is on record, and what is not is not.
    const auto exports = [&] {
        const auto told = cli({"audit", "--archive", laboratory.archive, "--type", "export", "--json"}).json();
        return *told.find("entries")->items();
    };
    const auto csv = laboratory.folder / "trail.csv";
    CHECK(cli({"audit", "--archive", laboratory.archive, "--csv", csv, "--out", "/nowhere/trail.pdf"}).code == 3);
    CHECK_FALSE(fs::exists(csv));
    CHECK(exports().size() == 1);
    CHECK(cli({"audit", "--archive", laboratory.archive, "--csv", csv, "--json-file", "/nowhere/trail.json"}).code ==
          3);
    REQUIRE(fs::exists(csv));
    const auto after = exports();
    REQUIRE(after.size() == 2);
    CHECK_THAT(after[1].text(), Catch::Contains(base::Digest::of(bytes_of(csv)).text()));
    const auto paper = laboratory.folder / "newest.pdf";
    const auto table = laboratory.folder / "newest.csv";
    CHECK(cli({"audit", "--archive", laboratory.archive, "--last", "1", "--csv", table, "--out", paper}).code == 0);
    CHECK(exports().size() == 4);
    text.clear();
    for (const auto& page : velocert::reports::test::pages_of(velocert::reports::test::read_bytes(paper))) text += page;
    CHECK_THAT(velocert::reports::test::without_blanks(text), Catch::Contains("onlythenewest1"));
}
