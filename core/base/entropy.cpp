// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/entropy.h"

#include <sodium/randombytes.h>

namespace velocert::base {

void SystemEntropy::fill(std::span<std::uint8_t> bytes) const { randombytes_buf(bytes.data(), bytes.size()); }

}  // namespace velocert::base
