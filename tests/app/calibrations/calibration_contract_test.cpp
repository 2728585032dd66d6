// SPDX-License-Identifier: GPL-3.0-or-later
// The equipment register as a laboratory uses it: certificates, what blocks a run, deviations, and what if.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>

#include "core/base/digest.h"
#include "tests/app/process.h"
#include "tests/core/laboratory/certificate_fixture.h"

using namespace velocert::tests;
using velocert::base::Json;
using velocert::laboratory::test::CertificateText;
using velocert::laboratory::test::equipment_text;
namespace fs = std::filesystem;

namespace {

const char* const item =
    R"({"format":"velocert-item/1","id":"S-001","battery":"lead-acid","drive":"electric","made_on":"2025-10-01"})";
/// What the balance of other making says of itself.
const char* const peer_serial = "B012345678";

std::string member(const Json& json, const char* key) {
    const Json* found = json.find(key);
    return found != nullptr && found->string() != nullptr ? *found->string() : std::string();
}

std::map<std::string, std::string> bytes_under(const std::string& folder) {
    std::map<std::string, std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        out[entry.path().string()] = text.str();
    }
    return out;
}

/// A certificate of the peer balance that is in force today.
CertificateText peer_certificate() {
    CertificateText out;
    out.serial = peer_serial;
    out.model = "Peer";
    out.calibrated_on = "2020-01-01";
    out.due_on = "2099-12-31";
    return out;
}

/// A laboratory with a real balance at the end of a line, and nothing else.
class Laboratory {
  public:
    Laboratory()
        : wire_({"/usr/bin/socat", "pty,raw,echo=0,link=" + (folder / "far"),
                 "pty,raw,echo=0,link=" + (folder / "near")}) {
        REQUIRE(appears(folder / "far"));
        REQUIRE(appears(folder / "near"));
        balance_ = std::make_unique<Process>(std::vector<std::string>{
            "/usr/bin/perl", std::string(VELOCERT_PEERS) + "/balance.pl", folder / "far", "weigh"});
        station =
            folder.file("station.json", R"({"format":"velocert-station/1","id":"B1","name":"Bench 1","instruments":[)"
                                        R"({"role":"scale","driver":"mt-sics","port":")" +
                                            (folder / "near") + R"(","serial":")" + peer_serial + R"("}]})");
        answers = folder.file("answers.json", R"({"format":"velocert-answers/1","default":"accept","answers":{}})");
        item_file = folder.file("item.json", item);
        archive = folder / "lab";
    }
    Finished run(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"run",       "--item",      item_file,      "--archive", archive,
                                       "--station", station,       "--answers",    answers,     "--operator",
                                       "Li Ming",   "--procedure", "vehicle-mass", "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return cli(words);
    }
    Finished calibration(std::vector<std::string> more) const {
        more.insert(more.begin(), "calibration");
        more.insert(more.end(), {"--archive", archive, "--json"});
        return cli(more);
    }
    void equip() const {
        REQUIRE(calibration({"equip", folder.file("E-1.json", equipment_text("E-1", peer_serial, "in-service", "Peer")),
                             "--person", "Li Ming"})
                    .code == 0);
    }
    Finished add(const CertificateText& certificate) const {
        return calibration(
            {"add", folder.file(certificate.number + ".json", certificate.text()), "--person", "Li Ming"});
    }

    ScratchFolder folder;
    std::string station, answers, item_file, archive;

  private:
    Process wire_;
    std::unique_ptr<Process> balance_;
};

}  // namespace

