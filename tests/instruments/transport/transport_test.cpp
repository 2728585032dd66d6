// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/transport/transport.h"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <thread>
#include <vector>

#include "core/base/digest.h"
#include "instruments/transport/port_checks.h"
#include "instruments/transport/port_list.h"
#include "tests/instruments/transport/pty_pair.h"

using namespace velocert::instruments;
using std::chrono::milliseconds;
using std::chrono::seconds;
using velocert::base::as_bytes;
using velocert::base::ErrorCode;
using velocert::base::Result;
using velocert::instruments::test::PtyPair;

namespace {

const PortSettings usual{9600, 8, Parity::none, 1, FlowControl::none};

/// The back ends, each with the name it knows a pseudo-terminal by.
struct BackEnd {
    const char* name;
    Result<std::unique_ptr<Transport>> (*open)(const std::string&, const PortSettings&);
    std::string (*path)(const PtyPair&);
};
Result<std::unique_ptr<Transport>> plain(const std::string& path, const PortSettings& settings) {
    return open_descriptor(path, settings);
}
Result<std::unique_ptr<Transport>> by_library(const std::string& path, const PortSettings& settings) {
    return open_libserialport(path, settings);
}
const BackEnd back_ends[] = {
    {"descriptor", plain, [](const PtyPair& pair) { return pair.path(); }},
    {"descriptor, through a link", plain, [](const PtyPair& pair) { return pair.link(); }},
    {"libserialport", by_library, [](const PtyPair& pair) { return pair.libserialport_name(); }},
};

std::unique_ptr<Transport> opened(const BackEnd& back_end, const PtyPair& pair, const PortSettings& settings = usual) {
    auto transport = back_end.open(back_end.path(pair), settings);
    if (!transport) FAIL(back_end.name << ": " << transport.error().text());
    return std::move(*transport);
}

/// Reads until so many bytes are there, or nothing comes any more.
std::string read_all(Transport& transport, std::size_t count) {
    std::string out;
    std::vector<std::uint8_t> buffer(4096);
    while (out.size() < count) {
        const auto got = transport.read(buffer, seconds(5));
        if (!got || *got == 0) break;
        out.append(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(*got));
    }
    return out;
}

std::string every_byte() {
    std::string out(256, '\0');
    std::iota(out.begin(), out.end(), '\0');
    return out;
}

}  // namespace

TEST_CASE("every byte passes unchanged in both directions, on both back ends") {
    for (const auto& back_end : back_ends) {
        CAPTURE(back_end.name);
        const PtyPair pair;
        const auto transport = opened(back_end, pair);
        pair.write(every_byte());
        CHECK(read_all(*transport, 256) == every_byte());
        REQUIRE(transport->write(as_bytes(every_byte()), seconds(5)));
        CHECK(pair.read(256) == every_byte());
    }
}

TEST_CASE("a read gives what is there, and nothing when the time is over") {
    for (const auto& back_end : back_ends) {
        CAPTURE(back_end.name);
        const PtyPair pair;
        const auto transport = opened(back_end, pair);
        std::vector<std::uint8_t> buffer(64);
        CHECK(transport->read(buffer, milliseconds(0)).value() == 0);
        CHECK(transport->read(buffer, milliseconds(20)).value() == 0);
        pair.write("abc");
        CHECK(read_all(*transport, 3) == "abc");
        CHECK(transport->read(buffer, milliseconds(0)).value() == 0);
        // Not more than the caller has room for.
        pair.write("defg");
        CHECK(transport->read(std::span(buffer).first(2), seconds(5)).value() == 2);
        CHECK(read_all(*transport, 2) == "fg");
    }
}

TEST_CASE("a read that waits wakes up when bytes come") {
    for (const auto& back_end : back_ends) {
        CAPTURE(back_end.name);
        const PtyPair pair;
        const auto transport = opened(back_end, pair);
        const std::jthread later([&] {
            std::this_thread::sleep_for(milliseconds(30));
            pair.write("x");
        });
        std::vector<std::uint8_t> buffer(8);
        CHECK(transport->read(buffer, seconds(60)).value() == 1);
    }
}

