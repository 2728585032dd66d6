// SPDX-License-Identifier: GPL-3.0-or-later
#include <benchmark/benchmark.h>

#include <charconv>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/decimal.h"
#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/metrology/quantity.h"

namespace {

using namespace velocert;

constexpr std::string_view digits = "62.925";

void decimal_parse(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(base::Decimal::parse(digits));
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
    state.SetLabel("reference: std::from_chars of the same digits, next line");
}
BENCHMARK(decimal_parse);

void reference_from_chars_double(benchmark::State& state) {
    for (auto _ : state) {
        double value = 0;
        benchmark::DoNotOptimize(std::from_chars(digits.data(), digits.data() + digits.size(), value));
        benchmark::DoNotOptimize(value);
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
    state.SetLabel("the reference of decimal_parse");
}
BENCHMARK(reference_from_chars_double);

void quantity_parse_and_print(benchmark::State& state) {
    for (auto _ : state) {
        const auto mass = metrology::parse_quantity<metrology::Kind::mass>("62.925 kg");
        benchmark::DoNotOptimize(metrology::AnyQuantity(*mass).text());
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
    state.SetLabel("reference: 1,000,000/s, twice the samples/s the whole path must carry");
}
BENCHMARK(quantity_parse_and_print);

std::string records(int count) {
    auto list = base::Json::array();
    for (int i = 0; i < count; ++i)
        list.push(base::Json::object()
                      .set("record_type", "audit/1")
                      .set("seq", base::Json::integer(i))
                      .set("actor", "u-0007")
                      .set("new", "24.6 km/h")
                      .set("reason", "抄录错误"));
    return list.text();
}

void json_parse(benchmark::State& state) {
    const std::string text = records(1000);
    for (auto _ : state) benchmark::DoNotOptimize(base::Json::parse(text));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
    state.SetLabel("reference: 50 MB/s (an archive of a year, some 500 MB of records, read in 10 s)");
}
BENCHMARK(json_parse);

void json_canonical(benchmark::State& state) {
    const std::string text = records(1000);
    const auto parsed = base::Json::parse(text);
    for (auto _ : state) benchmark::DoNotOptimize(parsed->canonical());
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
    state.SetLabel("reference: not slower than json_parse");
}
BENCHMARK(json_canonical);

void sha256(benchmark::State& state) {
    const std::vector<std::uint8_t> bytes(1U << 20U, 0x5a);
    for (auto _ : state) benchmark::DoNotOptimize(base::Digest::of(bytes));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes.size()));
    state.SetLabel("reference: memcpy of the same bytes, next line; a port at 921,600 baud gives 0.09 MB/s");
}
BENCHMARK(sha256);

void reference_memcpy(benchmark::State& state) {
    const std::vector<std::uint8_t> from(1U << 20U, 0x5a);
    std::vector<std::uint8_t> to(from.size());
    for (auto _ : state) {
        std::memcpy(to.data(), from.data(), from.size());
        benchmark::DoNotOptimize(to.data());
        benchmark::ClobberMemory();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(from.size()));
    state.SetLabel("the reference of sha256");
}
BENCHMARK(reference_memcpy);

}  // namespace
