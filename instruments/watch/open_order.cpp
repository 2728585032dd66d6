// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/watch/open_order.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>

#include "instruments/watch/watch_record.h"

namespace velocert::instruments {
namespace {

using base::Result;
using records::File;

constexpr std::string_view unnamed = ".new";

/// The whole file.
flock whole(short kind) {
    flock lock{};
    lock.l_type = kind;
    lock.l_whence = SEEK_SET;
    return lock;
}

/// Shared, and of this open file alone: what else this process opens and closes does not end it.
Result<void> take(const File& file) {
    auto lock = whole(F_RDLCK);
    if (fcntl(file.descriptor(), F_OFD_SETLK, &lock) == 0) return {};
    return base::fail(records::system_error(errno, file.path(), "locking"));
}

WatchRecord unknown(const WatchOrder& order, const std::string& utc) {
    WatchRecord out;
    out.utc = utc;
    out.port = order.port;
    out.settings = order.settings;
    out.driver = order.driver;
    out.identity = order.identity;
    out.person = order.person;
    out.purpose = order.purpose;
    out.outcome = WatchRecord::Outcome::unknown;
    return out;
}

}  // namespace

std::string open_folder(const std::string& watch_folder) { return watch_folder + "/open"; }

Result<OpenOrder> OpenOrder::make(const WatchOrder& order, const std::string& utc) {
    const auto folder = open_folder(order.folder);
    for (const auto& needed : {order.folder, folder})
        if (auto made = records::make_folder(needed); !made) return base::fail(made.error());
    static std::atomic<unsigned> count{0};
    const auto path =
        folder + "/" + file_stamp(utc) + "-" + std::to_string(getpid()) + "-" + std::to_string(++count) + ".json";
    // Under its name it is held from the first moment on.
    const auto fresh = path + std::string(unnamed);
    {
        const auto file = File::create(fresh);
        if (!file) return base::fail(file.error());
        const auto text = unknown(order, utc).json().text(true) + "\n";
        auto written = file->write(base::as_bytes(text));
        if (written) written = file->sync();
        if (!written) {
            static_cast<void>(records::remove_name(fresh));
            return base::fail(written.error());
        }
    }
    auto held = hold(fresh);
    if (held && std::rename(fresh.c_str(), path.c_str()) != 0)
        held = base::fail(records::system_error(errno, path, "naming"));
    if (!held) {
        static_cast<void>(records::remove_name(fresh));
        return held;
    }
    held->path_ = path;
    for (const auto& changed : {folder, order.folder})
        if (auto synced = records::sync_folder(changed); !synced) {
            static_cast<void>(records::remove_name(path));
            return base::fail(synced.error());
        }
    return held;
}

Result<OpenOrder> OpenOrder::hold(const std::string& file) {
    auto opened = File::open_read(file);
    if (!opened) return base::fail(opened.error());
    if (auto taken = take(*opened); !taken) return base::fail(taken.error());
    return OpenOrder(std::move(*opened), file);
}

Result<void> OpenOrder::close() {
    if (auto removed = records::remove_name(path_); !removed) return removed;
    held_ = File();
    return records::sync_folder(path_.substr(0, path_.rfind('/')));
}

bool is_held(const std::string& file) {
    const auto opened = File::open_read(file);
    if (!opened) return false;
    auto lock = whole(F_WRLCK);
    return fcntl(opened->descriptor(), F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

}  // namespace velocert::instruments
