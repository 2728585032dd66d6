// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/range_guard.h"
#include "instruments/registry/diagnosis.h"
#include "instruments/registry/guarded_instrument.h"
#include "instruments/registry/port_instrument.h"
#include "instruments/registry/registry.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::size_t queue_capacity = 65'536;

/// The same error with what the line tells about its cause.
base::Error explained(base::Error error, PortInstrument& instrument, const Driver& driver, const Options& options,
                      const base::Clock& clock) {
    if (error.code != ErrorCode::timeout) return error;
    auto talk = instrument.talk();
    const auto transport = instrument.release();
    auto evidence = evidence_of(driver, options, *transport, std::move(talk.sent), std::move(talk.heard));
    if (evidence.heard.empty()) evidence.answering_address = answering_address(driver, options, *transport, clock);
    const auto diagnosis = diagnose(evidence);
    error.found += ": " + diagnosis.found;
    error.expected = diagnosis.expected;
    return error;
}

}  // namespace

Result<std::unique_ptr<sequence::Instrument>> open_instrument(const Driver& driver, Options options,
                                                              std::unique_ptr<Transport> transport,
                                                              const base::Clock& clock, HazardInputs hazard) {
    auto decoder = make_ranged_decoder(driver, options);
    if (!decoder) return base::fail(decoder.error());
    auto instrument = std::make_unique<PortInstrument>(driver, std::move(options), std::move(transport),
                                                       std::move(*decoder), clock, queue_capacity);
    if (auto identified = instrument->identify(); !identified)
        return base::fail(explained(identified.error(), *instrument, driver, instrument->options(), clock));
    if (driver.kind == "safety-tester" && driver.energises)
        return std::make_unique<GuardedInstrument>(std::move(instrument), std::move(hazard));
    return instrument;
}

}  // namespace velocert::instruments
