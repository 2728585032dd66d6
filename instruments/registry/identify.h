// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "instruments/registry/recognition.h"
#include "instruments/transport/transport.h"

namespace velocert::instruments {

/// Line settings worth trying, with the drivers whose profiles have them, and how long a stream is waited for.
struct LineAttempt {
    PortSettings settings;
    std::vector<const Driver*> drivers;
    std::vector<std::string> questions;               ///< each once; those that end a line first
    std::vector<std::chrono::milliseconds> patience;  ///< of each question
    std::chrono::milliseconds listen{0};
};
/// All of them, those of most drivers first. On a pseudo-terminal, where rates mean little, one.
[[nodiscard]] std::vector<LineAttempt> attempts_of(std::span<const Driver* const> drivers, bool pseudo_terminal);

/// Those that a pseudo-terminal can have too, without the usual one: for peers that look at its rate.
[[nodiscard]] std::vector<LineAttempt> other_rates(std::span<const Driver* const> drivers);

/// A driver that may be the right one, and the settings it was heard at.
struct Candidate {
    Recognition recognition;
    PortSettings settings;
    std::string address;  ///< where it answers, when that is not the one its driver takes it to have
};

/// What was found on a port.
struct Identification {
    struct Asked {
        PortSettings settings;
        std::string question;
    };
    std::vector<Candidate> candidates;  ///< best first
    std::vector<Asked> asked;           ///< every byte that was sent, in order
    std::string heard;                  ///< what came at the settings at which most came
    PortSettings heard_at;
    bool echo = false;  ///< what was sent came back
    /// Where nobody answered at the usual addresses of a shared line: one at which somebody did, and the settings.
    std::string answering_address;
    PortSettings answering_at;
    std::chrono::nanoseconds took{0};

    /// The best one, if it is good enough to be used; null otherwise.
    [[nodiscard]] const Candidate* found() const;
    /// True if no other candidate comes near it.
    [[nodiscard]] bool sure() const;
};

/// How a port is looked at.
struct Search {
    std::function<base::Result<std::unique_ptr<Transport>>(const PortSettings&)> open;
    bool pseudo_terminal = false;
    std::chrono::milliseconds budget{18'000};
    std::function<bool()> given_up = [] { return false; };
};

/// Finds out what is connected: listens, then asks the drivers' probes and, of what has shown values as a driver's
/// instruments do, its name by that driver's further questions, of what stays silent the value of those that may keep
/// silent (option `identify`), a line end behind a question without one, and nothing else. Lets every driver's decoder
/// judge what came. Where all stays silent, or only echoes, the probes of shared lines are asked at other addresses
/// (address_search.h) for a tenth of the budget more; what had no time is not asked. All other waits are shortened
/// so that they fit into the budget. Errors: those of opening and using the port; interrupted.
[[nodiscard]] base::Result<Identification> identify(std::span<const Driver* const> drivers, const Search& search,
                                                    const base::Clock& clock);

}  // namespace velocert::instruments
