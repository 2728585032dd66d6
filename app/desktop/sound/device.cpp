// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sound/device.h"

#include <alsa/asoundlib.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace velocert::app {
namespace {

/// A step after which one looks whether something new is there.
constexpr std::size_t step = samples_per_second / 20;
constexpr unsigned int latency_us = 100'000;
constexpr int longest_wait_ms = 300;

struct Close {
    void operator()(snd_pcm_t* device) const {
        snd_pcm_drop(device);
        snd_pcm_close(device);
    }
};

/// Nobody who tests bicycles wants to read about mixers on the terminal.
void say_nothing(const char*, int, const char*, int, const char*, ...) {}

}  // namespace

SoundDevice::~SoundDevice() {
    thread_.request_stop();
    wake_.notify_all();
}

void SoundDevice::play(std::vector<std::int16_t> samples) {
    if (samples.empty()) return;
    {
        const std::scoped_lock lock(mutex_);
        next_ = std::move(samples);
    }
    if (!thread_.joinable()) thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
    wake_.notify_all();
}

bool SoundDevice::something_new() {
    const std::scoped_lock lock(mutex_);
    return next_.has_value();
}

void SoundDevice::run(const std::stop_token& stop) {
    snd_lib_error_set_handler(say_nothing);
    while (!stop.stop_requested()) {
        std::vector<std::int16_t> samples;
        {
            std::unique_lock lock(mutex_);
            if (!wake_.wait(lock, stop, [this] { return next_.has_value(); })) return;
            samples = std::move(*std::exchange(next_, std::nullopt));
        }
        sound(samples, stop);
    }
}

void SoundDevice::sound(const std::vector<std::int16_t>& samples, const std::stop_token& stop) {
    snd_pcm_t* opened = nullptr;
    if (snd_pcm_open(&opened, "default", SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK) < 0) return;
    const std::unique_ptr<snd_pcm_t, Close> device(opened);
    if (snd_pcm_set_params(opened, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, 1, samples_per_second, 1,
                           latency_us) < 0)
        return;
    std::size_t at = 0;
    while (at < samples.size()) {
        if (stop.stop_requested() || something_new()) return;
        const auto wrote = snd_pcm_writei(opened, samples.data() + at, std::min(step, samples.size() - at));
        if (wrote == -EAGAIN) {
            // A device that takes nothing for so long is as none.
            if (snd_pcm_wait(opened, longest_wait_ms) <= 0) return;
            continue;
        }
        if (wrote < 0) {
            if (snd_pcm_recover(opened, static_cast<int>(wrote), 1) < 0) return;
            continue;
        }
        at += static_cast<std::size_t>(wrote);
    }
    // Draining waits in the library; here what is left is heard unless something new comes.
    for (int i = 0; i < 4 && !stop.stop_requested() && !something_new(); ++i)
        std::this_thread::sleep_for(std::chrono::microseconds(latency_us / 4 + 10'000));
}

}  // namespace velocert::app
