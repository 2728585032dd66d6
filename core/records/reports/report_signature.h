// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/base/person.h"
#include "core/base/result.h"

namespace velocert::records {

/// What a signature means: a fixed list, of which nobody may make more (21 CFR 11.50).
enum class Meaning : std::uint8_t { tested, checked, reviewed, approved, witnessed, voided };
[[nodiscard]] std::string_view name(Meaning meaning);
[[nodiscard]] base::Result<Meaning> parse_meaning(std::string_view text);
/// Whether the meaning is one of the three that a report needs, each with its place in the document.
[[nodiscard]] bool moves_report(Meaning meaning);

/// What a person signs with their key: "velocert-signature/1". It names the record and the document by their digests
/// and the ledger by size and root, so that a signature under another record, or in another history, does not hold.
struct SignatureStatement {
    std::string report;
    std::int64_t preparation = 0;
    base::Digest record;    ///< the machine-readable record of the report
    base::Digest document;  ///< the PDF as it was before this signature
    std::uint64_t ledger_size = 0;
    base::Digest ledger_root;
    Meaning meaning = Meaning::tested;
    base::Person signer;
    std::string time;  ///< "2026-11-26T09:00:00.000+08:00": with the offset of the place

    [[nodiscard]] base::Json json() const;
    /// The text that is signed: RFC 8785 canonical form.
    [[nodiscard]] std::string canonical() const;
};

/// The signature over a statement, whatever it states: members "cms" and "certificate" of its entry.
struct DetachedSignature {
    std::string cms;           ///< DER, detached, over the canonical text of the statement
    base::Digest certificate;  ///< the signer's, as DER in the archive
};
[[nodiscard]] DetachedSignature read_detached(base::JsonReader& reader);
/// The record of a statement with the signature over it: "statement", "cms" and "certificate".
[[nodiscard]] base::Json signed_statement(base::Json statement, const std::string& cms,
                                          const base::Digest& certificate);
/// The same read, the statement by `read`. Errors are the reader's.
[[nodiscard]] DetachedSignature read_signed_statement(base::JsonReader& reader,
                                                      const std::function<void(base::JsonReader&)>& read);
/// Why it does not hold by itself over that text: made over another one, or with another certificate than it names;
/// empty if it does. Whether the certificate may be trusted is for others (signing/trust.h).
[[nodiscard]] std::string why_not_signed(const DetachedSignature& signature, std::string_view canonical);
/// Who made a statement and when: its members "name", "account", which may be missing, and "time".
void read_signer(base::JsonReader& reader, base::Person& signer, std::string& time);
/// The ledger that a statement was made over: its members "ledger_size" and "ledger_root".
void read_ledger_state(base::JsonReader& reader, std::uint64_t& size, base::Digest& root);

/// A statement with the signature over it, as the ledger keeps it.
struct RecordSignature {
    SignatureStatement statement;
    std::string cms;                              ///< DER, detached, over the canonical text
    base::Digest certificate;                     ///< the signer's, as DER in the archive
    std::optional<base::Digest> signed_document;  ///< the PDF with the signature of the same key in it
};
[[nodiscard]] base::Json signature_record(const RecordSignature& signature);
[[nodiscard]] RecordSignature read_signature(base::JsonReader& reader);

/// Why the signature does not hold by itself: over another text, or with another certificate than the entry names;
/// empty if it does. Whether the certificate may be trusted is for others (signing/trust.h).
[[nodiscard]] std::string why_not_signed(const RecordSignature& signature);
/// The same, with the certificate (DER) that made it where it holds.
struct CheckedSignature {
    std::string why_not;
    std::string certificate;
};
[[nodiscard]] CheckedSignature checked_signature(const DetachedSignature& signature, std::string_view canonical);

/// "2026-11-26T09:00:00.000+08:00" from UTC and the offset of the place in minutes.
[[nodiscard]] std::string local_time_text(std::chrono::system_clock::time_point time, std::chrono::minutes offset);
/// The moment such a text says; only this form.
[[nodiscard]] base::Result<std::chrono::system_clock::time_point> parse_local_time(std::string_view text);

}  // namespace velocert::records
