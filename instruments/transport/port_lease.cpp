// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/transport/port_lease.h"

#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <utility>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "instruments/transport/port_checks.h"

namespace velocert::instruments {
namespace {

using base::Json;

std::string user_name() {
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd* found = nullptr;
    if (getpwuid_r(getuid(), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
        return "user " + std::to_string(getuid());
    return found->pw_name;
}

/// One file a device, whatever its name is today.
std::string file_of(int descriptor) {
    const std::string folder = lease_folder();
    struct stat status {};
    if (folder.empty() || fstat(descriptor, &status) != 0) return {};
    return folder + "/port-" + std::to_string(major(status.st_rdev)) + "-" + std::to_string(minor(status.st_rdev)) +
           ".json";
}

bool alive(std::int64_t process) {
    return process > 0 && (kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM);
}

/// Written aside and then named, so that nobody reads half of it. It explains only: what cannot be written is left out.
void tell(const std::string& file, const std::string& path, const PortUse& use) {
    const std::string fresh = file + "." + std::to_string(getpid());
    {
        std::ofstream out(fresh, std::ios::trunc);
        out << Json::object()
                   .set("port", path)
                   .set("person", use.person.empty() ? user_name() : use.person)
                   .set("purpose", use.purpose)
                   .set("since", base::utc_text(base::SystemClock().now()))
                   .set("process", Json::integer(getpid()))
                   .text()
            << '\n';
    }
    if (std::rename(fresh.c_str(), file.c_str()) != 0) std::remove(fresh.c_str());
}

}  // namespace

std::string lease_folder() {
    const char* runtime = std::getenv("XDG_RUNTIME_DIR");
    const std::string folder = runtime != nullptr && *runtime == '/' ? std::string(runtime) + "/velocert"
                                                                     : P_tmpdir "/velocert-" + std::to_string(getuid());
    mkdir(folder.c_str(), 0700);
    struct stat status {};
    // A folder that somebody else has made, or may write into, could tell lies.
    if (lstat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode) || status.st_uid != getuid() ||
        (status.st_mode & 077) != 0)
        return {};
    return folder;
}

std::optional<std::string> holder_of(int descriptor) {
    const std::string file = file_of(descriptor);
    std::ifstream in(file);
    if (file.empty() || !in) return std::nullopt;
    std::stringstream text;
    text << in.rdbuf();
    const auto json = Json::parse(text.str(), file);
    if (!json) return std::nullopt;
    base::JsonReader reader(*json, file);
    const auto process = reader.integer("process");
    const auto purpose = reader.text_or("purpose", "");
    const auto person = reader.text_or("person", "");
    const auto since = reader.text_or("since", "");
    if (!reader.ok() || !alive(process)) return std::nullopt;
    std::string out = "in use";
    if (!purpose.empty()) out += " by " + purpose;
    if (!person.empty()) out += (purpose.empty() ? " by " : " of ") + person;
    return out + " since " + since + ", process " + std::to_string(process);
}

base::Result<PortLease> PortLease::take(int descriptor, const std::string& path, const PortUse& use) {
    // A lock on the file, not the terminal's own exclusive flag: that one outlives a killed program on a
    // pseudo-terminal whose other side stays open, and would shut the next user out.
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        auto error = open_error(path, "locking", errno);
        if (error.code == base::ErrorCode::port_unavailable)
            if (const auto holder = holder_of(descriptor)) error.found = "the port is " + *holder;
        return base::fail(std::move(error));
    }
    const std::string file = file_of(descriptor);
    if (!file.empty()) tell(file, path, use);
    return PortLease(file);
}

PortLease& PortLease::operator=(PortLease&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
}

PortLease::~PortLease() {
    if (!file_.empty()) std::remove(file_.c_str());
}

}  // namespace velocert::instruments
