// SPDX-License-Identifier: GPL-3.0-or-later
// Questions of the search for an unknown instrument do nothing to any instrument: whatever stands on the other end, it
// goes on as if nobody had asked.
#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "instruments/registry/identify.h"
#include "instruments/registry/registry.h"
#include "tests/instruments/contract/model_line.h"

using namespace velocert;
using namespace velocert::instruments;
using namespace velocert::instruments::test;
using metrology::Direction;
using metrology::Indication;

namespace {

/// What it shows when it is asked, and what it sends by itself.
struct Afterwards {
    std::map<metrology::Measurand, std::vector<double>> values;
    std::map<metrology::Measurand, std::size_t> without;
    std::size_t unasked = 0;
    bool hazardous = false;
};

Afterwards afterwards(const Driver& driver, ModelLine& line) {
    Afterwards out;
    const auto decoder = driver.make_decoder({}).value();
    metrology::Decoded decoded;
    // What was still on its way does not count.
    static_cast<void>(line.listen(3'000'000));
    const auto streamed = line.listen(2'000'000);
    out.unasked = streamed.size();
    decoder->feed(Direction::received, base::as_bytes(streamed), Indication::no_time, decoded);
    for (int i = 0; i < 20; ++i) {
        if (const auto question = driver.exchange(sequence::Command::read_now, {})) {
            decoder->feed(Direction::sent, base::as_bytes(question->request), Indication::no_time, decoded);
            line.send(question->request);
        }
        const auto heard = line.listen(300'000);
        decoder->feed(Direction::received, base::as_bytes(heard), Indication::no_time, decoded);
    }
    for (const auto& shown : decoded.indications) {
        if (shown.has_value())
            out.values[shown.measurand].push_back(shown.value.to_double());
        else
            ++out.without[shown.measurand];
    }
    out.hazardous = line.line().simulator().hazardous_now();
    return out;
}

/// What is sent when it is opened: the second question and all behind it only to who has answered the first.
void ask_who(const Driver& driver, ModelLine& line) {
    const auto decoder = driver.make_decoder({}).value();
    bool first = true;
    for (const auto& exchange : driver.identification({})) {
        metrology::Decoded decoded;
        decoder->feed(Direction::sent, base::as_bytes(exchange.request), Indication::no_time, decoded);
        line.send(exchange.request);
        const auto heard = line.listen(2'000'000);
        decoder->feed(Direction::received, base::as_bytes(heard), Indication::no_time, decoded);
        if (std::exchange(first, false) && decoded.events.empty() && decoded.indications.empty()) return;
    }
}

/// Questions that are no text are asked last, and only of what is not known by then.
bool is_text(std::string_view question) {
    return !question.empty() && std::all_of(question.begin(), question.end(), [](unsigned char c) {
        return std::isprint(c) != 0 || std::isspace(c) != 0 || c == 0x1B;
    });
}

double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

double spread(const std::vector<double>& values) {
    double most = 0;
    for (const double value : values) most = std::max(most, std::abs(value - mean(values)));
    return most;
}

}  // namespace

TEST_CASE("the search as a whole does nothing to any simulated instrument") {
    for (const auto& info : simulators()) {
        const auto& driver = **find_driver(info.driver);
        ModelLine untouched(info.driver);
        const auto expected = afterwards(driver, untouched);
        ModelLine looked_at(info.driver);
        Search search;
        search.pseudo_terminal = true;
        search.open = [&](const PortSettings& settings) -> base::Result<std::unique_ptr<Transport>> {
            return std::make_unique<ModelTransport>(looked_at, settings.text());
        };
        REQUIRE(identify(drivers(), search, looked_at));
        const auto shown = afterwards(driver, looked_at);
        CAPTURE(info.driver);
        CHECK(shown.hazardous == expected.hazardous);
        for (const auto& [measurand, values] : expected.values) {
            if (!shown.values.contains(measurand)) continue;
            const auto& after = shown.values.at(measurand);
            CAPTURE(metrology::name(measurand), mean(values), mean(after));
            CHECK((mean(values) == 0.0 || std::abs(mean(after)) > 0.2 * std::abs(mean(values))));
        }
    }
}

TEST_CASE("no question of the search changes what any simulated instrument does or shows") {
    std::set<std::string> questions;
    std::set<std::string> ends;
    for (const auto* driver : drivers()) {
        if (is_text(driver->probe.question)) questions.insert(std::string(driver->probe.question));
        if (const auto end = end_of_probe(*driver); is_text(end)) ends.insert(end);
    }
    questions.insert("\r");
    questions.insert(ends.begin(), ends.end());
    REQUIRE(questions.size() > 3);
    for (const auto& info : simulators()) {
        const auto& driver = **find_driver(info.driver);
        ModelLine untouched(info.driver);
        static_cast<void>(untouched.listen(1'000'000));
        const auto expected = afterwards(driver, untouched);
        for (const auto& question : questions) {
            ModelLine asked(info.driver);
            static_cast<void>(asked.listen(1'000'000));
            asked.send(question);
            const auto shown = afterwards(driver, asked);
            CAPTURE(info.driver, question);
            CHECK(shown.hazardous == expected.hazardous);
            // That one begins to send what it measures does no harm; that one ends to does.
            // What ends a stream is sent only to what was silent before it was asked.
            if (expected.unasked > 0 && !ends.contains(question)) CHECK(shown.unasked > 0);
            if (!expected.values.empty()) CHECK_FALSE(shown.values.empty());
            for (const auto& [measurand, values] : expected.values) {
                if (!shown.values.contains(measurand)) continue;
                const auto& after = shown.values.at(measurand);
                CAPTURE(metrology::name(measurand), mean(values), mean(after));
                // Noise may be drawn anew; a zero, a tare or a switched output is another value.
                const double allowed = 0.05 * std::abs(mean(values)) + 3.0 * spread(values) + 1e-9;
                CHECK(std::abs(mean(after) - mean(values)) <= allowed);
            }
        }
        if (driver.energises) CHECK_FALSE(expected.hazardous);
    }
}

TEST_CASE("no driver that meets the instrument of another switches it on, by its search or by its opening") {
    std::size_t pairs = 0;
    for (const auto& info : simulators()) {
        if (!(*find_driver(info.driver))->energises) continue;
        const auto settings = info.driver == std::string_view("magtrol") ? Options{{"speed", "0 r/min"}} : Options{};
        for (const auto* driver : drivers()) {
            if (driver->id == info.driver) continue;
            ++pairs;
            CAPTURE(driver->id, info.driver);
            ModelLine searched(info.driver, settings);
            REQUIRE_FALSE(searched.line().simulator().hazardous_now());
            Search search;
            search.pseudo_terminal = true;
            search.open = [&](const PortSettings& at) -> base::Result<std::unique_ptr<Transport>> {
                return std::make_unique<ModelTransport>(searched, at.text());
            };
            REQUIRE(identify(std::span(&driver, 1), search, searched));
            static_cast<void>(searched.listen(1'000'000));
            CHECK_FALSE(searched.line().simulator().hazardous_now());
            ModelLine opened(info.driver, settings);
            ask_who(*driver, opened);
            CHECK_FALSE(opened.line().simulator().hazardous_now());
        }
    }
    CHECK(pairs > 100);
}

TEST_CASE("a balance is asked for its name only after it has shown a weight") {
    ModelLine balance("mt-sics");
    Search search;
    search.pseudo_terminal = true;
    search.open = [&](const PortSettings& at) -> base::Result<std::unique_ptr<Transport>> {
        return std::make_unique<ModelTransport>(balance, at.text());
    };
    const auto found = identify(drivers(), search, balance);
    REQUIRE(found);
    REQUIRE(found->found() != nullptr);
    CHECK(found->found()->recognition.driver->id == "mt-sics");
    CHECK_FALSE(found->found()->recognition.identity.model.empty());
    const auto weight = balance.sent.find("SI\r\n");
    REQUIRE(weight != std::string::npos);
    CHECK(balance.sent.find("I2\r\n") != std::string::npos);
    CHECK(balance.sent.find("I2\r\n") > weight);
    ModelLine brake("magtrol");
    search.open = [&](const PortSettings& at) -> base::Result<std::unique_ptr<Transport>> {
        return std::make_unique<ModelTransport>(brake, at.text());
    };
    REQUIRE(identify(drivers(), search, brake));
    CHECK(brake.sent.find("I2") == std::string::npos);
}

TEST_CASE("a simulated source says that it is hazardous while its output is on") {
    ModelLine line("scpi-source");
    CHECK_FALSE(line.line().simulator().hazardous_now());
    line.send("VOLT 48\nCURR 5\nOUTP ON\n");
    static_cast<void>(line.listen(1'000'000));
    CHECK(line.line().simulator().hazardous_now());
    line.send("OUTP OFF\n");
    static_cast<void>(line.listen(1'000'000));
    CHECK_FALSE(line.line().simulator().hazardous_now());
}
