// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/modbus/modbus_decoder.h"

#include <algorithm>
#include <utility>

namespace velocert::instruments {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Direction;
using metrology::Indication;
using metrology::Rejection;

namespace {

constexpr std::size_t shortest = 5;

bool single_write(std::uint8_t function) {
    return function == modbus_function::write_coil || function == modbus_function::write_register;
}

}  // namespace

ModbusDecoder::ModbusDecoder(ModbusMap map, bool echo)
    : map_(std::move(map)), echo_(echo), in_step_(modbus_in_step(map_)) {
    held_.reserve(most_held);
    sent_.reserve(modbus_longest);
    request_.reserve(modbus_longest);
    for (const auto& poll : map_.polls) {
        polls_.push_back({static_cast<std::uint8_t>(map_.address), poll.function, poll.start, poll.count, 0});
        round_.push_back({!map_.before_fifth && modbus_only_status(map_, poll), std::nullopt});
    }
}

void ModbusDecoder::feed(Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
                         Decoded& out) {
    if (bytes.empty()) return;
    if (direction == Direction::received) {
        for (const auto byte : bytes) received(byte, arrival_ns, out);
        return;
    }
    // What has not become an answer by now belongs to nothing that is asked from here on.
    flush(arrival_ns, out);
    watching_ = true;
    for (const auto byte : bytes) sent(byte);
}

void ModbusDecoder::finish(Decoded& out) { flush(Indication::no_time, out); }

void ModbusDecoder::sent(std::uint8_t byte) {
    open_.reset();
    echo_due_ = false;
    sent_.push_back(byte);
    const auto length = modbus_request_length(sent_);
    if (length == 0U) sent_.erase(sent_.begin());
    if (!length || *length == 0 || sent_.size() < *length) return;
    const auto question = parse_modbus_request(sent_);
    if (question) {
        request_ = sent_;
        echo_due_ = echo_;
        if (question->address != 0) open_ = *question;
        if (!polls_.empty() && *question == polls_.front())
            for (auto& one : round_) one.told.reset();
        if (modbus_writes(question->function)) {
            last_write_ = *question;
            const std::size_t from = single_write(question->function) ? 4 : 7;
            last_written_.assign(sent_.begin() + static_cast<std::ptrdiff_t>(from), sent_.end() - 2);
            for (const auto& action : map_.actions)
                for (const auto& write : action.writes)
                    if (!write.value && write.function == question->function && write.number == question->start)
                        ordered_ = Ordered{write.number, last_written_};
        }
    }
    sent_.clear();
}

// ---- received bytes ----

void ModbusDecoder::received(std::uint8_t byte, std::int64_t arrival_ns, Decoded& out) {
    held_.push_back(byte);
    if (take_echo(arrival_ns, out) || find_answer(arrival_ns, out)) return;
    find_damage(arrival_ns, out);
    if (held_.size() >= most_held) reject(Rejection::garbage, held_.size(), arrival_ns, out);
}

bool ModbusDecoder::take_echo(std::int64_t arrival_ns, Decoded& out) {
    const bool same = held_.size() <= request_.size() && std::equal(held_.begin(), held_.end(), request_.begin());
    if (echo_due_) {
        if (same && held_.size() == request_.size()) {
            echoed_ = held_.size();
            echo_due_ = false;
        }
        if (same) return true;
        echo_due_ = false;
        return false;
    }
    // An echo nobody spoke of. A single write is answered by its own bytes, so there it cannot be told.
    if (!same || held_.size() != request_.size() || !open_ || single_write(open_->function)) return false;
    if (!std::exchange(echo_told_, true))
        out.events.push_back({DeviceEvent::Kind::fault,
                              "the line gives back what is sent (local echo): switch it off at the adapter, or set the "
                              "option echo=yes",
                              arrival_ns, offset_});
    reject(Rejection::garbage, held_.size(), arrival_ns, out);
    return true;
}

void ModbusDecoder::expect_end(std::size_t at) {
    const auto length = modbus_answer_length(std::span<const std::uint8_t>(held_).subspan(at));
    also_begins_[at] = 0;
    ends_[at] = 0;
    if (!length || *length == 0) return;
    ends_[at] = static_cast<std::uint16_t>(at + *length);
    const auto place = static_cast<std::uint16_t>(at + 1);
    // The earlier beginning stays ahead.
    auto* last = &begins_[at + *length];
    while (*last != 0) last = &also_begins_[*last - 1U];
    *last = place;
}

void ModbusDecoder::forget_ends() {
    for (std::size_t at = 0; at < expected_; ++at) begins_[ends_[at]] = 0;
    expected_ = 0;
}

bool ModbusDecoder::find_answer(std::int64_t arrival_ns, Decoded& out) {
    constexpr std::size_t telling = 3;  // bytes that tell the length of a frame
    const auto held = std::span<const std::uint8_t>(held_);
    for (; expected_ + telling <= held.size(); ++expected_) expect_end(expected_);
    // Only what says itself that it ends here can be an answer: no byte of the rest is looked at again.
    for (std::size_t next = begins_[held.size()]; next != 0; next = also_begins_[next - 1U]) {
        const std::size_t at = next - 1;
        const auto frame = held.subspan(at);
        if (at < echoed_) continue;
        std::optional<ModbusQuestion> question;
        if (open_ && open_->answered_by(frame)) question = open_;
        if (!watching_)
            for (const auto& poll : polls_)
                if (!question && poll.answered_by(frame)) question = poll;
        if (!question && !modbus_sum_is_right(frame)) continue;
        // What stands in front of it is no part of it.
        const bool alone = at == echoed_;
        const std::size_t front = alone ? 0 : at;
        if (front > 0) {
            reject(Rejection::garbage, front, arrival_ns, out);
            echoed_ = 0;
        }
        if (question) {
            const auto echo = alone ? echoed_ : 0U;
            const Answer answer{std::span<const std::uint8_t>(held_).subspan(echo), offset_,
                                static_cast<std::uint32_t>(held_.size()), arrival_ns};
            open_.reset();
            take(*question, answer, out);
            drop_all();
        } else {
            reject(Rejection::late, held_.size(), arrival_ns, out);
        }
        return true;
    }
    return false;
}

/// A frame that is the expected one in everything but its check sum.
void ModbusDecoder::find_damage(std::int64_t arrival_ns, Decoded& out) {
    const auto frame = std::span<const std::uint8_t>(held_).subspan(echoed_);
    const auto damaged = [&](const ModbusQuestion& question) {
        if (frame.size() == question.answer_length() && question.begins_answer(frame)) return true;
        return frame.size() == shortest && frame[0] == question.address &&
               frame[1] == (question.function | modbus_function::exception);
    };
    const bool is = open_ ? damaged(*open_)
                          : !watching_ && std::any_of(polls_.begin(), polls_.end(),
                                                      [&](const ModbusQuestion& poll) { return damaged(poll); });
    if (is) reject(Rejection::checksum, held_.size(), arrival_ns, out);
}

void ModbusDecoder::flush(std::int64_t arrival_ns, Decoded& out) {
    if (held_.empty()) return;
    const auto frame = std::span<const std::uint8_t>(held_).subspan(echoed_);
    const auto begins = [&](const ModbusQuestion& question) {
        if (frame.empty() || question.begins_answer(frame)) return true;
        return frame.size() < shortest && frame[0] == question.address && frame.size() > 1 &&
               frame[1] == (question.function | modbus_function::exception);
    };
    Rejection reason = Rejection::garbage;
    const auto length = modbus_answer_length(frame);
    if (open_ ? begins(*open_) : std::any_of(polls_.begin(), polls_.end(), begins))
        reason = Rejection::truncated;
    else if (length && *length > 0 && frame.size() >= *length)
        reason = Rejection::checksum;
    reject(reason, held_.size(), arrival_ns, out);
}

void ModbusDecoder::reject(Rejection reason, std::size_t count, std::int64_t arrival_ns, Decoded& out) {
    out.rejected.push_back({reason, arrival_ns, offset_, static_cast<std::uint32_t>(count)});
    if (count == held_.size()) {
        drop_all();
        return;
    }
    held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(count));
    offset_ += count;
    forget_ends();
}

void ModbusDecoder::drop_all() {
    offset_ += held_.size();
    held_.clear();
    forget_ends();
    echoed_ = 0;
}

}  // namespace velocert::instruments
