// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/standards/item_traits.h"

namespace velocert::laboratory {

/// What is tested (ISO/IEC 17025 7.4): one vehicle, by its unique code.
struct TestItem {
    std::string id;  ///< the laboratory's code, unique
    standards::ItemTraits traits;
    std::string model;
    std::string maker;
    std::string vehicle_code;
    std::string client;
    std::string note;
};

/// From JSON: "id", "battery", "drive", "made_on" required; "certified_to", "certified_on", "sold_on", "model",
/// "maker", "vehicle_code", "client", "note", "use" ("private", "commercial") and "features" ({"textile": true})
/// optional (null allowed); "format" optional ("velocert-item/1"). Others refused.
[[nodiscard]] base::Result<TestItem> item_from_json(const base::Json& json, std::string_view source,
                                                    std::string_view pointer = {});
[[nodiscard]] base::Json to_json(const TestItem& item);

}  // namespace velocert::laboratory
