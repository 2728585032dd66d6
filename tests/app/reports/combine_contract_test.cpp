// SPDX-License-Identifier: GPL-3.0-or-later
// One report over several runs of one item, with the programs as they are installed.
#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/records/archive.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/combination_differences.h"
#include "core/sequence/judging/combined_run.h"
#include "core/standards/editions/shipped_edition.h"
#include "instruments/registry/registry.h"
#include "tests/app/documents.h"
#include "tests/app/process.h"
#include "tests/support/pdf_text.h"

using namespace velocert;
using namespace velocert::tests;
using Catch::Contains;
using velocert::base::Json;

namespace {

const std::string samples = VELOCERT_SAMPLES;

/// A training archive in which one assist bicycle is tested on several days.
struct Days {
    ScratchFolder folder;
    std::string archive = folder / "archive";

    [[nodiscard]] Finished run(const std::vector<std::string>& procedures,
                               const std::string& scenario = "light-vehicle", const std::string& person = "Li") const {
        std::vector<std::string> words{
            "run",    "--item",    samples + "/assist-2024-item.json",    "--archive",  archive, "--virtual",
            scenario, "--answers", samples + "/assist-2024-answers.json", "--operator", person,  "--json"};
        for (const auto& one : procedures) words.insert(words.end(), {"--procedure", one});
        return cli(words);
    }
    [[nodiscard]] Finished combine(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"report",   "combine",  "--archive", archive, "--item",
                                       "S-2024-A", "--person", "Wang",      "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return cli(words);
    }
    [[nodiscard]] Finished print(const std::string& id, const std::string& file) const {
        return cli({"report", "--archive", archive, "--run", id, "--out", folder / file, "--json"});
    }
    void holds() const {
        const auto verified = cli({"verify", archive, "--json"});
        CAPTURE(verified.out);
        CHECK(verified.code == 0);
        const auto recomputed = cli({"recompute", "--archive", archive, "--all", "--json"});
        CAPTURE(recomputed.out, recomputed.err);
        CHECK(recomputed.code == 0);
    }
};

std::string id_of(const Finished& run) { return member(run.json(), "run"); }

std::string verdict_of(const Json& run, const std::string& procedure) {
    for (const auto& one : *run.find("procedures")->items())
        if (member(one, "procedure") == procedure) return member(one, "verdict");
    return "(none)";
}

/// The text of a PDF without blanks: where its lines break is the layout's business.
std::string printed(const std::string& file) {
    std::string out;
    for (const auto& page : reports::test::pages_of(reports::test::read_bytes(file))) out += page;
    return reports::test::without_blanks(out);
}

/// All that the edition asks of the sample, in its order.
std::vector<std::string> all_procedures() {
    const auto shipped = standards::shipped_edition("GB17761-2024");
    REQUIRE(shipped);
    std::vector<std::string> out;
    for (const auto& one : (*shipped)->edition.procedures) out.push_back(one.id);
    return out;
}

}  // namespace

TEST_CASE("two days make one run, each procedure from the run that tested it, and all of it holds") {
    const Days days;
    const auto first = days.run({"vehicle-mass", "wiring"}, "light-vehicle", "Li");
    REQUIRE(first.code == 0);
    const auto second = days.run({"manual", "pedalling"}, "light-vehicle", "Zhou");
    REQUIRE(second.code == 0);
    const auto combined = days.combine();
    CAPTURE(combined.out, combined.err);
    // The edition asks for more than these four.
    CHECK(combined.code == 2);
    const auto document = combined.json();
    CHECK(document.find("procedures")->items()->size() == 4);
    for (const char* procedure : {"vehicle-mass", "wiring", "manual", "pedalling"})
        CHECK(verdict_of(document, procedure) == "pass");
    CHECK_FALSE(document.find("unexamined")->items()->empty());
    CHECK(combined.err.find("from run " + id_of(first) + ": vehicle-mass, wiring") != std::string::npos);
    CHECK(combined.err.find("from run " + id_of(second) + ":") != std::string::npos);
    days.holds();
    // From its own package alone, too.
    const auto package = days.folder / "one.velo";
    CHECK(cli({"export", "--archive", days.archive, "--run", id_of(combined), "--out", package}).code == 0);
    CHECK(cli({"verify", package}).code == 0);
    // The report names both runs and who tested.
    REQUIRE(days.print(id_of(combined), "both.pdf").code == 0);
    const auto text = printed(days.folder / "both.pdf");
    for (const auto& told :
         {id_of(first), id_of(second), std::string("Zhou"), std::string("Runsthatthisreportbringstogether")})
        CHECK_THAT(text, Contains(told));
    // It is not gone on with, and not combined once more.
    CHECK(cli({"run", "--resume", id_of(combined), "--archive", days.archive, "--virtual"}).code == 3);
    const auto again = days.combine();
    CHECK(again.json().find("procedures")->items()->size() == 4);
}

