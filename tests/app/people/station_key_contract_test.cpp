// SPDX-License-Identifier: GPL-3.0-or-later
// Whose key signs for the station of a real archive with accounts.
#include <catch2/catch.hpp>

#include <filesystem>

#include "tests/app/people/real_laboratory.h"

using namespace velocert;
using namespace velocert::tests;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

/// A real laboratory with a place outside, the key of its station, and a key of the same name that somebody else made.
struct Station : RealLaboratory {
    Station() {
        fs::create_directory(safe);
        pub = make_key("station.key", "station.pub");
        evil_pub = make_key("evil.key", "evil.pub");
        const auto placed =
            by("he.yun", {"checkpoint", "places", "--archive", archive, "safe=" + safe, "--why", "first"});
        INFO(placed.err);
        REQUIRE(placed.code == 0);
    }
    [[nodiscard]] std::string make_key(const std::string& secret, const std::string& public_half) const {
        const auto made = cli({"checkpoint", "make-key", "--name", "bench-1", "--out", folder / secret});
        REQUIRE(made.code == 0);
        return folder.file(public_half, made.out);
    }
    [[nodiscard]] std::vector<std::string> make(const std::string& key) const {
        return {"checkpoint", "make", "--archive", archive, "--key", folder / key};
    }
    [[nodiscard]] std::vector<std::string> change(const std::string& key, std::vector<std::string> more) const {
        std::vector<std::string> out{"checkpoint", "key", "--archive", archive, "--new", key};
        out.insert(out.end(), more.begin(), more.end());
        return out;
    }
    /// Name and hash, as people tell keys apart.
    [[nodiscard]] static std::string short_name(const std::string& file) {
        const auto text = bytes_of(file);
        return text.substr(0, text.find('+', text.find('+') + 1));
    }
    /// What lies on the ledger and outside that could speak for the station.
    [[nodiscard]] std::size_t traces() const {
        std::size_t out = 0;
        for (const auto* type : {"station-key/1", "checkpoint/1", "anchor-delivery/1", "upkeep-plan/1", "backup/1"})
            out += on_ledger(archive, type).size();
        return out + static_cast<std::size_t>(std::distance(fs::directory_iterator(safe), fs::directory_iterator()));
    }
    std::string safe = folder / "safe";
    std::string pub, evil_pub;
};

}  // namespace

TEST_CASE("the first key of a station is entered with the name of somebody who may, and no other key signs then",
          "[station-key]") {
    const Station lab;
    const auto before = lab.traces();
    const auto nobody = cli(lab.make("station.key"));
    CHECK(nobody.code == 6);
    CHECK_THAT(nobody.err, Contains("none was entered") && Contains("--user"));
    CHECK(Station::by("li.ming", lab.make("station.key")).code == 6);
    CHECK(Station::by("bai.xue", lab.make("station.key")).code == 6);
    CHECK(cli({"backup", "--archive", lab.archive, "--to", lab.folder / "bk", "--station-key", lab.folder / "evil.key"})
              .code == 6);
    CHECK(lab.traces() == before);
    CHECK_FALSE(fs::exists(lab.folder / "bk"));

    const auto first = Station::by("zhao.lei", lab.make("station.key"));
    INFO(first.err);
    REQUIRE(first.code == 0);
    const auto entered = Station::on_ledger(lab.archive, "station-key/1");
    REQUIRE(entered.size() == 1);
    CHECK(entered.front().record.find("by")->find("name")->string() != nullptr);
    CHECK(cli(lab.make("station.key")).code == 0);  // from now on the key is enough

    const auto after = lab.traces();
    for (const auto& refused :
         {cli(lab.make("evil.key")), Station::by("zhao.lei", lab.make("evil.key")),
          cli({"backup", "--archive", lab.archive, "--to", lab.folder / "bk", "--station-key",
               lab.folder / "evil.key"}),
          Station::by("he.yun", {"upkeep", "set", "--archive", lab.archive, "--at", "02:00", "--station-key",
                                 lab.folder / "evil.key", "--why", "each night"})}) {
        CAPTURE(refused.err);
        CHECK(refused.code == 6);
        CHECK_THAT(refused.err, Contains("the key " + Station::short_name(lab.evil_pub)) &&
                                    Contains("expected the key " + Station::short_name(lab.pub)));
    }
    CHECK(lab.traces() == after);
    CHECK(cli({"checkpoint", "check", "--archive", lab.archive, "--station-key", lab.pub}).code == 0);
}

TEST_CASE("whoever sets the upkeep or makes a backup enters the first key as well", "[station-key]") {
    const Station lab;
    SECTION("upkeep") {
        const auto set = Station::by("he.yun", {"upkeep", "set", "--archive", lab.archive, "--at", "02:00",
                                                "--station-key", lab.folder / "station.key", "--why", "each night"});
        INFO(set.err);
        CHECK(set.code == 0);
    }
    SECTION("backup") {
        const auto made = Station::by("he.yun", {"backup", "--archive", lab.archive, "--to", lab.folder / "bk",
                                                 "--station-key", lab.folder / "station.key"});
        INFO(made.err);
        CHECK(made.code == 0);
    }
    REQUIRE(Station::on_ledger(lab.archive, "station-key/1").size() == 1);
    CHECK(cli(lab.make("station.key")).code == 0);
    CHECK(cli(lab.make("evil.key")).code == 6);
}

TEST_CASE("another key signs for a station once two persons said so, with a reason", "[station-key]") {
    const Station lab;
    const auto other = lab.make_key("second.key", "second.pub");
    REQUIRE(Station::by("zhao.lei", lab.make("station.key")).code == 0);
    CHECK(Station::by("he.yun", lab.change(other, {"--confirm"})).code == 3);  // nobody asked
    CHECK(Station::by("zhao.lei", lab.change(other, {})).code == 3);           // no reason
    CHECK(Station::by("wang.fang", lab.change(other, {"--why", "a new machine"})).code == 6);
    CHECK(cli(lab.change(other, {"--why", "a new machine"})).code == 3);
    CHECK(cli(lab.make("second.key")).code == 6);
    const auto asked = Station::by("zhao.lei", lab.change(other, {"--why", "a new machine"}));
    INFO(asked.err);
    REQUIRE(asked.code == 0);
    CHECK(cli(lab.make("second.key")).code == 6);
    CHECK(Station::by("zhao.lei", lab.change(other, {"--confirm"})).code == 6);
    CHECK(Station::by("he.yun", lab.change(lab.evil_pub, {"--confirm"})).code == 3);
    CHECK(Station::on_ledger(lab.archive, "station-key/1").size() == 1);

    const auto confirmed = Station::by("he.yun", lab.change(other, {"--confirm"}));
    INFO(confirmed.err);
    REQUIRE(confirmed.code == 0);
    CHECK(confirmed.json().find("keys")->items()->size() == 1);
    CHECK(cli(lab.make("second.key")).code == 0);
    CHECK(cli(lab.make("station.key")).code == 6);
    CHECK(Station::by("he.yun", lab.change(other, {"--confirm"})).code == 3);  // once
    CHECK(
        cli({"checkpoint", "check", "--archive", lab.archive, "--station-key", lab.pub, "--station-key", other}).code ==
        0);
    CHECK(Station::on_ledger(lab.archive, "station-key-request/1").size() == 1);
}
