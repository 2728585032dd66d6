// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/balances/mt_sics_requests.h"

#include <algorithm>

namespace velocert::instruments {
namespace {

struct CommandRow {
    std::string_view word;
    SicsRequest request;
};
constexpr std::array command_words{
    CommandRow{"@", SicsRequest::cancel},       CommandRow{"S", SicsRequest::value},
    CommandRow{"SI", SicsRequest::value},       CommandRow{"Z", SicsRequest::zero},
    CommandRow{"ZI", SicsRequest::zero_now},    CommandRow{"T", SicsRequest::tare},
    CommandRow{"TI", SicsRequest::tare_now},    CommandRow{"TA", SicsRequest::tare_value},
    CommandRow{"TAC", SicsRequest::tare_clear}, CommandRow{"I0", SicsRequest::commands},
    CommandRow{"I1", SicsRequest::levels},      CommandRow{"I2", SicsRequest::model},
    CommandRow{"I3", SicsRequest::software},    CommandRow{"I4", SicsRequest::serial},
    CommandRow{"D", SicsRequest::display},      CommandRow{"DW", SicsRequest::weight_display},
    CommandRow{"U", SicsRequest::unit},
};

// Twice the second within which a cancel is answered.
constexpr std::int64_t cancel_wait_ns = 2'000'000'000;

bool is_cancel(SicsRequest request) { return request == SicsRequest::cancel; }

/// Questions about the balance itself: nothing cancels them, and nobody else asks them.
bool is_question(SicsRequest request) {
    return request == SicsRequest::commands || request == SicsRequest::levels || request == SicsRequest::model ||
           request == SicsRequest::software;
}

}  // namespace

std::string_view name(SicsRequest request) {
    switch (request) {
        case SicsRequest::cancel: return "cancel";
        case SicsRequest::value: return "value";
        case SicsRequest::zero:
        case SicsRequest::zero_now: return "zero";
        case SicsRequest::tare:
        case SicsRequest::tare_now: return "tare";
        case SicsRequest::tare_value: return "tare-value";
        case SicsRequest::tare_clear: return "tare-clear";
        case SicsRequest::commands: return "commands";
        case SicsRequest::levels: return "levels";
        case SicsRequest::model: return "model";
        case SicsRequest::software: return "software";
        case SicsRequest::serial: return "serial";
        case SicsRequest::display: return "display";
        case SicsRequest::weight_display: return "weight-display";
        case SicsRequest::unit: return "unit";
    }
    return "unknown";
}

void SicsRequests::at(std::int64_t time_ns) {
    now_ns_ = time_ns;
    if (time_ns < 0 || count_ == 0) return;
    erase_if([&](const Open& open) {
        return is_cancel(open.request) && open.time_ns >= 0 && time_ns - open.time_ns > cancel_wait_ns;
    });
}

void SicsRequests::sent(std::span<const std::uint8_t> bytes) {
    for (const auto byte : bytes) {
        watching_ = true;
        if (byte == '\n') {
            line();
            line_length_ = 0;
        } else if (byte != '\r' && line_length_ < line_.size()) {
            line_[line_length_++] = static_cast<char>(byte);
        }
    }
}

void SicsRequests::line() {
    const std::string_view text(line_.data(), line_length_);
    const std::string_view word = text.substr(0, text.find(' '));
    if (word == "SIR" || word == "SR") {
        stream_ = true;
        return;
    }
    for (const auto& row : command_words) {
        if (row.word != word) continue;
        // A new weight request or a cancel ends the stream; other commands leave it running.
        if (row.request == SicsRequest::value || row.request == SicsRequest::cancel) stream_ = false;
        // What was open before a cancel will not be answered any more.
        if (is_cancel(row.request)) erase_if([](const Open& open) { return !is_cancel(open.request); });
        push(row.request);
    }
}

template <typename Condition>
void SicsRequests::erase_if(Condition condition) {
    const auto last = std::remove_if(open_.begin(), open_.begin() + static_cast<std::ptrdiff_t>(count_), condition);
    count_ = static_cast<std::size_t>(last - open_.begin());
}

void SicsRequests::push(SicsRequest request) {
    if (count_ == capacity) drop_first(1);
    open_[count_++] = {request, now_ns_};
}

void SicsRequests::drop_first(std::size_t count) {
    std::copy(open_.begin() + static_cast<std::ptrdiff_t>(count), open_.begin() + static_cast<std::ptrdiff_t>(count_),
              open_.begin());
    count_ -= count;
}

std::size_t SicsRequests::find(SicsRequest request) const {
    for (std::size_t i = 0; i < count_; ++i) {
        if (open_[i].request == request) return i;
        // The balance answers in order: a weight that comes before the cancel's own answer is one from before it. But
        // the answer to a question behind it shows that the cancel itself was lost.
        if (is_cancel(open_[i].request) && !is_question(request)) break;
    }
    return capacity;
}

bool SicsRequests::take_value() {
    if (!watching_) return true;
    if (stream_ && (count_ == 0 || find(SicsRequest::cancel) == capacity)) return true;
    return take(SicsRequest::value);
}

bool SicsRequests::take(SicsRequest request) {
    if (!watching_) return true;
    const std::size_t at = find(request);
    if (at == capacity) return false;
    // Answers come in order, so what stood in front will not be answered any more.
    drop_first(at + 1);
    return true;
}

bool SicsRequests::open(SicsRequest request) const { return !watching_ || find(request) != capacity; }

bool SicsRequests::take_oldest(std::string_view& request_name) {
    if (count_ > 0) {
        request_name = name(open_[0].request);
        drop_first(1);
        return true;
    }
    if (stream_) {
        request_name = "stream";
        stream_ = false;
        return true;
    }
    request_name = {};
    return !watching_;
}

void SicsRequests::clear() {
    count_ = 0;
    stream_ = false;
}

}  // namespace velocert::instruments
