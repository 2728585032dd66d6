// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <span>
#include <string>
#include <thread>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/result.h"
#include "instruments/registry/terminal_text.h"
#include "instruments/transport/transport.h"

namespace velocert::app {

/// Both directions of one port as lines, as they come; what is typed is sent. Lives on the GUI thread, reads on one of
/// its own. What is typed goes to the instrument as it is: nothing here keeps an output off.
class PortTerminal final : public QObject {
    Q_OBJECT

  public:
    explicit PortTerminal(const base::Clock& clock, QObject* parent = nullptr) : QObject(parent), clock_(clock) {}
    ~PortTerminal() override { close(); }

    /// Errors: those of the port, with cause and fix.
    [[nodiscard]] base::Result<void> open(const std::string& port, const std::string& settings);
    void close();
    [[nodiscard]] bool is_open() const { return port_ != nullptr; }
    /// A line as terminals take it ("\r", "\x1B" stand for bytes), or bytes in hexadecimal. Errors: bad_value; those of
    /// the port.
    [[nodiscard]] base::Result<void> send(const std::string& line, bool hex, instruments::LineEnd end);

  signals:
    /// One or more lines: time, direction, bytes, text.
    void shown(const QString& lines);
    /// The port is gone; it is closed then.
    void lost(const QString& why);

  private:
    void show(metrology::Direction direction, std::span<const std::uint8_t> bytes);

    const base::Clock& clock_;
    std::unique_ptr<instruments::Transport> port_;
    std::int64_t start_ns_ = 0;
    std::jthread reader_;
};

}  // namespace velocert::app
