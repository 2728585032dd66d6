// SPDX-License-Identifier: GPL-3.0-or-later
// A report on the virtual bench from the run to the issued file: accounts, keys of an internal authority, three
// signatures, and what is refused on the way. The program as it is installed.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <tuple>

#include "core/base/digest.h"
#include "core/records/people.h"
#include "core/signing/internal_authority.h"
#include "core/signing/trust.h"
#include "tests/app/process.h"

using namespace velocert;
using namespace velocert::tests;
using base::Json;
using Catch::Contains;

namespace {

namespace fs = std::filesystem;

const char* const item =
    R"({"format":"velocert-item/1","id":"S-001","battery":"lead-acid","drive":"electric","made_on":"2025-10-01","model":"TDT-1"})";

base::Secret secret(std::string text) { return base::Secret(std::move(text)); }

/// A training archive with a run, three persons who sign, an administrator, and a key for each.
class Laboratory {
  public:
    Laboratory() {
        const auto run = cli({"run", "--item", folder.file("item.json", item), "--archive", archive, "--procedure",
                              "vehicle-mass", "--virtual", "--json"});
        CAPTURE(run.err);
        REQUIRE((run.code == 0 || run.code == 1));
        run_id = *run.json().find("run")->string();
        make_people();
        make_keys();
    }

    static std::string password(const std::string& login) { return "four lamps and a hat of " + login; }
    static std::string passphrase(const std::string& login) { return "the key of " + login; }
    static std::string both(const std::string& login) { return password(login) + "\n" + passphrase(login) + "\n"; }

