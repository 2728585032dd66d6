// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/conformity/limit.h"
#include "core/standards/procedure.h"

namespace velocert::standards {

/// What is known of a clause's method against the edition before. That our own two files describe one laboratory
/// method says nothing of the texts of the standards.
struct MethodChange {
    enum class Kind : std::uint8_t {
        same,     ///< the texts were compared, or somebody who did says so
        changed,  ///< somebody who compared them says so
        unknown,  ///< nothing was found
    };
    Kind kind = Kind::unknown;
    std::string since;   ///< id of the edition before ("GB17761-2018")
    std::string source;  ///< who says so
};

/// A numbered requirement of one edition.
struct Clause {
    std::string id;  ///< "6.1.3"
    Title title;
    std::string method_clause;  ///< where the method stands when it is elsewhere ("7.2.3"); else empty
    std::string procedure;      ///< procedure id; empty where none examines it
    /// Why nothing is examined ("a definition"); then there is no procedure.
    std::optional<Title> not_applicable = {};
    std::vector<std::string> limits;
    Applicability applies;
    std::string note;  ///< what is uncertain about the clause, and what to read before relying on it
    std::optional<MethodChange> method_change = {};  ///< nothing: the pack does not say
};

/// Who brought one released value in, and with which revision.
struct LimitOrigin {
    int revision = 0;
    base::Person proposed_by;
    base::Person confirmed_by;
};

/// What a laboratory's release says of itself.
struct AppliedRelease {
    base::Digest digest;  ///< of the release's text
    std::string laboratory;
    int revision = 0;          ///< the laboratory's own number: 1, 2, 3 ...; 0 when the release carries none
    base::Person proposed_by;  ///< of this revision; names are empty when the release carries none
    base::Person confirmed_by;
    std::string confirmed_utc;
    std::map<std::string, LimitOrigin> origins;  ///< by limit id, where the release tells
    std::string assumed_by;                      ///< demonstration laboratory whose values it rests on; empty if none
};

/// One edition of one standard, as loaded from its pack. Never edited once used: a correction is a new revision.
struct StandardEdition {
    std::string id;        ///< "GB17761-2024"
    std::string standard;  ///< "GB 17761"
    std::string printed;   ///< "GB 17761-2024"
    int revision = 0;
    Title title;
    std::vector<Clause> clauses;
    std::vector<conformity::Limit> limits;
    std::vector<Procedure> procedures;
    /// Drawings (SVG) that the pack brings, by the name that its prompts say; each goes before the program's own.
    std::map<std::string, std::string> pictures = {};
    base::Digest pack;                      ///< SHA-256 of the pack's bundle
    std::string laboratory = {};            ///< whose own pack it is, made from a copy; empty: a shipped one
    std::string released_by;                ///< laboratory whose releases are applied; empty if none
    bool demonstration = false;             ///< true when a demonstration laboratory had a hand in the releases
    std::optional<AppliedRelease> release;  ///< the release that was applied last
    std::vector<std::string> assumed;       ///< ids of limits whose values a demonstration laboratory assumes

    [[nodiscard]] bool assumes(std::string_view limit_id) const;

    [[nodiscard]] const conformity::Limit* limit(std::string_view limit_id) const;
    [[nodiscard]] const Procedure* procedure(std::string_view procedure_id) const;
    /// Ids of the clauses that have neither a procedure nor a reason for having none.
    [[nodiscard]] std::vector<std::string> uncovered() const;
    [[nodiscard]] const Clause* clause(std::string_view clause_id) const;
};

}  // namespace velocert::standards
