// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/certificates/certificate_holder.h"

#include <algorithm>

namespace velocert::signing {
namespace {

std::string made_out_to(const Certificate& certificate) {
    return "its certificate was made out to " + certificate.subject +
           (certificate.account.empty() ? std::string() : " (" + certificate.account + ")");
}

}  // namespace

bool is_account_number(std::string_view text) {
    return text.size() > 2 && text.starts_with("u-") &&
           std::ranges::all_of(text.substr(2), [](char c) { return c >= '0' && c <= '9'; });
}

std::string why_another_account(const Certificate& certificate, const base::Person& person) {
    const bool another =
        is_account_number(certificate.account) && !person.id.empty() && certificate.account != person.id;
    return another ? made_out_to(certificate) : std::string();
}

std::string why_not_made_out_to(const Certificate& certificate, const base::Person& person,
                                const std::set<std::string>& known_as) {
    const auto& account = certificate.account;
    const std::string other = made_out_to(certificate);
    if (!account.empty() && !person.id.empty()) {
        if (account == person.id || known_as.contains(account)) return {};
        if (!known_as.empty() || is_account_number(account)) return other;
    }
    const auto subject = base::folded_name(certificate.subject);
    const bool named = known_as.empty() ? subject == base::folded_name(person.name) : known_as.contains(subject);
    return named ? std::string() : other;
}

}  // namespace velocert::signing
