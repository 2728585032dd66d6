// SPDX-License-Identifier: GPL-3.0-or-later
// Bills of parts as files, with the photographs beside them.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/planning/run_planning.h"
#include "core/base/digest.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Result;

std::optional<std::string> bytes_of(const std::filesystem::path& path) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    std::string out{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file.bad()) return std::nullopt;
    return out;
}

}  // namespace

Result<std::vector<laboratory::Part>> load_parts(const std::string& file) {
    const auto text = bytes_of(file);
    if (!text) return base::fail(ErrorCode::not_found, file, "cannot be read", "a bill of parts, velocert-parts/1");
    const auto json = base::Json::parse(*text, file);
    if (!json) return base::fail(json.error());
    auto parts = laboratory::parts_from_json(*json, file);
    if (!parts) return parts;
    for (auto& part : *parts) {
        if (part.photo.empty()) continue;
        const auto photo = bytes_of(std::filesystem::path(file).parent_path() / part.photo);
        if (!photo) continue;  // named all the same; it may lie in the laboratory's own picture archive
        const std::string digest = base::Digest::of(*photo).text();
        if (!part.photo_digest.empty() && part.photo_digest != digest)
            return base::fail(ErrorCode::integrity, file + ", part " + part.id,
                              "the photograph " + part.photo + " has the digest " + digest, part.photo_digest);
        part.photo_digest = digest;
    }
    return parts;
}

}  // namespace velocert::app
