// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of `checkpoint` that make and carry checkpoints.
#include "app/cli/records/checkpoint_command.h"
#include "app/cli/records/station_keys.h"
#include "core/records/integrity/anchors.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/integrity/rollback.h"
#include "core/records/integrity/station_key_rule.h"

namespace velocert::app {
namespace {

using base::Json;
using records::Archive;

Json json_of(const records::SignedCheckpoint& one) {
    const auto& told = one.checkpoint;
    return Json::object()
        .set("origin", told.origin)
        .set("size", Json::integer(static_cast<std::int64_t>(told.size)))
        .set("root", told.root.text())
        .set("time", told.time.utc)
        .set("clock", name(told.time.clock.synchronisation))
        .set("reason", name(told.reason))
        .set("signer", one.signer)
        .set("note", one.note);
}

Json json_of(const std::vector<records::PlaceState>& states) {
    auto out = Json::array();
    for (const auto& one : states)
        out.push(Json::object()
                     .set("place", one.place.name)
                     .set("folder", one.place.folder)
                     .set("good", one.good)
                     .set("what", one.what)
                     .set("newest", Json::integer(static_cast<std::int64_t>(one.newest)))
                     .set("tried", one.tried_utc));
    return out;
}

void print(const Output& output, const std::vector<records::PlaceState>& states) {
    std::size_t good = 0;
    for (const auto& one : states) {
        good += one.good ? 1 : 0;
        output.text("place " + one.place.name + " (" + one.place.folder +
                    "): " + (one.good ? "up to " + std::to_string(one.newest) + " rows" : one.what));
        if (one.on_the_archive_disk)
            output.say("place " + one.place.name + " lies on the same file system as the archive: it is lost with it");
    }
    if (good < records::wanted_places)
        output.say(std::to_string(good) + " outside places hold all checkpoints; there ought to be " +
                   std::to_string(records::wanted_places));
}

records::CheckpointReason reason_of(const std::string& text) {
    using records::CheckpointReason;
    for (const auto one : {CheckpointReason::issue, CheckpointReason::day, CheckpointReason::backup})
        if (name(one) == text) return one;
    return CheckpointReason::by_hand;
}

/// What was printed of the places is damage where one of them contradicts the archive.
ExitCode outcome_of(const Archive& archive) {
    return records::places_agree(archive) ? ExitCode::done : ExitCode::integrity;
}

/// Somebody who may enters the first key of a real archive with accounts by naming themselves with a signature.
base::Result<void> enter_key(Archive& archive, const signing::StationKey& key, const ActorOptions& actor,
                             const base::Clock& clock) {
    const auto needed = records::station_keys_need_persons(archive);
    if (!needed) return base::fail(needed.error());
    if (!*needed || !somebody_is_named(actor)) return {};
    const auto acting = acting_person(archive, clock, actor, "enter the key of the station",
                                      laboratory::Act::keep_anchors, {}, "the key of the station");
    if (!acting) return base::fail(acting.error());
    return records::enter_station_key(archive, key.verifier(), acting->person, clock);
}

}  // namespace

ExitCode make_station_key(const Output& output, const CheckpointArguments& arguments) {
    const auto key = signing::StationKey::make(arguments.name, base::SystemEntropy());
    if (!key) return output.refuse(key.error());
    if (const auto done = key->store(arguments.key); !done) return output.refuse(done.error());
    if (output.json)
        output.document(Json::object().set("file", arguments.key).set("key", key->verifier().text()));
    else
        output.text(key->verifier().text());
    output.say("the line above is the public half: give it to whoever is to check the archive");
    return ExitCode::done;
}

ExitCode make_one_checkpoint(const Output& output, const CheckpointArguments& arguments) {
    const auto key = signing::StationKey::load(arguments.key);
    if (!key) return output.refuse(key.error());
    const base::SystemClock clock;
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    if (const auto agreed = records::places_agree(**archive); !agreed) return output.refuse(agreed.error());
    if (const auto entered = enter_key(**archive, *key, arguments.actor, clock); !entered)
        return output.refuse(entered.error());
    const auto made = records::make_checkpoint(**archive, *key, clock, reason_of(arguments.reason));
    if (!made) return output.refuse(made.error());
    const auto states = records::deliver(**archive, clock);
    if (!states) return output.refuse(states.error());
    if (output.json) {
        output.document(json_of(*made).set("places", json_of(*states)));
    } else {
        output.text(made->note);
        print(output, *states);
    }
    return ExitCode::done;
}

ExitCode change_station_key(const Output& output, const CheckpointArguments& arguments) {
    std::optional<signing::NoteVerifier> wanted;
    if (!arguments.key.empty()) {
        const auto keys = read_station_keys({arguments.key});
        if (!keys) return output.refuse(keys.error());
        wanted = keys->front();
        if (const auto named = somebody_is_named(arguments.actor); !named) return output.refuse(named.error());
    } else if (arguments.confirm || !arguments.why.empty()) {
        return output.refuse(
            {base::ErrorCode::missing_field, "--new", "none", "the file with the public half of the key"});
    }
    const base::SystemClock clock;
    const auto archive = wanted ? Archive::open(arguments.archive, clock) : Archive::open_read_only(arguments.archive);
    if (!archive) return output.refuse(archive.error());
    if (wanted) {
        const auto acting =
            acting_person(**archive, clock, arguments.actor,
                          arguments.confirm ? "confirm the key of the station" : "ask for another key of the station",
                          laboratory::Act::keep_anchors, {}, "the key of the station");
        if (!acting) return output.refuse(acting.error());
        const auto done = arguments.confirm
                              ? records::confirm_station_key(**archive, *wanted, acting->person, clock)
                              : records::request_station_key(**archive, *wanted, acting->person, arguments.why, clock);
        if (!done) return output.refuse(done.error());
    }
    const auto keys = records::keys_in_force(**archive);
    if (!keys) return output.refuse(keys.error());
    const auto asked = records::open_key_request(**archive);
    if (!asked) return output.refuse(asked.error());
    auto listed = Json::array();
    for (const auto& key : *keys) {
        listed.push(key.text());
        output.text("in force: " + key.text());
    }
    if (keys->empty()) output.text("no key of the station was entered");
    if (*asked)
        output.text("asked for by " + (*asked)->by.name + " (" + (*asked)->reason + "): " + (*asked)->key.text());
    if (output.json)
        output.document(Json::object()
                            .set("keys", std::move(listed))
                            .set("asked_for", *asked ? Json((*asked)->key.text()) : Json()));
    return ExitCode::done;
}

ExitCode deliver_checkpoints(const Output& output, const CheckpointArguments& arguments) {
    const base::SystemClock clock;
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    const auto states = records::deliver(**archive, clock);
    if (!states) return output.refuse(states.error());
    if (output.json)
        output.document(Json::object().set("places", json_of(*states)));
    else
        print(output, *states);
    return outcome_of(**archive);
}

ExitCode list_checkpoints(const Output& output, const CheckpointArguments& arguments) {
    const auto archive = Archive::open_read_only(arguments.archive);
    if (!archive) return output.refuse(archive.error());
    const auto made = records::checkpoints(**archive);
    if (!made) return output.refuse(made.error());
    const auto states = records::place_states(**archive);
    if (!states) return output.refuse(states.error());
    if (output.json) {
        auto list = Json::array();
        for (const auto& one : *made) list.push(json_of(one));
        output.document(Json::object().set("checkpoints", std::move(list)).set("places", json_of(*states)));
        return ExitCode::done;
    }
    for (const auto& one : *made)
        output.text(one.checkpoint.time.utc + "  " + std::to_string(one.checkpoint.size) + " rows  " +
                    std::string(name(one.checkpoint.reason)) + "  " + one.checkpoint.root.text());
    print(output, *states);
    return ExitCode::done;
}

ExitCode set_outside_places(const Output& output, const CheckpointArguments& arguments) {
    std::vector<records::OutsidePlace> places;
    for (const auto& word : arguments.places) {
        const auto at = word.find('=');
        if (at == std::string::npos)
            return output.refuse({base::ErrorCode::bad_input, "place", '"' + word + '"', "NAME=FOLDER"});
        places.push_back({word.substr(0, at), word.substr(at + 1)});
    }
    if (const auto named = somebody_is_named(arguments.actor); !named) return output.refuse(named.error());
    const base::SystemClock clock;
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    const auto acting =
        acting_person(**archive, clock, arguments.actor, "set the outside places", laboratory::Act::keep_anchors);
    if (!acting) return output.refuse(acting.error());
    if (const auto done = records::set_places(**archive, places, acting->person, arguments.why, clock); !done)
        return output.refuse(done.error());
    const auto states = records::deliver(**archive, clock);
    if (!states) return output.refuse(states.error());
    if (output.json)
        output.document(Json::object().set("places", json_of(*states)));
    else
        print(output, *states);
    return outcome_of(**archive);
}

}  // namespace velocert::app
