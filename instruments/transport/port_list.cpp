// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/transport/port_list.h"

#include <libserialport.h>
#include <unistd.h>

#include "instruments/transport/port_checks.h"

namespace velocert::instruments {
namespace {

std::string text_or_empty(const char* text) { return text == nullptr ? std::string() : std::string(text); }

}  // namespace

base::Result<std::vector<PortInfo>> list_ports() {
    sp_port** found = nullptr;
    if (sp_list_ports(&found) != SP_OK)
        return base::fail(base::ErrorCode::io, "ports", "the system does not tell its serial ports",
                          "a readable list of devices; a port can still be typed by its path");
    std::vector<PortInfo> out;
    for (sp_port** port = found; *port != nullptr; ++port) {
        PortInfo info;
        info.name = text_or_empty(sp_get_port_name(*port));
        info.description = text_or_empty(sp_get_port_description(*port));
        if (sp_get_port_transport(*port) == SP_TRANSPORT_USB) {
            UsbIds usb;
            if (sp_get_port_usb_vid_pid(*port, &usb.vendor, &usb.product) == SP_OK) {
                usb.maker = text_or_empty(sp_get_port_usb_manufacturer(*port));
                usb.model = text_or_empty(sp_get_port_usb_product(*port));
                usb.serial = text_or_empty(sp_get_port_usb_serial(*port));
                info.usb = std::move(usb);
            }
        }
        info.usable = access(info.name.c_str(), R_OK | W_OK) == 0;
        if (!info.usable) info.group = group_of(info.name);
        out.push_back(std::move(info));
    }
    sp_free_port_list(found);
    return out;
}

}  // namespace velocert::instruments
