// SPDX-License-Identifier: GPL-3.0-or-later
// What a person decides with their own key: a hold is closed; and what has to be signed before an approval.
#include <catch2/catch.hpp>

#include "app/reporting/report_case.h"
#include "core/laboratory/order.h"
#include "core/records/archive.h"
#include "core/records/reports/report_acts.h"
#include "tests/app/people/real_laboratory.h"

using namespace velocert;
using namespace velocert::tests;
using Catch::Contains;

namespace {

std::vector<std::string> opening(const std::string& archive, const std::string& run) {
    return {"hold", "open", "--archive", archive, "--run", run, "--reason", "scale drifted"};
}
std::vector<std::string> closing(const std::string& archive, const std::string& hold) {
    return {"hold", "close",        "--archive",         archive,      "--hold",
            hold,   "--evaluation", "within its limits", "--decision", "results stand"};
}

}  // namespace

TEST_CASE("a hold in a real archive is closed with the key of the person who decides", "[signed-decisions]") {
    const RealLaboratory lab;
    REQUIRE(RealLaboratory::by("wang.fang", opening(lab.archive, lab.run)).code == 0);
    const auto without = RealLaboratory::by("zhao.lei", closing(lab.archive, "H1"));
    CHECK(without.code == 6);
    CHECK_THAT(without.err, Contains("no key"));
    auto words = closing(lab.archive, "H1");
    words.insert(words.end(), {"--key", lab.folder / "zhao.lei.p12", "--trust", lab.folder / "trust.json"});
    const auto wrong = RealLaboratory::by("zhao.lei", words, "another passphrase\n");
    CHECK(wrong.code == 6);
    // Another person's key, with its own passphrase.
    auto foreign = closing(lab.archive, "H1");
    foreign.insert(foreign.end(), {"--key", lab.folder / "wang.fang.p12", "--trust", lab.folder / "trust.json"});
    CHECK(RealLaboratory::by("zhao.lei", foreign, SigningLaboratory::passphrase("wang.fang") + "\n").code == 6);
    CHECK(lab.entries("hold-close").empty());
    const auto closed = lab.with_key("zhao.lei", closing(lab.archive, "H1"));
    CAPTURE(closed.err);
    REQUIRE(closed.code == 0);
    const auto entries = lab.entries("decision-signature");
    REQUIRE(entries.size() == 1);
    CHECK_THAT(*entries.front().find("sentence")->find("en")->string(),
               Contains("Zhao Lei signed the decision on H1: approved."));
    CHECK(cli({"verify", lab.archive}).code == 0);
    REQUIRE(lab.with_key("wang.fang",
                         {"export", "--archive", lab.archive, "--run", lab.run, "--out", lab.folder / "run.velo"})
                .code != 0);
    REQUIRE(RealLaboratory::by("bai.xue",
                               {"export", "--archive", lab.archive, "--run", lab.run, "--out", lab.folder / "run.velo"})
                .code == 0);
    const auto verified =
        Process({VELOCERT_VERIFY, lab.folder / "run.velo", "--trust", lab.folder / "trust.json"}).wait();
    CAPTURE(verified.out, verified.err);
    CHECK_THAT(verified.out, Contains("words unchanged under each of 1 signatures"));
    CHECK_THAT(verified.out, Contains("closing of hold H1") && Contains("by Zhao Lei: valid"));
}

TEST_CASE("a training archive lets a decision go unsigned with a word, until one there is signed",
          "[signed-decisions]") {
    const SigningLaboratory lab;
    const auto opened = [&] { return RealLaboratory::by("wang.fang", opening(lab.archive, lab.run_id)).code; };
    REQUIRE(opened() == 0);
    const auto unsigned_one = RealLaboratory::by("zhao.lei", closing(lab.archive, "H1"));
    CHECK(unsigned_one.code == 0);
    CHECK_THAT(unsigned_one.err, Contains("the decision is not signed"));
    REQUIRE(opened() == 0);
    auto words = closing(lab.archive, "H2");
    words.insert(words.end(), {"--key", lab.folder / "zhao.lei.p12", "--trust", lab.trust});
    const auto signed_one = RealLaboratory::by("zhao.lei", words, SigningLaboratory::passphrase("zhao.lei") + "\n");
    CAPTURE(signed_one.err);
    REQUIRE(signed_one.code == 0);
    REQUIRE(opened() == 0);
    const auto refused = RealLaboratory::by("zhao.lei", closing(lab.archive, "H3"));
    CHECK(refused.code == 6);
    CHECK_THAT(refused.err, Contains("decisions here are signed"));
    CHECK(cli({"verify", lab.archive}).code == 0);
}

