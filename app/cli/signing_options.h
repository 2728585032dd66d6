// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <string_view>

#include "app/cli/output.h"
#include "app/reporting/key_opening.h"
#include "app/reporting/sign_with_file.h"
#include "app/reporting/time_stamping.h"
#include "core/base/clock.h"

namespace velocert::app {

/// How a command that signs is told who signs, with which key, and who puts the time to it.
struct SigningOptions {
    std::string login;
    std::string key;           ///< file
    std::string token;         ///< label of a token ...
    std::string token_module;  ///< ... the library of its maker ...
    std::string token_key;     ///< ... and the key on it
    std::string trust;
    std::string time_stamp_key;  ///< file
    bool yes = false;
    bool password_stdin = false;
};
/// Adds --user, --key or --token with --token-module and --token-key, --trust, --yes and --password-stdin. What signs
/// need not be required: `needed` false where the command can do without.
void add_signing_options(CLI::App& command, SigningOptions& options, bool needed = true);
/// Adds --key or --token with --token-module and --token-key, and --trust; `of_file` explains --key.
void add_key_options(CLI::App& command, SigningOptions& options, const std::string& of_file);
/// Adds --time-stamp-key.
void add_time_stamp_option(CLI::App& command, SigningOptions& options);

/// The files that the options name, read: key (unless it is on a token) and trust list. Errors: bad_input for a key
/// file and a token, or neither; those of the files.
[[nodiscard]] base::Result<SigningFiles> signing_files(const SigningOptions& options);
/// The time-stamp key's file; nothing when the options name none.
[[nodiscard]] base::Result<std::optional<KeyPlace>> time_stamp_file(const SigningOptions& options);
/// The token, if the options name one.
[[nodiscard]] std::optional<TokenKey> token_of(const SigningOptions& options);

/// The account's password, the key's passphrase or PIN, and the passphrase of the time-stamp key if there is one.
struct SigningSecretsGiven {
    base::Secret password;
    std::optional<base::Secret> of_key;  ///< absent: the same as the password
    std::optional<base::Secret> of_time_stamp_key;
    [[nodiscard]] const base::Secret& for_key() const { return of_key ? *of_key : password; }
};
/// Asks for them in this order. On standard input the key's may be left out when it is the same, unless a PIN or a
/// time-stamp key is asked for: a token counts wrong PINs.
[[nodiscard]] base::Result<SigningSecretsGiven> ask_for_secrets(const SigningOptions& options);

/// Whether the person goes on: --yes, or the answer yes on a terminal. Errors: interrupted, io, of the terminal.
[[nodiscard]] base::Result<bool> confirmed(const SigningOptions& options, const std::string& question);

/// Somebody turned away, by that error: kept on record like any other act of signing in that was left, and told.
[[nodiscard]] ExitCode left_sign_in(const Output& output, const std::string& archive, const base::Clock& clock,
                                    const std::string& login, std::string_view purpose, const base::Error& error);

/// What is told where nobody can say whether the key is revoked.
[[nodiscard]] std::string revocation_warning(const std::string& why);
/// Tells it; `why` is empty where that is known.
void warn_of_revocation(const Output& output, const std::string& why);

}  // namespace velocert::app
