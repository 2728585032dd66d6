// SPDX-License-Identifier: GPL-3.0-or-later
// An amendment that was sent back, and what becomes of what it says that it amends.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/laboratory/order.h"
#include "tests/app/reports/signing_laboratory.h"

using namespace velocert::tests;
using Catch::Contains;

namespace {

/// The order that a training report has by itself, with another address of the client.
std::string order_with(const std::string& address) {
    const auto today = velocert::base::day_of(velocert::base::SystemClock().now());
    const auto text = velocert::laboratory::demonstration_order("S-001", "TDT-1", "", today);
    auto order = velocert::base::Json::parse(text, "order");
    REQUIRE(order);
    auto client = *order->find("client");
    client.set("address", address);
    return order->set("client", client).text();
}

}  // namespace

TEST_CASE("a returned amendment is prepared again and says again what it amends", "[report-contract]") {
    const SigningLaboratory lab;
    const auto prepared = lab.prepare();
    REQUIRE(prepared.code == 0);
    const std::string first = *prepared.json().find("report")->string();
    REQUIRE(lab.sign(first, "li.ming", "tested", SigningLaboratory::both("li.ming")).code == 0);
    REQUIRE(lab.sign(first, "wang.fang", "reviewed", SigningLaboratory::both("wang.fang")).code == 0);
    REQUIRE(lab.approve(first, "zhao.lei", lab.folder.path()).code == 0);
    const auto order = lab.folder.file("moved.json", order_with("7 Lane"));
    const auto as_wang = [&](std::vector<std::string> words) {
        for (const char* word :
             {"--archive", lab.archive.c_str(), "--run", lab.run_id.c_str(), "--tested-by", "li.ming", "--reviewed-by",
              "wang.fang", "--approved-by", "zhao.lei", "--user", "wang.fang", "--password-stdin", "--json"})
            words.emplace_back(word);
        return cli(words, SigningLaboratory::password("wang.fang") + "\n");
    };
    const auto amended =
        as_wang({"amend", "--report", first, "--order", order, "--kind", "replacement", "--reason",
                 "the client's address was mistyped", "--change", "address of the client", "no such place", "7 Lane"});
    CAPTURE(amended.err);
    REQUIRE(amended.code == 0);
    const std::string second = *amended.json().find("report")->string();
    const auto send_back = [&] {
        const auto done = cli({"report", "return", "--archive", lab.archive, "--report", second, "--comment",
                               "look at the address once more", "--user", "wang.fang", "--password-stdin"},
                              SigningLaboratory::password("wang.fang") + "\n");
        CAPTURE(done.err);
        REQUIRE(done.code == 0);
        REQUIRE(lab.state(second) == "returned");
    };
    const auto what_of = [&] {
        std::string out;
        const auto shown = lab.show(second);
        CHECK(*shown.find("amends")->string() == first);
        for (const auto& one : *shown.find("amends_what")->items())
            out += *one.find("what")->string() + ": " + *one.find("before")->string() + " > " +
                   *one.find("after")->string() + "\n";
        return out;
    };
    const auto stated = what_of();
    CHECK_THAT(stated, Contains("address of the client: no such place > 7 Lane"));
    send_back();
    const auto again = as_wang({"report", "prepare", "--report", second, "--order", order});
    CAPTURE(again.err);
    REQUIRE(again.code == 0);
    CHECK(*again.json().find("report")->string() == second);
    CHECK(lab.state(second) == "prepared");
    CHECK(what_of() == stated);
    // It is an act of amending, whoever does it.
    send_back();
    const auto may_not = lab.prepare({"--report", second, "--order", order});
    CHECK(may_not.code == 6);
    CHECK(lab.state(second) == "returned");
    // What was stated of it and is true no more is refused by name, and said anew with 'amend --again'.
    const auto corrected = lab.folder.file("corrected.json", order_with("8 Lane"));
    const auto untrue = as_wang({"report", "prepare", "--report", second, "--order", corrected});
    CHECK(untrue.code == 3);
    CHECK_THAT(untrue.err, Contains("address of the client") && Contains("7 Lane"));
    const auto said_anew = as_wang({"amend", "--report", first, "--again", second, "--order", corrected, "--kind",
                                    "replacement", "--reason", "the client's address was mistyped twice", "--change",
                                    "address of the client", "no such place", "8 Lane"});
    CAPTURE(said_anew.err);
    REQUIRE(said_anew.code == 0);
    CHECK(*said_anew.json().find("report")->string() == second);
    CHECK_THAT(what_of(), Contains("8 Lane") && !Contains("7 Lane"));
    REQUIRE(lab.sign(second, "li.ming", "tested", SigningLaboratory::both("li.ming")).code == 0);
    REQUIRE(lab.sign(second, "wang.fang", "reviewed", SigningLaboratory::both("wang.fang")).code == 0);
    REQUIRE(lab.approve(second, "zhao.lei", lab.folder.path()).code == 0);
    CHECK(lab.state(first) == "superseded");
    CHECK(cli({"verify", lab.archive}).code == 0);
}
