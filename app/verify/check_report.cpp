// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/check_report.h"

#include <fstream>
#include <iterator>
#include <optional>

#include "core/base/clock.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Result;

Result<std::string> contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return base::fail(ErrorCode::not_found, path, "it cannot be opened", "a file that can be read");
    std::string out{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file.bad()) return base::fail(ErrorCode::io, path, "it cannot be read to its end");
    return out;
}

Result<std::optional<base::Digest>> digest_of(const std::string& hex, const char* option) {
    if (hex.empty()) return std::nullopt;
    const auto parsed = base::Digest::parse(hex);
    if (!parsed) return base::fail(ErrorCode::bad_value, option, hex, "64 hexadecimal digits");
    return *parsed;
}

}  // namespace

Result<reports::SealVerification> check_report(const std::string& path, const ReportQuestion& question) {
    reports::SealExpectation expectation;
    expectation.now = base::SystemClock().now();
    signing::TrustList trust;
    if (!question.trust.empty()) {
        const auto text = contents(question.trust);
        if (!text) return base::fail(text.error());
        auto parsed = signing::TrustList::parse(*text, question.trust);
        if (!parsed) return base::fail(parsed.error());
        trust = std::move(*parsed);
        expectation.trust = &trust;
    }
    const auto file = digest_of(question.digest, "--digest");
    if (!file) return base::fail(file.error());
    const auto record = digest_of(question.record, "--record");
    if (!record) return base::fail(record.error());
    expectation.file = *file;
    expectation.record = *record;
    const auto bytes = contents(path);
    if (!bytes) return base::fail(bytes.error());
    return reports::verify_seal(base::as_bytes(*bytes), expectation);
}

}  // namespace velocert::app
