// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/accounts.h"

#include <utility>
#include <vector>

namespace velocert::records {

base::Result<laboratory::PeopleRegister> people_register(const Archive& archive) {
    auto entries = archive.ledger_entries(laboratory::people_record_types());
    if (!entries) return base::fail(entries.error());
    std::vector<laboratory::PeopleEntry> records;
    records.reserve(entries->size());
    for (auto& entry : *entries) records.push_back({entry.seq, std::move(entry.type), std::move(entry.record)});
    return laboratory::people_from_records(records);
}

}  // namespace velocert::records
