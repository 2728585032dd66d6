// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/secret.h"

namespace velocert::app {

/// The passwords, passphrases or PINs a command needs, in the order of their prompts ("Passphrase of the key"): asked
/// on the terminal without echo, or, with --password-stdin, one a line on standard input. Never from an argument.
/// Errors: missing_field (a line is missing or empty, or there is no terminal to ask on), bad_value (too long, or not
/// one line of text), interrupted.
[[nodiscard]] base::Result<std::vector<base::Secret>> read_secrets(bool from_stdin, std::vector<std::string> prompts);

}  // namespace velocert::app
