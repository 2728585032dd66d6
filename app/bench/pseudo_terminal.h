// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "core/base/result.h"

namespace velocert::app {

/// The instrument's side of a pseudo-terminal, raw and without echo, with a symbolic link to the other side under a
/// name of the user's choice. Programs may open and close the other side as often as they like. Both go when it goes.
class PseudoTerminal {
  public:
    /// A link left behind by an earlier bench is replaced; anything else at that path is left alone (already_exists).
    [[nodiscard]] static base::Result<std::unique_ptr<PseudoTerminal>> create(const std::string& link);
    PseudoTerminal(const PseudoTerminal&) = delete;
    PseudoTerminal& operator=(const PseudoTerminal&) = delete;
    ~PseudoTerminal();

    /// Waits until bytes arrive, somebody comes or goes, or the time is over. Nobody on the other side: only time.
    void wait(std::chrono::nanoseconds longest, bool to_write) const;
    /// Whether a program has the other side open.
    [[nodiscard]] bool in_use() const;
    /// What the program sent; 0 when nothing is there.
    [[nodiscard]] std::size_t read(std::span<std::uint8_t> into);
    /// How many bytes went out; less than given when the other side does not read.
    [[nodiscard]] std::size_t write(std::span<const std::uint8_t> bytes);
    /// Throws away what nobody has read: a line does not keep bytes for a program that is yet to come.
    void forget();
    [[nodiscard]] const std::string& device() const { return device_; }

  private:
    PseudoTerminal(int master, std::string device, std::string link)
        : master_(master), device_(std::move(device)), link_(std::move(link)) {}

    int master_;
    std::string device_;
    std::string link_;
};

}  // namespace velocert::app
