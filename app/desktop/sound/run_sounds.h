// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include "app/desktop/model/bench/running/run_presenter.h"
#include "app/desktop/model/frame/seat.h"
#include "app/desktop/sound/tone.h"

namespace velocert::app {

/// How loud a person wants it; kept by person in a file of the machine, where there is one.
class SoundSettings final : public QObject {
    Q_OBJECT

  public:
    static constexpr int usual_volume = 60;

    /// `file` may be empty: then nothing is kept. The seat outlives it.
    SoundSettings(const Seat& seat, QString file, QObject* parent = nullptr);
    [[nodiscard]] bool on() const { return on_; }
    /// 0 to 100.
    [[nodiscard]] int volume() const { return volume_; }
    void set(bool on, int volume);

  signals:
    void changed();

  private:
    void recall();

    const Seat& seat_;
    QString file_;
    QString person_;
    bool on_ = true;
    int volume_ = usual_volume;
};

/// Lets be heard when the instruments begin to record, when they have, and what a procedure and a run came to. Not of
/// what is answered by hand: whoever answers stands in front of the screen. Everything handed in outlives it.
class RunSounds final : public QObject {
    Q_OBJECT

  public:
    RunSounds(const RunPresenter& run, const SoundSettings& settings, SoundSink& sink, QObject* parent = nullptr);
    void play(Cue cue);

  private:
    const SoundSettings& settings_;
    SoundSink& sink_;
};

/// What a verdict sounds like.
[[nodiscard]] Cue cue_of(conformity::Verdict verdict);

}  // namespace velocert::app
