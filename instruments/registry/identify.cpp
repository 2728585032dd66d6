// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/identify.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "instruments/registry/address_search.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using base::Result;
using std::chrono::milliseconds;

constexpr milliseconds read_step{50};
// After an answer this much silence means that it was all of it.
constexpr milliseconds answer_end{200};
constexpr milliseconds shortest_wait{120};
constexpr milliseconds shortest_listen{150};
// What sends by itself does so at least once in this time.
constexpr milliseconds shortest_stream{1'100};
constexpr std::size_t enough_heard = 800;
// Of the time for a pseudo-terminal; the rest is for its other rates.
constexpr double share_of_the_usual_rate = 0.6;
// A device of a shared line answers at once: question and answer take 35 ms at 4800 baud.
constexpr milliseconds frame_wait{80};

/// What ends a line comes first: an instrument that reads lines keeps the beginning of any other question, and would
/// not understand the next one.
constexpr int binary_rank = 4;
int question_rank(std::string_view question) {
    const bool text = std::all_of(question.begin(), question.end(), [](unsigned char c) {
        return std::isprint(c) != 0 || c == '\r' || c == '\n' || c == 0x1B;
    });
    if (!text) return binary_rank;
    if (question.ends_with("\r\n")) return 0;
    if (question.ends_with('\n')) return 1;
    if (question.ends_with('\r')) return 2;
    return 3;
}

void add_driver(LineAttempt& attempt, const Driver& driver) {
    if (std::find(attempt.drivers.begin(), attempt.drivers.end(), &driver) != attempt.drivers.end()) return;
    attempt.drivers.push_back(&driver);
    const std::string question(driver.probe.question);
    if (question.empty()) {
        attempt.listen = std::max(attempt.listen, driver.probe.patience);
        return;
    }
    const auto known = std::find_if(attempt.questions.begin(), attempt.questions.end(),
                                    [&](const std::string& asked) { return same_question(asked, question); });
    const auto at = known - attempt.questions.begin();
    if (known == attempt.questions.end()) {
        attempt.questions.push_back(question);
        attempt.patience.push_back(driver.probe.patience);
    } else {
        auto& patience = attempt.patience[static_cast<std::size_t>(at)];
        patience = std::max(patience, driver.probe.patience);
        // Both line ends together are understood by those that want one of them.
        auto& asked = attempt.questions[static_cast<std::size_t>(at)];
        if (question_rank(question) < question_rank(asked)) asked = question;
    }
}

void order_questions(LineAttempt& attempt) {
    std::vector<std::size_t> order(attempt.questions.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return question_rank(attempt.questions[a]) < question_rank(attempt.questions[b]);
    });
    LineAttempt sorted = attempt;
    for (std::size_t i = 0; i < order.size(); ++i) {
        sorted.questions[i] = attempt.questions[order[i]];
        sorted.patience[i] = attempt.patience[order[i]];
    }
    attempt = std::move(sorted);
}

bool is_binary(const Recognition& candidate) {
    const auto question = candidate.driver->probe.question;
    return !question.empty() && question_rank(question) == binary_rank;
}

/// Those that hear only CR keep what ended with LF alone, and would take the next question for its end.
constexpr int carriage_return_rank = 2;
constexpr std::string_view line_break = "\r";
constexpr std::string_view line_end = "\r\n";
constexpr int last_ended_rank = 3;  // and those of bytes behind it
bool leaves_half_a_line(const std::vector<Hearing>& hearings, std::string_view next) {
    return question_rank(next) == carriage_return_rank && !next.starts_with(line_break) && !hearings.empty() &&
           question_rank(hearings.back().question) == carriage_return_rank - 1;
}

bool answered(const std::vector<Hearing>& hearings, std::string_view question) {
    return std::any_of(hearings.begin(), hearings.end(), [&](const Hearing& hearing) {
        return !hearing.question.empty() && !hearing.heard.empty() && same_question(hearing.question, question);
    });
}

/// Some of these drivers' instruments have addresses and share a line.
bool shares_a_line(const LineAttempt& attempt) {
    return std::any_of(attempt.drivers.begin(), attempt.drivers.end(),
                       [](const Driver* driver) { return driver->answer_complete != nullptr; });
}

