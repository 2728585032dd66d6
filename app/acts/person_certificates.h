// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/records/people/people.h"
#include "core/signing/authority/internal_authority.h"

namespace velocert::app {

/// A person's certificate out of a file (PEM or DER), if it may be bound to an account: for signing documents, no
/// authority's, not ended, and of a key that is strong enough.
[[nodiscard]] base::Result<signing::Certificate> person_certificate(std::string_view bytes, const std::string& file,
                                                                    std::chrono::system_clock::time_point now);

/// Binds it to the account. not_permitted for a certificate that names another account.
[[nodiscard]] base::Result<base::Digest> bind_certificate(records::Archive& archive,
                                                          const records::PeopleSetting& setting,
                                                          const records::Acting& acting,
                                                          const laboratory::Account& account,
                                                          const signing::Certificate& certificate,
                                                          const std::string& file, std::string reason);

/// In what way the certificate names somebody else than the person of that account; empty where it does not. Bound to
/// the account it counts as theirs all the same, so whoever binds it is told.
[[nodiscard]] std::string foreign_name(const signing::Certificate& certificate, const laboratory::Account& account);

/// Puts what an authority issued on its record, then writes the key to a new file that only its owner may read: a key
/// nobody knows of can never be revoked.
[[nodiscard]] base::Result<void> hand_out_key(const std::string& authority_folder, const signing::IssuedKey& issued,
                                              const std::string& file);

}  // namespace velocert::app
