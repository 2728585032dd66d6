// SPDX-License-Identifier: GPL-3.0-or-later
// Figures marked "uncertainties": computed with the Python package uncertainties 3.1.6, which propagates to first order
// through shared variables, from the same masses with one standard-normal variable per balance.
#include "core/sequence/evaluations/weighing/mass_share.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "tests/core/sequence/released_edition.h"

namespace velocert::sequence::test {
namespace {

using conformity::Reason;
using conformity::Verdict;
using laboratory::Part;
using metrology::AnyQuantity;
using metrology::Kind;

std::vector<WeighedPart> two_balances() {
    return {{1'200'000, true, "A", std::hypot(400.0, 500.0), 400.0},
            {800'000, true, "A", std::hypot(300.0, 500.0), 300.0},
            {1'100'000, true, "B", std::hypot(1000.0, 200.0), 1000.0},
            {365'000, true, "B", std::hypot(600.0, 200.0), 600.0},
            {2'000'000, false, "B", std::hypot(700.0, 200.0), 700.0}};
}

Part part(const std::string& id, bool counts = true) {
    Part out;
    out.id = id;
    out.name = "part " + id;
    out.counts = counts;
    out.reason = counts ? "" : "metal";
    return out;
}

StepRun weighed(const std::string& subject, std::int64_t mg, bool valid = true) {
    StepRun out;
    out.procedure = "plastics-share";
    out.step = subject.empty() ? "vehicle" : "part";
    out.subject = subject;
    out.result.valid = valid;
    out.result.values = {{"mass", {Kind::mass, mg}}};
    return out;
}

StepResult share_of(const std::vector<StepRun>& earlier, const std::vector<Part>& parts) {
    const auto edition = released_edition();
    const auto& steps = edition.procedure("plastics-share")->steps;
    return mass_share(
               {edition, steps.back(), lead_acid_item(), {}, {}, {}, {}, {}, earlier, nullptr, {}, nullptr, parts})
        .value();
}

}  // namespace

TEST_CASE("a share is rounded once, and never onto a figure that could decide") {
    struct Row {
        std::int64_t part;
        std::int64_t whole;
        std::int64_t nano;  ///< by long division
    };
    const auto row = GENERATE(values<Row>({
        {3'465'000, 63'000'000, 55'000'000},       // exactly 5.5 %
        {3'465'001, 63'000'000, 55'000'016},       // 0.055000015873...
        {3'464'999, 63'000'000, 54'999'984},       // 0.054999984126...
        {24'300'000, 24'300'000, 1'000'000'000},   // 8.1 three times of 24.3
        {165'000'001, 3'000'000'000, 55'000'001},  // 0.0550000003..., would round onto 5.5 %
        {164'999'999, 3'000'000'000, 54'999'999},  // 0.0549999996..., the same from below
        {166'500'001, 3'000'000'000, 55'500'001},  // 5.55 %, a tie of the rounding to 0.1 %
        {166'499'999, 3'000'000'000, 55'499'999},
        {1, 3, 333'333'333},
        {2, 3, 666'666'667},
        {0, 63'000'000, 0},
    }));
    CAPTURE(row.part, row.whole);
    CHECK(exact_share(row.part, row.whole) == AnyQuantity(Kind::ratio, row.nano));
}

TEST_CASE("the stored share lies on the exact one's side of every limit printed in hundredths of a percent") {
    std::mt19937_64 random(20251125);
    for (int i = 0; i < 20'000; ++i) {
        const auto whole = static_cast<std::int64_t>(random() % 4'000'000'000U) + 1'000'000;
        const std::int64_t limit = static_cast<std::int64_t>(random() % 10'000U) * 100'000;
        // Near the limit, where rounding could matter.
        const std::int64_t near = static_cast<std::int64_t>(static_cast<base::Wide>(whole) * limit / 1'000'000'000);
        const std::int64_t part = near + static_cast<std::int64_t>(random() % 5U) - 2;
        if (part < 0 || part > whole) continue;
        const base::Wide exact = static_cast<base::Wide>(part) * 1'000'000'000 - static_cast<base::Wide>(limit) * whole;
        const std::int64_t stored = exact_share(part, whole).base() - limit;
        REQUIRE((exact > 0) == (stored > 0));
        REQUIRE((exact < 0) == (stored < 0));
    }
}

TEST_CASE("parts of one balance share its error, parts of two do not, and the vehicle's scale is a third") {
    const auto parts = two_balances();
    CHECK(sum_uncertainty(parts, true) == Approx(1905.255888325765).epsilon(1e-12));   // uncertainties
    CHECK(sum_uncertainty(parts, false) == Approx(2529.822128134703).epsilon(1e-12));  // uncertainties
    CHECK(share_uncertainty(3'465'000, sum_uncertainty(parts, true), 63'000'000, 50'000) ==
          Approx(5.3103482407365414e-05).epsilon(1e-12));  // uncertainties

    // Closed form: n parts of one balance with nothing of their own give n u; of n balances, sqrt(n) u.
    std::vector<WeighedPart> same(60, {100'000, true, "A", 30.0, 30.0});
    CHECK(sum_uncertainty(same, true) == Approx(1800.0).epsilon(1e-12));
    for (std::size_t i = 0; i < same.size(); ++i) same[i].balance = std::to_string(i);
    CHECK(sum_uncertainty(same, true) == Approx(30.0 * std::sqrt(60.0)).epsilon(1e-12));
    CHECK(sum_uncertainty({}, true) == 0);
}

TEST_CASE("5.5 % of a 63 kg vehicle is 3.465 kg, and exactly that passes") {
    const std::vector<Part> parts{part("a"), part("b"), part("c", false)};
    const auto share = [&](std::int64_t a, std::int64_t b) {
        return share_of({weighed("", 63'000'000), weighed("a", a), weighed("b", b), weighed("c", 20'000'000)}, parts);
    };
    const auto exactly = share(3'000'000, 465'000);
    CHECK(exactly.valid);
    CHECK(exactly.verdict == Verdict::pass);
    CHECK(exactly.value("share")->text() == "5.5 %");
    CHECK(exactly.value("plastics_mass")->text() == "3.465 kg");
    CHECK(exactly.value("parts_mass")->text() == "23.465 kg");
    CHECK(share(3'000'000, 465'001).verdict == Verdict::fail);
    CHECK(share(3'000'000, 464'999).verdict == Verdict::pass);
}

TEST_CASE("a share rests on the vehicle and on every part of the bill, or there is none") {
    const std::vector<Part> parts{part("a"), part("b")};
    struct Row {
        const char* what;
        std::vector<StepRun> earlier;
        std::vector<Part> bill;
        Reason reason;
    };
    const std::vector<Row> rows{
        {"no bill", {weighed("", 63'000'000)}, {}, Reason::parts_missing},
        {"one part not weighed", {weighed("", 63'000'000), weighed("a", 1000)}, parts, Reason::parts_missing},
        {"one part without a valid weighing",
         {weighed("", 63'000'000), weighed("a", 1000), weighed("b", 1000, false)},
         parts,
         Reason::parts_missing},
        {"no vehicle", {weighed("a", 1000), weighed("b", 1000)}, parts, Reason::rests_on_missing},
        {"no valid vehicle",
         {weighed("", 63'000'000, false), weighed("a", 1000), weighed("b", 1000)},
         parts,
         Reason::rests_on_missing},
        {"parts heavier than the vehicle",
         {weighed("", 1'000'000), weighed("a", 600'000), weighed("b", 400'001)},
         parts,
         Reason::implausible},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const auto result = share_of(row.earlier, row.bill);
        CHECK_FALSE(result.valid);
        CHECK(result.verdict == Verdict::not_evaluated);
        CHECK(conformity::name(result.reason) == conformity::name(row.reason));
    }
    // The later of two valid weighings of a part is the one that counts; a later one that is not valid takes nothing.
    const auto again = share_of({weighed("", 1'000'000), weighed("a", 10'000), weighed("b", 10'000),
                                 weighed("a", 20'000), weighed("b", 1, false)},
                                parts);
    CHECK(again.value("plastics_mass")->text() == "0.03 kg");
}

TEST_CASE("parts together a little heavier than the vehicle are believed within the uncertainty") {
    const std::vector<Part> parts{part("a")};
    const auto with_uncertainty = [](StepRun step_run, std::int64_t u) {
        step_run.result.values.push_back({"mass_standard_uncertainty", {Kind::mass, u}});
        step_run.result.values.push_back({"mass_correlated_uncertainty", {Kind::mass, u}});
        return step_run;
    };
    // U of the difference: 2 sqrt(30^2 + 40^2) = 100 mg.
    const auto at = [&](std::int64_t excess) {
        return share_of(
            {with_uncertainty(weighed("", 1'000'000), 40), with_uncertainty(weighed("a", 1'000'000 + excess), 30)},
            parts);
    };
    CHECK(at(100).valid);
    CHECK(conformity::name(at(101).reason) == "implausible");
    // u(share) = sqrt(30^2 + 40^2) / 1 kg = 5e-5 at a share of 1; written out, the share being 1.0001.
    CHECK(at(100).value("share_standard_uncertainty")->base() ==
          static_cast<std::int64_t>(std::ceil(1e9 * std::hypot(30.0 / 1e6, 1.0001 * 40.0 / 1e6))));
}

TEST_CASE("the share lies within its stated expanded uncertainty of the true one as often as it says") {
    // A model of weighings of its own: each balance has one error of calibration, drawn from its certificate, in all
    // that it weighs; every value is shown in steps, before and after the load; the readings scatter.
    constexpr std::array balance_u{400.0, 900.0};
    constexpr std::array steps{1000.0, 500.0};
    constexpr double scale_u = 20'000;
    constexpr double scale_step = 50'000;
    int inside = 0;
    constexpr int seeds = 500;
    for (int seed = 1; seed <= seeds; ++seed) {
        std::mt19937_64 random(static_cast<std::uint64_t>(seed));
        std::normal_distribution<double> normal;
        std::uniform_real_distribution<double> mass(40'000, 90'000);
        const auto shown = [](double value, double step) { return std::round(value / step) * step; };
        const std::array<double, 2> error{normal(random), normal(random)};
        std::uniform_real_distribution<double> anywhere(-0.5, 0.5);
        double true_sum = 0;
        double sum = 0;
        std::vector<WeighedPart> parts;
        for (int i = 0; i < 60; ++i) {
            const std::size_t b = i % 2 == 0 ? 0 : 1;
            const double truth = mass(random);
            const double zero = anywhere(random) * steps[b];  // what the zero really is when it is shown as 0
            double mean = 0;
            std::array<double, 3> readings{};
            for (auto& reading : readings) {
                reading = shown(truth + error[b] * balance_u[b] + zero + 0.3 * steps[b] * normal(random), steps[b]);
                mean += reading / 3;
            }
            double squares = 0;
            for (const double reading : readings) squares += (reading - mean) * (reading - mean);
            const double own = squares / 2 / 3 + steps[b] * steps[b] / 6;
            parts.push_back({static_cast<std::int64_t>(std::llround(mean)), true, std::to_string(b),
                             std::sqrt(balance_u[b] * balance_u[b] + own), balance_u[b]});
            true_sum += truth;
            sum += mean;
        }
        const double true_whole = 60'000'000 + 5'000'000 * anywhere(random);
        const double whole = shown(true_whole + scale_u * normal(random) + scale_step * anywhere(random), scale_step);
        const double u_whole = std::sqrt(scale_u * scale_u + scale_step * scale_step / 6);
        const double u = share_uncertainty(sum, sum_uncertainty(parts, true), whole, u_whole);
        if (std::abs(sum / whole - true_sum / true_whole) <= 2 * u) ++inside;
    }
    CAPTURE(inside);
    CHECK(inside >= 0.93 * seeds);
    CHECK(inside <= 0.97 * seeds);
}

}  // namespace velocert::sequence::test