/// What may be asked by now, for something has shown values as this driver's instruments do and has not said who it is,
/// or not with which serial number. Where a person says which driver it is, a value is enough. Empty: nothing.
std::string name_to_ask(const std::vector<Recognition>& candidates, const std::vector<Hearing>& hearings,
                        bool one_driver) {
    if (candidates.empty()) return {};
    const auto& best = candidates.front();
    if (!best.values || (best.score < recognised_score && !one_driver)) return {};
    const bool without_serial = best.identity.serial.empty() && !best.driver->probe.serial.empty();
    if (best.identity.text() != "|||" && !without_serial) return {};
    for (auto& question : further_questions(*best.driver))
        if (std::ranges::none_of(hearings, [&](const Hearing& one) {
                return !one.question.empty() && same_question(one.question, question);
            }))
            return std::move(question);
    return {};
}

/// One look at a port: what has been found so far, and what there is time for.
class Looking {
  public:
    Looking(std::span<const Driver* const> drivers, const Search& search, const base::Clock& clock)
        : drivers_(drivers), search_(search), clock_(clock), begin_ns_(clock.monotonic_ns()) {}

    Result<Identification> run() {
        auto attempts = attempts_of(drivers_, search_.pseudo_terminal);
        share_out(attempts, search_.pseudo_terminal ? share_of_the_usual_rate : 1.0);
        std::optional<base::Error> refused;
        bool opened = false;
        // Most peers of a pseudo-terminal do not care for its rate; where nothing is found, some may.
        const std::size_t usual = attempts.size();
        for (std::size_t i = 0; i < attempts.size(); ++i) {
            const auto attempt = attempts[i];
            auto transport = search_.open(attempt.settings);
            if (!transport) {
                // A port that cannot do some settings may do others.
                if (transport.error().code != ErrorCode::port_settings) return base::fail(transport.error());
                refused = transport.error();
                continue;
            }
            opened = true;
            const bool insists = i > 0 && attempt.settings == attempts.front().settings;
            const auto done = look(attempt, **transport, insists);
            if (!done) return base::fail(done.error());
            if (*done || out_of_time()) break;
            if (i + 1 == usual && search_.pseudo_terminal) {
                auto others = other_rates(drivers_);
                // What spoke and was not asked, since it may speak at another rate, is asked when it does not.
                if (out_.asked.empty()) others.push_back(attempts.front());
                share_out(others, 1.0);
                attempts.insert(attempts.end(), others.begin(), others.end());
            }
        }
        if (!opened && refused) return base::fail(*refused);
        if (out_.candidates.empty() && (out_.heard.empty() || out_.echo))
            if (auto asked = ask_other_addresses(attempts); !asked) return base::fail(asked.error());
        std::stable_sort(out_.candidates.begin(), out_.candidates.end(), [](const Candidate& a, const Candidate& b) {
            return a.recognition.score > b.recognition.score;
        });
        out_.took = std::chrono::nanoseconds(clock_.monotonic_ns() - begin_ns_);
        return std::move(out_);
    }

