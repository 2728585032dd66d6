// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/torque/torque_frequency.h"

#include <array>
#include <charconv>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/torque/torque_frequency_decoder.h"

namespace velocert::instruments {
namespace {

using base::Decimal;
using base::ErrorCode;
using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{Measurand::torque};
constexpr std::array ranges{RangeInfo{Measurand::torque, "-5000 N.m", "5000 N.m", "0.001 N.m"}};

// A sample comes ten times a second unless told otherwise, once a second at least.
constexpr std::chrono::milliseconds sample_silence{2'000};

constexpr std::array profiles{
    Profile{"10-5", "10 kHz at zero torque, 5 kHz more or less at the rated torque", "115200 8N1", ranges,
            sample_silence},
    Profile{"60-30", "60 kHz at zero torque, 30 kHz more or less at the rated torque", "115200 8N1", ranges,
            sample_silence},
    Profile{"240-120", "240 kHz at zero torque, 120 kHz more or less at the rated torque", "115200 8N1", ranges,
            sample_silence},
};

// As data sheets of torque transducers give it: 5 to 15 kHz; 10, 60 or 240 kHz with 5, 30 or 120 kHz (HBM T40B).
struct SignalRow {
    std::string_view profile;
    std::string_view centre_hz;
    std::string_view deviation_hz;
};
constexpr std::array signals{
    SignalRow{"10-5", "10000", "5000"},
    SignalRow{"60-30", "60000", "30000"},
    SignalRow{"240-120", "240000", "120000"},
};

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"format", "text", "text or binary"},
    OptionInfo{"centre", "", "frequency at zero torque in hertz, such as 10002.5; the profile's when not given"},
    OptionInfo{"deviation", "", "hertz from there to the rated torque, from its certificate; the profile's else"},
    OptionInfo{"torque", "100", "rated torque in newton metres, to which the deviation belongs"},
    OptionInfo{"limit", "110", "percent of the rated torque beyond which there is no value"},
    OptionInfo{"rate", "10", "samples per second: each torque is the mean between two of them, 1 to 100"},
};

base::Result<Decimal> positive(const Options& given, std::string_view name, std::string_view fallback) {
    std::string text = option(torque_frequency, given, name);
    if (text.empty()) text = std::string(fallback);
    const auto value = Decimal::parse(text);
    constexpr std::int64_t most = 1'000'000'000;
    if (value && value->mantissa() > 0 && value->mantissa() <= most && value->scale() <= TorqueSignal::most_digits &&
        value->scale() >= 0)
        return *value;
    return base::fail(ErrorCode::bad_value, std::string(name), "'" + text + "'",
                      "a number greater than zero with at most " + std::to_string(TorqueSignal::most_digits) +
                          " digits behind the point");
}

base::Result<std::int64_t> whole(const Options& given, std::string_view name, std::int64_t least, std::int64_t most) {
    const std::string text = option(torque_frequency, given, name);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size() && value >= least && value <= most) return value;
    return base::fail(ErrorCode::bad_value, std::string(name), "'" + text + "'",
                      "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
}

base::Result<TorqueSignal> signal_of(const Options& given) {
    if (auto fine = check_options(torque_frequency, given); !fine) return base::fail(fine.error());
    TorqueSignal signal;
    const std::string format = option(torque_frequency, given, "format");
    if (format != "text" && format != "binary")
        return base::fail(ErrorCode::bad_value, "format", "'" + format + "'", "text or binary");
    signal.binary = format == "binary";
    SignalRow row = signals.front();
    for (const auto& other : signals)
        if (other.profile == profile_of(torque_frequency, given).id) row = other;
    const auto centre = positive(given, "centre", row.centre_hz);
    if (!centre) return base::fail(centre.error());
    const auto deviation = positive(given, "deviation", row.deviation_hz);
    if (!deviation) return base::fail(deviation.error());
    if (!(*deviation < *centre))
        return base::fail(ErrorCode::bad_value, "deviation", "'" + deviation->text() + "'",
                          "less than the frequency at zero torque, " + centre->text() + " Hz");
    const auto rated = positive(given, "torque", {});
    if (!rated) return base::fail(rated.error());
    const auto limit = whole(given, "limit", 100, 200);
    if (!limit) return base::fail(limit.error());
    if (const auto rate = whole(given, "rate", 1, 100); !rate) return base::fail(rate.error());
    signal.centre_hz = *centre;
    signal.deviation_hz = *deviation;
    signal.rated = *rated;
    signal.limit_percent = *limit;
    return signal;
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    const auto signal = signal_of(given);
    if (!signal) return base::fail(signal.error());
    return std::make_unique<TorqueFrequencyDecoder>(*signal);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    if (auto signal = signal_of(given); !signal) return base::fail(signal.error());
    // Nothing but I is acknowledged: the stream itself tells that it has started.
    return exchange_from(
        {{Command::start, "R" + option(torque_frequency, given, "rate") + "\nS\n"}, {Command::stop, "X\n"}},
        torque_frequency.id, order, sample_silence);
}

std::vector<Exchange> identification(const Options&) {
    return {Exchange{"I\n", true, std::chrono::milliseconds(1'000)}};
}

}  // namespace

const Driver torque_frequency{"torque-frequency",
                              "Torque transducer with frequency output, by a counter box",
                              "torque-sensor",
                              measurands,
                              profiles,
                              options,
                              make_decoder,
                              exchange,
                              identification,
                              "torque",
                              Probe{"I\n", std::chrono::milliseconds(2500)},
                              false};

}  // namespace velocert::instruments
