// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/amends_again.h"

#include <algorithm>
#include <utility>

#include "core/records/reports/sealed_changes.h"

namespace velocert::app {
namespace {

base::Result<base::Json> sealed_record(const records::Archive& archive, const records::Preparation& preparation) {
    const auto bytes = archive.load(preparation.record);
    if (!bytes) return base::fail(bytes.error());
    return base::Json::parse({reinterpret_cast<const char*>(bytes->data()), bytes->size()},
                             "record of report " + preparation.report);
}

bool same(const records::ReportChange& a, const records::ReportChange& b) {
    return a.what == b.what && a.before == b.before && a.after == b.after;
}

}  // namespace

base::Result<std::optional<records::Amends>> amends_again(const records::Archive& archive,
                                                          const records::ReportRegister& reports,
                                                          const std::string& report) {
    const auto* life = reports.report(report);
    if (life == nullptr || !life->preparation.amends) return std::optional<records::Amends>();
    auto out = *life->preparation.amends;
    const auto* amended = reports.report(out.report);
    if (amended == nullptr) return std::optional(std::move(out));
    const auto before = sealed_record(archive, amended->preparation);
    if (!before) return base::fail(before.error());
    const auto after = sealed_record(archive, life->preparation);
    if (!after) return base::fail(after.error());
    // What they showed then may be shown no more: that is what a report is returned for.
    const auto found = records::sealed_changes(*before, *after);
    std::erase_if(out.changes, [&](const auto& stated) {
        return std::ranges::any_of(found, [&](const auto& one) { return same(stated, one); });
    });
    return std::optional(std::move(out));
}

laboratory::Act act_of_preparing(const records::ReportRegister& reports, const std::string& report) {
    const auto* life = reports.report(report);
    return life != nullptr && life->preparation.amends ? laboratory::Act::amend_report
                                                       : laboratory::Act::prepare_report;
}

}  // namespace velocert::app