TEST_CASE("a training archive warns of an approval over a trail that nobody reviewed", "[signed-decisions]") {
    // A laboratory for each: a run has one report in force.
    const auto issue = [](bool reviewed) {
        const SigningLaboratory lab;
        const auto prepared = lab.prepare();
        CAPTURE(prepared.err);
        REQUIRE(prepared.code == 0);
        const auto report = *prepared.json().find("report")->string();
        REQUIRE(lab.sign(report, "li.ming", "tested", SigningLaboratory::both("li.ming")).code == 0);
        REQUIRE(lab.sign(report, "wang.fang", "reviewed", SigningLaboratory::both("wang.fang")).code == 0);
        if (reviewed)
            REQUIRE(cli({"audit", "--archive", lab.archive, "--review", "--user", "wang.fang", "--key",
                         lab.folder / "wang.fang.p12", "--trust", lab.trust, "--found", "nothing out of order", "--yes",
                         "--password-stdin"},
                        SigningLaboratory::both("wang.fang"))
                        .code == 0);
        const auto out = lab.folder / ("issued-" + report);
        std::filesystem::create_directory(out);
        return lab.approve(report, "zhao.lei", out);
    };
    const auto first = issue(false);
    CAPTURE(first.err);
    CHECK(first.code == 0);
    CHECK_THAT(first.err, Contains("nobody has reviewed the audit trail") && Contains("audit --review"));
    const auto second = issue(true);
    CAPTURE(second.err);
    CHECK(second.code == 0);
    CHECK_THAT(second.err, !Contains("audit trail"));
}

TEST_CASE("a voided run is listed as such, and nothing is printed or prepared of it", "[signed-decisions]") {
    const SigningLaboratory lab;
    const auto ask = [&](const std::string& login, std::vector<std::string> more) {
        std::vector<std::string> words{"runs", "void", "--archive", lab.archive, "--run", lab.run_id};
        words.insert(words.end(), more.begin(), more.end());
        return RealLaboratory::by(login, words);
    };
    const auto listed = [&] {
        const auto runs = cli({"runs", "--archive", lab.archive, "--json"});
        CAPTURE(runs.err);
        REQUIRE(runs.code == 0);
        const auto document = runs.json();
        const auto* voided = document.find("runs")->items()->front().find("voided");
        return voided->is_null() ? std::string() : *voided->string();
    };
    CHECK(ask("he.yun", {"--reason", "the wrong sample"}).code == 6);
    CHECK(ask("li.ming", {"--reason", "."}).code == 3);
    REQUIRE(ask("li.ming", {"--reason", "the wrong sample"}).code == 0);
    CHECK(listed().empty());
    CHECK(ask("wang.fang", {"--confirm"}).code == 6);
    const auto confirmed =
        cli({"runs", "void", "--archive", lab.archive, "--run", lab.run_id, "--confirm", "--user", "zhao.lei", "--key",
             lab.folder / "zhao.lei.p12", "--trust", lab.trust, "--password-stdin", "--json"},
            SigningLaboratory::both("zhao.lei"));
    CAPTURE(confirmed.err);
    REQUIRE(confirmed.code == 0);
    CHECK(listed() == "the wrong sample");
    const auto printed =
        cli({"report", "--archive", lab.archive, "--run", lab.run_id, "--out", lab.folder / "run.pdf"});
    CHECK(printed.code == 6);
    CHECK_THAT(printed.err, Contains("it was voided: the wrong sample"));
    const auto prepared = lab.prepare();
    CHECK(prepared.code == 6);
    CHECK_THAT(prepared.err, Contains("it was voided by Zhao Lei"));
    CHECK(cli({"verify", lab.archive}).code == 0);
    CHECK(cli({"recompute", "--archive", lab.archive, "--run", lab.run_id}).code == 0);
    // Its records go out, with the word that it was voided; its verdicts do not.
    const auto taken = [&](const std::string& format, const std::string& to) {
        return cli({"export", "--archive", lab.archive, "--run", lab.run_id, "--format", format, "--out", to});
    };
    for (const std::string format : {"json", "xml", "xlsx"}) {
        const auto refused = taken(format, lab.folder / ("run." + format));
        CHECK(refused.code == 6);
        CHECK_THAT(refused.err, Contains("it was voided: the wrong sample"));
    }
    REQUIRE(taken("package", lab.folder / "run.velo").code == 0);
    const auto told = Process({VELOCERT_VERIFY, lab.folder / "run.velo"}).wait();
    CAPTURE(told.out, told.err);
    CHECK(told.code == 0);
    CHECK_THAT(told.out, Contains("run " + lab.run_id + " was voided by Zhao Lei") && Contains("the wrong sample"));
}

