// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/base/error.h"

namespace velocert::app {

/// The technical line of a failure ("where: found (expected ...)"): in English as it is kept on record, in Chinese with
/// Chinese joints and the phrases that people at the window meet most; the rest stays as it is written.
[[nodiscard]] QString error_detail_words(const base::Error& error);

}  // namespace velocert::app
