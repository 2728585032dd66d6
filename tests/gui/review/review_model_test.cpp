// SPDX-License-Identifier: GPL-3.0-or-later
// The pure parts of Review: what is risky, what waits for whom, what bytes look like.
#include <catch2/catch.hpp>

#include "app/desktop/model/review/review_queue.h"
#include "app/desktop/model/review/review_rows.h"
#include "app/desktop/model/review/wire_listing.h"
#include "core/sequence/answers/typed_file.h"
#include "core/sequence/wire_log.h"

using namespace velocert;
using namespace velocert::app;

namespace {

conformity::Limit limit(const char* id, const char* value) {
    conformity::Limit out;
    out.id = id;
    out.value = metrology::WrittenQuantity::parse(value).value();
    out.kind = out.value->kind();
    out.relation = conformity::Relation::at_most;
    out.status = conformity::LimitStatus::confirmed;
    return out;
}

conformity::Assessment assessed(const conformity::Limit& limit, const char* value) {
    metrology::Measurement out{"some", metrology::WrittenQuantity::parse(value)->value(), {}, {}};
    return conformity::assess(out, limit, {});
}

sequence::Deviation deviation(const char* role) {
    sequence::Deviation out;
    out.role = role;
    return out;
}

/// Procedures "a", "b", "c" ..., each with a step "s" that is judged by the limit of its name.
struct Case {
    sequence::Run run;
    standards::StandardEdition edition;

    void add(const std::string& id, conformity::Assessment assessment) {
        standards::Procedure procedure;
        procedure.id = id;
        procedure.roles.push_back({"role of " + id, {}, {}, {}, false});
        standards::Step step;
        step.id = "s";
        step.limits["result"] = assessment.limit.id;
        procedure.steps.push_back(step);
        edition.procedures.push_back(procedure);
        const auto verdict = assessment.verdict;
        run.results.push_back({id, verdict, {}, {std::move(assessment)}, {}});
        sequence::StepRun attempt;
        attempt.procedure = id;
        attempt.step = "s";
        attempt.outcome = conformity::Outcome::completed;
        run.step_runs.push_back(attempt);
    }
    [[nodiscard]] sequence::StepRun& attempt(std::size_t index) { return run.step_runs[index]; }
    [[nodiscard]] std::string order() const {
        std::string out;
        for (const auto& row : review_rows(run, edition)) out += row.procedure;
        return out;
    }
};

/// Four results at 10, 20, 30 and 40 % from their limit: nothing else sets them apart.
Case four() {
    Case out;
    out.add("d", assessed(limit("d", "10 kg"), "6 kg"));
    out.add("b", assessed(limit("b", "10 kg"), "8 kg"));
    out.add("c", assessed(limit("c", "10 kg"), "7 kg"));
    out.add("a", assessed(limit("a", "10 kg"), "9 kg"));
    return out;
}

}  // namespace

TEST_CASE("Of results without a concern the one nearest to its limit comes first", "[review-model]") {
    CHECK(four().order() == "abcd");
    CHECK(review_rows({}, {}).empty());
    // Alike: the order of the run.
    Case alike;
    for (const char* id : {"x", "y", "z"}) alike.add(id, assessed(limit(id, "10 kg"), "9 kg"));
    CHECK(alike.order() == "xyz");
}

TEST_CASE("Each concern brings its result to the front, the graver one first", "[review-model]") {
    auto one = four();
    SECTION("typed") { one.attempt(0).typed.push_back({"p", "f", "6 kg"}); }
    SECTION("retry") { one.attempt(0).retry_reason = "asked to"; }
    SECTION("void") { one.attempt(0).void_reason = "foot_down"; }
    SECTION("lost bytes") { one.attempt(0).captures.push_back({"r", "d", {}, {}, false, {}, 5, 1, false}); }
    SECTION("overflow") { one.attempt(0).captures.push_back({"r", "d", {}, {}, false, {}, 5, 0, true}); }
    SECTION("broke off") { one.attempt(0).outcome = conformity::Outcome::errored; }
    SECTION("provisional") { one.run.results[0].assessments[0].limit.status = conformity::LimitStatus::provisional; }
    SECTION("assumed") {
        one.edition.demonstration = true;
        one.edition.release.emplace();
        one.edition.assumed.push_back("d");
    }
    SECTION("deviation") { one.run.deviations.push_back(deviation("role of d")); }
    SECTION("deviation after a resumption") {
        one.run.resumptions.emplace_back();
        one.run.resumptions.back().deviations.push_back(deviation("role of d"));
    }
    SECTION("conditional") { one.run.results[0].assessments[0].zone = conformity::Zone::conditional_pass; }
    SECTION("undecided") { one.run.results[0].assessments[0].verdict = conformity::Verdict::not_evaluated; }
    SECTION("fails") { one.run.results[0].assessments[0] = assessed(limit("d", "10 kg"), "14 kg"); }
    CHECK(one.order() == "dabc");
}

