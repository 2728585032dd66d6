// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/signing/certificates/revocation_list.h"
#include "core/signing/certificates/trust.h"
#include "core/signing/keys/pkcs12.h"

using namespace velocert;
using namespace velocert::signing;

/// A certificate or revocation list that is accepted is the same after being written and read again; no certificate
/// that comes from outside leads to a root that was not there; a trust list that is accepted is the same after being
/// written and read again; a key file either opens with the passphrase or does not.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto at = std::chrono::system_clock::from_time_t(1'800'000'000);
    static const TrustList nobody;
    if (const auto certificates = Certificate::parse_all(text, "fuzz")) {
        const auto& first = certificates->front();
        const auto again = Certificate::parse(first.pem(), "again");
        if (!again || again->der != first.der || again->subject_name != first.subject_name) std::abort();
        std::vector<Der> issuers;
        for (const auto& one : *certificates) issuers.push_back(one.der);
        for (const auto purpose : {Purpose::signing, Purpose::time_stamping}) {
            const auto status = check_chain(first, issuers, nobody, at, purpose);
            if (status.valid || status.kind || status.reason.empty()) std::abort();
        }
    }
    if (const auto list = RevocationList::parse(text, "fuzz")) {
        const auto again = RevocationList::parse(list->pem(), "again");
        if (!again || again->der != list->der || again->revocations.size() != list->revocations.size()) std::abort();
    }
    TrustList imported;
    if (imported.import(text, TrustKind::licensed, "fuzz")) {
        const auto again = TrustList::parse(imported.text(), "again");
        if (!again || again->text() != imported.text()) std::abort();
    } else if (!imported.roots.empty() || !imported.intermediates.empty()) {
        std::abort();
    }
    if (const auto trust = TrustList::parse(text, "fuzz")) {
        const auto again = TrustList::parse(trust->text(), "again");
        if (!again || again->text() != trust->text()) std::abort();
    }
    static const base::Secret passphrase(std::string("correct horse"));
    static_cast<void>(read_pkcs12({data, size}, passphrase));
    return 0;
}
