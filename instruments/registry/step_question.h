// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace velocert::instruments {

/// What is known of an instrument about the question that brings both sides in step (Exchange::in_step). Some answer
/// nothing that asks for what they have not, not even with a refusal: to them it stays open whenever it is asked, and
/// waiting for its answer would lose an instrument that is there. Whoever has answered it once owes the answer always.
/// Pure. One thread.
class StepQuestion {
  public:
    /// It, or the question for the mark of a simulated device, stayed unanswered, and the line was quiet: nothing came
    /// late or damaged meanwhile.
    void stayed_open() { ++open_; }
    /// Something answered it.
    void met() { met_ = true; }
    /// True where nothing is to be expected from asking it. An answer that is late has had the time of this question,
    /// and of the one before, to arrive in.
    [[nodiscard]] bool in_vain() const { return !met_ && open_ >= enough; }

  private:
    static constexpr int enough = 2;

    int open_ = 0;
    bool met_ = false;
};

}  // namespace velocert::instruments
