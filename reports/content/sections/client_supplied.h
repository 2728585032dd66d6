// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/content/report.h"

namespace velocert::reports {

// What the client supplied is marked wherever it is printed, and a section that holds such data says what the mark
// means (ISO/IEC 17025, 7.8.2.2).

/// The label with the mark: "产品型号 *", "Model *".
[[nodiscard]] Bilingual client_supplied(Bilingual label);
[[nodiscard]] Field client_supplied(Field field);
/// What the mark means, and the disclaimer.
[[nodiscard]] Paragraph client_supplied_note();

}  // namespace velocert::reports
