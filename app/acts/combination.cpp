// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/acts/combination.h"

#include <algorithm>

#include "app/planning/run_planning.h"
#include "app/planning/running_program.h"
#include "core/base/program.h"
#include "core/records/reports/report_acts.h"
#include "core/sequence/judging/combined_run.h"

namespace velocert::app {

using base::Result;

Result<std::vector<sequence::Run>> runs_to_combine(const records::Archive& archive, const std::string& item,
                                                   const std::string& wanted) {
    const auto listed = archive.runs_of_item(item, most_runs_of_item);
    if (!listed) return base::fail(listed.error());
    const auto voided = records::voided_runs(archive);
    if (!voided) return base::fail(voided.error());
    std::string edition = wanted;
    std::vector<sequence::Run> out;
    for (const auto& one : *listed) {
        if (voided->contains(one.id) || (!edition.empty() && one.edition != edition)) continue;
        auto run = archive.run(one.id);
        if (!run) return base::fail(run.error());
        // One without attempts and results is a combining that was cut off, or a run that nothing was begun in.
        const bool empty = run->step_runs.empty() && run->results.empty();
        if (sequence::is_combined(*run) || (empty && run->lifecycle != sequence::Lifecycle::suspended)) continue;
        edition = one.edition;
        out.push_back(std::move(*run));
    }
    std::ranges::reverse(out);
    if (out.empty())
        return base::fail(base::ErrorCode::not_found, "item " + item,
                          "no run of it that counts" + (wanted.empty() ? std::string() : " by edition " + wanted),
                          "the code of an item that was tested in this archive: see 'runs'");
    return out;
}

Result<sequence::Run> combine_runs(records::Archive& archive, const base::Clock& clock,
                                   const CombinationRequest& request, const sequence::DecoderSource& decoders) {
    const auto runs = runs_to_combine(archive, request.item, request.edition);
    if (!runs) return base::fail(runs.error());
    // By what the runs that stand were judged; one that is left out may have had another pack.
    const auto stands = std::find_if(runs->rbegin(), runs->rend(),
                                     [&](const sequence::Run& run) { return !request.leave_out.contains(run.id); });
    const auto edition = sequence::edition_of(stands == runs->rend() ? runs->back() : *stands, archive);
    if (!edition) return base::fail(edition.error());
    sequence::CombineRequest combined{
        new_run_id(),      request.person.name,         request.person.id, std::string(base::program_version()),
        running_program(), base::utc_text(clock.now()), request.because,   request.leave_out};
    auto run = sequence::combine(*runs, combined, *edition, archive, decoders);
    if (!run) return run;
    if (auto done = sequence::record_combined(archive, *run); !done) return base::fail(done.error());
    return run;
}

}  // namespace velocert::app
