// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace velocert::metrology {

/// The numerical tolerance of u to `digits` significant digits: u is about c 10^l with c of that many digits, delta is
/// half of 10^l (JCGM 101:2008, 7.9.2). u > 0 and finite.
[[nodiscard]] double tolerance(double u, int digits);

/// The power of ten of the last of `digits` significant digits of u, rounded half to even; 0.0996 to two digits is
/// 0.10, so -2. u > 0 and finite.
[[nodiscard]] int last_place(double u, int digits);

}  // namespace velocert::metrology
