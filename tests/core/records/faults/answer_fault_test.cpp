// SPDX-License-Identifier: GPL-3.0-or-later
// Photos and documents on a disk that fails.
#include <catch2/catch.hpp>

#include <cerrno>

#include "core/records/archive.h"
#include "tests/core/records/faults/failing_disk.h"
#include "tests/core/records/sample_run.h"
#include "tests/core/sequence/answers/answered_bench.h"

using namespace velocert;

TEST_CASE("a disk that fails at any write leaves a photo with its attempt, or neither") {
    // The first n for which the run meets no fault has seen them all.
    for (const int number : {ENOSPC, EIO}) {
        bool met = true;
        for (int n = 0; met && n < 1'000; ++n) {
            const records::ScratchFolder scratch;
            sequence::test::Bench bench;
            auto archive = records::Archive::create(scratch.path("a"), records::ArchiveKind::training, bench.clock);
            REQUIRE(archive);
            records::failing_disk::arm(n, number, records::failing_disk::Lasts::forever);
            const auto run = bench.run(**archive);
            archive->reset();
            records::failing_disk::disarm();
            met = records::failing_disk::met();
            INFO("errno " << number << " at call " << n);
            {
                auto again = records::Archive::open(scratch.path("a"), bench.clock);
                REQUIRE(again);
                const auto kept = (*again)->run("R-1");
                if (kept)
                    for (const auto& attempt : kept->step_runs)
                        for (const auto& value : attempt.typed)
                            if (value.attachment) CHECK((*again)->load(*value.attachment));
                if (run && !met) CHECK(run->verdict == conformity::Verdict::pass);
            }
            const auto verified = records::verify_archive(scratch.path("a"));
            REQUIRE(verified);
            CHECK(records::text_of(*verified) == "");
        }
        CHECK_FALSE(met);
    }
}
