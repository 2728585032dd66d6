// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/sequence/cases/case.h"
#include "core/standards/editions/edition_selection.h"
#include "core/standards/pack.h"

using namespace velocert;

/// A case, and behind a zero byte the series file it may name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto editions = standards::embedded_editions();
    static const auto selection = standards::embedded_selection_rule();
    if (!editions || !selection) std::abort();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto end = text.find('\0');
    const auto document = base::Json::parse(text.substr(0, end), "case.json");
    if (!document) return 0;
    const std::string series(end == std::string_view::npos ? std::string_view{} : text.substr(end + 1));
    const auto read_file = [&](const std::string&) -> base::Result<std::string> { return series; };
    const auto result = sequence::judge_case({*document, "case.json", *editions, *selection, read_file});
    if (!result) {
        if (result.error().found.empty()) std::abort();
        return 0;
    }
    const auto again = base::Json::parse(result->document.text());
    if (!again || !(*again == result->document)) std::abort();
    return 0;
}
