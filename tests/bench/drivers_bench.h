// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Adds a benchmark for the decoder of each driver. Called from main, when the drivers' own records exist.
void register_driver_benchmarks();
