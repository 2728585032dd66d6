// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/sequence/instrument.h"
#include "instruments/watch/port_watch.h"

namespace velocert::instruments {

/// An instrument that can energise something, with a watchdog beside it. The watchdog is bidden farewell only when the
/// instrument is known to be in its safe state.
class WatchedInstrument final : public sequence::Instrument {
  public:
    WatchedInstrument(std::unique_ptr<sequence::Instrument> instrument, PortWatch watch)
        : watch_(std::move(watch)), instrument_(std::move(instrument)) {}
    WatchedInstrument(const WatchedInstrument&) = delete;
    WatchedInstrument& operator=(const WatchedInstrument&) = delete;
    ~WatchedInstrument() override;

    std::string_view driver() const override { return instrument_->driver(); }
    sequence::InstrumentState state() const override { return instrument_->state(); }
    const sequence::InstrumentIdentity& identity() const override { return instrument_->identity(); }
    base::Result<void> begin_capture(std::unique_ptr<sequence::EvidenceLog> log) override {
        return instrument_->begin_capture(std::move(log));
    }
    std::uint64_t position() const override { return instrument_->position(); }
    base::Result<void> command(const sequence::Order& order, std::chrono::milliseconds timeout) override;
    base::Result<std::optional<metrology::Indication>> next(std::chrono::steady_clock::time_point deadline,
                                                            std::stop_token stop) override;
    base::Result<sequence::CaptureEnd> end_capture() override { return instrument_->end_capture(); }
    base::Result<std::string> safe_state() override;

  private:
    /// Without a watchdog nothing goes on: drives the safe state at once, and says so.
    base::Result<void> watched();

    PortWatch watch_;
    std::unique_ptr<sequence::Instrument> instrument_;
    bool safe_ = true;    ///< nothing was ordered since the safe state was read back, or since it was opened
    bool tried_ = false;  ///< it was told to be safe, in vain or not, and nothing was ordered since
};

}  // namespace velocert::instruments
