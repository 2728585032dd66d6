// SPDX-License-Identifier: GPL-3.0-or-later
// What the Bench tells of uncertainty while a step is under way: in words, as a band beside the limit, or not at all.
#include "app/desktop/model/bench/running/live_uncertainty.h"

#include <set>

#include "app/desktop/view/bench/live_plot.h"
#include "app/words/decision.h"
#include "core/conformity/sufficiency.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

metrology::AnyQuantity quantity(std::string_view text) {
    return metrology::WrittenQuantity::parse(text).value().value();
}

metrology::Indication shown(metrology::Measurand measurand, std::string_view value) {
    const auto written = metrology::WrittenQuantity::parse(value).value();
    metrology::Indication out;
    out.measurand = measurand;
    out.value = written.number();
    for (const auto& unit : metrology::units())
        if (unit == written.unit()) out.unit = &unit;
    return out;
}

conformity::Limit at_most(std::string_view value) {
    conformity::Limit out;
    out.id = "some.limit";
    out.value = metrology::WrittenQuantity::parse(value).value();
    out.kind = out.value->kind();
    out.relation = conformity::Relation::at_most;
    out.status = conformity::LimitStatus::confirmed;
    return out;
}

sequence::ExpectedDecision expected(const conformity::Limit& limit, std::string_view u, conformity::RuleName rule,
                                    const char* step = "s") {
    sequence::ExpectedDecision out{
        "p", step, limit, {"value", limit.value->value(), quantity(u), base::Decimal(2, 0)}, {}};
    out.sufficiency = conformity::sufficiency(limit, {rule}, out.at_limit);
    return out;
}

std::vector<reports::ChartBand> guards(const reports::Chart& chart) {
    std::vector<reports::ChartBand> out;
    for (const auto& band : chart.bands)
        if (band.role == reports::ChartRole::guard) out.push_back(band);
    return out;
}

struct Weighed {
    standards::StandardEdition edition;
    standards::Step step;
    conformity::Limit limit = at_most("63 kg");
    PlotScene scene;
    Weighed() {
        scene.kind = PlotScene::Kind::series;
        scene.measurand = metrology::Measurand::mass;
        scene.step = &step;
        scene.limit = &limit;
        auto points = std::make_shared<LiveTrace>();
        points->append(0, 0);
        points->append(1, 62.9);
        scene.points = points;
    }
    [[nodiscard]] reports::Chart chart() const { return chart_of(scene, &edition, 400); }
};

}  // namespace

TEST_CASE("An expanded uncertainty is written with two digits and never less than it is") {
    REQUIRE(use_language(Language::english));
    struct Case {
        const char* u;
        const char* said;
    };
    for (const auto& [u, said] : {Case{"0.053 m", "0.053 m"}, Case{"0.0531 m", "0.054 m"}, Case{"0.2 kg", "0.2 kg"},
                                  Case{"0.0999 kg", "0.1 kg"}, Case{"1.004 kg", "1.1 kg"}, Case{"12.3 kg", "13 kg"},
                                  Case{"0 kg", "0 kg"}, Case{"0.000012 kg", "0.000012 kg"}})
        CHECK(uncertainty_words(quantity(u)) == said);
    // A difference of temperatures has no zero point to count from.
    CHECK(uncertainty_words({metrology::Kind::temperature, 500}) == "500 mK");
}

