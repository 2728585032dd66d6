// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/package_manifest.h"

#include <algorithm>
#include <cstddef>

#include "core/base/json.h"

namespace velocert::records {
namespace {

using base::Json;
using base::JsonReader;

constexpr std::string_view format = "velocert-package/1";

Json whole(std::uint64_t value) { return Json::integer(static_cast<std::int64_t>(value)); }

std::uint64_t read_whole_number(JsonReader& reader, std::string_view key) {
    const auto value = reader.integer(key);
    if (value < 0) reader.refuse(key, base::ErrorCode::bad_value, std::to_string(value), "0 or more");
    return static_cast<std::uint64_t>(std::max<std::int64_t>(value, 0));
}

base::Digest read_digest(JsonReader& reader, std::string_view key) {
    auto digest = base::Digest::parse(reader.text(key));
    if (digest) return *digest;
    reader.refuse(key, digest.error().code, digest.error().found, digest.error().expected);
    return {};
}

PackageManifest::Entry read_entry(JsonReader& reader) {
    PackageManifest::Entry entry;
    entry.seq = read_whole_number(reader, "seq");
    for (const auto& item : reader.array("proof")) {
        const auto* text = item.string();
        auto digest = base::Digest::parse(text == nullptr ? std::string_view() : *text);
        if (!digest) {
            reader.refuse("proof", base::ErrorCode::bad_value, digest.error().found, digest.error().expected);
            break;
        }
        entry.proof.push_back(*digest);
    }
    return entry;
}

}  // namespace

std::string package_names::record(std::uint64_t seq) {
    const std::string digits = std::to_string(seq);
    return "records/" + std::string(digits.size() < 9 ? 9 - digits.size() : 0, '0') + digits + ".json";
}
std::string package_names::evidence(const base::Digest& digest) { return "evidence/" + digest.text(); }

std::string_view package_instructions() {
    return R"(Evidence package of one run
===========================

manifest.json   which run; the Merkle root of the archive's ledger; a proof for each record
archive.json    which archive; its SHA-256 stands in the first record
records/        entries of the ledger in canonical JSON (RFC 8785), named by their number
evidence/       what the records name as "log", "pack" and "release": the bytes that came down the wire, the limits
                and procedures that were applied, and the laboratory's release of limits; named by their SHA-256

To check without the program that wrote it:

    tar -xf FILE.velo && sha256sum -c SHA256SUMS

Each file in evidence/ has its own SHA-256 as its name. The leaf of a record is SHA-256(00 || bytes of its file); with
leaf index = number - 1, tree_size and proof it leads to root (RFC 9162, 2.1.3.2). Compare root with one that was noted
elsewhere when the package was made: that is what ties the package to the archive.

With the program: velocert-cli verify FILE.velo; velocert-cli recompute --package FILE.velo
)";
}

std::string PackageManifest::text() const {
    Json json = Json::object();
    json.set("format", format);
    json.set("run", run);
    json.set("tree_size", whole(tree_size));
    json.set("root", root.text());
    Json listed = Json::array();
    for (const auto& entry : entries) {
        Json proof = Json::array();
        for (const auto& digest : entry.proof) proof.push(digest.text());
        Json one = Json::object();
        one.set("seq", whole(entry.seq));
        one.set("proof", std::move(proof));
        listed.push(std::move(one));
    }
    json.set("entries", std::move(listed));
    Json files = Json::array();
    for (const auto& member : members) {
        Json one = Json::object();
        one.set("name", member.name);
        one.set("size", whole(member.size));
        one.set("sha256", member.digest.text());
        files.push(std::move(one));
    }
    json.set("members", std::move(files));
    return json.canonical() + '\n';
}

base::Result<PackageManifest> PackageManifest::parse(std::string_view text, std::string_view source) {
    auto json = Json::parse(text, source);
    if (!json) return base::fail(json.error());
    JsonReader reader(*json, std::string(source));
    if (const auto found = reader.text("format"); reader.ok() && found != format)
        reader.refuse("format", base::ErrorCode::unknown_version, found, std::string(format));
    PackageManifest out;
    out.run = reader.text("run");
    out.tree_size = read_whole_number(reader, "tree_size");
    out.root = read_digest(reader, "root");
    for (const auto& item : reader.array("entries")) {
        JsonReader one(item, std::string(source), "/entries/" + std::to_string(out.entries.size()));
        out.entries.push_back(read_entry(one));
        if (auto done = one.finish(); !done) return base::fail(done.error());
    }
    for (const auto& item : reader.array("members")) {
        JsonReader one(item, std::string(source), "/members/" + std::to_string(out.members.size()));
        Member member;
        member.name = one.text("name");
        member.size = read_whole_number(one, "size");
        member.digest = read_digest(one, "sha256");
        if (auto done = one.finish(); !done) return base::fail(done.error());
        out.members.push_back(std::move(member));
    }
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    if (out.text() != text)
        return base::fail(base::ErrorCode::integrity, std::string(source), "text that is not in canonical form",
                          "canonical JSON (RFC 8785)");
    return out;
}

std::string sums_text(const std::vector<PackageManifest::Member>& members) {
    std::string out;
    for (const auto& member : members) out += member.digest.text() + "  " + member.name + '\n';
    return out;
}

}  // namespace velocert::records
