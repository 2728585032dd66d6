// SPDX-License-Identifier: GPL-3.0-or-later
// Answers under which a test says nothing: a state the method asks for that is not there, a day that has not come. Each
// ends without a verdict at its own procedure, and what would have been switched on stays off.
#include <catch2/catch.hpp>

#include "tests/app/process.h"
#include "tests/app/runs/run_document.h"

using namespace velocert;
using namespace velocert::tests;

namespace {

struct Denied {
    const char* item;
    const char* scenario;
    const char* procedure;
    const char* prompt;
    const char* field;
    const char* answer;
    const char* reason;
    const char* told;  ///< in the reason, as it is printed
};

}  // namespace

TEST_CASE("an answer under which nothing was tested gives no verdict, and names itself") {
    const char* newer = "assist-2024-item.json";
    for (const auto& row :
         {Denied{newer, "light-vehicle", "pedalling", "pedalling/ride/prepare", "motor_on", "yes", "condition-not-met",
                 "confirmed: motor_on yes (no)."},
          Denied{newer, "light-vehicle", "control-system", "control-system/brake-cut/mount", "guard_closed", "no",
                 "condition-not-met", "confirmed: guard_closed no (yes)."},
          Denied{newer, "light-vehicle", "rated-power", "rated-power/rated-point/mount", "guard_closed", "no",
                 "condition-not-met", "confirmed: guard_closed no (yes)."},
          Denied{newer, "light-vehicle", "low-speed-torque", "low-speed-torque/sweep/mount", "guard_closed", "no",
                 "condition-not-met", "confirmed: guard_closed no (yes)."},
          Denied{newer, "light-vehicle", "insulation-after-water", "insulation-after-water/insulation/sprayed", "works",
                 "no", "condition-not-met", "confirmed: works no (yes)."},
          Denied{newer, "light-vehicle", "production-capability", "production-capability/audit/audit", "visited",
                 "2130-01-01", "implausible", "visited 2130-01-01"},
          Denied{newer, "light-vehicle", "quality-control", "quality-control/audit/audit", "visited", "2130-01-01",
                 "implausible", "visited 2130-01-01"}}) {
        CAPTURE(row.procedure, row.field, row.answer);
        const ScratchFolder folder;
        const auto answers = [&](const char* text) {
            return folder.file("answers.json",
                               std::string(R"({"format":"velocert-answers/1","default":"accept","answers":{")") +
                                   row.prompt + R"(":{"values":{")" + row.field + R"(":")" + text + "\"}}}}");
        };
        std::vector<std::string> words{"run",        "--item",           std::string(VELOCERT_SAMPLES) + "/" + row.item,
                                       "--archive",  folder / "archive", "--virtual",
                                       row.scenario, "--answers",        answers(row.answer),
                                       "--json"};
        // What is measured after water needs the water.
        if (row.procedure == std::string("insulation-after-water"))
            words.insert(words.end(), {"--procedure", "rain-wading"});
        words.insert(words.end(), {"--procedure", row.procedure});
        const auto run = cli(words);
        CAPTURE(run.out, run.err);
        CHECK(run.code == 2);
        const auto document = run.json();
        CHECK(*document.find("lifecycle")->string() == "completed");
        CHECK(*document.find("verdict")->string() == "not-evaluated");
        CHECK(run.out.find(row.reason) != std::string::npos);
        CHECK_THAT(*document.find("procedures")->items()->back().find("reason")->string(),
                   Catch::Matchers::Contains(row.told));
        CHECK(cli({"recompute", "--archive", folder / "archive", "--all"}).code == 0);
    }
}

TEST_CASE("an answer that cannot be one is wrong input, and nothing that was recorded is lost by it") {
    for (const char* values : {R"("height":"perhaps")", R"("height":"1 kg")", R"("height":"1.05")"}) {
        CAPTURE(values);
        const ScratchFolder folder;
        const auto answers = folder.file(
            "answers.json",
            std::string(
                R"({"format":"velocert-answers/1","default":"accept","answers":{"dimensions/measure/body":{"values":{)") +
                values + "}}}}");
        const auto run =
            cli({"run", "--item", VELOCERT_SAMPLES "/both-2018-item.json", "--archive", folder / "archive", "--virtual",
                 "light-vehicle", "--procedure", "dimensions", "--answers", answers, "--json"});
        CAPTURE(run.out, run.err);
        CHECK(run.code == 3);
        CHECK(*run.json().find("verdict")->string() == "not-evaluated");
        CHECK(cli({"verify", folder / "archive"}).code == 0);
    }
}
