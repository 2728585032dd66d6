// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/decimal.h"
#include "core/metrology/unit.h"

namespace velocert::instruments {

/// The unit that a suffix means behind a value of that kind, as instruments write it and IEEE 488.2 spells it ("V",
/// "mV", "KV", "HZ", "MOHM"). Null for any other, and where the case alone, which IEEE 488.2 passes over, would tell
/// milli from mega ("MV", "mOhm"). `current` is DC or AC where it is known what is measured: that may stand behind the
/// unit ("VDC", "mV AC"), the other one may not.
[[nodiscard]] const metrology::Unit* suffix_unit(metrology::Kind kind, std::string_view suffix,
                                                 std::string_view current = {});
/// The value in the plain unit of that kind: 48000 mV are 48 V, and with `current` "DC" 48 VDC are. Nothing where
/// suffix_unit() gives none, and where the digits do not fit.
[[nodiscard]] std::optional<base::Decimal> in_plain_unit(const base::Decimal& value, metrology::Kind kind,
                                                         std::string_view suffix, std::string_view current = {});
/// Those suffixes, for people: "V, mV, uV, kV".
[[nodiscard]] std::string suffixes_of(metrology::Kind kind);

}  // namespace velocert::instruments
