// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/acts/actor.h"
#include "app/desktop/bridge/long_work.h"
#include "app/desktop/model/archive/archive_work.h"
#include "app/desktop/model/archive/past_run.h"
#include "app/desktop/model/frame/archive_in_use.h"
#include "core/records/keeping/upkeep.h"

namespace velocert::app {

/// When the duties of an archive fall due, when each was last done, and what is owed of it. Pure.
[[nodiscard]] std::vector<FactLine> upkeep_lines(const records::UpkeepOwed& owed);

/// Gives the archive in use what it is owed while the window is open: verified as soon as it is found to have been left
/// open, each night, and whatever else its plan asks for. Everything on a thread; somebody may end it, and it is owed
/// again with the next time of day or when asked for. Knows no widget.
class UpkeepPresenter final : public QObject {
    Q_OBJECT

  public:
    /// Both outlive it.
    UpkeepPresenter(ArchiveInUse& archive, const records::ClockSource& source, QObject* parent = nullptr);

    /// What goes on now, to be followed and ended.
    [[nodiscard]] LongWork& work() { return work_; }
    [[nodiscard]] const LongWork& work() const { return work_; }
    /// Whether something is read or done.
    [[nodiscard]] bool busy() const { return looking_.running() || work_.running(); }
    /// What was owed when it was last looked at; nothing while there is no archive.
    [[nodiscard]] const std::optional<records::UpkeepOwed>& owed() const { return owed_; }
    /// What the last work came to, in the language in use.
    [[nodiscard]] std::optional<WorkResult> result() const { return words_ ? std::optional(words_()) : std::nullopt; }
    /// Whether that work was a verification that found something.
    [[nodiscard]] bool alarming() const { return alarming_; }
    /// upkeep_lines() of it.
    [[nodiscard]] std::vector<FactLine> duties() const;

    /// Looks what is owed now, and does it; the timer calls it each minute, and the clock is the archive's.
    void look();
    /// Looks, and does nothing about it.
    void refresh() { read(false); }
    /// Verifies because a person asks for it, and records that. A refusal is told like any result.
    void verify_now(const Actor& actor);

  signals:
    /// Something else is known, or done.
    void changed();
    /// Work came to its end, with a result to be told.
    void ended();

  private:
    void read(bool and_do);
    void keep();
    void end(bool alarming, std::function<WorkResult()> words);

    ArchiveInUse& archive_;
    const records::ClockSource& source_;
    std::string folder_;  ///< whose upkeep is known here
    std::optional<records::UpkeepOwed> owed_;
    std::optional<std::chrono::system_clock::time_point> put_off_until_;  ///< somebody ended it
    std::function<WorkResult()> words_;
    bool alarming_ = false;
    QTimer timer_;
    LongWork looking_;
    LongWork work_;
};

}  // namespace velocert::app
