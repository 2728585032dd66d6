// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <optional>

#include "instruments/transport/polled_descriptor.h"
#include "instruments/transport/port_checks.h"
#include "instruments/transport/port_lease.h"
#include "instruments/transport/transport.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using Clock = std::chrono::steady_clock;

struct BaudRow {
    int baud;
    speed_t speed;
};
constexpr std::array bauds{
    BaudRow{300, B300},       BaudRow{600, B600},         BaudRow{1200, B1200},       BaudRow{2400, B2400},
    BaudRow{4800, B4800},     BaudRow{9600, B9600},       BaudRow{19200, B19200},     BaudRow{38400, B38400},
    BaudRow{57600, B57600},   BaudRow{115200, B115200},   BaudRow{230400, B230400},   BaudRow{460800, B460800},
    BaudRow{921600, B921600}, BaudRow{1000000, B1000000}, BaudRow{2000000, B2000000},
};

/// Raw bytes, as set; what the terminal layer would do to text is off.
base::Result<void> apply(int descriptor, const std::string& path, const PortSettings& settings) {
    termios line{};
    if (tcgetattr(descriptor, &line) != 0) return base::fail(open_error(path, "asking for the settings", errno));
    cfmakeraw(&line);
    line.c_cflag |= CLOCAL | CREAD;
    line.c_cflag &= ~static_cast<tcflag_t>(CSIZE | CSTOPB | PARENB | PARODD | CRTSCTS);
    line.c_cflag |= settings.data_bits == 7 ? CS7 : CS8;
    if (settings.stop_bits == 2) line.c_cflag |= CSTOPB;
    if (settings.parity != Parity::none) line.c_cflag |= PARENB;
    if (settings.parity == Parity::odd) line.c_cflag |= PARODD;
    if (settings.flow == FlowControl::rts_cts) line.c_cflag |= CRTSCTS;
    line.c_iflag &= ~static_cast<tcflag_t>(IXON | IXOFF | IXANY);
    if (settings.flow == FlowControl::xon_xoff) line.c_iflag |= IXON | IXOFF;
    line.c_cc[VMIN] = 0;
    line.c_cc[VTIME] = 0;
    bool known = false;
    for (const auto& row : bauds)
        if (row.baud == settings.baud) {
            cfsetispeed(&line, row.speed);
            cfsetospeed(&line, row.speed);
            known = true;
        }
    if (!known)
        return base::fail(ErrorCode::port_settings, path, std::to_string(settings.baud) + " baud",
                          "a usual rate: 300, 600, 1200 ... 115200, 230400, 460800, 921600, 1000000, 2000000");
    if (tcsetattr(descriptor, TCSANOW, &line) != 0)
        return base::fail(open_error(path, "setting '" + settings.text() + "'", errno));
    return {};
}

/// A terminal by its plain descriptor.
class DescriptorTransport final : public Transport {
  public:
    DescriptorTransport(int descriptor, std::string path, PortSettings settings)
        : descriptor_(descriptor), path_(std::move(path)), settings_(settings) {}
    DescriptorTransport(const DescriptorTransport&) = delete;
    DescriptorTransport& operator=(const DescriptorTransport&) = delete;
    ~DescriptorTransport() override {
        lease_.reset();
        close(descriptor_);
    }
    void hold(PortLease lease) { lease_.emplace(std::move(lease)); }

    base::Result<std::size_t> read(std::span<std::uint8_t> into, std::chrono::milliseconds wait) override {
        const auto ready = wait_readable(descriptor_, path_, wait);
        if (!ready) return base::fail(ready.error());
        if (*ready == Ready::time_over) return std::size_t{0};
        const ssize_t count = ::read(descriptor_, into.data(), into.size());
        if (count > 0) return static_cast<std::size_t>(count);
        if (count < 0 && (errno == EAGAIN || errno == EINTR)) return std::size_t{0};
        // Readable and yet nothing there: the other side has closed.
        if (count == 0) return base::fail(unplugged(path_));
        return base::fail(transfer_error(path_, errno));
    }

    base::Result<void> write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds wait) override {
        const auto deadline = Clock::now() + wait;
        while (!bytes.empty()) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
            const auto ready = wait_writable(descriptor_, path_, left);
            if (!ready) return base::fail(ready.error());
            if (*ready == Ready::time_over) return base::fail(write_timeout(path_));
            const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
            if (count >= 0)
                bytes = bytes.subspan(static_cast<std::size_t>(count));
            else if (errno != EAGAIN && errno != EINTR)
                return base::fail(transfer_error(path_, errno));
        }
        return {};
    }

    std::string settings_text() const override { return settings_.text(); }
    std::string name() const override { return path_; }

  private:
    int descriptor_;
    std::string path_;
    PortSettings settings_;
    std::optional<PortLease> lease_;
};

}  // namespace

base::Result<std::unique_ptr<Transport>> open_descriptor(const std::string& path, const PortSettings& settings,
                                                         const PortUse& use) {
    if (auto fine = check_port(path, settings); !fine) return base::fail(fine.error());
    const int descriptor = open(path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) return base::fail(open_error(path, "opening", errno));
    auto transport = std::make_unique<DescriptorTransport>(descriptor, path, settings);
    if (isatty(descriptor) == 0) return base::fail(open_error(path, "opening", ENOTTY));
    auto lease = PortLease::take(descriptor, path, use);
    if (!lease) return base::fail(lease.error());
    transport->hold(std::move(*lease));
    if (auto set = apply(descriptor, path, settings); !set) return base::fail(set.error());
    return transport;
}

base::Result<std::unique_ptr<Transport>> open_port(const std::string& path, const PortSettings& settings,
                                                   const PortUse& use) {
    return is_pseudo_terminal(path) ? open_descriptor(path, settings, use) : open_libserialport(path, settings, use);
}

}  // namespace velocert::instruments
