// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "core/base/digest.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/signing/certificate.h"

namespace velocert::reports {

/// A person who was to sign, as the sealed record of the report names them.
struct NamedSigner {
    base::Person person;
    /// Login and folded names of the account; empty in records of before they were kept.
    std::set<std::string> known_as;
    std::set<base::Digest> certificates;  ///< registered for the account when the record was made
};

/// The signers that a sealed record names, by the field that each fills: "Tested", "Reviewed", "Approved". Errors: of
/// what is no JSON; missing_field where it does not name all of them.
[[nodiscard]] base::Result<std::map<std::string, NamedSigner>> named_signers(std::string_view record);

/// Why the certificate is not that of the person whom the report names; empty if it is. `registered`: accounts of
/// certificates as a ledger tells them; it decides where it knows the certificate. An account in the certificate
/// (UID) that is another one is never the person's.
[[nodiscard]] std::string why_not_named(const signing::Certificate& certificate, const NamedSigner& named,
                                        const std::map<base::Digest, std::string>& registered);

}  // namespace velocert::reports
