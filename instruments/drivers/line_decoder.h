// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/metrology/decoder.h"
#include "instruments/protocol/line_framer.h"

namespace velocert::instruments {

/// What decoders of instruments have in common that talk in lines of printable text: lines in both directions, where
/// each stood, and that an unfinished answer cannot belong to a request that is sent after it began.
class LineDecoder : public metrology::Decoder {
  public:
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              metrology::Decoded& out) final;
    void finish(metrology::Decoded& out) final;

  protected:
    /// A line of the instrument.
    struct Line {
        std::string_view text;
        std::uint64_t offset;
        std::uint32_t length;
        std::int64_t arrival_ns;
    };
    /// Lines of the instrument have that form: with blocks, a prompt.
    explicit LineDecoder(std::size_t longest, LineForm form = {})
        : received_(longest, form), sent_(longest), blocks_(form.blocks), highest_(form.highest) {}

    /// Bytes of the program before they make a line: for instruments whose commands are single characters.
    virtual void keys(std::span<const std::uint8_t> /*bytes*/) {}
    /// A line of the program.
    virtual void request(std::string_view text) = 0;
    /// A line of the instrument: nothing, or why it counts for nothing.
    virtual std::optional<metrology::Rejection> answer(const Line& line, metrology::Decoded& out) = 0;

    /// True as soon as one byte was sent: from then on answers must have been asked for.
    [[nodiscard]] bool watching() const { return watching_; }
    static void event(const Line& line, metrology::DeviceEvent::Kind kind, std::string text, metrology::Decoded& out);
    [[nodiscard]] static metrology::Indication indication(const Line& line, metrology::Measurand measurand);

  private:
    void line(const RawFrame& raw, std::int64_t arrival_ns, metrology::Decoded& out);

    LineFramer received_;
    LineFramer sent_;
    bool blocks_;
    std::uint8_t highest_;
    bool watching_ = false;
};

/// "*IDN?" answers as an identity event tells them: "maker,model,serial,software" with three to five fields, or only
/// "model,software" or "maker,model"; nothing when it is something else.
[[nodiscard]] std::optional<std::string> identity_of(std::string_view answer);

}  // namespace velocert::instruments
