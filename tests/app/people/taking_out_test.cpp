// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves an archive as a file: who may take it, and that the ledger tells who took what.
#include <catch2/catch.hpp>

#include <filesystem>

#include "core/base/digest.h"
#include "tests/app/people/real_laboratory.h"

using namespace velocert;
using namespace velocert::tests;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

const std::string& text_of(const base::Json& json, const char* member) {
    static const std::string none;
    const auto* found = json.find(member);
    return found == nullptr || found->string() == nullptr ? none : *found->string();
}

std::string digest_of(const std::string& file) { return base::Digest::of(bytes_of(file)).text(); }

}  // namespace

TEST_CASE("out of a real archive with accounts nothing is taken but by somebody who may, and it is on record",
          "[taking-out]") {
    const RealLaboratory lab;
    const std::vector<std::vector<std::string>> takings{
        {"export", "--archive", lab.archive, "--run", lab.run, "--out", lab.folder / "run.velo"},
        {"audit", "--archive", lab.archive, "--csv", lab.folder / "trail.csv"},
        {"audit", "--archive", lab.archive, "--json-file", lab.folder / "trail.json"}};
    std::size_t taken = 0;
    for (const auto& words : takings) {
        CAPTURE(words);
        const auto& file = words.back();
        const auto nobody = cli(words);
        CHECK(nobody.code == 6);
        CHECK_THAT(nobody.err, Contains("nobody is named") && Contains("--user LOGIN"));
        const auto technician = RealLaboratory::by("li.ming", words);
        CHECK(technician.code == 6);
        CHECK_THAT(technician.err, Contains("export-records"));
        CHECK(RealLaboratory::by("nobody.here", words).code == 6);
        CHECK_FALSE(fs::exists(file));
        const auto auditor = RealLaboratory::by("bai.xue", words);
        CAPTURE(auditor.err);
        REQUIRE(auditor.code == 0);
        const auto entries = lab.entries("export");
        REQUIRE(entries.size() == ++taken);
        const auto kept = RealLaboratory::on_ledger(lab.archive, "export/1");
        const auto& record = kept.back().record;
        CHECK(text_of(*record.find("by"), "name") == "Bai Xue");
        CHECK(text_of(record, "to") == file);
        CHECK(text_of(record, "sha256") == digest_of(file));
        CHECK_THAT(text_of(*entries.back().find("sentence"), "en"), Contains("Bai Xue took out of the archive"));
    }
    // What is only read asks nobody: every role may, and a copy is enough.
    CHECK(cli({"audit", "--archive", lab.archive}).code == 0);
    CHECK(cli({"verify", lab.archive}).code == 0);
    CHECK(cli({"verify", lab.folder / "run.velo"}).code == 0);
}

