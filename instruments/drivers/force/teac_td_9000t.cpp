// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/force/teac_td_9000t.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/digest.h"
#include "instruments/drivers/bytes_decoder.h"
#include "instruments/drivers/command_table.h"
#include "instruments/protocol/checksums.h"
#include "instruments/protocol/open_requests.h"

// The protocol is that of the manual of the TD-9000T, section 6-1, pages 78 to 83: formats TD and TD (BCC), commands
// 0005, 0006 and 0008. [M] marks what these pages leave open.

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Measurand;
using metrology::Rejection;
using sequence::Command;

constexpr std::uint8_t ack = 0x06;
constexpr std::uint8_t nak = 0x15;
constexpr std::size_t longest_frame = 64;
// CR and LF behind it are held as well until they are whole.
constexpr std::size_t line_end = 2;
constexpr std::size_t id_size = 2;
constexpr std::size_t command_size = 4;
constexpr std::size_t head_size = 1 + id_size + command_size;
constexpr std::size_t status_size = 3;
constexpr std::size_t value_size = 7;
constexpr std::size_t two_values_size = 2 * value_size + 1;

constexpr std::string_view value_command = "0005";
constexpr std::string_view status_command = "0006";
constexpr std::string_view peak_command = "0008";

struct Set {
    std::string id;
    bool checked = true;
    const metrology::Unit* unit = nullptr;
    bool bottom = false;  ///< the peak is the smallest value
};

std::string check_digits(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const unsigned sum = byte_sum(base::as_bytes(text));
    return {digits[sum >> 4U], digits[sum & 0x0FU]};
}

