// SPDX-License-Identifier: GPL-3.0-or-later
// A report on the virtual bench from the run to the issued file: accounts, keys of an internal authority, three
// signatures, and what is refused on the way. The program as it is installed.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <tuple>
#include <vector>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/laboratory/order.h"
#include "core/records/people/people.h"
#include "core/signing/authority/internal_authority.h"
#include "core/signing/certificates/trust.h"
#include "tests/app/reports/signing_laboratory.h"

using namespace velocert;
using namespace velocert::tests;
using base::Json;
using Catch::Contains;

namespace fs = std::filesystem;

TEST_CASE("a specimen goes the whole way from the virtual bench to the issued file", "[report-contract]") {
    const SigningLaboratory lab;
    const auto prepared = lab.prepare();
    CAPTURE(prepared.err);
    REQUIRE(prepared.code == 0);
    const std::string report = *prepared.json().find("report")->string();
    CHECK_THAT(report, Catch::StartsWith("SPECIMEN-"));
    CHECK(lab.state(report) == "prepared");

    // What may not be is refused with 6, and leaves its trace.
    CHECK(lab.sign(report, "wang.fang", "reviewed", SigningLaboratory::both("wang.fang")).code == 6);
    CHECK(lab.sign(report, "li.ming", "tested", "a wrong password\nthe key of li.ming\n").code == 6);
    CHECK(lab.sign(report, "li.ming", "tested", SigningLaboratory::password("li.ming") + "\nwrong passphrase\n").code ==
          6);
    CHECK(lab.sign(report, "li.ming", "tested", SigningLaboratory::both("li.ming"), {}).code == 6);
    CHECK(lab.sign(report, "li.ming", "approved", SigningLaboratory::both("li.ming")).code == 3);
    const auto refused = lab.show(report);
    REQUIRE(refused.find("attempts")->items()->size() == 4);
    CHECK(*refused.find("attempts")->items()->back().find("cancelled")->boolean());
    CHECK(lab.state(report) == "prepared");

    // The exact pages are shown first; nothing is signed by looking.
    CHECK(lab.sign(report, "li.ming", "tested", "", {"--show", lab.folder / "pages.pdf"}).code == 0);
    CHECK(fs::file_size(lab.folder / "pages.pdf") > 10'000);
    CHECK(lab.state(report) == "prepared");

    const auto tested = lab.sign(report, "li.ming", "tested", SigningLaboratory::both("li.ming"));
    CAPTURE(tested.err);
    REQUIRE(tested.code == 0);
    CHECK(*tested.json().find("authority")->string() == "internal");
    CHECK(lab.state(report) == "tested");
    CHECK(lab.approve(report, "zhao.lei", lab.folder.path()).code == 6);
    const auto reviewed = lab.sign(report, "wang.fang", "reviewed", SigningLaboratory::both("wang.fang"));
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
    // For other programs: number and signatures, and in the XML the very file.
    const auto exported = [&](const std::string& format) {
        const std::string out = lab.folder / ("report." + format);
        REQUIRE(cli({"export", "--archive", lab.archive, "--run", lab.run_id, "--format", format, "--out", out}).code ==
                0);
        return bytes_of(out);
    };
    const auto record = Json::parse(exported("json"), "report.json");
    REQUIRE(record);
    CHECK(*record->find("number")->string() == report);
    CHECK(*record->find("standing")->string() == "specimen");
    std::vector<std::string> signers;
    for (const auto& one : *record->find("persons")->items())
        if (one.find("certificate")->string() != nullptr)
            signers.push_back(*one.find("meaning")->string() + " " + *one.find("name")->string());
    CHECK(signers == std::vector<std::string>{"tested Li Ming", "reviewed Wang Fang", "approved Zhao Lei"});
    const auto xml = exported("xml");
    CHECK_THAT(xml, Contains("<dcc:uniqueIdentifier>" + report + "<") && Contains("<dcc:fileName>" + report + ".pdf<"));
    CHECK_FALSE(exported("xlsx").empty());
    // Nothing is signed or prepared after the issue.
    CHECK(lab.prepare({"--report", report}).code == 6);
    CHECK(lab.sign(report, "li.ming", "witnessed", SigningLaboratory::both("li.ming")).code == 6);
}

TEST_CASE("opinions are printed apart from the results, and stated by nobody who may not approve",
          "[report-contract]") {
    const SigningLaboratory lab;
    const auto opinions = lab.folder.file(
        "opinions.json", R"({"format":"velocert-opinions/1","opinions":[{"text":"The frame is heavy for its class",)"
                         R"("basis":"mass of the vehicle","dialogue":"told to the client on the day"}]})");
    const auto prepare = [&](const std::string& login, const std::string& file) {
        return cli({"report", "prepare", "--archive", lab.archive, "--run", lab.run_id, "--tested-by", "li.ming",
                    "--reviewed-by", "wang.fang", "--approved-by", "zhao.lei", "--user", login, "--opinions", file,
                    "--password-stdin", "--json"},
                   SigningLaboratory::password(login) + "\n");
    };
    // A technician and a reviewer are not authorised to; the refusal is on record.
    for (const auto* login : {"li.ming", "wang.fang"}) {
        CAPTURE(login);
        CHECK(prepare(login, opinions).code == 6);
    }
    const auto trail = cli({"audit", "--archive", lab.archive, "--json"});
    CHECK_THAT(trail.out, Contains("opinions in a report of run " + lab.run_id));
    const auto empty =
        lab.folder.file("empty.json", R"({"format":"velocert-opinions/1","opinions":[{"text":"x","basis":"."}]})");
    CHECK(prepare("zhao.lei", empty).code == 3);
    CHECK(prepare("zhao.lei", lab.folder / "missing.json").code == 3);
    const auto prepared = prepare("zhao.lei", opinions);
    CAPTURE(prepared.err);
    REQUIRE(prepared.code == 0);
    const std::string report = *prepared.json().find("report")->string();
    const std::string file = lab.folder / "prepared.pdf";
    REQUIRE(cli({"report", "show", "--archive", lab.archive, "--report", report, "--out", file}).code == 0);
    const auto record = bytes_of(file);
    CHECK_THAT(record, Contains("\"opinions\":[{\"basis\":\"mass of the vehicle\"") &&
                           Contains("\"text\":\"The frame is heavy for its class\""));
    REQUIRE(lab.sign(report, "li.ming", "tested", SigningLaboratory::both("li.ming")).code == 0);
    CHECK(cli({"verify", lab.archive, "--json"}).code == 0);
}

TEST_CASE(
    "an approval signs its checkpoint, and a station's key that cannot be read stops it before anything is signed",
    "[report-contract]") {
    const SigningLaboratory lab;
    const auto prepared = lab.prepare();
    REQUIRE(prepared.code == 0);
    const std::string report = *prepared.json().find("report")->string();
    REQUIRE(lab.sign(report, "li.ming", "tested", SigningLaboratory::both("li.ming")).code == 0);
    REQUIRE(lab.sign(report, "wang.fang", "reviewed", SigningLaboratory::both("wang.fang")).code == 0);
    const std::string key = lab.folder / "station.key";
    const auto approve = [&] {
        return cli({"approve", "--archive", lab.archive, "--report", report, "--user", "zhao.lei", "--key",
                    lab.folder / "zhao.lei.p12", "--trust", lab.trust, "--station-key", key, "--yes",
                    "--password-stdin", "--json"},
                   SigningLaboratory::both("zhao.lei"));
    };
    CHECK(approve().code == 3);
    CHECK(lab.state(report) == "reviewed");
    REQUIRE(cli({"checkpoint", "make-key", "--name", "station-1", "--out", key}).code == 0);
    const auto approved = approve();
    CAPTURE(approved.err);
    REQUIRE(approved.code == 0);
    CHECK(lab.state(report) == "issued");
    const auto listed = cli({"checkpoint", "list", "--archive", lab.archive, "--json"});
    CAPTURE(listed.out, listed.err);
    REQUIRE(listed.code == 0);
    const auto made = listed.json();
    REQUIRE(made.find("checkpoints")->items()->size() == 1);
    CHECK(*made.find("checkpoints")->items()->front().find("reason")->string() == "issue");
}

TEST_CASE("the code on the printed page is the signed checkpoint, as a stranger's reader scans it",
          "[report-contract]") {
    constexpr const char* scanner = "/usr/bin/zbarimg";
    if (!fs::exists(scanner)) {
        WARN("zbarimg is not installed: the printed code is not scanned (apt-get install zbar-tools)");
        return;
    }
    const SigningLaboratory lab;
    const std::string key = lab.folder / "station.key";
    REQUIRE(cli({"checkpoint", "make-key", "--name", "station-1", "--out", key}).code == 0);
    REQUIRE(cli({"checkpoint", "make", "--archive", lab.archive, "--key", key, "--reason", "by-hand"}).code == 0);
    const auto prepared = lab.prepare();
    REQUIRE(prepared.code == 0);
    const std::string report = *prepared.json().find("report")->string();
    const std::string pdf = lab.folder / "report.pdf";
    REQUIRE(cli({"report", "show", "--archive", lab.archive, "--report", report, "--out", pdf}).code == 0);
    REQUIRE(Process({"/usr/bin/pdftoppm", "-r", "150", "-png", pdf, lab.folder / "page"}).wait().code == 0);
    std::vector<std::string> scan{scanner, "--nodbus", "-Sdisable", "-Sqrcode.enable", "-q", "--raw"};
    for (const auto& file : fs::directory_iterator(lab.folder.path()))
        if (file.path().extension() == ".png") scan.push_back(file.path());
    const auto scanned = Process(scan).wait();
    const auto listed = cli({"checkpoint", "list", "--archive", lab.archive, "--json"}).json();
    const auto& note = *listed.find("checkpoints")->items()->front().find("note")->string();
    CHECK_THAT(note, Contains("station-1"));
    CHECK_THAT(scanned.out, Catch::StartsWith(note));
}

TEST_CASE("a hold blocks the approval, makes signatures void, and is closed by a second person", "[report-contract]") {
    const SigningLaboratory lab;
    const auto prepared = lab.prepare();
    CAPTURE(prepared.err);
    REQUIRE(prepared.code == 0);
    const std::string report = *prepared.json().find("report")->string();
    REQUIRE(lab.sign(report, "li.ming", "tested", SigningLaboratory::both("li.ming")).code == 0);
    const auto hold = cli({"hold", "open", "--archive", lab.archive, "--item", "S-001", "--reason", "scale drifted",
                           "--user", "wang.fang", "--password-stdin", "--json"},
                          SigningLaboratory::password("wang.fang") + "\n");
    CAPTURE(hold.err);
    REQUIRE(hold.code == 0);
    CHECK(lab.state(report) == "returned");
    CHECK_THAT(*lab.show(report).find("signatures")->items()->front().find("void")->string(),
               Contains("hold H1 was opened"));
    const auto again = lab.prepare({"--report", report});
    CAPTURE(again.err);
    REQUIRE(again.code == 0);
    CHECK_THAT(again.err, Contains("hold/H1"));
    REQUIRE(lab.sign(report, "li.ming", "tested", SigningLaboratory::both("li.ming")).code == 0);
    REQUIRE(lab.sign(report, "wang.fang", "reviewed", SigningLaboratory::both("wang.fang")).code == 0);
    const auto blocked = lab.approve(report, "zhao.lei", lab.folder.path());
    CHECK(blocked.code == 6);
    CHECK_THAT(blocked.err, Contains("hold H1 is open"));
    const auto close = [&](const std::string& login) {
        return cli({"hold", "close", "--archive", lab.archive, "--hold", "H1", "--evaluation", "within its limits",
                    "--decision", "results stand", "--user", login, "--password-stdin", "--json"},
                   SigningLaboratory::password(login) + "\n");
    };
    CHECK(close("wang.fang").code == 6);
    CHECK(close("zhao.lei").code == 0);
    CHECK(lab.state(report) == "returned");
}

namespace {

/// The order that a training report has by itself, with another address of the client.
std::string moved_order() {
    const auto today = velocert::base::day_of(velocert::base::SystemClock().now());
    auto order = Json::parse(velocert::laboratory::demonstration_order("S-001", "TDT-1", "", today), "order");
    REQUIRE(order);
    Json client = *order->find("client");
    client.set("address", "7 Lane");
    return order->set("client", client).text();
}

}  // namespace

TEST_CASE("an amendment names what it changes, links both ways, and supersedes the report", "[report-contract]") {
    const SigningLaboratory lab;
    const auto go = [&](const std::string& report) {
        REQUIRE(lab.sign(report, "li.ming", "tested", SigningLaboratory::both("li.ming")).code == 0);
        REQUIRE(lab.sign(report, "wang.fang", "reviewed", SigningLaboratory::both("wang.fang")).code == 0);
        const auto approved = lab.approve(report, "zhao.lei", lab.folder.path());
        CAPTURE(approved.err);
        REQUIRE(approved.code == 0);
    };
    const auto prepared = lab.prepare();
    REQUIRE(prepared.code == 0);
    const std::string first = *prepared.json().find("report")->string();
    go(first);
    // The same order, but for the client's address.
    const auto order = lab.folder.file("moved.json", moved_order());
    const auto amend = [&](const std::string& before, const std::string& after) {
        return cli({"amend",
                    "--archive",
                    lab.archive,
                    "--report",
                    first,
                    "--run",
                    lab.run_id,
                    "--order",
                    order,
                    "--kind",
                    "replacement",
                    "--reason",
                    "the client's address was mistyped",
                    "--change",
                    "address of the client",
                    before,
                    after,
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
                   SigningLaboratory::password("wang.fang") + "\n");
    };
    // Not beside it: a second report that says nothing of the first.
    const auto beside = lab.prepare();
    CHECK(beside.code == 6);
    CHECK_THAT(beside.err, Contains("report/" + first) && Contains("'amend'"));
    CHECK_THAT(cli({"amend", "--help"}).out, Contains("--change WHAT BEFORE AFTER"));
    const auto untrue = amend("no such place", "9 Road");
    CAPTURE(untrue.err);
    CHECK(untrue.code == 3);
    CHECK(untrue.err.find("9 Road") != std::string::npos);
    const auto amended = amend("no such place", "7 Lane");
    CAPTURE(amended.err);
    REQUIRE(amended.code == 0);
    const std::string second = *amended.json().find("report")->string();
    CHECK(second != first);
    go(second);
    CHECK(lab.state(first) == "superseded");
    const auto shown = lab.show(second);
    CHECK(*shown.find("amends")->string() == first);
    // What was stated, and what the two records show of it themselves.
    const auto& what = *shown.find("amends_what")->items();
    REQUIRE(what.size() == 2);
    CHECK(*what.front().find("what")->string() == "address of the client");
    CHECK_THAT(*what.back().find("what")->string(), Contains("client"));
    CHECK_THAT(*what.back().find("before")->string(), Contains("no such place"));
    CHECK_THAT(*what.back().find("after")->string(), Contains("7 Lane"));
    CHECK(*lab.show(first).find("amended_by")->items()->front().find("by")->string() == second);
}

TEST_CASE("a report without an order, with a wrong order or without three persons is refused", "[report-contract]") {
    const SigningLaboratory lab;
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
            SigningLaboratory::password("li.ming") + "\n");
    CHECK(two_parts.code == 6);
    CHECK_THAT(two_parts.err, Contains("persons/two-parts"));
}

TEST_CASE("a report is not prepared for persons whose signature would be refused", "[report-contract]") {
    const SigningLaboratory lab;
    const auto prepare = [&](const char* tested, const char* reviewed, const char* approved) {
        return cli(
            {"report", "prepare", "--archive", lab.archive, "--run", lab.run_id, "--tested-by", tested, "--reviewed-by",
             reviewed, "--approved-by", approved, "--user", "li.ming", "--password-stdin", "--json"},
            SigningLaboratory::password("li.ming") + "\n");
    };
    struct Case {
        const char *tested, *reviewed, *approved, *why;
    };
    // he.yun keeps accounts and signs nothing; the others have a part of their own each.
    for (const auto& one : {Case{"he.yun", "wang.fang", "zhao.lei", "sign-tested vehicle-mass: he.yun"},
                            Case{"li.ming", "he.yun", "zhao.lei", "sign-reviewed vehicle-mass: he.yun"},
                            Case{"li.ming", "wang.fang", "he.yun", "sign-approved vehicle-mass: he.yun"},
                            Case{"wang.fang", "li.ming", "zhao.lei", "sign-tested vehicle-mass: wang.fang"}}) {
        const auto refused = prepare(one.tested, one.reviewed, one.approved);
        INFO(one.why << "\n" << refused.err);
        CHECK(refused.code == 6);
        CHECK_THAT(refused.err, Contains("persons/may-not-sign") && Contains(one.why) && Contains("the role "));
    }
    {
        const base::SystemClock clock;
        const auto archive = records::Archive::open(lab.archive, clock);
        REQUIRE(archive);
        const auto people = records::people_register(**archive);
        REQUIRE(people);
        const auto& withdrawn = people->authorisations()[1];
        REQUIRE(withdrawn.person == people->by_login("wang.fang")->id);
        REQUIRE(records::withdraw_authorisation(**archive, {clock}, {*people->by_login("zhao.lei")}, withdrawn.id,
                                                "left the group"));
    }
    const auto without = prepare("li.ming", "wang.fang", "zhao.lei");
    CHECK(without.code == 6);
    CHECK_THAT(without.err, Contains("the authorisation to review with vehicle-mass was withdrawn"));
    const auto none = cli({"report", "list", "--archive", lab.archive, "--json"});
    CHECK(none.json().find("reports")->items()->empty());
}

TEST_CASE("an approval whose delivery fails says that the report is issued, and how to deliver it",
          "[report-contract]") {
    const SigningLaboratory lab;
    const auto prepared = lab.prepare();
    CAPTURE(prepared.err);
    REQUIRE(prepared.code == 0);
    const std::string report = *prepared.json().find("report")->string();
    REQUIRE(lab.sign(report, "li.ming", "tested", SigningLaboratory::both("li.ming")).code == 0);
    REQUIRE(lab.sign(report, "wang.fang", "reviewed", SigningLaboratory::both("wang.fang")).code == 0);
    const std::string gone = lab.folder / "no-such-folder";
    const auto approved = lab.approve(report, "zhao.lei", gone);
    INFO(approved.err);
    CHECK(approved.code == 4);
    CHECK_THAT(approved.err, Contains("report " + report + " is signed and issued; only its delivery to " + gone +
                                      " is outstanding") &&
                                 Contains("report deliver --archive " + lab.archive + " --report " + report));
    const auto told = approved.json();
    CHECK(*told.find("issued")->boolean());
    REQUIRE(told.find("outstanding")->items()->size() == 1);
    CHECK(*told.find("outstanding")->items()->front().string() == gone);
    CHECK(lab.state(report) == "issued");
    fs::create_directory(gone);
    CHECK(cli({"report", "deliver", "--archive", lab.archive, "--report", report}).code == 0);
    CHECK(fs::exists(gone + "/" + report + ".pdf"));
}
