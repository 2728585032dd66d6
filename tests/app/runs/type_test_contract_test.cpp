// SPDX-License-Identifier: GPL-3.0-or-later
// Whole type tests, as a laboratory runs them: an item, an answers file, the virtual bench, a report.
#include <catch2/catch.hpp>

#include <set>
#include <string>

#include "core/records/archive.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/recompute.h"
#include "instruments/registry/registry.h"
#include "reports/content/build_report.h"
#include "tests/app/documents.h"
#include "tests/app/process.h"
#include "tests/app/runs/run_document.h"
#include "tests/support/pdf_text.h"
#include "tests/support/source_text.h"

using namespace velocert;
using namespace velocert::tests;
using velocert::base::Json;

namespace {

std::set<std::string> clauses_with(const Json& run, const std::string& verdict) {
    std::set<std::string> out;
    for (const auto& one : assessed_with(run, verdict)) out.insert(one.clause);
    return out;
}
std::set<std::string> procedures_of(const Json& run) {
    std::set<std::string> out;
    for (const auto& procedure : *run.find("procedures")->items()) out.insert(member(procedure, "procedure"));
    return out;
}

/// The document that the archive's records give, made here and not by the program that wrote the PDF.
reports::Report report_of(const std::string& folder, const std::string& id) {
    const auto archive = records::Archive::open_read_only(folder);
    REQUIRE(archive);
    const auto run = (*archive)->run(id);
    REQUIRE(run);
    const auto edition = sequence::edition_of(*run, **archive);
    REQUIRE(edition);
    const instruments::RegistryDecoders decoders;
    auto report = reports::build_report({*run, *edition, **archive, decoders});
    if (!report) FAIL(report.error().text());
    return std::move(*report);
}

struct Sample {
    const char* name;
    const char* edition;
    const char* scenario;    ///< the vehicle on the virtual bench
    std::size_t procedures;  ///< at least so many
    std::set<std::string> done;
    std::set<std::string> left_out;
    std::set<std::string> informative = {};  ///< clauses with a requirement that is answered and not judged
};

}  // namespace

TEST_CASE("a whole type test of each sample vehicle ends with a pass, the same digits again, and a report") {
    const std::string samples = std::string(VELOCERT_SAMPLES) + "/";
    for (const auto& sample : {Sample{"assist-2024",
                                      "GB17761-2024",
                                      "light-vehicle",
                                      48,
                                      {"pedalling", "lithium-pack", "flame-textile"},
                                      {"flame-leather", "flame-thin", "tamper-remote"}},
                               Sample{"throttle-2024",
                                      "GB17761-2024",
                                      "default",
                                      48,
                                      {"flame-leather", "flame-thin", "tamper-remote", "braking"},
                                      {"pedalling", "lithium-pack", "flame-textile"},
                                      {"B"}},
                               Sample{"both-2018",
                                      "GB17761-2018",
                                      "light-vehicle",
                                      27,
                                      {"pedalling", "empty-space", "parameter-settings", "fire"},
                                      {"plastics-share", "tamper-controller", "manual"}}}) {
        CAPTURE(sample.name);
        const ScratchFolder folder;
        const auto run =
            cli({"run", "--item", samples + sample.name + "-item.json", "--archive", folder / "archive", "--virtual",
                 sample.scenario, "--answers", samples + sample.name + "-answers.json", "--json"});
        CAPTURE(run.err);
        const auto document = run.json();
        CHECK(run.code == 0);
        CHECK(member(document, "verdict") == "pass");
        CHECK(member(document, "lifecycle") == "completed");
        CHECK(clauses_with(document, "fail") == std::set<std::string>());
        CHECK(clauses_with(document, "not-evaluated") == sample.informative);
        const auto procedures = procedures_of(document);
        CHECK(procedures.size() >= sample.procedures);
        for (const auto& id : sample.done) CHECK(procedures.contains(id));
        for (const auto& id : sample.left_out) CHECK_FALSE(procedures.contains(id));
        for (const auto& procedure : *document.find("procedures")->items())
            CHECK(member(procedure, "edition") == sample.edition);

        const auto recomputed = cli({"recompute", "--archive", folder / "archive", "--all", "--json"});
        CAPTURE(recomputed.err);
        CHECK(recomputed.code == 0);
        CHECK(recomputed.json().find("differences")->items()->empty());
        CHECK(cli({"verify", folder / "archive"}).code == 0);
        const auto report = cli({"report", "--archive", folder / "archive", "--run", member(document, "run"), "--out",
                                 folder / "report.pdf"});
        CAPTURE(report.err);
        REQUIRE(report.code == 0);
        CHECK(bytes_of(folder / "report.pdf").substr(0, 5) == "%PDF-");
        // The text layer of a whole type test, as Poppler takes it out, against the document made from the archive.
        const auto source = report_of(folder / "archive", member(document, "run"));
        // What a record leaves to the certificates in the evidence is printed too.
        for (const auto* of : {"vehicle-mass", "braking", "maximum-speed"}) {
            CAPTURE(of);
            const auto* budgets = source.section(std::string("uncertainty/") + of);
            REQUIRE(budgets != nullptr);
            CHECK(std::holds_alternative<reports::Table>(budgets->blocks.front()));
        }
        const auto pages = reports::test::pages_of(reports::test::read_bytes(folder / "report.pdf"));
        CHECK(pages.size() >= 40);
        CHECK(reports::test::differences_from_source(source, pages) == std::vector<std::string>{});
        // What one page had lost would be found there.
        auto lost = pages;
        auto& page = lost.at(pages.size() / 2);
        page.erase(page.find_first_not_of(" \n"), 1);
        const auto found = reports::test::differences_from_source(source, lost);
        REQUIRE(found.size() == 1);
        CHECK(found.front().starts_with("page " + std::to_string(pages.size() / 2 + 1) + ": "));
    }
}

