// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <vector>

#include "core/base/clock.h"
#include "instruments/transport/transport.h"

namespace velocert::instruments {

/// How long a line must be quiet before a request: 3.5 characters, 1.75 ms above 19200 baud.
[[nodiscard]] std::chrono::nanoseconds quiet_before_request(const PortSettings& settings);
/// Start bit, data, parity and stop bits.
[[nodiscard]] std::chrono::nanoseconds character_time(const PortSettings& settings);

/// One line with several instruments on it, of which only the one that is asked may talk. Each gets a transport of its
/// own; their requests go out one at a time in the order they were made, each after the quiet that the protocol wants,
/// counted from the last byte in either direction. What is received belongs to the instrument that was asked last. A
/// turn ends when the answer is complete by its length or its time is over; asking again is the instrument's own
/// business. Any thread. Must outlive its transports.
class SharedLine {
  public:
    /// True when no more bytes of the answer to that request are due.
    using Complete = std::function<bool(std::span<const std::uint8_t> request, std::span<const std::uint8_t> answer)>;

    SharedLine(std::unique_ptr<Transport> transport, const PortSettings& settings, const base::Clock& clock);
    SharedLine(const SharedLine&) = delete;
    SharedLine& operator=(const SharedLine&) = delete;
    ~SharedLine();

    /// A transport for one instrument, which may take `patience` for an answer.
    [[nodiscard]] std::unique_ptr<Transport> connect(Complete complete, std::chrono::milliseconds patience);
    /// How many there are now.
    [[nodiscard]] std::size_t connections() const;

  private:
    friend class SharedTransport;
    /// What one instrument was told and has not read yet.
    struct Seat {
        Complete complete;
        std::chrono::milliseconds patience;
        std::deque<std::uint8_t> inbox;
        std::condition_variable heard;
    };

    void read_line(const std::stop_token& stop);
    [[nodiscard]] base::Result<std::size_t> read(Seat& seat, std::span<std::uint8_t> into,
                                                 std::chrono::milliseconds wait);
    [[nodiscard]] base::Result<void> write(Seat& seat, std::span<const std::uint8_t> bytes,
                                           std::chrono::milliseconds wait);
    /// Waits until it is that ticket's turn and the line was quiet long enough.
    [[nodiscard]] base::Result<void> take_turn(std::unique_lock<std::mutex>& lock, std::uint64_t ticket);
    void leave(Seat& seat);
    void give_up(std::uint64_t ticket);

    const std::unique_ptr<Transport> transport_;
    const base::Clock& clock_;
    const std::int64_t character_ns_;
    const std::int64_t quiet_ns_;

    mutable std::mutex mutex_;
    std::condition_variable turn_;
    std::vector<std::unique_ptr<Seat>> seats_;
    std::deque<std::uint64_t> waiting_;  ///< tickets, the next one first
    std::uint64_t tickets_ = 0;
    Seat* asked_ = nullptr;  ///< who was asked last
    bool open_ = false;      ///< its answer is due
    Complete complete_;
    std::vector<std::uint8_t> request_;
    std::vector<std::uint8_t> answer_;
    std::int64_t deadline_ns_ = 0;
    std::int64_t last_byte_ns_;
    std::optional<base::Error> gone_;

    std::jthread reader_;  ///< last: it must end before anything it uses
};

}  // namespace velocert::instruments
