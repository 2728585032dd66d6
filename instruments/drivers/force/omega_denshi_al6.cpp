// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/force/omega_denshi_al6.h"

#include <algorithm>
#include <array>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/line_decoder.h"
#include "instruments/protocol/open_requests.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Measurand;
using metrology::Rejection;
using sequence::Command;

constexpr std::size_t longest_line = 40;
constexpr std::size_t value_size = 7;

enum class Request : std::uint8_t { check, name, version, value, peak, zero, peak_reset, peak_start };
struct RequestRow {
    std::string_view sent;
    Request request;
};
constexpr std::array request_rows{
    RequestRow{"U?", Request::name},       RequestRow{"V?", Request::version},    RequestRow{"M", Request::value},
    RequestRow{"PP", Request::peak},       RequestRow{"PM", Request::peak},       RequestRow{"ZS", Request::zero},
    RequestRow{"PR", Request::peak_reset}, RequestRow{"PS", Request::peak_start},
};

struct Scale {
    const metrology::Unit* unit;
    int decimals;
};

/// "+001234": a sign and six digits, without point and unit: the options say what they count. "OK" to what was told.
/// Between MM and MX values come by themselves.
class AlDecoder final : public LineDecoder {
  public:
    explicit AlDecoder(Scale scale) : LineDecoder(longest_line), scale_(scale) {}

  private:
    void request(std::string_view text) override {
        if (text == "MM") {
            streaming_ = true;
            return;
        }
        if (text == "MX") {
            streaming_ = false;
            return;
        }
        if (text == "?") return open_.synchronise(Request::check);
        for (const auto& row : request_rows)
            if (row.sent == text) open_.push(row.request);
    }

    std::optional<Rejection> answer(const Line& line, Decoded& out) override {
        const auto next = open_.next();
        if (is_value(line.text)) return value(next, line, out);
        if (line.text == "OK") return done(next, line, out);
        if (!next) return watching() ? Rejection::late : Rejection::syntax;
        if (open_.out_of_step()) return Rejection::late;
        if (*next != Request::name && *next != Request::version) return Rejection::syntax;
        // An adapter that gives back what is sent: the question is no name.
        for (const auto& row : request_rows)
            if (row.sent == line.text) return Rejection::syntax;
        open_.answered();
        event(line, DeviceEvent::Kind::identity,
              *next == Request::name ? "Omega Denshi|" + std::string(line.text) + "||" : "|||" + std::string(line.text),
              out);
        return std::nullopt;
    }

    std::optional<Rejection> value(std::optional<Request> next, const Line& line, Decoded& out) {
        // One that does not know a question keeps silent; a value answers what was asked for one.
        while (next && (*next == Request::name || *next == Request::version) && !open_.out_of_step()) {
            open_.answered();
            next = open_.next();
        }
        const bool asked = next && (*next == Request::value || *next == Request::peak);
        if (asked && open_.out_of_step()) return Rejection::late;
        if (!asked && !streaming_ && watching()) return Rejection::late;
        std::int64_t count = 0;
        for (const char digit : line.text.substr(1)) count = count * 10 + (digit - '0');
        auto indicated = indication(line, asked && *next == Request::peak ? Measurand::peak_force : Measurand::force);
        show(indicated, base::Decimal(line.text[0] == '-' ? -count : count, scale_.decimals), *scale_.unit);
        out.indications.push_back(indicated);
        if (!asked) return std::nullopt;
        open_.answered();
        event(line, DeviceEvent::Kind::accepted, "reading", out);
        return std::nullopt;
    }

    std::optional<Rejection> done(std::optional<Request> next, const Line& line, Decoded& out) {
        if (!next) return watching() ? Rejection::late : Rejection::syntax;
        if (open_.out_of_step() && *next != Request::check) return Rejection::late;
        std::string_view what;
        switch (*next) {
            case Request::check: what = "stopped"; break;
            case Request::zero: what = "zero"; break;
            case Request::peak_reset: what = ""; break;
            case Request::peak_start: what = "peak"; break;
            case Request::name:
            case Request::version:
            case Request::value:
            case Request::peak: return Rejection::syntax;
        }
        open_.answered();
        // The first of two commands in a row is told with the second.
        if (!what.empty()) event(line, DeviceEvent::Kind::accepted, std::string(what), out);
        return std::nullopt;
    }

