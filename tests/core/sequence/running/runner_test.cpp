// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/runner.h"
#include "core/sequence/judging/recompute.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/core/sequence/running/runner_fixture.h"

using namespace velocert;
using namespace velocert::sequence;
using base::ErrorCode;
using conformity::Outcome;
using conformity::Reason;
using conformity::Verdict;
using namespace tests::running;
using tests::LineInstrument;
using tests::MemorySink;

TEST_CASE("a run leaves start, attempt, result and end on record, in that order") {
    Fixture f;
    const auto run = f.run();
    REQUIRE(run);
    CHECK(run->lifecycle == Lifecycle::completed);
    CHECK(run->verdict == Verdict::pass);
    CHECK(run->specimen);
    CHECK(f.types() == std::vector<std::string>{"run-start/1", "attempt-start/1", "step-run/1", "run-end/1"});
    // The record alone gives the same run again.
    const auto again = run_from_records(f.sink.records);
    CAPTURE(again ? std::string() : again.error().text());
    REQUIRE(again);
    CHECK(again->verdict == run->verdict);
    REQUIRE(again->step_runs.size() == 1);
    CHECK(again->step_runs.front().result == run->step_runs.front().result);
}

TEST_CASE("what was measured is recomputed from the logged bytes without a difference, and an edited digit is found") {
    Fixture f;
    auto run = f.run();
    REQUIRE(run);
    auto differences = recompute(*run, f.sink, f.decoders);
    REQUIRE(differences);
    CHECK(differences->empty());

    auto& value = run->step_runs.front().result.values.back();
    value.value = metrology::AnyQuantity(value.value.kind(), value.value.base() - 1);
    differences = recompute(*run, f.sink, f.decoders);
    REQUIRE(differences);
    CHECK_FALSE(differences->empty());
}

TEST_CASE("an item over the limit fails") {
    Fixture f;
    f.bench.replies["scale"] = f.scale("63.05");
    const auto run = f.run();
    REQUIRE(run);
    CHECK(run->verdict == Verdict::fail);
    CHECK(run->lifecycle == Lifecycle::completed);
}

TEST_CASE("readings that are not stable never pass") {
    Fixture f;
    f.bench.replies["scale"] = f.scale("62.90", "");
    const auto run = f.run();
    REQUIRE(run);
    CHECK(run->verdict == Verdict::not_evaluated);
}

TEST_CASE("an overloaded scale ends the acquisition and gives not-evaluated") {
    Fixture f;
    f.bench.replies["scale"] = [asked = 0](Command command) mutable -> base::Result<std::string> {
        if (command == Command::zero) asked = 0;
        if (command != Command::read_stable) return std::string();
        return std::string(asked++ == 0 ? "mass 0.00 kg 0 stable\n" : "mass 0 kg 0 over\n");
    };
    const auto run = f.run();
    REQUIRE(run);
    CHECK(run->verdict == Verdict::not_evaluated);
    CHECK(run->step_runs.front().result.reason == Reason::over_range);
}

TEST_CASE("a busy balance is asked again") {
    Fixture f;
    f.bench.replies["scale"] = [n = 0](Command command) mutable -> base::Result<std::string> {
        if (command != Command::read_stable) return std::string();
        ++n;
        if (n == 2) return std::string("mass 0 kg 0 busy\n");
        return std::string(n == 1 || n == 6 ? "mass 0.00 kg 0 stable\n" : "mass 62.90 kg 0 stable\n");
    };
    const auto run = f.run();
    REQUIRE(run);
    CHECK(run->verdict == Verdict::pass);
}

TEST_CASE("bench trouble is errored, never fail, and stays on record beside the repetition") {
    struct Row {
        const char* line;
        ErrorCode code;
    };
    for (const auto& row :
         {Row{"unplug\n", ErrorCode::unplugged}, Row{"restarted\n", ErrorCode::instrument_restarted}}) {
        CAPTURE(row.line);
        Fixture f;
        // The count is outside: the instrument is opened anew after trouble.
        int n = 0;
        f.bench.replies["scale"] = [&n, line = std::string(row.line)](Command command) -> base::Result<std::string> {
            if (command != Command::read_stable) return std::string();
            ++n;
            if (n == 2) return line;
            return std::string(n == 1 || n == 3 || n == 7 ? "mass 0.00 kg 0 stable\n" : "mass 62.90 kg 0 stable\n");
        };
        const auto run = f.run();
        REQUIRE(run);
        REQUIRE(run->step_runs.size() >= 2);
        CHECK(run->step_runs[0].outcome == Outcome::errored);
        CHECK(run->step_runs[0].error_code == base::name(row.code));
        CHECK(run->step_runs[0].result.verdict == Verdict::not_evaluated);
        CHECK_FALSE(run->step_runs[0].captures.empty());
        CHECK(run->step_runs[1].outcome == Outcome::completed);
        CHECK(run->step_runs[1].retry_reason == base::name(row.code));
        CHECK(run->verdict == Verdict::pass);
        CHECK(f.sink.blobs.count(run->step_runs[0].captures.front().log) == 1);
    }
}

