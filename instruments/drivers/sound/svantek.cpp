// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/sound/svantek.h"

#include <algorithm>
#include <array>

#include "instruments/drivers/bytes_decoder.h"
#include "instruments/drivers/command_table.h"
#include "instruments/drivers/shown_text.h"
#include "instruments/drivers/sound/sound_value.h"
#include "instruments/protocol/open_requests.h"
#include "instruments/protocol/scpi.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Measurand;
using metrology::Rejection;
using sequence::Command;

constexpr std::size_t longest_answer = 500;
// [M] The letters of the identity are not in the source; a meter that does not know them answers '?'.
constexpr std::string_view identity_question = "#1,U?,N?,W?;";

/// "#2,1,M84.2,S61.0,R63.3;": M is the maximum, S the level; V and v are the flags for over and under the range; '?'
/// stands where the meter has no result.
class SvantekDecoder final : public BytesDecoder {
  public:
    explicit SvantekDecoder(char channel) : BytesDecoder(Talk::answer, longest_answer), channel_(channel) {}

  private:
    enum class Request : std::uint8_t { identity, levels };

    void sent(std::span<const std::uint8_t> bytes) override {
        for (const auto byte : bytes) {
            question_ += static_cast<char>(byte);
            // Byte by byte, so that it does not matter in what pieces the bytes were sent.
            if (question_.size() > longest_answer) question_.clear();
            if (byte != ';') continue;
            if (question_.starts_with("#1")) open_.synchronise(Request::identity);
            // Asked again: one answer is enough.
            if (question_.starts_with("#2") && open_.last() != Request::levels) open_.push(Request::levels);
            question_.clear();
        }
    }

    Step step(const Pending& pending, Decoded& out) override {
        const auto bytes = pending.bytes.first(std::min(pending.bytes.size(), longest_answer));
        if (bytes[0] != '#') return rejected(1, Rejection::garbage);
        const auto end = std::find_if(bytes.begin() + 1, bytes.end(), [](auto b) { return b == ';' || b == '#'; });
        if (end == bytes.end()) return bytes.size() < longest_answer ? more() : rejected(1, Rejection::garbage);
        auto length = static_cast<std::size_t>(end - bytes.begin());
        if (*end == '#') return rejected(length, Rejection::truncated);
        const std::string_view text(reinterpret_cast<const char*>(bytes.data()) + 1, length - 1);
        ++length;
        // Line ends behind an answer belong to it as far as they are there already; otherwise they are passed over.
        const auto reason = answer(text, pending, length, out);
        return reason ? rejected(length, *reason) : taken(length);
    }

    std::optional<Rejection> answer(std::string_view text, const Pending& pending, std::size_t length, Decoded& out) {
        auto next = open_.next();
        if (!next && watching()) return Rejection::late;
        if (text.starts_with("1,")) {
            if (next && next != Request::identity) return Rejection::late;
            open_.answered();
            identity(text, pending, out);
            return std::nullopt;
        }
        if (open_.out_of_step()) return Rejection::late;
        if (next == Request::identity) {  // it stayed unanswered; this is to what was asked behind it
            open_.answered();
            if (!open_.next()) return Rejection::late;
        }
        const auto reason = levels(text, pending, length, out);
        if (!reason) open_.answered();
        return reason;
    }

    static void identity(std::string_view text, const Pending& pending, Decoded& out) {
        std::string model;
        std::string serial;
        std::string software;
        for (const auto field : scpi_fields(text, ',')) {
            if (field.starts_with('U')) model = field.substr(1);
            if (field.starts_with('N')) serial = field.substr(1);
            if (field.starts_with('W')) software = field.substr(1);
        }
        event(pending, DeviceEvent::Kind::identity, "Svantek|" + model + "|" + serial + "|" + software, out);
    }