TEST_CASE("A failure stands before everything else, then what could not be decided", "[review-model]") {
    auto all = four();  // d, b, c, a
    all.attempt(3).typed.push_back({"p", "f", "9 kg"});
    all.attempt(3).retry_reason = "asked to";
    all.run.deviations.push_back(deviation("role of c"));
    all.run.results[1].assessments[0].verdict = conformity::Verdict::inconclusive;
    all.run.results[0].assessments[0] = assessed(limit("d", "10 kg"), "99 kg");
    CHECK(all.order() == "dbca");
    const auto rows = review_rows(all.run, all.edition);
    CHECK(rows[3].concerns == std::vector{Concern::retry, Concern::typed});
    CHECK(count_of(rows, Concern::typed) == 1);
    CHECK(count_of(rows, Concern::gap) == 0);
}

TEST_CASE("One photo for several questions is a concern of each, and another attempt at one question is none",
          "[review-model]") {
    auto all = four();  // d, b, c, a
    standards::Field photo;
    photo.id = "photo";
    photo.kind = standards::Field::Kind::photo;
    standards::Field document = photo;
    document.id = "document";
    document.kind = standards::Field::Kind::document;
    for (auto& procedure : all.edition.procedures) {
        standards::Action prompt;
        prompt.id = "p";
        prompt.fields = {photo, document};
        procedure.steps.front().actions.push_back(prompt);
    }
    const auto file = [](const char* field, const char* bytes, const char* name) {
        return sequence::TypedValue{"p", field, sequence::TypedFile{base::Digest::of(std::string(bytes)), name}.text()};
    };
    const auto shared = [&] {
        std::string out;
        for (const auto& row : review_rows(all.run, all.edition))
            if (row.has(Concern::same_photo)) out += row.procedure;
        return out;
    };
    all.attempt(0).typed.push_back(file("photo", "one", "a.png"));
    all.attempt(1).typed.push_back(file("photo", "two", "a.png"));
    all.attempt(2).typed.push_back(file("document", "one", "a.png"));
    CHECK(shared().empty());
    // The same bytes at another attempt of the question.
    all.run.step_runs.push_back(all.attempt(0));
    CHECK(shared().empty());
    // At another question, under whatever name; at another subject of the same question.
    all.attempt(1).typed.push_back(file("photo", "one", "b.png"));
    CHECK(shared() == "bd");
    all.attempt(1).typed.pop_back();
    all.run.step_runs.back().subject = "2";
    CHECK(shared() == "d");
}

TEST_CASE("What concerns another procedure leaves a result where it was", "[review-model]") {
    auto one = four();
    one.run.deviations.push_back(deviation("role of nobody"));
    one.run.step_runs.push_back(one.attempt(0));
    one.run.step_runs.back().procedure = "other";
    one.run.step_runs.back().retry_reason = "asked to";
    CHECK(one.order() == "abcd");
}

TEST_CASE("A procedure without a decision is a row that is not decided", "[review-model]") {
    auto one = four();
    one.run.results[0].assessments.clear();
    one.run.results[0].verdict = conformity::Verdict::not_evaluated;
    const auto rows = review_rows(one.run, one.edition);
    CHECK(rows.front().procedure == "d");
    CHECK(rows.front().assessment == ReviewRow::no_assessment);
    CHECK(rows.front().has(Concern::undecided));
}

