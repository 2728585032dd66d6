// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "reports/seal/verify_seal.h"

namespace velocert::reports {

/// The members of the answer beside its findings, for programs: the three lines, the digests, and each signature with
/// its proof of time and how its certificate stood and stands.
[[nodiscard]] base::Json to_json(const SealVerification& verification);
/// One signature of it.
[[nodiscard]] base::Json to_json(const SealedBy& signature);

}  // namespace velocert::reports
