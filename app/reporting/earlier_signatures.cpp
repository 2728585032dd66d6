// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/earlier_signatures.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/verify/signer_standing.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/people/signer_check.h"
#include "reports/seal/seal_lines.h"
#include "reports/seal/verify_seal.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Result;

/// What the ledger says of whose certificate is whose, at the row of each signature, and when its rows existed from
/// that one on: a checkpoint over fewer proves nothing of them.
Result<records::ReportsRead> read_ledger(const records::Archive& archive, std::uint64_t first) {
    records::ReportsRead out;
    const auto keys = records::station_keys(archive);
    if (!keys) return base::fail(keys.error());
    auto checkpoints = records::checkpoints(archive);
    if (!checkpoints) return base::fail(checkpoints.error());
    for (auto& one : *checkpoints)
        if (one.checkpoint.size >= first && records::read_checkpoint(one.note, *keys, "checkpoint"))
            out.checkpoints.push_back(std::move(one));
    std::vector<std::string_view> types(records::CertificateOwners::types().begin(),
                                        records::CertificateOwners::types().end());
    types.emplace_back("report-signature/1");
    const auto entries = archive.ledger_entries(types);
    if (!entries) return base::fail(entries.error());
    records::CertificateOwners owners;
    records::SignerCheck signers;
    for (const auto& entry : *entries) {
        owners.note(entry);
        signers.note(entry, owners);
    }
    out.foreign = signers.foreign();
    out.registered = owners.registered();
    return out;
}

using Held = std::vector<const records::HeldSignature*>;

/// Those of the preparation that count, oldest first.
Held held_by(const records::ReportLife& report) {
    Held out;
    for (const auto& held : report.signatures)
        if (held.holds() && held.signature.statement.preparation == report.preparation.preparation)
            out.push_back(&held);
    return out;
}

class EarlierSignatures {
  public:
    EarlierSignatures(const records::ReportLife& report, Held held, const IssuedReports& asked)
        : report_(report), asked_(asked), held_(std::move(held)) {}

    Result<void> run() const {
        if (auto done = check_document(); !done) return done;
        for (const auto* held : held_)
            if (auto done = check_chain(*held); !done) return done;
        return {};
    }

  private:
    [[nodiscard]] base::Error refusal(const std::string& signature, std::string why) const {
        return {ErrorCode::not_permitted, "report " + report_.number() + ", " + signature, std::move(why),
                "signatures that hold by the trust list of this act (--trust): one that knows their authority, or the "
                "report returned ('report return'), prepared again and signed with certificates that hold"};
    }

    [[nodiscard]] const records::HeldSignature* in_field(const std::string& field) const {
        const auto at = std::ranges::find_if(
            held_, [&](const auto* one) { return reports::seal_field(one->signature.statement.meaning) == field; });
        return at == held_.end() ? nullptr : *at;
    }

    Result<void> check_document() const {
        reports::SealExpectation expectation;
        expectation.required.clear();
        expectation.trust = asked_.trust;
        expectation.file = report_.document();
        expectation.record = report_.preparation.record;
        expectation.registered = asked_.read.registered;
        expectation.now = asked_.now;
        std::uint64_t last = 0;
        for (const auto* held : held_) {
            const auto& statement = held->signature.statement;
            last = std::max(last, held->seq);
            if (const auto field = reports::seal_field(statement.meaning); !field.empty())
                expectation.required.emplace_back(field);
            if (!asked_.read.foreign.contains(held->seq))
                expectation.vouched.emplace(held->signature.certificate, statement.signer);
        }
        if (expectation.required.empty()) return {};
        if (auto proven = proven_time(asked_.read, last)) {
            expectation.checkpoint = proven->time;
            expectation.checkpoint_by = std::move(proven->witness);
        }
        const auto bytes = asked_.load(report_.document());
        if (!bytes) return base::fail(bytes.error());
        const auto sealed = reports::verify_seal(*bytes, expectation);
        for (const auto& one : sealed.signatures) {
            const auto* held = in_field(one.field);
            if (held == nullptr) continue;
            const auto words = records::signature_words(held->signature.statement);
            if (!one.at_signing.valid) return base::fail(refusal(words, reports::not_valid_words(one)));
            if (!one.stranger.empty()) return base::fail(refusal(words, one.stranger));
        }
        if (sealed.ok()) return {};
        const auto& first = sealed.findings.front();
        // About one of the signatures or its time-stamp; anything else is about the bytes.
        if (first.where.starts_with("signature ") || first.where.starts_with("time-stamp of "))
            return base::fail(refusal(first.where, first.what));
        return base::fail(ErrorCode::integrity, "report " + report_.number() + ", " + first.where, first.what,
                          "a document whose signatures hold: return the report and prepare it again");
    }

    Result<void> check_chain(const records::HeldSignature& held) const {
        const auto& statement = held.signature.statement;
        const auto words = records::signature_words(statement);
        const auto canonical = statement.canonical();
        const auto signer =
            signer_standing({held.seq, statement.signer.name, std::string(records::name(statement.meaning)),
                             held.signature.cms, canonical, statement.time},
                            asked_);
        if (!signer) return base::fail(refusal(words, "it does not hold over its own words"));
        if (!signer->at_signing.valid) return base::fail(refusal(words, reports::not_valid_words(*signer)));
        return {};
    }

    const records::ReportLife& report_;
    const IssuedReports& asked_;
    Held held_;
};

}  // namespace

Result<void> earlier_signatures_hold(const records::Archive& archive, const records::ReportLife& report,
                                     const signing::TrustList& trust, std::chrono::system_clock::time_point now) {
    auto held = held_by(report);
    if (held.empty()) return {};
    const auto read = read_ledger(archive, held.front()->seq);
    if (!read) return base::fail(read.error());
    const IssuedReports asked{*read, [&archive](const base::Digest& digest) { return archive.load(digest); }, &trust,
                              now};
    return EarlierSignatures(report, std::move(held), asked).run();
}

}  // namespace velocert::app
