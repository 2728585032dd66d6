// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/packages/package_checkpoint.h"

#include <algorithm>

#include "core/signing/encoding/base64.h"
#include "core/signing/notes/signed_note.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

/// The public key as SubjectPublicKeyInfo (RFC 8410) in PEM: the form that openssl reads.
std::string pem_of(const signing::NoteVerifier& key) {
    std::vector<std::uint8_t> der = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
    der.insert(der.end(), key.public_key.begin(), key.public_key.end());
    return "-----BEGIN PUBLIC KEY-----\n" + signing::base64(der) + "\n-----END PUBLIC KEY-----\n";
}

}  // namespace

Result<std::optional<PackageCheckpoint>> package_checkpoint(std::span<const LedgerEntry> entries,
                                                            const base::Digest& first_chain) {
    std::vector<signing::NoteVerifier> keys;
    const LedgerEntry* last = nullptr;
    for (const auto& entry : entries) {
        if (entry.type == "checkpoint/1") last = &entry;
        if (entry.type != "station-key/1") continue;
        auto key = key_in(entry.record);
        if (!key) return base::fail(key.error());
        keys.push_back(std::move(*key));
    }
    if (last == nullptr) return std::nullopt;
    const std::string where = "checkpoint in entry " + std::to_string(last->seq);
    auto read = read_checkpoint(note_in(last->record), keys, where);
    if (!read) return base::fail(read.error());
    if (read->checkpoint.origin != origin_of(first_chain))
        return base::fail(ErrorCode::integrity, where, "the origin " + read->checkpoint.origin, origin_of(first_chain));
    if (read->checkpoint.size >= last->seq)
        return base::fail(ErrorCode::integrity, where, std::to_string(read->checkpoint.size) + " entries",
                          "fewer than the number of its own entry");
    auto note = signing::verify_note(read->note, keys, where);
    if (!note) return base::fail(note.error());
    const auto& signature = note->verified.front();
    const auto signer = std::find_if(keys.begin(), keys.end(), [&](const auto& key) {
        return key.name == signature.name && key.key_id() == signature.key_id;
    });
    if (signer == keys.end()) return base::fail(ErrorCode::integrity, where, "an unknown key", "a station's key");
    return PackageCheckpoint{read->checkpoint,
                             {{"checkpoint/key.pem", pem_of(*signer)},
                              {"checkpoint/note.txt", read->note},
                              {"checkpoint/signature.bin", signature.bytes},
                              {"checkpoint/signed.txt", note->text}}};
}

}  // namespace velocert::records
