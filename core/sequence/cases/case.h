// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/sequence/instrument.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"
#include "core/standards/editions/edition_selection.h"

namespace velocert::sequence {

/// Evaluates one procedure from given data ("velocert-case/1" of the command line's contract): no instruments, no
/// archive. Pure but for `read_file`, which fetches series files and recordings named in the case.
/// Returns the result document "velocert-result/1".
struct CaseInput {
    const base::Json& document;
    std::string source;  ///< names the file in errors
    const std::vector<standards::StandardEdition>& editions;
    const standards::SelectionRule& selection;
    std::function<base::Result<std::string>(const std::string& name)> read_file;
    const DecoderSource* decoders = nullptr;  ///< for recordings of instruments; null: none can be read
};
struct CaseResult {
    conformity::Verdict verdict = conformity::Verdict::not_evaluated;
    base::Json document;
};
[[nodiscard]] base::Result<CaseResult> judge_case(const CaseInput& input);

}  // namespace velocert::sequence
