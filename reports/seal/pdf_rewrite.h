// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/base/result.h"

class QPDF;

namespace velocert::reports {

/// Reads a PDF, lets `change` work on its objects, and writes it anew: the same objects give the same bytes. Version
/// 1.7, classic cross-reference table, one writing, streams as they are, identifier computed from the content.
/// Errors: io (not a PDF), those of `change`.
[[nodiscard]] base::Result<std::vector<std::uint8_t>> rewrite_pdf(
    std::span<const std::uint8_t> pdf, const std::function<base::Result<void>(QPDF&)>& change);

}  // namespace velocert::reports