TEST_CASE("more bytes than the line holds pass both ways at once without a loss") {
    constexpr std::size_t count = 300'000;
    std::string long_text(count, '\0');
    for (std::size_t i = 0; i < count; ++i) long_text[i] = static_cast<char>(i * 7 + i / 251);
    for (const auto& back_end : back_ends) {
        CAPTURE(back_end.name);
        const PtyPair pair;
        const auto transport = opened(back_end, pair);
        {
            std::string arrived;
            const std::jthread instrument([&] { arrived = pair.read(count); });
            CHECK(transport->write(as_bytes(long_text), seconds(60)));
            const_cast<std::jthread&>(instrument).join();
            CHECK(arrived == long_text);
        }
        const std::jthread instrument([&] { pair.write(long_text); });
        CHECK(read_all(*transport, count) == long_text);
    }
}

TEST_CASE("a write that nobody takes ends with a time-out") {
    for (const auto& back_end : back_ends) {
        CAPTURE(back_end.name);
        const PtyPair pair;
        const auto transport = opened(back_end, pair);
        const std::vector<std::uint8_t> much(1'000'000, 'x');
        const auto written = transport->write(much, milliseconds(50));
        REQUIRE_FALSE(written);
        CHECK(written.error().code == ErrorCode::timeout);
    }
}

TEST_CASE("a port that hangs up is unplugged for the reader and for the writer") {
    for (const auto& back_end : back_ends) {
        CAPTURE(back_end.name);
        PtyPair pair;
        const auto transport = opened(back_end, pair);
        pair.hang_up();
        std::vector<std::uint8_t> buffer(8);
        const auto read = transport->read(buffer, seconds(60));
        REQUIRE_FALSE(read);
        CHECK(read.error().code == ErrorCode::unplugged);
        const auto written = transport->write(as_bytes("x"), seconds(60));
        REQUIRE_FALSE(written);
        CHECK(written.error().code == ErrorCode::unplugged);
    }
}

TEST_CASE("a read that waits is woken by the hang-up") {
    for (const auto& back_end : back_ends) {
        CAPTURE(back_end.name);
        PtyPair pair;
        const auto transport = opened(back_end, pair);
        const std::jthread later([&] {
            std::this_thread::sleep_for(milliseconds(30));
            pair.hang_up();
        });
        std::vector<std::uint8_t> buffer(8);
        const auto read = transport->read(buffer, seconds(60));
        REQUIRE_FALSE(read);
        CHECK(read.error().code == ErrorCode::unplugged);
    }
}

TEST_CASE("a port is used by one at a time, whichever way it is opened") {
    for (const auto& first : back_ends)
        for (const auto& second : back_ends) {
            CAPTURE(first.name, second.name);
            const PtyPair pair;
            {
                const auto transport = opened(first, pair);
                const auto again = second.open(second.path(pair), usual);
                REQUIRE_FALSE(again);
                CHECK(again.error().code == ErrorCode::port_unavailable);
                CHECK(again.error().expected.find("close that program") != std::string::npos);
                // The one that has it is not disturbed.
                pair.write("ok");
                CHECK(read_all(*transport, 2) == "ok");
            }
            CHECK(second.open(second.path(pair), usual));
        }
}

TEST_CASE("a transport tells its name as asked for and its settings") {
    for (const auto& back_end : back_ends) {
        CAPTURE(back_end.name);
        const PtyPair pair;
        const auto transport = opened(back_end, pair, PortSettings::parse("115200 8N2").value());
        CHECK(transport->name() == back_end.path(pair));
        CHECK(transport->settings_text() == "115200 8N2");
    }
}

TEST_CASE("all usual rates and handshakes can be set") {
    for (const auto& back_end : back_ends)
        for (const char* settings :
             {"1200 8N1", "9600 8N1 xon/xoff", "38400 8N2", "115200 8N1 rts/cts", "460800 8N1", "921600 8N1"}) {
            CAPTURE(back_end.name, settings);
            const PtyPair pair;
            CHECK(back_end.open(back_end.path(pair), PortSettings::parse(settings).value()));
        }
}

