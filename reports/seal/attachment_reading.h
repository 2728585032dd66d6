// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "reports/seal/seal_reading.h"

namespace velocert::reports {

/// The files that the first writing carries, as its associated files name them; each with the size and checksum that it
/// states. Errors: integrity (a file that is not whole, or stored in another way than prepare() does).
[[nodiscard]] base::Result<std::vector<SealAttachment>> read_attachments(const PdfRevisions& file);

}  // namespace velocert::reports
