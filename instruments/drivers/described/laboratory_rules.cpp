// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/described/laboratory_rules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string_view>

#include "core/base/json_members.h"
#include "core/metrology/quantity.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;

constexpr std::array<std::string_view, 8> powering{"output-on", "set-voltage", "set-current-limit", "set-current",
                                                   "set-power", "set-torque",  "set-speed",         "set-resistance"};
constexpr std::array<std::string_view, 4> powered_kinds{"source", "load", "safety-tester", "dynamometer"};
constexpr std::array<std::string_view, 2> stopping{"stop", "output-off"};
// Beginnings of commands that set or start something, in the languages most instruments speak.
constexpr std::array<std::string_view, 11> acting{"OUTP", "INP",  "SOUR", "VOLT", "CURR", "*RST",
                                                  "*TRG", "INIT", "TEST", "STAR", "*SAV"};

template <typename Names>
bool among(const Names& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

/// Goes through a description that has been read before, so that members are where they belong.
class Rules {
  public:
    Rules(const Json& json, const std::string& source) : json_(json), source_(source) {}

    base::Result<void> check() {
        const bool modbus = base::text_of(json_, "protocol") == "modbus";
        each("profiles", [&](const Json& profile, const std::string& place) {
            each_of(profile.find("ranges"), place + "/ranges",
                    [&](const Json& range, const std::string& where) { check_range(range, where); });
        });
        if (!modbus) {
            check_power();
            check_probe();
            check_frame();
            each("messages", [&](const Json& message, const std::string& place) { check_message(message, place); });
            each("identification",
                 [&](const Json& one, const std::string& place) { within(one, place, "answers", 1, 100); });
        }
        return std::move(done_);
    }

  private:
    void refuse(const Json& at, const std::string& place, std::string_view key, ErrorCode code, std::string found,
                std::string expected) {
        if (!done_) return;
        JsonReader reader(at, source_, place);
        done_ = base::fail(code, reader.where(key), std::move(found), std::move(expected));
    }

    template <typename Each>
    void each_of(const Json* list, const std::string& place, const Each& look) {
        if (list == nullptr || list->items() == nullptr) return;
        for (std::size_t i = 0; i < list->items()->size(); ++i)
            look((*list->items())[i], place + '/' + std::to_string(i));
    }
    template <typename Each>
    void each(std::string_view key, const Each& look) {
        each_of(json_.find(key), '/' + std::string(key), look);
    }

    void within(const Json& at, const std::string& place, std::string_view key, std::int64_t low, std::int64_t high) {
        const Json* const value = at.find(key);
        if (value == nullptr || value->number() == nullptr) return;
        const auto& digits = value->number()->digits;
        std::int64_t number = 0;
        const auto [end, bad] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (bad != std::errc() || end != digits.data() + digits.size() || number < low || number > high)
            refuse(at, place, key, ErrorCode::bad_value, digits,
                   "a whole number from " + std::to_string(low) + " to " + std::to_string(high));
    }

    void check_range(const Json& range, const std::string& place) {
        const auto value = [&](std::string_view key) {
            const auto written = metrology::WrittenQuantity::parse(base::text_of(range, key));
            return written ? written->value().base() : std::int64_t{0};
        };
        if (value("low") >= value("high"))
            refuse(range, place, "high", ErrorCode::bad_value, base::text_of(range, "high"), "more than low");
        const auto step = metrology::WrittenQuantity::parse(base::text_of(range, "resolution"));
        if (step && step->number().mantissa() <= 0)
            refuse(range, place, "resolution", ErrorCode::bad_value, step->text(), "more than nothing");
    }

    // ---- power ----

    [[nodiscard]] const Json* message(std::string_view name) const {
        const Json* const messages = json_.find("messages");
        if (messages == nullptr || messages->items() == nullptr) return nullptr;
        for (const auto& one : *messages->items())
            if (base::text_of(one, "name") == name) return &one;
        return nullptr;
    }

    /// An answer that tells what became of the order, and not only who answers.
    [[nodiscard]] bool tells(const Json& command) const {
        const Json* const answers = command.find("answer");
        if (answers == nullptr || answers->items() == nullptr) return false;
        return std::ranges::any_of(*answers->items(), [&](const Json& answer) {
            const Json* const one = answer.string() != nullptr ? message(*answer.string()) : nullptr;
            const Json* const event = one != nullptr ? one->find("event") : nullptr;
            return one != nullptr &&
                   (one->find("gives") != nullptr || (event != nullptr && base::text_of(*event, "kind") == "accepted"));
        });
    }

    void check_power() {
        const Json* const flag = json_.find("energises");
        const bool energises = flag != nullptr && flag->boolean() != nullptr && *flag->boolean();
        const std::string kind = base::text_of(json_, "kind");
        const std::string expected =
            "\"energises\": true, so that a watchdog stands by, and a safety tester waits for its interlock";
        const Json* const commands = json_.find("commands");
        const bool talks = commands != nullptr && commands->members() != nullptr;
        if (!energises && among(powered_kinds, kind) && talks)
            refuse(json_, "", "kind", ErrorCode::missing_field, "a " + kind + " without \"energises\"", expected);
        if (!talks) return;
        for (const auto& [name, command] : *commands->members()) {
            const std::string place = "/commands/" + name;
            within(command, place, "answers", 1, 100);
            if (!energises && among(powering, name))
                refuse(command, place, {}, ErrorCode::missing_field, '"' + name + "\" without \"energises\"", expected);
            if (energises && among(stopping, name) && !tells(command))
                refuse(command, place, {}, ErrorCode::missing_field, "nothing tells that \"" + name + "\" was done",
                       "an \"answer\" with a message that gives a value or the event accepted: power that nobody can "
                       "confirm to be off is not switched on");
        }
    }

    // ---- questions to strangers ----

    static bool acts(std::string_view request) {
        std::string piece;
        const auto bad = [&] {
            const bool word =
                std::ranges::any_of(acting, [&](std::string_view one) { return piece.find(one) != std::string::npos; });
            return word && piece.find('?') == std::string::npos;
        };
        for (const char c : request) {
            if (c == ';' || c == '\r' || c == '\n') {
                if (bad()) return true;
                piece.clear();
                continue;
            }
            piece += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        }
        return bad();
    }

    void check_probe() {
        const Json* const probe = json_.find("probe");
        if (probe == nullptr) return;
        const std::string question = base::text_of(*probe, "send");
        if (question.empty()) return;
        const std::string expected =
            "what one of \"identification\" or \"read-now\" sends, and no other command: it goes to every port that is "
            "tried, to whatever listens there";
        bool identifies = false;
        each("identification", [&](const Json& one, const std::string&) {
            identifies = identifies || base::text_of(one, "send") == question;
        });
        if (acts(question))
            refuse(*probe, "/probe", "send", ErrorCode::bad_value, "it sets or starts something", expected);
        const Json* const commands = json_.find("commands");
        const bool talks = commands != nullptr && commands->members() != nullptr;
        const Json* const reads = talks ? commands->find("read-now") : nullptr;
        if (!identifies && (reads == nullptr || base::text_of(*reads, "send") != question))
            refuse(*probe, "/probe", "send", ErrorCode::bad_value, "it is no question of this description", expected);
        if (!talks) return;
        for (const auto& [name, command] : *commands->members()) {
            // What ends a meter's doing is often a question that changes nothing.
            if (name == "read-now" || name == "read-stable" || name == "stop") continue;
            const auto sent = base::text_of(command, "send");
            if (!sent.empty() && (sent.starts_with(question) || question.starts_with(sent)))
                refuse(*probe, "/probe", "send", ErrorCode::bad_value, "it is what \"" + name + "\" sends", expected);
        }
    }

    // ---- figures and checks ----

    void check_frame() {
        if (const Json* const frame = json_.find("frame")) {
            within(*frame, "/frame", "longest", 2, 4'096);
            each_of(frame->find("fields"), "/frame/fields", [&](const Json& field, const std::string& place) {
                within(field, place, "high", 0, 7);
                within(field, place, "low", 0, 7);
            });
        }
        if (const Json* const check = json_.find("checksum")) {
            within(*check, "/checksum", "from", 0, 4'096);
            within(*check, "/checksum", "gap", 0, 16);
        }
    }

    void check_message(const Json& one, const std::string& place) {
        each_of(one.find("gives"), place + "/gives", [&](const Json& given, const std::string& where) {
            within(given, where, "decimals", 0, 9);
            const Json* const units = given.find("units");
            if (units != nullptr && units->members() != nullptr && units->members()->empty())
                refuse(given, where, "units", ErrorCode::missing_field, "no units",
                       "what the instrument writes for each");
        });
        const Json* const check = json_.find("checksum");
        const std::string pattern = base::text_of(one, "pattern");
        if (check == nullptr || pattern.empty()) return;
        const std::string field = '{' + base::text_of(*check, "field") + ':';
        if (pattern.find(field) == std::string::npos)
            refuse(one, place, "pattern", ErrorCode::missing_field,
                   "no field '" + base::text_of(*check, "field") + "' for the check, without which no line is accepted",
                   "the check in every line");
    }

    const Json& json_;
    const std::string& source_;
    base::Result<void> done_;
};

}  // namespace

base::Result<void> check_laboratory_rules(const Json& json, const std::string& source) {
    return Rules(json, source).check();
}

}  // namespace velocert::instruments