    std::optional<Rejection> levels(std::string_view text, const Pending& pending, std::size_t length, Decoded& out) {
        const auto fields = scpi_fields(text, ',');
        if (fields.size() < 2 || fields[0] != "2") return Rejection::syntax;
        if (fields.size() == 2 && fields[1] == "?") {
            auto indicated = indication(pending, length, Measurand::sound_level);
            indicated.flags.add(Flag::no_value);
            out.indications.push_back(indicated);
            event(pending, DeviceEvent::Kind::accepted, "reading", out);
            return std::nullopt;
        }
        if (fields[1].size() != 1 || fields[1][0] != channel_) return Rejection::syntax;
        std::optional<Flag> beyond;
        for (const auto field : fields)
            if ((field.starts_with('V') || field.starts_with('v')) && field.substr(1) != "0" && field.substr(1) != "?")
                beyond = field.front() == 'V' || beyond == Flag::over_range ? Flag::over_range : Flag::under_range;
        const std::size_t before = out.indications.size();
        for (const auto field : std::span(fields).subspan(2)) {
            // A field begins with its letter: a digit there is the rest of a number with a comma in it.
            if (field.empty() || !is_letter(field[0])) return undo(before, out);
            if (field[0] != 'M' && field[0] != 'S') continue;
            auto indicated =
                indication(pending, length, field[0] == 'M' ? Measurand::maximum_sound_level : Measurand::sound_level);
            if (field == "M?" || field == "S?") {
                if (!beyond) indicated.flags.add(Flag::no_value);
            } else {
                const auto shown = parse_shown_text(field.substr(1));
                if (!shown || !shown->value || !shown->unit.empty()) return undo(before, out);
                if (!beyond) show_level(indicated, FrequencyWeighting::a, *shown->value);
            }
            if (beyond) indicated.flags.add(*beyond);
            out.indications.push_back(indicated);
        }
        if (out.indications.size() == before) return Rejection::syntax;
        event(pending, DeviceEvent::Kind::accepted, "reading", out);
        return std::nullopt;
    }

    static bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

    static Rejection undo(std::size_t before, Decoded& out) {
        out.indications.resize(before);
        return Rejection::syntax;
    }

    char channel_;
    OpenRequests<Request> open_;
    std::string question_;
};

constexpr std::chrono::milliseconds answer_time{2'000};

constexpr std::array profiles{
    Profile{"svan", "Svantek SVAN and SV sound level meters", "115200 8N1", level_ranges, answer_time},
    Profile{"svan-9600", "the same on a line of 9600 baud", "9600 8N1", level_ranges, answer_time},
};

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"channel", "1", "which of the meter's three profiles is read: the one set to weighting A and time F"},
    OptionInfo{"flags", "no", "yes: its flags for over and under the range are asked for too"},
};

struct Set {
    char channel;
    bool flags;
};

base::Result<Set> set_up(const Options& given) {
    if (auto fine = check_options(svantek, given); !fine) return base::fail(fine.error());
    const std::string channel = option(svantek, given, "channel");
    if (channel != "1" && channel != "2" && channel != "3")
        return base::fail(ErrorCode::bad_value, "channel", "'" + channel + "'", "1, 2 or 3");
    const std::string flags = option(svantek, given, "flags");
    if (flags != "yes" && flags != "no")
        return base::fail(ErrorCode::bad_value, "flags", "'" + flags + "'", "yes or no");
    return Set{channel[0], flags == "yes"};
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    const auto set = set_up(given);
    if (!set) return base::fail(set.error());
    return std::make_unique<SvantekDecoder>(set->channel);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto set = set_up(given);
    if (!set) return base::fail(set.error());
    const std::string question = std::string("#2,") + set->channel + (set->flags ? ",v?,V?,M?,S?,R?;" : ",M?,S?,R?;");
    const CommandTable table{
        {Command::read_now, question, true},
        {Command::read_peak, question, true},
        {Command::stop, std::string(identity_question), true},
    };
    return exchange_from(table, svantek.id, order, answer_time);
}

std::vector<Exchange> identification(const Options&) {
    return {Exchange{std::string(identity_question), true, std::chrono::milliseconds(1'000)}};
}

}  // namespace

const Driver svantek{"svantek",
                     "Sound level meter Svantek (SVAN 9xx, SV 97x)",
                     "sound-level-meter",
                     level_measurands,
                     profiles,
                     options,
                     make_decoder,
                     exchange,
                     identification,
                     "sound",
                     Probe{identity_question, std::chrono::milliseconds(500)},
                     false};

}  // namespace velocert::instruments
