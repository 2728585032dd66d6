// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/cli/output.h"
#include "core/records/approvals/pack_history.h"
#include "core/standards/editions/pack_differences.h"

namespace velocert::app {

/// A proposal of a pack as 'pack' shows it; with the differences from the shipped pack where they are given.
void print_pack(const Output& output, const records::PackRecord& record,
                const std::vector<standards::PackDifference>* differences = nullptr);
void print_packs(const Output& output, std::span<const records::PackRecord> records);
/// "changed procedures/braking.json, steps dry.both: title, text"
[[nodiscard]] std::string difference_line(const standards::PackDifference& difference);

}  // namespace velocert::app
