// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "core/metrology/decoder.h"

namespace velocert::instruments {

/// What decoders of short frames have in common that begin with a byte of their own and end by their length: they are
/// collected from that byte on, and whatever goes wrong, the next such byte begins anew. Bounded memory; the same
/// result for every way of cutting.
class StartByteDecoder : public metrology::Decoder {
  public:
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              metrology::Decoded& out) final;
    void finish(metrology::Decoded& out) final;

  protected:
    static constexpr std::size_t longest = 32;

    /// A frame, or as much of one as has come.
    struct Frame {
        std::span<const std::uint8_t> bytes;
        std::uint64_t offset;
        std::int64_t arrival_ns;
    };
    /// What became of the bytes collected so far.
    struct Outcome {
        enum class Kind : std::uint8_t { more, done, rejected };
        Kind kind;
        metrology::Rejection reason;
        bool without_last;  ///< rejected, but its last byte begins the next frame
    };
    static constexpr Outcome more{Outcome::Kind::more, metrology::Rejection::garbage, false};
    static constexpr Outcome done{Outcome::Kind::done, metrology::Rejection::garbage, false};
    static constexpr Outcome rejected(metrology::Rejection reason) { return {Outcome::Kind::rejected, reason, false}; }

    explicit StartByteDecoder(std::uint8_t start) : start_(start) {}

    /// Looks at the frame so far, after each of its bytes but the first; it must decide before `longest`.
    virtual Outcome judge(const Frame& frame, metrology::Decoded& out) = 0;
    /// True where that byte may stand at that place of a frame although it is the start byte.
    [[nodiscard]] virtual bool may_hold_start(std::size_t /*place*/) const { return false; }
    /// Bytes of the program, in whatever pieces.
    virtual void request(std::span<const std::uint8_t> /*bytes*/) {}

    /// True as soon as one byte was sent.
    [[nodiscard]] bool watching() const { return watching_; }
    [[nodiscard]] static metrology::Indication indication(const Frame& frame, metrology::Measurand measurand);

  private:
    void take(std::uint8_t byte, std::int64_t arrival_ns, metrology::Decoded& out);
    void drop(metrology::Rejection reason, std::size_t count, std::int64_t arrival_ns, metrology::Decoded& out);
    void end_garbage(std::int64_t arrival_ns, metrology::Decoded& out);

    std::uint8_t start_;
    std::array<std::uint8_t, longest> held_{};
    std::size_t size_ = 0;
    std::uint64_t offset_ = 0;   ///< bytes so far
    std::uint32_t garbage_ = 0;  ///< bytes in front of the next frame
    bool watching_ = false;
};

}  // namespace velocert::instruments
