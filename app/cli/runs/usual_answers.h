// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/laboratory/test_item.h"
#include "core/sequence/running/runner.h"

namespace velocert::app {

/// An operator that gives the usual value where nobody says another.
class UsualAnswers : public sequence::Operator {
  public:
    /// Whose codes the usual values are. In a training archive only: elsewhere a code is read from the item or missing.
    void set_item(const laboratory::TestItem& item) { item_ = item; }

  protected:
    laboratory::TestItem item_;
};

/// Fills in what is usual for each field that has no value yet: what is on record where the same must be said again,
/// the number of characters of a code, else the field's example. The code of a sample only where `item` is known. In a
/// training archive only: elsewhere nothing is on record that nobody said.
void add_usual(const sequence::Prompt& prompt, const laboratory::TestItem& item, sequence::Answer& answer);
/// A specimen for each required photo or document that was not named.
void add_specimens(const sequence::Prompt& prompt, sequence::Answer& answer);

}  // namespace velocert::app
