// SPDX-License-Identifier: GPL-3.0-or-later
// What an auditor has: one file of a program, one package, and the public tools that the package's own page names.
#include <catch2/catch.hpp>

#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/entropy.h"
#include "core/records/archive.h"
#include "core/records/integrity/checkpoint.h"
#include "core/signing/notes/signed_note.h"
#include "tests/app/documents.h"
#include "tests/app/process.h"
#include "tests/app/records/package_page.h"

using namespace velocert::tests;
using velocert::base::Json;
namespace fs = std::filesystem;

namespace {

/// An archive with one short run, signed by a station and gone on with afterwards, and the package of the run.
struct Exported {
    Exported() {
        const auto run = cli({"run", "--item", folder.file("item.json", item), "--procedure", "vehicle-mass",
                              "--archive", archive, "--virtual", "--json"});
        CAPTURE(run.err);
        REQUIRE(run.code == 0);
        id = *run.json().find("run")->string();
        {
            const velocert::base::SystemClock clock;
            auto opened = velocert::records::Archive::open(archive, clock);
            REQUIRE(opened);
            const auto key = velocert::signing::StationKey::make("bench-1", velocert::base::SystemEntropy());
            REQUIRE(key);
            REQUIRE(velocert::records::make_checkpoint(**opened, *key, clock,
                                                       velocert::records::CheckpointReason::by_hand));
            REQUIRE((*opened)->append("note/1", Json::object().set("text", "later")));
        }
        REQUIRE(cli({"export", "--archive", archive, "--run", id, "--out", package}).code == 0);
    }
    ScratchFolder folder;
    std::string archive = folder / "archive";
    std::string package = folder / "one.velo";
    std::string id;
};

}  // namespace

TEST_CASE("the small verifier alone, in an empty folder with an empty environment, checks and recomputes a package") {
    const Exported exported;
    const ScratchFolder empty;
    fs::copy_file(VELOCERT_VERIFY, empty / "velocert-verify");
    fs::copy_file(exported.package, empty / "one.velo");
    const auto checked = shell(empty.path(), "env -i ./velocert-verify one.velo --json");
    CAPTURE(checked.out, checked.err);
    REQUIRE(checked.code == 0);
    const auto document = checked.json();
    CHECK(*document.find("ok")->boolean());
    CHECK(*document.find("kind")->string() == "package");
    CHECK(document.find("findings")->items()->empty());
    REQUIRE(document.find("recomputed") != nullptr);
    CHECK(document.find("recomputed")->find("differences")->items()->empty());
}

#ifdef VELOCERT_VERIFY_WHOLE
TEST_CASE("the small verifier needs no library, no folder and no file beside it") {
    if (::geteuid() != 0 || ::access("/usr/sbin/chroot", X_OK) != 0) {
        WARN("skipped: needs the right to change the root folder");
        return;
    }
    const Exported exported;
    const ScratchFolder root;
    fs::copy_file(VELOCERT_VERIFY, root / "velocert-verify");
    fs::copy_file(exported.package, root / "one.velo");
    const auto checked =
        Process({"/usr/bin/env", "-i", "/usr/sbin/chroot", root.path(), "/velocert-verify", "/one.velo"}).wait();
    CAPTURE(checked.out, checked.err);
    CHECK(checked.code == 0);
    CHECK(checked.out.find("every digit the same") != std::string::npos);
}
#endif

TEST_CASE("the small verifier holds neither Qt nor a port nor what writes an archive") {
    if (!present("nm") || !present("readelf")) {
        WARN("skipped: nm and readelf are not installed");
        return;
    }
    const ScratchFolder folder;
    const std::string program = VELOCERT_VERIFY;
    const auto libraries = shell(folder.path(), "readelf -d '" + program + "'");
    REQUIRE(libraries.code == 0);
    for (const auto* forbidden : {"Qt6", "libserialport", "QCustomPlot"})
        CHECK(libraries.out.find(forbidden) == std::string::npos);
    REQUIRE(shell(folder.path(), "nm -C --defined-only '" + program + "' > symbols").code == 0);
    const auto symbols = bytes_of(folder / "symbols");
    REQUIRE(symbols.find("velocert::records::PackageCheck::run()") != std::string::npos);
    for (const auto* forbidden :
         {"records::HeadsFile::", "FolderArchive", "PendingLog", "records::EvidenceStore::store(",
          "records::NewFile::", "records::export_package(", "records::LockFile::take", "EntryIndex::insert", " sp_open",
          "QObject", "QString", "instruments::Transport::", "open_instrument("})
        if (symbols.find(forbidden) != std::string::npos) FAIL("it holds " << forbidden);
}

