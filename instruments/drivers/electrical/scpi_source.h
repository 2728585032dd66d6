// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Direct-current sources that speak SCPI (ITECH IT6000 to IT6800 and many others). A reading asks for the voltage and
/// the current at the output, one after the other. Orders: the set voltage, the current limit, output on and off; each
/// is followed by the question for the error queue and then read back. Stopping means: output off, read back.
extern const Driver scpi_source;

}  // namespace velocert::instruments
