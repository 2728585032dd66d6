// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "core/base/digest.h"
#include "core/records/reports/named_signers.h"
#include "core/signing/certificates/certificate.h"

namespace velocert::reports {

/// Why the certificate is not that of the person whom the report names; empty if it is. `registered`: accounts of
/// certificates as a ledger tells them; it decides where it knows the certificate. An account in the certificate
/// (UID) that is another one is never the person's.
[[nodiscard]] std::string why_not_named(const signing::Certificate& certificate, const records::NamedSigner& named,
                                        const std::map<base::Digest, std::string>& registered);

}  // namespace velocert::reports
