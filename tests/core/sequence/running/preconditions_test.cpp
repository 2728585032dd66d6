// SPDX-License-Identifier: GPL-3.0-or-later
// What a step asks for before it: other steps, and the rest of the sample. By the times of the record alone.
#include <catch2/catch.hpp>

#include <algorithm>

#include "core/base/clock.h"
#include "core/sequence/evaluations/kept_conditions.h"
#include "core/sequence/judging/preconditions.h"
#include "core/sequence/judging/recompute.h"
#include "core/sequence/judging/standing.h"
#include "core/sequence/running/runner.h"
#include "core/standards/editions/shipped_edition.h"
#include "core/standards/needs/step_order.h"
#include "tests/core/sequence/answers/inspection_fixture.h"
#include "tests/support/line_instrument.h"

namespace velocert::sequence::test {
namespace {

using conformity::Outcome;
using conformity::Reason;
using conformity::Verdict;
using std::chrono::hours;

/// Days and hours as a test sets them.
class WallClock final : public base::Clock {
  public:
    std::chrono::system_clock::time_point time = std::chrono::sys_days(std::chrono::year(2026) / 3 / 2);
    std::chrono::system_clock::time_point now() const override { return time; }
    std::int64_t monotonic_ns() const override { return ++ns_; }

  private:
    mutable std::int64_t ns_ = 0;
};

standards::ItemTraits traits() {
    standards::ItemTraits item;
    item.battery = standards::Battery::lead_acid;
    item.drive = standards::Drive::electric;
    item.made_on = *base::parse_date("2025-10-01");
    return item;
}

/// On a station of real instruments, in a training archive: rests are kept there.
RunPlan plan_of(std::vector<std::string> procedures) {
    auto plan = inspection_plan("GB17761-2024", traits());
    plan.station.is_virtual = false;
    plan.procedures = std::move(procedures);
    plan.suspend_for_rests = true;
    return plan;
}

/// Answers as usual, tells the time of each question, and leaves the run at one of them.
class Person final : public Operator {
  public:
    Inspector usual;
    std::string suspend_at = {};
    std::vector<std::string> asked = {};
    base::Result<Answer> ask(const Prompt& prompt, std::stop_token stop) override {
        asked.push_back(prompt.key + (prompt.subject.empty() ? "" : '@' + prompt.subject));
        if (asked.back() == suspend_at) {
            Answer answer;
            answer.suspend = true;
            return answer;
        }
        return usual.ask(prompt, stop);
    }
    [[nodiscard]] bool was_asked(const std::string& key) const { return std::ranges::find(asked, key) != asked.end(); }
};

/// Lets a rest pass in one step, or asks for a stop when it begins.
class RestWatcher final : public RunObserver {
  public:
    RestWatcher(WallClock& clock, RunControl& control) : clock_(clock), control_(control) {}
    RunControl::Stop stop = RunControl::Stop::none;
    void resting(const standards::Step&, std::chrono::seconds left) override {
        if (stop == RunControl::Stop::none) clock_.time += left;
        if (stop != RunControl::Stop::none) control_.request(stop);
    }

  private:
    WallClock& clock_;
    RunControl& control_;
};

struct Laboratory {
    WallClock clock;
    tests::MemorySink sink;
    Person person;
    RunControl::Stop stop_in_rest = RunControl::Stop::none;

    Run run(RunPlan plan) { return whole(go(std::move(plan), std::nullopt)); }
    /// Goes on with the run as it stands on record, with a program that knows nothing else of it.
    Run resume(RunPlan plan) {
        auto left = run_from_records(sink.records);
        REQUIRE(left);
        return whole(go(std::move(plan), std::move(*left)));
    }
    std::size_t differences() {
        const tests::LineDecoders decoders;
        const auto run = run_from_records(sink.records);
        REQUIRE(run);
        const auto found = recompute(*run, sink, decoders);
        REQUIRE(found);
        for (const auto& one : *found)
            UNSCOPED_INFO(one.step + ' ' + one.field + ": " + one.stored + " / " + one.recomputed);
        return found->size();
    }

