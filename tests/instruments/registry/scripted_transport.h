// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <vector>

#include "instruments/transport/transport.h"

namespace velocert::instruments::test {

/// A conversation written down beforehand: what the program must send, and what it hears. Bytes come in pieces of a
/// given size, so that fragments are met; `leftovers` tells what was not said as expected.
class Script {
  public:
    /// The program must send exactly this before what follows is heard.
    Script& expect(std::string bytes);
    Script& answer(std::string bytes);
    /// The cable is pulled.
    Script& hang_up();

    /// Says something that is not part of the script, now.
    void say(std::string bytes);
    void unplug();
    /// Waits until the program has read everything that was said so far.
    void wait_until_heard();
    /// What the program sent without being expected to, and what is still expected; empty when all went as written.
    [[nodiscard]] std::vector<std::string> leftovers() const;
    /// How many bytes a read gives at most.
    std::size_t piece = 4096;
    /// What the receiver has counted.
    LineErrors errors;

  private:
    friend class ScriptedTransport;
    struct Line {
        enum class Kind { expect, answer, hang_up } kind;
        std::string bytes;
    };
    void go_on();

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Line> lines_;
    std::string sent_;    ///< by the program, not matched yet
    std::string spoken_;  ///< to the program, not read yet
    bool gone_ = false;
    bool waiting_ = false;  ///< the program has read all and waits for more
    std::vector<std::string> unexpected_;
};

/// The transport end of a script, which must outlive it.
class ScriptedTransport final : public Transport {
  public:
    explicit ScriptedTransport(Script& script) : script_(script) {}
    base::Result<std::size_t> read(std::span<std::uint8_t> into, std::chrono::milliseconds wait) override;
    base::Result<void> write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds wait) override;
    LineErrors line_errors() const override { return script_.errors; }
    std::string settings_text() const override { return "9600 8N1"; }
    std::string name() const override { return "scripted"; }

  private:
    Script& script_;
};

}  // namespace velocert::instruments::test