    static bool is_value(std::string_view text) {
        return text.size() == value_size && (text[0] == '+' || text[0] == '-') &&
               std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= '0' && c <= '9'; });
    }

    Scale scale_;
    bool streaming_ = false;
    OpenRequests<Request> open_;
};

constexpr std::chrono::milliseconds answer_time{1'000};
constexpr std::array measurands{Measurand::force, Measurand::peak_force};
constexpr std::array ranges{RangeInfo{Measurand::force, "-1000 kN", "1000 kN", "0.001 N"},
                            RangeInfo{Measurand::peak_force, "-1000 kN", "1000 kN", "0.001 N"}};

constexpr std::array profiles{
    Profile{"al6", "Omega Denshi AL6", "115200 8N1", ranges, answer_time},
    Profile{"al6-38400", "the same on a line of 38400 baud", "38400 8N1", ranges, answer_time},
};

struct RateRow {
    std::string_view rate;  ///< values a second
    char code;
};
constexpr std::array rates{
    RateRow{"5", '0'},   RateRow{"10", '1'},  RateRow{"20", '2'},   RateRow{"50", '3'},
    RateRow{"60", '4'},  RateRow{"100", '5'}, RateRow{"200", '6'},  RateRow{"400", '7'},
    RateRow{"800", '8'}, RateRow{"960", '9'}, RateRow{"1200", 'A'},
};

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"unit", "N", "of the numbers it sends: N, kN or mN"},
    OptionInfo{"decimals", "0", "how many of the six digits stand behind the point, 0 to 5"},
    OptionInfo{"rate", "", "values a second of the stream: 5 to 1200; as set at the amplifier when not given"},
    OptionInfo{"direction", "plus", "of the peak: plus or minus"},
};

struct Set {
    Scale scale;
    std::string rate;  ///< command that sets it, or nothing
    std::string peak;
};

base::Result<Set> set_up(const Options& given) {
    if (auto fine = check_options(omega_denshi_al6, given); !fine) return base::fail(fine.error());
    const auto refuse = [](std::string_view name, const std::string& found, std::string_view expected) {
        return base::fail(ErrorCode::bad_value, std::string(name), "'" + found + "'", std::string(expected));
    };
    const std::string unit = option(omega_denshi_al6, given, "unit");
    if (unit != "N" && unit != "kN" && unit != "mN") return refuse("unit", unit, "N, kN or mN");
    const std::string decimals = option(omega_denshi_al6, given, "decimals");
    if (decimals.size() != 1 || decimals[0] < '0' || decimals[0] > '5') return refuse("decimals", decimals, "0 to 5");
    Set set{{&unit_row(unit), decimals[0] - '0'}, {}, "PP"};
    const std::string rate = option(omega_denshi_al6, given, "rate");
    for (const auto& row : rates)
        if (rate == row.rate) set.rate = std::string("F") + row.code + '\r';
    if (!rate.empty() && set.rate.empty())
        return refuse("rate", rate, "5, 10, 20, 50, 60, 100, 200, 400, 800, 960 or 1200");
    const std::string direction = option(omega_denshi_al6, given, "direction");
    if (direction != "plus" && direction != "minus") return refuse("direction", direction, "plus or minus");
    if (direction == "minus") set.peak = "PM";
    return set;
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    const auto set = set_up(given);
    if (!set) return base::fail(set.error());
    return std::make_unique<AlDecoder>(set->scale);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto set = set_up(given);
    if (!set) return base::fail(set.error());
    const CommandTable table{
        {Command::read_now, "M\r", true},        {Command::start, set->rate + "MM\r"},
        {Command::zero, "ZS\r", true},           {Command::read_peak, set->peak + "\r", true},
        {Command::reset_peak, "PR\rPS\r", true}, {Command::stop, "MX\r?\r", true},
    };
    return exchange_from(table, omega_denshi_al6.id, order, answer_time);
}

std::vector<Exchange> identification(const Options&) {
    return {Exchange{"U?\r", true, answer_time}, Exchange{"V?\r", true, answer_time}};
}

}  // namespace

const Driver omega_denshi_al6{"omega-denshi-al6", "Strain amplifier Omega Denshi AL6, up to 1200 values a second",
                              "force-gauge", measurands, profiles, options, make_decoder, exchange, identification,
                              "force",
                              // What others were asked before and does not end with CR stands in front of the question.
                              Probe{"\rU?\r", std::chrono::milliseconds(500)}, false};

}  // namespace velocert::instruments