TEST_CASE(
    "a real instrument is blocked until it is in the register with a certificate, and its run can be recomputed") {
    const Laboratory lab;
    const auto unknown = lab.run();
    CAPTURE(unknown.err);
    CHECK(unknown.code == 6);
    CHECK_THAT(unknown.err, Catch::Contains("unassigned") && Catch::Contains("calibration equip"));

    lab.equip();
    const auto uncertified = lab.run();
    CHECK(uncertified.code == 6);
    CHECK_THAT(uncertified.err, Catch::Contains("certificate-missing") && Catch::Contains("calibration add"));
    const auto checked = lab.calibration({"check", "--station", lab.station});
    CHECK(checked.code == 6);
    const auto blockers = checked.json();
    REQUIRE(blockers.find("blockers")->items()->size() == 1);
    CHECK(member(blockers.find("blockers")->items()->front(), "code") == "certificate-missing");
    CHECK_FALSE(member(blockers.find("blockers")->items()->front(), "cause").empty());
    CHECK_FALSE(member(blockers.find("blockers")->items()->front(), "fix").empty());

    REQUIRE(lab.add(peer_certificate()).code == 0);
    CHECK(lab.calibration({"check", "--station", lab.station}).code == 0);
    CHECK(lab.calibration({"check", "--station", lab.station, "--on", "2099-12-31"}).code == 0);
    CHECK(lab.calibration({"check", "--station", lab.station, "--on", "2100-01-01"}).code == 6);
    CHECK(lab.calibration({"check", "--station", lab.station, "--on", "2019-12-31"}).code == 6);
    CHECK(lab.calibration({"check", "--station", lab.station, "--on", "yesterday"}).code == 3);

    const auto run = lab.run();
    CAPTURE(run.err);
    REQUIRE(run.code == 0);
    const auto document = run.json();
    const auto& result = document.find("procedures")->items()->front();
    REQUIRE(result.find("calibrations") != nullptr);
    CHECK(member(result.find("calibrations")->items()->front(), "number") == "M-1");
    // Readings of 62.95 kg, with the certificate's -0.05 kg added.
    CHECK(member(result.find("assessments")->items()->front(), "value") == "62.9 kg");
    CHECK(cli({"recompute", "--archive", lab.archive, "--all"}).code == 0);

    // What is entered later changes nothing of the run: its record, its result, its package.
    const auto id = member(document, "run");
    const auto before = lab.folder / "before.velo";
    REQUIRE(cli({"export", "--archive", lab.archive, "--run", id, "--out", before}).code == 0);
    auto later = peer_certificate();
    later.number = "M-2";
    later.calibrated_on = "2026-01-01";
    later.correction = "0.50";
    REQUIRE(lab.add(later).code == 0);
    REQUIRE(lab.calibration({"retire", "E-1", "--reason", "worn out", "--person", "Li Ming"}).code == 0);
    CHECK(lab.run().code == 6);
    CHECK(cli({"recompute", "--archive", lab.archive, "--all"}).code == 0);
    CHECK(cli({"verify", lab.archive}).code == 0);
    CHECK(cli({"verify", before}).code == 0);
    CHECK(cli({"recompute", "--package", before}).code == 0);

    // The certificate is in the package, by its digest.
    std::ifstream file(before, std::ios::binary);
    std::ostringstream package;
    package << file.rdbuf();
    CHECK_THAT(package.str(), Catch::Contains("\"traceability\":\"CNAS L0000\""));
    CHECK(cli({"report", "--archive", lab.archive, "--run", id, "--out", lab.folder / "report.pdf"}).code == 0);

    // And the run is found when the instrument turns out to be bad.
    const auto affected = lab.calibration({"affected", "--equipment", "E-1", "--since", "2020-01-01"});
    REQUIRE(affected.code == 0);
    const auto runs = affected.json();
    REQUIRE(runs.find("runs")->items()->size() == 1);
    CHECK(member(runs.find("runs")->items()->front(), "run") == id);
    CHECK(lab.calibration({"affected", "--equipment", "E-1", "--since", "2099-01-01"})
              .json()
              .find("runs")
              ->items()
              ->empty());
    CHECK(lab.calibration({"affected", "--equipment", "E-9"}).code == 3);
}

