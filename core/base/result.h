// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>

#include "core/base/error.h"

namespace velocert::base {

/// A value, or the Error that stands in its place. Functions that return one are [[nodiscard]].
template <typename T>
using Result = tl::expected<T, Error>;

/// Makes the error side of a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string where, std::string found,
                                                std::string expected = {}) {
    return tl::unexpected<Error>(Error{code, std::move(where), std::move(found), std::move(expected)});
}

/// Hands an error on unchanged from one Result to another.
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace velocert::base