TEST_CASE("The uncertainty of a shown value is that of its certificate at that value, or not known") {
    REQUIRE(use_language(Language::english));
    metrology::Calibration certificate;
    certificate.measurand = metrology::Measurand::mass;
    certificate.points = {{quantity("0 kg"), quantity("0 kg"), quantity("0.02 kg")},
                          {quantity("50 kg"), quantity("0 kg"), quantity("0.02 kg")},
                          {quantity("100 kg"), quantity("0 kg"), quantity("0.05 kg")}};
    certificate.range_low = quantity("0 kg");
    certificate.range_high = quantity("100 kg");
    sequence::CalibrationSet set;
    set.entries.push_back({"scale", certificate});
    const auto told = [&](const char* role, metrology::Measurand measurand, const char* value) {
        return shown_uncertainty_words(shown_uncertainty(set, role, shown(measurand, value)));
    };
    using metrology::Measurand;
    CHECK(told("scale", Measurand::mass, "20 kg") == "U = 0.02 kg (k = 2), by the certificate");
    CHECK(told("scale", Measurand::mass, "60 kg") == "U = 0.05 kg (k = 2), by the certificate");
    const QString unknown = "U not known: no certificate covers this value";
    CHECK(told("scale", Measurand::mass, "100.1 kg") == unknown);
    CHECK(told("other", Measurand::mass, "20 kg") == unknown);
    CHECK(told("scale", Measurand::force, "20 N") == unknown);
    auto nothing = shown(Measurand::mass, "20 kg");
    nothing.flags.add(metrology::Flag::no_value);
    CHECK_FALSE(shown_uncertainty(set, "scale", nothing));
    CHECK_FALSE(shown_uncertainty({}, "scale", shown(Measurand::mass, "20 kg")));
}

TEST_CASE("Of several values held against one limit the widest guard band is shown") {
    using conformity::RuleName;
    const auto limit = at_most("63 kg");
    auto other = limit;
    other.id = "other";
    const std::vector all{
        expected(limit, "0.1 kg", RuleName::guard_band), expected(limit, "0.3 kg", RuleName::guard_band),
        expected(limit, "0.2 kg", RuleName::guard_band), expected(other, "9 kg", RuleName::guard_band),
        expected(limit, "9 kg", RuleName::guard_band, "t")};
    REQUIRE(expected_at(all, "p", "s", limit) != nullptr);
    CHECK(expected_at(all, "p", "s", limit)->at_limit.standard_uncertainty == quantity("0.3 kg"));
    CHECK(expected_at(all, "q", "s", limit) == nullptr);
    CHECK(expected_at(all, "p", "u", limit) == nullptr);
    CHECK(expected_at({}, "p", "s", limit) == nullptr);
}

TEST_CASE("What can be told of a result before it is there is told, and what cannot is said to be unknown") {
    REQUIRE(use_language(Language::english));
    standards::Step step;
    step.budgets.resize(1);
    const auto limit = at_most("63 kg");
    const auto known = expected(limit, "0.1 kg", conformity::RuleName::simple);
    CHECK(
        expectation_words(&known, &limit, step, true) ==
        "Result: U at least 0.2 kg at the limit (k = 2); within that of the limit a result carries more than the usual "
        "risk.");
    const auto guarded = expected(limit, "0.1001 kg", conformity::RuleName::guard_band);
    CHECK(expectation_words(&guarded, &limit, step, true) ==
          "Result: U at least 0.21 kg at the limit (k = 2); less than 0.21 kg inside the limit, in the guard band, a "
          "result is rejected.");
    const auto zones = expected(limit, "0.1 kg", conformity::RuleName::four_zone);
    CHECK(expectation_words(&zones, &limit, step, true) ==
          "Result: U at least 0.2 kg at the limit (k = 2); in a band of 0.4 kg around the limit a result gets no "
          "verdict.");
    const auto coarse = expected(limit, "20 kg", conformity::RuleName::simple);
    CHECK(expectation_words(&coarse, &limit, step, true).contains("; the uncertainty is large for this limit."));
    CHECK(expectation_words(nullptr, nullptr, step, true).isEmpty());
    auto word = limit;
    word.is_class = true;
    CHECK(expectation_words(nullptr, &word, step, true).isEmpty());
    auto unverified = limit;
    unverified.status = conformity::LimitStatus::unverified;
    auto informative = limit;
    informative.informative = true;
    std::set<QString> said;
    for (const auto& words :
         {expectation_words(nullptr, &unverified, step, true), expectation_words(nullptr, &informative, step, true),
          expectation_words(nullptr, &limit, step, false), expectation_words(nullptr, &limit, standards::Step{}, true),
          expectation_words(nullptr, &limit, step, true)}) {
        CHECK(words.startsWith("No guard band"));
        said.insert(words);
    }
    CHECK(said.size() == 5);
}

