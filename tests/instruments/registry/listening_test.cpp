// SPDX-License-Identifier: GPL-3.0-or-later
// An instrument that only talks: a made-up balance that sends a line after the other, "s62.95" when it is at rest,
// "u62.90" while it moves, "o" above its range.
#include <array>
#include <thread>

#include "core/sequence/wire_log.h"
#include "instruments/drivers/line_decoder.h"
#include "tests/instruments/registry/conversation.h"
#include "tests/instruments/registry/memory_log.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using std::chrono::milliseconds;
using velocert::base::ErrorCode;
using velocert::metrology::Measurand;
using velocert::sequence::Command;
using velocert::sequence::InstrumentState;

namespace {

class TalkingDecoder final : public LineDecoder {
  public:
    TalkingDecoder() : LineDecoder(40) {}

  private:
    void request(std::string_view) override { FAIL("something was sent"); }
    std::optional<velocert::metrology::Rejection> answer(const Line& line, velocert::metrology::Decoded& out) override {
        auto shown = indication(line, Measurand::mass);
        if (line.text == "o") {
            shown.flags = velocert::metrology::Flag::over_range;
        } else {
            const auto value = velocert::base::Decimal::parse(line.text.substr(1));
            if (!value) return velocert::metrology::Rejection::syntax;
            shown.value = *value;
            shown.unit = &unit_row("kg");
            if (line.text[0] == 's') shown.flags = velocert::metrology::Flag::stable;
        }
        out.indications.push_back(shown);
        return std::nullopt;
    }
};

constexpr std::array measurands{Measurand::mass};
constexpr std::array ranges{RangeInfo{Measurand::mass, "0 kg", "150 kg", "0.05 kg"}};
constexpr std::array profiles{Profile{"talks", "talks", "9600 8N1", ranges, milliseconds(2'000), true}};
constexpr std::array options{profile_option, settings_option};

const Driver talking{"talking",
                     "talking balance",
                     "balance",
                     measurands,
                     profiles,
                     options,
                     [](const Options&) -> velocert::base::Result<std::unique_ptr<velocert::metrology::Decoder>> {
                         return std::make_unique<TalkingDecoder>();
                     },
                     [](const velocert::sequence::Order& order, const Options&) -> velocert::base::Result<Exchange> {
                         if (order.command == Command::tare)
                             return velocert::base::fail(ErrorCode::instrument_refused, "talking", "no tare", "zero");
                         return Exchange{};
                     },
                     [](const Options&) { return std::vector<Exchange>(); },
                     "balances",
                     {}};

/// Says it, and waits until it was heard.
void say(Script& script, const std::string& text) {
    script.say(text);
    script.wait_until_heard();
}

}  // namespace

TEST_CASE("of an instrument that only talks just what was asked for is handed on, and nothing is sent to it") {
    const StillClock clock;
    Script script;
    const auto balance = opened(talking, script, clock);
    CHECK(balance->state() == InstrumentState::live);
    LogPaper paper;
    REQUIRE(balance->begin_capture(std::make_unique<MemoryLog>(paper)));
    const auto none = [&] { return !balance->next(std::chrono::steady_clock::now(), {}).value(); };

    say(script, "s10.00\ns10.05\n");
    CHECK(none());
    CHECK(balance->position() == 14);
    REQUIRE(balance->command(Command::zero, answer_wait));
    say(script, "s0.00\n");
    CHECK(none());

    REQUIRE(balance->command(Command::read_now, answer_wait));
    say(script, "u1.00\nu2.00\n");
    CHECK(told(*balance) == "1.00");
    CHECK(none());

    REQUIRE(balance->command(Command::read_stable, answer_wait));
    say(script, "u3.00\nu4.00\ns5.00\ns6.00\n");
    CHECK(told(*balance) == "5.00");
    CHECK(none());
    REQUIRE(balance->command(Command::read_stable, answer_wait));
    say(script, "u3.00\no\no\n");
    CHECK(told(*balance) == "no value");
    CHECK(none());

    REQUIRE(balance->command(Command::start, answer_wait));
    say(script, "u7.00\ns8.00\n");
    CHECK(told(*balance) == "7.00");
    CHECK(told(*balance) == "8.00");
    REQUIRE(balance->command(Command::stop, answer_wait));
    say(script, "s9.00\n");
    CHECK(none());
    CHECK_FALSE(balance->command(Command::tare, answer_wait));

    const auto safe = balance->safe_state();
    REQUIRE(safe);
    CHECK(safe->find("listened") != std::string::npos);
    const auto end = balance->end_capture();
    REQUIRE(end);
    CHECK(end->rejected == 0);
    const auto log = velocert::sequence::parse_wire_log(paper.bytes, "log");
    REQUIRE(log);
    for (const auto& record : log->records) CHECK(record.direction == velocert::metrology::Direction::received);
    CHECK(script.leftovers().empty());
}

TEST_CASE("an instrument that only talks and falls silent is stale after its time, and a pulled cable is noticed") {
    StillClock clock;
    Script script;
    const auto balance = opened(talking, script, clock);
    REQUIRE(balance->command(Command::read_stable, answer_wait));
    say(script, "u1.00\n");
    clock.ns += 2'100'000'000;
    CHECK(told(*balance) == velocert::base::name(ErrorCode::silence));
    CHECK(balance->state() == InstrumentState::stale);
    script.unplug();
    const auto until = std::chrono::steady_clock::now() + answer_wait;
    while (balance->state() != InstrumentState::unplugged && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(milliseconds(1));
    CHECK(balance->state() == InstrumentState::unplugged);
    CHECK_FALSE(balance->command(Command::read_now, answer_wait));
}
