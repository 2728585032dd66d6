// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "core/records/integrity/anchors.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/integrity/verify_checkpoints.h"
#include "tests/core/records/index/raw_index.h"
#include "tests/core/records/integrity/station.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {

/// A training archive with two outside places. Rows: 1 archive-create, 2 anchor-places, 3..6 run-1, 7 station-key,
/// 8 checkpoint over 7 rows, 9 anchor-delivery.
struct AnchoredArchive {
    AnchoredArchive() {
        std::filesystem::create_directory(usb);
        std::filesystem::create_directory(host);
        auto archive = Archive::create(folder, ArchiveKind::training, clock);
        REQUIRE(archive);
        REQUIRE(set_places(**archive, {{"usb", usb}, {"host", host}}, person, "first setting", clock, source));
        record_sample_run(**archive, "run-1", 1);
        anchor(**archive);
    }
    /// A checkpoint, brought to all places.
    void anchor(Archive& archive) const {
        REQUIRE(make_checkpoint(archive, key, clock, CheckpointReason::day, source));
        REQUIRE(deliver(archive, clock, source));
    }
    /// One run more, and a checkpoint.
    void go_on(const std::string& run) const {
        auto archive = Archive::open(folder, clock);
        REQUIRE(archive);
        record_sample_run(**archive, run, 1);
        anchor(**archive);
    }
    [[nodiscard]] OutsideProof outside() const { return {{usb, host}, {key.verifier()}}; }
    /// What a check by the archive alone finds, and what one against the places finds.
    [[nodiscard]] std::string alone() const { return text_of(verify_archive(folder).value()); }
    [[nodiscard]] std::string anchored() const { return text_of(verify_archive(folder, outside()).value()); }

    ScratchFolder scratch;
    SteppedClock clock;
    SampleClockSource source;
    signing::StationKey key = sample_station_key();
    base::Person person{"", "Li Ming"};
    std::string folder = scratch.path("a");
    std::string usb = scratch.path("usb");
    std::string host = scratch.path("host");
    RawIndex raw{folder};
};

[[nodiscard]] inline bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace velocert::records