TEST_CASE("a station without an instrument that need not be there is checked for the others") {
    const Laboratory lab;
    lab.equip();
    const auto placed = [](const char* role) {
        return std::string(R"({"role":")") + role + R"(","driver":"mt-sics","port":"/dev/)" + role + R"(","serial":")" +
               peer_serial + "\"}";
    };
    const auto station = [&](const char* file, const std::string& instruments) {
        return lab.folder.file(
            file, R"({"format":"velocert-station/1","id":"B1","name":"Bench 1","instruments":[)" + instruments + "]}");
    };
    const auto scales = placed("scale") + ',' + placed("parts_balance");
    const auto two = station("two.json", scales);
    REQUIRE(lab.add(peer_certificate()).code == 0);
    const auto check = [&](const std::string& file, const char* on) {
        return lab.calibration({"check", "--station", file, "--procedure", "plastics-share", "--on", on});
    };
    const auto in_force = check(two, "2026-11-25");
    CAPTURE(in_force.out, in_force.err);
    CHECK(in_force.code == 0);
    CHECK_THAT(in_force.out, !Catch::Contains("second_balance"));
    const auto expired = check(two, "2100-01-01");
    CHECK(expired.code == 6);
    CHECK_THAT(expired.out, Catch::Contains("certificate-expired") && !Catch::Contains("second_balance"));
    // Without a name the procedure is among those that the station serves.
    const auto all = lab.calibration({"check", "--station", two, "--on", "2100-01-01"});
    CHECK(all.code == 6);
    CHECK_THAT(all.out, Catch::Contains("parts_balance"));
    // What has to be there is missed, and what is there is checked.
    const auto one = check(station("one.json", placed("scale")), "2026-11-25");
    CHECK(one.code == 6);
    CHECK_THAT(one.out, Catch::Contains("parts_balance") && Catch::Contains("not-identified"));
    const auto unknown = scales + R"(,{"role":"second_balance","driver":"mt-sics","port":"/dev/b2","serial":"X-9"})";
    const auto three = check(station("three.json", unknown), "2026-11-25");
    CHECK(three.code == 6);
    CHECK_THAT(three.out, Catch::Contains("second_balance") && Catch::Contains("unassigned"));

    // A receiver tells no figure that is calibrated; its reference does, where there is one.
    const std::string receiver = R"({"role":"receiver","driver":"nmea-0183","port":"/dev/g1","serial":"G-1"})";
    const auto beidou = [&](const std::string& file) {
        return lab.calibration({"check", "--station", file, "--procedure", "beidou", "--on", "2026-11-25"});
    };
    CHECK(beidou(station("alone.json", receiver)).code == 0);
    const auto both = beidou(station(
        "both.json", receiver + R"(,{"role":"reference","driver":"nmea-0183","port":"/dev/g2","serial":"G-2"})"));
    CHECK(both.code == 6);
    CHECK_THAT(both.out, Catch::Contains("reference"));
}

TEST_CASE("a second person can let a blocked instrument through, which is a deviation on record and in print") {
    const Laboratory lab;
    lab.equip();
    const std::vector<std::string> wish{"--override-calibration", "scale", "--reason", "certificate is in the post",
                                        "--approved-by"};
    const auto with = [&](const std::string& approver) {
        auto words = wish;
        words.push_back(approver);
        return lab.run(words);
    };
    CHECK(with("Li Ming").code == 6);
    CHECK(lab.run({"--override-calibration", "scale"}).code == 3);
    CHECK(lab.run({"--override-calibration", "scale", "--reason", "why"}).code == 3);
    const auto run = with("Wang Fang");
    CAPTURE(run.err);
    REQUIRE(run.code == 0);
    CHECK_THAT(run.err, Catch::Contains("warning") && Catch::Contains("deviation"));
    const auto document = run.json();
    const auto& result = document.find("procedures")->items()->front();
    REQUIRE(result.find("deviations") != nullptr);
    const auto& deviation = result.find("deviations")->items()->front();
    CHECK(member(deviation, "code") == "certificate-missing");
    CHECK(member(deviation, "operator") == "Li Ming");
    CHECK(member(deviation, "approver") == "Wang Fang");
    CHECK(member(deviation, "reason") == "certificate is in the post");
    REQUIRE(document.find("warnings")->items()->size() == 1);
    CHECK(member(result.find("assessments")->items()->front(), "value") == "62.95 kg");
    CHECK(cli({"recompute", "--archive", lab.archive, "--all"}).code == 0);
    CHECK(cli({"verify", lab.archive}).code == 0);
}

