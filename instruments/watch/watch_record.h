// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/sequence/evidence.h"

namespace velocert::instruments {

/// What a watchdog did after the program had gone without a farewell, or that both went at once. A file of its own in
/// the folder "watchdog" of the archive until the archive's ledger has it.
struct WatchRecord {
    /// How it came out.
    enum class Outcome {
        confirmed,    ///< the instrument acknowledged its safe state
        answered,     ///< something came back that proves nothing
        silent,       ///< nothing came back
        refused,      ///< the instrument says that it is not in its safe state
        unreachable,  ///< the port could not be opened or used
        unknown,      ///< nobody did anything: the watchdog ended with the program
    };

    std::string utc;  ///< when it acted; where nobody did, when the instrument was opened
    std::string port;
    std::string settings;
    std::string driver;
    std::string identity;
    std::string person;
    std::string purpose;
    std::string sent;      ///< bytes
    std::string received;  ///< bytes
    Outcome outcome = Outcome::unreachable;
    std::string detail;  ///< what the instrument or the system said
    /// What the program said at its end; empty: nothing, it was gone at once.
    std::string parting = {};

    [[nodiscard]] base::Json json() const;
    [[nodiscard]] static base::Result<WatchRecord> parse(std::string_view text, std::string_view where);
    /// What happened, in a sentence or two.
    [[nodiscard]] std::string text() const;
};
[[nodiscard]] std::string_view name(WatchRecord::Outcome outcome);

/// A moment as a part of a file's name.
[[nodiscard]] std::string file_stamp(const std::string& utc);

/// Writes the record into a new file of that folder, which is made if need be; on disk when this returns. Returns its
/// path.
[[nodiscard]] base::Result<std::string> keep_record(const WatchRecord& record, const std::string& folder);

/// A record that stands in a file. One that cannot be read is evidence too: it is kept as it is, and told.
struct KeptRecord {
    std::string file;
    std::optional<WatchRecord> record;
    std::string unreadable;  ///< why; empty where there is a record
    std::string digest;      ///< SHA-256 of the file

    /// What happened, or that the file does not tell it.
    [[nodiscard]] std::string text() const;
};
/// Where the watchdogs of an archive write.
[[nodiscard]] std::string watch_folder(const std::string& archive);
/// Those the archive's ledger does not have yet, and of the orders that stand open those that nobody holds any more:
/// files that cannot be read, then the others in order of time. None when nothing ever happened.
[[nodiscard]] base::Result<std::vector<KeptRecord>> unentered_records(const std::string& archive);
/// The same as notes, and what cannot be read as findings, of a verification of that archive.
[[nodiscard]] base::Result<void> tell_unentered(const std::string& archive, records::Verification& into);
/// Puts each into the ledger ("watchdog/1", and "watchdog-gone/1" where nobody acted; of one that cannot be read its
/// name, digest and why) and only then moves its file aside. Returns what was entered.
[[nodiscard]] base::Result<std::vector<KeptRecord>> enter_records(const std::string& archive,
                                                                  sequence::EvidenceSink& ledger);

}  // namespace velocert::instruments
