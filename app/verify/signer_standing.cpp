// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/signer_standing.h"

#include <utility>

#include "core/base/clock.h"
#include "core/records/ledger/row_name.h"
#include "core/signing/signed_data/cms.h"
#include "core/signing/signed_data/timestamp.h"
#include "reports/seal/seal_lines.h"
#include "reports/seal/seal_words.h"

namespace velocert::app {

using std::chrono::system_clock;

std::optional<ProvenTime> proven_time(const records::ReportsRead& read, std::uint64_t row) {
    std::optional<ProvenTime> out;
    for (const auto& one : read.checkpoints) {
        if (one.checkpoint.size < row) continue;
        const auto time = base::parse_utc(one.checkpoint.time.utc);
        if (!time) continue;
        out = {*time, {one.signer, reports::WitnessKind::station}};
        break;
    }
    for (const auto& one : read.stamped)
        if (one.size >= row && (!out || one.time < out->time))
            out = {one.time, {one.authority, reports::witness_kind(one.kind)}};
    return out;
}

namespace {

/// When the signature existed at the latest by a token over it, if the list trusts its authority.
std::optional<ProvenTime> stamped_time(const signing::CmsSignature& cms, const signing::TrustList* trust) {
    if (!cms.timestamp) return std::nullopt;
    const auto stamp = signing::verify_timestamp(*cms.timestamp, base::Digest::of(cms.signature));
    if (!stamp) return std::nullopt;
    const auto authority = reports::chain_standing(trust, stamp->certificate, stamp->issuers, stamp->time,
                                                   signing::Purpose::time_stamping);
    if (!authority.valid) return std::nullopt;
    const auto named = signing::Certificate::parse(stamp->certificate, "time-stamp");
    return ProvenTime{stamp->time,
                      {named ? named->subject : std::string(),
                       reports::witness_kind(authority.kind.value_or(signing::TrustKind::internal))}};
}

}  // namespace

std::optional<reports::SealedBy> signer_standing(const RowSignature& signature, const IssuedReports& asked) {
    const auto cms = signing::verify_cms(signature.cms, base::Digest::of(signature.text));
    if (!cms) return std::nullopt;
    reports::SealedBy out;
    out.field = records::row_name(signature.row);
    out.name = signature.name;
    out.reason = signature.meaning;
    if (const auto claimed = records::parse_local_time(signature.time)) out.claimed = *claimed;
    out.certificate = cms->certificate;
    auto proven = stamped_time(*cms, asked.trust);
    if (proven) {
        out.proof = reports::TimeProof::timestamp;
    } else if (proven = proven_time(asked.read, signature.row); proven) {
        out.proof = reports::TimeProof::checkpoint;
    }
    out.proven = proven ? proven->time : asked.now;
    if (proven) out.witness = proven->witness;
    if (const auto certificate = signing::Certificate::parse(cms->certificate, "certificate")) {
        out.certificate_name = certificate->subject;
        out.account = certificate->account;
    }
    out.at_signing = reports::chain_standing(asked.trust, cms->certificate, cms->issuers, out.proven);
    out.today =
        proven ? reports::chain_standing(asked.trust, cms->certificate, cms->issuers, asked.now) : out.at_signing;
    return out;
}

OtherSigners check_other_signers(const IssuedReports& asked, records::Verification& out) {
    OtherSigners answer;
    const auto& others = asked.read.others;
    if (asked.trust == nullptr || others.empty()) return answer;
    std::string fault;
    std::vector<reports::SealedBy> signers;
    for (const auto& one : others) {
        const auto row = records::row_name(one.row);
        if (fault.empty() && !one.fault.empty()) fault = row + ": " + one.fault;
        auto signer = signer_standing({one.row, one.signer.name, one.what, one.cms, one.canonical, one.time}, asked);
        if (!signer) continue;
        signer->field = one.what + " in " + row + " by";
        ++out.checked;
        if (!signer->at_signing.valid)
            out.findings.push_back({row, one.words() + ": " + reports::not_valid_words(*signer)});
        signers.push_back(std::move(*signer));
    }
    const auto words = fault.empty() ? "words unchanged under each of " + std::to_string(others.size()) + " signatures"
                                     : "words or signers do not hold: " + fault;
    const auto valid = reports::signer_line(signers);
    const auto today = reports::today_line(signers, asked.now);
    for (const auto& line : {words, valid, today}) answer.lines.push_back("beside reports: " + line);
    auto list = base::Json::array();
    for (const auto& one : signers) list.push(reports::to_json(one));
    answer.document = base::Json::object()
                          .set("words", words)
                          .set("signers", valid)
                          .set("certificates_today", today)
                          .set("signatures", std::move(list));
    return answer;
}

}  // namespace velocert::app
