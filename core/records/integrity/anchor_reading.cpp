// SPDX-License-Identifier: GPL-3.0-or-later
// Reading what lies at outside places; in an object of its own, for programs that only check.
#include <algorithm>
#include <optional>
#include <utility>

#include "core/records/files/file.h"
#include "core/records/integrity/anchors.h"
#include "core/signing/encoding/base64.h"
#include "core/signing/signed_data/timestamp.h"

namespace velocert::records {
namespace {

using base::Result;

constexpr std::string_view ending = ".checkpoint";
constexpr std::string_view token_ending = ".tsr";
constexpr std::size_t size_digits = 12;

/// "velocert-6b87...-", with which all names of one archive's checkpoints begin.
std::string stem_of(std::string_view origin) {
    std::string out(origin);
    std::replace(out.begin(), out.end(), '/', '-');
    return out + '-';
}

/// The token in that file over `note`.
Result<signing::TimeStamp> stamp_in(const std::string& file, const std::string& note) {
    const auto bytes = read_whole(file);
    if (!bytes) return base::fail(bytes.error());
    const std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    const auto digest = base::Digest::of(note);
    const auto token = signing::read_timestamp_response(text, digest);
    return signing::verify_timestamp(token ? std::string_view(*token) : text, digest);
}

/// A checkpoint of this archive by what it says, whose signers are none of the keys.
std::optional<SignedCheckpoint> by_unknown_key(std::string_view note, std::span<const signing::NoteVerifier> keys,
                                               std::string_view origin, const std::string& path) {
    auto parsed = signing::parse_note(note, path);
    if (!parsed || parsed->unknown_keys.empty()) return std::nullopt;
    const bool known = std::ranges::any_of(parsed->unknown_keys, [&](const auto& signature) {
        return std::ranges::any_of(
            keys, [&](const auto& key) { return key.name == signature.name && key.key_id() == signature.key_id; });
    });
    if (known) return std::nullopt;
    auto checkpoint = Checkpoint::parse(parsed->text, path);
    if (!checkpoint || checkpoint->origin != origin) return std::nullopt;
    return SignedCheckpoint{std::move(*checkpoint), std::string(note), parsed->unknown_keys.front().name};
}

void in_rising_order(std::vector<Anchor>& anchors) {
    std::ranges::stable_sort(anchors, {}, [](const Anchor& one) { return one.signed_checkpoint.checkpoint.size; });
}

}  // namespace

std::string unknown_key_in(const Anchor& anchor) {
    return "unknown key: signed by " + anchor.signed_checkpoint.signer + ", whose key is not among those given";
}

std::string anchor_name(const Checkpoint& checkpoint) {
    std::string size = std::to_string(checkpoint.size);
    if (size.size() < size_digits) size.insert(0, size_digits - size.size(), '0');
    return stem_of(checkpoint.origin) + size + '-' + checkpoint.root.text().substr(0, 8) + std::string(ending);
}

Result<PlaceContent> read_place(const std::string& folder, std::string_view origin,
                                std::span<const signing::NoteVerifier> keys) {
    auto names = names_in(folder);
    if (!names) return base::fail(names.error());
    PlaceContent out;
    const std::string stem = stem_of(origin);
    for (const auto& name : *names) {
        if (!name.starts_with(stem) || !name.ends_with(ending)) continue;
        const std::string path = folder + '/' + name;
        const auto find = [&](std::string what) { out.findings.push_back({path, std::move(what)}); };
        auto bytes = read_whole(path);
        if (!bytes) {
            find(bytes.error().found);
            continue;
        }
        const std::string_view note(reinterpret_cast<const char*>(bytes->data()), bytes->size());
        auto read = read_checkpoint(note, keys, path);
        if (!read) {
            if (auto unknown = by_unknown_key(note, keys, origin, path))
                out.unknown.push_back({path, std::move(*unknown)});
            else
                find(read.error().found);
        } else if (read->checkpoint.origin != origin || anchor_name(read->checkpoint) != name) {
            find("the name of the file is not that of the checkpoint in it (" + anchor_name(read->checkpoint) + ')');
        } else {
            const std::string token = name + std::string(token_ending);
            Anchor anchor{path, std::move(*read)};
            if (std::binary_search(names->begin(), names->end(), token)) {
                anchor.token = folder + '/' + token;
                if (auto stamp = stamp_in(anchor.token, anchor.signed_checkpoint.note); stamp)
                    anchor.stamp = std::move(*stamp);
                else
                    out.findings.push_back({anchor.token, "no time-stamp of this checkpoint: " + stamp.error().found});
            }
            out.anchors.push_back(std::move(anchor));
        }
    }
    in_rising_order(out.anchors);
    in_rising_order(out.unknown);
    return out;
}

bool holds_checkpoints(const std::string& folder, std::string_view origin) {
    const auto names = names_in(folder);
    const std::string stem = stem_of(origin);
    return names && std::ranges::any_of(*names, [&](const std::string& name) {
               return name.starts_with(stem) && name.ends_with(ending);
           });
}

PrintedCheckpoint printed(const SignedCheckpoint& checkpoint) {
    const auto& told = checkpoint.checkpoint;
    return {told.origin + ' ' + std::to_string(told.size) + ' ' + signing::base64(told.root.bytes()), checkpoint.note};
}

}  // namespace velocert::records