TEST_CASE("a step left after trouble gives a run that is errored and not evaluated, and the next procedure goes on") {
    Fixture f;
    f.plan.procedures = {"braking", "vehicle-mass"};
    f.bench.broken["recorder"] = ErrorCode::port_unavailable;
    f.person.reply = [](const Prompt& prompt) { return Answer{prompt.kind != Prompt::Kind::retry, {}, {}}; };
    const auto run = f.run();
    REQUIRE(run);
    CHECK(run->lifecycle == Lifecycle::errored);
    REQUIRE(run->results.size() == 2);
    CHECK(run->results[0].verdict == Verdict::not_evaluated);
    CHECK(run->results[1].verdict == Verdict::pass);
    CHECK(run->verdict == Verdict::not_evaluated);
}

TEST_CASE("a step that is not done again since nobody answered says so, and one that a person leaves is no trouble") {
    const auto unstable = [] {
        auto f = std::make_unique<Fixture>();
        f->bench.replies["scale"] = f->scale("62.90", "dynamic");
        return f;
    };
    auto f = unstable();
    f->person.reply = [](const Prompt& prompt) -> base::Result<Answer> {
        if (prompt.kind != Prompt::Kind::retry) return Answer{};
        return base::fail(ErrorCode::missing_field, prompt.key, "no answer to this prompt in the answers file");
    };
    auto run = f->run();
    REQUIRE(run);
    REQUIRE(f->person.asked.back().key == "vehicle-mass/weigh/retry");
    CHECK(run->verdict == Verdict::not_evaluated);
    CHECK(run->lifecycle == Lifecycle::errored);
    CHECK(run->lifecycle_text.starts_with("vehicle-mass/weigh was not done again: "));
    CHECK(run->lifecycle_text.find("vehicle-mass/weigh/retry") != std::string::npos);

    f = unstable();
    f->person.reply = [](const Prompt& prompt) { return Answer{prompt.kind != Prompt::Kind::retry, {}, {}}; };
    run = f->run();
    REQUIRE(run);
    CHECK(run->lifecycle_text.find("not done again") == std::string::npos);
}

TEST_CASE("a prompt that holds for the whole step is asked once, and every attempt's record holds what was typed") {
    Fixture f;
    f.plan.procedures = {"braking"};
    for (auto& procedure : f.plan.edition.procedures) {
        if (procedure.id != "braking") continue;
        procedure.steps.resize(1);
        auto& step = procedure.steps.front();
        step.repeat.max_attempts = 2;
        // Without an instrument: the attempts do not count and are repeated.
        std::erase_if(step.actions, [](const auto& action) { return action.kind != standards::Action::Kind::prompt; });
    }
    f.person.reply = [](const Prompt& prompt) {
        Answer answer;
        for (const auto& field : prompt.fields) answer.values[field.id] = field.example;
        if (prompt.attempt == 1 && answer.values.contains("slope")) answer.values["slope"] = "0.3 %";
        std::erase_if(answer.values, [](const auto& value) { return value.second.empty(); });
        return answer;
    };
    const auto run = f.run();
    REQUIRE(run);
    REQUIRE(run->step_runs.size() == 2);
    const auto asked = [&](std::string_view id) {
        return std::count_if(f.person.asked.begin(), f.person.asked.end(),
                             [&](const Prompt& prompt) { return prompt.key == "braking/dry.both/" + std::string(id); });
    };
    CHECK(asked("setup") == 1);
    CHECK(asked("prepare") == 2);
    for (const auto& step_run : run->step_runs) {
        CHECK(typed_text(step_run.typed, "slope") == "0.3 %");
        CHECK(typed_text(step_run.typed, "wind_speed") == "1.0 m/s");
    }
    CHECK(run->step_runs[0].typed == run->step_runs[1].typed);
}

TEST_CASE("an answer without a value that is required ends the attempt, and says which") {
    Fixture f;
    f.plan.procedures = {"braking"};
    for (auto& procedure : f.plan.edition.procedures)
        if (procedure.id == "braking") {
            procedure.steps.resize(1);
            procedure.steps.front().repeat.max_attempts = 1;
            std::erase_if(procedure.steps.front().actions,
                          [](const auto& action) { return action.kind != standards::Action::Kind::prompt; });
        }
    const auto run = f.run();
    REQUIRE(run);
    REQUIRE(run->step_runs.size() == 1);
    CHECK(run->step_runs[0].outcome == Outcome::errored);
    CHECK(run->step_runs[0].error_text.find("slope") != std::string::npos);
}

