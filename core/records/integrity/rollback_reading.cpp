// SPDX-License-Identifier: GPL-3.0-or-later
// What the entries about roll-backs tell; in an object of its own, for programs that only check.
#include <algorithm>

#include "core/records/ledger/row_name.h"

#include "core/records/integrity/rollback.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::string_view noticed_type = "rollback/1";
constexpr std::string_view acknowledged_type = "rollback-acknowledged/1";

Result<Rollback> noticed(const LedgerEntry& entry) {
    base::JsonReader reader(entry.record, row_name(entry.seq));
    Rollback out;
    out.seq = entry.seq;
    out.place = reader.text("place");
    out.rows = static_cast<std::uint64_t>(std::max<std::int64_t>(reader.integer("rows"), 0));
    out.newest_utc = reader.text("newest_utc");
    for (const auto& item : reader.array("abandoned")) {
        base::JsonReader one(item, row_name(entry.seq));
        const auto size = static_cast<std::uint64_t>(std::max<std::int64_t>(one.integer("size"), 0));
        auto root = base::Digest::parse(one.text("root"));
        if (!root) return base::fail(ErrorCode::integrity, row_name(entry.seq), root.error().found);
        if (auto done = one.finish(); !done) return base::fail(done.error());
        out.abandoned.emplace_back(size, *root);
    }
    // Of records since it is noticed by keys that the ledger does not name, too.
    if (const auto* unknown = reader.optional("unknown_keys"))
        for (const auto& item : unknown->items() == nullptr ? std::vector<base::Json>() : *unknown->items())
            if (const auto* name = item.string()) out.unknown_keys.push_back(*name);
    if (auto time = RecordTime::parse(reader.any("made"), row_name(entry.seq)); !time) return base::fail(time.error());
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

Result<void> acknowledge(const LedgerEntry& entry, std::vector<Rollback>& known) {
    base::JsonReader reader(entry.record, row_name(entry.seq));
    const auto seq = static_cast<std::uint64_t>(std::max<std::int64_t>(reader.integer("rollback"), 0));
    const auto by = base::read_person(reader, "by");
    const auto reason = reader.text("reason");
    if (auto time = RecordTime::parse(reader.any("made"), row_name(entry.seq)); !time) return base::fail(time.error());
    if (auto done = reader.finish(); !done) return done;
    const auto found = std::find_if(known.begin(), known.end(), [&](const Rollback& one) { return one.seq == seq; });
    if (found == known.end() || found->acknowledged)
        return base::fail(ErrorCode::integrity, row_name(entry.seq),
                          "acknowledges row " + std::to_string(seq) + ", which is no open roll-back");
    found->acknowledged = true;
    found->acknowledged_by = by;
    found->reason = reason;
    return {};
}

}  // namespace

Result<std::vector<Rollback>> rollbacks(std::span<const LedgerEntry> entries) {
    std::vector<Rollback> out;
    for (const auto& entry : entries) {
        if (entry.type == noticed_type) {
            auto one = noticed(entry);
            if (!one) return base::fail(one.error());
            out.push_back(std::move(*one));
        } else if (entry.type == acknowledged_type) {
            if (auto done = acknowledge(entry, out); !done) return base::fail(done.error());
        }
    }
    return out;
}

}  // namespace velocert::records
