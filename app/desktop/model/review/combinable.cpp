// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/review/combinable.h"

#include <algorithm>

namespace velocert::app {

using conformity::Verdict;

bool CombinableRun::fails() const {
    return std::ranges::any_of(tested, [](const Tested& one) { return one.verdict == Verdict::fail; });
}

CombinableRun combinable(const sequence::Run& run) {
    CombinableRun out{run.id, run.started_utc, run.verdict, {}};
    for (const auto& result : run.results)
        if (std::ranges::any_of(run.step_runs, [&](const auto& one) { return one.procedure == result.procedure; }))
            out.tested.push_back({result.procedure, result.verdict});
    return out;
}

std::vector<CombineQuestion> combine_questions(std::span<const CombinableRun> runs,
                                               const std::set<std::string>& left_out) {
    std::vector<CombineQuestion> all;
    for (const auto& run : runs) {
        if (left_out.contains(run.id)) continue;
        for (const auto& tested : run.tested) {
            auto found = std::ranges::find(all, tested.procedure, &CombineQuestion::procedure);
            if (found == all.end()) found = all.insert(all.end(), {tested.procedure});
            ++found->runs;
            found->fails = found->fails || tested.verdict == Verdict::fail;
        }
    }
    std::erase_if(all, [](const CombineQuestion& one) { return one.runs < 2; });
    return all;
}

}  // namespace velocert::app
