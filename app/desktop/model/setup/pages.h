// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "app/desktop/model/setup/setup_page.h"

namespace velocert::app {

/// The pages of Setup in their order.
[[nodiscard]] std::vector<std::unique_ptr<SetupPage>> setup_pages(const SetupGround& ground);

}  // namespace velocert::app
