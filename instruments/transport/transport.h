// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "instruments/transport/line_errors.h"
#include "instruments/transport/port_settings.h"
#include "instruments/transport/port_use.h"

namespace velocert::instruments {

/// Bytes in and out with deadlines. One reader thread and one writer thread may use it at a time.
class Transport {
  public:
    virtual ~Transport() = default;
    /// Waits until at least one byte is there or the time is over; returns how many were put into `into` (0:
    /// time over). Errors: unplugged, io.
    [[nodiscard]] virtual base::Result<std::size_t> read(std::span<std::uint8_t> into,
                                                         std::chrono::milliseconds wait) = 0;
    /// Writes all of it or fails. Errors: timeout, unplugged, io.
    [[nodiscard]] virtual base::Result<void> write(std::span<const std::uint8_t> bytes,
                                                   std::chrono::milliseconds wait) = 0;
    /// What the receiver has counted so far; zeros where it does not count.
    [[nodiscard]] virtual LineErrors line_errors() const { return {}; }
    /// "9600 8N1", for the wire log.
    [[nodiscard]] virtual std::string settings_text() const = 0;
    /// The path as it was asked for.
    [[nodiscard]] virtual std::string name() const = 0;
};

/// Opens a port: a plain descriptor for pseudo-terminals, libserialport for everything else, chosen by what
/// the path is. Errors name cause and fix: not_found, port_permission (with the group to join), port_settings
/// (a pseudo-terminal takes only 8 data bits without parity), port_unavailable (in use, and by whom). `use` is what
/// others are told who want the port meanwhile.
[[nodiscard]] base::Result<std::unique_ptr<Transport>> open_port(const std::string& path, const PortSettings& settings,
                                                                 const PortUse& use = {});
/// The two back ends by name, for tests that must pass on both.
[[nodiscard]] base::Result<std::unique_ptr<Transport>> open_descriptor(const std::string& path,
                                                                       const PortSettings& settings,
                                                                       const PortUse& use = {});
[[nodiscard]] base::Result<std::unique_ptr<Transport>> open_libserialport(const std::string& path,
                                                                          const PortSettings& settings,
                                                                          const PortUse& use = {});

}  // namespace velocert::instruments
