// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/keeping/backup_history.h"

#include <array>
#include <string_view>

#include "core/base/json.h"
#include "core/records/ledger/row_name.h"
#include "core/sequence/documents/exact_json.h"

namespace velocert::records {
namespace {

using base::Json;
using base::JsonReader;
using base::Result;
using sequence::read_count;
using sequence::read_digest;
using sequence::stored_count;

constexpr std::array<std::string_view, 2> types = {"backup/1", "rehearsal/1"};

Json person_json(const std::optional<base::Person>& person) { return person ? base::to_json(*person) : Json(); }

std::optional<base::Person> read_maybe_person(JsonReader& reader) {
    if (reader.optional("person") == nullptr) return std::nullopt;
    return base::read_person(reader, "person");
}

Result<BackupRecord> read_backup(const LedgerEntry& entry) {
    JsonReader reader(entry.record, row_name(entry.seq));
    BackupRecord out;
    out.utc = reader.text("utc");
    out.snapshot = reader.text("snapshot");
    out.place = reader.text("place");
    out.manifest = read_digest(reader, "manifest");
    out.tree_size = read_count(reader, "tree_size");
    out.root = read_digest(reader, "root");
    out.person = read_maybe_person(reader);
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

Result<RehearsalRecord> read_rehearsal(const LedgerEntry& entry) {
    JsonReader reader(entry.record, row_name(entry.seq));
    RehearsalRecord out;
    out.utc = reader.text("utc");
    out.snapshot = reader.text("snapshot");
    out.manifest = read_digest(reader, "manifest");
    out.checked = read_count(reader, "checked");
    out.findings = read_count(reader, "findings");
    out.runs = read_count(reader, "runs");
    out.differences = read_count(reader, "differences");
    out.first_finding = reader.text_or("first_finding", {});
    out.person = read_maybe_person(reader);
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

}  // namespace

Result<BackupHistory> backup_history(const Archive& archive) {
    auto entries = archive.ledger_entries(types);
    if (!entries) return base::fail(entries.error());
    BackupHistory out;
    for (const auto& entry : *entries) {
        if (entry.type == types[0]) {
            auto backup = read_backup(entry);
            if (!backup) return base::fail(backup.error());
            out.named.emplace(backup->place, backup->snapshot);
            out.manifests.insert(backup->manifest);
            out.last = std::move(*backup);
        } else {
            auto rehearsal = read_rehearsal(entry);
            if (!rehearsal) return base::fail(rehearsal.error());
            if (rehearsal->good()) out.last_good_rehearsal = *rehearsal;
            out.last_rehearsal = std::move(*rehearsal);
        }
    }
    return out;
}

Result<void> record_backup(Archive& archive, const Snapshot& snapshot, const std::string& place,
                           const std::optional<base::Person>& person) {
    return archive.append(types[0], Json::object()
                                        .set("utc", snapshot.manifest.made_utc)
                                        .set("snapshot", snapshot.name)
                                        .set("place", place)
                                        .set("manifest", snapshot.digest.text())
                                        .set("tree_size", stored_count(snapshot.manifest.tree_size))
                                        .set("root", snapshot.manifest.root.text())
                                        .set("person", person_json(person)));
}

Result<void> record_rehearsal(Archive& archive, const RehearsalRecord& rehearsal) {
    return archive.append(
        types[1], Json::object()
                      .set("utc", rehearsal.utc)
                      .set("snapshot", rehearsal.snapshot)
                      .set("manifest", rehearsal.manifest.text())
                      .set("checked", stored_count(rehearsal.checked))
                      .set("findings", stored_count(rehearsal.findings))
                      .set("runs", stored_count(rehearsal.runs))
                      .set("differences", stored_count(rehearsal.differences))
                      .set("first_finding", rehearsal.first_finding.empty() ? Json() : Json(rehearsal.first_finding))
                      .set("person", person_json(rehearsal.person)));
}

BackupAge backup_age(const std::optional<std::string>& newest_utc, std::chrono::system_clock::time_point now,
                     std::chrono::seconds limit) {
    if (!newest_utc) return {};
    const auto made = base::parse_utc(*newest_utc);
    if (!made || *made > now) return {};
    const auto age = std::chrono::duration_cast<std::chrono::seconds>(now - *made);
    return {age, age > limit};
}

}  // namespace velocert::records
