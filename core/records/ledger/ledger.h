// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/base/result.h"

namespace velocert::records {

struct RecordTime;
struct Writer;

/// SHA-256(00 || canonical): the leaf of one entry, as in RFC 9162 2.1.1.
[[nodiscard]] base::Digest leaf_of(std::string_view canonical);
/// SHA-256(02 || previous || leaf): binds an entry to all before it. The first one's previous is 32 zero bytes.
[[nodiscard]] base::Digest chain_of(const base::Digest& previous, const base::Digest& leaf);

/// One row of the ledger as it is stored.
struct LedgerRow {
    std::uint64_t seq = 0;  ///< 1, 2, 3 ... without gaps
    std::string type;       ///< "run-start/1"
    std::string run;        ///< empty when the entry belongs to no run
    std::string canonical;  ///< the entry in canonical form (RFC 8785), UTF-8
    base::Digest leaf;
    base::Digest chain;
};

/// What a row says:
/// {"clock":"synchronised","host":"bench-3","offset":"+08:00","program":"velocert 0.1.0","record":{...},
/// "record_type":"...","seq":17,"time":"..."}. Type and number stand inside the hashed text so that they cannot be
/// changed beside it; the order of entries is seq, never the time.
struct LedgerEntry {
    std::uint64_t seq = 0;
    std::string type;
    std::string time;  ///< UTC
    base::Json record;
    std::string offset = {};   ///< of local time, "+08:00"; empty in entries made before it was kept
    std::string clock = {};    ///< what was known of the clock: a name of Synchronisation; empty together with offset
    std::string host = {};     ///< of the machine that wrote it (writer.h); empty in entries made before it was kept
    std::string program = {};  ///< that wrote it, with its version; empty together with host

    /// The run it belongs to: the record's member "run"; empty if there is none.
    [[nodiscard]] std::string run() const;
    /// Evidence it names: all members "log", "pack", "release", "document", "certificate" and "attachment" that hold a
    /// digest, at any depth. Sorted, each once.
    [[nodiscard]] std::vector<base::Digest> evidence() const;
};

/// An entry made at that time by that program.
[[nodiscard]] LedgerEntry entry_at(const RecordTime& now, const Writer& writer, std::uint64_t seq, std::string type,
                                   base::Json record);
/// Canonical text of an entry. Refuses what would not read back as the same text: numbers that are not whole and
/// below 2^53, text that is not UTF-8, a key twice, a type that is not "name/number", a record that is no object.
[[nodiscard]] base::Result<std::string> canonical_entry(const LedgerEntry& entry);
/// Reads an entry; refuses one that is not in canonical form. `where` names it in errors.
[[nodiscard]] base::Result<LedgerEntry> parse_entry(std::string_view canonical, std::string_view where);

/// The row of an entry that follows `previous` (zero digest for the first).
[[nodiscard]] base::Result<LedgerRow> make_row(const LedgerEntry& entry, const base::Digest& previous);

}  // namespace velocert::records
