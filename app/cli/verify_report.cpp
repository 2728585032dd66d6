// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verify_report.h"

#include <optional>

#include "app/cli/commands.h"
#include "core/base/clock.h"
#include "reports/seal/seal_words.h"
#include "reports/seal/verify_seal.h"

namespace velocert::app {
namespace {

using base::Json;
using base::Result;

Result<std::optional<base::Digest>> digest_of(const std::string& hex, const char* option) {
    if (hex.empty()) return std::nullopt;
    const auto parsed = base::Digest::parse(hex);
    if (!parsed) return base::fail(base::ErrorCode::bad_value, option, hex, "64 hexadecimal digits");
    return *parsed;
}

void show(const Output& output, const reports::SealVerification& verification) {
    if (output.json) {
        auto findings = Json::array();
        for (const auto& finding : verification.findings)
            findings.push(Json::object().set("where", finding.where).set("what", finding.what));
        auto document = Json::object()
                            .set("ok", verification.ok())
                            .set("kind", "report")
                            .set("checked", Json::integer(static_cast<std::int64_t>(verification.checked)))
                            .set("findings", findings)
                            .set("notes", Json::array());
        const Json more = reports::to_json(verification);
        for (const auto& [key, value] : *more.members()) document.set(key, value);
        output.document(document);
        return;
    }
    for (const auto& finding : verification.findings) output.text(finding.where + ": " + finding.what);
    for (const auto* line : {&verification.bytes_line, &verification.signer_line, &verification.today_line})
        output.text(*line);
    output.text("report: " + std::to_string(verification.checked) + " signatures and attachments checked, " +
                (verification.ok() ? "all hold" : std::to_string(verification.findings.size()) + " do not hold"));
}

}  // namespace

ExitCode verify_report(const Output& output, const VerifyArguments& arguments) {
    const auto bytes = read_file(arguments.path);
    if (!bytes) return output.refuse(bytes.error());
    signing::TrustList trust;
    reports::SealExpectation expectation;
    expectation.now = base::SystemClock().now();
    if (!arguments.trust.empty()) {
        const auto text = read_file(arguments.trust);
        if (!text) return output.refuse(text.error());
        auto parsed = signing::TrustList::parse(*text, arguments.trust);
        if (!parsed) return output.refuse(parsed.error());
        trust = std::move(*parsed);
        expectation.trust = &trust;
    }
    const auto file = digest_of(arguments.digest, "--digest");
    if (!file) return output.refuse(file.error());
    const auto record = digest_of(arguments.record, "--record");
    if (!record) return output.refuse(record.error());
    expectation.file = *file;
    expectation.record = *record;
    const auto verification = reports::verify_seal(base::as_bytes(*bytes), expectation);
    show(output, verification);
    return verification.ok() ? ExitCode::done : ExitCode::integrity;
}

}  // namespace velocert::app
