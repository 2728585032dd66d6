// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "instruments/protocol/framer.h"

namespace velocert::instruments {

/// Finds definite-length blocks of IEEE 488.2 in a line: "#", one digit d from 1 to 9, d digits that tell how many
/// bytes follow, those bytes. A block begins where a value may begin. Fed byte by byte.
class BlockWatch {
  public:
    /// True when this byte is one of a block's data, whatever it looks like.
    bool data(std::uint8_t byte, std::size_t longest) {
        if (left_ > 0) {
            --left_;
            return true;
        }
        const bool digit = byte >= '0' && byte <= '9';
        if (state_ == State::hash) {
            // "#0" has no length and ends nowhere that a serial line could tell: it is left a line like any other.
            digits_ = digit ? byte - '0' : 0;
            length_ = 0;
            state_ = digits_ > 0 ? State::length : State::inside;
        } else if (state_ == State::length) {
            length_ = length_ * 10 + (digit ? byte - '0' : 0);
            state_ = digit ? State::length : State::inside;
            if (digit && --digits_ == 0) {
                // What is longer than anything that is sent is a damaged length, and must not swallow what follows.
                left_ = length_ <= longest ? length_ : 0;
                state_ = State::inside;
            }
        } else {
            const bool begins = state_ == State::begin && byte == '#';
            state_ = begins ? State::hash : byte == ',' || byte == ';' || byte == ' ' ? State::begin : State::inside;
        }
        return false;
    }
    void reset() { *this = {}; }

  private:
    enum class State : std::uint8_t { begin, inside, hash, length };
    State state_ = State::begin;
    int digits_ = 0;
    std::size_t length_ = 0;
    std::size_t left_ = 0;
};

/// What lines of an instrument may hold beside text and what ends them.
struct LineForm {
    bool blocks = false;          ///< definite-length blocks of any bytes (IEEE 488.2)
    char prompt = '\n';           ///< a character that ends a line beside CR and LF
    std::uint8_t highest = 0x7E;  ///< character; a check sum of six bits a character may be DEL
};

/// Remembers in which number a line was cut, to know the rest of it when it comes late: "4.2", cut, and "85 N" are not
/// 85 newtons. A whole line is told from a rest by what the two would be together: "4.2" and "4.285 N" are no number,
/// and "     19" and "     192.21 g" have blanks between them. Where both readings are possible the line is held for a
/// rest.
class CutNumber {
  public:
    /// A line was cut behind these bytes.
    void cut(std::span<const std::uint8_t> bytes) {
        if (bytes.size() > longest || !rest(bytes)) length_ = 0;
        for (const auto byte : bytes) {
            if (length_ == longest) keep_from(1);
            kept_[length_++] = byte;
        }
    }
    /// True when the line that comes behind the cut one can be its rest; a line of its own ends the doubt.
    [[nodiscard]] bool rest(std::span<const std::uint8_t> bytes) const {
        std::size_t end = length_;
        while (end > 0 && kept_[end - 1] == ' ') --end;
        std::size_t first = 0;
        while (first < bytes.size() && bytes[first] == ' ') ++first;
        if (end == 0 || first == bytes.size()) return false;
        const bool sign = bytes[first] == '+' || bytes[first] == '-';
        if (!sign && !digit(bytes[first]) && bytes[first] != '.') return false;
        const std::uint8_t last = kept_[end - 1];
        // A list that lost its first numbers, or a sign apart from its digits.
        if (last == ',' || last == ';') return true;
        if (last == '-' || last == '+') return !sign;
        if (end < length_ || first > 0) return false;
        // The exponent behind its E, or the rest of a word such as R+0000.
        const auto of_number = [&](std::size_t at) { return digit(kept_[at]) || kept_[at] == '.'; };
        if (letter(last)) return sign || ((last == 'E' || last == 'e') && end > 1 && of_number(end - 2));
        if (sign || !of_number(end - 1)) return false;
        // Together they are a number when it has one point at most.
        std::size_t points = 0;
        for (std::size_t i = end; i > 0 && of_number(i - 1); --i) points += kept_[i - 1] == '.' ? 1U : 0U;
        for (std::size_t i = first; i < bytes.size() && (digit(bytes[i]) || bytes[i] == '.'); ++i)
            points += bytes[i] == '.' ? 1U : 0U;
        return points <= 1;
    }
    void reset() { length_ = 0; }

  private:
    static constexpr std::size_t longest = 32;  // more digits than any number has
    static bool digit(std::uint8_t byte) { return byte >= '0' && byte <= '9'; }
    static bool letter(std::uint8_t byte) { return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z'); }
    void keep_from(std::size_t first) {
        std::copy(kept_.begin() + static_cast<std::ptrdiff_t>(first),
                  kept_.begin() + static_cast<std::ptrdiff_t>(length_), kept_.begin());
        length_ -= first;
    }

    std::array<std::uint8_t, longest> kept_{};
    std::size_t length_ = 0;
};

/// Cuts a byte stream into lines that any run of CR and LF ends: instruments send LF, CR LF, LF CR or CR. Empty lines
/// are none. The same result for every way of cutting; holds at most `longest` bytes. A frame's length is that of its
/// text and of the one byte that ended it. With blocks, what is inside a definite-length block ends no line. A prompt
/// that an instrument puts in front of or behind its lines ends a line like CR and LF do.
class LineFramer {
  public:
    explicit LineFramer(std::size_t longest, LineForm form = {})
        : longest_(longest), blocks_(form.blocks), prompt_(static_cast<std::uint8_t>(form.prompt)) {
        held_.reserve(longest);
    }

    /// Calls `take(const RawFrame&)` for each line that ends in this chunk.
    template <typename Take>
    void feed(std::span<const std::uint8_t> chunk, Take&& take) {
        for (const auto byte : chunk) {
            ++offset_;
            const bool end = byte == '\r' || byte == '\n' || byte == prompt_;
            const bool data = blocks_ && (length_ > 0 || !end) && watch_.data(byte, longest_);
            if (!data && end) {
                if (length_ > 0) hand_out(take, false);
                continue;
            }
            ++length_;
            if (held_.size() < longest_) held_.push_back(byte);
        }
    }

    /// The stream has ended, or what is left can belong to nothing that is still to come. A line behind it that can be
    /// the rest of what was left is marked as such.
    template <typename Take>
    void finish(Take&& take) {
        if (length_ > 0) hand_out(take, true);
    }

  private:
    template <typename Take>
    void hand_out(Take& take, bool cut) {
        const std::uint64_t bytes = length_ + (cut ? 0U : 1U);
        const bool too_long = length_ > longest_;
        if (too_long) held_.clear();
        const bool tail = !too_long && !cut && cut_.rest(held_);
        if (cut && !too_long)
            cut_.cut(held_);
        else
            cut_.reset();
        take(RawFrame{held_, offset_ - bytes, static_cast<std::uint32_t>(bytes), too_long, cut, tail});
        length_ = 0;
        held_.clear();
        watch_.reset();
    }

    std::size_t longest_;
    bool blocks_;
    BlockWatch watch_;
    CutNumber cut_;
    std::uint8_t prompt_;
    std::vector<std::uint8_t> held_;
    std::uint64_t offset_ = 0;  ///< bytes so far
    std::uint64_t length_ = 0;  ///< of the line under way
};

}  // namespace velocert::instruments
