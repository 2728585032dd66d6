// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/digest.h"
#include "core/base/json.h"

namespace velocert::sequence {

/// The very file of the program that made a record: what a version's number alone does not tell.
struct ProgramFile {
    std::string name;  ///< without its folder
    base::Digest digest;
    friend bool operator==(const ProgramFile&, const ProgramFile&) = default;
};

/// Sets {"file", "sha256"} under the key; nothing where it is not known, as in records of before it was kept.
void set_program_file(base::Json& record, std::string_view key, const std::optional<ProgramFile>& program);
/// Optional; an error is kept in the reader.
[[nodiscard]] std::optional<ProgramFile> read_program_file(base::JsonReader& reader, std::string_view key);

}  // namespace velocert::sequence
