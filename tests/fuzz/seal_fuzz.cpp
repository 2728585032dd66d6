// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/signing/signed_data/cms.h"
#include "core/signing/signed_data/timestamp.h"
#include "reports/seal/verify_seal.h"
#include "tests/support/signing_keys.h"

using namespace velocert;

namespace {

/// A prepared report with two signatures by keys that are made anew at each start.
struct Sealed {
    test::TestAuthority authority;
    signing::TrustList trust = authority.trust();
    reports::PdfBytes pdf;
    reports::SealExpectation expectation;

    Sealed() {
        std::ifstream file(VELOCERT_PREPARED, std::ios::binary);
        pdf.assign(std::istreambuf_iterator<char>(file), {});
        const std::chrono::sys_days day{std::chrono::year{2025} / 11 / 22};
        // Those whom the record in the prepared file names.
        for (const auto& [field, name] : {std::pair{"Tested", "张三"}, std::pair{"Reviewed", "Li Si"}}) {
            const auto key = authority.person(name);
            auto signed_pdf = reports::add_signature(pdf, {field, name, "meaning", day}, *key);
            if (!signed_pdf) std::abort();
            pdf = std::move(*signed_pdf);
        }
        expectation.required = {"Tested", "Reviewed"};
        expectation.trust = &trust;
        expectation.now = day + std::chrono::hours(24);
    }
};

/// Whatever is said of a file, all three lines are there, and nothing unsigned passes.
void read_as_report(const reports::PdfBytes& pdf, const reports::SealExpectation& expectation) {
    const auto verification = reports::verify_seal(pdf, expectation);
    if (verification.bytes_line.empty() || verification.signer_line.empty() || verification.today_line.empty())
        std::abort();
    if (verification.ok() && verification.signatures.size() < expectation.required.size()) std::abort();
}

/// A sealed report with a few bytes changed, put in or taken out: it passes only if it is still the same.
void read_damaged(const Sealed& sealed, std::span<const std::uint8_t> edits) {
    reports::PdfBytes pdf = sealed.pdf;
    for (std::size_t i = 1; i + 4 < edits.size() && !pdf.empty(); i += 5) {
        const std::size_t place =
            (static_cast<std::size_t>(edits[i]) << 16) + (static_cast<std::size_t>(edits[i + 1]) << 8) + edits[i + 2];
        const auto at = pdf.begin() + static_cast<std::ptrdiff_t>(place % pdf.size());
        switch (edits[i + 3] % 4) {
            case 0: *at = edits[i + 4]; break;
            case 1: *at = static_cast<std::uint8_t>(*at ^ (1U << (edits[i + 4] % 8))); break;
            case 2: pdf.erase(at); break;
            default: pdf.insert(at, edits[i + 4]);
        }
    }
    if (reports::verify_seal(pdf, sealed.expectation).ok() != (pdf == sealed.pdf)) std::abort();
}

}  // namespace

/// What begins as a PDF is read as a report, what begins as DER as a signature, a token and an answer; all else says
/// how to damage a report that is sealed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Sealed sealed;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (text.starts_with("%PDF")) {
        read_as_report({data, data + size}, sealed.expectation);
    } else if (text.starts_with("0")) {
        const auto digest = base::Digest::of("content");
        (void)signing::verify_cms(text, digest);
        (void)signing::verify_timestamp(text, digest);
        (void)signing::read_timestamp_response(text, digest);
        (void)signing::with_timestamp(signing::Der(text), signing::Der(text));
    } else {
        read_damaged(sealed, {data, size});
    }
    return 0;
}
