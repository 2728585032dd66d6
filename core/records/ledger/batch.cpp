// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/ledger/batch.h"

namespace velocert::records {

base::Json together_record(std::uint64_t entries) {
    return base::Json::object().set("entries", base::Json::integer(static_cast<std::int64_t>(entries)));
}

std::optional<std::uint64_t> entries_together(const LedgerEntry& entry) {
    if (entry.type != "together/1") return std::nullopt;
    base::JsonReader reader(entry.record, "together/1");
    const auto count = reader.integer("entries");
    if (!reader.finish() || count < 2 || count > static_cast<std::int64_t>(most_together)) return std::nullopt;
    return static_cast<std::uint64_t>(count);
}

}  // namespace velocert::records
