// SPDX-License-Identifier: GPL-3.0-or-later
// Sixty parts, two balances, three days: a plastics share that is left and gone on with.
#include <catch2/catch.hpp>

#include <cstdio>

#include "core/sequence/judging/judge_procedure.h"
#include "core/sequence/judging/recompute.h"
#include "core/sequence/judging/results_so_far.h"
#include "core/sequence/running/runner.h"
#include "core/standards/pack.h"
#include "tests/core/sequence/released_edition.h"
#include "tests/support/line_instrument.h"
#include "tests/support/memory_sink.h"

namespace velocert::sequence::test {
namespace {

using base::ErrorCode;
using conformity::Outcome;
using conformity::Verdict;
using laboratory::Part;
using metrology::Kind;
using tests::LineInstrument;
using tests::MemorySink;

class DayClock final : public base::Clock {
  public:
    std::chrono::system_clock::time_point now() const override {
        return std::chrono::sys_days(day) + minute_ * ++calls_;
    }
    std::int64_t monotonic_ns() const override { return ++calls_; }
    std::chrono::sys_days day{std::chrono::year(2026) / 3 / 2};

  private:
    static constexpr std::chrono::minutes minute_{1};
    mutable int calls_ = 0;
};

/// The part of that number: whole grams, some of them less than the first balance shows.
std::int64_t true_grams(const std::string& id) {
    const int number = std::stoi(id.substr(2));
    return 30 + (number * 37) % 71;
}

std::vector<Part> sixty_parts() {
    std::vector<Part> out;
    for (int i = 1; i <= 60; ++i) {
        Part part;
        part.id = "P-" + std::to_string(i);
        part.name = "part " + std::to_string(i);
        part.material = i % 4 == 0 ? "steel" : "PP";
        part.counts = i % 4 != 0;
        part.reason = part.counts ? "" : "metal";
        if (i % 5 == 0) part.container = Part::Container::tare;
        if (i % 2 == 0) part.balance = "second_balance";
        out.push_back(part);
    }
    return out;
}

/// What lies on the balances, put there by whoever confirms prompts. The first shows kilograms, the second grams.
class Bench final : public InstrumentSource, public Operator {
  public:
    base::Result<std::unique_ptr<Instrument>> open(std::string_view role) override {
        const bool scale = role == "scale";
        const bool second = role == "second_balance";
        const InstrumentIdentity identity{"test", "VIRTUAL", std::string(role), "1", true};
        return std::unique_ptr<Instrument>(std::make_unique<LineInstrument>(
            "mt-sics", identity, [this, scale, second](Command command) -> base::Result<std::string> {
                if (command != Command::read_stable) return std::string();
                char text[64];
                if (scale)
                    std::snprintf(text, sizeof text, "mass %s kg 0 stable\n", vehicle_on_ ? "62.95" : "0.00");
                else if (second)
                    std::snprintf(text, sizeof text, "mass %lld.0 g 0 stable\n", static_cast<long long>(grams_));
                else
                    std::snprintf(text, sizeof text, "mass 0.%03lld kg 0 stable\n", static_cast<long long>(grams_));
                return std::string(text);
            }));
    }
    base::Result<Answer> ask(const Prompt& prompt, std::stop_token) override {
        asked.push_back(prompt.key + (prompt.subject.empty() ? "" : '@' + prompt.subject));
        Answer answer;
        if (asked.back() == suspend_at) {
            answer.suspend = true;
            return answer;
        }
        if (asked.back() == refuse_at) answer.accepted = false;
        if (prompt.kind != Prompt::Kind::confirm) return answer;
        const std::string& key = prompt.key;
        vehicle_on_ = key.ends_with("/load");
        grams_ = key.ends_with("/part") ? true_grams(prompt.subject) + error_grams[prompt.subject] : 0;
        return answer;
    }

    std::vector<std::string> asked;
    std::string suspend_at;
    std::string refuse_at;
    std::map<std::string, std::int64_t> error_grams;

  private:
    bool vehicle_on_ = false;
    std::int64_t grams_ = 0;
};

/// Suspends the run when a part has been saved.
class SuspendAfter final : public RunObserver {
  public:
    SuspendAfter(RunControl& control, std::string part) : control_(control), part_(std::move(part)) {}
    void attempt_saved(const StepRun& step_run, const RepeatState&) override {
        if (step_run.subject == part_) control_.request(RunControl::Stop::suspend);
    }

