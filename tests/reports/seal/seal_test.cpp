// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/seal/seal.h"

#include <catch2/catch.hpp>

#include "reports/seal/verify_seal.h"
#include "tests/support/pdf_text.h"
#include "tests/support/sealed_report.h"

using namespace velocert;
using namespace velocert::reports;
using velocert::test::SealingBench;

namespace {

std::string told(const SealVerification& verification) {
    std::string out;
    for (const auto& finding : verification.findings) out += finding.where + ": " + finding.what + "\n";
    return out;
}

}  // namespace

TEST_CASE("a report with its three signatures verifies", "[seal]") {
    const SealingBench bench;
    const auto pdf = bench.sealed();
    SealExpectation expectation = bench.expectation();
    expectation.file = base::Digest::of(pdf);
    expectation.record = base::Digest::of(bench.record);
    const auto verification = verify_seal(pdf, expectation);
    CHECK(told(verification) == "");
    REQUIRE(verification.signatures.size() == 3);
    CHECK(verification.signatures[0].name == "张三");
    CHECK(verification.signatures[0].reason == "meaning: Tested");
    CHECK(verification.signatures[0].claimed == bench.time);
    INFO(verification.bytes_line << "\n" << verification.signer_line << "\n" << verification.today_line);
    CHECK(reports::test::ask("qpdf --check", pdf).find("No syntax or stream encoding errors found") !=
          std::string::npos);
}
