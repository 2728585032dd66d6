// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/archive_info.h"

#include "core/base/digest.h"
#include "core/base/json_members.h"
#include "core/records/files/file.h"

namespace velocert::records {
namespace {

constexpr std::string_view format = "velocert-archive/1";

}  // namespace

std::string_view name(ArchiveKind kind) {
    switch (kind) {
        case ArchiveKind::real: return "real";
        case ArchiveKind::training: return "training";
    }
    return {};
}

ArchivePaths::ArchivePaths(const std::string& folder_path) : folder(folder_path) {
    while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
    info = folder + "/archive.json";
    index = folder + "/index.sqlite";
    heads = folder + "/heads.log";
    lock = folder + "/lock";
    evidence = folder + "/evidence";
}

std::string ArchiveInfo::text() const {
    base::Json json = base::Json::object();
    json.set("format", format);
    json.set("kind", name(kind));
    json.set("created_utc", created_utc);
    return json.canonical() + '\n';
}

base::Result<ArchiveInfo> ArchiveInfo::parse(std::string_view text, std::string_view where) {
    auto json = base::Json::parse(text, where);
    if (!json) return base::fail(json.error());
    base::JsonReader reader(*json, std::string(where));
    base::expect_format(reader, format);
    ArchiveInfo info;
    const auto kind = reader.text("kind");
    info.created_utc = reader.text("created_utc");
    if (kind == name(ArchiveKind::training))
        info.kind = ArchiveKind::training;
    else if (kind != name(ArchiveKind::real))
        reader.refuse("kind", base::ErrorCode::bad_value, kind, "real or training");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return info;
}

base::Json ArchiveInfo::create_record() const {
    base::Json json = base::Json::object();
    json.set("kind", name(kind));
    json.set("archive_json", base::Digest::of(text()).text());
    return json;
}

base::Result<std::string> read_info_text(const ArchivePaths& paths) {
    auto bytes = read_whole(paths.info);
    if (!bytes && bytes.error().code == base::ErrorCode::not_found)
        return base::fail(base::ErrorCode::not_found, paths.folder, "no archive here (there is no archive.json)",
                          "the folder of an archive");
    if (!bytes) return base::fail(bytes.error());
    return std::string(bytes->begin(), bytes->end());
}

std::string info_digest_in(const base::Json& create_record) {
    const auto* member = create_record.find("archive_json");
    const auto* text = member == nullptr ? nullptr : member->string();
    return text == nullptr ? std::string() : *text;
}

}  // namespace velocert::records
