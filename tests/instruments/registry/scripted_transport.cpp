// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/instruments/registry/scripted_transport.h"

#include <algorithm>

namespace velocert::instruments::test {

Script& Script::expect(std::string bytes) {
    const std::scoped_lock lock(mutex_);
    lines_.push_back({Line::Kind::expect, std::move(bytes)});
    return *this;
}

Script& Script::answer(std::string bytes) {
    const std::scoped_lock lock(mutex_);
    lines_.push_back({Line::Kind::answer, std::move(bytes)});
    go_on();
    return *this;
}

Script& Script::hang_up() {
    const std::scoped_lock lock(mutex_);
    lines_.push_back({Line::Kind::hang_up, {}});
    go_on();
    return *this;
}

void Script::say(std::string bytes) {
    const std::scoped_lock lock(mutex_);
    spoken_ += bytes;
    waiting_ = false;
    changed_.notify_all();
}

void Script::unplug() {
    const std::scoped_lock lock(mutex_);
    gone_ = true;
    changed_.notify_all();
}

void Script::wait_until_heard() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return gone_ || (waiting_ && spoken_.empty()); });
}

std::vector<std::string> Script::leftovers() const {
    const std::scoped_lock lock(mutex_);
    auto out = unexpected_;
    if (!sent_.empty()) out.push_back("sent: " + sent_);
    for (const auto& line : lines_) out.push_back("still to come: " + line.bytes);
    return out;
}

// With the mutex held.
void Script::go_on() {
    while (!lines_.empty()) {
        const Line& line = lines_.front();
        if (line.kind == Line::Kind::expect) {
            if (sent_.size() < line.bytes.size()) break;
            if (!sent_.starts_with(line.bytes)) {
                unexpected_.push_back("sent '" + sent_ + "' instead of '" + line.bytes + "'");
                sent_.clear();
                break;
            }
            sent_.erase(0, line.bytes.size());
        } else if (line.kind == Line::Kind::answer) {
            spoken_ += line.bytes;
            waiting_ = false;
        } else {
            gone_ = true;
        }
        lines_.pop_front();
    }
    changed_.notify_all();
}

base::Result<std::size_t> ScriptedTransport::read(std::span<std::uint8_t> into, std::chrono::milliseconds wait) {
    std::unique_lock lock(script_.mutex_);
    if (script_.spoken_.empty() && !script_.gone_) {
        script_.waiting_ = true;
        script_.changed_.notify_all();
        script_.changed_.wait_for(lock, wait, [this] { return !script_.spoken_.empty() || script_.gone_; });
    }
    if (script_.spoken_.empty()) {
        if (script_.gone_) return base::fail(base::ErrorCode::unplugged, name(), "the port has gone", "a cable");
        return std::size_t{0};
    }
    script_.waiting_ = false;
    const std::size_t count = std::min({into.size(), script_.piece, script_.spoken_.size()});
    std::copy_n(script_.spoken_.begin(), count, into.begin());
    script_.spoken_.erase(0, count);
    return count;
}

base::Result<void> ScriptedTransport::write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds) {
    const std::scoped_lock lock(script_.mutex_);
    if (script_.gone_) return base::fail(base::ErrorCode::unplugged, name(), "the port has gone", "a cable");
    script_.sent_.append(bytes.begin(), bytes.end());
    script_.go_on();
    return {};
}

}  // namespace velocert::instruments::test
