// SPDX-License-Identifier: GPL-3.0-or-later
// What the strip tells of calibrations: from the register, and from the serial numbers that earlier runs knew.
#include "app/desktop/model/bench/preparing/calibration_today.h"

#include <QTemporaryDir>
#include <catch2/catch.hpp>

#include "core/base/clock.h"
#include "core/records/archive.h"
#include "core/sequence/instrument.h"
#include "core/sequence/run.h"

using namespace velocert;
using namespace velocert::app;

TEST_CASE("Whether an instrument is calibrated today follows from the register", "[strip]") {
    using namespace std::chrono;
    laboratory::EquipmentRegister registered;
    laboratory::Equipment scale;
    scale.id = "SC-1";
    scale.instrument.serial = "4711";
    REQUIRE(registered.add(scale, "Wang Fang"));
    const base::Date today{year(2026), month(11), day(27)};
    const auto state = [&](std::vector<sequence::Deviation> deviations = {}) {
        const auto all =
            calibration_today(registered, {{"scale", "4711"}, {"other", "0815"}, {"none", ""}}, deviations, today);
        CHECK_FALSE(all.contains("none"));
        CHECK_FALSE(all.at("other").in_order);
        CHECK_FALSE(all.at("other").fix.isEmpty());
        return all.at("scale");
    };
    CHECK_FALSE(state().in_order);
    CHECK(state().cause.contains("no calibration certificate"));
    const auto certify = [&](const std::string& number, base::Date from, base::Date until) {
        laboratory::Certificate one;
        one.number = number;
        one.instrument.serial = "4711";
        one.calibrated_on = from;
        one.due_on = until;
        REQUIRE(registered.add(one, "Wang Fang"));
    };
    certify("C-1", {year(2024), month(1), day(1)}, {year(2025), month(1), day(1)});
    CHECK_FALSE(state().in_order);
    CHECK(state().cause.contains("2025-01-01"));
    // The day it is due is still in order, the next one is not.
    certify("C-2", {year(2025), month(11), day(27)}, today);
    CHECK(state().in_order);
    CHECK(state().cause.contains("2026-11-27"));
    sequence::Deviation deviation;
    deviation.role = "scale";
    deviation.cause = "certificate C-2 ended";
    deviation.approver = "Li Hua";
    CHECK_FALSE(state({deviation}).in_order);
    REQUIRE(registered.set_status("SC-1", laboratory::EquipmentStatus::out_of_service, "dropped", "Wang Fang"));
    CHECK_FALSE(state().in_order);
    CHECK(state().cause.contains("dropped"));
    CHECK(sequence::serial_in("maker|model|4711|1.0") == "4711");
    CHECK(sequence::serial_in("maker|model").empty());
    CHECK(sequence::serial_in("").empty());
}

TEST_CASE("The serial number of a port is that of the instrument that stood at it, not of its twin", "[strip]") {
    const QTemporaryDir folder;
    const base::SystemClock clock;
    auto archive =
        records::Archive::create((folder.path() + "/a").toStdString(), records::ArchiveKind::training, clock);
    REQUIRE(archive);
    const auto pack = (*archive)->store(base::as_bytes("the bundle of the pack"));
    REQUIRE(pack);
    // Two balances of one driver, each with its own number.
    const auto record = [&](const std::string& id, const std::vector<std::array<std::string, 3>>& placed) {
        sequence::Run run;
        run.id = id;
        run.started_utc = "2025-11-22T02:00:00.000Z";
        run.item.id = "S-001";
        run.item.traits.battery = standards::Battery::lead_acid;
        run.item.traits.made_on = base::parse_date("2025-10-01").value();
        run.station.id = "bench-1";
        run.station.name = "Bench 1";
        run.edition = "GB17761-2024";
        run.pack = *pack;
        run.specimen = true;
        run.operator_name = "Li Ming";
        run.program_version = "0.1.0";
        run.procedures = {"vehicle-mass"};
        sequence::StepRun attempt;
        attempt.procedure = "vehicle-mass";
        attempt.step = "weigh";
        attempt.outcome = conformity::Outcome::completed;
        for (const auto& [role, port, serial] : placed) {
            run.station.instruments.push_back({role, "mt-sics", port, {}, {}});
            auto log = (*archive)->store(base::as_bytes("wire of " + id + role));
            REQUIRE(log);
            sequence::CaptureRecord capture;
            capture.role = role;
            capture.driver = "mt-sics";
            capture.identity = "maker|model|" + serial + "|1.0";
            capture.log = *log;
            attempt.captures.push_back(capture);
        }
        const auto started = (*archive)->append("run-start/1", sequence::run_start_record(run));
        INFO((started ? std::string() : started.error().text()));
        REQUIRE(started);
        REQUIRE((*archive)->append("step-run/1", sequence::step_run_record(id, attempt)));
    };
    record("run-1", {{"scale", "/dev/ttyS1", "4711"}, {"platform", "/dev/ttyS2", "0815"}});
    // The later run knows one of them alone, by another role.
    record("run-2", {{"balance", "/dev/ttyS1", "4712"}});
    for (const auto* id : {"run-1", "run-2"}) {
        const auto read = (*archive)->run(id);
        INFO((read ? std::string() : read.error().text()));
        REQUIRE(read);
    }
    StationEntry station;
    station.is_virtual = false;
    station.ports = {{"platform", "scale", "mt-sics", "/dev/ttyS2", {}},
                     {"scale", "scale", "mt-sics", "/dev/ttyS1", {}},
                     {"third", "scale", "mt-sics", "/dev/ttyS3", {}},
                     {"other", "scale", "kern-stream", "/dev/ttyS2", {}},
                     {"unset", "scale", "mt-sics", {}, {}}};
    using Serials = std::map<std::string, std::string>;
    CHECK(known_serials(**archive, station, {}) == Serials{{"platform", "0815"}, {"scale", "4712"}});
    // What the run itself was told goes before what earlier ones knew, unless it was played.
    sequence::Run now;
    sequence::StepRun attempt;
    for (const auto& [role, serial, simulated] :
         {std::tuple("scale", "9999", false), std::tuple("platform", "1", true)}) {
        auto& capture = attempt.captures.emplace_back();
        capture.role = role;
        capture.driver = "mt-sics";
        capture.identity = std::string("maker|model|") + serial + "|1.0";
        capture.simulated = simulated;
    }
    now.step_runs.push_back(attempt);
    CHECK(known_serials(**archive, station, now) == Serials{{"platform", "0815"}, {"scale", "9999"}});
    station.is_virtual = true;
    CHECK(known_serials(**archive, station, now).empty());
}
