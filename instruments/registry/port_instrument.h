// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/bounded_queue.h"
#include "core/base/clock.h"
#include "core/sequence/instrument.h"
#include "instruments/drivers/driver.h"
#include "instruments/registry/request_pause.h"
#include "instruments/registry/step_question.h"
#include "instruments/transport/transport.h"

namespace velocert::instruments {

/// A driver at work on a port. A thread of its own reads, stamps each chunk on arrival, appends it to the
/// capture's log and decodes it; indications and trouble go over one bounded queue, in the order of the
/// bytes. The mutex guards what that thread shares with the run thread: decoder, log and the reply a command
/// waits for.
///
/// Marks: position() is the end of the last indication that next() gave while more are waiting, and the end
/// of all that was decoded when none are; so whatever next() gives later stands behind a position asked for
/// before. Trouble (restart, fault, full queue, failed log) comes after the indications in front of it, and
/// nothing comes after it until the next capture.
///
/// An instrument that is only listened to talks all the time. What next() gives of it is what was asked for: after
/// read_now the first indication of each measurand, after read_stable the first stable one or one out of range, after
/// start all; before, and after stop, none. What is left out is logged, decoded and passed by position() all the same.
class PortInstrument final : public sequence::Instrument {
  public:
    PortInstrument(const Driver& driver, Options options, std::unique_ptr<Transport> transport,
                   std::unique_ptr<metrology::Decoder> decoder, const base::Clock& clock, std::size_t capacity);
    PortInstrument(const PortInstrument&) = delete;
    PortInstrument& operator=(const PortInstrument&) = delete;
    ~PortInstrument() override;

    /// Asks the instrument who it is. Errors: timeout (nothing sensible came back), wrong_instrument,
    /// unplugged.
    [[nodiscard]] base::Result<void> identify();
    /// What was sent and what came while it was asked, the beginning of each.
    struct Talk {
        std::string sent;
        std::string heard;
    };
    [[nodiscard]] Talk talk() const;
    [[nodiscard]] const Options& options() const { return options_; }
    /// Ends the reading and gives the port back; nothing else may be asked of this object afterwards.
    [[nodiscard]] std::unique_ptr<Transport> release();

    std::string_view driver() const override { return driver_.id; }
    sequence::InstrumentState state() const override;
    const sequence::InstrumentIdentity& identity() const override { return identity_; }
    base::Result<void> begin_capture(std::unique_ptr<sequence::EvidenceLog> log) override;
    std::uint64_t position() const override;
    base::Result<void> command(const sequence::Order& order, std::chrono::milliseconds timeout) override;
    base::Result<std::optional<metrology::Indication>> next(std::chrono::steady_clock::time_point deadline,
                                                            std::stop_token stop) override;
    base::Result<sequence::CaptureEnd> end_capture() override;
    base::Result<std::string> safe_state() override;

  private:
    using Item = std::variant<metrology::Indication, base::Error>;
    using Queue = base::BoundedQueue<Item>;

    /// What a sent request waits for.
    enum class Reply : std::uint8_t { none, awaited, accepted, refused, lost };
    /// What must come, and how long the line may be silent until then.
    struct Due {
        std::chrono::nanoseconds longest{0};
        bool stream = false;  ///< again and again, not just once
    };

    /// Which indications are handed on.
    enum class Heed : std::uint8_t { all, first, stable, none };

    /// The beginning of what was said, as far as Talk goes.
    static void keep(std::string& text, std::span<const std::uint8_t> bytes);
    void read_port(const std::stop_token& stop);
    void hold_back(const std::stop_token& stop) const;
    void received(std::span<const std::uint8_t> bytes, std::int64_t arrival_ns);
    void port_lost(base::Error error);
    void watch_silence(std::int64_t now_ns);
    /// What was logged goes to the archive's file, about once a second.
    void keep_up();
    /// Sends an exchange request by request and, if it is acknowledged, waits for each answer. `due` is what is to come
    /// afterwards. A question that may be repeated is, behind one that brings both sides in step where the protocol has
    /// one.
    base::Result<void> send(const Exchange& exchange, std::chrono::milliseconds timeout, std::optional<Due> due);
    /// Asks what cannot be mistaken, while an answer is missing. Where that question stays open whatever is asked it
    /// goes on without it: what is late has had its time to arrive in.
    base::Result<void> bring_in_step(std::string_view question, std::chrono::milliseconds timeout);
    base::Result<void> send_once(std::string_view request, bool acknowledged, std::chrono::milliseconds timeout,
                                 std::optional<Due> due);
    /// What stands in the place of a request to an instrument that is only listened to.
    base::Result<void> listen(sequence::Command command);
    /// The same; when something is refused, the instrument's list of errors is emptied.
    base::Result<void> send_all(const Exchange& exchange, std::chrono::milliseconds timeout, std::optional<Due> due);
    /// The same for what switches off amid a run. Where something may be energised it is asked again for a while before
    /// its word that it is still on is believed.
    base::Result<void> send_off(const Exchange& exchange, std::chrono::milliseconds timeout);

