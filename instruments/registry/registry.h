// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/laboratory/station.h"
#include "core/sequence/instrument.h"
#include "instruments/drivers/driver.h"
#include "instruments/registry/guarded_instrument.h"
#include "instruments/transport/port_use.h"
#include "instruments/transport/shared_line.h"
#include "instruments/transport/transport.h"

namespace velocert::instruments {

/// Every driver, in one explicit list.
[[nodiscard]] std::span<const Driver* const> drivers();
[[nodiscard]] base::Result<const Driver*> find_driver(std::string_view id);

/// A driver that comes with the program; null where there is none of that id.
[[nodiscard]] const Driver* find_shipped_driver(std::string_view id);

/// Adds a laboratory's own descriptions to the list. Called once at the start of a program, before a second thread.
/// What is refused is told, each file with its reason: one that is no good, or whose id is taken.
[[nodiscard]] std::vector<base::Error> add_laboratory_drivers(const std::string& folder);
/// Where they lie when nothing else is said: the variable VELOCERT_INSTRUMENTS, else the folder
/// velocert/instruments where the user's settings are.
[[nodiscard]] std::string laboratory_drivers_folder();

/// Decoders by driver id, for recompute.
class RegistryDecoders final : public sequence::DecoderSource {
  public:
    [[nodiscard]] base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(
        std::string_view driver, const std::vector<std::pair<std::string, std::string>>& options) const override;
};

/// An opened instrument on a transport: a thread of its own reads, stamps, logs and decodes; identification
/// is asked at once. The clock must outlive it. A safety tester is guarded: it puts voltage on only where `hazard`
/// tells that the interlock is closed and that a person has confirmed.
[[nodiscard]] base::Result<std::unique_ptr<sequence::Instrument>> open_instrument(const Driver& driver, Options options,
                                                                                  std::unique_ptr<Transport> transport,
                                                                                  const base::Clock& clock,
                                                                                  HazardInputs hazard = {});

/// A transport for an instrument on a line that it may share with others. Its driver must be one that can.
[[nodiscard]] std::unique_ptr<Transport> take_seat(SharedLine& line, const Driver& driver, const Options& options);

/// Opens the instruments of a station by role, on their ports. Roles that name the same port share its line, if their
/// drivers can and the line settings are the same. Must outlive the instruments.
class StationInstruments final : public sequence::InstrumentSource {
  public:
    StationInstruments(laboratory::Station station, const base::Clock& clock, HazardInputs hazard = {})
        : station_(std::move(station)), clock_(clock), hazard_(std::move(hazard)) {}
    /// Who uses the ports that are opened from now on.
    void used_by(PortUse use) { use_ = std::move(use); }
    /// From now on what can energise something gets a watchdog, which writes what it did into that folder.
    void watched(std::string folder) { watch_folder_ = std::move(folder); }
    [[nodiscard]] base::Result<std::unique_ptr<sequence::Instrument>> open(std::string_view role) override;

  private:
    [[nodiscard]] base::Result<std::unique_ptr<Transport>> open_shared(const laboratory::StationInstrument& set_up,
                                                                       const Driver& driver,
                                                                       const PortSettings& settings);

    laboratory::Station station_;
    const base::Clock& clock_;
    HazardInputs hazard_;
    PortUse use_;
    std::string watch_folder_;                                  ///< empty: nobody watches
    std::map<std::string, std::unique_ptr<SharedLine>> lines_;  ///< by port
};

}  // namespace velocert::instruments
