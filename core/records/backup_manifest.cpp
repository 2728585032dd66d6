// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/records/backup.h"

namespace velocert::records {
namespace {

using base::Json;
using base::JsonReader;

constexpr std::string_view format = "velocert-backup/1";

Json whole(std::uint64_t value) { return Json::integer(static_cast<std::int64_t>(value)); }

std::uint64_t read_whole_number(JsonReader& reader, std::string_view key) {
    const auto value = reader.integer(key);
    if (value < 0) reader.refuse(key, base::ErrorCode::bad_value, std::to_string(value), "0 or more");
    return value < 0 ? 0 : static_cast<std::uint64_t>(value);
}

base::Digest read_digest(JsonReader& reader, std::string_view key) {
    auto digest = base::Digest::parse(reader.text(key));
    if (digest) return *digest;
    reader.refuse(key, digest.error().code, digest.error().found, digest.error().expected);
    return {};
}

}  // namespace

std::string BackupManifest::text() const {
    Json listed = Json::array();
    for (const auto& file : files)
        listed.push(
            Json::object().set("name", file.name).set("size", whole(file.size)).set("sha256", file.digest.text()));
    Json kept = Json::array();
    for (const auto& one : evidence)
        kept.push(Json::object().set("sha256", one.digest.text()).set("size", whole(one.size)));
    return Json::object()
               .set("format", format)
               .set("made_utc", made_utc)
               .set("archive", archive.text())
               .set("tree_size", whole(tree_size))
               .set("root", root.text())
               .set("chain", chain.text())
               .set("files", std::move(listed))
               .set("evidence", std::move(kept))
               .canonical() +
           '\n';
}

base::Result<BackupManifest> BackupManifest::parse(std::string_view text, std::string_view source) {
    auto json = Json::parse(text, source);
    if (!json) return base::fail(json.error());
    JsonReader reader(*json, std::string(source));
    if (const auto found = reader.text("format"); reader.ok() && found != format)
        reader.refuse("format", base::ErrorCode::unknown_version, found, std::string(format));
    BackupManifest out;
    out.made_utc = reader.text("made_utc");
    if (auto time = base::parse_utc(out.made_utc); !time) reader.refuse(time.error());
    out.archive = read_digest(reader, "archive");
    out.tree_size = read_whole_number(reader, "tree_size");
    out.root = read_digest(reader, "root");
    out.chain = read_digest(reader, "chain");
    for (const auto& item : reader.array("files")) {
        JsonReader one(item, std::string(source), "/files/" + std::to_string(out.files.size()));
        out.files.push_back({one.text("name"), read_whole_number(one, "size"), read_digest(one, "sha256")});
        if (auto done = one.finish(); !done) return base::fail(done.error());
    }
    for (const auto& item : reader.array("evidence")) {
        JsonReader one(item, std::string(source), "/evidence/" + std::to_string(out.evidence.size()));
        out.evidence.push_back({read_digest(one, "sha256"), read_whole_number(one, "size")});
        if (auto done = one.finish(); !done) return base::fail(done.error());
    }
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    if (out.text() != text)
        return base::fail(base::ErrorCode::integrity, std::string(source), "text that is not in canonical form",
                          "canonical JSON (RFC 8785)");
    return out;
}

}  // namespace velocert::records
