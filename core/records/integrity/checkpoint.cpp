// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/checkpoint.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/records/ledger/row_name.h"
#include "core/signing/encoding/base64.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::string_view checkpoint_type = "checkpoint/1";
constexpr std::string_view key_type = "station-key/1";

/// Takes lines off a text, one by one.
class LineReader {
  public:
    explicit LineReader(std::string_view text) : text_(text) {}
    [[nodiscard]] std::string_view next() {
        const auto end = text_.find('\n');
        if (end == std::string_view::npos) return {};
        const auto line = text_.substr(0, end);
        text_.remove_prefix(end + 1);
        return line;
    }
    /// What stands behind "word " on the next line; empty if it does not begin so.
    [[nodiscard]] std::string_view next(std::string_view word) {
        auto line = next();
        if (!line.starts_with(word) || line.size() <= word.size() || line[word.size()] != ' ') return {};
        return line.substr(word.size() + 1);
    }

  private:
    std::string_view text_;
};

/// The words of a line, divided by one blank each.
std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> out;
    while (true) {
        const auto end = line.find(' ');
        out.emplace_back(line.substr(0, end));
        if (end == std::string_view::npos) return out;
        line.remove_prefix(end + 1);
    }
}

Result<base::Digest> digest_of_base64(std::string_view text, std::string_view where) {
    const auto bytes = signing::bytes_of_base64(text, where);
    std::array<std::uint8_t, base::Digest::size> out{};
    if (!bytes || bytes->size() != out.size())
        return base::fail(ErrorCode::bad_value, std::string(where), '"' + std::string(text) + "\" as the root",
                          "32 bytes in base64");
    std::copy(bytes->begin(), bytes->end(), out.begin());
    return base::Digest(out);
}

}  // namespace

std::string_view name(CheckpointReason reason) {
    switch (reason) {
        case CheckpointReason::issue: return "issue";
        case CheckpointReason::day: return "day";
        case CheckpointReason::backup: return "backup";
        case CheckpointReason::by_hand: return "by-hand";
    }
    return {};
}

std::string Checkpoint::text() const {
    return origin + '\n' + std::to_string(size) + '\n' + signing::base64(root.bytes()) + '\n' + "time " + time.utc +
           ' ' + time.offset + '\n' + "clock " + std::string(name(time.clock.synchronisation)) + ' ' +
           (time.clock.source.empty() ? "-" : time.clock.source) + ' ' + std::to_string(time.clock.largest_error_us) +
           '\n' + "chain " + chain.text() + '\n' + "reason " + std::string(name(reason)) + '\n';
}

Result<Checkpoint> Checkpoint::parse(std::string_view text, std::string_view where) {
    const auto refuse = [&](std::string_view what, std::string_view found) {
        return base::fail(ErrorCode::bad_value, std::string(where),
                          std::string(what) + " of the checkpoint: \"" + std::string(found) + '"',
                          "a checkpoint as this program writes it");
    };
    LineReader lines(text);
    Checkpoint out;
    out.origin = lines.next();
    const auto size = lines.next();
    const auto [at, code] = std::from_chars(size.data(), size.data() + size.size(), out.size);
    if (code != std::errc{} || at != size.data() + size.size()) return refuse("size", size);
    auto root = digest_of_base64(lines.next(), where);
    if (!root) return base::fail(root.error());
    out.root = *root;
    const auto time = words_of(lines.next("time"));
    const auto clock = words_of(lines.next("clock"));
    if (time.size() != 2 || clock.size() != 3) return refuse("time or clock", text);
    auto error = base::Json::parse(clock[2]);
    auto read = RecordTime::parse(base::Json::object()
                                      .set("utc", time[0])
                                      .set("offset", time[1])
                                      .set("clock", base::Json::object()
                                                        .set("state", clock[0])
                                                        .set("source", clock[1] == "-" ? std::string() : clock[1])
                                                        .set("largest_error_us", error ? *error : base::Json())),
                                  where);
    if (!read) return base::fail(read.error());
    out.time = *read;
    const auto chain = lines.next("chain");
    auto digest = base::Digest::parse(chain);
    if (!digest) return refuse("chain", chain);
    out.chain = *digest;
    const auto reason = lines.next("reason");
    for (const auto one : {CheckpointReason::issue, CheckpointReason::day, CheckpointReason::backup})
        if (name(one) == reason) out.reason = one;
    // Whatever was read otherwise than it is written shows here.
    if (out.origin.empty() || out.text() != text) return refuse("text", text);
    return out;
}

