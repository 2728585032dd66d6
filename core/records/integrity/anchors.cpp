// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/anchors.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <utility>

#include "core/records/files/file.h"
#include "core/records/integrity/rollback.h"
#include "core/records/ledger/row_name.h"

namespace velocert::records {
namespace {

using base::Result;

constexpr std::string_view delivery_type = "anchor-delivery/1";

bool on_one_disk(const std::string& a, const std::string& b) {
    struct stat first {};
    struct stat second {};
    return ::stat(a.c_str(), &first) == 0 && ::stat(b.c_str(), &second) == 0 && first.st_dev == second.st_dev;
}

/// The file must be there and hold just this.
Result<void> check_holds(const std::string& path, std::string_view note) {
    const auto bytes = read_whole(path);
    if (!bytes) return base::fail(bytes.error());
    if (std::string_view(reinterpret_cast<const char*>(bytes->data()), bytes->size()) != note)
        return base::fail(base::ErrorCode::integrity, path, "other bytes under the name of this checkpoint",
                          "what the ledger keeps of it");
    return {};
}

/// Everything that is not there yet. The newest one that is there is read again, so that a medium that lost its bytes
/// is not taken for a good one.
Result<bool> bring(const OutsidePlace& place, const std::vector<SignedCheckpoint>& all, PlaceState& state) {
    auto names = names_in(place.folder);
    if (!names) return base::fail(names.error());
    bool changed = false;
    for (const auto& one : all) {
        const std::string name = anchor_name(one.checkpoint);
        const std::string path = place.folder + '/' + name;
        const bool listed = std::binary_search(names->begin(), names->end(), name);
        if (!listed) {
            if (auto done = write_new(path, base::as_bytes(one.note)); !done) return base::fail(done.error());
            changed = true;
        }
        if (!listed || &one == &all.back())
            if (auto there = check_holds(path, one.note); !there) return base::fail(there.error());
        state.newest = one.checkpoint.size;
    }
    return changed;
}

base::Json record_of(const PlaceState& state) {
    return base::Json::object()
        .set("place", state.place.name)
        .set("folder", state.place.folder)
        .set("state", state.good ? "delivered" : "failed")
        .set("what", state.what)
        .set("newest", base::Json::integer(static_cast<std::int64_t>(state.newest)));
}

/// The states that one record tells, into those known so far.
Result<void> take_in(const LedgerEntry& entry, std::map<std::string, PlaceState>& states) {
    const std::string where = row_name(entry.seq);
    base::JsonReader reader(entry.record, where);
    const auto& list = reader.array("places");
    const auto made = RecordTime::parse(reader.any("made"), where);
    if (!made) return base::fail(made.error());
    for (const auto& item : list) {
        base::JsonReader one(item, where);
        PlaceState state;
        state.place.name = one.text("place");
        state.place.folder = one.text("folder");
        state.good = one.text("state") == "delivered";
        state.what = one.text_or("what", {});
        state.newest = static_cast<std::uint64_t>(std::max<std::int64_t>(one.integer("newest"), 0));
        state.tried_utc = made->utc;
        if (auto done = one.finish(); !done) return done;
        states[state.place.name] = std::move(state);
    }
    return reader.finish();
}

}  // namespace

Result<std::vector<PlaceState>> place_states(const Archive& archive) {
    auto places = places_of(archive);
    if (!places) return base::fail(places.error());
    auto entries = archive.ledger_entries(std::array{delivery_type});
    if (!entries) return base::fail(entries.error());
    std::map<std::string, PlaceState> known;
    for (const auto& entry : *entries)
        if (auto done = take_in(entry, known); !done) return base::fail(done.error());
    std::vector<PlaceState> out;
    for (const auto& place : *places) {
        const auto found = known.find(place.name);
        // A place that was moved is a new one.
        if (found != known.end() && found->second.place == place)
            out.push_back(found->second);
        else
            out.push_back({place, false, "nothing was delivered there yet", {}, 0, false});
    }
    return out;
}

Result<std::vector<PlaceState>> deliver(Archive& archive, const base::Clock& clock, const ClockSource& source) {
    auto states = place_states(archive);
    if (!states) return states;
    auto all = checkpoints(archive);
    if (!all) return base::fail(all.error());
    const auto keys = station_keys(archive);
    if (!keys) return base::fail(keys.error());
    const auto now = RecordTime::now(clock, source);
    auto changed = base::Json::array();
    for (auto& state : *states) {
        const PlaceState before = state;
        state.what.clear();
        state.newest = 0;
        const auto contradicts = contradiction_in(archive, state.place, *keys);
        if (!contradicts) return base::fail(contradicts.error());
        // Nothing is laid beside what contradicts it: somebody has to say which of the two is right.
        const auto brought = contradicts->empty()
                                 ? bring(state.place, *all, state)
                                 : Result<bool>(base::fail(base::ErrorCode::integrity, "rolled back", *contradicts));
        state.good = brought && !all->empty();
        if (!brought) state.what = brought.error().text();
        if (all->empty()) state.what = "there is no checkpoint yet";
        state.tried_utc = now.utc;
        state.on_the_archive_disk = on_one_disk(archive.folder(), state.place.folder);
        if ((brought && *brought) || state.good != before.good || state.what != before.what ||
            state.newest != before.newest)
            changed.push(record_of(state));
    }
    if (changed.items() == nullptr || changed.items()->empty()) return states;
    auto record = base::Json::object().set("places", std::move(changed)).set("made", now.json());
    if (auto done = archive.append(delivery_type, record); !done) return base::fail(done.error());
    return states;
}

}  // namespace velocert::records
