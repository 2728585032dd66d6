// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/signing/signed_data/cms.h"
#include "reports/seal/pdf_revisions.h"
#include "reports/seal/seal_finding.h"
#include "reports/seal/signature_writing.h"

namespace velocert::reports {

/// A field for a signature as the first writing has it.
struct SealField {
    std::string name;
    std::size_t object = 0;
    std::string_view dictionary;  ///< as it stands in the file
};

/// A signature that was found, and its place.
struct SealSignature {
    std::string field;
    std::string name;  ///< as the file says it
    std::string reason;
    std::chrono::system_clock::time_point claimed;  ///< the time that the file names (/M), which nobody proves
    bool stamped = false;                           ///< it says that a time-stamp was put in when it was made
    std::size_t contents_begin = 0;
    std::size_t room = 0;
    /// None when it does not hold; the findings say why.
    std::optional<signing::CmsSignature> cms;
    /// The bytes that it covers.
    base::Digest covered;
};

/// A file carried inside.
struct SealAttachment {
    std::string name;
    std::string relationship;  ///< "Data"
    std::string media_type;
    std::string_view content;
    base::Digest digest;
};

/// What stands in a report, read strictly and without trusting anything in it, and all that does not hold apart from
/// trust in certificates. Views into the bytes.
struct SealReading {
    std::optional<PdfRevisions> file;  ///< none when the structure cannot be read at all
    std::vector<SealField> fields;
    std::vector<SealSignature> signatures;  ///< in the order of the writings
    std::vector<SealAttachment> attachments;
    std::vector<SealFinding> findings;
};

/// The signature's DER out of the digits of its room: lower-case throughout, one value, and zeros after it. Errors:
/// integrity.
[[nodiscard]] base::Result<std::string> signature_of_digits(std::string_view digits, const std::string& where);

[[nodiscard]] SealReading read_seal(std::string_view bytes);

/// The writing that would put a signature into that field behind the given revision (counted from 0). Errors:
/// integrity.
[[nodiscard]] base::Result<SignatureWriting> writing_after(const PdfRevisions& file, const SealField& field,
                                                           std::size_t revision);

}  // namespace velocert::reports
