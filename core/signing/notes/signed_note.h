// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/entropy.h"
#include "core/base/result.h"

namespace velocert::signing {

/// The public half of a key that signs notes (C2SP signed-note, Ed25519): what an auditor keeps elsewhere.
struct NoteVerifier {
    std::string name;  ///< not empty; no blanks, no '+'
    std::array<std::uint8_t, 32> public_key{};

    /// From "name+hash+base64", where the hash is the key id; bad_value for anything else.
    [[nodiscard]] static base::Result<NoteVerifier> parse(std::string_view text);
    [[nodiscard]] std::string text() const;
    /// The first four bytes of SHA-256(name, line feed, 0x01, public key).
    [[nodiscard]] std::array<std::uint8_t, 4> key_id() const;
    friend bool operator==(const NoteVerifier&, const NoteVerifier&) = default;
};

/// The key of a station, not of a person: it signs checkpoints without being asked. Wiped when it goes.
class StationKey {
  public:
    /// A new key of that name.
    [[nodiscard]] static base::Result<StationKey> make(std::string_view name, const base::Entropy& entropy);
    /// From "PRIVATE+KEY+name+hash+base64"; the error does not repeat the text.
    [[nodiscard]] static base::Result<StationKey> parse(std::string_view text, std::string_view where);
    /// From a file that only its owner may read; not_permitted if others may.
    [[nodiscard]] static base::Result<StationKey> load(const std::string& path);

    StationKey(StationKey&& other) noexcept;
    StationKey& operator=(StationKey&& other) noexcept;
    StationKey(const StationKey&) = delete;
    StationKey& operator=(const StationKey&) = delete;
    ~StationKey();

    /// Into a new file with mode 0600, on disk when this returns; already_exists rather than overwriting one.
    [[nodiscard]] base::Result<void> store(const std::string& path) const;

    [[nodiscard]] const NoteVerifier& verifier() const { return verifier_; }
    /// Ed25519 (RFC 8032) over the bytes as they are.
    [[nodiscard]] std::array<std::uint8_t, 64> sign(std::string_view bytes) const;

  private:
    StationKey(std::string_view name, const std::array<std::uint8_t, 32>& seed);

    NoteVerifier verifier_;
    std::array<std::uint8_t, 64> secret_{};  // seed and public key, as libsodium keeps them
};

/// One signature line of a note.
struct NoteSignature {
    std::string name;
    std::array<std::uint8_t, 4> key_id{};
    std::string bytes;  ///< without the key id
    friend bool operator==(const NoteSignature&, const NoteSignature&) = default;
};

/// A note taken apart.
struct Note {
    std::string text;                         ///< what was signed; ends with a line feed
    std::vector<NoteSignature> verified;      ///< by the keys that were given, each once
    std::vector<NoteSignature> unknown_keys;  ///< by keys nobody gave: they prove nothing
};

/// The note: text, empty line, one signature line. Refuses a text that is empty, does not end with a line feed, is not
/// UTF-8 or has control characters.
[[nodiscard]] base::Result<std::string> sign_note(std::string_view text, const StationKey& key);
/// One more signature at the end of a note; the earlier ones stay (one of the same key is replaced).
[[nodiscard]] base::Result<std::string> add_note_signature(std::string_view note, const StationKey& key);

/// Takes a note apart without looking at its signatures; all of them are then under `unknown_keys`.
[[nodiscard]] base::Result<Note> parse_note(std::string_view note, std::string_view where);
/// The note, if at least one of the keys signed it and no signature under the name and id of one of them is wrong;
/// else integrity. `where` names the note in errors.
[[nodiscard]] base::Result<Note> verify_note(std::string_view note, std::span<const NoteVerifier> keys,
                                             std::string_view where);

}  // namespace velocert::signing
