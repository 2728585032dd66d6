// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

extern char** environ;

namespace velocert::tests {
namespace {

std::string temporary(const std::string& stem) {
    std::string name = (std::filesystem::temp_directory_path() / (stem + "-XXXXXX")).string();
    const int descriptor = mkstemp(name.data());
    if (descriptor < 0) throw std::runtime_error("no temporary file");
    close(descriptor);
    return name;
}

std::string contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace

base::Json Finished::json() const {
    const auto parsed = base::Json::parse(out);
    if (!parsed) throw std::runtime_error("no JSON on standard output: " + out + "\n" + err);
    return *parsed;
}

Process::Process(const std::vector<std::string>& words, const std::string& input)
    : out_file_(temporary("velocert-out")), err_file_(temporary("velocert-err")) {
    const std::string in_file = temporary("velocert-in");
    std::ofstream(in_file, std::ios::binary) << input;
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, in_file.c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, out_file_.c_str(), O_WRONLY | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&files, 2, err_file_.c_str(), O_WRONLY | O_TRUNC, 0600);
    std::vector<char*> arguments;
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    // Only what ships: a developer's own descriptions of instruments take no part.
    setenv("VELOCERT_INSTRUMENTS", "/nonexistent", 1);
    // Nor what a watchdog wrote down, unless a test wants that.
    // Each test program has a folder of its own: several run at the same time.
    setenv("XDG_STATE_HOME",
           (std::filesystem::temp_directory_path() / ("velocert-test-state-" + std::to_string(getpid()))).c_str(), 0);
    const int failed = posix_spawn(&pid_, arguments[0], &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    std::filesystem::remove(in_file);
    if (failed != 0) throw std::runtime_error("cannot start " + words.front());
}

Process::~Process() {
    if (!ended_) {
        kill(pid_, SIGKILL);
        waitpid(pid_, &status_, 0);
    }
    std::filesystem::remove(out_file_);
    std::filesystem::remove(err_file_);
}

void Process::signal(int number) const {
    if (!ended_) kill(pid_, number);
}

bool Process::running() {
    if (!ended_) ended_ = waitpid(pid_, &status_, WNOHANG) == pid_;
    return !ended_;
}

Finished Process::wait(std::chrono::seconds limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (running() && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    if (!ended_) {
        kill(pid_, SIGKILL);
        waitpid(pid_, &status_, 0);
        ended_ = true;
    }
    return {WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_), contents(out_file_),
            contents(err_file_)};
}

Finished cli(std::vector<std::string> words, const std::string& input) {
    words.insert(words.begin(), VELOCERT_CLI);
    return Process(words, input).wait();
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

ScratchFolder::ScratchFolder() {
    path_ = (std::filesystem::temp_directory_path() / "velocert-XXXXXX").string();
    if (mkdtemp(path_.data()) == nullptr) throw std::runtime_error("no temporary folder");
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ignored);
    std::filesystem::remove_all(path_, ignored);
}

std::string ScratchFolder::file(const std::string& name, const std::string& text) const {
    const std::string path = path_ + "/" + name;
    std::ofstream(path, std::ios::binary) << text;
    return path;
}

bool appears(const std::string& path, std::chrono::seconds limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!std::filesystem::exists(path)) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

}  // namespace velocert::tests
