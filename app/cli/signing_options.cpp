// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/signing_options.h"

#include <unistd.h>

#include <iostream>
#include <utility>

#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/secrets.h"
#include "app/cli/typed_line.h"
#include "core/records/archive.h"
#include "core/records/people/people.h"

namespace velocert::app {

using base::ErrorCode;
using base::Result;

void add_key_options(CLI::App& command, SigningOptions& options, const std::string& of_file) {
    auto* file = command.add_option("--key", options.key, of_file);
    auto* library =
        command.add_option("--token-module", options.token_module, "Or a key on a token: its maker's PKCS#11 library");
    library->excludes(file);
    auto* token = command.add_option("--token", options.token, "Label of the token")->needs(library);
    library->needs(token);
    command
        .add_option("--token-key", options.token_key,
                    "Label or id of the certificate on it, where it holds several keys")
        ->needs(token);
    command.add_option("--trust", options.trust,
                       "Trust list; without it the certificate must be registered for the account");
}

void add_signing_options(CLI::App& command, SigningOptions& options, bool needed) {
    command.add_option("--user", options.login, "Login of the person who signs")->required(needed);
    add_key_options(command, options, "The person's key file (PKCS#12)");
    command.add_flag("--yes", options.yes, "Confirm the signature (for scripts; a terminal asks)");
    command.add_flag("--password-stdin", options.password_stdin,
                     "Read from standard input, one a line: the account's password; the key's passphrase if it is "
                     "another one, or the token's PIN; the passphrase of the time-stamp key");
}

void add_time_stamp_option(CLI::App& command, SigningOptions& options) {
    command.add_option("--time-stamp-key", options.time_stamp_key,
                       "Key file of the laboratory's time-stamp authority ('certificate time-stamp'): the signature in "
                       "the document carries its token (RFC 3161)");
}

Result<SigningFiles> signing_files(const SigningOptions& options) {
    if (options.key.empty() && options.token_module.empty())
        return base::fail(ErrorCode::missing_field, "--key", "nothing that signs",
                          "--key FILE, or --token-module LIBRARY and --token LABEL");
    return read_signing_files({{}, {}, options.login, options.key, options.trust, {}, token_of(options)});
}

Result<std::optional<KeyPlace>> time_stamp_file(const SigningOptions& options) {
    if (options.time_stamp_key.empty()) return std::optional<KeyPlace>();
    auto place = read_time_stamp_key(options.time_stamp_key);
    if (!place) return base::fail(place.error());
    return std::optional(std::move(*place));
}

std::optional<TokenKey> token_of(const SigningOptions& options) {
    if (options.token_module.empty()) return std::nullopt;
    return TokenKey{options.token_module, options.token, options.token_key};
}

Result<SigningSecretsGiven> ask_for_secrets(const SigningOptions& options) {
    const auto ask = [&](const std::string& prompt) -> Result<base::Secret> {
        auto given = read_secrets(options.password_stdin, {prompt});
        if (!given) return base::fail(given.error());
        return std::move(given->front());
    };
    auto password = ask("Password of " + options.login);
    if (!password) return base::fail(password.error());
    SigningSecretsGiven out{std::move(*password), std::nullopt, std::nullopt};
    const bool on_token = !options.token_module.empty();
    const bool may_be_left_out = options.password_stdin && !on_token && options.time_stamp_key.empty();
    auto of_key = ask(on_token ? "PIN of the token " + options.token : "Passphrase of the key");
    if (!of_key && !(may_be_left_out && of_key.error().code == ErrorCode::missing_field))
        return base::fail(of_key.error());
    if (of_key) out.of_key = std::move(*of_key);
    if (options.time_stamp_key.empty()) return out;
    auto of_time = ask("Passphrase of the time-stamp key");
    if (!of_time) return base::fail(of_time.error());
    out.of_time_stamp_key = std::move(*of_time);
    return out;
}

ExitCode left_sign_in(const Output& output, const std::string& archive, const base::Clock& clock,
                      const std::string& login, std::string_view purpose, const base::Error& error) {
    const auto opened = records::Archive::open(archive, clock);
    if (!opened) return output.refuse(opened.error());
    if (const auto kept = records::cancel_sign_in(**opened, clock, login, purpose); !kept)
        return output.refuse(kept.error());
    return output.refuse(error);
}

std::string revocation_warning(const std::string& why) {
    return "nobody can say whether this key is revoked: " + why + "; a real archive refuses such a signature";
}

void warn_of_revocation(const Output& output, const std::string& why) {
    if (!why.empty()) output.say("warning: " + revocation_warning(why));
}

Result<bool> confirmed(const SigningOptions& options, const std::string& question) {
    if (options.yes) return true;
    if (::isatty(STDIN_FILENO) == 0) return false;
    std::cerr << question << "? Type yes: " << std::flush;
    const auto answer = typed_line(question, interrupted);
    if (!answer) return base::fail(answer.error());
    return answer->has_value() && **answer == "yes";
}

}  // namespace velocert::app
