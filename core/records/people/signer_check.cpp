// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/people/signer_check.h"

#include "core/records/ledger/row_name.h"
#include "core/signing/certificates/certificate.h"

namespace velocert::records {
namespace {

/// One key under two persons' signatures: nobody can tell which of them made these.
std::string why_shared(std::string_view certificate, const SignatureStatement& statement,
                       std::map<base::Digest, const SignatureStatement*>& by_key) {
    const auto parsed = signing::Certificate::parse(certificate, "certificate");
    if (!parsed) return {};
    const auto* first = by_key.try_emplace(parsed->key, &statement).first->second;
    if (base::same_person(first->signer, statement.signer)) return {};
    return "its key also made " + signature_words(*first);
}

}  // namespace

std::string signature_words(const SignatureStatement& statement) {
    return "the signature of " + statement.signer.name + " as " + std::string(name(statement.meaning));
}

void SignerCheck::note(const LedgerEntry& entry, const CertificateOwners& owners) {
    if (entry.type != "report-signature/1") return;
    base::JsonReader reader(entry.record, row_name(entry.seq));
    const auto signature = read_signature(reader);
    if (!reader.ok()) return;  // told where the reports are read
    standings_.emplace(entry.seq, owners.standing(signature.certificate, signature.cms, signature.statement.canonical(),
                                                  signature.statement.signer));
}

std::uint64_t SignerCheck::check(const ReportRegister& reports, const Tell& find, const Tell& tell) const {
    std::uint64_t looked_at = 0;
    for (const auto& report : reports.reports) {
        std::map<base::Digest, const SignatureStatement*> by_key;
        for (const auto& held : report.signatures) {
            ++looked_at;
            const auto& statement = held.signature.statement;
            const auto words = signature_words(statement);
            const auto standing = standings_.find(held.seq);
            const auto checked =
                checked_signature({held.signature.cms, held.signature.certificate}, statement.canonical());
            auto why = checked.why_not;
            if (why.empty() && standing != standings_.end()) why = standing->second.foreign;
            if (why.empty()) why = why_shared(checked.certificate, statement, by_key);
            if (!why.empty())
                find(row_name(held.seq), words + " does not hold: " + why);
            else if (standing != standings_.end() && !standing->second.untold.empty())
                tell(row_name(held.seq), words + ": " + standing->second.untold);
        }
    }
    return looked_at;
}

std::set<std::uint64_t> SignerCheck::foreign() const {
    std::set<std::uint64_t> out;
    for (const auto& [row, standing] : standings_)
        if (!standing.foreign.empty()) out.insert(row);
    return out;
}

}  // namespace velocert::records
