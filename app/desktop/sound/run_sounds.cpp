// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sound/run_sounds.h"

#include <QSettings>
#include <algorithm>

namespace velocert::app {

SoundSettings::SoundSettings(const Seat& seat, QString file, QObject* parent)
    : QObject(parent), seat_(seat), file_(std::move(file)) {
    connect(&seat_, &Seat::changed, this, &SoundSettings::recall);
    recall();
}

void SoundSettings::recall() {
    const QString now = seat_.memory_key();
    if (now == person_) return;
    person_ = now;
    on_ = true;
    volume_ = usual_volume;
    if (!file_.isEmpty() && !person_.isEmpty()) {
        QSettings kept(file_, QSettings::IniFormat);
        kept.beginGroup("sound/" + QString::fromLatin1(person_.toUtf8().toHex()));
        on_ = kept.value("on", true).toBool();
        bool number = false;
        const int volume = kept.value("volume", usual_volume).toInt(&number);
        volume_ = number ? std::clamp(volume, 0, 100) : usual_volume;
    }
    emit changed();
}

void SoundSettings::set(bool on, int volume) {
    on_ = on;
    volume_ = std::clamp(volume, 0, 100);
    if (!file_.isEmpty() && !person_.isEmpty()) {
        QSettings kept(file_, QSettings::IniFormat);
        kept.beginGroup("sound/" + QString::fromLatin1(person_.toUtf8().toHex()));
        kept.setValue("on", on_);
        kept.setValue("volume", volume_);
    }
    emit changed();
}

RunSounds::RunSounds(const RunPresenter& run, const SoundSettings& settings, SoundSink& sink, QObject* parent)
    : QObject(parent), settings_(settings), sink_(sink) {
    connect(&run, &RunPresenter::recording, this, [this] { play(Cue::start); });
    connect(&run, &RunPresenter::recorded, this, [this](bool counts) { play(counts ? Cue::end : Cue::attention); });
    connect(&run, &RunPresenter::otherScanned, this, [this] { play(Cue::attention); });
    connect(&run, &RunPresenter::judged, this, [this](conformity::Verdict verdict) { play(cue_of(verdict)); });
}

void RunSounds::play(Cue cue) {
    if (settings_.on() && settings_.volume() > 0) sink_.play(tone(cue, settings_.volume()));
}

Cue cue_of(conformity::Verdict verdict) {
    switch (verdict) {
        case conformity::Verdict::pass: return Cue::pass;
        case conformity::Verdict::fail: return Cue::fail;
        case conformity::Verdict::not_applicable:
        case conformity::Verdict::not_evaluated:
        case conformity::Verdict::inconclusive: return Cue::attention;
    }
    return Cue::attention;
}

}  // namespace velocert::app
