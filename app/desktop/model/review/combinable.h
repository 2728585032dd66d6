// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/conformity/verdict.h"
#include "core/sequence/run.h"

namespace velocert::app {

/// A run that can be brought together with others of its item, as far as whoever decides it must know it.
struct CombinableRun {
    struct Tested {
        std::string procedure;
        conformity::Verdict verdict = conformity::Verdict::not_evaluated;
    };
    std::string id;
    std::string started_utc;
    conformity::Verdict verdict = conformity::Verdict::not_evaluated;
    std::vector<Tested> tested;  ///< the procedures that have attempts and a result in it
    /// It holds a Fail, which no later result covers: it cannot be left out.
    [[nodiscard]] bool fails() const;
};
[[nodiscard]] CombinableRun combinable(const sequence::Run& run);

/// A procedure that several of the runs tested, of which one result is taken.
struct CombineQuestion {
    std::string procedure;
    int runs = 0;        ///< that tested it
    bool fails = false;  ///< a Fail stands, whatever was said; else a reason is asked why the latest result does
};
/// What is to be decided of the runs but those that are left out, in the order of the runs. Which result is taken is
/// decided by sequence::combine(); this only says beforehand what it will ask. Pure.
[[nodiscard]] std::vector<CombineQuestion> combine_questions(std::span<const CombinableRun> runs,
                                                             const std::set<std::string>& left_out);

}  // namespace velocert::app
