// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/instruments/echo_watch.h"
#include "app/cli/instruments/file_log.h"
#include "app/cli/instruments/indication_json.h"
#include "app/cli/instruments/poll_turns.h"
#include "app/cli/instruments/value_tally.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/metrology/decoder.h"
#include "core/sequence/instrument.h"
#include "core/sequence/stop_repeats.h"
#include "instruments/drivers/driver.h"
#include "instruments/registry/step_question.h"
#include "instruments/transport/transport.h"
#include "instruments/watch/port_watch.h"

namespace velocert::app {

struct Output;

/// One instrument being read: port, decoder and log together, on one thread.
class Reading {
  public:
    /// When it ends; nothing given: never by itself.
    struct Until {
        std::int64_t count = 0;  ///< so many indications
        double seconds = 0;
    };

    Reading(const instruments::Driver& driver, instruments::Options options,
            std::unique_ptr<instruments::Transport> port, std::unique_ptr<metrology::Decoder> decoder,
            std::unique_ptr<FileLog> log)
        : driver_(driver),
          options_(std::move(options)),
          port_(std::move(port)),
          decoder_(std::move(decoder)),
          log_(std::move(log)),
          echo_(driver_),
          start_ns_(clock_.monotonic_ns()),
          lines_(window_, start_ns_) {}

    /// Ends with trouble, and with the instrument stopped, as soon as nobody watches over it any more.
    void watched_by(const instruments::PortWatch* watch) { watch_ = watch; }
    /// Nothing it may leave on is on: its stop was confirmed, or it never came to read.
    [[nodiscard]] bool left_safe() const { return left_safe_; }

    /// Asks who is there; the answers are shown on standard error and stand in the log's header. Indications that come
    /// meanwhile are printed by run() and count as its first ones.
    base::Result<void> identify(const Output& output, const Until& until);

    /// Prints until the count, the time or an interrupt. The instrument is then told to stop. Errors: those of the
    /// line; silence, protocol or timeout where no values come; instrument_refused or timeout where an output stays on
    /// or is not confirmed to be off.
    base::Result<void> run(const Until& until);

    /// Why nothing understandable came; nothing where something did.
    std::optional<base::Error> diagnosis();

    /// What the indications had in place of values; empty where values came.
    [[nodiscard]] std::string without_value() const;

    /// Ends the log in order.
    base::Result<void> close();

  private:
    struct Held {
        metrology::Direction direction;
        std::int64_t time_ns;
        std::vector<std::uint8_t> bytes;
    };

    base::Result<void> ask_identity(sequence::InstrumentIdentity& told);

    /// One question and its answer; false when there is none.
    base::Result<bool> ask_one(const std::string& request, std::chrono::milliseconds patience,
                               sequence::InstrumentIdentity& told);
    /// True where the instrument is asked once what it measures, since its answers look alike whatever that is.
    [[nodiscard]] bool asks_first() const;

    base::Result<void> record(metrology::Direction direction, std::int64_t time_ns,
                              std::span<const std::uint8_t> bytes);

    base::Result<void> send(const instruments::Exchange& exchange);

    base::Result<void> send_bytes(std::string_view request);

    /// One read; what it gave is in decoded_. False when nothing came.
    base::Result<bool> receive(std::chrono::milliseconds wait);

    /// Ends what was started. Where that can leave power on something it must read back as off.
    base::Result<void> stop();

    enum class StopAnswer : std::uint8_t { silent, confirmed, refused, unreachable };

    /// One request of a stop: what the instrument says to it. An interrupt does not cut it short.
    StopAnswer ask_stop(const std::string& request, std::chrono::milliseconds patience, std::string& answer);

    /// Adds what was decoded to the text, at most so many indications, and remembers what came in place of values;
    /// gives how many they were.
    std::size_t take(std::size_t left, std::string& text);

    /// Prints what was just decoded, up to the count; what comes before run() is kept for it.
    void tell();
    void print_early();

    base::Result<void> stream(const Until& until);

    /// Whether the instrument has gone on for longer than `patience_ns` about everything but values.
    [[nodiscard]] bool gives_no_value(const Until& until, std::int64_t patience_ns);

    /// Why no value came; `nothing` begins the sentence.
    [[nodiscard]] base::Error no_value(const std::string& nothing) const;

    /// Asks for what an instrument that is still there answers, whatever became of the last question: its name, whose
    /// answer cannot be mistaken, where it has told one; where a reading is one question, that once more.
    base::Result<void> ask_for_sign();

    /// The next question, or the one that brings it in step again.
    base::Result<void> ask_next(PollTurns& turns);

    /// What just came, as the turns take it, and what is to be said of it.
    base::Result<void> heed(PollTurns& turns, const base::Result<instruments::Exchange>& start);

    /// Sends without losing what has just been decoded.
    base::Result<void> send_again(const instruments::Exchange& exchange);

    /// The next part of a question follows at once, unless the maker wants more than this in between.
    static constexpr std::chrono::milliseconds usual_pause{100};

    base::SystemClock clock_;
    const instruments::Driver& driver_;
    instruments::Options options_;
    std::unique_ptr<instruments::Transport> port_;
    std::unique_ptr<metrology::Decoder> decoder_;
    std::unique_ptr<FileLog> log_;
    EchoWatch echo_;
    std::int64_t start_ns_;
    const instruments::PortWatch* watch_ = nullptr;
    bool left_safe_ = true;
    bool named_ = false;       ///< it has told its name
    bool unanswered_ = false;  ///< what was asked last: its answer may still come
    bool stepping_ = false;    ///< what was asked last is the question that brings it in step
    bool quiet_ = false;       ///< since it was asked nothing came late or damaged
    instruments::StepQuestion step_;
    bool polling_ = false;                    ///< it does not send by itself
    std::deque<std::string> next_questions_;  ///< of the reading under way
    instruments::Exchange asked_;             ///< that it is one of; one that is asked again where no answer came
    FrameWindow window_;
    IndicationLines lines_;
    metrology::Decoded decoded_;
    std::array<std::uint8_t, 16384> buffer_{};
    static constexpr std::chrono::milliseconds longest_babble{5000};
    static constexpr std::size_t longest_kept = 2048;
    static constexpr int stop_attempts = 2;
    static constexpr int stop_attempts_refused = 1 + sequence::stop_repeats;
    std::string text_;
    std::size_t given_ = 0;       ///< indications that were shown
    std::size_t most_ = 0;        ///< that are to be shown
    std::string early_;           ///< lines that came before run()
    std::int64_t useful_ns_ = 0;  ///< when something came that leads to values
    std::size_t rejected_ = 0;
    ValueTally tally_;
    metrology::Rejection last_reason_ = metrology::Rejection::garbage;
    std::string last_rejected_;  ///< what the last of them said
    std::string last_refused_;   ///< what the instrument refused last; said once
    std::string last_fault_;     ///< likewise what it reported since the last value
    bool understood_ = false;    ///< something that came made sense
    std::string sent_;           ///< until then
    std::string heard_;
    bool hold_ = false;
    bool waiting_told_ = false;  ///< that an answer stays away, since the last value
    bool simulated_ = false;
    std::vector<Held> held_;
};

}  // namespace velocert::app
