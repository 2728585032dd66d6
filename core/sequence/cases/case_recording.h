// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/base/digest.h"
#include "core/sequence/cases/case_input.h"
#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence {

/// "recording": "drive.log", "driver": "nmea-0183", "options": { "checksum": "optional" } of the object: the file,
/// named relative to the case, decoded as that instrument's. A wire log of this program needs no driver. `digest` gets
/// that of the file's bytes.
[[nodiscard]] base::Result<CaptureData> recorded_capture(base::JsonReader& reader, const CaseContext& context,
                                                         std::string_view role, base::Digest* digest = nullptr);

}  // namespace velocert::sequence
