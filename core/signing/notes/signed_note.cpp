// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/notes/signed_note.h"

#include <sodium/crypto_sign_ed25519.h>

#include <algorithm>
#include <utility>

#include "core/base/digest.h"
#include "core/signing/encoding/base64.h"
#include "core/signing/notes/note_name.h"

namespace velocert::signing {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t longest_note = 1'000'000;
constexpr std::size_t most_signatures = 100;
constexpr std::string_view line_start = "\u2014 ";  // an em dash and a blank

std::string line_of(const NoteSignature& signature) {
    std::string bytes(signature.key_id.begin(), signature.key_id.end());
    bytes += signature.bytes;
    return std::string(line_start) + signature.name + ' ' + base64(base::as_bytes(bytes)) + '\n';
}

std::string line_by(const StationKey& key, std::string_view text) {
    const auto bytes = key.sign(text);
    return line_of({key.verifier().name, key.verifier().key_id(), std::string(bytes.begin(), bytes.end())});
}

Result<NoteSignature> read_line(std::string_view line, const std::string& where) {
    constexpr const char* form = "an em dash, a blank, a name, a blank, base64";
    if (!line.starts_with(line_start)) return fail(ErrorCode::bad_value, where, "no signature line", form);
    line.remove_prefix(line_start.size());
    const auto blank = line.find(' ');
    if (blank == std::string_view::npos || !is_note_name(line.substr(0, blank)))
        return fail(ErrorCode::bad_value, where, "a signature line without a good name", form);
    const auto bytes = bytes_of_base64(line.substr(blank + 1), where);
    if (!bytes) return fail(bytes.error());
    NoteSignature out{std::string(line.substr(0, blank)), {}, {}};
    if (bytes->size() <= out.key_id.size())
        return fail(ErrorCode::bad_value, where, "a signature line without a signature", form);
    std::copy_n(bytes->begin(), out.key_id.size(), out.key_id.begin());
    out.bytes = bytes->substr(out.key_id.size());
    return out;
}

bool is_by(const NoteSignature& signature, const NoteVerifier& key) {
    return signature.name == key.name && signature.key_id == key.key_id();
}

bool holds(const NoteSignature& signature, const NoteVerifier& key, std::string_view text) {
    const auto bytes = base::as_bytes(signature.bytes);
    const auto message = base::as_bytes(text);
    return bytes.size() == crypto_sign_ed25519_BYTES &&
           crypto_sign_ed25519_verify_detached(bytes.data(), message.data(), message.size(), key.public_key.data()) ==
               0;
}

void add_once(std::vector<NoteSignature>& list, NoteSignature signature) {
    if (std::find(list.begin(), list.end(), signature) == list.end()) list.push_back(std::move(signature));
}

}  // namespace

Result<std::string> sign_note(std::string_view text, const StationKey& key) {
    if (!is_note_text(text) || text.size() > longest_note)
        return fail(ErrorCode::bad_value, "note", "a text that cannot be signed as a note",
                    "UTF-8 without control characters, ending with a line feed, of a million bytes at most");
    return std::string(text) + '\n' + line_by(key, text);
}

Result<std::string> add_note_signature(std::string_view note, const StationKey& key) {
    const auto parts = parse_note(note, "note");
    if (!parts) return fail(parts.error());
    std::string out = parts->text + '\n';
    for (const auto& signature : parts->unknown_keys)
        if (!is_by(signature, key.verifier())) out += line_of(signature);
    return out + line_by(key, parts->text);
}

Result<Note> parse_note(std::string_view note, std::string_view where) {
    const std::string place(where);
    if (note.size() > longest_note)
        return fail(ErrorCode::bad_value, place, "a note of " + std::to_string(note.size()) + " bytes",
                    "a million bytes at most");
    // The text may hold empty lines of its own; the signatures may not.
    const auto split = note.rfind("\n\n");
    if (split == std::string_view::npos || note.back() != '\n' || split + 2 == note.size())
        return fail(ErrorCode::bad_value, place, "no signatures after an empty line", "a signed note");
    Note out;
    out.text = note.substr(0, split + 1);
    if (!is_note_text(out.text))
        return fail(ErrorCode::bad_value, place, "a text with control characters or not in UTF-8", "a signed note");
    auto rest = note.substr(split + 2);
    for (std::size_t number = 1; !rest.empty(); ++number) {
        if (number > most_signatures)
            return fail(ErrorCode::bad_value, place, "more than 100 signatures", "100 at most");
        const auto end = rest.find('\n');
        auto signature = read_line(rest.substr(0, end), place + " signature " + std::to_string(number));
        if (!signature) return fail(signature.error());
        add_once(out.unknown_keys, std::move(*signature));
        rest.remove_prefix(end + 1);
    }
    return out;
}

Result<Note> verify_note(std::string_view note, std::span<const NoteVerifier> keys, std::string_view where) {
    auto out = parse_note(note, where);
    if (!out) return out;
    const std::string place(where);
    for (auto& signature : std::exchange(out->unknown_keys, {})) {
        const NoteVerifier* known = nullptr;
        for (const auto& key : keys) {
            if (!is_by(signature, key)) continue;
            if (known != nullptr && *known != key)
                return fail(ErrorCode::bad_value, place, "two keys of the name and id " + key.text().substr(0, 60),
                            "one key");
            known = &key;
        }
        if (known == nullptr) {
            out->unknown_keys.push_back(std::move(signature));
            continue;
        }
        if (!holds(signature, *known, out->text))
            return fail(ErrorCode::integrity, place,
                        "the signature of " + known->name + "+" + base::hex(known->key_id()) + " does not hold",
                        "the text as it was signed");
        // What counts is who signed, not how often.
        if (std::none_of(out->verified.begin(), out->verified.end(),
                         [&](const NoteSignature& earlier) { return is_by(earlier, *known); }))
            out->verified.push_back(std::move(signature));
    }
    if (out->verified.empty())
        return fail(ErrorCode::integrity, place, "no signature by a known key",
                    "a signature by one of the " + std::to_string(keys.size()) + " keys that are trusted here");
    return out;
}

}  // namespace velocert::signing
