// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/signing/certificates/trust.h"

namespace velocert::signing {

/// The trust list in that file; nothing where the name is empty. A pipe or a device, for which one might wait without
/// an end, is refused, and so is what is larger than 16 MB. Any thread. Errors: not_found, io, bad_input, bad_value;
/// those of TrustList::parse().
[[nodiscard]] base::Result<std::optional<TrustList>> read_trust_file(const std::string& path);

}  // namespace velocert::signing
