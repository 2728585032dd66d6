// SPDX-License-Identifier: GPL-3.0-or-later
// What a watchdog does, without a process: the safe state is driven, read back and written down.
#include "instruments/watch/guard.h"

#include <filesystem>
#include <fstream>

#include "core/records/archive.h"
#include "instruments/registry/registry.h"
#include "tests/instruments/contract/model_line.h"

using namespace velocert;
using namespace velocert::instruments;
using namespace velocert::instruments::test;
using Outcome = WatchRecord::Outcome;

namespace {

WatchOrder order_for(const char* driver) {
    auto order = WatchOrder::of(**find_driver(driver), {}, {"VELOCERT", "VIRTUAL", "V1", "1.0", true}).value();
    order.port = "/dev/ttyX";
    order.settings = "9600 8N1";
    order.folder = "/nowhere";
    order.person = "Li Ming";
    order.purpose = "run 1";
    return order;
}

GuardPort port_of(ModelLine& line) {
    return [&line]() -> base::Result<std::unique_ptr<Transport>> {
        return std::make_unique<ModelTransport>(line, "9600 8N1");
    };
}

struct Folder {
    Folder() {
        std::string path = (std::filesystem::temp_directory_path() / "velocert-watch-XXXXXX").string();
        REQUIRE(mkdtemp(path.data()) != nullptr);
        name = path;
    }
    ~Folder() { std::filesystem::remove_all(name); }
    std::string name;
};

}  // namespace

TEST_CASE("an order is read back as it was written, and a torn one is refused") {
    const auto order = order_for("scpi-source");
    const auto text = order.json().text();
    const auto again = WatchOrder::parse(text);
    REQUIRE(again);
    CHECK(again->json() == order.json());
    CHECK(again->stop == order.stop);
    for (std::size_t cut = 0; cut < text.size(); ++cut) CHECK_FALSE(WatchOrder::parse(text.substr(0, cut)));
}

TEST_CASE("every driver that energises can be given a watchdog's order with something to read back") {
    for (const auto* driver : drivers()) {
        if (!driver->energises) continue;
        CAPTURE(driver->id);
        const auto order = WatchOrder::of(*driver, {}, {});
        REQUIRE(order);
        CHECK_FALSE(order->stop.empty());
        const auto stop = driver->exchange(sequence::Command::stop, {});
        CHECK((stop->acknowledged || !order->then.empty()));
    }
}

TEST_CASE("the safe state switches an output off and is read back") {
    ModelLine line("scpi-source");
    line.send("VOLT 48\nCURR 5\nOUTP ON\n");
    static_cast<void>(line.listen(1'000'000));
    REQUIRE(line.line().simulator().hazardous_now());
    const auto record = drive_safe(order_for("scpi-source"), port_of(line), line);
    CHECK(record.outcome == Outcome::confirmed);
    CHECK_FALSE(line.line().simulator().hazardous_now());
    CHECK_FALSE(record.sent.empty());
    CHECK_FALSE(record.received.empty());
    CHECK_THAT(record.text(), Catch::Contains("/dev/ttyX") && Catch::Contains("Li Ming") && Catch::Contains("run 1"));
}

TEST_CASE("an output that stays on, a dead line and a missing port are told apart") {
    ModelLine stuck("scpi-source");
    stuck.send("VOLT 48\nCURR 5\nOUTP ON\n");
    static_cast<void>(stuck.listen(1'000'000));
    REQUIRE(stuck.line().arm({Fault::stuck_value, 0, 0}, stuck.now_us()));
    CHECK(drive_safe(order_for("scpi-source"), port_of(stuck), stuck).outcome == Outcome::refused);

    ModelLine dead("scpi-source");
    dead.deaf = true;
    CHECK(drive_safe(order_for("scpi-source"), port_of(dead), dead).outcome == Outcome::silent);

    const auto missing = drive_safe(
        order_for("scpi-source"),
        []() -> base::Result<std::unique_ptr<Transport>> {
            return base::fail(base::ErrorCode::not_found, "/dev/ttyX", "there is no such port", "");
        },
        dead);
    CHECK(missing.outcome == Outcome::unreachable);
    CHECK_FALSE(missing.detail.empty());
}

TEST_CASE("what a watchdog did is told once, enters the ledger, and its file is moved aside") {
    const Folder folder;
    const base::SystemClock clock;
    const auto path = folder.name + "/archive";
    auto archive = records::Archive::create(path, records::ArchiveKind::training, clock).value();
    CHECK(unentered_records(path)->empty());
    CHECK(enter_records(path, *archive)->empty());

    WatchRecord record;
    record.utc = "2026-01-02T03:04:05.678Z";
    record.port = "/dev/ttyX";
    record.driver = "scpi-source";
    record.sent = "OUTP OFF\n";
    record.received = std::string("0\n\xff", 3);
    record.outcome = Outcome::confirmed;
    REQUIRE(keep_record(record, watch_folder(path)));
    const auto waiting = unentered_records(path);
    REQUIRE(waiting);
    REQUIRE(waiting->size() == 1);
    REQUIRE(waiting->front().record);
    CHECK(waiting->front().record->json() == record.json());
    REQUIRE(enter_records(path, *archive)->size() == 1);
    CHECK(unentered_records(path)->empty());
    CHECK(std::filesystem::exists(watch_folder(path) + "/entered"));
    // What nobody can read any more is told, and entered with its digest; it keeps nothing else from being entered.
    const auto torn = watch_folder(path) + "/torn.json";
    std::ofstream(torn) << "{\"format\": \"velocert-wat";
    REQUIRE(keep_record(record, watch_folder(path)));
    const auto both = enter_records(path, *archive);
    REQUIRE(both);
    REQUIRE(both->size() == 2);
    CHECK_FALSE(both->front().record);
    CHECK_FALSE(both->front().unreadable.empty());
    CHECK(both->back().record);
    CHECK(unentered_records(path)->empty());
    CHECK(std::filesystem::exists(watch_folder(path) + "/entered/torn.json"));
    const auto entries = archive->records_without_run();
    REQUIRE(entries);
    const auto entered =
        std::count_if(entries->begin(), entries->end(), [](const auto& entry) { return entry.first == "watchdog/1"; });
    CHECK(entered == 3);
    archive.reset();
    const auto verified = records::verify_archive(path);
    REQUIRE(verified);
    for (const auto& finding : verified->findings) FAIL_CHECK(finding.where + ": " + finding.what);
    CHECK(records::Archive::open(path, clock));
}
