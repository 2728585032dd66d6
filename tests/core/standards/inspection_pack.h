// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "tests/core/standards/small_pack.h"

namespace velocert::tests {

/// The small pack with a third procedure whose steps are answered by a person: an inspection, an external certificate,
/// and specimens, with every member that such steps may have. Its figures mean nothing. The lines are numbered in the
/// tests, so add at the end only.
[[nodiscard]] inline standards::Pack inspection_pack() {
    auto pack = small_pack();
    const auto replace = [&pack](const char* file, const std::string& from, const std::string& to) {
        auto& text = pack.files.at(file);
        text.replace(text.find(from), from.size(), to);
    };
    replace("edition.json", "\"stopping\"]", "\"stopping\", \"looking\"]");
    replace("limits.json", "\n  ]", R"json(,
    { "id": "h", "kind": "length", "relation": "<=", "value": "1.10 m", "status": "confirmed", "source": "s" },
    { "id": "w", "kind": "class", "relation": "=", "text": "yes", "status": "confirmed", "source": "s" },
    { "id": "c", "kind": "class", "relation": "=", "text": "yes", "status": "confirmed", "source": "s" },
    { "id": "k", "kind": "class", "relation": "=", "text": "V-0", "status": "confirmed", "source": "s" },
    { "id": "b", "kind": "sound level", "relation": "<=", "value": "60 dB(A)", "status": "confirmed", "source": "s" }
  ])json");
    replace("clauses.json", "\"note\": \"t\" }", R"json("note": "t" },
    { "id": "3", "title": { "zh": "丙", "en": "C" }, "procedure": "looking", "limits": ["h", "w", "c", "k", "b"],
      "applies": { "uses": ["commercial"], "features": ["textile", "leather"] } },
    { "id": "4", "title": { "zh": "丁", "en": "D" }, "not_applicable": { "reason": { "zh": "术语", "en": "Terms" } } })json");
    pack.files["procedures/looking.json"] = R"json({
  "format": "velocert-procedure/1",
  "id": "looking",
  "title": { "zh": "丙", "en": "C" },
  "clause": "3",
  "roles": [{ "id": "meter", "title": { "zh": "仪", "en": "M" }, "kind": "sound-level-meter", "measurands": ["sound_level"], "optional": true }],
  "steps": [
    { "id": "plate", "title": { "zh": "甲", "en": "A" }, "clause": "3", "evaluation": "observations",
      "limits": { "height": "h", "readable": "w" },
      "needs": ["weighing/one"], "waits": { "value": "24 h", "source": "s" }, "sample": "A",
      "actions": [
        { "kind": "prompt", "id": "look", "text": { "zh": "甲", "en": "A" }, "picture": "plate.svg", "fields": [
          { "id": "height", "title": { "zh": "高", "en": "H" }, "kind": "quantity", "low": "0.5 m", "high": "2 m", "example": "1.05 m" },
          { "id": "readable", "title": { "zh": "清", "en": "R" }, "kind": "choice", "example": "yes", "choices": [
            { "id": "yes", "title": { "zh": "是", "en": "Yes" } },
            { "id": "no", "title": { "zh": "否", "en": "No" } },
            { "id": "not-fitted", "title": { "zh": "无", "en": "None" }, "not_applicable": true } ] },
          { "id": "readable_reason", "title": { "zh": "因", "en": "Why" }, "kind": "text", "required": false },
          { "id": "code", "title": { "zh": "码", "en": "Code" }, "kind": "code", "pattern": "[0-9]{4}[A-Z]", "unique": true, "example": "1234A" },
          { "id": "plate_photo", "title": { "zh": "照", "en": "Photo" }, "kind": "photo" } ] }
      ] },
    { "id": "charger", "title": { "zh": "乙", "en": "B" }, "clause": "3", "evaluation": "external-certificate",
      "limits": { "conforms": "c" },
      "actions": [
        { "kind": "prompt", "id": "certificate", "text": { "zh": "甲", "en": "A" }, "fields": [
          { "id": "number", "title": { "zh": "号", "en": "N" }, "kind": "text", "example": "X-1" },
          { "id": "body", "title": { "zh": "构", "en": "B" }, "kind": "text", "example": "Body" },
          { "id": "dated", "title": { "zh": "日", "en": "D" }, "kind": "date", "example": "2025-05-01" },
          { "id": "valid_to", "title": { "zh": "至", "en": "V" }, "kind": "date", "required": false },
          { "id": "model", "title": { "zh": "型", "en": "M" }, "kind": "text", "example": "C1" },
          { "id": "document", "title": { "zh": "文", "en": "F" }, "kind": "document" },
          { "id": "conforms", "title": { "zh": "符", "en": "C" }, "kind": "choice", "example": "yes", "choices": [
            { "id": "yes", "title": { "zh": "是", "en": "Yes" } },
            { "id": "no", "title": { "zh": "否", "en": "No" } } ] } ] }
      ] },
    { "id": "flame", "title": { "zh": "丙", "en": "C" }, "clause": "3", "evaluation": "observations",
      "limits": { "class": "k" }, "destructive": true, "needs": ["looking/plate"],
      "for_each": { "list": "specimens", "of": [
        { "id": "1", "title": { "zh": "一", "en": "One" } },
        { "id": "2", "title": { "zh": "二", "en": "Two" } } ] },
      "actions": [
        { "kind": "prompt", "id": "burn", "text": { "zh": "甲", "en": "A" }, "fields": [
          { "id": "class", "title": { "zh": "级", "en": "C" }, "kind": "choice", "example": "V-0", "choices": [
            { "id": "V-0", "title": { "zh": "V-0 级", "en": "V-0" } },
            { "id": "worse", "title": { "zh": "更差", "en": "Worse" } } ] } ] }
      ] },
    { "id": "tone", "title": { "zh": "丁", "en": "D" }, "clause": "3", "evaluation": "indicated",
      "limits": { "result": "b" },
      "parameters": { "measurand": { "word": "sound_level", "source": "s" }, "statistic": { "word": "max", "source": "s" } },
      "actions": [
        { "kind": "acquire", "id": "listen", "role": "meter", "until": "duration",
          "parameters": { "duration": { "value": "2 s", "source": "s" }, "timeout": { "value": "9 s", "source": "s" } } }
      ] }
  ]
}
)json";
    return pack;
}

}  // namespace velocert::tests
