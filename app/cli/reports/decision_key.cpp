// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reports/decision_key.h"

#include <utility>

#include "app/cli/reports/report_arguments.h"
#include "app/cli/secrets.h"

namespace velocert::app {

using base::Result;

Result<GivenKey> GivenKey::read(const SigningOptions& options) {
    GivenKey out;
    if (options.key.empty() && options.token_module.empty()) return out;
    auto files = signing_files(options);
    if (!files) return base::fail(files.error());
    out.place_ = {files->key, token_of(options)};
    out.files_ = std::move(*files);
    return out;
}

Result<std::optional<DecisionKey>> GivenKey::ask(bool from_stdin, const base::Clock& clock) {
    if (!files_) return std::optional<DecisionKey>();
    auto secret =
        read_secrets(from_stdin, {place_.token ? "PIN of the token " + place_.token->token : "Passphrase of the key"});
    if (!secret) return base::fail(secret.error());
    secret_ = std::move(secret->front());
    opening_.emplace(place_, secret_);
    return std::optional(DecisionKey{[this] { return opening_->open(); }, files_->trust ? &*files_->trust : nullptr,
                                     local_offset(clock)});
}

void say_cautions(const Output& output, const DecisionCautions& cautions) {
    if (!cautions.clock.empty()) output.say("warning: " + cautions.clock);
    warn_of_revocation(output, cautions.revocation_unknown);
    if (!cautions.no_signature.empty())
        output.say("warning: the decision is not signed: " + cautions.no_signature +
                   "; a real archive asks for the person's key");
}

}  // namespace velocert::app
