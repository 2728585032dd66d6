// SPDX-License-Identifier: GPL-3.0-or-later
// What persons see who do not tell all colours apart: every state stays distinguishable.
#include <QImage>
#include <array>
#include <cmath>
#include <set>

#include "app/desktop/look/look.h"
#include "app/words/words.h"
#include "tests/gui/looks/faint_texts.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

using Matrix = VisionMatrix;

std::array<double, 3> linear(const QColor& colour) {
    const auto one = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return {one(colour.redF()), one(colour.greenF()), one(colour.blueF())};
}

std::array<double, 3> seen(const std::array<double, 3>& rgb, const Matrix& matrix) {
    std::array<double, 3> out{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) out[i] += matrix[i][j] * rgb[j];
        out[i] = std::clamp(out[i], 0.0, 1.0);
    }
    return out;
}

/// CIE 1976 L*a*b* of linear sRGB under D65.
std::array<double, 3> lab(const std::array<double, 3>& rgb) {
    const auto [r, g, b] = rgb;
    const std::array xyz{(0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505, 0.2126 * r + 0.7152 * g + 0.0722 * b,
                         (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.0890};
    std::array<double, 3> f{};
    for (std::size_t i = 0; i < 3; ++i)
        f[i] = xyz[i] > 216.0 / 24389.0 ? std::cbrt(xyz[i]) : (24389.0 / 27.0 * xyz[i] + 16.0) / 116.0;
    return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

double difference(const QColor& a, const QColor& b, const Matrix& matrix) {
    const auto one = lab(seen(linear(a), matrix));
    const auto other = lab(seen(linear(b), matrix));
    return std::hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

/// How much of the sign differs in shape: of the points that either one covers, the part that only one does.
double shape_difference(const QPixmap& a, const QPixmap& b) {
    const QImage one = a.toImage().convertToFormat(QImage::Format_ARGB32);
    const QImage other = b.toImage().convertToFormat(QImage::Format_ARGB32);
    int either = 0;
    int alone = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x) {
            const bool in_one = qAlpha(one.pixel(x, y)) > 127;
            const bool in_other = qAlpha(other.pixel(x, y)) > 127;
            either += in_one || in_other ? 1 : 0;
            alone += in_one != in_other ? 1 : 0;
        }
    return either == 0 ? 0 : static_cast<double>(alone) / either;
}

/// Well above what is just noticed (about 2.3).
constexpr double told_by_colour = 15;
constexpr double told_by_shape = 0.3;

bool distinguishable(const QColor& a, const QPixmap& shape_a, const QColor& b, const QPixmap& shape_b,
                     const Matrix& matrix) {
    return difference(a, b, matrix) >= told_by_colour || shape_difference(shape_a, shape_b) >= told_by_shape;
}

}  // namespace

TEST_CASE("Every state stays distinguishable for those who do not tell all colours apart", "[colours]") {
    constexpr std::array signs{Sign::pass,           Sign::fail,    Sign::inconclusive, Sign::not_evaluated,
                               Sign::not_applicable, Sign::running, Sign::simulated,    Sign::open,
                               Sign::slow,           Sign::broken,  Sign::live,         Sign::done};
    for (const Theme theme : {Theme::light, Theme::dark}) {
        Look look(theme);
        look.apply();
        for (const auto& vision : visions)
            for (std::size_t i = 0; i < signs.size(); ++i)
                for (std::size_t j = i + 1; j < signs.size(); ++j) {
                    INFO(vision.name << ", signs " << static_cast<int>(signs[i]) << " and "
                                     << static_cast<int>(signs[j]));
                    for (const int size : {14, 44})
                        CHECK(distinguishable(look.colour(signs[i]), look.shape(signs[i], size), look.colour(signs[j]),
                                              look.shape(signs[j], size), vision.matrix));
                }
    }
}

TEST_CASE("Each verdict and each state of an instrument has a word of its own", "[colours]") {
    using conformity::Verdict;
    using sequence::InstrumentState;
    for (const Language language : {Language::english, Language::chinese}) {
        REQUIRE(use_language(language));
        std::set<QString> words;
        constexpr std::array verdicts{Verdict::pass, Verdict::fail, Verdict::inconclusive, Verdict::not_evaluated,
                                      Verdict::not_applicable};
        for (const auto verdict : verdicts) words.insert(verdict_word(verdict));
        CHECK(words.size() == verdicts.size());
        words.clear();
        constexpr std::array states{InstrumentState::live,      InstrumentState::slow,      InstrumentState::stale,
                                    InstrumentState::unplugged, InstrumentState::simulated, InstrumentState::closed};
        for (const auto state : states) words.insert(state_word(state));
        CHECK(words.size() == states.size());
    }
}

TEST_CASE("Colours that only others tell apart do not count, and shapes do", "[colours]") {
    Look look(Theme::light);
    look.apply();
    const auto tick = look.shape(Sign::pass, 14);
    const auto cross = look.shape(Sign::fail, 14);
    const auto& deuteranopia = visions[1].matrix;
    constexpr Matrix usual{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    // The well-known pair: olive and a brownish orange of one lightness.
    const QColor green("#6B8E00");
    const QColor orange("#A57A00");
    CHECK(difference(green, orange, usual) > told_by_colour);
    CHECK(difference(green, orange, deuteranopia) < told_by_colour);
    CHECK_FALSE(distinguishable(green, tick, orange, tick, deuteranopia));
    CHECK(distinguishable(green, tick, orange, cross, deuteranopia));
    // Grey stays grey and black is as far from white as can be, for everybody.
    for (const auto& vision : visions) {
        CHECK(difference(Qt::black, Qt::white, vision.matrix) == Approx(100).margin(0.5));
        const auto grey = seen(linear(QColor("#808080")), vision.matrix);
        CHECK(grey[0] == Approx(grey[1]).margin(0.002));
        CHECK(grey[1] == Approx(grey[2]).margin(0.002));
    }
}
