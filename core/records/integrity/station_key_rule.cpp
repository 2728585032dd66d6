// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/station_key_rule.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/json_members.h"
#include "core/base/stated_reason.h"
#include "core/records/accounts.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/ledger/row_name.h"
#include "core/records/second_person.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::string_view key_type = "station-key/1";
constexpr std::string_view request_type = "station-key-request/1";

bool by_a_person(const base::Json& record) { return record.find("by") != nullptr; }

base::Json entry_of(const signing::NoteVerifier& key, const base::Person& by, const base::Clock& clock,
                    const ClockSource& source) {
    return base::Json::object()
        .set("key", key.text())
        .set("by", base::to_json(by))
        .set("recorded", RecordTime::now(clock, source).json());
}

std::string names_of(const std::vector<signing::NoteVerifier>& keys) {
    std::string out;
    for (const auto& key : keys) out += (out.empty() ? "" : " or ") + name_and_hash(key);
    return out;
}

bool contains(const std::vector<signing::NoteVerifier>& keys, const signing::NoteVerifier& key) {
    return std::ranges::find(keys, key) != keys.end();
}

base::Error another_key(const signing::NoteVerifier& found, const std::vector<signing::NoteVerifier>& expected) {
    return {ErrorCode::not_permitted, "key of the station", "the key " + name_and_hash(found),
            "the key " + names_of(expected) +
                "; another one takes its place when two persons say so (checkpoint key --new, then --confirm)"};
}

}  // namespace

Result<bool> station_keys_need_persons(const Archive& archive) {
    if (archive.kind() != ArchiveKind::real) return false;
    const auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    return !people->empty();
}

Result<std::vector<signing::NoteVerifier>> keys_in_force(const Archive& archive) {
    auto entries = archive.ledger_entries(std::array{key_type});
    if (!entries) return base::fail(entries.error());
    std::vector<signing::NoteVerifier> out;
    bool entered = false;
    for (const auto& entry : *entries) {
        auto key = station_key_in(entry);
        if (!key) return base::fail(key.error());
        const bool person = by_a_person(entry.record);
        // What came without a person behind one that a person entered makes no key known.
        if (entered && !person) continue;
        if (person) out.clear();
        entered = entered || person;
        out.push_back(std::move(*key));
    }
    return out;
}

std::string name_and_hash(const signing::NoteVerifier& key) {
    const auto text = key.text();
    const auto hash = text.find('+');
    return hash == std::string::npos ? text : text.substr(0, text.find('+', hash + 1));
}

Result<void> may_sign_for_station(const Archive& archive, const signing::NoteVerifier& key) {
    const auto needed = station_keys_need_persons(archive);
    if (!needed) return base::fail(needed.error());
    if (!*needed) return {};
    const auto keys = keys_in_force(archive);
    if (!keys) return base::fail(keys.error());
    if (contains(*keys, key)) return {};
    if (!keys->empty()) return base::fail(another_key(key, *keys));
    return base::fail(ErrorCode::not_permitted, "key of the station",
                      "the key " + name_and_hash(key) + ", and none was entered",
                      "the first one entered by a signatory or an administrator: checkpoint make with --user, once");
}

Result<void> enter_station_key(Archive& archive, const signing::NoteVerifier& key, const base::Person& by,
                               const base::Clock& clock, const ClockSource& source) {
    const auto keys = keys_in_force(archive);
    if (!keys) return base::fail(keys.error());
    if (contains(*keys, key)) return {};
    if (!keys->empty()) return base::fail(another_key(key, *keys));
    return archive.append(key_type, entry_of(key, by, clock, source));
}

Result<std::optional<KeyRequest>> open_key_request(const Archive& archive) {
    auto entries = archive.ledger_entries(std::array{key_type, request_type});
    if (!entries) return base::fail(entries.error());
    std::optional<KeyRequest> out;
    for (const auto& entry : *entries) {
        if (entry.type == key_type) {
            if (by_a_person(entry.record)) out.reset();
            continue;
        }
        auto key = station_key_in(entry);
        if (!key) return base::fail(key.error());
        base::JsonReader reader(entry.record, row_name(entry.seq));
        auto by = base::read_person(reader, "by");
        auto reason = reader.text("reason");
        if (!reader.ok()) return base::fail(reader.finish().error());
        out = KeyRequest{entry.seq, std::move(*key), std::move(by), std::move(reason)};
    }
    return out;
}

Result<void> request_station_key(Archive& archive, const signing::NoteVerifier& key, const base::Person& by,
                                 std::string_view reason, const base::Clock& clock, const ClockSource& source) {
    if (auto said = base::need_words(reason, "reason", "reason", "why another key signs for the station"); !said)
        return said;
    const auto keys = keys_in_force(archive);
    if (!keys) return base::fail(keys.error());
    if (keys->size() == 1 && contains(*keys, key))
        return base::fail(ErrorCode::already_exists, "key of the station", name_and_hash(key) + " is in force",
                          "another key");
    return archive.append(request_type, entry_of(key, by, clock, source).set("reason", reason));
}

Result<void> confirm_station_key(Archive& archive, const signing::NoteVerifier& key, const base::Person& by,
                                 const base::Clock& clock, const ClockSource& source) {
    const auto request = open_key_request(archive);
    if (!request) return base::fail(request.error());
    if (!*request)
        return base::fail(ErrorCode::not_found, "key of the station", "nobody asked for another key",
                          "a request first (checkpoint key --new FILE --why REASON)");
    const auto& asked = **request;
    if (asked.key != key)
        return base::fail(ErrorCode::bad_value, "key of the station", "the key " + name_and_hash(key),
                          "the key that was asked for, " + name_and_hash(asked.key));
    if (auto second = need_second_person(archive, asked.by, by, "key of the station", "asked for the new key"); !second)
        return second;
    return archive.append(key_type, entry_of(key, by, clock, source)
                                        .set("requested_by", base::to_json(asked.by))
                                        .set("request", base::Json::integer(static_cast<std::int64_t>(asked.seq)))
                                        .set("reason", asked.reason));
}

}  // namespace velocert::records