  private:
    /// Lets what is to be waited for fit into what is left of the time.
    void share_out(std::span<const LineAttempt> attempts, double part) {
        double planned = 0;
        // Line breaks, and what ends a stream; where there is one rate to try, all addresses of a shared line as well.
        double fixed = static_cast<double>((shortest_wait * (search_.pseudo_terminal ? 5 : 2)).count());
        for (const auto& attempt : attempts) {
            fixed += static_cast<double>((attempt.listen.count() > 0 ? shortest_stream : shortest_listen).count());
            for (const auto patience : attempt.patience) planned += static_cast<double>(patience.count());
            for (const auto* driver : attempt.drivers)
                if (const auto plain = question_for_the_quiet(*driver); !plain.empty())
                    planned += static_cast<double>(driver->probe.patience.count());
        }
        const auto gone = std::chrono::nanoseconds(clock_.monotonic_ns() - begin_ns_);
        const double budget =
            part * static_cast<double>(std::chrono::ceil<milliseconds>(search_.budget - gone).count());
        const double left = std::max(1'000.0, budget - fixed);
        share_ = std::min(1.0, left / std::max(1.0, planned));
    }

    [[nodiscard]] milliseconds shared(milliseconds wait, milliseconds least) const {
        const auto part = std::llround(static_cast<double>(wait.count()) * share_);
        return std::max(least, milliseconds(part));
    }
    [[nodiscard]] bool out_of_time() const { return past(search_.budget); }
    /// The questions before have used up the time; those to other addresses have a tenth of it for themselves.
    [[nodiscard]] bool out_of_time_for_addresses() const { return past(search_.budget + search_.budget / 10); }
    [[nodiscard]] bool past(milliseconds budget) const {
        return clock_.monotonic_ns() - begin_ns_ > std::chrono::nanoseconds(budget).count();
    }

    /// Bytes until the wait is over, or, after a question, until the answer has ended.
    Result<std::string> hear(Transport& transport, milliseconds wait, bool asked) {
        std::string heard;
        std::array<std::uint8_t, 1024> buffer{};
        const std::int64_t until = clock_.monotonic_ns() + std::chrono::nanoseconds(wait).count();
        std::int64_t last = clock_.monotonic_ns();
        for (;;) {
            if (search_.given_up()) return base::fail(ErrorCode::interrupted, transport.name(), "interrupted", "");
            const std::int64_t now = clock_.monotonic_ns();
            if (now >= until || heard.size() >= enough_heard) return heard;
            if (asked && !heard.empty() && now - last >= std::chrono::nanoseconds(answer_end).count()) return heard;
            const auto left = std::chrono::ceil<milliseconds>(std::chrono::nanoseconds(until - now));
            const auto count = transport.read(buffer, std::min(left, read_step));
            if (!count) return base::fail(count.error());
            if (*count == 0) continue;
            heard.append(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(*count));
            last = clock_.monotonic_ns();
        }
    }

    void note(const LineAttempt& attempt, std::string_view heard) {
        at_these_ += heard;
        if (at_these_.size() <= out_.heard.size()) return;
        out_.heard = at_these_;
        out_.heard_at = attempt.settings;
    }

    Result<Hearing> ask(const LineAttempt& attempt, Transport& transport, const std::string& question,
                        milliseconds patience) {
        out_.asked.push_back({attempt.settings, question});
        if (auto sent = transport.write(base::as_bytes(question), milliseconds(1000)); !sent)
            return base::fail(sent.error());
        std::vector<std::string> ends;
        for (const auto* driver : attempt.drivers)
            if (same_question(driver->probe.question, question))
                if (auto end = end_of_probe(*driver); !end.empty()) ends.push_back(std::move(end));
        // What begins to send may acknowledge the question first.
        auto heard = hear(transport, patience, ends.empty());
        if (!heard) {
            // Given up in the middle of it: what was silent before is not left sending.
            if (silent_before_)
                for (const auto& end : ends) (void)transport.write(base::as_bytes(end), milliseconds(1000));
            return base::fail(heard.error());
        }
        note(attempt, *heard);
        if (heard->starts_with(question)) {
            // The line gives back what is sent: that is nobody's answer.
            out_.echo = true;
            heard->erase(0, question.size());
        }
        return Hearing{question, std::move(*heard)};
    }

    /// Nobody has answered: is somebody at another address of a shared line?
    Result<void> ask_other_addresses(std::span<const LineAttempt> attempts) {
        for (const auto& attempt : attempts) {
            if (!shares_a_line(attempt)) continue;
            auto transport = search_.open(attempt.settings);
            if (!transport) continue;  // told where it was asked first, if nothing else could be opened
            at_these_.clear();
            for (const auto address : other_addresses()) {
                if (out_of_time_for_addresses()) break;
                const auto hearing = ask(attempt, **transport, address_question(address), frame_wait);
                if (!hearing) return base::fail(hearing.error());
                if (answering_device(hearing->heard) != address) continue;
                out_.answering_address = std::to_string(address);
                out_.answering_at = attempt.settings;
                return ask_at(attempt, **transport, address);
            }
            if (auto ended = end_the_line(**transport, {}); !ended) return ended;
        }
        return {};
    }

    /// Each question of a shared line, asked at that address; what comes is judged as if it had come from the usual
    /// one.
    Result<void> ask_at(const LineAttempt& attempt, Transport& transport, std::uint8_t address) {
        std::vector<Hearing> hearings;
        for (const auto& question : attempt.questions) {
            if (out_of_time_for_addresses()) break;  // what was heard until then is judged
            const auto there = at_address(question, address);
            if (!there) continue;
            const auto hearing = ask(attempt, transport, *there, shortest_wait);
            if (!hearing) return base::fail(hearing.error());
            if (const auto usual = at_address(hearing->heard, static_cast<std::uint8_t>(question.front())))
                hearings.push_back({question, *usual});
        }
        for (auto& one : recognise(drivers_, hearings))
            out_.candidates.push_back({std::move(one), attempt.settings, out_.answering_address});
        return {};
    }

    /// Nothing goes on sending that was silent before.
    Result<void> end_what_began(const LineAttempt& attempt, Transport& transport, const std::string& question,
                                const std::vector<Recognition>& candidates) {
        for (const auto& candidate : candidates) {
            if (!candidate.asked || !same_question(candidate.driver->probe.question, question)) continue;
            const auto end = end_of_probe(*candidate.driver);
            if (end.empty()) continue;
            if (const auto ended = ask(attempt, transport, end, shortest_wait); !ended)
                return base::fail(ended.error());
        }
        return {};
    }

    /// Nothing has answered at all: is it one that keeps silent when it is asked who it is?
    Result<void> ask_the_quiet(const LineAttempt& attempt, Transport& transport, std::vector<Hearing>& hearings,
                               std::vector<Recognition>& candidates) {
        for (const auto* driver : attempt.drivers) {
            const auto question = question_for_the_quiet(*driver);
            if (question.empty() || !at_these_.empty() || out_of_time()) continue;
            auto hearing = ask(attempt, transport, question, shared(driver->probe.patience, shortest_wait));
            if (!hearing) return base::fail(hearing.error());
            hearings.push_back(std::move(*hearing));
            candidates = recognise(drivers_, hearings);
        }
        return {};
    }

    /// A question that no line end closes would stand in front of the first command that is sent next. Where the
    /// instrument was found by such bytes they are no line to it.
    Result<void> end_the_line(Transport& transport, const std::vector<Recognition>& candidates) {
        const auto unended = [](std::string_view question) {
            return !question.empty() && question_rank(question) >= last_ended_rank;
        };
        const bool known = !candidates.empty() && candidates.front().score >= recognised_score;
        if (out_.asked.empty() || !unended(out_.asked.back().question) ||
            (known && candidates.front().asked && unended(candidates.front().driver->probe.question)))
            return {};
        if (auto sent = transport.write(base::as_bytes(std::string_view(line_end)), milliseconds(1000)); !sent)
            return base::fail(sent.error());
        out_.asked.push_back(
            {PortSettings::parse(transport.settings_text()).value_or(PortSettings{}), std::string(line_end)});
        return {};
    }

    /// True when there is no need to look further.
    Result<bool> look(const LineAttempt& attempt, Transport& transport, bool insists) {
        at_these_.clear();
        const auto least = attempt.listen.count() > 0 ? shortest_stream : shortest_listen;
        auto streamed = hear(transport, shared(attempt.listen, least), false);
        if (!streamed) return base::fail(streamed.error());
        note(attempt, *streamed);
        silent_before_ = streamed->empty();
        std::vector<Hearing> hearings{{{}, *streamed}};
        auto candidates = recognise(drivers_, hearings);
        // What speaks by itself and is not understood at this rate speaks at another one.
        const bool wrong_rate = !streamed->empty() && candidates.empty() && !insists;
        const bool streams = is_clear(candidates);
        for (std::size_t i = 0; i < attempt.questions.size() && !wrong_rate; ++i) {
            const auto& question = attempt.questions[i];
            // A stream that is known is only asked who it is.
            if (streams && !same_question(question, candidates.front().driver->probe.question)) continue;
            // Nor is it told to send in another manner than it does.
            if (streams && !end_of_probe(*candidates.front().driver).empty()) continue;
            // Bytes that are no text may be commands to an instrument of single characters: what is known is spared
            // them.
            const bool known = !candidates.empty() && candidates.front().score >= recognised_score;
            if (known && question_rank(question) == binary_rank && !is_binary(candidates.front())) continue;
            // With another line end it has been answered already.
            if (answered(hearings, question)) continue;
            if (!known && leaves_half_a_line(hearings, question))
                if (const auto ended = ask(attempt, transport, std::string(line_break), shortest_wait); !ended)
                    return base::fail(ended.error());
            auto hearing = ask(attempt, transport, question, shared(attempt.patience[i], shortest_wait));
            if (!hearing) return base::fail(hearing.error());
            hearings.push_back(std::move(*hearing));
            candidates = recognise(drivers_, hearings);
            if (silent_before_)
                if (auto ended = end_what_began(attempt, transport, question, candidates); !ended)
                    return base::fail(ended.error());
            for (auto name = name_to_ask(candidates, hearings, drivers_.size() == 1); !name.empty() && !out_of_time();
                 name = name_to_ask(candidates, hearings, drivers_.size() == 1)) {
                auto told = ask(attempt, transport, name, shared(attempt.patience[i], shortest_wait));
                if (!told) return base::fail(told.error());
                hearings.push_back(std::move(*told));
                candidates = recognise(drivers_, hearings);
            }
            // Without a name the next question may give a better answer.
            const bool named = !candidates.empty() && candidates.front().identity.text() != "|||";
            if (out_of_time() || (is_clear(candidates) && named)) break;
        }
        if (auto done = ask_the_quiet(attempt, transport, hearings, candidates); !done) return base::fail(done.error());
        if (auto done = end_the_line(transport, candidates); !done) return base::fail(done.error());
        for (auto& candidate : candidates) out_.candidates.push_back({std::move(candidate), attempt.settings, {}});
        return out_.found() != nullptr;
    }

    std::span<const Driver* const> drivers_;
    const Search& search_;
    const base::Clock& clock_;
    std::int64_t begin_ns_;
    double share_ = 1.0;
    bool silent_before_ = false;  ///< nothing came at these settings before anything was asked
    std::string at_these_;
    Identification out_;
};

}  // namespace

