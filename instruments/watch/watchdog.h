// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <memory>
#include <string>

#include "core/base/result.h"
#include "instruments/watch/watch_order.h"

namespace velocert::instruments {

/// The program's end of a watchdog: a process of its own that outlives this one. When the connection ends without a
/// farewell, however that comes, it brings the instrument into its safe state. Any thread, one at a time.
class Watchdog {
  public:
    /// Starts one and waits until it has understood the order. Errors: not_found (no such program), io, timeout.
    [[nodiscard]] static base::Result<std::unique_ptr<Watchdog>> start(const WatchOrder& order,
                                                                       const std::string& program = watchdog_program());
    /// Where the watchdog's program is: as VELOCERT_WATCHDOG says, else beside this program; empty if it is not there.
    [[nodiscard]] static std::string watchdog_program();

    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;
    /// Without a farewell before, the watchdog acts, and is told that the program ends in order (not_confirmed); this
    /// waits a little while for it.
    ~Watchdog();
    /// The last word of a program that comes to its end and could not confirm that the instrument is safe.
    static constexpr std::string_view not_confirmed = "not-confirmed";

    /// The instrument is in its safe state and no longer in use: the watchdog goes without doing anything.
    void farewell();
    /// Whether it still watches. False once its process has ended, or its end of the connection.
    [[nodiscard]] bool watching() const;
    [[nodiscard]] pid_t process() const { return process_; }

  private:
    Watchdog(int channel, pid_t process) : channel_(channel), process_(process) {}
    void part();

    int channel_;
    pid_t process_;
};

}  // namespace velocert::instruments
