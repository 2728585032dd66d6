// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/answers/pdf_check.h"

#include <algorithm>
#include <array>
#include <exception>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <string_view>

namespace velocert::sequence {
namespace {

/// The mark of the end (ISO 32000-1, 7.5.5). Signatures may leave a little behind it.
bool has_end(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view end = "%%EOF";
    const auto tail = bytes.last(std::min<std::size_t>(bytes.size(), 1024));
    return std::search(tail.begin(), tail.end(), end.begin(), end.end()) != tail.end();
}

bool shows_something(QPDFObjectHandle page) {
    for (auto stream : page.getPageContents())
        if (stream.isStream() && stream.getRawStreamData()->getSize() > 0) return true;
    auto annotations = page.getKey("/Annots");
    return annotations.isArray() && annotations.getArrayNItems() > 0;
}

}  // namespace

std::string pdf_trouble(std::span<const std::uint8_t> bytes) {
    if (!has_end(bytes)) return "has no end: it is torn";
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("PDF", reinterpret_cast<const char*>(bytes.data()), bytes.size());
        for (auto page : pdf.getAllPages())
            if (shows_something(page)) return {};
        return "has no page with anything on it";
    } catch (const QPDFExc& trouble) {
        if (trouble.getErrorCode() == qpdf_e_password) return "asks for a password";
        return "cannot be opened (" + trouble.getMessageDetail() + ")";
    } catch (const std::exception& trouble) {
        return "cannot be opened (" + std::string(trouble.what()) + ")";
    }
}

}  // namespace velocert::sequence
