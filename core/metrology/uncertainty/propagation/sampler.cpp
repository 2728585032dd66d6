// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/propagation/sampler.h"

#include <cmath>
#include <string>

#include "core/metrology/uncertainty/arithmetic/portable.h"
#include "core/metrology/uncertainty/distributions/coverage.h"
#include "core/metrology/uncertainty/distributions/normal_score.h"

namespace velocert::metrology {

using base::Result;

namespace {

/// What t is multiplied with: the standard uncertainty as its scale, or as the standard deviation of the result.
double t_scale(const Input& input) {
    const double dof = input.dof.value_or(1.0);
    return input.standard_uncertainty * (input.scaled ? std::sqrt((dof - 2.0) / dof) : 1.0);
}

/// The quantile of a bounded distribution about 0 for half width 1 (JCGM 101, 6.4); never the curvilinear trapezoid.
double unit_quantile(Distribution distribution, double beta, double p) {
    switch (distribution) {
        case Distribution::rectangular: return 2.0 * p - 1.0;
        case Distribution::arcsine: return portable::sin(portable::pi * (p - 0.5));
        case Distribution::triangular:
        case Distribution::trapezoidal: {
            const double b = distribution == Distribution::triangular ? 0.0 : beta;
            const double tail = p < 0.5 ? p : 1.0 - p;
            // A slope takes (1 - beta)/(1 + beta)/2 of the probability.
            const double size = tail * 2.0 * (1.0 + b) < 1.0 - b ? 1.0 - std::sqrt(2.0 * tail * (1.0 - b * b))
                                                                 : (1.0 - 2.0 * tail) * (1.0 + b) * 0.5;
            return p < 0.5 ? -size : size;
        }
        case Distribution::normal:
        case Distribution::t:
        case Distribution::curvilinear_trapezoid: break;
    }
    return 0;
}

/// Chi-square of `dof` > 0 degrees of freedom, as twice a gamma variate (Marsaglia and Tsang 2000).
double chi_square(Random& random, double dof) {
    const double shape = 0.5 * dof;
    const double d = (shape < 1 ? shape + 1.0 : shape) - 1.0 / 3.0;
    const double c = 1.0 / std::sqrt(9.0 * d);
    double value = d;
    for (int tries = 0; tries < 1000; ++tries) {  // one in twenty is refused
        const double z = normal_score(random.uniform());
        const double root = 1.0 + c * z;
        const double u = random.uniform();
        if (root <= 0) continue;
        const double v = root * root * root;
        value = d * v;
        if (portable::log(u) < 0.5 * z * z + d - value + d * portable::log(v)) break;
    }
    if (shape < 1) value *= portable::pow(random.uniform(), 1.0 / shape);
    return 2.0 * value;
}

Result<Matrix> factor_of(const CompiledBudget& budget, const std::vector<std::size_t>& members) {
    Matrix part = Matrix::unit(members.size());
    for (std::size_t a = 0; a < members.size(); ++a)
        for (std::size_t b = 0; b < members.size(); ++b)
            part.at(a, b) = budget.correlations().at(members[a], members[b]);
    return factor(part);
}

}  // namespace

Result<Sampler> Sampler::make(const CompiledBudget& compiled) {
    const Budget& budget = compiled.budget();
    Sampler out;
    out.inputs_ = budget.inputs;
    Random stream(budget.monte_carlo ? budget.monte_carlo->seed : 1);
    for (std::size_t i = 0; i < budget.inputs.size(); ++i) {
        const Input& input = budget.inputs[i];
        out.streams_.push_back(stream);
        stream.jump();
        const bool together = budget.correlate_readings && !input.readings.empty();
        const bool stated = compiled.stated_correlation(i);
        out.alone_.push_back(!together && !stated);
        const std::string at = "/inputs/" + std::to_string(i);
        if (together && stated)
            return base::fail(base::ErrorCode::bad_value, at, "a stated correlation beside correlated readings",
                              "one of the two when a Monte Carlo evaluation is asked for");
        if (stated && input.distribution == Distribution::curvilinear_trapezoid)
            return base::fail(base::ErrorCode::bad_value, at, "a correlated curvilinear trapezoid",
                              "another distribution when a Monte Carlo evaluation is asked for");
        if (together) out.readings_.members.push_back(i);
        if (!stated) continue;
        out.copula_.members.push_back(i);
        out.tables_.push_back(input.distribution == Distribution::t ? ScoreTable(*input.dof) : ScoreTable());
    }
    out.streams_.push_back(stream);
    if (const auto n = out.readings_.members.size();
        n > 0 && budget.inputs[out.readings_.members[0]].readings.size() <= n)
        return base::fail(base::ErrorCode::bad_value, "/correlate",
                          std::to_string(budget.inputs[out.readings_.members[0]].readings.size()) +
                              " simultaneous readings of " + std::to_string(n) + " quantities",
                          "more readings than quantities when a Monte Carlo evaluation is asked for");
    for (Group* group : {&out.copula_, &out.readings_}) {
        auto lower = factor_of(compiled, group->members);
        if (!lower) return base::fail(lower.error());
        group->lower = std::move(*lower);
    }
    out.values_.assign(budget.inputs.size() * piece, 0.0);
    out.work_.assign(2 * piece, 0.0);
    return out;
}

std::vector<const double*> Sampler::trials() const {
    std::vector<const double*> out;
    for (std::size_t i = 0; i < inputs_.size(); ++i) out.push_back(values_.data() + i * piece);
    return out;
}

void Sampler::draw(std::size_t count) {
    for (std::size_t i = 0; i < inputs_.size(); ++i)
        if (alone_[i]) draw_alone(i, count);
    draw_scores(copula_, count);
    for (std::size_t m = 0; m < copula_.members.size(); ++m) shape_score(m, count);
    if (!readings_.members.empty()) draw_together(count);
}

void Sampler::draw_alone(std::size_t i, std::size_t count) {
    const Input& input = inputs_[i];
    double* const out = values_.data() + i * piece;
    Random& stream = streams_[i];
    const double x = input.value;
    switch (input.distribution) {
        case Distribution::normal: {
            const double u = input.standard_uncertainty;
            stream.fill_uniform(out, count);
            normal_scores(out, count);
            for (std::size_t k = 0; k < count; ++k) out[k] = x + u * out[k];
            return;
        }
        case Distribution::t: {  // Bailey 1994: sqrt(nu (U^(-2/nu) - 1)) cos(2 pi V)
            const double dof = *input.dof;
            const double scale = t_scale(input);
            stream.fill_uniform(work_.data(), 2 * count);
            for (std::size_t k = 0; k < count; ++k) {
                const double radius = std::sqrt(dof * portable::expm1(-2.0 / dof * portable::log(work_[2 * k])));
                out[k] = x + scale * (radius * portable::cos(2.0 * portable::pi * work_[2 * k + 1]));
            }
            return;
        }
        case Distribution::rectangular:
        case Distribution::triangular:
        case Distribution::trapezoidal:
        case Distribution::arcsine: {
            const double a = input.limits.half_width;
            stream.fill_uniform(out, count);
            for (std::size_t k = 0; k < count; ++k)
                out[k] = x + a * unit_quantile(input.distribution, input.limits.beta, out[k]);
            return;
        }
        case Distribution::curvilinear_trapezoid: {  // first the half width, then the place between the limits
            stream.fill_uniform(work_.data(), 2 * count);
            for (std::size_t k = 0; k < count; ++k) {
                const double a = input.limits.half_width + input.limits.inner_half_width * (2.0 * work_[2 * k] - 1.0);
                out[k] = x + a * (2.0 * work_[2 * k + 1] - 1.0);
            }
            return;
        }
    }
}

void Sampler::draw_scores(const Group& group, std::size_t count) {
    const std::size_t size = group.members.size();
    for (const std::size_t i : group.members) {
        double* const out = values_.data() + i * piece;
        streams_[i].fill_uniform(out, count);
        normal_scores(out, count);
    }
    // From the last row up, each row needs only scores that are still independent.
    for (std::size_t a = size; a-- > 0;) {
        double* const out = values_.data() + group.members[a] * piece;
        for (std::size_t k = 0; k < count; ++k) out[k] *= group.lower.at(a, a);
        for (std::size_t b = 0; b < a; ++b) {
            const double* const other = values_.data() + group.members[b] * piece;
            const double factor = group.lower.at(a, b);
            for (std::size_t k = 0; k < count && factor != 0; ++k) out[k] += factor * other[k];
        }
    }
}

void Sampler::shape_score(std::size_t member, std::size_t count) {
    const std::size_t i = copula_.members[member];
    const Input& input = inputs_[i];
    double* const out = values_.data() + i * piece;
    const double x = input.value;
    if (input.distribution == Distribution::normal) {
        for (std::size_t k = 0; k < count; ++k) out[k] = x + input.standard_uncertainty * out[k];
    } else if (input.distribution == Distribution::t) {
        const double scale = t_scale(input);
        for (std::size_t k = 0; k < count; ++k) out[k] = x + scale * tables_[member].at(out[k]);
    } else {
        for (std::size_t k = 0; k < count; ++k)
            out[k] =
                x + input.limits.half_width * unit_quantile(input.distribution, input.limits.beta, normal_cdf(out[k]));
    }
}

/// Multivariate t with n - N degrees of freedom: S/(n (n - N)) is its scale, which in terms of the standard
/// uncertainties of the means leaves sqrt((n - 1)/chi-square) for each trial (JCGM 102, 5.3.2).
void Sampler::draw_together(std::size_t count) {
    draw_scores(readings_, count);
    const auto n = static_cast<double>(inputs_[readings_.members.front()].readings.size());
    const double dof = n - static_cast<double>(readings_.members.size());
    for (std::size_t k = 0; k < count; ++k) work_[k] = std::sqrt((n - 1.0) / chi_square(streams_.back(), dof));
    for (const std::size_t i : readings_.members) {
        double* const out = values_.data() + i * piece;
        for (std::size_t k = 0; k < count; ++k)
            out[k] = inputs_[i].value + inputs_[i].standard_uncertainty * (work_[k] * out[k]);
    }
}

}  // namespace velocert::metrology
