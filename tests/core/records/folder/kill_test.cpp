// SPDX-License-Identifier: GPL-3.0-or-later
// A process that records is killed at any moment; whatever it had said to be saved must be there.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <limits>
#include <map>
#include <random>
#include <sstream>

#include "core/records/archive.h"
#include "core/sequence/wire_log.h"
#include "tests/core/records/reports/signed_report.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

constexpr int kills_per_archive = 25;

/// How often a process is killed: often enough for every day; VELOCERT_KILLS=1000 for the whole round.
int kills() {
    const char* wanted = std::getenv("VELOCERT_KILLS");
    return wanted == nullptr ? 100 : std::max(1, std::atoi(wanted));
}

void say(int pipe, const std::string& line) {
    const std::string text = line + '\n';
    [[maybe_unused]] const auto count = ::write(pipe, text.data(), text.size());
}

/// Records run after run, each with its report signed and issued, and says on the pipe what is saved, once it is.
void record_until_killed(const std::string& folder, int round, int pipe) {
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
        const std::string report = prepare_sample_report(**archive, clock, id);
        say(pipe, "prepared " + id + ' ' + report);
        sign_sample_report(**archive, report);
        say(pipe, "signed " + id + ' ' + report);
        const auto approval = made_signature(**archive, report, Meaning::approved, {"zhao", "Zhao Lei"});
        if (auto done = record_issue(**archive, clock, approval, {"/out"}); !done) {
            say(pipe, "error " + done.error().text());
            ::_exit(1);
        }
        say(pipe, "issued " + id + ' ' + report);
    }
}

std::size_t lines_in(const std::string& said) {
    return static_cast<std::size_t>(std::count(said.begin(), said.end(), '\n'));
}

/// Reads what is said: so many lines, or until the end.
std::string said_until(int pipe, std::size_t lines) {
    std::string out;
    std::array<char, 4096> buffer{};
    ssize_t count = 0;
    while (lines_in(out) < lines && (count = ::read(pipe, buffer.data(), buffer.size())) > 0)
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
        if (word == "prepared" || word == "signed" || word == "issued") {
            const auto life = report_life(archive, what);
            REQUIRE(life);
            if (word == "signed") CHECK(life->signature(Meaning::reviewed) != nullptr);
            if (word == "issued") CHECK(life->state == ReportState::issued);
        } else if (word == "saved") {
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

/// No report is half issued: with the issue go its approval, its file and what is to be delivered.
void check_reports(const Archive& archive) {
    const auto reports = report_register(archive);
    REQUIRE(reports);
    for (const auto& life : reports->reports) {
        if (life.state == ReportState::issued) {
            REQUIRE(life.issue);
            CHECK(archive.load(life.issue->document));
            CHECK(life.signature(Meaning::approved) != nullptr);
            CHECK(life.undelivered() == std::vector<std::string>{"/out"});
        } else {
            CHECK(life.signature(Meaning::approved) == nullptr);
        }
    }
}

TEST_CASE("a process killed at any moment of testing, signing and issue loses nothing that it said was saved") {
    const ScratchFolder scratch;
    const base::SystemClock clock;
    std::mt19937 random(20251122);
    const int rounds = kills();
    std::size_t saved = 0;
    std::size_t issued = 0;
    std::string folder;
    for (int round = 0; round < rounds; ++round) {
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
            try {
                record_until_killed(folder, round, ends[1]);
            } catch (...) {
                say(ends[1], "error a step of the story failed");
            }
            ::_exit(1);
        }
        ::close(ends[1]);
        // At any place of the story of a run, which says eight things, and some time after it: by the place and not by
        // the clock alone, so that a slow machine is killed while issuing as often as a fast one.
        std::string said = said_until(ends[0], random() % 11);
        ::usleep(static_cast<useconds_t>(random() % 6'000));
        ::kill(child, SIGKILL);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE(WIFSIGNALED(status));
        said += said_until(ends[0], std::numeric_limits<std::size_t>::max());
        ::close(ends[0]);
        saved += lines_in(said);

        auto archive = Archive::open(folder, clock);
        INFO((archive ? std::string() : archive.error().text()));
        REQUIRE(archive);
        check_said(**archive, said);
        check_reports(**archive);
        for (auto at = said.find("issued "); at != std::string::npos; at = said.find("issued ", at + 1)) ++issued;
        const auto runs = (*archive)->runs(1000, 0);
        REQUIRE(runs);
        for (const auto& run : *runs) CHECK(run.lifecycle != "running");
        archive->reset();
        const auto verification = verify_archive(folder);
        REQUIRE(verification);
        CHECK(text_of(*verification).empty());
    }
    CHECK(issued > 0);
    CHECK(saved > static_cast<std::size_t>(rounds));
}

}  // namespace velocert::records
