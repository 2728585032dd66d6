// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/desktop/look/look.h"
#include "app/desktop/model/setup/first_start.h"
#include "app/desktop/sound/device.h"
#include "app/desktop/sound/sound_window.h"
#include "app/desktop/view/frame/main_window.h"
#include "app/desktop/view/frame/person_memory.h"
#include "app/desktop/view/parts/questions.h"
#include "app/desktop/view/setup/guide.h"
#include "core/base/clock.h"

namespace velocert::app {

/// What the program was started with.
struct WorkstationOptions {
    std::string archive;  ///< empty: the training archive of whoever is logged in to the machine
    bool virtual_bench = false;
    std::string scenario;  ///< of the virtual bench
    std::string language;  ///< "zh" or "en"; empty: that of the machine
    std::string theme;     ///< "light" or "dark"; empty: light, or as the person left it
    std::string item_file;
    std::string memory_file;  ///< where it is kept how each person left the window; empty: nowhere
    std::string data_folder;  ///< where archives lie that nobody has named
    std::string person;       ///< who is logged in to the machine
    int guard_ms = 300;       ///< for how long the primary action is deaf after the question has changed
};

/// The whole program but for its event loop: the parts put together, and the window on them. Needs a QApplication.
class Workstation {
  public:
    /// Errors: a shipped edition or the item file cannot be read. The clock outlives it.
    [[nodiscard]] static base::Result<std::unique_ptr<Workstation>> make(const WorkstationOptions& options,
                                                                         const base::Clock& clock);
    /// Brings the window up; where nothing is there yet and nothing was asked for, with the guide over it.
    void show();
    [[nodiscard]] MainWindow& window() { return *window_; }

  private:
    Workstation(Workplace workplace, const WorkstationOptions& options, const base::Clock& clock);
    [[nodiscard]] base::Result<void> prepare(const WorkstationOptions& options);

    Workplace workplace_;
    Look look_;
    DialogQuestions questions_;
    ArchiveInUse archive_;
    Seat seat_;
    std::unique_ptr<MainWindow> window_;
    SoundDevice loudspeaker_;
    std::unique_ptr<SoundSettings> sound_settings_;
    std::unique_ptr<RunSounds> sounds_;
    std::unique_ptr<PersonMemory> memory_;  ///< before the window goes, it keeps how that was left
    std::unique_ptr<FirstStart> first_start_;
    Guide* guide_ = nullptr;  ///< the window's
    std::optional<base::Error>
        station_error_;       ///< why nothing is known of what serves what, or of the packs; told once
    bool asked_for_ = false;  ///< somebody who names an archive or an item knows what they want
};

}  // namespace velocert::app
