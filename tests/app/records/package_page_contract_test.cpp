// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a package with a report in it: its own commands, as they stand, check who signed and when.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "core/metrology/quantity.h"
#include "core/records/archive.h"
#include "core/records/trail/annotation_acts.h"
#include "core/signing/keys/pkcs12.h"
#include "core/signing/signed_data/cms.h"
#include "tests/app/records/package_page.h"
#include "tests/app/reports/signing_laboratory.h"

namespace velocert::tests {
namespace {

namespace fs = std::filesystem;
using Catch::Contains;

constexpr std::size_t records_lie_under = 4;
constexpr std::size_t ledgers_begin = 6;
constexpr std::size_t words_hold = 9;
constexpr std::size_t reports_are_issued = 10;
constexpr std::size_t files_hold = 11;
constexpr std::size_t persons_hold = 12;
constexpr std::size_t tokens_out = 13;
constexpr std::size_t times_hold = 14;

/// A package with a report that three persons signed with tokens of the laboratory's time-stamp authority, and with an
/// annotation that was signed too.
std::string signed_package(const SigningLaboratory& lab) {
    const auto made = lab.authority->issue_time_stamp("Training time", 5, base::Secret(std::string("what the time is")),
                                                      std::chrono::system_clock::now());
    REQUIRE(made);
    const auto stamp = lab.folder.file("time.p12", made->key_file);
    {
        const base::Secret passphrase(SigningLaboratory::passphrase("wang.fang"));
        const auto bytes = bytes_of(lab.folder / "wang.fang.p12");
        const auto key = signing::open_pkcs12(base::as_bytes(bytes), passphrase);
        REQUIRE(key);
        static_cast<void>(lab.annotate(**key, "电缆 was touched"));
    }
    const auto prepared = lab.prepare();
    CAPTURE(prepared.err);
    REQUIRE(prepared.code == 0);
    const auto report = *prepared.json().find("report")->string();
    const auto input = [](const std::string& login) { return SigningLaboratory::both(login) + "what the time is\n"; };
    for (const auto& [login, meaning] : {std::pair{"li.ming", "tested"}, std::pair{"wang.fang", "reviewed"}}) {
        const auto done = lab.sign(report, login, meaning, input(login), {"--yes", "--time-stamp-key", stamp});
        CAPTURE(done.err);
        REQUIRE(done.code == 0);
    }
    const auto approved = cli({"approve", "--archive", lab.archive, "--report", report, "--user", "zhao.lei", "--key",
                               lab.folder / "zhao.lei.p12", "--trust", lab.trust, "--yes", "--password-stdin",
                               "--time-stamp-key", stamp, "--json"},
                              input("zhao.lei"));
    CAPTURE(approved.err);
    REQUIRE(approved.code == 0);
    const auto package = lab.folder / "run.velo";
    REQUIRE(cli({"export", "--archive", lab.archive, "--run", lab.run_id, "--out", package}).code == 0);
    return package;
}

}  // namespace

TEST_CASE("the page's own commands tell who signed a report and when, and name what does not hold",
          "[report-contract]") {
    for (const auto* program : {"tar", "sha256sum", "openssl", "python3", "grep", "cut", "qpdf", "pdfsig"})
        if (!present(program)) {
            WARN("skipped: " << program << " is not installed");
            return;
        }
    const SigningLaboratory lab;
    const ScratchFolder hand;
    fs::copy_file(signed_package(lab), hand / "FILE.velo");
    REQUIRE(shell(hand.path(), "tar -xf FILE.velo README.txt").code == 0);
    const auto commands = commands_of(bytes_of(hand / "README.txt"));
    REQUIRE(commands.size() == 16);
    std::ofstream(hand / "trusted.pem") << lab.authority->certificate().pem();
    std::vector<std::string> said;
    for (const auto& command : commands) {
        const auto done = shell(hand.path(), command);
        CAPTURE(command, done.out, done.err);
        CHECK(done.code == 0);
        said.push_back(done.out);
    }
    // Three under the record, three in the file, and the annotation.
    std::size_t signatures = 0;
    std::size_t tokens = 0;
    for (const auto& entry : fs::directory_iterator(hand.path())) {
        signatures += entry.path().extension() == ".der" ? 1U : 0U;
        tokens += entry.path().extension() == ".token" ? 1U : 0U;
    }
    CHECK(signatures == 7);
    CHECK(tokens == 6);
    CHECK_THAT(said[files_hold], Contains("Signature is Valid") && Contains("Total document signed"));
    for (const auto* name : {"Li Ming", "Wang Fang", "Zhao Lei"}) CHECK_THAT(said[persons_hold], Contains(name));
    CHECK_THAT(said[times_hold], Contains("Time stamp: ") && Contains("Verification: OK"));

    const auto fails_with = [&](const std::string& file, const std::string& other, std::size_t command) {
        const auto good = bytes_of(hand / file);
        std::ofstream(hand / file, std::ios::binary | std::ios::trunc) << other;
        const auto done = shell(hand.path(), commands[command]);
        std::ofstream(hand / file, std::ios::binary | std::ios::trunc) << good;
        CAPTURE(file, command, done.out, done.err);
        CHECK(done.code != 0);
    };
    // A report cut back to an earlier signature is a good PDF; records and signatures tell that it is not what was
    // issued.
    REQUIRE(std::distance(fs::directory_iterator(hand / "reports"), fs::directory_iterator()) == 1);
    const auto report = "reports/" + fs::directory_iterator(hand / "reports")->path().filename().string();
    CHECK_THAT(said[reports_are_issued], Contains("as issued, with 3 signatures"));
    const auto whole = bytes_of(hand / report);
    fs::permissions(hand / report, fs::perms::owner_write, fs::perm_options::add);
    for (auto end = whole.find("%%EOF"); end != std::string::npos && end + 8 < whole.size();
         end = whole.find("%%EOF", end + 1))
        fails_with(report, whole.substr(0, end + 6), reports_are_issued);
    fails_with(report, whole + "\n", reports_are_issued);
    // Also under a record of issue that somebody made for it, and beside the right one.
    const auto first_end = whole.find("%%EOF", whole.find("/ByteRange"));
    REQUIRE(first_end != std::string::npos);
    const auto cut = whole.substr(0, first_end + 6);
    const auto digest = base::Digest::of(cut).text();
    static_cast<void>(hand.file("reports/" + digest + ".pdf", cut));
    CHECK(shell(hand.path(), commands[reports_are_issued]).code != 0);
    static_cast<void>(hand.file("records/000000900.json",
                                R"({"record":{"pdf":{"document":")" + digest +
                                    R"("},"preparation":1,"report":"R-1"},"record_type":"report-issue/1","seq":900})"));
    CHECK(shell(hand.path(), commands[records_lie_under]).code != 0);
    CHECK(shell(hand.path(), commands[reports_are_issued]).code != 0);
    fs::remove(hand / "records/000000900.json");
    fs::remove(hand / ("reports/" + digest + ".pdf"));
    // A record that the report rests on and that is not there.
    for (const auto& entry : fs::directory_iterator(hand / "records")) {
        const auto file = entry.path().string();
        const auto kept = bytes_of(file);
        if (kept.find("\"record_type\":\"report-signature/1\"") == std::string::npos) continue;
        fs::remove(file);
        for (const auto command : {records_lie_under, ledgers_begin, reports_are_issued})
            CHECK(shell(hand.path(), commands[command]).code != 0);
        std::ofstream(file, std::ios::binary) << kept;
    }
    for (std::size_t command = 0; command < commands.size(); ++command)
        if (command > 0) CHECK(shell(hand.path(), commands[command]).code == 0);

    // An authority of the same name, with another key: neither persons nor times are believed.
    const auto other =
        signing::InternalAuthority::make("Training", signing::KeyKind::p256, 10, std::chrono::system_clock::now());
    REQUIRE(other);
    for (const auto command : {persons_hold, times_hold})
        fails_with("trusted.pem", other->certificate().pem(), command);
    // Words, a signature or a token that were exchanged.
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(hand.path()))
        if (entry.path().extension() == ".der") names.push_back(entry.path().stem().string());
    for (const auto& name : names) {
        fails_with(name + ".txt", bytes_of(hand / (name + ".txt")) + " ", words_hold);
        fails_with(name + ".txt", bytes_of(hand / (name + ".txt")) + " ", persons_hold);
        const auto& next = names[name == names.front() ? 1 : 0];
        fails_with(name + ".der", bytes_of(hand / (next + ".der")), words_hold);
        if (!fs::exists(hand / (name + ".token"))) continue;
        fails_with(name + ".value", bytes_of(hand / (name + ".value")) + " ", times_hold);
    }
    // Without an authority nobody is known, and the page says that nothing is checked then.
    fs::remove(hand / "trusted.pem");
    for (const auto command : {persons_hold, tokens_out, times_hold}) {
        const auto done = shell(hand.path(), commands[command]);
        CHECK(done.code == 0);
        CHECK(done.out.empty());
    }
}

}  // namespace velocert::tests
