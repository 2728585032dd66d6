// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QSlider>

#include "app/desktop/sound/run_sounds.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// Whether sounds are heard, how loud, and what they mean: each can be listened to. Kept for the person at once.
class SoundWindow final : public Speaking<QDialog> {
    Q_OBJECT

  public:
    SoundWindow(SoundSettings& settings, RunSounds& sounds, QWidget* parent);
    /// Opens it.
    [[nodiscard]] QAction* command() { return command_; }

  protected:
    void retranslate() override;

  private:
    void show_settings();

    SoundSettings& settings_;
    QCheckBox* on_;
    QLabel* volume_words_;
    QSlider* volume_;
    std::vector<QPushButton*> cues_;
    QPushButton* close_;
    QAction* command_;
};

}  // namespace velocert::app
