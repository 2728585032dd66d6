// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <vector>

#include "app/desktop/model/bench/preparing/item_entry.h"
#include "app/desktop/model/workplace.h"

namespace velocert::app {

/// One thing that stands in the way, with its cause and what to do about it.
struct Blocker {
    enum class Weight : std::uint8_t {
        start,    ///< the run cannot be started
        verdict,  ///< it can, but the verdict can only be "not evaluated"
        note,     ///< worth knowing
    };
    Weight weight = Weight::start;
    QString what;
    QString cause;
    QString fix;
    QString owner = {};  ///< whose duty it is to mend it
    friend bool operator==(const Blocker&, const Blocker&) = default;
};

/// Whose duty something is, in the language in use.
enum class Duty : std::uint8_t { technician, equipment, limits, archive };
[[nodiscard]] QString duty_words(Duty duty);
/// The title of a role, as the procedures give it.
[[nodiscard]] QString role_words(const Workplace& workplace, const std::string& id);

/// What the station form holds.
struct StationEntry {
    struct Port {
        std::string role;
        std::string kind;
        std::string driver;
        std::string path;
        std::string options;         ///< "ppm=400 force=dual"
        std::string serial = {};     ///< expected; empty: not checked
        std::string equipment = {};  ///< its number in the register; empty: found by what it tells
    };
    bool is_virtual = true;
    std::string scenario = "default";
    std::vector<Port> ports;
    std::string archive_folder;
    records::ArchiveKind new_archive = records::ArchiveKind::training;
    std::string operator_name;
    std::string operator_account;  ///< of whoever is signed in; empty in an archive without accounts
    std::vector<std::string> procedures;
};

/// What a look at the archive's folder found: its kind, nothing, or why it is none.
using LookedAt = base::Result<std::optional<records::ArchiveKind>>;

/// Everything that blocks, the heaviest first. Looks at the ports; changes nothing.
[[nodiscard]] std::vector<Blocker> blockers(const Workplace& workplace, const CheckedItem& item,
                                            const StationEntry& station, const LookedAt& archive);

/// As parse_options() reads them.
[[nodiscard]] std::string options_text(const std::map<std::string, std::string>& options);
/// The options of one port, or which part of the text is none.
[[nodiscard]] base::Result<std::map<std::string, std::string>> parse_options(const std::string& text);

}  // namespace velocert::app
