// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/balances/mt_sics_decoder.h"

#include <algorithm>

namespace velocert::instruments {
namespace {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Indication;
using metrology::Rejection;

// The longest line of levels 0 and 1 is an I1 or I2 text; beyond this it is noise.
constexpr std::size_t longest_line = 256;

void reject(const auto& line, Rejection reason, Decoded& out) {
    out.rejected.push_back({reason, line.arrival_ns, line.offset, line.length});
}

void tell(const auto& line, DeviceEvent::Kind kind, std::string text, Decoded& out) {
    out.events.push_back({kind, std::move(text), line.arrival_ns, line.offset});
}

/// The text between the quotes; '|' separates the parts of an identity, so it may not stand in one.
std::optional<std::string> quoted(std::string_view text) {
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::nullopt;
    std::string out(text.substr(1, text.size() - 2));
    std::replace(out.begin(), out.end(), '|', '/');
    return out;
}

std::string_view why(char status) {
    switch (status) {
        case 'I': return "not now (busy, or not stable in time)";
        case '+': return "above the permitted range";
        case '-': return "below the permitted range";
        default: return "wrong parameter";
    }
}

bool refusing(std::string_view rest) {
    return rest.size() == 1 && (rest[0] == 'I' || rest[0] == '+' || rest[0] == '-' || rest[0] == 'L');
}

struct IdRow {
    std::string_view id;
    SicsRequest request;
};
constexpr std::array command_ids{
    IdRow{"Z", SicsRequest::zero},    IdRow{"ZI", SicsRequest::zero_now},       IdRow{"TAC", SicsRequest::tare_clear},
    IdRow{"D", SicsRequest::display}, IdRow{"DW", SicsRequest::weight_display}, IdRow{"U", SicsRequest::unit},
};
constexpr std::array weight_ids{
    IdRow{"T", SicsRequest::tare},
    IdRow{"TI", SicsRequest::tare_now},
    IdRow{"TA", SicsRequest::tare_value},
};
constexpr std::array information_ids{
    IdRow{"I0", SicsRequest::commands},
    IdRow{"I1", SicsRequest::levels},
    IdRow{"I2", SicsRequest::model},
    IdRow{"I3", SicsRequest::software},
};

template <std::size_t N>
std::optional<SicsRequest> find_id(const std::array<IdRow, N>& rows, std::string_view id) {
    for (const auto& row : rows)
        if (row.id == id) return row.request;
    return std::nullopt;
}

}  // namespace

MtSicsDecoder::MtSicsDecoder(const SicsDialect& dialect, ReadingRule rule)
    : value_width_(dialect.value_width),
      units_(dialect.step),
      rule_(rule),
      first_framer_('\n', longest_line),
      framer_(longest_line) {}

void MtSicsDecoder::feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
                         Decoded& out) {
    requests_.at(arrival_ns);
    if (direction == metrology::Direction::sent)
        requests_.sent(bytes);
    else if (rule_ < ReadingRule::third)
        first_framer_.feed(bytes, [&](const RawFrame& raw) { ended_frame(raw, arrival_ns, out); });
    else
        framer_.feed(bytes, [&](const RawFrame& raw) { frame(raw, arrival_ns, out); });
}

void MtSicsDecoder::finish(Decoded& out) {
    first_framer_.finish([&](const RawFrame& raw) { ended_frame(raw, Indication::no_time, out); });
    framer_.finish([&](const RawFrame& raw) { frame(raw, Indication::no_time, out); });
}

void MtSicsDecoder::frame(const RawFrame& raw, std::int64_t arrival_ns, Decoded& out) {
    const Line whole{
        {reinterpret_cast<const char*>(raw.bytes.data()), raw.bytes.size()}, raw.offset, raw.length, arrival_ns};
    if (raw.too_long)
        reject(whole, Rejection::length, out);
    else if (raw.cut)
        reject(whole, Rejection::truncated, out);
    else
        line(whole, out);
}

