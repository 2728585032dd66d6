// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Micro-controller data acquisition that counts distance pulses and samples lever force and switches, all on
/// one clock. The wire format is our own, small enough for any micro-controller, in two forms with the same
/// fields.
///
/// Text v1, lines ended by LF (CR LF is taken too), checksum = exclusive or of what stands between '#' and
/// '*':
///   #D,seq,t_us,cnt,edge_us,din,f_raw*hh     one sample
///   #E,seq,t_us,bit,level*hh                 an input changed; t_us is the time of the change itself
///   #I,name,fw,serial,ppm,adc_scale*hh       the answer to I
/// Binary v1, COBS frames ended by 00 of
///   u8 type, u16 seq, u32 t_us, u32 cnt, u32 edge_us, u16 din, i32 f_raw, u16 CRC-16/XMODEM, little-endian;
///   type 1 is a sample; type 2 tells that an input changed: t_us is the time of the change itself, din the
///   state after it, and cnt, edge_us, f_raw are the latest known. The answer to I is the text line above,
///   between frames (no frame begins with '#').
/// seq counts samples and events together and wraps at 2^16; t_us and edge_us (time of the last pulse) wrap
/// at 2^32. din: bit 0 front lever, bit 1 rear lever, bits 2 and 3 light gates. Commands, each ended by LF: I
/// identify, R<hz> sample rate, S start, X stop, Z zero the pulse counter.
extern const Driver pulse_daq;

}  // namespace velocert::instruments