TEST_CASE("what if this certificate had been that one is answered, and not one byte of the archive changes") {
    const Laboratory lab;
    lab.equip();
    REQUIRE(lab.add(peer_certificate()).code == 0);
    REQUIRE(lab.run().code == 0);
    auto other = peer_certificate();
    other.number = "M-9";
    other.correction = "0.50";
    const auto file = lab.folder.file("M-9.json", other.text());
    const auto before = bytes_under(lab.archive);
    const auto asked = cli({"recompute", "--archive", lab.archive, "--what-if", "scale=" + file, "--json"});
    CAPTURE(asked.err);
    REQUIRE(asked.code == 0);
    const auto document = asked.json();
    CHECK(member(document.find("what_if")->items()->front(), "number") == "M-9");
    const auto& differences = *document.find("differences")->items();
    const auto mass =
        std::ranges::find_if(differences, [](const Json& one) { return member(one, "field") == "values.mass"; });
    REQUIRE(mass != differences.end());
    CHECK(member(*mass, "stored") == "62.9 kg");
    CHECK(member(*mass, "recomputed") == "63.45 kg");
    CHECK(std::ranges::any_of(differences, [](const Json& one) { return member(one, "recomputed") == "fail"; }));
    CHECK(bytes_under(lab.archive) == before);
    CHECK(cli({"recompute", "--archive", lab.archive, "--what-if", "recorder=" + file}).code == 3);
    CHECK(cli({"recompute", "--archive", lab.archive, "--what-if", "scale"}).code == 3);
    CHECK(cli({"recompute", "--archive", lab.archive, "--what-if", "scale=" + (lab.folder / "none.json")}).code == 3);
}

