// SPDX-License-Identifier: GPL-3.0-or-later
#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/json.h"
#include "core/base/json_members.h"
#include "core/records/files/file.h"
#include "core/records/index/index_closing.h"
#include "core/sequence/documents/exact_json.h"

namespace velocert::records {

using base::ErrorCode;
using base::Result;

Result<FileDigest> index_bytes(const Database& index) {
    sqlite3_file* file = nullptr;
    const int got = sqlite3_file_control(index.connection().getHandle(), "main", SQLITE_FCNTL_FILE_POINTER,
                                         static_cast<void*>(&file));
    sqlite3_int64 size = 0;
    if (got != SQLITE_OK || file == nullptr || file->pMethods == nullptr ||
        file->pMethods->xFileSize(file, &size) != SQLITE_OK)
        return base::fail(ErrorCode::io, index.path(), "its size cannot be asked");
    std::array<std::uint8_t, std::size_t{64} * 1024> buffer{};
    base::DigestBuilder builder;
    for (sqlite3_int64 at = 0; at < size;) {
        const auto count = std::min<sqlite3_int64>(size - at, static_cast<sqlite3_int64>(buffer.size()));
        if (file->pMethods->xRead(file, buffer.data(), static_cast<int>(count), at) != SQLITE_OK)
            return base::fail(ErrorCode::io, index.path(), "cannot be read at byte " + std::to_string(at));
        builder.add(std::span<const std::uint8_t>(buffer).first(static_cast<std::size_t>(count)));
        at += count;
    }
    return FileDigest{builder.digest(), static_cast<std::uint64_t>(size)};
}

Result<std::optional<FileDigest>> read_index_closing(const std::string& folder) {
    const auto bytes = read_whole(folder + '/' + std::string(index_closing_name));
    if (!bytes && bytes.error().code == ErrorCode::not_found) return std::nullopt;
    if (!bytes) return base::fail(bytes.error());
    const auto refuse = [](const base::Error& error) {
        return base::fail(ErrorCode::integrity, std::string(index_closing_name), error.text(), "what a closing writes");
    };
    const std::string text(bytes->begin(), bytes->end());
    const auto json = base::Json::parse(text, index_closing_name);
    if (!json) return refuse(json.error());
    base::JsonReader reader(*json, std::string(index_closing_name));
    base::expect_format(reader, "velocert-index-closed/1");
    FileDigest out;
    out.digest = sequence::read_digest(reader, "sha256");
    out.size = sequence::read_count(reader, "size");
    if (auto done = reader.finish(); !done) return refuse(done.error());
    if (json->canonical() + '\n' != text)
        return base::fail(ErrorCode::integrity, std::string(index_closing_name), "another form",
                          "what a closing writes");
    return out;
}

}  // namespace velocert::records