TEST_CASE("a table of a package that its wire log does not give is named by the verifier and by recomputing") {
    const Exported exported;
    // The same digits in another row: every sum of the package fits again, as whoever changes it would see to.
    const ScratchFolder hand;
    fs::copy_file(exported.package, hand / "FILE.velo");
    const auto forged = shell(hand.path(), R"(python3 -c '
import hashlib, io, json, tarfile
sums = {}
members = []
with tarfile.open("FILE.velo") as package:
    for one in package:
        members.append([one, package.extractfile(one).read()])
for one in members:
    if one[0].name.startswith("series/vehicle-mass"):
        one[1] = one[1].replace(b"62.9", b"54.9", 1)
manifest = json.loads(members[0][1])
for listed in manifest["members"]:
    data = [one[1] for one in members if one[0].name == listed["name"]][0]
    listed["sha256"] = hashlib.sha256(data).hexdigest()
members[0][1] = json.dumps(manifest, sort_keys=True, separators=(",", ":")).encode() + b"\n"
members[-1][1] = "".join("%s  %s\n" % (hashlib.sha256(data).hexdigest(), one.name) for one, data in members[:-1]).encode()
raw = open("FILE.velo", "rb").read()
out = b""
for one, data in members:
    out += raw[one.offset:one.offset + 512] + data + b"\0" * (-len(data) % 512)
open("other.velo", "wb").write(out + b"\0" * 1024)')");
    CAPTURE(forged.out, forged.err);
    REQUIRE(forged.code == 0);
    const auto found = Process({VELOCERT_VERIFY, hand / "other.velo"}).wait();
    CAPTURE(found.out);
    CHECK(found.code == 5);
    CHECK(found.out.find("series/vehicle-mass_weigh_1_scale.csv line ") != std::string::npos);
    CHECK(found.out.find("54.9") != std::string::npos);
    CHECK(found.out.find("1 differences: DOES NOT HOLD") != std::string::npos);
    // The rows and files hold, and it is said that these alone do.
    CHECK(found.out.find("all hold (as rows and files; not what was computed from them)") != std::string::npos);
    const auto as_json = Process({VELOCERT_VERIFY, hand / "other.velo", "--json"}).wait();
    CHECK(as_json.code == 5);
    const auto document = as_json.json();
    CHECK_FALSE(*document.find("ok")->boolean());
    const auto& findings = *document.find("findings")->items();
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().find("where")->string()->find("series/vehicle-mass_weigh_1_scale.csv line ") == 0);
    CHECK(findings.front().find("what")->string()->find("but the wire log gives") != std::string::npos);
    CHECK(as_json.json().find("recomputed")->find("differences")->items()->size() == 1);
    CHECK(cli({"recompute", "--package", hand / "other.velo"}).code == 5);
    const auto by_cli = cli({"verify", hand / "other.velo", "--json"});
    CHECK(by_cli.code == 5);
    REQUIRE(by_cli.json().find("findings")->items()->size() == 1);
    CHECK(by_cli.json()
              .find("findings")
              ->items()
              ->front()
              .find("where")
              ->string()
              ->find("series/vehicle-mass_weigh_1_scale.csv line ") == 0);
    CHECK(by_cli.json().find("recomputed") == nullptr);
    CHECK(cli({"verify", hand / "other.velo", "--recompute"}).code == 5);
    CHECK(cli({"verify", exported.package, "--recompute"}).out.find("every digit the same") != std::string::npos);
    CHECK(cli({"recompute", "--package", exported.package}).code == 0);
}

