// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/watch/watchdog.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <thread>

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using base::Result;
using std::chrono::milliseconds;

constexpr std::string_view program_name = "velocert-watchdog";
constexpr milliseconds ready_wait{5'000};
constexpr milliseconds parting_wait{3'000};

bool runs(const std::string& path) { return access(path.c_str(), X_OK) == 0; }

/// Attributes and descriptors of the new process; nothing is done between fork and exec but what these say.
class SpawnPlan {
  public:
    explicit SpawnPlan(int channel) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_adddup2(&actions_, channel, STDIN_FILENO);
        // The streams of this program are not to be held open by one that outlives it.
        posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawnattr_init(&attributes_);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes_, &none);
        // A group of its own: what ends the program's group does not reach it.
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;
    ~SpawnPlan() {
        posix_spawn_file_actions_destroy(&actions_);
        posix_spawnattr_destroy(&attributes_);
    }
    [[nodiscard]] int spawn(std::string program, pid_t& process) const {
        std::array<char*, 2> words{program.data(), nullptr};
        return posix_spawn(&process, program.c_str(), &actions_, &attributes_, words.data(), environ);
    }

  private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

bool send_all(int channel, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = send(channel, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

bool becomes_ready(int channel) {
    pollfd watched{channel, POLLIN, 0};
    int result = 0;
    do result = poll(&watched, 1, static_cast<int>(ready_wait.count()));
    while (result < 0 && errno == EINTR);
    char word = 0;
    return result > 0 && recv(channel, &word, 1, 0) == 1 && word == 'r';
}

}  // namespace

std::string Watchdog::watchdog_program() {
    if (const char* named = std::getenv("VELOCERT_WATCHDOG"); named != nullptr && *named != '\0')
        return runs(named) ? std::string(named) : std::string();
    std::error_code code;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", code);
    if (code) return {};
    // Beside this program where it is installed, in the next folder where it was built.
    for (const auto& folder : {self.parent_path(), self.parent_path().parent_path() / "watchdog"})
        if (const auto path = (folder / program_name).string(); runs(path)) return path;
    return {};
}

Result<std::unique_ptr<Watchdog>> Watchdog::start(const WatchOrder& order, const std::string& program) {
    if (program.empty())
        return base::fail(ErrorCode::not_found, std::string(program_name), "it is not beside this program",
                          "an installation with all its programs: without the watchdog nothing would switch " +
                              order.driver + " off if this program came to a sudden end");
    std::array<int, 2> ends{-1, -1};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return base::fail(ErrorCode::io, program, std::system_category().message(errno), "a free descriptor");
    pid_t process = -1;
    const int error = SpawnPlan(ends[1]).spawn(program, process);
    close(ends[1]);
    if (error != 0) {
        close(ends[0]);
        return base::fail(ErrorCode::io, program, std::system_category().message(error), "a program that can be run");
    }
    std::unique_ptr<Watchdog> out(new Watchdog(ends[0], process));
    if (!send_all(ends[0], order.json().text() + "\n") || !becomes_ready(ends[0]))
        return base::fail(ErrorCode::timeout, program, "the watchdog did not take its order", "a watchdog that runs");
    return out;
}

Watchdog::~Watchdog() {
    if (channel_ < 0) return;
    // A program that comes to its end in order says so, although the instrument is not known to be safe.
    static_cast<void>(send_all(channel_, std::string(not_confirmed) + "\n"));
    part();
}

bool Watchdog::watching() const {
    if (channel_ < 0) return false;
    // The rest of its first word may lie there unread; only the other end's closing counts.
    pollfd watched{channel_, POLLRDHUP, 0};
    int result = 0;
    do result = poll(&watched, 1, 0);
    while (result < 0 && errno == EINTR);
    return result == 0;
}

void Watchdog::farewell() {
    if (channel_ < 0) return;
    static_cast<void>(send_all(channel_, "farewell\n"));
    part();
}

void Watchdog::part() {
    close(channel_);
    channel_ = -1;
    const auto until = std::chrono::steady_clock::now() + parting_wait;
    while (std::chrono::steady_clock::now() < until) {
        const pid_t gone = waitpid(process_, nullptr, WNOHANG);
        if (gone != 0 && !(gone < 0 && errno == EINTR)) return;
        std::this_thread::sleep_for(milliseconds(2));
    }
}

}  // namespace velocert::instruments