TEST_CASE("The queue shows what waits for me first, then the oldest, and nothing that is done", "[review-model]") {
    const auto run = [](const char* id, const char* started, const char* lifecycle) {
        return records::RunSummary{id, started, "item of " + std::string(id), "e", lifecycle, "pass", "li"};
    };
    const std::vector runs{run("r3", "2026-11-03T08:00:00.000Z", "completed"),
                           run("r2", "2026-11-02T08:00:00.000Z", "running"),
                           run("r1", "2026-11-01T08:00:00.000Z", "stopped")};
    records::ReportRegister reports;
    const auto report = [&](const char* number, records::ReportState state, const char* prepared) {
        records::ReportLife life;
        life.state = state;
        life.preparation.report = number;
        life.preparation.of_run = std::string("run of ") + number;
        life.preparation.prepared_utc = prepared;
        life.preparation.signers = {{"u-1", "Li"}, {"u-2", "Wang"}, {"u-3", "Zhao"}};
        reports.reports.push_back(life);
    };
    report("R-1", records::ReportState::issued, "2026-10-01T08:00:00.000Z");
    report("R-2", records::ReportState::prepared, "2026-10-02T08:00:00.000Z");
    report("R-3", records::ReportState::tested, "2026-11-20T08:00:00.000Z");
    report("R-4", records::ReportState::voided, "2026-10-02T08:00:00.000Z");
    report("R-5", records::ReportState::returned, "2026-11-02T12:00:00.000Z");
    const auto names = [](const std::vector<QueueEntry>& queue) {
        std::string out;
        for (const auto& entry : queue) out += (entry.report.empty() ? entry.run : entry.report) + " ";
        return out;
    };
    CHECK(names(review_queue(runs, reports, {}, base::Person{"u-2", "Wang"})) == "R-3 R-2 r1 R-5 r3 ");
    CHECK(names(review_queue(runs, reports, {}, std::nullopt)) == "R-2 r1 R-5 r3 R-3 ");
    // A run with a report waits as that report and not twice.
    reports.reports[1].preparation.of_run = "r1";
    CHECK(names(review_queue(runs, reports, {}, std::nullopt)) == "R-2 R-5 r3 R-3 ");
    const auto returned = review_queue(
        runs, reports, {{"r3", "a/s", "again", {"u-2", "Wang"}, "2026-11-25T08:00:00.000Z"}}, std::nullopt);
    CHECK(returned.back().run == "r3");
    CHECK(returned.back().step == ReviewStep::bench);
    CHECK(returned.back().comment == "again");
    CHECK(returned.back().age(*base::parse_utc("2026-11-27T07:00:00.000Z")) == std::chrono::days(1));
}

TEST_CASE("Bytes are listed with time, way, hex and text", "[review-model]") {
    std::vector<std::uint8_t> log;
    const std::string head = sequence::encode_header({"kern", "virtual", "9600 8N1", {}, "a|b|c|d", true, "2026"});
    log.assign(head.begin(), head.end());
    const std::string question = "S\r\n";
    const std::string answer = "S S     62.925 kg\r\n";
    sequence::append_record(log, metrology::Direction::sent, 5'000'000'000, base::as_bytes(question));
    sequence::append_record(log, metrology::Direction::received, 5'250'000'000, base::as_bytes(answer));
    const auto open = wire_listing(log, "log");
    REQUIRE(open);
    CHECK_FALSE(open->complete);
    sequence::append_end(log, 6'000'000'000, 2);
    const auto listing = wire_listing(log, "log");
    REQUIRE(listing);
    CHECK(listing->complete);
    REQUIRE(listing->lines.size() == 3);
    CHECK(listing->lines[0].time == "0.000000");
    CHECK_FALSE(listing->lines[0].received);
    CHECK(listing->lines[0].hex == "53 0D 0A");
    CHECK(listing->lines[0].text == "S..");
    CHECK(listing->lines[1].time == "0.250000");
    CHECK(listing->lines[1].received);
    CHECK(listing->lines[1].text == "S S     62.925 k");
    CHECK(listing->lines[2].hex == "67 0D 0A");
    const auto cut = wire_listing(log, "log", 1);
    CHECK(cut->lines.size() == 1);
    CHECK(cut->left == 2);
    CHECK_FALSE(wire_listing(base::as_bytes("no log"), "log"));
}
