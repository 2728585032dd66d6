// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <sodium/crypto_sign_ed25519.h>
#include <sodium/utils.h>
#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include "core/base/digest.h"
#include "core/base/secret.h"
#include "core/signing/encoding/base64.h"
#include "core/signing/notes/note_name.h"
#include "core/signing/notes/signed_note.h"
#include "core/signing/own_file.h"

namespace velocert::signing {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

constexpr char ed25519 = '\x01';  // the algorithm of C2SP signed-note
constexpr std::size_t longest_key_text = 1024;
constexpr std::string_view private_mark = "PRIVATE+KEY+";

std::string id_text(const NoteVerifier& verifier) { return base::hex(verifier.key_id()); }

struct KeyText {
    std::string_view name;
    std::string_view id;
    std::string key;  ///< without the algorithm
};

/// "name+id+base64": the last part may hold a '+' of its own, the first two may not.
Result<KeyText> take_apart(std::string_view text, std::string_view where, std::string_view form) {
    const auto refused = [&](const char* what) {
        return fail(ErrorCode::bad_value, std::string(where), what, std::string(form));
    };
    if (text.size() > longest_key_text) return refused("a text that is too long");
    const auto first = text.find('+');
    const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos) return refused("no text of three parts");
    KeyText out{text.substr(0, first), text.substr(first + 1, second - first - 1), {}};
    if (!is_note_name(out.name)) return refused("no name of a key");
    auto key = bytes_of_base64(text.substr(second + 1), where);
    if (!key) return refused("no key in base64");
    if (key->size() != 33 || key->front() != ed25519) {
        sodium_memzero(key->data(), key->size());
        return refused("no Ed25519 key");
    }
    out.key = key->substr(1);
    sodium_memzero(key->data(), key->size());
    return out;
}

}  // namespace

Result<NoteVerifier> NoteVerifier::parse(std::string_view text) {
    constexpr std::string_view where = "verifier key";
    auto parts = take_apart(text, where, "name+id+base64 of an Ed25519 key");
    if (!parts) return fail(parts.error());
    NoteVerifier out;
    out.name = parts->name;
    std::copy(parts->key.begin(), parts->key.end(), out.public_key.begin());
    if (id_text(out) != parts->id)
        return fail(ErrorCode::bad_value, std::string(where), "the key id " + std::string(parts->id),
                    id_text(out) + ", which belongs to this name and key");
    return out;
}

std::string NoteVerifier::text() const {
    std::string key(1, ed25519);
    key.append(public_key.begin(), public_key.end());
    return name + '+' + id_text(*this) + '+' + base64(base::as_bytes(key));
}

std::array<std::uint8_t, 4> NoteVerifier::key_id() const {
    base::DigestBuilder builder;
    builder.add(name);
    const char separator[] = {'\n', ed25519};
    builder.add(std::string_view(separator, 2));
    builder.add(public_key);
    const auto digest = builder.digest();
    std::array<std::uint8_t, 4> out{};
    std::copy_n(digest.bytes().begin(), out.size(), out.begin());
    return out;
}

StationKey::StationKey(std::string_view name, const std::array<std::uint8_t, 32>& seed) {
    verifier_.name = name;
    crypto_sign_ed25519_seed_keypair(verifier_.public_key.data(), secret_.data(), seed.data());
}

StationKey::StationKey(StationKey&& other) noexcept : verifier_(std::move(other.verifier_)), secret_(other.secret_) {
    sodium_memzero(other.secret_.data(), other.secret_.size());
}

StationKey& StationKey::operator=(StationKey&& other) noexcept {
    if (this == &other) return *this;
    verifier_ = std::move(other.verifier_);
    secret_ = other.secret_;
    sodium_memzero(other.secret_.data(), other.secret_.size());
    return *this;
}

StationKey::~StationKey() { sodium_memzero(secret_.data(), secret_.size()); }

Result<StationKey> StationKey::make(std::string_view name, const base::Entropy& entropy) {
    if (!is_note_name(name))
        return fail(ErrorCode::bad_value, "station key", "the name '" + std::string(name) + "'",
                    "a name without blanks and '+', of 200 bytes at most");
    std::array<std::uint8_t, 32> seed{};
    entropy.fill(seed);
    StationKey key(name, seed);
    sodium_memzero(seed.data(), seed.size());
    return key;
}

Result<StationKey> StationKey::parse(std::string_view text, std::string_view where) {
    constexpr std::string_view form = "PRIVATE+KEY+name+id+base64 of an Ed25519 key";
    if (!text.starts_with(private_mark))
        return fail(ErrorCode::bad_value, std::string(where), "no private key of a station", std::string(form));
    auto parts = take_apart(text.substr(private_mark.size()), where, form);
    if (!parts) return fail(parts.error());
    std::array<std::uint8_t, 32> seed{};
    std::copy(parts->key.begin(), parts->key.end(), seed.begin());
    sodium_memzero(parts->key.data(), parts->key.size());
    StationKey key(parts->name, seed);
    sodium_memzero(seed.data(), seed.size());
    if (id_text(key.verifier_) != parts->id)
        return fail(ErrorCode::bad_value, std::string(where), "a key id that does not belong to the key",
                    id_text(key.verifier_));
    return key;
}

Result<StationKey> StationKey::load(const std::string& path) {
    auto text = read_own_file(path, longest_key_text);
    if (!text) return fail(text.error());
    if (text->view().empty() || text->view().back() != '\n')
        return fail(ErrorCode::bad_value, path, "a file without a whole line", "one line with the key of a station");
    return parse(text->view().substr(0, text->view().size() - 1), path);
}

Result<void> StationKey::store(const std::string& path) const {
    std::string key(1, ed25519);
    key.append(secret_.begin(), secret_.begin() + 32);
    std::string encoded = base64(base::as_bytes(key));
    sodium_memzero(key.data(), key.size());
    const std::string start = std::string(private_mark) + verifier_.name + '+' + id_text(verifier_) + '+';
    std::string line;
    line.reserve(start.size() + encoded.size() + 1);  // no copy is left behind by growing
    line.append(start).append(encoded).append("\n");
    sodium_memzero(encoded.data(), encoded.size());
    const base::Secret text(std::move(line));
    return write_own_file(path, base::as_bytes(text.view()));
}

std::array<std::uint8_t, 64> StationKey::sign(std::string_view bytes) const {
    std::array<std::uint8_t, 64> out{};
    const auto message = base::as_bytes(bytes);
    crypto_sign_ed25519_detached(out.data(), nullptr, message.data(), message.size(), secret_.data());
    return out;
}

}  // namespace velocert::signing