    [[nodiscard]] Finished prepare(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"report",        "prepare",   "--archive",        archive,
                                       "--run",         run_id,      "--tested-by",      "li.ming",
                                       "--reviewed-by", "wang.fang", "--approved-by",    "zhao.lei",
                                       "--user",        "li.ming",   "--password-stdin", "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return cli(words, password("li.ming") + "\n");
    }
    [[nodiscard]] Finished sign(const std::string& report, const std::string& login, const std::string& meaning,
                                const std::string& input, std::vector<std::string> more = {"--yes"}) const {
        std::vector<std::string> words{"sign",
                                       "--archive",
                                       archive,
                                       "--report",
                                       report,
                                       "--user",
                                       login,
                                       "--key",
                                       folder / (login + ".p12"),
                                       "--meaning",
                                       meaning,
                                       "--trust",
                                       trust,
                                       "--password-stdin",
                                       "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return cli(words, input);
    }
    [[nodiscard]] Finished approve(const std::string& report, const std::string& login, const std::string& out) const {
        return cli({"approve", "--archive", archive, "--report", report, "--user", login, "--key",
                    folder / (login + ".p12"), "--trust", trust, "--out", out, "--yes", "--password-stdin", "--json"},
                   both(login));
    }
    [[nodiscard]] Json show(const std::string& report) const {
        const auto shown = cli({"report", "show", "--archive", archive, "--report", report, "--json"});
        CAPTURE(shown.err);
        REQUIRE(shown.code == 0);
        return shown.json();
    }
    [[nodiscard]] std::string state(const std::string& report) const { return *show(report).find("state")->string(); }

    ScratchFolder folder;
    std::string archive = folder / "archive";
    std::string trust = folder / "trust.json";
    std::string run_id;

  private:
    void make_people() {
        const base::SystemClock clock;
        const auto open = records::Archive::open(archive, clock);
        REQUIRE(open);
        const records::PeopleSetting setting{clock};
        const auto today = base::day_of(clock.now());
        const auto zhao = records::create_first_account(**open, setting, "zhao.lei", {"", "Zhao Lei"},
                                                        secret(password("zhao.lei")), "first account");
        if (!zhao) FAIL(zhao.error().text());
        const records::Acting by{*zhao};
        const auto add = [&](const std::string& login, const std::string& name, laboratory::Role role) {
            auto made = records::create_account(**open, setting, by, {login, {"", name}, {{role, today, std::nullopt}}},
                                                secret("a first one for " + login), "joined the laboratory");
            if (!made) FAIL(made.error().text());
            const auto changed =
                records::change_password(**open, setting, records::Acting{*made}, secret(password(login)));
            if (!changed) FAIL(changed.error().text());
            const auto people = records::people_register(**open);
            REQUIRE(people);
            return *people->by_login(login);
        };
        const auto li = add("li.ming", "Li Ming", laboratory::Role::technician);
        const auto wang = add("wang.fang", "Wang Fang", laboratory::Role::reviewer);
        const auto he = add("he.yun", "He Yun", laboratory::Role::administrator);
        ids = {{"zhao.lei", zhao->id}, {"li.ming", li.id}, {"wang.fang", wang.id}};
        const auto authorise = [&](const laboratory::Account& account, laboratory::Right right) {
            records::Acting acting = by;
            if (account.id == zhao->id) acting.confirmed_by = he;
            const auto given = records::authorise(
                **open, setting, acting, {account.id, "vehicle-mass", right, today, std::nullopt}, "training finished");
            if (!given) FAIL(given.error().text());
        };
        authorise(li, laboratory::Right::test);
        authorise(wang, laboratory::Right::review);
        authorise(*zhao, laboratory::Right::approve);
    }

    void make_keys() const {
        const auto now = std::chrono::system_clock::now();
        const auto authority = signing::InternalAuthority::make("Training", signing::KeyKind::p256, 10, now);
        REQUIRE(authority);
        signing::TrustList list;
        REQUIRE(list.add_root(authority->certificate(), signing::TrustKind::internal));
        static_cast<void>(folder.file("trust.json", list.text()));
        for (const auto& [login, name] : {std::pair{"li.ming", "Li Ming"}, std::pair{"wang.fang", "Wang Fang"},
                                          std::pair{"zhao.lei", "Zhao Lei"}}) {
            const auto issued = authority->issue({name, ids.at(login), signing::KeyKind::p256, 2, 10'000},
                                                 secret(passphrase(login)), now);
            if (!issued) FAIL(issued.error().text());
            static_cast<void>(folder.file(std::string(login) + ".p12", issued->key_file));
        }
    }

    std::map<std::string, std::string, std::less<>> ids;
};

}  // namespace

TEST_CASE("a specimen goes the whole way from the virtual bench to the issued file", "[report-contract]") {
    const Laboratory lab;
    const auto prepared = lab.prepare();
    CAPTURE(prepared.err);
    REQUIRE(prepared.code == 0);
    const std::string report = *prepared.json().find("report")->string();
    CHECK_THAT(report, Catch::StartsWith("SPECIMEN-"));
    CHECK(lab.state(report) == "prepared");

    // What may not be is refused with 6, and leaves its trace.
    CHECK(lab.sign(report, "wang.fang", "reviewed", Laboratory::both("wang.fang")).code == 6);
    CHECK(lab.sign(report, "li.ming", "tested", "a wrong password\nthe key of li.ming\n").code == 6);
    CHECK(lab.sign(report, "li.ming", "tested", Laboratory::password("li.ming") + "\nwrong passphrase\n").code == 6);
    CHECK(lab.sign(report, "li.ming", "tested", Laboratory::both("li.ming"), {}).code == 6);
    CHECK(lab.sign(report, "li.ming", "approved", Laboratory::both("li.ming")).code == 3);
    const auto refused = lab.show(report);
    REQUIRE(refused.find("attempts")->items()->size() == 4);
    CHECK(*refused.find("attempts")->items()->back().find("cancelled")->boolean());
    CHECK(lab.state(report) == "prepared");

    // The exact pages are shown first; nothing is signed by looking.
    CHECK(lab.sign(report, "li.ming", "tested", "", {"--show", lab.folder / "pages.pdf"}).code == 0);
    CHECK(fs::file_size(lab.folder / "pages.pdf") > 10'000);
    CHECK(lab.state(report) == "prepared");

    const auto tested = lab.sign(report, "li.ming", "tested", Laboratory::both("li.ming"));
    CAPTURE(tested.err);
    REQUIRE(tested.code == 0);
    CHECK(*tested.json().find("authority")->string() == "internal");
    CHECK(lab.state(report) == "tested");
    CHECK(lab.approve(report, "zhao.lei", lab.folder.path()).code == 6);
    const auto reviewed = lab.sign(report, "wang.fang", "reviewed", Laboratory::both("wang.fang"));
    CAPTURE(reviewed.err);
    REQUIRE(reviewed.code == 0);

    fs::create_directory(lab.folder / "issued");
    const auto approved = lab.approve(report, "zhao.lei", lab.folder / "issued");
    CAPTURE(approved.err);
    REQUIRE(approved.code == 0);
    CHECK(*approved.json().find("issued")->boolean());
    CHECK(lab.state(report) == "issued");
    const std::string file = lab.folder / ("issued/" + report + ".pdf");
    REQUIRE(fs::exists(file));
    CHECK(lab.show(report).find("undelivered")->items()->empty());

    const auto sealed = cli({"verify", file, "--trust", lab.trust, "--json"});
    CAPTURE(sealed.out, sealed.err);
    CHECK(sealed.code == 0);
    const auto archive = cli({"verify", lab.archive, "--json"});
    CAPTURE(archive.out);
    CHECK(archive.code == 0);
    // The package of the run carries the very file, and the small verifier finds all of it.
    const std::string package = lab.folder / "run.velo";
    REQUIRE(cli({"export", "--archive", lab.archive, "--run", lab.run_id, "--out", package}).code == 0);
    const auto issued_file = bytes_of(file);
    CHECK(bytes_of(package).find("reports/" + base::Digest::of(issued_file).text() + ".pdf") != std::string::npos);
    CHECK(bytes_of(package).find(issued_file) != std::string::npos);
    const auto whole = Process({VELOCERT_VERIFY, package, "--json"}).wait();
    CAPTURE(whole.out);
    CHECK(whole.code == 0);
    // Nothing is signed or prepared after the issue.
    CHECK(lab.prepare({"--report", report}).code == 6);
    CHECK(lab.sign(report, "li.ming", "witnessed", Laboratory::both("li.ming")).code == 6);
}

TEST_CASE("a hold blocks the approval, makes signatures void, and is closed by a second person", "[report-contract]") {
    const Laboratory lab;
    const auto prepared = lab.prepare();
    CAPTURE(prepared.err);
    REQUIRE(prepared.code == 0);
    const std::string report = *prepared.json().find("report")->string();
    REQUIRE(lab.sign(report, "li.ming", "tested", Laboratory::both("li.ming")).code == 0);
    const auto hold = cli({"hold", "open", "--archive", lab.archive, "--item", "S-001", "--reason", "scale drifted",
                           "--user", "wang.fang", "--password-stdin", "--json"},
                          Laboratory::password("wang.fang") + "\n");
    CAPTURE(hold.err);
    REQUIRE(hold.code == 0);
    CHECK(lab.state(report) == "returned");
    CHECK_THAT(*lab.show(report).find("signatures")->items()->front().find("void")->string(),
               Contains("hold H1 was opened"));
    const auto again = lab.prepare({"--report", report});
    CAPTURE(again.err);
    REQUIRE(again.code == 0);
    CHECK_THAT(again.err, Contains("hold/H1"));
    REQUIRE(lab.sign(report, "li.ming", "tested", Laboratory::both("li.ming")).code == 0);
    REQUIRE(lab.sign(report, "wang.fang", "reviewed", Laboratory::both("wang.fang")).code == 0);
    const auto blocked = lab.approve(report, "zhao.lei", lab.folder.path());
    CHECK(blocked.code == 6);
    CHECK_THAT(blocked.err, Contains("hold H1 is open"));
    const auto close = [&](const std::string& login) {
        return cli({"hold", "close", "--archive", lab.archive, "--hold", "H1", "--evaluation", "within its limits",
                    "--decision", "results stand", "--user", login, "--password-stdin", "--json"},
                   Laboratory::password(login) + "\n");
    };
    CHECK(close("wang.fang").code == 6);
    CHECK(close("zhao.lei").code == 0);
    CHECK(lab.state(report) == "returned");
}

TEST_CASE("an amendment names what it changes, links both ways, and supersedes the report", "[report-contract]") {
    const Laboratory lab;
    const auto go = [&](const std::string& report) {
        REQUIRE(lab.sign(report, "li.ming", "tested", Laboratory::both("li.ming")).code == 0);
        REQUIRE(lab.sign(report, "wang.fang", "reviewed", Laboratory::both("wang.fang")).code == 0);
        const auto approved = lab.approve(report, "zhao.lei", lab.folder.path());
        CAPTURE(approved.err);
        REQUIRE(approved.code == 0);
    };
    const auto prepared = lab.prepare();
    REQUIRE(prepared.code == 0);
    const std::string first = *prepared.json().find("report")->string();
    go(first);
    const auto amended = cli({"amend",
                              "--archive",
                              lab.archive,
                              "--report",
                              first,
                              "--run",
                              lab.run_id,
                              "--kind",
                              "replacement",
                              "--reason",
                              "the model was mistyped",
                              "--change",
                              "model",
                              "TDT-1",
                              "TDT-2",
                              "--tested-by",
                              "li.ming",
                              "--reviewed-by",
                              "wang.fang",
                              "--approved-by",
                              "zhao.lei",
                              "--user",
                              "wang.fang",
                              "--password-stdin",
                              "--json"},
                             Laboratory::password("wang.fang") + "\n");
    CAPTURE(amended.err);
    REQUIRE(amended.code == 0);
    const std::string second = *amended.json().find("report")->string();
    CHECK(second != first);
    go(second);
    CHECK(lab.state(first) == "superseded");
    CHECK(*lab.show(second).find("amends")->string() == first);
    CHECK(*lab.show(first).find("amended_by")->items()->front().find("by")->string() == second);
}

TEST_CASE("a report without an order, with a wrong order or without three persons is refused", "[report-contract]") {
    const Laboratory lab;
    const auto order = [&](const std::string& name, const std::string& change_from, const std::string& change_to) {
        std::string text = R"({"format": "velocert-order/1", "number": "O-1", "ordered_on": "2025-11-10",
            "laboratory": {"name": "Training laboratory", "address": "1 Road"}, "place": "Hall 2",
            "client": {"name": "Client Ltd", "address": "2 Road"},
            "sample": {"id": "S-001", "model": "TDT-1", "description": "electric bicycle", "condition": "new",
                       "received_on": "2025-11-20", "sampling": "brought by the client"},
            "photos_asked": [], "no_deviations": true, "no_external": true})";
        if (!change_from.empty()) {
            const auto at = text.find(change_from);
            REQUIRE(at != std::string::npos);
            text.replace(at, change_from.size(), change_to);
        }
        return lab.folder.file(name, text);
    };
    CHECK(lab.prepare({"--order", order("sound.json", "", "")}).code == 0);
    const std::tuple<const char*, const char*, const char*> cases[] = {
        {R"("address": "1 Road")", R"("address": "")", "field/b"},
        {R"("place": "Hall 2")", R"("place": "")", "field/c"},
        {R"("name": "Client Ltd")", R"("name": "")", "field/e"},
        {R"("condition": "new")", R"("condition": "")", "field/g"},
        {R"("received_on": "2025-11-20")", R"("received_on": null)", "field/h"},
        {R"("sampling": "brought by the client")", R"("sampling": "")", "field/k"},
        {R"("no_deviations": true)", R"("no_deviations": false)", "field/n"},
        {R"("no_external": true)", R"("no_external": false)", "field/p"},
        {R"("id": "S-001")", R"("id": "S-002")", "sample/code"},
        {R"("model": "TDT-1")", R"("model": "TDT-2")", "sample/model"},
        {R"("received_on": "2025-11-20")", R"("received_on": "2099-01-01")", "dates/test-before-receipt"},
        {R"("photos_asked": [])", R"("photos_asked": ["front-45"])", "photo/front-45"},
    };
    for (const auto& [from, to, code] : cases) {
        const auto refused = lab.prepare({"--order", order("changed.json", from, to)});
        INFO(code << "\n" << refused.err);
        CHECK(refused.code == 6);
        CHECK_THAT(refused.err, Contains(code));
    }
    const auto two_parts =
        cli({"report", "prepare", "--archive", lab.archive, "--run", lab.run_id, "--tested-by", "li.ming",
             "--reviewed-by", "li.ming", "--approved-by", "zhao.lei", "--user", "li.ming", "--password-stdin"},
            Laboratory::password("li.ming") + "\n");
    CHECK(two_parts.code == 6);
    CHECK_THAT(two_parts.err, Contains("persons/two-parts"));
}
