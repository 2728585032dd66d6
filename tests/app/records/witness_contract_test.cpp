// SPDX-License-Identifier: GPL-3.0-or-later
// A witness of an attempt: on record, in the report, in the package.
#include <array>
#include <catch2/catch.hpp>
#include <string_view>

#include "core/records/archive.h"
#include "tests/app/reports/signing_laboratory.h"
#include "tests/support/pdf_text.h"

namespace velocert::tests {
namespace {

using Catch::Contains;

Finished witness(const SigningLaboratory& lab, const std::string& login, const std::string& input,
                 const std::string& step = "vehicle-mass/weigh", std::vector<std::string> more = {"--yes"},
                 const std::string& saw = "The display read what is on record") {
    std::vector<std::string> words{"witness", "--archive", lab.archive, "--run", lab.run_id,         "--step", step,
                                   "--saw",   saw,         "--user",    login,   "--password-stdin", "--json"};
    words.insert(words.end(), more.begin(), more.end());
    return cli(words, input);
}

/// A step of the run that the sample laboratory made.
std::string step_of(const SigningLaboratory& lab) {
    const auto opened = records::Archive::open_read_only(lab.archive);
    REQUIRE(opened);
    const auto run = (*opened)->run(lab.run_id);
    REQUIRE(run);
    const auto& attempt = run->step_runs.front();
    return attempt.procedure + '/' + attempt.step;
}

}  // namespace

TEST_CASE("a person who was there says so on record, and report and package carry it", "[report-contract]") {
    const SigningLaboratory lab;
    const auto step = step_of(lab);
    const auto given = witness(lab, "wang.fang", SigningLaboratory::both("wang.fang"), step,
                               {"--yes", "--key", lab.folder / "wang.fang.p12", "--trust", lab.trust});
    CAPTURE(given.err);
    REQUIRE(given.code == 0);
    CHECK(*given.json().find("signed")->boolean());
    const auto unsigned_one =
        witness(lab, "zhao.lei", SigningLaboratory::password("zhao.lei") + "\n", step, {"--yes"}, "I stood beside it");
    CAPTURE(unsigned_one.err);
    REQUIRE(unsigned_one.code == 0);
    const auto prepared = lab.prepare();
    CAPTURE(prepared.err);
    REQUIRE(prepared.code == 0);
    const auto pdf = lab.folder / "prepared.pdf";
    REQUIRE(cli({"report", "show", "--archive", lab.archive, "--report", *prepared.json().find("report")->string(),
                 "--out", pdf})
                .code == 0);
    std::string text;
    for (const auto& page : reports::test::pages_of(reports::test::read_bytes(pdf))) text += page;
    text = reports::test::without_blanks(text);
    CHECK_THAT(text, Contains("Witnessed:Thedisplayreadwhatisonrecord") && Contains("Witnessed:Istoodbesideit"));
    const auto package = lab.folder / "run.velo";
    REQUIRE(cli({"export", "--archive", lab.archive, "--run", lab.run_id, "--out", package}).code == 0);
    const auto checked = Process({VELOCERT_VERIFY, package, "--trust", lab.trust}).wait();
    CAPTURE(checked.out);
    CHECK(checked.code == 0);
    CHECK_THAT(checked.out, Contains("annotation in ledger row"));
    CHECK_THAT(bytes_of(package), Contains("\"witnessed\":true"));
}

TEST_CASE("who was not there, says nothing or is not known witnesses nothing", "[report-contract]") {
    const SigningLaboratory lab;
    const auto step = step_of(lab);
    const auto wang = SigningLaboratory::password("wang.fang") + "\n";
    CHECK(witness(lab, "wang.fang", "another password\n", step).code == 6);
    CHECK(witness(lab, "he.yun", SigningLaboratory::password("he.yun") + "\n", step).code == 6);  // an administrator
    CHECK(witness(lab, "nobody", wang, step).code == 6);
    CHECK(witness(lab, "wang.fang", wang, step, {}).code == 6);  // not confirmed
    CHECK(witness(lab, "wang.fang", wang, step, {"--yes"}, " . ").code == 3);
    CHECK(witness(lab, "wang.fang", wang, "vehicle-mass/none").code == 3);
    CHECK(witness(lab, "wang.fang", wang, step, {"--yes", "--attempt", "99"}).code == 3);
    CHECK(witness(lab, "wang.fang", wang, step, {"--yes", "--subject", "S9"}).code == 3);
    CHECK(witness(lab, "wang.fang", wang + "wrong\n", step,
                  {"--yes", "--key", lab.folder / "wang.fang.p12", "--trust", lab.trust})
              .code == 6);
    const auto opened = records::Archive::open_read_only(lab.archive);
    REQUIRE(opened);
    const std::array<std::string_view, 1> types{"annotation/1"};
    CHECK((*opened)->ledger_entries(types)->empty());
}

}  // namespace velocert::tests
