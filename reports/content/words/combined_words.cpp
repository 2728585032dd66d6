// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/words/combined_words.h"

#include "core/conformity/verdict.h"
#include "core/sequence/judging/combined_run.h"
#include "reports/content/words/words.h"

namespace velocert::reports {

std::string procedure_not_taken(const sequence::Deviation& deviation) {
    return deviation.role.substr(deviation.role.find('/') + 1);
}

Bilingual run_and_verdict(const sequence::Deviation& deviation) {
    const auto& cause = deviation.cause;
    const auto at = cause.find(": ");
    if (!cause.starts_with("run ") || at == std::string::npos) return plain(cause);
    const auto run = cause.substr(4, at - 4);
    const auto verdict = conformity::parse_verdict(cause.substr(at + 2));
    const auto what = verdict ? words(*verdict) : plain(cause.substr(at + 2));
    return {"运行 " + run + "：" + what.zh, "run " + run + ": " + (what.en.empty() ? what.zh : what.en)};
}

Bilingual why_not_taken(const sequence::Deviation& deviation) {
    if (deviation.reason == sequence::a_fail_stands)
        return {"同一项目的不符合结论保持有效", "a Fail of the same procedure stands"};
    if (deviation.reason == sequence::taken_by_suspension)
        return {"该次试验因运行暂停而作废，须重新进行", "a suspension of the run took the attempt away"};
    return plain(deviation.reason + "（" + deviation.operator_name + "）");
}

}  // namespace velocert::reports
