// SPDX-License-Identifier: GPL-3.0-or-later
// From the model's truth through simulated bytes, the driver and the evaluation, back to a stopping distance. Asked for
// over 200 stops with a trigger of 1 ms: standard deviation within 0.3 % at 400 pulses/m and within 0.5 % at 100.
#include <catch2/catch.hpp>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/sequence/evaluations/braking/braking_capture.h"
#include "core/standards/pack.h"
#include "instruments/registry/registry.h"
#include "instruments/simulators/catalogue.h"

namespace velocert::instruments {
namespace {

struct Spread {
    double bias = 0.0;
    double deviation = 0.0;
};

Spread spread_of(const std::vector<double>& values) {
    Spread spread;
    for (const double value : values) spread.bias += value / static_cast<double>(values.size());
    for (const double value : values) spread.deviation += (value - spread.bias) * (value - spread.bias);
    spread.deviation = std::sqrt(spread.deviation / static_cast<double>(values.size() - 1));
    return spread;
}

const standards::Step& step_of(const std::string& id) {
    static const auto editions = standards::embedded_editions().value();
    for (const auto& step : editions.back().procedure("braking")->steps)
        if (step.id == id) return step;
    throw std::runtime_error("no step " + id);
}

struct Stops {
    Spread distance;
    Spread speed;
};

Stops stops(const Options& options, const std::string& condition, int count) {
    const Driver& driver = *find_driver("pulse-daq").value();
    const Options wiring{{"ppm", options.at("ppm")}, {"format", options.at("format")}, {"saturation", "4095"}};
    auto recorder = make_simulator("pulse-daq", options, EbikeModel{}, 20251122).value();
    std::vector<double> distances;
    std::vector<double> speeds;
    std::int64_t now_us = 0;
    for (int i = 0; i < count; ++i) {
        const std::string commands = "Z\nS\n";
        recorder->receive(std::vector<std::uint8_t>(commands.begin(), commands.end()), now_us);
        now_us += 16'000'000 + 1'237 * i;  // frames fall anywhere with respect to the lever
        std::vector<SentFrame> frames;
        recorder->advance(now_us, frames);
        const std::string stop = "X\n";
        recorder->receive(std::vector<std::uint8_t>(stop.begin(), stop.end()), now_us);

        auto decoder = driver.make_decoder(wiring).value();
        metrology::Decoded decoded;
        std::uint64_t received = 0;
        for (const auto& frame : frames) {
            decoder->feed(metrology::Direction::received,
                          std::vector<std::uint8_t>(frame.bytes.begin(), frame.bytes.end()), 0, decoded);
            received += frame.bytes.size();
        }
        decoder->finish(decoded);
        REQUIRE(decoded.rejected.empty());
        sequence::CaptureData capture;
        capture.role = "recorder";
        capture.indications = decoded.indications;
        capture.events = decoded.events;
        capture.received = received;
        const std::vector<sequence::CaptureData> captures{capture};
        const std::vector<sequence::Mark> marks{{"ride", "recorder", 0, received}};
        const auto data = sequence::braking_data(step_of(condition), captures, marks).value();
        INFO("stop " << i << ": " << conformity::name(data.trouble));
        REQUIRE(data.distance.has_value());
        REQUIRE(data.speed.has_value());
        distances.push_back(static_cast<double>(data.distance->base()) * 1e-6 / recorder->true_stopping_distance_m() -
                            1.0);
        speeds.push_back(static_cast<double>(data.speed->base()) / 3.6e6 / recorder->true_speed_at_onset_m_s() - 1.0);
    }
    return {spread_of(distances), spread_of(speeds)};
}

}  // namespace

TEST_CASE("The evaluation finds the model's stopping distance from the recorder's bytes", "[simulators][accuracy]") {
    struct Row {
        const char* ppm;
        const char* format;
        const char* rate;
        const char* condition;
        const char* speed;
        double permitted;
        int count;
    };
    const auto row = GENERATE(values<Row>({
        {"400", "text", "200", "dry.both", "25 km/h", 0.003, 200},
        {"400", "text", "200", "dry.rear", "25 km/h", 0.003, 200},
        {"400", "text", "200", "wet.both", "16 km/h", 0.003, 200},
        {"400", "text", "200", "wet.rear", "16 km/h", 0.003, 200},
        {"400", "binary", "1000", "dry.both", "25 km/h", 0.003, 40},
        {"100", "text", "200", "dry.both", "25 km/h", 0.005, 200},
        {"100", "binary", "1000", "dry.both", "25 km/h", 0.005, 40},
        {"100", "text", "200", "wet.both", "16 km/h", 0.005, 200},
    }));
    CAPTURE(row.ppm, row.format, row.rate, row.condition);
    const Stops found = stops({{"ppm", row.ppm},
                               {"format", row.format},
                               {"rate", row.rate},
                               {"condition", row.condition},
                               {"speed", row.speed},
                               {"trigger", "1 ms"}},
                              row.condition, row.count);
    CAPTURE(found.distance.bias, found.distance.deviation, found.speed.bias, found.speed.deviation);
    CHECK(found.distance.deviation < row.permitted);
    // the mean of so many stops of that spread lies within three standard errors of a truth without bias
    CHECK(std::abs(found.distance.bias) < 3.0 * row.permitted / std::sqrt(row.count));
    // 0.05 km/h of 25 km/h, as standard uncertainty
    CHECK(std::abs(found.speed.bias) < 0.001);
    CHECK(found.speed.deviation < 0.002);
}

}  // namespace velocert::instruments