  private:
    base::Result<Run> go(RunPlan plan, std::optional<Run> left) {
        const tests::LineDecoders decoders;
        RunControl control;
        RestWatcher observer(clock, control);
        observer.stop = stop_in_rest;
        Runner runner(clock, person.usual, decoders, person, sink, observer, control);
        return left ? runner.resume(std::move(plan), std::move(*left)) : runner.run(std::move(plan));
    }
    static Run whole(base::Result<Run> run) {
        if (!run) FAIL(run.error().text());
        return std::move(*run);
    }
};

const standards::Step& step_of(const RunPlan& plan, const char* procedure, std::string_view step) {
    const auto& steps = plan.edition.procedure(procedure)->steps;
    return *std::ranges::find(steps, step, &standards::Step::id);
}

StepRun conditioned(const char* ended_utc) {
    StepRun out;
    out.procedure = "flame-textile";
    out.step = "conditioning";
    out.ended_utc = ended_utc;
    out.outcome = Outcome::completed;
    out.result.valid = true;
    return out;
}

}  // namespace

TEST_CASE("a rest counts from the end of what the step needs to the beginning of its attempt", "[rest]") {
    const auto plan = plan_of({"flame-textile"});
    const auto& strips = step_of(plan, "flame-textile", "strips");
    REQUIRE(strips.waits);
    REQUIRE(strips.waits->value->text() == "24 h");
    struct Row {
        const char* ended;
        const char* begun;
        hours passed_over;
        Reason reason;
    };
    for (const auto& row : {
             Row{"2026-03-02T08:00:00.000Z", "2026-03-03T08:00:00.000Z", hours(0), Reason::none},
             Row{"2026-03-02T08:00:00.000Z", "2026-03-09T08:00:00.000Z", hours(0), Reason::none},
             Row{"2026-03-02T08:00:00.000Z", "2026-03-02T08:00:00.000Z", hours(24), Reason::none},
             Row{"2026-03-02T08:00:00.000Z", "2026-03-02T10:00:00.000Z", hours(22), Reason::none},
             Row{"2026-03-02T08:00:00.000Z", "2026-03-03T07:59:59.999Z", hours(0), Reason::pause_too_short},
             Row{"2026-03-02T08:00:00.000Z", "2026-03-02T08:00:00.000Z", hours(0), Reason::pause_too_short},
             Row{"2026-03-02T08:00:00.000Z", "2026-03-02T08:00:00.000Z", hours(23), Reason::pause_too_short},
             Row{"2026-03-02T08:00:00.000Z", "2026-03-02T07:59:59.999Z", hours(0), Reason::clock_fault},
             Row{"yesterday", "2026-03-03T08:00:00.000Z", hours(0), Reason::clock_fault},
             Row{"2026-03-02T08:00:00.000Z", "", hours(0), Reason::clock_fault},
         }) {
        CAPTURE(row.ended, row.begun, row.passed_over.count());
        const std::vector<StepRun> earlier{conditioned(row.ended)};
        const auto objection =
            precondition_objection(plan.edition, traits(), strips, {row.begun, row.passed_over}, earlier);
        CHECK((objection ? objection->reason : Reason::none) == row.reason);
        if (row.reason != Reason::pause_too_short) continue;
        CHECK_THAT(objection->text, Catch::Contains(row.ended) && Catch::Contains(row.begun));
    }
    auto invalid = conditioned("2026-03-01T08:00:00.000Z");
    invalid.result.valid = false;
    const auto missing = precondition_objection(plan.edition, traits(), strips, {"2026-03-03T08:00:00.000Z"},
                                                std::vector<StepRun>{invalid});
    REQUIRE(missing);
    CHECK(missing->reason == Reason::rests_on_missing);
    CHECK(missing->text == "flame-textile/conditioning");
}

TEST_CASE("what follows at once is measured within the time of its limit, by the record", "[rest]") {
    const auto plan = plan_of({"insulation-after-water"});
    const auto& step = step_of(plan, "insulation-after-water", "insulation");
    REQUIRE(step.within == "insulation.after_water.within");
    REQUIRE(plan.edition.limit(step.within)->value->text() == "30 min");
    auto wade = conditioned("2026-03-02T08:00:00.000Z");
    wade.procedure = "rain-wading";
    wade.step = "wade";
    const std::vector<StepRun> earlier{wade};
    struct Row {
        const char* begun;
        const char* measured;
        Reason reason;
    };
    for (const auto& row : {
             Row{"2026-03-02T08:01:00.000Z", "2026-03-02T08:30:00.000Z", Reason::none},
             Row{"2026-03-02T08:01:00.000Z", "", Reason::none},
             Row{"2026-03-02T08:00:00.000Z", "2026-03-02T08:00:00.000Z", Reason::none},
             // Begun in time, and left at a question until the vehicle was dry.
             Row{"2026-03-02T08:01:00.000Z", "2026-03-02T08:30:00.001Z", Reason::pause_too_long},
             Row{"2026-03-02T08:31:00.000Z", "", Reason::pause_too_long},
             Row{"2026-03-03T08:00:00.000Z", "2026-03-03T08:01:00.000Z", Reason::pause_too_long},
             Row{"2026-03-02T07:59:00.000Z", "2026-03-02T07:59:59.999Z", Reason::clock_fault},
             Row{"2026-03-02T08:01:00.000Z", "soon", Reason::clock_fault},
         }) {
        CAPTURE(row.begun, row.measured);
        const auto objection = precondition_objection(plan.edition, traits(), step,
                                                      {row.begun, std::chrono::microseconds(0), row.measured}, earlier);
        CHECK((objection ? objection->reason : Reason::none) == row.reason);
        if (row.reason == Reason::pause_too_long)
            CHECK_THAT(objection->text, Catch::Contains("insulation.after_water.within: 30 min") &&
                                            Catch::Contains("2026-03-02T08:00:00.000Z"));
    }
    // A time that nobody has verified refuses nobody's attempt, and lets nobody pass.
    for (const auto* id : {"GB17761-2018", "GB17761-2024"}) {
        const auto shipped = standards::shipped_edition(id).value()->edition;
        const auto& open = *standards::step_of(shipped, "insulation-after-water/insulation");
        CHECK_FALSE(precondition_objection(shipped, traits(), open, {"2026-03-09T08:00:00.000Z"}, earlier));
        CHECK(unverified_condition(shipped, open) == "insulation.after_water.within");
    }
    CHECK(unverified_condition(plan.edition, step).empty());
}

TEST_CASE("a run whose sample still rests is left, and gone on with when the rest is over", "[rest]") {
    Laboratory lab;
    const auto plan = plan_of({"wiring", "flame-textile"});
    const auto left = lab.run(plan);
    CHECK(lab.person.asked.front() == "flame-textile/conditioning/begin");
    CHECK(left.lifecycle == Lifecycle::suspended);
    CHECK(left.verdict == Verdict::not_evaluated);
    CHECK_THAT(left.lifecycle_text, Catch::Contains("flame-textile/strips rests until 2026-03-03T00:00:00"));
    CHECK_FALSE(lab.person.was_asked("flame-textile/strips/burn@W1"));
    // The rest goes on beside what can be done.
    CHECK(lab.person.was_asked("wiring/look/look"));
    CHECK(lab.differences() == 0);

    lab.clock.time += hours(23);
    const auto too_early = lab.resume(plan);
    CHECK(too_early.lifecycle == Lifecycle::suspended);
    CHECK_FALSE(lab.person.was_asked("flame-textile/strips/burn@W1"));

    lab.clock.time += hours(1);
    const auto done = lab.resume(plan);
    CHECK(done.lifecycle == Lifecycle::completed);
    CHECK(done.verdict == Verdict::pass);
    CHECK(done.resumptions.size() == 2);
    CHECK(std::ranges::count(lab.person.asked, "flame-textile/strips/burn@W1") == 1);
    CHECK(std::ranges::count(lab.person.asked, "wiring/look/look") == 1);
    CHECK(lab.differences() == 0);
}

TEST_CASE("a run may stay while a sample rests, and can be stopped meanwhile", "[rest]") {
    using Stop = RunControl::Stop;
    struct Row {
        Stop stop;
        Lifecycle lifecycle;
        Verdict verdict;
    };
    for (const auto& row : {Row{Stop::none, Lifecycle::completed, Verdict::pass},
                            Row{Stop::safely, Lifecycle::stopped, Verdict::not_evaluated},
                            Row{Stop::emergency, Lifecycle::aborted, Verdict::not_evaluated},
                            Row{Stop::suspend, Lifecycle::suspended, Verdict::not_evaluated},
                            Row{Stop::abandon, Lifecycle::errored, Verdict::not_evaluated}}) {
        CAPTURE(static_cast<int>(row.stop));
        Laboratory lab;
        lab.stop_in_rest = row.stop;
        auto plan = plan_of({"flame-textile", "wiring"});
        plan.suspend_for_rests = false;
        const auto run = lab.run(plan);
        CHECK(run.lifecycle == row.lifecycle);
        CHECK(run.verdict == row.verdict);
        CHECK(lab.person.was_asked("flame-textile/strips/burn@W1") == (row.stop == Stop::none));
        if (row.lifecycle != Lifecycle::suspended) {
            REQUIRE(run.results.size() == 2);
            CHECK(run.results[0].procedure == "flame-textile");
            CHECK(run.results[1].verdict == Verdict::pass);
        }
        if (row.stop == Stop::abandon) CHECK_THAT(run.lifecycle_text, Catch::Contains("flame-textile/strips"));
        CHECK(lab.differences() == 0);
    }
}

TEST_CASE("an attempt of the record that began before its sample had rested gives no verdict, live or again",
          "[rest]") {
    Laboratory lab;
    const auto plan = plan_of({"flame-textile"});
    REQUIRE(lab.run(plan).lifecycle == Lifecycle::suspended);
    lab.clock.time += hours(24);
    REQUIRE(lab.resume(plan).verdict == Verdict::pass);
    // As if nobody had waited: the record says that the strips were put into the room a minute before.
    auto run = *run_from_records(lab.sink.records);
    for (auto& attempt : run.step_runs)
        if (attempt.step == "conditioning") attempt.ended_utc = "2026-03-02T23:59:00.000Z";
    const tests::LineDecoders decoders;
    const auto found = recompute(run, lab.sink, decoders);
    REQUIRE(found);
    const auto says = [&](const char* field, const char* text) {
        return std::ranges::any_of(*found, [&](const Difference& one) {
            return one.field.find(field) != std::string::npos && one.recomputed.find(text) != std::string::npos;
        });
    };
    CHECK(says("verdict", "not-evaluated"));
    CHECK(says("reason", "pause-too-short"));
}

TEST_CASE("a virtual bench passes over a rest, says so, and only a specimen may", "[rest]") {
    Laboratory lab;
    auto plan = plan_of({"flame-textile"});
    plan.station.is_virtual = true;
    const auto run = lab.run(plan);
    CHECK(run.lifecycle == Lifecycle::completed);
    CHECK(run.verdict == Verdict::pass);
    for (const auto& attempt : run.step_runs) {
        CAPTURE(attempt_name(attempt));
        CHECK(attempt.rest_passed_over.has_value() == (attempt.step == "strips"));
        if (attempt.rest_passed_over) CHECK(attempt.rest_passed_over->base() == 86'400'000'000);
    }
    CHECK(lab.differences() == 0);
    auto real = *run_from_records(lab.sink.records);
    real.specimen = false;
    const auto found = recompute(real, lab.sink, tests::LineDecoders());
    REQUIRE(found);
    CHECK_FALSE(found->empty());
}

TEST_CASE("leaving at a specimen's question uses up none of its attempts", "[rest]") {
    Laboratory lab;
    const auto plan = plan_of({"flame-textile"});
    REQUIRE(lab.run(plan).lifecycle == Lifecycle::suspended);
    lab.clock.time += hours(24);
    lab.person.suspend_at = "flame-textile/strips/burn@W2";
    const auto left = lab.resume(plan);
    CHECK(left.lifecycle == Lifecycle::suspended);
    CHECK(left.step_runs.back().subject == "W2");
    CHECK(left.step_runs.back().outcome == Outcome::aborted);
    CHECK(lab.differences() == 0);
    lab.person.suspend_at.clear();
    lab.person.asked.clear();
    lab.clock.time += hours(1);
    const auto done = lab.resume(plan);
    CHECK(lab.person.asked.front() == "flame-textile/strips/burn@W2");
    CHECK(done.lifecycle == Lifecycle::completed);
    CHECK(done.verdict == Verdict::pass);
    // What was left stays on record, under a number of its own.
    const auto w2 = std::ranges::count(done.step_runs, "W2", &StepRun::subject);
    CHECK(w2 == 2);
    CHECK(lab.differences() == 0);
}

TEST_CASE("what a step needs of another procedure is asked for, and named where it is missing", "[needs]") {
    Laboratory lab;
    auto plan = plan_of({"impact", "wiring"});
    const auto alone = lab.run(plan);
    CHECK(alone.verdict == Verdict::not_evaluated);
    CHECK_THAT(alone.lifecycle_text, Catch::Contains("vibration/shake"));
    CHECK_FALSE(lab.person.was_asked("impact/drop/dropped"));
    REQUIRE(alone.results.size() == 2);
    CHECK(alone.results[0].reason == Reason::rests_on_missing);
    CHECK_THAT(alone.results[0].detail, Catch::Contains("vibration/shake"));
    CHECK(alone.results[1].verdict == Verdict::pass);
    CHECK(lab.differences() == 0);
}

TEST_CASE("what earlier runs of the item gave is frozen with the run, and is enough to judge it again", "[needs]") {
    Laboratory monday;
    auto before = plan_of({"mechanical", "vibration"});
    before.run_id = "R-0";
    const auto shaken = monday.run(before);
    REQUIRE(shaken.verdict == Verdict::pass);

    Laboratory tuesday;
    auto plan = plan_of({"impact"});
    plan.former = former_attempts(plan.edition, traits(), plan.procedures, std::vector<Run>{shaken});
    REQUIRE(plan.former.size() == 1);
    CHECK(plan.former[0].run == "R-0");
    CHECK(attempt_name(plan.former[0].attempt) == "vibration/shake#1");
    const auto run = tuesday.run(plan);
    CHECK(run.lifecycle == Lifecycle::completed);
    CHECK(run.verdict == Verdict::pass);
    CHECK(tuesday.differences() == 0);
    const auto read = *run_from_records(tuesday.sink.records);
    REQUIRE(read.former);
    REQUIRE(read.former->size() == 1);
    CHECK(run_start_record(read).text() == run_start_record(run).text());
}

TEST_CASE("an answer is held against what an earlier run of the item has on record", "[needs]") {
    Laboratory monday;
    auto before = plan_of({"nameplate", "vehicle-code", "motor-code"});
    const auto looked = monday.run(before);
    REQUIRE(looked.verdict == Verdict::pass);
    for (const bool same : {true, false}) {
        CAPTURE(same);
        Laboratory tuesday;
        auto plan = plan_of({"product-certificate"});
        plan.former = former_attempts(plan.edition, traits(), plan.procedures, std::vector<Run>{looked});
        CHECK(plan.former.size() == 3);
        if (!same) tuesday.person.usual.otherwise["product-certificate/compare/copy.stated_motor_code"] = "OTHER-77";
        const auto run = tuesday.run(plan);
        CHECK(run.verdict == (same ? Verdict::pass : Verdict::not_evaluated));
        if (!same) CHECK(run.results[0].reason == Reason::answers_disagree);
        CHECK(tuesday.differences() == 0);
    }
}

TEST_CASE("runs that have not ended, of other editions or without a counting attempt give nothing to rest on",
          "[needs]") {
    Laboratory lab;
    const auto run = lab.run(plan_of({"mechanical", "vibration"}));
    const auto plan = plan_of({"impact"});
    const auto found = [&](auto&& change) {
        Run changed = run;
        change(changed);
        return former_attempts(plan.edition, traits(), plan.procedures, std::vector<Run>{changed}).size();
    };
    CHECK(found([](Run&) {}) == 1);
    CHECK(found([](Run& one) { one.lifecycle = Lifecycle::stopped; }) == 1);
    CHECK(found([](Run& one) { one.lifecycle = Lifecycle::suspended; }) == 0);
    CHECK(found([](Run& one) { one.lifecycle = Lifecycle::running; }) == 0);
    CHECK(found([](Run& one) { one.edition = "GB17761-2018"; }) == 0);
    CHECK(found([](Run& one) {
              for (auto& attempt : one.step_runs) attempt.result.valid = false;
          }) == 0);
    // Nor does what was done under conditions that this edition does not know to have been kept.
    CHECK(found([](Run& one) {
              for (auto& attempt : one.step_runs) {
                  attempt.typed.clear();
                  attempt.result.values.clear();
              }
          }) == 0);
    // The newest that has one is taken.
    Run newer = run;
    newer.id = "R-2";
    const auto both = former_attempts(plan.edition, traits(), plan.procedures, std::vector<Run>{newer, run});
    REQUIRE(both.size() == 1);
    CHECK(both[0].run == "R-2");
}

TEST_CASE("a run begun before needs and rests were judged by the record is judged as it was then", "[needs]") {
    Laboratory lab;
    auto plan = plan_of({"flame-textile"});
    plan.station.is_virtual = true;
    lab.run(plan);
    auto old = *run_from_records(lab.sink.records);
    old.former.reset();
    for (auto& attempt : old.step_runs) attempt.rest_passed_over.reset();
    const auto found = recompute(old, lab.sink, tests::LineDecoders());
    REQUIRE(found);
    CHECK(found->empty());
}

TEST_CASE("of a step that was under way nothing is kept over a suspension, unless it fails", "[suspension]") {
    const auto plan = plan_of({"braking"});
    const auto& procedure = *plan.edition.procedure("braking");
    REQUIRE_FALSE(procedure.resumable);
    const auto ride = [&](std::size_t step, int number, Verdict verdict) {
        StepRun out;
        out.procedure = "braking";
        out.step = procedure.steps.at(step).id;
        out.number = number;
        out.outcome = Outcome::completed;
        out.marks.push_back({"ride", "recorder"});
        out.result.valid = true;
        out.result.verdict = verdict;
        return out;
    };
    auto cut = ride(1, 3, Verdict::not_evaluated);
    cut.outcome = Outcome::errored;
    cut.error_code = base::name(base::ErrorCode::interrupted);
    cut.result.valid = false;
    Run run;
    run.former.emplace();
    run.edition = plan.edition.id;
    run.item.traits = traits();
    for (int i = 1; i <= 12; ++i) run.step_runs.push_back(ride(0, i, Verdict::pass));
    run.step_runs.push_back(ride(1, 1, Verdict::pass));
    run.step_runs.push_back(ride(1, 2, Verdict::pass));
    run.step_runs.push_back(cut);
    run.suspensions.emplace_back();
    CHECK(standing_attempts(plan.edition, run).size() == 15);
    run.resumptions.emplace_back();
    run.resumptions[0].first_attempt = 15;
    run.step_runs.push_back(ride(1, 4, Verdict::pass));
    const auto standing = standing_attempts(plan.edition, run);
    REQUIRE(standing.size() == 13);
    CHECK(standing.back().number == 4);
    CHECK(standing_attempts(plan.edition, run, 15).size() == 12);
    // Before the suspension all of them stood.
    CHECK(standing_attempts(plan.edition, run, 14).size() == 14);
    run.step_runs[13].result.verdict = Verdict::fail;
    CHECK(standing_attempts(plan.edition, run).size() == 15);
    run.former.reset();
    CHECK(standing_attempts(plan.edition, run).size() == 16);
}

}  // namespace velocert::sequence::test
