// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/base/json_members.h"
#include "core/records/keeping/backup.h"
#include "core/sequence/documents/exact_json.h"

namespace velocert::records {
namespace {

using base::Json;
using base::JsonReader;
using sequence::read_count;
using sequence::read_digest;
using sequence::stored_count;

constexpr std::string_view format = "velocert-backup/1";

}  // namespace

std::string BackupManifest::text() const {
    Json listed = Json::array();
    for (const auto& file : files)
        listed.push(Json::object()
                        .set("name", file.name)
                        .set("size", stored_count(file.size))
                        .set("sha256", file.digest.text()));
    Json kept = Json::array();
    for (const auto& one : evidence)
        kept.push(Json::object().set("sha256", one.digest.text()).set("size", stored_count(one.size)));
    return Json::object()
               .set("format", format)
               .set("made_utc", made_utc)
               .set("archive", archive.text())
               .set("tree_size", stored_count(tree_size))
               .set("root", root.text())
               .set("chain", chain.text())
               .set("files", std::move(listed))
               .set("evidence", std::move(kept))
               .canonical() +
           '\n';
}

std::string signed_text(const BackupManifest& manifest) {
    return std::string(format) + "\narchive " + manifest.archive.text() + "\nmanifest " +
           base::Digest::of(manifest.text()).text() + "\nentries " + std::to_string(manifest.tree_size) + "\nroot " +
           manifest.root.text() + "\ntime " + manifest.made_utc + '\n';
}

base::Result<BackupManifest> BackupManifest::parse(std::string_view text, std::string_view source) {
    auto json = Json::parse(text, source);
    if (!json) return base::fail(json.error());
    JsonReader reader(*json, std::string(source));
    base::expect_format(reader, format);
    BackupManifest out;
    out.made_utc = reader.text("made_utc");
    if (auto time = base::parse_utc(out.made_utc); !time) reader.refuse(time.error());
    out.archive = read_digest(reader, "archive");
    out.tree_size = read_count(reader, "tree_size");
    out.root = read_digest(reader, "root");
    out.chain = read_digest(reader, "chain");
    for (const auto& item : reader.array("files")) {
        JsonReader one(item, std::string(source), "/files/" + std::to_string(out.files.size()));
        out.files.push_back({one.text("name"), read_count(one, "size"), read_digest(one, "sha256")});
        if (auto done = one.finish(); !done) return base::fail(done.error());
    }
    for (const auto& item : reader.array("evidence")) {
        JsonReader one(item, std::string(source), "/evidence/" + std::to_string(out.evidence.size()));
        out.evidence.push_back({read_digest(one, "sha256"), read_count(one, "size")});
        if (auto done = one.finish(); !done) return base::fail(done.error());
    }
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    if (out.text() != text)
        return base::fail(base::ErrorCode::integrity, std::string(source), "text that is not in canonical form",
                          "canonical JSON (RFC 8785)");
    return out;
}

}  // namespace velocert::records