TEST_CASE("The guard band stands beside the limit in the data's own units, and nowhere where none is known") {
    using conformity::RuleName;
    Weighed weighed;
    CHECK(guards(weighed.chart()).empty());
    weighed.scene.expected = expected(weighed.limit, "0.1 kg", RuleName::guard_band);
    auto bands = guards(weighed.chart());
    REQUIRE(bands.size() == 1);
    CHECK(bands.front().direction == reports::Direction::horizontal);
    CHECK(bands.front().from == Approx(62.8));
    CHECK(bands.front().to == Approx(63));
    CHECK(bands.front().label.en == "guard band");
    CHECK_FALSE(bands.front().label.zh.empty());
    // Before any attempt it is only what it is at least.
    CHECK(bands.front().value == "(U ≥ 0.2 kg)");
    weighed.scene.expected = expected(weighed.limit, "0.1 kg", RuleName::simple);
    bands = guards(weighed.chart());
    REQUIRE(bands.size() == 1);
    CHECK(bands.front().from == Approx(62.8));
    CHECK(bands.front().to == Approx(63.2));
    CHECK(bands.front().label.en == "limit ± U");
    // Of a two-sided limit there is one at either side.
    weighed.limit.relation = conformity::Relation::within;
    weighed.limit.value = metrology::WrittenQuantity::parse("50 kg").value();
    weighed.limit.upper = metrology::WrittenQuantity::parse("63 kg").value();
    weighed.scene.expected = expected(weighed.limit, "0.1 kg", RuleName::four_zone);
    CHECK(guards(weighed.chart()).size() == 2);
    // A limit of another kind than what is plotted has its place elsewhere.
    weighed.scene.measurand = metrology::Measurand::voltage;
    CHECK(guards(weighed.chart()).empty());
}

TEST_CASE("A band around the value that is shown is drawn where it can be seen, and never made up") {
    Weighed weighed;
    const auto around = [&] {
        std::vector<reports::ChartBand> out;
        for (const auto& band : weighed.chart().bands)
            if (band.role == reports::ChartRole::measured) out.push_back(band);
        return out;
    };
    CHECK(around().empty());
    weighed.scene.shown = {62.9, 1.5};
    REQUIRE(around().size() == 1);
    CHECK(around().front().from == Approx(61.4));
    CHECK(around().front().to == Approx(64.4));
    weighed.scene.shown = {62.9, 0.001};
    CHECK(around().empty());
    weighed.scene.shown = {62.9, 0.0};
    CHECK(around().empty());
}

TEST_CASE("While a vehicle is weighed its limit, guard band and uncertainty stand on the Bench, in both languages") {
    for (const Language language : {Language::english, Language::chinese}) {
        WindowFixture fixture(language, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
        fixture.start();
        QString live;
        fixture.go_on([&] {
            if (const auto now = fixture.run().live(); !now.value.isEmpty()) live = now.uncertainty;
            return !live.isEmpty();
        });
        CHECK(live.contains("U = "));
        CHECK(live.contains("k = 2"));
        const auto& scene = fixture.run().plot();
        REQUIRE(scene.expected);
        CHECK(guards(chart_of(scene, &fixture.run().order()->edition, 400)).size() == 1);
        QApplication::processEvents();
        const auto told = fixture.label("plot_expectation");
        CHECK(told == fixture.run().expectation());
        CHECK(told.contains(language == Language::english ? "U at least" : "U"));
        fixture.key(Qt::Key_F7);
        fixture.wait_for(Task::Kind::ended);
    }
}
