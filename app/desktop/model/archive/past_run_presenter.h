// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "app/desktop/bridge/long_work.h"
#include "app/desktop/model/archive/past_chart.h"
#include "app/desktop/model/archive/past_run.h"
#include "app/desktop/model/archive/wire_model.h"
#include "app/desktop/model/frame/archive_in_use.h"

namespace velocert::app {

/// A run of the past, opened as it was: its facts, its attempts, and for the attempt in view one moment that plot,
/// prompt and bytes show together. Knows no widget.
class PastRunPresenter final : public QObject {
    Q_OBJECT

  public:
    PastRunPresenter(const ArchiveInUse& archive, const sequence::DecoderSource& decoders, QObject* parent = nullptr);

    void open(const std::string& id);
    void close();
    [[nodiscard]] const std::optional<PastRun>& run() const { return run_; }
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }
    /// Attempts as one reads down the run; the row in view.
    [[nodiscard]] int attempt() const { return attempt_; }
    void look_at(int attempt);
    [[nodiscard]] bool reading() const { return work_.running(); }
    [[nodiscard]] const std::optional<AttemptTimeline>& timeline() const { return timeline_; }

    void choose_capture(int capture);
    void choose_measurand(int measurand);
    [[nodiscard]] int capture() const { return capture_; }
    [[nodiscard]] int measurand() const { return measurand_; }
    [[nodiscard]] const TimelineCapture* shown_capture() const;
    /// Of a ride there is one more choice behind the measurands: the speed over the distance.
    [[nodiscard]] bool has_distance() const { return distance_.has_value(); }
    [[nodiscard]] bool over_distance() const;
    /// The measurand the attempt opened on.
    [[nodiscard]] int opening() const;
    [[nodiscard]] reports::Chart chart() const;
    /// Where that moment stands on the chart's axis, and the moment that stands there.
    [[nodiscard]] double place_of(double seconds) const;
    [[nodiscard]] double moment_at(double place) const;
    [[nodiscard]] WireModel& wire() { return wire_; }

    /// The moment, in seconds from the attempt's first byte.
    void move_to(double seconds);
    /// To the chunk of that row.
    void move_to_row(int row);
    [[nodiscard]] double moment() const { return moment_; }
    /// Row of the bytes at that moment; -1 before the first.
    [[nodiscard]] int row() const;
    /// "12.345 s · 10:41:07 · acceleration · Accelerate to ... · speed 23.1 km/h".
    [[nodiscard]] QString prompt_now() const;
    [[nodiscard]] QString values_now() const;
    void retranslate();

  signals:
    void opened();
    void attemptChanged();
    void momentChanged();

  private:
    void show_capture();
    [[nodiscard]] const sequence::StepRun& shown_attempt() const;

    const ArchiveInUse& archive_;
    const sequence::DecoderSource& decoders_;
    LongWork work_;
    std::optional<PastRun> run_;
    std::optional<AttemptTimeline> timeline_;
    std::optional<base::Error> error_;
    WireModel wire_;
    int attempt_ = -1;
    int wanted_ = -1;  ///< asked for while another one was being read
    std::optional<DistanceChart> distance_;
    int capture_ = 0;
    int measurand_ = 0;
    double moment_ = 0;
};

}  // namespace velocert::app
