// SPDX-License-Identifier: GPL-3.0-or-later
// A laboratory's own pack is approved by two persons before a run starts by it, through the programs as installed.
#include <catch2/catch.hpp>

#include "tests/app/documents.h"
#include "tests/app/records/issued_report.h"
#include "tests/app/reports/signing_laboratory.h"
#include "tests/app/standards/bike_lab_pack.h"

using namespace velocert;
using namespace velocert::tests;
using Catch::Contains;

namespace {

struct Approving : SigningLaboratory {
    std::string pack = write_bike_lab_pack(folder);

    [[nodiscard]] Finished run(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"run",       "--item",      folder / "item.json", "--archive", archive,
                                       "--virtual", "--procedure", "vehicle-mass",       "--pack",    pack,
                                       "--user",    "li.ming",     "--password-stdin",   "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return cli(words, password("li.ming") + "\n");
    }
    [[nodiscard]] Finished of_pack(const std::string& what, const std::string& login,
                                   std::vector<std::string> more) const {
        std::vector<std::string> words{"pack",   what,  "--archive",        archive,
                                       "--user", login, "--password-stdin", "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return cli(words, both(login));
    }
    [[nodiscard]] Finished propose(const std::string& login = "wang.fang") const {
        return of_pack("propose", login, {"--pack", pack, "--reason", "a title of our own"});
    }
    [[nodiscard]] Finished confirm(const std::string& proposal, const std::string& login = "zhao.lei") const {
        return of_pack("confirm", login,
                       {"--proposal", proposal, "--key", folder / (login + ".p12"), "--trust", trust, "--yes"});
    }
    [[nodiscard]] std::string refused(const std::vector<std::string>& more = {}) const {
        const auto done = run(more);
        CAPTURE(done.out);
        CHECK(done.code == 6);
        CHECK(done.out.empty());
        return done.err;
    }
};

}  // namespace

TEST_CASE("a changed byte of an approved pack is refused at the start of a run until it is approved anew",
          "[pack-contract]") {
    Approving lab;
    CHECK_THAT(lab.refused(), Contains("nobody has approved it in this archive") && Contains("pack propose"));
    const auto proposed = lab.propose();
    CAPTURE(proposed.err);
    REQUIRE(proposed.code == 0);
    CHECK(member(proposed.json(), "state") == "proposed");
    CHECK(proposed.json().find("differences")->items()->size() == 2);
    CHECK_THAT(lab.refused(), Contains("nobody has confirmed it") && Contains("pack confirm --proposal A1"));
    const auto confirmed = lab.confirm("A1");
    CAPTURE(confirmed.err);
    REQUIRE(confirmed.code == 0);
    CHECK(member(confirmed.json(), "state") == "approved");

    const auto done = lab.run({"--trust", lab.trust});
    CAPTURE(done.err);
    REQUIRE((done.code == 0 || done.code == 1));
    const auto document = done.json();
    CHECK(member(document, "pack_of") == "Bike Lab");
    CHECK(member(*document.find("pack_approval"), "proposal") == "A1");
    CHECK(member(*document.find("pack_approval")->find("approved_by"), "name") == "Zhao Lei");
    CHECK(document.find("procedures")->items()->front().find("notes") == nullptr);
    const auto run_id = member(document, "run");

    lab.pack = write_bike_lab_pack(lab.folder, "Weighing as we do it.");
    CHECK_THAT(lab.refused(), Contains("it is not the pack that is approved in this archive: A1"));
    REQUIRE(lab.propose().code == 0);
    REQUIRE(lab.confirm("A2").code == 0);
    const auto again = lab.run();
    CHECK((again.code == 0 || again.code == 1));
    CHECK(member(*again.json().find("pack_approval"), "proposal") == "A2");

    // The archive and the package hold it, and say who signed.
    const auto verified = cli({"verify", lab.archive, "--trust", lab.trust, "--json"});
    CAPTURE(verified.out);
    CHECK(verified.code == 0);
    const auto package = lab.folder / "run.velo";
    REQUIRE(cli({"export", "--archive", lab.archive, "--run", run_id, "--out", package, "--user", "wang.fang",
                 "--password-stdin"},
                SigningLaboratory::password("wang.fang") + "\n")
                .code == 0);
    const auto of_package = cli({"verify", package, "--trust", lab.trust});
    CAPTURE(of_package.out, of_package.err);
    CHECK(of_package.code == 0);
    CHECK_THAT(of_package.out, Contains("beside reports") && Contains("Zhao Lei"));

    const auto report = lab.folder / "run.pdf";
    REQUIRE(cli({"report", "--archive", lab.archive, "--run", run_id, "--out", report}).code == 0);
    const auto trail = cli({"audit", "--archive", lab.archive, "--type", "pack-approval", "--json"});
    CHECK(trail.json().find("entries")->items()->size() == 2);
    CHECK_THAT(trail.out,
               Contains("Zhao Lei confirmed and signed the proposal A1: runs may start by the pack of Bike Lab"));
}

TEST_CASE("an approval that was withdrawn or whose certificate is revoked starts no run", "[pack-contract]") {
    const Approving lab;
    REQUIRE(lab.propose().code == 0);
    REQUIRE(lab.confirm("A1").code == 0);
    const auto file = revoked_from_now(lab, "zhao.lei");
    CHECK_THAT(lab.refused({"--trust", file}), Contains("Zhao Lei") && Contains("is revoked"));

    CHECK(lab.of_pack("withdraw", "zhao.lei", {"--proposal", "A1", "--reason", "."}).code == 3);
    const auto ended = lab.of_pack("withdraw", "zhao.lei", {"--proposal", "A1", "--reason", "replaced"});
    CAPTURE(ended.err);
    REQUIRE(ended.code == 0);
    CHECK(member(ended.json(), "state") == "ended");
    CHECK_THAT(lab.refused(), Contains("ended by Zhao Lei") && Contains("replaced"));
    CHECK(cli({"verify", lab.archive}).code == 0);
    const auto listed = cli({"pack", "list", "--archive", lab.archive, "--json"});
    REQUIRE(listed.code == 0);
    CHECK(listed.json().find("packs")->items()->size() == 1);
}

TEST_CASE("whoever proposed a pack does not confirm it, and who may not or mistypes is refused", "[pack-contract]") {
    const Approving lab;
    REQUIRE(lab.propose("zhao.lei").code == 0);
    const auto own = lab.confirm("A1");
    CHECK(own.code == 6);
    CHECK_THAT(own.err, Contains("proposed it") && Contains("a second person"));
    CHECK(lab.confirm("A7").code == 3);
    const auto by_reviewer = lab.confirm("A1", "wang.fang");
    CHECK(by_reviewer.code == 6);
    CHECK_THAT(by_reviewer.err, Contains("confirm-pack"));
    const auto by_technician = lab.propose("li.ming");
    CHECK(by_technician.code == 6);
    CHECK_THAT(by_technician.err, Contains("propose-pack"));
    CHECK(lab.of_pack("propose", "wang.fang", {"--pack", lab.folder / "nowhere", "--reason", "a title"}).code == 3);
    CHECK(cli({"pack"}).code == 3);
    CHECK(cli({"pack", "list", "--archive", "/nowhere"}).code == 3);
    CHECK(cli({"verify", lab.archive}).code == 0);
}

TEST_CASE("in an archive without accounts a run by a pack of one's own starts and says that it is not approved",
          "[pack-contract]") {
    const ScratchFolder folder;
    const auto pack = write_bike_lab_pack(folder);
    const auto done =
        cli({"run", "--item",
             folder.file("item.json", R"({"format":"velocert-item/1","id":"S-001","battery":"lead-acid",)"
                                      R"("drive":"electric","made_on":"2025-10-01"})"),
             "--archive", folder / "archive", "--virtual", "--procedure", "vehicle-mass", "--pack", pack, "--json"});
    CAPTURE(done.err);
    REQUIRE((done.code == 0 || done.code == 1));
    CHECK_THAT(done.err, Contains("pack not approved"));
    const auto document = done.json();
    CHECK(document.find("pack_approval")->is_null());
    CHECK_THAT(document.find("warnings")->text(), Contains("pack not approved"));
    CHECK_THAT(document.find("procedures")->items()->front().find("notes")->text(), Contains("pack not approved"));
    const auto refused = cli({"pack", "propose", "--archive", folder / "archive", "--pack", pack, "--reason",
                              "a title of our own", "--user", "li.ming", "--password-stdin"},
                             "a password\n");
    CHECK(refused.code == 6);
    CHECK_THAT(refused.err, Contains("no accounts"));
    CHECK(cli({"verify", folder / "archive"}).code == 0);
    CHECK(cli({"recompute", "--archive", folder / "archive", "--all"}).code == 0);
}
