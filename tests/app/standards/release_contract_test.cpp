// SPDX-License-Identifier: GPL-3.0-or-later
// A limit on its way from the official copy into a verdict: two persons, the program as it is installed.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/app/documents.h"
#include "tests/app/process.h"

using namespace velocert::tests;
using velocert::base::Json;

namespace {

struct Archive {
    /// release-limit with these words, in this archive.
    [[nodiscard]] Finished release(std::vector<std::string> words) const {
        words.insert(words.begin(), "release-limit");
        words.insert(words.end(), {"--archive", path});
        return cli(words);
    }
    [[nodiscard]] Finished propose(const std::string& limit, const std::string& relation, const std::string& value,
                                   std::vector<std::string> more = {}) const {
        std::vector<std::string> words{
            "propose", "--edition", "GB17761-2024", "--limit", limit,      "--relation",         relation,
            "--value", value,       "--page",       "p. 17",   "--source", "printed copy no. 3", "--person",
            "Li Wei",  "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return release(words);
    }
    [[nodiscard]] Finished confirm(const std::string& proposal, const std::string& person) const {
        return release({"confirm", "--proposal", proposal, "--person", person, "--json"});
    }
    [[nodiscard]] Json run() const {
        const auto run = cli({"run", "--item", folder.file("item.json", item), "--archive", path, "--procedure",
                              "vehicle-mass", "--virtual", "--json"});
        CAPTURE(run.err);
        REQUIRE((run.code == 0 || run.code == 1));
        return run.json();
    }
    /// The limit as 'standards' lists it with this archive.
    [[nodiscard]] Json listed(const std::string& id) const {
        const auto document = cli({"standards", "GB17761-2024", "--archive", path, "--json"}).json();
        for (const auto& clause : *document.find("editions")->items()->front().find("clauses")->items())
            for (const auto& limit : *clause.find("limits")->items())
                if (member(limit, "id") == id) return limit;
        FAIL("no limit " << id);
        return {};
    }
    ScratchFolder folder;
    std::string path = folder / "archive";
};

}  // namespace

TEST_CASE("a limit counts once a second person has confirmed it, for runs that start afterwards and for no other") {
    const Archive archive;
    const auto before = archive.run();
    CHECK(member(before, "verdict") == "pass");

    const auto proposed = archive.propose("mass.lead_acid", "<=", "40 kg", {"--reason", "to see it fail"});
    CAPTURE(proposed.err);
    REQUIRE(proposed.code == 0);
    const auto proposal = proposed.json();
    CHECK(member(proposal, "proposal") == "P1");
    CHECK(member(proposal, "state") == "open");
    CHECK(*proposal.find("warnings")->items()->front().string() == "overrides-confirmed");
    CHECK_FALSE(proposal.find("words")->find("zh")->items()->empty());
    CHECK_THAT(*proposal.find("words")->find("en")->items()->front().string(),
               Catch::Contains("63 kg (confirmed) becomes ≤ 40 kg (released)"));
    CHECK_THAT(*proposal.find("words")->find("zh")->items()->front().string(), Catch::Contains("40 kg（已放行）"));
    CHECK(member(archive.run(), "verdict") == "pass");
    CHECK(member(archive.listed("mass.lead_acid"), "status") == "confirmed");

    CHECK(archive.confirm("P1", " LI  wei ").code == 6);
    const auto confirmed = archive.confirm("P1", "Wang Fang");
    CAPTURE(confirmed.err);
    REQUIRE(confirmed.code == 0);
    const auto revision = confirmed.json();
    CHECK(revision.find("revision")->number()->digits == "1");
    CHECK(member(revision, "combined").size() == 64);
    CHECK(archive.confirm("P1", "Wang Fang").code == 3);

    const auto after = archive.run();
    CHECK(member(after, "verdict") == "fail");
    const auto recomputed = cli({"recompute", "--archive", archive.path, "--all", "--json"});
    CHECK(recomputed.code == 0);
    CHECK(recomputed.json().find("differences")->items()->empty());
    CHECK(cli({"verify", archive.path}).code == 0);
    const auto limit = archive.listed("mass.lead_acid");
    CHECK(member(limit, "status") == "released");
    CHECK(member(limit, "source") == "printed copy no. 3, p. 17");
    CHECK(limit.find("release_revision")->number()->digits == "1");

    const auto listed = archive.release({"list", "--json"}).json();
    CHECK(listed.find("proposals")->items()->size() == 1);
    CHECK(listed.find("revisions")->items()->size() == 1);
}

TEST_CASE("a real archive can be made for its first release, and no demonstration value comes into it") {
    const Archive archive;
    CHECK(archive.propose("motor.low_speed_torque", ">=", "12 N.m").code == 3);
    REQUIRE(archive.propose("motor.low_speed_torque", ">=", "12 N.m", {"--create", "real"}).code == 0);
    REQUIRE(archive.confirm("P1", "Wang Fang").code == 0);
    CHECK(member(archive.listed("motor.low_speed_torque"), "status") == "released");
    CHECK(member(archive.listed("brake.dry.both.distance"), "status") == "unverified");
    CHECK(cli({"verify", archive.path}).code == 0);
}

TEST_CASE("a rejected proposal stays on record and cannot be confirmed any more") {
    const Archive archive;
    REQUIRE(archive
                .propose("motor.low_speed_torque", ">=", "12 N.m",
                         {"--create", "training", "--at", "60 r/min", "--at", "120 r/min", "--duration", "20 s"})
                .code == 0);
    CHECK(archive.release({"reject", "--proposal", "P1", "--person", "Wang Fang", "--reason", ""}).code == 3);
    const auto rejected =
        archive.release({"reject", "--proposal", "P1", "--person", "Wang Fang", "--reason", "wrong page", "--json"});
    REQUIRE(rejected.code == 0);
    CHECK(member(rejected.json(), "state") == "withdrawn");
    CHECK(archive.confirm("P1", "Zhang San").code == 3);
    const auto shown = archive.release({"show", "P1"});
    CHECK(shown.code == 0);
    CHECK_THAT(shown.out, Catch::Contains("wrong page") && Catch::Contains("设定点"));
    CHECK(archive.release({"show", "P2"}).code == 3);
}

TEST_CASE("a proposal that cannot be is refused with what was expected, and makes no archive") {
    const Archive archive;
    for (const auto& words : std::vector<std::vector<std::string>>{{"--edition", "GB17761-1999"},
                                                                   {"--limit", "no.such"},
                                                                   {"--relation", "=<"},
                                                                   {"--value", "12 kg"},
                                                                   {"--value", "12"},
                                                                   {"--value", "12.00001 N.m"},
                                                                   {"--page", ""},
                                                                   {"--source", " "},
                                                                   {"--person", " "},
                                                                   {"--text", "V-0"},
                                                                   {"--upper", "14 N.m"}}) {
        std::vector<std::string> all{
            "propose",    "--create", "training", "--edition", "GB17761-2024", "--limit", "motor.low_speed_torque",
            "--relation", ">=",       "--value",  "12 N.m",    "--page",       "p. 17",   "--source",
            "copy 3",     "--person", "Li Wei"};
        const auto at = std::find(all.begin(), all.end(), words[0]);
        if (at == all.end())
            all.insert(all.end(), words.begin(), words.end());
        else
            *(at + 1) = words[1];
        CAPTURE(words);
        const auto refused = archive.release(all);
        CAPTURE(refused.err);
        CHECK(refused.code == 3);
        CHECK(refused.out.empty());
        CHECK_FALSE(refused.err.empty());
        CHECK_FALSE(std::filesystem::exists(archive.path));
    }
}

TEST_CASE("release-limit without a word for what to do explains itself with an example") {
    const auto bare = cli({"release-limit"});
    CHECK(bare.code == 3);
    CHECK_THAT(bare.err, Catch::Contains("Example: velocert-cli release-limit propose"));
    CHECK(cli({"release-limit", "--archive", "nowhere"}).code == 3);
    CHECK(cli({"release-limit", "list"}).code == 3);
    CHECK(cli({"release-limit", "list", "--archive", "/nowhere"}).code == 3);
}
