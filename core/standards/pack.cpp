// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/pack.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "core/base/json.h"
#include "core/base/json_members.h"

namespace velocert::standards {
namespace {

constexpr std::string_view bundle_format = "velocert-pack/1";

base::Result<std::string> read_text(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file) return base::fail(base::ErrorCode::io, path.string(), "the file cannot be read", "a readable file");
    return text;
}

}  // namespace

std::string Pack::bundle() const {
    base::Json texts = base::Json::object();
    for (const auto& [name, text] : files) texts.set(name, text);
    base::Json out;
    out.set("format", bundle_format);
    out.set("files", std::move(texts));
    return out.canonical();
}

base::Digest Pack::digest() const { return base::Digest::of(bundle()); }

base::Result<Pack> Pack::unbundle(std::string_view bundle) {
    const auto json = base::Json::parse(bundle, "pack bundle");
    if (!json) return base::fail(json.error());
    base::JsonReader reader(*json, "pack bundle");
    base::expect_format(reader, bundle_format);
    Pack pack;
    auto texts = reader.child("files");
    if (const auto* members = reader.any("files").members())
        for (const auto& member : *members) pack.files.emplace(member.first, texts.text(member.first));
    if (auto done = texts.finish(); !done) reader.refuse(done.error());
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    // What is not in the canonical form has another digest than the pack it would make.
    if (pack.bundle() != bundle)
        return base::fail(base::ErrorCode::bad_input, "pack bundle", "not in the canonical form", "RFC 8785 form");
    return pack;
}

base::Result<Pack> Pack::read(const std::string& folder) {
    namespace fs = std::filesystem;
    std::error_code error;
    fs::recursive_directory_iterator at(folder, error);
    if (error) return base::fail(base::ErrorCode::not_found, folder, error.message(), "a folder with an edition pack");
    Pack pack;
    for (; at != fs::recursive_directory_iterator(); at.increment(error)) {
        if (error) return base::fail(base::ErrorCode::io, folder, error.message(), "a readable folder");
        if (!at->is_regular_file(error) || at->path().extension() != ".json") continue;
        auto text = read_text(at->path());
        if (!text) return base::fail(text.error());
        pack.files.emplace(at->path().lexically_relative(folder).generic_string(), std::move(*text));
    }
    if (pack.files.empty())
        return base::fail(base::ErrorCode::not_found, folder, "no *.json file", "a folder with an edition pack");
    return pack;
}

}  // namespace velocert::standards
