// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/signing/certificates/certificate.h"
#include "core/signing/certificates/trust.h"

namespace velocert::signing {

/// What the certificate itself says against that use, by its usages and by whether it is an authority's; nothing if it
/// fits. Whether it may be trusted is for check_chain(). Pure. Sources: RFC 5280, 4.2.1.3 and 4.2.1.12; RFC 3161, 2.3.
[[nodiscard]] std::optional<std::string> misuse(const Certificate& certificate, Purpose purpose);

}  // namespace velocert::signing
