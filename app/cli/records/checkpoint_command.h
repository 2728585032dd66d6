// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/cli/acting_person.h"
#include "app/cli/output.h"

namespace velocert::app {

/// The options of all parts of `checkpoint`; each part uses its own.
struct CheckpointArguments {
    std::string archive;
    std::string key;                        ///< file with the secret half of the station's key
    std::vector<std::string> station_keys;  ///< files with public halves
    std::vector<std::string> anchors;       ///< folders
    std::vector<std::string> places;        ///< NAME=FOLDER
    std::string reason = "by-hand";
    std::string why;
    std::string name;
    std::string run;
    std::string report;
    std::string file;
    std::uint64_t row = 0;
    bool confirm = false;
    ActorOptions actor;
};

// The key of a station.
ExitCode make_station_key(const Output& output, const CheckpointArguments& arguments);
ExitCode change_station_key(const Output& output, const CheckpointArguments& arguments);
// Checkpoints and the places they are kept in.
ExitCode make_one_checkpoint(const Output& output, const CheckpointArguments& arguments);
ExitCode deliver_checkpoints(const Output& output, const CheckpointArguments& arguments);
ExitCode list_checkpoints(const Output& output, const CheckpointArguments& arguments);
ExitCode set_outside_places(const Output& output, const CheckpointArguments& arguments);
// What they tell of the archive.
ExitCode check_checkpoints(const Output& output, const CheckpointArguments& arguments);
ExitCode record_verification(const Output& output, const CheckpointArguments& arguments);
ExitCode show_integrity(const Output& output, const CheckpointArguments& arguments);
ExitCode note_clock(const Output& output, const CheckpointArguments& arguments);
ExitCode accept_rollback(const Output& output, const CheckpointArguments& arguments);
ExitCode write_proof(const Output& output, const CheckpointArguments& arguments);
ExitCode check_proof(const Output& output, const CheckpointArguments& arguments);

}  // namespace velocert::app
