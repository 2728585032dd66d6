// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

namespace velocert::base {

std::string_view name(ErrorCode code) {
    switch (code) {
        case ErrorCode::bad_input: return "bad-input";
        case ErrorCode::unknown_field: return "unknown-field";
        case ErrorCode::missing_field: return "missing-field";
        case ErrorCode::bad_value: return "bad-value";
        case ErrorCode::wrong_unit: return "wrong-unit";
        case ErrorCode::unknown_version: return "unknown-version";
        case ErrorCode::not_found: return "not-found";
        case ErrorCode::already_exists: return "already-exists";
        case ErrorCode::port_unavailable: return "port-unavailable";
        case ErrorCode::port_permission: return "port-permission";
        case ErrorCode::port_settings: return "port-settings";
        case ErrorCode::unplugged: return "unplugged";
        case ErrorCode::timeout: return "timeout";
        case ErrorCode::silence: return "silence";
        case ErrorCode::protocol: return "protocol";
        case ErrorCode::instrument_refused: return "instrument-refused";
        case ErrorCode::instrument_restarted: return "instrument-restarted";
        case ErrorCode::wrong_instrument: return "wrong-instrument";
        case ErrorCode::overflow: return "overflow";
        case ErrorCode::disk_full: return "disk-full";
        case ErrorCode::read_only: return "read-only";
        case ErrorCode::io: return "io";
        case ErrorCode::interrupted: return "interrupted";
        case ErrorCode::integrity: return "integrity";
        case ErrorCode::not_permitted: return "not-permitted";
    }
    return "unknown";
}

std::string Error::text() const {
    std::string out;
    if (!where.empty()) out += where + ": ";
    out += found;
    if (!expected.empty()) out += " (expected " + expected + ")";
    return out;
}

}  // namespace velocert::base
