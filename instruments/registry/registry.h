// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
#include "instruments/transport/transport.h"

namespace velocert::instruments {

/// Every driver, in one explicit list.
[[nodiscard]] std::span<const Driver* const> drivers();
[[nodiscard]] base::Result<const Driver*> find_driver(std::string_view id);

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

/// Opens the instruments of a station by role, on their ports.
class StationInstruments final : public sequence::InstrumentSource {
  public:
    StationInstruments(laboratory::Station station, const base::Clock& clock, HazardInputs hazard = {})
        : station_(std::move(station)), clock_(clock), hazard_(std::move(hazard)) {}
    [[nodiscard]] base::Result<std::unique_ptr<sequence::Instrument>> open(std::string_view role) override;

  private:
    laboratory::Station station_;
    const base::Clock& clock_;
    HazardInputs hazard_;
};

}  // namespace velocert::instruments
