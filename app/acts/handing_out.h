// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/acts/actor.h"
#include "app/acts/exports.h"
#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/laboratory/people/people_register.h"
#include "core/laboratory/people/role.h"
#include "core/records/archive.h"
#include "core/records/trail/handed_out.h"

// What leaves an archive as a file: who may take it out, and that it is put on record.
namespace velocert::app {

/// Whether every role may do it. Then there is nobody to refuse but who has no account.
[[nodiscard]] bool every_role_may(laboratory::Act act);

/// Whether somebody has to be named for the act: in a real archive with accounts, unless every role may do it. A
/// training archive, and one without accounts, ask only those who are named.
[[nodiscard]] bool must_be_named(const records::Archive& archive, const laboratory::PeopleRegister& people,
                                 laboratory::Act act);

/// Whether the actor may take records out of an archive that cannot be written now: nothing is recorded. Errors:
/// not_permitted.
[[nodiscard]] base::Result<void> may_take_out(const records::Archive& archive, const base::Clock& clock,
                                              const Actor& actor);

/// As which word of the ledger a format is known.
[[nodiscard]] records::HandedOut handed_out_as(ExportFormat format);

/// What stands in the ledger for a file that was written: its SHA-256, or for a folder that of its SHA256SUMS.
[[nodiscard]] base::Result<base::Digest> digest_of_written(const std::string& path);

/// The record of what was written to `to`, with its digest taken from there. Errors: those of the file and archive.
[[nodiscard]] base::Result<void> put_on_record(records::Archive& archive, const base::Clock& clock,
                                               records::HandingOut done);

}  // namespace velocert::app
