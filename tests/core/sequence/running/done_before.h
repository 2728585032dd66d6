// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sequence/judging/standing.h"
#include "core/sequence/running/runner.h"

namespace velocert::sequence::test {

/// As if everything that the plan's procedures need from others had been done, and counted, long before.
inline std::vector<FormerAttempt> done_before(const RunPlan& plan) {
    std::vector<FormerAttempt> out;
    for (const auto& name : rests_on(plan.edition, plan.item.traits, plan.procedures)) {
        StepRun done;
        done.procedure = name.substr(0, name.find('/'));
        done.step = name.substr(done.procedure.size() + 1);
        done.number = 1;
        done.started_utc = "2020-01-01T08:00:00.000Z";
        done.ended_utc = "2020-01-01T09:00:00.000Z";
        done.outcome = conformity::Outcome::completed;
        done.result.valid = true;
        done.result.verdict = conformity::Verdict::pass;
        out.push_back({"R-0", std::move(done)});
    }
    return out;
}

}  // namespace velocert::sequence::test
