// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "instruments/drivers/line_decoder.h"
#include "instruments/drivers/reading_rule.h"
#include "instruments/protocol/open_requests.h"

namespace velocert::instruments {

/// "0r0,Sm=1.0M,Ta=23.6C,Ua=14.2P" and three characters of checksum to wind speed, temperature and humidity: those
/// that the answer has. A value marked with '#' is one the transmitter holds invalid: no value. Other keys (direction,
/// pressure, rain) are passed over. The settings ("0XU,...,N=name,V=version") give the identity. Transmitters that know
/// no checksum answer the plain question for the wind ("0R1"): that counts only where nothing came to the checked one.
class WxtDecoder final : public LineDecoder {
  public:
    /// `wind` is the key of the wind speed that counts: "Sm" (mean), "Sx" (highest). By the first rules of reading no
    /// check sum has a DEL; before the third an answer to a question that nobody sent (R0, R2) has no values.
    WxtDecoder(char address, std::string wind, ReadingRule rule = ReadingRule::now);

  private:
    enum class Request : std::uint8_t { identity, reading };
    void request(std::string_view text) override;
    std::optional<metrology::Rejection> answer(const Line& line, metrology::Decoded& out) override;
    /// Where others_told_ answers are of another address before one of ours is heard, that is told once.
    void look_at_address(const Line& line, metrology::Decoded& out);
    std::optional<metrology::Rejection> reading(const Line& line, metrology::Decoded& out);
    std::optional<metrology::Rejection> plain(const Line& line, metrology::Decoded& out);
    std::optional<metrology::Rejection> values(std::string_view fields, const Line& line, metrology::Decoded& out);
    /// False when the field is not of the form key=number unit.
    bool value(std::string_view field, const Line& line, metrology::Decoded& out) const;

    std::string address_;
    std::string wind_;
    ReadingRule rule_;
    OpenRequests<Request> open_;
    bool plain_open_ = false;  ///< the plain question was asked and has no answer yet
    bool heard_ = false;       ///< something came since the checked question
    static constexpr int others_told_ = 3;
    int others_ = 0;              ///< answers of another address before one of ours
    bool address_known_ = false;  ///< ours answered, or that another one answers was told
    bool address_open_ = false;   ///< "?" was asked
};

/// The composite question to that address, with its checksum, without a line end.
[[nodiscard]] std::string wxt_question(char address);
/// The plain question for the wind, likewise.
[[nodiscard]] std::string wxt_plain_question(char address);

}  // namespace velocert::instruments
