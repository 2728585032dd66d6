// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/transport/port_lease.h"

#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "instruments/transport/transport.h"
#include "tests/instruments/transport/pty_pair.h"

using namespace velocert;
using namespace velocert::instruments;
namespace fs = std::filesystem;

namespace {

std::size_t lease_files() {
    std::size_t out = 0;
    for (const auto& entry : fs::directory_iterator(lease_folder())) out += entry.path().extension() == ".json" ? 1U : 0U;
    return out;
}

}  // namespace

TEST_CASE("a port in use names its user, what for, since when and the process") {
    test::PtyPair pair;
    const auto before = lease_files();
    auto first = open_port(pair.path(), {}, {"Li Ming", "run 20260101-000000000001"});
    REQUIRE(first);
    CHECK(lease_files() == before + 1);
    const auto second = open_port(pair.path(), {}, {"Wang Fang", "terminal"});
    REQUIRE_FALSE(second);
    CHECK(second.error().code == base::ErrorCode::port_unavailable);
    CHECK_THAT(second.error().found, Catch::Contains("in use by run 20260101-000000000001 of Li Ming since 2") &&
                                         Catch::Contains("process " + std::to_string(getpid())));
    first->reset();
    CHECK(lease_files() == before);
    CHECK(open_port(pair.path(), {}));
}

TEST_CASE("an unnamed use is the user's of the machine") {
    test::PtyPair pair;
    const auto first = open_port(pair.path(), {});
    REQUIRE(first);
    const auto second = open_port(pair.path(), {});
    REQUIRE_FALSE(second);
    CHECK_THAT(second.error().found, Catch::Contains("in use by ") && Catch::Contains(" since "));
}

TEST_CASE("what a dead process left does not keep anybody out, and a program that dies frees its port") {
    test::PtyPair pair;
    const pid_t child = fork();
    if (child == 0) {
        // Leaves lock and file to the kernel.
        auto opened = open_port(pair.path(), {}, {"Li Ming", "run 1"});
        _exit(opened ? (static_cast<void>(opened->release()), 0) : 1);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WEXITSTATUS(status) == 0);
    const auto next = open_port(pair.path(), {}, {"Wang Fang", "read"});
    REQUIRE(next);
    const auto third = open_port(pair.path(), {});
    REQUIRE_FALSE(third);
    CHECK_THAT(third.error().found, Catch::Contains("read of Wang Fang"));
}

TEST_CASE("the folder of these files belongs to this user alone") {
    const auto folder = lease_folder();
    REQUIRE_FALSE(folder.empty());
    CHECK((fs::status(folder).permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
}
