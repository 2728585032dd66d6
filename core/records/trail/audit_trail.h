// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/laboratory/people/people_register.h"
#include "core/records/archive.h"
#include "core/records/ledger/ledger.h"

namespace velocert::records {

/// What an entry is about: {"run", "20261126-..."}, {"report", "R-2026-0001"}, {"equipment", "E-017"} ...
struct TrailObject {
    std::string kind;
    std::string id;
    friend bool operator==(const TrailObject&, const TrailObject&) = default;
};

/// One value that an entry changed: as it was and as it is from then on.
struct TrailChange {
    std::string what;
    std::string before;
    std::string after;
    friend bool operator==(const TrailChange&, const TrailChange&) = default;
};

/// One entry of the ledger as people ask about it: who, when, what, about which object, old, new, why. Made from the
/// entry alone and for any type; what a record does not say is empty.
struct TrailEntry {
    std::uint64_t seq = 0;
    std::string time;     ///< UTC, of the entry
    std::string offset;   ///< of local time then; empty where the entry does not tell
    std::string clock;    ///< what was known of the clock then: a name of Synchronisation
    std::string host;     ///< the machine that wrote it; empty where the entry does not tell
    std::string program;  ///< the program that wrote it, with its version; as host
    std::string type;
    std::vector<base::Person> persons;  ///< who acted, the first one first
    std::vector<TrailObject> objects;
    std::vector<TrailChange> changes;
    std::string reason;
    base::Json record;
};
/// `people` gives the names to account ids.
[[nodiscard]] TrailEntry trail_entry(const LedgerEntry& entry, const laboratory::PeopleRegister& people);

/// Which entries are wanted: all that is given must hold.
struct TrailQuery {
    std::string person;              ///< account id, login, or a name
    std::string object;              ///< id of anything an entry is about
    std::string run;                 ///< a run and what is about it
    std::string report;              ///< a report, and the runs it was prepared from
    std::string type;                ///< "sign-in/1", or without the version
    std::optional<base::Date> from;  ///< day of the entry, by UTC
    std::optional<base::Date> to;    ///< the last day wanted
    bool changes_only = false;       ///< only entries that changed a value
};
/// The entries, oldest first: the order of the ledger, in which the clock has no part.
[[nodiscard]] base::Result<std::vector<TrailEntry>> audit_trail(const Archive& archive, const TrailQuery& query);

/// Where a search of the trail from its newest entry backwards stands.
struct TrailPage {
    std::vector<TrailEntry> entries;  ///< newest first
    std::uint64_t next = 0;           ///< entries below this one were not looked at; 1 when all were
    std::uint64_t size = 0;           ///< entries there were when the first page was read
};
/// The next entries of the query before the entry `before` (0: from the newest on). Looks at `effort` entries at most
/// and gives at most `limit`, so that a page costs the same however long the ledger is.
[[nodiscard]] base::Result<TrailPage> trail_page(const Archive& archive, const laboratory::PeopleRegister& people,
                                                 const TrailQuery& query, std::uint64_t before, std::size_t limit,
                                                 std::uint64_t effort);

/// The trail as CSV (RFC 4180, UTF-8): seq, time, type, persons, objects, changes, reason, the sentence that stands
/// beside each entry, offset, clock, host and program. A cell that a spreadsheet would take for a formula begins with
/// an apostrophe.
[[nodiscard]] std::string trail_csv(const std::vector<TrailEntry>& entries, const std::vector<std::string>& sentences);
[[nodiscard]] base::Json to_json(const TrailEntry& entry);

}  // namespace velocert::records