TEST_CASE("virtual instruments and demonstration limits are not permitted in a real archive") {
    {
        Fixture f;
        MemorySink archive(false);
        Runner runner(f.clock, f.bench, f.decoders, f.person, archive, f.observer, f.control);
        const auto run = runner.run(f.plan);
        REQUIRE_FALSE(run);
        CHECK(run.error().code == ErrorCode::not_permitted);
        CHECK(archive.records.empty());
    }
    {
        Fixture f;
        MemorySink archive(false);
        f.plan.station.is_virtual = false;
        Runner runner(f.clock, f.bench, f.decoders, f.person, archive, f.observer, f.control);
        const auto run = runner.run(f.plan);
        REQUIRE_FALSE(run);
        CHECK(run.error().code == ErrorCode::not_permitted);
    }
    {
        // Not said to be virtual, but it says so itself.
        Fixture f;
        MemorySink archive(false);
        f.plan.station.is_virtual = false;
        f.plan.edition.demonstration = false;
        Runner runner(f.clock, f.bench, f.decoders, f.person, archive, f.observer, f.control);
        const auto run = runner.run(f.plan);
        REQUIRE_FALSE(run);
        CHECK(run.error().code == ErrorCode::not_permitted);
        CHECK(archive.records.empty());
    }
    {
        Fixture f;
        MemorySink archive(false);
        f.plan.station.is_virtual = false;
        f.plan.edition.demonstration = false;
        f.bench.identity = real;
        for (auto& instrument : f.plan.station.instruments) instrument.port = "/dev/" + instrument.role;
        Runner runner(f.clock, f.bench, f.decoders, f.person, archive, f.observer, f.control);
        const auto run = runner.run(f.plan);
        REQUIRE(run);
        CHECK_FALSE(run->specimen);
    }
}

TEST_CASE("each of the three stops ends as it says, with the instruments in their safe state") {
    struct Row {
        RunControl::Stop stop;
        Lifecycle lifecycle;
        std::size_t attempts;
    };
    for (const auto& row :
         {Row{RunControl::Stop::safely, Lifecycle::stopped, 1}, Row{RunControl::Stop::emergency, Lifecycle::aborted, 1},
          Row{RunControl::Stop::abandon, Lifecycle::completed, 2}}) {
        CAPTURE(static_cast<int>(row.stop));
        Fixture f;
        bool once = false;
        f.person.reply = [&](const Prompt& prompt) -> base::Result<Answer> {
            if (!once && prompt.key == "vehicle-mass/weigh/load") {
                once = true;
                f.control.request(row.stop);
                return base::fail(ErrorCode::interrupted, prompt.key, "stopped");
            }
            return Answer{};
        };
        const int before = LineInstrument::safe_states;
        const auto run = f.run();
        REQUIRE(run);
        CHECK(run->lifecycle == row.lifecycle);
        REQUIRE(run->step_runs.size() == row.attempts);
        CHECK(run->step_runs.front().outcome == Outcome::aborted);
        CHECK(LineInstrument::safe_states > before);
        CHECK(f.types().back() == "run-end/1");
        CHECK(run->verdict == (row.stop == RunControl::Stop::abandon ? Verdict::pass : Verdict::not_evaluated));
    }
}

TEST_CASE("when nothing can be written any more the run ends with that error, whenever it happens") {
    int writes = 0;
    {
        Fixture f;
        f.sink.writes_left = 1'000'000;
        REQUIRE(f.run());
        writes = 1'000'000 - f.sink.writes_left;
    }
    REQUIRE(writes > 10);
    for (int n = 0; n < writes; ++n) {
        CAPTURE(n);
        Fixture f;
        f.sink.writes_left = n;
        const auto run = f.run();
        REQUIRE_FALSE(run);
        CHECK(run.error().code == ErrorCode::disk_full);
        for (const auto& [type, record] : f.sink.records) CHECK(type != "run-end/1");
    }
}

TEST_CASE("a plan that cannot be run is refused before anything is recorded") {
    {
        Fixture f;
        f.plan.procedures = {"juggling"};
        CHECK(f.run().error().code == ErrorCode::not_found);
        CHECK(f.sink.records.empty());
    }
    {
        Fixture f;
        f.plan.station.instruments.clear();
        CHECK(f.run().error().code == ErrorCode::not_found);
        CHECK(f.sink.records.empty());
    }
    {
        // A station without a name could not be read back from the record.
        Fixture f;
        f.plan.station.name.clear();
        CHECK_FALSE(f.run());
        CHECK(f.sink.records.empty());
    }
    {
        Fixture f;
        f.plan.procedures.clear();
        CHECK(f.run().error().code == ErrorCode::bad_input);
    }
}