void MtSicsDecoder::ended_frame(const RawFrame& raw, std::int64_t arrival_ns, Decoded& out) {
    const auto size = raw.bytes.size();
    const bool ended = size > 0 && raw.bytes[size - 1] == '\r';
    const Line whole{
        {reinterpret_cast<const char*>(raw.bytes.data()), ended ? size - 1 : size}, raw.offset, raw.length, arrival_ns};
    if (raw.too_long)
        reject(whole, Rejection::length, out);
    else if (raw.cut)
        reject(whole, Rejection::truncated, out);
    else if (!ended)
        reject(whole, size == 0 ? Rejection::garbage : Rejection::syntax, out);
    else
        line(whole, out);
}

void MtSicsDecoder::line(const Line& line, Decoded& out) {
    const std::string_view text = line.text;
    if (text.size() >= 3 && text[0] == 'S' && text[1] == ' ') {
        weight_reply(line, out);
        return;
    }
    if (text == "ES" || text == "ET" || text == "EL") {
        general_error(line, out);
        return;
    }
    const auto space = text.find(' ');
    const std::string_view id = text.substr(0, space);
    const std::string_view rest = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
    if (const auto request = find_id(command_ids, id))
        command_reply(line, *request, rest, out);
    else if (const auto weight = find_id(weight_ids, id))
        weight_of_command(line, *weight, rest, out);
    else if (const auto asked = find_id(information_ids, id))
        information(line, *asked, rest, out);
    else if (id == "I4")
        serial(line, rest, out);
    else
        reject(line, Rejection::garbage, out);
}

void MtSicsDecoder::weight_reply(const Line& line, Decoded& out) {
    const std::string_view rest = line.text.substr(2);
    const char status = rest[0];
    Indication indication;
    indication.arrival_ns = line.arrival_ns;
    indication.offset = line.offset;
    indication.length = line.length;
    if (rest.size() == 1) {
        switch (status) {
            case 'I': indication.flags = Flag::no_value; break;
            case '+': indication.flags = Flag::over_range; break;
            case '-': indication.flags = Flag::under_range; break;
            case 'L':
                if (requests_.take_value()) {
                    reject(line, Rejection::refused, out);
                    tell(line, DeviceEvent::Kind::refused, "value: " + std::string(why(status)), out);
                } else {
                    reject(line, Rejection::late, out);
                }
                return;
            default: reject(line, Rejection::syntax, out); return;
        }
    } else {
        if ((status != 'S' && status != 'D') || rest[1] != ' ') {
            reject(line, Rejection::syntax, out);
            return;
        }
        const std::string_view field = rest.substr(2);
        if (field.starts_with("Error")) {
            indication.flags = Flag::no_value;
            tell(line, DeviceEvent::Kind::fault, "the balance reports " + std::string(field), out);
        } else {
            if (status == 'S') indication.flags = Flag::stable;
            switch (read_weight(field, indication)) {
                case Weight::good: break;
                case Weight::foreign_unit:
                    tell(line, DeviceEvent::Kind::fault,
                         "the balance shows '" + std::string(field.substr(value_width_ + 1)) + "'; set it to kg or g",
                         out);
                    [[fallthrough]];
                case Weight::malformed: reject(line, Rejection::syntax, out); return;
            }
        }
    }
    weighed_ = true;
    if (requests_.take_value())
        out.indications.push_back(indication);
    else
        reject(line, Rejection::late, out);
}

MtSicsDecoder::Weight MtSicsDecoder::read_weight(std::string_view field, Indication& into) const {
    // VALUE SP UNIT; the unit has 1 to 5 characters, and blanks may fill it up.
    if (field.size() < value_width_ + 2 || field.size() > value_width_ + 6 || field[value_width_] != ' ')
        return Weight::malformed;
    const auto value = right_aligned(field.substr(0, value_width_));
    if (!value) return Weight::malformed;
    const std::string_view symbol = without_trailing_blanks(field.substr(value_width_ + 1));
    if (const auto* row = units_.find(symbol)) {
        WeightUnits::fill(*value, *row, into);
        return Weight::good;
    }
    return looks_like_unit(symbol) ? Weight::foreign_unit : Weight::malformed;
}

