// SPDX-License-Identifier: GPL-3.0-or-later
// What a watchdog does, without a process: the safe state is driven, read back and written down.
#include "instruments/watch/guard.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/records/archive.h"
#include "instruments/protocol/checksums.h"
#include "instruments/registry/registry.h"
#include "instruments/watch/open_order.h"
#include "instruments/watch/port_watch.h"
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

/// An instrument that answers by heart: to the first row whose words are in what was sent.
struct Parrot {
    std::vector<std::pair<std::string, std::string>> answers;
    std::string due;
    int asked = 0;
};
class ParrotTransport final : public Transport {
  public:
    ParrotTransport(Parrot& parrot, ModelLine& time) : parrot_(parrot), time_(time) {}
    base::Result<std::size_t> read(std::span<std::uint8_t> into, std::chrono::milliseconds wait) override {
        if (parrot_.due.empty()) static_cast<void>(time_.listen(wait.count() * 1000));
        const auto count = std::min(into.size(), parrot_.due.size());
        std::copy_n(parrot_.due.begin(), count, into.begin());
        parrot_.due.erase(0, count);
        return count;
    }
    base::Result<void> write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds) override {
        const std::string sent(bytes.begin(), bytes.end());
        ++parrot_.asked;
        for (const auto& [question, answer] : parrot_.answers) {
            if (sent.find(question) == std::string::npos) continue;
            parrot_.due += answer;
            break;
        }
        return {};
    }
    std::string settings_text() const override { return "9600 8N1"; }
    std::string name() const override { return "parrot"; }

  private:
    Parrot& parrot_;
    ModelLine& time_;
};