TEST_CASE("a whole type test over three days is a pass, as it is in one") {
    const Days days;
    const auto all = all_procedures();
    const auto third = static_cast<std::ptrdiff_t>(all.size() / 3);
    for (const auto& part : {std::vector<std::string>(all.begin(), all.begin() + third),
                             std::vector<std::string>(all.begin() + third, all.begin() + 2 * third),
                             std::vector<std::string>(all.begin() + 2 * third, all.end())}) {
        const auto run = days.run(part);
        CAPTURE(run.err);
        CHECK(run.code == 0);
    }
    const auto combined = days.combine();
    CAPTURE(combined.out.substr(0, 3000), combined.err);
    CHECK(combined.code == 0);
    CHECK(member(combined.json(), "verdict") == "pass");
    CHECK(combined.json().find("unexamined")->items()->empty());
    REQUIRE(days.print(id_of(combined), "all.pdf").code == 0);
    const auto text = printed(days.folder / "all.pdf");
    CHECK_THAT(text, Contains("Typetestreport") && !Contains("notacompletetypetest"));
    days.holds();
}

TEST_CASE("of two results the later one stands only for a reason, and the other one is named") {
    const Days days;
    const auto first = days.run({"vehicle-mass"});
    const auto second = days.run({"vehicle-mass", "manual"});
    const auto without = days.combine();
    CHECK(without.code == 3);
    CHECK_THAT(without.err, Contains("'vehicle-mass' was tested in 2 runs"));
    const auto empty = days.combine({"--because", "vehicle-mass=."});
    CHECK(empty.code == 3);
    const auto about_nothing = days.combine({"--because", "vehicle-mass=scale was not level", "manual=read again"});
    CHECK(about_nothing.code == 3);
    CHECK_THAT(about_nothing.err, Contains("'manual' is about nothing"));
    const auto combined = days.combine({"--because", "vehicle-mass=the scale was not level on the first day"});
    CAPTURE(combined.err);
    CHECK(combined.code == 2);
    CHECK_THAT(combined.err, Contains("not taken: procedure/vehicle-mass, run " + id_of(first) + ": pass"));
    REQUIRE(days.print(id_of(combined), "one.pdf").code == 0);
    CHECK_THAT(printed(days.folder / "one.pdf"), Contains("thescalewasnotlevelonthefirstday"));
    days.holds();
    // A run that is left out whole needs its reason, too.
    CHECK(days.combine({"--leave-out", id_of(second) + "= "}).code == 3);
    CHECK(days.combine({"--leave-out", "20200101-000000000000=not ours"}).code == 3);
    const auto left = days.combine({"--leave-out", id_of(first) + "=a rehearsal of the trainee"});
    CAPTURE(left.err);
    CHECK(left.code == 2);
    CHECK_THAT(left.err, Contains("a rehearsal of the trainee"));
    days.holds();
}

TEST_CASE("a Fail of one day is covered by no later pass and by no reason") {
    const Days days;
    const auto failed = days.run({"vehicle-mass"}, "overweight");
    REQUIRE(failed.code == 1);
    REQUIRE(days.run({"vehicle-mass", "manual"}).code == 0);
    const auto combined = days.combine();
    CAPTURE(combined.err);
    CHECK(combined.code == 1);
    CHECK(verdict_of(combined.json(), "vehicle-mass") == "fail");
    CHECK_THAT(combined.err, Contains("a Fail of the same procedure stands"));
    const auto covered = days.combine({"--because", "vehicle-mass=the vehicle was cleaned"});
    CHECK(covered.code == 3);
    CHECK_THAT(covered.err, Contains("which no reason covers"));
    const auto left = days.combine({"--leave-out", id_of(failed) + "=the wrong vehicle"});
    CHECK(left.code == 3);
    CHECK_THAT(left.err, Contains("which is not covered"));
    days.holds();
}

