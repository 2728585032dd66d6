// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "instruments/drivers/motion/pulse_daq_frame.h"
#include "instruments/registry/registry.h"
#include "tests/instruments/registry/scripted_transport.h"

namespace velocert::instruments::test {

/// Time that stands still until the test moves it.
class StillClock final : public base::Clock {
  public:
    std::chrono::system_clock::time_point now() const override { return {}; }
    std::int64_t monotonic_ns() const override { return ns; }
    std::atomic<std::int64_t> ns{1'000'000'000};
};

inline constexpr auto answer_wait = std::chrono::seconds(30);

inline Script& identify_balance(Script& script) {
    return script.expect("@\r\n")
        .answer("I4 A \"B0210\"\r\n")
        .expect("I2\r\n")
        .answer("I2 A \"PBK-150 150.00 kg\"\r\n")
        .expect("I3\r\n")
        .answer("I3 A \"2.10\"\r\n");
}

inline Script& identify_counter(Script& script) {
    return script.expect("I\n").answer(daq_identity_line({"DAQ-1", "1.2", "SN-7", "400", "0.1"}));
}

inline std::unique_ptr<sequence::Instrument> opened(const Driver& driver, Script& script, const StillClock& clock,
                                                    const Options& options = {}) {
    auto instrument = open_instrument(driver, options, std::make_unique<ScriptedTransport>(script), clock);
    if (!instrument) FAIL(instrument.error().text());
    return std::move(*instrument);
}

inline base::Result<std::optional<metrology::Indication>> next_of(sequence::Instrument& instrument) {
    return instrument.next(std::chrono::steady_clock::now() + answer_wait, {});
}

/// The value of the next indication, or the name of the error.
inline std::string told(sequence::Instrument& instrument) {
    const auto next = next_of(instrument);
    if (!next) return std::string(base::name(next.error().code));
    if (!*next) return "nothing";
    return (*next)->has_value() ? (*next)->value.text() : "no value";
}

}  // namespace velocert::instruments::test