TEST_CASE("the register is filled and shown, and what is wrong with an entry is said with its place") {
    const ScratchFolder folder;
    const auto archive = folder / "lab";
    const auto calibration = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "calibration");
        words.insert(words.end(), {"--archive", archive, "--json"});
        return cli(words);
    };
    const auto equipment = folder.file("E-1.json", equipment_text());
    CHECK(calibration({"list"}).code == 3);
    REQUIRE(calibration({"equip", equipment, "--person", "Li Ming"}).code == 0);
    CHECK(calibration({"equip", equipment, "--person", "Li Ming"}).code == 3);

    CertificateText certificate;
    certificate.more =
        R"(,"attachment":{"file":"M-1.pdf","sha256":")" + velocert::base::Digest::of("paper").text() + "\"}";
    const auto file = folder.file("M-1.json", certificate.text());
    folder.file("M-1.pdf", "another paper");
    CHECK(calibration({"add", file, "--person", "Li Ming"}).code == 5);
    folder.file("M-1.pdf", "paper");
    REQUIRE(calibration({"add", file, "--person", "Li Ming"}).code == 0);
    CHECK(fs::exists(archive + "/evidence/" + velocert::base::Digest::of("paper").text().substr(0, 2) + "/" +
                     velocert::base::Digest::of("paper").text()));
    CHECK(calibration({"add", file, "--person", "Li Ming"}).code == 3);
    CertificateText bad;
    bad.number = "M-2";
    bad.due_on = "2026-02-30";
    const auto refused = calibration({"add", folder.file("bad.json", bad.text()), "--person", "Li Ming"});
    CHECK(refused.code == 3);
    CHECK_THAT(refused.err, Catch::Contains("bad.json:1:") && Catch::Contains("/due_on"));
    CHECK(calibration({"add", folder / "none.json", "--person", "Li Ming"}).code == 3);
    CHECK(calibration({"add", file}).code == 3);

    const auto list = calibration({"list"});
    REQUIRE(list.code == 0);
    const auto listed = list.json();
    REQUIRE(listed.find("equipment")->items()->size() == 1);
    CHECK(listed.find("equipment")->items()->front().find("certificates")->items()->size() == 1);
    const auto shown = calibration({"show", "E-1"});
    REQUIRE(shown.code == 0);
    const auto whole = shown.json();
    // The eight groups of the instrument's record, by what stands in them.
    for (const char* key : {"title", "serial", "conformity", "location", "acceptance", "reference_materials",
                            "maintenance", "damage", "certificates", "status"}) {
        CAPTURE(key);
        CHECK(whole.find(key) != nullptr);
    }
    CHECK(member(calibration({"show", "M-1"}).json(), "number") == "M-1");
    CHECK(calibration({"show", "E-9"}).code == 3);

    CHECK(calibration({"out-of-service", "E-1", "--reason", "dropped", "--person", "Li Ming"}).code == 0);
    CHECK(member(calibration({"show", "E-1"}).json(), "status") == "out-of-service");
    CHECK(calibration({"out-of-service", "E-1", "--reason", "dropped", "--person", "Li Ming"}).code == 3);
    CHECK(calibration({"in-service", "E-1", "--reason", "repaired", "--person", "Li Ming"}).code == 0);
    const auto failed =
        calibration({"intermediate", "E-1", "--measurand", "mass", "--reference", "50 kg", "--indication", "50.2 kg",
                     "--limit", "0.05 kg", "--on", "2026-05-01", "--person", "Li Ming"});
    CAPTURE(failed.err);
    CHECK(failed.code == 0);
    CHECK(calibration({"intermediate", "E-1", "--measurand", "mass", "--reference", "50 N", "--indication", "50.2 kg",
                       "--limit", "0.05 kg", "--person", "Li Ming"})
              .code == 3);
    const auto station =
        folder.file("station.json", R"({"format":"velocert-station/1","id":"B1","name":"Bench 1","instruments":[)"
                                    R"({"role":"scale","driver":"mt-sics","port":"/dev/null","equipment":"E-1"}]})");
    const auto checked = calibration({"check", "--station", station, "--on", "2026-11-25"});
    CHECK(checked.code == 6);
    CHECK_THAT(checked.out, Catch::Contains("check-failed"));
    CHECK(cli({"verify", archive}).code == 0);
    CHECK(cli({"calibration", "--help"}).code == 0);
    CHECK(cli({"calibration"}).code == 3);
}

TEST_CASE("the virtual bench runs by the demonstration laboratory's certificates, which are named as what they are") {
    const ScratchFolder folder;
    const auto run = cli({"run", "--item", folder.file("item.json", item), "--archive", folder / "archive", "--virtual",
                          "--procedure", "vehicle-mass", "--json"});
    CAPTURE(run.err);
    REQUIRE(run.code == 0);
    const auto document = run.json();
    const auto& result = document.find("procedures")->items()->front();
    REQUIRE(result.find("calibrations") != nullptr);
    CHECK(member(result.find("calibrations")->items()->front(), "number") == "DEMO-MASS-150");
    CHECK(result.find("deviations") == nullptr);
    // A certificate for the very serial number goes before; an expired one blocks even here.
    CertificateText own;
    own.serial = "V0150001";
    own.calibrated_on = "2020-01-01";
    own.due_on = "2020-12-31";
    REQUIRE(cli({"calibration", "add", folder.file("own.json", own.text()), "--person", "Li Ming", "--archive",
                 folder / "archive"})
                .code == 0);
    const auto blocked = cli({"run", "--item", folder / "item.json", "--archive", folder / "archive", "--virtual",
                              "--procedure", "vehicle-mass"});
    CHECK(blocked.code == 6);
    CHECK_THAT(blocked.err, Catch::Contains("certificate-expired"));
    CHECK(cli({"recompute", "--archive", folder / "archive", "--all"}).code == 0);
}
