// SPDX-License-Identifier: GPL-3.0-or-later
// The gauge that a technician names at a prompt, through the command line: the virtual one, an unknown one, one of the
// register, and one that a second person lets go.
#include <catch2/catch.hpp>

#include "tests/app/process.h"
#include "tests/app/runs/run_document.h"
#include "tests/core/laboratory/certificate_fixture.h"
#include "tests/support/pdf_text.h"
#include "tests/support/source_text.h"

using namespace velocert::tests;
using velocert::base::Json;
using velocert::laboratory::test::CertificateText;
using velocert::laboratory::test::equipment_text;

namespace {

/// A training archive in which one vehicle after the other has its dimensions measured.
struct Laboratory {
    ScratchFolder folder;
    int runs = 0;

    Finished run(const std::string& gauge, std::vector<std::string> more = {}) {
        const std::string number = std::to_string(++runs);
        const auto item = folder.file("item" + number + ".json",
                                      R"({"format":"velocert-item/1","id":"S-)" + number +
                                          R"(","battery":"lead-acid","drive":"electric","made_on":"2025-10-01"})");
        const std::string named =
            gauge.empty() ? std::string() : R"("dimensions/measure/setup":{"values":{"gauge":")" + gauge + R"("}})";
        const auto answers =
            folder.file("answers" + number + ".json",
                        R"({"format":"velocert-answers/1","default":"accept","answers":{)" + named + "}}");
        std::vector<std::string> words{"run",         "--item",     item,    "--archive",  folder / "archive",
                                       "--virtual",   "--answers",  answers, "--operator", "Li Ming",
                                       "--procedure", "dimensions", "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return cli(words);
    }
    void enter(const CertificateText& certificate) {
        REQUIRE(cli({"calibration", "equip", folder.file("E-1.json", equipment_text()), "--person", "Li Ming",
                     "--archive", folder / "archive"})
                    .code == 0);
        REQUIRE(cli({"calibration", "add", folder.file("M-1.json", certificate.text()), "--person", "Li Ming",
                     "--archive", folder / "archive"})
                    .code == 0);
    }
    bool recomputes() { return cli({"recompute", "--archive", folder / "archive", "--all"}).code == 0; }
};

CertificateText tape(const std::string& due_on) {
    return {.calibrated_on = "2020-01-01",
            .due_on = due_on,
            .measurand = "length",
            .unit = "mm",
            .high = "2500",
            .correction = "0"};
}

std::vector<std::string> numbers(const Json& document) {
    std::vector<std::string> out;
    const auto* calibrations = document.find("procedures")->items()->front().find("calibrations");
    if (calibrations == nullptr) return out;
    for (const auto& one : *calibrations->items()) out.push_back(*one.find("number")->string());
    return out;
}

}  // namespace

TEST_CASE("the virtual bench measures with its virtual gauge, which the report lists") {
    Laboratory lab;
    const auto done = lab.run({});
    CAPTURE(done.err);
    CHECK(done.code == 0);
    CHECK(numbers(done.json()) == std::vector<std::string>{"DEMO-LENGTH-2500"});
    const auto document = done.json();
    for (const auto& one : *document.find("procedures")->items()->front().find("assessments")->items()) {
        CAPTURE(one.text());
        // U of a figure read to 1 mm is no less than that of the step alone.
        CHECK(one.find("expanded_uncertainty")->string() != nullptr);
    }
    CHECK(lab.recomputes());
    CHECK(cli({"verify", lab.folder / "archive"}).code == 0);
    REQUIRE(cli({"report", "--archive", lab.folder / "archive", "--run", *done.json().find("run")->string(), "--out",
                 lab.folder / "report.pdf"})
                .code == 0);
    std::string text;
    for (const auto& page :
         velocert::reports::test::pages_of(velocert::reports::test::read_bytes(lab.folder / "report.pdf")))
        text += page;
    for (const char* part : {"CAL-0301", "DEMO-LENGTH-2500", "Read by a person"})
        CHECK_THAT(text, Catch::Contains(part));
}

TEST_CASE("a gauge that the register does not know, or whose certificate has expired, gives no verdict by name") {
    Laboratory lab;
    const auto unknown = lab.run("CAL-9999");
    CAPTURE(unknown.err);
    CHECK(unknown.code == 2);
    CHECK(assessed_with(unknown.json(), "pass").size() == 1);  // the rack, with the virtual gauge
    CHECK(assessed_with(unknown.json(), "fail").empty());
    CHECK_THAT(unknown.out, Catch::Contains("CAL-9999 (unassigned)"));

    lab.enter(tape("2024-01-01"));
    const auto expired = lab.run("E-1");
    CHECK(expired.code == 2);
    CHECK_THAT(expired.out, Catch::Contains("E-1 (certificate-expired)"));
    const auto let_go = lab.run("E-1", {"--override-calibration", "gauge:E-1", "--reason", "certificate is in the post",
                                        "--approved-by", "Wang Fang"});
    CAPTURE(let_go.err);
    CHECK(let_go.code == 0);
    CHECK_THAT(let_go.out, Catch::Contains("gauge:E-1") && Catch::Contains("Wang Fang"));
    CHECK(lab.run("E-1",
                  {"--override-calibration", "gauge:CAL-0301", "--reason", "to be sure", "--approved-by", "Wang Fang"})
              .code == 3);
    CHECK(lab.recomputes());
}

TEST_CASE("a gauge of the register is used with its certificate, and its runs are found again") {
    Laboratory lab;
    REQUIRE(lab.run({}).code == 0);
    lab.enter(tape("2099-12-31"));
    const auto done = lab.run("S-1");
    CAPTURE(done.err);
    CHECK(done.code == 0);
    CHECK(numbers(done.json()).front() == "M-1");
    const auto affected =
        cli({"calibration", "affected", "--equipment", "E-1", "--archive", lab.folder / "archive", "--json"}).json();
    REQUIRE(affected.find("runs")->items()->size() == 1);
    CHECK(affected.find("runs")->items()->front().find("item")->string()->find("S-2") != std::string::npos);
    CHECK(lab.recomputes());
}
