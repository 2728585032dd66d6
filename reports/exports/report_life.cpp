// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/exports/report_life.h"

#include <algorithm>

#include "core/base/clock.h"
#include "core/base/json_members.h"

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
    record.report_state = records::name(life.state);
    if (life.voided)
        record.void_reason = life.voided->request.reason;
    else if (life.void_request)
        record.void_request = life.void_request->reason;
    for (const auto& one : life.amended_by)
        record.amended_by.push_back({one.by, std::string(records::name(one.kind)), one.reason, one.amended_utc});
    if (const auto& amends = life.preparation.amends)
        record.amends = {amends->report, std::string(records::name(amends->kind)), amends->reason, issue.issued_utc};
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

base::Result<void> add_sealed(ReportRecord& record, const base::Json& sealed) {
    const auto* fields = sealed.find("fields");
    const auto* order = sealed.find("order");
    const auto* members = fields == nullptr ? nullptr : fields->members();
    if (members == nullptr || order == nullptr || order->members() == nullptr)
        return base::fail(base::ErrorCode::integrity, "sealed record of report " + record.number.value_or("?"),
                          "no particulars or no order", "the record that was sealed into the report");
    AdministrativeRecord out;
    for (const auto& [letter, field] : *members)
        out.particulars.push_back({letter, base::text_of(field, "what"), base::text_of(field, "text")});
    out.order = *order;
    if (const auto* marks = sealed.find("marks")) out.marks = *marks;
    if (const auto* opinions = sealed.find("opinions")) out.opinions = *opinions;
    const auto name_in = [&](std::string_view party) {
        const auto* found = order->find(party);
        return found == nullptr ? std::string() : base::text_of(*found, "name");
    };
    if (auto name = name_in("laboratory"); !name.empty()) record.laboratory = std::move(name);
    if (auto name = name_in("client"); !name.empty()) record.item.client = std::move(name);
    record.administrative = std::move(out);
    return {};
}

void add_open_holds(ReportRecord& record, const records::ReportRegister& reports) {
    records::Preparation about;
    about.report = record.number.value_or(std::string());
    about.of_run = record.run;
    about.item = record.item.id;
    if (const auto* life = reports.report(about.report)) about.rests_on = life->preparation.rests_on;
    for (const auto* hold : reports.open_holds(about)) {
        const auto& opening = hold->opening;
        record.open_holds.push_back({opening.hold,
                                     std::string(records::name(opening.about.kind)) + ' ' + opening.about.id,
                                     opening.reason, opening.opened_utc});
    }
}

}  // namespace velocert::reports
