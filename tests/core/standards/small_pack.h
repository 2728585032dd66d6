// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/standards/pack.h"

namespace velocert::tests {

/// The smallest pack that uses everything the loader knows: one clause per procedure, each kind of action, both
/// evaluations. Its figures mean nothing. The lines are numbered in the tests, so add at the end only.
[[nodiscard]] inline standards::Pack small_pack() {
    standards::Pack pack;
    pack.files["edition.json"] = R"json({
  "format": "velocert-edition/1",
  "id": "X-1",
  "standard": "X",
  "printed": "X 1",
  "revision": 3,
  "title": { "zh": "甲", "en": "A" },
  "procedures": ["weighing", "stopping"]
}
)json";
    pack.files["limits.json"] = R"json({
  "format": "velocert-limits/1",
  "limits": [
    { "id": "m", "kind": "mass", "relation": "<=", "value": "9.50 kg", "status": "confirmed", "source": "s" },
    { "id": "d", "kind": "length", "relation": "<=", "value": "8 m", "at": "20 km/h", "status": "provisional", "source": "s" },
    { "id": "f", "kind": "force", "relation": "<=", "value": "90 N", "status": "provisional", "source": "s" },
    { "id": "v", "kind": "speed", "relation": "<=", "value": "2 km/h", "status": "provisional", "source": "s" },
    { "id": "n", "kind": "count", "relation": "=", "status": "unverified", "source": "s" },
    { "id": "a", "kind": "class", "relation": "=", "text": "mean", "status": "unverified", "source": "s" },
    { "id": "l", "kind": "sound level", "relation": "in", "value": "10 dB(A)", "upper": "20 dB(A)", "status": "confirmed", "source": "s", "note": "t" }
  ]
}
)json";
    pack.files["clauses.json"] = R"json({
  "format": "velocert-clauses/1",
  "clauses": [
    { "id": "1", "title": { "zh": "甲", "en": "A" }, "method": "9", "procedure": "weighing", "limits": ["m", "l"] },
    { "id": "2", "title": { "zh": "乙", "en": "B" }, "procedure": "stopping", "limits": ["d", "f", "v", "n", "a"],
      "applies": { "batteries": ["other"], "drives": ["assist", "both"] }, "note": "t" }
  ]
}
)json";
    pack.files["procedures/weighing.json"] = R"json({
  "format": "velocert-procedure/1",
  "id": "weighing",
  "title": { "zh": "甲", "en": "A" },
  "clause": "1",
  "roles": [{ "id": "scale", "title": { "zh": "秤", "en": "Scale" }, "kind": "balance", "measurands": ["mass"] }],
  "steps": [
    { "id": "one", "title": { "zh": "甲", "en": "A" }, "clause": "1", "evaluation": "stable-mean",
      "limits": { "result": "m" },
      "parameters": {
        "zero_tolerance": { "value": "0.1 kg", "source": "s" },
        "repeatability": { "value": "0.2 kg", "source": "s" }
      },
      "actions": [
        { "kind": "prompt", "id": "load", "text": { "zh": "甲", "en": "A" } },
        { "kind": "set", "id": "zero", "role": "scale", "command": "zero" },
        { "kind": "wait", "id": "rest", "parameters": { "duration": { "value": "1 s", "source": "s" } } },
        { "kind": "acquire", "id": "load", "role": "scale", "until": "stable",
          "parameters": { "count": { "value": "2", "source": "s" }, "timeout": { "value": "9 s", "source": "s" } } },
        { "kind": "compute", "id": "mean" },
        { "kind": "assess", "id": "assess" }
      ] }
  ]
}
)json";
    pack.files["procedures/stopping.json"] = R"json({
  "format": "velocert-procedure/1",
  "id": "stopping",
  "title": { "zh": "甲", "en": "A" },
  "clause": "2",
  "roles": [{ "id": "recorder", "title": { "zh": "仪", "en": "R" }, "kind": "pulse-daq", "measurands": ["distance"] }],
  "steps": [
    { "id": "dry", "title": { "zh": "甲", "en": "A" }, "clause": "2", "evaluation": "stopping-distance",
      "conditions": { "surface": "dry", "brakes": "both" },
      "limits": { "result": "d", "force_max": "f", "validity_band": "v", "aggregation": "a" },
      "parameters": {
        "specified_speed": { "value": "20 km/h", "source": "s" },
        "onset_window": { "value": "0.1 s", "source": "s" },
        "standstill_speed": { "value": "1 km/h", "source": "s" },
        "standstill_hold": { "value": "0.3 s", "source": "s" },
        "longest_gap": { "value": "0.1 s", "source": "s" }
      },
      "repeat": { "valid_runs_limit": "n", "max_attempts": 4, "longest_pause": "2 min" },
      "voids": [
        { "id": "fell", "title": { "zh": "甲", "en": "A" } },
        { "id": "late", "title": { "zh": "乙", "en": "B" } }
      ],
      "actions": [
        { "kind": "acquire", "id": "ride", "role": "recorder", "until": "standstill",
          "parameters": { "timeout": { "value": "9 s", "source": "s" } } }
      ] }
  ]
}
)json";
    return pack;
}

}  // namespace velocert::tests
