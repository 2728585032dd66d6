// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/bridge/port_terminal.h"

#include <array>

namespace velocert::app {

using std::chrono::milliseconds;

base::Result<void> PortTerminal::open(const std::string& port, const std::string& settings) {
    close();
    const auto parsed = instruments::PortSettings::parse(settings);
    if (!parsed) return base::fail(parsed.error());
    auto opened = instruments::open_port(port, *parsed, {{}, "terminal"});
    if (!opened) return base::fail(opened.error());
    port_ = std::move(*opened);
    start_ns_ = clock_.monotonic_ns();
    reader_ = std::jthread([this](const std::stop_token& stop) {
        std::array<std::uint8_t, 4096> buffer{};
        while (!stop.stop_requested()) {
            const auto count = port_->read(buffer, milliseconds(20));
            if (!count) {
                QMetaObject::invokeMethod(
                    this, [this, why = QString::fromStdString(count.error().text())] { emit lost(why); },
                    Qt::QueuedConnection);
                return;
            }
            if (*count > 0) show(metrology::Direction::received, std::span(buffer).first(*count));
        }
    });
    return {};
}

void PortTerminal::close() {
    if (reader_.joinable()) {
        reader_.request_stop();
        reader_.join();
    }
    port_.reset();
}

base::Result<void> PortTerminal::send(const std::string& line, bool hex, instruments::LineEnd end) {
    if (port_ == nullptr)
        return base::fail(base::ErrorCode::port_unavailable, "terminal", "no port is open", "an open port");
    const auto bytes = hex ? instruments::typed_hex(line) : instruments::typed_bytes(line, end);
    if (!bytes) return base::fail(bytes.error());
    if (bytes->empty()) return {};
    show(metrology::Direction::sent, base::as_bytes(*bytes));
    return port_->write(base::as_bytes(*bytes), milliseconds(1000));
}

void PortTerminal::show(metrology::Direction direction, std::span<const std::uint8_t> bytes) {
    const auto lines = instruments::chunk_lines(direction, clock_.monotonic_ns() - start_ns_, bytes);
    // Also from the GUI thread: lines keep their order.
    QMetaObject::invokeMethod(
        this, [this, text = QString::fromStdString(lines)] { emit shown(text); }, Qt::QueuedConnection);
}

}  // namespace velocert::app
