// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/transport/library_settings.h"

namespace velocert::instruments {
namespace {

sp_parity parity_of(Parity parity) {
    switch (parity) {
        case Parity::none: return SP_PARITY_NONE;
        case Parity::even: return SP_PARITY_EVEN;
        case Parity::odd: return SP_PARITY_ODD;
    }
    return SP_PARITY_NONE;
}

sp_flowcontrol flow_of(FlowControl flow) {
    switch (flow) {
        case FlowControl::none: return SP_FLOWCONTROL_NONE;
        case FlowControl::xon_xoff: return SP_FLOWCONTROL_XONXOFF;
        case FlowControl::rts_cts: return SP_FLOWCONTROL_RTSCTS;
    }
    return SP_FLOWCONTROL_NONE;
}

}  // namespace

sp_return apply_settings(sp_port* port, const PortSettings& settings) {
    // All of it in one go would hide which one was refused; the caller names the whole setting anyway.
    for (const auto result :
         {sp_set_baudrate(port, settings.baud), sp_set_bits(port, settings.data_bits),
          sp_set_parity(port, parity_of(settings.parity)), sp_set_stopbits(port, settings.stop_bits),
          sp_set_flowcontrol(port, flow_of(settings.flow))})
        if (result != SP_OK) return result;
    return SP_OK;
}

}  // namespace velocert::instruments
