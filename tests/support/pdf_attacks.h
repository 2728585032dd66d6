// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/signing/signing_key.h"
#include "reports/seal/seal.h"

namespace velocert::test {

/// Where these bytes first stand in the file; throws if nowhere.
[[nodiscard]] std::size_t place_of(const reports::PdfBytes& pdf, std::string_view bytes);
void append(reports::PdfBytes& pdf, std::string_view bytes);

/// A writing is appended in which the first page shows something else, as any editor would do it.
[[nodiscard]] reports::PdfBytes with_page_replaced(const reports::PdfBytes& pdf);
/// A writing is appended that changes nothing.
[[nodiscard]] reports::PdfBytes with_empty_writing(const reports::PdfBytes& pdf);
/// The first writing and so many signatures.
[[nodiscard]] reports::PdfBytes cut_back(const reports::PdfBytes& pdf, std::size_t signatures);
/// The time-stamp is taken out of the last signature, which is an unsigned attribute; throws if it has none.
[[nodiscard]] reports::PdfBytes without_last_time(const reports::PdfBytes& pdf);
/// Written anew by qpdf; empty where that is not installed.
[[nodiscard]] reports::PdfBytes saved_again(const reports::PdfBytes& pdf);
/// A signature is appended as the program does it, but without any of its checks: by somebody's own program.
[[nodiscard]] reports::PdfBytes signed_regardless(const reports::PdfBytes& pdf,
                                                  const reports::SignatureRequest& request, signing::SigningKey& key);

}  // namespace velocert::test
