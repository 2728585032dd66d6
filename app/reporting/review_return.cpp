// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/review_return.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/stated_reason.h"
#include "core/records/ledger/row_name.h"

namespace velocert::app {

using base::ErrorCode;
using base::Json;
using base::Result;

Json to_record(const ReviewReturn& entry) {
    return Json::object()
        .set("of_run", entry.of_run)
        .set("concerns", entry.concerns)
        .set("comment", entry.comment)
        .set("returned_by", base::to_json(entry.returned_by))
        .set("returned_utc", entry.returned_utc);
}

Result<ReviewReturn> read_review_return(const Json& record, std::string_view source) {
    base::JsonReader reader(record, std::string(source));
    ReviewReturn out;
    out.of_run = reader.text("of_run");
    out.concerns = reader.text_or("concerns", "");
    out.comment = reader.text("comment");
    out.returned_by = base::read_person(reader, "returned_by");
    out.returned_utc = reader.text("returned_utc");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

Result<void> return_run(records::Archive& archive, const base::Clock& clock, ReviewReturn entry) {
    const auto run = archive.run(entry.of_run);
    if (!run) return base::fail(run.error());
    const std::string where = "return of run " + entry.of_run;
    if (run->lifecycle == sequence::Lifecycle::running || run->lifecycle == sequence::Lifecycle::suspended)
        return base::fail(ErrorCode::not_permitted, where, "it has not ended", "a run that has ended");
    if (auto said = base::need_words(entry.comment, where, "comment", "what is to be done"); !said) return said;
    if (!entry.concerns.empty()) {
        const auto known = std::ranges::any_of(run->step_runs, [&](const sequence::StepRun& step) {
            return step.procedure + "/" + step.step == entry.concerns;
        });
        if (!known && std::ranges::find(run->procedures, entry.concerns) == run->procedures.end())
            return base::fail(ErrorCode::not_found, where, "the run has no step " + entry.concerns,
                              "a procedure or a step of the run");
    }
    entry.returned_utc = base::utc_text(clock.now());
    return archive.append(review_return_type, to_record(entry));
}

Result<std::vector<ReviewReturn>> review_returns(const records::Archive& archive, std::string_view run) {
    const std::array types{review_return_type};
    const auto entries = archive.ledger_entries(types);
    if (!entries) return base::fail(entries.error());
    std::vector<ReviewReturn> out;
    for (const auto& entry : *entries) {
        auto read = read_review_return(entry.record, records::row_name(entry.seq));
        if (!read) return base::fail(read.error());
        if (run.empty() || read->of_run == run) out.push_back(std::move(*read));
    }
    return out;
}

}  // namespace velocert::app
