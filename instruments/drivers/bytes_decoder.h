// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/metrology/decoder.h"

namespace velocert::instruments {

/// What decoders of binary frames have in common that no delimiter separates: the bytes not yet understood, where they
/// stood, and getting into step again byte by byte. What the bytes mean is one pure step after the other.
class BytesDecoder : public metrology::Decoder {
  public:
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              metrology::Decoded& out) final;
    void finish(metrology::Decoded& out) final;

  protected:
    /// Bytes from the first one that no step has dealt with.
    struct Pending {
        std::span<const std::uint8_t> bytes;
        std::uint64_t offset;
        std::int64_t arrival_ns;
        bool ended;  ///< nothing more will come behind these
    };
    /// What a step did with the first bytes. It must not depend on how many follow, or it asks for them.
    struct Step {
        std::size_t bytes = 0;  ///< none: more are needed
        std::optional<metrology::Rejection> rejected;
    };
    enum class Talk : std::uint8_t {
        stream,  ///< it sends by itself; what the program sends changes nothing about a frame under way
        answer,  ///< it answers; an unfinished answer cannot belong to what is sent after it began
    };

    BytesDecoder(Talk talk, std::size_t longest) : talk_(talk), longest_(longest) {}

    [[nodiscard]] static Step more() { return {}; }
    [[nodiscard]] static Step taken(std::size_t bytes) { return {bytes, std::nullopt}; }
    [[nodiscard]] static Step rejected(std::size_t bytes, metrology::Rejection reason) { return {bytes, reason}; }

    /// Deals with the first bytes: adds what they give, and says how many they were.
    [[nodiscard]] virtual Step step(const Pending& pending, metrology::Decoded& out) = 0;
    /// Bytes of the program.
    virtual void sent(std::span<const std::uint8_t> /*bytes*/) {}
    /// The stream has ended at that offset, and every byte was dealt with.
    virtual void end(std::uint64_t /*offset*/, metrology::Decoded& /*out*/) {}

    /// True as soon as one byte was sent: from then on answers must have been asked for.
    [[nodiscard]] bool watching() const { return watching_; }
    [[nodiscard]] static metrology::Indication indication(const Pending& pending, std::size_t length,
                                                          metrology::Measurand measurand);
    static void event(const Pending& pending, metrology::DeviceEvent::Kind kind, std::string text,
                      metrology::Decoded& out);

  private:
    void run(std::int64_t arrival_ns, bool ended, metrology::Decoded& out);
    void end_garbage(metrology::Decoded& out);

    Talk talk_;
    std::size_t longest_;
    std::vector<std::uint8_t> held_;
    std::uint64_t offset_ = 0;          ///< of the first byte held
    metrology::RejectedFrame garbage_;  ///< bytes in a row that begin nothing; told as one
    bool watching_ = false;
};

}  // namespace velocert::instruments