TEST_CASE("a report that rests on a voided run is not prepared, and a voided run is not gone on with",
          "[signed-decisions]") {
    const ScratchFolder folder;
    const std::string archive = folder / "training";
    const auto go = [&](std::vector<std::string> words, const std::string& answers) {
        words.insert(words.end(),
                     {"--archive", archive, "--virtual", "light-vehicle", "--json", "--answers",
                      folder.file("answers.json", R"({"format":"velocert-answers/1","default":"accept","answers":{)" +
                                                      answers + "}}")});
        const auto done = cli(words);
        CAPTURE(done.out, done.err);
        CHECK((done.code == 0 || done.code == 2));
        return *done.json().find("run")->string();
    };
    const auto run = [&](const std::vector<std::string>& procedures, const std::string& answers = {}) {
        std::vector<std::string> words{"run", "--item", std::string(VELOCERT_SAMPLES) + "/assist-2024-item.json"};
        for (const auto& procedure : procedures) words.insert(words.end(), {"--procedure", procedure});
        return go(words, answers);
    };
    const auto void_run = [&](const std::string& id) {
        REQUIRE(cli({"runs", "void", "--archive", archive, "--run", id, "--reason", "the wrong sample", "--person",
                     "Li Ming"})
                    .code == 0);
        REQUIRE(cli({"runs", "void", "--archive", archive, "--run", id, "--confirm", "--person", "Zhao Lei"}).code ==
                0);
    };
    const auto codes = run({"nameplate", "vehicle-code"});
    const auto mark = run({"heat-mark"});
    const auto findings = [&] {
        const auto open = records::Archive::open_read_only(archive);
        REQUIRE(open);
        const auto item = (*open)->run(mark)->item;
        const auto now = std::chrono::system_clock::now();
        const auto loaded = app::load_case(
            **open, mark, laboratory::demonstration_order(item.id, item.model, item.client, base::day_of(now)),
            "order");
        if (!loaded) FAIL(loaded.error().text());
        std::vector<std::string> out;
        for (const auto& one : loaded->findings(now, std::chrono::minutes(0)))
            if (one.code.starts_with("former/")) out.push_back(one.found);
        return out;
    };
    CHECK(findings().empty());
    void_run(codes);
    REQUIRE(findings().size() == 1);
    CHECK_THAT(findings().front(), Contains(codes) && Contains("voided by Zhao Lei: the wrong sample"));

    const auto left = run({"wiring", "vehicle-mass"}, R"("vehicle-mass/weigh/load":{"suspend":true})");
    void_run(left);
    const auto again = cli({"run", "--resume", left, "--archive", archive, "--virtual", "light-vehicle", "--json"});
    CAPTURE(again.out, again.err);
    CHECK(again.code == 6);
    CHECK_THAT(again.err, Contains("it was voided: the wrong sample"));
    CHECK(cli({"verify", archive}).code == 0);
}

TEST_CASE("a review of access in a real archive is signed with the key of who made it", "[signed-decisions]") {
    const RealLaboratory lab;
    const std::vector<std::string> words{"user", "review", "--archive", lab.archive, "--remark", "nothing to change"};
    const auto without = RealLaboratory::by("zhao.lei", words);
    CHECK(without.code == 6);
    CHECK_THAT(without.err, Contains("no key") && Contains("--key FILE"));
    // Who may not do it is told that, and no key is opened.
    const auto other = lab.with_key("wang.fang", words);
    CHECK(other.code == 6);
    CHECK_THAT(other.err, Contains("review-access"));
    CHECK(lab.entries("refused-act").size() == 1);
    auto foreign = words;
    foreign.insert(foreign.end(), {"--key", lab.folder / "wang.fang.p12", "--trust", lab.folder / "trust.json"});
    CHECK(RealLaboratory::by("zhao.lei", foreign, SigningLaboratory::passphrase("wang.fang") + "\n").code == 6);
    CHECK(lab.entries("access-review").empty());
    const auto done = lab.with_key("zhao.lei", words);
    CAPTURE(done.err);
    REQUIRE(done.code == 0);
    CHECK(*done.json().find("signed")->boolean());
    CHECK(lab.entries("access-review").size() == 1);
    const auto entries = lab.entries("decision-signature");
    REQUIRE(entries.size() == 1);
    CHECK_THAT(*entries.front().find("sentence")->find("en")->string(),
               Contains("Zhao Lei signed the decision on access-review") && Contains("reviewed."));
    CHECK(cli({"verify", lab.archive}).code == 0);
}

TEST_CASE("a training archive takes a review of access without a key and says so", "[signed-decisions]") {
    const SigningLaboratory lab;
    const auto done = RealLaboratory::by("zhao.lei", {"user", "review", "--archive", lab.archive});
    CAPTURE(done.err);
    CHECK(done.code == 0);
    CHECK_FALSE(*done.json().find("signed")->boolean());
    CHECK_THAT(done.err, Contains("not signed: no key was given"));
    CHECK(cli({"verify", lab.archive}).code == 0);
}

TEST_CASE("whoever opened a hold under another name does not close it", "[signed-decisions]") {
    const RealLaboratory lab;
    {
        const auto open = records::Archive::open(lab.archive, lab.clock);
        REQUIRE(open);
        REQUIRE(records::open_hold(**open, lab.clock, {records::HoldSubject::Kind::run, lab.run}, "scale drifted",
                                   {"", "zhao.lei"}));
    }
    const auto refused = lab.with_key("zhao.lei", closing(lab.archive, "H1"));
    CHECK(refused.code == 6);
    CHECK_THAT(refused.err, Contains("Zhao Lei opened it, as zhao.lei") && Contains("a second person"));
    CHECK(lab.entries("hold-close").empty());
}