TEST_CASE("runs that do not go together are not combined, and each reason is told") {
    const Days days;
    CHECK(days.run({"manual"}).code == 0);
    CHECK(days.combine({"--edition", "GB17761-2018"}).code == 3);
    const auto nobody = cli({"report", "combine", "--archive", days.archive, "--item", "S-1", "--person", "Wang"});
    CHECK(nobody.code == 3);
    CHECK_THAT(nobody.err, Contains("no run of it that counts"));
    CHECK(cli({"report", "combine", "--archive", days.archive, "--item", "S-2024-A"}).code == 3);
    CHECK(cli({"report", "combine", "--archive", days.archive, "--person", "Wang"}).code == 3);
    // Another rule on another day.
    const auto other = cli({"run", "--item", samples + "/assist-2024-item.json", "--archive", days.archive, "--virtual",
                            "light-vehicle", "--procedure", "vehicle-mass", "--rule", "guard-band", "--json"});
    CAPTURE(other.err);
    REQUIRE(other.code != 3);
    const auto combined = days.combine();
    CHECK(combined.code == 3);
    CHECK_THAT(combined.err, Contains("was decided by another rule"));
}

TEST_CASE("a combined run that says otherwise than its runs is told, attempt by attempt") {
    const Days days;
    REQUIRE(days.run({"vehicle-mass"}).code == 0);
    REQUIRE(days.run({"manual"}).code == 0);
    const auto id = id_of(days.combine());
    const auto archive = records::Archive::open_read_only(days.archive);
    REQUIRE(archive);
    const auto combined = (*archive)->run(id);
    REQUIRE(combined);
    std::vector<sequence::Run> runs;
    for (const auto& one : sequence::runs_in(*combined)) runs.push_back(*(*archive)->run(one));
    REQUIRE(runs.size() == 2);
    CHECK(sequence::combination_differences(*combined, runs).empty());
    auto changed = *combined;
    changed.step_runs.front().typed.push_back({"x", "y", "z"});
    CHECK(sequence::combination_differences(changed, runs).size() == 1);
    auto shorter = *combined;
    shorter.step_runs.pop_back();
    CHECK_FALSE(sequence::combination_differences(shorter, runs).empty());
    CHECK_FALSE(sequence::combination_differences(*combined, std::span(runs).first(1)).empty());
    auto more = runs;
    more.front().step_runs.push_back(more.front().step_runs.front());
    more.front().step_runs.back().number = 99;
    CHECK(sequence::combination_differences(*combined, more).size() == 1);
}

namespace {

/// Two recorded runs of the same procedure, to be combined as they are or as a test changes them.
struct TwoRuns {
    Days days;
    std::unique_ptr<records::Archive> archive;
    std::vector<sequence::Run> runs;
    sequence::CombineRequest request;

    TwoRuns() {
        std::vector<std::string> ids;
        for (int i = 0; i < 2; ++i) ids.push_back(id_of(days.run({"vehicle-mass", i == 0 ? "manual" : "wiring"})));
        auto opened = records::Archive::open_read_only(days.archive);
        REQUIRE(opened);
        archive = std::move(*opened);
        for (const auto& id : ids) runs.push_back(*archive->run(id));
        request.run_id = "20991231-000000000001";
        request.person = "Wang";
        request.program_version = "1";
        request.utc = "2099-12-31T00:00:00.000Z";
        request.because = {{"vehicle-mass", "the scale was not level on the first day"}};
    }
    [[nodiscard]] base::Result<sequence::Run> combine() const {
        const auto edition = sequence::edition_of(runs.back(), *archive);
        REQUIRE(edition);
        return sequence::combine(runs, request, *edition, *archive, instruments::RegistryDecoders());
    }
    [[nodiscard]] std::string refusal() const {
        const auto done = combine();
        return done ? "(none)" : done.error().text();
    }
    /// Which run the procedure is taken from.
    [[nodiscard]] static std::string taken_from(const sequence::Run& combined, const std::string& procedure) {
        for (const auto& stretch : sequence::stretches_of(combined))
            for (auto i = stretch.first; i < stretch.last; ++i)
                if (combined.step_runs[i].procedure == procedure) return stretch.run;
        return "(none)";
    }
};

}  // namespace