    // With the mutex held:
    void log_failed(const base::Error& error);
    /// On the disk of the archive when it returns; else log_error_ says why not.
    void make_log_durable();
    void log_record(metrology::Direction direction, std::int64_t time_ns, std::span<const std::uint8_t> bytes);
    void hand_on(const metrology::Decoded& decoded);
    void event(const metrology::DeviceEvent& event);
    [[nodiscard]] bool heeded(const metrology::Indication& indication);
    void deliver(Item item);
    void trouble(base::Error error);
    void answered(Reply reply, std::string text);

    const Driver& driver_;
    const Options options_;
    std::unique_ptr<Transport> transport_;
    const base::Clock& clock_;
    const std::size_t capacity_;

    mutable std::mutex mutex_;
    std::condition_variable replied_;
    std::unique_ptr<metrology::Decoder> decoder_;
    metrology::Decoded decoded_;
    std::unique_ptr<Queue> queue_;
    sequence::InstrumentIdentity told_;      ///< by the answers so far
    sequence::InstrumentIdentity identity_;  ///< as it was when it was opened; not changed afterwards
    bool identified_ = false;
    Talk talk_;  ///< until it is identified

    std::unique_ptr<sequence::EvidenceLog> log_;
    std::optional<base::Error> log_error_;
    std::uint64_t handed_over_ = 0;  ///< bytes of the log that are in the archive's file
    std::chrono::steady_clock::time_point handed_over_at_;
    /// Run thread: what goes out. Energising waits until all before it is on the disk of the archive; stopping goes out
    /// whatever that disk says.
    enum class Outgoing : std::uint8_t { usual, energising, stopping };
    Outgoing outgoing_ = Outgoing::usual;
    /// Says what goes out as long as it lives; then it is what it was before.
    class Sending {
      public:
        Sending(Outgoing& outgoing, Outgoing what) : outgoing_(outgoing), before_(std::exchange(outgoing, what)) {}
        Sending(const Sending&) = delete;
        Sending& operator=(const Sending&) = delete;
        ~Sending() { outgoing_ = before_; }

      private:
        Outgoing& outgoing_;
        Outgoing before_;
    };
    std::vector<std::uint8_t> record_;
    std::uint32_t records_ = 0;
    std::int64_t last_record_ns_ = 0;
    sequence::CaptureEnd capture_;

    std::uint64_t decoded_end_ = 0;
    std::uint64_t delivered_end_ = 0;
    bool refusing_ = false;    ///< after trouble, until the next capture
    bool discarding_ = false;  ///< on the way to the safe state: logged and decoded, but nobody reads any more
    std::optional<base::Error> gone_;
    std::optional<base::Error> fault_;  ///< the last one the instrument told

    Reply reply_ = Reply::none;
    bool unanswered_ = false;  ///< the last question: its answer may still come
    bool quiet_ = false;       ///< since it was sent nothing came late or damaged
    StepQuestion step_;        ///< of the one thread that gives commands
    std::string reply_text_;

    Heed heed_;
    std::uint64_t heard_ = 0;  ///< measurands that have been handed on since read_now, as bits
    std::optional<Due> due_;
    RequestPause pause_{profile_of(driver_, options_).pause};
    std::int64_t last_sign_ns_ = 0;  ///< when something understandable came, or was asked for
    bool stale_ = false;

    std::jthread reader_;  ///< last: it must end before anything it uses
};

}  // namespace velocert::instruments
