// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/transport/port_checks.h"

#include <grp.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace velocert::instruments {
namespace {

using base::ErrorCode;

std::string words_of(int error) { return std::system_category().message(error); }

/// Whether membership in the port's group lets anybody read and write it. Nobody is sent into the group of root.
bool opens_to_group(const std::string& path) {
    struct stat status {};
    constexpr auto both = static_cast<mode_t>(S_IRGRP | S_IWGRP);
    return stat(path.c_str(), &status) == 0 && (status.st_mode & both) == both && status.st_gid != 0;
}

base::Error permission_error(const std::string& path) {
    const std::string group = group_of(path);
    if (!group.empty() && !opens_to_group(path))
        return base::Error{ErrorCode::port_permission, path,
                           "this user may not use the port, and no membership in a group would change that",
                           "a port that a group may read and write: a rule of udev with MODE=\"0660\" and "
                           "GROUP=\"dialout\", the adapter plugged in again, and a user in that group"};
    return base::Error{ErrorCode::port_permission, path,
                       group.empty() ? std::string("this user may not use the port")
                                     : "this user may not use the port; it belongs to the group '" + group + "'",
                       group.empty()
                           ? std::string("read and write permission on it")
                           : "a user in that group: sudo usermod -aG " + group + " <user>, then log in again"};
}

}  // namespace

std::string group_of(const std::string& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) return {};
    std::array<char, 4096> buffer{};
    group entry{};
    group* found = nullptr;
    if (getgrgid_r(status.st_gid, &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
        return std::to_string(status.st_gid);
    return found->gr_name;
}

bool is_pseudo_terminal(const std::string& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0 || !S_ISCHR(status.st_mode)) return false;
    // The kernel's list of devices: majors 136 to 143 are the Unix98 terminal sides.
    const auto number = major(status.st_rdev);
    return number >= 136 && number <= 143;
}

PortSettings usual_on(const std::string& path, PortSettings usual) {
    if (is_pseudo_terminal(path)) {
        usual.data_bits = 8;
        usual.parity = Parity::none;
    }
    return usual;
}

base::Result<void> check_port(const std::string& path, const PortSettings& settings) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
        if (errno == EACCES) return base::fail(permission_error(path));
        return base::fail(ErrorCode::not_found, path, "there is no such port",
                          "a path that exists: plug the adapter in, or choose one that the command 'ports' lists");
    }
    if (!S_ISCHR(status.st_mode))
        return base::fail(ErrorCode::port_unavailable, path, "this is not a serial port",
                          "a serial device or a pseudo-terminal");
    if (access(path.c_str(), R_OK | W_OK) != 0) return base::fail(permission_error(path));
    if (is_pseudo_terminal(path) && (settings.data_bits != 8 || settings.parity != Parity::none))
        return base::fail(ErrorCode::port_settings, path,
                          "'" + settings.text() + "' on a pseudo-terminal, which takes only 8 data bits without parity",
                          "8N1 or 8N2");
    return {};
}

base::Error open_error(const std::string& path, std::string_view doing, int error) {
    switch (error) {
        case ENOENT:
        case ENODEV:
        case ENXIO:
            return {ErrorCode::not_found, path, "there is no device behind the port (" + words_of(error) + ")",
                    "a plugged in and powered adapter"};
        case EACCES:
        case EPERM: return permission_error(path);
        case EBUSY:
        case EWOULDBLOCK:
            return {ErrorCode::port_unavailable, path, "another program uses the port",
                    "close that program, or choose another port"};
        case EINVAL:
            return {ErrorCode::port_settings, path, std::string(doing) + ": the port does not take these settings",
                    "settings this adapter can do"};
        case ENOTTY:
            return {ErrorCode::port_unavailable, path, "this is not a serial port",
                    "a serial device or a pseudo-terminal"};
        default: return {ErrorCode::io, path, std::string(doing) + ": " + words_of(error), "a working port"};
    }
}

}  // namespace velocert::instruments
