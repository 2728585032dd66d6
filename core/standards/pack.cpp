// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/pack.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "core/base/json.h"
#include "core/base/json_members.h"
#include "core/standards/drawing.h"
#include "core/standards/pictures.h"

namespace velocert::standards {
namespace {

constexpr std::string_view bundle_format = "velocert-pack/1";

base::Result<std::string> read_text(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file) return base::fail(base::ErrorCode::io, path.string(), "the file cannot be read", "a readable file");
    return text;
}

/// What lies in the folder for pictures is told when it is none, and not read when it cannot be one. All else about it
/// is found where an edition is loaded.
base::Result<void> worth_reading(const std::filesystem::directory_entry& file, std::string_view name,
                                 std::size_t number) {
    const auto where = file.path().string();
    if (auto fine = check_picture_name(name.substr(picture_folder.size()), where); !fine) return fine;
    if (number > most_pictures)
        return base::fail(base::ErrorCode::bad_value, where, "one picture too many",
                          "at most " + std::to_string(most_pictures) + " of them");
    std::error_code error;
    const auto size = file.file_size(error);
    if (error) return base::fail(base::ErrorCode::io, where, error.message(), "a readable file");
    if (size > largest_drawing)
        return base::fail(base::ErrorCode::bad_value, where, "the drawing has " + std::to_string(size / 1024) + " KiB",
                          "at most " + std::to_string(largest_drawing / 1024) + " KiB");
    return {};
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
    std::size_t pictures = 0;
    for (; at != fs::recursive_directory_iterator(); at.increment(error)) {
        if (error) return base::fail(base::ErrorCode::io, folder, error.message(), "a readable folder");
        if (!at->is_regular_file(error)) continue;
        auto name = at->path().lexically_relative(folder).generic_string();
        const bool picture = is_picture_file(name);
        if (!picture && at->path().extension() != ".json") continue;
        if (picture)
            if (auto fine = worth_reading(*at, name, ++pictures); !fine) return base::fail(fine.error());
        auto text = read_text(at->path());
        if (!text) return base::fail(text.error());
        pack.files.emplace(std::move(name), std::move(*text));
    }
    if (pack.files.size() == pictures)
        return base::fail(base::ErrorCode::not_found, folder, "no *.json file", "a folder with an edition pack");
    return pack;
}

}  // namespace velocert::standards
