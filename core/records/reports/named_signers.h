// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "core/base/digest.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/reports/report_signature.h"

namespace velocert::records {

/// A person who was to sign, as the sealed record of a report (velocert-sealed-record/1) names them.
struct NamedSigner {
    base::Person person;
    /// Login and folded names of the account; empty in records of before they were kept.
    std::set<std::string> known_as;
    std::set<base::Digest> certificates;  ///< registered for the account when the record was made
};

/// The signers that a sealed record names, by what each signs as: each of the three that move a report. Pure. Errors:
/// of what is no JSON; missing_field where it does not name all of them.
[[nodiscard]] base::Result<std::map<Meaning, NamedSigner>> named_signers(std::string_view record);

}  // namespace velocert::records
