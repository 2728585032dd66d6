// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/signing/signing_key.h"

namespace velocert::signing {

/// One block of a PEM file (RFC 7468): what it says it is, and its bytes.
struct PemBlock {
    std::string label;  ///< "CERTIFICATE", "X509 CRL" ...
    Der der;
};

/// The blocks of a file in PEM (text around them is skipped), or nothing if it is not PEM. bad_value for a block that
/// is cut or damaged, for more than `most` of them, and for a private key: it has no business in such a file.
[[nodiscard]] base::Result<std::vector<PemBlock>> pem_blocks(std::string_view text, std::size_t most,
                                                             std::string_view where);

/// Whether it is PEM at all.
[[nodiscard]] bool is_pem(std::string_view bytes);

[[nodiscard]] std::string pem_of(std::string_view label, std::string_view der);

}  // namespace velocert::signing
