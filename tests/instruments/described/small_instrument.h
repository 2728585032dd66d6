// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace velocert::instruments::test {

/// The description of an instrument that nobody makes, with everything a description can say about lines.
inline const std::string small_instrument = R"json({
  "format": "velocert-instrument/1",
  "protocol": "lines",
  "id": "small", "name": "A small force gauge", "kind": "force-gauge", "source": "made up for this test",
  "profiles": [
    { "id": "one", "name": "one", "port": "9600 8N1", "longest_silence": "300 ms",
      "ranges": [ { "measurand": "force", "low": "-10 N", "high": "10 N", "resolution": "0.1 N" } ] },
    { "id": "two", "name": "two", "port": "9600 8N1", "longest_silence": "300 ms",
      "ranges": [ { "measurand": "force", "low": "-10 N", "high": "10 N", "resolution": "0.1 N" } ] }
  ],
  "frame": { "longest": 40 },
  "checksum": { "method": "xor", "field": "sum", "from": 1, "gap": 1 },
  "messages": [
    { "name": "value", "pattern": "${state:S|D|O},{force:number} {unit:N|kN|lb}*{sum:hex(2)}",
      "gives": [ { "measurand": "force", "value": "force", "unit_field": "unit", "units": { "N": "N", "kN": "kN" } } ],
      "flags": [ { "field": "state", "is": ["S"], "flag": "stable" }, { "field": "state", "is": ["O"], "flag": "over-range" } ] },
    { "name": "peak", "pattern": "$P,{force:number}*{sum:hex(2)}", "profiles": ["two"],
      "gives": [ { "measurand": "force", "value": "force", "unit": "N", "multiply": "0.1", "resolution": "0.5 N" } ] },
    { "name": "about", "pattern": "$I,{maker:word},{serial:digits}*{sum:hex(2)}",
      "event": { "kind": "identity", "text": "{maker}||{serial}|" } },
    { "name": "done", "pattern": "$OK*{sum:hex(2)}", "event": { "kind": "accepted", "text": "{command}" } },
    { "name": "no", "pattern": "$NO,{code:digits}*{sum:hex(2)}", "event": { "kind": "refused", "text": "{command}: code {code}" } },
    { "name": "woke", "pattern": "$HELLO*{sum:hex(2)}", "unasked": true, "event": { "kind": "restarted", "text": "restarted" } }
  ],
  "commands": {
    "read-now": { "send": "?\r", "answer": ["value", "peak", "no"], "timeout": "200 ms" },
    "start": { "send": "GO\r", "answer": ["value"] },
    "zero": { "send": "Z\r", "answer": ["done", "no"], "timeout": "200 ms" },
    "set-voltage": { "send": "V{value:V:2}\r", "answer": ["done", "no"] },
    "stop": { "send": "HALT\r", "answer": ["about"], "timeout": "200 ms" }
  },
  "identification": [ { "send": "WHO\r", "answer": ["about"], "timeout": "200 ms" } ]
})json";

/// One of two bytes in front, big-endian tenths, four flag bits and a sum: a frame of fixed length.
inline const std::string small_frames = R"json({
  "format": "velocert-instrument/1",
  "protocol": "frames",
  "id": "small-frames", "name": "A small thermometer", "kind": "thermometer", "source": "made up for this test",
  "profiles": [
    { "id": "one", "name": "one", "port": "9600 8N1",
      "ranges": [ { "measurand": "temperature", "low": "-100 degC", "high": "300 degC", "resolution": "0.1 degC" } ] }
  ],
  "frame": { "start": "hex: AA 55", "length": 8, "end": "hex:0D",
    "fields": [ { "name": "shown", "at": 2, "as": "i16be" }, { "name": "point", "at": 4, "as": "bits", "high": 1, "low": 0 },
                { "name": "state", "at": 4, "as": "bits", "high": 7 }, { "name": "bcd", "at": 5, "as": "bcd" },
                { "name": "sum", "at": 6 } ] },
  "checksum": { "method": "sum", "written": "bytes", "field": "sum" },
  "messages": [
    { "name": "value", "gives": [ { "measurand": "temperature", "value": "shown", "decimals_field": "point", "unit": "degC" } ],
      "flags": [ { "field": "state", "is": [1], "flag": "no-value" } ] }
  ]
})json";

}  // namespace velocert::instruments::test
