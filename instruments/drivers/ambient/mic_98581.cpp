// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/ambient/mic_98581.h"

#include <array>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/line_decoder.h"
#include "instruments/drivers/shown_text.h"
#include "instruments/protocol/scpi.h"

namespace velocert::instruments {
namespace {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Measurand;
using metrology::Rejection;
using sequence::Command;

constexpr std::size_t longest_line = 80;
constexpr std::string_view identity_question = "I";
constexpr std::string_view stream_command = "S 1 M 2 32 3";
constexpr std::size_t digits = 3;

/// "v ttt" and "v ttt hhh" in tenths; any other line answers the question for its identity.
class MicDecoder final : public LineDecoder {
  public:
    MicDecoder() : LineDecoder(longest_line) {}

  private:
    void request(std::string_view text) override {
        if (text == identity_question) identity_open_ = true;
    }

    std::optional<Rejection> answer(const Line& line, Decoded& out) override {
        const auto text = without_blanks(line.text);
        if (!text.starts_with("v ")) {
            if (!identity_open_) return watching() ? Rejection::late : Rejection::syntax;
            identity_open_ = false;
            event(line, DeviceEvent::Kind::identity, "MIC|" + std::string(text) + "||", out);
            return std::nullopt;
        }
        constexpr std::array columns{Measurand::temperature, Measurand::humidity};
        constexpr std::array<std::string_view, 2> units{"degC", "%"};
        const auto fields = scpi_fields(text, ' ');
        if (fields.size() != 2 && fields.size() != 3) return Rejection::syntax;
        for (const auto field : std::span(fields).subspan(1))
            if (field.size() != digits || field.find_first_not_of("0123456789") != std::string_view::npos)
                return Rejection::syntax;
        for (std::size_t i = 1; i < fields.size(); ++i) {
            std::int64_t tenths = 0;
            for (const char digit : fields[i]) tenths = tenths * 10 + (digit - '0');
            auto indicated = indication(line, columns[i - 1]);
            show(indicated, base::Decimal(tenths, 1), unit_row(units[i - 1]));
            out.indications.push_back(indicated);
        }
        event(line, DeviceEvent::Kind::accepted, "reading", out);
        return std::nullopt;
    }

    bool identity_open_ = false;
};

constexpr std::chrono::milliseconds answer_time{1'000};
constexpr std::chrono::milliseconds longest_silence{5'000};
constexpr std::array measurands{Measurand::temperature, Measurand::humidity};
constexpr std::array ranges{RangeInfo{Measurand::temperature, "0 degC", "99.9 degC", "0.1 degC"},
                            RangeInfo{Measurand::humidity, "0 %", "99.9 %", "0.1 %"}};
constexpr std::array profiles{
    Profile{"mic-98581", "MIC 98581 (temperature), 98583 (temperature and humidity)", "38400 8N2", ranges,
            longest_silence},
};
constexpr std::array options{profile_option, settings_option};

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    if (auto fine = check_options(mic_98581, given); !fine) return base::fail(fine.error());
    return std::make_unique<MicDecoder>();
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    if (auto fine = check_options(mic_98581, given); !fine) return base::fail(fine.error());
    const std::string begin = std::string(stream_command) + "\r";
    // No command is known that ends the stream; the question for its identity shows that it is there.
    const CommandTable table{{Command::start, begin}, {Command::read_now, begin}, {Command::stop, "I\r", true}};
    return exchange_from(table, mic_98581.id, order, answer_time);
}

// [M] The question is not in the source.
std::vector<Exchange> identification(const Options&) { return {Exchange{"I\r", true, answer_time}}; }

}  // namespace

const Driver mic_98581{"mic-98581",
                       "Thermo-hygrometer MIC 98581, 98583",
                       "thermo-hygrometer",
                       measurands,
                       profiles,
                       options,
                       make_decoder,
                       exchange,
                       identification,
                       "ambient",
                       Probe{"I\r", std::chrono::milliseconds(1'000)},
                       false};

}  // namespace velocert::instruments
