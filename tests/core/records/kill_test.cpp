// SPDX-License-Identifier: GPL-3.0-or-later
// A process that records is killed at any moment; whatever it had said to be saved must be there.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <sstream>

#include "core/records/archive.h"
#include "core/sequence/wire_log.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

constexpr int kills = 200;
constexpr int kills_per_archive = 25;

void say(int pipe, const std::string& line) {
    const std::string text = line + '\n';
    [[maybe_unused]] const auto count = ::write(pipe, text.data(), text.size());
}

/// Records run after run and says on the pipe what is saved, once it is. Never returns.
[[noreturn]] void record_until_killed(const std::string& folder, int round, int pipe) {
    const base::SystemClock clock;
    auto archive = Archive::open(folder, clock);
    if (!archive) {
        say(pipe, "error " + archive.error().text());
        ::_exit(1);
    }
    for (int count = 1;; ++count) {
        const std::string id = "run-" + std::to_string(round) + '-' + std::to_string(count);
        const auto append = [&](const std::string& type, const base::Json& record) {
            if (auto done = (*archive)->append(type, record); !done) {
                say(pipe, "error " + done.error().text());
                ::_exit(1);
            }
            say(pipe, "saved " + id + ' ' + type);
        };
        const auto pack = (*archive)->store(base::as_bytes("the bundle of the pack, " + id));
        if (!pack) ::_exit(1);
        auto run = sample_run(id, *pack, true);
        append("run-start/1", sequence::run_start_record(run));
        auto log = (*archive)->open_log("scale");
        if (!log) ::_exit(1);
        append("attempt-start/1", sequence::attempt_start_record(id, sample_step_run(1, base::Digest()),
                                                                 {{"scale", (*log)->pending_name()}}));
        const auto bytes = sample_wire_log(count, true);
        if (!(*log)->append(bytes) || !(*log)->sync()) ::_exit(1);
        say(pipe, "heard " + id + ' ' + std::to_string(bytes.size()));
        const auto digest = (*log)->seal();
        if (!digest) ::_exit(1);
        append("step-run/1", sequence::step_run_record(id, sample_step_run(1, *digest)));
        run.lifecycle = sequence::Lifecycle::completed;
        append("run-end/1", sequence::run_end_record(run));
    }
}

std::string said_until_end(int pipe) {
    std::string out;
    std::array<char, 4096> buffer{};
    ssize_t count = 0;
    while ((count = ::read(pipe, buffer.data(), buffer.size())) > 0)
        out.append(buffer.data(), static_cast<std::size_t>(count));
    return out;
}

/// Everything that was said must be in the archive.
void check_said(const Archive& archive, const std::string& said) {
    std::istringstream lines(said);
    std::string word;
    std::string id;
    std::string what;
    std::map<std::string, std::vector<std::string>> types;
    while (lines >> word) {
        INFO(said);
        REQUIRE(word != "error");
        lines >> id >> what;
        auto& found = types[id];
        if (found.empty()) {
            const auto records = archive.run_records(id);
            REQUIRE(records);
            for (const auto& [type, record] : *records) found.push_back(type);
        }
        if (word == "saved") {
            CHECK(std::count(found.begin(), found.end(), what) == 1);
        } else {
            const auto run = archive.run(id);
            REQUIRE(run);
            REQUIRE(run->step_runs.size() == 1);
            REQUIRE(run->step_runs[0].captures.size() == 1);
            const auto bytes = archive.load(run->step_runs[0].captures[0].log);
            REQUIRE(bytes);
            CHECK(std::to_string(bytes->size()) == what);
        }
    }
}

}  // namespace

TEST_CASE("a process killed at 200 moments loses nothing that it said was saved") {
    const ScratchFolder scratch;
    const base::SystemClock clock;
    std::mt19937 random(20251122);
    std::size_t saved = 0;
    std::string folder;
    for (int round = 0; round < kills; ++round) {
        if (round % kills_per_archive == 0) {
            folder = scratch.path("archive-" + std::to_string(round));
            REQUIRE(Archive::create(folder, ArchiveKind::training, clock));
        }
        std::array<int, 2> ends{};
        REQUIRE(::pipe(ends.data()) == 0);
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            ::close(ends[0]);
            record_until_killed(folder, round, ends[1]);
        }
        ::close(ends[1]);
        ::usleep(static_cast<useconds_t>(random() % 20'000));
        ::kill(child, SIGKILL);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE(WIFSIGNALED(status));
        const std::string said = said_until_end(ends[0]);
        ::close(ends[0]);
        saved += static_cast<std::size_t>(std::count(said.begin(), said.end(), '\n'));

        auto archive = Archive::open(folder, clock);
        INFO((archive ? std::string() : archive.error().text()));
        REQUIRE(archive);
        check_said(**archive, said);
        const auto runs = (*archive)->runs(1000, 0);
        REQUIRE(runs);
        for (const auto& run : *runs) CHECK(run.lifecycle != "running");
        archive->reset();
        const auto verification = verify_archive(folder);
        REQUIRE(verification);
        CHECK(text_of(*verification).empty());
    }
    CHECK(saved > kills);
}

}  // namespace velocert::records