Result<SignedCheckpoint> read_checkpoint(std::string_view note, std::span<const signing::NoteVerifier> keys,
                                         std::string_view where) {
    auto parsed = signing::parse_note(note, where);
    if (!parsed)
        return base::fail(ErrorCode::integrity, std::string(where), parsed.error().found, "a signed checkpoint");
    const bool known =
        std::any_of(parsed->unknown_keys.begin(), parsed->unknown_keys.end(), [&](const auto& signature) {
            return std::any_of(keys.begin(), keys.end(), [&](const auto& key) {
                return key.name == signature.name && key.key_id() == signature.key_id;
            });
        });
    if (!known)
        return base::fail(ErrorCode::integrity, std::string(where),
                          "unknown key: signed by " +
                              (parsed->unknown_keys.empty() ? "nobody" : parsed->unknown_keys.front().name) +
                              ", whose key is not among those given",
                          "the signature of a known station key");
    auto verified = signing::verify_note(note, keys, where);
    if (!verified)
        return base::fail(ErrorCode::integrity, std::string(where), "wrong signature: " + verified.error().found,
                          "the signature of a known station key");
    auto checkpoint = Checkpoint::parse(verified->text, where);
    if (!checkpoint) return base::fail(checkpoint.error());
    return SignedCheckpoint{std::move(*checkpoint), std::string(note), verified->verified.front().name};
}

std::string origin_of(const base::Digest& first_chain) {
    return "velocert/" + first_chain.text().substr(0, base::Digest::size);
}

Result<std::string> origin_of(const Archive& archive) {
    auto row = archive.ledger_row(1);
    if (!row) return base::fail(row.error());
    return origin_of(row->chain);
}

std::string note_in(const base::Json& record) {
    const auto* note = record.find("note");
    const auto* text = note == nullptr ? nullptr : note->string();
    return text == nullptr ? std::string() : *text;
}

Result<signing::NoteVerifier> key_in(const base::Json& record) {
    const auto* key = record.find("key");
    const auto* text = key == nullptr ? nullptr : key->string();
    return signing::NoteVerifier::parse(text == nullptr ? std::string_view() : std::string_view(*text));
}

Result<signing::NoteVerifier> station_key_in(const LedgerEntry& entry) {
    auto key = key_in(entry.record);
    if (!key) return base::fail(ErrorCode::integrity, row_name(entry.seq), key.error().found, key.error().expected);
    return key;
}

Result<std::vector<signing::NoteVerifier>> station_keys(const Archive& archive) {
    auto entries = archive.ledger_entries(std::array{key_type});
    if (!entries) return base::fail(entries.error());
    std::vector<signing::NoteVerifier> out;
    for (const auto& entry : *entries) {
        auto key = station_key_in(entry);
        if (!key) return base::fail(key.error());
        out.push_back(std::move(*key));
    }
    return out;
}

Result<std::vector<SignedCheckpoint>> checkpoints(const Archive& archive) {
    auto entries = archive.ledger_entries(std::array{checkpoint_type});
    if (!entries) return base::fail(entries.error());
    std::vector<SignedCheckpoint> out;
    for (const auto& entry : *entries) {
        const std::string where = row_name(entry.seq);
        const std::string note = note_in(entry.record);
        auto parsed = signing::parse_note(note, where);
        if (!parsed) return base::fail(ErrorCode::integrity, where, parsed.error().found, "a signed checkpoint");
        auto checkpoint = Checkpoint::parse(parsed->text, where);
        if (!checkpoint)
            return base::fail(ErrorCode::integrity, where, checkpoint.error().found, "a signed checkpoint");
        out.push_back({std::move(*checkpoint), note, parsed->unknown_keys.front().name});
    }
    return out;
}

}  // namespace velocert::records
