// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/confirm_attempt.h"

#include <catch2/catch.hpp>

#include "core/sequence/judging/recompute.h"
#include "tests/core/sequence/running/runner_fixture.h"

using namespace velocert;
using namespace velocert::sequence;
using namespace tests::running;
using conformity::Outcome;
using conformity::Verdict;

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