std::string with_crc(std::string text) {
    const auto crc = crc16_modbus(base::as_bytes(text));
    return text + static_cast<char>(crc & 0xFFU) + static_cast<char>(crc >> 8U);
}
/// The state of a load with 26-byte frames, of which only the input counts here.
std::string load_state(bool on) {
    std::string frame(26, '\0');
    frame[0] = '\xAA';
    frame[2] = '\x5F';
    frame[15] = on ? '\x0C' : '\x04';
    unsigned sum = 0;
    for (const char c : frame) sum += static_cast<unsigned char>(c);
    frame[25] = static_cast<char>(sum & 0xFFU);
    return frame;
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

TEST_CASE("what takes the stop and then says that it is still on is never called safe") {
    const std::string name = "MAKER,MODEL,1,2\n";
    const std::string brake = "Magtrol DSP6001,V1\r\n";
    const std::string load_done("\xAA\0\x12\x80", 4);
    std::string done = load_done + std::string(21, '\0');
    done += static_cast<char>((0xAA + 0x12 + 0x80) & 0xFF);
    const auto told = with_crc(std::string("\x01\x10\x0A\x00\x00\x01", 6));
    const auto coil = [](char on) { return with_crc(std::string("\x01\x01\x01", 3) + on); };
    const std::string coils("\x01\x01\x05\x10", 4);
    const std::string write("\x01\x10\x0A\x00", 4);
    const std::string input("\xAA\0\x21", 3);
    const std::string state("\xAA\0\x5F", 3);
    struct Row {
        const char* driver;
        std::vector<std::pair<std::string, std::string>> lies;
        std::vector<std::pair<std::string, std::string>> truth;
    };
    const std::vector<Row> rows{
        {"scpi-source", {{"OUTP OFF", name}, {"OUTP?", "1\n"}}, {{"OUTP OFF", name}, {"OUTP?", "0\n"}}},
        {"scpi-load", {{"INP OFF", name}, {"INP?", "1\n"}}, {{"INP OFF", name}, {"INP?", "0\n"}}},
        {"gpt-9000",
         {{"FUNC:TEST OFF", "GPT-9803, 1, V1.00\n"}, {"FUNC:TEST?", "TEST ON\n"}},
         {{"FUNC:TEST OFF", "GPT-9803, 1, V1.00\n"}, {"FUNC:TEST?", "TEST OFF\n"}}},
        {"chroma-190",
         {{"SAFE:STOP", name}, {"SAFE:STAT?", "RUNNING\n"}},
         {{"SAFE:STOP", name}, {"SAFE:STAT?", "STOPPED\n"}}},
        {"itech-frame-load", {{input, done}, {state, load_state(true)}}, {{input, done}, {state, load_state(false)}}},
        {"modbus-load", {{write, told}, {coils, coil('\x01')}}, {{write, told}, {coils, coil('\0')}}},
        {"magtrol", {{"Q\r\n", brake + "S   60T30.36R\r\n"}}, {{"Q\r\n", brake + "S   60T0.12R\r\n"}}},
    };
    for (const auto* driver : drivers()) {
        if (!driver->energises) continue;
        CAPTURE(driver->id);
        const auto row = std::ranges::find(rows, driver->id, &Row::driver);
        REQUIRE(row != rows.end());
        for (const bool lies : {true, false}) {
            CAPTURE(lies);
            Parrot parrot{lies ? row->lies : row->truth, {}};
            ModelLine time("scpi-source");
            const auto record = drive_safe(
                order_for(row->driver),
                [&]() -> base::Result<std::unique_ptr<Transport>> {
                    return std::make_unique<ParrotTransport>(parrot, time);
                },
                time);
            CAPTURE(record.detail);
            CHECK(record.outcome == (lies ? Outcome::refused : Outcome::confirmed));
            // Not taken at its first word: a shaft may run out.
            CHECK((parrot.asked > 6) == lies);
            // Nothing at all is no proof either.
            Parrot mute;
            CHECK(drive_safe(
                      order_for(row->driver),
                      [&]() -> base::Result<std::unique_ptr<Transport>> {
                          return std::make_unique<ParrotTransport>(mute, time);
                      },
                      time)
                      .outcome == Outcome::silent);
        }
    }
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

TEST_CASE("an order that stands open is told only when nobody holds it any more") {
    const Folder folder;
    const base::SystemClock clock;
    const auto path = folder.name + "/archive";
    auto archive = records::Archive::create(path, records::ArchiveKind::training, clock).value();
    auto order = order_for("scpi-source");
    order.folder = watch_folder(path);
    const std::string utc = "2026-01-02T03:04:05.678Z";
    {
        // In its safe state: nothing to tell.
        auto open = OpenOrder::make(order, utc).value();
        CHECK(is_held(open.file()));
        REQUIRE(open.close());
        CHECK_FALSE(std::filesystem::exists(open.file()));
    }
    CHECK(unentered_records(path)->empty());
    {
        std::optional<OpenOrder> program = OpenOrder::make(order, utc).value();
        std::optional<OpenOrder> watchdog = OpenOrder::hold(program->file()).value();
        // Two at the same moment are two.
        auto other = OpenOrder::make(order, utc).value();
        CHECK(other.file() != program->file());
        REQUIRE(other.close());
        CHECK(unentered_records(path)->empty());
        program.reset();
        CHECK(is_held(watchdog->file()));
        CHECK(unentered_records(path)->empty());
        CHECK(enter_records(path, *archive)->empty());
    }
    // One that goes while it is looked at is nobody's trouble: its name stands, and behind it is nothing.
    const auto gone = open_folder(order.folder) + "/gone.json";
    std::filesystem::create_symlink("closed-meanwhile.json", gone);
    const auto left = unentered_records(path);
    std::filesystem::remove(gone);
    REQUIRE(left);
    REQUIRE(left->size() == 1);
    REQUIRE(left->front().record);
    CHECK(left->front().record->outcome == Outcome::unknown);
    CHECK_THAT(left->front().text(), Catch::Contains("/dev/ttyX") && Catch::Contains("Li Ming") &&
                                         Catch::Contains("run 1") && Catch::Contains("nobody switched it off"));
    records::Verification verification;
    REQUIRE(tell_unentered(path, verification));
    CHECK(verification.notes.size() == 1);
    CHECK(verification.findings.empty());
    // One that was torn as the power failed tells no less than that somebody must look.
    const auto torn = open_folder(order.folder) + "/torn.json";
    std::ofstream(torn) << "{\"format\": ";
    const auto entered = enter_records(path, *archive);
    REQUIRE(entered);
    REQUIRE(entered->size() == 2);
    CHECK_THAT(entered->front().text(), Catch::Contains("look at the instruments"));
    CHECK(unentered_records(path)->empty());
    const auto entries = archive->records_without_run();
    REQUIRE(entries);
    CHECK(std::count_if(entries->begin(), entries->end(),
                        [](const auto& entry) { return entry.first == "watchdog-gone/1"; }) == 1);

    // Where nothing can be written, nothing that energises is opened.
    order.folder = folder.name + "/no/such/place";
    CHECK_FALSE(OpenOrder::make(order, utc));
}

TEST_CASE("what was told is set aside, and what cannot be moved stays to be told again") {
    const Folder folder;
    WatchRecord record;
    record.utc = "2026-01-02T03:04:05.678Z";
    record.port = "/dev/ttyX";
    record.driver = "scpi-source";
    record.outcome = Outcome::refused;
    REQUIRE(set_aside(folder.name, {}));
    CHECK_FALSE(std::filesystem::exists(watch_folder(folder.name)));
    const auto first = keep_record(record, watch_folder(folder.name)).value();
    auto waiting = unentered_records(folder.name).value();
    REQUIRE(waiting.size() == 1);
    // To look is not to tell.
    CHECK(unentered_records(folder.name)->size() == 1);
    REQUIRE(set_aside(folder.name, waiting));
    CHECK(unentered_records(folder.name)->empty());
    const auto told = watch_folder(folder.name) + "/told" + first.substr(first.rfind('/'));
    CHECK(std::filesystem::exists(told));
    // Another program was faster.
    CHECK(set_aside(folder.name, waiting));
    // A move that was cut off between its two steps is finished; another record of that name is not lost.
    std::filesystem::copy_file(told, first);
    CHECK(set_aside(folder.name, waiting));
    CHECK(unentered_records(folder.name)->empty());
    record.outcome = Outcome::silent;
    CHECK(keep_record(record, watch_folder(folder.name)).value() == first);
    record.utc = "2026-01-02T03:04:06.678Z";
    const auto second = keep_record(record, watch_folder(folder.name)).value();
    waiting = unentered_records(folder.name).value();
    REQUIRE(waiting.size() == 2);
    CHECK_FALSE(set_aside(folder.name, waiting));
    CHECK(std::filesystem::exists(first));
    CHECK_FALSE(std::filesystem::exists(second));
    CHECK(unentered_records(folder.name)->size() == 1);
}

TEST_CASE("the state folder is a whole path") {
    const auto restore = [](const char* name, const char* value) {
        if (value != nullptr)
            setenv(name, value, 1);
        else
            unsetenv(name);
    };
    const char* had = std::getenv("XDG_STATE_HOME");
    const auto before = had == nullptr ? std::optional<std::string>() : std::optional<std::string>(had);
    const char* home = std::getenv("HOME");
    const auto lived = home == nullptr ? std::optional<std::string>() : std::optional<std::string>(home);
    setenv("HOME", "/people/li", 1);
    for (const auto& [told, folder] :
         {std::pair("/var/state", "/var/state/velocert"), std::pair("state", "/people/li/.local/state/velocert"),
          std::pair("./state", "/people/li/.local/state/velocert"),
          std::pair("", "/people/li/.local/state/velocert")}) {
        CAPTURE(told);
        setenv("XDG_STATE_HOME", told, 1);
        CHECK(state_folder().value() == folder);
    }
    unsetenv("HOME");
    setenv("XDG_STATE_HOME", "state", 1);
    CHECK_FALSE(state_folder());
    restore("XDG_STATE_HOME", before ? before->c_str() : nullptr);
    restore("HOME", lived ? lived->c_str() : nullptr);
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
