// SPDX-License-Identifier: GPL-3.0-or-later
#include <libserialport.h>
#include <linux/serial.h>
#include <sys/ioctl.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>

#include "instruments/transport/library_settings.h"
#include "instruments/transport/polled_descriptor.h"
#include "instruments/transport/port_checks.h"
#include "instruments/transport/port_lease.h"
#include "instruments/transport/transport.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using Clock = std::chrono::steady_clock;

struct FreePort {
    void operator()(sp_port* port) const {
        sp_close(port);
        sp_free_port(port);
    }
};
using Port = std::unique_ptr<sp_port, FreePort>;

/// The library's error in our words; it keeps the system's own number for SP_ERR_FAIL.
base::Error library_error(const std::string& path, std::string_view doing, sp_return result) {
    if (result == SP_ERR_FAIL) return open_error(path, doing, sp_last_error_code());
    return {ErrorCode::port_unavailable, path, std::string(doing) + ": the port is not known as a serial port",
            "a port that the command 'ports' lists, or a pseudo-terminal"};
}

/// The library finds ports by the name the system gave them, so symbolic names are resolved first.
std::string system_name(const std::string& path) {
    std::array<char, PATH_MAX> buffer{};
    return realpath(path.c_str(), buffer.data()) == nullptr ? path : std::string(buffer.data());
}

/// The counters of the port's driver, since the machine was started.
LineErrors counted(int descriptor) {
    serial_icounter_struct counters{};
    if (ioctl(descriptor, TIOCGICOUNT, &counters) != 0) return {};
    const auto count = [](int value) { return static_cast<std::uint32_t>(value); };
    return {count(counters.frame), count(counters.parity), count(counters.overrun) + count(counters.buf_overrun),
            count(counters.brk)};
}

/// A real serial port, through libserialport.
class LibserialportTransport final : public Transport {
  public:
    LibserialportTransport(Port port, int descriptor, std::string path, PortSettings settings, PortLease lease)
        : port_(std::move(port)),
          descriptor_(descriptor),
          path_(std::move(path)),
          settings_(settings),
          before_(counted(descriptor)),
          lease_(std::move(lease)) {}

    base::Result<std::size_t> read(std::span<std::uint8_t> into, std::chrono::milliseconds wait) override {
        // The library's own blocking read goes on waiting on a port that has hung up, so we wait ourselves.
        const auto ready = wait_readable(descriptor_, path_, wait);
        if (!ready) return base::fail(ready.error());
        if (*ready == Ready::time_over) return std::size_t{0};
        const sp_return count = sp_nonblocking_read(port_.get(), into.data(), into.size());
        if (count > 0) return static_cast<std::size_t>(count);
        // Nothing, though it was readable: gone, or a wake-up for nothing.
        if (count == 0 && hung_up(descriptor_)) return base::fail(unplugged(path_));
        if (count == 0) return std::size_t{0};
        return base::fail(transfer_error(path_, sp_last_error_code()));
    }

    base::Result<void> write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds wait) override {
        const auto deadline = Clock::now() + wait;
        while (!bytes.empty()) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
            const auto ready = wait_writable(descriptor_, path_, left);
            if (!ready) return base::fail(ready.error());
            if (*ready == Ready::time_over) return base::fail(write_timeout(path_));
            const sp_return count = sp_nonblocking_write(port_.get(), bytes.data(), bytes.size());
            if (count < 0) return base::fail(transfer_error(path_, sp_last_error_code()));
            bytes = bytes.subspan(static_cast<std::size_t>(count));
        }
        return {};
    }

    LineErrors line_errors() const override {
        const auto now = counted(descriptor_);
        return {now.framing - before_.framing, now.parity - before_.parity, now.overrun - before_.overrun,
                now.breaks - before_.breaks};
    }
    std::string settings_text() const override { return settings_.text(); }
    std::string name() const override { return path_; }

  private:
    Port port_;
    int descriptor_;
    std::string path_;
    PortSettings settings_;
    LineErrors before_;
    PortLease lease_;  ///< last: its file goes before the port is closed
};

Port find_port(const std::string& path, sp_return& result) {
    sp_port* found = nullptr;
    result = sp_get_port_by_name(path.c_str(), &found);
    if (result != SP_OK) result = sp_get_port_by_name(system_name(path).c_str(), &found);
    return Port(found);
}

}  // namespace

base::Result<std::unique_ptr<Transport>> open_libserialport(const std::string& path, const PortSettings& settings,
                                                            const PortUse& use) {
    if (auto fine = check_port(path, settings); !fine) return base::fail(fine.error());
    sp_return result = SP_OK;
    Port port = find_port(path, result);
    if (result != SP_OK) return base::fail(library_error(path, "looking it up", result));
    result = sp_open(port.get(), SP_MODE_READ_WRITE);
    if (result != SP_OK) return base::fail(library_error(path, "opening", result));
    int descriptor = -1;
    result = sp_get_port_handle(port.get(), &descriptor);
    if (result != SP_OK) return base::fail(library_error(path, "opening", result));
    auto lease = PortLease::take(descriptor, path, use);
    if (!lease) return base::fail(lease.error());
    result = apply_settings(port.get(), settings);
    if (result != SP_OK) {
        auto error = library_error(path, "setting '" + settings.text() + "'", result);
        error.code = ErrorCode::port_settings;
        return base::fail(std::move(error));
    }
    return std::make_unique<LibserialportTransport>(std::move(port), descriptor, path, settings, std::move(*lease));
}

}  // namespace velocert::instruments