TEST_CASE("two vehicles of one training archive do not stand in each other's way by a code that nobody read") {
    const ScratchFolder folder;
    const auto run = [&](const std::string& id, const std::string& more) {
        const auto item = folder.file(
            id + ".json", R"({"format":"velocert-item/1","id":")" + id +
                              R"(","battery":"lead-acid","drive":"electric","made_on":"2025-10-01")" + more + "}");
        const auto done = cli({"run", "--item", item, "--archive", folder / "archive", "--procedure", "vehicle-code",
                               "--virtual", "--json"});
        CAPTURE(done.err);
        return done.code;
    };
    CHECK(run("S-1", "") == 0);
    CHECK(run("S-2", "") == 0);
    CHECK(run("S-1", "") == 0);
    // A code that the item itself carries is taken as it is, and found again with another item.
    CHECK(run("S-3", R"(,"vehicle_code":"175722508069088")") == 0);
    CHECK(run("S-4", R"(,"vehicle_code":"175722508069088")") != 0);
}

TEST_CASE("a misspelt answer is refused before the run, and no usual one takes its place") {
    const ScratchFolder folder;
    const auto run = [&](const std::string& answers) {
        return cli({"run", "--item", std::string(VELOCERT_SAMPLES) + "/throttle-2024-item.json", "--archive",
                    folder / "archive", "--procedure", "nameplate", "--virtual", "--answers",
                    folder.file("answers.json",
                                R"({"format":"velocert-answers/1","default":"accept","answers":{)" + answers + "}}"),
                    "--json"});
    };
    CHECK(run(R"("nameplate/look/look":{"values":{"fixed":"no"}})").code == 1);
    for (const auto& [answers, name] :
         {std::pair{R"("nameplate/look/look":{"values":{"fixd":"no"}})", "fixd"},
          {R"("nameplate/look/lok":{"values":{"fixed":"no"}})", "lok"},
          {R"("nameplate/lok/look":{"values":{"fixed":"no"}})", "lok"},
          {R"("another-procedure/look/look":{"values":{"fixed":"no"}})", "another-procedure"},
          {R"("nameplate/look/look#2":{"values":{"fixd":"no"}})", "fixd"}}) {
        const auto refused = run(answers);
        CAPTURE(refused.err);
        CHECK(refused.code == 3);
        CHECK(refused.err.find(name) != std::string::npos);
        CHECK(refused.out.empty());
    }
}
