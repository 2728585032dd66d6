// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets as a person types them: on a terminal, which shows none of it.
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/app/process.h"

using namespace velocert::tests;

namespace {

constexpr int limit_ms = 20'000;

/// The command line on a pseudo-terminal of its own.
class OnTerminal {
  public:
    explicit OnTerminal(std::vector<std::string> words) {
        words.insert(words.begin(), VELOCERT_CLI);
        std::vector<char*> arguments;
        for (auto& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        pid_ = ::forkpty(&terminal_, nullptr, nullptr, nullptr);
        if (pid_ == 0) {
            ::execv(arguments[0], arguments.data());
            ::_exit(127);
        }
        REQUIRE(pid_ > 0);
    }
    ~OnTerminal() {
        if (!ended_) {
            ::kill(pid_, SIGKILL);
            ::waitpid(pid_, nullptr, 0);
        }
        ::close(terminal_);
    }
    OnTerminal(const OnTerminal&) = delete;
    OnTerminal& operator=(const OnTerminal&) = delete;

    /// Waits until the screen shows the text behind what was shown before; false after the limit or at the end.
    bool shows(const std::string& text) {
        for (;;) {
            const auto at = screen_.find(text, seen_);
            if (at != std::string::npos) {
                seen_ = at + text.size();
                return true;
            }
            if (!read_more()) return false;
        }
    }
    void type(const std::string& text) const {
        REQUIRE(::write(terminal_, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    }
    [[nodiscard]] bool echoes() const {
        termios state{};
        REQUIRE(::tcgetattr(terminal_, &state) == 0);
        return (state.c_lflag & ECHO) != 0;
    }
    int end() {
        while (read_more()) {
        }
        int status = 0;
        REQUIRE(::waitpid(pid_, &status, 0) == pid_);
        ended_ = true;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    }
    [[nodiscard]] const std::string& screen() const { return screen_; }

  private:
    bool read_more() {
        pollfd input{terminal_, POLLIN, 0};
        if (::poll(&input, 1, limit_ms) <= 0) return false;
        char block[512];
        const auto got = ::read(terminal_, block, sizeof block);
        if (got <= 0) return false;
        screen_.append(block, static_cast<std::size_t>(got));
        return true;
    }

    pid_t pid_ = -1;
    int terminal_ = -1;
    bool ended_ = false;
    std::string screen_;
    std::size_t seen_ = 0;
};

}  // namespace

TEST_CASE("secrets typed at a terminal are not shown, and are typed twice where they are made", "[secrets]") {
    const ScratchFolder folder;
    OnTerminal program({"certificate", "authority", "--out", folder / "CA"});
    for (const char* word : {"what Wang knows", "what Zhao knows"}) {
        REQUIRE(program.shows("passphrase: "));
        CHECK_FALSE(program.echoes());
        program.type(std::string(word) + "\n");
        REQUIRE(program.shows("again: "));
        program.type(std::string(word) + "\n");
    }
    CHECK(program.end() == 0);
    CHECK_THAT(program.screen(), !Catch::Contains("knows"));
    CHECK(std::filesystem::exists(folder / "CA/authority.p12"));
}

TEST_CASE("a secret typed in two ways is refused", "[secrets]") {
    const ScratchFolder folder;
    OnTerminal program({"certificate", "authority", "--out", folder / "CA"});
    REQUIRE(program.shows("passphrase: "));
    program.type("what Wang knows\n");
    REQUIRE(program.shows("again: "));
    program.type("what Wang knew\n");
    CHECK(program.end() == 3);
    CHECK_THAT(program.screen(), Catch::Contains("typed in two different ways") && !Catch::Contains("Wang"));
    CHECK_FALSE(std::filesystem::exists(folder / "CA"));
}

TEST_CASE("an interrupted question ends the command and gives the terminal its echo back", "[secrets]") {
    const ScratchFolder folder;
    OnTerminal program({"certificate", "authority", "--out", folder / "CA"});
    REQUIRE(program.shows("passphrase: "));
    CHECK_FALSE(program.echoes());
    program.type("what Wa\x03");
    CHECK(program.end() == 4);
    CHECK(program.echoes());
    CHECK_THAT(program.screen(), Catch::Contains("interrupted") && !Catch::Contains("Wa"));
    CHECK_FALSE(std::filesystem::exists(folder / "CA"));
}
