// SPDX-License-Identifier: GPL-3.0-or-later
#include <benchmark/benchmark.h>

#include "core/signing/signed_data/timestamp.h"
#include "reports/seal/pdf_finish.h"
#include "reports/seal/verify_seal.h"
#include "tests/support/sealed_report.h"

namespace {

using namespace velocert;

/// Three people with keys of one kind, and a report of the usual size: 200 KiB of pages, 100 KiB of record.
struct Office {
    explicit Office(int rsa_bits) {
        test::CertificateWish wish;
        wish.rsa_bits = rsa_bits;
        const auto made = [&](const std::string& name) {
            wish.name = name;
            return bench.authority.key(wish);
        };
        bench.tester = made("张三");
        bench.reviewer = made("Li Si");
        bench.approver = made("Wang Wu");
        std::string page;
        while (page.size() < 200 * 1024) page += "0 0 1 rg 100 100 50 50 re f\n";
        bench.record.insert(1, "\"padding\":\"" + std::string(100 * 1024, 'x') + "\",");
        finished = reports::finish_pdf(base::as_bytes(test::small_pdf(page)),
                                       {"report", "R-2025-0001", "Velocert", "2025-11-22T00:00:00.000Z"})
                       .value();
    }
    [[nodiscard]] reports::PdfBytes prepared() const {
        const auto bytes = base::as_bytes(bench.record);
        return reports::prepare(finished, {{reports::record_attachment,
                                            "application/json",
                                            reports::Relationship::data,
                                            "",
                                            {bytes.begin(), bytes.end()},
                                            bench.time}})
            .value();
    }
    [[nodiscard]] reports::PdfBytes sealed(signing::TimeStampSource* source) const {
        auto pdf = prepared();
        for (const auto& field : reports::seal_fields()) pdf = bench.sign(pdf, field, source);
        return pdf;
    }

    test::SealingBench bench;
    reports::PdfBytes finished;
};

const Office& office(std::int64_t rsa_bits) {
    static const Office curve(0);
    static const Office rsa(3072);
    return rsa_bits == 0 ? curve : rsa;
}

constexpr const char* limit = "reference: a prototype took 14 ms to sign and 8 ms to verify; sign and issue within 1 s";

void seal_sign_one(benchmark::State& state) {
    const Office& one = office(state.range(0));
    const auto pdf = one.prepared();
    for (auto _ : state) benchmark::DoNotOptimize(one.bench.sign(pdf, "Tested"));
    state.SetLabel(limit);
}
BENCHMARK(seal_sign_one)->ArgName("rsa")->Arg(0)->Arg(3072)->Unit(benchmark::kMillisecond);

void seal_prepare_and_sign_all_stamped(benchmark::State& state) {
    const Office& one = office(state.range(0));
    const auto key = one.bench.authority.time_stamper();
    const test::StandingClock clock(one.bench.time + std::chrono::hours(3));
    const base::SystemEntropy entropy;
    signing::OwnTimeStampAuthority source(*key, clock, entropy);
    for (auto _ : state) benchmark::DoNotOptimize(one.sealed(&source));
    state.SetLabel(limit);
}
BENCHMARK(seal_prepare_and_sign_all_stamped)->ArgName("rsa")->Arg(0)->Arg(3072)->Unit(benchmark::kMillisecond);

void seal_verify_three(benchmark::State& state) {
    const Office& one = office(state.range(0));
    const auto pdf = one.sealed(nullptr);
    const auto expectation = one.bench.expectation();
    if (!reports::verify_seal(pdf, expectation).ok()) state.SkipWithError("the report does not verify");
    for (auto _ : state) benchmark::DoNotOptimize(reports::verify_seal(pdf, expectation));
    state.SetLabel(limit);
}
BENCHMARK(seal_verify_three)->ArgName("rsa")->Arg(0)->Arg(3072)->Unit(benchmark::kMillisecond);

/// What no verifier of three nested signatures can do without: the digest of the file, and those of its parts.
void reference_digest_of_sealed(benchmark::State& state) {
    const auto pdf = office(0).sealed(nullptr);
    for (auto _ : state)
        for (int i = 0; i < 4; ++i) benchmark::DoNotOptimize(base::Digest::of(pdf));
    state.SetLabel("the reference of seal_verify_three: SHA-256 over the file, four times");
}
BENCHMARK(reference_digest_of_sealed)->Unit(benchmark::kMillisecond);

}  // namespace
