// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/certificates/certificate_use.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace velocert::signing {
namespace {

bool has(const std::vector<std::string>& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

std::optional<std::string> misuse(const Certificate& certificate, Purpose purpose) {
    constexpr std::string_view time_stamping = "1.3.6.1.5.5.7.3.8";
    // e-mail protection, document signing (IETF, Microsoft, Adobe), anything
    constexpr std::array<std::string_view, 5> signing = {
        "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36", "1.3.6.1.4.1.311.10.3.12", "1.2.840.113583.1.1.5", "2.5.29.37.0"};
    if (certificate.authority) return "it is the certificate of an authority, not of a signer";
    const auto& usage = certificate.usage;
    switch (purpose) {
        case Purpose::signing:
            if (!usage.stated || (!usage.digital_signature && !usage.non_repudiation))
                return "its key usage does not allow signatures";
            if (!certificate.extended_usage.empty() &&
                std::none_of(signing.begin(), signing.end(),
                             [&](std::string_view one) { return has(certificate.extended_usage, one); }))
                return "its extended key usage is for something else than signing documents";
            return std::nullopt;
        case Purpose::time_stamping:
            if (usage.stated && !usage.digital_signature && !usage.non_repudiation)
                return "its key usage does not allow signatures";
            // RFC 3161 2.3: this usage alone, and critical.
            if (certificate.extended_usage != std::vector<std::string>{std::string(time_stamping)} ||
                !certificate.extended_usage_critical)
                return "its extended key usage is not time stamping alone, and critical";
            return std::nullopt;
    }
    return "its purpose is unknown";
}

}  // namespace velocert::signing
