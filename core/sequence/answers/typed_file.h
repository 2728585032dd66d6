// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/standards/procedure.h"

namespace velocert::sequence {

/// A file that was given as an answer, as the record names it: "sha256:<64 hex digits> plate.jpg". Its bytes are in the
/// archive's evidence under that digest.
struct TypedFile {
    base::Digest digest;
    std::string name;  ///< as the operator called it, without folders
    [[nodiscard]] std::string text() const;
};
[[nodiscard]] base::Result<TypedFile> parse_typed_file(std::string_view text);

/// Whether an operator may answer a field so. As check_typed; but a file, which becomes evidence only with the answer,
/// is named by its path.
[[nodiscard]] base::Result<void> check_answered(const standards::Field& field, std::string_view text);
/// The same of one of the fields of a prompt among the answers given there: empty it may also be left where another
/// answer asks for that.
[[nodiscard]] base::Result<void> check_answered(const standards::Field& field, std::span<const standards::Field> fields,
                                                const std::map<std::string, std::string>& values);

}  // namespace velocert::sequence
