// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "reports/seal/pdf_value.h"

namespace velocert::reports {

/// One writing of a PDF: the first, or what was appended later.
struct PdfRevision {
    std::size_t begin = 0;                       ///< first byte
    std::size_t end = 0;                         ///< behind the last byte
    std::size_t table = 0;                       ///< of its cross-reference table
    std::map<std::size_t, std::size_t> objects;  ///< number to place, of the objects in use
    PdfValue trailer;
};

/// An object with what stands around it.
struct PdfObject {
    PdfValue value;
    std::size_t begin = 0;
    std::size_t end = 0;  ///< behind the value
};

/// A PDF as the chain of its writings, read by the classic cross-reference tables alone. Views into the bytes.
class PdfRevisions {
  public:
    /// At most this many bytes and writings are read.
    static constexpr std::size_t most_bytes = std::size_t{1} << 30;
    static constexpr std::size_t most_revisions = 8;

    /// Errors: integrity (no such file, cut off, a damaged table, too big).
    [[nodiscard]] static base::Result<PdfRevisions> read(std::string_view bytes);

    [[nodiscard]] std::string_view bytes() const { return bytes_; }
    /// In the order in which they were written; they join without gaps. What stands behind the last is of nobody.
    [[nodiscard]] const std::vector<PdfRevision>& all() const { return revisions_; }
    /// The object as that revision (counted from 0) and those before it have it. Errors: integrity.
    [[nodiscard]] base::Result<PdfObject> object(std::size_t number, std::size_t revision) const;
    /// The value itself, or the object it refers to.
    [[nodiscard]] base::Result<PdfValue> resolved(const PdfValue* value, std::size_t revision) const;
    /// The bytes of a stream that is stored as it is, without a filter. Errors: integrity.
    [[nodiscard]] base::Result<std::string_view> stream(std::size_t number, std::size_t revision) const;

  private:
    std::string_view bytes_;
    std::vector<PdfRevision> revisions_;
    mutable ReadingBudget budget_;
};

}  // namespace velocert::reports
