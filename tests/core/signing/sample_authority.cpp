// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signing/sample_authority.h"

#include <array>
#include <stdexcept>

#include "core/base/clock.h"
#include "core/base/digest.h"

namespace velocert::tests {

using namespace signing;

Time day(std::string_view date) { return must(base::parse_utc(std::string(date) + "T00:00:00.000Z")); }
base::Secret secret(std::string text) { return base::Secret(std::move(text)); }
std::span<const std::uint8_t> bytes_of(const std::string& text) { return base::as_bytes(text); }

const InternalAuthority& sample_authority() {
    static const auto authority =
        must(InternalAuthority::make("Demo Laboratory", KeyKind::p256, 20, day("2026-01-01")));
    return authority;
}

const IssuedKey& sample_person() {
    static const auto person = must(sample_authority().issue(
        {"Li Wei 李伟", "u-0007", KeyKind::p256, 3, few_iterations}, secret("correct horse"), day("2026-02-01")));
    return person;
}

TrustList sample_trust() {
    TrustList trust;
    trust.roots.push_back({sample_authority().certificate(), TrustKind::internal});
    return trust;
}

const PrivateKey& test_key(int number) {
    static const std::array keys = {must(PrivateKey::make(KeyKind::p256)), must(PrivateKey::make(KeyKind::p256)),
                                    must(PrivateKey::make(KeyKind::p256)), must(PrivateKey::make(KeyKind::p256))};
    return keys.at(static_cast<std::size_t>(number));
}

}  // namespace velocert::tests
