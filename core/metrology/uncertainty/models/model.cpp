// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/models/model.h"

#include <cmath>

#include "core/metrology/uncertainty/arithmetic/number_text.h"
#include "core/metrology/uncertainty/models/elementary.h"

namespace velocert::metrology {

double Model::value(std::span<const double> x, std::span<double> work) const {
    for (std::size_t k = 0; k < steps_.size(); ++k) {
        const Step& step = steps_[k];
        if (step.operation == Operation::constant)
            work[k] = step.value;
        else if (step.operation == Operation::input)
            work[k] = x[step.first];
        else if (binary(step.operation))
            work[k] = apply_to_two(step.operation, work[step.first], work[step.second]);
        else
            work[k] = apply_to_one(step.operation, work[step.first], step.value);
    }
    return work[steps_.size() - 1];
}

base::Result<double> Model::value(std::span<const double> x) const {
    std::vector<double> work(steps_.size());
    const double result = value(x, work);
    // Any step, not only the last: 1/(1/0) would be a finite 0.
    for (std::size_t k = 0; k < steps_.size(); ++k) {
        if (std::isfinite(work[k])) continue;
        const Step& step = steps_[k];
        std::size_t character = 1;
        for (std::size_t i = 0; i < step.at; ++i)
            if ((static_cast<unsigned char>(text_[i]) & 0xc0U) != 0x80U) ++character;
        std::string found =
            std::string("'") + written(step.operation) + "' is not defined or too large at the estimates (";
        found += "of " + number_text(work[step.first]);
        if (binary(step.operation)) found += " and " + number_text(work[step.second]);
        return base::fail(base::ErrorCode::bad_value, "character " + std::to_string(character), found + ")",
                          "a model that has a finite value at the estimates");
    }
    return result;
}

}  // namespace velocert::metrology
