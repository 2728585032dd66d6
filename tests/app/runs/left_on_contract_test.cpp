// SPDX-License-Identifier: GPL-3.0-or-later
// A run whose safety tester does not switch off, or whose program is ended: what is said, and what is on the disk.
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "tests/app/documents.h"
#include "tests/app/process.h"

using namespace velocert::tests;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

/// A run of the electric strength test on a virtual tester, up to the moment when high voltage is on.
class LiveTest {
  public:
    explicit LiveTest(const std::string& fault) : bench_(bench_words(folder_, fault)) {
        REQUIRE(appears(folder_ / "tester"));
        setenv("VELOCERT_WATCHDOG", VELOCERT_WATCHDOG_PROGRAM, 1);
        const auto station =
            folder_.file("station.json", R"({"format":"velocert-station/1","id":"B1","name":"Bench 1","instruments":[)"
                                         R"({"role":"safety_tester","driver":"gpt-9000","port":")" +
                                             (folder_ / "tester") + R"(","options":{"mode":"acw"}}]})");
        const std::string samples = VELOCERT_SAMPLES;
        program_.emplace(std::vector<std::string>{VELOCERT_CLI, "run", "--item", samples + "/throttle-2024-item.json",
                                                  "--procedure", "dielectric", "--archive", archive(), "--station",
                                                  station, "--training", "--operator", "Li Ming", "--answers",
                                                  samples + "/throttle-2024-answers.json", "--json"});
        const auto until = std::chrono::steady_clock::now() + 30s;
        while (wire().find("FUNC:TEST ON") == std::string::npos && program_->running() &&
               std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(10ms);
        if (wire().find("FUNC:TEST ON") == std::string::npos) {
            program_->signal(SIGKILL);
            FAIL(program_->wait().err);
        }
    }

    /// What stands on the disk of the wire log that is still open.
    [[nodiscard]] std::string wire() const {
        std::error_code code;
        for (const auto& entry : fs::directory_iterator(archive() + "/evidence/pending", code))
            if (entry.path().filename().string().starts_with("safety-tester")) return bytes_of(entry.path().string());
        return {};
    }
    [[nodiscard]] std::string archive() const { return folder_ / "archive"; }
    Process& program() { return *program_; }

  private:
    static std::vector<std::string> bench_words(const ScratchFolder& folder, const std::string& fault) {
        std::vector<std::string> out{VELOCERT_BENCH, "--instrument", "gpt-9000", "--link", folder / "tester"};
        if (!fault.empty()) out.insert(out.end(), {"--fault", fault});
        return out;
    }

    ScratchFolder folder_;
    Process bench_;
    std::optional<Process> program_;
};

}  // namespace

TEST_CASE("a run whose tester ignores the stop says that it is not off, and ends with 4") {
    for (const auto& [number, cause] : {std::pair(SIGTERM, "the signal TERM"), std::pair(SIGINT, "the signal INT"),
                                        std::pair(SIGHUP, "the signal HUP")}) {
        CAPTURE(cause);
        LiveTest test("stuck-value");
        test.program().signal(number);
        const auto ended = test.program().wait(60s);
        CAPTURE(ended.err, ended.out);
        CHECK(ended.code == 4);
        CHECK_THAT(ended.err, Catch::Contains("error: safety_tester (gpt-9000 at ") && Catch::Contains("NOT off") &&
                                  Catch::Contains("FUNC:TEST OFF") && Catch::Contains("switch it off"));
        const auto result = ended.json();
        const auto* left = result.find("not_off");
        REQUIRE(left != nullptr);
        REQUIRE(left->items() != nullptr);
        REQUIRE(left->items()->size() == 1);
        CHECK(member(left->items()->front(), "role") == "safety_tester");
        CHECK(member(left->items()->front(), "driver") == "gpt-9000");
        CHECK_THAT(member(left->items()->front(), "port"), Catch::EndsWith("/tester"));
        CHECK(member(result, "lifecycle_text") == "suspended by " + std::string(cause));
        CHECK_THAT(ended.err, Catch::Contains("aborted: stopped by " + std::string(cause)));
        // It ended in order, and its watchdog knows that.
        const auto verified = cli({"verify", test.archive(), "--json"});
        CHECK_THAT(verified.out, Catch::Contains("could not confirm that itself") && !Catch::Contains("farewell"));
    }
}

TEST_CASE("a run whose tester switches off has nothing that is left on, and names what stopped it") {
    LiveTest test("");
    test.program().signal(SIGTERM);
    const auto ended = test.program().wait(60s);
    CAPTURE(ended.err, ended.out);
    CHECK(ended.code == 4);
    CHECK_THAT(ended.err, !Catch::Contains("NOT off"));
    const auto result = ended.json();
    REQUIRE(result.find("not_off") != nullptr);
    CHECK(result.find("not_off")->items()->empty());
    CHECK(member(result, "lifecycle_text") == "suspended by the signal TERM");
    CHECK_THAT(cli({"verify", test.archive(), "--json"}).out, !Catch::Contains("watchdog"));
}

TEST_CASE("a tester that falls mute ends the run within seconds, and as one that is not known to be off") {
    LiveTest test("silence@12");
    const auto begun = std::chrono::steady_clock::now();
    const auto ended = test.program().wait(90s);
    CAPTURE(ended.err, ended.out);
    CHECK(std::chrono::steady_clock::now() - begun < 45s);
    CHECK(ended.code == 4);
    CHECK_THAT(ended.err, Catch::Contains("NOT off") && Catch::Contains("no answer within"));
}

TEST_CASE("a run that is killed has on the disk what its tester said until about a second before") {
    LiveTest test("");
    std::this_thread::sleep_for(3s);
    test.program().signal(SIGKILL);
    [[maybe_unused]] const auto killed = test.program().wait();
    const auto kept = test.wire();
    CHECK_THAT(kept, Catch::Contains("MEAS?") && Catch::Contains("kV"));
}
