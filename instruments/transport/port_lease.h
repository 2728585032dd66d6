// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/base/result.h"
#include "instruments/transport/port_use.h"

namespace velocert::instruments {

/// Exclusive use of an open port. The lock on the device is what holds; a small file beside it tells others who holds
/// it, what for, since when and with which process. A file that a dead process left means nothing.
class PortLease {
  public:
    /// Locks the port and tells. Error: port_unavailable, naming the user as far as it is known.
    [[nodiscard]] static base::Result<PortLease> take(int descriptor, const std::string& path, const PortUse& use);
    PortLease(PortLease&& other) noexcept : file_(std::move(other.file_)) { other.file_.clear(); }
    PortLease& operator=(PortLease&& other) noexcept;
    PortLease(const PortLease&) = delete;
    PortLease& operator=(const PortLease&) = delete;
    /// The file goes; the lock ends with the descriptor, which is to be closed afterwards.
    ~PortLease();

  private:
    explicit PortLease(std::string file) : file_(std::move(file)) {}
    std::string file_;  ///< empty where none could be written
};

/// The folder of these files: of this user alone. Empty when there is none that is safe.
[[nodiscard]] std::string lease_folder();
/// "in use by run 7 of Li Ming since 2026-01-02T03:04:05.678Z, process 4711", from the file beside an open device;
/// nothing when there is no file or its process is gone.
[[nodiscard]] std::optional<std::string> holder_of(int descriptor);

}  // namespace velocert::instruments
