// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of `checkpoint` that say what checkpoints tell of an archive.
#include "app/cli/commands.h"
#include "app/cli/records/checkpoint_command.h"
#include "app/cli/records/station_keys.h"
#include "app/cli/records/verification_output.h"
#include "core/records/files/file.h"
#include "core/records/integrity/anchors.h"
#include "core/records/integrity/clock_standing.h"
#include "core/records/integrity/inclusion_file.h"
#include "core/records/integrity/integrity_state.h"

namespace velocert::app {
namespace {

using base::Json;
using records::Archive;

Json texts(const std::vector<std::string>& lines) {
    auto out = Json::array();
    for (const auto& line : lines) out.push(line);
    return out;
}

Json json_of(const records::IntegrityState& state) {
    auto obstacles = Json::array();
    for (const auto& one : state.obstacles) obstacles.push(one.what);
    auto out = Json::object()
                   .set("may_issue", state.obstacles.empty())
                   .set("obstacles", std::move(obstacles))
                   .set("warnings", texts(state.warnings))
                   .set("rows", Json::integer(static_cast<std::int64_t>(state.rows)))
                   .set("unverified_rows", Json::integer(static_cast<std::int64_t>(state.unverified)))
                   .set("newest_checkpoint", Json::integer(static_cast<std::int64_t>(state.newest_checkpoint)));
    out.set("last_good_verification", state.held_utc.empty() ? Json() : Json(state.held_utc));
    if (state.last)
        out.set("last_verification", Json::object()
                                         .set("time", state.last->time.utc)
                                         .set("ok", state.last->ok)
                                         .set("checked", Json::integer(static_cast<std::int64_t>(state.last->checked)))
                                         .set("reason", name(state.last->reason))
                                         .set("by", state.last->by.name));
    else
        out.set("last_verification", Json());
    return out;
}

}  // namespace

ExitCode check_checkpoints(const Output& output, const CheckpointArguments& arguments) {
    const auto keys = read_station_keys(arguments.station_keys);
    if (!keys) return output.refuse(keys.error());
    records::OutsideProof outside{arguments.anchors, *keys};
    if (outside.folders.empty()) {
        const auto archive = Archive::open_read_only(arguments.archive);
        if (!archive) return output.refuse(archive.error());
        const auto places = records::places_of(**archive);
        if (!places) return output.refuse(places.error());
        for (const auto& place : *places) outside.folders.push_back(place.folder);
        if (outside.folders.empty())
            return output.refuse({base::ErrorCode::missing_field, "--anchor", "none, and the archive knows no places",
                                  "a folder with checkpoints"});
    }
    const auto verification = records::verify_archive(arguments.archive, outside);
    return verification ? show_verification(output, *verification) : output.refuse(verification.error());
}

ExitCode record_verification(const Output& output, const CheckpointArguments& arguments) {
    const auto keys = read_station_keys(arguments.station_keys);
    if (!keys) return output.refuse(keys.error());
    if (const auto named = somebody_is_named(arguments.actor); !named) return output.refuse(named.error());
    const base::SystemClock clock;
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    const auto acting =
        acting_person(**archive, clock, arguments.actor, "verify the archive", laboratory::Act::verify_records);
    if (!acting) return output.refuse(acting.error());
    const auto reason =
        (*archive)->was_left_open() ? records::VerificationReason::unclean_exit : records::VerificationReason::by_hand;
    const auto verification = records::verify_and_record(**archive, *keys, clock, reason, acting->person);
    return verification ? show_verification(output, *verification) : output.refuse(verification.error());
}

ExitCode show_integrity(const Output& output, const CheckpointArguments& arguments) {
    const auto archive = Archive::open_read_only(arguments.archive);
    if (!archive) return output.refuse(archive.error());
    const base::SystemClock clock;
    auto state = records::integrity_state(**archive, clock);
    if (!state) return output.refuse(state.error());
    if (const auto looked = records::look_at_places(**archive, *state); !looked) return output.refuse(looked.error());
    const auto standing = records::clock_standing(**archive, clock, records::source_of(clock));
    if (!standing) return output.refuse(standing.error());
    if (const auto caution = standing->caution(); !caution.empty()) state->warnings.push_back(caution);
    if (output.json) {
        output.document(json_of(*state));
    } else {
        for (const auto& line : state->obstacles) output.text("stops issuing: " + line.what);
        for (const auto& line : state->warnings) output.text("warning: " + line);
        output.text(std::to_string(state->rows) + " rows, " + std::to_string(state->unverified) +
                    (state->held_utc.empty()
                         ? std::string(" never verified without findings")
                         : " since the last verification that found nothing (" + state->held_utc + ')'));
        if (state->obstacles.empty()) output.text("reports may be issued");
    }
    return state->obstacles.empty() ? ExitCode::done : ExitCode::not_permitted;
}

ExitCode note_clock(const Output& output, const CheckpointArguments& arguments) {
    if (const auto named = somebody_is_named(arguments.actor); !named) return output.refuse(named.error());
    const base::SystemClock clock;
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    const auto acting =
        acting_person(**archive, clock, arguments.actor, "answer for the clock", laboratory::Act::answer_for_clock);
    if (!acting) return output.refuse(acting.error());
    const auto& source = records::source_of(clock);
    if (const auto done = records::note_clock(**archive, acting->person, arguments.why, clock, source); !done)
        return output.refuse(done.error());
    const auto standing = records::clock_standing(**archive, clock, source);
    if (!standing) return output.refuse(standing.error());
    if (output.json)
        output.document(Json::object()
                            .set("clock", name(standing->now.synchronisation))
                            .set("may_sign", standing->may_sign())
                            .set("caution", standing->caution()));
    else
        output.text(standing->caution());
    return ExitCode::done;
}

ExitCode accept_rollback(const Output& output, const CheckpointArguments& arguments) {
    if (const auto named = somebody_is_named(arguments.actor); !named) return output.refuse(named.error());
    const base::SystemClock clock;
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    const auto acting =
        acting_person(**archive, clock, arguments.actor, "accept a roll-back", laboratory::Act::accept_rollback);
    if (!acting) return output.refuse(acting.error());
    if (const auto done = records::acknowledge_rollback(**archive, arguments.row, acting->person, arguments.why, clock);
        !done)
        return output.refuse(done.error());
    const auto all = records::rollbacks(**archive);
    if (!all) return output.refuse(all.error());
    auto list = Json::array();
    for (const auto& one : *all) {
        const std::string row = std::to_string(one.seq);
        list.push(Json::object()
                      .set("row", Json::integer(static_cast<std::int64_t>(one.seq)))
                      .set("place", one.place)
                      .set("acknowledged", one.acknowledged));
        output.text("row " + row + ": " + one.place + " was ahead; " +
                    (one.acknowledged ? "acknowledged by " + one.acknowledged_by.name : "open"));
    }
    if (output.json) output.document(Json::object().set("rollbacks", std::move(list)));
    return ExitCode::done;
}

ExitCode write_proof(const Output& output, const CheckpointArguments& arguments) {
    if (arguments.run.empty() == arguments.report.empty())
        return output.refuse({base::ErrorCode::bad_input, "prove", "neither or both", "--run ID or --report NUMBER"});
    const auto archive = Archive::open_read_only(arguments.archive);
    if (!archive) return output.refuse(archive.error());
    const auto rows = arguments.report.empty() ? records::rows_of_run(**archive, arguments.run)
                                               : records::rows_of_report(**archive, arguments.report);
    if (!rows) return output.refuse(rows.error());
    const auto text = records::proof_file(**archive, *rows);
    if (!text) return output.refuse(text.error());
    if (const auto done = records::write_new(arguments.file, base::as_bytes(*text)); !done)
        return output.refuse(done.error());
    if (output.json)
        output.document(Json::object()
                            .set("file", arguments.file)
                            .set("entries", Json::integer(static_cast<std::int64_t>(rows->size()))));
    else
        output.text("proof of " + std::to_string(rows->size()) + " entries written to " + arguments.file);
    return ExitCode::done;
}

ExitCode check_proof(const Output& output, const CheckpointArguments& arguments) {
    const auto keys = read_station_keys(arguments.station_keys);
    if (!keys) return output.refuse(keys.error());
    const auto text = read_file(arguments.file);
    if (!text) return output.refuse(text.error());
    const auto proven = records::check_proof_file(*text, *keys, arguments.file);
    if (!proven) return output.refuse(proven.error());
    const auto& checkpoint = proven->checkpoint.checkpoint;
    auto entries = Json::array();
    for (const auto& entry : proven->entries) {
        entries.push(Json::object()
                         .set("row", Json::integer(static_cast<std::int64_t>(entry.seq)))
                         .set("type", entry.type)
                         .set("time", entry.time));
        output.text("row " + std::to_string(entry.seq) + "  " + entry.time + "  " + entry.type);
    }
    if (output.json)
        output.document(Json::object()
                            .set("ok", true)
                            .set("origin", checkpoint.origin)
                            .set("size", Json::integer(static_cast<std::int64_t>(checkpoint.size)))
                            .set("signer", proven->checkpoint.signer)
                            .set("entries", std::move(entries)));
    else
        output.text("all of them stand in the ledger that " + proven->checkpoint.signer + " signed at " +
                    checkpoint.time.utc + " with " + std::to_string(checkpoint.size) + " rows");
    return ExitCode::done;
}

}  // namespace velocert::app
