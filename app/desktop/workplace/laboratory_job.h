// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/model/workplace.h"

namespace velocert::app {

/// A run on real instruments or the virtual bench, into an archive. Opens what it needs on the run thread, which is
/// the only writer of the archive, and closes it again with the end of run().
class LaboratoryJob final : public RunJob {
  public:
    LaboratoryJob(RunOrder order, const base::Clock& clock, double pace)
        : order_(std::move(order)), clock_(clock), pace_(pace) {}

    [[nodiscard]] base::Result<sequence::Run> run(sequence::Operator& person, sequence::RunObserver& observer,
                                                  sequence::RunControl& control) override;

  private:
    RunOrder order_;
    const base::Clock& clock_;
    double pace_;
};

}  // namespace velocert::app
