// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/force/dillon_afg.h"

#include <array>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/line_decoder.h"
#include "instruments/drivers/shown_text.h"
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

constexpr std::size_t longest_line = 80;
constexpr char zero_key = '\x05';
constexpr char question = '?';
constexpr char show_tension_peak = 't';
constexpr char show_compression_peak = 'u';
constexpr char show_force = 'r';

constexpr std::array<std::string_view, 3> known_units{"N", "kN", "mN"};

/// "-12.34 N", the unit often left out. Which of force and peak it is, is known from the keys pressed before the
/// question.
class AfgDecoder final : public LineDecoder {
  public:
    explicit AfgDecoder(const metrology::Unit& unit) : LineDecoder(longest_line), unit_(unit) {}

  private:
    struct Request {
        Measurand measurand = Measurand::force;
        bool zeroing = false;
    };

    void keys(std::span<const std::uint8_t> bytes) override {
        for (const auto byte : bytes) {
            const char key = static_cast<char>(byte);
            if (key == zero_key) zeroing_ = true;
            if (key == show_tension_peak || key == show_compression_peak) shown_ = Measurand::peak_force;
            if (key == show_force) shown_ = Measurand::force;
            if (key != question) continue;
            open_.push({shown_, zeroing_});
            zeroing_ = false;
        }
    }
    void request(std::string_view) override {}

    std::optional<Rejection> answer(const Line& line, Decoded& out) override {
        const auto next = open_.next();
        if (!next && watching()) return Rejection::late;
        // Every answer is to a '?', and the gauge gives them in order: none can be mistaken for long.
        auto indicated = indication(line, next ? next->measurand : Measurand::force);
        if (next && next->zeroing) indicated.flags.add(Flag::zeroing);
        const auto text = without_blanks(line.text);
        if (text.starts_with("OL") || text.starts_with("OVER")) {  // [M]
            indicated.flags.add(Flag::over_range);
        } else {
            const auto shown = parse_shown_text(text);
            if (!shown) return Rejection::syntax;
            const metrology::Unit* unit = shown->unit.empty() ? &unit_ : nullptr;
            for (const auto symbol : known_units)
                if (shown->unit == symbol) unit = &unit_row(symbol);
            if (unit == nullptr) {
                open_.answered();
                event(line, DeviceEvent::Kind::fault,
                      "the gauge shows the unit '" + std::string(shown->unit) + "': set it to N, kN or mN", out);
                return Rejection::syntax;
            }
            if (shown->value)
                show(indicated, *shown->value, *unit);
            else
                indicated.flags.add(Flag::no_value);
        }
        open_.answered();
        out.indications.push_back(indicated);
        event(line, DeviceEvent::Kind::accepted, next && next->zeroing ? "zero" : "reading", out);
        return std::nullopt;
    }

    const metrology::Unit& unit_;
    Measurand shown_ = Measurand::force;
    bool zeroing_ = false;
    OpenRequests<Request> open_;
};

constexpr std::chrono::milliseconds answer_time{1'000};
constexpr std::array measurands{Measurand::force, Measurand::peak_force};
constexpr std::array ranges{RangeInfo{Measurand::force, "-2500 N", "2500 N", "0.001 N"},
                            RangeInfo{Measurand::peak_force, "-2500 N", "2500 N", "0.001 N"}};

constexpr std::string_view mecmesin = "mecmesin";
constexpr std::array profiles{
    Profile{"dillon", "Dillon Quantrol AFG", "9600 8N1", ranges, answer_time},
    Profile{mecmesin, "Mecmesin AFG, CFG+: peaks can be asked for", "9600 8N1", ranges, answer_time},
};

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"unit", "N", "of a gauge that leaves the unit out: N, kN or mN"},
    OptionInfo{"direction", "tension", "of the peak: tension or compression"},
};

struct Set {
    const metrology::Unit* unit;
    char peak_key;
};

base::Result<Set> set_up(const Options& given) {
    if (auto fine = check_options(dillon_afg, given); !fine) return base::fail(fine.error());
    const std::string direction = option(dillon_afg, given, "direction");
    if (direction != "tension" && direction != "compression")
        return base::fail(ErrorCode::bad_value, "direction", "'" + direction + "'", "tension or compression");
    const std::string unit = option(dillon_afg, given, "unit");
    for (const auto symbol : known_units)
        if (unit == symbol)
            return Set{&unit_row(symbol), direction == "tension" ? show_tension_peak : show_compression_peak};
    return base::fail(ErrorCode::bad_value, "unit", "'" + unit + "'", "N, kN or mN");
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    const auto set = set_up(given);
    if (!set) return base::fail(set.error());
    return std::make_unique<AfgDecoder>(*set->unit);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto set = set_up(given);
    if (!set) return base::fail(set.error());
    CommandTable table{
        {Command::read_now, "?", true},
        {Command::zero, "\x05?", true},        // Ctrl-E, the key ZERO; the answer proves that it was read
        {Command::reset_peak, "\x04?", true},  // Ctrl-D, the key RESET
        {Command::stop, "?", true},
    };
    if (profile_of(dillon_afg, given).id == mecmesin)
        table.emplace_back(Command::read_peak, std::string(1, set->peak_key) + question + show_force, true);
    return exchange_from(table, dillon_afg.id, order, answer_time);
}

std::vector<Exchange> identification(const Options&) { return {}; }

}  // namespace

const Driver dillon_afg{"dillon-afg",
                        "Force gauge Dillon Quantrol AFG, Mecmesin AFG",
                        "force-gauge",
                        measurands,
                        profiles,
                        options,
                        make_decoder,
                        exchange,
                        identification,
                        "force",
                        Probe{"?", std::chrono::milliseconds(500)},
                        false};

}  // namespace velocert::instruments