std::string question(const Set& set, std::string_view command) {
    const std::string text = set.id + std::string(command);
    return "#" + text + (set.checked ? check_digits(text) : "") + "\r\n";
}

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A sign and six characters, digits and at most one point. [M] That there are no blanks among them.
std::optional<base::Decimal> signed_value(std::string_view text) {
    if (text.size() != value_size || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    std::int64_t mantissa = 0;
    std::optional<int> decimals;
    for (const char c : text.substr(1)) {
        if (c == '.') {
            if (decimals) return std::nullopt;
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        mantissa = mantissa * 10 + (c - '0');
        if (decimals) ++*decimals;
    }
    return base::Decimal(text[0] == '-' ? -mantissa : mantissa, decimals.value_or(0));
}

/// ACK or NAK, the number of the unit, that of the command, what it asked for, two check digits, CR LF. An answer names
/// its question, so only the same question twice could be confounded.
class TeacDecoder final : public BytesDecoder {
  public:
    explicit TeacDecoder(Set set) : BytesDecoder(Talk::answer, longest_frame + line_end), set_(std::move(set)) {
        request_.reserve(longest_frame);
    }

  private:
    void sent(std::span<const std::uint8_t> bytes) override {
        for (const auto byte : bytes) {
            if (byte == '#' || request_.size() == longest_frame) request_.clear();
            request_ += static_cast<char>(byte);
            if (byte != '\n' || request_.size() < head_size || request_.front() != '#') continue;
            const auto asked = question_of(std::string_view(request_).substr(1 + id_size, command_size));
            // Asked once more it is still one question: its answers are all alike.
            if (asked == Question::status)
                open_.synchronise(*asked);
            else if (asked && !open_.holds([&](Question open) { return open == *asked; }))
                open_.push(*asked);
            request_.clear();
        }
    }

    Step step(const Pending& pending, Decoded& out) override {
        const auto bytes = pending.bytes;
        if (bytes[0] != ack && bytes[0] != nak) return rejected(1, Rejection::garbage);
        std::size_t size = 1;
        while (size < bytes.size() && size < longest_frame && bytes[size] >= 0x20 && bytes[size] <= 0x7E) ++size;
        if (size == longest_frame) return rejected(1, Rejection::garbage);
        if (size == bytes.size()) return more();
        // A new beginning, or noise inside: what stood before is no answer.
        if (bytes[size] != '\r') return rejected(size, Rejection::syntax);
        if (size + 1 == bytes.size()) return more();
        if (bytes[size + 1] != '\n') return rejected(size + 1, Rejection::syntax);
        const std::string_view text(reinterpret_cast<const char*>(bytes.data()), size);
        const std::size_t whole = size + 2;
        const auto wrong = frame(text, pending, whole, out);
        return wrong ? rejected(whole, *wrong) : taken(whole);
    }

    std::optional<Rejection> frame(std::string_view text, const Pending& pending, std::size_t whole, Decoded& out) {
        const bool good = static_cast<std::uint8_t>(text[0]) == ack;
        // Where a command cannot be done in this state the manual shows NAK alone.
        if (text.size() == 1) return good ? Rejection::length : refuse(open_.next(), pending, out);
        const std::size_t check_size = set_.checked ? 2 : 0;
        if (text.size() < head_size + check_size) return Rejection::length;
        const auto body = text.substr(1, text.size() - 1 - check_size);
        if (set_.checked && text.substr(text.size() - check_size) != check_digits(body)) return Rejection::checksum;
        if (!all_digits(body.substr(0, id_size + command_size))) return Rejection::syntax;
        // Another unit on the line: its answer is to nothing that was asked here.
        if (body.substr(0, id_size) != set_.id) return Rejection::late;
        const auto command = body.substr(id_size, command_size);
        const auto data = body.substr(id_size + command_size);
        const auto asked = question_of(command);
        if (!asked) return watching() ? Rejection::late : Rejection::syntax;
        if (!good) return data.empty() ? refuse(asked, pending, out) : Rejection::syntax;
        if (*asked == Question::status) return status(data, pending, out);
        return values(*asked, data, pending, whole, out);
    }

    enum class Question : std::uint8_t { value, status, peak };

    static std::optional<Question> question_of(std::string_view command) {
        if (command == value_command) return Question::value;
        if (command == status_command) return Question::status;
        if (command == peak_command) return Question::peak;
        return std::nullopt;
    }

    /// True when that question is open, so that this may be its answer; what was asked before it then stays unanswered.
    [[nodiscard]] bool is_open(Question asked) {
        if (!watching()) return true;
        open_.skip_to([&](Question open) { return open == asked; });
        return open_.next() == asked && (!open_.out_of_step() || asked == Question::status);
    }

    std::optional<Rejection> refuse(std::optional<Question> asked, const Pending& pending, Decoded& out) {
        if (!asked) return watching() ? Rejection::late : Rejection::refused;
        if (!is_open(*asked)) return Rejection::late;
        open_.answered();
        event(pending, DeviceEvent::Kind::refused,
              std::string(*asked == Question::status ? "status"
                          : *asked == Question::peak ? "peak"
                                                     : "value") +
                  ": the indicator refuses the command (NAK); see whether it is busy and its format TD or TD (BCC)",
              out);
        return Rejection::refused;
    }

    /// Condition, command and measurement status, 0000, the memory of the sensor, two digits of the work.
    std::optional<Rejection> status(std::string_view data, const Pending& pending, Decoded& out) {
        constexpr std::size_t size = 10;
        if (data.size() != size) return Rejection::length;
        if (!all_digits(data) || data.substr(status_size, 4) != "0000") return Rejection::syntax;
        if (!is_open(Question::status)) return Rejection::late;
        open_.answered();
        event(pending, DeviceEvent::Kind::accepted, "status", out);
        return std::nullopt;
    }

    /// Three digits of status; behind them the force, and by a comma the displacement; or the two peaks. Unless it
    /// measures continuously it tells the status alone. [M] The digits of 0005 may count otherwise than those of 0008,
    /// so nothing is taken from them.
    std::optional<Rejection> values(Question asked, std::string_view data, const Pending& pending, std::size_t whole,
                                    Decoded& out) {
        if (data.size() < status_size) return Rejection::length;
        if (!all_digits(data.substr(0, status_size))) return Rejection::syntax;
        const auto shown = data.substr(status_size);
        auto indicated = indication(pending, whole, asked == Question::peak ? Measurand::peak_force : Measurand::force);
        indicated.unit = set_.unit;
        if (shown.empty()) {
            indicated.flags.add(Flag::no_value);
        } else {
            const bool two = shown.size() == two_values_size;
            if (!two && (asked == Question::peak || shown.size() != value_size)) return Rejection::length;
            const auto first = signed_value(shown.substr(0, value_size));
            if (!first) return Rejection::syntax;
            auto value = *first;
            if (two) {
                const auto second = signed_value(shown.substr(value_size + 1));
                if (shown[value_size] != ',' || !second) return Rejection::syntax;
                if (asked == Question::peak && set_.bottom) value = *second;
            }
            indicated.value = value;
            indicated.resolution = base::Decimal(1, value.scale());
        }
        if (!is_open(asked)) return Rejection::late;
        open_.answered();
        out.indications.push_back(indicated);
        return std::nullopt;
    }

    Set set_;
    std::string request_;
    OpenRequests<Question> open_;
};

constexpr std::chrono::milliseconds answer_time{1'000};
constexpr std::array measurands{Measurand::force, Measurand::peak_force};
constexpr std::array ranges{RangeInfo{Measurand::force, "-1000 kN", "1000 kN", "0.001 N"},
                            RangeInfo{Measurand::peak_force, "-1000 kN", "1000 kN", "0.001 N"}};

// [M] The line settings as delivered.
constexpr std::array profiles{
    Profile{"bcc", "format TD (BCC): two check digits", "9600 8N1", ranges, answer_time},
    Profile{"plain", "format TD: without check", "9600 8N1", ranges, answer_time},
};

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"id", "00", "number of the unit as set at the indicator, 00 to 99"},
    OptionInfo{"unit", "N", "of the numbers it sends, as set at the indicator: N, kN or mN"},
    OptionInfo{"direction", "plus", "of the peak: plus (PEAK) or minus (BOTTOM)"},
};

base::Result<Set> set_up(const Options& given) {
    if (auto fine = check_options(teac_td_9000t, given); !fine) return base::fail(fine.error());
    const auto refuse = [](std::string_view name, const std::string& found, std::string_view expected) {
        return base::fail(ErrorCode::bad_value, std::string(name), "'" + found + "'", std::string(expected));
    };
    Set set;
    set.checked = profile_of(teac_td_9000t, given).id == "bcc";
    set.id = option(teac_td_9000t, given, "id");
    if (set.id.size() != id_size || !all_digits(set.id)) return refuse("id", set.id, "two digits, 00 to 99");
    const std::string unit = option(teac_td_9000t, given, "unit");
    if (unit != "N" && unit != "kN" && unit != "mN") return refuse("unit", unit, "N, kN or mN");
    set.unit = &unit_row(unit);
    const std::string direction = option(teac_td_9000t, given, "direction");
    if (direction != "plus" && direction != "minus") return refuse("direction", direction, "plus or minus");
    set.bottom = direction == "minus";
    return set;
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    auto set = set_up(given);
    if (!set) return base::fail(set.error());
    return std::make_unique<TeacDecoder>(std::move(*set));
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto set = set_up(given);
    if (!set) return base::fail(set.error());
    // [M] Commands for zero and for the reset of the peak: the pages at hand do not have them, so both stay at the
    // keys.
    const CommandTable table{
        {Command::read_now, question(*set, value_command), true},
        {Command::read_peak, question(*set, peak_command), true},
        {Command::stop, question(*set, status_command), true},
    };
    return exchange_from(table, teac_td_9000t.id, order, answer_time);
}

// Status of unit 00. Commands of other instruments begin with '#' and end with ';': such a one keeps what has no end in
// front of the next question and would not understand that. The indicator passes over the second line or refuses it.
constexpr std::string_view probe_question = "#00000626\r\n;\r\n";

// It tells no name. That it answers the question for its status is all that can be known.
std::vector<Exchange> identification(const Options&) { return {}; }

}  // namespace

const Driver teac_td_9000t{"teac-td-9000t",
                           "Digital indicator TEAC TD-9000T",
                           "force-gauge",
                           measurands,
                           profiles,
                           options,
                           make_decoder,
                           exchange,
                           identification,
                           "force",
                           Probe{probe_question, std::chrono::milliseconds(500)},
                           false};

}  // namespace velocert::instruments
