// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/result.h"
#include "core/metrology/uncertainty/distributions/score_table.h"
#include "core/metrology/uncertainty/propagation/gum.h"
#include "core/metrology/uncertainty/propagation/random.h"

namespace velocert::metrology {

/// Draws trials of the inputs of a budget. Input i draws from a stream of its own (the seed's, i jumps on), trial after
/// trial, so that the values depend neither on the size of the pieces nor on the other inputs. Not for several threads.
class Sampler {
  public:
    static constexpr std::size_t piece = 1024;  ///< at most this many trials at once; a multiple of 8

    /// Errors: a correlation that cannot be drawn (see monte_carlo.h).
    [[nodiscard]] static base::Result<Sampler> make(const CompiledBudget& budget);

    /// The next `count` <= piece trials of every input.
    void draw(std::size_t count);
    /// One pointer per input to its trials; room for `piece`.
    [[nodiscard]] std::vector<const double*> trials() const;

  private:
    /// Inputs that are drawn together from correlated normal scores.
    struct Group {
        std::vector<std::size_t> members;
        Matrix lower;  ///< of their correlations
    };

    void draw_alone(std::size_t i, std::size_t count);
    void draw_scores(const Group& group, std::size_t count);
    void shape_score(std::size_t i, std::size_t count);
    void draw_together(std::size_t count);

    std::vector<Input> inputs_;
    std::vector<Random> streams_;  ///< one per input, and one more for what a group shares
    std::vector<bool> alone_;
    Group copula_;                    ///< stated correlations
    Group readings_;                  ///< simultaneous readings
    std::vector<ScoreTable> tables_;  ///< per member of the copula; empty for those that need none
    std::vector<double> values_;      ///< piece values per input
    std::vector<double> work_;        ///< two pieces
};

}  // namespace velocert::metrology