TEST_CASE("a training archive goes on without a name, and tells of what was taken all the same", "[taking-out]") {
    const SigningLaboratory lab;
    const auto count = [&] {
        return cli({"audit", "--archive", lab.archive, "--type", "export", "--json"})
            .json()
            .find("entries")
            ->items()
            ->size();
    };
    const auto file = lab.folder / "run.velo";
    const auto exported = cli({"export", "--archive", lab.archive, "--run", lab.run_id, "--out", file, "--json"});
    CAPTURE(exported.err);
    REQUIRE(exported.code == 0);
    CHECK(exported.err.empty());
    REQUIRE(count() == 1);
    const auto told = cli({"audit", "--archive", lab.archive, "--type", "export", "--json"}).json();
    const auto& entry = told.find("entries")->items()->front();
    CHECK(RealLaboratory::on_ledger(lab.archive, "export/1").front().record.find("by")->is_null());
    CHECK_THAT(text_of(*entry.find("sentence"), "en"), Contains("somebody unknown"));
    // A print, before any signature, and a folder of series by its list of digests.
    REQUIRE(cli({"report", "--archive", lab.archive, "--run", lab.run_id, "--out", lab.folder / "run.pdf"}).code == 0);
    REQUIRE(cli({"export", "--archive", lab.archive, "--run", lab.run_id, "--format", "csv", "--out",
                 lab.folder / "series"})
                .code == 0);
    const auto all = RealLaboratory::on_ledger(lab.archive, "export/1");
    REQUIRE(all.size() == 3);
    CHECK(text_of(all[1].record, "sha256") == digest_of(lab.folder / "run.pdf"));
    CHECK(text_of(all[2].record, "sha256") == digest_of(lab.folder / "series/SHA256SUMS"));
    // Whoever is named is asked here too.
    const auto refused = RealLaboratory::by(
        "li.ming", {"export", "--archive", lab.archive, "--run", lab.run_id, "--out", lab.folder / "no.velo"});
    CHECK(refused.code == 6);
    CHECK_FALSE(fs::exists(lab.folder / "no.velo"));

    // Somebody else writes: it is taken, and told that nothing says so.
    const base::SystemClock clock;
    {
        const auto writer = records::Archive::open(lab.archive, clock);
        REQUIRE(writer);
        const auto beside =
            cli({"export", "--archive", lab.archive, "--run", lab.run_id, "--out", lab.folder / "b.velo"});
        CHECK(beside.code == 0);
        CHECK_THAT(beside.err, Contains("is not on record"));
    }
    CHECK(count() == 3);
    // A program died in it: its next person closes it, and no look does.
    const auto lock = lab.archive + "/lock";
    records::write_text(lock, "pid 1\n");
    const auto left = cli({"export", "--archive", lab.archive, "--run", lab.run_id, "--out", lab.folder / "c.velo"});
    CHECK(left.code == 0);
    CHECK_THAT(left.err, Contains("is not on record") && Contains("left open"));
    CHECK(bytes_of(lock) == "pid 1\n");
}

TEST_CASE("an archive without accounts takes a name for what is taken out", "[taking-out]") {
    const ScratchFolder folder;
    const base::SystemClock clock;
    {
        const auto made = records::Archive::create(folder / "lab", records::ArchiveKind::real, clock);
        REQUIRE(made);
        records::record_sample_run(**made, "run-1", 1);
    }
    const auto taken = cli(
        {"export", "--archive", folder / "lab", "--run", "run-1", "--out", folder / "a.velo", "--person", "Li Wei"});
    CAPTURE(taken.err);
    REQUIRE(taken.code == 0);
    CHECK(cli({"export", "--archive", folder / "lab", "--run", "run-1", "--out", folder / "b.velo"}).code == 0);
    CHECK(cli({"export", "--archive", folder / "lab", "--run", "run-1", "--out", folder / "c.velo", "--user", "li",
               "--password-stdin"},
              "a password\n")
              .code == 3);
    const auto kept = RealLaboratory::on_ledger(folder / "lab", "export/1");
    REQUIRE(kept.size() == 2);
    CHECK(text_of(*kept.front().record.find("by"), "name") == "Li Wei");
    CHECK(kept.back().record.find("by")->is_null());
}

TEST_CASE("a real archive comes back from its backups by an administrator of it alone", "[taking-out]") {
    const RealLaboratory lab;
    const auto backups = lab.folder / "backups";
    REQUIRE(RealLaboratory::by("he.yun", {"backup", "--archive", lab.archive, "--to", backups}).code == 0);
    const auto again = lab.folder / "again";
    const std::vector<std::string> words{"restore", "--from", backups, "--to", again};
    const auto nobody = cli(words);
    CHECK(nobody.code == 6);
    CHECK_THAT(nobody.err, Contains("nobody is named"));
    for (const auto* login : {"zhao.lei", "li.ming", "bai.xue", "nobody.here"}) {
        CAPTURE(login);
        CHECK(RealLaboratory::by(login, words).code == 6);
        CHECK_FALSE(fs::exists(again));
    }
    const auto done = RealLaboratory::by("he.yun", words);
    CAPTURE(done.err);
    REQUIRE(done.code == 0);
    CHECK(cli({"verify", again}).code == 0);
    const auto told = cli({"audit", "--archive", again, "--type", "sign-in", "--last", "1"});
    CHECK_THAT(told.out, Contains("He Yun") && Contains("restore snapshot"));
}