TEST_CASE("the latest result is the one that was made last, whichever run began last") {
    TwoRuns two;
    const auto as_recorded = two.combine();
    if (!as_recorded) FAIL(as_recorded.error().text());
    CHECK(TwoRuns::taken_from(*as_recorded, "vehicle-mass") == two.runs[1].id);
    // The first run was suspended and gone on with after the second one had ended.
    for (auto& one : two.runs[0].step_runs)
        if (one.procedure == "vehicle-mass") one.ended_utc = "2099-01-01T00:00:00.000Z";
    const auto gone_on = two.combine();
    if (!gone_on) FAIL(gone_on.error().text());
    CHECK(TwoRuns::taken_from(*gone_on, "vehicle-mass") == two.runs[0].id);
    // A Fail stands before it all the same, without a reason.
    two.request.because.clear();
    for (auto& one : two.runs[1].results)
        if (one.procedure == "vehicle-mass") one.verdict = conformity::Verdict::fail;
    // Its attempts give a pass when they are judged again: that is told, and about this run.
    CHECK_THAT(two.refusal(), Contains("vehicle-mass is fail in run " + two.runs[1].id));
}

TEST_CASE("a run that ended without being judged is not passed over with its attempts") {
    TwoRuns two;
    two.runs[0].lifecycle = sequence::Lifecycle::errored;
    two.runs[0].results.clear();
    two.request.because.clear();
    CHECK_THAT(two.refusal(), Contains("run " + two.runs[0].id + " ended without being judged"));
    // Nor is it left out: nobody knows whether it holds a Fail.
    two.request.leave_out = {{two.runs[0].id, "the trainee's rehearsal"}};
    CHECK_THAT(two.refusal(), Contains("ended without being judged"));
    two.runs[0].lifecycle = sequence::Lifecycle::suspended;
    CHECK_THAT(two.refusal(), Contains("has not ended (suspended) and has attempts"));
    two.runs[0].step_runs.clear();
    const auto combined = two.combine();
    if (!combined) FAIL(combined.error().text());
    CHECK(sequence::runs_in(*combined) == std::vector{two.runs[1].id});
}

TEST_CASE("a run that is left out has no say in what goes together and gives nothing to rest on") {
    TwoRuns two;
    two.runs[0].rule.rule = conformity::RuleName::guard_band;
    two.runs[0].item.model = "another spelling";
    two.runs[0].release = base::Digest::of(std::string_view("another release"));
    two.runs[0].former.emplace().push_back({"20990101-000000000009", two.runs[0].step_runs.front()});
    two.runs[0].former->back().attempt.procedure = "braking";
    CHECK_THAT(two.refusal(), Contains("was decided by another rule") && Contains("describes the item otherwise"));
    two.request.because.clear();
    two.request.leave_out = {{two.runs[0].id, "a rehearsal of the trainee"}};
    const auto combined = two.combine();
    if (!combined) FAIL(combined.error().text());
    CHECK(sequence::runs_in(*combined) == std::vector{two.runs[1].id});
    CHECK(sequence::runs_named_in(*combined) == std::vector{two.runs[1].id, two.runs[0].id});
    for (const auto& one : sequence::runs_rested_on(*combined)) CHECK(one != "20990101-000000000009");
    // A Fail of it stands in the way as before.
    two.runs[0].results.front().verdict = conformity::Verdict::fail;
    CHECK_THAT(two.refusal(), Contains("which is not covered"));
    two.runs[0].results.front().verdict = conformity::Verdict::pass;
    two.request.leave_out.emplace(two.runs[1].id, "a rehearsal, too");
    CHECK_THAT(two.refusal(), Contains("every run is left out"));
}

