// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/sequence/evidence.h"

namespace velocert::instruments {

/// What a watchdog did after the program had gone without a farewell. A file of its own in the folder "watchdog" of the
/// archive until the archive's ledger has it.
struct WatchRecord {
    /// How it came out.
    enum class Outcome {
        confirmed,    ///< the instrument acknowledged its safe state
        answered,     ///< something came back that proves nothing
        silent,       ///< nothing came back
        refused,      ///< the instrument says that it is not in its safe state
        unreachable,  ///< the port could not be opened or used
    };

    std::string utc;
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

    [[nodiscard]] base::Json json() const;
    [[nodiscard]] static base::Result<WatchRecord> parse(std::string_view text, std::string_view where);
    /// What happened, in a sentence or two.
    [[nodiscard]] std::string text() const;
};
[[nodiscard]] std::string_view name(WatchRecord::Outcome outcome);

/// Writes the record into a new file of that folder, which is made if need be; on disk when this returns. Returns its
/// path.
[[nodiscard]] base::Result<std::string> keep_record(const WatchRecord& record, const std::string& folder);

/// A record that stands in a file.
struct KeptRecord {
    std::string file;
    WatchRecord record;
    std::string damage;  ///< why the file is no record; empty: it is one
};
/// Where the watchdogs of an archive write.
[[nodiscard]] std::string watch_folder(const std::string& archive);
/// Those the archive's ledger does not have yet, in order of time, and files that are damaged or none. None when
/// nothing ever happened.
[[nodiscard]] base::Result<std::vector<KeptRecord>> unentered_records(const std::string& archive);
/// Puts each into the ledger ("watchdog/1") and only then moves its file aside. Returns what was entered. What is
/// damaged stays where it is, as evidence of what nobody can read any more.
[[nodiscard]] base::Result<std::vector<WatchRecord>> enter_records(const std::string& archive,
                                                                   sequence::EvidenceSink& ledger);

}  // namespace velocert::instruments
