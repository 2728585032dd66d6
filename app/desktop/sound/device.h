// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "app/desktop/sound/tone.h"

namespace velocert::app {

/// The machine's own loudspeaker, by ALSA, on a thread of its own that begins with the first sound. Where there is no
/// device, or another program holds it, nothing is heard and nothing is said. GUI thread.
class SoundDevice final : public SoundSink {
  public:
    SoundDevice() = default;
    SoundDevice(const SoundDevice&) = delete;
    SoundDevice& operator=(const SoundDevice&) = delete;
    ~SoundDevice() override;
    void play(std::vector<std::int16_t> samples) override;

  private:
    void run(const std::stop_token& stop);
    /// Until the end, or until something new is there.
    void sound(const std::vector<std::int16_t>& samples, const std::stop_token& stop);
    [[nodiscard]] bool something_new();

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::optional<std::vector<std::int16_t>> next_;
    std::jthread thread_;
};

}  // namespace velocert::app
