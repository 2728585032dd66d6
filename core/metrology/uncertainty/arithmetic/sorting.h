// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace velocert::metrology {

/// Ascending order of finite doubles, by their bits, eleven at a time: a few passes whatever the order was.
void sort_values(std::vector<double>& values);

}  // namespace velocert::metrology
