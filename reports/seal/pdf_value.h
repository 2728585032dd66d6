// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace velocert::reports {

struct PdfMember;

/// One value of a PDF as it stands in the file: what it means, and its very bytes.
struct PdfValue {
    enum class Kind { null, boolean, number, name, text, array, dictionary, reference };

    Kind kind = Kind::null;
    std::string_view raw;            ///< from its first byte to its last
    std::string text;                ///< name without slash, string decoded, number or word as written
    std::vector<PdfValue> items;     ///< of an array
    std::vector<PdfMember> members;  ///< of a dictionary, each name once
    std::size_t object = 0;          ///< of a reference

    /// The member of that name; nullptr if there is none or this is no dictionary.
    [[nodiscard]] const PdfValue* find(std::string_view name) const;
    /// A whole number that is not negative and below 10^12; npos for anything else.
    [[nodiscard]] std::size_t whole_number() const;
    [[nodiscard]] bool is_name(std::string_view name) const { return kind == Kind::name && text == name; }

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// One entry of a dictionary.
struct PdfMember {
    std::string name;
    PdfValue value;
};

/// How much a file may make its reader do. Shared by all that is read of one file; when it is used up, reading fails.
struct ReadingBudget {
    std::size_t values = 200'000;
    int depth = 32;
};

/// Reads values and key words from bytes that nobody vouches for; never beyond their end. Knows only what this
/// program's own files hold: no comments inside objects, references of generation 0, each member of a dictionary once.
class PdfReader {
  public:
    PdfReader(std::string_view bytes, std::size_t at, ReadingBudget& budget)
        : bytes_(bytes), at_(at < bytes.size() ? at : bytes.size()), budget_(&budget) {}

    [[nodiscard]] std::size_t at() const { return at_; }
    /// Goes past exactly these bytes; false and no move when others stand there.
    bool skip(std::string_view expected);
    void skip_blanks();
    /// Digits up to `most`; npos when there are none or too many.
    std::size_t digits(std::size_t most);
    /// Errors: integrity.
    [[nodiscard]] base::Result<PdfValue> value();
    [[nodiscard]] tl::unexpected<base::Error> refuse(std::string found, std::string expected) const;

  private:
    [[nodiscard]] base::Result<PdfValue> value(int depth);
    [[nodiscard]] base::Result<PdfValue> dictionary(int depth);
    [[nodiscard]] base::Result<PdfValue> array(int depth);
    [[nodiscard]] base::Result<PdfValue> name();
    [[nodiscard]] base::Result<PdfValue> literal_text();
    [[nodiscard]] base::Result<PdfValue> hex_text();
    [[nodiscard]] base::Result<PdfValue> number_or_reference();
    [[nodiscard]] PdfValue made(PdfValue::Kind kind, std::size_t from) const;
    [[nodiscard]] int peek(std::size_t ahead = 0) const;

    std::string_view bytes_;
    std::size_t at_;
    ReadingBudget* budget_;
};

}  // namespace velocert::reports
