// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/runner.h"
#include "core/sequence/judging/recompute.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/standards/pack.h"
#include "tests/support/line_instrument.h"
#include "tests/support/memory_sink.h"

using namespace velocert;
using namespace velocert::sequence;
using base::ErrorCode;
using conformity::Outcome;
using conformity::Reason;
using conformity::Verdict;
using tests::LineInstrument;
using tests::MemorySink;

namespace {

const InstrumentIdentity simulated{"test", "VIRTUAL", "1", "1", true};
const InstrumentIdentity real{"Maker", "Model", "1", "1", false};

/// Opens line instruments from a table of replies by role.
class Bench final : public InstrumentSource {
  public:
    std::map<std::string, LineInstrument::Replies> replies;
    std::map<std::string, ErrorCode> broken;
    InstrumentIdentity identity = simulated;
    int opened = 0;

    base::Result<std::unique_ptr<Instrument>> open(std::string_view role) override {
        ++opened;
        if (const auto found = broken.find(std::string(role)); found != broken.end())
            return base::fail(found->second, std::string(role), "cannot be opened", "");
        return std::unique_ptr<Instrument>(std::make_unique<LineInstrument>(
            std::string(role) == "scale" ? "mt-sics" : "pulse-daq", identity, replies.at(std::string(role))));
    }
};

class Person final : public Operator {
  public:
    std::function<base::Result<Answer>(const Prompt&)> reply = [](const Prompt&) { return Answer{}; };
    std::vector<Prompt> asked;

    base::Result<Answer> ask(const Prompt& prompt, std::stop_token stop) override {
        if (stop.stop_requested()) return base::fail(ErrorCode::interrupted, prompt.key, "stopped");
        asked.push_back(prompt);
        return reply(prompt);
    }
};

class FixedClock final : public base::Clock {
  public:
    std::chrono::system_clock::time_point now() const override { return {}; }
    std::int64_t monotonic_ns() const override { return ++ns_; }

  private:
    mutable std::int64_t ns_ = 0;
};

laboratory::TestItem lead_acid_item() {
    laboratory::TestItem item;
    item.id = "S-001";
    item.traits.battery = standards::Battery::lead_acid;
    item.traits.made_on = *base::parse_date("2025-10-01");
    return item;
}

struct Fixture {
    FixedClock clock;
    Bench bench;
    Person person;
    MemorySink sink{true};
    RunObserver observer;
    RunControl control;
    tests::LineDecoders decoders;
    RunPlan plan;

    Fixture() {
        for (const auto& pack : standards::embedded_packs()) {
            auto edition = standards::load_edition(pack);
            REQUIRE(edition);
            plan.edition = *edition;
            plan.pack_bundle = pack.bundle();
        }
        for (const auto& embedded : standards::demonstration_releases()) {
            const auto release = standards::load_release(embedded.text, embedded.name);
            REQUIRE(release);
            if (release->edition != plan.edition.id) continue;
            plan.edition = *standards::apply_release(plan.edition, *release);
            plan.release_text = std::string(embedded.text);
        }
        plan.item = lead_acid_item();
        plan.station.id = "T";
        plan.station.name = "Test station";
        plan.station.is_virtual = true;
        plan.station.instruments = {{"scale", "mt-sics", "port-1", {}, ""},
                                    {"recorder", "pulse-daq", "port-2", {}, ""}};
        plan.procedures = {"vehicle-mass"};
        plan.run_id = "R-1";
        bench.replies["scale"] = scale("62.90");
        bench.replies["recorder"] = [](Command) { return std::string(); };
    }

    /// A scale that shows zero when it was zeroed, then the load three times, then zero again.
    LineInstrument::Replies scale(std::string load, std::string flags = "stable") {
        return [load, flags, asked = 0](Command command) mutable -> base::Result<std::string> {
            if (command == Command::zero) asked = 0;
            if (command != Command::read_stable) return std::string();
            return "mass " + std::string(asked++ % 4 == 0 ? "0.00" : load) + " kg 0 " + flags + "\n";
        };
    }

