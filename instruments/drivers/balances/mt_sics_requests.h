// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace velocert::instruments {

/// What a balance was asked and has not answered yet.
enum class SicsRequest : std::uint8_t {
    cancel,          ///< @
    value,           ///< S, SI
    zero,            ///< Z
    zero_now,        ///< ZI
    tare,            ///< T
    tare_now,        ///< TI
    tare_value,      ///< TA
    tare_clear,      ///< TAC
    commands,        ///< I0
    levels,          ///< I1
    model,           ///< I2
    software,        ///< I3
    serial,          ///< I4
    display,         ///< D
    weight_display,  ///< DW
    unit,            ///< U
};

/// Tells from the bytes that were sent which request a reply belongs to. A cancel (@) ends all that was open
/// before it: what still comes for those, until the cancel itself is answered, is late. Without any sent byte
/// (a bare capture) it knows nothing and every reply counts as asked for.
class SicsRequests {
  public:
    /// The time of what comes next, in either direction; negative when it is not known.
    void at(std::int64_t time_ns);
    void sent(std::span<const std::uint8_t> bytes);

    /// True as soon as one byte was sent: from then on replies must have been asked for.
    [[nodiscard]] bool watching() const { return watching_; }
    /// True if a weight reply is asked for now; a single request is thereby answered, a stream stays open.
    [[nodiscard]] bool take_value();
    /// True if that reply is asked for now, and marks it as answered.
    [[nodiscard]] bool take(SicsRequest request);
    /// True if it is asked for; changes nothing (a reply of several lines).
    [[nodiscard]] bool open(SicsRequest request) const;
    /// What an error without an id (ES, ET, EL) answers: the oldest request. False when nothing is open.
    [[nodiscard]] bool take_oldest(std::string_view& name);
    /// The balance has restarted: nothing is open any more.
    void clear();

  private:
    static constexpr std::size_t capacity = 16;
    struct Open {
        SicsRequest request;
        std::int64_t time_ns;
    };

    template <typename Condition>
    void erase_if(Condition condition);
    void line();
    void push(SicsRequest request);
    void drop_first(std::size_t count);
    /// Place of the request if its answer may come now; capacity if there is none.
    [[nodiscard]] std::size_t find(SicsRequest request) const;

    std::array<Open, capacity> open_{};
    std::int64_t now_ns_ = -1;
    std::size_t count_ = 0;
    bool stream_ = false;  ///< SIR or SR
    bool watching_ = false;
    std::array<char, 16> line_{};
    std::size_t line_length_ = 0;
};

/// "zero", "tare" ... as events name it.
[[nodiscard]] std::string_view name(SicsRequest request);

}  // namespace velocert::instruments
