// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/seal/verify_seal.h"

#include <algorithm>

#include "core/base/clock.h"
#include "core/signing/signed_data/timestamp.h"
#include "reports/seal/named_signers.h"
#include "reports/seal/seal_lines.h"
#include "reports/seal/seal_reading.h"

namespace velocert::reports {
namespace {

using std::chrono::system_clock;

/// Clocks of a station and of a time-stamp authority may differ by this much.
constexpr std::chrono::minutes clock_tolerance{5};

/// One person may have had two certificates; an account is that of one person.
void check_persons(const std::vector<SealedBy>& signatures, std::vector<SealFinding>& findings) {
    for (std::size_t i = 1; i < signatures.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (!signatures[i].account.empty() && signatures[i].account == signatures[k].account &&
                signatures[i].certificate != signatures[k].certificate)
                findings.push_back(
                    {"signature " + signatures[i].field,
                     "made by the account " + signatures[i].account + ", which also signed " + signatures[k].field});
}

/// The time that a token proves, and who says so; none and a finding when it does not hold or its authority is not
/// trusted.
struct TokenTime {
    system_clock::time_point time;
    TimeWitness witness;
};
std::optional<TokenTime> time_of_token(const SealSignature& signature, const SealExpectation& expectation,
                                       std::vector<SealFinding>& findings) {
    const std::string where = "time-stamp of " + signature.field;
    const auto stamp = signing::verify_timestamp(*signature.cms->timestamp, base::Digest::of(signature.cms->signature));
    if (!stamp) {
        findings.push_back({where, stamp.error().text()});
        return std::nullopt;
    }
    const auto authority = chain_standing(expectation.trust, stamp->certificate, stamp->issuers, stamp->time,
                                          signing::Purpose::time_stamping);
    // Without a list nobody is known, the signers as little as this authority: that is said once, of the whole file.
    if (!authority.valid && expectation.trust == nullptr) return std::nullopt;
    if (!authority.valid) {
        findings.push_back({where, "its authority is not trusted: " + authority.reason});
        return std::nullopt;
    }
    if (signature.claimed > stamp->time + clock_tolerance)
        findings.push_back({where, "it is older than the time that the signature claims"});
    const auto named = signing::Certificate::parse(stamp->certificate, where);
    return TokenTime{
        stamp->time,
        {named ? named->subject : std::string(), witness_kind(authority.kind.value_or(signing::TrustKind::internal))}};
}

SealedBy judge(const SealSignature& signature, const SealExpectation& expectation, std::vector<SealFinding>& findings) {
    SealedBy out;
    out.field = signature.field;
    out.name = signature.name;
    out.reason = signature.reason;
    out.claimed = signature.claimed;
    if (const auto parsed = signing::Certificate::parse(signature.cms->certificate, "certificate")) {
        out.certificate_name = parsed->subject;
        out.account = parsed->account;
    }
    out.certificate = signature.cms->certificate;
    out.proven = expectation.now;
    std::optional<TokenTime> stamped;
    if (signature.cms->timestamp) stamped = time_of_token(signature, expectation, findings);
    if (stamped) {
        out.proof = TimeProof::timestamp;
        out.proven = stamped->time;
        out.witness = stamped->witness;
    } else if (expectation.checkpoint) {
        out.proof = TimeProof::checkpoint;
        out.proven = *expectation.checkpoint;
        out.witness = expectation.checkpoint_by;
    }
    if (signature.claimed > expectation.now + clock_tolerance)
        findings.push_back({"signature " + signature.field, "it claims a time that is still to come"});
    out.at_signing = chain_standing(expectation.trust, out.certificate, signature.cms->issuers, out.proven,
                                    signing::Purpose::signing);
    out.today = chain_standing(expectation.trust, out.certificate, signature.cms->issuers, expectation.now,
                               signing::Purpose::signing);
    if (!out.at_signing.valid && expectation.trust != nullptr)
        findings.push_back({"signature " + signature.field, not_valid_words(out)});
    return out;
}

void check_required(const SealReading& reading, const SealExpectation& expectation,
                    std::vector<SealFinding>& findings) {
    for (const std::string& field : expectation.required) {
        const bool prepared = std::any_of(reading.fields.begin(), reading.fields.end(),
                                          [&](const SealField& one) { return one.name == field; });
        const bool given = std::any_of(reading.signatures.begin(), reading.signatures.end(),
                                       [&](const SealSignature& one) { return one.field == field; });
        if (!given)
            findings.push_back(
                {"signature " + field, prepared ? "missing; the field is empty" : "missing, and no field for it"});
    }
    if (!std::equal(reading.fields.begin(), reading.fields.end(), seal_fields().begin(), seal_fields().end(),
                    [](const SealField& field, const std::string& wanted) { return field.name == wanted; }))
        findings.push_back({"form", "not the fields of a report, in their order"});
}

/// The public key that made a signature; nothing where its certificate cannot be read.
std::optional<base::Digest> key_of(const SealSignature& signature) {
    if (!signature.cms) return std::nullopt;
    const auto parsed = signing::Certificate::parse(signature.cms->certificate, "certificate");
    return parsed ? std::optional(parsed->key) : std::nullopt;
}

void check_order(const SealReading& reading, std::vector<SealFinding>& findings) {
    for (std::size_t i = 1; i < reading.signatures.size(); ++i) {
        const SealSignature& one = reading.signatures[i];
        if (one.claimed < reading.signatures[i - 1].claimed)
            findings.push_back({"signature " + one.field, "it claims a time before that of the signature before it"});
        const auto key = key_of(one);
        for (std::size_t k = 0; k < i; ++k) {
            const SealSignature& earlier = reading.signatures[k];
            if (one.cms && earlier.cms && one.cms->certificate == earlier.cms->certificate)
                findings.push_back(
                    {"signature " + one.field, "made with the certificate that also signed " + earlier.field});
            else if (key && key == key_of(earlier))
                findings.push_back({"signature " + one.field, "made with the key that also signed " + earlier.field +
                                                                  ", by another certificate"});
        }
    }
}

void check_digests(const SealReading& reading, const SealExpectation& expectation, SealVerification& out) {
    for (const SealAttachment& attachment : reading.attachments) {
        if (attachment.name != record_attachment) continue;
        if (out.record) out.findings.push_back({"attachment " + attachment.name, "there twice"});
        out.record = attachment.digest;
    }
    if (expectation.file && *expectation.file != out.file)
        out.findings.push_back(
            {"file", "its digest is " + out.file.text() + ", stored is " + expectation.file->text()});
    if (!expectation.record) return;
    if (!out.record)
        out.findings.push_back({std::string("attachment ") + record_attachment, "missing"});
    else if (*expectation.record != *out.record)
        out.findings.push_back(
            {std::string("attachment ") + record_attachment,
             "its digest is " + out.record->text() + ", that of the record is " + expectation.record->text()});
}

/// Each signature is that of the person whom the record names for it: trust in a certificate says who signed, not that
/// this was whom the report calls its tester, reviewer or approver.
void check_named(const SealReading& reading, const SealExpectation& expectation, SealVerification& out) {
    if (out.signatures.empty()) return;
    const std::string where = std::string("attachment ") + record_attachment;
    const auto record = std::find_if(reading.attachments.begin(), reading.attachments.end(),
                                     [](const SealAttachment& one) { return one.name == record_attachment; });
    if (record == reading.attachments.end()) {
        if (!expectation.record) out.findings.push_back({where, "missing: who was to sign is not known"});
        return;
    }
    const auto named = records::named_signers(record->content);
    if (!named) {
        out.findings.push_back({where, "does not say who was to sign: " + named.error().text()});
        return;
    }
    for (SealedBy& signature : out.signatures) {
        const auto person =
            std::ranges::find_if(*named, [&](const auto& one) { return seal_field(one.first) == signature.field; });
        const auto certificate = signing::Certificate::parse(signature.certificate, "certificate");
        if (person == named->end() || !certificate) continue;  // told by those who check fields and chains
        const auto vouched = expectation.vouched.find(certificate->fingerprint);
        if (vouched != expectation.vouched.end() && !vouched->second.id.empty() &&
            vouched->second == person->second.person)
            continue;
        signature.stranger = why_not_named(*certificate, person->second, expectation.registered);
        if (!signature.stranger.empty()) out.findings.push_back({"signature " + signature.field, signature.stranger});
    }
}

}  // namespace

signing::ChainStatus chain_standing(const signing::TrustList* trust, const signing::Der& certificate,
                                    const std::vector<signing::Der>& issuers, system_clock::time_point at,
                                    signing::Purpose purpose) {
    signing::ChainStatus unknown;
    unknown.reason = "no trust list was given";
    if (trust == nullptr) return unknown;
    const auto parsed = signing::Certificate::parse(certificate, "certificate");
    if (parsed) return signing::check_chain(*parsed, issuers, *trust, at, purpose);
    unknown.problem = signing::ChainProblem::unreadable;
    unknown.reason = parsed.error().text();
    return unknown;
}

SealVerification verify_seal(std::span<const std::uint8_t> pdf, const SealExpectation& expectation) {
    SealVerification out;
    out.file = base::Digest::of(pdf);
    const SealReading reading = read_seal({reinterpret_cast<const char*>(pdf.data()), pdf.size()});
    out.findings = reading.findings;
    out.checked = reading.signatures.size() + reading.attachments.size();
    check_digests(reading, expectation, out);
    if (reading.file && reading.file->all().size() == 1) out.findings.push_back({"file", "it carries no signature"});
    if (reading.file) check_required(reading, expectation, out.findings);
    check_order(reading, out.findings);
    const bool unchanged = out.findings.empty();
    if (expectation.trust == nullptr) out.findings.push_back({"trust", "no trust list was given: no signer is known"});
    for (const SealSignature& signature : reading.signatures)
        if (signature.cms) out.signatures.push_back(judge(signature, expectation, out.findings));
    check_persons(out.signatures, out.findings);
    check_named(reading, expectation, out);
    out.bytes_line = bytes_line(unchanged, out, expectation);
    out.signer_line = signer_line(out.signatures);
    out.today_line = today_line(out.signatures, expectation.now);
    return out;
}

}  // namespace velocert::reports
