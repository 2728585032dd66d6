// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/watch/watch_record.h"

#include <unistd.h>

#include <algorithm>
#include <array>

#include "core/base/digest.h"
#include "core/records/files/file.h"
#include "instruments/watch/open_order.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

constexpr std::string_view format = "velocert-watch/1";
constexpr std::string_view entered_folder = "entered";
constexpr std::array<std::string_view, 6> outcome_names{"confirmed", "answered",    "silent",
                                                        "refused",   "unreachable", "unknown"};

std::string_view in_words(WatchRecord::Outcome outcome) {
    switch (outcome) {
        case WatchRecord::Outcome::confirmed: return "the instrument confirmed its safe state";
        case WatchRecord::Outcome::answered:
            return "something came back that does not prove the safe state: look at the instrument";
        case WatchRecord::Outcome::silent: return "nothing came back: look at the instrument";
        case WatchRecord::Outcome::refused: return "the instrument is NOT in its safe state: switch it off by hand";
        case WatchRecord::Outcome::unreachable: return "the port could not be used: switch the instrument off by hand";
        case WatchRecord::Outcome::unknown:
            return "nobody switched it off, and its state is not known: look at the instrument, and switch it off by "
                   "hand if it is on";
    }
    return {};
}

}  // namespace

std::string_view name(WatchRecord::Outcome outcome) { return outcome_names.at(static_cast<std::size_t>(outcome)); }

Json WatchRecord::json() const {
    auto out = Json::object()
                   .set("format", format)
                   .set("when", utc)
                   .set("port", port)
                   .set("settings", settings)
                   .set("driver", driver)
                   .set("identity", identity)
                   .set("person", person)
                   .set("purpose", purpose)
                   .set("sent", base::hex(base::as_bytes(sent)))
                   .set("received", base::hex(base::as_bytes(received)))
                   .set("outcome", name(outcome))
                   .set("detail", detail);
    if (!parting.empty()) out.set("parting", parting);
    return out;
}

Result<WatchRecord> WatchRecord::parse(std::string_view text, std::string_view where) {
    const auto json = Json::parse(text, where);
    if (!json) return base::fail(json.error());
    base::JsonReader reader(*json, std::string(where));
    if (reader.text("format") != format)
        reader.refuse("format", ErrorCode::unknown_version, "another format", std::string(format));
    WatchRecord out;
    out.utc = reader.text("when");
    out.port = reader.text("port");
    out.settings = reader.text_or("settings", "");
    out.driver = reader.text("driver");
    out.identity = reader.text_or("identity", "");
    out.person = reader.text_or("person", "");
    out.purpose = reader.text_or("purpose", "");
    const auto sent = base::bytes_of_hex(reader.text_or("sent", ""));
    const auto received = base::bytes_of_hex(reader.text_or("received", ""));
    const auto outcome_name = reader.text("outcome");
    out.detail = reader.text_or("detail", "");
    out.parting = reader.text_or("parting", "");
    const auto found = std::find(outcome_names.begin(), outcome_names.end(), outcome_name);
    if (found == outcome_names.end())
        reader.refuse("outcome", ErrorCode::bad_value, "'" + outcome_name + "'", "confirmed, answered, silent ...");
    if (!sent) reader.refuse(sent.error());
    if (!received) reader.refuse(received.error());
    if (auto good = reader.finish(); !good) return base::fail(good.error());
    out.outcome = static_cast<Outcome>(found - outcome_names.begin());
    out.sent = *sent;
    out.received = *received;
    return out;
}

std::string WatchRecord::text() const {
    const bool acted = outcome != Outcome::unknown;
    std::string out = (acted ? "the watchdog drove " : "") + driver + " at " + port;
    if (!identity.empty() && identity != "|||") out += " (" + identity + ")";
    out += acted ? " to its safe state on " + utc + ", because " +
                       std::string(parting.empty() ? "the program had ended without a farewell"
                                                   : "the program ended and could not confirm that itself")
                 : ", opened on " + utc + ", was in use when the program and its watchdog both ended";
    if (!purpose.empty()) out += " during " + purpose;
    if (!person.empty()) out += " of " + person;
    out += "; " + std::string(in_words(outcome));
    if (!detail.empty()) out += " (" + detail + ")";
    return out;
}

std::string file_stamp(const std::string& utc) {
    std::string out;
    for (const char c : utc)
        if (c != ':' && c != '-' && c != '.') out += c;
    return out;
}

