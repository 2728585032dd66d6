// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/metrology/decoder.h"
#include "core/metrology/indication.h"
#include "core/metrology/quantity.h"
#include "core/sequence/evidence.h"

namespace velocert::sequence {

/// How an instrument is doing, as the instrument strip shows it.
enum class InstrumentState : std::uint8_t { closed, live, slow, stale, unplugged, simulated };
[[nodiscard]] std::string_view name(InstrumentState state);

/// What the instrument says of itself.
struct InstrumentIdentity {
    std::string maker;
    std::string model;
    std::string serial;
    std::string software;
    bool simulated = false;                  ///< by its own word: "VIRTUAL" stands in model or software
    [[nodiscard]] std::string text() const;  ///< "maker|model|serial|software"
};

/// The serial number in such a text; empty if it is not told.
[[nodiscard]] std::string serial_in(std::string_view identity);

/// What can be asked of an instrument. Drivers translate; what one does not know is refused.
enum class Command : std::uint8_t {
    zero,
    tare,
    read_stable,
    read_now,  ///< one answer for each measurand the instrument shows, as soon as it has one
    start,
    stop,
    reset,              ///< to the state measurements begin from: counters at zero, instruments configured
    set_voltage,        ///< of an output; these take a value of that kind
    set_current_limit,  ///< of an output
    set_speed,          ///< rotation a brake holds; the brake comes on
    set_torque,         ///< torque a brake holds; the brake comes on
    set_frequency,      ///< of a measuring signal
    output_on,
    output_off,
    brake_off,
    set_current,           ///< an electronic load draws
    set_power,             ///< an electronic load draws
    set_resistance,        ///< an electronic load stands for
    set_resistance_limit,  ///< of an insulation, below which the instrument itself judges it bad
    set_duration,          ///< of a test the instrument runs by itself
    read_peak,             ///< the largest value since the last reset_peak
    reset_peak,
};
/// All of them, in this order.
[[nodiscard]] std::span<const Command> commands();
[[nodiscard]] std::string_view name(Command command);
[[nodiscard]] base::Result<Command> parse_command(std::string_view text);
/// The kind of the value that goes with a command; nothing for one that takes none.
[[nodiscard]] std::optional<metrology::Kind> value_kind(Command command);

/// One command with what it needs. A command alone is an order without a value.
struct Order {
    Order(Command what) : command(what) {}
    Order(Command what, metrology::AnyQuantity to) : command(what), value(to) {}

    Command command;
    std::optional<metrology::AnyQuantity> value;  ///< of the kind value_kind() tells
};
/// Refuses an order without the value it needs (missing_field), with one it does not take (bad_value) or with one of
/// another kind (wrong_unit).
[[nodiscard]] base::Result<void> check(const Order& order);

/// What a closed capture left.
struct CaptureEnd {
    base::Digest log;
    std::uint64_t received = 0;  ///< bytes received
    std::uint64_t rejected = 0;  ///< frames rejected
    bool overflowed = false;     ///< the queue was full: indications were refused
};

/// One instrument in exclusive use by a run: a port of the Runner. Called from the run thread;
/// bytes are read and decoded on a thread of its own and come over a bounded queue.
class Instrument {
  public:
    virtual ~Instrument() = default;

    [[nodiscard]] virtual std::string_view driver() const = 0;
    [[nodiscard]] virtual InstrumentState state() const = 0;
    /// As asked from the device when it was opened.
    [[nodiscard]] virtual const InstrumentIdentity& identity() const = 0;

    /// From now on every byte in both directions goes to `log` (header first).
    [[nodiscard]] virtual base::Result<void> begin_capture(std::unique_ptr<EvidenceLog> log) = 0;
    /// Received bytes logged and decoded so far: marks of the record are in these.
    [[nodiscard]] virtual std::uint64_t position() const = 0;
    /// Sends a command and, where the protocol acknowledges, waits for that.
    /// Errors: timeout, instrument_refused, unplugged, protocol; those of check().
    [[nodiscard]] virtual base::Result<void> command(const Order& order, std::chrono::milliseconds timeout) = 0;
    /// The next indication. Nothing when the deadline passes or `stop` is requested.
    /// Errors: unplugged, silence (longer than declared), instrument_restarted, overflow, disk_full, io.
    [[nodiscard]] virtual base::Result<std::optional<metrology::Indication>> next(
        std::chrono::steady_clock::time_point deadline, std::stop_token stop) = 0;
    /// Ends the capture and seals its log, in whatever state the instrument is.
    [[nodiscard]] virtual base::Result<CaptureEnd> end_capture() = 0;
    /// Drives the instrument to its safe state (streams stopped, outputs off) and says what was read back.
    [[nodiscard]] virtual base::Result<std::string> safe_state() = 0;
};

/// Makes decoders by driver id; handed in so that recompute in core knows no driver.
class DecoderSource {
  public:
    virtual ~DecoderSource() = default;
    [[nodiscard]] virtual base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(
        std::string_view driver, const std::vector<std::pair<std::string, std::string>>& options) const = 0;
};

/// Opens the instrument for a role of the station.
class InstrumentSource {
  public:
    virtual ~InstrumentSource() = default;
    [[nodiscard]] virtual base::Result<std::unique_ptr<Instrument>> open(std::string_view role) = 0;
};

}  // namespace velocert::sequence