TEST_CASE("seven bits or parity on a pseudo-terminal are refused with the reason") {
    for (const auto& back_end : back_ends)
        for (const char* settings : {"2400 7E1", "9600 7N1", "9600 8E1", "9600 8O1"}) {
            CAPTURE(back_end.name, settings);
            const PtyPair pair;
            const auto transport = back_end.open(back_end.path(pair), PortSettings::parse(settings).value());
            REQUIRE_FALSE(transport);
            CHECK(transport.error().code == ErrorCode::port_settings);
            CHECK(transport.error().found.find("pseudo-terminal") != std::string::npos);
        }
}

TEST_CASE("what is no port is refused with what it is") {
    const PtyPair pair;
    const auto directory = std::filesystem::path(pair.link()).parent_path();
    std::ofstream(directory / "file") << "x";
    struct Row {
        std::string path;
        ErrorCode code;
    };
    for (const auto& back_end : back_ends)
        for (const auto& row : {Row{(directory / "none").string(), ErrorCode::not_found},
                                Row{(directory / "file").string(), ErrorCode::port_unavailable},
                                Row{directory.string(), ErrorCode::port_unavailable}, Row{"", ErrorCode::not_found},
                                Row{"/dev/null", ErrorCode::port_unavailable}}) {
            CAPTURE(back_end.name, row.path);
            const auto transport = back_end.open(row.path, usual);
            REQUIRE_FALSE(transport);
            CHECK(transport.error().code == row.code);
            CHECK(transport.error().where == row.path);
            CHECK_FALSE(transport.error().expected.empty());
        }
}

TEST_CASE("missing permission names the group to join") {
    const PtyPair pair;
    // As on a machine where terminals have a group of their own; only root can and must say so.
    static_cast<void>(chown(pair.path().c_str(), static_cast<uid_t>(-1), 5) == 0);
    REQUIRE(chmod(pair.path().c_str(), 0660U) == 0);
    const auto error = open_error(pair.path(), "opening", EACCES);
    CHECK(error.code == ErrorCode::port_permission);
    REQUIRE_FALSE(group_of(pair.path()).empty());
    CHECK(error.found.find("'" + group_of(pair.path()) + "'") != std::string::npos);
    CHECK(error.expected.find("usermod -aG " + group_of(pair.path())) != std::string::npos);
}

TEST_CASE("where no group may use the port nobody is told to join one") {
    const PtyPair pair;
    for (const mode_t mode : {0600U, 0620U, 0640U}) {
        CAPTURE(mode);
        REQUIRE(chmod(pair.path().c_str(), mode) == 0);
        const auto error = open_error(pair.path(), "opening", EACCES);
        CHECK(error.code == ErrorCode::port_permission);
        CHECK(error.expected.find("usermod") == std::string::npos);
        CHECK(error.expected.find("udev") != std::string::npos);
    }
}

TEST_CASE("the back end follows from what the path is") {
    const PtyPair pair;
    CHECK(is_pseudo_terminal(pair.path()));
    CHECK(is_pseudo_terminal(pair.link()));
    CHECK(is_pseudo_terminal(pair.libserialport_name()));
    CHECK_FALSE(is_pseudo_terminal("/dev/null"));
    CHECK_FALSE(is_pseudo_terminal(pair.link() + ".none"));
    CHECK(open_port(pair.link(), usual));
    const auto nowhere = open_port(pair.link() + ".none", usual);
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().code == ErrorCode::not_found);
}

TEST_CASE("the list of ports can be asked for on any machine, and never holds a pseudo-terminal") {
    const PtyPair pair;
    const auto ports = list_ports();
    REQUIRE(ports);
    for (const auto& port : *ports) {
        CHECK_FALSE(port.name.empty());
        CHECK_FALSE(is_pseudo_terminal(port.name));
        CHECK((port.usable || !port.group.empty()));
    }
}