  private:
    RunControl& control_;
    std::string part_;
};

RunPlan plan_of(std::vector<std::string> procedures = {"vehicle-mass", "plastics-share"}) {
    RunPlan plan;
    for (const auto& pack : standards::embedded_packs()) {
        plan.edition = *standards::load_edition(pack);
        plan.pack_bundle = pack.bundle();
    }
    plan.item.id = "S-001";
    plan.item.traits = lead_acid_item();
    plan.station.id = "T";
    plan.station.name = "Test station";
    plan.station.is_virtual = true;
    for (const char* role : {"scale", "parts_balance", "second_balance"})
        plan.station.instruments.push_back({role, "mt-sics", role, {}, ""});
    plan.procedures = std::move(procedures);
    plan.parts = sixty_parts();
    plan.run_id = "R-1";
    return plan;
}

/// One day at the bench: a program of its own, which knows of the days before only what is on record.
struct Day {
    RunControl control;
    Bench bench;
    tests::LineDecoders decoders;

    base::Result<Run> begin(MemorySink& sink, const base::Clock& clock, RunPlan plan,
                            const std::string& last_part = {}) {
        SuspendAfter observer(control, last_part.empty() ? "none" : last_part);
        return Runner(clock, bench, decoders, bench, sink, observer, control).run(std::move(plan));
    }
    base::Result<Run> go_on(MemorySink& sink, const base::Clock& clock, RunPlan plan,
                            const std::string& last_part = {}) {
        SuspendAfter observer(control, last_part.empty() ? "none" : last_part);
        auto run = run_from_records(sink.records);
        REQUIRE(run);
        return Runner(clock, bench, decoders, bench, sink, observer, control).resume(std::move(plan), std::move(*run));
    }
};

std::size_t differences(const Run& run, const MemorySink& sink) {
    const auto found = recompute(run, sink, tests::LineDecoders());
    REQUIRE(found);
    for (const auto& one : *found)
        UNSCOPED_INFO(one.step + ' ' + one.field + ": " + one.stored + " / " + one.recomputed);
    return found->size();
}

}  // namespace

TEST_CASE("the share of 60 parts over three days with restarts between is that of one go, digit by digit") {
    DayClock clock;
    MemorySink at_once;
    const auto one_go = Day().begin(at_once, clock, plan_of());
    REQUIRE(one_go);
    CHECK(one_go->lifecycle == Lifecycle::completed);
    CHECK(one_go->verdict == Verdict::pass);
    REQUIRE(one_go->results.size() == 2);

    MemorySink sink;
    const auto first = Day().begin(sink, clock, plan_of(), "P-20");
    REQUIRE(first);
    CHECK(first->lifecycle == Lifecycle::suspended);
    CHECK(first->verdict == Verdict::not_evaluated);
    // What is finished is told, and what is not decides nothing; of neither anything is on record.
    REQUIRE(first->results.size() == 2);
    CHECK(first->results[0].verdict == Verdict::pass);
    CHECK(first->results[1].verdict == Verdict::not_evaluated);
    auto left = run_from_records(sink.records);
    REQUIRE(left);
    CHECK(left->results.empty());
    judge_so_far(*edition_of(*left, sink), *left);
    REQUIRE(left->results.size() == 2);
    for (std::size_t i = 0; i < 2; ++i)
        CHECK(result_json(*left, left->results[i]).text() == result_json(*first, first->results[i]).text());
    CHECK(left->verdict == Verdict::not_evaluated);
    CHECK(sink.records.back().first == "run-suspend/1");
    CHECK(differences(*run_from_records(sink.records), sink) == 0);
    clock.day += std::chrono::days(1);
    Day tuesday;
    const auto second = tuesday.go_on(sink, clock, plan_of(), "P-41");
    REQUIRE(second);
    CHECK(second->lifecycle == Lifecycle::suspended);
    // What was weighed on Monday is not asked for again.
    CHECK(tuesday.bench.asked.front() == "plastics-share/part/empty@P-21");
    clock.day += std::chrono::days(1);
    const auto third = Day().go_on(sink, clock, plan_of());
    REQUIRE(third);
    CHECK(third->lifecycle == Lifecycle::completed);
    CHECK(third->suspensions.size() == 2);
    CHECK(third->resumptions.size() == 2);

    for (std::size_t i = 0; i < 2; ++i)
        CHECK(result_json(*third, third->results[i]).text() == result_json(*one_go, one_go->results[i]).text());
    const auto again = run_from_records(sink.records);
    REQUIRE(again);
    CHECK(again->lifecycle == Lifecycle::completed);
    CHECK(again->resumptions[1].first_attempt == third->resumptions[1].first_attempt);
    CHECK(result_json(*again, again->results[1]).text() == result_json(*one_go, one_go->results[1]).text());
    CHECK(differences(*again, sink) == 0);

    // By hand: the sum of the true masses of those that count, over 62.95 kg.
    std::int64_t grams = 0;
    for (const auto& part : sixty_parts())
        if (part.counts) grams += true_grams(part.id);
    CHECK(third->step_runs.back().result.value("plastics_mass")->base() == grams * 1000);
    const auto nano = static_cast<double>(third->step_runs.back().result.value("share")->base());
    CHECK(nano == Approx(1e9 * static_cast<double>(grams) / 62'950.0).margin(1));
}

TEST_CASE("the vehicle is not weighed a second time when the run has its mass already") {
    DayClock clock;
    MemorySink sink;
    Day day;
    const auto both = day.begin(sink, clock, plan_of());
    REQUIRE(both);
    for (const auto& key : day.bench.asked) CHECK_FALSE(key.starts_with("plastics-share/vehicle"));
    MemorySink alone_sink;
    const auto alone = Day().begin(alone_sink, clock, plan_of({"plastics-share"}));
    REQUIRE(alone);
    CHECK(alone->step_runs.front().step == "vehicle");
    CHECK(alone->step_runs.back().result.value("share") == both->step_runs.back().result.value("share"));
    CHECK(alone->verdict == Verdict::pass);
}

TEST_CASE("an answer suspends a run in the middle of a part, which is weighed again another day") {
    DayClock clock;
    MemorySink sink;
    Day monday;
    monday.bench.suspend_at = "plastics-share/part/part@P-7";
    const auto left = monday.begin(sink, clock, plan_of());
    REQUIRE(left);
    CHECK(left->lifecycle == Lifecycle::suspended);
    CHECK(left->step_runs.back().outcome == Outcome::aborted);
    CHECK(left->step_runs.back().subject == "P-7");
    const auto done = Day().go_on(sink, clock, plan_of());
    REQUIRE(done);
    CHECK(done->lifecycle == Lifecycle::completed);
    CHECK(done->verdict == Verdict::pass);
    const auto& again = done->step_runs[left->step_runs.size()];
    CHECK(again.subject == "P-7");
    CHECK(again.number == 2);
    CHECK(again.retry_reason == "interrupted");
    CHECK(differences(*run_from_records(sink.records), sink) == 0);
}

TEST_CASE("weighing one part again leaves the others alone, and its attempts are counted by themselves") {
    DayClock clock;
    MemorySink sink;
    Day day;
    day.bench.error_grams["P-3"] = -true_grams("P-3") + 5;  // 5 g: below 20 steps of a balance of 1 g
    const auto run = day.begin(sink, clock, plan_of());
    REQUIRE(run);
    std::map<std::string, int> attempts;
    for (const auto& step_run : run->step_runs) ++attempts[step_run.subject];
    CHECK(attempts["P-2"] == 1);
    CHECK(attempts["P-3"] == 5);
    CHECK(attempts["P-4"] == 1);
    CHECK(run->verdict == Verdict::not_evaluated);
    CHECK(run->results[1].reason == conformity::Reason::parts_missing);
    CHECK(differences(*run, sink) == 0);
}

TEST_CASE("a bill of parts grows in a resumed run, on record, and never changes") {
    DayClock clock;
    MemorySink sink;
    auto plan = plan_of();
    plan.parts.resize(40);
    REQUIRE(Day().begin(sink, clock, plan, "P-10"));
    auto changed = plan;
    changed.parts[3].counts = !changed.parts[3].counts;
    changed.parts[3].reason = "decided otherwise";
    const auto refused = Day().go_on(sink, clock, changed);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::already_exists);
    CHECK(sink.records.back().first == "run-suspend/1");  // nothing was taken up
    const auto done = Day().go_on(sink, clock, plan_of());
    REQUIRE(done);
    CHECK(done->verdict == Verdict::pass);
    const auto again = run_from_records(sink.records);
    REQUIRE(again);
    CHECK(again->parts.size() == 60);
    CHECK(again->resumptions.front().parts_added.size() == 20);
    CHECK(parts_at(*again, 0).size() == 40);
    CHECK(parts_at(*again, again->step_runs.size()).size() == 60);
    CHECK(differences(*again, sink) == 0);
}

TEST_CASE("each attempt is evaluated with the calibrations that held when it was made") {
    const auto certificates = [](std::int64_t correction) {
        CalibrationSet out;
        for (const char* role : {"scale", "parts_balance", "second_balance"}) {
            metrology::Calibration one;
            one.certificate = std::string(role) + std::to_string(correction);
            one.points = {{{Kind::mass, 0}, {Kind::mass, correction}, {Kind::mass, 200}}};
            one.range_high = {Kind::mass, 150'000'000};
            one.calibrated_on = *base::parse_date("2026-01-01");
            one.due_on = *base::parse_date("2027-01-01");
            out.entries.push_back({role, one});
        }
        return out;
    };
    DayClock clock;
    MemorySink sink;
    auto plan = plan_of({"plastics-share"});
    plan.calibrations = certificates(0);
    const auto left = Day().begin(sink, clock, plan, "P-30");
    REQUIRE(left);
    plan.calibrations = certificates(1000);
    Day tuesday;
    SuspendAfter observer(tuesday.control, "none");
    const auto done = Runner(clock, tuesday.bench, tuesday.decoders, tuesday.bench, sink, observer, tuesday.control)
                          .resume(plan, *left);
    REQUIRE(done);
    REQUIRE(done->resumptions.size() == 1);
    REQUIRE(done->resumptions[0].calibrations);
    for (const auto& step_run : done->step_runs) {
        if (step_run.subject.empty()) continue;
        CAPTURE(step_run.subject);
        const bool later = std::stoi(step_run.subject.substr(2)) > 30;
        CHECK(step_run.result.value("mass")->base() == true_grams(step_run.subject) * 1000 + (later ? 1000 : 0));
    }
    CHECK(differences(*done, sink) == 0);
    // The record of the resumption gives the same set again.
    auto record = std::find_if(sink.records.begin(), sink.records.end(),
                               [](const auto& one) { return one.first == "run-resume/1"; });
    REQUIRE(record != sink.records.end());
    const auto again = run_from_records(sink.records);
    REQUIRE(again);
    REQUIRE(again->resumptions[0].calibrations);
    CHECK(again->resumptions[0].calibrations->entries.size() == 3);
    CHECK(run_resume_record("R-1", again->resumptions[0]).text() == record->second.text());
}

TEST_CASE("a run is suspended in any procedure, and only a suspended one goes on") {
    DayClock clock;
    MemorySink sink;
    Day day;
    day.bench.suspend_at = "vehicle-mass/weigh/load";
    const auto run = day.begin(sink, clock, plan_of());
    REQUIRE(run);
    CHECK(run->lifecycle == Lifecycle::suspended);
    CHECK(sink.records.back().first == "run-suspend/1");
    CHECK(differences(*run_from_records(sink.records), sink) == 0);
    // The weighing belongs to one day: it begins anew, and the attempt that was left keeps its number.
    const auto done = Day().go_on(sink, clock, plan_of());
    REQUIRE(done);
    CHECK(done->lifecycle == Lifecycle::completed);
    CHECK(done->verdict == Verdict::pass);
    REQUIRE(done->step_runs.size() > 1);
    CHECK(done->step_runs[1].step == done->step_runs[0].step);
    CHECK(done->step_runs[1].number == 2);
    CHECK(differences(*run_from_records(sink.records), sink) == 0);
    const auto refused = Day().go_on(sink, clock, plan_of());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::bad_input);
}

TEST_CASE("records of a suspended run stand in their order or are refused") {
    DayClock clock;
    MemorySink sink;
    REQUIRE(Day().begin(sink, clock, plan_of(), "P-1"));
    REQUIRE(sink.records.back().first == "run-suspend/1");
    auto records = sink.records;
    records.push_back(records[1]);  // an attempt while the run is suspended
    CHECK_FALSE(run_from_records(records));
    records = sink.records;
    records.push_back(records.back());  // suspended twice
    CHECK_FALSE(run_from_records(records));
    records = sink.records;
    records.pop_back();
    Resumption resumption;
    resumption.resumed_utc = "2026-03-02T00:00:00.000Z";
    resumption.station = plan_of().station;
    records.emplace_back("run-resume/1", run_resume_record("R-1", resumption));  // gone on without having been left
    CHECK_FALSE(run_from_records(records));
    records = sink.records;
    resumption.parts_added = {sixty_parts().front()};
    records.emplace_back("run-resume/1", run_resume_record("R-1", resumption));  // a part that is there already
    CHECK_FALSE(run_from_records(records));
}

TEST_CASE("a part on a balance that the station does not have is refused before anything is recorded") {
    DayClock clock;
    MemorySink sink;
    auto plan = plan_of();
    plan.station.instruments.pop_back();
    const auto run = Day().begin(sink, clock, plan);
    REQUIRE_FALSE(run);
    CHECK_THAT(run.error().text(), Catch::Contains("second_balance"));
    CHECK(sink.records.empty());
    for (auto& part : plan.parts) part.balance.clear();
    CHECK(Day().begin(sink, clock, plan).has_value());  // the second balance is optional
}

}  // namespace velocert::sequence::test
