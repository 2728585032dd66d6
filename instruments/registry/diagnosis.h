// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "instruments/drivers/driver.h"
#include "instruments/transport/transport.h"

namespace velocert::instruments {

struct Identification;

/// What is known of a line on which nothing understandable came.
struct LineEvidence {
    std::string port;
    std::string settings;
    std::string sent;   ///< bytes, as far as kept
    std::string heard;  ///< bytes, as far as kept
    LineErrors errors;
    std::vector<std::string> other_settings;  ///< that instruments of this driver may have
    std::string other_driver;                 ///< the driver that does understand what was heard; empty if none
    std::string address;                      ///< that was asked; empty where the protocol has none
    std::string answering_address;            ///< another one that answered; empty if none did
    bool sound = false;                       ///< frames of its own address came whole, and answer something else
    int exception = 0;                        ///< with which such a device answers (1 to 255); 0: with none
    bool late = false;                        ///< its answers came too late for whoever asked
    bool damaged = false;                     ///< answers came that are right but for their check sum
};

/// Why a line gives nothing.
enum class LineCause {
    silence,
    other_address,
    echo,
    other_instrument,
    damaged,
    wrong_rate,
    wrong_parity,
    unknown_language,
};
[[nodiscard]] std::string_view name(LineCause cause);

/// The likeliest cause. Pure.
[[nodiscard]] LineCause cause_of(const LineEvidence& evidence);
/// The same as an error: what was found, and what to do about it.
[[nodiscard]] base::Error diagnose(const LineEvidence& evidence);

/// What can be told from the bytes alone: settings of the driver, which other driver understands what was heard, and
/// where frames have an address, whose they are and whether they came whole.
[[nodiscard]] LineEvidence evidence_of(const Driver& driver, const Options& options, const Transport& transport,
                                       std::string sent, std::string heard);
/// What the frames of a shared line tell: whose they are, whether they came whole, and what they refuse. Pure.
void look_into_frames(LineEvidence& evidence);
/// What a search has seen, as far as it explains why nothing was found; `settings` only of what answered at another
/// address. Pure.
[[nodiscard]] LineEvidence evidence_of(std::string port, const Identification& found);
/// Asks other addresses the driver's own harmless questions, and gives the first that answers; empty when none does, or
/// when the driver knows no addresses.
[[nodiscard]] std::string answering_address(const Driver& driver, const Options& options, Transport& transport,
                                            const base::Clock& clock);

}  // namespace velocert::instruments
