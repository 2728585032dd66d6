// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/simulators/line/byte_simulator.h"
#include "instruments/simulators/line/shown_value.h"

namespace velocert::instruments {

/// How a simulated value is put into registers.
enum class SlaveFormat : std::uint8_t { word, sign_magnitude, long_word, real };

/// A value a simulated Modbus device shows, and where.
struct SlaveValue {
    ShownValue::Settings shown;
    int function = 3;  ///< that reads it
    unsigned first = 0;
    SlaveFormat format = SlaveFormat::word;
    std::string order = "ABCD";  ///< of the bytes of a number in two registers
};

/// What a simulated Modbus device is made of.
struct SlaveSettings {
    std::string_view driver;  ///< both last for ever
    std::string_view port = "9600 8N1";
    int address = 1;
    std::int64_t latency_us = 5'000;
    std::vector<SlaveValue> values;
    std::optional<unsigned> status;  ///< holding register that tells the state of the values
    /// What stands there when they are stable, unstable, over and under range.
    std::array<std::uint16_t, 4> status_words{1, 0, 2, 4};
    std::optional<unsigned> zero;             ///< holding register: 1 written sets zero, 2 tare
    std::optional<unsigned> zero_coil;        ///< coil: on sets zero, and it is off again
    std::map<unsigned, std::uint16_t> words;  ///< further holding registers; they can be written
    std::map<unsigned, bool> coils;           ///< they can be read and written
    std::optional<unsigned> energised;        ///< the coil that is set while something is under power
    /// Called after each write of such a register or coil.
    std::function<void(std::map<unsigned, std::uint16_t>& words, std::map<unsigned, bool>& coils, unsigned written)>
        written;
    /// Moves the truth of value `index` before each answer; null: it stays.
    std::function<double(const std::map<unsigned, std::uint16_t>& words, const std::map<unsigned, bool>& coils,
                         std::size_t index, double truth)>
        truth;
};

/// A Modbus RTU slave, written from the protocol's description: collects a request however it is cut, answers with
/// registers, an echo or an exception, and keeps silent to a wrong check sum, another address and a broadcast.
class ModbusSlave final : public ByteSimulator {
  public:
    ModbusSlave(SlaveSettings settings, std::uint64_t seed);

    [[nodiscard]] bool hazardous_now() const override {
        return settings_.energised && settings_.coils.at(*settings_.energised);
    }

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override;
    void power_up(std::int64_t now_us) override;
    bool more_faults(Fault fault) const override;
    void strike(const FaultPlan& plan, std::int64_t now_us) override;

    /// The answer without address and check sum; a single byte is an exception code.
    [[nodiscard]] std::string perform(const std::string& request, std::int64_t now_us);
    [[nodiscard]] std::string read_bits(unsigned first, unsigned count);
    [[nodiscard]] std::string read_words(int function, unsigned first, unsigned count, std::int64_t now_us);
    [[nodiscard]] bool write_word(unsigned number, std::uint16_t value, std::int64_t now_us);
    [[nodiscard]] std::map<unsigned, std::uint16_t> image(int function, std::int64_t now_us);

    SlaveSettings settings_;
    SlaveSettings as_shipped_;
    std::vector<ShownValue> shown_;
    bool next_address_ = false;
    int defects_ = 0;
};

}  // namespace velocert::instruments
