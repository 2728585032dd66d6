// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/sequence/instrument.h"
#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// What a search asks behind the driver's probe, and only of what has shown values as its instruments do: the questions
/// of its opening behind the first one, and the serial number.
[[nodiscard]] std::vector<std::string> further_questions(const Driver& driver);

/// Some keep silent when they are asked who they are, and have an option that leaves the question out: what those are
/// asked for, their value. Empty: the driver knows none.
[[nodiscard]] std::string question_for_the_quiet(const Driver& driver);

/// What came from a line after a question, or, when the question is empty, without one.
struct Hearing {
    std::string question;
    std::string heard;
};

/// How well a driver understands what was heard. Pure: the same bytes give the same judgement.
struct Recognition {
    const Driver* driver = nullptr;
    const Profile* profile = nullptr;
    sequence::InstrumentIdentity identity;  ///< as far as the instrument told it
    int score = 0;                          ///< 0 to 100
    std::size_t understood = 0;             ///< bytes
    std::size_t rejected = 0;               ///< bytes
    std::size_t frames = 0;                 ///< answers and frames that mean something
    double strictness = 0;  ///< share of single changed bytes that this protocol notices: a checksum notices all
    bool refusing = false;  ///< it only says that it does not know the question
    bool values = false;    ///< there were indications among them
    bool asked = false;     ///< it answered this driver's own question
    std::string trouble;    ///< why its values are none, in the words of what it sends ("shows lb"); empty: nothing
    bool stranger = false;  ///< it told a name (*IDN?) of which no driver has the model; never taken for the right one

    /// Why this score, in a sentence.
    [[nodiscard]] std::string reason() const;
};

/// From here on a driver is taken for the right one.
inline constexpr int recognised_score = 50;

/// Two questions that differ in their line end only are one question.
[[nodiscard]] bool same_question(std::string_view a, std::string_view b);

/// Every driver that understands something of it, the best first. A driver judges what was heard after its own question
/// and what came unasked; answers to the questions of others say nothing to it.
[[nodiscard]] std::vector<Recognition> recognise(std::span<const Driver* const> drivers,
                                                 std::span<const Hearing> hearings);
/// True if the first is recognised and far in front of all others.
[[nodiscard]] bool is_clear(std::span<const Recognition> candidates);

}  // namespace velocert::instruments
