// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/described/described_decoder.h"

#include <algorithm>
#include <utility>

#include "instruments/drivers/described/frame_reading.h"
#include "instruments/drivers/shown_text.h"

namespace velocert::instruments {
namespace {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Direction;
using metrology::Flag;
using metrology::Indication;
using metrology::Rejection;

// A request that grows longer than this without becoming one of the instrument's was none.
constexpr std::size_t longest_request = 256;

std::string_view as_text(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Why there is no value, and nothing of how a value would be.
metrology::Flags only_why(metrology::Flags flags) {
    metrology::Flags out;
    for (const auto flag : {Flag::over_range, Flag::under_range, Flag::no_value})
        if (flags.has(flag)) out.add(flag);
    return out;
}

/// Whether `text` is that command with a value in it, whole; or could still become it.
enum class Likeness : std::uint8_t { none, begun, whole };
Likeness likeness(std::string_view text, const DescribedCommand& command) {
    const std::string_view before = command.before;
    if (text.size() < before.size()) return before.starts_with(text) ? Likeness::begun : Likeness::none;
    if (!text.starts_with(before)) return Likeness::none;
    text.remove_prefix(before.size());
    if (command.unit != nullptr) {
        const auto value = std::min(text.find_first_not_of("0123456789.-"), text.size());
        if (value == text.size()) return Likeness::begun;
        text.remove_prefix(value);
    }
    if (text == command.behind) return Likeness::whole;
    return std::string_view(command.behind).starts_with(text) ? Likeness::begun : Likeness::none;
}

}  // namespace

DescribedDecoder::DescribedDecoder(std::shared_ptr<const Description> description, std::string_view profile,
                                   ReadingRule rule)
    : description_(std::move(description)), rule_(rule), lines_(description_->longest) {
    for (const auto& message : description_->messages)
        active_.push_back(message.since <= static_cast<int>(rule) &&
                          (message.until == 0 || message.until >= static_cast<int>(rule)) &&
                          (message.profiles.empty() || std::find(message.profiles.begin(), message.profiles.end(),
                                                                 profile) != message.profiles.end()));
    held_.reserve(description_->length);
    request_.reserve(longest_request);
}

void DescribedDecoder::feed(Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
                            Decoded& out) {
    if (bytes.empty()) return;
    if (direction == Direction::received) {
        sending_ = false;
        received(bytes, arrival_ns, out);
        return;
    }
    watching_ = true;
    // What began before the request cannot answer it, unless the instrument talks all the time. Once for each request,
    // into however many pieces it is cut.
    if (description_->lines && stream_ == nullptr && !sending_)
        lines_.finish([&](const RawFrame& raw) { line(raw, arrival_ns, out); });
    sending_ = true;
    sent(bytes);
}

void DescribedDecoder::finish(Decoded& out) {
    lines_.finish([&](const RawFrame& raw) { line(raw, Indication::no_time, out); });
    while (!held_.empty()) drop(Rejection::truncated, Indication::no_time, out);
    end_run(Indication::no_time, out);
}

// ---- what the program sends ----

void DescribedDecoder::sent(std::span<const std::uint8_t> bytes) {
    for (const auto byte : bytes) {
        if (request_.size() == longest_request) request_.clear();
        request_ += static_cast<char>(byte);
        bool begun = false;
        const DescribedCommand* whole = nullptr;
        for (const auto* list : {&description_->commands, &description_->identification})
            for (const auto& command : *list) {
                const auto like = likeness(request_, command);
                begun = begun || like == Likeness::begun;
                if (like == Likeness::whole && whole == nullptr) whole = &command;
            }
        if (whole != nullptr) {
            asked(*whole);
            request_.clear();
        } else if (!begun) {
            request_.clear();
        }
    }
}

void DescribedDecoder::answered(const DescribedCommand& command, const Message& message) {
    for (const auto& other : description_->commands)
        if (!other.ahead.empty() && other.ahead == command.before)
            ahead_[other.ahead] = {index_of(message) == other.ahead_answer,
                                   message.event ? filled(message.event->text, &command) : std::string()};
}

bool DescribedDecoder::counts(const DescribedCommand& command) const {
    const auto told = ahead_.find(command.ahead);
    return command.ahead.empty() || rule_ < ReadingRule::fifth || told == ahead_.end() || told->second.counts;
}

void DescribedDecoder::asked(const DescribedCommand& command) {
    for (const auto& other : description_->commands)
        if (!other.ahead.empty() && other.ahead == command.before) ahead_[other.ahead] = {};
    if (command.stream) {
        stream_ = &command;
        return;
    }
    if (command.name == "stop") stream_ = nullptr;
    if (command.answers.empty()) return;
    const bool unmistakable = std::all_of(command.answers.begin(), command.answers.end(), [&](std::size_t index) {
        const auto& event = description_->messages[index].event;
        return event && event->kind == DeviceEvent::Kind::identity;
    });
    answers_ = 0;
    // What is asked once more has been given up: it is still one question.
    if (unmistakable)
        open_.synchronise({&command});
    else if (!open_.holds([&](const Asked& asked) { return asked.command == &command; }))
        open_.push({&command});
}

// ---- what the instrument sends ----

void DescribedDecoder::received(std::span<const std::uint8_t> bytes, std::int64_t arrival_ns, Decoded& out) {
    if (description_->lines) {
        lines_.feed(bytes, [&](const RawFrame& raw) { line(raw, arrival_ns, out); });
        return;
    }
    const std::string_view start = description_->start;
    for (const auto byte : bytes) {
        held_ += static_cast<char>(byte);
        ++offset_;
        while (!held_.empty()) {
            if (!start.starts_with(std::string_view(held_).substr(0, start.size()))) {
                drop(run_.length == 0 ? Rejection::garbage : run_.reason, arrival_ns, out);
                continue;
            }
            if (held_.size() < description_->length) break;
            const Frame frame{held_, offset_ - held_.size(), static_cast<std::uint32_t>(held_.size()), arrival_ns};
            const auto wrong = fixed(frame, out);
            if (!wrong) {
                held_.clear();
            } else if (*wrong == Rejection::late || *wrong == Rejection::refused) {
                // A good frame that counts for nothing goes as a whole.
                end_run(arrival_ns, out);
                out.rejected.push_back({*wrong, arrival_ns, frame.offset, frame.length});
                held_.clear();
            } else {
                end_run(arrival_ns, out);
                drop(*wrong, arrival_ns, out);
            }
        }
    }
}

void DescribedDecoder::drop(Rejection reason, std::int64_t arrival_ns, Decoded& out) {
    if (run_.length > 0 && run_.reason != reason) end_run(arrival_ns, out);
    if (run_.length == 0) {
        run_.reason = reason;
        run_.offset = offset_ - held_.size();
    }
    ++run_.length;
    held_.erase(0, 1);
}

void DescribedDecoder::end_run(std::int64_t arrival_ns, Decoded& out) {
    if (run_.length > 0) out.rejected.push_back({run_.reason, arrival_ns, run_.offset, run_.length});
    run_.length = 0;
}

void DescribedDecoder::line(const RawFrame& raw, std::int64_t arrival_ns, Decoded& out) {
    const Frame frame{as_text(raw.bytes), raw.offset, raw.length, arrival_ns};
    const std::size_t before = out.indications.size();
    auto wrong = [&]() -> std::optional<Rejection> {
        if (raw.too_long) return Rejection::length;
        if (raw.cut) return Rejection::truncated;
        const auto strange = [](char c) { return (c < 0x20 || c > 0x7E) && c != 0x06 && c != 0x15; };
        if (std::any_of(frame.text.begin(), frame.text.end(), strange)) return Rejection::garbage;
        return whole(frame, out);
    }();
    // It has answered its request, but half a number is none.
    if (!wrong && raw.tail && out.indications.size() > before) {
        out.indications.resize(before);
        wrong = Rejection::truncated;
    }
    if (wrong) out.rejected.push_back({*wrong, arrival_ns, raw.offset, raw.length});
}

std::optional<Rejection> DescribedDecoder::whole(const Frame& frame, Decoded& out) {
    const Message* found = nullptr;
    for (const auto& message : description_->messages) {
        if (!fits(message, frame.text)) continue;
        const bool expected = open_.holds([&](const Asked& asked) {
            const auto& expects = asked.command->answers;
            return std::find(expects.begin(), expects.end(), index_of(message)) != expects.end();
        });
        if (message.only_asked && !expected) continue;
        if (found == nullptr || expected) found = &message;
        if (expected) break;
    }
    if (found == nullptr) return Rejection::syntax;
    // The values of another message may have been read on the way.
    if (!fits(*found, frame.text)) return Rejection::syntax;
    if (description_->check && !found->unchecked && !check_holds(frame.text)) return Rejection::checksum;
    return meant(frame, *found, out);
}

std::optional<Rejection> DescribedDecoder::fixed(const Frame& frame, Decoded& out) {
    if (!frame.text.ends_with(description_->end)) return Rejection::syntax;
    values_.clear();
    for (std::size_t i = 0; i < description_->fields.size(); ++i)
        if (!read_field(frame.text, description_->fields[i], values_[i])) return Rejection::syntax;
    if (description_->check && !check_holds(frame.text)) return Rejection::checksum;
    for (const auto& message : description_->messages) {
        if (!fits(message, frame.text)) continue;
        end_run(frame.arrival_ns, out);
        return meant(frame, message, out);
    }
    return Rejection::syntax;
}

bool DescribedDecoder::check_holds(std::string_view frame) const {
    const auto& check = *description_->check;
    const auto& field = values_[check.field];
    return field.present && frame_check_holds(frame, check, field.at, field.text);
}

bool DescribedDecoder::fits(const Message& message, std::string_view text) {
    if (!active_[index_of(message)]) return false;
    if (message.pattern && !message.pattern->matches(text, values_)) return false;
    return std::all_of(message.only_if.begin(), message.only_if.end(),
                       [&](const FieldCondition& condition) { return holds(condition); });
}

std::size_t DescribedDecoder::index_of(const Message& message) const {
    return static_cast<std::size_t>(&message - description_->messages.data());
}

std::optional<Rejection> DescribedDecoder::meant(const Frame& frame, const Message& message, Decoded& out) {
    const auto answers = [&](const DescribedCommand* command) {
        return command != nullptr &&
               std::find(command->answers.begin(), command->answers.end(), index_of(message)) != command->answers.end();
    };
    open_.skip_to([&](const Asked& asked) { return answers(asked.command); });
    const auto next = open_.next();
    const DescribedCommand* command = next && answers(next->command) ? next->command : nullptr;
    const bool free = message.unasked || answers(stream_);
    const bool synchronises = message.event && message.event->kind == DeviceEvent::Kind::identity;
    if (command != nullptr && open_.out_of_step() && !synchronises) command = nullptr;
    if (watching_ && command == nullptr && !free) return Rejection::late;

    const auto before = out.indications.size();
    if (command != nullptr) answered(*command, message);
    if (command != nullptr && !counts(*command)) {
        open_.answered();
        answers_ = 0;
        const auto& words = ahead_.find(command->ahead)->second.words;
        out.events.push_back({DeviceEvent::Kind::refused,
                              command->name + ": " + (words.empty() ? "what was asked ahead was not answered" : words),
                              frame.arrival_ns, frame.offset});
        return Rejection::refused;
    }
    if (const auto wrong = indicate(frame, message, out)) {
        if (*wrong == Rejection::syntax) foreign_unit(frame, message, out);
        out.indications.resize(before);
        return wrong;
    }
    bool done = false;
    if (command != nullptr && ++answers_ >= command->count) {
        open_.answered();
        answers_ = 0;
        done = true;
    }
    const bool reading = command == nullptr || command->name.starts_with("read-");
    // Taken for the answer to the question behind it, it would be recorded as a value of before that was asked.
    if (!reading && rule_ >= ReadingRule::fifth && !command->name.starts_with("identification"))
        out.indications.resize(before);
    if (message.event) {
        out.events.push_back(
            {message.event->kind, filled(message.event->text, command), frame.arrival_ns, frame.offset});
        if (message.event->kind == DeviceEvent::Kind::refused) return Rejection::refused;
        // It has answered, and what it said is told all the same: nobody has to wait for more.
        const bool told =
            command != nullptr && (command->name == "stop" || command->name.starts_with("identification"));
        if (done && told && message.event->kind == DeviceEvent::Kind::fault)
            out.events.push_back({DeviceEvent::Kind::accepted, command->name, frame.arrival_ns, frame.offset});
    } else if (done && !reading) {
        out.events.push_back({DeviceEvent::Kind::accepted, command->name, frame.arrival_ns, frame.offset});
    }
    return std::nullopt;
}

void DescribedDecoder::foreign_unit(const Frame& frame, const Message& message, Decoded& out) const {
    for (const auto& give : message.gives) {
        if (!give.unit_field || !values_[give.value].present || unit_of(give, values_) != nullptr) continue;
        std::string known;
        for (const auto& [text, unit] : give.units) {
            const std::string symbol = std::string(unit->symbol) + ", ";
            if ((", " + known).find(", " + symbol) == std::string::npos) known += symbol;
        }
        known.resize(known.empty() ? 0 : known.size() - 2);
        out.events.push_back(
            {DeviceEvent::Kind::fault,
             "it shows '" + std::string(without_blanks(values_[*give.unit_field].text)) + "'; set it to " + known,
             frame.arrival_ns, frame.offset});
        return;
    }
}

std::optional<Rejection> DescribedDecoder::indicate(const Frame& frame, const Message& message, Decoded& out) const {
    metrology::Flags flags;
    bool any = false;
    for (const auto& rule : message.flags)
        if (!rule.when || holds(*rule.when)) flags.add(rule.flag);
    const bool without = flags.has(Flag::over_range) || flags.has(Flag::under_range) || flags.has(Flag::no_value);
    if (without && rule_ >= ReadingRule::fifth) flags = only_why(flags);  // where no value is none is at rest
    for (const auto& give : message.gives) {
        if (give.only_if && !holds(*give.only_if)) continue;
        Indication indication;
        indication.measurand = give.measurand;
        indication.flags = flags;
        indication.arrival_ns = frame.arrival_ns;
        indication.offset = frame.offset;
        indication.length = frame.length;
        if (!without) {
            const auto reading = read_value(give, values_, give.negative && holds(*give.negative), rule_);
            if (!reading) return Rejection::syntax;
            if (reading->flag) {
                indication.flags.add(*reading->flag);
            } else {
                indication.value = reading->value;
                indication.resolution = reading->resolution;
                indication.unit = reading->unit;
            }
        }
        out.indications.push_back(indication);
        any = true;
    }
    if (!any && !message.event) return Rejection::syntax;
    return std::nullopt;
}

std::string DescribedDecoder::filled(const std::string& text, const DescribedCommand* command) const {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto open = text.find('{', at);
        const auto close = open == std::string::npos ? open : text.find('}', open);
        if (close == std::string::npos) return out + text.substr(at);
        out += text.substr(at, open - at);
        const auto name = text.substr(open + 1, close - open - 1);
        if (name == "command") {
            out += command == nullptr ? "" : command->name;
        } else {
            const auto known = std::find(description_->names.begin(), description_->names.end(), name);
            if (known != description_->names.end()) {
                const auto& value = values_[static_cast<std::size_t>(known - description_->names.begin())];
                out += without_blanks(value.text);
            }
        }
        at = close + 1;
        // What nothing stands in front of needs no colon.
        if (out.empty() && text.compare(at, 2, ": ") == 0) at += 2;
    }
    return out;
}

bool DescribedDecoder::holds(const FieldCondition& condition) const {
    const auto& value = values_[condition.field];
    if (!value.present) return std::find(condition.is.begin(), condition.is.end(), "") != condition.is.end();
    return std::any_of(condition.is.begin(), condition.is.end(),
                       [&](const std::string& text) { return field_is(value, text); });
}

}  // namespace velocert::instruments
