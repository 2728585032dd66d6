// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/secrets.h"

#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

#include "app/cli/interrupt.h"

namespace velocert::app {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Secret;

namespace {

constexpr std::size_t longest_secret = 1024;
constexpr int poll_interval_ms = 100;

/// A terminal that does not show what is typed, as long as this lives.
class NoEcho {
  public:
    NoEcho() {
        if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHOE | ECHOK);
        quiet.c_lflag |= ECHONL;
        active_ = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0;
    }
    ~NoEcho() {
        if (active_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;
    [[nodiscard]] bool active() const { return active_; }

  private:
    termios before_{};
    bool active_ = false;
};

/// One line byte by byte, so that no buffer of a stream keeps a copy and nothing of the next line is taken.
Result<Secret> read_line(const std::string& prompt) {
    std::string line;
    line.reserve(longest_secret + 1);
    // Whatever the outcome, what was typed is wiped.
    const auto refuse = [&](ErrorCode code, const char* found, const char* expected) -> Result<Secret> {
        const Secret wiped(std::move(line));
        return fail(code, prompt, found, expected);
    };
    for (;;) {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        const int ready = ::poll(&input, 1, poll_interval_ms);
        if (interrupted()) return refuse(ErrorCode::interrupted, "interrupted while waiting for it", "");
        if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
        char c = 0;
        const auto got = ::read(STDIN_FILENO, &c, 1);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return refuse(ErrorCode::io, "standard input cannot be read", "");
        if (got == 0 && line.empty()) return refuse(ErrorCode::missing_field, "no more input", "one line");
        if (got == 0 || c == '\n') break;
        if (line.size() == longest_secret)
            return refuse(ErrorCode::bad_value, "a line of more than 1024 bytes", "a shorter one");
        if (c == '\0') return refuse(ErrorCode::bad_value, "a zero byte", "text");
        line += c;
    }
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) return refuse(ErrorCode::missing_field, "an empty line", "a secret");
    return Secret(std::move(line));
}

}  // namespace

Result<std::vector<Secret>> read_secrets(bool from_stdin, std::vector<std::string> prompts) {
    std::vector<Secret> out;
    out.reserve(prompts.size());
    for (const auto& prompt : prompts) {
        if (from_stdin) {
            auto secret = read_line(prompt);
            if (!secret) return fail(secret.error());
            out.push_back(std::move(*secret));
            continue;
        }
        // Without a terminal there is nobody to ask, and nothing is taken from a pipe by accident.
        const NoEcho no_echo;
        if (!no_echo.active())
            return fail(ErrorCode::missing_field, prompt, "there is no terminal to ask on",
                        "a terminal, or --password-stdin and one secret a line");
        std::fputs((prompt + ": ").c_str(), stderr);
        auto secret = read_line(prompt);
        if (!secret) return fail(secret.error());
        out.push_back(std::move(*secret));
    }
    return out;
}

}  // namespace velocert::app
