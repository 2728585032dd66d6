// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/instrument_standing.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "app/reporting/report_case.h"
#include "core/base/json_members.h"
#include "core/laboratory/intermediate_check.h"
#include "core/records/ledger/row_name.h"
#include "core/records/reports/report_acts.h"
#include "core/sequence/calibrations/archived_calibrations.h"

namespace velocert::app {
namespace {

using base::Result;
using records::LedgerEntry;

/// What came over one instrument last, and in which entry.
struct Event {
    std::uint64_t seq = 0;
    std::string what;
};

/// What the entry says against its instrument; empty if nothing.
std::string said_against(const LedgerEntry& entry) {
    if (entry.type == "equipment-status/1") {
        const auto status = base::text_of(entry.record, "status");
        if (status == laboratory::name(laboratory::EquipmentStatus::in_service)) return {};
        return "it was set aside (" + status + "): " + base::text_of(entry.record, "reason");
    }
    const auto check = laboratory::check_from_json(entry.record, records::row_name(entry.seq));
    if (!check || check->passed()) return {};
    return "it failed an intermediate check: " + check->indication.text() + " for " + check->reference.text();
}

/// Whether the certificate of that digest is one of the instrument's.
bool is_of(const laboratory::EquipmentRegister& equipment, std::string_view serial, std::string_view digest) {
    return std::ranges::any_of(equipment.certificates(), [&](const auto& one) {
        return one.certificate.instrument.serial == serial && one.certificate.digest.text() == digest;
    });
}

/// The last entry after which somebody decided about the report by closing a hold; 0 where nobody did.
std::uint64_t decided_after(const std::vector<LedgerEntry>& entries, const records::ReportRegister& reports,
                            const records::Preparation& preparation) {
    std::uint64_t out = 0;
    for (const auto& entry : entries) {
        if (entry.type != "hold-open/1") continue;
        const auto* hold = reports.hold(base::text_of(entry.record, "hold"));
        if (hold != nullptr && !hold->open() && hold->concerns(preparation)) out = std::max(out, entry.seq);
    }
    return out;
}

}  // namespace

Result<std::vector<records::ReportFinding>> instrument_findings(const records::Archive& archive,
                                                                const records::Preparation& preparation,
                                                                const sequence::Run& run,
                                                                std::span<const laboratory::Certificate> certificates) {
    const auto equipment = records::equipment_register(archive);
    if (!equipment) return base::fail(equipment.error());
    const auto rows = archive.ledger_rows(run.id);
    if (!rows) return base::fail(rows.error());
    const auto began = rows->empty() ? 0 : rows->front().seq;
    static constexpr std::array<std::string_view, 4> types{"equipment-status/1", "equipment-check/1", "certificate/1",
                                                           "hold-open/1"};
    const auto entries = archive.ledger_entries(types);
    if (!entries) return base::fail(entries.error());
    std::map<std::string, Event> events;  // by instrument
    for (const auto& used : certificates) {
        const auto* known = used.demonstration ? nullptr : equipment->by_serial(used.instrument.serial);
        if (known == nullptr) continue;
        const auto& id = known->equipment.id;
        const auto standing = equipment->standing(used.instrument.serial);
        const bool stands = std::ranges::any_of(standing, [&](const auto* one) { return one->text == used.text; });
        for (const auto& entry : *entries) {
            if (entry.seq <= began || entry.type == "hold-open/1") continue;
            const bool of_certificate = entry.type == "certificate/1";
            if (of_certificate ? !is_of(*equipment, used.instrument.serial, base::text_of(entry.record, "certificate"))
                               : base::text_of(entry.record, "equipment") != id)
                continue;
            auto what = of_certificate ? std::string() : said_against(entry);
            if (of_certificate && !stands)
                what = "the certificate " + used.number + " that the run used has another one in its place";
            if (what.empty()) continue;
            // Several certificates of one instrument may have been used: what came last stands.
            if (auto& last = events[id]; last.seq <= entry.seq) last = Event{entry.seq, std::move(what)};
        }
    }
    std::vector<records::ReportFinding> out;
    if (events.empty()) return out;
    const auto reports = records::report_register(archive);
    if (!reports) return base::fail(reports.error());
    const auto decided = decided_after(*entries, *reports, preparation);
    for (const auto& [id, event] : events)
        if (decided < event.seq)
            out.push_back({"instrument/" + id, "equipment " + id,
                           event.what + " (" + records::row_name(event.seq) + "), after run " + run.id + " began",
                           "a hold on the run in which a second person decides whether the results stand: 'hold open', "
                           "'hold close'"});
    return out;
}

Result<std::vector<records::ReportFinding>> instrument_findings_of_all(
    const records::Archive& archive, const records::Preparation& preparation, const sequence::Run& run,
    std::span<const laboratory::Certificate> certificates) {
    auto out = instrument_findings(archive, preparation, run, certificates);
    if (!out) return out;
    for (const auto& id : other_runs(run)) {
        const auto other = archive.run(id);
        if (!other) return base::fail(other.error());
        const auto theirs = sequence::certificates_of(*other, archive);
        if (!theirs) return base::fail(theirs.error());
        auto more = instrument_findings(archive, preparation, *other, *theirs);
        if (!more) return more;
        std::ranges::move(*more, std::back_inserter(*out));
    }
    return out;
}

}  // namespace velocert::app
