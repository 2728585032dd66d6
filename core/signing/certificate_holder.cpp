// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/certificate_holder.h"

#include <algorithm>
#include <string_view>

namespace velocert::signing {
namespace {

/// "u-0001": how accounts of an archive are numbered. Licensed authorities put other numbers there.
bool is_account_number(std::string_view text) {
    return text.size() > 2 && text.starts_with("u-") &&
           std::ranges::all_of(text.substr(2), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string why_not_made_out_to(const Certificate& certificate, const base::Person& person,
                                const std::set<std::string>& known_as) {
    const auto& account = certificate.account;
    const std::string other = "its certificate was made out to " + certificate.subject +
                              (account.empty() ? std::string() : " (" + account + ")");
    if (!account.empty() && !person.id.empty()) {
        if (account == person.id || known_as.contains(account)) return {};
        if (!known_as.empty() || is_account_number(account)) return other;
    }
    const auto subject = base::folded_name(certificate.subject);
    const bool named = known_as.empty() ? subject == base::folded_name(person.name) : known_as.contains(subject);
    return named ? std::string() : other;
}

}  // namespace velocert::signing
