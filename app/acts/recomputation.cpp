// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/acts/recomputation.h"

#include <algorithm>

#include "core/sequence/documents/joined_runs.h"
#include "core/sequence/judging/combination_differences.h"

namespace velocert::app {
namespace {

base::Error ended(const std::string& what) {
    return {base::ErrorCode::interrupted, what, "it was ended before it was done", {}};
}

/// Whether a combined run says what its runs say; nothing for other runs.
base::Result<std::vector<sequence::Difference>> against_its_runs(const sequence::Run& run,
                                                                 const records::Archive& archive) {
    if (!sequence::is_combined(run)) return std::vector<sequence::Difference>();
    std::vector<sequence::Run> runs;
    for (const auto& id : sequence::runs_named_in(run)) {
        auto one = archive.run(id);
        if (one)
            runs.push_back(std::move(*one));
        else if (one.error().code != base::ErrorCode::not_found)
            return base::fail(one.error());
    }
    return sequence::combination_differences(run, runs);
}

}  // namespace

base::Result<std::vector<std::string>> all_runs(const records::Archive& archive, const base::Progress& progress) {
    std::vector<std::string> out;
    constexpr int page = 500;
    for (int offset = 0;; offset += page) {
        if (!base::go_on(progress, "runs", out.size(), 0)) return base::fail(ended("list of runs"));
        const auto rows = archive.runs(page, offset);
        if (!rows) return base::fail(rows.error());
        for (const auto& row : *rows) out.push_back(row.id);
        if (rows->size() < page) break;
    }
    std::reverse(out.begin(), out.end());
    return out;
}

base::Result<Recomputed> recompute_runs(const records::Archive& archive, const std::vector<std::string>& runs,
                                        const sequence::DecoderSource& decoders, const base::Progress& progress) {
    Recomputed out;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (!base::go_on(progress, runs[i], i, runs.size())) return base::fail(ended("recomputation"));
        const auto run = archive.run(runs[i]);
        if (!run) return base::fail(run.error());
        if (run->lifecycle == sequence::Lifecycle::running || run->lifecycle == sequence::Lifecycle::suspended) {
            out.unfinished.push_back(run->id);
            continue;
        }
        const auto found = sequence::recompute(*run, archive, decoders);
        if (!found) return base::fail(found.error());
        ++out.runs;
        out.differences.insert(out.differences.end(), found->begin(), found->end());
        const auto beside = against_its_runs(*run, archive);
        if (!beside) return base::fail(beside.error());
        out.differences.insert(out.differences.end(), beside->begin(), beside->end());
    }
    static_cast<void>(base::go_on(progress, {}, runs.size(), runs.size()));
    return out;
}

}  // namespace velocert::app
