// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/packages/package_manifest.h"

#include <algorithm>
#include <cstddef>

#include "core/base/json.h"
#include "core/sequence/documents/exact_json.h"

namespace velocert::records {
namespace {

using base::Json;
using base::JsonReader;
using sequence::read_count;
using sequence::read_digest;
using sequence::stored_count;

constexpr std::string_view format_stem = "velocert-package/";

std::vector<base::Digest> read_proof(JsonReader& reader) {
    std::vector<base::Digest> out;
    for (const auto& item : reader.array("proof")) {
        const auto* text = item.string();
        auto digest = base::Digest::parse(text == nullptr ? std::string_view() : *text);
        if (!digest) {
            reader.refuse("proof", base::ErrorCode::bad_value, digest.error().found, digest.error().expected);
            break;
        }
        out.push_back(*digest);
    }
    return out;
}

Json proof_json(const std::vector<base::Digest>& digests) {
    Json proof = Json::array();
    for (const auto& digest : digests) proof.push(digest.text());
    return proof;
}

int read_version(JsonReader& reader) {
    const auto found = reader.text("format");
    for (int version = 1; version <= PackageManifest::newest; ++version)
        if (found == std::string(format_stem) + std::to_string(version)) return version;
    reader.refuse("format", base::ErrorCode::unknown_version, found,
                  std::string(format_stem) + "1 to " + std::to_string(PackageManifest::newest));
    return PackageManifest::newest;
}

Json ledgers_json(const std::vector<PackageManifest::SignedLedger>& ledgers) {
    Json out = Json::array();
    for (const auto& one : ledgers)
        out.push(Json::object().set("seq", stored_count(one.seq)).set("proof", proof_json(one.proof)));
    return out;
}

base::Result<std::vector<PackageManifest::SignedLedger>> read_ledgers(JsonReader& reader, const std::string& source,
                                                                      const char* key) {
    std::vector<PackageManifest::SignedLedger> out;
    for (const auto& item : reader.array(key)) {
        JsonReader one(item, source, '/' + std::string(key) + '/' + std::to_string(out.size()));
        out.push_back({read_count(one, "seq"), read_proof(one)});
        if (auto done = one.finish(); !done) return base::fail(done.error());
    }
    return out;
}

PackageManifest::Checkpoint read_checkpoint(JsonReader reader, JsonReader& outer) {
    PackageManifest::Checkpoint out;
    out.tree_size = read_count(reader, "tree_size");
    out.root = read_digest(reader, "root");
    out.proof = read_proof(reader);
    if (auto done = reader.finish(); !done) outer.refuse(done.error());
    return out;
}

}  // namespace

std::string package_names::record(std::uint64_t seq) {
    const std::string digits = std::to_string(seq);
    return "records/" + std::string(digits.size() < 9 ? 9 - digits.size() : 0, '0') + digits + ".json";
}
std::string package_names::evidence(const base::Digest& digest) { return "evidence/" + digest.text(); }

std::string package_names::report(const base::Digest& digest) { return "reports/" + digest.text() + ".pdf"; }

std::string package_names::series(std::string_view table) { return "series/" + std::string(table); }

std::string PackageManifest::text() const {
    Json json = Json::object();
    json.set("format", std::string(format_stem) + std::to_string(version));
    json.set("run", run);
    json.set("tree_size", stored_count(tree_size));
    json.set("root", root.text());
    Json listed = Json::array();
    for (const auto& entry : entries) {
        Json one = Json::object();
        one.set("seq", stored_count(entry.seq));
        one.set("proof", proof_json(entry.proof));
        listed.push(std::move(one));
    }
    json.set("entries", std::move(listed));
    if (version >= 2)
        json.set("checkpoint", !checkpoint ? Json()
                                           : Json::object()
                                                 .set("tree_size", stored_count(checkpoint->tree_size))
                                                 .set("root", checkpoint->root.text())
                                                 .set("proof", proof_json(checkpoint->proof)));
    if (version >= first_with_registrations) {
        json.set("complete", complete.empty() ? Json() : Json(complete));
        json.set("signed_ledgers", ledgers_json(signed_ledgers));
    }
    if (version >= first_with_checkpoint_proofs) json.set("checkpoints", ledgers_json(checkpoints));
    if (version >= first_with_sealed_ledgers) json.set("sealed_ledgers", ledgers_json(sealed_ledgers));
    Json files = Json::array();
    for (const auto& member : members) {
        Json one = Json::object();
        one.set("name", member.name);
        one.set("size", stored_count(member.size));
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
    PackageManifest out;
    out.version = read_version(reader);
    out.run = reader.text("run");
    out.tree_size = read_count(reader, "tree_size");
    out.root = read_digest(reader, "root");
    for (const auto& item : reader.array("entries")) {
        JsonReader one(item, std::string(source), "/entries/" + std::to_string(out.entries.size()));
        out.entries.push_back({read_count(one, "seq"), read_proof(one)});
        if (auto done = one.finish(); !done) return base::fail(done.error());
    }
    if (out.version >= 2 && reader.optional("checkpoint") != nullptr)
        out.checkpoint =
            read_checkpoint(JsonReader(*json->find("checkpoint"), std::string(source), "/checkpoint"), reader);
    if (out.version >= first_with_registrations) {
        out.complete = reader.text_or("complete", {});
        auto ledgers = read_ledgers(reader, std::string(source), "signed_ledgers");
        if (!ledgers) return base::fail(ledgers.error());
        out.signed_ledgers = std::move(*ledgers);
    }
    if (out.version >= first_with_checkpoint_proofs) {
        auto ledgers = read_ledgers(reader, std::string(source), "checkpoints");
        if (!ledgers) return base::fail(ledgers.error());
        out.checkpoints = std::move(*ledgers);
    }
    if (out.version >= first_with_sealed_ledgers) {
        auto ledgers = read_ledgers(reader, std::string(source), "sealed_ledgers");
        if (!ledgers) return base::fail(ledgers.error());
        out.sealed_ledgers = std::move(*ledgers);
    }
    for (const auto& item : reader.array("members")) {
        JsonReader one(item, std::string(source), "/members/" + std::to_string(out.members.size()));
        Member member;
        member.name = one.text("name");
        member.size = read_count(one, "size");
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