TEST_CASE("how a run ended that did not do all it planned goes with its results and is held against it") {
    TwoRuns two;
    two.runs[1].lifecycle = sequence::Lifecycle::stopped;
    two.runs[1].lifecycle_text = "stopped by the operator";
    const auto combined = two.combine();
    if (!combined) FAIL(combined.error().text());
    std::vector<std::string> told;
    for (const auto& one : combined->deviations)
        if (one.kind == sequence::ended_early) told.push_back(one.role + ": " + one.cause + ": " + one.reason);
    CHECK(told == std::vector{"run/" + two.runs[1].id + ": stopped: stopped by the operator"});
    // It is read back from its record.
    const auto start = sequence::run_start_record(*combined);
    CHECK_THAT(start.canonical(), Contains("\"kind\":\"ended-early\""));
    std::vector<std::pair<std::string, Json>> records;
    records.emplace_back("run-start/1", start);
    const auto read = sequence::run_from_records(records);
    REQUIRE(read);
    CHECK(read->deviations.size() == combined->deviations.size());
    CHECK(sequence::combination_differences(*combined, two.runs).empty());
    two.runs[1].lifecycle = sequence::Lifecycle::completed;
    CHECK(sequence::combination_differences(*combined, two.runs).size() == 1);
}

TEST_CASE("a Fail of a run that is named and not taken is a difference where no Fail stands") {
    TwoRuns two;
    const auto combined = two.combine();
    if (!combined) FAIL(combined.error().text());
    CHECK(sequence::combination_differences(*combined, two.runs).empty());
    for (auto& one : two.runs[0].results)
        if (one.procedure == "vehicle-mass") one.verdict = conformity::Verdict::fail;
    const auto found = sequence::combination_differences(*combined, two.runs);
    REQUIRE(found.size() == 1);
    CHECK(found.front().step == "vehicle-mass");
    CHECK(found.front().stored == "pass");
    CHECK(found.front().recomputed == "fail in run " + two.runs[0].id);
}

TEST_CASE("reasons are kept as they were meant and none is the program's own") {
    TwoRuns two;
    for (const auto reason : {sequence::a_fail_stands, sequence::taken_by_suspension}) {
        two.request.because = {{"vehicle-mass", std::string(reason)}};
        CHECK_THAT(two.refusal(), Contains("is one that only the program gives"));
        two.request.because.clear();
        two.request.leave_out = {{two.runs[0].id, std::string(reason)}};
        CHECK_THAT(two.refusal(), Contains("is one that only the program gives"));
        two.request.leave_out.clear();
    }
    two.archive.reset();
    const auto control = two.days.combine({"--because", "vehicle-mass=soft\ttyres"});
    CHECK(control.code == 3);
    CHECK_THAT(control.err, Contains("--because vehicle-mass") && Contains("cannot be shown"));
    CHECK_THAT(two.days.combine({"--leave-out", two.runs[0].id + "=" + std::string(501, 'a')}).err,
               Contains("--leave-out " + two.runs[0].id));
    const auto combined = two.days.combine({"--because", "vehicle-mass=  the tyres were soft "});
    CAPTURE(combined.err);
    CHECK(combined.code == 2);
    CHECK_THAT(combined.err, Contains(": the tyres were soft\n"));
}

TEST_CASE("a run of the item that was made after the combining asks for another one before the report") {
    const Days days;
    REQUIRE(days.run({"vehicle-mass"}).code == 0);
    const auto combined = id_of(days.combine());
    const auto prepare = [&](const std::string& run) {
        return cli({"report", "prepare", "--archive", days.archive, "--run", run, "--tested-by", "Li", "--reviewed-by",
                    "Wang", "--approved-by", "Zhao", "--person", "Li", "--json"});
    };
    CHECK_THAT(prepare(combined).err, !Contains("combined anew"));
    const auto failed = days.run({"vehicle-mass"}, "overweight");
    REQUIRE(failed.code == 1);
    const auto refused = prepare(combined);
    CHECK(refused.code == 6);
    CHECK_THAT(refused.err,
               Contains("combined/" + id_of(failed)) && Contains("completed, fail") && Contains("combined anew"));
    CHECK_THAT(prepare(id_of(days.combine())).err, !Contains("combined anew"));
}
