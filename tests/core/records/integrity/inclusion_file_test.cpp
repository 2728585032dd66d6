// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/inclusion_file.h"

#include <catch2/catch.hpp>

#include "tests/core/records/integrity/anchored_archive.h"

namespace velocert::records {

TEST_CASE("the entries of a run are proven by a file alone, and every changed byte of it is found") {
    const AnchoredArchive archive;
    archive.go_on("run-2");
    const auto reader = Archive::open_read_only(archive.folder).value();
    const auto rows = rows_of_run(*reader, "run-1");
    REQUIRE(rows);
    CHECK(*rows == std::vector<std::uint64_t>{3, 4, 5, 6});
    const auto text = proof_file(*reader, *rows);
    REQUIRE(text);
    const std::vector keys{archive.key.verifier()};
    const auto checked = check_proof_file(*text, keys, "proof");
    REQUIRE(checked);
    REQUIRE(checked->entries.size() == 4);
    CHECK(checked->entries[3].type == "run-end/1");
    CHECK(checked->checkpoint.checkpoint.size == 13);
    CHECK(check_proof_file(*text, std::vector{sample_station_key(9).verifier()}, "proof").error().code ==
          base::ErrorCode::integrity);
    for (std::size_t at = 0; at < text->size(); ++at) {
        std::string one = *text;
        one[at] = static_cast<char>(static_cast<unsigned char>(one[at]) ^ 1U);
        const auto found = check_proof_file(one, keys, "proof");
        if (found) FAIL("byte " << at << " was changed and nothing was found");
    }
}

TEST_CASE("what no checkpoint covers has no proof yet, and what is not there never has") {
    const AnchoredArchive archive;
    {
        const auto open = Archive::open(archive.folder, archive.clock).value();
        record_sample_run(*open, "run-2", 1);
    }
    const auto reader = Archive::open_read_only(archive.folder).value();
    const auto found = proof_file(*reader, rows_of_run(*reader, "run-2").value());
    REQUIRE_FALSE(found);
    CHECK(found.error().found == "no checkpoint covers it yet");
    CHECK_FALSE(proof_file(*reader, {}));
    CHECK_FALSE(rows_of_run(*reader, "run-7"));
    CHECK_FALSE(rows_of_report(*reader, "R-2025-0001"));
    CHECK_FALSE(check_proof_file("", {}, "proof"));
    CHECK_FALSE(check_proof_file("{}", {}, "proof"));
    CHECK_FALSE(check_proof_file(R"({"format":"velocert-proof/2","checkpoint":"","entries":[]})", {}, "proof"));
}

}  // namespace velocert::records