Result<std::string> keep_record(const WatchRecord& record, const std::string& folder) {
    if (auto made = records::make_folder(folder); !made) return base::fail(made.error());
    const std::string path = folder + "/" + file_stamp(record.utc) + "-" + std::to_string(getpid()) + ".json";
    const std::string text = record.json().text(true) + "\n";
    if (auto written = records::write_new(path, base::as_bytes(text)); !written) return base::fail(written.error());
    if (auto synced = records::sync_folder(folder); !synced) return base::fail(synced.error());
    return path;
}

std::string watch_folder(const std::string& archive) { return archive + "/watchdog"; }

Result<std::vector<KeptRecord>> unentered_records(const std::string& archive) {
    std::vector<KeptRecord> out;
    std::vector<std::string> files;
    for (const auto& folder : {watch_folder(archive), open_folder(watch_folder(archive))}) {
        const auto names = records::names_in(folder);
        if (!names && names.error().code == ErrorCode::not_found) continue;
        if (!names) return base::fail(names.error());
        for (const auto& file : *names)
            if (file.ends_with(".json")) files.push_back(folder + "/" + file);
    }
    for (const auto& path : files) {
        // A program that lives still uses that instrument.
        if (is_held(path)) continue;
        const auto bytes = records::read_whole(path);
        if (!bytes && bytes.error().code == ErrorCode::not_found) continue;  // closed or entered meanwhile
        if (!bytes) return base::fail(bytes.error());
        auto record = WatchRecord::parse({reinterpret_cast<const char*>(bytes->data()), bytes->size()}, path);
        KeptRecord kept{path, std::nullopt, {}, base::Digest::of(*bytes).text()};
        if (record)
            kept.record = std::move(*record);
        else
            kept.unreadable = record.error().text();
        out.push_back(std::move(kept));
    }
    const auto when = [](const KeptRecord& kept) { return kept.record ? kept.record->utc : std::string(); };
    std::stable_sort(out.begin(), out.end(),
                     [&](const KeptRecord& a, const KeptRecord& b) { return when(a) < when(b); });
    return out;
}

std::string KeptRecord::text() const {
    if (record) return record->text();
    return "what a watchdog wrote cannot be read (" + unreadable +
           "): an instrument may have been driven to its safe state, and how that ended is not known; look at the "
           "instruments";
}

Result<void> tell_unentered(const std::string& archive, records::Verification& into) {
    const auto waiting = unentered_records(archive);
    if (!waiting) return base::fail(waiting.error());
    for (const auto& kept : *waiting) (kept.record ? into.notes : into.findings).push_back({kept.file, kept.text()});
    return {};
}

Result<std::vector<KeptRecord>> enter_records(const std::string& archive, sequence::EvidenceSink& ledger) {
    auto waiting = unentered_records(archive);
    if (!waiting) return base::fail(waiting.error());
    std::vector<KeptRecord> out;
    if (waiting->empty()) return out;
    const auto aside = watch_folder(archive) + "/" + std::string(entered_folder);
    if (auto made = records::make_folder(aside); !made) return base::fail(made.error());
    for (auto& kept : *waiting) {
        // The ledger first: a crash in between tells the same twice, which is better than never.
        const bool gone = kept.record && kept.record->outcome == WatchRecord::Outcome::unknown;
        const auto entry = kept.record ? kept.record->json()
                                       : Json::object()
                                             .set("format", format)
                                             .set("identity", "?")
                                             .set("port", kept.file.substr(kept.file.rfind('/') + 1))
                                             .set("outcome", "unreadable")
                                             .set("detail", kept.unreadable)
                                             .set("sha256", kept.digest);
        if (auto done = ledger.append(gone ? "watchdog-gone/1" : "watchdog/1", entry); !done)
            return base::fail(done.error());
        const auto file = aside + kept.file.substr(kept.file.rfind('/'));
        if (auto moved = records::link_or_copy(kept.file, file);
            !moved && moved.error().code != ErrorCode::already_exists)
            return base::fail(moved.error());
        if (auto removed = records::remove_name(kept.file); !removed) return base::fail(removed.error());
        out.push_back(std::move(kept));
    }
    if (auto synced = records::sync_folder(aside); !synced) return base::fail(synced.error());
    return out;
}

}  // namespace velocert::instruments