    base::Result<Run> run() {
        Runner runner(clock, bench, decoders, person, sink, observer, control);
        return runner.run(plan);
    }
    std::vector<std::string> types() const {
        std::vector<std::string> out;
        for (const auto& [type, record] : sink.records) out.push_back(type);
        return out;
    }
};

}  // namespace

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

TEST_CASE("an attempt that nobody confirmed stays on record and never counts, however its question was left") {
    const auto stopped = [](const Prompt& prompt) -> base::Result<Answer> {
        return base::fail(ErrorCode::interrupted, prompt.key, "stopped while a question was open");
    };
    const auto said = [](bool suspend, bool stop, std::string choice) {
        return [=](const Prompt&) -> base::Result<Answer> {
            Answer out;
            out.accepted = suspend || stop;
            out.choice = choice;
            out.suspend = suspend;
            out.stop = stop;
            return out;
        };
    };
    struct Row {
        RunControl::Stop stop;
        std::function<base::Result<Answer>(const Prompt&)> answer;
        Lifecycle lifecycle;
        Outcome outcome = Outcome::aborted;
        std::size_t attempts = 1;
    };
    using Stop = RunControl::Stop;
    for (const auto& row :
         {Row{Stop::safely, stopped, Lifecycle::stopped}, Row{Stop::emergency, stopped, Lifecycle::aborted},
          Row{Stop::suspend, stopped, Lifecycle::suspended},
          Row{Stop::abandon, stopped, Lifecycle::completed, Outcome::aborted, 2},
          Row{Stop::none, said(false, true, {}), Lifecycle::stopped},
          Row{Stop::none, said(true, false, {}), Lifecycle::suspended},
          Row{Stop::none, said(false, false, {}), Lifecycle::completed, Outcome::aborted, 2},
          Row{Stop::none, said(false, false, "full_moon"), Lifecycle::completed, Outcome::errored, 2},
          Row{Stop::none,
              [](const Prompt& prompt) -> base::Result<Answer> {
                  return base::fail(ErrorCode::missing_field, prompt.key, "no answer");
              },
              Lifecycle::completed, Outcome::errored, 2}}) {
        CAPTURE(static_cast<int>(row.stop), static_cast<int>(row.lifecycle), static_cast<int>(row.outcome));
        Fixture f;
        bool once = false;
        f.person.reply = [&](const Prompt& prompt) -> base::Result<Answer> {
            if (once || prompt.kind != Prompt::Kind::void_or_keep) return Answer{};
            once = true;
            if (row.stop != Stop::none) f.control.request(row.stop);
            return row.answer(prompt);
        };
        const auto run = f.run();
        REQUIRE(run);
        REQUIRE(once);
        CHECK(run->lifecycle == row.lifecycle);
        REQUIRE(run->step_runs.size() == row.attempts);
        const auto& attempt = run->step_runs.front();
        CHECK(attempt.outcome == row.outcome);
        CHECK_FALSE(attempt.error_text.empty());
        CHECK(attempt.result == StepResult{});
        CHECK(attempt.captures.size() == 1);
        CHECK_FALSE(attempt.safe_states.empty());
        // Only what somebody confirmed afterwards may pass.
        CHECK(run->verdict == (row.attempts == 2 ? Verdict::pass : Verdict::not_evaluated));
        const auto again = run_from_records(f.sink.records);
        REQUIRE(again);
        CHECK(recompute(*again, f.sink, f.decoders)->empty());
    }
}

TEST_CASE("a stopped run of before, whose attempt was kept though nobody confirmed it, recomputes to the same digits") {
    Fixture f;
    auto run = f.run();
    run->lifecycle = Lifecycle::aborted;
    f.sink.records.back().second = run_end_record(*run);
    const auto again = run_from_records(f.sink.records);
    REQUIRE(again);
    CHECK(again->verdict == Verdict::pass);
    CHECK(recompute(*again, f.sink, f.decoders)->empty());
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
