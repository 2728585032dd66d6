// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/laboratory/people/people_register.h"
#include "core/records/approvals/pack_standing.h"

namespace velocert::app {

/// Whether runs may start by the laboratory's own pack in its archive, as one sentence in the language in use: who
/// approved it and when, or why nobody's approval stands. People are named as the archive's register (it may be empty)
/// has them, times are in UTC.
[[nodiscard]] QString pack_standing_words(const records::PackStanding& standing,
                                          const laboratory::PeopleRegister& people);
/// The same in a word or two, for a list.
[[nodiscard]] QString pack_standing_word(const records::PackStanding& standing);

}  // namespace velocert::app
