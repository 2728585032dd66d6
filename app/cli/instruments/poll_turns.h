// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace velocert::app {

/// Whose turn it is between a reading and an instrument that is asked again and again: one question at a time, and an
/// answer that stays away is not waited for longer than the instrument may be silent. Pure: it is told the time
/// (monotonic, ns). One thread.
///
/// An answer that stays away is lost or still to come, and may be taken for that of the next question then. Before the
/// instrument counts as silent it is asked for a sign of life; when it gives one, the answer is heard out for a while,
/// with nothing asked but that sign.
class PollTurns {
  public:
    /// How the instrument is asked.
    struct Manner {
        std::chrono::nanoseconds silence{};  ///< the longest it may be silent
        std::chrono::nanoseconds between{};  ///< from one question to the next at least
        bool hurried = false;                ///< what belongs to one reading is asked without that pause
    };
    /// What can be asked.
    struct Question {
        std::chrono::nanoseconds timeout{};  ///< for its answer
        bool repeats = false;                ///< asked again without more ado: its answers say what they answer
        bool several = false;                ///< a reading has more than one, whose answers may be mixed up
    };
    enum class Turn : std::uint8_t {
        wait,
        ask,   ///< the next question
        sign,  ///< is it still there?
    };
    /// What came.
    struct Heard {
        bool value = false;
        bool event = false;    ///< an acknowledgement, a name, a refusal
        bool late = false;     ///< an answer to nothing that is open
        bool damaged = false;  ///< an answer that is none
        bool named = false;    ///< it has told its name, which is the answer to nothing else
    };

    PollTurns(const Manner& manner, std::int64_t now_ns, bool just_asked);

    /// `more`: the question belongs to the reading under way.
    [[nodiscard]] Turn turn(std::int64_t now_ns, bool more) const;
    /// True while the last question is neither answered nor given up.
    [[nodiscard]] bool awaits() const { return phase_ != Phase::idle; }
    /// It has given a sign of life, and the answer that stayed away is still heard out.
    [[nodiscard]] bool rests() const { return phase_ == Phase::resting && (proven_ || signs_to_come_ > 0); }
    [[nodiscard]] bool silent(std::int64_t now_ns) const;

    void asked(const Question& question, std::int64_t now_ns);
    void asked_for_sign(std::int64_t now_ns);
    void heard(const Heard& what, std::int64_t now_ns);

  private:
    enum class Phase : std::uint8_t {
        idle,      ///< nothing is open
        awaiting,  ///< an answer
        proving,   ///< a sign of life; the answer may come before it
        resting,   ///< it is there, and the answer may still come
    };
    Manner manner_;
    Question question_;
    Phase phase_ = Phase::idle;
    std::int64_t heard_ns_;
    std::int64_t owing_ns_;  ///< since when it has owed a byte: that it was not asked anything is no silence
    bool polled_ = false;
    std::int64_t asked_ns_;
    std::int64_t patient_until_ns_ = 0;
    std::int64_t sign_ns_ = 0;  ///< when a sign of life was asked for last
    std::int64_t rest_ns_ = 0;  ///< until when it rests, where no sign is to come any more
    bool proven_ = false;       ///< it rests because it has told its name: only time is waited for
    bool sign_open_ = false;    ///< a sign was asked for while resting
    int signs_to_come_ = 0;     ///< before the answer counts as lost
};

}  // namespace velocert::app
