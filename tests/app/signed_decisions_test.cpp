// SPDX-License-Identifier: GPL-3.0-or-later
// What a person decides with their own key: a hold is closed; and what has to be signed before an approval.
#include <catch2/catch.hpp>

#include "tests/app/real_laboratory.h"

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
    const SigningLaboratory lab;
    const auto issue = [&](bool reviewed) {
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
}
