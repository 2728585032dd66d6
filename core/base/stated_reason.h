// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace velocert::base {

/// Why something was changed, as a person wrote it, without blanks around it. Refuses (missing_field) what says
/// nothing: blanks, full stops and other marks alone, one letter, the same letter again and again; and (bad_value) text
/// that is not UTF-8, that cannot be shown, or over 500 bytes. `where` names the place in errors.
[[nodiscard]] Result<std::string> stated_reason(std::string_view text, std::string_view where);

/// The same rule for longer words of a person, on as many lines as they like: a comment, an evaluation, a decision.
/// True if they say something: two different letters (Han characters are letters) or more. For acts only: what stands
/// on record already is not judged again.
[[nodiscard]] bool says_something(std::string_view text);
/// How many letters and numerals of any script stand in it, full-width ones too; marks, arrows, signs and blanks
/// of any kind are none. What follows after bytes that are not UTF-8 does not count.
[[nodiscard]] int letters_or_digits(std::string_view text);
/// missing_field where it does not: "no <what>" at `where`, with what is expected there.
[[nodiscard]] Result<void> need_words(std::string_view text, std::string_view where, std::string_view what,
                                      std::string_view expected);

}  // namespace velocert::base
