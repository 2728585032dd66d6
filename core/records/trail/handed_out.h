// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/archive.h"

// That something left the archive as a file, as "export/1": who took it, what it was, where it went and which bytes.
namespace velocert::records {

/// What a file is that was made from records; the names stand in entries.
enum class HandedOut : std::uint8_t {
    package,  ///< evidence of a run
    json,
    xml,
    xlsx,
    csv,       ///< series of a run: a folder
    print,     ///< the report of a run as it is printed before any signature
    document,  ///< the document of a report as its signatures left it
    sheet,     ///< the signature sheet of a report
    trail,     ///< entries of the audit trail
};
[[nodiscard]] std::string_view name(HandedOut what);

/// One file, or folder, that was made.
struct HandingOut {
    HandedOut what = HandedOut::package;
    std::string kind;                  ///< of what it is about: "run", "report" or "audit-trail"
    std::string id;                    ///< which one; empty for the audit trail
    std::string to;                    ///< where it was written
    base::Digest digest{};             ///< of the file; of a folder: of the list of digests in it
    std::optional<base::Person> by{};  ///< absent: nobody was named, as an archive without accounts allows
};

/// {"by", "what", "about": {"kind", "id"}, "to", "sha256", "at_utc"}.
[[nodiscard]] base::Json handed_out_record(const HandingOut& done, std::string_view at_utc);
/// Records it. Errors: missing_field (a person without a name), those of the archive.
[[nodiscard]] base::Result<void> record_handed_out(Archive& archive, const base::Clock& clock, const HandingOut& done);

}  // namespace velocert::records
