// SPDX-License-Identifier: GPL-3.0-or-later
// The periodic review of the audit trail from the command line: signed, on record, each from where the last one ended.
#include <catch2/catch.hpp>

#include "tests/app/reports/signing_laboratory.h"

using namespace velocert;
using namespace velocert::tests;
using base::Json;
using Catch::Contains;

namespace {

struct Reviewing : SigningLaboratory {
    [[nodiscard]] Finished review(const std::string& login, const std::string& input,
                                  std::vector<std::string> more = {"--found", "nothing out of order", "--yes"}) const {
        std::vector<std::string> words{"audit",
                                       "--archive",
                                       archive,
                                       "--review",
                                       "--user",
                                       login,
                                       "--key",
                                       folder / (login + ".p12"),
                                       "--trust",
                                       trust,
                                       "--password-stdin",
                                       "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return cli(words, input);
    }
    [[nodiscard]] Json trail(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"audit", "--archive", archive, "--json"};
        words.insert(words.end(), more.begin(), more.end());
        const auto told = cli(words);
        CAPTURE(told.err);
        REQUIRE(told.code == 0);
        return told.json();
    }
    [[nodiscard]] std::string reviewed_to() const { return trail().find("reviewed_to")->number()->digits; }
};

std::string number(const Json& json, const char* member) { return json.find(member)->number()->digits; }

}  // namespace

TEST_CASE("the audit trail is reviewed by signature, and the next review begins where it ended", "[trail-contract]") {
    const Reviewing lab;
    CHECK(lab.reviewed_to() == "0");
    CHECK_THAT(cli({"audit", "--archive", lab.archive}).out, Contains("nobody has reviewed the trail yet"));
    const auto first = lab.review("wang.fang", SigningLaboratory::both("wang.fang"),
                                  {"--found", "two accounts without a reason", "--to-entry", "4", "--yes"});
    CAPTURE(first.err);
    REQUIRE(first.code == 0);
    const auto signed_first = first.json();
    CHECK(number(signed_first, "from") == "1");
    CHECK(number(signed_first, "to") == "4");
    CHECK(*signed_first.find("meaning")->string() == "reviewed");
    CHECK(*signed_first.find("authority")->string() == "internal");
    CHECK(*signed_first.find("reviewer")->find("name")->string() == "Wang Fang");

    // Up to the newest entry there was; what signing itself adds is for the next one.
    const auto size = lab.trail().find("size")->number()->digits;
    const auto second = lab.review("zhao.lei", SigningLaboratory::both("zhao.lei"));
    CAPTURE(second.err);
    REQUIRE(second.code == 0);
    CHECK(number(second.json(), "from") == "5");
    CHECK(number(second.json(), "to") == size);
    const auto trail = lab.trail({"--type", "trail-review"});
    CHECK(trail.find("reviewed_to")->number()->digits == size);
    REQUIRE(trail.find("reviews")->items()->size() == 2);
    REQUIRE(trail.find("entries")->items()->size() == 2);
    const auto& entry = trail.find("entries")->items()->front();
    CHECK(*entry.find("sentence")->find("en")->string() ==
          "Wang Fang looked through the audit trail from entry 1 to entry 4: two accounts without a reason.");
    CHECK_THAT(*entry.find("sentence")->find("zh")->string(), Contains("两") || Contains("1"));
    CHECK_THAT(cli({"audit", "--archive", lab.archive, "--last", "1"}).out,
               Contains("reviewed up to entry " + size + " of") && Contains("by Zhao Lei"));
    const auto verified = cli({"verify", lab.archive, "--json"});
    CAPTURE(verified.out);
    CHECK(verified.code == 0);
}

TEST_CASE("who may not review the trail, or does not sign for it, is refused and kept on record", "[trail-contract]") {
    const Reviewing lab;
    const std::vector<std::string> found{"--found", "nothing out of order"};
    const auto with = [&](std::vector<std::string> more) {
        auto words = found;
        words.insert(words.end(), more.begin(), more.end());
        return words;
    };
    // A technician has no part in it; a wrong password, passphrase or key opens nothing.
    CHECK(lab.review("li.ming", SigningLaboratory::both("li.ming")).code == 6);
    CHECK(lab.review("wang.fang", "a wrong password\nthe key of wang.fang\n").code == 6);
    CHECK(lab.review("wang.fang", SigningLaboratory::password("wang.fang") + "\nwrong passphrase\n").code == 6);
    const auto others_key =
        cli({"audit", "--archive", lab.archive, "--review", "--user", "wang.fang", "--key", lab.folder / "zhao.lei.p12",
             "--trust", lab.trust, "--password-stdin", "--yes", "--found", "nothing out of order"},
            SigningLaboratory::password("wang.fang") + "\nthe key of zhao.lei\n");
    CHECK(others_key.code == 6);
    CHECK_THAT(others_key.err, Contains("made out to Zhao Lei"));
    // Not confirmed: nothing was signed, and that somebody turned away is kept.
    CHECK(lab.review("wang.fang", SigningLaboratory::both("wang.fang"), found).code == 6);
    CHECK(lab.trail({"--type", "refused-act"}).find("entries")->items()->size() == 3);

    // What is asked wrongly is told before anybody signs in.
    const auto entries = lab.trail().find("size")->number()->digits;
    const auto both = SigningLaboratory::both("wang.fang");
    CHECK(lab.review("wang.fang", both, {"--yes"}).code == 3);
    CHECK(lab.review("wang.fang", both, {"--found", ".", "--yes"}).code == 3);
    CHECK(lab.review("wang.fang", both, with({"--to-entry", "100000", "--yes"})).code == 3);
    CHECK(lab.review("wang.fang", both, with({"--to-entry", "0", "--yes"})).code == 3);
    CHECK(cli({"audit", "--archive", lab.archive, "--review", "--found", "nothing out of order"}).code == 3);
    CHECK(cli({"audit", "--archive", lab.archive, "--review", "--found", "nothing out of order", "--user", "wang.fang",
               "--yes", "--password-stdin"},
              both)
              .code == 3);
    CHECK(cli({"audit", "--archive", lab.archive, "--found", "nothing out of order"}).code == 3);
    CHECK(lab.trail().find("size")->number()->digits == entries);
    CHECK(lab.reviewed_to() == "0");
}

TEST_CASE("the trail of a report or run that there is not is an error, not an empty list", "[trail-contract]") {
    const Reviewing lab;
    const auto prepared = lab.prepare();
    REQUIRE(prepared.code == 0);
    const std::string report = *prepared.json().find("report")->string();
    CHECK(lab.trail({"--report", report}).find("entries")->items()->size() > 2);
    CHECK(lab.trail({"--run", lab.run_id}).find("entries")->items()->size() > 2);
    for (const auto& [option, value] : {std::pair<std::string, std::string>{"--report", "SPECIMEN-2026-9999"},
                                        {"--report", "R-1"},
                                        {"--report", report + "0"},
                                        {"--run", "20260101-000000000000"},
                                        {"--run", report}}) {
        CAPTURE(option, value);
        const auto refused = cli({"audit", "--archive", lab.archive, option, value, "--json"});
        CHECK(refused.code == 3);
        CHECK(refused.out.empty());
        CHECK_THAT(refused.err, Contains(option + " " + value));
    }
}
