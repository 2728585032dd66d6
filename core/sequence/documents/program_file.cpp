// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/documents/program_file.h"

#include <utility>

#include "core/sequence/documents/exact_json.h"

namespace velocert::sequence {

void set_program_file(base::Json& record, std::string_view key, const std::optional<ProgramFile>& program) {
    if (!program) return;
    record.set(std::string(key), base::Json::object().set("file", program->name).set("sha256", program->digest.text()));
}

std::optional<ProgramFile> read_program_file(base::JsonReader& reader, std::string_view key) {
    if (reader.optional(key) == nullptr) return std::nullopt;
    auto one = reader.child(key);
    ProgramFile out{one.text("file"), read_digest(one, "sha256")};
    if (auto done = one.finish(); !done) {
        reader.refuse(done.error());
        return std::nullopt;
    }
    return out;
}

}  // namespace velocert::sequence
