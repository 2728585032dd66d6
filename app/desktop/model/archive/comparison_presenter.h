// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <optional>
#include <utility>
#include <vector>

#include "app/desktop/bridge/long_work.h"
#include "app/desktop/model/archive/compared_curves.h"
#include "app/desktop/model/frame/archive_in_use.h"
#include "core/sequence/evidence.h"

namespace velocert::app {

/// Two runs of the past beside each other: their lines, and the curves of two attempts at one step in one chart. The
/// bytes are read on a thread of their own, and only once the curves are looked at. Knows no widget.
class ComparisonPresenter final : public QObject {
    Q_OBJECT

  public:
    ComparisonPresenter(const ArchiveInUse& archive, const sequence::DecoderSource& decoders,
                        QObject* parent = nullptr);

    void show_runs(PastRun first, PastRun second);
    void close();
    [[nodiscard]] bool open() const { return runs_.has_value(); }
    [[nodiscard]] const PastRun& first() const { return runs_->first; }
    [[nodiscard]] const PastRun& second() const { return runs_->second; }

    [[nodiscard]] const std::vector<ComparedStep>& steps() const { return steps_; }
    [[nodiscard]] int step() const { return step_; }
    /// Row in the step's list of attempts.
    [[nodiscard]] int first_attempt() const { return first_attempt_; }
    [[nodiscard]] int second_attempt() const { return second_attempt_; }
    /// "attempt 2, passed" of each attempt at the step in view.
    [[nodiscard]] QStringList first_attempts() const;
    [[nodiscard]] QStringList second_attempts() const;
    [[nodiscard]] QStringList quantities() const;
    [[nodiscard]] int quantity() const { return quantity_; }

    /// Reads what is in view, unless it has been read.
    void look();
    void choose_step(int step);
    void choose_first(int row);
    void choose_second(int row);
    void choose_quantity(int row);

    [[nodiscard]] bool reading() const { return work_.running(); }
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }
    [[nodiscard]] reports::Chart chart() const;
    /// "S-001 · run / S-002 · run · Braking, dry": what a saved picture says it is of.
    [[nodiscard]] QString record_words() const;
    void retranslate();

  signals:
    void changed();

  private:
    using Timelines = std::pair<AttemptTimeline, AttemptTimeline>;

    void read();
    void show_step();
    /// Null where the two have no step in common.
    [[nodiscard]] const ComparedStep* shown_step() const;
    [[nodiscard]] ComparedAttempt first_shown() const;
    [[nodiscard]] ComparedAttempt second_shown() const;

    const ArchiveInUse& archive_;
    const sequence::DecoderSource& decoders_;
    LongWork work_;
    std::optional<std::pair<PastRun, PastRun>> runs_;
    std::vector<ComparedStep> steps_;
    std::vector<ComparedQuantity> quantities_;
    std::optional<Timelines> timelines_;
    std::pair<int, int> wanted_ = {-1, -1};  ///< places of the attempts that are in view
    std::optional<base::Error> error_;
    int step_ = 0;
    int first_attempt_ = 0;
    int second_attempt_ = 0;
    int quantity_ = 0;
};

}  // namespace velocert::app
