// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/metrology/decoder.h"
#include "instruments/drivers/described/description.h"
#include "instruments/drivers/reading_rule.h"
#include "instruments/protocol/framer.h"
#include "instruments/protocol/line_framer.h"
#include "instruments/protocol/open_requests.h"

namespace velocert::instruments {

/// Decodes what a description describes. Once something was sent, a message counts only when it answers what was
/// asked, belongs to a stream that was started, or may come unasked; anything else is late. Of several messages that
/// fit a line, the one that was asked for is meant, else the first. What an order is answered with (a weight, to the
/// order to zero) tells that it was done and is no indication since the fifth edition: nobody asked for a value.
class DescribedDecoder final : public metrology::Decoder {
  public:
    /// Of that profile and edition: messages of others and of later ones are none.
    DescribedDecoder(std::shared_ptr<const Description> description, std::string_view profile, ReadingRule rule);
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              metrology::Decoded& out) override;
    void finish(metrology::Decoded& out) override;

  private:
    struct Frame {
        std::string_view text;
        std::uint64_t offset;
        std::uint32_t length;
        std::int64_t arrival_ns;
    };
    /// What was asked: the command, and how many answers are still to come.
    struct Asked {
        const DescribedCommand* command = nullptr;
    };

    void sent(std::span<const std::uint8_t> bytes);
    void asked(const DescribedCommand& command);
    /// Notes what was answered to a question that goes ahead of another.
    void answered(const DescribedCommand& command, const Message& message);
    /// Whether what was asked ahead of it lets its answer count.
    [[nodiscard]] bool counts(const DescribedCommand& command) const;
    void received(std::span<const std::uint8_t> bytes, std::int64_t arrival_ns, metrology::Decoded& out);
    void line(const RawFrame& raw, std::int64_t arrival_ns, metrology::Decoded& out);
    [[nodiscard]] std::optional<metrology::Rejection> whole(const Frame& frame, metrology::Decoded& out);
    /// Takes the first byte of what is held away as no frame, for that reason.
    void drop(metrology::Rejection reason, std::int64_t arrival_ns, metrology::Decoded& out);
    void end_run(std::int64_t arrival_ns, metrology::Decoded& out);

    [[nodiscard]] std::optional<metrology::Rejection> fixed(const Frame& frame, metrology::Decoded& out);
    [[nodiscard]] bool check_holds(std::string_view frame) const;
    [[nodiscard]] std::optional<metrology::Rejection> meant(const Frame& frame, const Message& message,
                                                            metrology::Decoded& out);
    [[nodiscard]] bool fits(const Message& message, std::string_view text);
    [[nodiscard]] std::optional<metrology::Rejection> indicate(const Frame& frame, const Message& message,
                                                               metrology::Decoded& out) const;
    /// Tells what to set when a value is shown in a unit the description has not.
    void foreign_unit(const Frame& frame, const Message& message, metrology::Decoded& out) const;
    [[nodiscard]] std::string filled(const std::string& text, const DescribedCommand* command) const;
    [[nodiscard]] bool holds(const FieldCondition& condition) const;
    [[nodiscard]] std::size_t index_of(const Message& message) const;

    std::shared_ptr<const Description> description_;
    ReadingRule rule_;
    std::vector<bool> active_;  ///< of the messages
    LineFramer lines_;
    FieldValues values_;

    std::string held_;  ///< of a fixed frame, so far
    std::uint64_t offset_ = 0;
    struct {
        metrology::Rejection reason = metrology::Rejection::garbage;
        std::uint64_t offset = 0;
        std::uint32_t length = 0;
    } run_;  ///< of bytes that are no frame

    std::string request_;  ///< bytes sent that are no whole command yet
    OpenRequests<Asked> open_;
    int answers_ = 0;  ///< that the next open request has had
    /// What a question that goes ahead of others was answered, since it was asked last.
    struct Ahead {
        bool counts = false;
        std::string words{};  ///< of another answer
    };
    std::map<std::string, Ahead, std::less<>> ahead_;
    const DescribedCommand* stream_ = nullptr;
    bool watching_ = false;
    bool sending_ = false;  ///< the last bytes were the program's
};

}  // namespace velocert::instruments
