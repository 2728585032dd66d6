// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/instruments/transport/pty_pair.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <stdexcept>

namespace velocert::instruments::test {

PtyPair::PtyPair() {
    descriptor_ = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    std::array<char, 128> name{};
    if (descriptor_ < 0 || grantpt(descriptor_) != 0 || unlockpt(descriptor_) != 0 ||
        ptsname_r(descriptor_, name.data(), name.size()) != 0)
        throw std::runtime_error("no pseudo-terminal to be had");
    path_ = name.data();
    directory_ = (std::filesystem::temp_directory_path() / "pty-XXXXXX").string();
    if (mkdtemp(directory_.data()) == nullptr) throw std::runtime_error("no temporary directory to be had");
    link_ = directory_ + "/port";
    std::filesystem::create_symlink(path_, link_);
}

PtyPair::~PtyPair() {
    hang_up();
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
}

void PtyPair::write(std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
        if (count <= 0) throw std::runtime_error("the pseudo-terminal takes no bytes");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

std::string PtyPair::read(std::size_t count, std::chrono::milliseconds wait) const {
    std::string out;
    std::array<char, 4096> buffer{};
    while (out.size() < count) {
        pollfd watched{descriptor_, POLLIN, 0};
        if (poll(&watched, 1, static_cast<int>(wait.count())) <= 0) break;
        const ssize_t got = ::read(descriptor_, buffer.data(), std::min(buffer.size(), count - out.size()));
        if (got <= 0) break;
        out.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return out;
}

void PtyPair::hang_up() {
    if (descriptor_ >= 0) close(descriptor_);
    descriptor_ = -1;
}

}  // namespace velocert::instruments::test