TEST_CASE("the small verifier and the command line say the same of an archive, and name what was changed") {
    const Exported exported;
    const auto small = Process({VELOCERT_VERIFY, exported.archive, "--json"}).wait();
    const auto large = cli({"verify", exported.archive, "--json"});
    CAPTURE(small.out, small.err);
    CHECK(small.code == 0);
    CHECK(small.out == large.out);

    for (const auto& entry : fs::recursive_directory_iterator(exported.archive + "/evidence")) {
        if (!entry.is_regular_file()) continue;
        fs::permissions(entry.path(), fs::perms::owner_write, fs::perm_options::add);
        std::ofstream(entry.path(), std::ios::app) << "x";
        break;
    }
    const auto after = Process({VELOCERT_VERIFY, exported.archive, "--json"}).wait();
    CHECK(after.code == 5);
    CHECK(after.out.find("bytes long, the index says") != std::string::npos);
    CHECK(after.out == cli({"verify", exported.archive, "--json"}).out);
}

TEST_CASE("a report is written of a run whose records hold, and of no other") {
    const Exported exported;
    const auto report = [&](const std::string& archive, const std::string& file) {
        return cli({"report", "--archive", archive, "--run", exported.id, "--out", file});
    };
    const auto fine = report(exported.archive, exported.folder / "fine.pdf");
    CAPTURE(fine.err);
    REQUIRE(fine.code == 0);
    CHECK(fs::file_size(exported.folder / "fine.pdf") > 10'000);

    std::vector<std::string> files = {"heads.log"};
    for (const auto& entry : fs::recursive_directory_iterator(exported.archive + "/evidence"))
        if (entry.is_regular_file()) files.push_back(fs::relative(entry.path(), exported.archive).string());
    REQUIRE(files.size() > 2);
    int number = 0;
    for (const auto& file : files) {
        CAPTURE(file);
        const std::string damaged = exported.folder / ("damaged-" + std::to_string(++number));
        fs::copy(exported.archive, damaged, fs::copy_options::recursive);
        fs::permissions((fs::path(damaged) / file).parent_path(), fs::perms::owner_write, fs::perm_options::add);
        fs::remove(fs::path(damaged) / file);
        REQUIRE(cli({"verify", damaged}).code == 5);
        const std::string pdf = damaged + ".pdf";
        const auto refused = report(damaged, pdf);
        CHECK(refused.code == 5);
        CHECK_FALSE(fs::exists(pdf));
        CHECK(refused.err.find(fs::path(file).filename().string()) != std::string::npos);
    }
}

TEST_CASE("the small verifier refuses what it cannot check, by the contract's exit codes") {
    const ScratchFolder folder;
    CHECK(Process({VELOCERT_VERIFY}).wait().code == 3);
    CHECK(Process({VELOCERT_VERIFY, folder / "missing"}).wait().code == 3);
    CHECK(Process({VELOCERT_VERIFY, folder.file("text", "no package")}).wait().code == 3);
    CHECK(Process({VELOCERT_VERIFY, folder.file("report.pdf", "%PDF-1.7\n")}).wait().code == 5);
    // Named as what it is not, or with bytes before the header, which viewers pass over: what came is no input to be
    // corrected, but a report or a package that does not hold.
    for (const auto& [name, bytes] :
         {std::pair{"empty.pdf", ""}, std::pair{"other.pdf", "hello"}, std::pair{"junk.PDF", "junk\n%PDF-1.7\n"},
          std::pair{"empty.velo", ""}, std::pair{"packed.velo", "PK\x03\x04 packed again"}}) {
        CAPTURE(name);
        const auto file = folder.file(name, bytes);
        CHECK(Process({VELOCERT_VERIFY, file}).wait().code == 5);
        CHECK(cli({"verify", file}).code == 5);
    }
    CHECK(Process({VELOCERT_VERIFY, "--help"}).wait().code == 0);
    const std::string golden = std::string(VELOCERT_GOLDEN) + "/packages/format-1.velo";
    CHECK(Process({VELOCERT_VERIFY, golden}).wait().code == 0);
    const std::string good = bytes_of(golden);
    std::string other = good;
    other[5000] = static_cast<char>(other[5000] + 1);
    CHECK(Process({VELOCERT_VERIFY, folder.file("other.velo", other)}).wait().code == 5);
    CHECK(Process({VELOCERT_VERIFY, folder.file("cut.velo", good.substr(0, good.size() / 2))}).wait().code == 5);
}

TEST_CASE("a place of checkpoints that is not there is wrong input to both verifiers, not damage") {
    const Exported exported;
    const std::string gone = exported.folder / "nothing-here";
    const std::string file = exported.folder.file("note.txt", "no folder");
    for (const auto& path : {exported.archive, exported.package})
        for (const auto& place : {gone, file}) {
            CAPTURE(path, place);
            for (const auto& refused : {cli({"verify", path, "--anchor", place, "--json"}),
                                        Process({VELOCERT_VERIFY, path, "--anchor", place, "--json"}).wait()}) {
                CHECK(refused.code == 3);
                CHECK(refused.out.empty());
                CHECK(refused.err.find(place) != std::string::npos);
            }
        }
    // One that is there and holds none of this archive's is told as a finding.
    fs::create_directory(gone);
    CHECK(cli({"verify", exported.archive, "--anchor", gone}).code == 5);
}

TEST_CASE("a bit that flips where no row of the index uses it is found by both verifiers") {
    const Exported exported;
    const fs::path index = fs::path(exported.archive) / "index.sqlite";
    const std::string good = bytes_of(index.string());
    // The last bytes of the first page's list of cells are followed by room that nothing uses.
    const std::size_t at = good.find(std::string(64, '\0'), 200) + 32;
    REQUIRE(at < good.size());
    std::string bad = good;
    bad[at] = 1;
    std::ofstream(index, std::ios::binary) << bad;
    for (const auto& found : {cli({"verify", exported.archive}), Process({VELOCERT_VERIFY, exported.archive}).wait()}) {
        CHECK(found.code == 5);
        CHECK(found.out.find("index.sqlite: bytes were changed since the archive was closed") != std::string::npos);
    }
    std::ofstream(index, std::ios::binary) << good;
    CHECK(cli({"verify", exported.archive}).code == 0);
}

TEST_CASE("every command on a package's own page works, and fails on a package that was changed") {
    for (const auto* program : {"tar", "sha256sum", "openssl", "python3", "grep", "cut"})
        if (!present(program)) {
            WARN("skipped: " << program << " is not installed");
            return;
        }
    const Exported exported;
    const ScratchFolder hand;
    fs::copy_file(exported.package, hand / "FILE.velo");
    REQUIRE(shell(hand.path(), "tar -xf FILE.velo README.txt").code == 0);
    const auto commands = commands_of(bytes_of(hand / "README.txt"));
    REQUIRE(commands.size() == 16);
    for (const auto& command : commands) {
        const auto done = shell(hand.path(), command);
        CAPTURE(command, done.out, done.err);
        CHECK(done.code == 0);
    }
    CHECK(shell(hand.path(), commands[4]).out.find("records lie under") != std::string::npos);
    CHECK(shell(hand.path(), commands[6]).out.find("are the beginning of this ledger") != std::string::npos);
    CHECK(shell(hand.path(), commands[15]).out.find("rows of t_s") != std::string::npos);

    // Each thing changed is found by the command that is meant for it.
    const auto changed = [&](const std::string& path, const std::string& command) {
        fs::permissions(path, fs::perms::owner_write, fs::perm_options::add);
        const auto good = bytes_of(path);
        std::ofstream(path, std::ios::binary | std::ios::app) << " ";
        const auto done = shell(hand.path(), command);
        std::ofstream(path, std::ios::binary | std::ios::trunc) << good;
        CAPTURE(path, command, done.out);
        CHECK(done.code != 0);
    };
    const auto sums = "sha256sum --strict --quiet -c SHA256SUMS";
    for (const auto& entry : fs::recursive_directory_iterator(hand.path()))
        if (entry.is_regular_file() && entry.path().filename() != "FILE.velo" &&
            entry.path().filename() != "SHA256SUMS")
            changed(entry.path().string(), sums);
    for (const auto& entry : fs::directory_iterator(hand / "evidence")) changed(entry.path().string(), commands[1]);
    changed(hand / "archive.json", commands[2]);
    // Another report under the name of one: sums that were written for it hold, the second step does not.
    fs::create_directory(hand / "reports");
    const auto digest = velocert::base::Digest::of(std::string_view("the report")).text();
    std::ofstream(hand / ("reports/" + digest + ".pdf")) << "another report";
    CHECK(shell(hand.path(), commands[1]).code != 0);
    // Its own name does not help: no record names it.
    fs::remove(hand / ("reports/" + digest + ".pdf"));
    const auto own = velocert::base::Digest::of(std::string_view("another report")).text();
    std::ofstream(hand / ("reports/" + own + ".pdf")) << "another report";
    CHECK(shell(hand.path(), commands[1]).code != 0);
    fs::remove(hand / ("reports/" + own + ".pdf"));
    CHECK(shell(hand.path(), commands[1]).code == 0);
    for (const auto& entry : fs::directory_iterator(hand / "series"))
        if (entry.path().extension() == ".csv") changed(entry.path().string(), commands[15]);
    changed(hand / "checkpoint/signed.txt", commands[5]);
    const auto forked = [&](const std::string& from, const std::string& to) {
        const auto good = bytes_of(hand / "checkpoint/signed.txt");
        auto text = good;
        text.replace(text.find(from), from.size(), to);
        fs::permissions(hand / "checkpoint/signed.txt", fs::perms::owner_write, fs::perm_options::add);
        std::ofstream(hand / "checkpoint/signed.txt", std::ios::trunc) << text;
        CHECK(shell(hand.path(), commands[6]).code != 0);
        std::ofstream(hand / "checkpoint/signed.txt", std::ios::trunc) << good;
    };
    forked("\n6\n", "\n5\n");
    forked("velocert/", "velocert/0");
    // A manifest that leaves out what was signed, or a record, and files that no manifest proves.
    const auto other_manifest = [&](const auto& change, std::size_t command) {
        const auto good = bytes_of(hand / "manifest.json");
        auto manifest = Json::parse(good, "manifest.json").value();
        change(manifest);
        fs::permissions(hand / "manifest.json", fs::perms::owner_write, fs::perm_options::add);
        std::ofstream(hand / "manifest.json", std::ios::trunc) << manifest.text() << '\n';
        CHECK(shell(hand.path(), commands[command]).code != 0);
        std::ofstream(hand / "manifest.json", std::ios::trunc) << good;
        CHECK(shell(hand.path(), commands[command]).code == 0);
    };
    other_manifest([](Json& manifest) { manifest.set("checkpoint", Json()); }, 6);
    other_manifest([](Json& manifest) { manifest.set("checkpoints", Json::array()); }, 6);
    other_manifest(
        [](Json& manifest) {
            auto fewer = Json::array();
            const auto& all = *manifest.find("entries")->items();
            for (std::size_t i = 0; i + 1 < all.size(); ++i) fewer.push(all[i]);
            manifest.set("entries", std::move(fewer));
        },
        4);
    fs::rename(hand / "checkpoint", hand / "aside");
    CHECK(shell(hand.path(), commands[6]).code != 0);
    fs::rename(hand / "aside", hand / "checkpoint");
    CHECK(shell(hand.path(), commands[6]).code == 0);
    static_cast<void>(hand.file("records/000000200.json", "{}"));
    CHECK(shell(hand.path(), commands[4]).code != 0);
    fs::remove(hand / "records/000000200.json");
    for (const auto& entry : fs::directory_iterator(hand / "records")) changed(entry.path().string(), commands[4]);
}

TEST_CASE("a strange name in a package forges no line and breaks no document") {
    const Exported exported;
    const auto good = bytes_of(exported.package);
    const auto named = [&](const std::string& name) {
        auto bad = good;
        const auto at = bad.find("records/000000001.json");
        REQUIRE(at != std::string::npos);
        bad.replace(at, name.size(), name);
        return exported.folder.file("bad.velo", bad);
    };
    for (const std::string name : {"\xf2", "r\x1b[2J", "\npackage:", "r\xe2\x80\xae"}) {
        const auto file = named(name);
        for (const auto& [text, json] :
             {std::pair{cli({"verify", file}), cli({"verify", file, "--json"})},
              std::pair{Process({VELOCERT_VERIFY, file}).wait(), Process({VELOCERT_VERIFY, file, "--json"}).wait()}}) {
            CAPTURE(name, text.out, text.err, json.out);
            CHECK(text.code == 5);
            CHECK(json.code == 5);
            for (const auto& shown : {text.out, text.err, json.out, json.err}) {
                CHECK(shown.find('\x1b') == std::string::npos);
                CHECK(shown.find('\xf2') == std::string::npos);
                CHECK(shown.find("\xe2\x80\xae") == std::string::npos);
                CHECK(shown.find("\npackage:ds") == std::string::npos);
            }
            const auto document = Json::parse(json.out, "output");
            REQUIRE(document);
            CHECK_FALSE(document->find("findings")->items()->empty());
        }
    }
}