std::vector<LineAttempt> other_rates(std::span<const Driver* const> drivers) {
    auto out = attempts_of(drivers, false);
    std::erase_if(out, [](const LineAttempt& attempt) {
        const auto& settings = attempt.settings;
        return settings.data_bits != 8 || settings.parity != Parity::none || settings.stop_bits != 1 ||
               settings.baud == PortSettings{}.baud;
    });
    return out;
}

std::vector<LineAttempt> attempts_of(std::span<const Driver* const> drivers, bool pseudo_terminal) {
    std::vector<LineAttempt> out;
    for (const auto* driver : drivers)
        for (const auto& profile : driver->profiles) {
            const auto settings =
                pseudo_terminal ? PortSettings{} : PortSettings::parse(profile.port).value_or(PortSettings{});
            auto known = std::find_if(out.begin(), out.end(),
                                      [&](const LineAttempt& attempt) { return attempt.settings == settings; });
            if (known == out.end()) known = out.insert(out.end(), LineAttempt{settings, {}, {}, {}, {}});
            add_driver(*known, *driver);
            // Where there is time for it, what may stream is heard even if it could be asked.
            if (drivers.size() == 1 && profile.listens_only) known->listen = std::max(known->listen, shortest_stream);
        }
    std::stable_sort(out.begin(), out.end(),
                     [](const LineAttempt& a, const LineAttempt& b) { return a.drivers.size() > b.drivers.size(); });
    for (auto& attempt : out) order_questions(attempt);
    return out;
}

const Candidate* Identification::found() const {
    const Candidate* best = nullptr;
    for (const auto& candidate : candidates)
        if (candidate.recognition.score >= recognised_score &&
            (best == nullptr || candidate.recognition.score > best->recognition.score))
            best = &candidate;
    return best;
}

bool Identification::sure() const {
    std::vector<Recognition> all;
    for (const auto& candidate : candidates) all.push_back(candidate.recognition);
    return is_clear(all);
}

Result<Identification> identify(std::span<const Driver* const> drivers, const Search& search,
                                const base::Clock& clock) {
    return Looking(drivers, search, clock).run();
}

}  // namespace velocert::instruments
