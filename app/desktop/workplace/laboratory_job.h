// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/model/workplace.h"

namespace velocert::app {

/// A run on real instruments or the virtual bench, into an archive. Opens what it needs on the run thread and gives
/// it back with the end of run(); the archive's writer is shared with the window.
class LaboratoryJob final : public RunJob {
  public:
    LaboratoryJob(RunOrder order, std::shared_ptr<SharedArchives> archives, const base::Clock& clock, double pace,
                  const base::SleepClock& sleep)
        : order_(std::move(order)), archives_(std::move(archives)), clock_(clock), pace_(pace), sleep_(sleep) {}

    [[nodiscard]] base::Result<sequence::Run> run(sequence::Operator& person, sequence::RunObserver& observer,
                                                  sequence::RunControl& control) override;

  private:
    RunOrder order_;
    std::shared_ptr<SharedArchives> archives_;
    const base::Clock& clock_;
    double pace_;
    const base::SleepClock& sleep_;
};

}  // namespace velocert::app
