// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>
#include <memory>
#include <string>

#include "tests/core/records/sample_run.h"

namespace velocert::records {

/// An archive with a run that ended, "run-1".
struct RecordedArchive {
    ScratchFolder scratch;
    SteppedClock clock;
    std::string folder = scratch.path("a");
    std::unique_ptr<Archive> archive;

    explicit RecordedArchive(ArchiveKind kind = ArchiveKind::real, int attempts = 1) {
        auto made = Archive::create(folder, kind, clock);
        REQUIRE(made);
        archive = std::move(*made);
        record_sample_run(*archive, "run-1", attempts);
    }
};

}  // namespace velocert::records
