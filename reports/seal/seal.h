// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/records/reports/report_signature.h"
#include "core/signing/signed_data/timestamp.h"
#include "core/signing/signing_key.h"

namespace velocert::reports {

using PdfBytes = std::vector<std::uint8_t>;

/// The three signatures of a report, in the order in which they are given (also the names of their fields).
[[nodiscard]] const std::vector<std::string>& seal_fields();
/// The field that a signature of this meaning fills; empty for those that have none.
[[nodiscard]] std::string_view seal_field(records::Meaning meaning);

/// The name under which the record of a report is attached to it.
constexpr const char* record_attachment = "record.json";

/// How an attached file stands to the report (ISO 32000-2, AFRelationship).
enum class Relationship { data, alternative, source, supplement };

/// A file carried inside the report, stored as it is, so that it can be taken out again without any program.
struct Attachment {
    std::string name;        ///< letters, digits, dots, dashes and underlines: "record.json"
    std::string media_type;  ///< "application/json"
    Relationship relationship = Relationship::data;
    std::string description;
    std::vector<std::uint8_t> bytes;
    std::chrono::system_clock::time_point modified;
};

/// Makes a finished PDF (finish_pdf) ready for its signatures: attachments with their associated-file entries, and the
/// three empty fields on the last page, before anything is signed. The same input gives the same bytes. Errors: io (not
/// a PDF), bad_value (an attachment's name twice or unfit), integrity (it would be no PDF/A-3b; says what is against
/// it).
[[nodiscard]] base::Result<PdfBytes> prepare(std::span<const std::uint8_t> pdf,
                                             const std::vector<Attachment>& attachments);

/// One act of signing.
struct SignatureRequest {
    std::string field;   ///< one of seal_fields()
    std::string name;    ///< of the signer, as it is printed
    std::string reason;  ///< the meaning, in words
    std::chrono::system_clock::time_point time;
};

/// Appends one signature: a writing that fills one field and does nothing else. The file is checked before and after;
/// what does not verify is not returned. Fields are filled in their order. With a time source the signature carries a
/// time-stamp. Errors: integrity (the file, or what came out of it, does not hold), not_permitted (the field is not the
/// next one, the key or the time source refuses), io.
[[nodiscard]] base::Result<PdfBytes> add_signature(std::span<const std::uint8_t> pdf, const SignatureRequest& request,
                                                   signing::SigningKey& key,
                                                   signing::TimeStampSource* time_source = nullptr);

/// The request to an outside time-stamp authority for the last signature of the file, and the file with its answer put
/// in. Nothing that is signed changes. Errors: integrity, not_permitted (it has a time-stamp; no signature; the
/// authority refused).
[[nodiscard]] base::Result<signing::Der> request_time(std::span<const std::uint8_t> pdf);
[[nodiscard]] base::Result<PdfBytes> add_time(std::span<const std::uint8_t> pdf, std::string_view response);

}  // namespace velocert::reports
