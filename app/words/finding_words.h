// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>
#include <string>

// What a verification finds is told in technical English: it stands in records and comes out of two programs that have
// no screen. A person reads it in the language of the screen.
namespace velocert::app {

/// A finding or a note in the language in use, "where: what"; as it was found where nobody has words for it, so that
/// nothing is lost. What stands in it (rows, names, digests) stays to the letter.
[[nodiscard]] QString finding_words(const std::string& where, const std::string& what);
/// The same where place and finding stand in one text, "where: what", as records keep the first of several.
[[nodiscard]] QString finding_words(const std::string& found);

/// The forms that have words, with %1, %2 ... for what differs.
[[nodiscard]] std::span<const char* const> known_findings();

}  // namespace velocert::app
