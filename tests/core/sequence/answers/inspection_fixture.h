// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/sequence/running/runner.h"
#include "tests/support/memory_sink.h"

namespace velocert::sequence::test {

/// Answers every prompt with the usual value of each field, but for what a test wants otherwise. Keys are
/// "procedure/step/prompt.field" or "procedure/step/prompt@subject.field".
class Inspector final : public InstrumentSource, public Operator {
  public:
    std::map<std::string, std::string> otherwise;  ///< other answers
    std::set<std::string> left_out;                ///< no answer
    std::vector<std::string> asked;                ///< every field that was asked for, with its subject

    base::Result<std::unique_ptr<Instrument>> open(std::string_view role) override;
    base::Result<Answer> ask(const Prompt& prompt, std::stop_token stop) override;
};

/// The procedures of an edition that rest on answers and certificates alone and apply to the item.
[[nodiscard]] std::vector<std::string> inspections_of(const standards::StandardEdition& edition,
                                                      const standards::ItemTraits& item);
/// A run of all of them on the item, judged with the demonstration laboratory's assumed values.
[[nodiscard]] RunPlan inspection_plan(std::string_view edition, const standards::ItemTraits& item);
[[nodiscard]] base::Result<Run> inspect(RunPlan plan, Inspector& inspector, tests::MemorySink& sink);
/// The same with somebody else to answer.
[[nodiscard]] base::Result<Run> inspect(RunPlan plan, InstrumentSource& instruments, Operator& person,
                                        tests::MemorySink& sink);

}  // namespace velocert::sequence::test
