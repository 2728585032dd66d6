// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "core/sequence/instrument.h"
#include "instruments/registry/hazard_guard.h"

namespace velocert::instruments {

/// What must be known before dangerous voltage is put on, asked at each start. Where nobody tells, it is not so.
struct HazardInputs {
    std::function<bool()> interlock_closed;
    std::function<bool()> confirmed;  ///< by a person, for this start
};

/// An instrument with dangerous voltage, used as HazardGuard allows and not otherwise. Whatever goes wrong while
/// voltage may be on (an error of any order, lost port, silence, restart, end of the capture, destruction), the stop
/// goes out before anything else happens.
class GuardedInstrument final : public sequence::Instrument {
  public:
    GuardedInstrument(std::unique_ptr<sequence::Instrument> instrument, HazardInputs inputs)
        : instrument_(std::move(instrument)), inputs_(std::move(inputs)) {}
    GuardedInstrument(const GuardedInstrument&) = delete;
    GuardedInstrument& operator=(const GuardedInstrument&) = delete;
    ~GuardedInstrument() override;

    [[nodiscard]] HazardState hazard() const { return guard_.state(); }

    std::string_view driver() const override { return instrument_->driver(); }
    sequence::InstrumentState state() const override { return instrument_->state(); }
    const sequence::InstrumentIdentity& identity() const override { return instrument_->identity(); }
    base::Result<void> begin_capture(std::unique_ptr<sequence::EvidenceLog> log) override;
    std::uint64_t position() const override { return instrument_->position(); }
    base::Result<void> command(const sequence::Order& order, std::chrono::milliseconds timeout) override;
    base::Result<std::optional<metrology::Indication>> next(std::chrono::steady_clock::time_point deadline,
                                                            std::stop_token stop) override;
    base::Result<sequence::CaptureEnd> end_capture() override;
    base::Result<std::string> safe_state() override;

  private:
    void stop_now();
    /// Counts the stops in a row to which nothing came back; null: one was answered.
    void count_mute(const base::Error* error);

    std::unique_ptr<sequence::Instrument> instrument_;
    HazardInputs inputs_;
    HazardGuard guard_;
    int mute_stops_ = 0;
};

}  // namespace velocert::instruments
