// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/pseudo_terminal.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace velocert::app {

using base::ErrorCode;
using base::fail;

namespace {

namespace fs = std::filesystem;

/// How often it looks whether somebody has opened the other side: the system does not tell.
constexpr std::chrono::nanoseconds look_again = std::chrono::milliseconds(5);

std::string system_text(int error) { return std::generic_category().message(error); }

base::Result<void> make_link(const std::string& device, const std::string& link) {
    std::error_code ignored;
    const fs::file_status status = fs::symlink_status(link, ignored);
    if (fs::exists(status)) {
        const fs::path target = fs::is_symlink(status) ? fs::read_symlink(link, ignored) : fs::path();
        const bool left_behind =
            target.string().starts_with("/dev/pts/") && (target == device || !fs::exists(target, ignored));
        if (!left_behind)
            return fail(ErrorCode::already_exists, link,
                        fs::is_symlink(status) ? "there is a link to " + target.string() : "there is a file",
                        "a path where nothing is, or where an earlier virtual bench left its link");
        fs::remove(link, ignored);
    }
    std::error_code error;
    fs::create_symlink(device, link, error);
    if (error) return fail(ErrorCode::io, link, "the link cannot be made: " + error.message(), "a writable folder");
    return {};
}

}  // namespace

base::Result<std::unique_ptr<PseudoTerminal>> PseudoTerminal::create(const std::string& link) {
    const int master = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (master < 0) return fail(ErrorCode::io, "pseudo-terminal", system_text(errno));
    std::array<char, 128> name{};
    if (::grantpt(master) != 0 || ::unlockpt(master) != 0 || ::ptsname_r(master, name.data(), name.size()) != 0) {
        const int error = errno;
        ::close(master);
        return fail(ErrorCode::io, "pseudo-terminal", system_text(error));
    }
    // set through the other side, which keeps its settings after it was closed
    if (const int slave = ::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC); slave >= 0) {
        termios settings{};
        if (::tcgetattr(slave, &settings) == 0) {
            ::cfmakeraw(&settings);
            ::tcsetattr(slave, TCSANOW, &settings);
        }
        ::close(slave);
    }
    if (auto linked = make_link(name.data(), link); !linked) {
        ::close(master);
        return fail(linked.error());
    }
    return std::unique_ptr<PseudoTerminal>(new PseudoTerminal(master, name.data(), link));
}

PseudoTerminal::~PseudoTerminal() {
    std::error_code ignored;
    if (fs::read_symlink(link_, ignored) == device_) fs::remove(link_, ignored);
    ::close(master_);
}

bool PseudoTerminal::in_use() const {
    pollfd entry{master_, POLLIN, 0};
    return ::poll(&entry, 1, 0) >= 0 && (entry.revents & POLLHUP) == 0;
}

void PseudoTerminal::wait(std::chrono::nanoseconds longest, bool to_write) const {
    longest = std::max(longest, std::chrono::nanoseconds(0));
    const bool used = in_use();
    if (!used) longest = std::min(longest, look_again);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(longest);
    const timespec time{static_cast<time_t>(seconds.count()), static_cast<long>((longest - seconds).count())};
    pollfd entry{master_, static_cast<short>(to_write ? POLLIN | POLLOUT : POLLIN), 0};
    ::ppoll(&entry, used ? 1 : 0, &time, nullptr);
}

std::size_t PseudoTerminal::read(std::span<std::uint8_t> into) {
    const auto count = ::read(master_, into.data(), into.size());
    return count > 0 ? static_cast<std::size_t>(count) : 0;
}

std::size_t PseudoTerminal::write(std::span<const std::uint8_t> bytes) {
    const auto count = ::write(master_, bytes.data(), bytes.size());
    return count > 0 ? static_cast<std::size_t>(count) : 0;
}

void PseudoTerminal::forget() { ::tcflush(master_, TCIOFLUSH); }

}  // namespace velocert::app
