// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/exports/report_life.h"

#include <algorithm>

#include "core/base/clock.h"

namespace velocert::reports {
namespace {

std::string utc_of(const std::string& local_time) {
    const auto time = records::parse_local_time(local_time);
    return time ? base::utc_text(*time) : std::string();
}

}  // namespace

const records::ReportLife* issued_of(const std::vector<const records::ReportLife*>& of_run) {
    const auto at = std::ranges::find_if(of_run, [](const auto* life) { return life->issue.has_value(); });
    return at == of_run.end() ? nullptr : *at;
}

void add_life(ReportRecord& record, const records::ReportLife& life) {
    const auto& issue = *life.issue;
    record.number = life.number();
    record.issued_utc = issue.issued_utc;
    if (record.standing != "specimen") record.standing = records::name(life.state);
    for (const auto& held : life.signatures) {
        const auto& statement = held.signature.statement;
        // Those that the issue rests on; a later void is told by the standing.
        if (statement.preparation != issue.preparation) continue;
        record.persons.push_back({std::string(records::name(statement.meaning)), statement.signer.name,
                                  statement.signer.id.empty() ? Maybe() : Maybe(statement.signer.id),
                                  utc_of(statement.time), held.signature.certificate.text()});
    }
}

}  // namespace velocert::reports
