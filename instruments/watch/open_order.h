// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/records/files/file.h"
#include "instruments/watch/watch_order.h"

namespace velocert::instruments {

/// That an instrument which can energise something is in use, as a file: in the folder "open" beside the watchdog's
/// records, held by the program and by its watchdog for as long as they live. A file that nobody holds was left by both
/// of them at once (the power failed, the memory ran out), and nobody has switched that instrument off. What stands in
/// it is the record of a watchdog with the outcome "unknown".
class OpenOrder {
  public:
    /// Writes the file of an instrument that is opened at that time, and holds it; on disk when this returns. Errors:
    /// those of the folder, which must know locks.
    [[nodiscard]] static base::Result<OpenOrder> make(const WatchOrder& order, const std::string& utc);
    /// Holds one that was made.
    [[nodiscard]] static base::Result<OpenOrder> hold(const std::string& file);

    /// Gives up holding it; the file stays.
    ~OpenOrder() = default;
    OpenOrder(OpenOrder&&) noexcept = default;
    OpenOrder& operator=(OpenOrder&&) noexcept = default;

    [[nodiscard]] const std::string& file() const { return path_; }
    /// The instrument is in its safe state, or the record of what was done about it is written: the file goes.
    [[nodiscard]] base::Result<void> close();

  private:
    OpenOrder(records::File held, std::string path) : held_(std::move(held)), path_(std::move(path)) {}

    records::File held_;
    std::string path_;
};

/// Where these files are, beside the records of that folder.
[[nodiscard]] std::string open_folder(const std::string& watch_folder);
/// Whether somebody who lives holds that file, on whatever machine. Where that cannot be found out: no.
[[nodiscard]] bool is_held(const std::string& file);

}  // namespace velocert::instruments