void MtSicsDecoder::weight_of_command(const Line& line, SicsRequest request, std::string_view rest, Decoded& out) {
    Indication indication;
    indication.arrival_ns = line.arrival_ns;
    indication.offset = line.offset;
    indication.length = line.length;
    indication.flags = Flag::zeroing;
    const bool refused = refusing(rest);
    if (!refused) {
        const bool stable = rest.starts_with("S ") || rest.starts_with("A ");
        if ((!stable && !rest.starts_with("D ")) || read_weight(rest.substr(2), indication) != Weight::good) {
            reject(line, Rejection::syntax, out);
            return;
        }
        if (stable) indication.flags.add(Flag::stable);
    }
    if (!requests_.take(request)) {
        reject(line, Rejection::late, out);
    } else if (refused) {
        tell(line, DeviceEvent::Kind::refused, std::string(name(request)) + ": " + std::string(why(rest[0])), out);
    } else {
        out.indications.push_back(indication);
        tell(line, DeviceEvent::Kind::accepted, std::string(name(request)), out);
    }
}

void MtSicsDecoder::command_reply(const Line& line, SicsRequest request, std::string_view rest, Decoded& out) {
    const bool done = request == SicsRequest::zero_now ? rest == "S" || rest == "D"
                      : request == SicsRequest::unit   ? rest == "A" || rest.starts_with("A ")
                                                       : rest == "A";
    if (!done && !refusing(rest))
        reject(line, Rejection::syntax, out);
    else if (!requests_.take(request))
        reject(line, Rejection::late, out);
    else if (done)
        tell(line, DeviceEvent::Kind::accepted, std::string(name(request)), out);
    else
        tell(line, DeviceEvent::Kind::refused, std::string(name(request)) + ": " + std::string(why(rest[0])), out);
}

void MtSicsDecoder::information(const Line& line, SicsRequest request, std::string_view rest, Decoded& out) {
    if (refusing(rest)) {
        if (requests_.take(request))
            tell(line, DeviceEvent::Kind::refused, std::string(name(request)) + ": " + std::string(why(rest[0])), out);
        else
            reject(line, Rejection::late, out);
        return;
    }
    const bool more = request == SicsRequest::commands && rest.starts_with("B ");
    if (!more && !rest.starts_with("A ")) {
        reject(line, Rejection::syntax, out);
        return;
    }
    const auto text = quoted(rest.substr(2));
    const bool identity = request == SicsRequest::model || request == SicsRequest::software;
    if (identity && !text) {
        reject(line, Rejection::syntax, out);
        return;
    }
    if (more ? !requests_.open(request) : !requests_.take(request)) {
        reject(line, Rejection::late, out);
        return;
    }
    if (request == SicsRequest::model)
        tell(line, DeviceEvent::Kind::identity, "|" + *text + "||", out);
    else if (request == SicsRequest::software)
        tell(line, DeviceEvent::Kind::identity, "|||" + *text, out);
    else if (!more)
        tell(line, DeviceEvent::Kind::accepted, std::string(name(request)), out);
}

void MtSicsDecoder::serial(const Line& line, std::string_view rest, Decoded& out) {
    const auto number = rest.starts_with("A ") ? quoted(rest.substr(2)) : std::nullopt;
    if (!number) {
        reject(line, Rejection::syntax, out);
        return;
    }
    // The reply to @ and to I4 is the very line a balance sends by itself after power-on.
    const bool cancelled = requests_.watching() && requests_.take(SicsRequest::cancel);
    const bool asked = requests_.watching() ? cancelled || requests_.take(SicsRequest::serial) : !weighed_;
    if (!asked) {
        requests_.clear();
        tell(line, DeviceEvent::Kind::restarted, *number, out);
        return;
    }
    tell(line, DeviceEvent::Kind::identity, "||" + *number + "|", out);
    if (cancelled) tell(line, DeviceEvent::Kind::accepted, std::string(name(SicsRequest::cancel)), out);
}

void MtSicsDecoder::general_error(const Line& line, Decoded& out) {
    std::string_view request;
    if (!requests_.take_oldest(request)) {
        reject(line, Rejection::late, out);
        return;
    }
    reject(line, Rejection::refused, out);
    const std::string_view reason = line.text == "ES"   ? "the balance does not know the command (ES)"
                                    : line.text == "ET" ? "the command arrived damaged (ET)"
                                                        : "the balance cannot do it now (EL)";
    tell(line, DeviceEvent::Kind::refused,
         request.empty() ? std::string(reason) : std::string(request) + ": " + std::string(reason), out);
}

}  // namespace velocert::instruments
