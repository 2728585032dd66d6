// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "core/base/json.h"
#include "core/signing/authority/authority_folder.h"
#include "core/signing/certificates/trust.h"

namespace velocert::app {

/// A certificate as the commands show it, in JSON and as lines of text.
[[nodiscard]] base::Json certificate_json(const signing::Certificate& certificate);
void print_certificate(const Output& output, const signing::Certificate& certificate, const std::string& remark);

void print_trust(const Output& output, const signing::TrustList& trust);
void print_authority(const Output& output, const signing::AuthorityRecord& record);
void print_chain(const Output& output, const signing::Certificate& certificate, const signing::ChainStatus& status);
void print_revocations(const Output& output, const signing::RevocationList& list, const std::string& file);

}  // namespace velocert::app
