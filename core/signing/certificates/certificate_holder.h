// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "core/base/person.h"
#include "core/signing/certificates/certificate.h"

namespace velocert::signing {

/// Why the certificate was not made out to that person, in words that name whom it was made out to; empty if it was.
/// An account (UID) that the certificate names must be the person's. Where it names none, as those of licensed
/// authorities do, or one that is no account of an archive, the name decides, folded. `known_as`: login and folded
/// names of the account where they are at hand; they decide then in place of the name that the person gives, and an
/// account that is not among them is somebody else's. Whether the certificate may be trusted is for trust.h. Pure.
[[nodiscard]] std::string why_not_made_out_to(const Certificate& certificate, const base::Person& person,
                                              const std::set<std::string>& known_as = {});

/// "u-0001": how accounts of an archive are numbered. Licensed authorities put other numbers into a certificate.
[[nodiscard]] bool is_account_number(std::string_view text);
/// Why the certificate is another account's, whatever that person's names and registered certificates are: it names the
/// number of one; empty if it does not. All that can be told where neither of them is at hand. Pure.
[[nodiscard]] std::string why_another_account(const Certificate& certificate, const base::Person& person);

}  // namespace velocert::signing
